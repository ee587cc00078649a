"""What a search in a translation memory of a million sentences costs.
doc/benchmarks.md explains each line.
BENCH_UNITS=100000 makes it smaller."""
import os
import sys

from service import PLACE, VERNACULAR, program, remove

UNITS = int(os.environ.get("BENCH_UNITS", "1000000"))
SEARCHES = 1000
KINDS = (("same", "the same"), ("alike", "two words changed"),
         ("new", "a new one"), ("common", "common words only"))


def database():
    """Kept for the next run of this binary; filling it takes minutes."""
    stamp = int(os.path.getmtime(VERNACULAR))
    path = os.path.join(PLACE, f"memory-{UNITS}-{stamp}.db")
    for name in os.listdir(PLACE):
        if name.startswith("memory-") and name.endswith(".db") and \
                name != os.path.basename(path):
            remove(os.path.join(PLACE, name))
    return path


def main(row):
    path = database()
    filled = os.path.exists(path)
    print(f"bench: a memory of {UNITS:,} sentences", file=sys.stderr,
          flush=True)
    found = program("memory", path, UNITS, SEARCHES)
    for kind, what in KINDS:
        one = found[kind]
        row(f"memory: {what}, median ms", f"{one['median']:.2f}", "", "", "")
        row("  99th percentile", f"{one['p99']:.2f}", "", "", "< 20 ms")
        row("  most of 1,000", f"{one['most']:.2f}", "", "", "")
        row("  something found", f"{one['found']:.0%}", "", "", "")
    row("memory: bytes a sentence in the file",
        f"{found['bytes'] / found['units']:.0f}", "", "", "")
    row("memory: most resident, MB", f"{found['peak_kb'] / 1024:.0f}", "", "",
        "")
    if not filled:
        row("memory: seconds to remember all", f"{found['fill_s']:.0f}", "",
            "", "")
