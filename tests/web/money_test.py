#!/usr/bin/env python3
"""Money from the estimate to the ledger: invoices held against what was done,
purchase orders, budgets, credits, and all of it to the penny."""
import csv
import datetime
import io
import time
from decimal import ROUND_HALF_UP, Decimal

from service import Service, Tap

tap = Tap()
service = Service()
MANAGER = service.token("manager", "--role", "manager")
OFFICER = service.token("officer", "--role", "officer")
AUDITOR = service.token("auditor", "--role", "auditor")
NOW = datetime.datetime.now(datetime.timezone.utc)
TODAY = NOW.date()


def day(days):
    return (TODAY + datetime.timedelta(days=days)).isoformat()


def get(path, token=MANAGER):
    return service.call("GET", path, None, token)


def post(path, body, token=MANAGER, version=None):
    headers = (("If-Match", f'"{version}"'),) if version else ()
    return service.call("POST", path, body, token, headers)


def minor(money):
    return money["minor"] if money else money


def vat(net, percent):
    """What the one rounding rule says, in another language."""
    return int((Decimal(net) * percent / 100).quantize(
        Decimal(1), ROUND_HALF_UP))


TABLE = """line,service,language,from,how,unit,amount,percent,shortest_minutes
rate,interpreting,,,on-site,hour,38.00,,60
rate,translation,,,,word,0.09,,
hours,,,,,monday-friday,00:00-24:00,,
hours,,,,,saturday,00:00-24:00,,
hours,,,,,sunday,00:00-24:00,,
cancellation,interpreting,,,,hours,480,50,
target,,,,,fulfilled,10,99,
target,,,,,in-standard,2,1,
vat,,,,,,,20,
"""
tenant = post("/tenants", {"reference": "T-1", "name": "Amina Example",
                           "language_spoken": "so",
                           "language_read": "so"}).json["id"]
provider = post("/providers", {
    "name": "Example Words", "kind": "agency", "contract_order": 1,
    "skills": "interpreting so on-site; translation en>so"}).json["id"]
stranger = post("/providers", {
    "name": "Example Nobody", "kind": "agency",
    "skills": "interpreting pl on-site"}).json["id"]
contract = post(f"/providers/{provider}/contracts", {
    "name": "Framework", "starts": day(-800), "position": 1}).json["id"]
answer = post(f"/contracts/{contract}/rates", {
    "reason": "as agreed", "from": day(-800), "table": TABLE}, version=1)
assert answer.code == 200, answer.text


def asked(minutes=60, **more):
    starts = (NOW + datetime.timedelta(days=10)).replace(
        hour=12, minute=0, second=0, microsecond=0)
    answer = post("/requests", {
        "service": "interpreting", "tenant": tenant,
        "document_class": "legal", "subject": "a visit",
        "again_reason": "another", "minutes": minutes,
        "starts_at": starts.isoformat(), **more,
        "items": [{"from": "en", "language": "so", "mode": "on-site"}]},
        OFFICER)
    assert answer.code == 201, answer.text
    return answer.json


def act(ref, action, **body):
    version = get("/requests/" + ref, OFFICER).json["version"]
    answer = service.call("POST", f"/requests/{ref}/items/1/{action}", body,
                          OFFICER, (("If-Match", f'"{version}"'),))
    assert answer.code == 200, answer.text
    return answer.json


def done(minutes=60, **body):
    ref = asked(minutes)["ref"]
    act(ref, "assign", provider=provider, reason="by telephone")
    act(ref, "deliver")
    act(ref, "check")
    act(ref, "complete", **body)
    return ref


# Budgets: what is spent, agreed and estimated; warnings, never a wall.
YEAR = TODAY.replace(day=1).isoformat()
for body, pointers in (({"code": "", "name": "Homes"}, {"/code"}),
                       ({"code": "H-1", "name": ""}, {"/name"}),
                       ({"code": "H-1", "name": "Homes",
                         "service": "weather"}, {"/service"})):
    answer = post("/budgets/codes", body)
    tap.ok(answer.code == 422 and pointers <= answer.pointers,
           f"a code with a wrong {pointers} is refused", answer.text)
tap.equal(post("/budgets/codes", {"code": "H-1", "name": "Homes",
                                  "service": "interpreting"}).code, 200,
          "a cost code is kept, the default of a service")
post("/budgets/codes", {"code": "H-2", "name": "Other homes"})
BUDGET = {"code": "H-1", "from": YEAR, "amount": "100.00",
          "warn": "100, 30"}
for change, pointer in (({"code": "H-9"}, "/cost_code"),
                        ({"from": YEAR[:-1] + "2"}, "/from"),
                        ({"amount": "-1"}, "/amount"),
                        ({"warn": "30, 30"}, "/warn"),
                        ({"warn": "0"}, "/warn"), ({"warn": "x"}, "/warn"),
                        ({"owner": tenant}, "/owner")):
    answer = post("/budgets", {**BUDGET, **change})
    tap.ok(answer.code == 422 and pointer in answer.pointers,
           f"a budget with a wrong {pointer[1:]} is refused", answer.text)
tap.equal(post("/budgets", BUDGET, OFFICER).code, 403,
          "budgets are for managers")
answer = post("/budgets", BUDGET)
tap.equal(answer.code, 201, "a budget is kept: " + answer.text[:200])
budget = "/budgets/" + answer.json["id"]
tap.equal(post("/budgets", BUDGET).code, 409, "one for a code and a year")
tap.equal(post("/budgets", {**BUDGET, "code": ""}).code, 201,
          "and one for all codes")


def stands():
    shown = get(budget).json
    return tuple(minor(shown[k]) for k in ("spent", "committed", "estimated"))


first = asked(starts_at=day(20) + "T12:00")
tap.equal((stands(), [b["code"] for b in first["budgets"]]),
          ((0, 0, 3800), [None, "H-1"]) if len(first["budgets"]) == 2 and
          first["budgets"][0]["code"] is None else
          ((0, 0, 3800), ["H-1", None]),
          "an estimate counts, and what it passes is said at once")
act(first["ref"], "assign", provider=provider, reason="by telephone")
tap.equal(stands(), (0, 3800, 0), "what is agreed is committed")
shown = get("/requests/" + first["ref"], OFFICER).json
tap.ok(any(b["percent"] == 38 and b["state"] == "warned"
           for b in shown["budgets"]), "where it is decided it is said",
       repr(shown["budgets"]))
act(first["ref"], "deliver")
act(first["ref"], "check")
act(first["ref"], "complete")
tap.equal(stands(), (3800, 0, 0), "what is done is spent")
second = asked(120)["ref"]
tap.equal(stands(), (3800, 0, 7600), "nothing is refused")
tap.equal(post(f"/requests/{second}/cost-code", {"cost_code": "H-9"},
               OFFICER).code, 422, "a code that is none is refused")
tap.equal(post(f"/requests/{second}/cost-code", {"cost_code": "H-2"},
               OFFICER).code, 200, "a request is booked elsewhere")
tap.equal(stands(), (3800, 0, 0), "and counts there")
third = asked(60, cost_code="H-2")["ref"]
tap.equal((stands(), get("/requests/" + third, OFFICER).json["cost_code"]),
          ((3800, 0, 0), "H-2"), "or from the start")
for ref in (second, third):
    act(ref, "cancel", reason="not needed")
tap.equal(service.rows("SELECT kind, count(*) FROM event WHERE kind IN "
                       "('budget.passed', 'request.over-budget')"
                       " GROUP BY kind"),
          [("budget.passed", 4), ("request.over-budget", 3)],
          "each warning is kept, the budget's once")
tap.equal(service.rows("SELECT * FROM (SELECT organisation, code, month, stage"
                       ", sum(net_minor), count(*) FROM spend GROUP BY 1, 2, 3"
                       ", 4 EXCEPT SELECT organisation, code, month, stage, "
                       "net_minor, n FROM spend_sum)"), [],
          "the sums are those of the items")
tap.equal(service.rows(
    "SELECT s.organisation, s.code, s.from_month FROM budget_sum s WHERE "
    "(estimated_minor, committed_minor, spent_minor) <> (SELECT "
    "ifnull(sum(net_minor) FILTER (WHERE stage = 'estimated'), 0), "
    "ifnull(sum(net_minor) FILTER (WHERE stage = 'committed'), 0), "
    "ifnull(sum(net_minor) FILTER (WHERE stage = 'spent'), 0) FROM spend p "
    "WHERE p.organisation IN (SELECT id FROM organisation WHERE s.organisation"
    " IN (id, parent)) AND s.code IN ('', p.code) AND p.month BETWEEN "
    "s.from_month AND s.from_month + 11)"), [], "and so are a budget's")
version = get(budget).json["version"]
tap.equal(post(budget, {"amount": "500.00"}, version=version + 1).code, 412,
          "who did not look changes nothing")
tap.equal(post(budget, {"amount": "500.00"}, version=version).json["state"],
          "within", "more money, no warning")
tap.equal(get("/budgets", AUDITOR).code, 200, "an auditor looks")

# Purchase orders.
ORDER = {"contract": contract, "number": "PO-1", "from": day(-30),
         "until": day(300), "amount": "100.00"}
tap.equal(post("/orders", ORDER, OFFICER).code, 403, "orders are for managers")
for change, pointer in (({"contract": tenant}, "/contract"),
                        ({"number": ""}, "/number"),
                        ({"until": day(-31)}, "/until"),
                        ({"amount": "-5"}, "/amount"),
                        ({"amount": "much"}, "/amount")):
    answer = post("/orders", {**ORDER, **change})
    tap.ok(answer.code == 422 and pointer in answer.pointers,
           f"an order with a wrong {pointer[1:]} is refused", answer.text)
order = post("/orders", ORDER)
tap.equal((order.code, order.json["state"]), (201, "holds"),
          "an order is kept")
tap.equal(post("/orders", ORDER).code, 409, "of one number there is one")

# An invoice whose lines are typed.
one, two, three, gone, late = (done(), done(90), done(), done(),
                               asked()["ref"])
act(late, "assign", provider=provider, reason="by telephone")
act(late, "cancel", reason="she is ill")
coming = asked()["ref"]
act(coming, "assign", provider=provider, reason="by telephone")
LINES = [
    (f"{one}/1,,Somali,60,,38.00,38.00,20", 3800),        # as it is due
    (f"{two},,Somali,105,,40.00,70.00,20", 7000),         # longer, dearer
    (f"{late}/1,,Somali,60,,38.00,38.00,20", 3800),       # half is due
    (f"{one}/1,,Somali,60,,38.00,38.00,20", 3800),        # twice
    (f"V26-999999,{day(-200)},Somali,60,,,10.00,20", 1000),  # nobody's
    (f"{coming},,Somali,60,,38.00,38.00,20", 3800),       # not done yet
    (f"{three},,Somali,60,,38.00,38.00,5", 3800),         # other VAT
]
NET = sum(net for _, net in LINES)
VAT = vat(NET - 3800, 20) + vat(3800, 5)


def pounds(amount):
    return f"{amount // 100}.{amount % 100:02}"


BILL = {"provider": provider, "number": "INV-1", "order": "PO-1",
        "net": pounds(NET), "vat": pounds(VAT), "gross": pounds(NET + VAT),
        "lines": "\n".join(line for line, _ in LINES)}
for change, pointers in (
        ({"provider": one}, {"/provider"}), ({"number": ""}, {"/number"}),
        ({"order": "PO-9"}, {"/order"}), ({"gross": "1.00"}, {"/gross"}),
        ({"lines": ""}, {"/lines"}),
        ({"provider": stranger}, {"/order"})):
    answer = post("/invoices", {**BILL, **change})
    tap.ok(answer.code == 422 and pointers <= answer.pointers,
           f"{sorted(pointers)}: what is wrong is said at its field",
           answer.text)
for lines, words in (("V26-1,soon,Somali,60,,,1.00,", "line 2/date"),
                     ("V26-1,,Klingon,60,,,1.00,", "line 2/language"),
                     ("V26-1,,,1h,,,1.00,", "line 2/minutes"),
                     ("V26-1,,,60,,x,1.00,", "line 2/rate"),
                     ("V26-1,,,60,,,-1.00,", "line 2/net"),
                     ("V26-1,,,60,,,1.00,lots", "line 2/vat"),
                     ("reference,weather\nV26-1,wet", "net")):
    answer = post("/invoices", {**BILL, "lines": lines})
    tap.ok(answer.code == 422 and words in answer.text,
           f"a line is refused: {words}", answer.text)
tap.equal(service.rows("SELECT count(*) FROM supplier_bill"), [(0,)],
          "nothing of these was kept")
tap.equal(post("/invoices", BILL, OFFICER).code, 403,
          "invoices are for managers")
answer = post("/invoices", BILL)
tap.equal(answer.code, 201, "an invoice is brought: " + answer.text[:200])
invoice = "/invoices/" + answer.json["id"]
shown = get(invoice + "?verdict=all").json
tap.equal((shown["lines"], shown["doubtful"], shown["adds_up"],
           minor(shown["lines_vat"])), (7, 6, True, VAT),
          "one line is right, and VAT agrees to the penny")
WHY = [[], [("More or less", 950), ("The rate", 350)],
       [("It was called off", 1900)], [("The same is billed", 3800)],
       [("No work of this", 1000)], [], [("The VAT", -570)]]
for row, why in zip(shown["rows"], WHY):
    parts = [(p["why"], minor(p["amount"])) for p in row["parts"]]
    tap.ok(len(parts) == len(why) and
           all(p[0].startswith(w[0]) and p[1] == w[1]
               for p, w in zip(parts, why)),
           f"line {row['n']} is explained: {why}", repr(parts))
    tap.equal(sum(minor(p["amount"]) for p in row["parts"] if not p["vat"]),
              minor(row["apart"]), f"line {row['n']}: and adds up")
tap.equal([r["item_ref"] for r in shown["rows"]],
          [one, two, late, one, None, coming, three], "lines lead to items")
tap.equal((shown["order"]["number"], minor(shown["order"]["left"]),
           get("/orders").json["orders"][0]["state"]),
          ("PO-1", 10000 - NET, "overdrawn"), "the order is overdrawn")
tap.equal(post("/invoices", BILL).code, 409, "an invoice comes once")

# On another bill it is billed already; a disputed line is not.
again = post("/invoices", {**BILL, "number": "INV-2", "order": "", "net":
                           "76.00", "vat": "15.20", "gross": "91.20",
                           "lines": LINES[0][0] + "\n" +
                           f",{day(10)},Somali,60,,,38.00,20"}).json["id"]
rows = get("/invoices/" + again + "?verdict=all").json["rows"]
tap.ok("another bill" in rows[0]["parts"][0]["why"] and
       minor(rows[0]["parts"][0]["amount"]) == 3800,
       "what another bill has is explained", repr(rows[0]))
tap.equal((rows[1]["item_ref"], rows[1]["verdict"]), (gone, "agreed"),
          "a line without a reference is found by its day")

# Settled, line by line.
for n, verdict in ((2, "accepted"), (3, "disputed"), (4, "disputed"),
                   (5, "disputed"), (6, "disputed"), (7, "accepted")):
    answer = post(f"{invoice}/lines/{n}", {"verdict": verdict,
                                           "reason": "as spoken about"})
    tap.equal(answer.code, 200, f"line {n} is {verdict}")
for body, pointers in (({"verdict": "accepted", "reason": "it is",
                         "item": "V26-999999/1"}, {"/item"}),
                       ({"verdict": "accepted", "reason": "it is",
                         "item": one + "/1"}, {"/item"}),
                       ({}, {"/verdict", "/reason"})):
    answer = post(f"{invoice}/lines/5", body)
    tap.equal((answer.code, answer.pointers), (422, pointers),
              f"{sorted(body)}: what is wrong is named")
tap.ok("as spoken about" in get(invoice + "/disputes").text,
       "disputed lines go to the provider")
tap.equal(post(invoice + "/settle", {}, AUDITOR).code, 403,
          "an auditor only looks")
tap.equal(post(invoice + "/settle", {}).code, 200, "the invoice is settled")
shown = get(invoice).json
PAID = 3800 + 7000 + 3800
PAID_VAT = vat(3800 + 7000, 20) + vat(3800, 5)
tap.equal((minor(shown["to_pay"]), minor(shown["to_pay_vat"])),
          (PAID, PAID_VAT), "what is paid agrees to the penny")
tap.equal(minor(get("/orders").json["orders"][0]["drawn"]), PAID,
          "and is drawn from the order")
tap.equal(post(f"{invoice}/lines/2", {"verdict": "disputed",
                                      "reason": "no"}).code, 409,
          "what is settled stays")

# A month that is over: what was promised and missed, with what is behind it.
LAST = (TODAY.replace(day=1) - datetime.timedelta(days=10))
AT = int(datetime.datetime(LAST.year, LAST.month, LAST.day, 12,
                           tzinfo=datetime.timezone.utc).timestamp())
for ref, outcome in ((one, "completed"), (two, "interpreter-absent")):
    item = service.rows("SELECT i.id FROM item i JOIN request r ON r.id = "
                        "i.request WHERE r.ref = ?", ref)[0][0]
    service.rows("UPDATE item SET closed_at = ?, outcome = ? WHERE id = ?",
                 AT, outcome, item)
    service.rows("UPDATE item_price SET at = ? WHERE item = ?"
                 " AND stage = 'actual'", AT, item)
service.rows("DELETE FROM service_credit_month")
tap.equal(service.restart(), 0, "time passes")
for _ in range(600):
    credits = get("/credits").json["credits"]
    if credits:
        break
    time.sleep(0.05)
BASE = 3800 + 5700
tap.equal([(c["measure"], c["hits"], c["of"], minor(c["base"]),
            minor(c["credit"]), c["state"]) for c in credits],
          [("fulfilled", 1, 2, BASE, vat(BASE, 10), "open")],
          "what was missed is a credit by the contract's terms")
credit = "/credits/" + credits[0]["id"]
shown = get(credit).json
tap.equal([(i["ref"], i["why"]) for i in shown["items"]],
          [(two, "interpreter-absent")], "with the item behind it")
for body, pointers in (({}, {"/verdict", "/reason"}),
                       ({"verdict": "accepted", "reason": "1"},
                        {"/reason"})):
    answer = post(credit, body, version=shown["version"])
    tap.equal((answer.code, answer.pointers), (422, pointers),
              f"{sorted(body)}: what is missing is named")
tap.equal(post(credit, {"verdict": "accepted", "reason": "as agreed"},
               OFFICER, shown["version"]).code, 403,
          "credits are for managers")
tap.equal(post(credit, {"verdict": "waived", "reason": "they were ill"},
               version=shown["version"]).json["state"], "waived", "waived")
tap.equal(post(credit, {"verdict": "accepted", "reason": "as agreed"},
               version=shown["version"]).code, 412, "not by two at once")
tap.equal(post(credit, {"verdict": "accepted", "reason": "as agreed"},
               version=shown["version"] + 1).json["state"], "accepted",
          "or accepted")
four = done()
last = post("/invoices", {**BILL, "number": "INV-3", "order": "",
                          "net": "38.00", "vat": "7.60", "gross": "45.60",
                          "lines": f"{four}/1,,Somali,60,,38.00,38.00,20"})
last = "/invoices/" + last.json["id"]
REST = 3800 - vat(BASE, 10)
shown = get(last).json
tap.equal((minor(shown["to_pay"]), minor(shown["to_pay_vat"]),
           len(shown["credits"])), (REST, vat(REST, 20), 1),
          "it is taken off the next invoice, VAT too")
tap.equal(post(last + "/settle", {}).code, 200, "which is settled")

# The same as its provider has it, and nobody else.
MINE = service.token("agency", "--role", "provider", "--provider", provider)
other = post("/providers", {"name": "Sample Tongues", "kind": "agency",
                            "skills": "translation en>so"}).json["id"]
THEIRS = service.token("other", "--role", "provider", "--provider", other)
mine = get("/jobs/figures", MINE).json
theirs = get("/jobs/figures", THEIRS).json
paid = {i["number"]: i for i in mine["invoices"]}
tap.equal((minor(paid["INV-3"]["net"]), minor(paid["INV-3"]["agreed"]),
           minor(paid["INV-3"]["paid"]), paid["INV-3"]["state"]),
          (3800, 3800, REST, "settled"), "a provider sees what it is paid")
tap.equal([(c["month"], c["hits"], c["of"], minor(c["credit"]),
            c["bill_number"]) for c in mine["credits"]],
          [(LAST.replace(day=1).isoformat(), 1, 2, vat(BASE, 10), "INV-3")],
          "and which credit was taken off")
tap.ok(all(i["paid"] is None or i["state"] == "settled"
           for i in mine["invoices"]) and "INV-1" in paid and
       minor(paid["INV-1"]["paid"]) == PAID, "invoice by invoice", paid)
tap.equal((theirs["invoices"], theirs["credits"]), ([], []),
          "another provider sees none of it")
tap.equal(get("/jobs/figures").code, 403, "nor does who works here: it is "
          "the provider's own page")
page = service.ask("GET", "/jobs/figures", {
    "Authorization": "Bearer " + MINE, "Accept": "text/html"}).text
tap.ok(LAST.strftime("%B %Y") in page and "from " + LAST.strftime("%B")
       not in page, "a month is called by its name", page[:300])
tap.equal((get(credit).json["bill_number"], minor(get(last).json["to_pay"]),
           post(credit, {"verdict": "waived", "reason": "after all"},
                version=9).code), ("INV-3", REST, 409),
          "the credit is used up")

# The ledger has all of it, and each invoice adds up in it.
span = f"from={LAST.replace(day=1)}&to={TODAY}"
lines = list(csv.DictReader(io.StringIO(
    get(f"/reports/ledger?{span}&format=csv").text)))


def pence(line, key):
    return int(Decimal(line[key]) * 100)


for number, net, tax in (("INV-1", PAID, PAID_VAT),
                         ("INV-3", REST, vat(REST, 20))):
    own = [line for line in lines if line["invoice"] == number]
    tap.equal((sum(pence(x, "net") for x in own),
               sum(pence(x, "vat") for x in own)), (net, tax),
              f"{number} is in the ledger to the penny")
tap.equal(sorted({line["stage"] for line in lines}),
          ["actual", "cancelled", "credit", "difference"],
          "work, what was called off, differences and credits")
tap.ok(all(line["request"] for line in lines if line["stage"] != "credit"),
       "each leads to its request", repr(lines))
total = get(f"/reports/ledger?{span}&limit=3").json
tap.equal((minor(total["total"]["net"]), total["total"]["count"],
           len(total["rows"])),
          (sum(pence(x, "net") for x in lines), len(lines), 3),
          "the page says the same, in parts")
rows, after = [], ""
while after is not None:
    page = get(f"/reports/ledger?{span}&limit=3{after}").json
    rows += page["rows"]
    after = "&after=" + page["next"] if page["next"] else None
tap.equal([(r["stage"], minor(r["net"])) for r in rows],
          [(x["stage"], pence(x, "net")) for x in lines], "to the end")
tap.done()
