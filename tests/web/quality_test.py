"""Evidence and quality: what is signed for work, what tenants say of it,
complaints about providers, and spot checks."""
import hashlib
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
tap.ok(address.startswith("/f/") and address.endswith("?lang=so") and
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
tap.equal(service.form("/f/" + "a" * 32, {"time": "no"}).code, 404,
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
tap.done()
