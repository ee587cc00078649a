"""Whatever holds words about a tenant is named where a person is erased."""
import os
import re
import sqlite3

import lint

# A table with one of these columns is about somebody.
ABOUT = {"tenant", "request", "item", "letter", "need", "person", "contact",
         "case_file", "member"}
# Nothing in them is anybody's own: codes, sums, times.
OF_NOBODY = {"booking_reminder", "service_credit_item"}


def tables(root):
    """Those with words or bytes that are about somebody, of which file."""
    found = {}
    db = sqlite3.connect(":memory:")
    for path in lint.files(root, "db/sqlite", ".sql"):
        db.executescript(lint.read(root, path))
        for (name,) in db.execute("SELECT name FROM sqlite_schema"
                                  " WHERE type = 'table'"):
            columns = list(db.execute(f"PRAGMA table_info({name})"))
            wordy = any(c[2] in ("TEXT", "BLOB", "ANY") and c[1] not in CODES
                        for c in columns)
            if ABOUT & {c[1] for c in columns} and wordy:
                found.setdefault(name, path)
    return found


# Columns that hold one of a few words.
CODES = {"kind", "state", "stage", "what", "channel", "code", "subject",
         "clock", "lines", "language", "question", "verdict"}


def erasure(root):
    path = os.path.join("src", "store", "erase.c")
    words = re.sub(r'"\s*\n\s*"', "", lint.read(root, path))
    return [f"{of}:1: {name} is not in {path}: say there what of it goes "
            "when a person is erased"
            for name, of in sorted(tables(root).items())
            if name not in OF_NOBODY and not re.search(
                rf"(UPDATE|DELETE FROM|INSERT INTO) {name}\b", words)]


if __name__ == "__main__":
    lint.run("erasure", erasure, "erasure", [
        "db/sqlite/0002-later.sql:1: later_words is not in src/store/erase.c",
    ])
