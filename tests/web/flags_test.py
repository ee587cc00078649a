"""Telling those who knock on doors: webhooks to a real receiver that fails, is
slow and sees repeats; signatures; what each may know; looking a flag up; who
opened what."""
import base64
import csv
import hashlib
import hmac
import http.server
import io
import json
import os
import ssl
import subprocess
import tempfile
import threading
import time

from service import Service, Tap

tap = Tap()
service = Service()
admin = service.token("admin", "--role", "administrator")
house = service.token("house", "--role", "service")


class Receiver(http.server.BaseHTTPRequestHandler):
    """Keeps what it is sent; the path says how it answers."""
    protocol_version = "HTTP/1.1"
    got, fails = [], 0

    def do_POST(self):
        body = self.rfile.read(int(self.headers["Content-Length"]))
        Receiver.got.append((self.path, dict(self.headers), body))
        code = 200
        if self.path == "/slow":
            time.sleep(2)
        if self.path == "/fails" and Receiver.fails:
            Receiver.fails -= 1
            code = 500
        if self.path == "/moved":
            code = 302
        self.send_response(code)
        if code == 302:
            self.send_header("Location", "/elsewhere")
        length = 300000 if self.path == "/talks" else 0
        self.send_header("Content-Length", str(length))
        self.end_headers()
        try:
            self.wfile.write(b"x" * length)
        except OSError:
            pass  # nobody listens so long

    def log_message(self, *words):
        pass


server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Receiver)
server.handle_error = lambda *what: None  # it was hung up on
threading.Thread(target=server.serve_forever, daemon=True).start()
THERE = f"http://127.0.0.1:{server.server_port}"


def post(path, body=None, token=admin, code=(200, 201), headers=()):
    answer = service.call("POST", path, body or {}, token, headers)
    assert answer.code in code, (path, answer.code, answer.text)
    return answer.json


def get(path, token=admin):
    answer = service.call("GET", path, token=token)
    assert answer.code == 200, (path, answer.text)
    return answer.json


def until(true, seconds=10):
    end = time.time() + seconds
    while not true() and time.time() < end:
        time.sleep(0.02)
    return true()


def tenant(reference, uprn, *needs):
    made = post("/tenants", {"reference": reference, "uprn": uprn,
                             "name": "Zebedee Quillfeather"})
    for kind, value, consent in needs:
        post(f"/tenants/{made['id']}/needs",
             {"kind": kind, "value": value, "consent": consent})
    return made["id"]


first = tenant("T-1", "100012345678", ("spoken-language", "so", "yes"),
               ("interpreter-gender", "woman", "yes"),
               ("format", "large-print:20", "yes"),
               ("english", "none", "yes"),
               ("safe-contact", "never leave a note", "no"))
second = tenant("T-2", "100012345678", ("spoken-language", "pl", "yes"),
                ("format", "large-print:20", "yes"))
tenant("T-3", "100087654321", ("spoken-language", "ar", "no"))
tenant("=1+1", None, ("spoken-language", "ur", "yes"))


def recipient(name, path=None, **more):
    body = {"name": name, "kind": "contractor", "purpose": "repairs",
            "needs": "spoken-language interpreter-gender format safe-contact",
            **more}
    if path:
        body |= {"channel": "webhook", "address": THERE + path,
                 "private": True}
    return post("/flags/recipients", body)["id"]


def latest(id):
    return get(f"/flags/recipients/{id}?limit=1")["deliveries"]


def deliver(id, *states):
    """Ask for a delivery and wait for it."""
    before = len(get(f"/flags/recipients/{id}")["deliveries"])
    post(f"/flags/recipients/{id}/deliveries")
    until(lambda: len(get(f"/flags/recipients/{id}")["deliveries"]) > before
          and latest(id)[0]["state"] in states)
    return latest(id)[0]


for wrong, pointer in (
        ({"channel": "webhook", "address": THERE}, "/address"),
        ({"channel": "webhook"}, "/address"),
        ({"channel": "folder", "address": "../etc"}, "/address"),
        ({"needs": "health"}, "/needs"), ({"needs": " "}, "/needs"),
        ({"often": "hourly"}, "/often"), ({"at": "25:00"}, "/at"),
        ({"purpose": ""}, "/purpose")):
    answer = service.call("POST", "/flags/recipients", {
        "name": "Wrong", "kind": "contractor", "purpose": "x", **wrong},
        admin)
    tap.ok(answer.code == 422 and pointer in answer.pointers,
           f"refused at {pointer}: {wrong}", answer.text)

repairs = recipient("Example Repairs", "/ok", extent="changes",
                    often="weekly", weekday="tuesday", at="06:30",
                    working_days=True)
tap.equal(service.call("POST", "/flags/recipients", {
    "name": "Example Repairs", "kind": "other", "purpose": "x"},
    admin).code, 409, "a name is taken once")
shown = get(f"/flags/recipients/{repairs}")
tap.ok(shown["next_at"] and shown["often"] == "weekly" and
       shown["at"] == "06:30", "its time is set", shown)
secret = post(f"/flags/recipients/{repairs}/secret")["secret"]
delivery = deliver(repairs, "received")
path, headers, body = Receiver.got[-1]
signed = b".".join([headers["Webhook-Id"].encode(),
                    headers["Webhook-Timestamp"].encode(), body])
key = base64.b64decode(secret.removeprefix("whsec_"))
tap.equal(headers["Webhook-Signature"], "v1," + base64.b64encode(
    hmac.new(key, signed, hashlib.sha256).digest()).decode(),
    "the receiver knows by the secret who sent it")
tap.ok(abs(int(headers["Webhook-Timestamp"]) - time.time()) < 60,
       "and when")
told = json.loads(body)
tap.equal([(f["reference"], f["uprn"], [n["text"] for n in f["needs"]])
           for f in told["flags"]],
          [("T-1", "100012345678", ["Speaks Somali", "Large print, 20 point",
                                    "Interpreter must be a woman"]),
           ("T-2", "100012345678", ["Speaks Polish",
                                    "Large print, 20 point"]),
           ("=1+1", None, ["Speaks Urdu"])],
          "told: what it may have, and only with consent")
tap.ok(b"Quillfeather" not in body and first.encode() not in body and
       b"english" not in body, "no name, no id, no more than it may have")

folder = tempfile.TemporaryDirectory()


def verified(content, signature):
    """By the script of the manual."""
    manual = open(os.path.join(os.environ.get("top_srcdir", "."), "doc",
                               "flags.md")).read()
    script = manual.split("```sh\n")[1].split("```")[0]
    names = {}
    for name, data in (("verify.sh", script.encode()), ("f", content),
                       ("f.sig", signature),
                       ("key.pem", service.ask("GET",
                                               "/api/v1/flags/key").body)):
        names[name] = os.path.join(folder.name, name)
        with open(names[name], "wb") as file:
            file.write(data)
    return subprocess.run(["sh", names["verify.sh"], names["key.pem"],
                           names["f"]], capture_output=True).returncode == 0


sig = headers["Vernacular-Signature"].encode()
tap.ok(verified(body, sig), "anybody can check the signature")
tap.ok(not verified(body.replace(b"Somali", b"Polish"), sig),
       "and sees what was changed")
tap.ok(until(lambda: get(f"/tenants/{first}")["needs"] and all(
    s["at"] for n in get(f"/tenants/{first}")["needs"]
    for s in n["stages"] if s["stage"] == "share" and
    n["kind"] in ("spoken-language", "format", "interpreter-gender"))),
    "the needs that were told are marked as shared")
tap.equal(service.rows("SELECT count(*) FROM need WHERE shared_at NOT NULL"),
          [(6,)], "and no others")

token = post(f"/flags/recipients/{repairs}/tokens", {"name": "vans"})["secret"]
tap.equal(service.call("POST", "/flags/receipts", {"delivery": 7},
                       token).code, 404, "no receipt of what there is not")
receipt = post("/flags/receipts", {"delivery": 1}, token)
again = post("/flags/receipts", {"delivery": 1}, token)
tap.ok(receipt["sha256"] == hashlib.sha256(body).hexdigest() and
       receipt == again and latest(repairs)[0]["opened_at"],
       "a contractor says that it was opened, once", (receipt, again))

# What ended disappears there too; what changed goes out, and nothing else.
service.rows("UPDATE need SET ended = 1 WHERE tenant = (SELECT id FROM tenant"
             " WHERE reference = 'T-2')")
post(f"/tenants/{first}/needs", {"kind": "format", "value": "audio",
                                 "consent": "yes"})
deliver(repairs, "received")
told = json.loads(Receiver.got[-1][2])
tap.equal(([f["reference"] for f in told["flags"]], told["removed"],
           told["delivery"], told["since"]),
          (["T-1"], [{"reference": "T-2", "uprn": "100012345678"}], 2, 1),
          "changes, and what is taken back, since the one before")
deliver(repairs, "received")
told = json.loads(Receiver.got[-1][2])
tap.equal((told["flags"], told["removed"]), ([], []),
          "nothing new is nothing")

# A receiver that fails, moves, or is slow; repeats carry the same id.
fails = recipient("Fails", "/fails")
Receiver.fails = 1
post(f"/flags/recipients/{fails}/deliveries")
until(lambda: latest(fails) and latest(fails)[0]["trouble"])
one = latest(fails)[0]
tap.ok(one["state"] == "waiting" and "500" in one["trouble"],
       "a failure is shown and it waits", one)
post(f"/flags/deliveries/{one['id']}/again")
tap.ok(until(lambda: latest(fails)[0]["state"] == "received"),
       "tried again by hand it arrives")
sent = [h for p, h, b in Receiver.got if p == "/fails"]
tap.ok(len(sent) == 2 and sent[0]["Webhook-Id"] == sent[1]["Webhook-Id"],
       "a repeat is known by its id", sent)
tap.equal(service.call("POST", f"/flags/deliveries/{one['id']}/again", {},
                       admin).code, 409, "what arrived is not sent again")
moved = recipient("Moved", "/moved")
post(f"/flags/recipients/{moved}/deliveries")
until(lambda: latest(moved) and latest(moved)[0]["trouble"])
tap.ok("302" in latest(moved)[0]["trouble"] and
       not [p for p, h, b in Receiver.got if p == "/elsewhere"],
       "no redirect is followed", latest(moved))
slow = recipient("Slow", "/slow")
post(f"/flags/recipients/{slow}/deliveries")
until(lambda: [p for p, h, b in Receiver.got if p == "/slow"])
begun = time.time()
post("/tenants", {"reference": "T-9", "name": "Sample"})
tap.ok(time.time() - begun < 1.5, "nobody waits for a slow receiver")
talks = recipient("Talks", "/talks")
tap.equal(deliver(talks, "received")["state"], "received",
          "nobody listens to a long answer, and it counts")

# A certificate that nobody vouches for.
pem = os.path.join(folder.name, "own.pem")
subprocess.run(["openssl", "req", "-x509", "-newkey", "ec", "-pkeyopt",
                "ec_paramgen_curve:prime256v1", "-nodes", "-days", "1",
                "-subj", "/CN=localhost", "-addext",
                "subjectAltName=DNS:localhost", "-keyout", pem, "-out",
                pem + ".crt"], check=True, capture_output=True)
context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
context.load_cert_chain(pem + ".crt", pem)
secured = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Receiver)
secured.socket = context.wrap_socket(secured.socket, server_side=True)
secured.handle_error = lambda *what: None
threading.Thread(target=secured.serve_forever, daemon=True).start()
own = post("/flags/recipients", {
    "name": "Own", "kind": "other", "purpose": "x", "channel": "webhook",
    "private": True,
    "address": f"https://localhost:{secured.server_port}/own"})["id"]
post(f"/flags/recipients/{own}/deliveries")
until(lambda: latest(own) and latest(own)[0]["trouble"])
tap.ok("certificate" in latest(own)[0]["trouble"] and
       not [p for p, h, b in Receiver.got if p == "/own"],
       "a certificate of nobody's is not trusted", latest(own))
inside = post("/flags/recipients", {
    "name": "Inside", "kind": "other", "purpose": "x", "channel": "webhook",
    "address": "https://localhost:1/x"})["id"]
one = deliver(inside, "failed")
tap.ok(one["state"] == "failed" and "private" in one["trouble"],
       "the landlord's own network is not reached by accident", one)

# A file to fetch, and the link without account.
names = recipient("Housing", names=True, format="csv-bom", kind="housing")
one = deliver(names, "ready")
page = get(f"/flags/deliveries/{one['id']}")
tap.equal(service.call("GET", page["link"]).json["opened_at"], None,
          "the link shows that there is something")
tap.equal(service.call("GET", page["link"] + "/file").code, 404,
          "and gives it to nobody who has not opened it")
opened = post(page["link"] + "/open", token=None)
content = service.call("GET", page["link"] + "/file").body
tap.ok(content.startswith(b"\xef\xbb\xbfdelivery,") and
       opened["sha256"] == hashlib.sha256(content).hexdigest(),
       "then they have the file", content[:80])
tap.ok(verified(content, service.call(
    "GET", page["link"] + "/signature").body), "and its signature")
rows = list(csv.DictReader(io.StringIO(content.decode("utf-8-sig"))))
tap.equal([(r["reference"], r["name"], r["spoken-language"], r["flag"])
           for r in rows],
          [("T-1", "Zebedee Quillfeather", "so",
            "Speaks Somali; Large print, 20 point; Audio; "
            "Interpreter must be a woman"),
           ("'=1+1", "Zebedee Quillfeather", "ur", "Speaks Urdu")],
          "CSV: a row each, and no formula")
tap.equal(latest(names)[0]["state"], "received", "that it arrived is known")
tap.equal(service.call("GET", "/f/" + "a" * 32).code, 404, "a forged link")

# Looking one up: the flag and nothing else.
found = get("/flags?reference=T-1", token)
tap.equal((sorted(found), [f["text"] for f in found["flags"]]),
          (["flags", "has_needs"], ["Speaks Somali", "Large print, 20 point",
                                    "Audio", "Interpreter must be a woman"]),
          "by reference: what is needed at the door")
post(f"/tenants/{second}/needs", {"kind": "spoken-language", "value": "pl",
                                  "consent": "yes"})
tap.equal([f["text"] for f in get("/flags?uprn=100012345678",
                                  token)["flags"]][:2],
          ["Speaks Somali", "Speaks Polish"], "by property: all who live there")
tap.equal(get("/flags?reference=T-3", token),
          {"has_needs": False, "flags": []}, "without consent: nothing")
plain = service.token("plain", "--role", "contractor")
tap.equal(len(get("/flags?reference=T-1", plain)["flags"]), 4,
          "a token of nobody's has the least")
tap.equal(service.rows("SELECT count(*) FROM event WHERE kind ="
                       " 'flag.looked-up'"), [(5,)], "each look is an event")
for query in ("", "?reference=T-1&uprn=1"):
    tap.equal(service.call("GET", "/flags" + query, token=token).code, 422,
              f"not asked by exactly one: {query}")
for path in ("/tenants", f"/tenants/{first}", f"/tenants/{first}/flag",
             "/requests", "/account", "/accounts", "/providers", "/languages",
             f"/flags/recipients/{repairs}", "/reports/turnaround",
             f"/flags/deliveries/{one['id']}", "/nowhere"):
    tap.equal(service.call("GET", path, token=token).code, 404,
              f"nothing else is there: {path}")
tap.equal(service.call("POST", "/tenants", {}, token).code, 404,
          "nor can anything be changed")
codes = [service.call("GET", f"/flags?reference=X-{i}", token=plain).code
         for i in range(11)]
tap.equal(codes, [404] * 10 + [429], "guessing is slow")
tap.equal(service.call("GET", "/flags?reference=T-1", token=token).code, 200,
          "for who guesses only")
for role, code in (("manager", 200), ("officer", 403), ("auditor", 403)):
    other = service.token(role, "--role", role)
    tap.equal((service.call("GET", f"/flags/recipients/{repairs}",
                            token=other).code,
               service.call("POST", "/flags/recipients", {
                   "name": "Theirs", "kind": "other", "purpose": "x"},
                   other).code), (code, 403), f"{role}: sees, changes")

# A token that was lost ends at the recipient's page.
lost = post(f"/flags/recipients/{fails}/tokens", {"name": "lost"})["secret"]
tap.equal([t["name"] for t in get(f"/flags/recipients/{fails}")["tokens"]],
          ["lost"], "its tokens are listed")
tap.equal(service.call("POST", f"/flags/recipients/{fails}/tokens/end",
                       {"name": "vans"}, admin).code, 404,
          "another's cannot be ended here")
post(f"/flags/recipients/{fails}/tokens/end", {"name": "lost"})
tap.equal(service.call("GET", "/flags?reference=T-1", token=lost).code, 401,
          "one that ended is refused")

# Safeguarding does not wait for consent, where the recipient has that.
service.rows("UPDATE need SET safeguarding = 'at risk' WHERE value = 'ar'")
for name, has in (("Social care", True), ("Gardeners", False)):
    id = recipient(name, safeguarding=has)
    one = deliver(id, "ready")
    file = service.call("GET", f"/flags/deliveries/{one['id']}/file",
                        token=admin).json
    tap.equal("T-3" in [f["reference"] for f in file["flags"]], has,
              f"shared for safeguarding with {name}: {has}")

# Put out of use: nothing is sent, its tokens know nothing.
shown = service.call("GET", f"/flags/recipients/{repairs}", token=admin)
post(f"/flags/recipients/{repairs}", {"active": False},
     headers={"If-Match": shown.header("etag")})
tap.equal((service.call("POST", f"/flags/recipients/{repairs}/deliveries", {},
                        admin).code,
           service.call("GET", "/flags?reference=T-1", token=token).code),
          (422, 404), "out of use is out of use")
tap.equal(service.call("POST", f"/flags/recipients/{repairs}",
                       {"active": True}, admin,
                       {"If-Match": shown.header("etag")}).code, 412,
          "a lost race is told")
tap.ok(until(lambda: latest(slow)[0]["state"] == "received"),
       "the slow one arrived")
tap.equal(service.stop(), 0, "SIGTERM ends it well")
server.shutdown()
tap.done()
