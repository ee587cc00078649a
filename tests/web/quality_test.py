"""Evidence and quality: what is signed for work, what tenants say of it,
complaints about providers, and spot checks."""
import datetime
import hashlib
import json
import pathlib

from service import Service, Tap

tap = Tap()
service = Service()
ADMIN = service.token("admin", "--role", "administrator")
PDF = (pathlib.Path(__file__).parent /
       "../data/attachment/letter.pdf").read_bytes()


def call(method, path, body=None, token=ADMIN, **headers):
    return service.call(method, path, body, token,
                        {k.replace("_", "-"): v for k, v in headers.items()})


def made(path, body):
    answer = call("POST", path, body)
    assert answer.code == 201, (path, answer.text)
    return answer.json


def link(method, path, body=None):
    """Who has a link and no account."""
    return call(method, path, body, None)


def upload(path, fields, token=ADMIN):
    """A form with files: values are text, or (name, bytes)."""
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
    return service.call("POST", path, parts + b"--mark--\r\n", token, {
        "Content-Type": "multipart/form-data; boundary=mark"})


def act(ref, action, body=None):
    tag = call("GET", "/requests/" + ref).header("etag")
    return call("POST", f"/requests/{ref}/items/1/{action}", body or {},
                If_Match=tag)


def item(ref):
    return call("GET", "/requests/" + ref).json["items"][0]


def events(kind):
    return service.rows("SELECT count(*) FROM event WHERE kind = ?",
                        kind)[0][0]


AGENCY = made("/providers", {
    "name": "Example Tongues", "kind": "agency", "contract_order": 1,
    "dbs_level": "enhanced", "dbs_checked": "2026-11-01",
    "skills": "translation en>so; interpreting so telephone"})["id"]
TENANT = made("/tenants", {
    "reference": "T-1", "name": "Hodan Sample", "language_spoken": "so",
    "language_read": "so"})["id"]


def work(sensitivity="health", **more):
    """Work that the agency has: its ref, and the address of the offer."""
    body = {"service": "translation", "tenant": TENANT, "words": 120,
            "document_class": "information", "subject": "A letter",
            "sensitivity": sensitivity,
            "necessity": {"response": "full", "reader": "the tenant",
                          "stakes": "their home", "reason": "asked for"},
            "items": [{"from": "en", "language": "so"}]}
    ref = made("/requests", {**body, **more})["ref"]
    if not item(ref)["offers"]:
        act(ref, "approve")
    address = item(ref)["offers"][0]["address"]
    answer = link("POST", address + "/accept", {})
    assert answer.code == 200, answer.text
    return ref, address


# A certificate that is needed, signed on screen.
ref, address = work()
waits = link("GET", address + "/declaration").json
tap.equal((waits["kind"], waits["needed"], waits["may_sign"]),
          ("translation", True, False), "nothing is signed before the work")
tap.equal(link("POST", address + "/declaration", {
    "name": "Asha Sample", "agree": True}).code, 409, "it would be refused")
answer = upload(address + "/deliver", {"file": ("a.txt", b"Warqad\n")}, None)
assert answer.code == 200, answer.text
tap.ok(link("GET", address).json["sign_needed"], "the offer's page asks")
act(ref, "check")
answer = act(ref, "complete")
tap.ok(answer.code == 409 and "certificate" in answer.text,
       "without it the work is not completed", answer.text)
for body in ({"name": "Asha Sample"}, {"agree": True}, {"name": " ",
                                                        "agree": True}):
    tap.equal(link("POST", address + "/declaration", body).code, 422,
              f"name and tick are needed: {body}")
answer = link("POST", address + "/declaration",
              {"name": "Asha Sample", "agree": True, "note": "Two pages."})
tap.ok(answer.code == 200 and answer.json["declarations"][0]["counts"],
       "then it is signed", answer.text)
kept = item(ref)["declarations"][0]
shown = call("GET", f"/requests/{ref}/declarations/{kept['id']}").json
about = "\n".join(line["says"] for line in shown["about"])
tap.equal(shown["about_sha256"], hashlib.sha256(about.encode()).hexdigest(),
          "the hash is that of the work it names")
tap.ok(hashlib.sha256(b"Warqad\n").hexdigest() in about,
       "and that names the file by its hash", about)
tap.equal(events("declaration.signed"), 1, "an event says so")
page = service.ask("GET", address + "/declaration").text
tap.ok("Asha Sample" in page and "<script" not in page, "the page shows it")
tap.equal(act(ref, "complete").code, 200, "and the work is completed")

# What is handed in later is not what was signed for.
ref, address = work()
upload(address + "/deliver", {"file": ("a.txt", b"Warqad\n")}, None)
link("POST", address + "/declaration", {"name": "Asha Sample", "agree": True})
act(ref, "return", {"reason": "A sentence is missing"})
upload(address + "/deliver", {"file": ("b.txt", b"Warqad kale\n")}, None)
tap.ok(not item(ref)["declarations"][0]["counts"],
       "a certificate does not cover what came after it")
tap.equal(item(ref)["declaration"]["missing"], True, "so it is missing again")
answer = upload(f"/requests/{ref}/declaration/1",
                {"name": "Asha Sample", "attachment": ("x.pdf", b"MZ no")})
tap.equal(answer.code, 422, "a file that is no paper is refused")
answer = upload(f"/requests/{ref}/declaration/1",
                {"name": "Asha Sample", "attachment": ("signed.pdf", PDF)})
tap.equal(answer.code, 201, "one signed on paper is kept")
paper = answer.json["id"]
tap.equal(call("GET", f"/requests/{ref}/declarations/{paper}/file").body, PDF,
          "with the paper itself")
answer = call("POST", f"/requests/{ref}/declarations/{paper}/end",
              {"reason": "Signed by somebody else"})
tap.equal((answer.code, item(ref)["declaration"]["signed"]), (200, False),
          "and can be taken out, with a reason")
act(ref, "check")
tap.equal(act(ref, "complete", {"reason": "They are abroad"}).code, 200,
          "with a reason it is done without")

# How far a landlord goes, and in which words.
ref, address = work("none", document_class="legal")
tap.equal((item(ref)["declaration"]["asked"],
           item(ref)["declaration"]["needed"]), (True, False),
          "a legal document asks for it")
answer = call("POST", "/settings/declarations", {
    "kind": "translation", "stance": "class",
    "words": "I translated it.\n\nAll of it.", "reason": "Our own words"})
tap.equal(answer.code, 200, "a landlord may need it, in words of its own")
tap.equal(item(ref)["declaration"]["needed"], True, "then it does")
signing = link("GET", address + "/declaration").json
tap.equal((signing["version"], [p["says"] for p in signing["paragraphs"]]),
          (1, ["I translated it.", "All of it."]), "what is signed changes")
tap.equal(call("GET", f"/requests/{shown['ref']}/declarations/{kept['id']}")
          .json["paragraphs"], shown["paragraphs"],
          "what was signed does not")
tap.equal(call("POST", "/settings/declarations", {
    "kind": "translation", "words": "Again"}).code, 422,
          "other words need a reason")

# What the tenant says, at an address of their own.
def finished():
    """Work that is done for the tenant."""
    done, place = work("none")
    upload(place + "/deliver", {"file": ("a.txt", b"Warqad\n")}, None)
    act(done, "check")
    answer = act(done, "complete")
    assert answer.code == 200, answer.text
    return done


call("POST", "/settings/declarations", {"kind": "translation",
                                        "stance": "matter"})
ref = finished()
tap.equal(call("POST", f"/requests/{work('none')[0]}/feedback/1").code, 409,
          "nobody is asked before the work is done")
address = call("POST", f"/requests/{ref}/feedback/1").json["address"]
tap.ok(address.startswith("/h/") and address.endswith("?lang=so") and
       len(address.split("/")[2].split("?")[0]) == 32,
       "an address in the tenant's language", address)
tap.equal(item(ref)["feedback"]["address"], address, "for who passes it on")
for tag, way in (("so", "ltr"), ("ar", "rtl"), ("ur", "rtl"), ("en", "ltr"),
                 ("cy", "ltr")):
    answer = service.ask("GET", address.split("?")[0] + "?lang=" + tag)
    tap.ok(f'lang="{tag}" dir="{way}"' in answer.text and
           len(answer.body) < 30000 and "<script" not in answer.text,
           f"the page in {tag}: {len(answer.body)} bytes")
    for secret in ("Hodan", ref, "Example Tongues", "letter"):
        tap.ok(tag != "en" or secret not in answer.text,
               f"says nothing of “{secret}”")
asked = link("GET", address).json
tap.equal([q["code"] for q in asked["questions"]],
          ["understood", "language", "time"], "what is written is asked")
answer = service.form(address, {})
tap.ok(answer.code == 422 and "aria" in answer.text, "nothing is no answer")
tap.equal(service.form("/h/" + "a" * 32, {"time": "no"}).code, 404,
          "a forged address leads nowhere")
answer = service.form(address, {"understood": "no", "time": "yes",
                                "words": "Erayada ma fahmin"})
tap.equal(answer.code, 303, "a few taps answer")
tap.ok(link("POST", address, {"time": "no"}).code == 409 and
       "Erayada" not in service.ask("GET", address).text,
       "once, and the page never shows what was said")
said = item(ref)["feedback"]
tap.ok(said["open"] and said["due_at"] and
       said["answers"][0] == {"question": "understood", "answer": "no",
                              "bad": True}, "an officer sees a bad one", said)
tap.equal(service.rows("SELECT language FROM feedback WHERE words LIKE ?",
                       "Eray%"), [("so",)], "in which language the words are")
waiting = call("GET", "/feedback").json["feedback"]
tap.equal([(w["ref"], w["provider_name"]) for w in waiting],
          [(ref, "Example Tongues")], "in a list of its own")
BAD = waiting[0]["id"]

# By mail, where they have one and nothing speaks against it.
def mailed_to(reference, **more):
    """Whether who has an e-mail address is sent the address of the page."""
    global TENANT
    was, TENANT = TENANT, made("/tenants", {
        "reference": reference, "name": "Hodan Sample",
        "language_spoken": "so", "language_read": "so",
        "email": reference.lower() + "@tenants.example", **more})["id"]
    done, TENANT = finished(), was
    answer = call("POST", f"/requests/{done}/feedback/1").json
    mails = [json.loads(p)["text"] for p, in service.rows(
        "SELECT payload FROM outbox WHERE kind = 'mail' AND payload LIKE ?",
        f"%{reference.lower()}@tenants.example%")]
    return answer["mailed"], [answer["address"] in m for m in mails]


tap.equal(mailed_to("T-8"), (True, [True]), "the address goes by mail")
tap.equal(mailed_to("T-9", safe_contact="never write, call 10 to 12"),
          (False, []), "not where a rule about safe contact is to be read")

# Through a colleague; a good one waits for nobody.
good = finished()
tap.equal(call("POST", f"/requests/{good}/feedback/1/answers",
               {"understood": "yes"}).code, 422, "how it was said is needed")
answer = call("POST", f"/requests/{good}/feedback/1/answers", {
    "how": "telephone", "understood": "yes", "time": "yes"})
tap.equal((answer.code, item(good)["feedback"]["open"]), (200, False),
          "a good answer waits for nobody")
tap.equal(len(call("GET", "/feedback?show=all").json["feedback"]), 2,
          "all answers")
tap.equal([len(call("GET", "/feedback?show=all&limit=1" + after).json[
    "feedback"]) for after in ("", "&after=" + call(
        "GET", "/feedback?show=all&limit=1").header("link").split("after=")[1]
        .split("&")[0].split(">")[0])], [1, 1], "a page at a time")
tap.equal(call("POST", f"/feedback/{BAD}/settle", {"reason": "-"}).code, 422,
          "what was done is said in words")

# A complaint about the provider, from that answer.
MINE = service.token("agency", "--role", "provider", "--provider",
                     "Example Tongues")


def step(which, name, body=None):
    tag = call("GET", "/provider-complaints/" + which).header("etag")
    return call("POST", f"/provider-complaints/{which}/{name}", body or {},
                If_Match=tag)


made("/providers/" + AGENCY + "/linguists",
     {"name": "Asha Sample", "languages": "so"})
ASHA = call("GET", "/providers/" + AGENCY).json["linguists"][0]["id"]
one = made("/provider-complaints", {
    "feedback": BAD, "about": "accuracy",
    "words": "Hodan Sample could not read it."})["id"]
shown = call("GET", "/provider-complaints/" + one).json
tap.equal((shown["ref"], shown["provider_name"], shown["source"],
           shown["state"]), (ref, "Example Tongues", "feedback", "received"),
          "what the answer was about goes along")
tap.ok(shown["received_at"] < shown["acknowledge_due_at"] <
       shown["decide_due_at"] and shown["due_at"] ==
       shown["acknowledge_due_at"], "with its dates")
tap.equal(step(one, "decide", {"outcome": "upheld", "finding": "x y"}).code,
          409, "nothing is decided before it is acknowledged")
tap.equal(step(one, "acknowledge").code, 200, "it is acknowledged")
tap.equal(step(one, "longer", {"days": 5}).code, 422,
          "more time needs a reason")
step(one, "longer", {"days": 5, "words": "The linguist is away"})
tap.ok(call("GET", "/provider-complaints/" + one).json["decide_due_at"] >
       shown["decide_due_at"], "and gives more time")
tap.equal(call("POST", f"/provider-complaints/{one}/note", {"words": "Old"},
               If_Match='"1"').code, 412, "a lost race")


def asked():
    """Who is asked for such work now."""
    new = made("/requests", {
        "service": "translation", "tenant": TENANT, "words": 90,
        "document_class": "legal", "subject": "Another",
        "items": [{"from": "en", "language": "so"}]})["ref"]
    return [o["provider_name"] for o in item(new)["offers"]]


tap.equal(asked(), ["Example Tongues"], "meanwhile they are asked")
answer = step(one, "stop", {"words": "Until it is clear"})
tap.equal(answer.code, 422, "what becomes of open work is decided first")
answer = step(one, "stop", {"words": "Until it is clear", "work": "finish"})
tap.equal((answer.code, asked()), (200, []), "suspended: nobody asks them")
tap.equal(step(one, "start", {"words": "A second reader checks now"}).code,
          200, "reinstated, with who and why")
tap.equal(asked(), ["Example Tongues"], "they are asked again")
tap.equal(call("GET", "/jobs/quality", token=MINE).json["complaints"], [],
          "a provider sees nothing before the end")
tap.equal(step(one, "decide", {"outcome": "upheld"}).code, 422,
          "what is upheld has a finding")
answer = step(one, "decide", {
    "outcome": "upheld", "finding": "A page was left out.",
    "learning": "Count the pages."})
tap.equal(answer.code, 200, "it is decided")
told = call("GET", "/jobs/quality", token=MINE)
tap.equal([c["finding"] for c in told.json["complaints"]],
          ["A page was left out."], "then it reads the finding")
tap.ok("Hodan" not in told.text and ref not in told.text and
       "Count" not in told.text and told.json["answers"] is None,
       "no name, no learning, and no answers of a few", told.text)

# How soon is a setting; what was dated before stays.
def days_to_decide(complaint):
    shown = call("GET", "/provider-complaints/" + complaint).json
    return [(datetime.datetime.fromisoformat(shown[key]) -
             datetime.datetime.fromisoformat(shown["received_at"])).days
            for key in ("acknowledge_due_at", "decide_due_at")]


tap.equal(call("POST", "/settings/answers", {"answer-decide": "0"}).pointers,
          {"/answer-decide"}, "no answer in no time")
answer = call("POST", "/settings/answers", {"answer-decide": "40",
                                            "answer-acknowledge": "10"})
tap.equal((answer.code, [r["value"] for r in answer.json["rules"]]),
          (200, [1, 3, 2, 10, 40, 2]), "how soon we answer is a setting")

# About one linguist: the agency works on without them.
two = made("/provider-complaints", {
    "provider": AGENCY, "linguist": ASHA, "source": "officer",
    "about": "conduct", "words": "Took a side."})["id"]
call_at = {"service": "interpreting", "tenant": TENANT, "minutes": 60,
           "subject": "A call", "items": [{
               "language": "so", "mode": "telephone",
               "starts_at": "2030-05-07T10:00:00+01:00"}]}
tap.ok(days_to_decide(two)[0] >= 10 and days_to_decide(two)[1] >= 55,
       "which holds for what comes in", days_to_decide(two))
booked = made("/requests", call_at)["ref"]
place = item(booked)["offers"][0]["address"]
link("POST", place + "/accept", {})
tap.equal([p["name"] for p in link("GET", place).json["people"]],
          ["Asha Sample"], "they could be sent")
tap.equal(step(two, "stop", {"words": "While we look", "who": "linguist"})
          .code, 200, "one linguist is suspended")
tap.equal(link("GET", place).json["people"], [], "and is not sent any more")
step(two, "start", {"words": "Nothing in it", "who": "linguist"})
tap.equal(len(link("GET", place).json["people"]), 1, "until reinstated")
tap.equal([c["id"] for c in call("GET", "/provider-complaints").json[
    "complaints"]], [two], "open ones")
tap.equal([c["id"] for c in call(
    "GET", "/provider-complaints?show=all&provider=" + AGENCY).json[
        "complaints"]], [two, one], "all of one provider")
tap.equal(service.ask("GET", "/provider-complaints").code, 303,
          "not for everybody")

# A sample of finished work, and what it counts for.
today = datetime.date.today()
days = {"from": str(today - datetime.timedelta(30)), "wanted": 2, "seed": "7"}
tap.equal(call("POST", "/spot-checks", days).code, 422, "it needs a reason")
drawn = [made("/spot-checks", {**days, "why": "The quarter"})["id"]
         for _ in range(2)]
rounds = [call("GET", "/spot-checks/" + one).json for one in drawn]
tap.equal([p["ref"] for p in rounds[0]["pieces"]],
          [p["ref"] for p in rounds[1]["pieces"]],
          "the same number draws the same work")
tap.equal((len(rounds[0]["pieces"]), rounds[0]["finished"]), (2, 6),
          "of all that was finished")
tap.equal(call("POST", "/spot-checks", {
    **days, "why": "None there", "language": "pl"}).code, 409,
          "nothing to draw from")
marks = {"accuracy": 2, "completeness": 4, "register": 4, "timeliness": 4}
check = f"/spot-checks/{drawn[0]}/checks/" + rounds[0]["pieces"][0]["id"]
for wrong in ({**marks, "accuracy": 5}, {**marks, "register": 0},
              {"accuracy": 4}):
    tap.equal(call("POST", check, wrong).code, 422, f"marks like {wrong}")
tap.equal(call("POST", check, marks).code, 200, "a second person marks it")
tap.equal(call("GET", "/spot-checks/" + drawn[0]).json["pieces"][0]["good"],
          False, "what could mislead is not good")


def figures():
    return call("GET", "/jobs/quality", token=MINE).json["checks"]


tap.equal((figures()["n"], figures()["good"]), (1, 0),
          "it counts in the provider's figures")
call("POST", check, {**marks, "accuracy": 4, "checker": "B. Sample"})
tap.equal((figures()["n"], figures()["good"]), (1, 1),
          "once, as it was marked last")

# Contracts that end are in the register of what runs out.
made(f"/providers/{AGENCY}/contracts", {
    "name": "Framework", "starts": "2024-01-01",
    "ends": str(today + datetime.timedelta(20))})
made(f"/providers/{AGENCY}/contracts", {
    "name": "Far off", "starts": "2024-01-01",
    "ends": str(today + datetime.timedelta(200))})
due = call("GET", "/providers/due").json["contracts"]
tap.equal([(c["name"], c["lapsed"]) for c in due], [("Framework", False)],
          "a contract that ends soon is due")
tap.done()
