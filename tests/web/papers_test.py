"""Publication packs: what is told is right, what is small is told nowhere,
neither by subtraction; what a later pack would give away is refused or hidden;
on the page, as JSON, CSV, ZIP, PDF and from the command line. Reports on paper,
kept under a name, and mailed."""
import csv
import io
import os
import re
import subprocess
import sys
import time
import zipfile
from datetime import datetime
from zoneinfo import ZoneInfo

from service import Service, Tap

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)),
                                "..", "pdf"))
from debian import needs  # noqa: E402

needs("pikepdf", "fontTools")
import ua  # noqa: E402

tap = Tap()
service = Service(demo=("--tenants", "300", "--requests", "900", "--seed", "3",
                        "--now", "2026-11-20"))
HOUSE, MEMBER = "Calderbrook Housing Partnership", "Bryn Hafod Housing"
manager = service.token("packs", "--role", "manager", "--org", HOUSE)
member = service.token("member", "--role", "manager", "--org", MEMBER)
officer = service.token("officer", "--role", "officer", "--org", HOUSE)
admin = service.token("admin", "--role", "administrator", "--org", HOUSE)
BELOW = 10


def make(first, last, token=manager, **more):
    return service.call("POST", "/reports/packs", {
        "kind": "transparency", "from": first, "to": last, **more}, token)


def cells(pack, name):
    """{key: [number, or None where it is hidden]} of a table, and columns."""
    table = next(t for t in pack["tables"] if t["table"] == name)
    return {row["key"]: [None if c["hidden"] else c["value"]
                         for c in row["cells"]] for row in table["rows"]}


made = make("2026-01-01", "2026-06-30")
tap.equal(made.code, 201, "a pack is made")
pack = made.json

# Against a count of its own over the rows.
truth = {}
for language, service_name, n in service.rows(
        "SELECT ifnull(i.language, ''), i.service, count(*) FROM item i"
        " WHERE i.closed_at >= 1767225600 AND i.closed_at < 1782860400"
        " GROUP BY 1, 2"):
    for key in (language, service_name, "total"):
        truth[key] = truth.get(key, 0) + n
wrong, small, told, hidden = [], [], 0, 0
for table in ("outcomes-language", "outcomes-service"):
    for key, row in cells(pack, table).items():
        if row[0] is None:
            hidden += 1
        else:
            told += 1
            wrong += [(key, row[0])] if truth.get(key, 0) != row[0] else []
        small += [(key, n) for n in row if n is not None and 0 < n < BELOW]
tap.equal(wrong, [], "what is told is what the rows say")
tap.equal(small, [], "nothing small is told")
tap.ok(told > 8 and hidden > 3, "much is told and some is hidden",
       (told, hidden))


def give_away(pack):
    """Lines in which one cell alone is hidden, or hidden ones add up to what
    is small."""
    found = []
    for table in ("outcomes-language", "outcomes-service"):
        rows = cells(pack, table)
        total = rows.pop("total")
        lines = [[row[0], *row[1:]] for row in [*rows.values(), total]]
        lines += [[whole, *(row[i] for row in rows.values())]
                  for i, whole in enumerate(total)]
        for whole, *parts in lines:
            left = [p for p in parts if p is None]
            if whole is None or not left:
                continue
            rest = whole - sum(p for p in parts if p is not None)
            if len(left) == 1 or rest < BELOW:
                found.append((table, whole, parts))
    return found


tap.equal(give_away(pack), [], "nothing is found by subtraction")

# Over time.
cut = make("2026-04-01", "2026-09-30")
tap.ok(cut.code == 422 and "/from" in cut.pointers,
       "days that cut through a pack are refused", cut.text)
tap.equal(make("2026-02-01", "2026-02-28").code, 422,
          "so are days within it")
tap.equal(make("2026-02-01", "2026-02-28", member).code, 422,
          "and those of a member")
whole = make("2026-01-01", "2026-10-31").json
was = {t["table"]: cells(pack, t["table"]) for t in pack["tables"]}
lost, few = [], []
for name in ("outcomes-language", "outcomes-service"):
    for key, row in cells(whole, name).items():
        before = was[name].get(key, [0] * len(row))
        for a, b in zip(before, row):
            if a is None and b is not None:
                lost.append((key, a, b))
            if None not in (a, b) and 0 < b - a < BELOW:
                few.append((key, a, b))
tap.equal(lost, [], "what was hidden stays hidden in a longer time")
tap.equal(few, [], "what came to it is not small either")
again = make("2026-01-01", "2026-10-31").json
tap.equal({t["table"]: cells(again, t["table"]) for t in again["tables"]},
          {t["table"]: cells(whole, t["table"]) for t in whole["tables"]},
          "the same days again are the same pack")

# Who may, and wrong input.
tap.equal(service.call("GET", "/reports/packs", token=officer).code, 403,
          "packs are for managers")
tap.equal(service.call("GET", f"/reports/packs/{pack['id']}",
                       token=member).code, 404,
          "of another landlord there is none")
for body, where in (
        ({"kind": "gift", "from": "2025-01-01", "to": "2025-02-01"}, "/kind"),
        ({"kind": "transparency", "from": "2025-02-01", "to": "2025-01-01"},
         "/to"),
        ({"kind": "transparency", "from": "1900-01-01", "to": "2025-01-01"},
         "/to"),
        ({"kind": "transparency"}, "/from")):
    bad = service.call("POST", "/reports/packs", body, manager)
    tap.ok(bad.code in (400, 422) and where in bad.pointers,
           f"refused at {where}", bad.text)
tap.equal(make("2024-01-01", "2024-02-01",
               organisation="0000000000001").code, 404,
          "of a landlord who is not there")

# A pack that never left the house is not minded.
path = f"/reports/packs/{again['id']}"
tap.equal(service.call("POST", path + "/drop", {}, manager).code, 422,
          "a reason is needed")
for one in (again, whole, pack):
    tap.equal(service.call("POST", f"/reports/packs/{one['id']}/drop",
                           {"why": "=made by mistake"}, manager).code, 200,
              "a pack is set aside")
tap.equal(service.call("POST", path + "/drop", {"why": "twice"},
                       manager).code, 409, "only once")
tap.equal(service.call("POST", "/settings/packs", {"pack-below": "5"},
                       admin).code, 200, "a landlord sets its own number")
tap.equal(service.call("POST", "/settings/packs", {"pack-below": "2"},
                       admin).pointers, {"/pack-below"}, "not just any")
part = make("2026-04-01", "2026-09-30", kind="information-request",
            reference="=FOI-17", subject="outcomes").json
tap.equal((part["below"], {t["name"] for t in part["tables"]}),
          (5, {"outcomes"}), "what was asked for, by that number")
listed = service.call("GET", "/reports/packs?limit=3", token=manager)
tap.ok(len(listed.json["packs"]) == 3 and listed.header("link"),
       "the list is paged")

# On paper.
path = f"/reports/packs/{part['id']}"
answer = service.call("GET", path + "/file?format=zip", token=manager)
box = zipfile.ZipFile(io.BytesIO(answer.body))
names = set(box.namelist())
tap.ok({"pack.pdf", "pack.json", "outcomes-language.csv"} <= names,
       "the archive has all of it", names)
rows = list(csv.reader(io.StringIO(
    box.read("outcomes-language.csv").decode())))
tap.equal([[None if c == "[c]" else int(c) for c in row[2:]]
           for row in rows[1:]],
          list(cells(part, "outcomes-language").values()),
          "the CSV says the same")
file = os.path.join(service.folder.name, "pack.pdf")
with open(file, "wb") as out:
    out.write(box.read("pack.pdf"))
read = ua.File(file)
tap.equal(read.broken, [], "the PDF breaks no rule of PDF/UA")
words = " ".join(text for _, _, text in read.blocks)
tap.ok("by subtraction" in words and "[c]" in words and "FOI-17" in words,
       "and has the rule", words[:400])
cookie, _ = service.sign_in("manager@calderbrook.example",
                            "demonstration only")
page = service.ask("GET", path, {"Cookie": cookie,
                                 "Accept-Language": "cy"}).text
tap.ok("[c]" in page and 'lang="cy"' in page, "the page has it in Welsh")

# Every report on paper; what tells of small groups says so.
for name in ("success", "parity", "impact", "demand", "spend", "forecast"):
    got = service.call("GET", f"/reports/{name}?format=pdf", token=manager,
                       headers={"Accept-Language": "en"})
    with open(file, "wb") as out:
        out.write(got.body)
    read = ua.File(file)
    words = " ".join(text for _, _, text in read.blocks)
    tap.equal((got.code, read.broken), (200, []), f"{name} is a tagged PDF")
    tap.equal("not for publication" in words,
              name in ("success", "demand", "spend"),
              f"{name} says whether it may leave the house")

# Kept under a name.
cookie, csrf = service.sign_in("manager@calderbrook.example",
                               "demonstration only")
other, other_csrf = service.sign_in("admin@calderbrook.example",
                                    "demonstration only")


def form(path, fields, who=(cookie, csrf)):
    return service.form(path, {"csrf": who[1], **fields},
                        {"Cookie": who[0]})


def look(path, who=cookie):
    return service.ask("GET", path, {"Cookie": who})


page = look("/reports/spend?by=language&from=2026-01-01&to=2026-02-01").text
tap.ok('value="/reports/spend?by=language"' in page,
       "a report offers to be kept, without its days")
kept = form("/reports/views", {"name": "اللغات", "address":
                               "/reports/spend?by=language"})
tap.ok(kept.code == 303, "it is kept under a name", kept.text[:300])
path = kept.header("location")
tap.equal(form("/reports/views", {"name": "اللغات", "address":
                                  "/reports/spend"}).code, 409,
          "of one name there is one")
tap.ok(form("/reports/views", {"name": "x", "address": "/tenants"}).code in
       (400, 422), "only reports are kept")
tap.equal(service.call("POST", "/reports/views", {
    "name": "x", "address": "/reports/spend"},
    token=service.token("program", "--role", "manager", "--org", HOUSE)).code,
    403, "by somebody, not by a program")
tap.ok("/reports/spend?by=language" in look("/reports/views").text,
       "it is listed")
tap.ok("اللغات" not in look("/reports/views", other).text and
       look(path, other).code == 404, "nobody else sees it")
ids = re.findall(r'name="readers\.(\w+)"', look(path).text)
tap.equal(len(ids), service.rows(
    "SELECT count(*) FROM account a JOIN organisation o"
    " ON o.id = a.organisation WHERE o.name = ? AND a.role IN"
    " ('manager', 'administrator', 'auditor')", HOUSE)[0][0],
    "who may have it by mail: colleagues who may read it")
version = re.search(r'name="version" value="(\d+)"', look(path).text)[1]
changed = form(path, {"name": "Languages", "version": version, "shared":
                      "true", "every": "quarter",
                      f"readers.{ids[0]}": "yes",
                      f"readers.{ids[1]}": "yes"})
tap.ok(changed.code == 303, "it is renamed, shared and mailed",
       changed.text[:300])
tap.equal(form(path, {"name": "Late", "version": version}).code, 412,
          "a lost race is told")
tap.ok("Languages" in look("/reports/views", other).text and
       look(path, other).code == 200, "now colleagues see it")
tap.equal(form(path + "/delete", {}, (other, other_csrf)).code, 403,
          "and do not change it")
due = service.rows("SELECT next FROM saved_view")[0][0]
at = datetime.fromtimestamp(due, ZoneInfo("Europe/London"))
tap.ok(at.month in (1, 4, 7, 10) and at.day < 8 and at.weekday() < 5 and
       6 < at.hour < 12, "at the start of a working day of the quarter", at)
version = re.search(r'name="version" value="(\d+)"', look(path).text)[1]
tap.ok(form(path, {"name": "Languages", "version": version,
                   "every": "week", "readers.0000000000001": "yes"}).code in
       (400, 422), "not to anybody else")

# Due: each reader has one mail, and it is due again later.
service.leave()
service.rows("UPDATE saved_view SET next = 1700000000")
service.start()
deadline = time.monotonic() + 60
while time.monotonic() < deadline and service.rows(
        "SELECT next FROM saved_view")[0][0] == 1700000000:
    time.sleep(0.1)
mails = service.rows("SELECT payload FROM outbox WHERE key LIKE"
                     " 'mail/view/%' ORDER BY key")
tap.equal(len(mails), 2, "two colleagues, two mails")
tap.ok(all("/reports/spend?by=language" in m[0] and "Languages" in m[0]
           for m in mails), "with the report's address", mails)
tap.ok(service.rows("SELECT next FROM saved_view")[0][0] > 1700000000,
       "and the next time is set")
cookie, csrf = service.sign_in("manager@calderbrook.example",
                               "demonstration only")
tap.equal(form(path + "/delete", {}, (cookie, csrf)).code, 303,
          "it is deleted")
tap.equal(service.rows("SELECT count(*) FROM saved_view_reader")[0][0], 0,
          "and nobody has it by mail any more")

# From the command line, into a folder.
folder = os.path.join(service.folder.name, "out")
os.mkdir(folder)
call = [os.environ["VERNACULAR"], "report", "pack", "--db", service.db,
        "--from", "2025-12-01", "--to", "2025-12-31", "-o", folder]
tap.equal(subprocess.run(call, timeout=120).returncode, 0,
          "the command line makes one")
tap.ok("pack.pdf" in os.listdir(folder), "into a folder")
call[5:9] = ["--from", "2025-12-10", "--to", "2026-01-31"]
refused = subprocess.run(call, timeout=120, capture_output=True, text=True)
tap.ok(refused.returncode == 1 and "from" in refused.stderr,
       "and refuses what the page does", refused.stderr)
service.stop()
tap.done()
