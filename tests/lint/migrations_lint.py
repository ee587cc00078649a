"""A released schema file never changes: CHECKSUMS beside it is the record."""
import hashlib
import os

import lint


def recorded(root, folder):
    path = os.path.join(folder, "CHECKSUMS")
    if not os.path.exists(os.path.join(root, path)):
        return {}
    lines = [line.split() for line in lint.read(root, path).splitlines()
             if line.strip() and not line.startswith("#")]
    return {name.lstrip("*"): digest for digest, name in lines}


def migrations(root):
    folder = "db/sqlite"
    sums = recorded(root, folder)
    present = {os.path.basename(path): path
               for path in lint.files(root, folder, ".sql")}
    faults = []
    for number, name in enumerate(sorted(present), 1):
        with open(os.path.join(root, present[name]), "rb") as file:
            digest = hashlib.sha256(file.read()).hexdigest()
        if not name.startswith(f"{number:04}-"):
            faults.append(f"{present[name]}:1: numbers run 0001, 0002 ... "
                          f"without a gap; {number:04} is next")
        if name not in sums:
            faults.append(f"{present[name]}:1: not in CHECKSUMS: add the line "
                          "that sha256sum prints")
        elif sums[name] != digest:
            faults.append(f"{present[name]}:1: a recorded file has changed: "
                          "put it back and add a new one")
    faults += [f"{folder}/{name}:1: recorded, but gone: put it back"
               for name in sorted(set(sums) - set(present))]
    return faults


if __name__ == "__main__":
    lint.run("migrations", migrations, "migrations", [
        "db/sqlite/0002-changed.sql:1: a recorded file has changed",
        "db/sqlite/0004-skipped.sql:1: numbers run",
        "db/sqlite/0004-skipped.sql:1: not in CHECKSUMS",
        "db/sqlite/0003-gone.sql:1: recorded, but gone",
    ])
