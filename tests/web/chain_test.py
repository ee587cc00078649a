"""The event log is read again while the service runs, and anchored outside.
Who changes an event in the file behind its back is found out: every report
says so, /readyz says so, and an anchor tells a log that was made anew."""
import os
import re
import sqlite3
import subprocess
import time

from service import BINARY, Service, Tap

tap = Tap()
service = Service(demo=("--tenants", "200", "--requests", "200", "--seed", "3",
                        "--now", "2026-11-20"))
HOUSE = "Calderbrook Housing Partnership"
anchors = os.path.join(service.folder.name, "anchors")
cookie, _ = service.sign_in("m@chain.example", service.user(
    "m@chain.example", "manager", "--org", HOUSE))
manager = service.token("figures", "--role", "manager", "--org", HOUSE)
SPAN = "?from=2025-11-21&to=2026-11-20"


def again(*options):
    """The service starts anew."""
    service.leave()
    service.options = options
    service.start()


def wait(what, seen):
    """Until it is to be seen, and no longer than a slow machine needs."""
    end = time.monotonic() + 60
    while time.monotonic() < end:
        if seen():
            return tap.ok(True, what)
        time.sleep(0.05)
    return tap.ok(False, what)


def verify(*words):
    done = subprocess.run([BINARY, "audit", "verify", "--db", service.db,
                           *words], capture_output=True, text=True,
                          timeout=60)
    return done.returncode, done.stdout + done.stderr


def state():
    got = service.call("GET", "/reports/turnaround" + SPAN, token=manager)
    return got.json["event_log"]


def ready():
    return service.ask("GET", "/readyz").text


def page(path):
    return service.ask("GET", path, {"Cookie": cookie,
                                     "Accept": "text/html"}).text


# It fits.
wait("the service reads the log to its end",
     lambda: state()["state"] == "whole")
tap.equal(state()["event"], None, "no event is named")
tap.ok(state()["events"] > 100, "it says how many there were")
tap.equal(ready(), "ready\n", "ready, without a warning")

# Anchors.
again("--anchor", anchors)
wait("the day's anchor is in the file", lambda: os.path.exists(anchors) and
     open(anchors, encoding="utf-8").read().endswith("\n"))
line = open(anchors, encoding="utf-8").read()
tap.ok(re.fullmatch(r"vernacular \d{4}-\d\d-\d\d \d+ [0-9a-f]{64}\n", line),
       "product, day, event and hash")
with open(anchors, "a", encoding="utf-8") as file:
    file.write("Subject: other lines of a mail are passed over\n")
code, said = verify("--anchor", anchors)
tap.ok(code == 0 and "1 anchors fit" in said, "the log fits its anchor")
again("--anchor", anchors)
service.call("GET", "/readyz")
tap.equal(open(anchors, encoding="utf-8").read().count("vernacular "), 1,
          "one a day")
other = os.path.join(service.folder.name, "other")
head = line.split()[-1]
event = int(line.split()[2])
for text, word, what in (
        (line.replace(head, head[::-1]), "made anew", "another hash"),
        (line.replace(f" {event} ", f" {event + 100000} "), "shortened",
         "an event that is not there"),
        (line.replace(head, head[:-1]), "no anchor",
         "half a hash"),
        ("nothing\n", "no anchor", "a file without any")):
    with open(other, "w", encoding="utf-8") as file:
        file.write(text)
    code, said = verify("--anchor", other)
    tap.ok(code == 1 and word in said, f"{what} is told")

# Addresses.
admin = service.token("admin", "--role", "administrator", "--org", HOUSE)
got = service.call("POST", "/settings/event-log", token=admin,
                   body={"addresses": "A@audit.example; b@audit.example"})
tap.equal((got.code, got.json["addresses"]),
          (200, "a@audit.example,b@audit.example"), "addresses are kept")
got = service.call("POST", "/settings/event-log", token=admin,
                   body={"addresses": "nowhere"})
tap.ok(got.code == 422 or got.code == 400, "what is none is refused")
tap.equal(service.call("GET", "/settings/event-log",
                       token=manager).code, 403, "for administrators")
got = service.call("GET", "/settings/event-log", token=admin)
tap.equal(got.json["anchors"][0]["head"], head, "the page shows the anchor")

# Somebody changes an event behind our back.
service.leave()
with sqlite3.connect(service.db) as file:
    file.execute("DROP TRIGGER event_keeps")
    file.execute("UPDATE event SET language = 'xx' WHERE seq = 77")
file.close()
code, said = verify()
tap.ok(code == 1 and "Event 77 was changed" in said,
       "audit verify names the event")
service.start()
wait("the service finds it", lambda: state()["state"] == "broken")
tap.equal(state()["event"], 77, "and names it")
tap.equal(ready(), "ready\nwarning: the event log does not fit at event 77\n",
          "readyz is honest")
tap.ok("does not fit at event 77" in page("/reports/turnaround" + SPAN),
       "the page's foot warns")
got = service.call("GET", "/reports", token=manager)
tap.equal(got.json["event_log"]["event"], 77, "so does every report")
got = service.call("GET", f"/reports/turnaround{SPAN}&format=csv",
                   token=manager)
rows = got.text.rstrip("\r\n").split("\r\n")
tap.ok("does not fit at event 77" in rows[-1], "and the last line of a CSV")
tap.equal(rows[-1].count(","), rows[0].count(","), "which is as wide as all")
got = service.call("GET", f"/reports/turnaround{SPAN}&format=pdf",
                   token=manager)
paper = os.path.join(service.folder.name, "paper.pdf")
with open(paper, "wb") as file:
    file.write(got.body)
words = subprocess.run(["pdftotext", paper, "-"], capture_output=True,
                       text=True, timeout=60).stdout
tap.ok("does not fit at event" in " ".join(words.split()),
       "and a PDF")
tap.ok("does not fit" not in page("/requests"),
       "other pages are left alone")

# The log itself has that it was found.
tap.equal(service.rows("SELECT count(*) FROM event WHERE kind = 'log.broken'"),
          [(1,)], "it is an event, once")
service.stop()
tap.done()
