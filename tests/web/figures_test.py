"""The turnaround report against a reckoning of its own over the raw rows:
every grouping, the ends of London's days, the same on the page, as JSON and
as CSV; and each landlord sees its own, each role what it may."""
import calendar
import csv
import io
import math
import re
from datetime import datetime, timedelta, timezone
from html import unescape

from service import Service, Tap

tap = Tap()
service = Service(demo=("--tenants", "400", "--requests", "700", "--seed",
                        "12", "--now", "2026-11-20"))
HOUSE = "Calderbrook Housing Partnership"
MEMBER = "Bryn Hafod Housing"
manager = service.token("figures", "--role", "manager", "--org", HOUSE)
member = service.token("member", "--role", "manager", "--org", MEMBER)
officer = service.token("officer", "--role", "officer", "--org", MEMBER)


def last_sunday(year, month):
    day = calendar.monthrange(year, month)[1]
    while calendar.weekday(year, month, day) != 6:
        day -= 1
    return datetime(year, month, day, 1, tzinfo=timezone.utc)


def london(utc):
    """The local day of seconds since 1970."""
    at = datetime.fromtimestamp(utc, timezone.utc)
    if last_sunday(at.year, 3) <= at < last_sunday(at.year, 10):
        at += timedelta(hours=1)
    return at.strftime("%Y-%m-%d")


def utc(text):
    return int(datetime.fromisoformat(text + "+00:00").timestamp())


# Either side of midnight in London, in summer time and out of it.
done = [r[0] for r in service.rows(
    "SELECT id FROM item WHERE state = 'completed' ORDER BY id LIMIT 8")]
for item, at in zip(done, [
        "2026-03-28T23:59:59", "2026-03-29T22:59:59", "2026-03-29T23:00:00",
        "2026-03-31T22:59:59", "2026-03-31T23:00:00", "2026-10-24T23:00:00",
        "2026-10-31T23:59:59", "2026-11-01T00:00:00"]):
    service.rows("UPDATE item SET closed_at = ? WHERE id = ?", utc(at), item)

ROWS = service.rows(
    "SELECT i.service, i.language, i.format, r.document_class, p.name,"
    " o.name, i.closed_at, i.gross_min, i.net_min, i.in_standard,"
    " i.sensitivity"
    " FROM item i JOIN request r ON r.id = i.request"
    " JOIN organisation o ON o.id = i.organisation"
    " LEFT JOIN provider p ON p.id = i.provider"
    " WHERE i.state = 'completed'")
KEYS = {
    "service": lambda r: r[0], "language": lambda r: r[1],
    "format": lambda r: r[2], "class": lambda r: r[3],
    "provider": lambda r: r[4], "organisation": lambda r: r[5],
    "month": lambda r: london(r[6])[:7],
}


def rank(values, percent):
    """The nearest rank."""
    return sorted(values)[math.ceil(percent / 100 * len(values)) - 1]


def figures(rows):
    timed = [r[9] for r in rows if r[9] is not None]
    return {
        "n": len(rows),
        "median_gross_min": rank([r[7] for r in rows], 50),
        "p90_gross_min": rank([r[7] for r in rows], 90),
        "median_net_min": rank([r[8] for r in rows], 50),
        "p90_net_min": rank([r[8] for r in rows], 90),
        "in_standard": sum(timed),
        "share": round(sum(timed) / len(timed), 4),
    }


def reckon(by, first, last, keep=lambda r: True):
    groups = {}
    for row in ROWS:
        if keep(row) and first <= london(row[6]) <= last:
            groups.setdefault(KEYS[by](row), []).append(row)
    return {key: figures(rows) for key, rows in groups.items()}


def wilson(row):
    """The 95 % interval of a share, as a table has it."""
    share, z = row["share"], 1.959963984540054
    n = row["in_standard"] / share if share else 0
    if not n:
        return [f"{row['low']:.4f}", f"{row['high']:.4f}"]
    middle = (share + z * z / (2 * n)) / (1 + z * z / n)
    half = z / (1 + z * z / n) * math.sqrt(
        share * (1 - share) / n + z * z / (4 * n * n))
    return [f"{max(0, middle - half):.4f}", f"{min(1, middle + half):.4f}"]


def rounded(row):
    out = {name: row[name] for name in
           ("n", "median_gross_min", "p90_gross_min", "median_net_min",
            "p90_net_min", "in_standard", "share")}
    if out["share"] is not None:
        out["share"] = round(out["share"], 4)
    return out


def asked(by, first, last, more="", token=manager):
    answer = service.call("GET", f"/reports/turnaround?by={by}&from={first}"
                          f"&to={last}{more}", token=token)
    assert answer.code == 200, answer.text
    return answer


def refs_of(organisation, but=None):
    """What was asked there, except of one sensitivity."""
    return {r[0] for r in service.rows(
        "SELECT r.ref FROM request r JOIN organisation o"
        " ON o.id = r.organisation WHERE o.name = ?"
        " AND r.sensitivity IS NOT ?", organisation, but)}


def listed(token):
    """What the list of requests has, over all its pages."""
    refs, after = set(), ""
    while after is not None:
        page = service.call("GET", "/requests?limit=100" + after,
                            token=token).json
        refs |= {r["ref"] for r in page["requests"]}
        after = page["next"] and "&after=" + page["next"]
    return refs


SPANS = [("2024-11-20", "2026-11-20"), ("2026-03-29", "2026-03-29"),
         ("2026-03-30", "2026-03-31"), ("2026-04-01", "2026-10-31"),
         ("2026-10-25", "2026-11-01")]
for by in KEYS:
    for first, last in SPANS:
        report = asked(by, first, last).json
        seen = {row["key"]: rounded(row) for row in report["rows"]}
        tap.equal(seen, reckon(by, first, last), f"{by}, {first} to {last}")
whole = asked("month", *SPANS[0]).json
tap.equal(rounded(whole["total"]), figures([r for r in ROWS if
          SPANS[0][0] <= london(r[6]) <= SPANS[0][1]]), "the total")
months = [row["key"] for row in whole["rows"]]
tap.equal(months, sorted(months), "months in time's order")
day = asked("month", "2026-04-01", "2026-04-01").json
tap.ok("2026-03" not in [r["key"] for r in day["rows"]],
       "midnight in summer time begins April")
kept = asked("language", *SPANS[0], "&service=interpreting").json
tap.equal({r["key"]: rounded(r) for r in kept["rows"]},
          reckon("language", *SPANS[0], lambda r: r[0] == "interpreting"),
          "one service by language")
empty = asked("service", "2020-01-01", "2020-01-31").json
tap.equal((empty["rows"], empty["total"]["n"], empty["total"]["share"]),
          ([], 0, None), "a span without work")

# From any figure to the very requests behind it.
def behind(query, token=manager, most=200):
    """(ref, n of its item) of the list, over all its pages, and its count."""
    found, after, pages = [], "", 0
    while after is not None:
        page = service.call("GET", "/reports/turnaround/requests?"
                            f"{query}&limit={most}{after}", token=token).json
        found += [(r["ref"], r["n"]) for r in page["requests"]]
        after = page["next"] and "&after=" + page["next"]
        pages += 1
    return found, page["n"], pages


FACTS = service.rows(
    "SELECT r.ref, i.n, i.service, i.language, r.document_class, o.name,"
    " i.closed_at, i.net_min, i.in_standard, i.received_at, r.logged_by,"
    " (SELECT max(answered_at) FROM offer f WHERE f.item = i.id"
    " AND f.state = 'accepted'), (SELECT min(sent_at) FROM offer f"
    " WHERE f.item = i.id), (SELECT sum(to_at - from_at) FROM pause p"
    " WHERE p.item = i.id), i.sensitivity, i.id"
    " FROM item i JOIN request r ON r.id = i.request"
    " JOIN organisation o ON o.id = i.organisation"
    " WHERE i.state = 'completed'")
for by in ["service", "language", "provider", "organisation", "officer",
           "class", "month", "format"]:
    report = asked(by, *SPANS[3]).json
    for row in report["rows"][:4] + [report["total"]]:
        found, n, _ = behind(row["query"])
        again = service.call("GET", "/reports/turnaround?" + row["query"],
                             token=manager).json
        tap.ok(len(found) == len(set(found)) == n == row["n"] ==
               again["total"]["n"] and
               again["total"]["median_net_min"] == row["median_net_min"],
               f"by {by}, {row.get('key', 'all')}: the requests of it",
               (len(found), n, row["n"], row["query"]))
in_span = [f for f in FACTS if SPANS[3][0] <= london(f[6]) <= SPANS[3][1]]
tap.equal({(r["n"]) for r in asked("officer", *SPANS[3]).json["rows"]},
          {sum(1 for f in in_span if f[10] == who)
           for who in {f[10] for f in in_span}}, "by who logged it")
kept = [f for f in in_span if f[2] == "translation" and f[4] == "rights"]
found, n, _ = behind(f"from={SPANS[3][0]}&to={SPANS[3][1]}"
                     "&service=translation&class=rights")
tap.equal(set(found), {(f[0], f[1]) for f in kept}, "two filters together")
found, n, pages = behind(f"from={SPANS[3][0]}&to={SPANS[3][1]}", most=7)
tap.equal((set(found), n, pages), ({(f[0], f[1]) for f in in_span},
          len(in_span), -(-len(in_span) // 7)), "page after page")
order = {(f[0], f[1]): (f[6], f[15]) for f in in_span}
tap.equal(found, sorted(found, key=lambda r: order[r], reverse=True),
          "the last closed comes first")

# How long it took, and where the time went.
HOURS = {"1-hour": 1, "4-hours": 4, "1-day": 8, "2-days": 16, "3-days": 24,
         "5-days": 40, "10-days": 80, "20-days": 160, "longer": 10 ** 9}
report = asked("service", *SPANS[3]).json
low = -1
for row in report["took"]:
    high = HOURS[row["took"]] * 60
    wanted = {(f[0], f[1]) for f in in_span if low < f[7] <= high}
    found, n, _ = behind(row["query"])
    tap.equal((row["n"], set(found)), (len(wanted), wanted),
              f"took {row['took']}")
    low = high
stages = {row["stage"]: row for row in report["stages"]}
held = [f for f in in_span if f[13] and f[13] >= 60]
tap.equal((stages["held"]["n"], set(behind(stages["held"]["query"])[0])),
          (len(held), {(f[0], f[1]) for f in held}), "what was on hold")
held_at = {r[0] for r in service.rows("SELECT item FROM pause")}
answer = [(f[11] - f[12]) // 60 for f in in_span
          if f[11] and f[15] not in held_at and
          f[9] <= f[12] <= f[11] <= f[6]]
answer = [minutes for minutes in answer if minutes > 0]
tap.ok(abs(stages["answer"]["n"] - len(answer)) <=
       len([f for f in in_span if f[15] in held_at or not f[11] or
            not f[9] <= f[12] <= f[11] <= f[6]]) and len(answer) > 100,
       "waiting for an answer", (stages["answer"], len(answer)))
tap.ok(abs(sum(row["share"] for row in report["stages"]) - 1) < 1e-9,
       "the shares of all stages are all the time")
tap.equal(sum(row["n"] for row in report["holds"]) +
          (report["holds_other"] or {"n": 0})["n"],
          len(held), "every hold has its reason")

# What changes shows at once, packed or not.
def total(token=manager):
    return rounded(asked("service", *SPANS[0], token=token).json["total"])


whole = total()
item = service.rows("SELECT id, net_min FROM item WHERE state = 'completed'"
                    " AND closed_at < ? ORDER BY net_min LIMIT 1",
                    utc("2026-10-01T00:00:00"))[0]
service.rows("UPDATE item SET in_standard = 0, state = 'cancelled'"
             " WHERE id = ?", item[0])
tap.equal(total()["n"], whole["n"] - 1, "one less at once")
service.rows("UPDATE item SET in_standard = 1, state = 'completed'"
             " WHERE id = ?", item[0])
tap.equal(total(), whole, "and back")

# Landlords side by side.
side = service.call("GET", "/reports", token=manager).json
names = {r[0] for r in service.rows("SELECT name FROM organisation")}
tap.ok({r["name"] for r in side["rows"]} <= names and len(side["rows"]) > 2,
       "landlords side by side")
first, last = side["from"], side["to"]
recent = [r for r in ROWS if first <= london(r[6]) <= last]
for row in side["rows"]:
    own = [r for r in recent if r[5] == row["name"]]
    timed = [r[9] for r in own if r[9] is not None]
    tap.equal((row["n"], row["median_net_min"], row["in_standard"]),
              (len(own), rank([r[8] for r in own], 50) if own else None,
               sum(timed)), f"{row['name']}: recent figures")
    tap.equal(row["ranked"], len(timed) >= side["rank_min"] == 10,
              f"{row['name']}: a place only where there is enough")
placed = sorted((r for r in side["rows"] if r["ranked"]),
                key=lambda r: -r["share"])
tap.equal([r["rank"] for r in placed],
          [1 + sum(p["share"] > r["share"] for p in placed) for r in placed],
          "the best share has the first place")
alone = service.call("GET", "/reports", token=member).json
tap.equal([r["name"] for r in alone["rows"]], [MEMBER],
          "a member sees itself alone")

# The page and the CSV say the same.
cookie, _ = service.sign_in("manager@calderbrook.example",
                            "demonstration only")
for by in KEYS:
    report = asked(by, *SPANS[0]).json
    lines = list(csv.reader(io.StringIO(
        asked(by, *SPANS[0], "&format=csv").text)))
    tap.equal(lines[0], [by, "n", "median_gross_min", "p90_gross_min",
                         "median_net_min", "p90_net_min", "in_standard",
                         "share", "low", "high"], f"CSV by {by}: its head")
    wanted = [[str(v) if k != "share" else f"{v:.4f}"
               for k, v in rounded(row).items()] + wilson(row)
              for row in report["rows"] + [report["total"]]]
    tap.equal([line[1:] for line in lines[1:]], wanted,
              f"CSV by {by}: its rows")
    page = service.ask("GET", f"/reports/turnaround?by={by}"
                       f"&from={SPANS[0][0]}&to={SPANS[0][1]}",
                       {"Cookie": cookie}).text
    table = re.search(r"<tbody>(.*?)</tbody>", page, re.S)[1]
    counts = [int(re.sub(r"\D", "", unescape(re.sub(r"<[^>]+>", "", cell))))
              for cell in re.findall(r'<td class="n" data-h="Number">(.*?)</td>',
                                     table, re.S)]
    tap.equal(counts, [row["n"] for row in report["rows"]],
              f"page by {by}: as many items")

# A name that a spreadsheet would run.
for evil in ["=HYPERLINK(1)", "+1", "-1", "@SUM(A1)", "\tx"]:
    service.rows("UPDATE provider SET name = ? WHERE id = (SELECT provider"
                 " FROM item WHERE state = 'completed' ORDER BY id LIMIT 1)",
                 evil)
    lines = list(csv.reader(io.StringIO(
        asked("provider", *SPANS[0], "&format=csv").text)))
    tap.ok("'" + evil in [line[0] for line in lines],
           f"{evil!r} is no formula", lines)

# What cannot be asked.
for query, pointer in [
        ("from=2026-02-30&to=2026-03-01", "/from"),
        ("from=2026-11-20&to=2026-11-19", "/to"),
        ("from=1926-01-01&to=2026-01-01", "/to"),
        ("from=yesterday&to=2026-01-01", "/from"),
        ("from=2026-01-01&to=2026-13-01", "/to"),
        ("from=2026-01-01&to=2026-01-31&service=tranlation", "/service"),
        ("from=2026-01-01&to=2026-01-31&language=x", "/language"),
        ("from=2026-01-01&to=2026-01-31&class=legl", "/class"),
        ("from=2026-01-01&to=2026-01-31&took=long", "/took"),
        ("from=2026-01-01&to=2026-01-31&stage=wrk", "/stage"),
        ("from=2026-01-01&to=2026-01-31&standard=no", "/standard"),
        ("from=2026-01-01&to=2026-01-31&item_format=bral", "/item_format"),
        ("from=2026-01-01&to=2026-01-31&by=langage", "/by")]:
    answer = service.call("GET", "/reports/turnaround?" + query, token=manager)
    tap.ok(answer.code == 422 or answer.code == 400, f"{query}: refused",
           answer.code)
    tap.equal(answer.json.get("errors") and answer.pointers, {pointer},
              f"{query}: at {pointer}")
near = service.call("GET", "/reports/turnaround?by=langage", token=manager)
tap.ok("language" in near.json["errors"][0]["detail"],
       "the nearest way to group is named", near.text)

# Who is not there for the reader is not there.
ids = {row["key"]: row["query"].split("organisation=")[1] for row in
       asked("organisation", *SPANS[0]).json["rows"]}
OTHER = next(ids[name] for name in ids if name != MEMBER)
for path in ["", "/requests"]:
    for query in [f"organisation={OTHER}", "organisation=0000000000001",
                  "organisation=x", "provider=0000000000001", "provider=x"]:
        answer = service.call("GET", f"/reports/turnaround{path}?{query}",
                              token=member)
        tap.equal(answer.code, 404, f"{query}: not there{path}")
tap.equal(service.call("GET", "/reports/turnaround?organisation=" +
                       ids[MEMBER], token=member).code, 200, "its own is")

# A member sees its own work and nobody else's.
own = asked("organisation", *SPANS[0], token=member).json
tap.equal([r["key"] for r in own["rows"]], [MEMBER],
          "a member's report is its own")
tap.equal(rounded(own["rows"][0]),
          reckon("organisation", *SPANS[0])[MEMBER], "and whole")
tap.equal(listed(member), refs_of(MEMBER), "and its list")

# What is of domestic abuse is not for an officer who did not log it.
GUARDED = "domestic-abuse"
guarded = [r for r in ROWS if r[5] == MEMBER and r[10] == GUARDED]
tap.ok(guarded, "there is work of domestic abuse to hide")
own = asked("organisation", *SPANS[0], token=officer).json
tap.equal(rounded(own["rows"][0]),
          reckon("organisation", *SPANS[0],
                 lambda r: r[10] != GUARDED)[MEMBER],
          "an officer's report is of what officers see")
tap.equal(listed(officer), refs_of(MEMBER, but=GUARDED), "so is the list")
other = service.rows("SELECT r.ref FROM request r JOIN organisation o"
                     " ON o.id = r.organisation WHERE o.name <> ? LIMIT 1",
                     MEMBER)[0][0]
for path in ["", "/events", "/items/1/clock"]:
    tap.equal(service.call("GET", f"/requests/{other}{path}",
                           token=member).code, 404,
              f"another's request{path} is not there")
cookie, _ = service.sign_in("swyddog@brynhafod.example", "demonstration only")
page = service.ask("GET", "/reports/turnaround?by=organisation&from="
                   f"{SPANS[0][0]}&to={SPANS[0][1]}", {"Cookie": cookie}).text
names = [r[0] for r in service.rows("SELECT name FROM organisation")]
tap.equal([n for n in names if n in unescape(page)], [MEMBER],
          "nor on the page")
page = service.ask("GET", "/requests", {"Cookie": cookie}).text
seen = set(re.findall(r"V\d\d-\d{6}", page))
tap.ok(seen and seen <= refs_of(MEMBER, but=GUARDED), "nor in its lists",
       seen)

# The ledger: every line of it an item, or an entry that settling a bill made,
# in pages and whole, to the penny.
YEAR = "/reports/ledger?from=2025-11-21&to=2026-11-20"


def ledger(token, most=40):
    rows, after = [], ""
    while True:
        page = service.call("GET", f"{YEAR}&limit={most}{after}",
                            token=token).json
        rows += page["rows"]
        if not page["next"]:
            return rows, page["total"]
        after = "&after=" + page["next"]


for name, token, where in (
        ("the partnership", manager, "1"),
        ("a member", member, f"o.name = '{MEMBER}'")):
    rows, total = ledger(token)
    span = (f"at BETWEEN {utc('2025-11-21T00:00')} AND"
            f" {utc('2026-11-20T23:59:59')} AND {where}")
    paid = service.rows(f"""SELECT count(*), sum(net_minor), sum(vat_minor),
        sum(gross_minor) FROM (SELECT net_minor, vat_minor, gross_minor
        FROM item_price p JOIN organisation o ON o.id = p.organisation
        WHERE stage IN ('actual', 'cancelled') AND p.{span} UNION ALL
        SELECT net_minor, vat_minor, gross_minor FROM ledger_entry p
        JOIN organisation o ON o.id = p.organisation WHERE p.{span})""")[0]
    tap.equal((total["count"], total["net"]["minor"], total["vat"]["minor"],
               total["gross"]["minor"]), paid, f"{name}'s ledger adds up")
    tap.equal((len(rows), sum(r["net"]["minor"] for r in rows),
               sum(r["vat"]["minor"] for r in rows),
               sum(r["gross"]["minor"] for r in rows)), paid,
              "page by page as well")
    table = list(csv.DictReader(io.StringIO(service.call(
        "GET", YEAR + "&format=csv", token=token).text)))
    tap.equal((len(table), sum(round(float(r["gross"]) * 100)
                               for r in table)), (paid[0], paid[3]),
              "and as CSV")
    tap.ok(all(r["ref"] is None or service.rows(
        "SELECT 1 FROM request r JOIN item i ON i.request = r.id"
        " WHERE r.ref = ? AND i.n = ?", r["ref"], r["n"]) for r in rows) and
        any(r["ref"] for r in rows), "each line is an item's")
tap.equal(service.call("GET", YEAR, token=officer).code, 403,
          "the ledger is for managers")

service.stop()
tap.done()
