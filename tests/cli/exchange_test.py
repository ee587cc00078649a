"""Translators' files out and back, by real tools: what nobody touched is as it
was, what somebody changed is all that changes, and what a tool put into a file
stays there when it goes out again."""
import re
from xml.etree import ElementTree

from parcels import KINDS, SCHEMAS, change, counts, export, read, tool
from program import Program, Tap

tap = Tap()
program = Program()
OLD = "Państwa czynsz wzrośnie"
NEW = "Państwa czynsz zostanie podwyższony"


def skip(name, why):
    tap.ok(True, f"{name} # SKIP {why}")


def untouched():
    for kind in KINDS:
        for lang in ["pl", "ar", "ur", "zh-Hans", "cy"]:
            path = export(program, kind, lang)
            got = counts(program, path)
            tap.ok(got[0] == 0 and got[1] == 0 and got[2] > 20 and
                   got[3] == 0, f"{kind}, {lang}: comes back as it was",
                   f"{got} {program.said}")
        again = export(program, kind, "ar", out="again")
        tap.ok(read(again) == read(program.path(f"ar.{kind}")),
               f"{kind}: the same bytes each time")


def carried():
    """A file with what others put into it goes out as it came in."""
    extra = {
        "xliff": [("<body>", "<body><!-- a tool's own -->"),
                  ('approved="no"', 'xmlns:t="urn:t" t:seen="1" '
                   'approved="no"'),
                  ("</trans-unit>", "<t:more xmlns:t=\"urn:t\">kept"
                   "</t:more></trans-unit>")],
        "xliff2": [("<unit ", '<unit xmlns:t="urn:t" t:seen="1" '),
                   ("<segment ", "<!-- a tool's own --><segment ")],
        "tmx": [("<body>", "<body><!-- a tool's own -->"),
                ("<tu ", '<tu changeid="ala" '),
                ("<prop type=\"x-state\"", "<prop type=\"x-tool\">kept"
                 "</prop><prop type=\"x-state\"")],
        "po": [("\n\nmsgid ", "\n\n# kept by hand\nmsgid "),
               ("Language: pl", "Language: pl\\n\"\n\"X-Generator: Example")],
    }
    for kind, changes in extra.items():
        path = export(program, kind, "pl", out="carried")
        for old, new in changes:
            change(path, old, new)
        before = read(path)
        got = counts(program, path)
        tap.ok(got[:2] == (0, 0) and got[3] == 0,
               f"{kind}: what a tool adds is no change", program.said)
        after = read(export(program, kind, "pl", out="after",
                            more=("--like", path)))
        tap.ok(after == before, f"{kind}: all of it goes out again",
               after.decode("utf-8", "replace")[:1500])


def rewritten():
    """A library that puts prefixes of its own before all names writes the
    file; then a message is gone from it, and another one says what it should
    not: brought up to date it says what it did."""
    for kind, unit, target in [("xliff", "trans-unit", "target"),
                               ("xliff2", "unit", "target"),
                               ("tmx", "tu", "tuv[2]/seg")]:
        path = export(program, kind, out=f"prefixed.{kind}")
        tree = ElementTree.parse(path)
        tree.write(path, encoding="utf-8", xml_declaration=True)
        got = counts(program, path)
        tap.ok(got[:2] == (0, 0) and got[3] == 0,
               f"{kind}: other prefixes are no change", program.said)
        parents = {child: parent for parent in tree.iter()
                   for child in parent}
        units = [u for u in tree.iter() if u.tag.endswith(unit)]
        parents[units[0]].remove(units[0])
        space = units[1].tag.removesuffix(unit)
        found = [e for part in target.split("/")[-1:] for e in units[1].iter()
                 if e.tag == space + part][-1]
        found.text = "Coś innego"
        tree.write(path, encoding="utf-8", xml_declaration=True)
        export(program, kind, out=f"today.{kind}", more=("--like", path))
        got = counts(program, f"today.{kind}", "-o", "new.po")
        export(program, "po")
        tap.ok(got[:2] == (0, 0) and got[3] == 0 and got[2] > 20 and
               read(program.path("new.po")) == read(program.path("pl.po")),
               f"{kind}: and such a file is brought up to date",
               f"{got} {program.said}")


def changed():
    """One sentence changes, and the catalogue changes in that sentence."""
    export(program, "po")
    for kind in ["po", "xliff", "xliff2", "tmx"]:
        path = export(program, kind, out=f"changed.{kind}")
        change(path, OLD, NEW)
        got = counts(program, path, "-o", "new.po")
        tap.ok(got == (0, 1, got[2], 0), f"{kind}: one sentence is new",
               f"{got} {program.said}")
        old = read(program.path("pl.po")).decode().splitlines()
        new = read(program.path("new.po")).decode().splitlines()
        tap.ok([(a, b) for a, b in zip(old, new) if a != b] ==
               [(f'msgstr "{OLD}"', f'msgstr "{NEW}"')] and
               len(old) == len(new),
               f"{kind}: the catalogue differs in that line",
               "\n".join(b for a, b in zip(old, new) if a != b))


def validates():
    for lang in ["pl", "ar", "zh-Hans"]:
        path = export(program, "xliff2", lang)
        done = tool(program, "xmllint", "--noout", "--nonet", "--schema",
                    f"{SCHEMAS}/xliff_core_2.0.xsd", path)
        if not done or "failed to load" in done.stderr:
            skip(f"xliff2, {lang}: validates", "no xmllint, or no schemas")
        else:
            tap.ok(done.returncode == 0, f"xliff2, {lang}: validates",
                   done.stderr)


EDIT = f"""
from translate.storage import factory
store = factory.getobject("tool.xlf")
unit = [u for u in store.units if u.target == {OLD!r}][0]
unit.target = {NEW!r}
unit.addnote("sprawdzone", origin="translator")
unit.markreviewneeded(False)
store.save()
"""


def toolkit():
    """translate-toolkit: its own conversion, and an edit by its library."""
    if not tool(program, "po2xliff", "--version"):
        skip("translate-toolkit", "it is not here")
        return
    export(program, "po")
    tool(program, "po2xliff", "-i", "pl.po", "-o", "po2xliff.xlf")
    got = counts(program, "po2xliff.xlf", "--notice", "rent-increase",
                 "--lang", "pl")
    tap.ok(got[0] == 0 and got[3] == 0 and got[1] + got[2] > 20,
           "po2xliff: read back", f"{got} {program.said}")
    tool(program, "xliff2po", "-i", "po2xliff.xlf", "-o", "xliff2po.po")
    got = counts(program, "xliff2po.po")
    tap.ok(got[:2] == (0, 0) and got[3] == 0, "xliff2po: read back",
           f"{got} {program.said}")
    done = tool(program, "msgfmt", "-c", "-o", "/dev/null", "pl.po")
    tap.ok(done and done.returncode == 0, "msgfmt takes the catalogue",
           done.stderr if done else "no msgfmt")
    done = tool(program, "pocount", "--csv", "pl.po")
    tap.ok(done and re.search(r", *0, 0, 0|, 2\d, ", done.stdout),
           "pocount counts it", done.stdout)
    export(program, "xliff", out="tool.xlf")
    done = tool(program, "/usr/bin/python3", "-", stdin=EDIT)
    tap.ok(done and done.returncode == 0, "its library edits XLIFF",
           done.stderr if done else "")
    got = counts(program, "tool.xlf", "-o", "new.po")
    new = read(program.path("new.po")).decode()
    tap.ok(got == (0, 1, got[2], 0) and NEW in new and "# sprawdzone" in new,
           "and the edit comes back with its note", f"{got} {program.said}")


def missing():
    path = export(program, "xliff2", "pl", more=("--only", "missing"))
    tap.ok(b"<unit" in read(path), "what is not approved is asked for")
    code = program.run("notice", "export", "rent-increase", "--lang", "pl",
                       "--as", "xlif", "-o", "-")
    tap.ok(code == 2 and "xliff" in program.said, "the nearest kind is named",
           program.said)
    path = export(program, "docx", "so", "rent-increase")
    tap.ok(read(path).startswith(b"PK"), "Somali as a Word file")
    for kind in KINDS:
        path = export(program, kind, "ga")
        got = counts(program, path)
        tap.ok(got[0] == 0 and got[1] == 0 and got[3] == 0,
               f"{kind}: a language without a catalogue",
               f"{got} {program.said}")


untouched()
carried()
rewritten()
changed()
validates()
toolkit()
missing()
tap.done()
