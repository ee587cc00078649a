"""Letters on pages: notices printed for a look, letters as they were issued
and larger, and what is said of both on the way."""
import hashlib
import json
import os
import re
import subprocess

from service import Service, Tap

tap = Tap()
service = Service()
TOKEN = service.token("printer", "--role", "manager")
AUDITOR = service.token("auditor", "--role", "auditor")
TOP = os.environ["top_srcdir"]
with open(f"{TOP}/tests/golden/rent-increase/data.json") as file:
    DATA = json.load(file)
RENDER = "/notices/rent-increase/render"
GOOD = {"language": "en", "format": "pdf", "data": DATA}


def call(method, path, body=None, token=TOKEN):
    return service.call(method, path, body, token)


def words_of(pdf):
    return subprocess.run(["pdftotext", "-layout", "-", "-"], input=pdf,
                          capture_output=True, check=True).stdout.decode()


def said_in(pdf):
    """Each word of it, without the numbers of its pages."""
    return {word for word in words_of(pdf).split()
            if not re.fullmatch(r"\d+/\d+", word)}


def printed(name, **more):
    """The bytes of a PDF that came."""
    answer = call("POST", RENDER, {**GOOD, **more})
    tap.ok(answer.code == 200 and
           answer.header("content-type") == "application/pdf" and
           answer.body.startswith(b"%PDF-1.7"), name, answer.body[:300])
    return answer


plain = printed("a notice is printed")
tap.ok("£118.75" in words_of(plain.body), "with its values",
       words_of(plain.body))
tap.equal(plain.header("content-disposition"),
          "attachment; filename=\"rent-increase-en.pdf\"; "
          "filename*=UTF-8''rent-increase-en.pdf", "under a name that says it")
tap.equal(plain.header("x-content-type-options"), "nosniff", "as what it is")
tap.ok(printed("again").body == plain.body, "the same bytes")
tap.ok(printed("larger", size=28).body != plain.body, "set anew")
tap.ok(printed("on cream", paper="cream").body != plain.body, "coloured")
draft = printed("a draft", language="ur", draft=True)
tap.equal(draft.header("content-disposition")[:44],
          "attachment; filename=\"rent-increase-ur.pdf\";", "named by language")
for layout in ("side", "after"):
    both = printed(f"two languages, {layout}", language="pl", draft=True,
                   bilingual="en", layout=layout)
    tap.ok("Your rent is going up" in " ".join(words_of(both.body).split()),
           "English is there too", words_of(both.body))
for form, kind in (("html", "text/html"), ("text", "text/plain"),
                   ("tree", "text/plain")):
    answer = call("POST", RENDER, {**GOOD, "format": form})
    tap.ok(answer.code == 200 and "118.75" in answer.text and
           answer.header("content-type") == f"{kind}; charset=utf-8",
           f"as {form}", answer.text[:300])

WRONG = [
    ("a size too small", {"size": 11}, "/size"),
    ("a size too large", {"size": 29}, "/size"),
    ("half a point", {"size": 13.5}, "/size"),
    ("no number", {"size": "big"}, "/size"),
    ("a paper nobody has", {"paper": "crem"}, "/paper"),
    ("a format of later", {"format": "ogg"}, "/format"),
    ("no format", {"format": None}, "/format"),
    ("no language", {"language": None}, "/language"),
    ("an unknown language", {"language": "xx"}, "/language"),
    ("an unknown other language", {"bilingual": "xx"}, "/bilingual"),
    ("a layout nobody has", {"layout": "up"}, "/layout"),
    ("a field that is none", {"data": {**DATA, "wekes": 6}}, "/data/wekes"),
    ("a value that is none", {"data": {**DATA, "weeks": "x"}}, "/data/weeks"),
    ("a size of a text", {"format": "text", "size": 18}, "/size"),
    ("a paper of a page", {"format": "html", "paper": "blue"}, "/paper"),
]
for name, change, pointer in WRONG:
    body = {k: v for k, v in {**GOOD, **change}.items() if v is not None}
    answer = call("POST", RENDER, body)
    tap.ok(answer.code == 422 and pointer in answer.pointers, name,
           (answer.code, answer.text[:300]))
answer = call("POST", RENDER, {**GOOD, "language": "ur"})
tap.ok(answer.code == 422 and answer.json["errors"],
       "what nobody has approved is refused", answer.text[:300])
tap.equal(call("POST", "/notices/none/render", GOOD).code, 404, "no notice")
tap.equal(call("POST", RENDER, {**GOOD, "language": "fr"}).code, 422,
          "not in that language")
tap.equal(call("POST", RENDER, GOOD, None).code, 401, "not without a token")
tap.equal(call("POST", RENDER, GOOD, AUDITOR).code, 403, "not for auditors")
tap.equal(call("GET", RENDER).code, 405, "not by GET")

# A notice with its own examples.
for lang, mark in (("en", False), ("ur", True), ("pl", True)):
    answer = call("GET", f"/notices/rent-increase/example.pdf?lang={lang}")
    tap.ok(answer.code == 200 and answer.body.startswith(b"%PDF-1.7") and
           ("Draft" in words_of(answer.body)) == mark and
           answer.header("content-disposition").startswith(
               f'inline; filename="rent-increase-{lang}.pdf"'),
           f"examples in {lang}", answer.body[:200])
cookie, csrf = service.sign_in()
page = service.ask("GET", "/notices/rent-increase?lang=ur",
                   {"Cookie": cookie}).text
tap.ok('href="/notices/rent-increase/example.pdf?lang=ur"' in page and
       'example.pdf?lang=ur&amp;size=18"' in page,
       "the notice's page leads there", page)
tap.equal(call("GET", "/notices/none/example.pdf").code, 404, "of no notice")
for query in ("lang=fr", "lang=xx", "size=11", "size=29"):
    tap.equal(call("GET", f"/notices/rent-increase/example.pdf?{query}").code,
              422, f"not with {query}")

# A letter that was issued.
tenant = call("POST", "/tenants", {
    "reference": "T-1", "name": "Amina Example", "postcode": "M14 5RX",
    "address_1": "12 Sample Street", "address_2": "Exampleton",
    "language_read": "en"}).json["id"]
LETTER = {"notice": "rent-increase", "tenant": tenant, "language": "en",
          "data": DATA}
looked = call("POST", "/letters/preview.pdf", LETTER)
tap.ok(looked.code == 200 and looked.body.startswith(b"%PDF-1.7") and
       looked.header("content-disposition").startswith("inline;"),
       "a letter is looked at on pages", looked.body[:300])
SEEN = words_of(looked.body)
tap.ok("Exampleton" in SEEN and "M14 5RX" in SEEN and "Example Homes" in SEEN,
       "with sender and address", SEEN)
draft = call("POST", "/letters/preview.pdf", {**LETTER, "language": "pl"})
tap.ok(draft.code == 200 and draft.body != looked.body, "a draft too",
       draft.body[:300])
wrong = call("POST", "/letters/preview.pdf",
             {**LETTER, "data": {**DATA, "weeks": "x"}})
tap.ok(wrong.code == 422 and "/data/weeks" in wrong.pointers,
       "what is wrong is named", wrong.text[:300])
tap.equal(call("POST", "/letters/preview.pdf", LETTER, AUDITOR).code, 403,
          "not by auditors")
issued = call("POST", "/letters", LETTER)
tap.ok(issued.code == 201, "a letter is issued", issued.text[:300])
OPEN = "/n/" + issued.json["address"].rsplit("/n/", 1)[1]
pages = service.ask("GET", OPEN + ".pdf")
tap.ok(set(SEEN.split()) <= set(words_of(pages.body).split()),
       "as it was looked at, and with its code", words_of(pages.body))
tap.ok(pages.code == 200 and pages.body.startswith(b"%PDF-1.7") and
       pages.header("content-type") == "application/pdf",
       "the tenant opens it on pages", pages.body[:200])
tap.equal(pages.header("content-disposition"),
          "inline; filename=\"rent-increase-en.pdf\"; "
          "filename*=UTF-8''rent-increase-en.pdf",
          "in the browser, under a name for keeping it")
tap.equal(pages.header("cache-control"), "no-store", "and no cache keeps it")
tap.ok("default-src 'none'" in pages.header("content-security-policy"),
       "nothing in it can run", pages.header("content-security-policy"))
kept = service.rows("SELECT content, sha256 FROM letter_copy "
                    "WHERE format = 'pdf'")
tap.ok(kept == [(pages.body, hashlib.sha256(pages.body).digest())],
       "it is what was kept, with its hash", len(kept))
tap.equal(service.ask("GET", OPEN + ".pdf?size=12").body, pages.body,
          "12 point is how it was issued")
large = service.ask("GET", OPEN + ".pdf?size=18")
tap.ok(large.code == 200 and large.body.startswith(b"%PDF-1.7") and
       large.body != pages.body and
       said_in(pages.body) and
       said_in(pages.body) == said_in(large.body),
       "large print says the same", words_of(large.body))
tap.equal(service.ask("GET", OPEN + ".pdf?size=18").body, large.body,
          "each time")
for size in ("11", "29", "13.5", "x", "-1", "99999999999999999999"):
    tap.equal(service.ask("GET", f"{OPEN}.pdf?size={size}").code, 422,
              f"no size {size}")
tap.equal([service.ask("GET", OPEN + ending).code
           for ending in (".brf", ".ogg", ".wav")], [404] * 3,
          "no Braille that nobody read, no voice that nobody heard")
tap.equal(service.ask("GET", "/n/nosuchtoken.pdf").code, 404, "no such letter")
tap.equal(len(service.ask("HEAD", OPEN + ".pdf").body), 0, "HEAD")

# Whether the tenant's address shows in the window of the envelope.
FINE = {"address_1": "12 Sample Street", "address_2": "Exampleton",
        "postcode": "M14 5RX"}
WINDOWS = (
    ("an address", FINE, None, "Exampleton"),
    ("a street alone", {"address_1": "12 Sample Street"},
     "not-enough-address-lines", "It has fewer than 3 lines"),
    ("no postcode", {**FINE, "postcode": None}, "no-postcode",
     "Its last line is neither a UK postcode nor a country"),
    ("a street in Urdu", {**FINE, "address_1": "نمونہ گلی"},
     "address-not-latin", "It is not all in Latin letters"),
    ("a street of 90 letters", {**FINE, "address_1": "Mm " * 30},
     "address-line-too-wide", "One of its lines is too long"),
)
for n, (what, address, code, says) in enumerate(WINDOWS):
    given = {key: value for key, value in address.items() if value}
    tenant = call("POST", "/tenants", {
        "reference": f"W-{n}", "name": "Bilal Example",
        "language_read": "en", **given}).json["id"]
    letter = {**LETTER, "tenant": tenant}
    told = (not code, code)
    for path in ("/letters/preview", "/letters"):
        answer = call("POST", path, letter)
        tap.equal((answer.json["window"], answer.json["window_code"]), told,
                  f"{path} tells of {what}")
    page = "/letters/" + answer.json["id"]
    seen = call("GET", page).json
    tap.equal((seen["window"], seen["window_code"]), told, "so does its page")
    text = service.ask("GET", page, {"Cookie": cookie}).text
    sentence = next((part for part in re.findall(r"<p>.*?</p>", text, re.S)
                     if "has no address in the window" in part), "")
    tap.equal((bool(sentence), says in sentence,
               f'href="/tenants/{tenant}"' in sentence), (bool(code),) * 3,
              "in a sentence, with a link to the tenant")
tap.ok(service.alive(), "the server is there after all of this")
tap.equal(service.stop(), 0, "and ends well")
tap.done()
