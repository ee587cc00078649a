#!/usr/bin/env python3
"""Files that come with a request: kept by what they are, found again by their
bytes, shown to those who may see them and to nobody else."""
import datetime
import hashlib
import os

from service import Service, Tap

tap = Tap()
service = Service()
FILES = os.environ["top_srcdir"] + "/tests/data/attachment/"
ADMIN = service.token("admin", "--role", "administrator")
OFFICER = service.token("officer", "--role", "officer")
AUDITOR = service.token("auditor", "--role", "auditor")
TRANSLATOR = service.token("translator", "--role", "translator")


def read(name):
    with open(FILES + name, "rb") as file:
        return file.read()


def upload(path, content, name, token=OFFICER, fields=()):
    mark = "example-boundary-7"
    parts = "".join(
        f'--{mark}\r\nContent-Disposition: form-data; name="{key}"\r\n\r\n'
        f"{value}\r\n" for key, value in fields)
    return service.call("POST", path, parts.encode() + (
        f'--{mark}\r\nContent-Disposition: form-data; name="attachment"; '
        f'filename="{name}"\r\nContent-Type: text/html\r\n\r\n').encode() +
        content + f"\r\n--{mark}--\r\n".encode(), token, {
            "Content-Type": f"multipart/form-data; boundary={mark}"})


def get(path, token=OFFICER):
    return service.call("GET", path, None, token)


def post(path, body, token=OFFICER, **headers):
    return service.call("POST", path, body, token, headers)


def act(ref, action, body=None, token=ADMIN):
    tag = get("/requests/" + ref, token).header("etag")
    return service.call("POST", f"/requests/{ref}/items/1/{action}",
                        body or {}, token, {"If-Match": tag})


def request(tenant, **more):
    body = {"service": "translation", "tenant": tenant, "words": 30,
            "subject": "Repairs letter", "document_class": "service",
            "items": [{"from": "en", "language": "so"}]}
    answer = post("/requests", {**body, **more})
    assert answer.code == 201, answer.text
    return answer.json["ref"]


tenants = [post("/tenants", {"reference": f"T-{n}", "name": f"Amina {n}",
                             "language_read": "so",
                             "language_spoken": "so"}).json["id"]
           for n in range(2)]
provider = post("/providers", {"name": "Example Languages", "kind": "agency",
                               "skills": "translation en>so"}, ADMIN).json
DOCX, PDF = read("letter.docx"), read("letter.pdf")

# Added to a request that is there.
ref = request(tenants[0])
answer = upload(f"/requests/{ref}/attachments", DOCX, "letter.docx")
tap.equal(answer.code, 201, "a Word file is kept")
first = answer.json
tap.equal((first["kind"], first["words"], first["sha256"], first["type"]),
          ("docx", 30, hashlib.sha256(DOCX).hexdigest(),
           "application/vnd.openxmlformats-officedocument."
           "wordprocessingml.document"),
          "its kind, words and hash are told, whatever the browser said")
tap.equal(upload(f"/requests/{ref}/attachments", DOCX, "again.docx")
          .json["id"], first["id"], "the same bytes twice are one")
second = upload(f"/requests/{ref}/attachments", PDF, "letter.pdf").json
tap.equal(second["words"], 30, "the words of a PDF are counted")
shown = get(f"/requests/{ref}").json
tap.equal([a["name"] for a in shown["attachments"]],
          ["letter.docx", "letter.pdf"], "the request shows both")
answer = get(f"/requests/{ref}/attachments/{first['id']}")
tap.ok(answer.body == DOCX, "and hands out the bytes")
tap.ok(answer.header("content-disposition").startswith("attachment") and
       answer.header("x-content-type-options") == "nosniff" and
       "; sandbox" in answer.header("content-security-policy") and
       answer.header("content-type") == first["type"],
       "to be saved, never run", answer.headers)
tap.equal(get(f"/requests/{ref}/attachments/{first['id']}", AUDITOR).code,
          200, "an auditor may look")
tap.equal(get(f"/requests/{ref}/attachments/{first['id']}", TRANSLATOR).code,
          403, "a translator may not")
tap.equal(upload(f"/requests/{ref}/attachments", DOCX, "x.docx",
                 AUDITOR).code, 403, "and neither adds anything")

# What is refused is not kept.
before = service.rows("SELECT count(*) FROM content")[0][0]
for name, content, part in (
        ("letter.pdf", DOCX, "it is a Word file"),
        ("locked.pdf", read("locked.pdf"), "protected by a password"),
        ("letter.docx", read("macros.docx"), "has macros"),
        ("letter.docx", read("bomb.docx"), "far more than"),
        ("letter.txt", b"", "is empty"),
        ("letter.pdf", b"%PDF-1.4\n" + b"\0" * ((20 << 20) - 8),
         "too large"),
        ("a.docx", read("cut.docx"), "is damaged")):
    answer = upload(f"/requests/{ref}/attachments", content, name)
    tap.ok(answer.code == 422 and part in answer.text and
           "/attachment" in answer.pointers,
           f"{name} is refused: {part}", (answer.code, answer.text[:300]))
answer = upload(f"/requests/{ref}/attachments", b"x" * (21 << 20), "a.txt")
tap.equal(answer.code, 413, "what is far too large is not even read")
tap.equal(service.rows("SELECT count(*) FROM content")[0][0], before,
          "nothing of it is kept")
wire = service.wire()
wire.send(f"POST /api/v1/requests/{ref}/attachments HTTP/1.1\r\n"
          f"Host: {service.host}\r\nAuthorization: Bearer {OFFICER}\r\n"
          "Content-Type: multipart/form-data; boundary=x\r\n"
          f"Content-Length: {2 << 30}\r\n\r\n")
tap.equal(wire.answer().code, 413, "2 GB are refused before they are sent")
wire.close()
answer = upload(f"/requests/{ref}/attachments", b"other words", "a\nb\r\u2028.txt")
tap.ok(answer.code == 400 or answer.json["name"] == "ab.txt",
       "a name with line breaks is cleaned", answer.text)
answer = upload(f"/requests/{ref}/attachments", b"words", "a\u202egpj.txt")
tap.ok(answer.code == 201 and answer.json["name"] == "agpj.txt",
       "a name that turns round is cleaned", answer.text)
tap.ok("\u202e" not in get(f"/requests/{ref}").text, "and never shown")

# Taken away with a reason, before work starts.
removal = f"/requests/{ref}/attachments/{second['id']}/remove"
tap.equal(post(removal, {}).code, 422, "to take one away needs a reason")
tap.equal(post(removal, {"reason": "Wrong tenant"}).code, 200,
          "with one it is taken away")
tap.equal(get(f"/requests/{ref}/attachments/{second['id']}").code, 404,
          "and is not there any more")
gone = get(f"/requests/{ref}").json["attachments"][1]
tap.equal((gone["id"], gone["reason"]), (None, "Wrong tenant"),
          "but that it was there stays")
tap.equal(service.rows("SELECT count(*) FROM content WHERE sha256 = ?",
                       hashlib.sha256(PDF).digest())[0][0], 0,
          "its bytes are gone")
tap.equal(post(removal, {"reason": "Again"}).code, 404, "and only once")

# Held while a form goes on.
held = upload("/attachments", PDF, "scan.pdf").json
tap.equal(get(f"/attachments/{held['id']}").json["attachments"][0]["name"],
          "scan.pdf", "a held file is there for who sent it")
tap.equal(get(f"/attachments/{held['id']}", ADMIN).code, 404,
          "and for nobody else")
tap.equal(get(f"/requests/{ref}/attachments/{held['id']}").code, 404,
          "nor under a request that it does not belong to")

# The provider sees files once the work is theirs.
offer = get(f"/requests/{ref}", ADMIN).json["items"][0]["offers"][0]["address"]
tap.equal(service.call("GET", offer).json["attachments"], [],
          "an offer shows no files")
path = f"{offer}/attachments/{first['id']}"
tap.equal(service.call("GET", path).code, 404, "nor hands them out")
service.call("POST", offer + "/accept", {})
tap.equal([a["name"] for a in service.call("GET", offer)
           .json["attachments"]][:1],
          ["letter.docx"], "after it was accepted it does")
tap.ok(service.call("GET", path).body == DOCX, "with their bytes")
answer = post(f"/requests/{ref}/attachments/{first['id']}/remove",
              {"reason": "Late"})
tap.equal(answer.code, 409, "then none is taken away any more")

kinds = [e["kind"] for e in get(f"/requests/{ref}/events").json["events"]]
tap.equal([kinds.count("attachment." + kind) for kind in
           ("added", "read", "removed")], [4, 2, 1],
          "the history has what was added and taken away, and who looked")

tap.done()
