"""Words that the command line changes are seen by the running server at once;
an approval races a change of the English, and no letter goes out with words
that nobody approved."""
import json
import os
import threading

from program import Program, Tap
from service import Service

tap = Tap()
program = Program()
NOTICE = "rent-increase"
SHIPPED = os.path.join(os.environ.get("VERNACULAR_DATA") or os.path.join(
    os.path.dirname(__file__), "..", ".."), "templates", "notices", NOTICE,
    "notice.md")
service = Service()
DB = ["--db", service.db]
BY = ["--by", "admin@homes.example"]
token = service.token("crm", "--role", "manager")
with open(SHIPPED, encoding="utf-8") as file:
    english = file.read()
OLD = "Pay the new rent from {start_date}."


def seen(lang="pl"):
    answer = service.call("GET", f"/notices/{NOTICE}?lang={lang}",
                          token=token)
    return {row["source"]: row["state"] for row in answer.json["messages"]}


def does(*words):
    code = program.run(*words, *DB)
    tap.ok(code == 0, " ".join(words[:3]), program.said)
    return program.out


tap.ok(OLD in seen(), "the server has what ships")
does("setting", "set", "one-person-approves", "yes")
does("notice", "approve", NOTICE, "--lang", "pl", *BY)
tap.equal(set(seen().values()), {"approved"},
          "the server sees what the command line approved")
for version in range(1, 4):
    new = OLD.replace("Pay", f"Please pay, {version},")
    does("source", "save", NOTICE, program.write(
        "own.md", english.replace(OLD, new)), *BY)
    tap.ok(new not in seen(), "a draft is nobody's yet")
    does("source", "send", NOTICE, *BY)
    does("source", "approve", NOTICE, *BY)
    now = seen()
    tap.ok(now.get(new) == "outdated" and OLD not in now,
           f"version {version} is served at once", str(now))
does("source", "withdraw", NOTICE, "--note", "enough", *BY)
tap.equal(set(seen().values()), {"approved"}, "and taken back at once")

# One thread changes the English and back, one approves, one issues letters.
program.write("tenants.csv", "reference,name,address_1,address_2,postcode,"
              "language_read\nT1,Anna Example,1 Sample Street,Exampleton,"
              "SW1A 1AA,pl\n")
does("import", "tenants", program.path("tenants.csv"))
DATA = {"rent_now": "112.40 GBP", "rent_new": "118.75 GBP", "weeks": 6,
        "start_date": "2027-04-05", "reply_by": "2027-03-22",
        "phone": "020 7946 0000"}
codes, letters, running = [], [], [True]


def approve():
    while running[0]:
        codes.append(service.call("POST", f"/notices/{NOTICE}/approve",
                                  {"language": "pl"}, token).code)


def issue():
    while running[0]:
        answer = service.call("POST", "/letters", {
            "notice": NOTICE, "tenant": "T1", "data": DATA}, token)
        codes.append(answer.code)
        if answer.code == 201:
            letters.append(answer.json["address"])


threads = [threading.Thread(target=approve), threading.Thread(target=issue)]
for thread in threads:
    thread.start()
other = Program()
for n in range(6):
    other.write("own.md", english.replace(OLD, OLD.replace("Pay", f"Pay {n}")))
    for words in (["save", NOTICE, other.path("own.md")], ["send", NOTICE],
                  ["approve", NOTICE], ["withdraw", NOTICE, "--note", "no"]):
        if other.run("source", *words, *BY, *DB):
            tap.ok(False, f"source {words[0]}", other.said)
running[0] = False
for thread in threads:
    thread.join()
tap.ok(codes and set(codes) <= {200, 201, 303, 409, 412, 422, 403},
       "each is done or refused, none fails", str(sorted(set(codes))))
tap.ok(letters, f"letters went out meanwhile: {len(letters)}")
texts = {service.ask("GET", address + ".txt").text for address in letters}
tap.ok(all("Pay " not in text for text in texts),
       "in Polish alone, no sentence of English among it")
program.run("audit", "export", "-o", "-", *DB)
events = [json.loads(line) for line in program.out.splitlines()]
kinds = {event["kind"] for event in events}
tap.ok({"source.saved", "source.sent", "source.approved", "source.withdrawn",
        "notice.approved", "organisation.setting"} <= kinds,
       "every act is an event", str(sorted(kinds)))
tap.ok(any(event["kind"] == "source.approved" and "one-person-approves" in
           json.dumps(event) for event in events),
       "the log says that one person did both")
tap.equal(program.run("audit", "verify", *DB), 0, "and the chain holds")
tap.equal(service.stop(), 0, "the server ends well")
tap.done()
