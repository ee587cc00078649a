"""Files that nobody should send: refused by line, and nothing is followed,
kept or waited for."""
import os
import time

from parcels import KINDS, change, counts, export, read
from program import Program, Tap

tap = Tap()
program = Program()
OLD = "Państwa czynsz wzrośnie"
XML = ["xliff", "xliff2", "tmx"]
for kind in KINDS:
    export(program, kind)


def altered(kind, *changes):
    path = program.write(f"bad.{kind}", read(program.path(f"pl.{kind}")))
    for old, new in changes:
        change(path, old, new)
    return path


def refused(name, path, *parts):
    before = time.monotonic()
    program.refuses(tap, 1, ["notice", "import", path, "-o", "kept.po"],
                    [os.path.basename(path), *parts], name)
    took = time.monotonic() - before
    tap.ok(took < 10 and not os.path.exists(program.path("kept.po")),
           f"{name}: at once, and nothing is kept", f"{took:.1f} s")


def one_refused(name, kind, new, *parts, old=OLD):
    """That message is refused, by line; the rest could be taken."""
    path = altered(kind, (old, new))
    got = counts(program, path)
    tap.ok(got[0] == 1 and got[3:] == (1,) and
           f"bad.{kind}:" in program.said and
           all(part in program.said for part in parts),
           f"{kind}: {name}", f"{got} {program.said}")


def entities():
    laughs = "<!DOCTYPE x [<!ENTITY a 'ha'>" + "".join(
        f"<!ENTITY {chr(98 + i)} '{f'&{chr(97 + i)};' * 10}'>"
        for i in range(9)) + "]>\n"
    for kind in XML:
        root = {"tmx": "<tmx", "xliff": "<xliff", "xliff2": "<xliff"}[kind]
        drop = [('<!DOCTYPE tmx SYSTEM "tmx14.dtd">\n', "")] \
            if kind == "tmx" else []
        refused(f"{kind}: entities that explode",
                altered(kind, *drop, (root, laughs + root), (OLD, "&j;")),
                ":2:", "DOCTYPE")
        outside = '<!DOCTYPE x SYSTEM "file:///etc/passwd">\n'
        refused(f"{kind}: a file outside",
                altered(kind, *drop, (root, outside + root), (OLD, "&x;")),
                "DOCTYPE" if kind == "xliff2" else "entity")
        outside = ('<!DOCTYPE x [<!ENTITY x SYSTEM "file:///etc/passwd">]>\n')
        refused(f"{kind}: an entity outside",
                altered(kind, *drop, (root, outside + root), (OLD, "&x;")),
                "DOCTYPE")


def encodings():
    for kind in XML:
        said = 'encoding="UTF-8"'
        refused(f"{kind}: says ISO-8859-1",
                altered(kind, (said, 'encoding="ISO-8859-1"')), "UTF-8")
        path = program.write(f"latin.{kind}", read(
            program.path(f"pl.{kind}")).decode().replace("ś", "s").encode(
                "cp1250", "replace"))
        refused(f"{kind}: is not what it says", path, f"latin.{kind}:")
        text = read(program.path(f"pl.{kind}")).decode()
        wide = program.write(f"wide.{kind}", text.replace(
            said, 'encoding="UTF-16"').encode("utf-16"))
        got = counts(program, wide)
        tap.ok(got[:2] == (0, 0) and got[3] == 0, f"{kind}: UTF-16 is read",
               f"{got} {program.said}")
        bare = altered(kind, (f" {said}", ""))
        got = counts(program, bare)
        tap.ok(got[:2] == (0, 0), f"{kind}: says nothing, and is UTF-8",
               program.said)
    path = program.write("latin.po", read(program.path("pl.po")).decode(
        ).replace("charset=UTF-8", "charset=ISO-8859-2").encode(
            "iso-8859-2", "replace"))
    refused("po: in another encoding", path, "latin.po")


def sizes():
    for kind, text in [("xlf", b"<xliff>"), ("tmx", b"<tmx>"),
                       ("po", b"msgid "), ("docx", b"PK\3\4")]:
        path = program.path(f"large.{kind}")
        with open(path, "wb") as file:
            file.write(text)
            file.truncate(100 << 20)
        refused(f"{kind}: 100 MB", path)
    deep = program.write("deep.xlf", "<xliff>" * 100000)
    refused("a hundred thousand elements in each other", deep, "deep.xlf:1:")
    wide = program.write("wide.xlf", "<xliff version='1.2'>" +
                         "<a/>" * 1100000 + "</xliff>")
    refused("a million elements", wide, "wide.xlf:1:")


def codes():
    """What refers to each other in one message is searched one by one."""
    many = {"xliff": ("<target", "<alt-trans>" + "<note/>" * 200000 +
                      "</alt-trans><target"),
            "xliff2": ("</unit>", "</unit><unit id=\"many\"><segment><source>"
                       + "".join(f'<ph id="p{i}"/>' for i in range(50000)) +
                       "</source></segment></unit>"),
            "tmx": ("<seg>", "<seg>" + '<bpt i="1"/>' * 200000)}
    for kind, (old, new) in many.items():
        refused(f"{kind}: codes without end", altered(kind, (old, new)),
                "more codes")


def ids():
    text = read(program.path("pl.xliff")).decode()
    unit = text[text.index("<trans-unit"):text.index("</trans-unit>") + 13]
    refused("xliff: an id twice", altered("xliff", (unit, unit + unit)),
            "second time")
    text = read(program.path("pl.xliff2")).decode()
    unit = text[text.index("<unit"):text.index("</unit>") + 7]
    refused("xliff2: an id twice", altered("xliff2", (unit, unit + unit)),
            "which another has")
    text = read(program.path("pl.tmx")).decode()
    unit = text[text.index("<tu "):text.index("</tu>") + 5]
    refused("tmx: an id twice", altered("tmx", (unit, unit + unit)),
            "second time")
    text = read(program.path("pl.po")).decode()
    unit = 'msgid "Your rent is going up"'
    refused("po: a message twice",
            altered("po", (unit, f'{unit}\nmsgstr "x"\n\n{unit}')), ":")
    for kind in KINDS[:4]:
        words = {"po": ("X-Vernacular-Notice: rent-increase",
                        "X-Vernacular-Notice: welcome")}.get(
            kind, ("notices/rent-increase/", "notices/welcome/"))
        path = altered(kind, words)
        program.run("notice", "import", path, "--notice", "rent-increase")
        tap.ok("welcome" in program.said, f"{kind}: of another notice",
               program.said)
        program.run("notice", "import", program.path(f"pl.{kind}"), "--lang",
                    "de")
        tap.ok("not into de" in program.said, f"{kind}: of another language",
               program.said)


def messages():
    for kind in KINDS[:4]:
        one_refused("another script", kind, "Ձեր վարձավճարը բարձրանում է",
                    "Armenian")
        one_refused("the English", kind, "Your rent is going up", "English")
        one_refused("a number more", kind, f"{OLD} o 25 %", "25")
        one_refused("a sign of money", kind, f"{OLD} o £", "£")
        one_refused("a format string", kind, f"{OLD} %1$s", "%1$s")
        if kind != "po":
            one_refused("a direction forced", kind, f"{OLD}\u202e", "U+202E")
        one_refused("a field", kind, OLD + " {rent}", "{rent}")
        one_refused("Romanian letters", kind, "Chiria dumneavoastră crește "
                    "și vă rugăm să țineți", "is this another language")
        one_refused("far too long", kind, OLD * 6, "longer")
        one_refused("far too short", kind, "Cz.", "shorter")
    refused("po: a direction forced", altered("po", (OLD, f"{OLD}\u202e")))
    one_refused("a field renamed", "xliff2", "{rent_mew}</data>",
                "English was changed", old="{rent_new}</data>")
    one_refused("HTML", "po", f"<b>{OLD}</b>", "HTML")
    one_refused("its English changed", "xliff",
                "<source>Your rent is coming down", "English was changed",
                old="<source>Your rent is going up")
    for kind in ["xliff", "xliff2", "tmx"]:
        path = altered(kind, (OLD, f"{OLD} &lt;b&gt; 1. *** `{{"))
        got = counts(program, path)
        tap.ok(got[3:] == (1,), f"{kind}: signs of markup are text, "
               "and a brace alone is none", f"{got} {program.said}")


entities()
encodings()
sizes()
codes()
ids()
messages()
tap.done()
