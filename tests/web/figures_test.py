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
                        "5", "--now", "2026-11-20"))
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

# The page and the CSV say the same.
cookie, _ = service.sign_in("manager@calderbrook.example",
                            "demonstration only")
for by in KEYS:
    report = asked(by, *SPANS[0]).json
    lines = list(csv.reader(io.StringIO(
        asked(by, *SPANS[0], "&format=csv").text)))
    tap.equal(lines[0], [by, "n", "median_gross_min", "p90_gross_min",
                         "median_net_min", "p90_net_min", "in_standard",
                         "share"], f"CSV by {by}: its head")
    wanted = [[str(v) if k != "share" else f"{v:.4f}"
               for k, v in rounded(row).items()]
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
        ("from=2026-01-01&to=2026-01-31&by=langage", "/by")]:
    answer = service.call("GET", "/reports/turnaround?" + query, token=manager)
    tap.ok(answer.code == 422 or answer.code == 400, f"{query}: refused",
           answer.code)
    tap.equal(answer.json.get("errors") and answer.pointers, {pointer},
              f"{query}: at {pointer}")
near = service.call("GET", "/reports/turnaround?by=langage", token=manager)
tap.ok("language" in near.json["errors"][0]["detail"],
       "the nearest way to group is named", near.text)

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
