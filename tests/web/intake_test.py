"""A request comes in: by its form and by the API, whole or wrong."""
import html
import re

from service import Service, Tap

tap = Tap()
service = Service()
officer = service.token("types", "--role", "officer")
cookie, csrf = service.sign_in()
tenant = service.call("POST", "/tenants", {
    "reference": "T-1", "name": "Amina Example", "language_spoken": "so",
    "language_read": "so", "formats": "large-print:20"}, officer).json["id"]
service.call("POST", "/providers", {
    "name": "Example Words", "kind": "agency",
    "skills": "translation en>so; translation so>en; "
              "interpreting ti telephone; format en large-print",
    "contract_order": 1}, service.token("boss", "--role", "manager"))


def get(path):
    return service.ask("GET", path, {"Cookie": cookie})


def post(path, fields, key=None):
    return service.form(path, {"csrf": csrf if key is None else key,
                               **fields}, {"Cookie": cookie})


def follow(answer):
    return get(answer.header("location"))


def hidden(page):
    """What the page's form would send."""
    found = {}
    for tag in re.findall(r"<input[^>]*>", page.text):
        name = re.search(r' name="([^"]*)"', tag)
        value = re.search(r' value="([^"]*)"', tag)
        kind = re.search(r' type="([^"]*)"', tag)[1]
        if name and name[1] != "csrf" and kind != "file" and (
                kind not in ("radio", "checkbox") or " checked" in tag):
            found[name[1]] = html.unescape(value[1]) if value else ""
    for name, body in re.findall(r'<select[^>]* name="([^"]*)"[^>]*>(.*?)'
                                 r"</select>", page.text, re.S):
        chosen = re.search(r'<option value="([^"]*)" selected', body)
        found[name] = chosen[1] if chosen else ""
    return found


def log(body):
    return service.call("POST", "/requests", {"tenant": tenant, **body},
                        officer)


def written(subject, **more):
    return {"service": "translation", "subject": subject, "words": 200,
            "items": [{"language": "so"}], **more}


# One form: filled from the register, checked, logged, in one piece.
door = f"/requests/new?tenant={tenant}&service=translation"
form = get(door)
filled = hidden(form)
tap.equal((filled["items.0.language"], filled["way"], filled["about"]),
          ("so", "out", "person"), "the register fills the form in")
tap.equal(len(re.findall('name="items.0.language"', form.text)), 1,
          "each field once")
tap.ok('value="format:large-print"' in form.text,
       "and offers what else the home needs")
filled |= {"subject": "rent increase letter", "words": "240"}
more = follow(post("/requests/new", filled | {"add": "translation"}))
filled = hidden(more)
tap.ok(filled["subject"] == "rent increase letter" and
       filled["items.1.service"] == "translation",
       "a row more keeps what was typed", filled)
filled |= {"items.1.language": "pl", "also.0.item": "format:large-print"}
check = post("/requests/check", filled)
tap.ok(check.code == 200 and check.text.count("<h3>") == 3 and
       "The tenant." in check.text, "three items are checked", check.text)
sent = hidden(check)
logged = post("/requests", sent)
tap.equal(logged.code, 303, "and logged")
again = post("/requests", sent)
tap.equal(again.header("location"), logged.header("location"),
          "a button pressed twice logs once")
ref = logged.header("location").rsplit("/", 1)[1]
items = service.rows(
    "SELECT service, from_lang, i.language, format, i.reader,"
    " decided_by IS NOT NULL FROM item i JOIN request r ON r.id = i.request"
    " WHERE r.ref = ? ORDER BY n", ref)
tap.equal([i[:4] for i in items],
          [("translation", "en", "so", ""), ("translation", "en", "pl", ""),
           ("format", "en", "en", "large-print")], "with an item each")
tap.ok(all(i[4] == "The tenant." and i[5] for i in items),
       "each with its decision and who made it", items)

# The same again is pointed out.
check = post("/requests/check", filled)
tap.ok(f'href="/requests/{ref}"' in check.text, "what is open is named")
answer = post("/requests", hidden(check))
tap.ok(answer.code == 409 and 'id="again_reason-error"><p' in answer.text,
       "it is not sent without a reason", answer.text)
answer = post("/requests", hidden(check) |
              {"again_reason": "the first letter was lost"})
tap.equal(answer.code, 303, "but with one it is")
tap.equal(service.rows("SELECT again_why, again_of IS NOT NULL FROM request"
                       " ORDER BY id DESC LIMIT 1"),
          [("the first letter was lost", 1)], "and the reason is kept")
answer = log(written("Rent increase letter"))
tap.ok(answer.code == 201 and answer.json["alike"][0]["same"],
       "a program is told", answer.text)

# Into English.
answer = post("/requests/check", {
    "tenant": tenant, "service": "translation", "way": "in",
    "items.0.service": "translation", "items.0.language": "so",
    "subject": "voicemail about the boiler", "urgent": "safety"})
tap.ok("Somali" in answer.text and "Urgent" in answer.text,
       "the other way and urgent", answer.text)
answer = post("/requests", hidden(answer))
path = answer.header("location")
tap.equal(service.rows("SELECT from_lang, language, urgent FROM item"
                       " ORDER BY id DESC LIMIT 1"), [("so", "en", 1)],
          "a tenant's words go into English")
urgent = service.call("GET", "/requests?urgent=true", token=officer).json
tap.equal([r["subject"] for r in urgent["requests"]],
          ["voicemail about the boiler"], "what is urgent has its list")

# A language that nobody knows yet.
answer = log({"service": "interpreting", "subject": "caller at the desk",
              "items": [{"language": "und", "mode": "telephone"}]})
item = answer.json["items"][0]
tap.equal((answer.code, item["state"], item["decision"]["rule"],
           item["offer"]), (201, "logged", "language-unknown", None),
          "an unknown language waits")
unknown = answer.header("location").removeprefix("/api/v1")
etag = service.call("GET", unknown, token=officer).header("etag")
boss = service.token("decides", "--role", "manager")
for action in ("approve", "offer", "assign"):
    answer = service.call("POST", f"{unknown}/items/1/{action}", {}, boss,
                          {"If-Match": etag})
    tap.equal(answer.code, 409, f"nobody is asked: {action}")
answer = service.call("POST", f"{unknown}/language/1",
                      {"language": "ti", "reason": "pointed at it",
                       "record": True}, officer, {"If-Match": etag})
item = answer.json["items"][0]
tap.ok(answer.code == 200 and item["language"] == "ti" and
       item["state"] != "logged", "once known it goes on", answer.text)
tap.equal(service.rows("SELECT value FROM need WHERE kind ="
                       " 'spoken-language' AND ended IS NULL"), [("ti",)],
          "and stands in the register")
answer = log(written("x", items=[{"language": "somalli"}]))
tap.ok(answer.pointers == {"/items/0/language"} and
       "Somali" in answer.text, "a misspelt language names the nearest",
       answer.text)

# Times.
for text, code in [("2026-10-25T01:30", 422), ("2026-03-29T01:30", 422),
                   ("2026-02-30T10:00", 422),
                   ("2026-10-25T01:30:00+00:00", 201)]:
    answer = log(written(f"clock {text}", received_at=text))
    tap.equal(answer.code, code, f"received {text}")
night = {"tenant": tenant, "service": "translation", "subject": "night",
         "items.0.service": "translation", "items.0.language": "so",
         "received_at": "2025-10-26T01:30"}
answer = post("/requests/check", night)
tap.ok(answer.code == 422 and 'name="received_at-which"' in answer.text,
       "the page asks which of the two", answer.text)
answer = post("/requests/check", night | {"received_at-which": "second"})
answer = post("/requests", hidden(answer))
tap.equal(service.rows("SELECT received_at, logged_at > received_at FROM"
                       " request ORDER BY id DESC LIMIT 1"),
          [(1761442200, 1)], "and the second is an hour after the first")

# What was typed is never lost.
answer = post("/requests/check", night | {"words": "-5",
                                          "subject": "نص <b>"})
tap.ok(answer.code == 422 and 'value="-5"' in answer.text and
       "نص &lt;b&gt;" in answer.text, "a wrong field keeps the others",
       answer.text)
answer = post("/requests/check", night, key="x" * len(csrf))
tap.ok(answer.code == 403 and 'value="night"' in answer.text,
       "so does the token of another session", answer.text)
answer = post("/requests/check", hidden(answer) | {"received_at": ""})
tap.equal(answer.code, 200, "and it can be sent once more")
answer = service.form("/requests/check", night)
tap.ok(answer.code == 401 and 'value="night"' in answer.text,
       "so does a session that ended", answer.text)
answer = service.form("/requests/check", night,
                      {"Cookie": cookie, "Origin": "http://evil.example"})
tap.ok(answer.code == 403 and 'value="night"' not in answer.text,
       "but not what another site sent")

# Half-filled forms.
answer = post("/requests/later", night | {"words": "many", "subject": "half"})
tap.equal(answer.code, 303, "a half-filled form is kept, right or wrong")
kept = get("/requests/unfinished").text
tap.ok("Amina Example" in kept and "continue=true" in kept, "in a list")
back = hidden(get(door + "&continue=true"))
tap.equal((back["subject"], back["words"]), ("half", "many"),
          "and goes on where it was")
tap.ok("half" not in service.call(
    "GET", "/requests/unfinished", token=officer).text,
    "another officer does not see it")
post("/requests/unfinished/forget", {"tenant": tenant,
                                     "service": "translation"})
tap.equal(service.rows("SELECT count(*) FROM unfinished"), [(0,)],
          "until it is thrown away")

# Two people change one thing.
edit = get(path + "/edit")
mine = hidden(edit) | {"subject": "what I wrote"}
post(path + "/edit", hidden(edit) | {"subject": "what they wrote",
                                     "sensitivity": "health"})
clash = post(path + "/edit", mine)
tap.ok(clash.code == 412 and "what I wrote" in clash.text and
       "what they wrote" in clash.text, "both versions are shown",
       clash.text)
chosen = hidden(clash) | {"subject": "what they wrote",
                          "sensitivity": "none"}
answer = post(path + "/edit", chosen)
tap.equal(service.rows("SELECT subject, sensitivity FROM request"
                       " WHERE ref = ?", path.rsplit("/", 1)[1]),
          [("what they wrote", "none")], "and each field is chosen")
edit = get(f"/tenants/{tenant}/edit")
post(f"/tenants/{tenant}/edit", hidden(edit) | {"phone": "01632 960001"})
clash = post(f"/tenants/{tenant}/edit", hidden(edit) | {"phone":
                                                        "01632 960002"})
tap.ok(clash.code == 412 and "960001" in clash.text and
       "960002" in clash.text, "of a tenant too", clash.text)

# A file comes with the form; what exists already is offered.
def parts(path, fields, name, content):
    mark = "example-boundary-7"
    body = "".join(
        f'--{mark}\r\nContent-Disposition: form-data; name="{key}"\r\n\r\n'
        f"{value}\r\n" for key, value in {"csrf": csrf, **fields}.items())
    body += (f'--{mark}\r\nContent-Disposition: form-data; '
             f'name="attachment"; filename="{name}"\r\n\r\n')
    return service.ask("POST", path, {
        "Content-Type": f"multipart/form-data; boundary={mark}",
        "Cookie": cookie}, body.encode() + content +
        f"\r\n--{mark}--\r\n".encode())


leaflet = {"tenant": tenant, "service": "translation", "about": "everybody",
           "items.0.service": "translation", "items.0.language": "so",
           "subject": "damp leaflet"}
answer = follow(parts("/requests/new", leaflet | {"add": "format"},
                      "damp.txt",
                      b"Open a window every day for ten minutes."))
kept = hidden(answer)
tap.equal((kept["words"], bool(kept["attachments.0.id"])), ("8", True),
          "a file is held with the form and its words counted")
answer = post("/requests/check", kept)
tap.ok("damp.txt" in answer.text, "it is on the check page", answer.text)
answer = post("/requests", hidden(answer))
tap.equal(service.rows(
    "SELECT count(*) FROM attachment a JOIN request r ON r.id = a.request"
    " WHERE r.ref = ?", answer.header("location").rsplit("/", 1)[1]),
    [(1,)], "and goes with the request")
answer = parts("/requests/check", leaflet, "damp.pdf", b"no PDF at all")
tap.ok(answer.code == 422 and 'id="attachment-error"><p' in answer.text and
       "damp leaflet" in answer.text, "a false one is refused next to it",
       answer.text)
service.run("notice", "approve", "rent-increase", "--lang", "so", "--by",
            "admin@homes.example", "--db", service.db)
answer = post("/requests/check", leaflet | {"subject": "rent increase"})
tap.ok("notice=rent-increase" in answer.text,
       "our own letter on the subject is offered", answer.text)

# The decision is changed with a reason.
etag = service.call("GET", path, token=officer).header("etag")
answer = service.call("POST", path + "/necessity/1",
                      {"response": "summary"}, officer, {"If-Match": etag})
tap.equal(answer.pointers, {"/reason"}, "a decision has a reason")
answer = service.call("POST", path + "/necessity/1",
                      {"response": "summary", "reason": "two lines matter"},
                      officer, {"If-Match": etag})
tap.equal((answer.code, answer.json["items"][0]["necessity"]["response"]),
          (200, "summary"), "and is kept")
kinds = [e["kind"] for e in service.call(
    "GET", path + "/events", token=officer).json["events"]]
tap.ok("item.decided" in kinds, "in the history", kinds)
service.stop()
tap.done()
