"""vernacular flag: recipients, a signed file, the key, what is due."""
import json
import os
import sqlite3
import time

from program import Program, Tap

tap = Tap()
program = Program()
program.does(tap, ["init", "--org", "Example Homes", "--admin",
                   "a@homes.example"], "a landlord")
program.write("tenants.csv", "reference,name,uprn,language_spoken,formats\n"
              "T-1,Zebedee Sample,100012345678,so,large-print:20\n"
              "T-2,Ana Sample,,pl,\n")
program.does(tap, ["import", "tenants", program.path("tenants.csv")],
             "and tenants")


def change(sql):
    connection = sqlite3.connect(program.path("test.db"))
    with connection:
        connection.execute(sql)
    connection.close()


ADD = ["flag", "add", "--name", "Repairs", "--purpose", "repairs"]
for words, said in ((["--channel", "folder", "--address", "/etc"],
                     "--address"),
                    (["--needs", "health"], "--needs"),
                    (["--often", "daily", "--at", "7"], "--at"),
                    (["--org", "Another"], "Another")):
    program.refuses(tap, 1, ADD + words, [said], f"refused: {words}")
program.does(tap, ADD + ["--kind", "contractor", "--needs",
                         "spoken-language", "--channel", "folder",
                         "--address", "repairs", "--often", "daily", "--at",
                         "06:15"], "a recipient is added")
program.refuses(tap, 1, ADD, ["already"], "once")
row = program.does(tap, ["flag", "recipients"], "they are listed")
cells = row.rstrip("\n").split("\t")
tap.ok(cells[:4] == ["Repairs", "contractor", "Example Homes", "folder"] and
       "T06:15:00" in cells[4] and cells[5:] == ["-", "-", "-"],
       "with when the next is due", cells)
program.does(tap, ["flag", "export", "--recipient", "Repairs", "-o",
                   "none.json"], "without consent there is a file")
tap.equal(json.load(open(program.path("none.json")))["flags"], [],
          "of nobody")
change("UPDATE need SET consent = 1")
program.does(tap, ["flag", "export", "--recipient", "Repairs", "-o",
                   "f.json"], "with consent")
told = json.load(open(program.path("f.json")))
tap.equal((told["since"], [f["reference"] for f in told["flags"]],
           told["flags"][0]["needs"]),
          (1, ["T-1", "T-2"], [{"kind": "spoken-language", "value": "so",
                                "text": "Speaks Somali"}]),
          "of those who speak another language")
key = program.does(tap, ["flag", "key"], "the key")
tap.ok(key.startswith("-----BEGIN PUBLIC KEY-----\n") and
       os.path.getsize(program.path("f.json.sig")) == 89,
       "and the signature lie beside it", key)
csv = program.does(tap, ["flag", "export", "--recipient", "Repairs",
                         "--format", "csv", "-o", "-"], "as CSV")
tap.equal(csv.split("\r\n")[:2],
          ["delivery,state,reference,uprn,spoken-language,flag",
           "3,flag,T-1,100012345678,so,Speaks Somali"], "on standard output")
program.refuses(tap, 1, ["flag", "export", "--recipient", "Nobody", "-o",
                         "-"], ["Nobody"], "an unknown recipient")
program.refuses(tap, 2, ["flag", "export", "--recipient", "Repairs",
                         "--format", "xml", "-o", "-"], ["csv-bom"],
                "an unknown format")

# Its time comes; the folder is made beside the database.
change(f"UPDATE recipient SET next_at = {int(time.time()) - 5}")
change("UPDATE need SET ended = 1 WHERE tenant = (SELECT id FROM tenant"
       " WHERE reference = 'T-2')")
program.does(tap, ["flag", "send"], "what is due is sent")
folder = program.path(os.path.join("flags", "repairs"))
tap.equal(sorted(os.listdir(folder)),
          ["flags-repairs-000004.json", "flags-repairs-000004.json.sig"],
          "into the folder")
told = json.load(open(os.path.join(folder, "flags-repairs-000004.json")))
tap.equal(([f["reference"] for f in told["flags"]], told["removed"]),
          (["T-1"], [{"reference": "T-2", "uprn": None}]),
          "what ended is taken back")
program.does(tap, ["flag", "send"], "again")
tap.equal(len(os.listdir(folder)), 2, "nothing is sent twice")
again = program.does(tap, ["flag", "export", "--recipient", "Repairs", "-o",
                           "-"], "the same once more")
tap.equal(again.split("\n")[1:], open(os.path.join(
    folder, "flags-repairs-000004.json")).read().split("\n")[1:3] + [
        '"removed":[]}', ""], "is the same, with nothing to take back")
row = program.does(tap, ["flag", "recipients"], "listed")
tap.ok(row.split("\t")[6] == "received" and "T06:15:00" in row.split("\t")[4],
       "as received, and due again", row)


# Nobody listens there: tried again and again, given up at last.
def rows(sql):
    connection = sqlite3.connect(program.path("test.db"))
    found = connection.execute(sql).fetchall()
    connection.close()
    return found


program.does(tap, ["flag", "add", "--name", "Deaf", "--purpose", "x",
                   "--channel", "webhook", "--address",
                   "http://127.0.0.1:1/", "--private", "yes", "--often",
                   "daily"], "a receiver that is not there")
change("UPDATE recipient SET next_at = 1 WHERE name = 'Deaf'")
waits = []
for tried in (0, 3, 6, 7):
    change("UPDATE outbox SET next_at = 1, attempts ="
           f" {tried} WHERE kind = 'webhook'")
    before = int(time.time())
    program.run("flag", "send")
    (state, tries, at), = rows("SELECT state, attempts, next_at FROM outbox"
                               " WHERE kind = 'webhook'")
    waits.append(round((at - before) / 10) if state == "waiting" else state)
tap.equal(waits, [3, 360, 8640, "failed"],
          "later and later, then no more")
tap.equal([(s, "127.0.0.1" in t) for s, t in rows(
    "SELECT state, trouble FROM delivery WHERE state = 'failed'")],
    [("failed", True)], "and the delivery says why")
secret = program.does(tap, ["token", "add", "--name", "vans", "--role",
                            "contractor", "--recipient", "Repairs"],
                      "a token of theirs")
tap.ok(len(secret) == 33, "is one secret", secret)
program.refuses(tap, 1, ["token", "add", "--name", "x", "--recipient",
                         "Repairs"], ["role"], "of a contractor only")
program.refuses(tap, 1, ["token", "add", "--name", "x", "--role",
                         "contractor", "--recipient", "Nobody"],
                ["--recipient"], "of a recipient that there is")
program.refuses(tap, 2, ["user", "add", "--email", "c@x.example", "--name",
                         "C", "--role", "contractor"], ["--role"],
                "a contractor does not sign in")
program.does(tap, ["audit", "verify"], "the log holds")
tap.done()
