"""A landlord's file of each older schema is brought up to date, whole."""
import os
import sqlite3

from program import Program, Tap

tap = Tap()
ROOT = os.environ.get("VERNACULAR_DATA") or os.path.join(
    os.path.dirname(__file__), "..", "..")
SCHEMA = os.path.join(ROOT, "db", "sqlite")
FILES = sorted(n for n in os.listdir(SCHEMA) if n.endswith(".sql"))


def pragma(db, name):
    return db.execute(f"PRAGMA {name}").fetchone()[0]


def tables(db):
    return [name for (name,) in db.execute(
        "SELECT name FROM sqlite_schema WHERE type = 'table'"
        " AND name NOT LIKE 'sqlite_%' ORDER BY name")]


def columns(db, table):
    return [row[1] for row in db.execute(f"PRAGMA table_info({table})")]


def rows(path, shape):
    """What each table holds, of the columns that shape names."""
    with sqlite3.connect(path) as db:
        return {table: sorted(map(repr, db.execute(
            f"SELECT {', '.join(names)} FROM {table}")))
            for table, names in shape.items() if table not in MOVED}


def review_once(db):
    """Reviews as they were when they were everybody's: one by a person of
    each organisation, one by nobody who is known."""
    people = db.execute("SELECT min(id), organisation FROM account"
                        " GROUP BY organisation ORDER BY organisation")
    states = ["approved", "reviewed", "rejected"]
    for i, (person, _) in enumerate([*people, (0, 0)]):
        db.execute("INSERT INTO translation VALUES ('welcome', 'ur', ?, ?, ?,"
                   " ?)", (bytes([i] * 32), states[i % 3], person, 1790000000))


def reviews_moved(tap, path, name):
    """Each is now the landlord's whose person it was."""
    with sqlite3.connect(path) as db:
        people = list(db.execute(
            "SELECT min(id), organisation FROM account"
            " GROUP BY organisation ORDER BY organisation"))
        first = db.execute("SELECT min(id) FROM organisation"
                           " WHERE parent IS NULL").fetchone()[0]
        states = ["approved", "revised", "refused"]
        wanted = sorted(
            (organisation, bytes([i] * 32), states[i % 3],
             person if states[i % 3] == "revised" else None,
             None if states[i % 3] == "revised" else person)
            for i, (person, organisation) in
            enumerate([*people, (0, first)]))
        got = sorted(db.execute(
            "SELECT organisation, key, state, revised_by, decided_by"
            " FROM review WHERE notice = 'welcome' AND language = 'ur'"))
    tap.equal(got, wanted, f"{name}: who approved what is there, by landlord")


def holiday_once(db):
    """Bank holidays as they were when they were every landlord's."""
    db.execute("INSERT INTO holiday VALUES ('scotland', 22000, 'A victory')")


def holidays_moved(tap, path, name):
    """Each is now one of every landlord who is below nobody."""
    with sqlite3.connect(path) as db:
        got = sorted(db.execute("SELECT organisation, jurisdiction, day,"
                                " works, name FROM bank_holiday"))
        wanted = sorted((id, "scotland", 22000, 0, "A victory") for (id,) in
                        db.execute("SELECT id FROM organisation"
                                   " WHERE parent IS NULL"))
    tap.equal(got, wanted, f"{name}: bank holidays are there, by landlord")


def older(path, new, count):
    """A file of the first schema files, with the rows of a new one."""
    os.close(os.open(path, os.O_CREAT | os.O_WRONLY, 0o600))
    with sqlite3.connect(path) as db:
        db.execute("ATTACH ? AS new", (new,))
        mark = pragma(db, "new.application_id")
        db.execute(f"PRAGMA application_id = {mark}")
        db.execute(f"PRAGMA user_version = {count}")
        db.execute("PRAGMA journal_mode = WAL")
        db.execute("PRAGMA synchronous = OFF")  # ours; the product's is full
        script = ""
        for name in FILES[:count]:
            with open(os.path.join(SCHEMA, name), encoding="utf-8") as file:
                script += file.read()
        db.executescript(f"BEGIN; {script} COMMIT;")
        shape = {table: [name for name in columns(db, table)
                         if name not in GONE.get(table, ())]
                 for table in tables(db)
                 if count >= REMADE.get(table, 1)}
        for table, names in shape.items():
            if table in MOVED:
                MOVED[table](db)
                continue
            db.execute(f"DELETE FROM {table}")
            db.execute(f"INSERT INTO {table} ({', '.join(names)})"
                       f" SELECT {', '.join(names)} FROM new.{table}")
    return shape


def sound(path):
    """What is wrong with the pages, and the rows that name nothing."""
    with sqlite3.connect(path) as db:
        return [*db.execute("PRAGMA integrity_check"),
                *db.execute("PRAGMA foreign_key_check")]


def schema(path):
    with sqlite3.connect(path) as db:
        return pragma(db, "user_version"), sorted(db.execute(
            "SELECT name, sql FROM sqlite_schema"), key=repr)


# What a newer schema keeps elsewhere, and how an older file gets some of it.
MOVED = {"translation": review_once, "holiday": holiday_once}
# Columns that newer files drop, and what time makes again from that file on.
GONE = {"booking": {"relative", "relative_why"}}
REMADE = {"booking_reminder": 28, "fact_day": 44, "budget_sum": 47,
          "spend_sum": 47}

today = Program()
today.does(tap, ["demo", "--tenants", "200", "--requests", "100"],
           "a file of today")
tap.equal(schema(today.path("test.db"))[0], len(FILES),
          "it has every schema file")

for count in range(1, len(FILES)):
    name = FILES[count - 1]
    program = Program()
    path = program.path("test.db")
    shape = older(path, today.path("test.db"), count)
    before = rows(path, shape)
    tap.equal(schema(path)[0], count, f"a full file of {name}")
    program.does(tap, ["audit", "verify"], f"{name}: it opens and verifies")
    copy = f"{path}.before-schema-{len(FILES)}"
    tap.ok(schema(copy)[0] == count and rows(copy, shape) == before,
           f"{name}: what was before is kept beside it")
    if "translation" in shape:
        reviews_moved(tap, path, name)
    if "holiday" in shape:
        holidays_moved(tap, path, name)
    tap.ok(schema(path) == schema(today.path("test.db")),
           f"{name}: its schema is today's")
    tap.ok(rows(path, shape) == before and len(before["event"]) > 500,
           f"{name}: every row is there")
    tap.equal(sound(path), [("ok",)], f"{name}: and all is well")

code = program.run("doctor")
tap.ok(code == 0, "so says the doctor", program.out)

tap.done()
