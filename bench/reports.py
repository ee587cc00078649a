"""Processor time of each dashboard and report, with a database as large as a
national service's: packed days, and the same without packs. doc/benchmarks.md
explains each line. BENCH_REQUESTS=200000 makes it smaller."""
import os
import sqlite3
import sys
import time

import large
import service
from pages import milliseconds
from service import PLACE

REQUESTS = int(os.environ.get("BENCH_REQUESTS", "2000000"))
WAIT = 3600  # seconds for packing, at most
ALL = "from=2019-01-01&to=2028-12-31"  # ten years are the most
PAGES = [
    ("/reports", 100),
    (f"/reports/turnaround?{ALL}", 1000),
    (f"/reports/turnaround?{ALL}&by=language", 1000),
    (f"/reports/turnaround?{ALL}&by=provider", 1000),
    (f"/reports/turnaround?{ALL}&by=officer", 1000),
    (f"/reports/turnaround?{ALL}&by=month&service=translation", 1000),
    (f"/reports/turnaround?{ALL}&language=so&class=rights", 1000),
    ("/reports/turnaround", 1000),
    (f"/reports/turnaround/requests?{ALL}", 1000),
    (f"/reports/turnaround/requests?{ALL}&stage=held", 1000),
    ("/reports/needs-met", 1000),
    ("/reports/profile", 100),
    ("/reports/ledger", 1000),
]


def left(path):
    """Days that ended and are not packed yet, and facts that are."""
    db = sqlite3.connect(path)
    try:
        return db.execute(
            "SELECT coalesce(sum(stale = 1 AND day < ?), 0),"
            " coalesce(sum(n), 0) FROM fact_day",
            (int(time.time()) // 86400,)).fetchone()
    finally:
        db.close()


def pack(server, path):
    """Wait for the clock's tick; processor seconds of it."""
    began = time.monotonic()
    spent = server.processor_seconds()
    while left(path)[0] and time.monotonic() - began < WAIT:
        time.sleep(1)
    return server.processor_seconds() - spent


def main(row, source, token_for):
    print(f"bench: filling a database with {REQUESTS:,} requests",
          file=sys.stderr, flush=True)
    path = large.fill(source, os.path.join(PLACE, "reports.db"), REQUESTS,
                      REQUESTS // 2)
    token = token_for(path)
    with service.serve(path) as server:
        seconds = pack(server, path)
        facts = left(path)[1]
        row("processor s to pack a million facts",
            f"{seconds / max(facts, 1) * 1e6:.0f}", "", "", "")
        for page, bound in PAGES:
            spent = milliseconds(server, token, page)
            row(f"  {page.replace(ALL, 'ALL')}", f"{spent:.1f}",
                f"{spent / max(facts, 1) * 1e6:.0f} a million", "",
                f"< {bound} ms")
        row("memory after all reports, MB", f"{server.resident_mb():.0f}", "",
            "", "< 150 MB")
    print(f"bench: {facts:,} facts were packed", file=sys.stderr, flush=True)
    service.remove(path)
