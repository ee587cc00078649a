"""Letters on their way: each step written down, photos looked at, text messages
through a real gateway, mail through a real server's words, what comes back as a
task, printed together once and no more, proven by a certificate, and kept."""
import hashlib
import http.server
import json
import os
import re
import threading
import time

from service import Service, Tap

tap = Tap()
got = []


class Gateway(http.server.BaseHTTPRequestHandler):
    """Takes text messages; a number that ends with 999 is wrong for it, the
    first message of all meets a gateway that is just starting."""

    def do_POST(self):
        body = self.rfile.read(int(self.headers["Content-Length"]))
        message = json.loads(body)
        got.append((dict(self.headers), message))
        code = 503 if len(got) == 1 else \
            422 if message["msisdn"].endswith("999") else 202
        self.send_response(code)
        self.send_header("Content-Length", "0")
        self.end_headers()

    def log_message(self, *words):
        pass


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
picture = open(os.path.join(os.path.dirname(__file__), "..", "data", "files",
                            "picture.jpg"), "rb").read() \
    if os.path.exists(os.path.join(os.path.dirname(__file__), "..", "data",
                                   "files", "picture.jpg")) else None
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

server.shutdown()
tap.done()
