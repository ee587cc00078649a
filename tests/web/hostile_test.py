"""Wrong, missing, oversized and malformed input on every route, made from the
service's own description: always a clear 4xx that names the field, never a
change, never the end of the server."""
import datetime
import json
import re
import time
from urllib.parse import quote

from service import Service, Tap

tap = Tap()
service = Service()
TOKEN = service.token("tests", "--role", "administrator")
description = service.call("GET", "/openapi.json").json

tenant = service.call("POST", "/tenants", {
    "reference": "T-1", "name": "Sample Person", "language_read": "so"},
    TOKEN).json["id"]
made = service.call("POST", "/requests", {
    "service": "translation", "tenant": tenant, "document_class": "legal",
    "items": [{"from": "en", "language": "so"}], "words": 200}, TOKEN).json
provider = service.call("POST", "/providers", {
    "name": "Example Words", "kind": "agency",
    "skills": "translation en>pl"}, TOKEN).json["id"]
PATHS = {"id": tenant, "ref": made["ref"], "n": "1", "action": "hold",
         "token": "a" * 32, "file": tenant, "name": "rent-increase",
         "language": "ur", "version": "0", "person": tenant}
needs = service.call("GET", f"/tenants/{tenant}/needs", token=TOKEN).json
PATHS["need"] = needs["needs"][0]["id"]
term = service.call("POST", "/glossary", {
    "term": "rent", "language": "pl", "wanted": "czynsz"}, TOKEN).json["id"]
service.run("notice", "approve", "rent-increase", "--lang", "ur", "--by",
            "admin@homes.example", "--db", service.db)
unit = service.call("GET", "/memory?lang=ur", token=TOKEN).json["units"][0]
case = service.call("POST", "/cases", {
    "tenant": tenant, "kind": "complaint"}, TOKEN).json["ref"]
case_event = service.call("GET", f"/cases/{case}",
                          token=TOKEN).json["events"][0]["id"]
person = service.call("POST", f"/tenants/{tenant}/people", {
    "role": "carer", "name": "Sample Carer"}, TOKEN).json["id"]
recipient = service.call("POST", "/flags/recipients", {
    "name": "Example Repairs", "kind": "contractor", "purpose": "repairs"},
    TOKEN).json["id"]
for reference in ("J-1", "M-1"):
    service.call("POST", "/tenants", {
        "reference": reference, "name": "Sample Other"}, TOKEN)
service.call("POST", f"/tenants/{tenant}/joint", {"other": "J-1"}, TOKEN)
# Two landlords of one partnership: a tenant can move.
house = service.rows("SELECT id FROM organisation")[0][0]
for more, landlord in enumerate(("Example Living", "Example Rooms"), 1):
    service.rows("""INSERT INTO organisation (id, name, parent, jurisdiction,
        hours, created) SELECT id + ?, ?, id, jurisdiction, hours, created
        FROM organisation WHERE id = ?""", more, landlord, house)
mover = service.call("POST", "/tenants", {
    "reference": "L-1", "name": "Sample Mover",
    "organisation": "Example Living"}, TOKEN).json["id"]
contract = service.call("POST", f"/providers/{provider}/contracts", {
    "name": "Framework", "starts": "2026-01-01"}, TOKEN).json["id"]
complaint = service.call("POST", "/provider-complaints", {
    "provider": provider, "source": "officer", "about": "late",
    "words": "Came an hour late"}, TOKEN).json["id"]
PATHS["step"] = "note"
PATHS["qualification"] = service.call(
    "POST", f"/providers/{provider}/qualifications", {"kind": "iso-18841"},
    TOKEN).json["id"]
PATHS["linguist"] = service.call(
    "POST", f"/providers/{provider}/linguists", {
        "name": "Sample Linguist", "languages": "so"}, TOKEN).json["id"]
service.call("POST", f"/tenants/{tenant}/panel", {"how": "paper"},
             TOKEN)
voice = service.call("POST", "/providers", {
    "name": "Sample Voice", "kind": "freelancer", "dbs_level": "enhanced",
    "dbs_checked": str(datetime.date.today()), "skills":
    "interpreting so on-site"}, TOKEN).json["id"]
ROBOT = service.token("robot", "--role", "service")


def now(place):
    """The version of a booking, as a change names it."""
    return {"If-Match": service.call("GET", f"{place}/booking",
                                     token=TOKEN).header("etag")}


def booked(days):
    """A visit of that interpreter so many days from now; its address."""
    starts = datetime.date.today() + datetime.timedelta(days)
    ref = service.call("POST", "/requests", {
        "service": "interpreting", "tenant": tenant, "minutes": 60,
        "starts_at": f"{starts}T10:00", "items": [
            {"from": "en", "language": "so", "mode": "on-site"}]},
        TOKEN).json["ref"]
    place = f"/requests/{ref}/items/1"
    answer = service.call(
        "POST", f"{place}/assign", {"provider": voice}, ROBOT, now(place))
    assert answer.code == 200, answer.text
    return place


visit = booked(30)
weekly, over = booked(50), booked(-1)
stopped = service.call("POST", "/providers", {
    "name": "Sample Stopped", "kind": "freelancer",
    "skills": "translation en>pl"}, TOKEN).json["id"]
assert service.call("POST", f"/providers/{stopped}/stop", {
    "reason": "A complaint"}, TOKEN, {"If-Match": '"1"'}).code == 200
assert service.call("POST", f"{weekly}/series", {"weeks": 1, "count": 3},
                    TOKEN, now(weekly)).code == 200
order = service.call("POST", "/orders", {
    "contract": contract, "number": "PO-1", "from": "2026-01-01",
    "until": "2026-12-31", "amount": "100.00"}, TOKEN).json["id"]
budget = service.call("POST", "/budgets", {
    "from": "2026-04-01", "amount": "100.00"}, TOKEN).json["id"]
assert service.call("POST", f"/contracts/{contract}/rates", {
    "reason": "As agreed", "from": "2026-01-01",
    "table": "line,service,unit,amount\nrate,interpreting,hour,32.00\n"},
    TOKEN, {"If-Match": '"1"'}).code == 200
service.rows("""INSERT INTO service_credit (id, organisation, provider,
    contract, card, month, measure, share_bp, credit_bp, hits, of, base_minor,
    credit_minor, state, version, made_at) SELECT k.id + 1, c.organisation,
    c.provider, c.id, k.id, 670, 'accepted', 9500, 200, 0, 1, 100, 2, 'open',
    1, 1 FROM rate_card k JOIN contract c ON c.id = k.contract""")
credit = service.call("GET", "/credits", token=TOKEN).json["credits"][0]["id"]
mine = service.call("GET", "/reports/plan", token=TOKEN).json["colleagues"][0]
measure = service.call("POST", "/reports/plan/measures", {
    "title": "Ask everybody", "owner": mine["id"], "unit": "%", "baseline": 1,
    "target": 2, "due_on": "2031-01-01"}, TOKEN).json["id"]
assessment = service.call("POST", "/reports/assessments", {
    "title": "Lettings", "kind": "policy", "owner": mine["id"],
    "due_on": "2031-01-01"}, TOKEN).json["id"]
review = service.call("POST", "/reports/policy-reviews", {
    "title": "Lettings", "why": "It is old", "owner": mine["id"],
    "due_on": "2031-01-01"}, TOKEN).json["id"]
OWN = {"providers": provider, "glossary": term, "memory": unit["id"],
       "cases": case, "contracts": contract,
       "provider-complaints": complaint, "orders": order,
       "budgets": budget, "credits": credit}
ITEM = "/requests/{ref}/items/{n}"
# What only these addresses name: others act on it and ask for no version.
MADE = {"/tenants/{id}/transfer": f"/tenants/{mover}/transfer",
        "/tenants/{id}/people/{person}":
        f"/tenants/{tenant}/people/{person}",
        "/flags/recipients/{id}": f"/flags/recipients/{recipient}",
        **{f"{ITEM}/{act}": f"{visit}/{act}" for act in (
            "booking", "booking/move", "booking/pair", "series", "slots",
            "holds")},
        f"{ITEM}/attendance": f"{over}/attendance",
        "/reports/plan/measures/{id}": f"/reports/plan/measures/{measure}",
        "/reports/assessments/{id}": f"/reports/assessments/{assessment}",
        "/reports/assessments/{id}/done":
        f"/reports/assessments/{assessment}/done",
        "/reports/policy-reviews/{id}/{step}":
        f"/reports/policy-reviews/{review}/asked",
        "/providers/{id}/start": f"/providers/{stopped}/start",
        **{f"{ITEM}/series/{act}": f"{weekly}/series/{act}"
           for act in ("move", "cancel")}}
# What only people have, so that no token finds one.
PEOPLES = {"/reports/views/{id}"}
# Who may ask where an administrator may not.
TOKENS = {"/flags/receipts": service.token("vans", "--role", "contractor")}
AGENCY = service.token("agency", "--role", "provider", "--provider",
                       "Example Words")


def token_for(path):
    return AGENCY if path.startswith("/jobs") else TOKENS.get(path, TOKEN)


# What a change holds that would be taken, but for its version.
BODIES = {"/memory/{id}": {"translation": unit["translation"]},
          "/glossary/{id}": {"wanted": "czynsz"},
          "/requests/{ref}/language/{n}": {"language": "so"},
          "/requests/{ref}/necessity/{n}": {"reason": "two lines matter"},
          "/tenants/{id}/people/{person}": {
              "role": "carer", "name": "Sample Carer"},
          "/tenants/{id}/joint/part": {"why": "abuse"},
          "/tenants/{id}/merge": {"other": "M-1", "reason": "the same"},
          "/tenants/{id}/transfer": {"to": "Example Rooms",
                                     "reference": "R-1"},
          "/flags/recipients/{id}": {"purpose": "repairs at night"},
          "/cases/{id}": {"subject": "Damp"},
          "/cases/{id}/edit": {"subject": "Damp"},
          "/cases/{id}/events": {"event": "acknowledged"},
          "/cases/{id}/withdraw": {"event": case_event, "reason": "mistaken"},
          "/cases/{id}/extend": {"clock": "complaint-1-respond", "days": 10,
                                 "reason": "A surveyor comes"},
          "/cases/{id}/close": {"reason": "It is settled"},
          "/cases/{id}/reopen": {"reason": "It is not settled"},
          f"{ITEM}/booking/move": {"starts_at": "2031-05-09T10:00"},
          f"{ITEM}/series": {"weeks": 1, "count": 3},
          f"{ITEM}/series/move": {"starts_at": "2031-05-09T10:00"},
          f"{ITEM}/series/cancel": {"reason": "The house is sold"},
          f"{ITEM}/attendance": {"outcome": "completed"},
          "/requests/{ref}/prices/{n}": {"reason": "It was longer"},
          "/credits/{id}": {"verdict": "waived", "reason": "They were ill"},
          "/requests/{ref}/instead/{n}": {"mode": "telephone"},
          "/requests/{ref}/ask/{n}": {"provider": provider, "reason": "Ours"},
          **{f"/providers/{{id}}/{act}": {"reason": "A complaint"}
             for act in ("stop", "start", "end")},
          "/provider-complaints/{id}/{step}": {"words": "Found out"},
          "/reports/views/{id}": {"name": "Again", "every": ""},
          "/reports/plan/measures/{id}": {"reason": "More time"},
          "/reports/assessments/{id}": {"reason": "More time"},
          "/reports/assessments/{id}/done": {
              "result": "adjust", "findings": "Who is far off"},
          "/reports/policy-reviews/{id}/{step}": {
              "words": "The panel", "from_on": "2026-01-01",
              "to_on": "2026-02-01"},
          "/contracts/{id}/rates": {
              "reason": "As agreed", "from": "2026-01-01",
              "table": "line,service,unit,amount\n"
                       "rate,interpreting,hour,32.00\n"}}


def filled(path):
    path = MADE.get(path, path)
    for noun, made_id in OWN.items():
        if path.startswith(f"/{noun}/"):
            path = path.replace("{id}", made_id)
    return re.sub(r"\{(\w+)\}", lambda part: PATHS.get(part[1], tenant),
                  path)


def described(method, path):
    """Whether a row takes that method and address."""
    return any(method.lower() in operations and
               re.fullmatch(re.sub(r"\{\w+\}", "[^/]+", pattern), path)
               for pattern, operations in description["paths"].items())


class Line:
    """One connection for many questions, opened again where it ended."""

    def __init__(self):
        self.wire = service.wire()

    def call(self, *words, **named):
        try:
            answer = service.call(*words, **named, wire=self.wire)
        except OSError:
            answer = None
        if answer is None or answer.header("connection") == "close":
            self.wire.close()
            self.wire = service.wire()
        return answer or service.call(*words, **named, wire=self.wire)


# What a new start does of itself is done before anybody looks: who is to be
# reminded of the bookings is planned.
assert service.restart() == 0
for _ in range(400):
    if service.rows("SELECT 1 FROM booking_reminder"):
        break
    time.sleep(0.05)
line = Line()


def state():
    """Everything in the file but what reading and time leave there: minute by
    minute one landlord's languages are counted for the feet of letters, and
    when a token was last used is written down."""
    tables = [row[0] for row in service.rows(
        "SELECT name FROM sqlite_master WHERE type = 'table'"
        " AND name NOT LIKE 'sqlite_%'"
        " AND name NOT IN ('event', 'event_payload', 'session',"
        " 'strapline', 'token')")]
    kept = {table: service.rows(f"SELECT * FROM {table}")
            for table in tables}
    kept["token"] = service.rows(
        "SELECT id, name, role, revoked, expires, scope FROM token")
    kept["event"] = service.rows(
        "SELECT seq, kind FROM event WHERE kind NOT LIKE '%.read'"
        " AND kind NOT IN ('tenant.people-read',"
        " 'offer.answered-late', 'offer.answered-again',"
        " 'offer.unknown-link', 'letter.unknown-link',"
        " 'account.signed-in')")
    return kept


def changed(old, new):
    """The tables that differ, and what of their rows is new."""
    return [(table, str([row for row in new[table]
                         if row not in old[table]])[:300])
            for table in old if old[table] != new[table]]


def fault_of(answer, codes=range(400, 500)):
    """What is wrong with an answer to bad input, '' where nothing is."""
    if answer.code not in codes:
        return f"{answer.code}: {answer.text[:200]}"
    if answer.header("content-type") != "application/problem+json":
        return f"type {answer.header('content-type')}"
    problem = answer.json
    if problem["status"] != answer.code or not problem.get("detail"):
        return f"problem {answer.text[:200]}"
    for error in problem.get("errors", []):
        if not error["pointer"].startswith("/") or not error["detail"]:
            return f"error {error}"
    return ""


BAD_TEXT = ["a\u0000b", "a\u0001b", "a\u202eb", "a\u2066b", "a\u009fb",
            "a\uffffb", 7, True, 1.5, [], ["a"], {"a": "b"}]
BAD = {
    "email": ["x", "a@b@c", "a b@c.example", "@c.example", "a@"],
    "date": ["2026-02-30", "2026-13-01", "21/11/2026", "0000-00-00", "now"],
    "date-time": ["2026-02-30T10:00", "2026-11-21T25:00",
                  "2026-11-21T10:61Z", "2026-03-29T01:30", "tomorrow",
                  "2026-11-21T10:00+99:00", "99999-01-01T00:00Z"],
    "bcp47": ["klingon", "xx", "e", "en_", "so-" * 40, "🐟"],
}


def bad_values(schema):
    """Values that the schema does not allow."""
    kind = schema["type"]
    if kind == "integer":
        most = schema.get("maximum")
        return [schema["minimum"] - 1, "12", "x", 1.5, True, [], {"a": 1},
                10 ** 18, -10 ** 18] + ([most + 1] if most else [])
    if kind == "boolean":
        return ["true", 1, 0, "maybe", [1], {"a": True}]
    if kind == "array":
        return ["a", 7, True, {"x": "y"}, [{}] * (schema["maxItems"] + 1),
                ["a"]]
    if kind == "object":
        return ["a", 7, True]
    values = list(BAD_TEXT) + BAD.get(schema.get("format"), [])
    if "maxLength" in schema and "enum" not in schema:
        values.append("x" * (schema["maxLength"] + 1))
        values.append("é" * (schema["maxLength"] + 1))
        values.append("x" * 100000)
    if "enum" in schema:
        values += ["x", schema["enum"][0] + "x", schema["enum"][0].upper()]
    return values


def leaves(schema, at=()):
    """(path, schema) of everything that a body can hold."""
    for name, child in schema.get("properties", {}).items():
        yield at + (name,), child
        if child["type"] == "object":
            yield from leaves(child, at + (name,))
        if child["type"] == "array":
            yield from leaves(child["items"], at + (name, 0))


def nested(path, value):
    for part in reversed(path):
        value = [value] if part == 0 else {part: value}
    return value


def send(method, path, body, versioned, extra=()):
    headers = {"If-Match": '"1"'} if versioned else {}
    return line.call(method, path, body, token_for(path),
                     {**headers, **dict(extra)})


def try_body(method, path, schema, versioned):
    """Each field of a body wrong in every way."""
    for at, field in leaves(schema):
        pointer = "/" + "/".join(map(str, at))
        wrong = []
        for value in bad_values(field):
            answer = send(method, path, nested(at, value), versioned)
            fault = fault_of(answer, (400, 422))
            if not fault and answer.code == 422 and not any(
                    p == pointer or p.startswith(pointer + "/")
                    for p in answer.pointers):
                fault = f"pointers {answer.pointers}"
            if not fault and answer.code == 400 and not (
                    value == "a\u0000b" and "NUL" in answer.text):
                fault = "400 for a wrong field"
            if fault:
                wrong.append((str(value)[:40], fault))
        tap.ok(not wrong, f"{method} {path}: {pointer}", wrong[:4])
    unknown = []
    for at, field in leaves(schema):
        name = str(at[-1]) + "x"
        answer = send(method, path, nested(at[:-1] + (name,), "x"),
                      versioned)
        pointer = "/" + "/".join(map(str, at[:-1] + (name,)))
        said = [e["detail"] for e in answer.json.get("errors", [])
                if e["pointer"] == pointer]
        if answer.code != 422 or not said or str(at[-1]) not in said[0]:
            unknown.append((pointer, answer.code, said))
    tap.ok(not unknown, f"{method} {path}: unknown fields, the nearest named",
           unknown[:4])
    required = {"/" + name for name in schema.get("required", [])}
    if required:
        answer = send(method, path, {}, versioned)
        tap.ok(answer.code == 422 and required <= answer.pointers,
               f"{method} {path}: each missing field is named",
               (answer.code, answer.pointers ^ required))


MALFORMED = [
    ("half an object", b'{"a": '), ("a list", b"[]"), ("a word", b"true"),
    ("nothing but spaces", b"   "), ("two objects", b"{}{}"),
    ("a comma too many", b'{"a": 1,}'), ("single quotes", b"{'a': 1}"),
    ("a key twice", b'{"reason": "a", "reason": "b"}'),
    ("bytes that are not UTF-8", b'{"reason": "\xff"}'),
    ("half a surrogate", b'{"reason": "\\ud800"}'),
    ("an overlong form", b'{"reason": "\xc0\xaf"}'),
    ("a NUL between", b'{"reason":\x00 "a"}'),
    ("40 deep", b'{"a":' * 40 + b"1" + b"}" * 40),
    ("100,000 deep", b"[" * 100000 + b"]" * 100000),
    ("a number past all bounds", b'{"words": 1e999}'),
    ("an integer past all bounds", b'{"words": ' + b"9" * 400 + b"}"),
    ("NaN", b'{"words": NaN}'),
    ("2,000 fields", json.dumps({f"f{i}": 1 for i in range(2000)}).encode()),
    ("a name of 10,000 letters", json.dumps({"f" * 10000: 1}).encode()),
    ("a name with controls", b'{"a\\u0000b": 1, "\\u202e": 2}'),
    ("UTF-16", '{"a": 1}'.encode("utf-16")),
]


def try_malformed(method, path, versioned):
    wrong = []
    for name, body in MALFORMED:
        fault = fault_of(send(method, path, body, versioned), (400, 422))
        if fault:
            wrong.append((name, fault))
    for kind, code in [("text/xml", 415), ("application/jsonx", 415),
                       ("multipart/form-data", 400), ("x", 415),
                       ("multipart/form-data; boundary=" + "b" * 300, 400)]:
        answer = send(method, path, b'{"a": "b"}', versioned,
                      {"Content-Type": kind})
        fault = fault_of(answer, (code,))
        if fault:
            wrong.append((kind, fault))
    tap.ok(not wrong, f"{method} {path}: malformed bodies", wrong[:4])


def try_query(path, parameters):
    for parameter in parameters:
        name, schema = parameter["name"], parameter["schema"]
        if parameter["in"] != "query":
            continue
        values = [v for v in bad_values(schema) if isinstance(v, str)
                  and v not in ("12",)]
        if schema["type"] == "integer":
            values += ["0" if schema["minimum"] == 1 else "-1", "9" * 30,
                       "1e3", "0x10", str(schema["maximum"] + 1)]
        if schema["type"] == "boolean":
            values = ["maybe", "2", "TRUE"]
        wrong = []
        for value in values:
            answer = line.call("GET", f"{path}?{name}={quote(value)[:20000]}",
                               token=token_for(path))
            fault = fault_of(answer, (400,) if "\0" in value else (422,))
            if not fault and "\0" not in value and "/" + name not in answer.pointers:
                fault = f"pointers {answer.pointers}"
            if fault:
                wrong.append((value[:40], fault))
        twice = line.call("GET", f"{path}?{name}=1&{name}=2",
                          token=token_for(path))
        if fault_of(twice, (400, 422)):
            wrong.append(("twice", fault_of(twice, (400, 422))))
        tap.ok(not wrong, f"GET {path}: ?{name}", wrong[:4])
    wrong = []
    for query in ("%ff=1", "a=%ff", "a=%4", "a=%zz", "nonsense=1", "%00=1",
                  "=1", "&".join(f"f{i}=1" for i in range(300))):
        fault = fault_of(line.call("GET", f"{path}?{query}",
                                   token=token_for(path)))
        if fault:
            wrong.append((query[:40], fault))
    tap.ok(not wrong, f"GET {path}: malformed queries", wrong[:4])


BAD_PARTS = ["x", "0", "-1", "1e3", "%00", "%ff", "..", "%2e%2e%2f", "a" * 5000,
             "01kv3bj3wewn5", "V26-999999", "v26-000001", "'%20or%201=1--",
             "%D8%A7", "999999999999999999999"]
OPENED = ("/healthz", "/readyz", "/openapi.json")


def try_path(method, path, operation, versioned):
    """Every part of an address wrong."""
    schema = operation.get("requestBody", {}).get("content", {}).get(
        "application/json", {}).get("schema", {})
    body = {} if method != "GET" else None
    if schema.get("required"):
        return
    wrong = []
    for part in re.findall(r"\{(\w+)\}", path):
        for value in BAD_PARTS:
            address = filled(path.replace("{%s}" % part, value, 1))
            if address == filled(path):
                continue
            answer = send(method, address, body, versioned)
            # Guessing a tenant's address is slowed.
            slowed = (429,) if path.startswith("/n/") else ()
            fault = fault_of(answer, (400, 404, 405, 412, 414, 422, 431,
                                      *slowed))
            if fault:
                wrong.append((address[:60], fault))
    tap.ok(not wrong, f"{method} {path}: wrong addresses", wrong[:4])


before = state()
for pattern, operations in description["paths"].items():
    if pattern in OPENED:
        continue
    for word, operation in operations.items():
        versioned = any(p["name"] == "If-Match"
                        for p in operation["parameters"])
        method = word.upper()
        # A file comes in parts only.
        content = operation.get("requestBody", {}).get("content", {})
        if "application/json" in content:
            try_body(method, filled(pattern),
                     content["application/json"]["schema"], versioned)
        if method != "GET":
            try_malformed(method, filled(pattern), versioned)
        if method == "GET":
            try_query(filled(pattern), operation["parameters"])
        if "{" in pattern:
            try_path(method, pattern, operation, versioned)
        if versioned:
            whole = BODIES.get(pattern, {})
            answer = line.call(method, filled(pattern), whole, TOKEN)
            tap.ok(not fault_of(answer, (428,)),
                   f"{method} {pattern}: 428 without If-Match", answer.code)
            wrong = [(value, answer.code) for value in
                     ('"999"', "x", '""', "*", '"1', "-1", '"1", "2"',
                      '"' + "9" * 40 + '"')
                     if fault_of(answer := line.call(
                         method, filled(pattern), whole, TOKEN,
                         {"If-Match": value}),
                         (412, 428, 404 if pattern in PEOPLES else 412))]
            tap.ok(not wrong, f"{method} {pattern}: no version of ours",
                   wrong)
        others = {m.upper() for m in operations} | {"HEAD"}
        for other in {"GET", "POST", "PUT", "PATCH", "DELETE"} - others:
            answer = line.call(other, filled(pattern), token=TOKEN)
            if described(other, filled(pattern)):
                continue  # another row's {name} takes the last word
            if fault_of(answer, (405,)) or method not in answer.header(
                    "allow"):
                tap.ok(False, f"{other} {pattern}: 405 with Allow",
                       (answer.code, answer.header("allow")))
        if not operation.get("security"):
            continue
        answer = line.call(method, filled(pattern), {} if method != "GET"
                           else None)
        tap.ok(not fault_of(answer, (401,)),
               f"{method} {pattern}: 401 without a token", answer.code)
after = state()
tap.ok(before == after, "nothing was changed by any of this",
       changed(before, after))

cookie, csrf = service.sign_in()
FORMS = {"/sign-in": {"email": {}, "password": {}, "next": {}},
         "/sign-out": {}, "/requests/check": {"service": {}, "tenant": {},
                                              "words": {}, "subject": {}}}
for pattern, operations in description["paths"].items():
    content = operations.get("post", {}).get("requestBody", {}).get(
        "content", {})
    if "application/json" in content:
        FORMS[pattern] = content["application/json"]["schema"]["properties"]
# It is the signed-in person's: who names nobody takes it over themself.
assert service.form(f"/requests/{made['ref']}/owner", {"csrf": csrf},
                    {"Cookie": cookie}).code == 303
before = state()
# An empty wish is none: all is cleaned or sent again, what is agreed stays so,
# who has a request keeps it, and no role needs a second step.
EMPTY = ("/memory/clean", "/requests/{ref}/owner", "/settings/profile",
         "/settings/answers", "/settings/bookings", "/settings/routing",
         "/settings/packs", "/settings/second-factor",
         "/settings/mail/again")
# Who agrees may say no more than that, somebody's hours may be unknown again,
# the anchor may go to nobody, and what came of a review may be long.
RIGHT = {("/providers/{id}/hours", "hours"): ("",),
         ("/tenants/{id}/panel", "given"): ("",),
         ("/settings/event-log", "addresses"): ("",),
         ("/reports/plan/reviewed", "words"): ("🐟" * 300,)}
for pattern, fields in FORMS.items():
    wrong = []
    for value in ("x" * 5000, "a\u202eb", "\x01", "", "🐟" * 300, "-1", "{}"):
        for name in [*fields, "unknown_field", "items.0.language",
                     "items.900.language", "a.b.c", "data.x", "__proto__"]:
            if pattern in ("/sign-out", "/letters/preview", "/letters") and \
                    name.startswith(("items", "data", "a.", "__")):
                continue
            if value in RIGHT.get((pattern, name), ()):
                continue
            answer = service.form(filled(pattern), {
                "csrf": csrf, "version": "999", name: value},
                {"Cookie": cookie})
            if not (400 <= answer.code < 500 and answer.text.lstrip()
                    .startswith("<!doctype html") and
                    "<h1" in answer.text) and not (
                        answer.code == 303 and (
                            pattern == "/sign-out" or
                            not value and pattern in EMPTY)):
                wrong.append((name, value[:20], answer.code))
    tap.ok(not wrong, f"form {pattern}: wrong in each field", wrong[:4])
    if pattern in ("/sign-out", "/sign-in"):
        cookie, csrf = service.sign_in()
after = state()
tap.ok(before == after, "nothing was changed by forms",
       changed(before, after))

for key in ("", "k" * 201, "a" * 30000):
    answer = line.call("POST", "/tenants", {"reference": "T-2",
                                            "name": "Sample"}, TOKEN,
                       {"Idempotency-Key": key} if key else
                       {"Idempotency-Key": ""})
    tap.ok(answer.code in (400, 422, 431), f"a key of {len(key)} characters",
           answer.code)
tap.ok(state() == before, "nothing was changed by these either")
for text in ("x" * 200, "é" * 200, "\U0001f3e0" * 200):
    answer = line.call("PATCH", f"/tenants/{tenant}", {"name": text}, TOKEN,
                       {"If-Match": service.call(
                           "GET", f"/tenants/{tenant}",
                           token=TOKEN).header("etag")})
    tap.ok(answer.code in (200, 422), "a name of exactly 200 characters",
           answer.text)
tap.ok(service.alive(), "the server is there after all of this")
tap.equal(service.stop(), 0, "SIGTERM ends it well: no sanitizer spoke")
tap.done()
