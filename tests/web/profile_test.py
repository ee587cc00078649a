"""The equality profile: asked in the tenant's language at a link or by staff,
shown to nobody, counted without telling of anyone; and the panel."""
import csv
import io
import re

from service import Service, Tap

tap = Tap()
service = Service()
OURS = "Example Homes"
service.user("officer@homes.example", "officer")
officer = service.token("officer", "--role", "officer", "--org", OURS)
manager = service.token("manager", "--role", "manager", "--org", OURS)
auditor = service.token("auditor", "--role", "auditor", "--org", OURS)
admin = service.token("admin", "--role", "administrator", "--org", OURS)
cookie, csrf = service.sign_in()


def call(method, path, body=None, token=officer):
    return service.call(method, path, body, token)


def tenant(number, **more):
    answer = call("POST", "/tenants", {
        "reference": f"P-{number}", "name": f"Amira Sample {number}",
        "language_spoken": "ur", "language_read": "ur",
        "postcode": "LS9 7AB", "address_1": f"{number} Example Street",
        "organisation": OURS, **more})
    assert answer.code == 201, answer.text
    return answer.json["id"]


first = tenant(0, safe_contact="never post to the home",
               email="amira@tenant.example")
base = f"/tenants/{first}/profile"

# The questions, and who is asked.
shown = call("GET", base).json
codes = [q["code"] for q in shown["questions"]]
tap.equal((len(codes), shown["answered"], shown["link"], shown["member"]),
          (10, 0, None, None), "nothing is asked yet")
tap.ok({"age", "disability", "gender-identity", "marriage", "pregnancy",
        "ethnic-group", "religion", "sex", "sexual-orientation"} <=
       set(codes), "all nine characteristics of the Act are there", codes)
one = call("GET", f"{base}/questions/religion").json["question"]
tap.equal((one["act"], one["list"], one["several"]),
          ("10", "census-religion 2021", False),
          "a question names its section and its list")
tap.equal(call("GET", f"{base}/questions/blood-group").code, 404,
          "what is not in the table is not asked")

# By telephone.
for body, where in (({}, "/answer"), ({"answer": "jedi"}, "/answer"),
                    ({"answer": "muslim", "words": "Sunni"}, "/words"),
                    ({"answers": {"muslim": True, "hindu": True}}, "/answer"),
                    ({"answer": "muslim", "how": "self"}, "/how")):
    answer = call("POST", f"{base}/questions/religion", body)
    tap.equal((answer.code, answer.pointers), (422, {where}),
              f"{body} is refused at {where}")
answer = call("POST", f"{base}/questions/religion", {"answer": "muslim"})
tap.equal((answer.code, answer.json["next"]), (200, "age"),
          "an answer is kept, and the next question follows")
call("POST", f"{base}/questions/national-identity",
     {"answers": {"welsh": True, "british": True}, "how": "paper"})
call("POST", f"{base}/questions/sex", {"answer": "prefer-not-to-say"})
tap.equal(service.rows("SELECT question, answers, how FROM equality_answer"
                       " ORDER BY question"),
          [("national-identity", "british welsh", "paper"),
           ("religion", "muslim", "telephone"),
           ("sex", "prefer-not-to-say", "telephone")],
          "several where the census allows it, and 'rather not say'")

# Nobody sees them who need not.
seen = call("GET", base).text + call("GET", f"/tenants/{first}").text + \
    call("GET", f"{base}/questions/religion").json["question"]["code"]
tap.ok("muslim" not in seen.lower() and "prefer-not" not in seen,
       "no page tells what was answered", seen)
tap.equal(call("POST", f"{base}/open", {"reason": "curious"}).code, 403,
          "an officer may not look")
tap.equal(call("POST", f"{base}/open", {"reason": ""}, manager).code, 422,
          "a manager says why")
opened = call("POST", f"{base}/open", {"reason": "They asked for a copy"},
              manager)
tap.ok(opened.code == 200 and "Muslim" in opened.text and
       [a["unsaid"] for a in opened.json["answers"]].count(True) == 1,
       "and then sees", opened.text)
log = service.rows("SELECT e.kind, p.payload FROM event e JOIN event_payload p"
                   " ON p.seq = e.seq WHERE e.kind LIKE 'profile.%'")
tap.ok(any(k == "profile.opened" and "copy" in p for k, p in log) and
       not any("muslim" in p or "religion" in p for _, p in log),
       "history tells that, and no answer", log)
tap.equal(call("POST", f"{base}/questions/age", {"answer": "25-34"},
               auditor).code, 403, "an auditor asks nothing")

# The tenant's own link.
made = call("POST", f"{base}/link")
address = made.json["address"]
page = service.ask("GET", f"{address}?lang=ur")
tap.ok(page.code == 200 and 'lang="ur" dir="rtl"' in page.text and
       "watermark" in page.text,
       "the tenant reads it in Urdu, marked as a machine's draft")
tap.ok("muslim" not in page.text.lower(), "it shows no answer either")
question = service.ask("GET", f"{address}/questions/pregnancy?lang=en").text
tap.ok(all(words in question for words in
           ("Why we ask:", "Nothing depends on it", "I would rather not say",
            'type="checkbox"')), "a question says why, and that it is free")
form = {"answers.pregnant": "true", "answers.neither": "true"}
wrong = service.form(f"{address}/questions/pregnancy?lang=en", form)
tap.ok(wrong.code == 422 and "cannot all be true" in wrong.text and
       wrong.text.count(" checked") == 2,
       "what cannot be is said, and stays chosen", wrong.text)
saved = service.form(f"{address}/questions/pregnancy",
                     {"answers.neither": "true"})
tap.equal((saved.code, saved.header("location")),
          (303, f"{address}/questions/age"), "each answer is saved at once")
own = service.form(f"{address}/questions/gender-identity",
                   {"answer": "different", "words": "غير ثنائي"})
tap.equal((own.code, service.rows(
    "SELECT words, how, by FROM equality_answer WHERE words IS NOT NULL")),
    (303, [("غير ثنائي", "self", 0)]), "in their own words")
tap.equal(service.form(f"{address}/questions/age",
                       {"answer": "old"}).code, 422, "wrong input is refused")
tap.equal(service.ask("GET", "/e/" + "a" * 32).code, 404, "no other link is")
tap.equal(service.ask("GET", f"{address}/questions/x").code, 404,
          "nor another question")
sheet = service.ask("GET", "/profile-sheet?lang=pl").text
ages = service.ask("GET", f"{address}/questions/age?lang=ur").text
tap.ok('<bdi dir="ltr">16–24</bdi>' in ages,
       "ages run from left to right in Urdu", ages)
tap.ok(sheet.count("<section") == 10 and "☐" in sheet and 'lang="pl"' in sheet,
       "a sheet to print has them all")
service.form(f"{address}/take-back", {})
tap.equal(service.rows("SELECT count(*) FROM equality_answer"), [(0,)],
          "all is taken back with one press")
again = call("POST", f"{base}/link").json["address"]
tap.equal(service.ask("GET", address).code, 404, "a new link ends the old one")

# The panel.
refused = call("POST", f"/tenants/{first}/panel", {"given": "2199-01-01"})
tap.equal((refused.code, refused.pointers), (422, {"/how"}),
          "how somebody agreed is said")
refused = call("POST", f"/tenants/{first}/panel", {"given": "2199-01-01",
                                                   "how": "paper"})
tap.equal((refused.code, refused.pointers), (422, {"/given"}),
          "nobody agrees in the future")
joined = service.form(f"{again}/panel", {"interests.repairs": "true"})
leave = joined.header("location")
tap.ok(joined.code == 303 and leave.startswith("/p/"), "a tenant agrees")
second = tenant(1, language_spoken="pl", language_read="pl",
                postcode="M1 1AA")
third = tenant(2)
for id in (second, third):
    call("POST", f"/tenants/{id}/panel", {"how": "in-person",
                                          "given": "2026-01-05"})


def panel(query=""):
    return [m["reference"] for m in
            call("GET", f"/panel{query}").json["members"]]


tap.equal((panel(), panel("?language=pl"), panel("?interest=safety"),
           panel("?interest=repairs"), panel("?area=ls9")),
          (["P-0", "P-1", "P-2"], ["P-1"], ["P-1", "P-2"],
           ["P-0", "P-1", "P-2"], ["P-0", "P-2"]),
          "by language, interest and area; nothing chosen is everything")
call("POST", f"/tenants/{third}/death", {"known_by": "her daughter"})
tap.equal(panel(), ["P-0", "P-1"], "the dead are not asked")
tap.equal(call("POST", "/panel/invitations", {"about": ""}).pointers,
          {"/about"}, "an invitation is to something")
tap.equal(call("POST", "/panel/invitations",
               {"about": "Letters", "language": "so"}).code, 422,
          "and to somebody")
round = call("POST", "/panel/invitations", {"about": "The repairs letters"})
tap.equal((round.code, round.json["invited"]), (201, 2), "a list is made")
path = f"/panel/invitations/{round.json['id']}"
table = list(csv.DictReader(io.StringIO(
    call("GET", f"{path}?format=csv").text)))
tap.ok(table[0]["safe_contact"] == "never post to the home" and
       table[0]["leave"].endswith(leave) and len(table) == 2,
       "with the safe way, and how to stop", table)
tap.equal([m["contacts"] for m in call("GET", "/panel").json["members"]],
          [1, 1], "it counts as a contact")
service.form(f"{leave}/leave", {})
stopped = service.ask("GET", f"{leave}?lang=en")
tap.ok("We do not ask you any more" in stopped.text and panel() == ["P-1"],
       "one press, and they are asked no more", stopped.text)
tap.equal(len(call("GET", path).json["members"]), 1,
          "nor on a list that was made before")
tap.equal(service.form(f"{leave}/leave", {}).code, 303, "twice is fine")

# Figures. 30 tenants answer; few are of one religion.
for n in range(3, 33):
    id = tenant(n, language_spoken="pl" if n % 2 else "ur")
    faith = ("sikh" if n < 7 else "prefer-not-to-say" if n < 18
             else "christian")
    call("POST", f"/tenants/{id}/profile/questions/religion",
         {"answer": faith})
tap.equal(call("GET", "/reports/profile").code, 403, "not for officers")
ours = call("GET", "/reports/profile", token=manager).json["organisations"][0]
religion = next(r for r in ours["rows"] if r["code"] == "religion")
tap.equal((ours["n"], religion["answered"], religion["unsaid"],
           religion["missing"], religion["target"]), (32, 30, 11, 2, None),
          "how many answered, and how many would rather not say")
sex = next(r for r in ours["rows"] if r["code"] == "sex")
tap.equal((sex["answered"], sex["unsaid"], sex["missing"]),
          (None, None, None), "fewer than ten are not shown")
down = call("GET", "/reports/profile?question=religion", token=manager).json
seen = {r["code"]: r["n"] for r in down["groups"][0]["rows"]}
tap.ok(seen["sikh"] is None and seen["muslim"] is None and
       sum(n is None for n in seen.values()) > 1 and
       sum(n or 0 for n in seen.values()) <= 30 - 10,
       "a small group cannot be had by subtraction either", seen)
for by in ("language", "area", "organisation"):
    cut = call("GET", f"/reports/profile?question=religion&by={by}",
               token=manager).json
    tap.ok(all(r["n"] is None or r["n"] >= 10 for g in cut["groups"]
               for r in g["rows"]) and cut["groups"],
           f"nor by {by}", cut)
lines = call("GET", "/reports/profile?format=csv", token=auditor)
tap.ok(lines.code == 200 and lines.text.startswith("organisation,code,n,"),
       "the same as CSV", lines.text)
span = ("--from", "2026-01-01", "--to", "2026-12-31")
tap.ok(f"{OURS},religion,32,30,0.9375,11," in
       service.run("report", "completion", "--db", service.db, *span) and
       call("GET", "/reports/completion?from=2026-01-01&to=2026-12-31",
            token=manager).json["organisations"] ==
       call("GET", "/reports/profile", token=manager).json["organisations"],
       "and by the names that other reports have")
tap.equal(call("GET", "/reports/profile?question=blood", token=manager).code,
          404, "no other question")

# What the landlord decides.
tap.equal(call("POST", "/settings/profile", {"preset": "six"},
               manager).code, 403, "managers do not decide")
for body, where in (({"months": "0"}, "/months"), ({"target": "101"},
                    "/target"), ({"target_day": "2026-02-30"}, "/target_day"),
                    ({"targets": {"religion": "x"}}, "/targets/religion")):
    answer = call("POST", "/settings/profile", body, admin)
    tap.equal((answer.code, answer.pointers), (422, {where}),
              f"{body} is refused")
call("POST", "/settings/profile",
     {"preset": "six", "months": "12", "target": "95",
      "target_day": "2026-01-31", "targets": {"religion": "90"}}, admin)
ours = call("GET", "/reports/profile", token=manager).json["organisations"][0]
states = {r["code"]: (r["target"], r["state"]) for r in ours["rows"]}
tap.equal((len(states), states["religion"], states["sex"]),
          (6, (90, "reached"), (95, "missed")),
          "a target with a date, one for a question of its own")

# Asked anew, and the staff's pages.
service.rows("UPDATE equality_answer SET at = at - 86400 * 400")
due = call("GET", "/reviews?limit=200").json["reviews"]
tap.equal(sum(r["word"] == "profile" for r in due), 30,
          "what is older than a year is due, each tenant once")
tap.equal(len(call("GET", "/profiles/unasked").json["tenants"]), 2,
          "who was never asked is listed")
for path in (base, f"{base}/questions/religion", f"/tenants/{first}/panel",
             "/panel", path, "/reports/profile", "/settings/profile",
             "/reports/profile?question=religion&by=language",
             "/profiles/unasked", "/reviews"):
    page = service.ask("GET", path, {"Cookie": cookie})
    tap.ok(page.code == 200 and "<h1>" in page.text, f"{path} is a page",
           page.text[:300])
typed = service.form(f"/tenants/{id}/profile/open", {"csrf": csrf, "reason": ""},
                     {"Cookie": cookie})
tap.ok(typed.code == 422 and "field wrong" in typed.text,
       "a page says what is wrong", typed.code)

# A duplicate: its answers go along, and come back.
twin = tenant(40)
call("POST", f"/tenants/{twin}/profile/questions/age", {"answer": "25-34"})
version = call("GET", f"/tenants/{first}").json["version"]
merged = service.call("POST", f"/tenants/{first}/merge",
                      {"other": twin, "reason": "asked them"}, officer,
                      {"If-Match": f'"{version}"'})
tap.equal((merged.code, call("GET", base).json["answered"],
           service.rows("SELECT counts FROM equality_answer WHERE question ="
                        " 'age'")), (201, 1, [(1,)]),
          "what a duplicate answered goes along, and counts")
call("POST", f"/tenants/{first}/death", {"known_by": "her son"})
tap.equal((service.ask("GET", again).code,
           call("POST", f"{base}/questions/age",
                {"answer": "25-34"}).code,
           service.rows("SELECT counts FROM equality_answer WHERE question ="
                        " 'age'")), (404, 422, [(0,)]),
          "who died is asked nothing, and is in no figure")

# A joint tenancy that parts after abuse: no address that the other side may
# have, and no name of theirs in own words.
safe, left = tenant(50, name="Bushra Example"), tenant(51, name="Tariq Sample")
call("POST", f"/tenants/{safe}/joint", {"other": "P-51"})
call("POST", f"/tenants/{safe}/profile/questions/religion",
     {"answer": "other", "words": "not that of Tariq"})
ways = [call("POST", f"/tenants/{id}/profile/link").json["address"]
        for id in (safe, left)]
version = call("GET", f"/tenants/{safe}").json["version"]
parted = service.call("POST", f"/tenants/{safe}/joint/part", {"why": "abuse"},
                      manager, {"If-Match": f'"{version}"'})
words = service.rows("SELECT words FROM equality_answer"
                     " WHERE words IS NOT NULL")
tap.equal((parted.code, [service.ask("GET", way).code for way in ways],
           "Tariq" in str(words)), (201, [404, 404], False),
          "links end when a tenancy parts, and names are covered")

tap.equal(service.stop(), 0, "the service stops")
tap.done()
