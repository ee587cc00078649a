"""Backups: encrypted under a key of one's own, found out where they were
touched, tested by restoring, and made by itself before a schema changes."""
import os
import random
import sqlite3
import stat

from program import Program, Tap
from service import Service

tap = Tap()
program = Program()
service = Service()
db = ["--db", service.db]
token = service.token("tests", "--role", "administrator")
service.call("POST", "/tenants", {
    "reference": "T-1", "name": "Sample Remarkable Person"}, token)


def path(name):
    return program.path(name)


name = program.does(tap, ["backup", "key", path("one.key")], "a key").strip()
tap.ok(len(name) == 16 and set(name) <= set("0123456789abcdef"),
       "it has a name", name)
tap.equal(stat.S_IMODE(os.stat(path("one.key")).st_mode), 0o600,
          "nobody else may read it")
tap.ok(name not in open(path("one.key")).read(), "its name is not the key")
program.refuses(tap, 1, ["backup", "key", path("one.key")],
                ["one.key", "choose another"], "a key replaces no file")
other = program.does(tap, ["backup", "key", path("two.key")],
                     "another key").strip()
tap.ok(other != name, "has another name")

sealed = path("sealed")
program.does(tap, ["backup", sealed, "--key", path("one.key"), *db],
             "an encrypted backup, while it is served")
plain = path("plain")
program.does(tap, ["backup", plain, *db], "one that is not")
data = open(sealed, "rb").read()
tap.ok(b"Remarkable" in open(plain, "rb").read() and
       b"Remarkable" not in data and b"SQLite" not in data,
       "nothing can be read in it")
tap.ok(name.encode() in data[:64], "it says which key it wants")
tap.equal(sorted(f for f in os.listdir(service.folder.name)
                 if not f.startswith("test.db-")), ["test.db"],
          "and leaves nothing in the clear behind")
tap.equal(stat.S_IMODE(os.stat(sealed).st_mode), 0o600, "it is its owner's")
program.refuses(tap, 1, ["backup", sealed, "--key", path("one.key"), *db],
                ["choose another"], "it replaces no file")

check = ["backup", "check", sealed, *db]
for words, parts, why in [
        ([], [name], "without a key"),
        (["--key", path("two.key")], [name], "with another"),
        (["--key", path("none.key")], ["none.key"], "with none that is there"),
        (["--key", plain], ["plain", "no key"], "with what is no key")]:
    if why == "with what is no key":
        os.chmod(plain, 0o600)
    program.refuses(tap, 1, [*check, *words], parts, f"refused: {why}")
os.chmod(path("two.key"), 0o644)
program.refuses(tap, 1, [*check, "--key", path("two.key")], ["chmod 600"],
                "refused: a key that others may read")
os.chmod(path("two.key"), 0o600)
program.run("doctor", *db)
tap.ok("none was ever tested" in program.out, "the doctor knows of no test")
said = program.does(tap, [*check, "--key", path("two.key"), "--key",
                          path("one.key")], "the key that fits is found")
tap.ok(" events, head " in said, "it is restored, and looked at", said)
program.run("doctor", *db)
tap.ok("backup: tested by restoring" in program.out,
       "the doctor says when that was", program.out)
service.rows("UPDATE counter SET value = value - 100 * 86400 "
             "WHERE name = 'backup-tested'")
program.run("doctor", *db)
tap.ok("mend  backup: The last that was tested by restoring it was 100 days "
       "ago" in program.out, "and that it is too long ago", program.out)

dice = random.Random(9)
wrong = []
places = [0, 5, 20, 35, 36, 59, 60, len(data) - 1, *(
    dice.randrange(len(data)) for _ in range(4))]
variants = [(f"byte {at}", data[:at] + bytes([data[at] ^ 1]) + data[at + 1:])
            for at in places]
variants += [(f"cut to {size}", data[:size]) for size in (
    0, 36, 60, 77, 65613, len(data) - 1)]
piece = 65536 + 17
variants += [("more at its end", data + b"x"),
             ("a piece left out", data[:60] + data[60 + piece:]),
             ("two exchanged", data[:60] + data[60 + piece:60 + 2 * piece] +
              data[60:60 + piece] + data[60 + 2 * piece:])]
for what, bytes_ in variants:
    program.write("touched", bytes_)
    code = program.run("backup", "check", path("touched"), "--key",
                       path("one.key"), *db)
    if code != 1 or program.out or not program.said:
        wrong.append((what, code, program.said))
tap.equal(wrong, [], f"{len(variants)} ways to touch it are found out")
tap.equal(sorted(f for f in os.listdir(service.folder.name)
                 if not f.startswith("test.db-")), ["test.db"],
          "each leaves nothing behind")

tap.equal(service.leave(), 0, "the service stops")
program.does(tap, ["restore", sealed, "--key", path("one.key"), *db],
             "it takes the place of the database")
service.start()
found = service.call("GET", "/tenants?q=T-1", token=token)
tap.ok("Remarkable" in found.text, "everybody is there")
tap.equal(service.leave(), 0, "the service stops")
program.does(tap, ["restore", sealed, "--key", path("one.key"), "--db",
                   path("elsewhere.db")], "or that of none")

connection = sqlite3.connect(service.db)
version = connection.execute("PRAGMA user_version").fetchone()[0]
connection.execute(f"PRAGMA user_version = {version + 1}")
connection.close()
program.refuses(tap, 1, ["token", "list", *db], ["newer version"],
                "a file of a newer version is refused")
tap.ok(not os.path.exists(f"{service.db}.before-schema-{version}"),
       "and not touched")
service.folder.cleanup()
tap.done()
