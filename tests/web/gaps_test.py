"""Success and gaps against a reckoning of their own over the raw rows: both
forms of success, gaps, parity and its small groups, demand, spend against the
ledger, the forecast; the same as CSV; and each landlord sees its own."""
import csv
import io
import math
from datetime import date, datetime, timedelta, timezone

from service import Service, Tap

tap = Tap()
service = Service(demo=("--tenants", "240", "--requests", "300", "--seed",
                        "9", "--now", "2026-11-20"))
HOUSE, MEMBER = "Calderbrook Housing Partnership", "Bryn Hafod Housing"
manager = service.token("figures", "--role", "manager", "--org", HOUSE)
member = service.token("member", "--role", "manager", "--org", MEMBER)
officer = service.token("officer", "--role", "officer", "--org", HOUSE)
SPAN = "from=2025-11-21&to=2026-11-21"
begin = datetime(2025, 11, 21, tzinfo=timezone.utc).timestamp()
end = datetime(2026, 11, 22, tzinfo=timezone.utc).timestamp()
CROCKFORD = "0123456789abcdefghjkmnpqrstvwxyz"


def get(name, query=SPAN, token=manager, code=200):
    answer = service.call("GET", f"/reports/{name}?{query}", token=token)
    assert answer.code == code, (name, query, answer.code, answer.text)
    return answer.json if code == 200 else answer


def table(name, query=SPAN):
    answer = service.call("GET", f"/reports/{name}?{query}&format=csv",
                          token=manager)
    assert answer.code == 200, answer.text
    return list(csv.DictReader(io.StringIO(answer.text)))


def wilson(hits, n):
    """The two shares from which hits of n are 1.96 errors away."""
    z = 1.959963984540054
    a, b, c = 1 + z * z / n, -(2 * hits / n + z * z / n), (hits / n) ** 2
    root = math.sqrt(max(0, b * b - 4 * a * c))
    return (-b - root) / (2 * a), (-b + root) / (2 * a)


def identifier(number):
    """As the outside has it."""
    text = ""
    for _ in range(13):
        text = CROCKFORD[number & 31] + text
        number >>= 5
    return text


closed = service.rows(
    """SELECT service, language, mode, state, coalesce(outcome, ''),
    organisation, in_standard, tenant, provider FROM item
    WHERE closed_at >= ? AND closed_at < ?""", begin, end)
tap.ok(len(closed) > 100, "the demonstration has closed work")


def shares(rows):
    """Both forms, from the words that stand in the rows."""
    done = sum(r[3] == "completed" and r[4] in ("", "completed") for r in rows)
    absent = sum(r[4] == "tenant-absent" for r in rows)
    failed = sum(r[3] == "unfilled" or r[4] in (
        "interpreter-absent", "provider-cancelled") for r in rows)
    needed = sum(r[3] != "rejected" and r[4] != "cancelled-early"
                 for r in rows)
    return (done + absent, done + absent + failed), (done, needed)


# -- success

report = get("success", SPAN + "&by=language")
rows = {row["key"]: row for row in report["rows"]}
tap.equal(sum(row["n"] for row in rows.values()), len(closed),
          "every closed item is in one row")
for language in sorted(rows, key=lambda k: -rows[k]["n"])[:6]:
    contract, tenant = shares([r for r in closed if r[1] == language])
    row = rows[language]
    tap.equal([row["contract"]["hits"], row["contract"]["n"],
             row["tenant"]["hits"], row["tenant"]["n"]],
            [*contract, *tenant], f"success in {language}, in both forms")
    low, high = wilson(*contract)
    tap.ok(abs(row["contract"]["low"] - low) < 1e-9 and
           abs(row["contract"]["high"] - high) < 1e-9,
           f"and where it lies: {low:.4f} to {high:.4f}")
lines = {line["key"]: line for line in table("success", SPAN + "&by=language")}
tap.equal({k: int(v["contract_hits"]) for k, v in lines.items()},
        {k: v["contract"]["hits"] for k, v in rows.items()},
        "CSV has the same")
for part, ended in (("n", ""), ("unfilled", "unfilled"),
                    ("cancelled_early", "cancelled-early")):
    for row in report["rows"][:2]:
        behind = get("success/requests", f"{SPAN}&by=language&key={row['key']}"
                     f"&ended={ended}")
        tap.equal([behind["n"], min(100, behind["n"])],
                  [row[part], len(behind["requests"])],
                  f"the requests behind {part} of {row['key']}")
get("success/requests", SPAN + "&by=hour&key=noon", code=422)
get("success/requests", SPAN + "&ended=well", code=422)
for by in ("service", "format", "mode", "provider", "organisation", "class",
           "month", "hour", "weekday", "area"):
    one = get("success", SPAN + "&by=" + by)
    tap.equal(sum(row["n"] for row in one["rows"]), len(closed),
              f"by {by} they add up as well")
    last = one["rows"][-1]
    tap.equal(get("success/requests",
                  f"{SPAN}&by={by}&key={last['key'] or ''}")["n"],
              last["n"], f"and behind the last of them stand {last['n']}")
tap.equal(report["total"]["unfilled"],
        sum(r[3] == "unfilled" for r in closed), "nobody was found")
tap.equal(report["complaint_cases"], service.rows(
    """SELECT count(*) FROM case_file WHERE kind = 'complaint'
    AND received_at >= ? AND received_at < ?""", begin, end)[0][0],
        "complaints about the landlord")
tap.equal(sum(row["n"] for row in report["complaints"]), service.rows(
    """SELECT count(*) FROM provider_complaint
    WHERE received_at >= ? AND received_at < ?""", begin, end)[0][0],
        "and about providers")

# -- parity

people = {}
for question in ("sex", "age"):
    said = dict(service.rows(
        """SELECT tenant, answers FROM equality_answer WHERE question = ?
        AND counts = 1 AND answers <> 'prefer-not-to-say'""", question))
    people[question] = {}
    for row in closed:
        if row[7] in said:
            people[question].setdefault(said[row[7]], []).append(row)
    report = get("parity", SPAN + "&by=" + question)
    reached = {row["key"]: row for row in report["measures"][0]["rows"]}
    tap.equal(set(reached), set(people[question]), f"groups by {question}")
    for key, group in people[question].items():
        _, (hits, n) = shares(group)
        few = len({r[7] for r in group}) < 10 or 0 < n < 10
        shown = reached[key]
        if not shown["hidden"]:
            tap.ok(not few and [shown["hits"], shown["n"]] == [hits, n],
                   f"{question} {key}: {hits} of {n}")
        else:
            tap.equal([shown["hits"], shown["n"], shown["share"],
                     shown["claim"]], [None, None, None, "too-few"],
                    f"{question} {key}: a small group tells nothing")
        if few:
            tap.ok(shown["hidden"], f"{question} {key} is small")
standard = get("parity", SPAN + "&by=organisation")["measures"][1]
tap.equal(standard["measure"], "standard", "the second measure")
for row in standard["rows"]:
    if not row["hidden"]:
        of = [r for r in closed if identifier(r[5]) == row["key"] and
              r[3] == "completed" and r[4] in ("", "completed") and
              r[6] is not None]
        tap.equal([row["hits"], row["n"]],
                [sum(r[6] for r in of), len(of)],
                f"in standard, {row['name']}")
impact = get("impact", "by=language")
tap.ok(impact["policy"]["id"] in {v["id"] for v in impact["versions"]},
       "a policy that took hold")
tap.equal(get("impact", "policy=0000000000000", code=404).code, 404,
        "one that there is not")

# -- demand

report = get("demand")
known = {}
for tenant, language in service.rows(
        """SELECT DISTINCT tenant, value FROM need WHERE ended IS NULL
        AND kind IN ('spoken-language', 'read-language')"""):
    known.setdefault(language, set()).add(tenant)
asked = {}
for tenant, language in service.rows(
        """SELECT tenant, language FROM item WHERE received_at >= ?
        AND received_at < ?""", begin, end):
    asked.setdefault(language, set()).add(tenant)
others = {k for k in known.keys() | asked.keys() if k not in ("en", "und")}
share = (sum(len(asked.get(k, ())) for k in others) /
         sum(len(known.get(k, ())) for k in others))
for row in report["rows"][:8]:
    n, hits = len(known[row["key"]]), len(asked.get(row["key"], ()))
    tap.equal([row["register"], row["asked"]], [n, hits],
            f"of {n} in {row['key']} {hits} asked")
    tap.ok(abs(row["index"] - hits / n / share) < 1e-9,
           f"their index is {row['index']:.3f}")
    low, high = wilson(hits, n) if hits <= n else (share, share)
    claim = ("too-few" if n < 30 or hits > n else "less" if high < share
             else "more" if low > share else "alike")
    tap.equal(row["claim"], claim, f"{row['key']}: {claim}")
tap.equal(sum(row["members"] for row in report["panel"]), report["members"],
        "the panel by language")

# -- spend

paid = service.rows(
    """SELECT coalesce(sum(net_minor), 0), count(*) FROM (
    SELECT net_minor FROM item_price WHERE stage IN ('actual', 'cancelled')
    AND at >= ?1 AND at < ?2 UNION ALL SELECT net_minor FROM ledger_entry
    WHERE at >= ?1 AND at < ?2)""", begin, end)[0]
for by in ("provider", "language", "organisation", "service"):
    report = get("spend", SPAN + "&by=" + by)
    tap.equal([report["total"]["net"]["minor"], report["total"]["n"]],
            list(paid), f"by {by}: as the ledger has it")
    tap.equal(sum(row["net"]["minor"] for row in report["rows"]), paid[0],
            "and its rows add up")

# -- the next quarter

report = get("forecast", "by=service")
tap.equal([report["running"], report["next"]], ["2026-Q4", "2027-Q1"],
        "the quarter after the running one")
quarter = {}
for at, in service.rows("SELECT received_at FROM item"):
    day = date(1970, 1, 1) + timedelta(seconds=at)
    # Nothing is asked for around midnight, so that UTC's day is London's.
    name = f"{day.year}-Q{(day.month + 2) // 3}"
    quarter[name] = quarter.get(name, 0) + 1
tap.equal({q["quarter"]: q["n"] for q in report["total"]["known"]},
        {name: n for name, n in quarter.items()
         if min(quarter) < name < "2026-Q4"},
        "whole quarters, without the one in which it began")

# -- what is wrong, and who may not

for query, where in [
        ("from=2026-05-01&to=2026-04-01", "/to"),
        ("from=1926-05-01&to=2026-04-01", "/to"),
        ("from=yesterday", "/from"), ("by=colour", "/by"),
        ("service=singing", "/service"), ("language=xx-nowhere", "/language")]:
    answer = get("success", query, code=422)
    tap.ok(where in answer.pointers, f"{query} is refused at {where}")
answer = get("success", "format=csv&table=nothing", code=422)
tap.ok("gaps" in answer.text and "rows" in answer.text,
       "the tables that there are, are named")
names = {o["name"]: o["id"] for o in get("success")["organisations"]}
tap.ok(MEMBER in names and HOUSE in names, "a partnership asks for members")
foreign = get("success", "organisation=" + names[HOUSE], member, 404)
nowhere = get("success", "organisation=0000000000001", member, 404)
tap.equal(foreign.json, nowhere.json, "another's is as if it did not exist")
tap.equal([o["name"] for o in get("success", "", member)["organisations"]],
        [MEMBER], "a member sees itself")
tap.equal(get("success", f"{SPAN}&organisation={names[MEMBER]}")["total"],
        get("success", SPAN, member)["total"],
        "which is what the partnership sees of it")
for name in ("success", "parity", "impact", "demand", "spend", "forecast"):
    tap.equal(get(name, "", officer, 403).code, 403, f"{name} is no officer's")
tap.done()
