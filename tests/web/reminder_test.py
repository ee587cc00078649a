"""A reminder from the booking to the mailbox: by real SMTP, to the tenant in the
language that they read and to the interpreter in theirs, when it is due and
not before; it dies with the time that it speaks of, and no rule about safe
contact is broken on the way."""
import datetime
import email
import email.policy
import socket
import threading
import time

from service import SECONDS, Service, Tap

tap = Tap()


class Mailbox(threading.Thread):
    """A mail server that takes everything. Source: RFC 5321."""

    def __init__(self):
        super().__init__(daemon=True)
        self.socket = socket.create_server(("127.0.0.1", 0))
        self.port = self.socket.getsockname()[1]
        self.taken = []  # (to, mail)
        self.start()

    def run(self):
        while True:
            line = self.socket.accept()[0]
            threading.Thread(target=self.talk, args=(line,),
                             daemon=True).start()

    def talk(self, line):
        with line, line.makefile("rb") as said:
            line.sendall(b"220 mail.example ESMTP\r\n")
            to = []
            for words in said:
                verb = words[:4].upper()
                if verb == b"RCPT":
                    to.append(words.split(b"<")[1].split(b">")[0].decode())
                if verb == b"DATA":
                    line.sendall(b"354 go on\r\n")
                    mail = b"".join(iter(said.readline, b".\r\n"))
                    self.taken += [(one, mail) for one in to]
                    to = []
                if verb == b"QUIT":
                    line.sendall(b"221 bye\r\n")
                    return
                line.sendall(b"250 mail.example\r\n")

    def of(self, address):
        """Subject and text of each mail to an address."""
        found = []
        for to, mail in list(self.taken):
            if to == address:
                read = email.message_from_bytes(mail,
                                                policy=email.policy.SMTP)
                found.append((read["subject"], read.get_body(
                    ("plain",)).get_content()))
        return found


mailbox = Mailbox()
service = Service()
ADMIN = service.token("admin", "--role", "administrator")


def call(method, path, body=None, version=None):
    headers = {} if version is None else {"If-Match": f'"{version}"'}
    return service.call(method, path, body, ADMIN, headers)


def made(path, body):
    answer = call("POST", path, body)
    assert answer.code in (200, 201), (path, answer.text)
    return answer.json


def get(path):
    answer = call("GET", path)
    assert answer.code == 200, (path, answer.text)
    return answer.json


def until(holds):
    end = time.monotonic() + SECONDS
    while not holds() and time.monotonic() < end:
        time.sleep(0.05)
    return holds()


made("/settings/mail", {
    "address": "https://language.homes.example/", "host": "127.0.0.1",
    "port": mailbox.port, "security": "none",
    "sender": "language@homes.example", "private": True})


def tenant(reference, address, *needs):
    whose = made("/tenants", {
        "reference": reference, "name": "Hodan Sample", "email": address,
        "phone": "0161 496 0000"})["id"]
    for kind, value in (("spoken-language", "so"), ("read-language", "so"),
                        *needs):
        made(f"/tenants/{whose}/needs", {"kind": kind, "value": value})
    return whose


def voice(name, address, **more):
    return made("/providers", {
        "name": name, "kind": "freelancer", "contract_order": 1,
        "skills": "interpreting so telephone", "email": address,
        "dbs_level": "enhanced", "dbs_checked": str(datetime.date.today()),
        **more})["id"]


NOW = datetime.datetime.now(datetime.timezone.utc).replace(microsecond=0)


def booked(whose, provider, days, **more):
    ref = made("/requests", {
        "service": "interpreting", "tenant": whose, "minutes": 30,
        "starts_at": (NOW + datetime.timedelta(days=days)).isoformat(),
        "subject": "Leak above the kitchen", "document_class": "safety",
        "items": [{"language": "so", "mode": "telephone"}], **more})["ref"]
    answer = call("POST", f"/requests/{ref}/items/1/assign", {
        "provider": provider, "reason": "asked by telephone"},
        get(f"/requests/{ref}")["version"])
    assert answer.code == 200, answer.text
    return ref


def reminders(ref):
    return {one["who"]: one for one in
            get(f"/requests/{ref}/items/1/booking")["reminders"]
            if not one["off"]}


cy = voice("Carys Example", "carys@voice.example", language="cy")
en = voice("Ann Example", "ann@voice.example")
plain = tenant("M-1", "hodan@home.example")
quiet = tenant("M-2", "quiet@home.example",
               ("safe-contact", "call only between 10 and 12"))
told = booked(plain, cy, 20)
moved = booked(plain, en, 22)
hushed = booked(quiet, en, 24)
abuse = booked(plain, en, 26, sensitivity="domestic-abuse")
assert service.restart() == 0  # what a start does of itself
tap.ok(until(lambda: all(len(reminders(r)) == 2 for r in (
    told, moved, hushed, abuse))), "each has its reminders planned")
tap.equal([one["state"] for one in reminders(told).values()],
          ["planned", "planned"], "none goes before its time")
for address in ("hodan@home.example", "carys@voice.example"):
    tap.ok(not [m for m in mailbox.of(address) if "20" in m[0] and
                "reminder" in m[1]], f"{address} has none yet")

# Time passes: all of them are due. One booking has moved away before.
answer = call("POST", f"/requests/{moved}/items/1/booking/move", {
    "starts_at": (NOW + datetime.timedelta(days=40)).isoformat()},
    get(f"/requests/{moved}")["version"])
tap.equal(answer.code, 200, "one is moved to another day")
before = len(mailbox.of("hodan@home.example"))
service.rows("UPDATE booking_reminder SET due_at = ?",
             int(NOW.timestamp()) - 1)
assert service.restart() == 0
tap.ok(until(lambda: len(mailbox.of("hodan@home.example")) > before),
       "the tenant is reminded by mail")
subject, text = mailbox.of("hodan@home.example")[-1]
tap.ok("Ballan" in subject and "ballan" in text and "appointment" not in text,
       "in the language that they read", (subject, text))
tap.ok("Leak" not in text and "Hodan" not in text and "Carys" not in text,
       "without a name or what it is about")
tap.ok(until(lambda: [m for m in mailbox.of("carys@voice.example")
                      if "/o/" in m[1] and "?lang=cy" in m[1] and
                      "atgoff" in m[1].lower()]),
       "the interpreter is in theirs, with the link to the job",
       mailbox.of("carys@voice.example"))
tap.ok(until(lambda: {one["state"] for one in reminders(told).values()} ==
             {"sent"}), "both are on record as sent")
tap.ok(until(lambda: reminders(hushed)["tenant"]["state"] == "waiting" and
             reminders(abuse)["tenant"]["state"] == "waiting"),
       "a rule about safe contact, and abuse, leave it to a colleague")
tap.equal(len(mailbox.of("quiet@home.example")), 0,
          "no mail goes where only a call is safe")
tap.equal(len(mailbox.of("hodan@home.example")), before + 1,
          "nor of abuse, nor of the time that was moved")
tap.equal(len(reminders(moved)), 0, "what spoke of another day is dead")
events = [e["kind"] for e in get(f"/requests/{told}/events?limit=200")[
    "events"]]
tap.equal(events.count("booking.reminded"), 2, "each is an event")
assert service.restart() == 0
tap.equal(len(mailbox.of("hodan@home.example")), before + 1,
          "nobody is reminded twice")
tap.equal(service.stop(), 0, "the server ends in order")
tap.done()
