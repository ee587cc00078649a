#!/usr/bin/env python3
"""Prescribed forms from loading to the letter they go with: locked, refused
when tampered with, translated beside, and the dates that the table allows."""
import datetime
import hashlib
import json
import os
import re
import sqlite3
import subprocess

from service import Service, Tap

tap = Tap()
service = Service()
TOP = os.environ["top_srcdir"]
ADMIN = service.token("admin", "--role", "administrator")
MANAGER = service.token("manager", "--role", "manager")
OFFICER = service.token("officer", "--role", "officer")
TRANSLATOR = service.token("translator", "--role", "translator")
AUDITOR = service.token("auditor", "--role", "auditor")


def read(name):
    with open(f"{TOP}/tests/data/form/{name}", "rb") as file:
        return file.read()


FORM, URDU = read("form-4.md"), read("ur.po")
ABOUT = {"code": "form-4", "language": "en", "title": "Example form E4",
         "source": "https://forms.example/e4", "published": "2020-01-06"}


def upload(path, file, fields, token):
    """The answer to a file sent as a browser sends it."""
    mark = "example-boundary-7"
    parts = "".join(
        f'--{mark}\r\nContent-Disposition: form-data; name="{name}"\r\n\r\n'
        f"{value}\r\n" for name, value in fields.items())
    return service.call("POST", path, parts.encode() + (
        f'--{mark}\r\nContent-Disposition: form-data; name="file"; '
        'filename="form.md"\r\nContent-Type: text/plain\r\n\r\n').encode() +
        file + f"\r\n--{mark}--\r\n".encode(), token, {
            "Content-Type": f"multipart/form-data; boundary={mark}"})


def words_of(pdf):
    return subprocess.run(["pdftotext", "-layout", "-", "-"], input=pdf,
                          capture_output=True, check=True).stdout.decode()


def get(path, token=ADMIN):
    return service.call("GET", path, None, token)


def post(path, body, token=ADMIN):
    return service.call("POST", path, body, token)


# The list before anything is loaded.
listed = get("/forms").json
tap.ok(not listed["forms"] and "form-4" in
       [row["code"] for row in listed["missing"]],
       "nobody has loaded a form yet, and the list says which", listed)
tap.ok(any(rule["code"] == "s13-social" and rule["form"] == "form-4"
           for rule in listed["rules"]), "the rules are listed")

# Loading.
WRONG = [
    ("a code that no rule has", {"code": "form-99"}, FORM, "/code"),
    ("a language of translations", {"language": "cy"}, FORM, "/language"),
    ("no title", {"title": ""}, FORM, "/title"),
    ("no source", {"source": ""}, FORM, "/source"),
    ("no date", {"published": ""}, FORM, "/published"),
    ("a date that is none", {"published": "2020-02-30"}, FORM, "/published"),
    ("an end before the beginning", {"valid_until": "2019-01-01"}, FORM,
     "/valid_until"),
]
for name, change, text, pointer in WRONG:
    answer = upload("/forms", text, {**ABOUT, **change}, ADMIN)
    tap.ok(answer.code == 422 and pointer in answer.pointers, name,
           (answer.code, answer.text[:300]))
TEXTS = [
    ("a field that may be left out",
     FORM.replace(b"    lang: en\n  rent_now",
                  b"    lang: en\n    required: no\n  rent_now")),
    ("a condition", FORM.replace(b"The example rent",
                                 b"{if rent_new} The example rent")),
    ("another form's name", FORM.replace(b"name: form-4", b"name: form-3")),
    ("an unknown field", FORM.replace(b"{start_date}", b"{day}")),
    ("raw HTML", FORM + b"\n<script>alert(1)</script>\n"),
    ("no text", b"\xff\xfe\x00\x01"),
    ("a NUL", FORM + b"\0"),
    ("an override of direction", FORM + "\n\u202eexample\n".encode()),
]
for name, text in TEXTS:
    answer = upload("/forms", text, ABOUT, ADMIN)
    tap.ok(answer.code == 422, f"refused: {name}",
           (answer.code, answer.text[:300]))
for token, who in ((MANAGER, "manager"), (OFFICER, "officer"),
                   (TRANSLATOR, "translator"), (AUDITOR, "auditor")):
    tap.equal(upload("/forms", FORM, ABOUT, token).code, 403,
              f"a form is not loaded by a {who}")
tap.equal(service.rows("SELECT count(*) FROM form"), [(0,)],
          "nothing of all that was kept")
answer = upload("/forms", FORM, ABOUT, ADMIN)
ID = answer.json.get("id")
HASH = hashlib.sha256(FORM).hexdigest()
tap.ok(answer.code == 201 and answer.json["sha256"] == HASH,
       "a form is loaded", answer.text[:300])
tap.equal(service.rows("SELECT content FROM form"), [(FORM,)],
          "and kept byte for byte")
shown = get(f"/forms/{ID}", OFFICER).json
tap.ok(shown["intact"] and shown["sha256"] == HASH and
       shown["source"] == ABOUT["source"] and
       [rule["code"] for rule in shown["rules"]][:1] == ["s13-social"],
       "it is shown with its hash, its source and whom it is for", shown)
for statement in ("UPDATE form SET title = 'x'", "DELETE FROM form",
                  "UPDATE form SET content = x'00'"):
    try:
        service.rows(statement)
        tap.ok(False, f"{statement} is refused by the file itself")
    except sqlite3.DatabaseError as fault:
        tap.ok("never" in str(fault), f"{statement} is refused", str(fault))

# A translation, by another person than the one who approves it.
answer = upload(f"/forms/{ID}/translations",
                URDU.replace("{tenant_name}".encode(), b"{name}"),
                {"language": "ur"}, TRANSLATOR)
tap.equal(answer.code, 422, "a translation that loses a blank is refused")
answer = upload(f"/forms/{ID}/translations", URDU, {"language": "en"},
                TRANSLATOR)
tap.equal(answer.code, 422, "the form is no translation of itself")
tap.equal(upload(f"/forms/{ID}/translations", URDU, {"language": "ur"},
                 OFFICER).code, 403, "nor does an officer load one")
answer = upload(f"/forms/{ID}/translations", URDU, {"language": "ur"},
                MANAGER)
tap.equal(answer.code, 200, "a translation is loaded")
tap.equal(post(f"/forms/{ID}/approve", {"language": "ur"}, MANAGER).code, 403,
          "who loaded it does not approve it")
tap.equal(post(f"/forms/{ID}/approve", {"language": "pl"}).code, 404,
          "one that is not there cannot be approved")
po = service.call("GET", f"/forms/{ID}/translation.po?language=ur", None,
                  TRANSLATOR)
tap.ok(po.code == 200 and "بنام" in po.text and "msgid" in po.text,
       "a translator gets it as PO", po.text[:200])

# A tenancy, and a letter with the form.
tenant = post("/tenants", {
    "reference": "T-1", "name": "Amina Example", "postcode": "M14 5RX",
    "address_1": "12 Sample Street", "address_2": "Exampleton"},
    MANAGER).json["id"]
with open(f"{TOP}/tests/golden/rent-increase/data.json",
          encoding="utf-8") as file:
    DATA = json.load(file)
TODAY = datetime.date.today()
MONDAY = TODAY - datetime.timedelta(days=TODAY.weekday())
FACTS = {"nation": "england", "landlord": "social", "tenancy": "assured",
         "period": "weekly", "begins": "monday",
         "last": str(MONDAY - datetime.timedelta(weeks=60)),
         "first": str(MONDAY - datetime.timedelta(weeks=60))}
LETTER = {"notice": "rent-increase", "tenant": tenant, "language": "en",
          "data": DATA}
looked = post("/letters/preview", LETTER, OFFICER)
tap.ok(looked.code == 200 and looked.json["form"]["state"] == "not-known" and
       looked.json["dates_checked"] is False and
       "Nobody has recorded" in looked.json["text"],
       "without a tenancy the preview says that nothing was checked",
       looked.text[:300])
for name, change, pointer in (
        ("a kind of tenancy", {"tenancy": "rented"}, "/tenancy"),
        ("a nation", {"nation": "france"}, "/nation"),
        ("a first day", {"begins": "sometimes"}, "/begins"),
        ("a date", {"last": "2026-02-30"}, "/last")):
    answer = post(f"/tenants/{tenant}/tenancy", {**FACTS, **change}, OFFICER)
    tap.ok(answer.code == 422 and pointer in answer.pointers,
           f"{name} that is none is refused", (answer.code, answer.text[:200]))
tap.equal(post(f"/tenants/{tenant}/tenancy", FACTS, AUDITOR).code, 403,
          "an auditor records nothing")
tap.equal(post(f"/tenants/{tenant}/tenancy", FACTS, OFFICER).code, 200,
          "the tenancy is recorded")
tap.ok(get(f"/tenants/{tenant}/tenancy").json["tenancy"] == "assured",
       "and shown")
query = "&".join(f"{k}={v}" for k, v in FACTS.items())
dates = get(f"/forms/dates?{query}&sent={TODAY}").json
EARLIEST = dates["earliest"]
tap.ok(dates["rule"] == "s13-social" and dates["form"] == "form-4" and
       len(dates["steps"]) == 3, "the earliest date is reckoned", dates)
answer = get(f"/forms/dates?{query}&sent={TODAY}&check={TODAY}").json
tap.ok(answer["valid"] is False and EARLIEST in answer["refused"],
       "a date is checked", answer)
answer = get(f"/forms/dates?{query.replace('assured', 'fair-rent')}"
             f"&sent={TODAY}")
tap.ok(answer.code == 422 and "rent officer" in answer.text,
       "a fair rent is sent where it belongs", answer.text[:300])


def letter(start=None, more=None, **change):
    data = {**DATA, "start_date": start or EARLIEST, **(more or {})}
    return {**LETTER, **change, "data": data}


ADDRESS = {"landlord_address": "1 Example Square, Exampleton, M14 5RX"}
late = post("/letters/preview", letter(str(TODAY), ADDRESS), OFFICER)
tap.ok(late.code == 422 and "/data/start_date" in late.pointers and
       EARLIEST in late.text and "section 13" in late.text,
       "a date that is too early is refused with the rule and the earliest",
       late.text[:400])
tuesday = str(datetime.date.fromisoformat(EARLIEST) +
              datetime.timedelta(days=1))
tap.ok(post("/letters", letter(tuesday, ADDRESS), OFFICER).code == 422,
       "so is one that is no first day of a week, when it is issued")
answer = post("/letters/preview", letter(), OFFICER)
tap.ok(answer.code == 422 and "/data/landlord_address" in answer.pointers,
       "a blank of the form that nobody filled is asked for",
       answer.text[:300])
looked = post("/letters/preview", letter(None, ADDRESS), OFFICER)
tap.ok(looked.code == 200 and looked.json["form"]["state"] == "form" and
       looked.json["form"]["sha256"] == HASH and looked.json["dates_checked"]
       and "Nothing on this form may be left out" in looked.json["text"],
       "the preview has the form whole", looked.text[:300])
pages = post("/letters/preview.pdf", letter(None, ADDRESS), OFFICER)
tap.ok("Example form E4" in words_of(pages.body) and
       "Example Homes" in words_of(pages.body), "on pages too",
       words_of(pages.body)[-400:])
issued = post("/letters", letter(None, ADDRESS), OFFICER)
tap.ok(issued.code == 201 and issued.json["form"]["id"] == ID,
       "the letter goes out with its form", issued.text[:300])
OPEN = "/n/" + issued.json["address"].rsplit("/n/", 1)[1]
opened = service.ask("GET", OPEN + ".pdf")
tap.ok(set(words_of(pages.body).split()) <=
       set(words_of(opened.body).split()) and
       "Scan this code" in words_of(opened.body),
       "as it was looked at, and with its code", words_of(opened.body))
large = words_of(service.ask("GET", OPEN + ".pdf?size=20").body)
tap.ok("Nothing on this form" in " ".join(large.split()),
       "the form is there in large print too", large[-300:])
tap.ok(service.rows("SELECT count(*) FROM letter_form") == [(1,)] and
       get(f"/letters/{issued.json['id']}").json["form"]["sha256"] == HASH,
       "which form went is kept")

for kind, pointer, word in (
        ("fair-rent", "/data/start_date", "rent officer"),
        ("shared-ownership", "/data/start_date", "lease"),
        ("secure", "/notice", "not for a tenancy like this")):
    post(f"/tenants/{tenant}/tenancy", {**FACTS, "tenancy": kind}, OFFICER)
    wrong = post("/letters", letter("2098-12-29", ADDRESS), OFFICER)
    tap.ok(wrong.code == 422 and pointer in wrong.pointers and
           word in wrong.text, f"a letter to a {kind} tenancy is refused",
           (wrong.code, wrong.text[:300]))
post(f"/tenants/{tenant}/tenancy", FACTS, OFFICER)

# In another language: the form stays, the translation stands beside it.
approved = post("/notices/rent-increase/approve", {"language": "ur"})
tap.equal(approved.code, 200, "the letter's Urdu is approved")
urdu = letter(None, ADDRESS, language="ur")
looked = post("/letters/preview", urdu, OFFICER)
tap.ok(looked.code == 200 and looked.json["form"]["translation"] is None and
       "قانونی حیثیت" not in looked.json["text"] and
       "Nothing on this form" in looked.json["text"],
       "an unapproved translation does not go out", looked.text[:300])
tap.equal(post(f"/forms/{ID}/approve", {"language": "ur"}).code, 200,
          "another person approves it")
tap.equal(post(f"/forms/{ID}/approve", {"language": "ur"}).code, 409,
          "once")
looked = post("/letters/preview", urdu, OFFICER)
tap.ok(looked.json["form"]["translation"] == "ur" and
       "قانونی حیثیت" in looked.json["text"] and
       "It has no legal effect." in looked.json["text"] and
       "Nothing on this form" in looked.json["text"],
       "then it stands beside the form, marked in both languages",
       looked.text[:300])

# A member of the partnership uses its form, and may have one of its own.
service.rows("INSERT INTO organisation SELECT 77, 'Member Homes', id, "
             "jurisdiction, hours, created FROM organisation")
MEMBER = service.token("member", "--role", "administrator", "--org",
                       "Member Homes")
tap.ok(get(f"/forms/{ID}", MEMBER).json["sha256"] == HASH,
       "a member sees its partnership's form")
tap.equal(upload(f"/forms/{ID}/translations", URDU, {"language": "ur"},
                 MEMBER).code, 403, "but translates it not")
tap.equal(post(f"/forms/{ID}/approve", {"language": "ur"}, MEMBER).code, 403,
          "nor approves it")
theirs = post("/tenants", {"reference": "M-1", "name": "Bo Example"},
              MEMBER).json["id"]
tap.equal(post(f"/tenants/{theirs}/tenancy", FACTS, MEMBER).code, 200,
          "a member records a tenancy")
more = {**ADDRESS, "address": "1 Sample Row"}
looked = post("/letters/preview", letter(None, more, tenant=theirs), MEMBER)
tap.ok(looked.json["form"]["id"] == ID and
       "Member Homes" in looked.json["text"],
       "the partnership's form goes with a member's letter",
       looked.text[:300])
own = upload("/forms", FORM.replace(b"Example notes", b"Member notes"), ABOUT,
             MEMBER).json["id"]
looked = post("/letters/preview", letter(None, more, tenant=theirs), MEMBER)
tap.ok(looked.json["form"]["id"] == own and
       "Member notes" in looked.json["text"], "then its own", looked.text[:200])
looked = post("/letters/preview", letter(None, ADDRESS), OFFICER)
tap.equal(looked.json["form"]["id"], ID, "which is nobody else's")
service.rows("INSERT INTO organisation SELECT 78, 'Other Homes', NULL, "
             "jurisdiction, hours, created FROM organisation WHERE id = 77")
OTHER = service.token("other", "--role", "administrator", "--org",
                      "Other Homes")
tap.ok(get(f"/forms/{ID}", OTHER).code == 404 and
       not get("/forms", OTHER).json["forms"],
       "another landlord sees none of them")

# Pages for people.
cookie, csrf = service.sign_in()
HEAD = {"Cookie": cookie}
for path, word in (("/forms", "Example form E4"), ("/forms/new", "Markdown"),
                   (f"/forms/{ID}", HASH), ("/forms/rules", "s13-social"),
                   ("/forms/dates", "no legal advice"),
                   (f"/forms/dates?{query}&sent={TODAY}", "section 13"),
                   (f"/tenants/{tenant}/tenancy", "monday"),
                   (f"/letters/{issued.json['id']}", "Example form E4"),
                   (f"/letters/new?tenant={tenant}&notice=rent-increase",
                    "landlord's address on the form")):
    page = service.ask("GET", path, HEAD)
    said = page.text.replace("&#39;", "'").replace("&apos;", "'")
    tap.ok(page.code == 200 and word in said, f"the page {path[:30]}",
           (page.code, re.sub(r"<[^>]+>", " ", page.text)[:500]))
page = service.ask("GET", f"/forms/dates?{query}&sent={TODAY}".replace(
    f"first={FACTS['first']}", "first=2097-01-01"), HEAD)
tap.ok(page.code == 200 and 'name="first"' in page.text and
       "cannot be after the last one" in page.text,
       "a fact that cannot be is named above what was typed",
       (page.code, re.sub(r"<[^>]+>", " ", page.text)[:500]))
page = service.ask("GET", f"/forms/dates?{query}&sent=tomorrow", HEAD)
tap.ok(page.code == 422 and "tomorrow" in page.text,
       "a wrong date is shown beside its field", page.code)
welsh = service.ask("GET", "/forms?lang=cy", HEAD)
tap.ok("Ffurflenni" in welsh.text, "in Welsh", welsh.text[:200])

# Corrections of the table.
RULE = """rule s13-social
purpose rent-increase
nation england
landlord social
tenancy assured
from 2003-02-11
form form-4 Example form
source An Example Act
limit served 6m: An Example Act, section 1
"""
for name, body, pointer in (
        ("no reason", {"code": "s13-social", "text": RULE}, "/reason"),
        ("another rule", {"code": "other", "text": RULE, "reason": "x"},
         "/text"),
        ("no rule", {"code": "s13-social", "text": "nonsense",
                     "reason": "x"}, None),
        ("a rule that overlaps", {"code": "mine", "reason": "x",
                                  "text": RULE.replace("s13-social",
                                                       "mine")}, None)):
    answer = post("/forms/rules", body)
    tap.ok(answer.code == 422 and (not pointer or pointer in answer.pointers),
           f"a correction with {name} is refused", answer.text[:300])
GOOD = {"code": "s13-social", "text": RULE, "reason": "The Act changed"}
before = get(f"/forms/dates?{query}&served={TODAY}").json
tap.equal(post("/forms/rules", GOOD, MANAGER).code, 403,
          "a manager corrects no rule")
tap.equal(post("/forms/rules", GOOD).code, 200, "a rule is corrected")
dates = get(f"/forms/dates?{query}&served={TODAY}").json
tap.ok([step["span"] for step in dates["steps"]] == ["6m"] and
       dates["source"] == "An Example Act" and
       dates["earliest"] > before["earliest"], "and dates follow it", dates)
rules = {rule["code"]: rule for rule in get("/forms").json["rules"]}
tap.equal(rules["s13-social"]["reason"], "The Act changed",
          "its reason is shown")
tap.equal(post("/forms/rules", {**GOOD, "text": ""}).code, 200,
          "a correction is taken back")
tap.equal(get(f"/forms/dates?{query}&served={TODAY}").json, before,
          "and the table holds again")

# A later version takes its place by its date; a tampered one is refused.
LATER = FORM.replace(b"Example notes", b"Later notes")
second = upload("/forms", LATER, {**ABOUT, "valid_from": "2026-01-01"}, ADMIN)
looked = post("/letters/preview", letter(None, ADDRESS), OFFICER)
tap.ok("Later notes" in looked.json["text"] and
       looked.json["form"]["id"] == second.json["id"],
       "a later version goes out instead", looked.text[:200])
current = {row["id"]: row["current"] for row in get("/forms").json["forms"]}
tap.ok(current == {ID: False, second.json["id"]: True, own: True},
       "and the list says which is in use", current)
db = sqlite3.connect(service.db, timeout=60)
with db:
    db.execute("DROP TRIGGER form_keeps")
    db.execute("UPDATE form SET content = ? WHERE valid_from > 18300",
               (LATER.replace(b"may be left out", b"need be read"),))
db.close()
answer = post("/letters/preview", letter(None, ADDRESS), OFFICER)
tap.ok(answer.code != 200 and "Example form E4" in answer.text and
       second.json["id"] in answer.text,
       "a form that was changed in the file is refused by name",
       (answer.code, answer.text[:300]))
shown = get(f"/forms/{second.json['id']}").json
tap.ok(shown["intact"] is False and "text" not in shown,
       "its page says so", shown)
tap.ok(get(f"/forms/{second.json['id']}/form.pdf").code != 200,
       "and it is not printed")
kinds = {row[0] for row in service.rows("SELECT kind FROM event")}
tap.ok({"form.loaded", "form.translation-loaded", "form.translation-approved",
        "form.rule-corrected", "tenant.tenancy-recorded"} <= kinds,
       "all of it is in the log", kinds)
tap.equal(service.stop(), 0, "the server ends well")
tap.done()
