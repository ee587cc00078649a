#!/usr/bin/env python3
"""A translation is handed in: typed beside its source or as a file, checked
at once, sent back with a reason, revised by a second person, accepted."""
import csv
import datetime
import io
import json
import os
import time
from urllib.parse import urlencode

from service import Service, Tap

tap = Tap()
service = Service()
FILES = os.environ["top_srcdir"] + "/tests/data/attachment/"
OFFICER = service.token("officer", "--role", "officer")
ADMIN = service.token("admin", "--role", "administrator")
SOURCE = """Dear tenant,

Your rent is going up to £112.40 a week from 6 April 2026. Please call us on 0161 496 0000.

Quote reference V26-000123 when you write."""
URDU = ["محترم کرایہ دار،",
        "آپ کا کرایہ 6 اپریل 2026 سے £112.40 فی ہفتہ ہو رہا ہے۔",
        "براہ کرم ہمیں 0161 496 0000 پر فون کریں۔",
        "لکھتے وقت حوالہ V26-000123 دیں۔"]

with open(FILES + "letter.docx", "rb") as docx:
    DOCX = docx.read()


def call(method, path, body=None, token=OFFICER, **headers):
    return service.call(method, path, body, token,
                        {k.replace("_", "-"): v for k, v in headers.items()})


def made(path, body, token=OFFICER):
    answer = call("POST", path, body, token)
    assert answer.code == 201, (path, answer.text)
    return answer.json


def link(method, path, body=None):
    return call(method, path, body, None)


def upload(path, content, name, field="file", token=None, fields=()):
    mark = "example-boundary-7"
    parts = "".join(
        f'--{mark}\r\nContent-Disposition: form-data; name="{key}"\r\n\r\n'
        f"{value}\r\n" for key, value in fields)
    return service.call("POST", path, parts.encode() + (
        f'--{mark}\r\nContent-Disposition: form-data; name="{field}"; '
        f'filename="{name}"\r\nContent-Type: text/plain\r\n\r\n').encode() +
        content + f"\r\n--{mark}--\r\n".encode(), token, {
            "Content-Type": f"multipart/form-data; boundary={mark}"})


def kinds(kind):
    assert call("GET", "/readyz", token=None).code == 200
    return service.rows("SELECT count(*) FROM event WHERE kind = ?",
                        kind)[0][0]


def provider(name, skills, order):
    return made("/providers", {"name": name, "kind": "agency",
                               "email": f"desk@{order}.example",
                               "contract_order": order, "skills": skills},
                ADMIN)["id"]


FIRST = provider("Example Tongues", "translation en>ur; translation ur>en", 1)
SECOND = provider("Sample Words", "translation en>ur; translation ur>en", 2)
TENANT = made("/tenants", {"reference": "T-1", "name": "Aisha Sample",
                           "language_read": "ur",
                           "language_spoken": "ur"})["id"]


def taken(document_class="service", source=SOURCE, items=None):
    """A request whose offer was accepted: its ref and the link."""
    ref = made("/requests", {
        "service": "translation", "tenant": TENANT, "words": 30,
        "document_class": document_class, "subject": "Rent letter",
        "again_reason": "another",
        "items": items or [{"from": "en", "language": "ur"}]})["ref"]
    if source:
        answer = upload(f"/requests/{ref}/attachments", source.encode(),
                        "letter.txt", "attachment", OFFICER)
        assert answer.code == 201, answer.text
    offer = call("GET", "/requests/" + ref).json["items"][0]["offers"][0]
    assert link("POST", offer["address"] + "/accept", {}).code == 200
    return ref, offer["address"]


def faults(answer):
    j = answer if isinstance(answer, dict) else answer.json
    return sorted((r["fault"], r["part"]) for r in
                  j["remarks"] + j["elsewhere"] +
                  [r for p in j["parts"] for r in p["remarks"]])


def act(ref, action, **body):
    tag = call("GET", "/requests/" + ref).header("etag")
    return call("POST", f"/requests/{ref}/items/1/{action}", body,
                If_Match=tag)


def parts(*texts, start=1):
    return {str(n): text for n, text in enumerate(texts, start)}


# Typed beside the source.
ref, address = taken()
tap.ok(link("GET", address).json["can_type"], "work may be typed here")
shown = link("GET", address + "/translate").json
tap.equal([p["source"] for p in shown["parts"]],
          ["Dear tenant,",
           "Your rent is going up to £112.40 a week from 6 April 2026.",
           "Please call us on 0161 496 0000.",
           "Quote reference V26-000123 when you write."],
          "sentence by sentence")
page = service.ask("GET", address + "/translate").text
tap.ok('lang="ur" dir="rtl"' in page and 'lang="en" dir="ltr"' in page,
       "each in its language and direction", page)
tap.ok("Aisha" not in page and "<script" not in page, "of nobody by name")

saved = link("POST", address + "/translate",
             {"action": "save", "parts": parts(*URDU[:2])})
tap.equal((saved.code, saved.json["handed_in"], saved.json["filled"]),
          (200, False, 2), "kept at a press")
turned = URDU[2] + "\u202e"
tap.equal(link("POST", address + "/translate",
               {"parts": parts(turned, start=3)}).pointers, {"/parts/3"},
          "a program is told of marks that turn text round")
service.ask("POST", address + "/translate", {
    "Content-Type": "application/x-www-form-urlencoded"},
    urlencode({"parts.3": turned}))
again = link("GET", address + "/translate")
tap.equal([p["target"] for p in again.json["parts"]], URDU[:3] + [""],
          "beside what was kept before, without marks that turn text round")
tap.equal(call("GET", "/requests/" + ref).json["items"][0]["state"],
          "assigned", "and the officer has nothing yet")

early = link("POST", address + "/translate",
             {"action": "hand-in", "parts": parts("", start=2)})
tap.equal((early.code, early.json["handed_in"], faults(early)),
          (200, False, [("missing", 2), ("missing", 4)]),
          "missing parts are named")
wrong = link("POST", address + "/translate", {
    "action": "hand-in", "word": "it is right",
    "parts": parts(*[f"Aap ka kiraya barh raha hai {n}" for n in range(4)])})
tap.equal((wrong.json["handed_in"], wrong.json["certain"], faults(wrong)),
          (False, True, [("script", 0)]),
          "other letters are certainly wrong, whatever is said")
odd = link("POST", address + "/translate", {"action": "hand-in", "parts": parts(
    URDU[0], URDU[1].replace("112.40", "121.40"), URDU[2], URDU[3])})
tap.equal((odd.json["handed_in"], odd.json["needs_word"], faults(odd)),
          (False, True, [("added", 2), ("money", 2)]),
          "what may be wrong is shown")
new = link("POST", address + "/translate", {
    "action": "hand-in", "word": "as agreed", "parts": parts("", start=4)})
tap.equal((new.json["handed_in"], ("missing", 4) in faults(new)),
          (False, True), "a word answers for what was shown, nothing else")
tap.equal(link("POST", address + "/translate", {
    "action": "hand-in", "word": "--", "parts": parts(URDU[3], start=4)})
    .json["handed_in"], False, "and a dash is no word")
fault = link("POST", address + "/translate", {"action": "fly"})
tap.equal((fault.code, fault.pointers), (422, {"/action"}),
          "an unknown action")
done = link("POST", address + "/translate", {
    "action": "hand-in", "word": "The new amount was agreed by telephone."})
tap.equal((done.code, done.json["handed_in"], done.json["item_state"]),
          (200, True, "delivered"), "handed in with a word")
tap.equal(link("POST", address + "/translate", {"parts": {"1": "x"}}).code,
          409, "then nothing more is typed")

# The officer.
item = call("GET", "/requests/" + ref).json["items"][0]
tap.equal((item["hand_in"]["remarks"], item["hand_in"]["revision"]),
          (2, "none"), "the request says what is to be looked at")
view = call("GET", f"/requests/{ref}/hand-in/1")
tap.equal((view.json["word"], view.json["provider_name"], faults(view),
           [p["target"] for p in view.json["parts"]][2:]),
          ("The new amount was agreed by telephone.", "Example Tongues",
           [("added", 2), ("money", 2)], URDU[2:]),
          "source and translation side by side, with the word")
text = service.call("GET", f"/requests/{ref}/files/"
                    + view.json["file"]["id"], None, OFFICER)
tap.equal(text.text.split("\n")[0], URDU[0], "and the finished text")
tap.ok(f"{URDU[1].replace('112.40', '121.40')} {URDU[2]}" in
       text.text.replace("\u2066", "").replace("\u2069", ""),
       "paragraph by paragraph")
tap.ok("\u2066£121.40\u2069" in text.text and
       "\u20660161 496 0000\u2069" in text.text,
       "where amounts and telephone numbers keep their order")
back = act(ref, "return", reason="The amount is £112.40: put it right.")
tap.equal(back.json["items"][0]["state"], "assigned", "sent back")
offer = link("GET", address).json
tap.equal((offer["hand_in"]["returned_why"], offer["can_type"]),
          ("The amount is £112.40: put it right.", True),
          "its maker sees why, and goes on")
tap.ok("The amount is £112.40" in service.ask(
    "GET", address + "/translate").text, "where it is typed, too")
tap.equal(link("GET", address + "/translate").json["parts"][3]["target"],
          URDU[3], "with what was typed")
fixed = link("POST", address + "/translate",
             {"action": "hand-in", "parts": parts(*URDU)})
tap.equal(fixed.json["handed_in"], True, "and hands in again, without fault")
tap.equal(act(ref, "check").json["items"][0]["state"], "checked", "accepted")
tap.equal(act(ref, "complete").json["items"][0]["state"], "completed",
          "and completed")
history = call("GET", f"/requests/{ref}/events").text
tap.ok("item.returned" in history and URDU[0] not in history,
       "the history tells")

# As a file.
ref, address = taken()
FINE = "\n\n".join([URDU[0], URDU[1] + " " + URDU[2], URDU[3]])
for content, name, why, said in (
        (b"", "a.txt", "0 bytes", "is empty"),
        (SOURCE.encode(), "a.txt", "the source", "still in English"),
        (b"...\n", "a.txt", "no words", "no words"),
        (b"MZ\x90\x00" + bytes(200), "a.txt", "a program", "a"),
        (FINE.encode(), "a.pdf", "another kind", "not what its name says"),
        (DOCX[:len(DOCX) // 2], "a.docx", "damaged", "damaged"),
        (b'<?xml version="1.0"?><xliff version="1.2"><file>', "a.xlf",
         "broken XLIFF", "cannot be read")):
    answer = upload(address + "/deliver", content, name)
    tap.ok(answer.code == 422 and answer.pointers == {"/file"} and
           said in answer.text, f"refused: {why}", answer.text)
tap.equal(link("POST", address + "/deliver", {}).pointers, {"/file"},
          "refused: no file")
tap.equal(service.rows("SELECT count(*) FROM file f JOIN item i"
                       " ON i.id = f.item JOIN request r"
                       " ON r.id = i.request WHERE r.ref = ?", ref)[0][0], 0,
          "nothing of it is kept")
wire = service.wire()
wire.send(f"POST {address}/deliver HTTP/1.1\r\nHost: {service.host}\r\n"
          "Content-Type: multipart/form-data; boundary=x\r\n"
          f"Content-Length: {2 << 30}\r\n\r\n")
tap.equal(wire.answer().code, 413, "2 GB are refused before they are sent")
wire.close()
for broken in ("a\nb.txt", "a\r\nX-Evil: b.txt", "a\tb\x7f.txt"):
    answer = upload(address + "/deliver", b"", broken)
    tap.ok(answer.code in (400, 422) and "\n" not in answer.json["detail"]
           and answer.header("x-evil") is None,
           f"a name with controls is kept out: {broken!r}", answer.text)
answer = upload(address + "/deliver", FINE.replace("112.40", "99").encode(),
                "b\u202etxt.\u2066fine.txt")
tap.equal((answer.code, answer.json["handed_in"], answer.json["file_name"]),
          (200, False, "btxt.fine.txt"), "a file that may be wrong waits",)
tap.ok(("money", 2) in faults(answer), "and says why", faults(answer))
page = service.ask("GET", address).text
tap.ok("btxt.fine.txt" in page and "An amount of the source" in page,
       "on the page, too", page)
tap.equal(link("POST", address + "/deliver", {}).pointers, {"/word"},
          "it is not handed in without a word")
answer = link("POST", address + "/deliver", {"word": "agreed"})
tap.equal((answer.code, answer.json.get("item_state")), (200, "delivered"),
          "and is with one")
view = call("GET", f"/requests/{ref}/hand-in/1").json
tap.equal((view["word"], view["file"]["name"], len(view["parts"])),
          ("agreed", "btxt.fine.txt", 3), "the officer sees both")
act(ref, "return", reason="Please once more")
tap.equal(upload(address + "/deliver", FINE.encode(), "c.txt").json
          ["item_state"], "delivered", "what is right is taken at once")

po = "\n".join(
    ['msgid ""', 'msgstr "Language: ur\\nContent-Type: text/plain; '
     'charset=UTF-8\\n"', ""] +
    [f"msgid {json.dumps(s, ensure_ascii=False)}\n"
     f"msgstr {json.dumps(t, ensure_ascii=False)}\n"
     for s, t in (("Your rent is £112.40.", "آپ کا کرایہ £112.40 ہے۔"),
                  ("Please call us.", "براہ کرم ہمیں فون کریں۔"))])
XLIFF = """<?xml version="1.0"?>
<xliff version="1.2" xmlns="urn:oasis:names:tc:xliff:document:1.2">
<file original="a" source-language="en" target-language="ur"
 datatype="plaintext"><body><trans-unit id="1"><source>Call us on 0161 496
 0000.</source><target>ہمیں فون کریں۔</target></trans-unit></body></file>
</xliff>"""
ref, address = taken(source=None)
answer = upload(address + "/deliver", po.encode(), "a.po")
tap.equal((answer.code, answer.json["handed_in"]), (200, True),
          "PO is taken")
tap.equal([p["source"] for p in call(
    "GET", f"/requests/{ref}/hand-in/1").json["parts"]],
    ["Your rent is £112.40.", "Please call us."], "with its own source")
ref, address = taken(source=None)
answer = upload(address + "/deliver", XLIFF.encode(), "a.xlf")
tap.ok(not answer.json["handed_in"] and ("number", 1) in faults(answer),
       "XLIFF is checked unit by unit", answer.text)
answer = upload(address + "/deliver", DOCX, "a.docx")
tap.ok(answer.code == 422 and "Latin" in answer.text,
       "a Word file in the wrong letters", answer.text)

# A second person.
ref, address = taken("legal")
link("POST", address + "/translate", {"action": "hand-in",
                                      "parts": parts(*URDU)})
view = call("GET", f"/requests/{ref}/hand-in/1").json
tap.equal((view["revision"], [r["name"] for r in view["revisers"]]),
          ("needed", ["Sample Words"]),
          "what is legal is revised by a second person, not by the first")
tap.equal(act(ref, "check").code, 409, "it does not go on without")
ask = f"/requests/{ref}/hand-in/1"
tap.equal(call("POST", ask + "/ask", {"provider": FIRST}).pointers,
          {"/provider"}, "nobody revises their own")
tap.equal(call("POST", ask + "/ask", {"provider": SECOND,
                                      "price": "much"}).pointers,
          {"/price"}, "what is paid is an amount")
asked = call("POST", ask + "/ask", {"provider": SECOND, "price": "12.50"})
first = asked.json["revisions"][0]
tap.ok(first["price"]["minor"] == 1250 and
       first["expires_at"] > first["asked_at"],
       "with its price, and until when", first)
shown = link("GET", first["address"]).json
tap.equal((shown["price"]["minor"], shown["expires_at"]),
          (1250, first["expires_at"]), "which the link says")
service.rows("UPDATE revision SET expires_at = asked_at")
tap.ok(not link("GET", first["address"]).json["can_answer"] and
       "over" in service.ask("GET", first["address"]).text,
       "after that it says kindly that it is over")
tap.equal(link("POST", first["address"], {"action": "accept"}).code, 409,
          "and takes no answer")
service.restart()
for _ in range(600):
    view = call("GET", ask).json
    if view["revision"] == "needed":
        break
    time.sleep(0.05)
tap.equal((view["revision"], view["revisions"][0]["state"]),
          ("needed", "withdrawn"), "time passes: another may be asked")
asked = call("POST", ask + "/ask", {"provider": SECOND})
tap.equal([r["price"] for r in asked.json["revisions"]
           if r["state"] == "asked"], [None], "or without a price")
tap.equal((asked.code, asked.json["revision"]), (200, "asked"), "asked")
tap.equal(call("POST", ask + "/ask", {"provider": SECOND}).code, 409,
          "once")
second = next(r["address"] for r in asked.json["revisions"]
              if r["state"] == "asked")
shown = link("GET", second).json
tap.ok(shown["can_answer"] and "parts" not in shown,
       "the link asks first", shown)
tap.equal(link("GET", "/revise/" + "a" * 32).code, 404, "a forged one")
link("POST", second, {"action": "accept"})
shown = link("GET", second).json
tap.equal([p["target"] for p in shown["parts"]], URDU,
          "then it shows both texts")
changed = link("POST", second, {"action": "save", "parts": parts(
    "محترم کرایہ دار صاحب،")})
tap.equal((changed.json["parts"][0]["before"], changed.code), (URDU[0], 200),
          "what is put right stands beside what was")
tap.equal(link("POST", second, {"action": "return"}).pointers, {"/reason"},
          "it goes back with a reason only")
tap.equal(link("POST", second, {"action": "done"}).json["revision_state"],
          "done", "revised")
view = call("GET", ask).json
tap.equal((view["revision"], sorted(
    (r["state"], r["provider_name"], r["changed"])
    for r in view["revisions"])), ("done", [
        ("done", "Sample Words", 1), ("withdrawn", "Sample Words", 0)]),
          "the officer sees by whom")
tap.ok("صاحب" in service.call(
    "GET", f"/requests/{ref}/files/" + view["file"]["id"], None,
    OFFICER).text, "and has the revised text")
tap.equal(act(ref, "check").code, 200, "now it goes on")
tap.equal([kinds("revision." + k) for k in ("asked", "accepted", "done")],
          [2, 1, 1], "everything is an event")

# What a reviser is paid is in budget and ledger, and their invoice is known.
MANAGER = service.token("manager", "--role", "manager")
MONTH = datetime.date.today().replace(day=1)
budget = made("/budgets", {"code": "", "from": MONTH.isoformat(),
                           "amount": "50.00", "warn": "20, 60"},
              MANAGER)["id"]


def stands():
    b = call("GET", "/budgets/" + budget, token=MANAGER).json
    return tuple(b[k]["minor"] for k in ("estimated", "committed", "spent"))


ref, address = taken("legal")
link("POST", address + "/translate", {"action": "hand-in",
                                      "parts": parts(*URDU)})
before = stands()
ask = f"/requests/{ref}/hand-in/1"
second = call("POST", ask + "/ask", {"provider": SECOND, "price": "12.50"}
              ).json["revisions"][-1]["address"]
steps = [stands()]
for action in ("accept", "done"):
    link("POST", second, {"action": action})
    steps.append(stands())
tap.equal([tuple(a - b for a, b in zip(s, before)) for s in steps],
          [(1250, 0, 0), (0, 1250, 0), (0, 0, 1250)],
          "asked it is estimated, agreed committed, done spent")
tap.ok(kinds("budget.passed") == 1, "and warns like other work")
invoice = made("/invoices", {
    "provider": SECOND, "number": "R-1", "net": "32.50", "vat": "0.00",
    "gross": "32.50", "lines": f"{ref}/1,,Urdu,,,,12.50,\n"
    f"{ref}/1,,Urdu,,,,20.00,"}, MANAGER)["id"]
rows = call("GET", f"/invoices/{invoice}?verdict=all", token=MANAGER
            ).json["rows"]
tap.equal([(r["verdict"], r["item_ref"],
            r["expected"] and r["expected"]["minor"]) for r in rows],
          [("agreed", ref, 1250), ("open", ref, 0)],
          "their line is matched by itself, a second is billed twice")
call("POST", f"/invoices/{invoice}/lines/2",
     {"verdict": "disputed", "reason": "once only"}, MANAGER)
tap.equal(call("POST", f"/invoices/{invoice}/settle", {}, MANAGER).code, 200,
          "it is settled")
TODAY = datetime.date.today()
lines = [line for line in csv.DictReader(io.StringIO(call(
    "GET", f"/reports/ledger?from={TODAY - datetime.timedelta(1)}&to={TODAY}"
    "&format=csv", token=MANAGER).text)) if line["invoice"] == "R-1"]
tap.equal([(x["stage"], x["request"], x["net"]) for x in lines],
          [("revision", ref, "12.50")], "the ledger has it once")
tap.equal(stands()[2] - before[2], 1250, "the budget too")
ref, address = taken("legal")
link("POST", address + "/translate", {"action": "hand-in",
                                      "parts": parts(*URDU)})
before = stands()
call("POST", f"/requests/{ref}/hand-in/1/ask", {"provider": SECOND,
                                                "price": "7.00"})
call("POST", f"/requests/{ref}/hand-in/1/withdraw", {})
tap.equal(stands(), before, "who is let go costs nothing")

ref, address = taken("safety")
link("POST", address + "/translate", {"action": "hand-in",
                                      "parts": parts(*URDU)})
ask = f"/requests/{ref}/hand-in/1"
second = call("POST", ask + "/ask", {"provider": SECOND}).json[
    "revisions"][0]["address"]
link("POST", second, {"action": "accept"})
link("POST", second, {"action": "return", "reason": "Wrong word for rent"})
tap.equal((call("GET", "/requests/" + ref).json["items"][0]["state"],
           link("GET", address).json["hand_in"]["returned_why"]),
          ("assigned", "Wrong word for rent"),
          "the reviser sends it back, and its maker sees why")
link("POST", address + "/translate", {"action": "hand-in"})
own = call("POST", ask + "/revise", {"action": "done"})
tap.equal(own.pointers, {"/reads"}, "who does not read it does not revise")
own = call("POST", ask + "/revise", {"action": "done", "reads": "yes"})
tap.equal((own.code, own.json["revision"]), (200, "done"),
          "a colleague who reads the language does")
ref, address = taken("legal")
link("POST", address + "/translate", {"action": "hand-in",
                                      "parts": parts(*URDU)})
tap.equal(act(ref, "check", reason="Nobody else reads it").code, 200,
          "or an officer says why it goes on without")

# A long text has pages, and keeps what each press brings.
long = "\n".join(f"This is sentence number {n} of many." for n in range(90))
ref, address = taken(source=long)
first = link("GET", address + "/translate").json
tap.equal((first["total"], first["last"], first["next"]), (90, 40, 41),
          "a long text has pages")
page = service.form(address + "/translate", {
    "from": "1", "then": "41", "parts.1": "یہ جملہ نمبر 0 ہے۔"})
tap.ok(page.code == 303 and page.header("location").endswith("?from=41"),
       "keep it and go on", page.headers)
answer = link("POST", address + "/translate", {
    "action": "hand-in",
    "parts": {str(n + 1): f"یہ بہت سے جملوں میں سے {n} ہے۔"
              for n in range(90)}})
tap.equal(answer.json["handed_in"], True, "and is handed in whole")

# Words that an officer typed are a source like any other.
answer = made("/requests", {
    "service": "translation", "tenant": TENANT, "subject": "Typed",
    "again_reason": "another", "document_class": "service",
    "text": "Your rent is £5.00. Please pay.",
    "items": [{"from": "en", "language": "ur"}]})
shown = call("GET", "/requests/" + answer["ref"]).json
tap.equal([(a["name"], a["words"]) for a in shown["attachments"]],
          [("text.txt", 6)], "typed words are kept as a file")
address = shown["items"][0]["offers"][0]["address"]
link("POST", address + "/accept", {})
tap.equal([p["source"] for p in
           link("GET", address + "/translate").json["parts"]],
          ["Your rent is £5.00.", "Please pay."], "and can be translated")

# What an officer adds is looked at as what a provider hands in.
ref, address = taken()


def add(content, name="post.txt"):
    version = call("GET", "/requests/" + ref).json["version"]
    return upload(f"/requests/{ref}/items/1/deliver", content, name,
                  token=OFFICER, fields=[("version", version)])


answer = add(SOURCE.encode())
tap.ok(answer.code == 422 and answer.pointers == {"/file"} and
       "still in English" in answer.text, "what is no translation is refused",
       answer.text)
answer = add(FINE.replace("112.40", "99").encode())
tap.equal((answer.code, answer.json["items"][0]["state"]),
          (200, "delivered"), "what may be wrong is taken: an officer judges")
view = call("GET", f"/requests/{ref}/hand-in/1").json
tap.ok(("money", 2) in faults(view) and view["file"]["name"] == "post.txt",
       "and it is shown with what was found", view)

# The sentences of a notice are typed here like any other words.
NOTICE = "/notices/planned-works/translations/ur"
ref = call("POST", NOTICE + "/ask", {"tenant": TENANT}).json["ref"]
job = call("GET", "/requests/" + ref).json["items"][0]
address = job["offers"][0]["address"]
link("POST", address + "/accept", {})
offer = link("GET", address).json
tap.ok(offer["can_type"] and offer["job_file"],
       "a notice's words come as a file, or are typed", offer)
shown = link("GET", address + "/translate").json
page = service.ask("GET", address + "/translate").text
tap.ok(shown["total"] > 5 and all(p["review"] for p in shown["parts"]),
       "sentence by sentence, with what is known of each", shown["parts"][:2])
field = next(p for p in shown["parts"] if "{" in p["source"] and not
             p["count_for"])
tap.ok(not shown["file_name"] and "<textarea" in page, "as a page")
bad = link("POST", address + "/translate", {
    "action": "hand-in", "parts": {str(field["n"]): "قیمت کے بغیر۔"}})
tap.ok(bad.code == 200 and not bad.json["handed_in"] and
       ("notice", field["n"]) in faults(bad),
       "what a notice would not take is certain, at its part", faults(bad))
tap.equal(bad.json["certain"], True, "so nobody can answer for it")
good = {str(p["n"]): p["target"] or "آزمائش " + p["source"]
        for p in shown["parts"]}
good[str(field["n"])] = "آزمائش " + field["target"]
tap.ok(any(p["count_for"] for p in shown["parts"]),
       "a plural has a part for each of its forms")
done = link("POST", address + "/translate", {
    "action": "hand-in", "parts": good})
tap.equal((done.code, done.json["handed_in"]), (200, True),
          "words with every value are right, and handed in")
view = call("GET", f"/requests/{ref}/hand-in/1").json
tap.ok(view["file"]["name"].endswith("-ur.po") and
       view["parts"][field["n"] - 1]["target"].startswith("آزمائش"),
       "the officer sees them side by side, and the file", view["file"])
words = call("GET", NOTICE, token=ADMIN).json["messages"]
tap.ok(any(m["forms"] and m["forms"][0]["text"].startswith("آزمائش") and
           m["state"] == "translated" and
           m["translated_by_name"] == "Example Tongues" for m in words),
       "and the notice has them, by who translated",
       [(m["state"], m["translated_by_name"], m["forms"][0]["text"][:9])
        for m in words if m["source"] == field["source"]])
act(ref, "return", reason="Once more")
again = link("GET", address + "/translate").json
tap.equal([p["target"] for p in again["parts"]],
          [good[str(p["n"])] for p in shown["parts"]],
          "sent back, they stand there as they were typed")

service.stop()
tap.done()
