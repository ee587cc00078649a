"""Processor time of each page that needs no more than one name in its path,
with a database as large as a national service's. doc/benchmarks.md explains
each line. BENCH_REQUESTS=200000 makes it smaller; there is one tenant to two
requests."""
import glob
import os
import re
import sys
import time
import urllib.error
import urllib.request

import large
import service
from service import PLACE, TOP

REQUESTS = int(os.environ.get("BENCH_REQUESTS", "2000000"))
BOUND_MS = 5
SECONDS = 0.5  # for each page, three times at least
# Files and what answers for one caller alone.
LEFT_OUT = re.compile(r"export|backup|\.pdf|\.svg|/events$|openapi")


def patterns():
    """The paths of all pages, from the tables of routes."""
    found = set()
    for path in glob.glob(os.path.join(TOP, "src", "web", "*.c")):
        with open(path, encoding="utf-8") as file:
            found.update(re.findall(
                r'\{\.method = METHOD_GET,\s*\.path = "([^"]+)"',
                file.read()))
    return sorted(path for path in found if not LEFT_OUT.search(path))


def names(server, token):
    """What stands for the first {name} of a path, by how the path begins."""
    found = {}
    for start, list_name, key in (("requests", "requests", "ref"),
                                  ("tenants", "tenants", "id"),
                                  ("providers", "providers", "id"),
                                  ("contracts", "contracts", "id"),
                                  ("cases", "cases", "ref")):
        answer = service.fetch(server, f"/api/v1/{start}", token)
        if answer[list_name]:
            found[start] = answer[list_name][0][key]
    return found


def paths(server, token):
    known = names(server, token)
    for pattern in patterns():
        path = pattern.replace("{n}", "1")
        start = path.split("/")[1]
        if start in known:
            path = re.sub(r"\{\w+\}", known[start], path, count=1)
        if "{" not in path:
            yield path


def answers(server, token, path):
    request = urllib.request.Request(
        f"http://127.0.0.1:{server.port}{path}",
        headers={"Authorization": f"Bearer {token}", "Accept": "text/html"})
    try:
        with urllib.request.urlopen(request, timeout=600) as answer:
            answer.read()
            return True
    except urllib.error.HTTPError as fault:
        fault.read()
        return False


def milliseconds(server, token, path):
    """Processor time of one; 0 where there is no such page for us."""
    if not answers(server, token, path):
        return 0
    before, from_, asked = server.processor_seconds(), time.monotonic(), 0
    while asked < 3 or time.monotonic() - from_ < SECONDS:
        answers(server, token, path)
        asked += 1
    return (server.processor_seconds() - before) / asked * 1000


def main(row, source, token_for):
    print(f"bench: filling a database with {REQUESTS:,} requests",
          file=sys.stderr, flush=True)
    path = large.fill(source, os.path.join(PLACE, "pages.db"), REQUESTS,
                      REQUESTS // 2)
    token = token_for(path)
    with service.serve(path) as server:
        spent = {page: milliseconds(server, token, page)
                 for page in paths(server, token)}
        resident = server.resident_mb()
    over = sorted((page for page in spent if spent[page] > BOUND_MS),
                  key=spent.get, reverse=True)
    row(f"pages of {len(spent)} over {BOUND_MS} ms", str(len(over)), "", "",
        "0")
    for page in over:
        row(f"  processor ms of {page}", f"{spent[page]:.1f}", "", "",
            f"< {BOUND_MS} ms")
    row("memory after all pages, MB", f"{resident:.0f}", "", "", "< 150 MB")
    service.remove(path)
