"""Cases through the interface and the pages: clocks of the law, what is
recorded, more time, the end; requests that hang on them; corrections of the
table; and calendars whose changes move what is open."""
import re
import urllib.parse

from service import Service, Tap

tap = Tap()
service = Service(demo=("--tenants", "120", "--requests", "160", "--seed", "5"))
admin = service.token("admin", "--role", "administrator")
officer = service.token("officer", "--role", "officer")


def call(method, path, body=None, token=officer, version=None):
    headers = {"If-Match": f'"{version}"'} if version is not None else {}
    return service.call(method, path, body, token, headers)


def get(path, token=officer):
    answer = call("GET", path, None, token)
    assert answer.code == 200, (path, answer.text)
    return answer.json


def opened(**body):
    answer = call("POST", "/cases", {"tenant": tenant, **body})
    assert answer.code == 201, answer.text
    return answer.json


def act(case, verb, **body):
    return call("POST", f"/cases/{case['ref']}/{verb}", body,
                version=get("/cases/" + case["ref"])["version"])


def clock(case, code):
    return next((c for c in case["clocks"] if c["code"] == code), None)


landlords = {t["organisation"]: t["id"] for page in "aeiou"
             for t in get(f"/tenants?q={page}&limit=40")["tenants"]}
tenant = next(iter(get("/tenants?q=a&limit=1")["tenants"]))["id"]

# A complaint, from its receipt to the end of stage 2.
case = opened(kind="complaint", number="HH/2026/1", subject="Damp",
              nation="england", received_at="2026-01-05T16:59")
tap.equal((case["stage"], case["next"]["clock"], case["next"]["due_at"],
           case["next"]["late"]),
          ("stage-1", "complaint-1-acknowledge", "2026-01-12T23:59:59Z",
           True), "five working days from the day after receipt")
tap.equal(clock(case, "complaint-1-respond")["state"], "waiting",
          "an answer waits for its acknowledgement")
tap.equal([get("/cases/" + urllib.parse.quote(name, safe=""))["id"]
           for name in (case["id"], case["ref"])], [case["id"]] * 2,
          "found by id and by reference")
same = call("POST", "/cases", {"tenant": tenant, "kind": "hazard",
                               "number": "HH/2026/1"})
tap.equal((same.code, same.pointers), (409, {"/number"}),
          "a landlord's number is one case's")
for body, where in (({"kind": "quarrel"}, "/kind"),
                    ({"kind": "hazard", "stage": "gas"}, "/stage"),
                    ({"kind": "hazard", "received_at": "2199-01-01T10:00"},
                     "/received_at"),
                    ({"kind": "hazard", "received_at": "2026-02-30T10:00"},
                     "/received_at"),
                    ({"kind": "hazard", "tenant": "nobody"}, "/tenant"),
                    ({"kind": "hazard", "nation": "france"}, "/nation")):
    answer = call("POST", "/cases", {"tenant": tenant, **body})
    tap.ok(answer.code in (400, 422) and where in answer.pointers,
           f"refused at its field: {body}", answer.text)
answer = act(case, "events", event="responded", at="2026-01-04T10:00")
tap.equal(answer.pointers, {"/at"}, "nothing happens before its case")
answer = act(case, "events", event="checked")
tap.ok(answer.code == 409 and "acknowledged" in answer.text,
       "what does not belong is refused with what does", answer.text)
done = act(case, "events", event="acknowledged", at="2026-01-12T23:59:59",
           note="By letter").json
tap.equal((clock(done, "complaint-1-acknowledge")["state"],
           clock(done, "complaint-1-respond")["due_at"]),
          ("met", "2026-01-26T23:59:59Z"),
          "met in the last second; ten days more to answer")
answer = call("POST", f"/cases/{case['ref']}/events",
              {"event": "responded"}, version=done["version"] - 1)
tap.equal(answer.code, 412, "a race that was lost is said so")
tap.equal(act(case, "events", event="acknowledged").code, 409,
          "once is enough")
answer = act(case, "extend", clock="complaint-1-respond", days=10)
tap.equal(answer.pointers, {"/reason"}, "more time has a reason")
longer = act(case, "extend", clock="complaint-1-respond", days=10,
             reason="A surveyor comes", told_at="2026-01-20T10:00").json
tap.equal((clock(longer, "complaint-1-respond")["due_at"],
           longer["warnings"]), ("2026-02-09T23:59:59Z", []),
          "ten working days more")
longer = act(case, "extend", clock="complaint-1-respond", days=5,
             reason="And again").json
tap.equal((clock(longer, "complaint-1-respond")["due_at"],
           len(longer["warnings"])), ("2026-02-16T23:59:59Z", 2),
          "beyond the code it is a warning, not a wall; so is an untold "
          "reason")
tap.equal(act(case, "extend", clock="complaint-1-acknowledge", days=1,
              reason="No").code, 422, "the law gives no more time for that")
stage2 = act(case, "events", event="escalated", at="2026-02-18T10:00").json
tap.equal((stage2["stage"],
           clock(stage2, "complaint-2-acknowledge")["due_at"],
           clock(stage2, "complaint-1-respond")["state"]),
          ("stage-2", "2026-02-25T23:59:59Z", "missed"),
          "stage 2 has clocks of its own, stage 1 was missed")
shown = get("/cases/" + case["ref"])
mistake = shown["events"][-1]
answer = act(case, "withdraw", event=mistake["id"], reason="Another case")
tap.equal((answer.json["stage"], clock(answer.json,
                                       "complaint-2-acknowledge")),
          ("stage-1", None), "a mistake no longer counts")
tap.equal(get("/cases/" + case["ref"])["events"][-1]["withdrawn_reason"],
          "Another case", "and stays in the history")
first = shown["events"][0]
tap.equal(act(case, "withdraw", event=first["id"], reason="x").code, 404,
          "how it began is corrected, not withdrawn")
moved = call("PATCH", "/cases/" + case["ref"],
             {"received_at": "2026-01-06T09:00"},
             version=get("/cases/" + case["ref"])["version"]).json
tap.equal(clock(moved, "complaint-1-acknowledge")["due_at"],
          "2026-01-13T23:59:59Z", "another day of receipt moves the clocks")
tap.equal(call("PATCH", "/cases/" + case["ref"], {"subject": "x"}).code, 428,
          "a change names the version that it was made from")
why = get(f"/cases/{case['ref']}/clocks/complaint-1-acknowledge")
tap.equal([(d["day"], d["counted"]) for d in why["days"]][:8],
          [("2026-01-06", 0), ("2026-01-07", 1), ("2026-01-08", 2),
           ("2026-01-09", 3), ("2026-01-10", 3), ("2026-01-11", 3),
           ("2026-01-12", 4), ("2026-01-13", 5)], "explained day by day")
closed = act(case, "close", reason="Withdrawn by the tenant").json
tap.ok(closed["closed_at"] and not closed["next"], "a closed case is due "
       "nothing")
tap.equal(act(case, "events", event="responded").code, 409,
          "nor is anything recorded in it")
tap.ok(case["ref"] in [c["ref"] for c in get("/cases?state=closed")["cases"]],
       "it is among the closed ones")
tap.ok(act(case, "reopen", reason="They came back").json["next"],
       "opened again it has the dates it had")

# Other kinds, and where no clock of the table fits.
scotland = opened(kind="complaint", nation="scotland")
tap.equal((scotland["clocks"], len(scotland["warnings"])), ([], 1),
          "England's clocks are applied nowhere else, and that is said")
emergency = opened(kind="hazard", stage="emergency", nation="england",
                   received_at="2026-03-28T12:00")
tap.equal(emergency["next"]["due_at"], "2026-03-29T12:00:00Z",
          "24 hours of the wall over the change of the clocks")
gas = opened(kind="access", nation="england", received_at="2026-11-02T10:00")
for day in ("03", "05", "09"):
    gas = act(gas, "events", event="attempted", at=f"2026-11-{day}T10:00",
              note="Nobody in; a card was left").json
tap.equal((clock(gas, "gas-attempts")["attempts"],
           clock(gas, "gas-attempts")["state"]), (3, "met"),
          "three attempts are written down")
power = opened(kind="access", stage="electrical", nation="england",
               received_at="2026-01-05T10:00")
power = act(power, "events", event="last-checked", at="2025-12-01T10:00",
            note="The certificate says so").json
path = f"/cases/{power['ref']}/clocks/electrical-check"
cookie, _ = service.sign_in("admin@calderbrook.example", "demonstration only")
drawn = service.ask("GET", path, {"Cookie": cookie}).text
tap.ok(len(get(path)["days"]) > 1800 and 2 < drawn.count("<tr>") < 20 and
       " – " in drawn, "five years are a few lines on a page",
       drawn.count("<tr>"))
dues = [c["next"]["due_at"] for c in get("/cases?limit=200")["cases"]
        if c["next"]]
tap.ok(dues == sorted(dues) and len(dues) > 1, "the soonest comes first")
page = get("/cases?limit=2")
rest = get("/cases?limit=200&after=" + page["next"])
tap.equal(len(page["cases"]) + len(rest["cases"]),
          len(get("/cases?limit=200")["cases"]), "page by page")

# A request that hangs on a case.
ahead = opened(kind="consultation", number="S20/7", nation="england",
               received_at="2026-11-20T09:00")
tap.equal(ahead["next"], None, "a notice that was not served has no date")


def asked(case_name, **more):
    answer = call("POST", "/requests", {
        "service": "translation", "tenant": tenant, "document_class": "legal",
        "words": 5000, "case": case_name, "subject": more.pop("subject", "x"),
        "items": [{"from": "en", "language": "pl"}], **more})
    assert answer.code == 201, answer.text
    return answer.json


free = asked("a complaint about noise", subject="noise")
tap.equal((free["case"], free["case_ref"], free["items"][0]["case"]),
          ("a complaint about noise", None, None), "other words stay words")
complaint = opened(kind="complaint", nation="england")
linked = asked(complaint["ref"], subject="answer")
item = linked["items"][0]
tap.equal(linked["case_ref"], complaint["ref"], "it hangs on the case")
tap.ok(item["clock"]["due_at"] == item["case"]["ready_by"] <
       item["case"]["due_at"] and item["case"]["warning"] and
       len(item["case"]["alternatives"]) == 2,
       "due in time for printing and post, with what helps", item)
hazard = opened(kind="hazard", nation="england")
by_number = asked("S20/7", subject="notice")
tap.equal((by_number["case_ref"], by_number["items"][0]["case"]["warning"]),
          (ahead["ref"], None), "by the landlord's number; no date, no hurry")
before = get("/requests/" + linked["ref"])
why = get(f"/requests/{linked['ref']}/items/1/clock")
tap.ok(why["standard_due_at"] > why["due_at"] == item["clock"]["due_at"] and
       why["case"]["ref"] == complaint["ref"],
       "its own date is explained by the case's", why)
act(complaint, "events", event="acknowledged")
after = get("/requests/" + linked["ref"])
tap.ok(after["items"][0]["case"]["clock"] == "complaint-1-respond" and
       after["items"][0]["clock"]["due_at"] >
       before["items"][0]["clock"]["due_at"],
       "it follows its case", (before["items"][0]["clock"],
                               after["items"][0]["clock"]))
held = call("POST", f"/requests/{linked['ref']}/items/1/hold",
            {"reason": "waiting"}, version=after["version"])
tap.equal(held.json["items"][0]["clock"]["due_at"],
          after["items"][0]["case"]["ready_by"],
          "no pause moves what the law sets")
tap.ok("item.due-moved" in [e["kind"] for e in get(
    f"/requests/{linked['ref']}/events")["events"]], "and the history says so")

# Correcting the table.
table = {row["code"]: row for row in get("/statutes")["statutes"]}
row = table["complaint-1-acknowledge"]
tap.equal(call("POST", "/statutes", {"code": row["code"], "text": row["text"],
                                     "reason": "x"}).code, 403,
          "an officer corrects nothing")
text = row["text"].replace("within 5d", "within 3d")
text = re.sub(r"from \S+", "from 2026-11-01", text)
old = opened(kind="complaint", nation="england",
             received_at="2026-10-30T10:00")
recent = opened(kind="complaint", nation="england",
                received_at="2026-11-02T10:00")
for body, where in (({"text": text.replace("3d", "3x")}, "clock:6"),
                    ({"text": text, "reason": ""}, "/reason"),
                    ({"text": text, "code": "other"}, "/text")):
    answer = call("POST", "/statutes", {"code": row["code"], "reason": "r",
                                        **body}, admin)
    tap.ok(answer.code in (400, 422) and where in answer.text,
           f"a wrong correction names its place: {where}", answer.text)
fixed = call("POST", "/statutes", {"code": row["code"], "text": text,
                                   "reason": "The code was shortened"}, admin)
tap.equal(fixed.code, 200, "an administrator corrects a row from a day on")
change = get("/calendars/changes/" + fixed.json["change"], admin)
tap.ok(recent["ref"] in [m["ref"] for m in change["moves"]] and
       old["ref"] not in [m["ref"] for m in change["moves"]],
       "it says which cases moved", change)
tap.equal([get("/cases/" + c["ref"])["next"]["due_at"] for c in
           (old, recent)], ["2026-11-06T23:59:59Z", "2026-11-05T23:59:59Z"],
          "an older case keeps what held then")
back = call("POST", "/statutes", {"code": row["code"], "text": "",
                                  "from": "2026-11-01", "reason": "Wrong"},
            admin)
tap.equal((back.code, get("/cases/" + recent["ref"])["next"]["due_at"],
           len(get("/statutes", admin)["history"])),
          (200, "2026-11-09T23:59:59Z", 2), "and takes it back, with history")

# Calendars.
soon = get("/cases/" + opened(kind="complaint", nation="england")["ref"])
due = soon["next"]["due_at"][:10]
service_due = asked("", subject="plain")["items"][0]["clock"]["due_at"]
wish = {"what": "holiday-added", "day": due, "name": "A coronation"}
tap.equal(call("POST", "/calendars/changes", wish).code, 403,
          "an officer changes no calendar")
preview = call("POST", "/calendars/preview", wish, admin)
tap.ok(preview.code == 200 and soon["ref"] in
       [m["ref"] for m in preview.json["moves"]], "seen before it is done",
       preview.text)
tap.equal(get("/cases/" + soon["ref"])["next"]["due_at"][:10], due,
          "a preview moves nothing")
seen = preview.json
rest = call("POST", "/calendars/preview", {**wish, "skip": seen["looked"] - 3},
            admin).json
tap.equal((rest["first"], rest["last"], rest["looked"], rest["all"],
           rest["next_skip"], seen["first"], seen["last"]),
          (seen["looked"] - 2, seen["looked"], 3, True, None, 1,
           seen["looked"]), "it goes on where the page before ended")
tap.ok([m["ref"] for m in rest["moves"]] ==
       [m["ref"] for m in seen["moves"]][-len(rest["moves"]):]
       if rest["moves"] else True, "with the same moves", rest["moves"])
made = call("POST", "/calendars/changes", wish, admin)
change = get("/calendars/changes/" + made.json["id"], admin)
tap.ok(made.code == 201 and {m["ref"] for m in change["moves"]} ==
       {m["ref"] for m in preview.json["moves"]},
       "what moved is what was foreseen", (change, preview.json))
tap.ok(get("/cases/" + soon["ref"])["next"]["due_at"][:10] > due,
       "a bank holiday moves a date of the law")
days = get(f"/cases/{soon['ref']}/clocks/complaint-1-acknowledge")["days"]
tap.ok({"day": due, "why": "bank holiday"}.items() <=
       next(d for d in days if d["day"] == due).items(),
       "and is seen in its explanation", days)
again = call("POST", "/calendars/changes", wish, admin)
tap.equal(again.pointers, {"/day"}, "a day is a bank holiday once")
closure = call("POST", "/calendars/changes", {
    "what": "closure-added", "day": get("/cases/" + soon["ref"])["next"]
    ["due_at"][:10], "name": "Stocktaking"}, admin)
moves = get("/calendars/changes/" + closure.json["id"], admin)["moves"]
tap.ok(moves and all(m["item"] for m in moves),
       "a closure moves dates of service alone", moves)
call("POST", "/calendars/changes", {"what": "holiday-withdrawn", "day": due},
     admin)
tap.equal(get("/cases/" + soon["ref"])["next"]["due_at"][:10], due,
          "taken back, the date is where it was")
hours = call("POST", "/calendars/changes", {
    "what": "hours", "day": "2027-01-04", "monday": "10:00-16:00",
    "tuesday": "10:00-16:00"}, admin)
tap.equal((hours.code, get("/calendars", admin)["hours_changes"][0]["from"]),
          (201, "2027-01-04"), "office hours change from a day on")
for body, where in (({"what": "hours", "day": "2026-01-01",
                      "monday": "09:00-10:00"}, "/day"),
                    ({"what": "hours", "day": "2027-02-01",
                      "monday": "9-5"}, "/monday"),
                    ({"what": "hours", "day": "2027-02-01"}, "/monday"),
                    ({"what": "holiday-added", "day": "2026-12-25",
                      "name": "x"}, "/day"),
                    ({"what": "closure-withdrawn", "day": "2027-03-01"},
                     "/day"),
                    ({"what": "closure-added", "day": "2027-02-30",
                      "name": "x"}, "/day"),
                    ({"what": "closure-added", "day": "2027-02-01"},
                     "/name")):
    answer = call("POST", "/calendars/changes", body, admin)
    tap.ok(answer.code in (400, 422) and where in answer.pointers,
           f"refused at its field: {body}", answer.text)

# The same from the command line, beside the server.
fresh = asked("", subject="beside")["items"][0]["clock"]["due_at"][:10]
moved = service.run("calendar", "add-closure", fresh, "--name", "Beside",
                    "--db", service.db)
tap.ok(moved and all(line.split()[1] < line.split()[2]
                     for line in moved.splitlines()),
       "a closure from the command line moves dates and says which", moved)
tap.ok(asked("", subject="after")["items"][0]["clock"]["due_at"][:10] > fresh,
       "and the server reckons with it at once", (fresh, moved, asked("", subject="after2")["items"][0]["clock"]))
tap.equal(f"{fresh} closure Beside" in service.run(
    "calendar", "list", "--db", service.db), True, "it is listed")

# Every action in every state: done, or refused with what the state allows.
states = {row[0]: (row[1], row[2], row[3]) for row in service.rows(
    "SELECT i.state, r.ref, i.n, r.version FROM item i"
    " JOIN request r ON r.id = i.request"
    " WHERE 'und' NOT IN (i.language, i.from_lang)")}
tap.ok(len(states) > 4, "the demonstration has items in many states", states)
refused = 0
for state, (ref, n, _) in sorted(states.items()):
    shown = get("/requests/" + ref)
    item = next(i for i in shown["items"] if i["n"] == n)
    wrong = []
    for action in ("approve", "reject", "offer", "assign", "hold", "resume",
                   "deliver", "return", "check", "complete", "cancel",
                   "reschedule"):
        if action in item["actions"]:
            continue
        answer = call("POST", f"/requests/{ref}/items/{n}/{action}",
                      {"reason": "x"}, admin, shown["version"])
        refused += 1
        if answer.code != 409 or any(allowed not in answer.text
                                     for allowed in item["actions"]):
            wrong.append((action, answer.code, answer.text))
    tap.ok(not wrong, f"{state}: what it does not allow is refused with what "
           "it does", wrong[:2])
tap.ok(refused > 30, "many were tried", refused)

# The pages.
cookie, csrf = service.sign_in("admin@calderbrook.example", "demonstration "
                               "only")
session = {"Cookie": cookie}
for path in ("/cases", "/cases?state=closed", "/cases/new?tenant=" + tenant,
             "/cases/" + case["ref"], "/statutes", "/calendars",
             f"/cases/{gas['ref']}/clocks/gas-check", "/",
             f"/cases/{case['ref']}/clocks/complaint-1-respond",
             "/calendars/changes/" + made.json["id"],
             "/tenants/" + tenant, "/requests/" + linked["ref"]):
    page = service.ask("GET", path, session)
    tap.equal(page.code, 200, f"page {path}")
page = service.form("/cases", {"csrf": csrf, "tenant": tenant,
                               "kind": "hazard", "subject": "Mould kept",
                               "received_at": "2026-02-30T10:00"}, session)
tap.ok(page.code in (400, 422) and "Mould kept" in page.text,
       "what was typed is kept beside the fault")
page = service.form(f"/cases/{gas['ref']}/events", {
    "csrf": csrf, "version": get("/cases/" + gas["ref"])["version"],
    "event": "attempted", "at": "2199-01-01T10:00",
    "note": "A note that stays"}, session)
tap.ok(page.code in (400, 422) and "A note that stays" in page.text and
       "still to come" in page.text, "in a case too", page.code)
page = service.form("/calendars/preview", {
    "csrf": csrf, "what": "closure-added", "day": "2027-01-05",
    "name": "Move"}, session)
tap.ok(page.code == 200 and 'action="/calendars/changes"' in page.text,
       "the preview asks to confirm")
tap.done()
