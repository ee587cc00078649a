"""A damaged database: found out, refused or shut off, never shown as if it
were whole, and the way back is said and works."""
import os
import random
import shutil
import sqlite3

from fault import ALL

from program import Program
from service import Service, Tap

tap = Tap()
service = Service()
TOKEN = service.token("tests", "--role", "administrator")
for n in range(60):
    service.call("POST", "/tenants", {
        "reference": f"T-{n}", "name": f"Sample Person {n}"}, TOKEN)
program = Program()
program.environment["VERNACULAR_DB"] = service.db
copy = program.path("copy.backup")
program.does(tap, ["backup", copy, "--db", service.db], "a backup is made")
assert service.leave() == 0
whole = program.path("whole.db")
shutil.copy(service.db, whole)
SIZE = os.path.getsize(whole)


def damage(pieces):
    """The database with other bytes at these places."""
    for end in ("-wal", "-shm"):
        if os.path.exists(service.db + end):
            os.unlink(service.db + end)
    shutil.copy(whole, service.db)
    with open(service.db, "r+b") as file:
        for at, data in pieces:
            file.seek(at)
            file.write(data)


def doctor(name):
    code = program.run("doctor", "--db", service.db)
    line = [t for t in program.out.splitlines() if " database: " in t]
    tap.ok(code == 1 and line and line[0].startswith("mend") and
           ("restore" in line[0] or "another program" in line[0]),
           f"{name}: the doctor finds it and says what to do", line)


def refused(name):
    """serve does not start on it."""
    code = program.run("serve", "--db", service.db, "--listen", "127.0.0.1:0")
    tap.ok(code == 1 and "ready" not in program.out and program.said,
           f"{name}: it is not served", program.said)


damage([(0, b"not a database at all, but long enough")])
refused("a lost header")
damage([])
with open(service.db, "r+b") as file:
    file.truncate(SIZE // 2)
doctor("half a file")
damage([(100, bytes(4000))])
doctor("a lost schema")
refused("a lost schema")
program.refuses(tap, 1, ["restore", service.db, "--db", whole], [""],
                "a damaged copy takes the place of nothing")

# Every page but the first two, each by itself in the long run.
pages = list(range(2, SIZE // 4096))
for page in pages if ALL else random.Random(9).sample(pages, 1):
    damage([(page * 4096, b"\x55" * 4096)])
    code = program.run("doctor", "--db", service.db)
    line = [t for t in program.out.splitlines() if " database: " in t]
    if code == 0:
        # A page on the free list holds nothing.
        tap.ok("ok    database" in line[0], f"page {page} was free")
        continue
    tap.ok("restore a backup" in line[0], f"page {page}: the doctor says "
           "restore a backup", line)

# What is met while it is served: the pages of tenants.
connection = sqlite3.connect(whole)
roots = [row[0] for row in connection.execute(
    "SELECT DISTINCT pageno FROM dbstat WHERE name = 'tenant'")] if \
    connection.execute("SELECT 1 FROM pragma_compile_options WHERE "
                       "compile_options = 'ENABLE_DBSTAT_VTAB'").fetchone() \
    else [connection.execute("SELECT rootpage FROM sqlite_master WHERE "
                             "name = 'tenant'").fetchone()[0]]
connection.close()
damage([((page - 1) * 4096, b"\x55" * 4096) for page in roots])
service.start()
answer = service.call("GET", "/tenants?q=Sample", token=TOKEN)
tap.ok(answer.code == 503 and "restore a backup" in answer.json["detail"],
       "what cannot be read is not shown as nothing", answer.text[:200])
answer = service.call("POST", "/tenants", {
    "reference": "T-100", "name": "Sample Person"}, TOKEN)
tap.equal(answer.code, 503, "nothing is written over damage")
tap.equal(service.ask("GET", "/readyz").code, 503, "/readyz says so")
tap.equal(service.ask("GET", "/healthz").code, 200, "it is there to say it")
service.leave()
program.does(tap, ["restore", copy, "--db", service.db], "the way back")
service.start()
tap.equal(len(service.call("GET", "/tenants?q=Sample&limit=200",
                           token=TOKEN).json["tenants"]), 60,
          "everybody is there again")
tap.equal(service.leave(), 0, "it ends well")
program.does(tap, ["audit", "verify", "--db", service.db], "and the chain")
tap.done()
