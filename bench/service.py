"""The running service, and the programs it is measured beside."""
import json
import os
import re
import select
import shutil
import signal
import subprocess
import time
import urllib.error
import urllib.request

TOP = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
BUILD = os.environ.get("top_builddir") or TOP
VERNACULAR = os.path.join(BUILD, "src", "vernacular")
PLACE = os.path.join(BUILD, "build", "bench")
TICKS = os.sysconf("SC_CLK_TCK")


def call(*words):
    """Run one of our programs and give back what it printed."""
    done = subprocess.run(words, capture_output=True, text=True, check=False)
    if done.returncode:
        raise SystemExit(f"bench: {' '.join(words)}: {done.stderr.strip()}")
    return done.stdout


def program(name, *words):
    return json.loads(call(os.path.join(BUILD, "bench", name),
                           *(str(word) for word in words)))


def remove(path):
    for ending in ("", "-wal", "-shm"):
        if os.path.exists(path + ending):
            os.remove(path + ending)


def copy(source, target):
    """A database that nobody has open, as a fresh file."""
    remove(target)
    shutil.copyfile(source, target)
    return target


def pragmas():
    """What the service sets on its writing connection."""
    with open(os.path.join(TOP, "src", "store", "db.c"),
              encoding="utf-8") as file:
        text = re.sub(r"/\*.*?\*/", "", file.read(), flags=re.S)
    found = re.findall(
        r"static const char (?:writer_)?pragmas\[\] =((?:\s*\"[^\"]*\")+);",
        text)
    return "".join(re.findall(r'"([^"]*)"', " ".join(found)))


class Server:
    """A child that prints `ready http://ADDR:PORT`; ended by its own pid."""

    def __init__(self, *words):
        began = time.monotonic()
        self.child = subprocess.Popen(
            words, stdin=subprocess.PIPE, stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL, text=True)
        ready, _, _ = select.select([self.child.stdout], [], [], 120)
        line = self.child.stdout.readline() if ready else ""
        self.start_seconds = time.monotonic() - began
        match = re.search(r"ready http://[^:]+:(\d+)", line)
        if not match:
            self.__exit__()
            raise SystemExit(f"bench: {words[0]} did not become ready")
        self.port = int(match[1])

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.child.stdin.close()
        if self.child.poll() is None:
            self.child.send_signal(signal.SIGTERM)
        try:
            self.child.wait(20)
        except subprocess.TimeoutExpired:
            self.child.kill()
            self.child.wait()
        self.child.stdout.close()

    def processor_seconds(self):
        """User and system time of all threads so far."""
        with open(f"/proc/{self.child.pid}/stat", encoding="ascii") as file:
            fields = file.read().rsplit(")", 1)[1].split()
        return (int(fields[11]) + int(fields[12])) / TICKS

    def resident_mb(self):
        with open(f"/proc/{self.child.pid}/status", encoding="ascii") as file:
            return int(re.search(r"VmRSS:\s+(\d+)", file.read())[1]) / 1024

    def load(self, clients, seconds, questions):
        """Ask in turn; every answer must be good."""
        path = os.path.join(PLACE, "questions")
        with open(path, "wb") as file:
            for question in questions:
                file.write(b"%d\n" % len(question) + question)
        return program("load", self.port, clients, seconds, path)


def serve(db):
    return Server(VERNACULAR, "serve", "--db", db, "--listen", "127.0.0.1:0")


def question(method, path, token="", accept="text/html", body=None):
    """One request as bytes."""
    head = [f"{method} {path} HTTP/1.1", "Host: 127.0.0.1",
            f"Accept: {accept}"]
    if token:
        head.append(f"Authorization: Bearer {token}")
    data = b""
    if body is not None:
        data = json.dumps(body).encode()
        head += ["Content-Type: application/json",
                 f"Content-Length: {len(data)}"]
    return "\r\n".join(head + ["", ""]).encode() + data


def fetch(server, path, token):
    """The JSON of one path."""
    request = urllib.request.Request(
        f"http://127.0.0.1:{server.port}{path}",
        headers={"Authorization": f"Bearer {token}",
                 "Accept": "application/json"})
    try:
        with urllib.request.urlopen(request, timeout=30) as answer:
            return json.load(answer)
    except urllib.error.HTTPError as fault:
        raise SystemExit(f"bench: GET {path}: {fault.code} "
                         f"{fault.read().decode()[:300]}") from fault
