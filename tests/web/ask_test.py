"""A tenant asks in their own language, without an account; an officer of
their landlord, and nobody else, reads it and says what was done."""
import re
import subprocess
import tempfile
from urllib.parse import urlencode

from service import Service, Tap

tap = Tap()
FORM = {"Content-Type": "application/x-www-form-urlencoded"}


def encoded(**fields):
    return urlencode(fields)


service = Service(demo=("--tenants", "100", "--requests", "50", "--seed", "3"))
page = service.ask("GET", "/ask?lang=ur")
landlords = re.findall(r'href="/ask\?landlord=(\w{13})"[^>]*>([^<]+)',
                       page.text)
NAMED = {name: landlord for landlord, name in landlords}
tap.equal((page.code, '<html lang="ur" dir="rtl">' in page.text),
          (200, True), "the page is in Urdu")
tap.ok(len(landlords) > 1, "and asks which landlord", page.text)
tap.ok(len(page.body) < 30_000, "a light page", len(page.body))
CALDER = NAMED["Calderbrook Homes"]
page = service.ask("GET", "/ask?landlord=" + CALDER)
tap.ok('name="landlord" value="' + CALDER in page.text
       and "<textarea" in page.text, "then for the rest", page.text)
tap.ok(">اردو<" in page.text and "Urdu (" not in page.text,
       "languages stand there by their own names")

READER = service.token("reader", "--org", "Calderbrook Homes")
before = service.call("GET", "/asks", token=READER)
tap.equal(before.json["asks"], [], "nobody asked yet")
page = service.ask("POST", "/ask?lang=ur",
                   {**FORM, "Accept-Language": "ur"},
                   encoded(landlord=CALDER, words="گھر میں نمی ہے"))
tap.equal(page.code, 422, "what is missing is asked for")
tap.equal(len(re.findall(r'<p class="fault">', page.text)), 3,
          "three things, each at its place")
tap.ok("براہ کرم اپنا نام لکھیں۔" in page.text, "in the tenant's language",
       page.text)
tap.ok("گھر میں نمی ہے" in page.text, "and nothing typed is lost")
for landlord in ("", "0000000000000", "x" * 500):
    page = service.ask("POST", "/ask", FORM, encoded(
        landlord=landlord, wants="letter", name="A", contact="0"))
    tap.equal(page.code, 422, "no landlord: " + landlord[:13])

asked = {"landlord": CALDER, "wants": "interpreter",
         "name": "نمونہ خان", "contact": "020 7946 0000",
         "safe_contact": "never by post", "language_spoken": "ur",
         "format": "large-print", "interpreter_gender": "woman",
         "language_read": "", "tenancy": "CB-1", "words": "<b>‏نمی</b>"}
page = service.ask("POST", "/ask", FORM, encoded(**asked))
where = page.header("location")
tap.ok(page.code == 303 and re.fullmatch(r"/ask/A\d\d-000001", where),
       "it is taken and has a number", (page.code, where))
page = service.ask("GET", where + "?lang=ur")
tap.ok(page.code == 200 and where[5:] in page.text, "which the page tells")

cookie, _ = service.sign_in("officer@calderbrook.example",
                            "demonstration only")
queue = service.ask("GET", "/asks", {"Cookie": cookie})
rows = service.call("GET", "/asks", token=READER).json
mine = rows["asks"]
tap.equal(len(mine), 1, "it waits for an officer")
row = mine[0] if mine else {}
tap.equal([row.get(key) for key in ("name", "contact", "words", "wants",
                                    "language_spoken", "language_read")],
          [asked["name"], asked["contact"], asked["words"], asked["wants"],
           "ur", None], "word for word")
tap.ok("&lt;b&gt;" in queue.text and "<b>‏نمی" not in queue.text,
       "as text on the page, never as markup")
stranger = service.token("stranger", "--org", "Northbeck Borough Council")
tap.equal(service.call("GET", "/asks", token=stranger).json["asks"], [],
          "another landlord does not see it")
tap.equal(service.call("POST", "/asks/%s/answer" % row["id"],
                       {"answer": "mine"}, token=stranger).code, 404,
          "nor answer it")
other = service.ask("POST", "/asks/%s/answer" % row.get("id"), FORM,
                    encoded(answer="x"))
tap.equal(other.code in (303, 403, 401), True, "nobody answers unasked")
one = "/asks/" + row["id"]
known = service.call("POST", "/tenants", {
    "reference": "CB-ASK-1", "name": "Namuna Khan", "name_native": "نمونہ خان",
    "phone": "020 7946 0000", "language_spoken": "pa-Guru"},
    token=READER).json
shown = service.call("GET", one, token=READER).json
tap.ok(known["id"] in [person["id"] for person in shown["people"]],
       "who it might be is found by name and number", shown["people"])
tap.equal(shown["ask"]["tenant"], None, "but nobody is chosen")
tap.equal(service.call("GET", one + "?q=CB-ASK-1",
                       token=READER).json["people"][0]["id"], known["id"],
          "an officer may search for them")
tap.equal(service.call("POST", one + "/tenant", {"tenant": "NOBODY"},
                       token=READER).json["errors"][0]["pointer"], "/tenant",
          "who is no tenant is refused at the field")
done = service.call("POST", one + "/tenant", {
    "tenant": known["id"], "spoken": True, "read": True,
    "format": True, "gender": True, "safe_contact": True}, token=READER)
tap.equal((done.code, done.json.get("recorded")), (200, 4),
          "what they wrote of themselves is recorded, no more")
needs = {need["kind"]: need["value"] for need in service.call(
    "GET", "/tenants/" + known["id"], token=READER).json["needs"]}
tap.equal([needs.get(kind) for kind in (
    "spoken-language", "safe-contact", "format", "interpreter-gender")],
    ["ur", "never by post", "large-print", "woman"], "and takes the place of what was there")
tap.equal(service.call("POST", one + "/tenant", {"tenant": known["id"]},
                       token=READER).code, 409, "once")
tap.ok("/requests/new?tenant=" + known["id"] + "&amp;service=interpreting" in
       service.ask("GET", one, {"Cookie": cookie}).text,
       "and the next step is at hand")
done = service.call("POST", "/asks/%s/answer" % row["id"],
                    {"answer": "called, V26-000001"},
                    token=READER)
tap.equal(done.code, 200, "an officer says what was done")
again = service.call("POST", "/asks/%s/answer" % row["id"],
                     {"answer": "twice"}, token=READER)
tap.equal(again.code, 409, "once")
tap.equal(service.call("GET", "/asks", token=READER).json["asks"],
          [], "then it waits no more")
tap.equal([r["answer"] for r in service.call(
    "GET", "/asks?state=answered", token=READER).json["asks"]],
    ["called, V26-000001"], "and stands with the answered ones")


def scanned(card):
    """What a telephone reads of a card's code: its path, drawn four dots a
    square."""
    side = card["side"] * 4
    dots = [[255] * side for _ in range(side)]
    for at, row, wide in re.findall(r"M(\d+) (\d+)h(\d+)v1", card["path"]):
        for y in range(int(row) * 4, int(row) * 4 + 4):
            for x in range(int(at) * 4, (int(at) + int(wide)) * 4):
                dots[y][x] = 0
    with tempfile.NamedTemporaryFile(suffix=".pgm") as file:
        file.write(b"P5 %d %d 255 " % (side, side)
                   + bytes(dot for line in dots for dot in line))
        file.flush()
        return subprocess.run(["zbarimg", "-q", "--raw", file.name],
                              capture_output=True, text=True,
                              check=False).stdout.strip()


cards = service.call("GET", "/asks/sheet", token=READER).json["cards"]
tap.ok(len(cards) > 19 and len({c["point"] for c in cards}) == len(cards),
       "a sheet to point at, each language in its own words", cards)
urdu = next(card for card in cards if card["tag"] == "ur")
tap.equal(scanned(urdu), urdu["address"], "whose code can be scanned")
tap.ok('lang="ur"' in service.ask("GET", urdu["address"].split("/", 3)[3].join(
    ("/", ""))).text and CALDER in urdu["address"],
    "and leads to the page in the language")
codes = [service.ask("POST", "/ask", FORM, encoded(**asked)).code
         for _ in range(12)]
tap.ok(codes[-1] == 429 and codes[0] == 303,
       "one machine cannot fill the queue", codes)
paged, after, pages = [], "", 0
while after is not None and pages < 9:
    answer = service.call("GET", "/asks?limit=2" + (
        "&after=" + after if after else ""), token=READER)
    paged += [r["ref"] for r in answer.json["asks"]]
    after, pages = answer.json["next"], pages + 1
tap.equal((paged, len(paged)), (sorted(set(paged)), codes.count(303)),
          "the list is paged, oldest first, none twice")
rows = service.rows(
    "SELECT kind, count(*) FROM event WHERE kind LIKE 'ask.%' GROUP BY 1")
tap.equal(dict(rows), {"ask.made": 1 + codes.count(303), "ask.answered": 1,
                        "ask.confirmed": 1},
          "each is an event")
tap.equal(service.stop(), 0, "ends well")
tap.done()
