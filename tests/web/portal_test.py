"""The provider's side: the link of an offer, and the pages of who is signed
in. What an offer tells, that it is answered once and by whom it was sent to,
questions in both directions, figures, and calendars."""
import datetime
import json
import os
import re
import sys
import threading

from service import Service, Tap

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)),
                                "../pdf"))
from debian import needs  # noqa: E402

needs("icalendar")
import icalendar  # noqa: E402

UTC = datetime.timezone.utc
tap = Tap()
service = Service()
ADMIN = service.token("admin", "--role", "administrator")


def call(method, path, body=None, token=ADMIN, **headers):
    return service.call(method, path, body, token,
                        {k.replace("_", "-"): v for k, v in headers.items()})


def made(path, body):
    answer = call("POST", path, body)
    assert answer.code == 201, (path, answer.text)
    return answer.json


def link(method, path, body=None, **headers):
    """As a provider without account."""
    return call(method, path, body, None, **headers)


def kinds(kind):
    """How many events of that kind there are; those queued, too."""
    assert call("GET", "/readyz", token=None).code == 200
    return service.rows("SELECT count(*) FROM event WHERE kind = ?",
                        kind)[0][0]


# Long, with what calendars escape and letters of more than one byte.
NAME = "Example Tongues, Lleisiau; " + "例え言語 Gŵyl " * 6 + "Ltd"
AGENCY = made("/providers", {
    "name": NAME, "email": "desk@tongues.example", "kind": "agency", "contract_order": 1,
    "dbs_checked": "2026-11-01", "dbs_level": "enhanced",
    "skills": "interpreting so on-site; interpreting so telephone;"
              " translation en>so"})["id"]
OTHER = made("/providers", {
    "name": "Sample Signs", "kind": "agency", "contract_order": 2,
    "skills": "interpreting pl telephone; translation en>pl"})["id"]
TENANT = made("/tenants", {
    "reference": "T-1", "name": "Hodan Sample",
    "address_1": "12 Specimen Road", "address_2": "Northbeck", "postcode": "NB1 4QX",
    "phone": "0161 496 0011", "language_spoken": "so"})["id"]
call("POST", f"/tenants/{TENANT}/needs", {
    "kind": "interpreter-gender", "value": "woman", "consent": "yes"})
call("POST", f"/tenants/{TENANT}/needs", {
    "kind": "safe-contact", "value": "never post to the home"})


def request(**more):
    """A request, and the address of its first offer."""
    body = {"service": "translation", "tenant": TENANT,
            "document_class": "legal", "subject": "Rent increase",
            "words": 120, "items": [{"from": "en", "language": "so"}]}
    body.update(more)
    answer = made("/requests", body)
    shown = call("GET", "/requests/" + answer["ref"]).json
    offers = shown["items"][0]["offers"]
    return answer["ref"], offers and offers[0]["address"]


def visit(minutes=60, at="2027-03-01T10:00", **more):
    return request(service="interpreting", subject="Hodan at the solicitor",
                   items=[{"language": "so", "mode": "on-site",
                           "starts_at": at, "minutes": minutes}], **more)


# What the offer tells.
ref, address = visit(sensitivity="domestic-abuse")
answer = link("GET", address)
offer = answer.json
tap.equal((answer.code, offer["can_answer"], offer["area"], offer["gender"],
           offer["minutes"]), (200, True, "NB1", "woman", 60),
          "an offer says what is needed to decide")
page = service.ask("GET", address)
for secret in ("Hodan", "Specimen Road", "4QX", "0161", "never post",
               "omestic", "sensitiv", "solicitor", ref):
    tap.ok(secret not in answer.text and secret not in page.text,
           f"and not “{secret}”")
welsh = service.ask("GET", address, {"Accept-Language": "cy"}).text
tap.ok('lang="cy"' in welsh and "Derbyn" in welsh,
       "in the reader's language", welsh[:300])
tap.ok("<script" not in page.text and "Cache-Control" not in page.text,
       "without script")
for method in ("GET", "HEAD"):
    for _ in range(3):
        service.ask(method, address)
        service.ask("GET", address + "/accept")
        service.ask("GET", address + "/decline?reason=x")
tap.equal(link("GET", address).json["state"], "sent",
          "what scanners fetch changes nothing")

# Answered once.
tap.equal(link("POST", address + "/accept", {}).json["state"], "accepted",
          "one click accepts")
before = kinds("offer.answered-again")
tap.equal(link("POST", address + "/accept", {}).code, 200,
          "the same again is fine")
tap.equal(kinds("offer.answered-again"), before + 1, "and stays on record")
late = kinds("offer.answered-late")
tap.equal(link("POST", address + "/decline", {}).code, 409,
          "the other answer is too late")
tap.equal(kinds("offer.answered-late"), late + 1, "which stays on record")
theirs = link("GET", address).json
tap.equal((theirs["theirs"], theirs["ref"], theirs["subject"]),
          (True, ref, None), "of domestic abuse not even the subject is told")
tap.equal([f["kind"] for f in theirs["facts"]], ["interpreter-gender"],
          "and of needs what may be shared and is used")
unknown = kinds("offer.unknown-link")
forged = "/o/" + "a" * 32
answer = link("POST", forged + "/accept", {})
page = service.form(forged + "/accept", {})
tap.ok(answer.code == page.code == 404 and "leads to no offer" in page.text,
       "a forged link: a clear page", page.text[:300])
tap.equal(kinds("offer.unknown-link"), unknown + 2, "and an event")
for _ in range(40):
    link("GET", "/o/" + "b" * 32)
tap.ok(kinds("offer.unknown-link") <= unknown + 10,
       "of a thousand not a thousand")

# Withdrawn, kindly.
ref, address = request()
version = call("GET", "/requests/" + ref)
call("POST", f"/requests/{ref}/items/1/cancel",
     {"reason": "not needed any more"}, If_Match=version.header("etag"))
page = service.ask("GET", address).text
tap.ok("withdrawn" in page and "Thank you for looking" in page and
       "/accept" not in page, "a withdrawn offer says so kindly", page)
tap.equal(link("POST", address + "/accept", {}).code, 409,
          "and cannot be accepted")

# Too late.
ref, address = request(subject="Expires")
service.rows("UPDATE offer SET expires_at = 1 WHERE state = 'sent' AND item IN"
             " (SELECT id FROM item WHERE request ="
             " (SELECT id FROM request WHERE ref = ?))", ref)
late = kinds("offer.answered-late")
page = service.ask("GET", address).text
tap.ok("is over" in page and "/accept" not in page,
       "an offer expires, and says so", page)
page = service.form(address + "/accept", {})
tap.ok(page.code == 409 and "is over" in page.text, "also to a late click",
       page.text[:500])
tap.equal(kinds("offer.answered-late"), late + 1, "on record")

# Questions, both ways.
ref, address = request(subject="Rent and repairs")
tap.equal(link("POST", address + "/questions", {"words": " - "}).code, 422,
          "an empty question is refused")
words = "Is there a glossary?\nWe have ours of 2024. <b>"
tap.equal(link("POST", address + "/questions", {"words": words}).code, 200,
          "who was asked may ask")
waiting = call("GET", "/questions").json["questions"]
tap.equal([(q["ref"], q["provider_name"], q["words"]) for q in waiting],
          [(ref, NAME, words)], "it waits for an officer")
shown = call("GET", "/requests/" + ref).json["items"][0]["conversations"]
tap.equal([(c["provider_name"], c["open"], len(c["questions"]))
           for c in shown], [(NAME, True, 1)],
          "and stands on the request")
tap.equal(call("POST", f"/requests/{ref}/questions/1",
               {"provider": OTHER, "words": "Yes, take ours"}).code, 404,
          "who was not asked is written nothing")
answer = call("POST", f"/requests/{ref}/questions/1",
              {"provider": AGENCY, "words": "Yes, use yours"})
tap.equal(answer.code, 200, "the officer answers")
tap.equal(call("GET", "/questions").json["questions"], [],
          "then nothing waits")
mail = service.rows("SELECT payload FROM outbox WHERE key LIKE"
                    " '%question/%' ORDER BY id DESC")[0][0]
tap.ok(address in mail and "desk@tongues.example" in mail and
       "Hodan" not in mail and "use yours" not in mail,
       "the provider is told where to read it, and no more", mail)
seen = link("GET", address).json
tap.equal(([q["side"] for q in seen["questions"]], seen["unread"]),
          (["provider", "landlord"], True), "the provider reads it")
tap.equal(link("POST", address + "/questions/read", {}).json["unread"],
          False, "and puts it away")

# Signed in.
password = service.user("coordinator@tongues.example", "provider",
                        "--provider", NAME)
for words in (("--role", "provider"), ("--role", "officer", "--provider",
                                       NAME)):
    try:
        service.run("user", "add", "--db", service.db, "--email",
                    "x@tongues.example", "--name", "X", *words)
        tap.ok(False, f"{words}: refused")
    except Exception as failed:
        tap.ok("provider" in failed.stderr, f"{words}: refused",
               failed.stderr)
cookie, csrf = service.sign_in("coordinator@tongues.example", password)
rival, rival_csrf = service.sign_in(
    "desk@signs.example", service.user("desk@signs.example", "provider",
                                       "--provider", "Sample Signs"))


def mine(method, path, body=None, who=None):
    """JSON on the portal's own pages."""
    asked = {"Cookie": (who or (cookie, csrf))[0],
             "Accept": "application/json",
             "X-CSRF-Token": (who or (cookie, csrf))[1]}
    if body is not None:
        asked["Content-Type"] = "application/json"
    return service.ask(method, path, asked,
                       b"" if body is None else json.dumps(body))


answer = service.ask("GET", "/", {"Cookie": cookie})
tap.equal((answer.code, answer.header("location")), (303, "/jobs"),
          "signing in leads to the portal")
work = mine("GET", "/jobs").json
tap.equal(([o["state"] for o in work["offers"]],
           [j["item_state"] for j in work["jobs"]]),
          (["sent"], ["assigned"]), "with its offers and its work")
item = work["offers"][0]["id"]
job = work["jobs"][0]["id"]
tap.equal(mine("GET", "/jobs", who=(rival, rival_csrf)).json["jobs"], [],
          "another provider has none of it")
tries = kinds("offer.wrong-provider")
for path in (f"/jobs/{item}", f"/jobs/{item}/accept", f"/jobs/{job}",
             f"/jobs/{job}/questions", f"/jobs/{job}/file",
             "/jobs/" + "0" * 13, "/jobs/nothing"):
    method = "POST" if path.endswith(("accept", "questions")) else "GET"
    answer = mine(method, path, {"words": "Who is it?"} if
                  path.endswith("questions") else {} if method == "POST"
                  else None, (rival, rival_csrf))
    tap.equal(answer.code, 404, f"{method} {path.split('/')[-1]}: not there")
tap.equal(kinds("offer.wrong-provider"), tries + 5, "each try on record")
answer = mine("POST", address + "/accept", {}, (rival, rival_csrf))
tap.equal(answer.code, 403, "nor by the link, signed in as another")
wrong = []
description = call("GET", "/openapi.json").json["paths"]
for pattern, operations in description.items():
    if pattern.startswith(("/jobs", "/o/", "/offers/")):
        continue
    path = re.sub(r"\{ref\}", ref, pattern)
    path = re.sub(r"\{\w+\}", TENANT, path)
    for method, operation in operations.items():
        if not operation.get("security"):
            continue
        answer = mine(method.upper(), path, None if method == "get" else {})
        if answer.code != 404 or "Hodan" in answer.text:
            wrong.append((method, pattern, answer.code))
tap.ok(not wrong, "no page of the officers is there", wrong[:5])
for path in ("/requests", "/tenants", "/providers", "/accounts", "/reports"):
    tap.equal(service.ask("GET", path, {"Cookie": cookie}).code, 404,
              f"nor {path} as a page")
for path in ("/jobs", f"/jobs/{item}", "/jobs/past", "/jobs/figures",
             "/account"):
    page = service.ask("GET", path, {"Cookie": cookie})
    tap.equal(page.code, 200, f"{path.split('/')[-1]} is a page")
tap.equal(mine("POST", f"/jobs/{item}/accept", {}).json["theirs"], True,
          "an offer is accepted there, too")
figures = mine("GET", "/jobs/figures").json
tap.equal((figures["offers"]["n"], figures["offers"]["accepted"],
           figures["offers"]["withdrawn"]), (4, 2, 1),
          "a provider sees its own figures")
past = mine("GET", "/jobs/past?limit=2").json
rest = mine("GET", "/jobs/past?limit=2&after=" + past["next"]).json
tap.equal((len(past["jobs"]), len(rest["jobs"]), rest["next"]),
          (2, 2, None), "and everything it was asked, page by page")


# An agency's own system, with a token.
system = service.token("tongues", "--role", "provider", "--provider", NAME)
tap.equal(len(call("GET", "/jobs", None, system).json["jobs"]),
          len(mine("GET", "/jobs").json["jobs"]), "a token sees the same")
tap.equal([call("GET", path, None, system).code for path in
           ("/requests", "/tenants", f"/jobs/{TENANT}")], [404, 404, 404],
          "and no more")
try:
    service.token("nobody", "--role", "provider")
    tap.ok(False, "a token of nobody's is refused")
except Exception as failed:
    tap.ok("rovider" in failed.stderr, "a token of nobody's is refused")

# Who comes: the rules once more, for that person.
def linguist(name, gender):
    return made(f"/providers/{AGENCY}/linguists", {
        "name": name, "gender": gender, "languages": "so"})["id"]


before, _ = visit(at="2027-05-04T10:00")
amina, ubah = (linguist("Amina Example", "woman"),
               linguist("Ubah Specimen", "woman"))
bashir = linguist("Bashir Template", "man")
hodan = linguist("Hodan Sample", "woman")
_, one = visit(at="2027-05-05T10:00")
_, two = visit(at="2027-05-05T10:30")
tap.equal(link("POST", one + "/linguist", {"linguist": amina}).code, 409,
          "nobody is named before the work is theirs")
for address in (one, two):
    link("POST", address + "/accept", {})
seen = {p["name"]: (p["can"], p["why"]) for p in
        link("GET", one).json["people"]}
tap.equal({name: can for name, (can, why) in seen.items()},
          {"Amina Example": True, "Ubah Specimen": True,
           "Bashir Template": False, "Hodan Sample": False},
          "people are judged one by one")
tap.equal(seen["Hodan Sample"][1], "Somebody else has to be sent to this.",
          "why a family's friend cannot come is not told")
for who, code in ((bashir, 422), (hodan, 422), (OTHER, 422), (amina, 200)):
    tap.equal(link("POST", one + "/linguist", {"linguist": who}).code, code,
              f"naming answers {code}")
tap.equal(link("GET", one).json["linguist"]["name"], "Amina Example",
          "who comes is kept")
answer = link("POST", two + "/linguist", {"linguist": amina})
tap.ok(answer.code in (409, 422), "nobody is sent to two places",
       answer.text)
tap.equal(link("POST", two + "/linguist", {"linguist": ubah}).code, 200,
          "somebody else is")
page = service.ask("GET", two).text
tap.ok("Ubah Specimen" in page and "disabled" in page,
       "the page shows who can be chosen")
password = service.user("amina@tongues.example", "provider", "--provider",
                        NAME, "--linguist", "Amina Example")
person = service.sign_in("amina@tongues.example", password)
seen = mine("GET", "/jobs", who=person).json
tap.equal((seen["offers"], len(seen["jobs"]), seen["coordinator"]),
          ([], 1, False), "a linguist sees what they are sent to")
job = seen["jobs"][0]["id"]
tap.equal([mine(method, path, body, person).code for method, path, body in
           (("GET", f"/jobs/{job}", None), ("GET", f"/jobs/{item}", None),
            ("POST", f"/jobs/{job}/linguist", {"linguist": ubah}),
            ("GET", "/jobs/figures", None))], [200, 404, 403, 403],
          "and nothing else of the agency's")


# The briefing, and the time sheet.
NOW = datetime.datetime.now(UTC).replace(microsecond=0, second=0)
SOON = (NOW + datetime.timedelta(days=2)).replace(hour=10, minute=0)
ref, soon = visit(at=SOON.isoformat())
tap.ok(link("GET", soon).json["briefing"] is None and
       "Hodan" not in service.ask("GET", soon).text,
       "who is only asked reads no briefing")
link("POST", soon + "/accept", {})
brief = link("GET", soon).json["briefing"]
tap.ok(brief["open"] and brief["tenant_name"] == "Hodan Sample" and
       "Specimen Road" in brief["place"], "who has the booking does", brief)
brief = link("GET", one).json["briefing"]
tap.equal((brief["open"], brief["tenant_name"], brief["place"]),
          (False, None, None), "but not months before")
SHEET = {"outcome": "completed", "started_at": NOW.isoformat()}
tap.equal(link("POST", soon + "/timesheet", SHEET).code, 409,
          "nobody says how it was before it was")
answer = link("POST", soon + "/timesheet", {
    "outcome": "provider-cancelled", "note": "Fell ill"})
tap.equal((answer.code, answer.json["theirs"], answer.json["briefing"]),
          (200, False, None), "who cannot come gives it back")
tap.ok("no longer with you" in service.ask("GET", soon).text,
       "and is told so")
ref, soon = visit(at=SOON.replace(hour=14).isoformat())
link("POST", soon + "/accept", {})
HOUR = datetime.timedelta(hours=1)
began = NOW - 2 * HOUR
service.rows("UPDATE item SET starts_at = ? WHERE request ="
             " (SELECT id FROM request WHERE ref = ?)",
             int(began.timestamp()), ref)
for wrong in ({}, {"outcome": "unfilled"}, {
        "outcome": "completed", "started_at": NOW.isoformat(),
        "finished_at": began.isoformat()}):
    tap.equal(link("POST", soon + "/timesheet", wrong).code, 422,
              f"{sorted(wrong)}: what is wrong is said")
answer = link("POST", soon + "/timesheet", {
    "outcome": "completed", "started_at": began.isoformat(),
    "finished_at": (began + HOUR).isoformat(), "note": "All went well"})
tap.equal((answer.code, answer.json["attendance"]["minutes"]), (200, 60),
          "the time sheet is kept")
page = service.ask("GET", soon).text
tap.ok("not confirmed yet" in page, "until the landlord confirms it")


# Calendars.

def calendar(path, **headers):
    """A calendar as another program reads it, and its bytes."""
    answer = service.ask("GET", path, headers)
    assert answer.code == 200, (path, answer.text)
    tap.ok(answer.header("content-type").startswith("text/calendar"),
           "it is a calendar", answer.header("content-type"))
    return icalendar.Calendar.from_ical(answer.body), answer.body


# Over the hour that March leaves out, and the one that October has twice.
TIMES = (("2027-03-28T00:30:00+00:00", 120), ("2027-10-31T00:15:00+00:00", 90),
         ("2027-10-31T01:30:00+00:00", 45), ("2027-07-01T09:00:00+01:00", 60))
for at, minutes in TIMES:
    ref, address = visit(minutes, at)
    tap.equal(link("POST", address + "/accept", {}).code, 200,
              f"a booking at {at} is taken")
tap.equal(mine("GET", "/jobs/calendar").json["address"], None,
          "at first there is no calendar")
first = mine("POST", "/jobs/calendar", {}).json["address"]
read, raw = calendar(first)
wanted = {(datetime.datetime.fromisoformat(at).astimezone(UTC),
           datetime.timedelta(minutes=minutes)) for at, minutes in TIMES}
events = read.walk("VEVENT")
seen = {(e["dtstart"].dt, e["dtend"].dt - e["dtstart"].dt)
        for e in events if "dtend" in e}
tap.ok(wanted <= seen, "times are right over both changes of the clock", seen)
tap.equal(str(read["x-wr-calname"]), NAME.strip(), "names are escaped")
tap.ok(max(map(len, raw.split(b"\r\n"))) <= 75 and b"\n " in raw and
       all(line.decode() is not None for line in raw.split(b"\r\n")) and
       raw.count(b"\n") == raw.count(b"\r\n"),
       "lines are folded between characters, and end in CR LF")
tap.equal((read["version"], bool(read["prodid"]),
           len({str(e["uid"]) for e in events}) == len(events)),
          ("2.0", True, True), "events have names of their own")
due = [e for e in events if "dtend" not in e]
tap.ok(due and all(e["transp"] == "TRANSPARENT" for e in due),
       "what is due at a time takes no time", due)
tap.ok(any(str(e.get("location")) == "NB1" for e in events) and
       any("Somali" in e["summary"] for e in events),
       "an event says what, and in which area")
told = raw.replace(b"\r\n ", b"").decode()
for secret in ("Hodan", "Specimen", "4QX", "0161", "solicitor", "Rent"):
    tap.ok(secret not in told, f"and not “{secret}”")
second = mine("POST", "/jobs/calendar", {}).json["address"]
tap.equal((second != first, service.ask("GET", first).code,
           service.ask("GET", second).code,
           service.ask("GET", second.replace(".ics", "")).code),
          (True, 404, 200, 200), "a new address ends the one before")
one, _ = calendar(address + "/calendar")
tap.equal(len(one.walk("VEVENT")), 1, "one job alone, by its link")
handed = call("POST", f"/providers/{OTHER}/calendar", {})
tap.equal((handed.code, len(calendar(handed.json["address"])[0].walk(
    "VEVENT"))), (200, 0), "an officer hands one to who has no account")
service.run("user", "disable", "--db", service.db, "--email",
            "coordinator@tongues.example")
tap.equal(service.ask("GET", second).code, 404,
          "who may sign in no more reads no calendar")


# At once.
def at_once(*tries):
    answers = [None] * len(tries)

    def go(i):
        answers[i] = tries[i]().code
    threads = [threading.Thread(target=go, args=(i,))
               for i in range(len(tries))]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return answers


ref, address = request(subject="Answered at once")
codes = at_once(*[(lambda: link("POST", address + "/accept", {}))
                  if i % 2 else
                  (lambda: link("POST", address + "/decline", {}))
                  for i in range(20)])
rows = service.rows("SELECT count(*) FROM event WHERE kind IN"
                    " ('offer.accepted', 'offer.declined') AND subject ="
                    " (SELECT id FROM request WHERE ref = ?)", ref)
tap.equal((rows, set(codes) - {200, 409}), ([(1,)], set()),
          "answered twenty times at once: one answer, the others are told")
_, one = visit(at="2027-06-07T10:00")
_, two = visit(at="2027-06-07T10:15")
for address in (one, two):
    link("POST", address + "/accept", {})
codes = at_once(*[lambda a=(one, two)[i % 2]: link(
    "POST", a + "/linguist", {"linguist": amina}) for i in range(10)])
sent = [link("GET", a).json["linguist"] for a in (one, two)]
tap.ok(sorted(map(bool, sent)) == [False, True] and
       set(codes) <= {200, 409, 412, 422},
       "sent to two places at once: to one", (codes, sent))
ref, address = request(subject="Withdrawn at once")
etag = call("GET", "/requests/" + ref).header("etag")
codes = at_once(lambda: link("POST", address + "/accept", {}),
                lambda: call("POST", f"/requests/{ref}/items/1/cancel",
                             {"reason": "no longer needed"}, If_Match=etag))
state = call("GET", "/requests/" + ref).json["items"][0]["state"]
tap.ok((codes, state) in (([200, 412], "assigned"), ([409, 200],
                                                     "cancelled")),
       "accepted and withdrawn at once: one of them", (codes, state))

# At a meeting in two languages each interpreter reads of their own.
guest = made("/tenants", {"reference": "T-9", "name": "Ifrah Sample"})["id"]
made(f"/tenants/{guest}/needs", {"kind": "spoken-language", "value": "so",
                                 "consent": "yes"})
for language, facts in (("so", ["spoken-language"]), ("pl", [])):
    _, meeting = request(service="interpreting", subject="Residents' meeting",
                         tenant=guest,
                         items=[{"language": language, "minutes": 60,
                                 "mode": "telephone",
                                 "starts_at": "2027-03-02T10:00"}])
    link("POST", meeting + "/accept", {})
    tap.equal([f["kind"] for f in link("GET", meeting).json["facts"]], facts,
              f"the interpreter for {language} reads of no other language")

tap.equal(service.stop(), 0, "the server ends well")
tap.done()
