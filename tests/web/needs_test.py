"""What a tenant needs: two taps, stages, reviews, contacts, and the flag that
no page about them can miss."""
import os
import re

from service import Service, Tap

tap = Tap()
service = Service(demo=("--tenants", "120", "--requests", "60", "--seed", "5",
                        "--now", "2026-11-20"))
OURS = "Harrowmere Housing Association"
officer = service.token("officer", "--role", "officer", "--org", OURS)
auditor = service.token("auditor", "--role", "auditor", "--org", OURS)
cookie, csrf = service.sign_in("officer@calderbrook.example",
                               "demonstration only")
made = service.call("POST", "/tenants", {
    "reference": "N-1", "name": "Amira Al-Sample", "name_native": "أميرة",
    "language_spoken": "ar", "language_read": "ar", "english": "none",
    "formats": "paper:yellow", "organisation": OURS,
    "safe_contact": "never post to the home"}, officer)
assert made.code == 201, made.text
tenant = made.json["id"]
base = f"/tenants/{tenant}"


def get(path):
    answer = service.call("GET", path, token=officer)
    return answer.json if answer.code == 200 else answer.code


def page(path):
    return service.ask("GET", path, {"Cookie": cookie})


def press(path, fields):
    return service.form(path, {"csrf": csrf, **fields}, {"Cookie": cookie})


# Two taps: a choice of the tenant's page, then Record.
shown = page(base).text
choices = re.findall(r'name="choice" value="([^"]+)"', shown)
tap.ok(4 <= len(choices) <= 8 and "read-language=ar" not in choices,
       "the page offers what is common and not there yet", choices)
done = press(f"{base}/needs/common", {"choice": choices[0],
                                      "consent": "true"})
tap.equal((done.code, done.header("location")), (303, base),
          "one of them and Record is enough")
tap.ok("recorded and flagged" in page(base).text or
       service.rows("SELECT count(*) FROM need WHERE tenant = (SELECT id FROM"
                    " tenant WHERE reference = 'N-1')")[0][0] == 6,
       "it is on record")
tap.equal(press(f"{base}/needs/common", {}).code, 422, "Record alone is not")

# The interface: what it had stays, and more is there.
kept = service.call("POST", f"{base}/needs", {
    "kind": "format", "value": "large-print:20"}, officer)
tap.equal((kept.code, kept.json["added"]), (201, True), "a need is posted")
again = service.call("POST", f"{base}/needs", {
    "kind": "format", "value": "large-print:20"}, officer)
tap.equal(again.json["added"], False, "and not twice")
for body, pointer, says in [
        ({"kind": "format", "value": "large-print:99"}, "/value", "28"),
        ({"kind": "format", "value": "brail"}, "/value", "braille"),
        ({"kind": "read-language", "value": "smali"}, "/value", "Somali"),
        ({"kind": "support", "value": "lipspeeker"}, "/value", "lipspeaker"),
        ({"kind": "hair", "value": "red"}, "/kind", "format"),
        ({"value": "so"}, "/kind", ""), ({"kind": "format"}, "/value", "")]:
    answer = service.call("POST", f"{base}/needs", body, officer)
    tap.ok(answer.code == 422 and answer.pointers == {pointer} and
           says in answer.text, f"{body}: refused at {pointer}", answer.text)
tap.equal(service.call("POST", f"{base}/needs", {
    "kind": "format", "value": "audio"}, auditor).code, 403,
    "who only reads records nothing")

listed = service.call("GET", f"{base}/needs", token=officer)
need = [n for n in listed.json["needs"] if n["value"] == "large-print:20"][0]
tap.equal([s["stage"] for s in need["stages"]],
          ["identify", "record", "flag", "share", "meet", "review"],
          "a need has its six stages")
tap.ok(all(s["at"] for s in need["stages"][:3]) and
       not any(s["at"] for s in need["stages"][3:]),
       "three are filled in by default", need["stages"])
path = f"{base}/needs/{need['id']}"
etag = listed.header("etag")
tap.equal(service.call("PATCH", path, {"evidence": "x"}, officer).code, 428,
          "a change needs the version that was read")
tap.equal(service.call("PATCH", path, {"evidence": "x"}, officer,
                       {"If-Match": '"1"'}).code, 412, "the current one")
changed = service.call("PATCH", path, {"evidence": "a letter of the clinic",
                                       "value": "large-print:24"}, officer,
                       {"If-Match": etag})
tap.equal((changed.code, changed.json["value"], changed.json["replaces"]),
          (200, "large-print:24", need["id"]),
          "another value begins a need in the place of the old one")
tap.ok(changed.header("etag") not in (None, etag), "and there is a new version")
path = f"{base}/needs/{changed.json['id']}"
tap.equal(service.call("POST", f"{path}/share", {"with": "gas firm"},
                       officer).code, 422, "nobody is told without consent")
told = service.call("POST", f"{path}/share", {
    "with": "social services", "safeguarding": "a child is at risk"}, officer)
tap.equal(told.json["history"][-1]["outcome"], "told",
          "safeguarding does not wait, and says why")
tap.ok(service.rows("SELECT count(*) FROM event e JOIN event_payload p"
                    " ON p.seq = e.seq WHERE e.kind = 'need.shared'"
                    " AND p.payload LIKE '%a child is at risk%'")[0][0] == 1,
       "in the log too")
ended = service.call("POST", f"{path}/review", {"outcome": "ended"}, officer)
tap.equal((ended.code, ended.pointers), (422, {"/reason"}),
          "an end needs its reason")
ended = press(f"{path}/review", {"outcome": "ended"})
tap.ok(ended.code == 422 and 'role="alert"' in ended.text or
       'class="error"' in ended.text, "the page says so too", ended.code)
ended = service.call("POST", f"{path}/review", {
    "outcome": "ended", "reason": "their sight is back"}, officer)
tap.equal(ended.code, 200, "with it the need ends")
tap.equal(service.call("POST", f"{path}/review", {
    "outcome": "still-right"}, officer).code, 409,
          "once")
old = get(f"{base}/needs")["ended"]
tap.equal([(n["value"], n["replaced"], n["ended_why"]) for n in old],
          [("large-print:24", False, "their sight is back"),
           ("large-print:20", True, None)], "what was needed before is there")

# Contacts: the rules tell, people say otherwise.
contact = service.call("POST", f"{base}/contacts", {
    "channel": "letter", "language": "bn"}, officer)
told = {n["kind"]: (n["met"], n["why"])
        for n in contact.json["contact"]["needs"]}
tap.equal((contact.code, told["read-language"], told["safe-contact"]),
          (201, (False, "another-language"), (False, "unsafe")),
          "Bengali by post to somebody who reads Arabic, and never by post")
visit = service.call("POST", f"{base}/contacts", {
    "channel": "visit", "language": "ar", "interpreter": "professional"},
    officer).json["contact"]
tap.equal([n["met"] for n in visit["needs"]
           if n["kind"] == "spoken-language"], [True],
          "a visit with an interpreter met it")
one = contact.json["contact"]
reads = [n["id"] for n in one["needs"] if n["kind"] == "read-language"][0]
said = press(f"{base}/contacts/{one['id']}/needs/{reads}",
             {"met": "yes", "reason": "the neighbour reads Bengali"})
tap.equal(said.code, 303, "an officer says otherwise")
tap.equal(press(f"{base}/contacts/{one['id']}/confirm", {}).code, 303,
          "and that the rest is right")
seen = get(f"{base}/contacts")["contacts"]
tap.ok(seen[-1]["confirmed_by"] == "Ana Example" and
       [n["said_why"] for n in seen[-1]["needs"] if n["id"] == reads] ==
       ["the neighbour reads Bengali"], "by name", seen[-1])
service.call("POST", f"{base}/contacts", {"channel": "letter",
                                          "language": "bn"}, officer)
figures = get("/reports/needs-met?by=why")
tap.ok(figures["unreadable"]["another_language"] >= 1 and
       figures["total"]["n"] == figures["total"]["met"] +
       figures["total"]["unmet"], "what could not be read is counted",
       figures["unreadable"])
csv = service.call("GET", "/reports/needs-met?format=csv", token=officer)
tap.ok(csv.text.startswith("kind,n,met,unmet") and
       f"total,{figures['total']['n']}," in csv.text, "also as CSV", csv.text)
tap.equal(service.call("GET", "/reports/needs-met?by=knd",
                       token=officer).code, 422, "by what there is")

print_out = service.run("report", "needs-met", "--db", service.db, "--from",
                        "2025-11-21", "--to", "2027-01-01")
tap.ok(print_out.startswith("kind,n,met,unmet") and "total," in print_out,
       "and from the command line", print_out)

# The queue: soonest first, page by page, one tap.
queue, after = [], ""
while after is not None:
    part = get("/reviews?limit=1" + after)
    queue += part["reviews"]
    after = part["next"] and "&after=" + part["next"]
tap.ok(len(queue) > 1 and [r["due"] for r in queue] ==
       sorted(r["due"] for r in queue) and
       len({r["id"] for r in queue}) == len(queue) and
       all(r["organisation"] == OURS for r in queue),
       "what is due comes soonest first, our own only", len(queue))
first = next(r for r in queue if r["right"])
tap.equal(press(f"/reviews/need/{first['id']}", {}).header("location"),
          "/reviews", "still right, with one tap")
tap.ok(first["id"] not in [r["id"] for r in get("/reviews")["reviews"]],
       "and it is off the list")
tap.equal(service.call("POST", f"/reviews/shoe/{first['id']}", {},
                       officer).code, 404, "of kinds that there are")

# No page about the tenant misses the flag.
request = service.call("POST", "/requests", {
    "service": "translation", "tenant": tenant, "words": 200,
    "document_class": "service", "subject": "Boiler",
    "items": [{"from": "en", "language": "ar"}]}, officer).json["ref"]
ROOT = os.environ.get("VERNACULAR_DATA", ".")
ABOUT = ("/tenants/{id}", "/requests/{ref}", "/letters/{id}", "/cases/{")
# Bytes or a bare answer; what is about the register's care, not the person.
PLAIN = re.compile(r"\.(pdf|txt|brf|csv)$|/files/|/attachments/\{")
pages = {}
for name in sorted(os.listdir(os.path.join(ROOT, "src/web"))):
    if not name.endswith(".c"):
        continue
    with open(os.path.join(ROOT, "src/web", name)) as file:
        text = file.read()
    for row in re.findall(r"\{\.method = METHOD_GET.*?\}(?=,\n)", text, re.S):
        where = re.search(r'\.path = "([^"]+)"', row)[1]
        template = re.search(r'\.page = "([^"]+)"', row)
        if where.startswith(ABOUT) and template and not PLAIN.search(where):
            pages[where] = template[1]
tap.ok(len(pages) > 12, "there are pages about a tenant", len(pages))


def drawn(template):
    with open(os.path.join(ROOT, "templates/pages",
                           template + ".mustache")) as file:
        return file.read()


bare = [f"{where}: {name}" for where, name in pages.items()
        if "{{> part/strip}}" not in drawn(name)]
tap.ok(not bare, "every one of them draws the flag", bare)
for name in ("request-new", "request-check", "letter-new"):
    tap.ok("{{> part/strip}}" in drawn(name), f"{name} too")
open_pages = [p.replace("{id}", tenant).replace("{ref}", request)
              .replace("{n}", "1").replace("{need}", reads)
              for p in pages if p.startswith(("/tenants", "/requests"))]
open_pages = [p for p in open_pages if "{" not in p] + [
    f"/requests/new?tenant={tenant}", f"/letters/new?tenant={tenant}"]
wrong = []
for where in open_pages:
    shown = page(where)
    flag = re.search(r'<aside class="need".*?</aside>', shown.text, re.S)
    facts = re.findall(r"<p.*?</p>", flag[0], re.S) if flag else [""]
    if shown.code in (404, 409):
        continue  # about somebody who is not there
    if shown.code != 200 or not flag or "أميرة" not in flag[0] or \
            'class="stop"' not in facts[-1] or \
            "never post to the home" not in facts[-1]:
        wrong.append((where, shown.code, facts[-1][:80]))
tap.ok(not wrong, "and shows it, safe contact last", wrong)

service.stop()
tap.done()
