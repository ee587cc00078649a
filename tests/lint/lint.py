"""What every lint stands on: the source files, C without its comments, TAP.

A lint is a function from a tree to a list of faults, each `file:line: what is
wrong and the mend`. run() holds it against a bad sample first, so that a lint
that can no longer fail is itself a failure, then against the tree.
"""
import os
import re
import sys

HERE = os.path.dirname(os.path.abspath(__file__))
TOP = os.environ.get("top_srcdir") or os.path.dirname(os.path.dirname(HERE))


def files(root, folder, *endings):
    """Paths under root/folder with one of the endings, relative and sorted."""
    found = []
    for place, folders, names in os.walk(os.path.join(root, folder)):
        folders[:] = [f for f in folders if f not in (".deps", "__pycache__")]
        found += [os.path.relpath(os.path.join(place, name), root)
                  for name in names if name.endswith(endings)]
    return sorted(found)


def read(root, path):
    with open(os.path.join(root, path), encoding="utf-8",
              errors="replace") as file:
        return file.read()


def rows(path):
    """A data file: fields apart by white space, # begins a comment."""
    for line in read(HERE, path).splitlines():
        fields = line.split("#")[0].split()
        if fields:
            yield fields


TOKEN = re.compile(r"""/\*.*?\*/ | //[^\n]* | "(?:\\.|[^"\\\n])*"
                       | '(?:\\.|[^'\\\n])*'""", re.X | re.S)


def code(text):
    """C with comments and the insides of strings blanked, lines kept."""
    def blank(match):
        word = match.group()
        if word[0] in "\"'":
            return word[0] * 2
        return " " + "\n" * word.count("\n")
    # Include lines keep their names.
    return re.sub(r"(?m)^(?!\s*#\s*include).*(?:\n(?!\s*#\s*include).*)*",
                  lambda m: TOKEN.sub(blank, m.group()), text)


def run(name, lint, sample, expected):
    """TAP: the sample (a folder under bad/) fails as expected, the tree not."""
    print("1..2")
    missed = []
    found = lint(os.path.join(HERE, "bad", sample))
    for want in expected:
        if not any(want in fault for fault in found):
            missed.append("missed: " + want)
    if len(found) != len(expected):
        missed += ["found: " + fault for fault in found]
    report(1, f"{name}: finds each fault of the bad sample", missed)
    faults = lint(TOP)
    report(2, f"{name}: the tree has none", faults)
    sys.exit(bool(missed or faults))


def report(number, title, faults):
    print(f"{'not ok' if faults else 'ok'} {number} - {title}")
    for fault in faults:
        print("# " + fault)
