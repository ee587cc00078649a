"""A policy is read, changed in versions, tried on what came in before, and
decides; who may not see what is sensitive finds nothing of it anywhere."""
import re

from service import Service, Tap

tap = Tap()
service = Service()
admin = service.token("sets", "--role", "administrator")
second = service.token("confirms", "--role", "administrator")
officer = service.token("works", "--role", "officer")
other = service.token("covers", "--role", "officer")
manager = service.token("decides", "--role", "manager")
auditor = service.token("reads", "--role", "auditor")
tenant = service.call("POST", "/tenants", {
    "reference": "T-1", "name": "Amina Example", "language_spoken": "so",
    "language_read": "so"}, officer).json["id"]


def ask(token=officer, **more):
    body = {"service": "translation", "tenant": tenant, "words": 200,
            "document_class": "service", "subject": "Repairs letter",
            "items": [{"language": "so"}]}
    made = service.call("POST", "/requests", {**body, **more}, token,
                        {"Idempotency-Key": f"k{ask.n}"})
    ask.n += 1
    assert made.code == 201, made.text
    return made.json


def propose(kind, code, token=admin, **said):
    return service.call("POST", f"/policy/{kind}/{code}",
                        {"reason": "we looked at it", **said}, token)


def change(kind, code, **said):
    made = propose(kind, code, **said)
    assert made.code == 201, made.text
    path = "/policy/changes/" + made.json["id"]
    done = service.call("POST", path + "/confirm", {}, admin)
    assert done.code == 200, done.text
    return path


ask.n = 0
before = ask(received_at="2026-11-20T09:30:00Z")
decision = before["items"][0]["decision"]
tap.equal((decision["rule"], decision["rule_version"],
           decision["rule_origin"]), ("need-goes-ahead", 0, "shipped"),
          "what ships decides")
shown = service.call("GET", "/policy", token=officer).json
codes = [rule["code"] for rule in shown["rules"]]
tap.equal((codes[0], codes[-2], shown["rules"][0]["law"], shown["waiting"]),
          ("legal-go-ahead", "no-rule-asks", True, []),
          "officers see the rules in order")

# What is wrong, and what the law decides.
for kind, code, said, want, pointer in [
        ("rule", "legal-go-ahead", {"stance": "off"}, 422, "/code"),
        ("rule", "thrift", {"class": "rights", "why": "No."}, 422, "/class"),
        ("rule", "thrift", {"verdict": "refuse"}, 422, "/why"),
        ("rule", "Thrift!", {"why": "No."}, 422, "/code"),
        ("rule", "thrift", {"why": "No.", "group": "nobody"}, 422, "/group"),
        ("rule", "thrift", {"why": "No.", "from": "2020-01-01"}, 422,
         "/from"),
        ("rule", "thrift", {"why": "No.", "cost_over": "lots"}, 422,
         "/cost_over"),
        ("rule", "nothing", {"stance": "off"}, 422, "/code"),
        ("standard", "translation-250", {"clock": "statutory",
                                         "within": "1d"}, 422, "/clock"),
        ("sensitivity", "health", {}, 422, "/roles"),
        ("group", "ours", {"name": "Ours", "languages": "xx-nothing"}, 422,
         "/languages")]:
    answer = propose(kind, code, **said)
    tap.equal((answer.code, answer.pointers), (want, {pointer}),
              f"refused: {kind} {code} {said}")
answer = propose("rule", "safety-go-ahead", stance="off")
tap.ok("Equality Act 2010" in answer.text, "the Act is cited", answer.text)
for token, want in ((officer, 403), (manager, 403), (auditor, 403)):
    tap.equal(propose("rule", "thrift", token, why="No.").code, want,
              "only administrators change it")
tap.equal(service.rows("SELECT count(*) FROM policy")[0][0], 0,
          "nothing of it was kept")

# A change: seen, then confirmed, then decided by.
made = propose("rule", "service-letters-ask", **{
    "order": 150, "service": "translation", "class": "service",
    "verdict": "ask-manager", "response": "summary",
    "why": "A manager looks at service letters."})
path = "/policy/changes/" + made.json["id"]
tap.equal((made.code, made.json["state"], made.json["version"]),
          (201, "proposed", 1), "a change is proposed")
tap.equal([ask()["items"][0]["decision"]["rule"] for _ in range(2)],
          ["need-goes-ahead"] * 2, "and holds nobody yet")
seen = service.call("GET", path, token=manager).json
preview = seen["preview"]
tap.equal((preview["items"], preview["looked_at"], preview["whole"],
           preview["changed"], preview["approve"], preview["ask"]),
          (3, 3, True, 2, {"before": 2, "after": 0},
           {"before": 1, "after": 3}), "its effect on what came in, with "
          "the needs of that day")
tap.equal([[table["by"], table["rows"][0]["what"], table["rows"][0]["items"]]
           for table in preview["by"]],
          [["service", "translation", 3], ["class", "service", 3],
           ["language", "so", 3]], "by service, class and language")
tap.equal((preview["list"][0]["before"], preview["list"][0]["after"],
           preview["list"][0]["rule_after"], seen["may_confirm"]),
          ("approve", "ask-manager", "service-letters-ask", False),
          "which ones; a manager confirms nothing")
paged = service.call("GET", path + "?limit=1", token=admin).json
tap.ok(len(paged["preview"]["list"]) == 1 and paged["next"] == "1",
       "page by page", paged["next"])
tap.equal(service.call("POST", path + "/confirm", {}, manager).code, 403,
          "nor may a manager")
tap.equal(service.call("POST", path + "/confirm", {}, admin).code, 200,
          "an administrator confirms it")
tap.equal(service.call("POST", path + "/confirm", {}, admin).code, 409,
          "once")
asked = ask()
item = asked["items"][0]
tap.equal((item["state"], item["decision"]["verdict"],
           item["decision"]["rule"], item["decision"]["rule_version"],
           item["decision"]["rule_origin"], item["decision"]["response"]),
          ("logged", "ask-manager", "service-letters-ask", 1, "own",
           "summary"), "it decides at once")
tap.equal(ask(document_class="legal")["items"][0]["decision"]["rule"],
          "legal-go-ahead", "but never before the law")
change("rule", "service-letters-ask", **{
    "order": 150, "service": "translation", "class": "service",
    "words_over": 1000, "verdict": "ask-manager", "response": "full",
    "why": "A manager looks at long letters."})
kept = service.call("GET", "/requests/" + asked["ref"],
                    token=officer).json["items"][0]["decision"]
tap.equal((kept["rule_version"], kept["why"]),
          (1, "A manager looks at service letters."),
          "what was decided keeps the version of its day")
history = service.call("GET", "/policy/rule/service-letters-ask",
                       token=officer).json
tap.equal([(v["version"], v["state"]) for v in history["versions"]],
          [(2, "in-force"), (1, "in-force")], "both are in its history")
tap.equal((history["entry"]["version"], history["entry"]["words_over"],
           history["own"]), (2, 1000, True), "the later one holds")
change("rule", "service-letters-ask", stance="off")
tap.equal(ask(words=2000)["items"][0]["decision"]["rule"], "need-goes-ahead",
          "switched off it decides nothing")

# A standard, a class, a group, a cost.
due = ask()["items"][0]["clock"]
path = change("standard", "translation-250", clock="elapsed", within="90m")
later = ask()["items"][0]["clock"]
tap.equal((due["kind"], later["kind"], later["standard"]),
          ("service", "elapsed", "translation-250"), "a standard is ours")
preview = service.call("GET", path, token=admin).json["preview"]
tap.ok(preview["sooner"] > 0 and preview["later"] == 0,
       "what would be due sooner is counted", preview["sooner"])
tap.equal(service.call("GET", f"/requests/{before['ref']}",
                       token=officer).json["items"][0]["clock"]["kind"],
          "service", "what came in before keeps its own")
change("class", "information")
tap.equal(ask(document_class="information", items=[{"language": "pl"}])
          ["items"][0]["decision"]["rule"], "always-information",
          "a class goes ahead, evidence or none")
change("group", "newcomers", name="New arrivals", languages="ti, uk")
change("rule", "newcomers-first", order=60, group="newcomers",
       verdict="approve", why="People who have just come are helped.")
tap.equal(ask(items=[{"language": "ti"}])["items"][0]["decision"]["rule"],
          "newcomers-first", "a rule for a group of languages")
tap.equal(propose("group", "newcomers", stance="off").code, 422,
          "a group that rules speak of stays")
change("rule", "dear-asks", order=70, service="translation",
       cost_over="20.00", verdict="ask-manager", why="This is dear.")
told = ask()["items"][0]["decision"]
tap.equal((told["rule"], told["cost"], told["cost_missing"]),
          ("need-goes-ahead", None, True),
          "without a price the rule does not fit, and that is said")
service.call("POST", "/providers", {
    "name": "Example Words", "kind": "agency",
    "skills": "translation en>so 0.15/word"}, manager)
told = ask()["items"][0]["decision"]
tap.equal((told["rule"], told["cost_missing"]), ("dear-asks", False),
          "with one it does")
tap.ok("3000" in str(told["cost"]), "by the estimate", told["cost"])

# Days to come, taking back, two people.
made = propose("rule", "dear-asks", stance="off", **{"from": "2099-01-01"})
path = "/policy/changes/" + made.json["id"]
service.call("POST", path + "/confirm", {}, admin)
tap.equal(service.call("GET", path, token=admin).json["state"], "waiting",
          "what is meant for later waits")
tap.equal(ask()["items"][0]["decision"]["rule"], "dear-asks",
          "and changes nothing before its day")
tap.ok("dear-asks" in [c["code"] for c in service.call(
    "GET", "/policy", token=officer).json["waiting"]], "it is listed")
tap.equal((service.call("POST", path + "/withdraw", {}, admin).code,
           service.call("POST", path + "/withdraw", {}, admin).code),
          (200, 409), "it is taken back, once")
service.call("POST", "/settings", {"name": "two-people-change-policy",
                                   "value": "yes"}, admin)
made = propose("rule", "dear-asks", stance="inherit")
path = "/policy/changes/" + made.json["id"]
tap.equal((service.call("POST", path + "/confirm", {}, admin).code,
           service.call("POST", path + "/confirm", {}, second).code),
          (422, 200), "where two are asked for, the other one confirms")
service.call("POST", "/settings", {"name": "two-people-change-policy",
                                   "value": "no"}, admin)
export = service.call("GET", "/policy/export", token=officer).text
tap.ok(re.search(r"^group newcomers\n  name New arrivals\n"
                 r"  languages ti uk\n", export, re.M)
       and "service-letters-ask off" in export and "dear-asks" not in export,
       "what is own goes into a file", export)
tap.equal(service.rows("SELECT count(*) FROM event WHERE kind ="
                       " 'policy.confirmed'")[0][0],
          service.rows("SELECT count(*) FROM policy WHERE confirmed_at"
                       " IS NOT NULL")[0][0], "each has its event")

# Who sees what: role x sensitivity x route.
SEES = ("none", "domestic-abuse", "safeguarding", "eviction", "immigration",
        "health")
refs = {word: ask(sensitivity=word, subject="Letter " + word,
                  document_class="legal")["ref"] for word in SEES}
change("sensitivity", "health", role_manager=True)
change("sensitivity", "eviction", role_manager=True, role_auditor=True,
       accounts="nobody@homes.example")
HIDDEN = {other: {"domestic-abuse", "health", "eviction"},
          manager: set(), officer: set(), auditor: {"health"},
          admin: {"health", "eviction"}}
NAMES = {other: "another officer", manager: "a manager",
         officer: "whoever logged it", auditor: "an auditor",
         admin: "an administrator"}
for token, hidden in HIDDEN.items():
    want = {word: 404 if word in hidden else 200 for word in SEES}
    for route in ("/requests/{}", "/requests/{}/events",
                  "/requests/{}/items/1/clock",
                  "/requests/{}/items/1/ranking"):
        got = {word: service.call("GET", route.format(refs[word]),
                                  token=token).code for word in SEES}
        tap.equal(got, want, f"{NAMES[token]}: {route}")
    gone = {refs[word] for word in hidden}
    for route in ("/requests?limit=200", "/requests?overdue=1&limit=200",
                  "/requests?state=offered&limit=200",
                  "/requests?language=so&limit=200", f"/tenants/{tenant}",
                  "/"):
        text = service.call("GET", route, token=token).text
        tap.equal({ref for ref in gone if ref in text}, set(),
                  f"{NAMES[token]}: nothing of it in {route}")
open_count = {}
for token in HIDDEN:
    board = service.ask("GET", "/", {"Authorization": "Bearer " + token,
                                     "Accept": "application/json"}).json
    open_count[token] = board["waiting"] + board["with_providers"]
tap.equal([open_count[manager] - open_count[t] for t in
           (officer, other, auditor, admin)], [0, 3, 1, 2],
          "counts leave out what is not to be seen")
rows = service.call("GET", "/requests?limit=3", token=other).json["requests"]
tap.equal(len(rows), 3, "a page is full all the same")
tap.equal(service.call("POST", f"/requests/{refs['health']}/items/1/hold",
                       {"reason": "x"}, other,
                       {"If-Match": '"1"'}).code, 404,
          "nor can it be changed")
body = service.call("PATCH", f"/requests/{refs['none']}",
                    {"sensitivity": "health"}, other,
                    {"If-Match": '"1"'})
tap.ok(body.code in (200, 412), "anybody may guard a request", body.text)

# The command line.
own = service.run("policy", "export", "--db", service.db, "-o", "-")
file = service.db + ".txt"
with open(file, "w", encoding="utf-8") as out:
    out.write(own + "\nstandard paper\n  clock service\n  within 1d\n"
                    "  reason The printer is slow\n")
tap.ok(own.count("\nrule ") == 2 and "within 90m" in own,
       "what is own as a file", own)
tap.ok("standard paper\t" in service.run("policy", "preview", file, "--db",
                                         service.db), "tried")
count = service.rows("SELECT count(*) FROM policy")[0][0]
service.run("policy", "import", file, "--db", service.db)
tap.equal(service.rows("SELECT count(*) FROM policy")[0][0], count + 1,
          "and taken: only what is new")
service.run("policy", "set", "rule", "thrift", "class=service",
            "words-over=9000", "verdict=refuse", "why=Nobody reads it.",
            "--reason", "thrift", "--db", service.db)
tap.ok("\tthrift\trefuse\town\t1\t" in service.run(
    "policy", "show", "--db", service.db), "one is set by itself")

# The pages.
cookie, _ = service.sign_in()
for page in ("/policy", "/policy/standards", "/policy/classes",
             "/policy/sensitivity", "/policy/groups", "/settings",
             "/policy/rule/new", "/policy/group/new",
             "/policy/rule/legal-go-ahead", "/policy/rule/dear-asks",
             "/policy/rule/no-rule-asks", "/policy/rule/language-unknown",
             "/policy/rule/always-information",
             "/policy/rule/newcomers-first", "/policy/class/information",
             "/policy/standard/translation-250",
             "/policy/sensitivity/health", "/policy/group/newcomers", path):
    answer = service.ask("GET", page, {"Cookie": cookie,
                                       "Accept": "text/html"})
    tap.equal((answer.code, "</html>" in answer.text), (200, True),
              "a page: " + page)
for page in ("/policy/rule/never-was", "/policy/kind/x", "/policy/standard/x",
             "/policy/changes/0000000000000", "/policy/standard/new"):
    tap.equal(service.ask("GET", page, {"Cookie": cookie}).code, 404,
              "no page: " + page)
for page, code in (("/policy/rule/new", 403), ("/policy/group/new", 403),
                   ("/policy/class/new", 404), ("/policy/groups", 200)):
    tap.equal(service.call("GET", page, None, manager).code, code,
              "a manager asks for " + page)
service.stop()
tap.done()
