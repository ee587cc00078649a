"""Braille letters: a notice is read in Braille and signed, by whom may; before
that no letter of it goes out so, afterwards by itself to who needs it; new
words are read anew."""
import hashlib
import re

from service import Service, Tap

tap = Tap()
service = Service()
manager = service.token("manager", "--role", "manager")
officer = service.token("officer", "--role", "officer")
NOTICE = "repairs-appointment"


def call(method, path, body=None, token=manager):
    return service.call(method, path, body, token)


def tenant(number, formats, language="en"):
    answer = call("POST", "/tenants", {
        "reference": f"B-{number}", "name": f"Shazia Example {number}",
        "language_read": language, "formats": formats,
        "address_1": f"{number} Sample Street", "address_2": "Exampleton",
        "postcode": "M14 5RX"})
    assert answer.code == 201, answer.text
    return answer.json["id"]


fields = call("GET", f"/notices/{NOTICE}").json["fields"]
DATA = {f["name"]: f["example"] for f in fields}


def issue(who, **more):
    return call("POST", "/letters", {"notice": NOTICE, "tenant": who,
                                     "data": DATA, **more})


reader, sighted = tenant(1, "braille:2"), tenant(2, "")
before = issue(reader)
tap.ok(before.code in (403, 409, 422) and "nobody has read" in before.text and
       "signs" in before.text, "no Braille letter before it is read",
       before.text)
without = issue(reader, without_braille=True)
tap.ok(without.code == 201 and without.json["braille"] is None,
       "but one without Braille", without.text)
tap.equal(service.ask("GET", without.json["address"] + ".brf").code, 404,
          "which is not to be had in it")
tap.ok(".brf" not in service.ask("GET", without.json["address"]).text,
       "nor offered")
render = {"language": "en", "format": "brf", "data": DATA}
tap.equal(call("POST", f"/notices/{NOTICE}/render", render).code, 422,
          "nor printed by another program")
tap.equal(call("POST", f"/notices/{NOTICE}/render",
               {**render, "draft": True}).code, 200, "unless as a draft")

page = f"/notices/{NOTICE}/braille"
shown = call("GET", page).json
tap.ok(shown["state"] == "unread" and shown["grade"] == 2 and
       len(shown["passages"]) > 5, "the proof", str(shown)[:300])


def letters(text):
    return "".join(c for c in text.casefold() if c.isalnum())


alike = [p for p in shown["passages"]
         if letters(p["back"]) == letters(p["words"])]
tap.ok(len(alike) >= len(shown["passages"]) - 2 and
       all(set(p["cells"]) <= set(map(chr, range(0x2800, 0x2840)))
           for p in shown["passages"]), "words, cells, and the cells read back",
       [p for p in shown["passages"] if p not in alike])
sign = {"language": "en", "grade": 2, "stamp": shown["stamp"],
        "note": "Read by hand"}
tap.equal(call("POST", page, sign, officer).code, 403,
          "an officer does not sign")
tap.equal(call("POST", page, {**sign, "stamp": "0" * 64}).code, 412,
          "nor anybody what they did not see")
tap.equal(call("POST", page, sign).code, 200, "a proof-reader signs")
shown = call("GET", page).json
tap.ok(shown["state"] == "read" and shown["signed_at"] and
       shown["note"] == "Read by hand", "and it is signed")
tap.equal(call("GET", page + "?grade=1").json["state"], "unread",
          "grade 1 is another matter")
tap.equal(call("GET", page + "?lang=so").code, 404, "Somali has no Braille")
tap.equal(service.rows("SELECT count(*) FROM event "
                       "WHERE kind = 'notice.braille-read'")[0][0], 1,
          "an event")

made = issue(reader)
tap.ok(made.code == 201 and made.json["braille"]["grade"] == 2,
       "then the letter has its Braille by itself", made.text)
brf = service.ask("GET", made.json["braille"]["address"])
tap.equal(hashlib.sha256(brf.body).hexdigest(),
          made.json["braille"]["sha256"], "the very bytes, by their hash")
tap.ok(brf.body.count(b"\f") >= 1 and
       all(len(line) <= 40 for line in re.split(rb"[\r\n\f]+", brf.body)),
       "pages of 40 cells")
pef = service.ask("GET", made.json["address"] + ".pef")
tap.ok(pef.code == 200 and b"<pef version=" in pef.body, "and as PEF",
       pef.text[:200])
tap.ok(".brf" in service.ask("GET", made.json["address"]).text,
       "offered at its address")
shown = call("GET", f"/letters/{made.json['id']}").json
tap.equal(shown["braille"], made.json["braille"], "staff see it")
plain = issue(sighted)
tap.ok(plain.code == 201 and plain.json["braille"] is None,
       "who did not ask for it gets none", plain.text)

# Urdu: approved anew, it is read anew; with a signature for grade 1 alone.
call("POST", f"/notices/{NOTICE}/approve", {"language": "ur"})
urdu = tenant(3, "braille:1", "ur")
tap.ok("Urdu" in issue(urdu).text, "another language is another signature")
stamp = call("GET", page + "?lang=ur&grade=1").json["stamp"]
call("POST", page, {"language": "ur", "grade": 1, "stamp": stamp})
answer = issue(urdu)
tap.equal(answer.json.get("braille", {}).get("grade"), 1, "signed, in grade 1")
somali = tenant(4, "braille", "so")
answer = issue(somali, language="en")
tap.equal(answer.code, 201, "by the language of the letter")
tap.done()
