"""Letters on their way: each step written down, photos looked at, text messages
through a real gateway, mail through a real server's words, what comes back as a
task, printed together once and no more, proven by a certificate, and kept."""
import base64
import csv
import email.policy
import hashlib
import hmac
import http.server
import io
import json
import os
import socketserver
import subprocess
import sys
import threading
import time

from service import BINARY, Service, Tap

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)) + "/../pdf")
from debian import needs  # noqa: E402

needs("pikepdf", "fontTools")
import pikepdf  # noqa: E402
import ua  # noqa: E402

tap = Tap()
got, raws, mails = [], [], []


class Gateway(http.server.BaseHTTPRequestHandler):
    """Takes text messages; a number that ends with 999 is wrong for it, the
    first message of all meets a gateway that is just starting."""

    def do_POST(self):
        body = self.rfile.read(int(self.headers["Content-Length"]))
        message = json.loads(body)
        raws.append(body)
        got.append((dict(self.headers), message))
        code = 503 if len(got) == 1 else \
            422 if message["msisdn"].endswith("999") else 202
        self.send_response(code)
        self.send_header("Content-Length", "0")
        self.end_headers()

    def log_message(self, *words):
        pass


class Post(socketserver.StreamRequestHandler):
    """A mail server that takes everything."""

    def handle(self):
        self.wfile.write(b"220 post.example\r\n")
        for line in self.rfile:
            word = line[:4].upper()
            if word == b"DATA":
                self.wfile.write(b"354 go on\r\n")
                mail = b""
                for part in self.rfile:
                    if part == b".\r\n":
                        break
                    mail += part
                mails.append(email.message_from_bytes(
                    mail, policy=email.policy.default))
            self.wfile.write(b"221 bye\r\n" if word == b"QUIT"
                             else b"250 post.example\r\n")
            if word == b"QUIT":
                return


class Posts(socketserver.ThreadingTCPServer):
    daemon_threads = True


posts = Posts(("127.0.0.1", 0), Post)
threading.Thread(target=posts.serve_forever, daemon=True).start()
server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Gateway)
threading.Thread(target=server.serve_forever, daemon=True).start()
os.environ["VERNACULAR_SMS_KEY"] = "example-key"
service = Service()
admin = service.token("admin", "--role", "administrator")
manager = service.token("manager", "--role", "manager")
officer = service.token("officer", "--role", "officer")


def call(method, path, body=None, token=officer):
    return service.call(method, path, body, token)


def until(true, seconds=15):
    end = time.monotonic() + seconds
    while not true() and time.monotonic() < end:
        time.sleep(0.02)
    return true()


FIELDS = {f["name"]: f["example"] for f in
          call("GET", "/notices/repairs-appointment").json["fields"]}


def tenant(number, **more):
    answer = call("POST", "/tenants", {
        "reference": f"D-{number}", "name": f"Amina Example {number}",
        "address_1": f"{number} Sample Street", "address_2": "Exampleton",
        "postcode": "M14 5RX", **more}, manager)
    assert answer.code == 201, answer.text
    return answer.json["id"]


def letter(who, **more):
    answer = call("POST", "/letters", {
        "notice": "repairs-appointment", "tenant": who, "data": FIELDS,
        **more})
    assert answer.code == 201, answer.text
    return answer.json


def deliveries(of):
    return call("GET", f"/letters/{of['id']}/deliveries").json["deliveries"]


def upload(path, fields, photo, token=officer):
    mark = "example-boundary-7"
    parts = "".join(
        f'--{mark}\r\nContent-Disposition: form-data; name="{key}"\r\n\r\n'
        f"{value}\r\n" for key, value in fields.items())
    return service.call("POST", path, parts.encode() + (
        f'--{mark}\r\nContent-Disposition: form-data; name="photo"; '
        f'filename="door.jpg"\r\nContent-Type: image/jpeg\r\n\r\n').encode()
        + photo + f"\r\n--{mark}--\r\n".encode(), token,
        {"Content-Type": f"multipart/form-data; boundary={mark}"})


# ---- each letter has its first way ----

one = letter(tenant(1, phone="07700 900123", email="amina@home.example"))
way = deliveries(one)
tap.equal([(d["method"], d["state"], d["n"]) for d in way],
          [("post", "to-do", 1)], "a letter waits to be posted once issued")
tap.equal([w["method"] for w in call(
    "GET", f"/letters/{one['id']}/deliveries").json["ways"]],
    ["hand", "recorded", "post", "email", "text"], "and may go other ways")

# ---- handed over: a photo is what its bytes are ----

path = f"/letters/{one['id']}/deliveries"
with open(os.environ["top_srcdir"] + "/tests/data/attachment/picture.jpg",
          "rb") as file:
    picture = file.read()
hand = {"method": "hand", "state": "proven", "taken_by": "Amina Example",
        "place": "at the door"}
answer = upload(path, hand, b"<script>no photo</script>")
tap.ok(answer.code == 422 and "/photo" in answer.text,
       "what is no photo is refused", answer.text[:200])
answer = call("POST", path, {"method": "hand", "state": "proven"})
tap.ok(answer.code == 422 and "/taken_by" in answer.text,
       "who took it has to be said", answer.text[:200])
answer = call("POST", path, {**hand, "at": "2031-01-01T10:00:00+00:00"})
tap.ok(answer.code == 422 and "/at" in answer.text,
       "nothing is handed over tomorrow", answer.text[:200])
answer = call("POST", path, {"method": "email", "state": "proven",
                             "taken_by": "x"})
tap.equal(answer.code, 422, "nobody says that an e-mail was taken")

answer = upload(path, hand, picture[:len(picture) // 2])
tap.ok(answer.code == 422 and "/photo" in answer.text,
       "half a photo is none", answer.text[:200])
answer = upload(path, hand, picture)
tap.equal(answer.code, 201, "handed over, with a photo")
done = answer.json["delivery"]
tap.equal((done["method"], done["state"], done["taken_by"], done["place"],
           done["photo"]["sha256"]),
          ("hand", "proven", "Amina Example", "at the door",
           hashlib.sha256(picture).hexdigest()), "all of it is kept")
answer = call("GET", done["photo"]["address"])
tap.ok(answer.body == picture and answer.header("content-type") ==
       "image/jpeg", "the photo comes back as it was")
answer = call("POST", f"{path}/{done['n']}", {"state": "returned",
                                              "trouble": "gone away"})
tap.equal(answer.code, 409, "what somebody took does not come back")

# ---- safe contact stops and asks ----

unsafe = tenant(2, safe_contact="never visit", phone="07700 900456")
two = letter(unsafe)
path2 = f"/letters/{two['id']}/deliveries"
answer = call("POST", path2, {"method": "hand"})
tap.ok(answer.code == 422 and "never visit" in answer.text,
       "an unsafe way is refused, with the rule", answer.text[:200])
answer = call("POST", path2, {"method": "hand", "despite": "she asked me to"})
tap.equal(answer.code, 403, "an officer cannot say so all the same")
answer = call("POST", path2, {"method": "hand", "despite": "she asked me to"},
              manager)
tap.equal(answer.code, 201, "a manager can, with the reason")
answer = call("POST", path2, {"method": "email"})
tap.ok(answer.code == 422 and "e-mail" in answer.text,
       "no e-mail where there is no address", answer.text[:200])
mute = tenant(3, safe_contact="never send a text", phone="07700 900789")
answer = call("POST", "/letters", {"notice": "repairs-appointment",
                                   "tenant": mute, "data": FIELDS,
                                   "channel": "text"})
tap.ok(answer.code == 422 and "never send a text" in answer.text,
       "who asks for a text against the rule is told", answer.text[:200])

# ---- recorded post, and an envelope that came back ----

answer = call("POST", path, {"method": "recorded", "state": "sent"})
tap.ok(answer.code == 422 and "/reference" in answer.text,
       "recorded post has a number", answer.text[:200])
answer = call("POST", path, {"method": "recorded", "state": "sent",
                             "reference": "AB123456789GB"})
n = answer.json["delivery"]["n"]
token = one["address"].rsplit("/", 1)[1]
for scan in ("https://letters.example" + one["address"], token, one["id"],
             "D-1"):
    found = call("GET", "/returns/find?scan=" + scan).json["letters"]
    tap.ok([f["id"] for f in found] == [one["id"]] and found[0]["n"] == n,
           f"an envelope is known by {scan[:12]}", found)
tap.equal(call("GET", "/returns/find?scan=nothing").code, 422,
          "and by nothing else")
tap.equal(call("POST", f"{path}/{n}", {"state": "returned"}).code, 422,
          "why it came back has to be said")
answer = call("POST", f"{path}/{n}", {"state": "returned",
                                      "trouble": "gone away"})
tap.equal(answer.json["delivery"]["state"], "returned", "it came back")
back = call("GET", "/returns").json
tap.ok(back["returns_open"] == 1 and
       back["returns"][0]["trouble"] == "gone away" and
       [w["method"] for w in back["returns"][0]["ways"]] ==
       ["hand", "email", "text"] and back["returns"][0]["due_at"],
       "a task with a clock, and the ways that are left", back)
tap.equal(call("POST", f"{path}/{n}/answer", {"answer": "-"}).code, 422,
          "a dash is no answer")
tap.equal(call("POST", f"{path}/{n}/answer",
               {"answer": "handed over instead"}).code, 200, "it is done")
tap.equal(call("POST", f"{path}/{n}/answer", {"answer": "again"}).code, 409,
          "once")
tap.equal((call("GET", "/returns").json["returns_open"],
           len(call("GET", "/returns?state=done").json["returns"])), (0, 1),
          "and off the list")

# ---- a print run ----

bad = letter(tenant(4, address_1="", address_2="", postcode=""))
answer = call("POST", "/print-runs", {})
run = answer.json
tap.ok(answer.code == 201 and run["letters"] == 2 and
       [x["letter"] for x in run["left_out"]] == [bad["id"]] and
       run["left_out"][0]["why"] == "address",
       "letters that wait go together; one without address waits on", run)
pages = call("GET", f"/print-runs/{run['id']}/pages.pdf")
again = call("GET", f"/print-runs/{run['id']}/pages.pdf")
tap.ok(pages.body == again.body and run["sha256"] ==
       hashlib.sha256(pages.body).hexdigest() and
       run["bytes"] == len(pages.body), "the same bytes each time")
rows = list(csv.DictReader(io.StringIO(
    call("GET", f"/print-runs/{run['id']}/list.csv").text)))
tap.ok([r["letter"] for r in rows] == [one["id"], two["id"]] and
       [r["postcode"] for r in rows] == ["M14 5RX"] * 2 and
       rows[0]["address_1"] == "Amina Example 1" and
       sum(int(r["pages"]) for r in rows) == run["pages"],
       "the list says what is in it", rows)
own = service.ask("GET", one["address"] + ".pdf").body
tap.equal(rows[0]["sha256"], hashlib.sha256(own).hexdigest(),
          "by the hash of each letter's own pages")
with pikepdf.open(io.BytesIO(pages.body)) as whole, \
        pikepdf.open(io.BytesIO(own)) as part:
    tap.equal(len(whole.pages), run["pages"], "every page is in the file")
    tap.equal(bytes(whole.pages[0].Contents.read_bytes()),
              bytes(part.pages[0].Contents.read_bytes()),
              "a page is drawn as in the letter's own file")
    tree = whole.Root.StructTreeRoot
    tap.ok(len(tree.K) == 2 and str(tree.K[0].Lang) == "en",
           "each letter is an element of its own, in its language")
kept = os.path.join(service.folder.name, "run.pdf")
with open(kept, "wb") as file:
    file.write(pages.body)
wrong = ua.File(kept).broken
tap.ok(not wrong, "and the file keeps PDF/UA", wrong)
tap.equal(call("POST", "/print-runs", {}).code, 409,
          "no letter is in two print runs")
answer = call("POST", f"{path}/1", {"state": "dropped"})
tap.equal(answer.code, 409, "what is at the printer is not dropped")
tap.equal(call("GET", f"/print-runs/{run['id']}/pages.pdf",
               token=service.token("eye", "--role", "auditor")).code, 403,
          "an auditor fetches no letters")
answer = call("POST", f"/print-runs/{run['id']}/sent", {"reference": "P-77"})
tap.equal([line["state"] for line in answer.json["lines"]], ["sent", "sent"],
          "once the printer confirms it, each is sent")
tap.equal(call("POST", f"/print-runs/{run['id']}/sent", {}).code, 409,
          "once")

# ---- the certificate ----

service.ask("POST", one["address"],
            {"Content-Type": "application/x-www-form-urlencoded"},
            b"answer=understood")
proof = call("GET", f"/letters/{one['id']}/certificate").json
tap.ok(proof["sha256"] == one["sha256"] and
       hashlib.sha256(own).hexdigest() in [c["sha256"] for c in
                                           proof["copies"]] and
       done["photo"]["sha256"] in str(proof["deliveries"]),
       "a certificate names the very letter, and the photo", proof)
events = dict(service.rows("SELECT seq, kind FROM event"))
tap.ok(proof["events"] and all(events[e["seq"]] == e["kind"]
                               for e in proof["events"]),
       "and the events that say so, by number", proof["events"])
answer = call("GET", f"/letters/{one['id']}/certificate.pdf")
with open(kept, "wb") as file:
    file.write(answer.body)
file = ua.File(kept)
said = " ".join(text for _, _, text in file.blocks)
tap.ok(not file.broken, "its pages keep PDF/UA", file.broken)
tap.ok("AB123456789GB" in said and "at the door" in said and
       proof["sha256"] in said.replace(" ", ""), "and say the same", said)
tap.ok("understood" not in said.lower() and
       "understood" not in str(proof).lower(),
       "that somebody understood it is no part of it")

# ---- text messages through a gateway ----

answer = call("POST", "/settings/text-messages", {
    "url": f"http://127.0.0.1:{server.server_port}/v1"}, admin)
tap.equal(answer.code, 422, "a gateway in the own network has to be named so")
answer = call("POST", "/settings/text-messages", {
    "url": f"http://127.0.0.1:{server.server_port}/v1", "private": True,
    "field_to": "msisdn", "field_text": "body\nx"}, admin)
tap.equal(answer.code, 422, "a field's name is one word")
answer = call("POST", "/settings/text-messages", {
    "url": f"http://127.0.0.1:{server.server_port}/v1", "private": True,
    "field_to": "msisdn", "field_text": "body", "sender": "Example"}, admin)
tap.equal(answer.code, 200, "a gateway is set up")
secret = base64.b64decode(answer.json["secret"][len("whsec_"):])
answer = call("POST", "/settings/mail", {
    "address": "https://letters.example", "host": "127.0.0.1",
    "port": posts.server_address[1],
    "security": "none", "sender": "us@homes.example", "private": True}, admin)
assert answer.code == 200, answer.text
told = letter(tenant(5, phone="07700 900321"),
              channel="text")
tap.equal([(d["method"], d["state"], d["reach"]) for d in deliveries(told)],
          [("text", "to-do", "07700 900321")], "a letter goes as a text")
state = "SELECT trouble FROM outbox WHERE kind = 'sms' AND attempts = 1"
tap.ok(until(lambda: any(r[0] for r in service.rows(state))) and
       "503" in service.rows(state)[0][0],
       "a gateway that cannot now is asked again later", service.rows(state))
tap.equal(deliveries(told)[0]["state"], "to-do", "the letter waits till then")
service.rows("UPDATE outbox SET next_at = 0 WHERE kind = 'sms'")
service.run("mail", "send", "--db", service.db)
sent = deliveries(told)[0]
tap.equal((sent["state"], sent["trouble"], len(got)), ("sent", None, 2),
          "and takes it then")
(headers, message), (_, before) = got[1], got[0]
tap.equal((message["msisdn"], message["from"], headers["Authorization"],
           message["id"]), ("+447700900321", "Example",
                            "Bearer example-key", before["id"]),
          "its number, sender and key, and the same id at each try")
tap.ok(message["body"].startswith("Example Homes\n") and
       message["body"].endswith("\nhttps://letters.example" +
                                told["address"]),
       "who writes, one sentence, and the address", message["body"])
tap.ok(any(hmac.compare_digest(
    headers["Webhook-Signature"], "v1," + base64.b64encode(hmac.new(
        secret, f"{headers['Webhook-Id']}.{headers['Webhook-Timestamp']}."
        .encode() + raw, hashlib.sha256).digest()).decode())
    for raw in raws), "signed under the secret that the settings show")
lost = letter(tenant(6, phone="07700 900999"), channel="text")
tap.ok(until(lambda: deliveries(lost)[0]["state"] == "failed"),
       "what the gateway will never take is given up", deliveries(lost))
home = letter(tenant(7, phone="0161 496 0000"), channel="text")
tap.ok(until(lambda: deliveries(home)[0]["state"] == "failed") and
       len(got) == 3, "a number of no mobile telephone is not even tried",
       deliveries(home))
tap.equal(call("GET", "/returns").json["returns_open"], 2,
          "both are tasks of who issued them")
tap.ok("07700 900321" not in str(service.rows(
    "SELECT payload FROM event_payload")), "no event has the number in it")

# ---- an e-mail that goes, and bounces a day later ----

mailed = letter(tenant(8, email="amina@home.example"), channel="email")
service.run("mail", "send", "--db", service.db, "--again")
tap.ok(until(lambda: deliveries(mailed)[0]["state"] == "sent"),
       "a letter goes by e-mail", deliveries(mailed))
mail = mails[-1]
body = mail.get_body(("plain",)).get_content()
tap.ok("https://letters.example" + mailed["address"] in body and
       mail["Subject"] == "A new letter for you" and
       mail.get_content_type() == "multipart/alternative",
       "with its address, as text and as a page", body)


def bounce(action, mail_id):
    report = (
        "Content-Type: multipart/report; report-type=delivery-status;"
        " boundary=b\r\n\r\n--b\r\nContent-Type: message/delivery-status"
        f"\r\n\r\nAction: {action}\r\nStatus: 5.1.1\r\n"
        "Diagnostic-Code: smtp; 550 mailbox is full\r\n--b\r\n"
        "Content-Type: text/rfc822-headers\r\n\r\n"
        f"Message-ID: {mail_id}\r\n--b--\r\n")
    return subprocess.run([BINARY, "mail", "bounce", "--db", service.db],
                          input=report, text=True, capture_output=True,
                          timeout=60)


tap.equal(bounce("delayed", mail["Message-ID"]).stdout, "-\tdelayed\n",
          "what is only late has not come back")
tap.equal(bounce("failed", "<06GYZ2M1T4XW8@x.example>").stdout,
          "-\tfailed\n", "a bounce of another mail is no letter's")
tap.equal(bounce("failed", mail["Message-ID"]).stdout,
          f"{mailed['id']}\tfailed\n", "a bounce names the letter")
back = deliveries(mailed)[0]
tap.ok(back["state"] == "returned" and back["trouble"] ==
       "550 mailbox is full" and back["waits"],
       "which came back, as a task", back)
tap.equal(bounce("failed", mail["Message-ID"]).returncode, 0,
          "the same bounce twice is no harm")
no = subprocess.run([BINARY, "mail", "bounce", "--db", service.db],
                    input="Subject: hello\n\nhello\n", text=True,
                    capture_output=True, timeout=60)
tap.ok(no.returncode == 1 and "RFC 3464" in no.stderr,
       "any other mail is refused", no.stderr)

# ---- kept, and held ----

keeping = call("GET", f"/letters/{one['id']}").json["keeping"]
tap.ok(keeping["class"] == "service" and keeping["years"] == 6 and
       not keeping["held"], "kept for the years of its class", keeping)
answer = call("POST", "/settings/keeping", {"class": "service", "years": 8,
                                            "reason": "our insurer"}, manager)
tap.equal(answer.code, 403, "a manager does not change that")
answer = call("POST", "/settings/keeping", {"class": "service", "years": 41,
                                            "reason": "for ever"}, admin)
tap.equal(answer.code, 422, "nor an administrator past 40 years")
answer = call("POST", "/settings/keeping", {"class": "service", "years": 8,
                                            "reason": "our insurer"}, admin)
tap.equal(answer.code, 200, "an administrator does, with a reason")
answer = call("POST", f"/letters/{one['id']}/holds", {
    "whose": "tenant", "reason": "claim for disrepair"})
tap.equal(answer.code, 201, "an officer holds every letter of a tenant")
hold = answer.json["id"]
keeping = call("GET", f"/letters/{one['id']}").json["keeping"]
tap.ok(keeping["years"] == 8 and keeping["held"] and
       keeping["holds"][0]["reason"] == "claim for disrepair",
       "both show", keeping)
tap.equal(call("POST", f"/letters/{one['id']}/holds/{hold}/end",
               {"reason": "settled"}).code, 403, "who ends it is a manager")
tap.equal(call("POST", f"/letters/{two['id']}/holds/{hold}/end",
               {"reason": "settled"}, manager).code, 404,
          "and not from another's letter")
tap.equal(call("POST", f"/letters/{one['id']}/holds/{hold}/end",
               {"reason": "settled"}, manager).code, 200, "it ends")

server.shutdown()
posts.shutdown()
tap.done()
