"""Tables of tenants, over HTTP and from the command line: every bad row is
named and nothing is kept; the same table again changes nothing; a large one
takes seconds; an interrupted one leaves nothing."""
import os
import signal
import subprocess
import time
from urllib.parse import quote

from service import BINARY, Service, Tap

tap = Tap()
service = Service()
TOKEN = service.token("tests", "--role", "manager")
HEAD = ("reference,name,name_native,postcode,phone,language_spoken,"
        "language_read,script,english,formats,safe_contact\r\n")


def upload(text, *fields):
    """The answer to a table sent as a browser sends it."""
    body = text if isinstance(text, bytes) else text.encode()
    mark = "example-boundary-7"
    parts = b"".join(
        f'--{mark}\r\nContent-Disposition: form-data; name="{name}"\r\n\r\n'
        f"{value}\r\n".encode() for name, value in fields)
    return service.call("POST", "/tenants/import", parts + (
        f'--{mark}\r\nContent-Disposition: form-data; name="file"; '
        'filename="tenants.csv"\r\nContent-Type: text/csv\r\n\r\n').encode() +
        body + f"\r\n--{mark}--\r\n".encode(), TOKEN, {
            "Content-Type": f"multipart/form-data; boundary={mark}"})


def command(text, *options):
    """(exit code, stderr) of the same through `import`."""
    path = os.path.join(service.folder.name, "table.csv")
    with open(path, "wb") as file:
        file.write(text if isinstance(text, bytes) else text.encode())
    done = subprocess.run([BINARY, "import", "tenants", path, "--db",
                           service.db, *options], capture_output=True,
                          timeout=100)
    return done.returncode, done.stderr.decode()


def register():
    return [service.rows(f"SELECT * FROM {table} ORDER BY 1, 2, 3")
            for table in ("tenant", "need", "tenant_key")]


GOOD = (HEAD +
        'T-1,"Al-Khatib, Fatima",فاطمة الخطيب,m145rx,0161 496 0000,ar,ar,,'
        "none,large-print:20,never post to the home\r\n"
        "T-2,Gurpreet Singh,ਗੁਰਪ੍ਰੀਤ ਸਿੰਘ,M14 5RX,,pa,pa,Guru,,,\r\n"
        'T-3,"Jan\nNowak",,,,Polish,Polish,,,,\r\n'.replace("Jan\n", "Jan "))
BAD = [
    ("no name", "T-9,,,,,,,,,,", "name"),
    ("no reference", ",Sample,,,,,,,,,", "reference"),
    ("a bad postcode", "T-9,Sample,,NOWHERE,,,,,,,", "postcode"),
    ("a bad telephone", "T-9,Sample,,,call me,,,,,,", "phone"),
    ("an unknown language", "T-9,Sample,,,,,klingon,,,,", "language_read"),
    ("an unknown format", "T-9,Sample,,,,,,,,papyrus,", "formats"),
    ("a level of English", "T-9,Sample,,,,,,,excellent?,,", "english"),
    ("a bidirectional control", "T-9,Sam\u202eple,,,,,,,,,", "name"),
    ("a control", "T-9,Sam\x01ple,,,,,,,,,", "name"),
    ("a name of 10,000 letters", "T-9," + "x" * 10000 + ",,,,,,,,,", "name"),
    ("too many cells", "T-9,Sample,,,,,,,,,,more", ""),
    ("the same reference again", "T-1,Other,,,,,,,,,", "reference"),
    ("an open quote", 'T-9,"Sample,,,,,,,,,', ""),
]
empty = register()
for name, row, column in BAD:
    text = GOOD + row + "\r\n"
    answer = upload(text)
    told = [(e["pointer"], e["detail"])
            for e in answer.json.get("errors", [])]
    tap.ok(answer.code == 422 and told and any(
        "5" in p and column in p for p, _ in told), f"{name}: row and column "
           "are named", (answer.code, told, answer.text[:200]))
    code, said = command(text)
    tap.ok(code == 1 and "vernacular: " in said and "line 5" in said and
           column in said, f"{name}: by the command too", (code, said))
tap.ok(register() == empty, "nothing of that was kept")
every = GOOD + "".join(row + "\r\n" for _, row, _ in BAD[:8])
code, said = command(every)
tap.ok(code == 1 and all(f"line {n}" in said for n in range(5, 13)),
       "every bad row is named", said)
told = upload(every).pointers
tap.ok(all(any(f"line {n}" in p or f"/{n}" in p for p in told)
           for n in range(5, 13)), "over HTTP too", told)
for name, head, near in [
        ("a heading misspelt", "refrence,name\r\nT-1,A\r\n", "reference"),
        ("a heading unknown", "reference,name,shoe_size\r\nT-1,A,9\r\n",
         "shoe_size"),
        ("a heading twice", "reference,name,name\r\nT-1,A,B\r\n", "name"),
        ("a heading missing", "name\r\nA\r\n", "reference")]:
    answer = upload(head)
    tap.ok(answer.code == 422 and near in answer.text, f"{name} is named",
           answer.text)
    code, said = command(head)
    tap.ok(code == 1 and near in said, f"{name} is named by the command",
           said)
for name, data in [("nothing", b""), ("no encoding", HEAD.encode() +
                                      b"T-1,Jos\x81,,,,,,,,,\r\n"),
                   ("a NUL", HEAD.encode() + b"T-1,Jo\x00,,,,,,,,,\r\n"),
                   ("half of UTF-16", GOOD.encode("utf-16")[:-1]),
                   ("bytes of a picture", bytes(range(256)) * 40)]:
    answer = upload(data)
    code, said = command(data)
    tap.ok(400 <= answer.code < 500 and code == 1 and "vernacular:" in said,
           f"refused: {name}", (answer.code, answer.text[:200], said[:200]))
tap.ok(register() == empty, "nothing of that was kept either")

answer = upload(GOOD, ("dry_run", "true"))
tap.equal((answer.code, answer.json.get("added")), (200, 3), "a dry run")
code, said = command(GOOD, "--dry-run")
tap.ok(code == 0 and "3 added" in said, "by the command too", said)
tap.ok(register() == empty, "keeps nothing")
answer = upload("\ufeff" + GOOD)
tap.equal((answer.code, answer.json), (
    200, {"rows": 3, "added": 3, "changed": 0, "same": 0}),
    "a table with a byte-order mark is taken")
kept = register()
answer = upload(GOOD)
tap.equal(answer.json, {"rows": 3, "added": 0, "changed": 0, "same": 3},
          "the same again changes nothing")
tap.ok(register() == kept, "not one row")
answer = upload(GOOD.replace("Gurpreet Singh", "Gurpreet Kaur"))
tap.equal(answer.json, {"rows": 3, "added": 0, "changed": 1, "same": 2},
          "a changed row updates")
tap.equal(service.rows("SELECT name FROM tenant WHERE reference = 'T-2'"),
          [("Gurpreet Kaur",)], "and holds")
for q in ("Fatima", "فاطمة", "M14 5RX", "01614960000", "T-1", "alkhatib"):
    found = service.call("GET", f"/tenants?q={quote(q)}", token=TOKEN).json
    tap.ok("T-1" in [t["reference"] for t in found["tenants"]],
           f"found by {q}", found)
need = service.rows("""SELECT n.kind, n.value FROM need n JOIN tenant t
    ON t.id = n.tenant WHERE t.reference = 'T-2' ORDER BY 1""")
tap.ok(("read-language", "pa-Guru") in need, "language and script are one",
       need)

LARGE = "reference,name,postcode,language_read,phone\n" + "".join(
    f"L-{n},Sample Tenant {n},M14 5RX,{('pl', 'so', 'ur', 'en')[n % 4]},"
    f"0161 {n % 900 + 100} {n % 9000 + 1000}\n" for n in range(6000))
before = register()
part = "".join(LARGE.splitlines(keepends=True)[:3001])
worst = LARGE + "L-6000,,M14 5RX,pl,\n"
code, said = command(worst)
tap.ok(code == 1 and "line 6002" in said, "the last of 6,001 rows is bad",
       said[-300:])
tap.ok(register() == before, "so none of them is kept")
for at in (0.05, .5, 1):
    path = os.path.join(service.folder.name, "table.csv")
    with open(path, "w") as file:
        file.write(LARGE)
    process = subprocess.Popen([BINARY, "import", "tenants", path, "--db",
                                service.db], stderr=subprocess.DEVNULL)
    time.sleep(at)
    process.send_signal(signal.SIGKILL)
    if process.wait(20) == 0:
        break
    count = service.rows("SELECT count(*) FROM tenant")[0][0]
    tap.ok(count in (3, 6003), f"killed after {at} s: all or nothing",
           count)
    if count != 3:
        break
start = time.monotonic()
code, said = command(LARGE)
tap.ok(code == 0 and "6000 rows" in said, "6,000 rows", said[-300:])
tap.equal(service.rows("SELECT count(*) FROM tenant"), [(6003,)],
          "are kept")
print(f"# 6,000 rows: {time.monotonic() - start:.1f} s")
code, said = command(part)
tap.ok("3000 as they were" in said, "and again: not one is double",
       said[-300:])
answer = upload(part.replace("Sample Tenant 2999,", "Other Name,"))
tap.equal(answer.json, {"rows": 3000, "added": 0, "changed": 1,
                        "same": 2999}, "3,000 over HTTP")
tap.ok(service.call("GET", "/tenants?q=Other%20Name", token=TOKEN)
       .json["tenants"], "while the server goes on")
wrong = upload(b"reference,name\n" + b"x" * (21 << 20))
tap.ok(wrong is None or wrong.code == 413, "a table past 20 MB is refused",
       wrong and wrong.code)
tap.ok(service.alive(), "the server is there after all of this")
tap.equal(service.stop(), 0, "SIGTERM ends it well")
tap.done()
