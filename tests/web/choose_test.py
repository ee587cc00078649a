"""Second thoughts: answers are changed before they are logged, another
provider is chosen, a visit gets another time."""
import re

from service import Service, Tap

tap = Tap()
service = Service()
token = service.token("choose", "--role", "manager")
tenant = service.call("POST", "/tenants", {
    "reference": "T-1", "name": "Amina Example", "language_spoken": "so",
    "language_read": "so"}, token).json["id"]
providers = [service.call("POST", "/providers", {
    "name": name, "kind": "agency", "email": f"{n}@words.example",
    "skills": "translation en>so; interpreting so telephone",
    "contract_order": n}, token).json["id"]
    for n, name in enumerate(("First Words", "Second Words"), 1)]
cookie, csrf = service.sign_in()


def log(body):
    made = service.call("POST", "/requests", {"tenant": tenant, **body}, token)
    assert made.code == 201, made.text
    return made.json["ref"]


def item(ref):
    return service.call("GET", f"/requests/{ref}", token=token).json


def read(path):
    return service.ask("GET", path, {"Cookie": cookie})


def send(path, fields):
    return service.form(path, {"csrf": csrf, **fields}, {"Cookie": cookie})


def press(ref, action, fields):
    return send(f"/requests/{ref}/items/1/{action}", {
        "version": item(ref)["version"], **fields})


typed = {"tenant": tenant, "service": "translation", "items.0.from": "en",
         "items.0.language": "ur", "words": "240", "subject": "Rent <b>",
         "document_class": "legal", "case": "C-17",
         "needed_by": "2030-01-07T12:00"}
check = send("/requests/check", typed)
tap.equal(check.code, 200, "the answers are shown for a check")
tap.ok('formaction="/requests/new"' in check.text, "with a way back")
again = send("/requests/new", typed)
again = read(again.header("location"))
tap.equal(again.code, 200, "which leads to the form")
for name in ("subject", "words", "case", "needed_by"):
    kept = re.search(rf'name="{name}"[^>]* value="([^"]*)"', again.text)
    tap.equal(kept and kept[1].replace("&lt;", "<").replace("&gt;", ">"),
              typed[name], f"that still has {name}")
tap.ok(re.search(r'value="ur"[^>]* (selected|checked)', again.text) and
       re.search(r'value="legal"[^>]* (selected|checked)', again.text),
       "and what was chosen")
tap.ok('value="many"' in read(send(
    "/requests/new", {**typed, "words": "many"}).header("location")).text,
       "a wrong answer stays there too")
tap.equal(send("/requests/new", {**typed, "tenant": "nobody"}).code,
          404, "and a tenant that is none")
tap.equal(service.rows("SELECT count(*) FROM request")[0][0], 0,
          "all of it logs nothing")

visit = {"tenant": tenant, "service": "interpreting", "items.0.language": "so",
         "items.0.mode": "telephone", "starts_at": "2030-01-07T10:00"}
for minutes, language, words in ((59, "en", "59 min"), (60, "en", "1 h"),
                                 (95, "en", "1 h 35 min"),
                                 (1440, "en", "24 h"),
                                 (95, "cy", "1 awr 35 mun")):
    shown = service.form("/requests/check", {
        **visit, "csrf": csrf, "minutes": minutes},
        {"Cookie": f"{cookie}; vernacular-language={language}"}).text
    tap.ok(f"<dd>{words}</dd>" in shown, f"{minutes} minutes are {words}")

ref = log({"service": "translation", "words": 200,
           "items": [{"from": "en", "language": "so"}]})
ranking = read(f"/requests/{ref}/items/1/ranking")
tap.ok(all(f'name="provider" value="{p}"' in ranking.text
           for p in providers), "everybody who can may be asked")
tap.equal(item(ref)["items"][0]["offers"][-1]["provider_name"],
          "First Words", "the best is asked first")
done = press(ref, "offer", {"provider": providers[1],
                            "reason": "Knows the family's words"})
tap.equal(done.code, 303, "another is chosen")
tap.equal([(o["provider_name"], o["state"])
           for o in item(ref)["items"][0]["offers"]],
          [("First Words", "withdrawn"), ("Second Words", "sent")],
          "and asked instead")
events = service.call("GET", f"/requests/{ref}/events", token=token).json
tap.ok("Knows the family's words" in str(events), "the reason is kept")
before = item(ref)
tap.equal(press(ref, "offer", {"provider": "0000000000000"}).code, 422,
          "nobody cannot be asked")
tap.equal(item(ref), before, "and nothing has changed")
service.call("POST", f"/requests/{ref}/items/1/cancel", {"reason": "Done"},
             token, {"If-Match": f'"{item(ref)["version"]}"'})
tap.ok('name="provider"' not in read(
    f"/requests/{ref}/items/1/ranking").text,
    "of what is closed nobody is asked")

ref = log({"service": "interpreting", "starts_at": "2030-01-07T10:00",
           "minutes": 60,
           "items": [{"language": "so", "mode": "telephone"}]})
page = read(f"/requests/{ref}")
tap.ok("/items/1/booking/move" in page.text and
       "/items/1/slots" in page.text, "a visit can be moved")
heading = re.search(r"<h2>(.*?)</h2>", page.text, re.S)[1]
tap.equal(item(ref)["items"][0]["minutes"], 60, "JSON keeps to minutes")
tap.ok("Somali" in heading and "into" not in heading and
       "English" not in heading, "an interpreter has no direction", heading)
tap.equal(press(ref, "reschedule", {"starts_at": "2030-01-08T14:30"}).code,
          303, "the new time is taken")
moved = item(ref)["items"][0]
tap.equal((moved["starts_at"], moved["state"]),
          ("2030-01-08T14:30:00Z", "approved"), "nobody is asked for it yet")
tap.equal(press(ref, "reschedule", {"starts_at": "soon"}).code, 422,
          "a time that is none is refused")
tap.equal(press(ref, "reschedule", {}).code, 422, "and none at all")

tap.equal(service.stop(), 0, "the server stops well")
tap.done()
