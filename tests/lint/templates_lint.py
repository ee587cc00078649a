"""Templates have no raw output, no script and no style of their own."""
import re

import lint

FAULTS = [
    (re.compile(r"\{\{\{|\{\{\s*&"), "raw output: {{x}} escapes"),
    (re.compile(r"<script\b(?![^>]*\bsrc=)", re.I),
     "a script in the page: the content policy refuses it"),
    (re.compile(r"<style\b|\sstyle\s*=", re.I),
     "a style in the page: put it into the sheet"),
    (re.compile(r"\son[a-z]+\s*=", re.I),
     "a script in an attribute: the content policy refuses it"),
]


def templates(root):
    faults = []
    for path in lint.files(root, "templates", ".mustache"):
        for number, line in enumerate(lint.read(root, path).splitlines(), 1):
            faults += [f"{path}:{number}: {mend}"
                       for fault, mend in FAULTS if fault.search(line)]
    return faults


if __name__ == "__main__":
    lint.run("templates", templates, "templates", [
        "templates/pages/raw.mustache:2: raw output",
        "templates/pages/raw.mustache:3: raw output",
        "templates/pages/raw.mustache:4: a script in the page",
        "templates/pages/raw.mustache:5: a style in the page",
        "templates/pages/raw.mustache:6: a script in an attribute",
    ])
