"""Mail: what we compose is read by Python's parser, whatever the script, and
nothing that is typed becomes a header; and it is handed to a real server, over
TLS, that is slow, refuses, puts off, and goes away in the middle."""
import email
import email.header
import email.policy
import html
import logging
import os
import re
import shutil
import socket
import sqlite3
import ssl
import subprocess
import sys
import tempfile
import time
import warnings

sys.path.insert(0, os.path.join(os.path.dirname(__file__), "..", "pdf"))
from debian import needs  # noqa: E402

needs("aiosmtpd")
from aiosmtpd.controller import Controller  # noqa: E402
from aiosmtpd.smtp import AuthResult  # noqa: E402

from service import SECONDS, Service, Tap  # noqa: E402

PRINT = os.path.join("tests", "web", "mail_print")
SENTENCE = "a sentence that goes on and on, " * 40
TEXTS = {
    "en": "Dear reader,\n\nShort.\nFrom here on.\n.\n..two\n\n- one\n"
          "- two = 2\n\nhttps://homes.example/o/abc?x=1&y=2\n\n" + SENTENCE +
          "\n",
    "cy": "Annwyl ŵr,\n\nMae’r gŵr yn dod ddydd Iau – am 10:00.\n",
    "ur": "محترم،\n\nپیشکش \u2068Example <b>\u2069 کی طرف سے۔\n\n"
          "https://homes.example/o/abc\n",
    "ar": "السلام عليكم\n\nالموعد غداً الساعة ١٠.\n",
    "fa": "سلام می‌کنم\n",
    "bn": "প্রিয়\n\nআগামীকাল।\n",
    "ta": "வணக்கம்\n",
    "ti": "ሰላም\n\nጽባሕ።\n",
    "pl": "Dzień dobry\n\nżółw\n",
    "zh-Hans": "您好，\n\n" + "这是一封很长的信。" * 60 + "\n",
}
SUBJECTS = [
    "Offer", "", "x" * 300, "Word " * 60, "Näyttö näyttö " * 20,
    "پیشکش: ترجمہ، اردو — بدھ 21 نومبر تک جواب دیں " * 3, "😀" * 60,
    "evil\r\nBcc: thief@evil.example", "evil\nX: y", "evil\r\n\r\n<b>body",
    "=?utf-8?Q?fake?=", "e\u0301" * 90, "tab\there \u202eturned\u202c",
    " padded  twice ", "a\u2028b", "\u2068نام\u2069: offer",
]
NAMES = [
    "Ann Example", "Example, Ann", 'Ann "Quote" Back\\slash', "Łukasz Żółw",
    "عائشہ مثال", "李小明", "O'Brien & Sons (Ltd)", "a.b@c.example", "x" * 120,
    "evil\r\nBcc: thief@evil.example", "<thief@evil.example>, Ann",
    "名" * 80, "",
]
ADDRESS = "service@homes.example"
READER = "reader@example.org"


def cases():
    """From, its name, to, its name, reply-to, language, subject, text."""
    for tag, text in TEXTS.items():
        yield (ADDRESS, "Example Homes", READER, "Reader",
               "office@homes.example", tag, f"Subject {tag}", text)
    for subject in SUBJECTS:
        yield ADDRESS, "Homes", READER, "", "", "en", subject, "x\n"
    for name in NAMES:
        yield ADDRESS, name, READER, name, ADDRESS, "ur", "s", "x\n"
    yield ADDRESS, "H", "用户@例子.example", "", "", "en", "s", "x\n"


def escaped(text):
    for plain, written in (("\\", "\\\\"), ("\n", "\\n"), ("\r", "\\r"),
                           ("\t", "\\t")):
        text = text.replace(plain, written)
    return text


def composed(rows):
    lines = "".join("\t".join(
        escaped(field) for field in (*row[:5], f"ID{n}", *row[5:])) + "\n"
        for n, row in enumerate(rows))
    out = subprocess.run([PRINT], input=lines.encode(), check=True,
                         stdout=subprocess.PIPE, timeout=20).stdout
    return out.split(b"\0")[:-1]


def cleaned(text):
    """As a header may hold it."""
    text = re.sub("[\u202a-\u202e]", "", text)
    return re.sub("[\0-\x20\x7f-\x9f\u2028\u2029]+", " ", text).strip(" ")


def header(parsed, name):
    return str(email.header.make_header(
        email.header.decode_header(parsed[name].replace("\r\n", ""))))


def differences(row, mail):
    """What Python's parser reads other than it was meant."""
    parsed = email.message_from_bytes(mail, policy=email.policy.SMTP)
    old = email.message_from_bytes(mail)
    plain, page = parsed.iter_parts()
    direction = "rtl" if row[5] in ("ur", "ar", "fa") else "ltr"
    words = re.sub("<title>.*?</title>|<[^>]*>", "", page.get_content(),
                   flags=re.S)
    pairs = [
        (header(old, "subject"), cleaned(row[6])),
        (plain.get_content().replace("\r\n", "\n"), row[7]),
        (re.sub(r"\s+", "", html.unescape(words)),
         re.sub(r"(?m)^- |\s+|[\u2068\u2069]", "", row[7])),
        (parsed["bcc"], None), (parsed["x"], None),
        ([part.defects for part in parsed.walk()], [[]] * 3),
        (f'lang="{row[5]}" dir="{direction}"' in page.get_content(), True),
        (b"\n" in mail.replace(b"\r\n", b""), False),
        (max(map(len, mail.split(b"\r\n"))) <= 78, True),
    ]
    for name, address, person in (("from", row[0], row[1]),
                                  ("to", row[2], row[3])):
        if not address.isascii():
            pairs.append((f"<{address}>\r\n".encode() in mail, True))
            continue
        said = re.sub(r'^"(.*)"(?= <)', lambda found: re.sub(
            r"\\(.)", r"\1", found[1]), header(old, name)).strip()
        pairs += [(said, f"{cleaned(person)} <{address}>".strip()),
                  (len(parsed[name].addresses), 1)]
    return [pair for pair in pairs if pair[0] != pair[1]]


tap = Tap()
rows = list(cases())
mails = composed(rows)
tap.equal(len(mails), len(rows), "each is one mail")
tap.equal([found for pair in zip(rows, mails)
           for found in differences(*pair)], [], "they are read as meant")
tap.equal([row for row, mail in zip(rows, mails)
           if row[2].isascii() and not mail.isascii()], [], "all is ASCII")
tap.equal(composed(rows), mails, "the same parts are the same bytes")

# A server of this machine, with a certificate that nobody signed.
if not shutil.which("openssl"):
    tap.done()
folder = tempfile.TemporaryDirectory(prefix="vernacular-mail-")
CERT = os.path.join(folder.name, "cert.pem")
KEY = os.path.join(folder.name, "key.pem")
subprocess.run(["openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes",
                "-keyout", KEY, "-out", CERT, "-days", "2", "-subj",
                "/CN=localhost", "-addext", "subjectAltName=DNS:localhost"],
               check=True, capture_output=True, timeout=60)
CERTIFICATE = open(CERT).read()
PASSWORD = "open sesame, open"


class Mailbox:
    """What a mail server does with each recipient, by the address' name."""

    def __init__(self):
        self.taken, self.seen, self.sessions = [], [], set()

    async def handle_RCPT(self, server, session, envelope, address, options):
        self.seen.append(address)
        if address.startswith("nobody") and "nobody" not in FORGIVEN:
            return "550 5.1.1 No such user here"
        if address.startswith("grey") and self.seen.count(address) == 1:
            return "451 4.7.1 Greylisted, come again"
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(self, server, session, envelope):
        self.taken.append((envelope.rcpt_tos[0], envelope.content))
        self.sessions.add(session.peer)
        again = [to for to, _ in self.taken].count(envelope.rcpt_tos[0])
        if envelope.rcpt_tos[0].startswith("drop") and again == 1:
            server.transport.close()
        if envelope.rcpt_tos[0].startswith("slow"):
            time.sleep(1)
        return "250 Taken"


FORGIVEN = set()
NOBODY = "01" + "z" * 11


def authenticator(server, session, envelope, mechanism, data):
    return AuthResult(success=data.login == b"vernacular" and
                      data.password == PASSWORD.encode(), handled=False)


def free_port():
    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        return one.getsockname()[1]


logging.disable()
warnings.simplefilter("ignore")
mailbox = Mailbox()
context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
context.load_cert_chain(CERT, KEY)
server = Controller(mailbox, hostname="127.0.0.1", port=free_port(),
                    tls_context=context, require_starttls=True,
                    auth_required=True, authenticator=authenticator)
server.start()

service = Service()
admin = service.token("admin", "--role", "administrator")
officer = service.token("officer", "--role", "officer")


def settings():
    return service.call("GET", "/settings/mail", token=admin).json


def post(path, body, token=None):
    return service.call("POST", path, body, token or admin)


def tested():
    return post("/settings/mail/test", {"to": "ann@example.org"})


def until(holds, seconds=10):
    end = time.monotonic() + seconds
    while not holds() and time.monotonic() < end:
        time.sleep(0.05)
    return holds()


# Set up, wrongly at first.
tap.equal((settings()["server"], tested().code), (None, 422),
          "without a server nothing is tested")
GOOD = {"address": "https://language.homes.example/", "host": "localhost",
        "port": server.port, "security": "starttls", "user": "vernacular",
        "password": PASSWORD, "sender": "language@homes.example",
        "reply_to": "office@homes.example", "private": True,
        "authority": CERTIFICATE}
for wrong, pointers in (
        ({"address": ""}, {"/address"}),
        ({"address": "homes.example"}, {"/address"}),
        ({"address": "https://homes.example/path"}, {"/address"}),
        ({"address": "https://a\"><b>"}, {"/address"}),
        ({"host": "mail server"}, {"/host"}),
        ({"host": ""}, {"/host"}),
        ({"port": 0}, {"/port"}), ({"port": 70000}, {"/port"}),
        ({"security": "ssl"}, {"/security"}),
        ({"security": "none"}, {"/user"}),
        ({"password": ""}, {"/password"}),
        ({"user": ""}, {"/user"}),
        ({"sender": "homes"}, {"/sender"}),
        ({"sender": "a@b@homes.example"}, {"/sender"}),
        ({"reply_to": "a b@homes.example"}, {"/reply_to"}),
        ({"authority": "hello"}, {"/authority"}),
        ({"sender": "", "host": "-"}, {"/sender", "/host"})):
    answer = post("/settings/mail", GOOD | wrong)
    tap.equal((answer.code, answer.pointers), (422, pointers),
              f"refused: {wrong}")
tap.equal(post("/settings/mail", GOOD, officer).code, 403,
          "administrators alone")
for wrong, word in (({"authority": ""}, "not trusted"),
                    ({"private": False}, "private network"),
                    ({"password": "wrong"}, "Check the user"),
                    ({"port": free_port()}, "did not take"),
                    ({"host": "nowhere.invalid"}, "not known"),
                    ({"security": "none", "user": "", "password": ""},
                     "does not take mail from")):
    kept = post("/settings/mail", GOOD | wrong)
    answer = tested()
    tap.ok((kept.code, answer.code) == (200, 422) and
           word in answer.json["detail"], f"a test tells: {word}",
           (kept.text, answer.text))
post("/settings/mail", GOOD)
tap.equal(post("/settings/mail/test", {"to": "not an address"}).pointers,
          {"/to"}, "a test goes to an address")
answer = tested()
tap.equal((answer.code, answer.json.get("answer")), (200, "250 Taken"),
          "over TLS, with a password")
to, mail = mailbox.taken.pop()
parsed = email.message_from_bytes(mail, policy=email.policy.SMTP)
tap.equal((to, str(parsed["from"]), str(parsed["reply-to"]),
           str(parsed["to"]), str(parsed["auto-submitted"]),
           str(parsed["subject"])),
          ("ann@example.org", "Example Homes <language@homes.example>",
           "office@homes.example", "ann@example.org", "auto-generated",
           "Test of mail from Example Homes"), "who writes to whom")
tap.equal((PASSWORD in service.call("GET", "/settings/mail",
                                    token=admin).text,
           PASSWORD.encode() in open(service.db, "rb").read() +
           open(service.db + "-wal", "rb").read(),
           settings()["server"]["has_password"]), (False, False, True),
          "the password is sealed")
tap.equal(post("/settings/mail", {"host": "elsewhere.example"}).pointers,
          {"/password"}, "and goes to no other server")
tap.equal((post("/settings/mail", {"reply_to": "desk@homes.example"}).code,
           settings()["reply_to"], tested().code),
          (200, "desk@homes.example", 200), "what is not said stays")
mailbox.taken.clear()
mailbox.sessions.clear()


# The outbox.
def waits(names, text="Hello"):
    """Put mail as it waits in the outbox."""
    start = service.rows("SELECT COALESCE(MAX(id), 0) FROM outbox")[0][0]
    house = service.rows("SELECT id FROM organisation")[0][0]
    with sqlite3.connect(service.db, timeout=10) as db:
        db.executemany(
            "INSERT INTO outbox (id, kind, key, payload, state, attempts,"
            " next_at, trouble, organisation) VALUES (?1, 'mail', ?2,"
            " json_object('to', ?3, 'to_name', 'عائشہ \"A\" مثال',"
            " 'language', 'ur', 'subject', 'پیشکش', 'text', ?4, 'date',"
            " 1790000000, 'path', '/o/abc', 'template', 'test'), 'waiting',"
            " 1, 9e9, 'put off', ?5)",
            [(n, f"mail/{n}", name + "@example.org", text, house)
             for n, name in enumerate(names, start + 1)])


def hasten():
    post("/settings/mail", {})


def arrived(name):
    return [content for to, content in mailbox.taken if to.startswith(name)]


waits(["grey", "nobody", "drop", "slow", "fine"], "سلام\n\n/o/abc\n")
hasten()
tap.ok(until(lambda: arrived("fine") and arrived("drop") and
             settings()["failed"] == 1 and arrived("slow")),
       "what can go goes", mailbox.seen)
given = settings()["given_up"]
tap.equal((len(given), given[0]["to"], given[0]["tries"],
           "550 5.1.1 No such user" in given[0]["trouble"]),
          (1, "nobody@example.org", 2, True), "what cannot is shown")
tap.ok(until(lambda: settings()["waiting"] == 2), "what may later waits",
       settings())
hasten()
tap.ok(until(lambda: arrived("grey") and len(arrived("drop")) == 2),
       "and goes later", mailbox.seen)
ids = {email.message_from_bytes(one)["message-id"] for one in arrived("drop")}
tap.equal((len(ids), len(set(arrived("drop")))), (1, 1),
          "a repeat is the same bytes under the same Message-ID")
parsed = email.message_from_bytes(arrived("fine")[0],
                                  policy=email.policy.SMTP)
plain, page = (part.get_content().replace("\r\n", "\n")
               for part in parsed.iter_parts())
tap.equal((plain, parsed["to"].addresses[0].display_name,
           'href="https://language.homes.example/o/abc"' in page,
           'dir="rtl"' in page),
          ("سلام\n\nhttps://language.homes.example/o/abc\n",
           'عائشہ "A" مثال', True, True), "a link leads to this service")
tap.equal(post("/settings/mail/again", {"id": NOBODY}).code, 404,
          "nothing else is tried again")
FORGIVEN.add("nobody")
tap.equal(post("/settings/mail/again", {"id": given[0]["id"]}).code, 200,
          "what was given up is tried again")
tap.ok(until(lambda: arrived("nobody") and not settings()["failed"]),
       "and arrives")

# A thousand, over few connections, each once.
mailbox.taken.clear()
mailbox.sessions.clear()
waits([f"r{n}" for n in range(1000)], "Hello " * 50)
hasten()
begun = time.monotonic()
tap.ok(until(lambda: len(mailbox.taken) >= 1000, 20), "a thousand arrive",
       len(mailbox.taken))
print(f"# {time.monotonic() - begun:.1f} s, "
      f"{len(mailbox.sessions)} connections")
tap.equal((len({to for to, _ in mailbox.taken}), len(mailbox.taken)),
          (1000, 1000), "each once")
tap.ok(len(mailbox.sessions) <= 8, "over few connections",
       len(mailbox.sessions))

# What providers are told: the work, and nothing of whom it is for.
mailbox.taken.clear()


def made(path, body):
    answer = post(path, body)
    assert answer.code == 201, (path, answer.text)
    return answer.json


def letter(name, word):
    """The plain text of the mail to somebody whose subject has that word."""
    for content in arrived(name):
        parsed = email.message_from_bytes(content,
                                          policy=email.policy.SMTP)
        if word in str(parsed["subject"]):
            return next(parsed.iter_parts()).get_content()
    return None


made("/providers", {
    "name": "Łukasz Żółw Languages", "kind": "agency",
    "email": "agency@example.org",
    "skills": "translation en>pl 0.12/word;"
              " interpreting pl on-site 38.00/hour"})
tenant = made("/tenants", {
    "reference": "T-1", "name": "Zebedee Quillfeather",
    "phone": "0161 555 0199", "language_read": "pl",
    "address_1": "1 Secret Street", "postcode": "M1 1AA"})["id"]
visit = made("/requests", {
    "service": "interpreting", "tenant": tenant,
    "subject": "Visit of Zebedee", "items": [
        {"from": "en", "language": "pl", "mode": "on-site",
         "starts_at": f"{time.gmtime().tm_year + 1}-03-01T10:00",
         "minutes": 60}]})["ref"]
text = made("/requests", {
    "service": "translation", "tenant": tenant, "words": 100,
    "document_class": "legal", "subject": "Zebedee's letter",
    "items": [{"from": "en", "language": "pl"}]})["ref"]
shown = service.call("GET", f"/requests/{text}", token=admin).json
link = shown["items"][0]["offers"][0]["address"]
hasten()
tap.ok(until(lambda: letter("agency", "Interpreter") and
             letter("agency", "translation")), "offers arrive",
       settings())
words = letter("agency", "Interpreter")
tap.equal([line for line in ("- Interpreter, In person",
                             "- Language: from English to Polish",
                             "- Where: M1",
                             "- Price without VAT: £38.00")
           if line not in words], [], "they say what there is to do")
tap.ok("https://language.homes.example" + link + "\r\n" in
       letter("agency", "translation"), "and where to answer")
tap.equal([one for one in ("Zebedee", "Quillfeather", "Secret", "1AA",
                           "0199", "T-1", visit, text)
           if any(one in letter("agency", kind)
                  for kind in ("Interpreter", "translation"))], [],
          "and nothing personal")


def act(ref, action, **more):
    shown = service.call("GET", f"/requests/{ref}", token=admin)
    answer = service.call(
        "POST", f"/requests/{ref}/items/1/{action}", more, admin,
        {"If-Match": shown.header("etag")})
    assert answer.code == 200, answer.text


act(visit, "cancel", reason="no longer needed")
hasten()
tap.ok(until(lambda: letter("agency", "taken back")),
       "who was asked is told that it is over")
unsent = made("/requests", {
    "service": "translation", "tenant": tenant, "words": 200,
    "document_class": "legal", "subject": "Another letter",
    "items": [{"from": "en", "language": "pl"}]})["ref"]
act(unsent, "cancel", reason="no longer needed")
told = len(arrived("agency"))
hasten()
time.sleep(0.3)
tap.equal((len(arrived("agency")), settings()["waiting"]), (told, 0),
          "who was not told of an offer is not told of its end")
tap.equal(service.rows(
    "SELECT COUNT(*) FROM event JOIN request ON request.id = event.subject"
    " WHERE kind = 'mail.sent' AND ref = ?", visit), [(2,)],
    "the history says so")

# By command line, and gone.
binary = [os.environ.get("VERNACULAR", "src/vernacular")]
tap.equal(subprocess.run(binary + ["mail", "test", "ann@example.org", "--db",
                                   service.db], capture_output=True,
                         text=True, timeout=SECONDS).stdout, "250 Taken\n",
          "the command line tests too")
waits(["late"])
post("/settings/mail", {"port": free_port()})
tap.ok(until(lambda: "did not take" in (settings()["trouble"] or "")),
       "a server that is down is told", settings())
tap.equal((post("/settings/mail/remove", {}).code, settings()["server"],
           settings()["waiting"]), (200, None, 1), "without a server it waits")
tap.equal(service.stop(), 0, "SIGTERM ends it well")
server.stop()
tap.done()
