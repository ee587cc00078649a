"""Calls that the house does without; banned.txt says what to use instead."""
import re

import lint


def table():
    for word, where, *instead in lint.rows("banned.txt"):
        yield word, where.split(","), " ".join(instead)


def allowed(path, where):
    inside = path.removeprefix("src/")
    return (inside in where or inside.split("/")[0] in where
            or inside.removesuffix(".c") in where)


def banned(root):
    # A function's type may have a name; structs and numbers may not.
    after = {"typedef": r"(?!.*\()"}
    calls = [(re.compile(rf"(?<![\w.>]){word}\b" +
                         after.get(word, r"\s*\(")),
              word, where, instead) for word, where, instead in table()]
    faults = []
    for path in lint.files(root, "src", ".c", ".h"):
        lines = lint.code(lint.read(root, path)).splitlines()
        for call, word, where, instead in calls:
            if allowed(path, where):
                continue
            faults += [f"{path}:{number}: {word} is not used here: {instead}"
                       for number, line in enumerate(lines, 1)
                       if call.search(line)]
    return faults


if __name__ == "__main__":
    lint.run("banned calls", banned, "banned", [
        "src/desk/bad.c:4: sprintf is not used here: snprintf",
        "src/desk/bad.c:5: sqlite3_prepare_v2 is not used here",
        "src/desk/bad.c:6: localtime is not used here: lang/zone",
        "src/desk/bad.c:7: setlocale is not used here",
        "src/desk/bad.c:8: gettext is not used here",
        "src/desk/bad.c:9: typedef is not used here",
        "src/desk/bad.c:10: strtok is not used here",
        "src/desk/bad.c:10: atoi is not used here",
    ])
