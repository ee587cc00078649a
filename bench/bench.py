"""./bootstrap bench: what the service costs above what it stands on.

Everything is measured in this run, on this machine, ours and what lies
underneath by turns; a figure alone says little, the ratios say what our own
code costs. Never part of a test's verdict. doc/benchmarks.md explains each
line. BENCH_REQUESTS=200000 makes the large database smaller, 0 leaves it out.

    bench.py [service] [catalogues] [notices] [memory] [find]
             [routing] [pages] [reports] [braille] [campaign]
             [letters] [--keep]
                                     every part where none is named
"""
import os
import statistics
import sqlite3
import sys

import braille
import campaign
import catalogues
import find
import large
import letters
import memory
import notices
import pages
import reports
import routing
import service
from service import PLACE, VERNACULAR, call, program, question

ROUNDS = 5
SECONDS = 2
TENANTS = 4000  # who ask in turn
LARGE = int(os.environ.get("BENCH_REQUESTS", "2000000"))


def demonstration():
    """20,000 requests, kept for the next run of this binary."""
    stamp = int(os.path.getmtime(VERNACULAR))
    path = os.path.join(PLACE, f"demo-{stamp}.db")
    if not os.path.exists(path):
        for name in os.listdir(PLACE):
            if name.startswith("demo-"):
                os.remove(os.path.join(PLACE, name))
        say("making a demonstration: 30,000 tenants, 20,000 requests")
        call(VERNACULAR, "demo", "--db", path + ".part")
        os.rename(path + ".part", path)
    return path


def say(text):
    print(f"bench: {text}", file=sys.stderr, flush=True)


def row(what, ours, floor, ratio, aim):
    print(f"{what:<44} {ours:>16} {floor:>16} {ratio:>7} {aim:>12}",
          flush=True)


def token_for(path):
    return call(VERNACULAR, "token", "add", "--name", "bench", "--role",
                "administrator", "--db", path).strip()


def work_copy(source):
    path = service.copy(source, os.path.join(PLACE, "work.db"))
    return path, token_for(path)


def tenants(server, token, count):
    """Identifiers of that many tenants, page by page."""
    found, after = [], ""
    while len(found) < count:
        page = service.fetch(
            server, f"/api/v1/tenants?limit=200{after}", token)
        found += [tenant["id"] for tenant in page["tenants"]]
        if not page["next"]:
            break
        after = f"&after={page['next']}"
    return found[:count]


def intakes(server, token):
    """Requests to log, each for another tenant: the next to ask is hardly ever
    the one who asked just now."""
    return [question("POST", "/api/v1/requests", token, "application/json", {
        "service": "translation", "tenant": tenant,
        "items": [{"from": "en", "language": "so"}],
        "document_class": "rights", "subject": "rent increase letter",
        "words": 240}) for tenant in tenants(server, token, TENANTS)]


def requests_in(path):
    with sqlite3.connect(f"file:{path}?mode=ro", uri=True) as db:
        return db.execute("SELECT count(*) FROM request").fetchone()[0]


class Intake:
    """The service and raw SQLite by turns, each in a file of its own."""

    def __init__(self, source):
        self.path, token = work_copy(source)
        self.before = service.copy(self.path,
                                   os.path.join(PLACE, "before.db"))
        self.after = os.path.join(PLACE, "after.db")
        with service.serve(self.path) as server:
            self.questions = intakes(server, token)
            self.traced = server.load(64, SECONDS, self.questions)["good"]
        service.copy(self.path, self.after)
        self.logged = self.traced

    def ours(self, server, clients):
        done = server.load(clients, SECONDS, self.questions)
        self.logged += done["good"]
        return done["good"] / done["seconds"]

    def raw(self, group):
        """Intakes a second that SQLite alone puts on disk."""
        copy = service.copy(self.before, os.path.join(PLACE, "raw.db"))
        done = program("raw", copy, self.after, self.traced, group,
                       service.pragmas())
        self.tables = done["tables"]
        return done["intakes"] / done["seconds"]

    def compare(self, server, clients, group, aim):
        pairs = [(self.ours(server, clients), self.raw(group))
                 for _ in range(ROUNDS)]
        ours, floor = (statistics.median(column) for column in zip(*pairs))
        ratio = statistics.median(ours / floor for ours, floor in pairs)
        row(f"intakes/s by {clients} : raw in groups of {group}",
            f"{ours:,.0f}", f"{floor:,.0f}", f"{ratio:.2f}", aim)

    def check(self):
        """What was acknowledged is in the file, and the event log whole."""
        kept = requests_in(self.path) - requests_in(self.before)
        if kept != self.logged:
            raise SystemExit(f"bench: {self.logged} intakes acknowledged, "
                             f"{kept} kept")
        call(VERNACULAR, "audit", "verify", "--db", self.path)


def measure_intake(source):
    intake = Intake(source)
    with service.serve(intake.path) as server:
        intake.compare(server, 64, 32, ">= 0.60")
        intake.compare(server, 1, 1, "")
    intake.check()
    rows = ", ".join(f"{name} {count / intake.traced:.1f}"
                     for name, count in intake.tables.items())
    say(f"rows that one intake writes: {rows}")


def measure_pages(source):
    path, token = work_copy(source)
    with service.serve(path) as server:
        listed = service.fetch(server, "/api/v1/requests?limit=1", token)
        ref = listed["requests"][0]["ref"]
        for page, accept in (("/sign-in", "text/html"),
                             (f"/api/v1/requests/{ref}", "application/json"),
                             (f"/requests/{ref}", "text/html"),
                             ("/requests", "text/html")):
            asked = [question("GET", page, token, accept)]
            ours = server.load(64, SECONDS, asked)
            size = ours["bytes"] // ours["answers"]
            with service.Server(os.path.join(service.BUILD, "bench", "bare"),
                                str(size)) as bare:
                floor = bare.load(64, SECONDS, asked)
            fast = ours["good"] / ours["seconds"]
            faster = floor["good"] / floor["seconds"]
            row(f"pages/s, {page} ({size:,} bytes) : bare", f"{fast:,.0f}",
                f"{faster:,.0f}", f"{fast / faster:.2f}", "")


def list_milliseconds(path, token):
    """Processor time of a list page: the dearest of four filters."""
    worst = 0
    with service.serve(path) as server:
        for page in ("/requests", "/requests?state=offered",
                     "/requests?language=so", "/requests?overdue=true"):
            asked = [question("GET", page, token)]
            server.load(1, 0.2, asked)
            before = server.processor_seconds()
            done = server.load(1, 2, asked)
            spent = server.processor_seconds() - before
            worst = max(worst, spent / done["good"] * 1000)
    return worst


def measure_lists(small):
    few = list_milliseconds(*work_copy(small))
    if not LARGE:
        row("processor ms of /requests, 20,000", f"{few:.2f}", "", "", "")
        return
    say(f"filling a database with {LARGE:,} requests")
    path = large.fill(small, os.path.join(PLACE, "large.db"), LARGE,
                      LARGE // 2)
    many = list_milliseconds(path, token_for(path))
    row(f"processor ms of /requests, {LARGE:,} : 20,000", f"{many:.2f}",
        f"{few:.2f}", f"{many / few:.2f}", "< 3 ms")


def measure_start(source):
    path, token = work_copy(source)
    starts = []
    for _ in range(9):
        with service.serve(path) as server:
            starts.append(server.start_seconds * 1000)
    with service.serve(path) as server:
        idle = server.resident_mb()
        server.load(64, SECONDS, [question("GET", "/requests", token)] +
                    intakes(server, token))
        busy = server.resident_mb()
    row("start, ms", f"{statistics.median(starts):.1f}", "", "", "< 50 ms")
    row("memory at rest, MB", f"{idle:.1f}", "", "", "< 60 MB")
    row("memory after load, MB", f"{busy:.1f}", "", "", "< 60 MB")


def measure_service():
    source = demonstration()
    row("measure", "ours", "underneath", "ratio", "aim")
    measure_start(source)
    measure_intake(source)
    measure_pages(source)
    measure_lists(source)
    for name in ("work.db", "before.db", "after.db", "raw.db", "large.db"):
        service.remove(os.path.join(PLACE, name))


def main(words):
    os.makedirs(PLACE, exist_ok=True)
    parts = [word for word in words if not word.startswith("-")]
    if not parts or "service" in parts:
        measure_service()
    if not parts or "catalogues" in parts:
        catalogues.main(row)
    if not parts or "braille" in parts:
        braille.main(row)
    if not parts or "campaign" in parts:
        campaign.main(row)
    if not parts or "notices" in parts:
        notices.main(row)
    if not parts or "routing" in parts:
        routing.main(row)
    if not parts or "find" in parts:
        find.main(row)
    if LARGE and (not parts or "pages" in parts):
        pages.main(row, demonstration(), token_for)
    if LARGE and (not parts or "reports" in parts):
        reports.main(row, demonstration(), token_for)
    if not parts or "chain" in parts:
        path = os.path.join(PLACE, "chain.db")
        remove(path)
        found = program("chain", path, 300000)
        remove(path)
        row("event log: checking : hashing the same bytes",
            f"{found['ratio']:.2f}", "", "", "0.5")
    if not parts or "memory" in parts:
        memory.main(row)
    if not parts or "letters" in parts:
        letters.main(words)


if __name__ == "__main__":
    main(sys.argv[1:])
