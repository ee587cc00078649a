"""Bookings through the real server: one slot and a thousand who want it, what
a booking carries, holds, series across a change of the clock, two interpreters
for long signed work, moving, calling off, how it went, and drop-in sessions."""
import datetime
import http.client
import json
import sqlite3
import threading
import time

from service import Service, Tap

tap = Tap()
service = Service()
ADMIN = service.token("admin", "--role", "administrator")
OFFICER = service.token("officer", "--role", "officer")
ROBOT = service.token("robot", "--role", "service")
START = "2031-10-20T10:00:00+01:00"  # a Monday; clocks change on the 26th


def call(method, path, body=None, token=OFFICER, version=None):
    headers = {"If-Match": f'"{version}"'} if version else {}
    return service.call(method, path, body, token, headers)


def made(path, body, token=ADMIN):
    answer = call("POST", path, body, token)
    assert answer.code == 201, (path, answer.text)
    return answer.json


def booking(ref, n=1):
    answer = call("GET", f"/requests/{ref}/items/{n}/booking")
    assert answer.code == 200, answer.text
    return answer.json


def act(ref, what, body=None, n=1, token=OFFICER):
    """With the version as it is now."""
    version = booking(ref, n)["version"]
    return call("POST", f"/requests/{ref}/items/{n}/{what}", body or {},
                token, version)


def assign(ref, provider, n=1):
    answer = act(ref, "assign", {"provider": provider}, n, ROBOT)
    assert answer.code == 200, answer.text


def log(starts=START, language="so", mode="on-site", minutes=60, **more):
    return made("/requests", {
        "service": "interpreting", "tenant": TENANT, "minutes": minutes,
        "subject": "Sample visit", "starts_at": starts,
        "items": [{"from": "en", "language": language, "mode": mode}],
        **more}, OFFICER)["ref"]


AMINA = made("/providers", {
    "name": "Amina Sample", "kind": "freelancer", "contract_order": 1,
    "email": "amina@provider.example", "dbs_checked": "2026-11-01",
    "dbs_level": "enhanced",
    "skills": "interpreting so on-site; interpreting so video;"
              " interpreting bfi on-site"})["id"]
BILAN = made("/providers", {
    "name": "Bilan Sample", "kind": "freelancer", "contract_order": 2,
    "dbs_checked": "2026-11-01", "dbs_level": "enhanced",
    "skills": "interpreting so on-site; interpreting bfi on-site"})["id"]
TENANT = made("/tenants", {
    "reference": "T-1", "name": "Hodan Sample", "email": "h@home.example",
    "address_1": "12 Specimen Road", "address_2": "Northbeck",
    "postcode": "NB1 4QX", "language_spoken": "so"})["id"]

# A thousand who want one slot: one has it, the others are told clearly.
refs = [log(starts="2031-06-03T10:00:00+01:00") for _ in range(20)]
versions = {ref: booking(ref)["version"] for ref in refs}
answers = []


def want(mine):
    line = http.client.HTTPConnection("127.0.0.1", service.port, timeout=20)
    for ref in mine:
        line.request("POST", f"/api/v1/requests/{ref}/items/1/assign",
                     json.dumps({"provider": AMINA}), {
                         "Authorization": f"Bearer {ROBOT}",
                         "Content-Type": "application/json",
                         "If-Match": f'"{versions[ref]}"'})
        answer = line.getresponse()
        answers.append((answer.status, answer.read().decode()))
    line.close()


began = time.monotonic()
crowd = [threading.Thread(target=want, args=((refs[i:] + refs[:i]) * 5,))
         for i in range(10)]
for one in crowd:
    one.start()
for one in crowd:
    one.join()
took = time.monotonic() - began
codes = [code for code, _ in answers]
tap.equal(len(answers), 1000, "a thousand attempts have a thousand answers")
tap.equal(codes.count(200), 1, "one of them has the slot")
tap.ok(set(codes) <= {200, 412, 422}, "the others are refused", set(codes))
tap.ok(all("Is not free at that time" in text for code, text in answers
           if code == 422), "and are told why")
print(f"# a thousand attempts: {took:.1f} s")
tap.equal(service.rows("SELECT count(*) FROM diary WHERE kind = 'booking'"),
          [(1,)], "one row of the diary")
tap.equal(service.rows("""SELECT count(*) FROM item WHERE state = 'assigned'
    AND starts_at IS NOT NULL"""), [(1,)], "one item is assigned")
tap.equal(service.rows("""SELECT count(*) FROM diary a JOIN diary b
    ON a.person = b.person AND a.id < b.id AND a.starts_at < b.ends_at
    AND b.starts_at < a.ends_at"""), [(0,)], "nobody is in two places")

# What it carries: kept, shown, mended; wrong input names its fields.
ref = log()
tap.equal(act(ref, "booking", {"link": "javascript:alert(1)"}).pointers,
          {"/link"}, "a wrong link is refused by its name")
tap.equal(act(ref, "booking", {"dbs": "best", "briefing_at": "soon"}).pointers,
          {"/dbs", "/briefing_at"}, "and so are words and times")
carried = {"place": "Sample House, Room 2", "access": "buzzer 12",
           "purpose": "repairs", "attendees": "a surveyor",
           "dialect": "Benadir", "cost_code": "R-17", "conflict": "none",
           "briefing": "damp, mould, ventilation"}
tap.equal(act(ref, "booking", carried).code, 200, "what it carries is kept")
seen = booking(ref)["booking"]
tap.equal({k: seen[k] for k in carried}, carried, "and shown")
act(ref, "booking", {"access": ""})
tap.equal((booking(ref)["booking"]["access"], booking(ref)["booking"]["place"]),
          (None, carried["place"]), "what is emptied goes, the rest stays")
stale = call("POST", f"/requests/{ref}/items/1/booking", {"place": "x"},
             OFFICER, 1)
tap.equal(stale.code, 412, "who read it before has lost the race")

# Slots and holds.
assign(ref, AMINA)
slots = call("GET", f"/requests/{ref}/items/1/slots?limit=5").json
tap.equal(len(slots["slots"]), 5, "the best times are shown, a page of them")
more = call("GET", f"/requests/{ref}/items/1/slots?limit=5&after="
            + slots["next"]).json
tap.ok(not {s["starts_at"] for s in more["slots"]} &
       {s["starts_at"] for s in slots["slots"]}, "and the next page has others")
other = log(starts="2031-10-21T10:00:00+01:00")
held = call("POST", f"/requests/{other}/items/1/holds", {
    "provider": BILAN, "starts_at": "2031-10-22T10:00:00+01:00"})
tap.equal(held.code, 200, "a time is held")
late = call("POST", f"/requests/{ref}/items/1/holds", {
    "provider": BILAN, "starts_at": "2031-10-22T10:30:00+01:00"})
tap.equal((late.code, "held" in late.text), (409, True),
          "nobody else gets it meanwhile")
tap.ok("2031-10-22T09:00:00Z" not in [
    s["starts_at"] for s in call(
        "GET", f"/requests/{ref}/items/1/slots?limit=200&from=2031-10-22"
    ).json["slots"] if s["provider"] == BILAN], "nor is it shown as free")
tap.equal(call("POST", f"/requests/{other}/items/1/holds/end", {}).code, 200,
          "it can be given back")
tap.equal(call("POST", f"/requests/{other}/items/1/holds/end", {}).code, 404,
          "once")

# The way there and back is part of it.
near = log(starts="2031-10-20T11:30:00+01:00")
refused = act(near, "assign", {"provider": AMINA}, token=ROBOT)
tap.equal((refused.code, "not free" in refused.text), (422, True),
          "no time is left for the way")

# A series keeps the time of the wall across the change of the clock.
tap.equal(act(ref, "series", {"weeks": 1, "count": 3}).code, 200,
          "a series is made")
items = booking(ref)["series"]["items"]
tap.equal([i["starts_at"] for i in items],
          ["2031-10-20T09:00:00Z", "2031-10-27T10:00:00Z",
           "2031-11-03T10:00:00Z"], "ten o'clock stays ten o'clock")
tap.equal(act(ref, "series", {"weeks": 1, "count": 3}).code, 409,
          "one booking is in one series")
tap.equal(act(ref, "series/move",
              {"starts_at": "2031-10-28T14:00:00+00:00"},
              n=items[1]["n"]).code, 200, "the rest is moved")
tap.equal([i["starts_at"] for i in booking(ref)["series"]["items"]],
          ["2031-10-20T09:00:00Z", "2031-10-28T14:00:00Z",
           "2031-11-04T14:00:00Z"], "the one before it stays")
tap.equal(act(ref, "series/cancel", {"reason": "sold"},
              n=items[2]["n"]).code, 200, "the rest is cancelled")
tap.equal([i["state"] for i in booking(ref)["series"]["items"]][2],
          "cancelled", "the last one alone")

# Moving: the old time is free, and who had it is asked first.
moved = act(ref, "booking/move",
            {"starts_at": "2031-10-23T10:00:00+01:00", "minutes": 90})
tap.equal(moved.code, 200, "a booking is moved")
tap.equal((moved.json["state"], moved.json["minutes"],
           moved.json["provider_name"]), ("offered", 90, "Amina Sample"),
          "who had it is asked again")
assign(near, AMINA)
tap.equal(booking(near)["state"], "assigned", "the old time is free")

# Two interpreters for long signed work, by the number that was agreed.
signed = log(language="bfi", minutes=150,
             starts="2031-07-01T10:00:00+01:00")
tap.equal(len(call("GET", f"/requests/{signed}").json["items"]), 2,
          "long signed work has two interpreters")
both = {i["offers"][-1]["provider_name"]
        for i in call("GET", f"/requests/{signed}").json["items"]
        if i["offers"]}
tap.equal(len(both), 2, "two different ones are asked")
short = log(language="bfi", minutes=60, starts="2031-07-02T10:00:00+01:00")
tap.equal(len(call("GET", f"/requests/{short}").json["items"]), 1,
          "short work has one")
rules = service.call("POST", "/settings/bookings", {"booking-pair": "30"},
                     ADMIN)
tap.equal(rules.code, 200, "the number is a setting")
tap.equal(len(call("GET", "/requests/" + log(
    language="bfi", minutes=45, starts="2031-07-03T10:00:00+01:00"
)).json["items"]), 2, "which holds from now on")
tap.equal(service.call("POST", "/settings/bookings", {"booking-hold": "1"},
                       ADMIN).code, 422, "too little is refused")

# How it went.
past = (datetime.datetime.now(datetime.timezone.utc) -
        datetime.timedelta(hours=3)).replace(minute=0, second=0,
                                             microsecond=0)
went = log(starts=past.isoformat())
tap.equal(act(went, "attendance", {"outcome": "completed"}).code, 409,
          "nobody has it: nothing is to be said")
assign(went, BILAN)
tap.equal(act(went, "attendance", {}).code, 422, "an outcome is needed")
tap.equal(act(went, "attendance", {
    "outcome": "completed", "started_at": past.isoformat(),
    "finished_at": (past - datetime.timedelta(hours=1)).isoformat()}).code,
          422, "it does not end before it begins")
done = act(went, "attendance", {
    "outcome": "completed", "started_at": past.isoformat(),
    "finished_at": (past + datetime.timedelta(minutes=75)).isoformat()})
tap.equal((done.code, done.json["state"], done.json["minutes"]),
          (200, "completed", 75), "it is closed with what it took")
tap.ok(done.json["attendance"]["confirmed_at"], "and confirmed")
tap.equal(service.rows("SELECT count(*) FROM contact WHERE item IS NOT NULL"),
          [(1,)], "the tenant's record has the contact")
missed = log(starts=(past - datetime.timedelta(days=1)).isoformat())
assign(missed, AMINA)
again = act(missed, "attendance", {"outcome": "interpreter-absent"})
tap.equal((again.code, again.json["outcome"]), (200, "interpreter-absent"),
          "a missed one says who failed")
tap.ok(again.json["again"], "another item stands for it at once")
tap.equal(booking(missed, again.json["again"]["n"])["state"], "offered",
          "and somebody is asked")

# Calling off shows its cost first.
tap.ok("cancel" in booking(near), "what it costs is shown")
tap.equal(act(near, "cancel", {"reason": "no longer needed"}).code, 200,
          "it is cancelled")
free = log(starts="2031-10-20T11:30:00+01:00")
assign(free, AMINA)
tap.equal(booking(free)["state"], "assigned", "and its time is free")

# Drop-in sessions.
session = made("/drop-ins", {
    "name": "Monday advice", "provider": BILAN, "language": "so",
    "mode": "on-site", "minutes": 120,
    "starts_at": (past - datetime.timedelta(days=3)).isoformat()}, OFFICER)
tap.equal(call("POST", "/drop-ins", {
    "name": "The same", "provider": BILAN, "language": "so",
    "mode": "on-site", "minutes": 60,
    "starts_at": (past - datetime.timedelta(days=3)).isoformat()}).code, 409,
          "nobody holds two sessions at once")
visit = call("POST", f"/drop-ins/{session['id']}/visits",
             {"tenant": "T-1", "purpose": "rent", "minutes": 10})
tap.equal((visit.code, visit.json["visits"]), (201, 1), "who came is logged")
tap.equal(service.rows("SELECT count(*) FROM contact WHERE item IS NULL"),
          [(1,)], "on their own record too")
tap.equal(call("POST", f"/drop-ins/{session['id']}/visits",
               {"tenant": "T-404", "purpose": "-", "minutes": 10}).pointers,
          {"/tenant", "/purpose"}, "wrong input names its fields")
tap.equal(call("POST", f"/drop-ins/{session['id']}/cancel",
               {"reason": "x"}).code, 409, "what took place is not cancelled")
week = call("GET", "/bookings?day=2031-10-20").json
tap.equal(len(week["days"]), 7, "a week has seven days")
tap.ok(week["count"] >= 2, "and its bookings", week["count"])
tap.equal(call("GET", "/bookings?view=month").code, 422, "there is no month")

# All of it can be made again from the events.
TABLES = ("booking", "attendance",
          "(SELECT * FROM diary WHERE kind = 'booking')")


def rows():
    return [service.rows(f"SELECT * FROM {table} ORDER BY 1")
            for table in TABLES]


before = rows()
with sqlite3.connect(service.db) as file:
    file.execute("UPDATE booking SET place = 'elsewhere', series = NULL")
    file.execute("UPDATE attendance SET outcome = 'unfilled'")
    file.execute("DELETE FROM diary WHERE kind = 'booking'")
file.close()
tap.ok(rows() != before, "rows are spoiled")
service.run("report", "turnaround", "--db", service.db, "--from", "2026-01-01",
            "--to", "2026-12-31", "--rebuild", "-o", "-")
tap.equal(rows(), before, "and are mended from the events")
tap.done()
