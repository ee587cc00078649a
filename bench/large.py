"""A database as large as a national service's: the tenants and requests of a
real demonstration many times over, in the same two years, with what hangs on
them. The event log is left as it is."""
import os
import sqlite3

import service

STEP = 1 << 56  # above every identifier that the program has made so far
OWN = "{0} + :k * :step"     # of the copy itself
WHOSE = "{0} + :t * :step"   # of the copy of a tenant that it is about

# What is multiplied as tenants are, and as requests are: the columns that
# change, the first of them tells copies from what was there.
OF_TENANTS = {
    "tenant": {"id": OWN, "reference": "{0} || '-' || :k",
               "sort_key": "CAST({0} || CAST(:k AS TEXT) AS BLOB)",
               "uprn": "{0} || :k", "joint": OWN, "merged_into": OWN},
    "tenant_key": {"tenant": OWN},
    "twin": {"tenant": OWN, "mark": "{0} + :k"},
    "need": {"id": OWN, "tenant": OWN, "replaces": OWN},
    "need_stage": {"id": OWN, "need": OWN},
    "person": {"id": OWN, "tenant": OWN},
    "equality_answer": {"id": OWN, "tenant": OWN},
    "delivery_need": {"tenant": OWN, "need": OWN},
    "panel_member": {"id": OWN, "tenant": OWN,
                     "token_hash": "randomblob(32)"},
}
OF_REQUESTS = {
    "contact": {"id": OWN, "tenant": WHOSE, "item": OWN, "letter": "NULL"},
    "contact_need": {"contact": OWN, "need": WHOSE},
    "call": {"id": OWN, "request": OWN, "tenant": WHOSE,
             "ref": "{0} || '-' || :k"},
    "request": {"id": OWN, "tenant": WHOSE, "ref": "{0} || '-' || :k"},
    "item": {"id": OWN, "request": OWN, "tenant": WHOSE},
    "item_price": {"item": OWN},
    "offer": {"id": OWN, "item": OWN, "token_hash": "randomblob(32)"},
    "diary": {"id": OWN, "item": OWN, "person": "NULL"},
    "booking": {"item": OWN, "pair": OWN, "again": OWN, "series": "NULL"},
    "routing": {"item": OWN},
    "pause": {"id": OWN, "item": OWN},
    "file": {"id": OWN, "item": OWN},
}


def count(db, table):
    return db.execute(f"SELECT count(*) FROM {table}").fetchone()[0]


def take_off(db, table):
    """Indexes and triggers, put back when the rows are in."""
    found = db.execute(
        "SELECT type, name, sql FROM sqlite_schema WHERE tbl_name = ? AND "
        "sql IS NOT NULL AND type IN ('index', 'trigger')",
        (table,)).fetchall()
    for kind, name, _ in found:
        db.execute(f"DROP {kind} {name}")
    return [sql for _, _, sql in found]


def multiply(db, table, changed, times):
    names = [row[1] for row in db.execute(f"PRAGMA table_info({table})")]
    values = ", ".join(changed.get(name, "{0}").format(name)
                       for name in names)
    later = take_off(db, table)
    for k in range(1, times["k"]):
        db.execute(
            f"INSERT INTO {table} SELECT {values} FROM {table} "
            f"WHERE {next(iter(changed))} < :step",
            {"k": k, "t": k % times["t"], "step": STEP})
    for sql in later:
        db.execute(sql)


def fill(source, target, requests, tenants):
    service.copy(source, target)
    os.environ["SQLITE_TMPDIR"] = os.path.dirname(target)
    db = sqlite3.connect(target, isolation_level=None)
    for pragma in ("journal_mode = OFF", "synchronous = OFF",
                   "cache_size = -400000", "foreign_keys = OFF"):
        db.execute(f"PRAGMA {pragma}")
    people = max(1, tenants // count(db, "tenant"))
    work = max(1, requests // count(db, "request"))
    for table, changed in OF_TENANTS.items():
        multiply(db, table, changed, {"k": people, "t": people})
    for table, changed in OF_REQUESTS.items():
        multiply(db, table, changed, {"k": work, "t": people})
    db.execute("UPDATE board SET n = n * ?", (work,))
    db.execute("UPDATE provider SET open_items = open_items * ?", (work,))
    # The copies were closed on the same days, past the triggers.
    db.execute("UPDATE fact_day SET stale = 1")
    db.execute("PRAGMA journal_mode = WAL")
    db.close()
    return target
