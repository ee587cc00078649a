"""A table in the browser: brought, checked, shown with its letters and
columns, put into the register when somebody says so; who says once what a
column is, is not asked again."""
import csv
import io
import time

from service import Service, Tap

tap = Tap()
service = Service()
TOKEN = service.token("tests", "--role", "manager")


def bring(data, kind="tenants", name="table.csv"):
    mark = "example-boundary-9"
    body = (f'--{mark}\r\nContent-Disposition: form-data; name="kind"\r\n\r\n'
            f'{kind}\r\n--{mark}\r\nContent-Disposition: form-data; '
            f'name="file"; filename="{name}"\r\nContent-Type: text/csv\r\n'
            "\r\n").encode() + data + f"\r\n--{mark}--\r\n".encode()
    answer = service.call("POST", "/imports", body, TOKEN, {
        "Content-Type": f"multipart/form-data; boundary={mark}"})
    tap.equal(answer.code, 201, f"{name} is taken")
    return answer.json["id"]


def settled(one):
    """What the page shows once no worker is at it."""
    for _ in range(200):
        shown = service.call("GET", f"/imports/{one}", token=TOKEN)
        if shown.code != 200 or not shown.json["running"]:
            return shown.json
        time.sleep(.05)
    return shown.json


def act(one, what, body=b""):
    return service.call("POST", f"/imports/{one}/{what}", body, TOKEN, {
        "Content-Type": "application/json"} if body else {}).code


def count():
    return service.rows("SELECT count(*) FROM tenant")[0][0]


# Unknown headings, in Windows-1252 with semicolons.
table = ("Tenancy Code;Forename(s);Surname;Shoe size;Talks\n"
         "W-1;Zoë;Müller;5;pl\nW-2;Ana;Example;6;so\n").encode("cp1252")
one = bring(table, name="from housing.csv")
shown = settled(one)
tap.equal((shown["state"], shown["encoding"], shown["separator"]),
          ("wrong", "Windows-1252", "semicolon"), "letters and separator")
tap.equal([(c["heading"], c["meaning"], c["sample"])
           for c in shown["columns"]],
          [("Tenancy Code", "reference", "W-1"), ("Forename(s)", "forename",
           "Zoë"), ("Surname", "surname", "Müller"), ("Shoe size", None, "5"),
           ("Talks", None, "pl")], "columns with what is in them")
tap.ok(shown["ask"] and set(shown["names"]) == {"Zoë", "Müller"},
       "names beyond ASCII are shown", shown["names"])
tap.equal(act(one, "publish"), 409, "it is not published so")
tap.equal(act(one, "columns", b'{"column": {"3": "nothing"}}'), 422,
          "no such column")
tap.equal(act(one, "columns", b'{"column": {"3": "leave-out", "4":'
              b' "language_spoken"}}'), 200, "one is left out, one is the language")
shown = settled(one)
tap.equal((shown["state"], shown["rows"], shown["added"], shown["ask"]),
          ("ready", 2, 2, False), "now every row is right")
tap.equal(count(), 0, "and nothing is in the register yet")
tap.equal(act(one, "publish"), 200, "it is published")
shown = settled(one)
tap.equal((shown["state"], shown["added"], count()), ("done", 2, 2), "done")
tap.equal(service.rows("SELECT content FROM import"), [(None,)],
          "the file is let go")
tap.equal(service.rows("SELECT name FROM tenant ORDER BY reference"),
          [("Zoë Müller",), ("Ana Example",)], "forename and surname")
tap.equal((act(one, "publish"), act(one, "drop")), (409, 409), "only once")

# The same headings again: nobody is asked; the same rows change nothing.
two = bring(table.replace(b"Ana", b"Anna"))
shown = settled(two)
tap.equal((shown["state"], shown["changed"], shown["same"]), ("ready", 1, 1),
          "the organisation's mapping is kept")
tap.equal((act(two, "drop"), service.call(
    "GET", f"/imports/{two}", token=TOKEN).code), (200, 404), "let go")

# Bad rows: named by line and column, and as a table.
bad = bring("reference,name,postcode\nB-1,Right,\nB-2,,\nB-3,=A,SW1\n"
            .encode("utf-16"))
shown = settled(bad)
tap.equal((shown["state"], shown["encoding"], shown["faults"],
           [p["where"] for p in shown["problems"]]),
          ("wrong", "UTF-16LE", 2, ["line 3/name", "line 4/postcode"]),
          "what is wrong is shown")
cookie, _ = service.sign_in()
page = service.ask("GET", f"/imports/{bad}", {"Cookie": cookie}).text
tap.ok("Line 3: Name" in page and "Line 4: Postcode" in page and
       "line 3/name" not in page, "on the page in words", page)
answer = service.call("GET", f"/imports/{bad}/problems.csv", token=TOKEN)
rows = list(csv.reader(io.StringIO(answer.text.lstrip("\ufeff"))))
tap.equal([row[:3] for row in rows], [
    ["line", "column", "value"], ["3", "name", ""],
    ["4", "postcode", "SW1"]], "and can be had as a table")
tap.equal(count(), 2, "nothing was kept")

none = service.call("GET", "/imports/0000000000000", token=TOKEN)
tap.equal(none.code, 404, "no such import")

# A larger one, while a server stops in the middle: it is all there or not.
big = bring(("reference,name,address_1,language_spoken\n" + "".join(
    f"L-{n},Person{n % 97} Example{n},{n} Sample Road,ur\n"
    for n in range(3000))).encode(), name="big.csv")
shown = settled(big)
tap.equal((shown["state"], shown["added"]), ("ready", 3000), "3,000 rows")
act(big, "publish")
service.call("GET", f"/imports/{big}", token=TOKEN)
tap.ok(count() in (2, 3002), "all or nothing", count())
shown = settled(big)
tap.equal((shown["state"], count()), ("done", 3002), "then all")
found = service.call("GET", "/tenants?q=Example2921", token=TOKEN)
tap.equal([t["reference"] for t in found.json["tenants"]], ["L-2921"],
          "and they are found")
tap.equal(service.stop(), 0, "SIGTERM ends it well")
tap.done()
