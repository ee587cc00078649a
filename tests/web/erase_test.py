"""A person is erased: written through the real service under rare names in
several scripts, and then looked for, byte by byte, in every file that the
service has. What must stay is refused with its reason; figures stay, and the
chain of events fits."""
import os
import subprocess

from service import BINARY, Service, Tap

tap = Tap()
service = Service()
ADMIN = service.token("admin", "--role", "administrator")
OFFICER = service.token("officer", "--role", "officer")
FORMER = service.user("boss@homes.example", "manager")
NAME, NATIVE = "Zyxquol Brimblethwaite", "زقشطر بخثظعغ"
PERSON, PERSON_NATIVE = "Wexlibur Quarnthistle", "ழஃகௌ ஙௐஞ"
WORD, MAIL, PHONE = "quizzlewhack", "zyxquol@erase.example", "07700 900977"
STREET = "77 Flibbertigibbet Row"


def call(method, path, body=None, token=OFFICER, headers=()):
    return service.call(method, path, body, token, headers)


def made(path, body, token=OFFICER):
    answer = call("POST", path, body, token)
    assert answer.code in (200, 201), (path, answer.code, answer.text)
    return answer.json


def act(path, action, body):
    tag = call("GET", path, token=ADMIN).header("etag")
    answer = call("POST", f"{path.split('?')[0]}/{action}", body, ADMIN,
                  {"If-Match": tag})
    assert answer.code == 200, answer.text


def upload(path, content):
    mark = "example-boundary-7"
    return call("POST", path, (
        f'--{mark}\r\nContent-Disposition: form-data; name="attachment"; '
        f'filename="{WORD}.txt"\r\nContent-Type: text/plain\r\n\r\n').encode()
        + content + f"\r\n--{mark}--\r\n".encode(), OFFICER,
        {"Content-Type": f"multipart/form-data; boundary={mark}"})


def erase(*words, who="E-1", by="boss@homes.example"):
    done = subprocess.run(
        [BINARY, "tenant", "erase", who, "--by", by, "--reason",
         "asked by themselves", "--db", service.db, *words],
        capture_output=True, text=True, timeout=120)
    return done.returncode, done.stdout + done.stderr


def traces(needles):
    """Every file in the service's folder, byte by byte."""
    found = []
    for folder, _, names in os.walk(service.folder.name):
        for name in names:
            with open(os.path.join(folder, name), "rb") as file:
                content = file.read()
            found += [(name, needle) for needle in needles
                      if needle.encode() in content or
                      needle.lower().encode() in content]
    return found


def figures():
    got = call("GET", "/reports/turnaround?from=2020-01-01&to=2029-12-31",
               token=ADMIN).json
    demand = call("GET", "/reports/success?from=2020-01-01&to=2029-12-31",
                  token=ADMIN).json
    return [got["total"], got["rows"], demand["rows"]]


# A record with all that there is of a person.
other = made("/tenants", {"reference": "E-2", "name": "Plain Neighbour",
                          "address_1": "1 Sample Street",
                          "address_2": "Exampleton", "postcode": "M14 5RX"})
her = made("/tenants", {
    "reference": "E-1", "name": NAME, "name_native": NATIVE, "email": MAIL,
    "phone": PHONE, "address_1": STREET, "address_2": "Exampleton",
    "postcode": "M14 5RX", "language_spoken": "ar",
    "language_read": "ar"})["id"]
made(f"/tenants/{her}/needs", {"kind": "safe-contact", "value":
                               f"never write to {WORD}",
                               "identified_by": "tenant"})
made(f"/tenants/{her}/people", {
    "role": "household", "relation": f"aunt of {WORD}", "age": "adult",
    "name": PERSON, "name_native": PERSON_NATIVE})
made("/providers", {"name": "Example Languages", "kind": "agency",
                    "skills": "translation ar>en"}, ADMIN)
ref = made("/requests", {
    "service": "translation", "tenant": her, "words": 30,
    "subject": f"Letter of {NAME} about {WORD}", "document_class": "service",
    "items": [{"from": "ar", "language": "en"}]})["ref"]
tap.equal(upload(f"/requests/{ref}/attachments",
                 f"{NAME}, {NATIVE}: {WORD}\n".encode() * 400).code, 201,
          "a file with the name")
made(f"/tenants/{her}/contacts", {
    "channel": "call", "language": "ar", "interpreter": "none",
    "note": f"{WORD} rang"})
case = made("/cases", {"tenant": her, "kind": "complaint",
                       "subject": f"{WORD} complains"})
fields = {f["name"]: f["example"] for f in
          call("GET", "/notices/repairs-appointment").json["fields"]}
letter = made("/letters", {"notice": "repairs-appointment", "tenant": her,
                           "data": fields, "language": "en",
                           "channel": "visit"})
for path in ("", "/needs", "/people", "/contacts"):
    call("GET", f"/tenants/{her}{path}")
keys = [row[0] for row in service.rows(
    "SELECT key FROM tenant_key WHERE tenant = (SELECT id FROM tenant"
    " WHERE reference = 'E-1')")]
rare = [key for key in keys if len(key) > 5 and
        key not in ("exampleton", "m145rx")]
NEEDLES = [NAME, NATIVE, PERSON, PERSON_NATIVE, WORD, MAIL, PHONE, STREET,
           "Brimblethwaite", "بخثظعغ", *rare]
tap.ok(len(rare) > 3, "it is found by keys", keys)
missing = [n for n in NEEDLES if n not in
           [needle for _, needle in traces(NEEDLES)]]
tap.equal(missing, [], "all of it is in the files before")

# What stays, and why.
code, said = erase("--dry-run")
tap.ok(code == 0 and "held: Work goes on (" + ref in said,
       "a dry run names the open request", said)
code, said = erase("--letters")
tap.ok(code == 1 and "Nothing was erased" in said, "open work refuses", said)
for action in ("hold", "resume", "cancel"):
    act(f"/requests/{ref}", f"items/1/{action}",
        {} if action == "resume" else {"reason": f"{WORD} called"})
code, said = erase("--letters")
tap.ok(code == 1 and "A case is open" in said, "so does a case", said)
act(f"/cases/{case['id']}", "close", {"reason": f"{WORD} took it back"})
hold = made(f"/letters/{letter['id']}/holds", {"whose": "tenant",
                                               "reason": "claim for damp"})
code, said = erase("--letters")
tap.ok(code == 1 and "Letters are held (claim for damp)" in said,
       "a legal hold refuses, with its reason", said)
made(f"/letters/{letter['id']}/holds/{hold['id']}/end",
     {"reason": "settled"}, ADMIN)
code, said = erase()
tap.ok(code == 1 and "A letter is to be kept until" in said,
       "a letter whose time is not over refuses", said)
code, said = erase("--letters", by="admin@nowhere.example")
tap.equal(code, 1, "nobody erases but somebody")
service.user("officer@homes.example", "officer")
code, said = erase("--letters", by="officer@homes.example")
tap.ok(code == 1 and "Nothing" not in said, "no officer erases", said)
tap.ok(traces([NAME]), "and nothing is gone yet")

# Erased, while the service runs.
before = figures()
code, said = erase("--letters")
tap.equal(code, 0, f"erased: {said.strip()}")
found = traces(NEEDLES)
tap.equal(sorted(set(found)), [], "no trace is left in any byte")
tap.equal(figures(), before, "figures stay")
audit = subprocess.run([BINARY, "audit", "verify", "--db", service.db],
                       capture_output=True, text=True, timeout=60)
tap.ok(audit.returncode == 0 and " 0 emptied" not in audit.stdout,
       "the chain fits, with what was said emptied", audit.stdout)
rebuilt = subprocess.run(
    [BINARY, "report", "turnaround", "--from", "2026-01-01", "--to",
     "2026-12-31", "--rebuild", "--db", service.db], capture_output=True,
    text=True, timeout=60)
tap.ok(rebuilt.returncode == 0 and "say: 0" in rebuilt.stderr,
       "and states are as the events say", rebuilt.stderr)
answer = call("GET", f"/requests/{ref}")
tap.ok(answer.code == 200 and WORD not in answer.text,
       "the request stays, without a word", answer.code)
tap.equal(call("GET", f"/letters/{letter['id']}").code, 404,
          "the letter is gone")
tap.equal(call("GET", "/tenants?q=Zyxquol").json["tenants"], [],
          "nobody finds the person")
tap.equal(call("GET", f"/tenants/{other['id']}").json["name"],
          "Plain Neighbour", "neighbours stay")
for path in ("", "/needs", "/people", "/life"):
    tap.ok(call("GET", f"/tenants/{her}{path}").code in (200, 404),
           f"what is left can be looked at: {path or '/'}")
tap.equal([row[0] for row in service.rows(
    "SELECT count(*) FROM event WHERE kind = 'tenant.erased'")], [1],
    "it is an event")
tap.equal(service.rows("PRAGMA integrity_check"), [("ok",)], "the file is whole")
tap.equal(service.rows("PRAGMA foreign_key_check"), [], "nothing points nowhere")
code, said = erase("--letters", who="NOBODY")
tap.equal(code, 1, "who is not there is told")
tap.equal(service.stop(), 0, "the service went on all the while")
tap.done()
