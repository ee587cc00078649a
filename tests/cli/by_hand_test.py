"""What the manual tells a reader of the event log to do by hand gives the
figures of the report; they are the same after all was made again from the
events, and a figure that was tampered with is found out."""
import csv
import io
import os
import re
import sqlite3
import subprocess
import sys
import tempfile
from html import unescape

PROGRAM = os.environ["VERNACULAR"]
DOC = os.path.join(os.environ["top_srcdir"], "doc", "manager.md")
SPANS = [("2024-11-19", "2026-11-19"), ("2026-03-29", "2026-06-30"),
         ("2026-10-25", "2026-10-31")]
checks = []


def check(holds, what, seen=None):
    checks.append(holds)
    print(f"{'ok' if holds else 'not ok'} {len(checks)} - {what}")
    if not holds:
        print(f"# saw {seen!r}")


def run(*words):
    done = subprocess.run(words, capture_output=True, text=True, timeout=300)
    if done.returncode:
        raise SystemExit(f"Bail out! {words}: {done.stderr}")
    return done.stdout


def reported(db, span, *more):
    """service: [n, median net, share], as the report has them."""
    text = run(PROGRAM, "report", "turnaround", "--db", db, "--from", span[0],
               "--to", span[1], "--by", "service", *more)
    rows = csv.DictReader(io.StringIO(text))
    return {row["service"]: [row["n"], row["median_net_min"], row["share"]]
            for row in rows if row["service"] != "total"}


def by_hand(program, events, span):
    text = run(sys.executable, program, events, *span)
    return {words[0]: words[1:] for words in map(str.split, text.splitlines())}


with tempfile.TemporaryDirectory() as folder:
    db = os.path.join(folder, "x.db")
    events = os.path.join(folder, "events.jsonl")
    program = os.path.join(folder, "by_hand.py")
    run(PROGRAM, "demo", "--db", db, "--tenants", "300", "--requests", "400",
        "--seed", "4", "--now", "2026-11-19")
    run(PROGRAM, "audit", "export", "--db", db, "-o", events)
    with open(DOC, encoding="utf-8") as file:
        found = re.findall(r"```python\n(.*?)```", file.read(), re.S)
    check(len(found) == 1, "the manual has the program")
    with open(program, "w", encoding="utf-8") as file:
        file.write(found[0])
    for span in SPANS:
        figures = reported(db, span)
        check(figures and by_hand(program, events, span) == figures,
              f"{span[0]} to {span[1]}: three figures of each service",
              (figures, by_hand(program, events, span)))
    whole = reported(db, SPANS[0])
    check(len(whole) == 3 and all(int(row[0]) > 20 for row in whole.values()),
          "there is enough of each", whole)
    base = sqlite3.connect(db)
    base.execute("UPDATE provider SET name = '=<b>&Co' WHERE id = (SELECT"
                 " provider FROM item WHERE state = 'completed' LIMIT 1)")
    base.commit()
    words = [PROGRAM, "report", "turnaround", "--db", db, "--from",
             SPANS[0][0], "--to", SPANS[0][1], "--by", "provider"]
    table = list(csv.reader(io.StringIO(run(*words))))
    page = run(*words, "--format", "html")
    cells = [re.sub(r"<[^>]+>", "", cell) for cell in
             re.findall(r"<t[dh]\b[^>]*>(.*?)</t[dh]>", page, re.S)]
    plain = [cell.removeprefix("'") for row in table for cell in row]
    check([unescape(cell) for cell in cells] == plain and
          "=<b>&Co" in plain, "the page has the cells of the table",
          (cells[:20], plain[:20]))
    check("<b>" not in page and "&lt;b&gt;" in page, "names are text")
    base.execute("UPDATE item SET net_min = 1 WHERE state = 'completed'"
                 " AND service = 'translation'")
    base.execute("UPDATE fact_day SET head = zeroblob(length(head)), stale = 0"
                 " WHERE n > 0")
    base.commit()
    base.close()
    check(reported(db, SPANS[0]) != whole, "rows and packs were tampered with")
    check(reported(db, SPANS[0], "--rebuild") == whole,
          "made again from the events they are equal")
    check(by_hand(program, events, SPANS[0]) == whole, "and still by hand")
print(f"1..{len(checks)}")
sys.exit(not all(checks))
