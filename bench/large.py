"""A database as large as a national service's: the requests of a real
demonstration many times over, in the same two years. Lists, boards and the
tenants' pages read what is multiplied here; nothing else is."""
import sqlite3

import service

STEP = 1 << 56  # above every identifier that the program has made so far


def columns(db, table, changed):
    """The columns of a table, those in changed as it says."""
    names = [row[1] for row in db.execute(f"PRAGMA table_info({table})")]
    return ", ".join(changed.get(name, name) for name in names)


def multiply(db, times):
    shift = f"id + c.k * {STEP}"
    copies = (f"(WITH RECURSIVE c(k) AS (SELECT 1 UNION ALL SELECT k + 1 "
              f"FROM c WHERE k < {times - 1}) SELECT k FROM c) c")
    for table, changed in (
            ("request", {"id": shift, "ref": "ref || '-' || c.k"}),
            ("item", {"id": shift,
                      "request": f"request + c.k * {STEP}"}),
            ("offer", {"id": shift, "item": f"item + c.k * {STEP}",
                       "token_hash": "randomblob(32)"})):
        db.execute(f"INSERT INTO {table} SELECT "
                   f"{columns(db, table, changed)} FROM {copies} "
                   f"CROSS JOIN {table} t ORDER BY c.k, t.id")
    db.execute(f"UPDATE board SET n = n * {times}")
    db.execute(f"UPDATE provider SET open_items = open_items * {times}")


def fill(source, target, requests):
    service.copy(source, target)
    db = sqlite3.connect(target, isolation_level=None)
    for pragma in ("journal_mode = OFF", "synchronous = OFF",
                   "cache_size = -400000", "foreign_keys = OFF"):
        db.execute(f"PRAGMA {pragma}")
    here = db.execute("SELECT count(*) FROM request").fetchone()[0]
    indexes = db.execute(
        "SELECT name, sql FROM sqlite_schema WHERE type = 'index' AND sql "
        "IS NOT NULL AND tbl_name IN ('request', 'item', 'offer')").fetchall()
    for name, _ in indexes:
        db.execute(f"DROP INDEX {name}")
    db.execute("BEGIN")
    multiply(db, max(1, requests // here))
    for _, sql in indexes:
        db.execute(sql)
    db.execute("COMMIT")
    db.execute("PRAGMA journal_mode = WAL")
    db.close()
    return target
