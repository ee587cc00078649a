"""Memory fails at the n-th allocation, for every n: the program says so and
ends, or does what it was asked. It never crashes, never says that something
is done which is not, and the database is as it was before or after."""
import os
import shutil
import signal
import sqlite3
import subprocess

from fault import ALL, Machine, sanitized, skip

from program import Program
from service import BINARY, Tap

if sanitized(BINARY):
    skip("the sanitizers' allocator must be loaded first")
TRIES = 10 ** 9 if ALL else 3
tap = Tap()
machine = Machine()
program = Program()
fresh = program.path("fresh.db")
program.does(tap, ["init", "--db", fresh, "--org", "Example Homes", "--admin",
                   "admin@homes.example"], "a database")
with open(program.path("letter.md"), "w") as file:
    file.write("# Notice\n\nThe lift **stops** on 3 May. 今日は。\n")
COMMANDS = {
    "value": ["value", "--lang", "cy", "--type", "money",
              "12345.50 GBP"],
    "token": ["token", "add", "--db", "DB", "--name", "robot"],
    "policy": ["policy", "show", "--db", "DB"],
    "render": ["render", "letter.md", "--lang", "en", "--format", "text", "-o", "-"],
}


def run(words, n):
    """Once, with the n-th allocation failing; (exit code, results, fault)."""
    db = program.path("x.db")
    for end in ("", "-wal", "-shm"):
        if os.path.exists(db + end):
            os.unlink(db + end)
    shutil.copy(fresh, db)
    machine.set(fail_alloc=n, allocs=0, failed=0)
    done = subprocess.run([BINARY, *(db if w == "DB" else w for w in words)],
                          env={**os.environ, **machine.environment},
                          cwd=program.folder.name, capture_output=True,
                          timeout=120)
    return done.returncode, done.stdout, done.stderr


def tokens():
    connection = sqlite3.connect(program.path("x.db"))
    sound = connection.execute("PRAGMA quick_check").fetchone()[0]
    count = connection.execute("SELECT count(*) FROM token").fetchone()[0]
    connection.close()
    return sound, count


for name, words in COMMANDS.items():
    code, wanted, said = run(words, 10 ** 15)
    total = machine.get("allocs")
    tap.ok(code == 0 and total > 80, f"{name} takes {total} allocations",
           said)
    step = max(1, total // TRIES)
    crashed, lied, unsaid, tried = [], [], [], 0
    for n in range(1, total + 1, step):
        code, out, said = run(words, n)
        tried += 1
        if code < 0 and b"aborting" not in said:
            crashed.append((n, signal.Signals(-code).name))
        elif code == 0 and name != "token" and out != wanted:
            lied.append((n, out[:100]))
        elif code and not said:
            unsaid.append(n)
        if name == "token" and tokens() not in (("ok", 0), ("ok", 1)) or \
                name == "token" and code == 0 and tokens()[1] != 1:
            lied.append((n, tokens()))
    tap.equal(crashed, [], f"{name}: no crash in {tried} of {total}")
    tap.equal(lied, [], f"{name}: nothing is said that is not so")
    tap.equal(unsaid, [], f"{name}: a failure is said")
machine.heal()
tap.done()
