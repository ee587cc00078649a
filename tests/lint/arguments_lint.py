#!/usr/bin/env python3
"""A translation of the interface names the arguments of its English.

msgfmt checks only what it takes for a format; most of ours are plain to it.
In plural forms a form may leave an argument out: "one day", "dau ddiwrnod".
"""
import re

import lint

ENTRY = re.compile(r'^(msgid|msgid_plural|msgstr(?:\[\d\])?) ((?:".*"\n?)+)',
                   re.M)
ARGUMENT = re.compile(r"\{[a-z_]+\}")


def messages(text):
    """Of each entry: its line, its fields by keyword, unfolded."""
    line = 1
    for block in text.split("\n\n"):
        fields = {keyword: re.sub(r'"\n"', "", quoted.strip())[1:-1]
                  for keyword, quoted in ENTRY.findall(block)
                  if not block.startswith("#~")}
        at = block.find("msgid ")
        yield line + block.count("\n", 0, max(at, 0)), fields
        line += block.count("\n") + 2


def differences(fields):
    """Pairs: an argument, and what is the matter with it."""
    plural = "msgid_plural" in fields
    english = set(ARGUMENT.findall(fields.get("msgid", "")
                                   + fields.get("msgid_plural", "")))
    for keyword, form in fields.items():
        if not keyword.startswith("msgstr") or form == "":
            continue
        there = set(ARGUMENT.findall(form))
        for name in sorted(english - there if not plural else ()):
            yield name, "is lost in the translation: put it in"
        for name in sorted(there - english):
            yield name, "is not in the English: take it out"


def arguments(root):
    return [f"{path}:{line}: {name} {matter}"
            for path in lint.files(root, "po", ".po")
            for line, fields in messages(lint.read(root, path))
            if fields.get("msgid")
            for name, matter in differences(fields)]


if __name__ == "__main__":
    lint.run("arguments", arguments, "arguments", [
        "po/cy.po:8: {name} is lost in the translation",
        "po/cy.po:8: {enw} is not in the English",
        "po/cy.po:12: {limit} is lost in the translation",
        "po/cy.po:17: {dyddiau} is not in the English",
    ])
