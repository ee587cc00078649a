"""Campaigns: who would get what is shown first, another person releases it,
and after a kill -9 every tenant has one letter."""
import csv
import datetime
import io
import os
import signal
import subprocess
import tempfile
import time

from service import BINARY, SECONDS, Service, Tap

tap = Tap()
service = Service()
maker = service.token("maker", "--role", "manager")
other = service.token("other", "--role", "manager")
officer = service.token("officer", "--role", "officer")
NOTICE = "repairs-appointment"
HOME = {"address_1": "12 Sample Street", "address_2": "Exampleton",
        "postcode": "M14 5RX", "language_read": "en"}
MANY = 16
EARLY = ("starts", "start_date", "date", "new_rent_from")


def call(method, path, body=None, token=maker):
    return service.call(method, path, body, token)


def tenant(reference, **more):
    return call("POST", "/tenants", {"reference": reference,
                                     "name": f"Amina {reference}", **HOME,
                                     **more}).json["id"]


def until(path, wanted):
    """The campaign as soon as wanted says so of it."""
    end = time.monotonic() + SECONDS * 4
    while time.monotonic() < end:
        shown = call("GET", path).json
        if wanted(shown):
            return shown
        time.sleep(0.05)
    return shown


def make(**more):
    """What is made, with the page of it when recipients were looked at."""
    answer = call("POST", "/campaigns", {"notice": NOTICE, "data": data,
                                         "postage": 95, **more})
    path = "/campaigns/" + answer.json["id"]
    return path, until(path, lambda c: c["state"] != "checking")


fields = call("GET", f"/notices/{NOTICE}").json["fields"]
data = {f["name"]: f["example"] for f in fields
        if f["name"] not in ("tenant_name", "reference", "address")}
people = {"T1": tenant("T1"), "T2": tenant("T2", language_read="ur"),
          "T3": tenant("T3", formats="large-print:20"),
          "T4": tenant("T4", address_1="", address_2="", postcode=""),
          "T5": tenant("T5", safe_contact="ask her sister before a letter is sent"),
          "T6": tenant("T6", formats="braille:2"),
          "T7": tenant("T7", formats="audio", postcode="SK4 1AA")}

path, shown = make()
tap.ok(shown["state"] == "waiting" and shown["total"] == 7 and
       shown["ready"] == 3 and shown["refused"] == 4,
       "recipients are looked at before anything goes out", shown)
tap.equal(sorted(row["code"] for row in shown["refusals"]),
          ["address", "braille", "not-approved", "own-words"],
          "who cannot get one, and why")
kinds = {(row["format"], row["size"], row["by_people"]): row["count"]
         for row in shown["kinds"]}
tap.equal(kinds, {(None, 0, False): 1, ("large-print", 20, False): 1,
                  ("audio", 0, True): 1}, "who gets what")
tap.ok(shown["cost"]["letters"]["minor"] == 285 and
       shown["cost"]["posted"] == 3, "what the post costs", shown["cost"])
one = next(r for r in shown["recipients"] if r["reference"] == "T3")
tap.ok({"what": "format", "why": "recorded"}.items() <=
       one["reasons"][1].items(), "each with the reason", one)
tap.equal(call("GET", f"/tenants/{people['T1']}").json["letters"], [],
          "nobody has a letter yet")

tap.equal(call("POST", path + "/release", {}, officer).code, 403,
          "an officer releases none")
tap.equal(call("POST", path + "/release", {}).code, 403,
          "nor the manager who made it")
tap.equal(call("POST", path + "/pause", {}).code, 409, "nothing runs yet")
tap.equal(call("POST", path + "/release", {}, other).code, 200,
          "another manager does")
done = until(path, lambda c: c["state"] == "done")
tap.ok(done["issued"] == 3 and done["percent"] == 100 and done["ended_at"],
       "its letters go out", done)
letters = call("GET", f"/tenants/{people['T3']}").json["letters"]
tap.equal(len(letters), 1, "one each")
audio = next(r for r in done["recipients"] if r["reference"] == "T7")
tap.ok(audio["letter"] and audio["request"],
       "what people make is asked for with the letter", audio)
manifest = list(csv.DictReader(io.StringIO(
    call("GET", path + "/manifest.csv").text)))
hashes = {reference: sha for reference, sha in service.rows(
    "SELECT r.reference, lower(hex(c.sha256)) FROM campaign_recipient r"
    " JOIN letter_copy c ON c.letter = r.letter AND c.format = 'pdf'")}
tap.equal({row["tenant"]: row["sha256"] for row in manifest
           if row["state"] == "issued"}, hashes,
          "the manifest has the hash of each letter")
tap.ok([row["tenant"] for row in manifest].index("T1") <
       [row["tenant"] for row in manifest].index("T3") and
       all(row["reason"] for row in manifest if row["state"] == "refused"),
       "in print order, and why there is none", manifest)

# Printed, from its page.
tap.equal((done["print"]["waiting"], done["print"]["runs"]), (3, []),
          "its letters wait for a printer")
tap.equal(call("POST", path + "/print", {}, service.token(
    "reader", "--role", "auditor")).code, 403, "who reads prints nothing")
run = call("POST", path + "/print", {})
tap.ok(run.code == 201 and run.json["letters"] == 3,
       "one press makes their print run", run.text)
tap.equal(call("POST", path + "/print", {}).code, 409, "a letter goes once")
shown = call("GET", path).json["print"]
tap.equal((shown["waiting"], [(r["id"], r["n"], r["letters"], r["sent_at"])
                              for r in shown["runs"]]),
          (0, [(run.json["id"], 1, 3, None)]), "to which its page leads")
lines = {line["letter"]: line for line in csv.DictReader(io.StringIO(call(
    "GET", f"/print-runs/{run.json['id']}/list.csv").text))}
manifest = list(csv.DictReader(io.StringIO(
    call("GET", path + "/manifest.csv").text)))
tap.equal([(row["file"], row["pages"], row["first_page"], row["sha256"])
           for row in manifest if row["letter"]],
          [("print-run-1.pdf", lines[row["letter"]]["pages"],
            lines[row["letter"]]["first_page"],
            lines[row["letter"]]["sha256"])
           for row in manifest if row["letter"]],
          "and the manifest says where each letter stands")

asked = call("POST", path + "/ask", {})
tap.ok(asked.code == 200 and len(asked.json["requests"]) == 2,
       "what needs a person becomes requests", asked.text)
shown = call("GET", path).json
tap.equal({r["reference"] for r in shown["recipients"]
           if r["state"] == "asked"}, {"T2", "T6"}, "each with its request")
tap.equal(call("POST", path + "/ask", {}).code, 409, "and not twice")

# On the command line the same rules hold for tenants of the register.
def on_command_line(notice, columns, *options):
    with tempfile.TemporaryDirectory(prefix="vernacular-") as folder:
        table = os.path.join(folder, "table.csv")
        with open(table, "w", encoding="utf-8", newline="") as out:
            writer = csv.writer(out)
            writer.writerow(columns)
            writer.writerow(columns.values())
        return subprocess.run(
            [BINARY, "campaign", notice, "--recipients", table, "--out",
             os.path.join(folder, "out"), "--db", service.db, *options],
            text=True, capture_output=True, timeout=SECONDS * 4, check=False)


own = {name: value for name, value in data.items()}
done_so = on_command_line(NOTICE, {"tenant": "T6", **own})
tap.ok(done_so.returncode == 1 and "line 2/format" in done_so.stderr and
       "Nobody has read" in done_so.stderr,
       "nothing goes out in Braille that nobody has read", done_so.stderr)
done_so = on_command_line(NOTICE, {"tenant": "T6", **own}, "--draft")
tap.equal(done_so.returncode, 0, "but as a draft: " + done_so.stderr[-300:])
done_so = on_command_line(NOTICE, {"tenant": "T1", **own})
tap.equal(done_so.returncode, 0, "print does: " + done_so.stderr[-300:])
rent = {f["name"]: f["example"]
        for f in call("GET", "/notices/rent-increase").json["fields"]
        if f["name"] not in ("tenant_name", "address")}
today = datetime.date.today()
monday = today - datetime.timedelta(days=today.weekday(), weeks=60)
tenancy = call("POST", f"/tenants/{people['T1']}/tenancy", {
    "nation": "england", "landlord": "social", "tenancy": "assured",
    "period": "weekly", "begins": "monday", "last": str(monday),
    "first": str(monday)})
tap.equal(tenancy.code, 200, "a tenancy is recorded: " + tenancy.text[:300])
soon = str(today + datetime.timedelta(days=3))
early = {**rent, **{name: soon for name in rent if name in EARLY}}
done_so = on_command_line("rent-increase", {"tenant": "T1", **early})
tap.ok(done_so.returncode == 1 and "line 2/" in done_so.stderr and
       any(name in done_so.stderr for name in EARLY),
       "nor with a date that the law does not allow", done_so.stderr)

# By filter, by table.
_, shown = make(area="sk4")
tap.equal([r["reference"] for r in shown["recipients"]], ["T7"],
          "tenants of a patch")
_, shown = make(format="large-print")
tap.equal([r["reference"] for r in shown["recipients"]], ["T3"],
          "tenants who need a format")
path, shown = make(data={**data, "phone": ""})
tap.ok(shown["ready"] == 0 and "values" in
       {row["code"] for row in shown["refusals"]}, "a value is missing",
       shown["refusals"])
tap.equal(call("POST", path + "/stop", {}).json["state"], "stopped",
          "it is stopped")
tap.equal(call("POST", path + "/release", {}, other).code, 409, "for good")
for wrong, field in (({"area": "?"}, "/area"), ({"language": "xx"},
                     "/language"), ({"format": "stone"}, "/format")):
    answer = call("POST", "/campaigns", {"notice": NOTICE, "data": data,
                                         **wrong})
    tap.ok(answer.code == 422 and field in answer.pointers,
           f"refused: {wrong}", answer.text)
tap.equal(call("POST", "/campaigns", {"notice": "none", "data": {}}).code,
          404, "a notice that there is")

cookie, csrf = service.sign_in()
table = "tenant;visit_date\nT1;2027-03-01\nT9;\nT1;\n"
body = "".join(f'--xx\r\nContent-Disposition: form-data; name="{name}"'
               f'{extra}\r\n\r\n{text}\r\n' for name, extra, text in (
                   ("csrf", "", csrf), ("notice", "", NOTICE),
                   *((f"data.{k}", "", v) for k, v in data.items()),
                   ("file", '; filename="t.csv"', table))) + "--xx--\r\n"
answer = service.ask("POST", "/campaigns", {
    "Cookie": cookie, "Content-Type": "multipart/form-data; boundary=xx"},
    body)
place = answer.header("location") or ""
shown = until(place, lambda c: c.get("state") != "checking")
tap.ok([r["code"] for r in shown["recipients"]] == [None, "unknown", "twice"],
       "a table of tenants", (answer.code, answer.text[-500:], shown))
page = service.ask("GET", place, {"Cookie": cookie})
tap.ok(page.code == 200 and "Waits for release" in page.text and
       "another manager" in page.text, "its page", page.text[-600:])

# Killed while letters go out.
for number in range(MANY):
    tenant(f"K{number}", postcode="BD1 1AA")
path, shown = make(area="BD")
call("POST", path + "/release", {}, other)
until(path, lambda c: c["issued"] > 0)
service.process.send_signal(signal.SIGKILL)
service.process.wait()
service.process.stdout.close()
service.start()
done = until(path, lambda c: c["state"] == "done")
rows = service.rows("SELECT count(*), count(DISTINCT tenant) FROM letter"
                    " JOIN tenant ON tenant.id = letter.tenant"
                    " WHERE postcode = 'BD1 1AA'")
tap.ok(done["issued"] == MANY and rows == [(MANY, MANY)],
       "after a kill every tenant has one letter", (done["state"], rows))
tap.equal(service.stop(), 0, "the service ends well")
tap.done()
