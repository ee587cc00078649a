#!/usr/bin/env python3
"""A supplier's bill for telephone calls against the log: brought whole or not
at all, what does not agree settled line by line, in the end to the penny."""
import csv as table
import datetime
import io

from service import Service, Tap

TODAY = datetime.date.today()
DAY = datetime.timedelta(days=1)
tap = Tap()
service = Service()
ADMIN = service.token("admin", "--role", "administrator")
MANAGER = service.token("manager", "--role", "manager")
OFFICER = service.token("officer", "--role", "officer")
AUDITOR = service.token("auditor", "--role", "auditor")


def get(path, token=MANAGER):
    return service.call("GET", path, None, token)


def post(path, body, token=MANAGER):
    return service.call("POST", path, body, token)


def logged(language, started, minutes, **more):
    call = post("/calls", {"language": language}, OFFICER).json["id"]
    answer = post(f"/calls/{call}/log", {
        "outcome": "spoken", "minutes": minutes, "met": "yes",
        "started_at": started, **more}, OFFICER)
    assert answer.code == 200, answer.text
    return get("/calls/" + call).json["ref"]


def bring(content, token=MANAGER, **changes):
    fields = {"provider": provider, "number": "INV-1", "net": "25.50",
              "vat": "0.00", "gross": "25.50", **changes}
    mark = "example-boundary-7"
    parts = "".join(
        f'--{mark}\r\nContent-Disposition: form-data; name="{key}"\r\n\r\n'
        f"{value}\r\n" for key, value in fields.items())
    if isinstance(content, str):
        content = content.encode()
    return service.call("POST", "/calls/bills", parts.encode() + (
        f'--{mark}\r\nContent-Disposition: form-data; name="file"; '
        f'filename="calls.csv"\r\nContent-Type: text/csv\r\n\r\n').encode() +
        content + f"\r\n--{mark}--\r\n".encode(), token, {
            "Content-Type": f"multipart/form-data; boundary={mark}"})


provider = post("/providers", {"name": "Example Lines", "kind": "agency",
                               "skills": "interpreting en>so on-demand"},
                ADMIN).json["id"]
post("/calls/numbers", {"provider": provider, "phone": "020 7946 0000",
                        "say": "LANGUAGE, please."}, ADMIN)
post("/budgets/codes", {"code": "H-7", "name": "Repairs"})
answer = post("/calls/" + post("/calls", {"language": "so"},
                               OFFICER).json["id"] + "/log",
              {"outcome": "spoken", "minutes": 1, "met": "yes",
               "cost_code": "H-8"}, OFFICER)
tap.equal(answer.pointers, {"/cost_code"}, "a cost code is one of the list")
first = logged("so", "2026-10-05T09:30", 12, cost_code="H-7")
second = logged("ar", "2026-10-05T10:00", 5)
third = logged("pl", "2026-10-25T00:40", 8)
unbilled = logged("ur", "2026-10-06T15:00", 3)

# The night when clocks go back: 01:30 came twice, 00:40 once.
FILE = """Call ID,Call date,Call time,Duration,Language,PIN,Charge,Region
77,05/10/2026,09:31,00:11:40,Somali,4471,"£10.20",North
78,05/10/2026,10:02,5,Arabic,4471,4.25,North
79,25/10/2026,00:41,7.5,Polish,officer@homes.example,6.80,North
80,2026-10-07,11:00,00:05:00,Tigrinya,4471,4.25,North
"""

answer = bring(FILE, OFFICER)
tap.equal(answer.code, 403, "bills are for managers")
for changes, pointers in (({"provider": first}, {"/provider"}),
                          ({"net": "many"}, {"/net"}),
                          ({"gross": "99.00"}, {"/gross"}),
                          ({"number": ""}, {"/number"})):
    answer = bring(FILE, **changes)
    tap.ok(answer.code == 422 and pointers <= answer.pointers,
           f"{sorted(pointers)}: what is wrong is said at its field",
           answer.text)
for content, words in (
        (FILE.replace("00:11:40", "long").replace("4.25", "free"),
         ("line 2/minutes", "line 3/net", "line 5/net")),
        (FILE.replace("05/10/2026", "31/02/2026"), ("line 2/date",)),
        (FILE.replace("Charge", "Weather"), ("net",)),
        (FILE.replace("25/10/2026,00:41", "29/03/2026,01:30"),
         ("line 4/date",)),
        ("Call ID,Started,Minutes,Language,Net\r\n", ("no call",)),
        ("", ())):
    answer = bring(content)
    tap.ok(answer.code == 422 and all(w in answer.text for w in words),
           f"a file with {words or 'nothing'} is refused", answer.text)
tap.equal(service.rows("SELECT count(*) FROM supplier_bill"), [(0,)],
          "nothing of these was kept")

answer = bring(FILE)
tap.equal(answer.code, 201, "a bill is brought")
bill = "/calls/bills/" + answer.json["id"]
shown = get(bill).json
tap.equal((shown["lines"], shown["doubtful"], shown["adds_up"],
           shown["from"], shown["until"]),
          (4, 1, True, "2026-10-05", "2026-10-25"),
          "three calls are as logged, one is open")
row = shown["rows"][0]
tap.equal((row["n"], row["call_ref"], row["said_language"], row["language"],
           len(row["doubts"])), (4, None, "Tigrinya", "ti", 1),
          "the one that nobody logged")
rows = get(bill + "?verdict=all").json["rows"]
tap.equal([r["call_ref"] for r in rows], [first, second, third, None],
          "the others are found by time, language and length")
tap.equal([r["seconds"] for r in rows], [700, 300, 450, 300],
          "lengths are read as suppliers write them")
tap.equal([c["ref"] for c in shown["unbilled"]], [unbilled],
          "what was logged and not billed is told")
tap.equal(bring(FILE).code, 409, "an invoice comes once")

again = bring(FILE, number="INV-2").json["id"]
shown = get("/calls/bills/" + again).json
tap.equal(shown["doubtful"], 4, "a call is paid on one bill only")

# A total that is a penny off.
off = bring(FILE, number="INV-3", net="25.51", gross="25.51").json["id"]
shown = get("/calls/bills/" + off).json
tap.equal((shown["adds_up"], shown["net_apart"]["minor"]), (False, 1),
          "a penny is told")

# Settling.
tap.equal(post(bill + "/settle", {}).code, 409, "not with a line open")
for body, pointers in (({}, {"/verdict", "/reason"}),
                       ({"verdict": "accepted", "reason": "-"}, {"/reason"}),
                       ({"verdict": "accepted", "reason": "it is ours",
                         "call": "T26-999999"}, {"/call"}),
                       ({"verdict": "accepted", "reason": "it is ours",
                         "call": first}, {"/call"})):
    answer = post(bill + "/lines/4", body)
    tap.equal((answer.code, answer.pointers), (422, pointers),
              f"{sorted(body)}: what is missing or wrong is named")
tap.equal(post(bill + "/lines/9", {"verdict": "accepted", "reason": "why"}
               ).code, 404, "no such line")
WHY = {"verdict": "disputed", "reason": "Nobody called in Tigrinya"}
tap.equal(post(bill + "/lines/4", WHY).code, 200, "a line is disputed")
shown = get(bill).json
tap.equal((shown["doubtful"], shown["can_settle"],
           shown["to_pay_gross"]["minor"], shown["disputed"]["count"]),
          (0, True, 2125, 1), "and is not paid")
csv = get(bill + "/disputes")
tap.ok(csv.text.splitlines()[1].startswith("5,80,2026-10-07T11:00:00+01:00,")
       and "Nobody called in Tigrinya" in csv.text,
       "disputed lines go to the supplier as they came", csv.text)
tap.equal(post(bill + "/settle", {}, AUDITOR).code, 403,
          "an auditor only looks")
BUDGET = {"from": TODAY.replace(day=1).isoformat(), "amount": "12.00",
          "warn": "80"}
budgets = [post("/budgets", {**BUDGET, "code": code}).json["id"]
           for code in ("H-7", "")]


def spent():
    return [get("/budgets/" + b).json["spent"]["minor"] for b in budgets]


tap.equal(spent(), [0, 0], "until it is settled nothing is spent")
tap.equal(post(bill + "/settle", {}).code, 200, "the bill is settled")
tap.equal(spent(), [1020, 2125],
          "calls of people in no register are in the budgets of their codes")
tap.equal(service.rows("SELECT count(*) FROM event WHERE kind ="
                       " 'budget.passed'"), [(2,)], "which warn")
tap.equal(service.rows("SELECT organisation, code, month, stage,"
                       " sum(net_minor) FROM spend_beside GROUP BY 1, 2, 3, 4"
                       " EXCEPT SELECT organisation, code, month, stage,"
                       " net_minor FROM spend_sum"), [], "as the sums say")
booked = {line["call"]: line["cost_code"] for line in table.DictReader(
    io.StringIO(get(f"/reports/ledger?from={TODAY - DAY}&to={TODAY + DAY}"
                    "&format=csv").text))}
tap.equal((booked[first], booked[second]), ("H-7", ""),
          "in the ledger a call is booked on its code")
tap.equal(post(bill + "/lines/4", WHY).code, 409, "and stays as it is")
tap.equal([k for (k,) in service.rows(
    "SELECT kind FROM event WHERE kind LIKE 'bill.%' AND subject = "
    "(SELECT id FROM supplier_bill WHERE number = 'INV-1') ORDER BY seq")],
    ["bill.brought", "bill.line-settled", "bill.settled"],
    "all of it is on record")

# A call that is paid is put to a tenant: it is not paid twice.
contract = post(f"/providers/{provider}/contracts", {
    "name": "Lines", "starts": "2026-01-01", "position": 1}, ADMIN).json["id"]
answer = service.call(
    "POST", f"/contracts/{contract}/rates", {
        "reason": "as agreed", "from": "2026-01-01", "table":
        "line,service,language,from,how,unit,amount,percent,shortest_minutes\n"
        "rate,interpreting,,,on-demand,minute,1.00,,\n"}, ADMIN,
    (("If-Match", '"1"'),))
tap.equal(answer.code, 200, "a contract: " + answer.text[:200])
tenant = post("/tenants", {"reference": "T-1", "name": "Amina Example",
                           "language_spoken": "so"}, ADMIN).json["id"]
calls = {c["ref"]: c["id"] for c in
         get("/calls/log?state=unmatched").json["calls"]}
answer = post(f"/calls/{calls[first]}/tenant", {"tenant": tenant}, OFFICER)
tap.equal(answer.code, 200, "it is put to a tenant: " + answer.text[:200])
net = service.rows("SELECT sum(net_minor) FROM item_price WHERE stage ="
                   " 'actual'")[0][0]
tap.equal((net, spent()[1]), (1200, 2125),
          "its price by the contract is taken off what was paid")
tap.equal(get(f"/reports/ledger?from={TODAY - DAY}&to={TODAY + DAY}"
              ).json["total"]["net"]["minor"], 2125, "in the ledger, too")

# Paged, and as pages.
page = get("/calls/bills?limit=2").json
tap.equal(([b["number"] for b in page["bills"]], bool(page["next"])),
          (["INV-3", "INV-2"], True), "bills are paged, newest first")
tap.equal([b["number"] for b in
           get("/calls/bills?limit=2&after=" + page["next"]).json["bills"]],
          ["INV-1"], "to the end")
tap.equal([r["n"] for r in get(bill + "?verdict=all&limit=2&after=2"
                               ).json["rows"]], [3, 4], "and so are lines")
tap.done()
