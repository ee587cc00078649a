#!/usr/bin/env python3
"""Contracts: made, priced from a table in versions, warned of, past; and what
an item costs by them from intake to the end."""
import datetime
import os
import subprocess
import tempfile

from service import Service, Tap

tap = Tap()
service = Service()
MANAGER = service.token("manager", "--role", "manager")
OFFICER = service.token("officer", "--role", "officer")
AUDITOR = service.token("auditor", "--role", "auditor")
TODAY = datetime.datetime.now(datetime.timezone.utc).date()


def day(days):
    return (TODAY + datetime.timedelta(days=days)).isoformat()


def get(path, token=OFFICER):
    return service.call("GET", path, None, token)


def post(path, body, token=MANAGER, version=None):
    headers = (("If-Match", f'"{version}"'),) if version else ()
    return service.call("POST", path, body, token, headers)


HEAD = ("line,service,language,from,how,unit,amount,percent,"
        "shortest_minutes,step_minutes,minimum_price\n")
TABLE = HEAD + """rate,interpreting,,,on-site,hour,32.00,,60,15,
rate,interpreting,bfi,,on-site,hour,46.00,,120,15,
rate,translation,,,,word,0.085,,,,25.00
hours,,,,,monday-friday,00:00-24:00,,,,
hours,,,,,saturday,00:00-24:00,,,,
hours,,,,,sunday,00:00-24:00,,,,
out-of-hours,,,,,,,50,,,
travel,,,,,mile,0.45,,,,
words,,,,,exact,,10,,,
cancellation,interpreting,,,,hours,24,100,,,
cancellation,interpreting,bfi,,,days,14,50,,,
cancellation,interpreting,bfi,,,days,8,100,,,
target,,,,,in-standard,2,95,,,
vat,,,,,,,20,,,
"""
tenant = post("/tenants", {"reference": "T-1", "name": "Amina Example",
                           "language_spoken": "so",
                           "language_read": "so"}).json["id"]
provider = post("/providers", {
    "name": "Example Words", "kind": "agency", "contract_order": 1,
    "skills": "interpreting so on-site; interpreting bfi on-site; "
              "translation en>so"}).json["id"]

# Made and changed by managers.
BODY = {"name": "Framework", "number": "LS/1", "starts": day(-400),
        "ends": day(40), "position": 2}
place = f"/providers/{provider}/contracts"
tap.equal(post(place, BODY, OFFICER).code, 403, "no officer makes a contract")
for change, pointer in (({"name": ""}, "/name"),
                        ({"starts": "2026-02-30"}, "/starts"),
                        ({"ends": day(-500)}, "/ends"),
                        ({"position": 100}, "/position")):
    answer = post(place, {**BODY, **change})
    tap.ok(answer.code == 422 and pointer in answer.pointers,
           f"a wrong {pointer[1:]} is said at its field", answer.text)
made = post(place, BODY)
tap.equal(made.code, 201, "a manager makes one")
contract = "/contracts/" + made.json["id"]
tap.equal(post(place, BODY).code, 409, "of one name there is one")
tap.equal(post("/providers/" + tenant + "/contracts", BODY).code, 404,
          "only with a provider")
shown = get(contract, AUDITOR).json
tap.equal((shown["state"], shown["days_left"], shown["card"]),
          ("ending", 40, None), "it says that it ends soon, and has no rates")
tap.equal(get("/contracts").json["ending"], 1, "and so does the list")

# The rate card: every wrong line is named, and nothing is kept.
WRONG = ["rate,interpreting,klingon,,,hour,30.00,,,,",
         "rate,interpreting,,,braille,hour,30.00,,,,",
         "rate,interpreting,pl,,,day,30.00,,,,",
         "rate,interpreting,pl,,,hour,-30.00,,,,",
         "rate,interpreting,pl,,,hour,0.00001,,,,",
         "rate,interpreting,pl,,,hour,30.00,,2000,,",
         "rate,interpreting,pl,,,hour,30.00,,,,1.005",
         "rate,interpreting,,,on-site,hour,33.00,,,,",
         "hours,,,,,someday,08:00-18:00,,,,",
         "hours,,,,,monday,18:00-08:00,,,,",
         "cancellation,interpreting,,,,hours,0,100,,,",
         "cancellation,interpreting,,,,hours,24,101,,,",
         "target,,,,,in-standard,2,95,,,\ntarget,,,,,in-standard,2,95,,,",
         "vat,,,,,,,120,,,", "words,,,,,96-98,,10,,,", "price,,,,,,,,,,"]
CARD = {"reason": "as agreed", "from": day(-400)}
for line in WRONG:
    answer = post(contract + "/rates", {**CARD, "table": TABLE + line},
                  version=1)
    tap.ok(answer.code == 422 and answer.pointers == {"/table"} and
           "Line 1" in answer.text, f"a wrong line: {line[:40]}",
           answer.text)
both = post(contract + "/rates",
            {**CARD, "table": TABLE + "\n".join(WRONG[:5])}, version=1)
tap.equal(len(both.json["errors"]), 5, "all wrong lines are told at once")
for table, why in (("", "is missing"), ("line,unit\nvat,", "is missing"),
                   (HEAD, "no rate"), (TABLE.replace("how", "mode"), "mode"),
                   (HEAD + 'rate,"interp', "spreadsheet")):
    answer = post(contract + "/rates", {**CARD, "table": table}, version=1)
    tap.ok(answer.code == 422 and why in answer.text,
           f"a table that is none is refused: {why}", answer.text)
answer = post(contract + "/rates", {"table": TABLE}, version=1)
tap.ok(answer.pointers == {"/reason"}, "why it is changed is asked for",
       answer.text)
tap.equal(post(contract + "/rates", {**CARD, "table": TABLE, "from":
                                     day(-500)}, version=1).code, 422,
          "rates do not begin before their contract")
tap.equal(post(contract + "/rates", {**CARD, "table": TABLE, "check": True},
               version=1).code, 200, "a table may only be checked")
tap.equal(get(contract).json["card"], None, "and then nothing is kept")
tap.equal(post(contract + "/rates", {**CARD, "table": TABLE}).code, 428,
          "who did not look changes nothing")
tap.equal(post(contract + "/rates", {**CARD, "table": TABLE},
               version=1).code, 200, "a right table is kept")
tap.equal(post(contract + "/rates", {**CARD, "table": TABLE},
               version=1).code, 412, "but not by who looked before")
card = get(contract).json["card"]
tap.equal((len(card["rates"]), len(card["terms"]), card["vat_share"],
           card["out_of_hours"]), (3, 3, 0.2, 50), "it says all of it")
tap.equal(card["hours"], [{"day": "monday", "last_day": "sunday",
                           "from": "00:00", "to": "24:00"}],
          "days that are alike stand together")
csv = get(contract + "/rates.csv").text
again = post(contract + "/rates", {**CARD, "table": csv.replace(",", "\t"),
                                   "check": True}, version=2)
tap.equal((again.code, again.json.get("rates"), again.json.get("terms")),
          (200, 3, 3), "what it writes it reads, from a spreadsheet too")


def asked(minutes, starts, language="so"):
    answer = post("/requests", {
        "service": "interpreting", "tenant": tenant,
        "document_class": "legal", "subject": f"visit {starts}",
        "again_reason": "another", "minutes": minutes, "starts_at": starts,
        "items": [{"from": "en", "language": language, "mode": "on-site"}]},
        OFFICER)
    assert answer.code == 201, answer.text
    return answer.json


def item(ref):
    return get("/requests/" + ref).json["items"][0]


def act(ref, action, **body):
    version = get("/requests/" + ref).json["version"]
    return service.call("POST", f"/requests/{ref}/items/1/{action}", body,
                        OFFICER, (("If-Match", f'"{version}"'),))


def finish(ref, **body):
    act(ref, "deliver")
    act(ref, "check")
    return act(ref, "complete", **body)


def minor(money):
    return money["minor"] if isinstance(money, dict) else money


# From intake to the end.
soon = (datetime.datetime.now(datetime.timezone.utc) +
        datetime.timedelta(days=3)).replace(minute=0, second=0,
                                            microsecond=0)
request = asked(120, soon.isoformat())
estimate = request["items"][0]["estimate"]
tap.equal((minor(estimate["net"]), minor(estimate["vat"]),
           minor(estimate["gross"])), (6400, 1280, 7680),
          "the estimate is said when it comes in")
ref = request["ref"]
address = item(ref)["offers"][0]["address"]
tap.equal(item(ref)["prices"]["agreed"], None, "nothing is agreed yet")
answer = act(ref, "assign", provider=provider, reason="by telephone")
tap.equal(answer.code, 200, "it is assigned: " + answer.text[:200])
prices = item(ref)["prices"]
tap.equal((minor(prices["agreed"]["net"]), prices["agreed"]["off_contract"]),
          (6400, False), "the price is agreed")
tap.equal(sum(minor(line["amount"]) for line in prices["agreed"]["lines"]),
          6400, "its lines add up")
cancel = item(ref)["cancel"]
after = datetime.datetime.fromisoformat(cancel["steps"][0]["after_at"])
tap.equal((minor(cancel["gross"]), minor(cancel["steps"][0]["gross"]),
           soon - after), (0, 7680, datetime.timedelta(days=1)),
          "what calling it off costs now and later is said")

# New rates do not change what was agreed.
dearer = TABLE.replace("32.00", "40.00")
tap.equal(post(contract + "/rates", {"reason": "yearly review",
                                     "table": dearer}, version=2).code, 200,
          "rates rise today")
tap.equal([c["state"] for c in get(contract).json["cards"]], ["now", "past"],
          "the new version is in force")
tap.equal(get(contract + "/rates/1").json["card"]["rates"][0]["rate"],
          "32.00", "the old one can be read")
tap.equal(get(contract + "/rates/9").code, 404, "one that never was cannot")
tap.equal(minor(item(ref)["prices"]["agreed"]["net"]), 6400,
          "what was agreed stays")
tap.equal(finish(ref, outcome="completed", minutes=155).code, 200,
          "it took longer")
prices = item(ref)["prices"]
tap.equal((minor(prices["actual"]["net"]), minor(prices["difference"])),
          (8800, 2400), "it comes to more, by the rates that were agreed")
tap.equal([(c["kind"], c["agreed"], c["actual"], minor(c["difference"]))
           for c in prices["changes"]], [("time", 120, 165, 2400)],
          "and why")

answer = service.call("POST", f"/requests/{ref}/prices/1", {
    "minutes": 120, "travel_miles": 41, "reason": "time sheet"}, OFFICER,
    (("If-Match", f'"{get("/requests/" + ref).json["version"]}"'),))
prices = item(ref)["prices"]
tap.equal((answer.code, minor(prices["actual"]["net"]),
           [c["kind"] for c in prices["changes"]]),
          (200, 8245, ["travel-miles"]), "it is put right, with the way")
answer = service.call("POST", f"/requests/{ref}/prices/1", {
    "minutes": 2000, "reason": "x1"}, OFFICER, (("If-Match", '"1"'),))
tap.equal(answer.code, 422, "no day has so many minutes")

# Called off too late; the provider failed.
late = asked(60, (soon - datetime.timedelta(days=2, hours=10)).isoformat())
act(late["ref"], "assign", provider=provider, reason="by telephone")
tap.equal(minor(item(late["ref"])["cancel"]["gross"]), 4800,
          "within a day all of it is to be paid")
act(late["ref"], "cancel", reason="moved out")
tap.equal(minor(item(late["ref"])["prices"]["cancelled"]["net"]), 4000,
          "and that is kept")
missed = asked(60, (soon + datetime.timedelta(days=9)).isoformat())
act(missed["ref"], "assign", provider=provider, reason="by telephone")
finish(missed["ref"], outcome="interpreter-absent")
tap.equal(minor(item(missed["ref"])["prices"]["actual"]["net"]), 0,
          "who did not come is not paid")
signed = asked(60, (soon + datetime.timedelta(days=7)).isoformat(), "bfi")
act(signed["ref"], "assign", provider=provider, reason="by telephone")
tap.equal([minor(item(signed["ref"])["cancel"]["net"])] +
          [minor(s["net"]) for s in item(signed["ref"])["cancel"]["steps"]],
          [4600, 9200], "sign language has terms of its own")

# The command line: the same table, all or nothing.
home = tempfile.mkdtemp()
good, bad = os.path.join(home, "good.csv"), os.path.join(home, "bad.csv")
with open(good, "w", encoding="utf-16") as out:
    out.write(TABLE.replace(",", ";"))
with open(bad, "w", encoding="utf-8") as out:
    out.write(TABLE + "\n".join(WRONG[:3]))
key = contract.split("/")[-1]
tap.ok(service.run("contract", "list", "--db", service.db).startswith(
    key + "\tExample Words\tFramework\tLS/1\t"), "contracts are listed")
tap.ok("rate,interpreting,,,on-site,hour,40.00," in service.run(
    "contract", "export", key, "-o", "-", "--db", service.db),
    "a rate card is written")
before = len(get(contract).json["cards"])
for file, options, kept in ((good, ["--dry-run"], 0), (bad, [], 0),
                            (good, [], 1)):
    try:
        service.run("contract", "import", key, file, "--reason", "new table",
                    "--db", service.db, *options)
        said = ""
    except subprocess.CalledProcessError as error:
        said = error.stderr
    tap.equal((len(get(contract).json["cards"]) - before, said.count("ine 1")),
              (kept, 3 if file == bad else 0),
              f"{os.path.basename(file)} {options}: {said[:200]}")

# Past: off contract.
change = {"ends": day(-1)}
version = get(contract).json["version"]
answer = service.call("PATCH", contract, change, MANAGER,
                      (("If-Match", f'"{version}"'),))
tap.equal((answer.code, answer.json.get("state")), (200, "past"),
          "a contract is ended")
words = post("/requests", {
    "service": "translation", "tenant": tenant, "document_class": "legal",
    "subject": "letter", "words": 500,
    "items": [{"from": "en", "language": "so"}]}, OFFICER).json
estimate = words["items"][0]["estimate"]
tap.equal((estimate["off_contract"], estimate["expired"]), (True, True),
          "what is past is off contract")
ranking = get(f"/requests/{words['ref']}/items/1/ranking").json
tap.ok(ranking["candidates"][0]["contract"] == 0,
       "and counts as no contract", str(ranking["candidates"][0])[:300])

kinds = [row[0] for row in service.rows(
    "SELECT kind FROM event WHERE kind LIKE 'contract.%' ORDER BY seq")]
tap.equal(kinds, ["contract.added", "contract.priced", "contract.priced",
                  "contract.priced", "contract.changed"], "each change is an event")

# Pages.
cookie, csrf = service.sign_in()
for path in ("/contracts", contract, contract + "/change",
             contract + "/rates", place + "/new", "/requests/" + ref,
             "/contracts?provider=" + provider):
    page = service.ask("GET", path, {"Cookie": cookie})
    tap.ok(page.code == 200 and ("contract" in page.text.lower() or
                                "How it adds up" in page.text),
           f"{path[:12]} is a page", page.text[:200])
service.stop()
tap.done()
