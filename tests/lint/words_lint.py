"""Nothing in the tree is unfinished or speaks of one developer's machine."""
import os
import re

import lint

FOLDERS = ("src", "db", "templates", "po", "tests", "bench", "doc", ".ci")
ENDINGS = (".c", ".h", ".am", ".mk", ".sql", ".mustache", ".md", ".po", ".py",
           ".mjs", ".sh", ".txt", ".css", ".csv", ".json", "run")
WORDS = [
    (re.compile(r"\b(TODO|FIXME|XXX|HACK)\b"),
     "finish it, or put it in the README's list of what is not there yet"),
    (re.compile(r"(?<![\w.\-])/(home|root|work|tmp/w)/[\w.]"),
     "a path of one machine: derive it, or use mkdtemp"),
    (re.compile("^(<{7}|>{7}) "), "a merge was left half done"),
]


def words(root):
    faults = []
    paths = [path for folder in FOLDERS
             for path in lint.files(root, folder, *ENDINGS)]
    paths += [name for name in sorted(os.listdir(root))
              if os.path.isfile(os.path.join(root, name))
              and name.endswith((".md", ".ac", ".am", "bootstrap"))]
    for path in paths:
        # The samples are bad on purpose, and this file lists the words.
        if path.startswith("tests/lint/"):
            continue
        for number, line in enumerate(lint.read(root, path).splitlines(), 1):
            faults += [f"{path}:{number}: \"{word.search(line)[0]}\": {mend}"
                       for word, mend in WORDS if word.search(line)]
    return faults


if __name__ == "__main__":
    lint.run("words", words, "words", [
        'src/core/left.c:1: "TODO": finish it',
        'src/core/left.c:2: "/home/s": a path of one machine',
        'src/core/left.c:3: "<<<<<<< ": a merge was left half done',
    ])
