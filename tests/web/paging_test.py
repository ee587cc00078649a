"""Lists by pages: every row once, in order, while rows are being added; links
that keep the filter; limits; cursors that are not ours."""
import threading

from service import Service, Tap

tap = Tap()
service = Service(demo=("--tenants", "300", "--requests", "300", "--seed",
                        "3"))
TOKEN = service.token("tests", "--role", "administrator")
ROWS_LEAST = 8
stop = threading.Event()
added = []


def next_of(answer):
    """The path of Link: rel="next" without /api/v1."""
    link = answer.header("link")
    if not link:
        return None
    where, relation = link.split(">; ")
    assert relation == 'rel="next"', link
    return where.removeprefix("</api/v1")


def walk(path, key):
    """All rows of all pages, and the pages' sizes."""
    rows, sizes = [], []
    while path and len(sizes) < 2000:
        answer = service.call("GET", path, token=TOKEN)
        if answer.code != 200:
            return [("fault", answer.text)], sizes
        page = answer.json[key]
        if bool(answer.json["next"]) != bool(next_of(answer)):
            return [("next and Link differ", answer.json["next"])], sizes
        rows += page
        sizes.append(len(page))
        path = next_of(answer)
    return rows, sizes


def names(table, column):
    return {row[0] for row in service.rows(f"SELECT {column} FROM {table}")}


def write():
    """New tenants and requests until told to stop; some in any case, however
    slow the machine."""
    n = 0
    while n < ROWS_LEAST or not stop.is_set():
        n += 1
        answer = service.call("POST", "/tenants", {
            "reference": f"NEW-{n}", "name": f"Anna Newcomer {n}"}, TOKEN)
        added.append(answer.code)
        answer = service.call("POST", "/requests", {
            "service": "translation", "tenant": answer.json["id"],
            "document_class": "legal", "words": 100,
            "items": [{"from": "en", "language": "pl"}]}, TOKEN)
        added.append(answer.code)


before_tenants = names("tenant", "reference")
before_items = {tuple(row) for row in service.rows(
    "SELECT r.ref, i.n FROM item i JOIN request r ON r.id = i.request")}
before_providers = names("provider", "name")
writer = threading.Thread(target=write)
writer.start()
try:
    for limit in (7, 50):
        rows, sizes = walk(f"/tenants?limit={limit}", "tenants")
        seen = [row["reference"] for row in rows]
        tap.ok(before_tenants <= set(seen) and len(set(seen)) == len(seen),
               f"each tenant once, {limit} a page",
               (len(before_tenants - set(seen)), len(seen) - len(set(seen)),
                rows[:1]))
        tap.ok(all(size == limit for size in sizes[:-1]), "whole pages",
               sizes)
        rows, sizes = walk(f"/requests?limit={limit}", "requests")
        seen = [(row["ref"], row["n"]) for row in rows]
        tap.ok(before_items <= set(seen) and len(set(seen)) == len(seen),
               f"each item once, {limit} a page",
               (len(before_items - set(seen)), len(seen) - len(set(seen))))
        times = [row["received_at"] for row in rows]
        tap.ok(times == sorted(times, reverse=True), "the newest first")
    rows, _ = walk("/providers?limit=3", "providers")
    seen = [row["name"] for row in rows]
    tap.ok(set(seen) == before_providers and len(seen) == len(set(seen)),
           "each provider once", len(seen))
    wanted = set(service.rows(
        "SELECT r.ref, i.n FROM item i JOIN request r ON r.id = i.request"
        " WHERE i.language = 'pl' AND i.service = 'translation'"
        " AND i.state = 'completed'"))
    rows, _ = walk("/requests?language=pl&service=translation"
                   "&state=completed&limit=2", "requests")
    seen = [(row["ref"], row["n"]) for row in rows]
    tap.ok(wanted == set(seen) and len(seen) == len(set(seen)) and wanted and
           all(row["state"] == "completed" and row["language"] == "pl"
               for row in rows),
           "a filter holds on every page", (len(wanted), len(seen)))
    rows, _ = walk("/requests?overdue=true&limit=3", "requests")
    tap.ok(all(row["overdue"] for row in rows), "overdue only")
finally:
    stop.set()
    writer.join(60)
tap.ok(len(added) >= 2 * ROWS_LEAST and set(added) == {201}, "rows came in meanwhile",
       len(added))
rows, _ = walk("/tenants?q=Newcomer&limit=5", "tenants")
seen = {row["reference"] for row in rows}
tap.ok(len(seen) == len(rows) and len(rows) >= 5, "a search has pages too",
       (len(rows), len(added) // 2))
ref = rows and service.call("GET", "/requests?limit=1",
                            token=TOKEN).json["requests"][0]["ref"]
events, sizes = walk(f"/requests/{ref}/events?limit=1", "events")
tap.ok(len(events) >= 1 and all(size <= 1 for size in sizes),
       "events one a page", sizes)
page = service.call("GET", "/requests?limit=1", token=TOKEN)
tap.equal(len(page.json["requests"]), 1, "limit=1")
page = service.call("GET", "/requests?limit=200", token=TOKEN)
tap.equal(len(page.json["requests"]), 200, "limit=200")
page = service.call("GET", "/requests", token=TOKEN)
tap.equal(len(page.json["requests"]), 50, "fifty where nobody says")
for limit in ("0", "201", "-1", "x", "1.5", "9" * 30):
    answer = service.call("GET", f"/requests?limit={limit}", token=TOKEN)
    tap.ok(answer.code == 422 and answer.pointers == {"/limit"},
           f"limit={limit[:5]} is refused", answer.text)
for path in ("/requests", "/tenants", "/tenants?q=a", "/providers",
             f"/requests/{ref}/events"):
    for after in ("x", "-1", "1.2.3", "9" * 40, "..", "%20", "1.x", "0x1",
                  "1%00"):
        mark = "&" if "?" in path else "?"
        answer = service.call("GET", f"{path}{mark}after={after}",
                              token=TOKEN)
        tap.ok(answer.code in (200, 400, 422) and (
            answer.code == 200 or after == "1%00" or
            answer.pointers == {"/after"}),
               f"{path}: cursor {after[:6]}", answer.text[:200])
html = service.ask("GET", "/requests?limit=20", {
    "Authorization": f"Bearer {TOKEN}"})
tap.ok(html.code == 200 and "after=" in html.text,
       "the page links to the next one")
tap.equal(service.stop(), 0, "SIGTERM ends it well")
tap.done()
