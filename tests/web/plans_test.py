"""Action plans, impact assessments and reviews of policies: what is written
down, who may, what is due, and what boards and colleagues are told."""
import csv
import io
import pathlib

from service import Service, Tap

tap = Tap()
service = Service()
MARY, OWEN = "mary@homes.example", "owen@homes.example"
password = {MARY: service.user(MARY, "manager"),
            OWEN: service.user(OWEN, "officer")}
ADMIN = service.token("admin", "--role", "administrator")
AUDITOR = service.token("auditor", "--role", "auditor")
OFFICER = service.token("officer", "--role", "officer")
PDF = (pathlib.Path(__file__).parent /
       "../data/attachment/letter.pdf").read_bytes()


def call(method, path, body=None, token=ADMIN, **headers):
    return service.call(method, path, body, token,
                        {k.replace("_", "-"): v for k, v in headers.items()})


def made(path, body):
    answer = call("POST", path, body)
    assert answer.code == 201, (path, answer.text)
    return answer.json["id"]


def show(path, token=ADMIN):
    answer = call("GET", path, token=token)
    assert answer.code == 200, (path, answer.text)
    return answer.json


def upload(path, fields):
    parts = b""
    for name, value in fields.items():
        told = f'form-data; name="{name}"'
        if isinstance(value, tuple):
            told += f'; filename="{value[0]}"'
            value = value[1]
        else:
            value = value.encode()
        parts += (b"--mark\r\nContent-Disposition: " + told.encode() +
                  b"\r\n\r\n" + value + b"\r\n")
    return service.call("POST", path, parts + b"--mark--\r\n", ADMIN, {
        "Content-Type": "multipart/form-data; boundary=mark"})


def version(path):
    return call("GET", path).header("etag")


# ---- nothing yet ----
empty = show("/reports/plan")
tap.equal((empty["measures"], empty["plans"][0]["all"],
           empty["plans"][0]["review_on"]), ([], 0, None), "an empty plan")
tap.equal(len(empty["frameworks"]), 9, "the frameworks that everybody has")
people = {one["name"]: one["id"] for one in empty["colleagues"]}
tap.ok(MARY in people and OWEN in people,
       "who may own a measure", people)
tap.equal(show("/reports/plan", AUDITOR)["colleagues"], [],
          "an auditor chooses nobody")

# ---- a measure ----
MEASURE = {"title": "Ask every new tenant for their language",
           "aim": "Two in ten are not asked.", "owner": people[MARY],
           "unit": "% of new tenants asked", "baseline": 78, "target": 100,
           "due_on": "2030-03-31", "frameworks": {
               "equality-duty": True, "accessible-information": True}}
wrong = call("POST", "/reports/plan/measures", {})
tap.equal((wrong.code, wrong.pointers),
          (422, {"/title", "/owner", "/unit", "/baseline", "/target",
                 "/due_on"}), "everything that is missing is named")
for field, value in (("title", "12"), ("owner", "nobody"),
                     ("owner", "0" * 13), ("due_on", "2001-01-01"),
                     ("due_on", "soon"), ("target", "many"),
                     ("frameworks", {"magna-carta": True})):
    answer = call("POST", "/reports/plan/measures", {**MEASURE, field: value})
    tap.equal((answer.code, answer.pointers), (422, {"/" + field}),
              f"{field} cannot be {value!r}")
measure = made("/reports/plan/measures", MEASURE)
path = "/reports/plan/measures/" + measure
one = show(path)
tap.equal((one["title"], one["owner_name"], one["reached"], one["progress"],
           one["state"], one["answers"]),
          (MEASURE["title"], MARY, None, None, "open",
           "equality-duty; accessible-information"), "it is in the plan")
for role, token in (("officer", OFFICER), ("auditor", AUDITOR)):
    tap.equal(call("GET", path, token=token).code, 200, f"{role} reads it")
    for where, body in (("/reports/plan/measures", MEASURE), (path, MEASURE),
                        (path + "/progress", {"words": "Done it"}),
                        (path + "/evidence", {"words": "x", "link": "/reports"
                                              }),
                        ("/reports/plan", {"champion": "none"}),
                        ("/reports/plan/reviewed", {"words": "All"}),
                        ("/reports/plan/frameworks", {"name": "Ours"})):
        tap.equal(call("POST", where, body, token, If_Match='"1"').code, 403,
                  f"{role} writes nothing at {where}")

# ---- progress ----
tap.equal(call("POST", path + "/progress",
               {"words": "Asked at sign-up.", "reached": 89}).code, 200,
          "progress with a number")
one = show(path)
tap.equal((one["reached"], one["progress"], one["on_target"]),
          (89, 0.5, False), "half of the way")
tap.equal([(h["kind"], h["was"], h["now"], h["words"])
           for h in one["history"]],
          [("progress", None, "89 % of new tenants asked",
            "Asked at sign-up."), ("added", None, None, None)],
          "the history says what was done")
tap.equal(call("POST", path + "/progress", {"words": "-"}).pointers,
          {"/words"}, "progress needs words")
tap.equal(call("POST", path + "/leap", {"words": "Far"}).code, 422,
          "a step that there is not")

# ---- an edit ----
tag = version(path)
tap.equal(call("POST", path, {"reason": "More time"}).code, 428,
          "an edit says what it has read")
tap.equal(call("POST", path, {"due_on": "2030-06-30"}, If_Match=tag).pointers,
          {"/reason"}, "and why")
edit = {"due_on": "2030-06-30", "target": 95, "frameworks": {"welsh": True},
        "owner": people[OWEN], "reason": "The form came late"}
tap.equal(call("POST", path, edit, If_Match=tag).code, 200, "an edit")
tap.equal(call("POST", path, edit, If_Match=tag).code, 412, "a lost race")
one = show(path)
tap.equal((one["due_on"], one["target"], one["answers"], one["owner_name"]),
          ("2030-06-30", 95, "welsh", OWEN), "as it is now")
tap.equal([(h["kind"], h["was"] or h["was_on"], h["now"] or h["now_on"])
           for h in one["history"][:4]],
          [("other", None, None),
           ("target", "78 → 100 % of new tenants asked",
            "78 → 95 % of new tenants asked"),
           ("due", "2030-03-31", "2030-06-30"),
           ("owner", MARY, OWEN)],
          "each change is a sentence")

# ---- evidence ----
tap.equal(call("POST", path + "/evidence", {"words": "The figures"}).pointers,
          {"/link"}, "evidence is an address or a file")
for link in ("javascript:alert(1)", "http://plain.example/", "//x.example",
             "https://", "/settings", "/reports/\"x"):
    tap.equal(call("POST", path + "/evidence", {
        "words": "The figures", "link": link}).pointers, {"/link"},
        f"no evidence: {link}")
tap.equal(call("POST", path + "/evidence", {
    "words": "The figures", "link": "/reports/parity?by=language"}).code, 201,
    "a report of ours")
tap.equal(upload(path + "/evidence", {
    "words": "The minutes", "attachment": ("minutes.pdf", PDF)}).code, 201,
    "a file")
tap.equal(upload(path + "/evidence", {
    "words": "The minutes", "attachment": ("minutes.pdf", b"MZ\0\0")}).code,
    422, "a file that is not what it says")
shown = show(path)["evidence"]
tap.equal([(e["link"], e["file"], e["kind"]) for e in shown],
          [("/reports/parity?by=language", None, None),
           (None, "minutes.pdf", "pdf")], "both are there")
kept = "/reports/evidence/" + shown[1]["id"]
tap.equal(call("GET", kept + "/file", token=AUDITOR).body, PDF,
          "an auditor reads the file")
tap.equal(call("GET", f"/reports/evidence/{shown[0]['id']}/file").code, 404,
          "an address is no file")
tap.equal(call("POST", kept + "/remove", token=OFFICER).code, 403,
          "an officer takes nothing away")
tap.equal(call("POST", kept + "/remove").code, 200, "it is taken away")
tap.equal((call("GET", kept + "/file").code, service.rows(
    "SELECT count(*) FROM content")[0][0]), (404, 0), "its bytes are gone")

# ---- the plan as a whole ----
tap.equal(call("POST", "/reports/plan", {
    "champion": people[MARY], "review_on": "2001-01-01"}).pointers,
    {"/review_on"}, "a review that is past")
tap.equal(call("POST", "/reports/plan", {
    "champion": people[MARY]}).code, 200, "who owns the plan")
plan = show("/reports/plan")["plans"][0]
tap.equal((plan["champion_name"], plan["open"], plan["review_due"]),
          (MARY, 1, False), "its champion, and when it is due")
today = service.rows("SELECT unixepoch() / 86400")[0][0]
service.rows("UPDATE plan SET review_on = ?", today - 3)
due = [r for r in show("/reviews")["reviews"] if r["what"] == "plan"]
tap.equal([(r["overdue"], r["tenant"], r["path"].split("=")[0])
           for r in due], [(True, None, "/reports/plan?organisation")],
          "the yearly review is in the queue")
tap.equal(call("POST", "/reports/plan/reviewed", {"words": ""}).code, 422,
          "what came of it must be said")
tap.equal(call("POST", "/reports/plan/reviewed", {
    "words": "Two measures go on."}).code, 200, "it is looked at")
tap.equal([r for r in show("/reviews")["reviews"] if r["what"] == "plan"], [],
          "and due in a year")
own = made("/reports/plan/frameworks", {"name": "Our tenants’ charter"})
tap.equal(call("POST", "/reports/plan/frameworks", {
    "name": "Our tenants’ charter"}).code, 409, "there is one of that name")
tap.equal(call("POST", path, {"frameworks": {own: True}, "reason": "Ours"},
               If_Match=version(path)).code, 200, "a framework of their own")
tap.equal(show(path)["answers"], "Our tenants’ charter", "is answered")
table = list(csv.reader(io.StringIO(
    call("GET", "/reports/plan?format=csv").text)))
tap.equal((len(table), table[1][table[0].index("answers")]),
          (2, "Our tenants’ charter"), "the plan as CSV")
board = show("/reports/board")["plan"]["rows"]
tap.equal([(r["n"], r["open"], r["done"], r["champion"]) for r in board],
          [(1, 1, 0, MARY)], "the board is told")
tap.ok(call("GET", "/reports/board?format=pdf").body.startswith(b"%PDF"),
       "also on paper")

# ---- done, dropped, again ----
tap.equal(call("POST", path + "/done", {"words": "All are asked."}).code, 200,
          "it is done")
tap.equal(call("POST", path + "/progress", {"words": "More"}).code, 409,
          "what is done goes no further")
tap.equal(call("POST", path, {"reason": "More"}, If_Match=version(path)).code,
          409, "nor is it changed")
tap.equal((show("/reports/plan")["measures"],
           len(show("/reports/plan?show=all")["measures"])), ([], 1),
          "among all, and not among the open")
tap.equal(call("POST", path + "/reopened", {"words": "Not yet."}).code, 200,
          "it is opened again")
for number in range(3):
    made("/reports/plan/measures", {**MEASURE, "title": f"Measure {number}",
                                    "due_on": f"2030-01-0{number + 1}"})
seen, after = [], ""
while True:
    page = show(f"/reports/plan?limit=1{after}")
    seen += [m["title"] for m in page["measures"]]
    if not page["next"]:
        break
    after = "&after=" + page["next"]
tap.equal(seen, ["Measure 0", "Measure 1", "Measure 2", MEASURE["title"]],
          "pages of one, the first due first")
tap.equal(call("GET", "/reports/plan?after=x").code, 422, "no place")

# ---- impact assessments ----
tap.equal(call("POST", "/reports/assessments", {}).pointers,
          {"/title", "/kind", "/owner", "/due_on"},
          "what an assessment must say")
ASSESSMENT = {"title": "Letting policy", "kind": "policy",
              "owner": people[MARY], "due_on": "2030-02-01"}
tap.equal(call("POST", "/reports/assessments",
               {**ASSESSMENT, "policy": "0" * 13}).pointers, {"/policy"},
          "no such version of the policy")
first = made("/reports/assessments", ASSESSMENT)
path = "/reports/assessments/" + first
for token in (OFFICER, AUDITOR):
    tap.equal((call("GET", path, token=token).code,
               call("POST", path + "/done", {}, token, If_Match='"1"').code),
              (200, 403), "read, and not written")
tap.equal(call("POST", path + "/done", {
    "done_on": "2090-01-01", "result": "adjust", "findings": "Found"},
    If_Match=version(path)).pointers, {"/done_on"}, "not done tomorrow")
tap.equal(call("POST", path + "/done", {"result": "fine"},
               If_Match=version(path)).pointers, {"/result", "/findings"},
          "a result of the list, and findings")
service.rows("UPDATE assessment SET due_on = ?", today + 2)
tap.equal([r["name"] for r in show("/reviews")["reviews"]
           if r["what"] == "assessment"], ["Letting policy"],
          "what is due is in the queue")
tap.equal(call("POST", path + "/done", {
    "result": "adjust", "findings": "Those who read no English missed bids.",
    "again_on": "2031-02-01"}, If_Match=version(path)).code, 200, "done")
one = show(path)
tap.equal((one["state"], one["result"], one["again_on"],
           one["history"][0]["kind"]),
          ("done", "adjust", "2031-02-01", "done"), "what it came to")
tap.equal(call("POST", path, {"title": "Allocations policy",
                              "reason": "Its new name"},
               If_Match=version(path)).code, 200, "it is worded anew")
tap.equal(show(path)["history"][0]["was"], "Letting policy", "and was")
tap.equal(call("POST", path + "/evidence", {
    "words": "Before and after", "link": "/reports/impact"}).code, 201,
    "evidence of an assessment")
tap.equal((show("/reports/assessments")["assessments"],
           len(show("/reports/assessments?show=all")["assessments"])),
          ([], 1), "planned, and all")

# ---- reviews of policies ----
tap.equal(call("POST", "/reports/policy-reviews", {}).pointers,
          {"/title", "/why", "/owner", "/due_on"}, "what a review must say")
review = made("/reports/policy-reviews", {
    "title": "Reasonable adjustments", "why": "It is three years old.",
    "owner": people[MARY], "due_on": "2030-04-01"})
path = "/reports/policy-reviews/" + review


def step(word, body):
    return call("POST", f"{path}/{word}", body, If_Match=version(path))


tap.equal(step("heard", {"words": "Good", "changed": "None"}).code, 409,
          "nobody was asked yet")
tap.equal(step("asked", {"words": "The panel", "from_on": "2026-05-02",
                         "to_on": "2026-05-01"}).pointers, {"/to_on"},
          "a consultation ends after it begins")
tap.equal(step("asked", {"words": "The panel, in Somali and Polish",
                         "from_on": "2026-05-01",
                         "to_on": "2026-05-31"}).code, 200, "people are asked")
tap.equal(step("heard", {"words": "Say it by telephone too.",
                         "changed": "We call first."}).code, 200,
          "what they said")
tap.equal(call("POST", path + "/read").code, 409, "not published yet")
tap.equal(step("published", {}).pointers, {"/place"}, "where is it?")
tap.equal(step("published", {"place": "On our site and in each office",
                             "again_on": "2029-05-01"}).code, 200,
          "it is published")
one = show(path)
tap.equal((one["stage"], one["colleagues_read"],
           sorted(r["name"] for r in one["reads"] if not r["at"])[-2:]),
          ("published", 0, [MARY, OWEN]),
          "who has not read it is a list")
tap.equal(show(path, OFFICER)["reads"], [], "which officers do not see")
tap.equal(call("POST", path + "/read", token=AUDITOR).code, 403,
          "an auditor need not")
tap.equal(call("POST", path + "/read", token=OFFICER).code, 403,
          "a program has read nothing")

# ---- surveys, and whether the groups are alike ----
spoken = [(call("POST", "/tenants", {
    "reference": f"SAT-{n}", "name": f"Sample {n}",
    **({"language_read": "so"} if n < 40 else {})}).code, n)
    for n in range(80)]
HEAD = "date,question,answer,reference,language,need\n"


def bring(rows, name="Tenants 2026", **more):
    return upload("/reports/surveys", {
        "name": name, "file": ("survey.csv", (HEAD + rows).encode()), **more})


bad = bring("2026-09-01,TP01,6,SAT-1,,\nyesterday,TP01,5,,Klingon,maybe\n"
            "2026-09-01,,5,,,\n")
tap.equal((bad.code, bad.pointers),
          (422, {"line 2/answer", "line 3/date", "line 3/language",
                 "line 3/need", "line 4/question"}),
          "each wrong row is named, all of them")
bad = bring("2026-09-01,TP01,5,SAT-999,,\n2090-09-01,TP01,5,SAT-1,,\n")
tap.equal((bad.code, bad.pointers),
          (422, {"line 2/reference", "line 3/date"}),
          "nobody of that reference, and a day to come")
tap.equal(service.rows("SELECT count(*) FROM survey_answer")[0][0], 0,
          "nothing was kept")
ROWS = "".join(f"2026-09-01,TP01,{2 if n < 30 else 5},SAT-{n},,\n"
               for n in range(80)) + "02/09/2026,TP02,very satisfied,,so,no\n"
tried = bring(ROWS, **{"try": "true"})
tap.equal((tried.code, tried.json["id"], tried.json["answers"],
           tried.json["known"], tried.json["questions"]),
          (200, None, 81, 80, [{"question": "TP01", "n": 80},
                               {"question": "TP02", "n": 1}]),
          "looked at, and what would be kept")
tap.equal(service.rows("SELECT count(*) FROM survey")[0][0], 0, "nothing was")
tap.equal(bring(ROWS).code, 201, "brought")
tap.equal(bring(ROWS).code, 409, "there is one of that name")
SPAN = "from=2026-08-01&to=2026-10-01"
found = show(f"/reports/satisfaction?by=language&{SPAN}")
first_question = found["surveys"][0]
row = {r["language"]: r for r in first_question["rows"]}
tap.equal((first_question["question"], row["so"]["n"], row["so"]["hits"],
           row["so"]["share"]), ("TP01", 40, 10, 0.25),
          "readers of Somali: ten of forty are content")
found = show(f"/reports/satisfaction?by=need&{SPAN}")["surveys"]
row = {r["key"]: r for r in found[0]["rows"]}
tap.equal((row["with"]["hits"], row["without"]["hits"],
           row["with"]["claim"], row["without"]["claim"]),
          (10, 40, "less", "more"), "those with a need are less content")
tap.ok(abs(row["with"]["low"] - 0.1419) < 1e-3 and
       abs(row["with"]["high"] - 0.4019) < 1e-3, "Wilson's interval",
       row["with"])
tap.equal([(r["hidden"], r["n"], r["claim"]) for r in found[1]["rows"]],
          [(True, None, "too-few")], "one answer is not shown")
tap.equal(call("GET", "/reports/satisfaction?by=shoes").code, 422,
          "groups that there are not")
tap.ok("TP01" in call(
    "GET", f"/reports/satisfaction?by=need&{SPAN}&format=csv").text,
    "satisfaction as CSV")
for token, code in ((OFFICER, 403), (AUDITOR, 200)):
    tap.equal(call("GET", "/reports/satisfaction", token=token).code, code,
              "managers and auditors read it")
survey = show("/reports/surveys")["surveys"][0]["id"]
tap.equal(call("POST", f"/reports/surveys/{survey}/remove", {
    "reason": "Sent twice"}).code, 200, "a survey is taken away")
tap.equal((call("POST", f"/reports/surveys/{survey}/remove", {
    "reason": "Sent twice"}).code, show(
        f"/reports/satisfaction?{SPAN}")["surveys"]), (409, []),
    "once, with its answers")

# ---- on pages, as somebody who signed in ----
cookie, csrf = service.sign_in()


def page(where, language="en"):
    where += ("&" if "?" in where else "?") + "lang=" + language
    answer = service.ask("GET", where, {"Cookie": cookie})
    assert answer.code == 200, (where, answer.text)
    return answer.text


def send(where, **fields):
    return service.form(where, {"csrf": csrf, **fields}, {"Cookie": cookie})


tap.ok("Policies for you to read: 1" in page("/"), "the start page says so")
tap.ok("I have read it" in page("/reports/policy-reviews"),
       "and leads to where one says that one has")
tap.equal(send(path + "/read").code, 303, "a colleague has read it")
tap.ok("Policies for you to read" not in page("/"), "and is asked no more")
tap.equal(send(path + "/read").code, 303, "a second time changes nothing")
tap.equal((show(path)["colleagues_read"], service.rows(
    "SELECT count(*) FROM event WHERE kind = 'plan.read'")[0][0]), (1, 1),
    "it was one")
again = send("/reports/plan/measures", title="Kept <as typed>", unit="%",
             baseline="many", owner=people[MARY], due_on="2030-01-01",
             **{"frameworks.welsh": "true"})
tap.ok(again.code == 422 and "Kept &lt;as typed&gt;" in again.text and
       f'value="{people[MARY]}" selected' in again.text and
       'name="frameworks.welsh" value="true" checked' in again.text,
       "what was typed, chosen and ticked stays", again.text)
measure = show("/reports/plan")["measures"][0]["id"]
tap.equal(send(f"/reports/plan/measures/{measure}/progress", words="Begun",
               reached="80").code, 303, "progress, by a page")
for where, english, welsh in (
        ("/reports/plan", "Action plan", "Cynllun gweithredu"),
        ("/reports/plan?show=all", "Measure 0", "Measure 0"),
        ("/reports/plan/new", "A new measure", "Mesur newydd"),
        (f"/reports/plan/measures/{measure}", "Note progress",
         "Cofnodi cynnydd"),
        ("/reports/assessments", "Impact assessments", "Asesiadau effaith"),
        ("/reports/assessments/new", "Plan an impact assessment",
         "Cynllunio asesiad effaith"),
        ("/reports/assessments/" + first, "Allocations policy",
         "Allocations policy"),
        ("/reports/policy-reviews?show=all", "Reviews of policies",
         "Adolygiadau o bolisïau"),
        (path, "Who has read it", "Pwy sydd wedi’i ddarllen"),
        ("/reports/satisfaction", "Counted are answers", "Cyfrifir atebion"),
        ("/reports/surveys", "Bring a survey", "Dod ag arolwg"),
        ("/reviews", "To be reviewed", "adolygu")):
    tap.ok(english in page(where) and welsh in page(where, "cy"),
           f"{where} in both languages")

tap.done()
