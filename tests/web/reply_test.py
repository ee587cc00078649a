"""The page of a letter: read in other languages and formats, answered with a
tap and without an account; what was asked becomes somebody's task, and who
understood is told to nobody."""
import os
import re
import shutil
import subprocess

from service import SECONDS, Service, Tap

tap = Tap()
service = Service()
manager = service.token("manager", "--role", "manager")
officer = service.token("officer", "--role", "officer")
auditor = service.token("auditor", "--role", "auditor")


def call(method, path, body=None, token=manager):
    return service.call(method, path, body, token)


DATA = {name: {f["name"]: f["example"] for f in
               call("GET", f"/notices/{name}").json["fields"]}
        for name in ("repairs-appointment", "rent-increase")}


def tenant(number, **more):
    answer = call("POST", "/tenants", {
        "reference": f"R-{number}", "name": f"Shazia Example {number}",
        "language_spoken": "pa-Arab", "language_read": "ur",
        "address_1": f"{number} Sample Street", "address_2": "Exampleton",
        "postcode": "M14 5RX", "safe_contact": "never call before noon",
        **more})
    assert answer.code == 201, answer.text
    return answer.json["id"]


def letter(who, **more):
    answer = call("POST", "/letters", {
        "notice": "repairs-appointment", "tenant": who,
        "data": DATA["repairs-appointment"], **more})
    assert answer.code == 201, answer.text
    return answer.json


shazia = tenant(1)
for tag in ("ur", "pl"):
    answer = call("POST", "/notices/repairs-appointment/approve",
                  {"language": tag})
    assert answer.code == 200, answer.text
one = letter(shazia)
page = service.ask("GET", one["address"])
tap.equal(page.code, 200, "the address opens without an account")
tap.ok('<html lang="ur" dir="rtl">' in page.text and
       '<article class="letter" lang="ur" dir="rtl">' in page.text,
       "in the letter's language, whatever the browser says", page.text[:300])
weight = len(page.body) + len(service.ask("GET", re.search(
    r'rel="stylesheet" href="([^"]+)', page.text)[1]).body)
tap.ok(weight < 30 * 1024, "page and style sheet weigh under 30 KB", weight)
tap.equal(page.header("referrer-policy"), "same-origin",
          "the address goes to no other site")
tap.ok("<script" not in page.text, "without script")
tap.ok("set-cookie" not in dict(page.headers), "and without a cookie",
       page.headers)

# Other languages and formats.
polish = service.ask("GET", one["address"] + "?lang=pl")
tap.ok('<html lang="pl"' in polish.text and
       '<article class="letter" lang="pl"' in polish.text,
       "the same in another approved language", polish.text[:200])
tamil = service.ask("GET", one["address"] + "?lang=ta")
tap.ok('<html lang="ta"' in tamil.text and
       '<article class="letter" lang="ur"' in tamil.text,
       "in a language without translation the words round it change",
       tamil.text[:200])
shown = service.call("GET", one["address"]).json
tap.equal([row["tag"] for row in shown["languages"]], ["ur", "en", "pl"],
          "its languages: as issued first, then the approved ones")
for row in shown["formats"]:
    got = service.ask("GET", row["address"])
    tap.ok(got.code == 200 and len(got.body) > 500,
           f"{row['format']} opens", (row, got.code))
small = service.ask("GET", one["address"] + ".pdf")
large = service.ask("GET", one["address"] + ".pdf?size=24&lang=pl")
tap.ok(large.body[:5] == b"%PDF-" and large.body != small.body,
       "as large print in Polish")
tap.ok("-pl.pdf" in large.header("content-disposition"),
       "named by its language", large.headers)
tap.equal(service.ask("GET", one["address"] + ".doc").code, 404,
          "a format that there is not")
bigger = service.ask("GET", one["address"] + "?size=18")
tap.ok('class="big"' in bigger.text and "size=24" in bigger.text and
       "size=12" in bigger.text, "larger letters without script")

# On paper a code leads there, read by a reader that is not ours.
RASTER, READER = shutil.which("pdftoppm"), shutil.which("zbarimg")


def scanned(address):
    """What the codes of a letter's pages say."""
    with open(os.path.join(service.folder.name, "letter.pdf"), "wb") as file:
        file.write(service.ask("GET", address).body)
    base = os.path.join(service.folder.name, "page")
    subprocess.run([RASTER, "-r", "150", "-gray", file.name, base],
                   check=True, timeout=SECONDS)
    pages = [os.path.join(service.folder.name, name)
             for name in sorted(os.listdir(service.folder.name))
             if name.startswith("page")]
    said = subprocess.run([READER, "-q", "--raw", *pages], text=True,
                          capture_output=True, timeout=SECONDS).stdout
    for page in pages:
        os.remove(page)
    return said.split()


for end in (".pdf", ".pdf?size=24"):
    if RASTER and READER:
        tap.equal(scanned(one["address"] + end),
                  [f"http://{service.host}{one['address']}"],
                  f"{end}: the code on paper opens the page")
    else:
        tap.ok(True, f"{end}: # SKIP pdftoppm or zbarimg is not installed")
plain = service.ask("GET", one["address"] + ".txt").text
tap.ok("another language or format" in plain and one["address"] in plain,
       "every letter says that it can be had in another way, and where",
       plain[-300:])

# Answers. A scanner of mail that follows every link presses nothing.
for path in re.findall(r'href="(/n/[^"]+)"', page.text):
    service.ask("GET", path.replace("&amp;", "&"))
tap.equal(service.rows("SELECT count(*) FROM reply")[0][0], 0,
          "following every link asks for nothing")
tap.equal(service.rows("SELECT count(*) FROM event WHERE subject = ?"
                       " AND kind NOT IN ('letter.issued',"
                       " 'letter.delivery-added')",
                       service.rows("SELECT id FROM letter")[0][0])[0][0], 0,
          "and opening is recorded nowhere")


def press(what, address=one["address"], **more):
    return service.form(address, {"answer": what, "lang": "ur", **more})


for what, said in (("help", "help"), ("call", "call"), ("help", "again")):
    answer = press(what, language="pa-Arab")
    tap.equal((answer.code, answer.header("location")),
              (303, one["address"] + "?lang=ur&size=12"), f"{said}: pressed")
answer = press("language")
tap.equal(answer.header("location"), one["address"] + "/language?lang=ur",
          "not my language: which one, then")
page = service.ask("GET", answer.header("location"))
tap.ok('value="so"' in page.text and "Soomaali" in page.text,
       "each in its own name")
answer = press("language", reads="so")
tap.ok("lang=so" in answer.header("location"), "and the page speaks it")
tap.equal(press("language", reads="xx").code, 422, "no such language")
tap.equal(press("evict").code, 422, "no such answer")
foreign = service.form(one["address"], {"answer": "help"},
                       {"Sec-Fetch-Site": "cross-site"})
tap.equal(foreign.code, 403, "a form of another site presses nothing")
todo = call("GET", "/replies", token=officer).json
tap.equal([(r["kind"], r["language"], r["reads"], r["reference"])
           for r in todo["replies"]],
          [("help", "pa-Arab", None, "R-1"), ("call", "pa-Arab", None, "R-1"),
           ("language", "ur", "so", "R-1")],
          "three tasks, what is due first on top")
tap.ok(all(r["due_at"] > r["at"] and not r["late"] and
           any("noon" in str(f) for f in r["facts"])
           for r in todo["replies"]), "with a clock, and how to be in touch",
       todo)
tap.equal(call("GET", f"/tenants/{shazia}").json["strip"] is not None and
          [n for n in service.rows("SELECT value FROM need WHERE kind ="
                                   " 'read-language' AND ended IS NULL")],
          [("ur",)], "the register is as it was: somebody decides")

# "I understood" is told to nobody.
press("understood")
press("understood")
tap.equal(service.rows("SELECT count(*) FROM understood")[0][0], 1,
          "understood is counted once")
told = "".join([
    call("GET", f"/letters/{one['id']}").text,
    call("GET", f"/tenants/{shazia}").text,
    call("GET", f"/tenants/{shazia}/contacts").text,
    call("GET", "/replies").text, call("GET", "/replies?state=done").text,
    service.ask("GET", one["address"]).text.split("answers")[0],
    service.run("audit", "export", "--db", service.db, "-o", "-"),
    str(service.rows("SELECT e.kind, p.payload FROM event e LEFT JOIN"
                     " event_payload p ON p.seq = e.seq"))])
tap.ok("understood" not in told.lower(),
       "in no page of staff, no history and no export", told)
tap.ok("letter.issued" in told and "reply.help" in told,
       "where everything else is")
again = service.ask("GET", one["address"]).text
tap.ok(again.count('name="answer" value="') == 5 and "disabled" not in again,
       "the page does not tell what was pressed")

# Undo, and done.
press("take-back")
tap.equal((service.rows("SELECT count(*) FROM understood")[0][0],
           call("GET", "/replies").json["replies"]), (0, []),
          "a changed mind takes all of it back")
press("help")
task = call("GET", "/replies").json["replies"][0]["id"]
tap.equal(call("POST", f"/replies/{task}/done", {"answer": " "}).code, 422,
          "done needs to be said how")
tap.equal(call("POST", f"/replies/{task}/done", {"answer": "x"},
               auditor).code, 403, "an auditor does nothing")
tap.equal([call("POST", f"/replies/{task}/done",
                {"answer": "Called with an interpreter"}, officer).code
           for _ in range(2)], [200, 409], "done once")
done = call("GET", "/replies?state=done").json["replies"]
tap.equal([r["answer"] for r in done], ["Called with an interpreter"],
          "and kept")
cookie, csrf = service.sign_in()
press("call")
page = service.ask("GET", "/replies", {"Cookie": cookie}).text
tap.ok("Shazia Example 1" in page and "never call before noon" in page,
       "officers have it as a page", page[:2000])

# The choice by itself, with its reasons.
blind = tenant(5, formats="braille:2", safe_contact="never post to the home",
               language_read="en", language_spoken="en")
shown = call("POST", "/letters/preview", {
    "notice": "repairs-appointment", "tenant": blind,
    "data": DATA["repairs-appointment"]}).json["choice"]
tap.equal((shown["format"], shown["size"], shown["channel"], shown["stop"]),
          ("braille", 2, "visit", None), "Braille, handed over")
why = {row["what"]: row for row in shown["reasons"]}
tap.ok(why["format"]["because"] == "braille:2" and
       why["format"]["recorded_at"] and
       (why["channel"]["why"], why["channel"]["because"]) ==
       ("safe", "never post to the home"), "and why", shown)
stopped = call("POST", "/letters", {"notice": "rent-increase",
                                    "tenant": blind,
                                    "data": DATA["rent-increase"]})
tap.ok(stopped.code == 422 and stopped.pointers == {"/channel"} and
       "never post" in stopped.text and "handed over" in stopped.text,
       "what has to be posted stops, with the ways on", stopped.text)
gone_on = letter(blind, notice="rent-increase", without_braille=True,
                 data=DATA["rent-increase"], channel="visit")
tap.ok(gone_on["request"], "Braille that is made elsewhere is asked for",
       gone_on)
tap.equal((gone_on["choice"]["channel"], service.rows(
    "SELECT channel FROM contact WHERE letter IS NOT NULL"
    " ORDER BY id DESC")[0][0]), ("visit", "visit"),
          "and goes as somebody says")
tap.equal(call("POST", "/letters/preview", {
    "notice": "rent-increase", "tenant": blind,
    "data": DATA["rent-increase"], "channel": "call"}).code, 422,
          "a call is no letter")
listener = tenant(6, formats="audio", safe_contact=None)
heard = letter(listener, language="en")
tap.ok(heard["request"], "sound is asked for from a provider by itself",
       heard)
asked = call("GET", f"/requests/{heard['request']}").json
tap.equal([(i["service"], i["format"]) for i in asked["items"]],
          [("format", "audio")], "with the clock of that format")
large = tenant(7, formats="large-print:22; paper:cream", safe_contact=None)
size = letter(large, language="en")
tap.equal((size["choice"]["size"], size["choice"]["paper"],
           size["request"]), (22, "cream", None), "large print on cream")
form = service.ask("GET", f"/letters/new?tenant={blind}"
                   "&notice=rent-increase", {"Cookie": cookie}).text
tap.ok("never post to the home" in form and "watermark" in form and
       'name="channel"' in form, "the form shows it before anything is sent",
       form[:1500])

# The address ends: closed, death, confidential, time.
two = letter(tenant(2))
close = f"/letters/{two['id']}/close"
tap.equal(call("POST", close, {"reason": ""}).code, 422, "closed with reason")
tap.equal([call("POST", close, {"reason": "wrong home"}).code
           for _ in range(2)], [200, 409], "the address is closed, once")
tap.equal([service.ask("GET", two["address"] + end).code
           for end in ("", ".pdf", ".txt", "/language")] +
          [press("help", two["address"]).code], [404] * 5,
          "then it opens nothing")
tap.equal(call("GET", f"/letters/{two['id']}").json["link"]["opens"], False,
          "staff see that")
gone = tenant(3)
three = letter(gone)
call("POST", f"/tenants/{gone}/death", {"known_by": "the family called"})
tap.equal(service.ask("GET", three["address"]).code, 404,
          "whoever died is asked nothing")
tap.ok("M14" not in service.ask("GET", two["address"]).text,
       "a closed address tells nothing")

# What was saved by using a translation again, by today's prices.
def savings(query="", token=manager):
    return call("GET", "/reports/savings" + query, token=token)


rows = savings().json
tap.equal((rows["saved"]["minor"], rows["unpriced"] > 0,
           rows["notices"][0]["saved"]), (0, True, None),
          "without a price nothing is saved, and that is said")
agency = call("POST", "/providers", {
    "name": "Example Words", "kind": "agency",
    "skills": "translation en>ur"}).json["id"]
contract = call("POST", f"/providers/{agency}/contracts", {
    "name": "Framework", "starts": "2026-01-01", "position": 1}).json["id"]
answer = service.call("POST", f"/contracts/{contract}/rates", {
    "reason": "as agreed", "from": "2026-01-01", "table":
    "line,service,language,from,how,unit,amount,percent,shortest_minutes\n"
    "rate,translation,,,,word,0.10,,\nvat,,,,,,,20,\n"}, manager,
    (("If-Match", '"1"'),))
tap.equal(answer.code, 200, "a word costs ten pence")
rows = savings().json
urdu = {r["notice"]: r for r in rows["notices"] if r["language"] == "ur"}[
    "repairs-appointment"]
issued = service.rows("SELECT count(*) FROM letter WHERE language = 'ur'"
                      " AND notice = 'repairs-appointment'")[0][0]
tap.equal((urdu["letters"], urdu["again"]), (issued, issued - 1),
          "each letter but the first is a saving")
tap.ok(issued > 1 and urdu["words"] > 20 and
       urdu["each"]["minor"] == urdu["words"] * 10 and
       urdu["saved"]["minor"] == urdu["each"]["minor"] * (issued - 1),
       "of its words at that price, without VAT", urdu)
tap.equal(rows["saved"]["minor"], sum(
    r["saved"]["minor"] for r in rows["notices"] if r["saved"]),
    "and it adds up")
tap.equal((savings("?from=2020-01-01&to=2020-12-31").json["notices"],
           savings("?from=soon").pointers, savings(token=officer).code),
          ([], {"/from"}, 403), "of the days that are asked for, for managers")

# Guessing.
guess = [service.ask("GET", f"/n/{i:032d}").code for i in range(14)]
tap.equal((guess[0], guess[-1]), (404, 429), "guessing is slowed")
tap.equal(service.ask("GET", one["address"]).code, 200,
          "a true address opens all the same")
noted = service.rows("SELECT count(*) FROM event"
                     " WHERE kind = 'letter.unknown-link'")[0][0]
tap.ok(1 <= noted <= 12, "and it is noted, but not a thousand times", noted)
tap.equal(service.stop(), 0, "ends well")
tap.done()
