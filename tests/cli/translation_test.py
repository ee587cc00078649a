"""A translator's whole loop with real tools: exported, edited, imported,
revised by another, approved, issued; and what is wrong is said by line."""
import json
import os
import re
import signal
import subprocess
import time
import xml.etree.ElementTree as tree

from program import BINARY, Program, Tap

tap = Tap()
program = Program()
NOTICE = "repairs-appointment"
PEOPLE = [("tom@homes.example", "Tom", "translator", "Example Homes"),
          ("rae@homes.example", "Rae", "translator", "Example Homes"),
          ("max@homes.example", "Max", "manager", "Example Homes")]
TOM, RAE, MAX = (row[0] for row in PEOPLE)


def begin(program):
    program.run("init", "--org", "Example Homes", "--admin",
                "admin@homes.example")
    for email, name, role, organisation in PEOPLE:
        program.run("user", "add", "--email", email, "--name", name, "--role",
                    role, "--org", organisation)


def states(lang, notice=NOTICE, by=MAX):
    """State and people of each sentence, by its English."""
    program.run("notice", "states", notice, "--lang", lang, "--by", by)
    rows = [line.split("\t") for line in program.out.splitlines()]
    return {row[5]: dict(zip(("id", "state", "translated", "revised",
                              "decided"), row)) for row in rows}


def count(lang, state, **more):
    return sum(row["state"] == state for row in states(lang, **more).values())


def export(lang, name, *more, notice=NOTICE):
    """The file that a translator gets, from the store."""
    program.does(tap, ["notice", "export", notice, "--lang", lang, *more,
                       "-o", program.path(name)], f"{name} is exported")
    return program.path(name)


def tool(*words):
    done = subprocess.run(words, capture_output=True, text=True, check=False)
    return done.returncode, done.stdout + done.stderr


def entries(text):
    """The entries of a PO file with their English and translation."""
    for entry in text.split("\n\n"):
        source = re.search(r'^msgid ((?:"[^\n]*"\n?)+)', entry, re.M)
        target = re.search(r'^msgstr(?:\[0\])? ((?:"[^\n]*"\n?)+)', entry,
                           re.M)
        if source and target:
            yield (entry, "".join(re.findall(r'"(.*)"', source[1])),
                   "".join(re.findall(r'"(.*)"', target[1])))


def edit(path, change):
    """Rewrite a PO file: change gets English and translation, and returns the
    new translation or None."""
    with open(path, encoding="utf-8") as file:
        text = file.read()
    for entry, source, target in list(entries(text)):
        new = change(source, target) if source else None
        if new is not None:
            changed = re.sub(r'^(msgstr(?:\[0\])?) (?:"[^\n]*"\n?)+',
                             lambda m, new=new: f'{m[1]} "{new}"\n', entry,
                             count=1, flags=re.M)
            text = text.replace(entry, changed.rstrip("\n"))
    with open(path, "w", encoding="utf-8") as file:
        file.write(text)


def plain(source, target):
    """A sentence without fields, which a test may change as it likes."""
    return "{" not in source + target and len(target) > 30


begin(program)

# The loop by PO, as msgattrib and msgfmt know it.
drafted = states("pl")
total = len(drafted)
tap.ok(total > 10 and all(row["state"] == "machine-drafted"
                          for row in drafted.values()),
       "what ships is a draft, sentence by sentence")
path = export("pl", "pl.po")
code, said = tool("msgfmt", "-c", "-o", os.devnull, path)
tap.ok(code == 0, "msgfmt takes the file", said)
changed = []


def once(source, target):
    if plain(source, target) and len(changed) < 3:
        changed.append(source)
        return target.rstrip(".") + " teraz."
    return None


edit(path, once)
code, said = tool("msgattrib", "--no-wrap", "--clear-fuzzy", "-o", path, path)
tap.ok(code == 0 and len(changed) == 3, "three sentences are edited", said)
before = program.write("before.db", open(program.path("test.db"), "rb").read())
program.does(tap, ["notice", "import", path, "--by", TOM, "--dry-run"],
             "a look at the file")
tap.ok("3 taken" in program.out and count("pl", "translated") == 0,
       "it is checked, and nothing kept", program.out)
program.does(tap, ["notice", "import", path, "--dry-run"],
             "a look without a name")
tap.ok("3 taken" in program.out and count("pl", "translated") == 0,
       "it is held against the store too", program.out)
program.does(tap, ["notice", "import", path, "--by", TOM], "imported")
tap.ok("3 taken" in program.out and "0 refused" in program.out,
       "three are taken", program.out)
now = states("pl")
tap.ok(sorted(s for s, row in now.items() if row["state"] == "translated") ==
       sorted(changed) and
       all(now[s]["translated"] == "Tom" for s in changed),
       "those three are translated, by Tom")
again = export("pl", "again.po")
tap.ok(open(again, encoding="utf-8").read().count(" teraz.") == 3,
       "they are exported again")
ids = [word for s in changed for word in ("--message", now[s]["id"])]
program.refuses(tap, 1, ["notice", "revise", NOTICE, "--lang", "pl", *ids,
                         "--by", TOM], ["another person"],
                "Tom does not revise his own")
program.does(tap, ["notice", "revise", NOTICE, "--lang", "pl", "--by", RAE],
             "Rae revises all")
tap.equal(count("pl", "revised"), total, "all are revised")
program.refuses(tap, 1, ["notice", "approve", NOTICE, "--lang", "pl", "--by",
                         RAE], ["role"], "a translator approves nothing")
DATA = program.write("data.json", "{}")
program.write("tenants.csv",
              "reference,name,address_1,address_2,postcode,language_spoken,"
              "language_read\nT1,Anna Example,1 Sample Street,Exampleton,"
              "SW1A 1AA,pl,pl\n")
program.does(tap, ["import", "tenants", program.path("tenants.csv")],
             "a tenant who reads Polish")
program.does(tap, ["notice", "approve", NOTICE, "--lang", "pl", "--by", MAX],
             "a manager approves")
tap.equal(count("pl", "approved"), total, "all are approved")
program.does(tap, ["notice", "show", NOTICE], "the notice has fields")
fields, name = {}, None
for line in program.out.splitlines():
    if re.match(r"  \w", line):
        name = line.split()[0]
    elif line.strip().startswith("such as "):
        fields[name] = line.strip()[len("such as "):]
program.write("data.json", json.dumps(fields))
program.does(tap, ["letter", "issue", NOTICE, "--tenant", "T1", "--by", MAX,
                   "--data", DATA], "and the letter is issued")

# What is wrong is said by line; the rest is taken.
path = export("pl", "wrong.po")
kinds = []


def spoil(source, target):
    if "{" in target and "field" not in kinds and "[" not in target:
        kinds.append("field")
        return target.replace("{", "{x", 1)
    if plain(source, target) and "script" not in kinds:
        kinds.append("script")
        return "Սա հայերեն է, ոչ թե լեհերեն, և շատ երկար նախադասություն է։"
    if plain(source, target) and "good" not in kinds:
        kinds.append("good")
        return target.rstrip(".") + " zawsze."
    return None


edit(path, spoil)
code = program.run("notice", "import", path, "--by", TOM)
tap.ok(code == 1 and "1 taken" in program.out and "2 refused" in program.out,
       "one is taken, two refused", program.out + program.said)
tap.ok(len(re.findall(r"wrong\.po:\d+", program.said)) >= 2,
       "each by its line", program.said)
tap.equal((count("pl", "translated"), count("pl", "approved")),
          (1, total - 1), "only that one is no longer approved")
program.does(tap, ["notice", "approve", NOTICE, "--lang", "pl", "--by", MAX],
             "it is approved again")

# The same by XLIFF, whose tools keep what they do not know.
for kind, word in (("xliff", "acum"), ("xliff2", "mereu")):
    path = export("ro", f"{kind}.xlf", "--as", kind)
    with open(path, encoding="utf-8") as file:
        space = re.search(r'xmlns="([^"]*)"', file.read())[1]
    tree.register_namespace("", space)
    document = tree.parse(path)
    done = []
    for target in document.iter(f"{{{space}}}target"):
        text = target.text or ""
        if len(target) == 0 and len(text) > 30 and len(done) < 2 and \
                text.endswith("."):
            target.text = f"{text[:-1]} {word}."
            done.append(text)
    document.write(path, encoding="utf-8", xml_declaration=True)
    program.does(tap, ["notice", "import", path, "--by", TOM],
                 f"{kind} comes back")
    tap.ok("2 taken" in program.out and len(done) == 2,
           f"two sentences by {kind}", program.out)
    back = export("ro", f"{kind}-back.po")
    tap.ok(open(back, encoding="utf-8").read().count(f" {word}.") == 2,
           f"they are in the catalogue, from {kind}")

# The English changes while somebody approves: only its own are outdated.
program.run("setting", "set", "one-person-approves", "yes")
shipped = os.path.join(os.environ.get("VERNACULAR_DATA") or os.path.join(
    os.path.dirname(__file__), "..", ".."), "templates", "notices", NOTICE,
    "notice.md")
with open(shipped, encoding="utf-8") as file:
    english = file.read()
sentence = next(s for s in changed if s in english)
own = program.write("own.md", english.replace(
    sentence, sentence.rstrip(".") + ", we promise."))
for words, name in (
        (["source", "save", NOTICE, own], "a version of our own"),
        (["source", "send", NOTICE], "is sent"),
        (["source", "approve", NOTICE], "and comes into use")):
    program.does(tap, [*words, "--by", MAX], name)
tap.ok("in-use" in program.out, "it is in use", program.out)
now = states("pl")
tap.equal([(s, row["state"]) for s, row in now.items()
           if row["state"] != "approved"],
          [(sentence.rstrip(".") + ", we promise.", "outdated")],
          "exactly that sentence is outdated")
path = export("pl", "outdated.po", "--only", "missing")
tap.ok("#| msgid" in open(path, encoding="utf-8").read(),
       "a translator sees what it was translated from")
program.refuses(tap, 1, ["letter", "issue", NOTICE, "--tenant", "T1", "--by",
                         MAX, "--data", DATA], ["outdated"],
                "no letter goes out with it")
program.does(tap, ["source", "withdraw", NOTICE, "--note", "not yet", "--by",
                   MAX], "the version is withdrawn")
tap.equal(count("pl", "approved"), total, "and all is as it was")

# A translator is asked for what is missing, once.
ASK = ["notice", "ask", NOTICE, "--lang", "ro", "--tenant", "T1", "--by", MAX]
program.does(tap, ASK, "a translator is asked")
found = re.fullmatch(r"(V\d\d-\d{6}) (\d+) sentences, (\d+) words\n",
                     program.out)
tap.ok(found and int(found[3]) > int(found[2]) > 10, "for so many words",
       program.out)
program.does(tap, ASK, "and asked again")
tap.ok(found and found[1] in program.out and "already" in program.out,
       "which nobody does twice", program.out)
program.refuses(tap, 1, [*ASK[:4], "pl", *ASK[5:]], ["Nothing is missing"],
                "nothing is missing in Polish")

# A clause is approved once for every notice that has it.
CALL = "Call us on [{phone}](tel:{phone}). The call is private."
NOTICES = ("rent-increase", "repairs-appointment")
tap.equal([states("es", notice=n)[CALL]["state"] for n in NOTICES],
          ["machine-drafted"] * 2, "a clause of two notices is a draft")
program.does(tap, ["notice", "approve", "call-us", "--lang", "es", "--by",
                   MAX], "the clause is approved")
tap.equal([states("es", notice=n)[CALL]["state"] for n in NOTICES],
          ["approved"] * 2, "in both notices")

# A notice that does not ship, in words of the landlord alone.
LIFT = "lift-repair"
SENTENCE = "The lift does not work until {day}."
program.write("lift.md", f"""---
name: {LIFT}
title: The lift is being repaired
purpose: Tells tenants that a lift is out of use.
class: service
fields:
  day:
    type: date
    label: The day
    example: 2027-03-02
---

{SENTENCE}

{{clause: call-us}}
""")
for words in (["save", LIFT, program.path("lift.md")], ["send", LIFT],
              ["approve", LIFT]):
    program.does(tap, ["source", *words, "--by", MAX],
                 f"a notice of our own: {words[0]}")
path = export("pl", "lift.po", notice=LIFT)
edit(path, lambda source, target: "Winda nie działa do {day}."
     if source == SENTENCE else "Przykładowe zdanie po polsku."
     if not target else None)
program.does(tap, ["notice", "import", path, "--by", TOM], "translated")
tap.equal(states("pl", notice=LIFT)[SENTENCE]["state"], "translated",
          "in a language that it did not have")
program.does(tap, ["notice", "approve", LIFT, "--lang", "pl", "--by", MAX],
             "approved, its clauses with it")
program.write("lift.json", '{"day": "2027-03-02", "phone": "020 7946 0000"}')
program.does(tap, ["letter", "issue", LIFT, "--tenant", "T1", "--by", MAX,
                   "--data", program.path("lift.json")], "and issued")

# Files that are none of ours, and nothing of them is kept.
CASES = [
    ("none.po", b"", "an empty file"),
    ("noise.po", bytes(range(1, 255)) * 9, "noise"),
    ("other.xlf", b"<?xml version='1.0'?><other/>", "another XML"),
    ("bomb.xlf", b"<?xml version='1.0'?><!DOCTYPE x [<!ENTITY a 'aaaa'>"
     b"<!ENTITY b '&a;&a;'>]><xliff version='1.2' "
     b"xmlns='urn:oasis:names:tc:xliff:document:1.2'>&b;</xliff>",
     "entities"),
    ("word.docx", b"PK\x03\x04 and no more", "half a Word file"),
]
had = states("pl")
for name, content, what in CASES:
    code = program.run("notice", "import", program.write(name, content),
                       "--by", TOM, "--notice", NOTICE, "--lang", "pl")
    tap.ok(code == 1 and program.said.startswith("vernacular: ") and
           not program.out, f"{what} is refused", program.said)
tap.ok(states("pl") == had, "nothing of them is kept")

# An import that is killed leaves all of it or nothing.
program.write("test.db", open(before, "rb").read())
for name in ("test.db-wal", "test.db-shm"):
    if os.path.exists(program.path(name)):
        os.remove(program.path(name))
seen = set()
for step in range(8):
    killed = subprocess.Popen(
        [BINARY, "notice", "import", program.path("pl.po"), "--by", TOM],
        env=program.environment, stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL)
    time.sleep(0.03 * step)
    killed.send_signal(signal.SIGKILL)
    killed.wait()
    seen.add(count("pl", "translated"))
tap.ok(seen <= {0, 3}, "an import that is killed is whole or nothing",
       str(seen))

# Without --by it is nobody's work, so anybody may approve it.
path = export("so", "so.po")
changed = []
edit(path, once)
program.does(tap, ["notice", "import", path, "--dry-run"], "looked at")
tap.ok(not count("so", "translated"), "a look keeps nothing")
program.does(tap, ["notice", "import", path], "a file without a name")
tap.ok(count("so", "translated") == 3, "is kept all the same")
again = export("so", "so2.po")
tap.ok("teraz" in open(again, encoding="utf-8").read(), "and comes out again")
program.does(tap, ["notice", "approve", NOTICE, "--lang", "so", "--by", MAX],
             "and is approved by one who reads it")
LETTER = ["notice", "render", NOTICE, "--data",
          os.environ["top_srcdir"] + f"/tests/golden/{NOTICE}/data.json",
          "--date", "2027-03-01", "--format", "text", "-o", "-", "--lang"]
tap.ok("teraz" in program.does(tap, [*LETTER, "so"], "a letter is made of it"),
       "in the words that were approved")
program.refuses(tap, 1, [*LETTER, "bn"], ["not approved"],
                "not in a language where nobody approved them")
program.does(tap, ["audit", "verify"], "the log is whole")
tap.done()
