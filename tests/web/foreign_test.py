"""What belongs to another landlord is answered as if it did not exist: every
role on every route with every kind of identifier, and what is named in
bodies, lists and searches."""
import json
import re

from service import Service, Tap

tap = Tap()
service = Service(demo=("--tenants", "120", "--requests", "60", "--seed",
                        "7"))
OURS, THEIRS = "Harrowmere Housing Association", "Northbeck Borough Council"
ROLES = ("officer", "manager", "administrator", "translator", "auditor",
         "service")
tokens = {role: service.token(f"{role}-ours", "--role", role, "--org", OURS)
          for role in ROLES}
# An agency that works for both.
tokens["provider"] = service.token(
    "agency", "--role", "provider", "--provider", service.rows(
        "SELECT name FROM provider WHERE kind = 'agency' ORDER BY id")[0][0])
theirs = service.token("theirs", "--role", "administrator", "--org", THEIRS)
house = service.token("house", "--role", "administrator")
description = service.call("GET", "/openapi.json").json


def found(path, token=theirs):
    answer = service.call("GET", path, token=token)
    assert answer.code == 200, (path, answer.text)
    return answer.json


def made(path, body, token=theirs):
    answer = service.call("POST", path, body, token)
    assert answer.code == 201, (path, answer.text)
    return answer.json


# One of everything that the other landlord has.
tenant = made("/tenants", {"reference": "NBC-SECRET-1",
                           "name": "Zebedee Quillfeather",
                           "phone": "0161 555 0199", "language_read": "pl"})
provider = made("/providers", {"name": "Northbeck Inside Desk",
                               "kind": "in-house",
                               "skills": "translation en>pl; "
                                         "translation pl>en"})
request = made("/requests", {
    "service": "translation", "tenant": tenant["id"], "words": 100,
    "document_class": "legal", "subject": "Zebedee's letter",
    "items": [{"from": "en", "language": "pl"}]})
booked = made("/requests", {
    "service": "interpreting", "tenant": tenant["id"],
    "subject": "NBC-SECRET-BOOKING", "minutes": 60,
    "items": [{"from": "en", "language": "pl", "mode": "on-site",
               "starts_at": "2030-05-07T10:00:00+01:00"}]})
drop_in = made("/drop-ins", {
    "name": "NBC-SECRET-SESSION", "provider": provider["id"],
    "language": "pl", "mode": "on-site", "minutes": 60,
    "starts_at": "2030-05-08T10:00:00+01:00"})
files = service.rows("""SELECT r.ref, f.id FROM file f
    JOIN item i ON i.id = f.item JOIN request r ON r.id = i.request
    JOIN organisation o ON o.id = f.organisation WHERE o.name = ?""", THEIRS)
shown = found("/requests/" + request["ref"])
offer = shown["items"][0]["offers"][0]["address"].split("/")[-1]
account = "northbeck@northbeck.example"
service.user(account, "officer", "--org", THEIRS)
# The same that nobody has: the same letters, one of them another.
NOBODY = {"id": "0" + tenant["id"][1:-4] + "zzzz", "ref": "V26-999999",
          "token": "a" * 32}
case = made("/cases", {"tenant": tenant["id"], "kind": "complaint",
                       "number": "NBC-SECRET-CASE"})
FOREIGN = {"/tenants": tenant["id"], "/providers": provider["id"],
           "/drop-ins": drop_in["id"],
           "/cases": case["id"], "/calendars/changes": made("/calendars/changes", {
               "what": "closure-added", "day": "2027-01-05",
               "name": "NBC-SECRET-DAY"})["id"]}
recipient = made("/flags/recipients", {
    "name": "Northbeck Inside Repairs", "kind": "repairs", "purpose": "x"})
service.run("flag", "export", "--db", service.db, "--recipient",
            "Northbeck Inside Repairs", "-o", "-")


def spelled(number):
    """An id as the outside has it."""
    text = ""
    for _ in range(13):
        number, digit = divmod(number, 32)
        text = "0123456789abcdefghjkmnpqrstvwxyz"[digit] + text
    return text


delivery = spelled(service.rows("""SELECT d.id FROM delivery d
    JOIN organisation o ON o.id = d.organisation WHERE o.name = ?""",
                                THEIRS)[0][0])
FOREIGN |= {"/flags/recipients": recipient["id"],
            "/flags/deliveries": delivery}
line = made("/calls/numbers", {
    "provider": provider["id"], "phone": "0161 555 0188",
    "code": "NBC-SECRET-CODE", "say": "LANGUAGE, code CODE"})
call = made("/calls", {"tenant": tenant["id"], "language": "pl"})
FOREIGN["/policy/changes"] = made("/policy/rule/nbc-secret", {
    "why": "Zebedee decides.", "reason": "NBC-SECRET-WHY"})["id"]
FOREIGN["/provider-complaints"] = made("/provider-complaints", {
    "provider": provider["id"], "source": "officer", "about": "late",
    "words": "NBC-SECRET-COMPLAINT"})["id"]
them = found("/reports/plan")["colleagues"][0]["id"]
PLANNED = {"title": "NBC-SECRET-MEASURE", "owner": them,
           "due_on": "2031-01-01"}
FOREIGN["/reports/plan/measures"] = made("/reports/plan/measures", {
    **PLANNED, "unit": "%", "baseline": 1, "target": 2})["id"]
FOREIGN["/reports/assessments"] = made("/reports/assessments", {
    **PLANNED, "kind": "policy"})["id"]
FOREIGN["/reports/policy-reviews"] = made("/reports/policy-reviews", {
    **PLANNED, "why": "NBC-SECRET-WHY"})["id"]
FOREIGN["/reports/evidence"] = made(
    f"/reports/plan/measures/{FOREIGN['/reports/plan/measures']}/evidence",
    {"words": "NBC-SECRET-WORDS", "link": "/reports"})["id"]
FOREIGN["/reports/surveys"] = service.call(
    "POST", "/reports/surveys", b"--mark\r\nContent-Disposition: form-data; "
    b'name="name"\r\n\r\nNBC-SECRET-SURVEY\r\n--mark\r\n'
    b"Content-Disposition: form-data; "
    b'name="file"; filename="s.csv"\r\n\r\ndate,question,answer\r\n'
    b"2026-01-01,TP01,5\r\n--mark--\r\n", theirs,
    {"Content-Type": "multipart/form-data; boundary=mark"}).json["id"]
FOREIGN["/contracts"] = made(f"/providers/{provider['id']}/contracts", {
    "name": "NBC-SECRET-CONTRACT", "starts": "2026-01-01"})["id"]
FOREIGN |= {"/calls": call["id"], "/calls/numbers": line["id"]}
FOREIGN["/jobs"] = spelled(service.rows("""SELECT i.id FROM item i
    JOIN request r ON r.id = i.request WHERE r.ref = ?""",
                                        request["ref"])[0][0])
FOREIGN["/imports"] = service.call(
    "POST", "/imports", b"--mark\r\nContent-Disposition: form-data; "
    b'name="file"; filename="NBC-SECRET.csv"\r\n\r\nreference,name\r\n'
    b"--mark--\r\n", theirs,
    {"Content-Type": "multipart/form-data; boundary=mark"}).json["id"]
service.call("POST", f"/tenants/{tenant['id']}/profile/questions/religion",
             {"answer": "other", "words": "NBC-SECRET-FAITH"}, theirs)
service.call("POST", f"/tenants/{tenant['id']}/panel", {"how": "paper"},
             theirs)
FOREIGN["/panel/invitations"] = made("/panel/invitations", {
    "about": "NBC-SECRET-ROUND"})["id"]
ITEM = "/requests/{ref}/items/{n}"
BODIES = {
    ITEM + "/booking": {"place": "taken over"},
    ITEM + "/booking/move": {"starts_at": "2030-05-09T10:00:00+01:00"},
    ITEM + "/holds": {"provider": provider["id"],
                      "starts_at": "2030-05-09T10:00:00+01:00"},
    ITEM + "/series": {"weeks": 1, "count": 4},
    ITEM + "/series/move": {"starts_at": "2030-05-09T10:00:00+01:00"},
    ITEM + "/series/cancel": {"reason": "taken over"},
    ITEM + "/attendance": {"outcome": "completed"},
    "/drop-ins/{id}/visits": {"tenant": "X-1", "purpose": "taken over",
                              "minutes": 10},
    "/drop-ins/{id}/cancel": {"reason": "taken over"},
    "/tenants/{id}/profile/open": {"reason": "taken over"},
    "/tenants/{id}/profile/questions/{question}": {"answer": "none"},
    "/tenants/{id}/panel": {"how": "paper"},
    "/requests/{ref}/feedback/{n}/answers": {"how": "paper", "fair": "no"},
    "/feedback/{id}/settle": {"reason": "taken over"},
    "/provider-complaints/{id}/{step}": {"words": "taken over"},
    "/spot-checks/{id}/checks/{check}": {
        "accuracy": 4, "completeness": 4, "register": 4, "timeliness": 4},
    "/jobs/{id}/declaration": {"name": "Taken over", "agree": True},
    "/jobs/{id}/declaration/file": {"name": "Taken over"},
    "/requests/{ref}/declaration/{n}": {"name": "Taken over"},
    "/requests/{ref}/declarations/{id}/end": {"reason": "taken over"},
    "/reports/surveys/{id}/remove": {"reason": "taken over"},
    "/jobs/{id}/questions": {"words": "taken over"},
    "/reports/plan/measures/{id}": {"reason": "taken over"},
    "/reports/plan/measures/{id}/{step}": {"words": "taken over"},
    "/reports/plan/measures/{id}/evidence": {"words": "taken over",
                                             "link": "/reports"},
    "/reports/assessments/{id}": {"reason": "taken over"},
    "/reports/assessments/{id}/done": {"result": "stop",
                                       "findings": "taken over"},
    "/reports/assessments/{id}/evidence": {"words": "taken over",
                                           "link": "/reports"},
    "/reports/policy-reviews/{id}/{step}": {"words": "taken over"},
    "/reports/policy-reviews/{id}/evidence": {"words": "taken over",
                                              "link": "/reports"},
    "/jobs/{id}/timesheet": {"outcome": "completed"},
    "/imports/{id}/columns": {"column": {"0": "name"}},
    "/calls/{id}/log": {"outcome": "not-made"},
    "/calls/{id}/tenant": {"tenant": "X-1"},
    "/tenants/{id}": {"name": "Taken Over"},
    "/tenants/{id}/ties": {"kind": "conflict", "name": "Taken Over",
                           "reason": "taken over"},
    "/tenants/{id}/ties/{tie}/end": {"reason": "taken over"},
    "/requests/{ref}/instead/{n}": {"mode": "telephone"},
    "/requests/{ref}/ask/{n}": {"provider": NOBODY["id"],
                                "reason": "taken over"},
    "/requests/{ref}/cost-code": {"cost_code": "TAKEN"},
    "/requests/{ref}/family/{n}": {"name": "Taken Over"},
    "/tenants/{id}/people": {"role": "carer", "name": "Taken Over"},
    "/tenants/{id}/people/{person}": {"role": "carer", "name": "Taken"},
    "/tenants/{id}/people/{person}/end": {"reason": "taken over"},
    "/tenants/{id}/death": {"known_by": "taken over"},
    "/tenants/{id}/death/undo": {"reason": "taken over"},
    "/tenants/{id}/merge": {"other": "X-1", "reason": "taken over"},
    "/tenants/{id}/different": {"other": "X-1", "reason": "taken over"},
    "/tenants/{id}/apart": {"merged": "0" * 13, "reason": "taken over"},
    "/tenants/{id}/transfer": {"to": "X", "reference": "X-1"},
    "/tenants/{id}/joint": {"other": "X-1"},
    "/tenants/{id}/joint/part": {"why": "abuse"},
    "/tenants/{id}/confidential": {"yes": "yes"},
    "/flags/recipients/{id}": {"purpose": "taken over"},
    "/flags/recipients/{id}/tokens": {"name": "taken over"},
    "/policy/{kind}/{code}": {"stance": "off", "reason": "taken over"},
    "/flags/recipients/{id}/tokens/end": {"name": "taken over"},
    "/tenants/{id}/needs": {"kind": "format", "value": "braille:2"},
    "/tenants/{id}/needs/{need}/review": {"outcome": "still-right"},
    "/tenants/{id}/needs/{need}/share": {"with": "taken over"},
    "/cases/{id}": {"subject": "Taken over"},
    "/cases/{id}/edit": {"subject": "Taken over"},
    "/cases/{id}/events": {"event": "acknowledged"},
    "/cases/{id}/withdraw": {"event": NOBODY["id"], "reason": "taken over"},
    "/cases/{id}/extend": {"clock": "complaint-1-respond", "days": 1,
                           "reason": "taken over"},
    "/cases/{id}/close": {"reason": "taken over"},
    "/cases/{id}/reopen": {"reason": "taken over"},
    "/tenants/{id}/contacts": {"channel": "letter"},
    "/tenants/{id}/contacts/{contact}/needs/{need}": {
        "met": "yes", "reason": "taken over"},
    "/providers/{id}": {"name": "Taken over"},
    "/providers/{id}/qualifications": {"kind": "dpsi"},
    "/providers/{id}/qualifications/{qualification}": {"number": "1"},
    "/providers/{id}/qualifications/{qualification}/end": {
        "reason": "taken over"},
    "/providers/{id}/linguists": {"name": "Taken", "languages": "so"},
    "/providers/{id}/linguists/{linguist}": {"name": "Taken"},
    "/providers/{id}/linguists/{linguist}/end": {"reason": "taken over"},
    "/providers/{id}/absences": {"from": "2026-12-01", "to": "2026-12-02"},
    "/providers/{id}/stop": {"reason": "taken over"},
    "/providers/{id}/start": {"reason": "taken over"},
    "/providers/{id}/end": {"reason": "taken over"},
    "/providers/{id}/contracts": {"name": "Taken over",
                                  "starts": "2026-01-01"},
    "/contracts/{id}": {"name": "Taken over"},
    "/contracts/{id}/rates": {"reason": "taken over", "table": "line\n"},
    "/providers/{id}/skills": {"skills": "translation so"},
    "/providers/{id}/skills/remove": {"key": "translation:en:pl::"},
    "/requests/{ref}": {"subject": "Taken over"},
    "/requests/{ref}/prices/{n}": {"reason": "taken over"},
    "/requests/{ref}/language/{n}": {"language": "so"},
    "/requests/{ref}/necessity/{n}": {"reason": "taken over"},
    "/requests/{ref}/items/{n}/deliver": {},
    "/requests/{ref}/items/{n}/{action}": {"reason": "taken over"},
    "/requests/{ref}/questions/{n}": {"words": "taken over"},
    "/requests/{ref}/attachments/{id}/remove": {"reason": "taken over"},
}
SECRETS = ("Quillfeather", "NBC-SECRET", "Zebedee", tenant["id"],
           "0161 555 0199", provider["id"], "Northbeck Inside",
           request["ref"], recipient["id"], delivery, call["id"],
           line["id"])


def state():
    return [service.rows(f"SELECT * FROM {table}") for table in
            ("tenant", "need", "provider", "request", "item", "offer",
             "pause", "file", "account", "letter", "idempotency", "case_file",
             "case_event", "closure", "recipient", "delivery", "flag_look", "token",
             "call", "call_access", "attachment", "content",
             "policy", "question", "feed", "equality_answer",
             "booking", "diary", "series", "attendance", "drop_in",
             "drop_in_visit",
             "equality_link", "panel_member", "panel_round",
             "plan", "plan_measure", "plan_note", "plan_evidence",
             "assessment", "policy_review", "policy_read", "survey")]


def secrets_in(text):
    return [secret for secret in SECRETS if secret in text]


def told(answer, value):
    """An answer without what was asked for in it."""
    return (answer.code, answer.text.replace(value, "VALUE"))


def address(pattern, foreign):
    """(theirs, nobody's) of a pattern with an identifier, else None."""
    kind = pattern.split("/{id}")[0]
    if kind in FOREIGN and "{id}" in pattern:
        their = FOREIGN[kind]
        return [pattern.replace("{id}", value)
                .replace("{question}", "religion")
                .replace("{clock}", "complaint-1-acknowledge") for value in
                (their, NOBODY["id"])], (their, NOBODY["id"])
    if pattern.startswith("/requests/{ref}"):
        ours = booked if pattern.startswith(ITEM) else request
        return [re.sub(r"\{n\}", "1", pattern.replace("{ref}", value))
                .replace("{action}", foreign).replace("{file}", tenant["id"])
                .replace("{id}", tenant["id"])
                for value in (ours["ref"], NOBODY["ref"])], (
                    ours["ref"], NOBODY["ref"])
    return None, None


ACTIONS = ("approve", "reject", "offer", "assign", "hold", "resume",
           "deliver", "return", "check", "complete", "cancel", "reschedule")
before = state()
tried = 0
for role, token in tokens.items():
    wrong = []
    for pattern, operations in description["paths"].items():
        for word, operation in operations.items():
            for action in (ACTIONS if "{action}" in pattern else ("",)):
                pair, values = address(pattern, action)
                if not pair or pattern == "/jobs/{id}/deliver":
                    continue
                seen = []
                for path, value in zip(pair, values):
                    body = BODIES.get(pattern, {}) if word != "get" else None
                    answer = service.call(word.upper(), path, body, token,
                                          {"If-Match": '"1"'})
                    seen.append(told(answer, value))
                    tried += 1
                if seen[0] != seen[1] or seen[0][0] not in (403, 404) or \
                        secrets_in(seen[0][1]):
                    wrong.append((word, pair[0], seen))
    tap.ok(not wrong, f"{role}: theirs is as nobody's on every route",
           wrong[:3])
tap.ok(tried > 200, "every route was tried", tried)
tap.ok(files, "they have a file")
for ref, file in files[:1]:
    text = spelled(file)
    tap.equal(service.call("GET", f"/requests/{ref}/files/{text}",
                           token=theirs).code, 200, "which they can read")
    for role, token in tokens.items():
        tap.ok(service.call("GET", f"/requests/{ref}/files/{text}",
                            token=token).code in (403, 404),
               f"{role}: their file is not handed out")

own = found("/tenants?limit=1", tokens["officer"])["tenants"][0]["id"]
own_request = service.call("POST", "/requests", {
    "service": "translation", "tenant": own, "document_class": "legal",
    "words": 100, "items": [{"from": "en", "language": "pl"}]},
    tokens["officer"]).json
before = state()
CHANGES = [
    ("a request for their tenant", "/requests", {
        "service": "translation", "tenant": "VALUE", "document_class":
        "legal", "items": [{"from": "en", "language": "pl"}]},
     tenant["id"], NOBODY["id"]),
    ("a request by their reference", "/requests", {
        "service": "translation", "tenant": "VALUE", "document_class":
        "legal", "items": [{"from": "en", "language": "pl"}]},
     "NBC-SECRET-1", "NBC-NOBODY-1"),
    ("a letter to their tenant", "/letters", {
        "notice": "rent-increase", "tenant": "VALUE",
        "data": {"x": "y"}}, tenant["id"], NOBODY["id"]),
    ("a preview for their tenant", "/letters/preview", {
        "notice": "rent-increase", "tenant": "VALUE",
        "data": {"x": "y"}}, tenant["id"], NOBODY["id"]),
    ("pages for their tenant", "/letters/preview.pdf", {
        "notice": "rent-increase", "tenant": "VALUE",
        "data": {"x": "y"}}, tenant["id"], NOBODY["id"]),
    ("a tenant for them", "/tenants", {
        "reference": "X-1", "name": "Sample", "organisation": "VALUE"},
     THEIRS, "Southbeck Borough Council"),
    ("a provider for them", "/providers", {
        "name": "Sample", "kind": "agency", "skills": "translation en>pl",
        "organisation": "VALUE"}, THEIRS, "Southbeck Borough Council"),
    ("assigning to their provider",
     f"/requests/{own_request['ref']}/items/1/assign",
     {"provider": "VALUE"}, provider["id"], NOBODY["id"]),
    ("offering to their provider",
     f"/requests/{own_request['ref']}/items/1/offer",
     {"provider": "VALUE"}, provider["id"], NOBODY["id"]),
    ("a call for their tenant", "/calls", {"tenant": "VALUE"},
     tenant["id"], NOBODY["id"]),
    ("resetting their account", "/accounts/reset", {"email": "VALUE"},
     account, "nobody@northbeck.example"),
    ("closing their account", "/accounts/disable", {"email": "VALUE"},
     account, "nobody@northbeck.example"),
    ("an account with them", "/accounts", {
        "email": "new@x.example", "name": "New", "role": "officer",
        "organisation": "VALUE"}, THEIRS, "Southbeck Borough Council"),
]
for name, path, body, their, nobody in CHANGES:
    wrong = []
    for role, token in tokens.items():
        etag = service.call("GET", f"/requests/{own_request['ref']}",
                            token=tokens["officer"]).header("etag")
        seen = [told(service.call(
            "POST", path, json.loads(json.dumps(body).replace("VALUE",
                                                              value)),
            token, {"If-Match": etag}), value) for value in (their, nobody)]
        if seen[0] != seen[1] or not 400 <= seen[0][0] < 500:
            wrong.append((role, seen))
    tap.ok(not wrong, f"{name}: as if there were none", wrong[:2])
tap.ok(state() == before, "nothing of theirs was changed, nothing was made")

LISTS = ["/calls/log", "/calls/log?language=pl", "/calls/log?state=open",
         "/flags", "/flags?reference=NBC-SECRET-1", "/tenants?limit=200", "/tenants?q=Quillfeather", "/tenants?q=NBC-SECRET-1",
         "/tenants?q=01615550199", "/tenants?q=Zebedee", "/requests?limit=200",
         "/requests?language=pl", f"/requests?provider={provider['id']}",
         "/requests?overdue=true", "/providers", "/reports/turnaround",
         "/reports/turnaround?by=organisation", "/accounts",
         f"/requests/{own_request['ref']}",
         f"/requests/{own_request['ref']}/items/1/ranking"]
for role, token in tokens.items():
    wrong = []
    for path in LISTS:
        answer = service.call("GET", path, token=token)
        shown = [s for s in secrets_in(answer.text) if s not in path]
        if answer.code not in (200, 403, 404) or shown or THEIRS in answer.text:
            wrong.append((path, answer.code, shown, answer.text[:100]))
    tap.ok(not wrong, f"{role}: no list, search or figure shows theirs",
           wrong[:3])
mine = found("/reports/turnaround?from=2020-01-01", tokens["manager"])
all_of = found("/reports/turnaround?from=2020-01-01", house)
counted = service.rows("""SELECT count(*) FROM item i JOIN organisation o
    ON o.id = i.organisation WHERE o.name = ? AND i.closed_at IS NOT NULL""",
                       OURS)[0][0]
tap.ok(mine["total"]["n"] <= counted < all_of["total"]["n"],
       "a report counts our own only", (mine["total"], counted))

# Offers' links: forged, answered, withdrawn.
for bad in ("a" * 32, offer[:-1] + ("a" if offer[-1] != "a" else "b"),
            offer[:-1], offer.upper(), offer + "a", "x", "%00", "a" * 3000):
    wrong = []
    for method, path in (("GET", f"/o/{bad}"), ("POST", f"/o/{bad}/accept"),
                         ("POST", f"/o/{bad}/decline"),
                         ("POST", f"/offers/{bad}/accept")):
        answer = service.call(method, path, {} if method == "POST" else None)
        if answer.code not in (400, 404, 414, 431):
            wrong.append((method, path[:40], answer.code))
    tap.ok(not wrong, f"a forged link ({bad[:8]}, {len(bad)} letters)", wrong)
page = service.ask("GET", "/o/" + "a" * 32)
tap.ok(page.code == 404 and "<h1" in page.text, "is a clear page")
page = service.ask("GET", f"/o/{offer}")
tap.ok(page.code == 200 and not secrets_in(page.text.replace(
    "Northbeck Inside", "")), "a real one shows no tenant before the answer",
       secrets_in(page.text))
for letter in ("a" * 32, "x", "a" * 3000, "a" * 32 + ".txt",
               "a" * 32 + ".pdf", ".txt", "%2e%2e"):
    answer = service.ask("GET", f"/n/{letter}")
    tap.ok(answer.code in (404, 431, 414) and "<h1" in answer.text,
           f"a forged letter ({letter[:12]})", answer.code)


def events(kind):
    return service.rows("SELECT count(*) FROM event WHERE kind = ?",
                        kind)[0][0]


first = service.call("POST", f"/o/{offer}/accept", {})
again = service.call("POST", f"/o/{offer}/accept", {})
tap.ok(first.code == again.code == 200 and events("offer.accepted") >= 1,
       "accepting twice is accepting once", (first.code, again.code))
answered = events("offer.answered-late")
before = state()
late = service.call("POST", f"/o/{offer}/decline", {"reason": "no"})
tap.equal(late.code, 409, "declining what was accepted is told why not")
tap.ok(state() == before, "and changes nothing")
for _ in range(100):
    if events("offer.answered-late") > answered:
        break
    service.call("GET", "/readyz")
tap.ok(events("offer.answered-late") == answered + 1,
       "but the try is on record")


def offered():
    """Another item of theirs, and the token of its offer."""
    one = made("/requests", {
        "service": "translation", "tenant": tenant["id"], "words": 100,
        "document_class": "legal",
        "items": [{"from": "en", "language": "pl"}]})
    return one["ref"], one["items"][0]["offer"]["address"].split("/")[-1]


ref, token = offered()
service.rows("UPDATE offer SET expires_at = 1 WHERE state = 'sent'")
page = service.ask("GET", f"/o/{token}")
tap.ok(page.code == 200 and "/accept" not in page.text,
       "an expired offer's page has no button", page.code)
tap.equal(service.call("POST", f"/o/{token}/accept", {}).code, 409,
          "and accepting is told why not")
service.call("POST", f"/o/{token}/decline", {})
ref, token = offered()
etag = service.call("GET", f"/requests/{ref}", token=theirs).header("etag")
done = service.call("POST", f"/requests/{ref}/items/1/cancel",
                    {"reason": "not needed"}, theirs, {"If-Match": etag})
tap.equal(done.code, 200, "the landlord cancels what is offered")
before = state()
tap.equal([service.call("POST", f"/o/{token}/{move}", {}).code
           for move in ("accept", "decline")], [409, 409],
          "a withdrawn offer cannot be answered")
tap.ok(state() == before, "and nothing changes")
page = service.form(f"/o/{token}/accept", {})
tap.ok(page.code == 409 and "<h1" in page.text, "the page says so",
       (page.code, page.text[:200]))
tap.ok(service.alive(), "the server is there after all of this")
tap.equal(service.stop(), 0, "SIGTERM ends it well")
tap.done()
