"""The register of providers: what they hold and until when, who they send,
when they work, and how one is stopped with work open."""
import datetime
import os

from service import Service, Tap

tap = Tap()
service = Service()
FILES = os.environ["top_srcdir"] + "/tests/data/attachment/"
MANAGER = service.token("manager", "--role", "manager")
ADMIN = service.token("admin", "--role", "administrator")
OFFICER = service.token("officer", "--role", "officer")
AUDITOR = service.token("auditor", "--role", "auditor")
TODAY = datetime.date.today()


def day(days):
    return (TODAY + datetime.timedelta(days)).isoformat()


def call(method, path, body=None, token=MANAGER, version=None):
    headers = {} if version is None else {"If-Match": f'"{version}"'}
    return service.call(method, path, body, token, headers)


def get(path, token=MANAGER):
    answer = call("GET", path, token=token)
    assert answer.code == 200, (path, answer.text)
    return answer.json


def made(path, body, token=MANAGER):
    answer = call("POST", path, body, token)
    assert answer.code == 201, (path, answer.text)
    return answer.json["id"]


# Kinds, with all that a form can say at once.
LONG = "Ḥodan Cabdi’s Very Long Agency of Somali and Sign Languages and More"
agency = made("/providers", {
    "name": LONG, "kind": "agency", "areas": "nb, fb hf",
    "skills": "interpreting so on-site (Benadiri, Maay) 38/hour; translation "
              "en>pa Guru Arab 0.12/word; interpreting bfi on-site 60/hour",
    "qualifications": f"insurance {day(30)} AB1; iso-18841 {day(400)}",
    "travel_minutes": 45, "contract_order": 1})
single = made("/providers", {
    "name": "Amal Sample", "kind": "freelancer", "gender": "woman",
    "skills": "interpreting so on-site 30/hour", "contract_order": 1,
    "dbs_level": "enhanced", "dbs_checked": day(-30)})
colleague = made("/providers", {
    "name": "Hodan Specimen", "kind": "in-house", "contract_order": 9,
    "skills": "interpreting so telephone", "manager": "admin@homes.example",
    "hours": "mon-fri 09:00-12:30 13:00-17:00; sat 10:00-12:00"})
shown = get(f"/providers/{agency}")
tap.equal((shown["areas"], shown["travel_minutes"],
           shown["skills"][1]["dialects"]),
          ("NB FB HF", 45, "Benadiri, Maay"), "an agency is kept whole")
tap.equal([s["scripts"] for s in shown["skills"]].count("Guru Arab"), 1,
          "with the scripts of a pair")
tap.equal([(q["what"], q["number"], q["state"])
           for q in shown["qualifications"]],
          [("insurance", "AB1", "due"), ("iso-18841", None, "holds")],
          "what ends within 60 days is warned of")
hours = get(f"/providers/{colleague}")
tap.equal((hours["manager_name"] is not None, len(hours["hours"]),
           hours["hours"][-1]["to"]), (True, 11, "12:00"),
          "a colleague has a line manager and hours")
for what, body, pointer in (
        ("hours that overlap", {"hours": "mon 09:00-12:00 11:00-13:00"},
         "/hours"),
        ("no such day", {"hours": "someday 09:00-12:00"}, "/hours"),
        ("a DBS certificate without a level", {"dbs_checked": day(-1)},
         "/dbs_level"),
        ("one that was checked tomorrow",
         {"dbs_checked": day(1), "dbs_level": "basic"}, "/dbs_checked"),
        ("no such paper", {"qualifications": "diploma"}, "/qualifications"),
        ("a manager who is nobody", {"manager": "no@homes.example"},
         "/manager"),
        ("no such script", {"skills": "translation en>pa Guri"}, "/skills")):
    answer = call("POST", "/providers", {
        "name": "Wrong", "kind": "agency", "skills": "translation so",
        **body})
    tap.equal((answer.code, answer.pointers), (422, {pointer}), what)

# Found by what they can do.
for query, wanted in (("q=very%20long", {LONG}),
                      ("language=so&mode=telephone", {"Hodan Specimen"}),
                      ("language=so&service=interpreting&kind=freelancer",
                       {"Amal Sample"}),
                      ("language=pa&service=interpreting", set()),
                      ("state=stopped", set()), ("q=%25", set())):
    tap.equal({p["name"] for p in get("/providers?" + query)["providers"]},
              wanted, f"found by {query}")
pages, after = [], ""
while after is not None:
    some = get(f"/providers?limit=1{after and '&after=' + after}")
    pages += [p["name"] for p in some["providers"]]
    after = some["next"]
tap.equal(sorted(pages), sorted([LONG, "Amal Sample", "Hodan Specimen"]),
          "page by page each stands once")
tap.equal(call("GET", "/providers?service=cooking").code, 422,
          "no such service")

# Changed in parts; a lost race loses.
path = f"/providers/{single}"
version = get(path)["version"]
tap.equal(call("POST", path, {"note": "Calls after 10"}).code, 428,
          "an edit says what it read")
tap.equal(call("POST", path, {"note": "Calls after 10"},
               version=version).code, 200, "a note is kept")
tap.equal(call("POST", path, {"note": "Other"}, version=version).code, 412,
          "the second of two loses")
tap.equal((get(path)["gender"], get(path)["note"]),
          ("woman", "Calls after 10"), "the rest stays")
tap.equal(call("POST", path, {"note": "x"}, OFFICER, 2).code, 403,
          "an officer may not")
key = get(f"/providers/{agency}")["skills"][-1]["key"]
tap.equal([call("POST", f"/providers/{agency}/skills/remove",
                {"key": key}).code for _ in range(2)], [200, 404],
          "what they can do is taken away, once")

# Linguists of an agency.
people = f"/providers/{agency}/linguists"
linguist = made(people, {"name": "Sahra Sample", "languages": "so, ar",
                         "gender": "woman", "area": "nb"})
tap.equal(call("POST", people, {"name": "X", "languages": "klingon"}
               ).pointers, {"/languages"}, "no such language")
tap.equal(call("POST", f"/providers/{single}/linguists",
               {"name": "X", "languages": "so"}).code, 409,
          "a freelancer has none")
tap.equal([x["language"] for x in
           get(f"{people}/{linguist}")["languages"]], ["ar", "so"],
          "with their languages")

# What is past stands in the way of work; renewed it does not.
papers = f"/providers/{single}/qualifications"
tenant = made("/tenants", {"reference": "R-1", "name": "Amina Sample"},
              OFFICER)


def booking(**more):
    starts = datetime.datetime.now(datetime.timezone.utc).replace(
        hour=11, minute=0, second=0, microsecond=0) + datetime.timedelta(10)
    answer = call("POST", "/requests", {
        "service": "interpreting", "tenant": tenant, "subject": "Visit",
        "items": [{"from": "en", "language": "so", "mode": "on-site"}],
        "document_class": "safety", "starts_at": starts.isoformat(),
        "minutes": 60, **more}, OFFICER)
    assert answer.code == 201, answer.text
    return answer.json["ref"]


def cleared(ref):
    ranking = get(f"/requests/{ref}/items/1/ranking")
    return {c["name"]: c["can"] for c in ranking["candidates"]}


hearing = booking(sensitivity="safeguarding")
tap.equal((cleared(hearing)[LONG], cleared(hearing)["Amal Sample"]),
          (False, True), "safeguarding asks for an enhanced certificate")
old = next(q for q in get(papers)["qualifications"] if q["what"] == "dbs")
for body, pointer in (({"expires": day(9)}, "/expires"),
                      ({"checked": ""}, "/checked"),
                      ({"issued": day(-1)}, "/checked")):
    tap.equal(call("POST", f"{papers}/{old['id']}", body,
                   version=old["version"]).pointers, {pointer},
              f"a DBS certificate with {body}")
tap.equal(call("POST", f"{papers}/{old['id']}",
               {"checked": day(-36 * 31)}, version=old["version"]).code, 200,
          "it was last checked three years ago")
tap.equal(cleared(hearing)["Amal Sample"], False, "which is too long ago")
tag = call("GET", f"/requests/{hearing}").header("etag")
forced = service.call("POST", f"/requests/{hearing}/items/1/assign",
                      {"provider": single, "reason": "Nobody else"}, MANAGER,
                      {"If-Match": tag})
tap.equal(forced.code, 422, "and no word of a manager helps")
made(papers, {"kind": "dbs", "level": "enhanced", "checked": day(0),
              "number": "0012345", "evidence": "Seen by A. Sample"})
both = get(papers)
tap.equal((len(both["qualifications"]), both["past"][0]["ended_why"]),
          (1, "renewed"), "a new one takes the place of the old")
tap.equal(cleared(hearing)["Amal Sample"], True, "and they can be asked")
made(f"/providers/{agency}/qualifications", {
    "kind": "dbs", "level": "enhanced", "checked": day(-5),
    "linguist": linguist})
tap.equal(cleared(hearing)[LONG], True, "so can an agency with one who holds")
tap.equal(call("POST", f"/providers/{agency}/qualifications", {
    "kind": "dpsi", "linguist": single}).pointers, {"/linguist"},
          "somebody else's linguist holds nothing here")
insurance = get(f"/providers/{agency}")["qualifications"][1]
tap.equal(call("POST", f"/providers/{agency}/qualifications/"
               f"{insurance['id']}", {"expires": day(5)},
               version=insurance["version"]).code, 200, "insurance ends soon")
tap.equal(cleared(hearing)[LONG], False, "before the day of the job")

# A booking may ask for more than its matter does.
plain = booking()
answer = call("GET", f"/requests/{plain}", token=OFFICER)
answer = service.call("POST", f"/requests/{plain}/items/1/booking", {
    "qualification": "dpsi", "dbs": "basic"}, OFFICER,
    {"If-Match": answer.header("etag")})
tap.equal(answer.code, 200, "a booking asks for a diploma")
ranking = get(f"/requests/{plain}/items/1/ranking")["candidates"]
tap.equal({c["name"]: (c["cleared"], c["cleared_what"]) for c in ranking
           }["Amal Sample"], (False, "dpsi"), "who has none is told apart")
made(papers, {"kind": "dpsi", "expires": day(60)})
tap.equal(cleared(plain)["Amal Sample"], True, "and comes with one")

# However many there are, each is judged as before.
few = {ref: cleared(ref) for ref in (hearing, plain)}
table = os.path.join(service.folder.name, "providers.csv")
with open(table, "w") as file:
    file.write("name,kind,skills,qualifications\n" + "".join(
        f"Filler {n:02},freelancer,interpreting so on-site,"
        f"insurance {day(n - 12)}\n" for n in range(24)))
service.run("import", "providers", table, "--db", service.db)
for ref, names in few.items():
    now = cleared(ref)
    tap.equal({name: now[name] for name in names}, names,
              "among many as among few")
tap.equal([len([n for n in cleared(plain) if n.startswith("Filler")]),
           any(ok for name, ok in cleared(plain).items()
               if name.startswith("Filler"))], [24, False],
          "and none of the many is let in without a diploma")
fillers = get("/providers?q=Filler&limit=50")["providers"]
call("POST", f"/providers/{fillers[0]['id']}/end", {"reason": "Too many"},
     version=1)
tap.equal((len(get("/providers?q=Filler&limit=50")["providers"]),
           [p["name"] for p in get("/providers?q=Filler&state=ended")[
               "providers"]]), (23, ["Filler 00"]),
          "those taken off are listed where they are asked for")

# What runs out, soonest first.
made(papers, {"kind": "audit", "expires": day(-3)})
made(papers, {"kind": "equality-training", "expires": day(61)})


def soon():
    return [d for d in get("/providers/due?limit=100")["due"]
            if not d["provider_name"].startswith("Filler")]


due = soon()
tap.equal([(d["what"], d["state"]) for d in due],
          [("audit", "lapsed"), ("insurance", "due"), ("dpsi", "due")],
          "what runs out within 60 days or has")
some, after = [], ""
while after is not None:
    page = get(f"/providers/due?limit=10{after and '&after=' + after}")
    some += [d["id"] for d in page["due"]]
    after = page["next"]
tap.equal(some, [d["id"] for d in get("/providers/due?limit=100")["due"]],
          "page by page")
tap.equal({p["name"]: (p["papers"], p["lapsed"]) for p in
           get("/providers?q=Amal")["providers"]}["Amal Sample"], (2, True),
          "the list says so")

# Administrators say when a DBS certificate is looked at again.
for months, code in ((0, 422), (121, 422), (1, 200)):
    tap.equal(call("POST", "/providers/recheck", {"months": months}, ADMIN
                   ).code, code, f"{months} months")
tap.equal([call("POST", "/providers/recheck", {"months": 6}).code,
           [d["what"] for d in soon()].count("dbs")],
          [403, 2], "certificates of last month are due now")
tap.equal(call("POST", "/providers/recheck", {"months": 36}, ADMIN
               ).json["moved"], 2, "and with the old rule no more")

# A copy of a paper is what its bytes are.
with open(FILES + "letter.pdf", "rb") as file:
    PDF = file.read()


def upload(content, name, token=MANAGER):
    return service.call("POST", f"{papers}/{due[0]['id']}/file", (
        '--mark\r\nContent-Disposition: form-data; name="attachment"; '
        f'filename="{name}"\r\n\r\n').encode() + content + b"\r\n--mark--\r\n",
        token, {"Content-Type": "multipart/form-data; boundary=mark"})


tap.equal([upload(b"", "a.pdf").code, upload(b"MZ\x90\0", "a.pdf").code,
           upload(PDF, "a.pdf", OFFICER).code], [422, 422, 403],
          "not an empty file, not a program, not by an officer")
tap.equal(upload(PDF, "au\u202edit.pdf").code, 201, "no name that lies:")
tap.equal(service.rows("SELECT file_name FROM qualification"
                       " WHERE file_name IS NOT NULL"), [("audit.pdf",)],
          "the mark that turns it round is left out")
tap.equal(upload(PDF, "audit.pdf").code, 201, "a copy is kept")
copy = call("GET", f"{papers}/{due[0]['id']}/file", token=AUDITOR)
tap.equal((copy.code, copy.body), (200, PDF), "and can be read")
tap.equal(call("POST", f"{papers}/{due[0]['id']}/end", {
    "reason": "recorded by mistake"}).code, 200, "an entry ends")
tap.equal(len(soon()), 2, "and is due no more")

# Hours and absences; the line manager's are theirs to change.
service.user("line@homes.example", "officer")
times = f"/providers/{colleague}"
tap.equal(call("POST", times + "/hours", {"hours": ""}, OFFICER).code, 403,
          "an officer does not change hours")
call("POST", times, {"manager": "line@homes.example"},
     version=get(times)["version"])
password = service.user("line2@homes.example", "officer")
cookie, csrf = service.sign_in("line2@homes.example", password)
call("POST", times, {"manager": "line2@homes.example"},
     version=get(times)["version"])
answer = service.form(f"/providers/{colleague}/hours", {
    "hours": "mon 09:00-10:00", "csrf": csrf}, {"Cookie": cookie})
tap.equal((answer.code, len(get(times)["hours"])), (303, 1),
          "the line manager does")
for body, pointer in (({"from": day(3), "to": day(1)}, "/to"),
                      ({"from": day(3)}, "/to"),
                      ({"from": "soon", "to": day(1)}, "/from")):
    tap.equal(call("POST", times + "/absences", body).pointers, {pointer},
              f"no absence is {body}")
away = made(times + "/absences", {"from": day(1), "to": day(3),
                                  "why": "Leave"})
tap.equal([a["why"] for a in get(times)["absences"]], ["Leave"],
          "an absence is recorded")
tap.equal([call("POST", f"{times}/absences/{away}/end").code
           for _ in range(2)], [200, 404], "and taken back, once")

# Stopped while they are asked: the offer is taken back, the next is asked.
asked = booking(subject="Viewing")
offer = get(f"/requests/{asked}")["items"][0]["offers"][-1]
before = get(f"/providers/{offer['provider']}/leave")
call("POST", f"/providers/{offer['provider']}/stop", {
    "reason": "On leave", "work": "finish"}, version=before["version"])
after = get(f"/requests/{asked}")["items"][0]["offers"]
tap.ok([o["state"] for o in after if o["provider"] == offer["provider"]] ==
       ["withdrawn"] and (len(after) == 1 or after[-1]["provider"] !=
                          offer["provider"]), "their offer is taken back",
       after)
link = service.ask("GET", offer["address"])
tap.ok("/accept" not in link.text, "and the link takes no answer", link.text)
call("POST", f"/providers/{offer['provider']}/start", {"reason": "Is back"},
     version=get(f"/providers/{offer['provider']}")["version"])

# Stopped with work open: told which, and nothing is lost.
visit = booking(subject="Repairs")
offer = get(f"/requests/{visit}")["items"][0]["offers"][-1]
holder = offer["provider"]
service.form(offer["address"] + "/accept", {})
leave = get(f"/providers/{holder}/leave")
tap.ok(visit in [w["ref"] for w in leave["work"]], "their open work is told")
stop = f"/providers/{holder}/stop"
tap.equal(call("POST", stop, {"reason": "Contract ends"},
               version=leave["version"]).pointers, {"/work"},
          "open work is decided about")
refused = call("POST", f"/providers/{holder}/end", {"reason": "Left"},
               version=leave["version"])
tap.ok(refused.code == 409 and visit in refused.text,
       "with work open nobody is taken off", refused.text)
done = call("POST", stop, {"reason": "Contract ends", "work": "others",
                           "agreed_with": "A. Sample"},
            version=leave["version"])
tap.ok(done.code == 200 and visit in [r["ref"] for r in
                                      done.json["handed_on"]],
       "stopped, and others are asked", done.text)
item = get(f"/requests/{visit}")["items"][0]
tap.ok(item["state"] in ("offered", "unfilled") and
       all(o["provider"] != holder or o["state"] != "sent"
           for o in item["offers"]), "they are not asked again", item["state"])
tap.equal(call("POST", stop, {"reason": "Again"},
               version=leave["version"] + 1).code, 409, "once is enough")
tag = call("GET", f"/requests/{visit}").header("etag")
forced = service.call("POST", f"/requests/{visit}/items/1/assign",
                      {"provider": holder, "reason": "They are good"}, MANAGER,
                      {"If-Match": tag})
tap.equal((forced.code, forced.pointers), (422, {"/provider"}),
          "who is stopped is given nothing, whatever the reason")
shown = get(f"/providers/{holder}")
tap.equal((shown["active"], shown["stopped"]["agreed_with"]),
          (False, "A. Sample"), "why and with whom it was agreed")
left = get(f"/providers/{holder}/leave")
tap.equal(call("POST", f"/providers/{holder}/end", {"reason": "Left"},
               version=left["version"]).code, 200 if not left["work"] else
          409, "without work they are taken off")
tap.equal(call("POST", f"/providers/{holder}/start",
               {"reason": "New contract"},
               version=get(f"/providers/{holder}")["version"]).code, 200,
          "and asked again")
tap.equal(get(f"/providers/{holder}")["active"], True, "as before")
kinds = {kind for (kind,) in service.rows(
    "SELECT kind FROM event WHERE kind LIKE 'provider.%'")}
tap.ok({"provider.added", "provider.stopped", "provider.started",
        "provider.paper-added", "provider.absence-added"} <= kinds,
       "each is an event", kinds)
service.run("audit", "verify", "--db", service.db)
tap.done()
