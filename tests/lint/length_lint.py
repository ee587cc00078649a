"""Functions up to 60 lines, files up to 600, lines up to 80 columns.

A function runs from the line of its name to the brace that closes it, in the
house's layout: both stand at the left edge.
"""
import re
import unicodedata

import lint

FUNCTION = 60
SWITCH = 100
FILE = 600
COLUMNS = 80


def functions(text):
    """(line, name, lines) of each function body."""
    name = start = None
    inside = False
    for number, line in enumerate(text.splitlines(), 1):
        head = re.match(r"(?:[A-Za-z_][\w\s*]*[\s*])?(\w+)\s*\(", line)
        if not inside and head and not line.rstrip().endswith(";"):
            name, start = head[1], number
        if line.startswith("{") or (head and line.endswith("{")):
            inside = name is not None
        if inside and line.startswith("}"):
            yield start, name, number - start + 1
            inside, name = False, None


def width(line):
    """Columns on a screen: marks stand over the letter before."""
    return sum(unicodedata.category(c) not in ("Mn", "Me", "Cf")
               for c in line.expandtabs(8))


def lengths(root):
    allowed = {(path, name) for path, name in lint.rows("long-functions.allow")}
    faults = []
    for path in lint.files(root, "src", ".c", ".h"):
        text = lint.read(root, path)
        lines = text.splitlines()
        if len(lines) > FILE:
            faults.append(f"{path}:{FILE}: the file has {len(lines)} lines, "
                          f"{FILE} at most: split it by noun")
        for number, line in enumerate(lines, 1):
            if width(line) > COLUMNS:
                faults.append(f"{path}:{number}: {width(line)} columns, "
                              f"{COLUMNS} at most")
        for number, name, count in functions(lint.code(text)):
            limit = SWITCH if (path, name) in allowed else FUNCTION
            if count > limit:
                faults.append(f"{path}:{number}: {name} has {count} lines, "
                              f"{limit} at most: split it by what it does")
    return faults


if __name__ == "__main__":
    lint.run("lengths", lengths, "length", [
        "src/core/long.c:3: first has 61 lines",
        "src/core/long.c:66: second has 62 lines",
        "src/core/wide.c:1: 81 columns",
        "src/core/file.c:600: the file has 601 lines",
    ])
