"""Running it: what a supervisor is told and gives, a configuration by file and
environment, and what a monitor reads on an address of its own."""
import json
import os
import re
import signal
import socket
import subprocess
import sys
import urllib.error
import urllib.request

from program import Program, Tap
from service import BINARY, SECONDS

tap = Tap()
program = Program()
program.does(tap, ["init", "--org", "Example Homes", "--admin",
                   "admin@homes.example"], "a database")
DB = program.path("test.db")


class Served:
    """serve under a supervisor of our own."""

    def __init__(self, *words, **environment):
        self.path = program.path("notify")
        if os.path.exists(self.path):
            os.unlink(self.path)
        self.told = socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM)
        self.told.bind(self.path)
        self.told.settimeout(SECONDS)
        given = environment.pop("given", None)
        command = [BINARY, "serve", *words]
        if given:
            os.set_inheritable(given.fileno(), True)
            command = ["sh", "-c", f'exec 3<&{given.fileno()}; LISTEN_PID=$$ '
                       'LISTEN_FDS=1; export LISTEN_PID LISTEN_FDS; '
                       'exec "$@"', "sh", *command]
        self.process = subprocess.Popen(
            command, stdout=subprocess.PIPE, stderr=subprocess.PIPE,
            text=True, close_fds=not given, env={
                **program.environment, "NOTIFY_SOCKET": self.path,
                **environment})
        self.lines = []
        for line in self.process.stdout:
            self.lines.append(line.strip())
            if line.startswith("ready"):
                break
        found = re.search(r":(\d+)$", self.lines[-1]) if self.lines else None
        self.port = found and int(found[1])

    def get(self, path, port=None):
        with urllib.request.urlopen(
                f"http://127.0.0.1:{port or self.port}{path}",
                timeout=SECONDS) as answer:
            return answer.status, answer.read().decode()

    def stop(self):
        self.process.send_signal(signal.SIGTERM)
        _, self.said = self.process.communicate(timeout=SECONDS)
        return self.process.returncode


served = Served("--listen", "127.0.0.1:0", "--metrics", "127.0.0.1:0")
tap.equal(served.told.recv(100), b"READY=1", "the supervisor hears of ready")
metrics = int(re.fullmatch(r"metrics http://127\.0\.0\.1:(\d+)/",
                           served.lines[0])[1])
for path in ("/healthz", "/readyz", "/healthz", "/nowhere"):
    try:
        served.get(path)
    except urllib.error.HTTPError:
        pass
code, text = served.get("/metrics", metrics)
values = dict(re.findall(r"^(vernacular_\w+(?:\{[^}]*\})?) (\S+)$", text,
                         re.M))
wrong = [line for line in text.splitlines() if not re.fullmatch(
    r"# (HELP|TYPE) vernacular_\w+ .+|vernacular_\w+(\{\w+=\"[^\"]*\"\})? "
    r"[0-9.e+-]+", line)]
tap.equal((code, wrong), (200, []), "every line is as Prometheus reads it")
tap.equal((values["vernacular_answers_total{code=\"200\"}"],
           values["vernacular_answers_total{code=\"404\"}"]), ("3", "1"),
          "answers are counted by code")
tap.equal([values[f"vernacular_{name}"] for name in (
    "readable", "writable", "disk_full", "outbox_waiting")],
    ["1", "1", "0", "0"], "it reads and writes")
buckets = [int(v) for k, v in values.items() if "commit_seconds_bucket" in k]
tap.ok(buckets == sorted(buckets) and len(buckets) == 13 and
       buckets[-1] == int(values["vernacular_commit_seconds_count"]) > 0,
       "commits are counted by how long they took", buckets)
for name in ("logged", "approved", "offered"):
    tap.equal(values[f'vernacular_oldest_item_seconds{{state="{name}"}}'],
              "0", f"nothing waits {name}")
rules = open(os.path.join(os.path.dirname(__file__), "..", "..", "doc",
                          "running", "alerts.yml")).read()
named = set(re.findall(r"vernacular_\w+", rules))
known = set(re.findall(r"^(vernacular_\w+)", text, re.M))
tap.equal(named - known, set(), "every alert is about a metric that there is")
tap.ok(len(named) > 5, "and there are some")
for data, wanted in [(b"POST / HTTP/1.1\r\n\r\n", b"501"), (b"\r\n\r\n", b"501"),
                     (b"GET /" + b"a" * 9000, b"")]:
    with socket.create_connection(("127.0.0.1", metrics), SECONDS) as wire:
        try:
            wire.sendall(data)
            seen = wire.recv(100)
        except OSError:
            seen = b""
    tap.ok(wanted in seen and b"200 OK" not in seen,
           f"refused there: {data[:12]}", seen)
idle = socket.create_connection(("127.0.0.1", metrics), SECONDS)
tap.equal(served.get("/", metrics)[0], 200, "who asks nothing is left behind")
idle.close()
tap.equal(served.stop(), 0, "SIGTERM ends it well")
tap.equal(served.told.recv(100), b"STOPPING=1", "and the supervisor hears it")

given = socket.socket()
given.bind(("127.0.0.1", 0))
given.listen(50)
port = given.getsockname()[1]
served = Served(given=given)
tap.equal(served.lines[-1:], [f"ready http://127.0.0.1:{port}"],
          "it takes the socket that it is given")
tap.equal(served.get("/healthz"), (200, "ok\n"), "and answers there")
tap.equal(served.stop(), 0, "it stops")
waiting = socket.create_connection(("127.0.0.1", port), SECONDS)
waiting.sendall(b"GET /healthz HTTP/1.1\r\nHost: a.example\r\n\r\n")
served = Served(given=given)
waiting.settimeout(SECONDS)
tap.ok(b"200 OK" in waiting.recv(1000), "who came between two is answered by "
       "the next: nobody is turned away")
waiting.close()
tap.equal(served.stop(), 0, "it stops")
given.close()

conf = program.write("vernacular.conf", """
# Of this machine
 listen = 127.0.0.1:0
threads=3
proxy = 192.0.2.1  2001:db8::1
""")
served = Served(VERNACULAR_CONFIG=conf)
tap.ok(served.port and served.get("/healthz")[0] == 200,
       "it runs as the file says")
tap.equal(served.stop(), 0, "it stops")
tap.equal(served.said, "", "and finds nothing to say")
said = program.does(tap, ["serve", "--help"], "serve says what it takes")
keys = re.findall(r"^  ([a-z-]+) +\w", said.split("VERNACULAR_CONFIG")[1],
                  re.M)
page = open(os.path.join(os.environ["top_builddir"], "doc", "vernacular.1")
            ).read().replace("\\-", "-")
tap.ok(len(keys) == 14 and not [key for key in keys if
                                f"{key}" not in page or "VERNACULAR_" +
                                key.upper().replace("-", "_") not in page],
       "the manual page has every key and variable", keys)
for text, parts in [
        ("listn = x\n", [":1: ", "listn", "did you mean listen"]),
        ("\n\nwhatever-it-is = x\n", [":3: ", "no such key"]),
        ("listen\n", [":1: ", "key = value"]),
        ("threads = 2\nthreads = 3\n", [":2: ", "stands twice"]),
        ("threads = 200\n", ["threads", "200", "16"]),
        ("threads = many\n", ["threads", "many"]),
        ("proxy = localhost\n", ["localhost"]),
        ("listen = nowhere\n", ["nowhere"])]:
    program.environment["VERNACULAR_CONFIG"] = program.write("bad.conf", text)
    program.refuses(tap, 1, ["serve"], parts, f"refused: {text.split()[0]}")
program.environment["VERNACULAR_CONFIG"] = program.path("none.conf")
program.refuses(tap, 1, ["serve"], ["none.conf"], "a file that is not there")
program.environment["VERNACULAR_CONFIG"] = program.write(
    "db.conf", f"db = {program.path('other.db')}\n")
tap.equal(program.run("token", "list"), 0, "the environment comes before the "
          "file")
del program.environment["VERNACULAR_DB"]
program.refuses(tap, 1, ["token", "list"], ["other.db"], "then the file")
tap.equal(program.run("token", "list", "--db", DB), 0,
          "an option before both")

running = os.path.join(os.path.dirname(__file__), "..", "..", "doc",
                       "running")
parts = json.loads(subprocess.run(
    [sys.executable, os.path.join(running, "sbom.py")], check=True,
    capture_output=True).stdout)
names = {part["name"] for part in parts["packages"]}
tap.ok({"vernacular", "libsqlite3-dev", "libsodium-dev", "libicu-dev",
        "libmicrohttpd-dev"} <= names and parts["spdxVersion"] == "SPDX-2.3",
       "the list of parts has what it is made of", names)
tap.equal(len({part["SPDXID"] for part in parts["packages"]}),
          len(parts["relationships"]), "each related once")
with open(os.path.join(running, "vernacular.conf")) as file:
    shown = set(re.findall(r"^#?([a-z-]+) = ", file.read(), re.M))
tap.equal(shown - set(keys), set(), "the sample names no key that is none")
tap.done()
