"""Letters of a notice that has a picture, as they were issued and larger."""
import json
import os
import shutil
import tempfile

TOP = os.environ["top_srcdir"]
folder = tempfile.TemporaryDirectory(prefix="vernacular-")
notice = os.path.join(folder.name, "templates", "notices", "rent-increase")
for name in ("po", "db"):
    os.symlink(os.path.join(TOP, name), os.path.join(folder.name, name))
shutil.copytree(os.path.join(TOP, "templates"),
                os.path.join(folder.name, "templates"))
os.environ["VERNACULAR_DATA"] = folder.name
from service import Service, Tap  # noqa: E402

with open(os.path.join(notice, "notice.md")) as source:
    text = source.read()
RECORD = ("pictures:\n  office:\n    file: office.svg\n"
          "    source: drawn for the test\n    licence: CC0\n")
with open(os.path.join(notice, "notice.md"), "w") as source:
    source.write(text.replace("fields:\n", RECORD + "fields:\n", 1) +
                 "\n![Our office](office.svg)\n")
with open(os.path.join(notice, "office.svg"), "w") as source:
    source.write('<svg xmlns="http://www.w3.org/2000/svg" width="80" '
                 'height="20"><path d="M0 20V8l9-8 9 8v12z"/></svg>')
with open(f"{TOP}/tests/golden/rent-increase/data.json") as file:
    DATA = json.load(file)
tap = Tap()
service = Service()
TOKEN = service.token("printer", "--role", "manager")
tenant = service.call("POST", "/tenants", {
    "reference": "T-1", "name": "Amina Example", "postcode": "M14 5RX",
    "address_1": "12 Sample Street"}, TOKEN).json["id"]
issued = service.call("POST", "/letters", {
    "notice": "rent-increase", "tenant": tenant, "language": "en",
    "data": DATA}, TOKEN)
tap.ok(issued.code == 201, "a letter with a picture is issued",
       issued.text[:300])
OPEN = "/n/" + issued.json["address"].rsplit("/n/", 1)[1] + ".pdf"


def drawn(path):
    answer = service.ask("GET", path)
    # the picture, and the code that opens the page
    return answer.code == 200 and answer.body.count(b"/Subtype/Form") == 2


page = service.ask("GET", OPEN.removesuffix(".pdf"))
tap.ok('<img src="data:image/svg+xml;base64,PHN2Zy' in page.text and
       "img-src 'self' data:;" in page.header("content-security-policy"),
       "the picture is in its page, and may be", page.text[-600:])
other = service.ask("GET", "/sign-in")
tap.ok("data:" not in other.header("content-security-policy"),
       "other pages may not")
tap.ok(drawn(OPEN), "the picture is on its pages")
tap.ok(drawn(OPEN + "?size=20"), "and in large print")
os.remove(os.path.join(notice, "office.svg"))
tap.ok(drawn(OPEN), "what was issued needs no file")
lost = service.ask("GET", OPEN + "?size=20")
tap.ok(lost.code == 503 and "Please try again" in lost.text,
       "a tenant is told to try again", (lost.code, lost.text[-900:]))
lost = service.ask("GET", OPEN + "?size=20", {"Accept": "application/json"})
tap.ok(lost.code == 503 and "office.svg" in lost.text,
       "who asks as a program is told which picture is gone",
       (lost.code, lost.text[-900:]))
tap.ok(folder.name not in lost.text, "and not where this machine has it")
tap.ok(service.alive(), "the server is there after all of this")
tap.equal(service.stop(), 0, "and ends well")
tap.done()
