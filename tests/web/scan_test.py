#!/usr/bin/env python3
"""A real virus scanner looks at what comes in, through every door: what it
finds is not kept, and without its answer nothing is."""
import hashlib
import os
import re
import shutil
import socket
import subprocess
import sys
import tempfile
import threading
import time

from service import SECONDS, Service, Tap

CLAMD = shutil.which("clamd", path="/usr/sbin:/usr/bin:/usr/local/sbin")
EICAR = (rb"X5O!P%@AP[4\PZX54(P^)7CC)7}$EICAR-STANDARD-ANTIVIRUS-TEST"
         rb"-FILE!$H+H*")
FOUND = "Example.Eicar.UNOFFICIAL"
LIMIT = 1 << 20

if not CLAMD:
    print("1..0 # SKIP clamd is not here: apt install clamav-daemon")
    sys.exit(0)

folder = tempfile.TemporaryDirectory(prefix="vernacular-")
PLACE = os.path.join(folder.name, "scan")


def file(name, text):
    with open(os.path.join(folder.name, name), "w",
              encoding="ascii") as out:
        out.write(text)


def begin_scanner():
    """clamd with two signatures of our own, once it takes connections."""
    os.makedirs(os.path.join(folder.name, "db"), exist_ok=True)
    file("db/own.hdb", f"{hashlib.md5(EICAR).hexdigest()}:{len(EICAR)}:"
         "Example.Eicar\n")
    file("db/own.ndb", f"Example.Eicar:0:*:{EICAR.hex()}\n")
    file("clamd.conf", f"DatabaseDirectory {folder.name}/db\n"
         f"LocalSocket {PLACE}\nTemporaryDirectory {folder.name}\n"
         f"StreamMaxLength {LIMIT}\nForeground yes\n")
    with open(os.path.join(folder.name, "log"), "w") as log:
        process = subprocess.Popen(
            [CLAMD, "-F", "-c", os.path.join(folder.name, "clamd.conf")],
            stdout=log, stderr=log)
    until = time.monotonic() + SECONDS
    while process.poll() is None and time.monotonic() < until:
        try:
            with socket.socket(socket.AF_UNIX) as one:
                one.connect(PLACE)
            return process
        except OSError:
            time.sleep(0.02)
    process.kill()
    process.wait()
    with open(os.path.join(folder.name, "log")) as log:
        print("1..0 # SKIP clamd does not start here:",
              log.read()[-200:].replace("\n", " "))
    sys.exit(0)


scanner = begin_scanner()
tap = Tap()
os.environ["VERNACULAR_SCANNER"] = "unix:" + PLACE
try:
    service = Service()
    ADMIN = service.token("admin", "--role", "administrator")

    def post(path, body, token=ADMIN):
        return service.call("POST", path, body, token)

    def made(path, body):
        answer = post(path, body)
        assert answer.code == 201, answer.text
        return answer.json

    def parts(field, content, name, fields=()):
        mark = "example-boundary-7"
        return ("".join(
            f'--{mark}\r\nContent-Disposition: form-data; name="{k}"'
            f"\r\n\r\n{v}\r\n" for k, v in fields) + (
            f'--{mark}\r\nContent-Disposition: form-data; name="{field}"; '
            f'filename="{name}"\r\nContent-Type: text/plain\r\n\r\n')
        ).encode() + content + f"\r\n--{mark}--\r\n".encode(), {
            "Content-Type": f"multipart/form-data; boundary={mark}"}

    def upload(path, content, name="a.txt", field="attachment", token=ADMIN,
               **fields):
        body, headers = parts(field, content, name, fields.items())
        return service.call("POST", path, body, token, headers)

    def infections():
        return service.rows("SELECT count(*) FROM event WHERE kind ="
                            " 'file.infected'")[0][0]

    def kept():
        return service.rows("SELECT (SELECT count(*) FROM content) +"
                            " (SELECT count(*) FROM file)")[0][0]

    tenant = made("/tenants", {"reference": "T-1", "name": "Amina Example",
                               "language_read": "so",
                               "language_spoken": "so"})["id"]
    provider = made("/providers", {"name": "Example Tongues",
                                   "kind": "agency", "contract_order": 1,
                                   "email": "desk@tongues.example",
                                   "skills": "translation en>so"})
    ref = made("/requests", {"service": "translation", "tenant": tenant,
                             "words": 30, "document_class": "service",
                             "subject": "Repairs letter",
                             "items": [{"from": "en",
                                        "language": "so"}]})["ref"]
    offer = service.call("GET", "/requests/" + ref, None, ADMIN).json[
        "items"][0]["offers"][0]["address"]
    assert service.call("POST", offer + "/accept", {}).code == 200

    # Clean, and infected, through the door of officers.
    path = f"/requests/{ref}/attachments"
    tap.equal(upload(path, b"Please call us.").code, 201,
              "what is clean is kept")
    before = kept()
    answer = upload(path, EICAR, "eicar\u202e.txt")
    tap.ok(answer.code == 422 and answer.pointers == {"/attachment"} and
           FOUND in answer.text and "eicar.txt was not kept" in answer.text,
           "what is infected is not, and the finding is named", answer.text)
    tap.equal((kept(), infections()), (before, 1),
              "nothing of it is kept but that it came")
    history = service.call("GET", f"/requests/{ref}/events", None,
                           ADMIN).json["events"]
    details = {d["name"]: d["value"] for d in history[-1]["details"]}
    tap.equal((history[-1]["kind"], details),
              ("file.infected",
               {"file": "eicar.txt", "finding": FOUND,
                "sha256": hashlib.sha256(EICAR).hexdigest()}),
              "the history of the request says so")

    # The same behind a page: the form again, with what was typed.
    cookie, csrf = service.sign_in()
    body, headers = parts("attachment", EICAR, "eicar.txt",
                          {"csrf": csrf}.items())
    answer = service.ask("POST", path, {**headers, "Cookie": cookie}, body)
    tap.ok(answer.code == 422 and FOUND in answer.text and
           "Repairs letter" in answer.text,
           "on the page the request stays in view", answer.text[:300])
    body, headers = parts("attachment", EICAR, "eicar.txt", {
        "csrf": csrf, "service": "translation", "tenant": tenant,
        "subject": "Kept as typed"}.items())
    answer = service.ask("POST", "/requests/new",
                         {**headers, "Cookie": cookie}, body)
    tap.ok(FOUND in answer.text and "Kept as typed" in answer.text,
           "and the form of a new one keeps what was typed",
           answer.text[:300])

    # Every other door there is, by the description of the interface.
    doors = []
    for name, methods in service.call("GET", "/openapi.json", None,
                                      ADMIN).json["paths"].items():
        form = methods.get("post", {}).get("requestBody", {}).get(
            "content", {}).get("multipart/form-data")
        for field, spec in (form or {"schema": {}})["schema"].get(
                "properties", {}).items():
            if spec.get("format") == "binary" or \
                    "contentMediaType" in spec:
                doors.append((name, field))
    tap.ok(len(doors) > 10, "there are many doors for files", doors)
    found = 0
    for name, field in doors:
        seen, before = infections(), kept()
        door = name.removeprefix("/api/v1").replace("{ref}", ref).replace(
            "{token}", offer.rsplit("/", 1)[1])
        door = re.sub(r"\{\w+\}", "1", door)
        if "/jobs/" in door:
            continue  # for who is signed in as a provider: below
        answer = upload(door, EICAR, "a.pdf", field,
                        None if door.startswith("/o/") else ADMIN)
        found += FOUND in answer.text
        tap.ok(answer.code in (422, 400, 428) and kept() == before and
               infections() == seen + (FOUND in answer.text),
               f"an infected file does not come in by {name}",
               (answer.code, answer.text[:300]))
    tap.ok(found > 5, "nearly all ask the scanner: the rest want more first",
           found)

    # Who comes with a link that is none is not worth a scan.
    seen = infections()
    answer = upload("/o/" + "x" * 43 + "/deliver", EICAR, "a.txt", "file",
                    None)
    tap.equal((answer.code, infections()), (404, seen),
              "a link that leads nowhere is not scanned for")

    answer = upload(path, b"a" * (LIMIT + 2))
    tap.ok(answer.code == 422 and answer.pointers == {"/attachment"} and
           "takes no file of this size" in answer.text,
           "what is larger than the scanner takes is refused", answer.text)

    # Without its answer nothing comes in; then it does again.
    said = service.run("doctor", "--db", service.db)
    tap.ok(re.search(r"^ok    scanner: ClamAV \d", said, re.M),
           "doctor says which scanner answers", said)
finally:
    scanner.kill()
    scanner.wait()


def close_early():
    """It takes a connection and is gone, as often as asked."""
    while True:
        try:
            one, _ = listener.accept()
        except OSError:
            return
        one.close()


before = kept()
answer = upload(path, b"Please call us again.")
tap.ok(answer.code == 503 and "does not answer" in answer.text and
       kept() == before, "no scanner, no file: try again", answer.text)
body, headers = parts("attachment", b"Words.", "a.txt", {
    "csrf": csrf, "service": "translation", "tenant": tenant,
    "subject": "Kept as typed"}.items())
answer = service.ask("POST", "/requests/new",
                     {**headers, "Cookie": cookie}, body)
tap.ok(answer.code == 503 and "does not answer" in answer.text and
       "Kept as typed" in answer.text, "and what was typed is not lost",
       (answer.code, answer.text[:300]))
code = subprocess.run([os.environ.get("VERNACULAR", "src/vernacular"),
                       "doctor", "--db", service.db], text=True,
                      capture_output=True, timeout=SECONDS)
tap.ok(code.returncode == 1 and "mend  scanner: " in code.stdout,
       "doctor says that it does not answer", code.stdout)
if os.path.exists(PLACE):
    os.unlink(PLACE)
with socket.socket(socket.AF_UNIX) as listener:
    listener.bind(PLACE)
    listener.listen()
    thread = threading.Thread(target=close_early)
    thread.start()
    answer = upload(path, b"Please call us again.")
    tap.ok(answer.code == 503 and kept() == before,
           "a scanner that hangs up is no scanner", answer.text)
    listener.shutdown(socket.SHUT_RDWR)
    thread.join(SECONDS)
os.unlink(PLACE)

# A scanner that takes files and says nothing holds up nobody else.
with socket.socket(socket.AF_UNIX) as listener, \
        socket.socket() as mailbox:
    listener.bind(PLACE)
    listener.listen(20)
    mailbox.bind(("127.0.0.1", 0))
    mailbox.listen()
    mailbox.settimeout(SECONDS)
    answer = post("/settings/mail", {
        "host": "127.0.0.1", "port": mailbox.getsockname()[1],
        "security": "starttls", "sender": "homes@homes.example",
        "private": True, "address": "https://homes.example/"})
    tap.equal(answer.code, 200, "a mail server: " + answer.text[:200])
    answers = []
    senders = [threading.Thread(target=lambda: answers.append(
        upload(path, b"Please call us again."))) for _ in range(6)]
    for sender in senders:
        sender.start()
    silent = [listener.accept()[0] for _ in range(3)]
    made("/requests", {"service": "translation", "tenant": tenant,
                       "words": 30, "document_class": "service",
                       "subject": "Another", "again_reason": "another",
                       "items": [{"from": "en", "language": "so"}]})
    mailbox.accept()[0].close()
    tap.equal((len(answers), sum(s.is_alive() for s in senders)), (0, 6),
              "mail goes out while six files wait for a scanner that hangs")
    listener.close()
    for one in silent:
        one.close()
    for sender in senders:
        sender.join(SECONDS)
    tap.equal({a.code for a in answers}, {503},
              "which are not kept, once it is gone")
os.unlink(PLACE)
scanner = begin_scanner()
try:
    tap.equal(upload(path, b"Please call us again.").code, 201,
              "once it is back, files come in again")
finally:
    scanner.kill()
    scanner.wait()
tap.equal(service.stop(), 0, "the server ends well")
for wrong in ("on",):
    code = subprocess.run(
        [os.environ.get("VERNACULAR", "src/vernacular"), "serve", "--db",
         PLACE], text=True, capture_output=True, timeout=SECONDS,
        env={**os.environ, "VERNACULAR_SCANNER": wrong})
    tap.ok(code.returncode and "VERNACULAR_SCANNER" in code.stderr,
           f"{wrong} is no address: the service does not start",
           code.stderr)
tap.done()
