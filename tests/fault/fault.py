"""What the scripts of faults share: the machine's faults from outside the
program (inject.c), and how much is tried.

`make check` tries a little of each; `make fault` tries all (FAULT=all)."""
import atexit
import mmap
import os
import shutil
import struct
import subprocess
import sys
import tempfile

HERE = os.path.dirname(os.path.abspath(__file__))
sys.path[:0] = [os.path.join(HERE, "..", "web"), os.path.join(HERE, "..", "cli")]
ALL = os.environ.get("FAULT") == "all"
FIELDS = ("write_errno", "sync_errno", "spared", "clock_s", "fail_alloc",
          "allocs", "failed")


class Machine:
    """A machine that breaks as it is told; `environment` puts a program on
    it."""

    def __init__(self):
        self.folder = tempfile.TemporaryDirectory(prefix="vernacular-fault-")
        library = os.path.join(self.folder.name, "inject.so")
        compiler = os.environ.get("CC", "cc").split()
        subprocess.run([*compiler, "-shared", "-fPIC", "-O1", "-o", library,
                        os.path.join(HERE, "inject.c"), "-ldl"], check=True)
        path = os.path.join(self.folder.name, "plan")
        with open(path, "wb") as file:
            file.write(bytes(8 * len(FIELDS)))
        with open(path, "r+b") as file:
            self.plan = mmap.mmap(file.fileno(), 0)
        self.environment = {"LD_PRELOAD": library, "FAULT_FILE": path}
        atexit.register(self.folder.cleanup)

    def set(self, **fields):
        for name, value in fields.items():
            struct.pack_into("q", self.plan, 8 * FIELDS.index(name), value)

    def get(self, name):
        return struct.unpack_from("q", self.plan, 8 * FIELDS.index(name))[0]

    def heal(self):
        self.set(**{name: 0 for name in FIELDS})

    def board(self):
        """Programs started from now on run on this machine."""
        os.environ.update(self.environment)

    def leave(self):
        for name in self.environment:
            os.environ.pop(name, None)


def sanitized(binary):
    """Whether the program brings an allocator of its own, which must be
    loaded first."""
    said = subprocess.run(["ldd", binary], capture_output=True, text=True)
    return "libasan" in said.stdout


def skip(why):
    print(f"1..0 # SKIP {why}")
    sys.exit(0)


def need(program):
    if not shutil.which(program):
        skip(f"{program} is not installed")
