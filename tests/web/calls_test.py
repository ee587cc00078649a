#!/usr/bin/env python3
"""Interpreters by telephone: the number in few steps, the code for who opened
it, what came of it as a call and as a request."""
import re
from datetime import date, timedelta

from service import Service, Tap

tap = Tap()
service = Service()
ADMIN = service.token("admin", "--role", "administrator")
OFFICER = service.token("officer", "--role", "officer")
COLLEAGUE = service.token("colleague", "--role", "officer")
AUDITOR = service.token("auditor", "--role", "auditor")


def get(path, token=OFFICER):
    return service.call("GET", path, None, token)


def post(path, body, token=OFFICER):
    return service.call("POST", path, body, token)


def opened(**body):
    answer = post("/calls", body)
    assert answer.code == 201, answer.text
    return answer.json["id"]


tenant = post("/tenants", {"reference": "T-1", "name": "Amina Example",
                           "language_spoken": "so"}).json["id"]
provider = post("/providers", {"name": "Example Lines", "kind": "agency",
                               "skills": "interpreting en>so on-demand",
                               "dbs_level": "enhanced", "dbs_checked":
                               str(date.today() - timedelta(30))}, ADMIN)
assert provider.code == 201, provider.text
provider = provider.json["id"]

# Before anybody has set up a number.
tap.equal(get("/calls").json["reachable"], False, "there is no number yet")
answer = post("/calls", {"language": "so"})
tap.ok(answer.code == 422 and "administrator" in answer.text,
       "and none is shown", answer.text)

# Numbers and codes, by administrators.
LINE = {"provider": provider, "phone": "020 7946 0000", "code": "4471",
        "say": "LANGUAGE, please. Our code is CODE.",
        "say_unknown": "We do not know the language. Our code is CODE."}
tap.equal(post("/calls/numbers", LINE).code, 403, "no officer sets one up")
for change, pointer in (({"phone": "12"}, "/phone"),
                        ({"phone": ""}, "/phone"),
                        ({"say": "hello"}, "/say"),
                        ({"provider": tenant}, "/provider"),
                        ({"language": "klingon"}, "/language"),
                        ({"from": "2026-02-30"}, "/from"),
                        ({"from": "2026-05-02", "until": "2026-05-01"},
                         "/until")):
    answer = post("/calls/numbers", {**LINE, **change}, ADMIN)
    tap.ok(answer.code == 422 and pointer in answer.pointers,
           f"a wrong {pointer[1:]} is said at its field", answer.text)
tap.equal(post("/calls/numbers", LINE, ADMIN).code, 201, "one is set up")
old = post("/calls/numbers", {**LINE, "language": "ar", "phone":
                              "020 7946 0001"}, ADMIN).json["id"]
post("/calls/numbers", {**LINE, "language": "pl", "phone": "020 7946 0002",
                        "from": "2099-01-01"}, ADMIN)
tap.ok("4471" not in get("/calls/numbers").text, "codes are not listed for "
       "officers")

# Finding the language.
start = get("/calls?region=east-africa").json
tap.equal(start["reachable"], True, "a number is there")
east = [r for r in start["regions"] if r["open"]][0]
tap.equal((east["region"], east["languages"][0]["tag"],
           east["languages"][0]["autonym"]),
          ("east-africa", "so", "Soomaali"),
          "a region has its languages by their own names")
tap.equal(get("/calls?region=atlantis").code, 422, "no other region is taken")

# With a tenant: the register knows the language.
call = opened(tenant=tenant)
shown = get("/calls/" + call).json
tap.equal((shown["language"], shown["phone"], shown["code"], shown["say"]),
          ("so", "020 7946 0000", "4471",
           "Somali, please. Our code is 4471."),
          "number, code and what to say")
tap.ok(shown["strip"]["facts"], "with what the tenant needs")
tap.ok("luqaddaada" in shown["greeting"], "and a line to show them",
       shown["greeting"])
for name, token in (("a colleague", COLLEAGUE), ("an auditor", AUDITOR)):
    other = get("/calls/" + call, token)
    tap.ok(other.json["phone"] is None and other.json["code"] is None and
           "4471" not in other.text, f"{name} is not shown the code")
tap.equal([c["id"] for c in get("/calls").json["calls_waiting"]], [call],
          "it waits to be logged")
events = [k for (k,) in service.rows(
    "SELECT kind FROM event WHERE kind LIKE 'call%' ORDER BY seq")]
tap.equal(events.count("call.opened"), 1, "that it was opened is on record")

# Languages with a number of their own, one that is to come, signs.
tap.equal(get("/calls/" + opened(language="ar")).json["phone"],
          "020 7946 0001", "Arabic has its own number")
tap.equal(get("/calls/" + opened(language="pl")).json["phone"],
          "020 7946 0000", "a number that is to come is not used yet")
post(f"/calls/numbers/{old}/end", {}, ADMIN)
tap.equal(get("/calls/" + opened(language="ar")).json["phone"],
          "020 7946 0000", "one that was ended is not used any more")
answer = post("/calls", {"language": "bfi"})
tap.ok(answer.code >= 400 and "sign language" in answer.text,
       "signs are not interpreted by telephone", answer.text)
unknown = opened()
tap.equal(get("/calls/" + unknown).json["say"],
          "We do not know the language. Our code is 4471.",
          "where nobody knows the language the operator finds out")

# Logged.
for body, pointers in (({}, {"/outcome"}),
                       ({"outcome": "spoken"}, {"/minutes", "/met"}),
                       ({"outcome": "spoken", "minutes": 601, "met": "yes"},
                        {"/minutes"}),
                       ({"outcome": "spoken", "minutes": 5, "met": "yes",
                         "started_at": "2099-01-01T10:00"},
                        {"/started_at"}),
                       ({"outcome": "no-interpreter"}, {"/met"})):
    answer = post(f"/calls/{call}/log", body)
    tap.equal((answer.code, answer.pointers), (422, pointers),
              f"{sorted(body)}: what is missing is named")
SAID = {"outcome": "spoken", "minutes": 12, "met": "yes",
        "purpose": "repairs"}
answer = post(f"/calls/{call}/log", SAID)
tap.equal(answer.code, 200, "a call is logged")
ref = answer.json["request"]
item = get("/requests/" + ref).json["items"][0]
tap.equal((item["service"], item["mode"], item["language"], item["state"],
           item["outcome"], item["minutes"], item["provider_name"]),
          ("interpreting", "on-demand", "so", "completed", "completed", 12,
           "Example Lines"), "and is a request, completed")
tap.equal(service.rows("SELECT met FROM contact_need WHERE contact IN "
                       "(SELECT id FROM contact WHERE tenant = "
                       "(SELECT tenant FROM call WHERE request IS NOT NULL))"
                       )[:1], [(1,)], "the contact met the need")
tap.equal(post(f"/calls/{call}/log", SAID).code, 409, "once only")
answer = post(f"/calls/{opened(tenant=tenant)}/log",
              {**SAID, "sensitivity": "domestic-abuse"})
tap.equal(answer.code, 200, "a sensitive call that was made is logged, "
          "whatever certificates the supplier showed us")
other = post("/tenants", {"reference": "T-2", "name": "Sara Example",
                          "language_spoken": "ti"}).json["id"]
answer = post(f"/calls/{opened(tenant=other)}/log",
              {**SAID, "language": "ti"})
tap.equal(answer.code, 200, "and one in a language that the supplier's "
          "entry does not name")
tap.equal(get("/calls/" + call).json["code"], None,
          "the code is not shown any more")
missed = opened(tenant=tenant)
answer = post(f"/calls/{missed}/log", {"outcome": "no-interpreter",
                                       "met": "no"})
item = get("/requests/" + answer.json["request"]).json["items"][0]
tap.equal((item["state"], item["outcome"]), ("cancelled", "unfilled"),
          "where no interpreter was free it is closed as unfilled")
nothing = opened(tenant=tenant)
answer = post(f"/calls/{nothing}/log", {"outcome": "not-made"})
tap.equal((answer.code, answer.json["request"]), (200, None),
          "what was not called becomes no request")

# Somebody unknown, found out later.
answer = post(f"/calls/{unknown}/log", {**SAID, "caller": "0161 555 0123"})
tap.equal(answer.pointers, {"/language"}, "the language is asked for")
answer = post(f"/calls/{unknown}/log", {**SAID, "language": "so",
                                        "caller": "0161 555 0123"})
tap.equal((answer.code, answer.json["request"]), (200, None),
          "a caller in no register is logged all the same")
rows = get("/calls/log?state=unmatched").json["calls"]
tap.equal([(c["id"], c["caller"]) for c in rows],
          [(unknown, "0161 555 0123")], "and found among the unmatched")
tap.equal(post(f"/calls/{unknown}/tenant", {"tenant": "T-9"}).pointers,
          {"/tenant"}, "an unknown tenant is said at the field")
answer = post(f"/calls/{unknown}/tenant", {"tenant": "T-1"})
tap.ok(answer.code == 200 and answer.json["request"], "put to its tenant it "
       "becomes a request", answer.text)
tap.equal(post(f"/calls/{unknown}/tenant", {"tenant": "T-1"}).code, 409,
          "once only")
tap.equal(get("/calls/log?state=unmatched").json["calls"], [],
          "and is unmatched no more")

# The list.
everything = get("/calls/log?limit=200").json["calls"]
paged, after = [], ""
while after is not None:
    page = get(f"/calls/log?limit=2&after={after}").json
    paged += page["calls"]
    after = page["next"]
tap.equal([c["id"] for c in paged], [c["id"] for c in everything],
          "page by page it is the same")
tap.equal({c["state"] for c in get("/calls/log?state=open").json["calls"]},
          {"open"}, "by state")
tap.equal({c["language"] for c in get("/calls/log?language=ar").json["calls"]},
          {"ar"}, "by language")
tap.equal(get("/calls/log?state=never").code, 422, "no other state is taken")

# What is sensitive is hidden in the log too.
hushed = opened(tenant=tenant, language="so")
answer = post(f"/calls/{hushed}/log", {
    **SAID, "purpose": "welfare", "sensitivity": "domestic-abuse"})
tap.equal(answer.code, 200, "a sensitive call is logged")
OTHER = service.token("other", "--role", "officer")
hushed_ref = get("/calls/" + hushed).json["ref"]
tap.equal([[path for path in ("/calls/log?limit=200",
                              "/calls/log?state=logged&limit=200",
                              "/calls/log?language=so&limit=200")
            if hushed_ref in get(path, token).text]
           for token in (OFFICER, OTHER)],
          [["/calls/log?limit=200", "/calls/log?state=logged&limit=200",
            "/calls/log?language=so&limit=200"], []],
          "a sensitive call is in nobody else's log")
tap.equal([get("/calls/" + hushed, token).code for token in
           (OFFICER, OTHER)], [200, 404], "nor is it there for them")

# The pages: three steps from the board, for a person whom nobody knows.
cookie, csrf = service.sign_in()


def page(path):
    return service.ask("GET", path, {"Cookie": cookie}).text


tap.ok('href="/calls"' in page("/"), "step 1: on every page")
tap.ok(re.search(r'name="language" value="so"', page("/calls")),
       "step 2: the language's name")
answer = service.form("/calls", {"language": "so", "csrf": csrf},
                      {"Cookie": cookie})
tap.equal(answer.code, 303, "which leads")
final = page(answer.header("location"))
tap.ok("020 7946 0000" in final and "4471" in final and "Somali, please" in
       final, "to number, code and words", final[:500])
tap.ok("what came of it" in page("/"), "and to a reminder on the board")
numbers = page("/calls/numbers")
tap.ok("Example Lines" in numbers and "4471" in numbers,
       "an administrator reads the numbers")

tap.done()
