"""The English of a landlord and its translations, from draft to approval: in
the browser's forms and as JSON, by two persons."""
import re

from service import Service, Tap

tap = Tap()
PASSWORD = "demonstration only"
service = Service(demo=("--tenants", "100", "--requests", "20", "--seed", "4"))


class Person:
    def __init__(self, email):
        self.cookie, self.csrf = service.sign_in(email, PASSWORD)

    def see(self, path):
        return service.ask("GET", path, {"Cookie": self.cookie})

    def data(self, path):
        return service.ask("GET", path, {"Cookie": self.cookie, "Accept":
                                         "application/json"}).json

    def send(self, path, **fields):
        return service.form(path, {"csrf": self.csrf, **fields},
                            {"Cookie": self.cookie})


manager = Person("manager@calderbrook.example")
admin = Person("admin@calderbrook.example")
officer = Person("officer@calderbrook.example")
HERE = "/notices/planned-works"

page = manager.see("/sources")
tap.equal(page.code, 200, "the English of all letters")
tap.ok("/notices/other-formats/source" in page.text, "and of clauses")
was = manager.data(HERE + "/source")
tap.equal((was["version"], was["can_save"], was["can_send"]),
          (0, True, False), "what ships can be changed")
tap.ok("<textarea" not in officer.see(HERE + "/source").text,
       "an officer only reads it")
tap.equal(officer.send(HERE + "/source", versions="0", text="x").code, 403,
          "and cannot write")

BROKEN = was["text"].replace("Please put away", "Please put away {nothing}")
tap.equal(manager.send(HERE + "/source", versions=was["versions"],
                       text=BROKEN, easy_read=was["easy_read"]).code, 303,
          "a draft with a fault is kept")
now = manager.data(HERE + "/source")
tap.ok(now["faults"] and not now["can_send"], "but cannot be sent",
       now["faults"])
tap.equal(manager.send(f"{HERE}/source/{now['version']}/send").code, 422,
          "nor is it where somebody tries")
tap.ok("nothing" in manager.see(HERE + "/source").text,
       "the page says what keeps it")
OLD = "Please put away small things that can break."
NEW = "Please put away the small things that can break."
TEXT = was["text"].replace(OLD, NEW)
tap.ok(TEXT != was["text"], "one sentence changes")
stale = manager.send(HERE + "/source", versions=was["versions"], text=TEXT)
tap.equal(stale.code, 412, "who read an older version is told", )
tap.ok("put away the small" in stale.text, "and keeps what they wrote")
manager.send(HERE + "/source", versions=now["versions"], text=TEXT,
             easy_read=was["easy_read"])
now = manager.data(HERE + "/source")
tap.equal((now["faults"], now["can_send"], now["state"]), ([], True, "draft"),
          "the mended one can be sent")
version = now["version"]
diff = manager.data(f"{HERE}/diff?from=0&to={version}")
tap.equal((diff["added"], diff["removed"], diff["changed"]), (0, 0, 1),
          "the difference is that sentence")
page = manager.see(f"{HERE}/diff?from=0&to={version}").text
tap.ok(re.search(r"<ins>[^<]*the", page), "shown word by word", page[-900:])

shown = manager.see(f"{HERE}/example?version={version}&format=text")
tap.ok(shown.code == 200 and NEW in shown.text and "Draft" in shown.text,
       "a version can be seen before it is used, as a draft",
       (shown.code, shown.text[:300]))
tap.ok(NEW not in manager.see(HERE + "/example?format=text").text,
       "which is not what goes out")
for query, begins in (("lang=ur&format=html", b"<!doctype html"),
                      ("lang=ar&variant=easy-read", b"%PDF"),
                      ("lang=fa&bilingual=en", b"%PDF"),
                      ("lang=bn&format=text&variant=easy-read", b"")):
    shown = manager.see(HERE + "/example?" + query)
    tap.ok(shown.code == 200 and shown.body.startswith(begins),
           "any language and format: " + query, (shown.code, shown.body[:90]))
before = manager.data(HERE + "/translations/ur")
act = f"{HERE}/source/{version}/"
tap.equal(manager.send(act + "send").code, 303, "it is sent for approval")
tap.equal([who.data(HERE + "/source")["can_approve"]
           for who in (manager, admin)], [False, True], "by somebody else")
tap.equal(manager.send(act + "approve").code, 403,
          "who wrote it does not approve it")
tap.equal(admin.send(act + "return").code, 422, "sent back only with a note")
tap.equal(admin.send(act + "approve").code, 303, "another person approves")
now = admin.data(HERE + "/source")
tap.equal((now["state"], now["in_use"], now["decided_by_name"] is None),
          ("in-use", True, False), "and it is in use")
after = manager.data(HERE + "/translations/ur")
tap.equal(after["counts"]["outdated"], 1, "one translation is outdated")
late = [m for m in after["messages"] if m["state"] == "outdated"][0]
tap.equal((late["source"], late["previous"]),
          (NEW, OLD), "that of the sentence")
tap.equal(sorted(m["source"] for m in before["messages"]),
          sorted(m["previous"] or m["source"] for m in after["messages"]),
          "and no other")
tap.ok("<ins>" in manager.see(HERE + "/translations/ur").text,
       "the page shows what changed")
other = Person("manager@northbeck.example")
if other.cookie:
    tap.equal(other.data(HERE + "/source")["version"], 0,
              "another landlord keeps its own")

rows = after["messages"]
draft = next(m for m in rows if m["state"] == "machine-drafted")
chosen = {"messages.0.id": draft["id"], "messages.0.key": draft["key"]}
WORK = HERE + "/translations/ur/"
tap.equal(manager.send(WORK + "approve", **chosen).code, 303,
          "a draft is approved by a person")
tap.equal(admin.send(WORK + "refuse", **chosen).code, 422,
          "a refusal says why")
tap.equal(admin.send(WORK + "refuse", note="Not what we say", **chosen).code,
          303, "with its reason it is refused")
seen = [m for m in admin.data(HERE + "/translations/ur?state=refused")
        ["messages"] if m["id"] == draft["id"]]
tap.equal([m["review_note"] for m in seen], ["Not what we say"],
          "and the translator reads it")
tap.equal(manager.send(WORK + "approve", **{
    **chosen, "messages.0.key": "0" * 64}).code, 412,
    "what was not looked at is not approved")
tap.equal(officer.send(WORK + "approve", **chosen).code, 403,
          "an officer approves nothing")
tap.equal(manager.see("/notices/planned-works/translations/xx").code, 422,
          "a language that is none")
tap.equal(manager.see("/notices/none/translations/ur").code, 404, "no notice")

words = {m["id"]: m for m in manager.data(HERE + "/translations/ur")
         ["messages"]}
late = words[late["id"]]
ONE = WORK + "messages/" + late["id"]
page = manager.see(ONE)
tap.ok(page.code == 200 and 'dir="rtl"' in page.text and "<ins>" in page.text,
       "one sentence, with what changed in the English")
bad = manager.send(ONE, **{"key": late["key"], "forms.0.text":
                           "براہِ کرم {nothing} ہٹا دیں۔"})
tap.equal(bad.code, 422, "a field that the English does not have")
tap.ok("{nothing}" in bad.text and 'class="fault"' in bad.text,
       "is refused at its place, and nothing typed is lost", bad.text[-1500:])
tap.equal(manager.send(ONE, **{"key": late["key"], "forms.0.text":
                               "Խնդրում ենք տեղափոխել փոքր իրերը։"}).code,
          422, "a text in another script is caught")
NEWER = "براہِ کرم وہ تمام چھوٹی چیزیں ہٹا دیں جو ٹوٹ سکتی ہیں۔"
tap.equal(manager.send(ONE, **{"key": late["key"],
                               "forms.0.text": NEWER}).code, 303,
          "a right one is kept")
now = manager.data(ONE)
tap.equal((now["state"], now["forms"][0]["text"], now["previous"]),
          ("translated", NEWER, None), "as translated, and current")
chosen = {"messages.0.id": now["id"], "messages.0.key": now["key"]}
tap.equal(manager.send(WORK + "revise", **chosen).code, 403,
          "not revised by who wrote it")
tap.equal(admin.send(WORK + "revise", **chosen).code, 303, "but by another")
tap.equal(admin.data(ONE)["state"], "revised", "which it then is")

for kind, begins in (("po", b"#"), ("xliff", b"<?xml"), ("xliff2", b"<?xml"),
                     ("tmx", b"<?xml"), ("docx", b"PK")):
    for what in ("all", "open"):
        file = manager.see(f"{WORK}export?as={kind}&what={what}")
        tap.ok(file.code == 200 and file.body.startswith(begins),
               f"a file for translators: {kind}, {what}",
               (file.code, file.body[:80]))
tap.equal(manager.see(WORK + "export?as=odt").code, 422, "no such kind")


def upload(person, path, name, content, **fields):
    edge = "edge-of-a-part"
    parts = [f'--{edge}\r\nContent-Disposition: form-data; name="{n}"\r\n'
             f"\r\n{v}\r\n".encode()
             for n, v in {"csrf": person.csrf, **fields}.items()]
    parts.append(f'--{edge}\r\nContent-Disposition: form-data; name="file"; '
                 f'filename="{name}"\r\nContent-Type: text/plain\r\n\r\n'
                 .encode() + content + f"\r\n--{edge}--\r\n".encode())
    return service.ask("POST", path, {
        "Cookie": person.cookie,
        "Content-Type": f"multipart/form-data; boundary={edge}"},
        b"".join(parts))


po = manager.see(WORK + "export?as=po").body.decode()
DUST = "شور اور دھول ہوگی۔"
tap.ok(DUST in po, "the file has the words")
mended = po.replace(DUST, "شور اور گرد ہوگی۔")
look = upload(admin, WORK + "import", "ur.po", mended.encode(),
              dry_run="true")
tap.ok(look.code == 200 and "Nothing was kept" in look.text,
       "a file is looked at", (look.code, look.text[-800:]))
tap.ok(DUST in manager.see(WORK + "export?as=po").body.decode(),
       "and nothing kept")
taken = upload(admin, WORK + "import", "ur.po", mended.encode())
tap.ok(taken.code == 200 and "1 right" in taken.text, "then taken",
       (taken.code, taken.text[-800:]))
tap.ok(DUST not in manager.see(WORK + "export?as=po").body.decode(),
       "and its words are there")
mixed = upload(admin, WORK + "import", "ur.po", mended.replace(
    "شور اور گرد ہوگی۔", "شور {nothing} ہوگا۔").encode(), dry_run="true")
tap.ok(mixed.code == 200 and "1 refused" in mixed.text and
       'class="fault"' in mixed.text, "what is refused is listed with why",
       (mixed.code, mixed.text[-800:]))
spoilt = upload(admin, WORK + "import", "ur.po", b"msgid nothing")
tap.equal(spoilt.code, 422, "what cannot be read is refused as a whole")
tap.ok("ur.po" in spoilt.text or "Line 1" in spoilt.text, "by its line",
       spoilt.text[spoilt.text.index("<main"):][:500])
tap.equal(upload(officer, WORK + "import", "ur.po", b"").code, 403,
          "an officer takes no file")
tenant = officer.data("/tenants")["tenants"][0]["reference"]
asked = officer.send(WORK + "ask", tenant=tenant)
tap.equal(asked.code, 303, "one click asks a translator", )
where = asked.header("location")
items = officer.data(where)["items"] if where else []
tap.ok(items and {i["language"] for i in items} == {"ur"},
       "with what is missing", (asked.code, asked.text[-600:]))
again = officer.send(WORK + "ask", tenant=tenant)
tap.equal(again.header("location"), where, "and does not ask twice")
LONELY = "/notices/section-20-intention/translations/mn/ask"
first = officer.send(LONELY, tenant=tenant).header("location")
tap.ok({i["state"] for i in officer.data(first)["items"]} == {"unfilled"},
       "nobody does Mongolian here",
       [i["state"] for i in officer.data(first)["items"]])
tap.equal(officer.send(LONELY, tenant=tenant).header("location"), first,
          "what nobody has taken yet is not asked twice either")
log = dict(service.rows("SELECT kind, count(*) FROM event WHERE kind LIKE"
                        " 'source.%' GROUP BY kind"))
tap.equal((log.get("source.sent"), log.get("source.approved")), (1, 1),
          "each step is an event")
tap.equal(service.stop(), 0, "ends well")
tap.done()
