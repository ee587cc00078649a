"""./bootstrap bench: what the service costs above what it stands on.

Everything is measured in this run, on this machine, one after another; a
figure alone says little, the ratios say what our own code costs. Never part
of a test's verdict.

    bench.py [--small]      --small leaves out the 2,000,000 requests
"""
import os
import statistics
import sys

import service
from service import PLACE, VERNACULAR, call, program, question

ROUNDS = 3
SECONDS = 3


def database(requests):
    """A demonstration of that size, kept for the next run of this binary."""
    stamp = int(os.path.getmtime(VERNACULAR))
    path = os.path.join(PLACE, f"demo-{requests}-{stamp}.db")
    if not os.path.exists(path):
        for name in os.listdir(PLACE):
            if name.startswith(f"demo-{requests}-"):
                os.remove(os.path.join(PLACE, name))
        say(f"making a demonstration with {requests:,} requests")
        call(VERNACULAR, "demo", "--db", path + ".part", "--tenants", "30000",
             "--requests", str(requests))
        os.rename(path + ".part", path)
    return path


def say(text):
    print(f"bench: {text}", file=sys.stderr, flush=True)


def row(what, ours, floor, ratio, aim):
    print(f"{what:<44} {ours:>16} {floor:>16} {ratio:>7} {aim:>12}",
          flush=True)


def work_copy(source):
    path = service.copy(source, os.path.join(PLACE, "work.db"))
    token = call(VERNACULAR, "token", "add", "--name", "bench", "--role",
                 "administrator", "--db", path).strip()
    return path, token


def intakes(server, token):
    """Requests to log, each for another tenant."""
    tenants = service.fetch(server, "/api/v1/tenants?limit=200", token)
    return [question("POST", "/api/v1/requests", token, "application/json", {
        "service": "translation", "tenant": tenant["id"],
        "items": [{"from": "en", "language": "so"}],
        "document_class": "rights", "subject": "rent increase letter",
        "words": 240}) for tenant in tenants["tenants"]]


def trace(source):
    """Intakes over HTTP; the files before and after them."""
    path, token = work_copy(source)
    before = service.copy(path, os.path.join(PLACE, "before.db"))
    rates, logged = [], 0
    with service.serve(path) as server:
        questions = intakes(server, token)
        for _ in range(ROUNDS):
            done = server.load(64, SECONDS, questions)
            rates.append(done["good"] / done["seconds"])
            logged += done["good"]
        one = server.load(1, SECONDS, questions)
        logged += one["good"]
        lone = one["good"] / one["seconds"]
    return before, path, logged, statistics.median(rates), lone


def raw(before, after, logged, group):
    """Intakes a second that SQLite alone puts on disk."""
    rates = []
    for _ in range(ROUNDS):
        copy = service.copy(before, os.path.join(PLACE, "raw.db"))
        done = program("raw", copy, after, logged, group, service.pragmas())
        rates.append(done["intakes"] / done["seconds"])
    return statistics.median(rates), done


def measure_intake(source):
    before, after, logged, rate, lone = trace(source)
    floor32, done = raw(before, after, logged, 32)
    floor1, _ = raw(before, after, logged, 1)
    rows = ", ".join(f"{name} {count / logged:.1f}"
                     for name, count in done["tables"].items())
    say(f"rows of one intake: {rows}")
    row("intakes/s, 64 clients : raw in groups of 32", f"{rate:,.0f}",
        f"{floor32:,.0f}", f"{rate / floor32:.2f}", ">= 0.60")
    row("intakes/s, 1 client : raw one by one", f"{lone:,.0f}",
        f"{floor1:,.0f}", f"{lone / floor1:.2f}", "")


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
            with service.Server(os.path.join(service.TOP, "bench", "bare"),
                                str(size)) as bare:
                floor = bare.load(64, SECONDS, asked)
            fast = ours["good"] / ours["seconds"]
            faster = floor["good"] / floor["seconds"]
            row(f"pages/s, {page} ({size:,} bytes) : bare", f"{fast:,.0f}",
                f"{faster:,.0f}", f"{fast / faster:.2f}", "")


def list_milliseconds(source):
    """Processor time of one list page, the deep pages too."""
    path, token = work_copy(source)
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


def measure_lists(small, large):
    few = list_milliseconds(small)
    if not large:
        row("processor ms of /requests, 20,000", f"{few:.2f}", "", "", "")
        return
    many = list_milliseconds(large)
    row("processor ms of /requests, 2,000,000 : 20,000", f"{many:.2f}",
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


def main():
    os.makedirs(PLACE, exist_ok=True)
    small = database(20000)
    large = None if "--small" in sys.argv[1:] else database(2000000)
    row("measure", "ours", "underneath", "ratio", "aim")
    measure_start(small)
    measure_intake(small)
    measure_pages(small)
    measure_lists(small, large)
    for name in ("work.db", "before.db", "raw.db", "questions"):
        for ending in ("", "-wal", "-shm"):
            if os.path.exists(os.path.join(PLACE, name + ending)):
                os.remove(os.path.join(PLACE, name + ending))


if __name__ == "__main__":
    main()
