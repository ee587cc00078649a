#!/usr/bin/env python3
"""Prescribed forms as an administrator handles them on the command line."""
import hashlib
import os
import sqlite3
import sys

from program import Program, Tap

TOP = os.environ["top_srcdir"]
BOSS = ["--by", "admin@homes.example"]
RULE = """rule s13-social
purpose rent-increase
nation england
landlord social
tenancy assured
from 2003-02-11
form form-4 Example form
source An Example Act
limit served 6m: An Example Act, section 1
"""


def read(name):
    with open(f"{TOP}/tests/data/form/{name}", encoding="utf-8") as file:
        return file.read()


FORM, URDU = read("form-4.md"), read("ur.po")


def load(code, language="en", published="2020-01-06", *more):
    return ["form", "load", f"{code}.md", "--code", code, "--language",
            language, "--title", f"Example {code}", "--source",
            "https://forms.example/", "--published", published, *BOSS, *more]


def loading(tap, program):
    """The number of the form."""
    program.write("form-4.md", FORM)
    program.write("rhw12.md", FORM.replace("name: form-4", "name: rhw12"))
    out = program.does(tap, load("form-4"), "a form is loaded")
    number, code, language, digest = out.split()
    tap.ok((code, language, digest) ==
           ("form-4", "en", hashlib.sha256(FORM.encode()).hexdigest()),
           "its hash is that of the file", out)
    program.refuses(tap, 1, load("form-4", "cy"), ["--language", "Wales"],
                    "a form of England is not in Welsh")
    program.refuses(tap, 1, load("form-9"), ["form-9.md"], "no such file")
    program.write("form-9.md", FORM)
    program.refuses(tap, 1, load("form-9"), ["--code", "rhw12"],
                    "a code that no rule has; those there are, are named")
    program.write("form-9.md", FORM.replace("form-4", "form-4a"))
    program.refuses(tap, 1, [*load("form-4")[:2], "form-9.md",
                             *load("form-4")[3:]],
                    ["form-9.md:1", "form-4a"], "a file of another form")
    program.refuses(tap, 2, ["form", "load", "form-4.md"], ["--code"],
                    "nothing said of it")
    program.refuses(tap, 1, [*load("form-4"), "--by", "m@homes.example"],
                    ["role"], "loaded by a manager")
    program.refuses(tap, 1, [*load("form-4"), "--by", "no@homes.example"],
                    ["no@homes.example"], "loaded by nobody")
    for language in ("en", "cy"):
        program.does(tap, load("rhw12", language), f"Wales in {language}")
    listed = program.does(tap, ["form", "list"], "forms are listed")
    tap.ok(listed.count(" current ") == 3 and
           "- form-4a - - - missing -" in listed,
           "those in use, and those that nobody loaded", listed)
    return number


def printing(tap, program, number):
    out = program.does(tap, ["form", "render", "rhw12", "--language", "cy",
                             "--format", "text", "-o", "-"],
                       "the Welsh form is printed")
    tap.ok("Ebrill" in out, "with values as Welsh writes them", out)
    later = FORM.replace("Example notes", "Later notes")
    program.write("form-4.md", later)
    program.does(tap, load("form-4", "en", "2026-01-05", "--valid-from",
                           "2096-01-01"), "a later version")
    for day, notes in (("2095-12-31", "Example notes"),
                       ("2096-01-01", "Later notes")):
        out = program.does(tap, ["form", "render", "form-4", "--on", day,
                                 "--format", "text", "-o", "-"],
                           f"the version of {day}")
        tap.ok(notes in out, "is the right one", out)
    for words, parts, name in (
            (["form-4", "--on", "2019-12-31"], ["form-4"], "before any"),
            (["form-4a"], ["form-4a"], "one that nobody loaded"),
            (["form-4", "--beside", "ur"], ["--beside"],
             "a translation that is not there"),
            (["form-4", "--on", "someday"], ["--on"], "a day that is none")):
        program.refuses(tap, 1, ["form", "render", *words, "--format", "text",
                                 "-o", "-"], parts, name)
    program.write("data.json", '{"tenant_name": "Bo Example"}')
    program.refuses(tap, 1, ["form", "render", number, "--data", "data.json",
                             "--format", "text", "-o", "-"],
                    ["/data/rent_new", "/data/address"],
                    "blanks that nobody filled")


def translating(tap, program, number):
    program.write("ur.po", URDU)
    program.write("cut.po", URDU.replace("{tenant_name}", "", 2))
    words = ["--form", number, "--language", "ur", *BOSS]
    program.refuses(tap, 1, ["form", "translation", "cut.po", *words],
                    ["cut.po"], "a translation that is not whole")
    program.does(tap, ["form", "translation", "ur.po", *words], "a whole one")
    program.refuses(tap, 1, ["form", "approve", number, "--language", "ur",
                             *BOSS], ["Somebody else"],
                    "who loaded it does not approve it")
    program.does(tap, ["form", "approve", number, "--language", "ur", "--by",
                       "m@homes.example"], "another person does")
    out = program.does(tap, ["form", "render", number, "--beside", "ur",
                             "--format", "html", "-o", "-"], "beside it")
    tap.ok('lang="ur" dir="rtl"' in out and "It has no legal effect." in out,
           "marked, in its own direction", out[-500:])


def correcting(tap, program):
    program.write("rule.txt", RULE)
    program.write("bad.txt", RULE.replace("6m", "6 months"))
    words = ["--code", "s13-social", *BOSS]
    program.refuses(tap, 1, ["form", "rule", "bad.txt", *words, "--reason",
                             "x"], ["bad.txt:9", "6"], "a rule that is wrong")
    program.refuses(tap, 2, ["form", "rule", "rule.txt", *words],
                    ["--reason"], "no reason")
    program.does(tap, ["form", "rule", "rule.txt", *words, "--reason",
                       "The Act changed"], "a rule is corrected")
    program.does(tap, ["form", "rule", *words, "--reason", "It did not"],
                 "and taken back")


def tampering(tap, program, number):
    db = sqlite3.connect(program.path("test.db"))
    with db:
        db.execute("DROP TRIGGER form_translation_keeps")
        db.execute("UPDATE form_translation SET content = "
                   "CAST(content || x'20' AS BLOB)")
    words = ["form", "render", number, "--format", "text", "-o", "-"]
    program.refuses(tap, 1, [*words, "--beside", "ur"],
                    ["Example form-4", "ur", "hash"],
                    "a translation that was changed is refused by name")
    program.does(tap, words, "the form alone is as it was")
    with db:
        db.execute("DROP TRIGGER form_keeps")
        db.execute("UPDATE form SET content = "
                   "CAST(content || x'20' AS BLOB)")
    db.close()
    program.refuses(tap, 1, words, ["Example form-4", number, "hash"],
                    "a form that was changed is refused by name")
    program.does(tap, ["audit", "verify"], "the log is whole")


def main():
    tap, program = Tap(), Program()
    program.run("init", "--db", program.path("test.db"), "--org",
                "Example Homes", "--admin", "admin@homes.example")
    program.run("user", "add", "--email", "m@homes.example", "--name",
                "Mo Example", "--role", "manager")
    number = loading(tap, program)
    printing(tap, program, number)
    translating(tap, program, number)
    correcting(tap, program)
    tampering(tap, program, number)
    return tap.done()


if __name__ == "__main__":
    sys.exit(main())
