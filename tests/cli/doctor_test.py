"""Is everything there that the service needs: each line ok, or the mend."""
import datetime
import os
import re
import shutil
import sqlite3
import zoneinfo

from program import Program, Tap

tap = Tap()
program = Program()
LOOKS = ["fonts", "braille", "voices", "ICU", "time", "interface", "tenants",
         "pages", "notices", "database", "backup", "disk", "descriptors",
         "PDF", "scanner"]


def lines():
    return {m[2]: (m[1], m[3]) for m in
            re.finditer(r"^(ok|mend)\s+(\w+): (.*)$", program.out, re.M)}


def ill(name, *parts, words=("doctor",), **environment):
    """That look alone names a mend, and the exit code is 1."""
    code = program.run(*words, **environment)
    seen = lines()
    bad = {n for n, (state, _) in seen.items() if state == "mend"}
    tap.ok(code == 1 and bad == {name} and
           all(p in seen[name][1] for p in parts),
           f"{name}: {parts[0]} ... {parts[-1]}", f"{code} {program.out}")


program.run("init", "--org", "Example Homes", "--admin", "admin@homes.example")
code = program.run("doctor")
tap.ok(code == 0 and list(lines()) == LOOKS, "all is well",
       f"{code} {program.out}{program.said}")
program.does(tap, ["audit", "verify"], "the chain holds")
head = re.search(r"head (\w+)", program.out)[1]
program.run("doctor")
tap.ok(head in lines()["database"][1], "and the database's line has it",
       program.out)
program.run("doctor", TZ="Pacific/Kiritimati", LC_ALL="tr_TR.UTF-8")
tap.ok(lines()["time"][1][:13] == datetime.datetime.now(
    zoneinfo.ZoneInfo("Europe/London")).strftime("%Y-%m-%dT%H"),
    "London's time whatever the zone of the machine", program.out)

tap.equal(program.run("doctor", VERNACULAR_DB=""), 0,
          "no database named, none needed yet")
tap.equal(os.listdir(program.folder.name), ["test.db"], "nothing was made")
code = program.run("doctor", VERNACULAR_FONTS=program.path("no-fonts"))
bad = [line for line in program.out.splitlines() if line.startswith("mend")]
tap.ok(code == 1 and len(bad) > 10 and
       all("fonts: " in line and "apt install fonts-noto-c" in line
           for line in bad), "each missing font is named with its package",
       program.out)
os.mkdir(program.path("fonts"))
for folder in ("truetype/noto", "opentype/noto"):
    for name in os.listdir(f"/usr/share/fonts/{folder}"):
        os.symlink(f"/usr/share/fonts/{folder}/{name}",
                   program.path(f"fonts/{name}"))
program.run("doctor", VERNACULAR_FONTS=program.path("fonts"))
tap.ok(re.match(r"\d+ families, Noto Sans \d\.\d+, Noto Sans CJK \d\.\d+$",
                lines()["fonts"][1]), "fonts with their versions", program.out)
os.rename(program.path("fonts/NotoSans-Bold.ttf"), program.path("aside"))
ill("fonts", "NotoSans-Bold.ttf", "apt install fonts-noto-core",
    VERNACULAR_FONTS=program.path("fonts"))
tap.equal(program.out.count("NotoSans-Bold.ttf"), 1,
          "what every language needs is named once")
os.rename(program.path("aside"), program.path("fonts/NotoSans-Bold.ttf"))
os.unlink(program.path("fonts/NotoSansThai-Bold.ttf"))
ill("fonts", "NotoSansThai-Bold.ttf", "apt install fonts-noto-core",
    VERNACULAR_FONTS=program.path("fonts"))
with open("/usr/share/fonts/truetype/noto/NotoSansThai-Bold.ttf", "rb") as file:
    program.write("fonts/NotoSansThai-Bold.ttf", file.read()[:20000])
ill("fonts", "NotoSansThai-Bold.ttf", "apt install --reinstall fonts-noto-core",
    VERNACULAR_FONTS=program.path("fonts"))

# The service reads these when they are first asked for: doctor, all of them.
top = os.environ["top_srcdir"]
shutil.copytree(os.path.join(top, "po"), program.path("data/po"))
shutil.copytree(os.path.join(top, "templates"),
                program.path("data/templates"))
os.symlink(os.path.abspath(os.path.join(top, "db")), program.path("data/db"))
with open(program.path("data/templates/pages/calls.mustache"), "a",
          encoding="utf-8") as file:
    file.write("{{#never}}closed")
ill("pages", "calls:", "never", VERNACULAR_DATA=program.path("data"))
shutil.copy(os.path.join(top, "templates/pages/calls.mustache"),
            program.path("data/templates/pages/calls.mustache"))
with open(program.path("data/po/tenant/ur.po"), "a",
          encoding="utf-8") as file:
    file.write("msgid \"not closed\n")
ill("tenants", "ur.po", VERNACULAR_DATA=program.path("data"))
ill("database", "none.db", "vernacular init",
    words=("doctor", "--db", program.path("none.db")))
tap.ok(not os.path.exists(program.path("none.db")), "and is not made")
program.write("text.db", "not a database")
ill("database", "text.db", "another program",
    words=("doctor", "--db", program.path("text.db")))
program.write("empty.db", "")
ill("database", "empty.db", "remove it",
    words=("doctor", "--db", program.path("empty.db")))
code = program.run("doctor", "--db", "/none/a.db")
tap.ok(code == 1 and lines()["disk"][0] == "mend", "no folder to write in",
       program.out)

os.chmod(program.path("test.db"), 0o644)
ill("database", "test.db", "chmod 600")
os.chmod(program.path("test.db"), 0o600)

connection = sqlite3.connect(program.path("test.db"))
connection.execute("PRAGMA journal_mode = DELETE")
page = connection.execute("PRAGMA page_size").fetchone()[0]
root = connection.execute("SELECT rootpage FROM sqlite_schema"
                          " WHERE name = 'account'").fetchone()[0]
connection.close()
with open(program.path("test.db"), "rb") as file:
    whole = file.read()
at = (root - 1) * page
program.write("broken.db", whole[:at] + b"\xff" * page + whole[at + page:])
os.chmod(program.path("broken.db"), 0o600)
ill("database", "broken.db", "restore a backup",
    words=("doctor", "--db", program.path("broken.db")))

program.write("forged.db", whole)
os.chmod(program.path("forged.db"), 0o600)
connection = sqlite3.connect(program.path("forged.db"))
for (name,) in connection.execute("SELECT name FROM sqlite_schema WHERE type"
                                  " = 'trigger'").fetchall():
    connection.execute(f"DROP TRIGGER {name}")
connection.execute("UPDATE event SET kind = 'account.disabled' WHERE seq = 1")
connection.commit()
connection.close()
ill("database", "Event 1", words=("doctor", "--db", program.path("forged.db")))

program.write("newer.db", whole)
os.chmod(program.path("newer.db"), 0o600)
connection = sqlite3.connect(program.path("newer.db"))
connection.execute("PRAGMA user_version = 9999")
connection.close()
ill("database", "newer.db", "newer version",
    words=("doctor", "--db", program.path("newer.db")))
tap.done()
