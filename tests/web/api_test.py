"""The whole main job through the interface, with a bearer token: register,
need, three services in both directions, offer, link, file, check, complete,
figures."""
import re
from urllib.parse import quote

from service import Service, Tap

tap = Tap()
service = Service()
TOKEN = service.token("ledger", "--role", "manager")
ID = re.compile(r"[0-9a-z]{13}")
REF = re.compile(r"V\d\d-\d{6}")
TIME = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(Z|[+-]\d\d:\d\d)")


def call(method, path, body=None, token=TOKEN, **headers):
    return service.call(method, path, body, token, headers)


def shapes(node, key=""):
    """What is not as the interface has it: ids, refs, times."""
    if isinstance(node, dict):
        return [w for k, v in node.items() for w in shapes(v, k)]
    if isinstance(node, list):
        return [w for v in node for w in shapes(v, key)]
    if node is None:
        return []
    if key == "id" and not (isinstance(node, str) and ID.fullmatch(node)):
        return [(key, node)]
    if key == "ref" and not REF.fullmatch(node):
        return [(key, node)]
    if key.endswith("_at") and not TIME.fullmatch(node):
        return [(key, node)]
    return []


def right(answer, code, name):
    wrong = shapes(answer.json)
    tap.ok(answer.code == code and not wrong, name,
           (answer.code, wrong[:3], answer.text[:300]))
    return answer.json


PEOPLE = [
    ("T-1", "Fatima Al-Khatib", "فاطمة الخطيب", "ar",
     ("Fatima", "فاطمة", "alkhatib", "fatma alkateeb")),
    ("T-2", "Gurpreet Singh", "ਗੁਰਪ੍ਰੀਤ ਸਿੰਘ", "pa-Guru",
     ("gurpreet", "ਗੁਰਪ੍ਰੀਤ", "SINGH")),
    ("T-3", "Li Wei", "李伟", "zh-Hans", ("li wei", "李伟")),
    ("T-4", "Oksana Shevchenko", "Оксана Шевченко", "uk",
     ("Шевченко", "shevchenko", "oksana")),
    ("T-5", "Łukasz Żółć", None, "pl", ("lukasz zolc", "Łukasz", "zolc")),
]
ids = {}
for n, (reference, name, native, tag, searches) in enumerate(PEOPLE):
    made = call("POST", "/tenants", {
        "reference": reference, "name": name, "name_native": native,
        "postcode": "m14 5rx", "phone": f"0161 496 000{n}",
        "language_spoken": tag, "language_read": tag, "address_1":
        f"{n + 1} Sample Street"})
    ids[reference] = right(made, 201, f"{name} is in the register")["id"]
    tap.equal(made.header("location"), f"/api/v1/tenants/{ids[reference]}",
              "and where")
for reference, name, native, tag, searches in PEOPLE:
    for q in (*searches, reference):
        found = right(call("GET", f"/tenants?q={quote(q)}"), 200,
                      f"search for {q}")
        tap.ok(ids[reference] in [t["id"] for t in found["tenants"]],
               f"finds {name}", found)
found = call("GET", "/tenants?q=M145RX").json["tenants"]
tap.equal(len(found), 5, "a postcode finds all who live there")
found = call("GET", "/tenants?q=01614960003").json["tenants"]
tap.equal([t["reference"] for t in found], ["T-4"], "a telephone number one")
need = call("POST", f"/tenants/{ids['T-1']}/needs",
            {"kind": "format", "value": "large-print:20",
             "evidence": "told us"})
right(need, 201, "a need is recorded")
flag = right(call("GET", f"/tenants/{ids['T-1']}/flag"), 200, "and flagged")
tap.ok(flag["has_needs"] and "large-print" in [f["format"]
                                               for f in flag["facts"]],
       "on every case", flag)

PROVIDERS = [
    ("Example Words", "translation en>ar; translation ar>en; "
     "translation pl>en; interpreting ar on-site; interpreting ar telephone"),
    ("Example Prints", "format large-print; format braille"),
]
for name, skills in PROVIDERS:
    right(call("POST", "/providers", {
        "name": name, "kind": "agency", "email": "desk@words.example",
        "contract_order": 1, "capacity": 20, "skills": skills}), 201,
        f"{name} can be asked")
tap.equal(len(right(call("GET", "/providers"), 200, "providers")
              ["providers"]), 2, "two of them")

made = call("POST", "/requests", {
    "service": "translation", "tenant": ids["T-1"],
    "received_at": "2026-11-20T09:30:00+00:00",
    "items": [{"from": "en", "language": "ar"},
              {"from": "ar", "language": "en"},
              {"service": "interpreting", "from": "en", "language": "ar",
               "mode": "on-site", "starts_at": "2027-03-01T10:00:00+00:00",
               "minutes": 60},
              {"service": "format", "format": "large-print",
               "language": "en"}],
    "document_class": "legal", "subject": "Rent increase", "words": 480,
    "sensitivity": "none", "case": "C-17",
    "necessity": {"reader": "the tenant", "stakes": "the rent",
                  "response": "full", "reason": "asked for it"}})
request = right(made, 201, "three services in one request")
ref = request["ref"]
tap.equal(made.header("location"), f"/api/v1/requests/{ref}", "and where")
tap.equal([i["service"] for i in request["items"]],
          ["translation", "translation", "interpreting", "format"],
          "its items in order")
tap.equal([(i["from"], i["language"]) for i in request["items"][:2]],
          [("en", "ar"), ("ar", "en")], "both directions")
for item in request["items"]:
    n = item["n"]
    tap.equal(item["state"], "offered", f"item {n} is offered")
    tap.ok(item["decision"]["verdict"] == "approve" and
           item["decision"]["why"], f"item {n}: decided, and why",
           item["decision"])
    kind = "elapsed" if item["service"] == "interpreting" else "service"
    tap.ok(item["clock"]["kind"] == kind and item["clock"]["standard"]
           and item["clock"]["started_at"] == "2026-11-20T09:30:00Z",
           f"item {n}: its clock", item["clock"])
    tap.ok(item["offer"]["provider_name"] and item["offer"]["why"] and
           item["offer"]["address"].startswith("/o/"),
           f"item {n}: who is offered it, and why", item["offer"])
tap.equal([i["offer"]["provider_name"] for i in request["items"]],
          ["Example Words"] * 3 + ["Example Prints"], "who can do it")
links = [item["offer"]["address"] for item in request["items"]]

shown = right(service.call("GET", links[0]), 200, "the link opens")
tap.ok(shown["can_answer"] and shown["subject"] is None,
       "and asks, without the tenant's matter", shown)
accepted = right(service.call("POST", links[0] + "/accept", {}), 200,
                 "the provider accepts without an account")
tap.ok(accepted["can_deliver"] and accepted["subject"] == "Rent increase",
       "and sees what it is about", accepted)
mark = "example-boundary"
file = (f'--{mark}\r\nContent-Disposition: form-data; name="file"; '
        'filename="رسالة.txt"\r\nContent-Type: text/plain\r\n\r\n'
        f"السلام عليكم\r\n--{mark}--\r\n").encode()
sent = service.call("POST", links[0] + "/deliver", file, None, {
    "Content-Type": f"multipart/form-data; boundary={mark}"})
right(sent, 200, "and delivers")
declined = right(service.call("POST", links[1] + "/decline",
                              {"reason": "too busy"}), 200, "one declines")
tap.equal(declined["state"], "declined", "and is told so")


def act(n, action, body, code=200):
    etag = call("GET", f"/requests/{ref}").header("etag")
    answer = call("POST", f"/requests/{ref}/items/{n}/{action}", body,
                  **{"If-Match": etag})
    found = right(answer, code, f"item {n}: {action}")
    return found["items"][n - 1] if code == 200 else found


tap.equal(act(1, "check", {"reason": "read by a colleague"})["state"],
          "checked", "checked")
done = act(1, "complete", {"outcome": "completed"})
tap.ok(done["state"] == "completed" and done["closed_at"] and
       done["gross_min"] >= done["net_min"] >= 0, "completed, and measured",
       done)
tap.equal(act(3, "hold", {"reason": "waiting for the tenant"})["state"],
          "on-hold", "held")
tap.equal(act(3, "resume", {})["state"], "offered", "resumed")
tap.equal(act(4, "cancel", {"reason": "no longer wanted"})["state"],
          "cancelled", "cancelled")
act(4, "deliver", {}, 409)
act(1, "fly", {}, 422)
file = call("GET", f"/requests/{ref}").json["items"][0]["files"][0]
got = call("GET", f"/requests/{ref}/files/{file['id']}")
tap.ok(got.code == 200 and got.text == "السلام عليكم" and
       "attachment" in got.header("content-disposition") and
       got.header("x-content-type-options") == "nosniff",
       "the file comes back as it was", got.headers)
clock = right(call("GET", f"/requests/{ref}/items/1/clock"), 200, "its clock")
tap.ok(clock["days"] and all(d["why"] for d in clock["days"]) and
       sum(d["minutes"] for d in clock["days"]) >= clock["net_min"],
       "is explained day by day", clock)
history = right(call("GET", f"/requests/{ref}/events"), 200, "its events")
kinds = [e["kind"] for e in history["events"]]
for kind in ("request.logged", "offer.accepted", "offer.declined",
             "item.delivered", "item.completed", "item.cancelled"):
    tap.ok(kind in kinds, f"hold {kind}", kinds)
listed = right(call("GET", "/requests?language=ar&service=translation"
                    "&state=completed"), 200, "the list")
tap.equal([(r["ref"], r["n"]) for r in listed["requests"]], [(ref, 1)],
          "finds it")
spoken = right(call("POST", "/requests", {
    "service": "interpreting", "tenant": ids["T-1"],
    "items": [{"from": "en", "language": "ar", "mode": "telephone"}],
    "minutes": 30, "starts_at": "2027-03-02T10:00:00+00:00"}), 201,
    "a telephone interpreter")
tap.ok(spoken["items"][0]["state"] in ("offered", "approved", "logged"),
       "is on its way", spoken["items"][0])
figures = right(call("GET", "/reports/turnaround?by=provider"), 200,
                "the report")
tap.equal([(row["key"] if "key" in row else row.get("name"), row["n"])
           for row in figures["rows"]][0][1], 1, "counts what was completed")
table = call("GET", "/reports/turnaround?by=language&format=csv")
tap.ok(table.code == 200 and table.header("content-type").startswith(
    "text/csv") and "ar" in table.text, "also as CSV", table.text)
languages = right(call("GET", "/languages"), 200, "languages")["languages"]
urdu = next(row for row in languages if row["tag"] == "ur")
tap.equal((urdu["direction"], urdu["autonym"]), ("rtl", "اردو"),
          "with direction and own name")
notices = right(call("GET", "/notices"), 200, "notices")["notices"]
tap.equal([n["name"] for n in notices], [
    "arrears-reminder", "asb-and-hate-incident-support",
    "complaint-acknowledgement", "damp-and-mould-summary",
    "gas-safety-access", "planned-works", "rent-increase",
    "repairs-appointment", "section-20-intention", "welcome"], "all of them")
LETTER = {"notice": "rent-increase", "tenant": ids["T-1"], "data": {"x": "1"}}
refused = call("POST", "/letters", LETTER)
tap.ok(refused.code == 422 and refused.json["errors"],
       "a letter without its fields is told which", refused.text[:300])
tap.ok(service.alive(), "the server is there after all of this")
tap.equal(service.stop(), 0, "SIGTERM ends it well")
tap.done()
