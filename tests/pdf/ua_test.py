"""ua.py finds each condition that it claims.

A PDF without fault is broken in one way at a time; the checker must name that
condition, and find nothing in the file as it was. TAP.
"""
import os
import sys
import tempfile

from debian import needs

needs("pikepdf", "fontTools")

import pikepdf  # noqa: E402
from pikepdf import Array, Dictionary, Name  # noqa: E402

from specimen import HAN, LATIN, Specimen  # noqa: E402
from ua import File  # noqa: E402
from ua_rules import CONDITIONS  # noqa: E402

DEFECTS = []


def defect(condition, **options):
    """The function breaks this one condition of a specimen; the options are
    how the file is saved."""
    def keep(function):
        DEFECTS.append((condition, function, options))
        return function
    return keep


def edit(condition, act):
    DEFECTS.append((condition, act, {}))


def without(key):
    return lambda it: it.root.__delitem__(key)


def move(role, number, to):
    """Put an element into another, parent and all."""
    def act(it):
        element, new = it.find(role, number), it.find(*to)
        old = element.P
        old.K = Array([kid for kid in old.K
                       if not (isinstance(kid, Dictionary) and
                               kid.objgen == element.objgen)])
        element.P = new
        new.K.append(element)
    return act


def annotation(it, kind, **entries):
    area = it.pdf.make_indirect(Dictionary(
        Type=Name.Annot, Subtype=Name("/" + kind), Rect=[0, 0, 9, 9],
        **entries))
    it.page.Annots.append(area)
    return area


def annotated(condition, kind, **entries):
    edit(condition, lambda it: annotation(it, kind, **entries))


def layers(it, **entries):
    it.root.OCProperties = Dictionary(OCGs=[], D=Dictionary(Name="All"))
    for key, value in entries.items():
        it.root.OCProperties[f"/{key}"] = value


# Content and roles

edit("01-003", lambda it: it.replace(
    "/X0 Do", "/Artifact BMC 0 0 m 1 1 l S EMC /X0 Do"))
edit("01-004", lambda it: it.replace(
    "/Figure <<", "/Artifact BMC EMC /Artifact BMC /Figure <<") or
     it.draw("EMC"))
edit("01-005", lambda it: it.draw("0 0 m 9 9 l S"))
edit("01-005", lambda it: it.draw(
    "/P <</MCID 99>> BDC 0 0 m 9 9 l S EMC"))
edit("01-005", lambda it: it.draw("/P BMC /X0 Do EMC"))
edit("01-007", lambda it: it.root.MarkInfo.__setitem__("/Suspects", True))
edit("02-001", lambda it: it.find("P").__setitem__("/S", Name.Absatz))


@defect("02-003")
def circle(it):
    it.find("P").S = Name.Eins
    it.tree.RoleMap = Dictionary(Eins=Name.Zwei, Zwei=Name.Eins)


edit("02-004", lambda it: it.tree.__setitem__(
    "/RoleMap", Dictionary(P=Name.H1)))
edit("06-001", without("/Metadata"))
edit("06-002", lambda it: it.metadata(b"<pdfuaid:part>1</pdfuaid:part>", b""))
edit("06-003", lambda it: it.metadata(b">Your rent<", b"><"))
edit("07-001", without("/ViewerPreferences"))
edit("07-002", lambda it: it.root.ViewerPreferences.__setitem__(
    "/DisplayDocTitle", False))

# Tables, lists, headings, pictures

edit("09-004", move("TR", 1, ("Document",)))
edit("09-004", move("P", 0, ("TR",)))
edit("09-004", lambda it: it.element(it.find("Table"), "THead"))
edit("09-005", move("LBody", 0, ("Document",)))
edit("09-005", move("P", 0, ("LI",)))
edit("09-006", lambda it: it.element(it.document, "TOCI"))
edit("13-004", lambda it: it.figure.__delitem__("/Alt"))
edit("14-002", lambda it: it.find("H1").__setitem__("/S", Name.H2))
edit("14-003", lambda it: it.find("H2").__setitem__("/S", Name.H3))


@defect("14-006")
def two_headings(it):
    it.find("H1").S = it.find("H2").S = Name.H


edit("14-007", lambda it: it.find("H2").__setitem__("/S", Name.H))
edit("15-003", lambda it: it.find("TH").__delitem__("/A"))
edit("15-003", lambda it: it.find("TH").A.__setitem__("/Scope", Name.All))
edit("17-002", lambda it: it.element(it.paragraph, "Formula", "1."))
edit("19-003", lambda it: it.element(it.document, "Note", "1."))


@defect("19-004")
def two_notes(it):
    it.element(it.document, "Note", "1.", ID="n")
    it.element(it.document, "Note", "one", ID="n")


# Languages

for language in ("11-001", "11-002", "11-003", "11-004", "11-006"):
    edit(language, without("/Lang"))
edit("V-09", lambda it: it.root.__setitem__("/Lang", "en_GB"))
edit("V-09", lambda it: it.find("Span").__setitem__("/Lang", "zh_Hans"))

# The file as a whole

edit("20-001", lambda it: layers(it, Configs=Array([Dictionary(Name="")])))
edit("20-002", lambda it: layers(it, D=Dictionary()))
edit("20-003", lambda it: layers(it, D=Dictionary(Name="All", AS=[])))
edit("21-001", lambda it: it.root.__setitem__("/AF", Array([
    it.pdf.make_indirect(Dictionary(
        Type=Name.Filespec, F="a.txt", EF=Dictionary(
            F=it.pdf.make_stream(b"a"))))])))
edit("25-001", lambda it: it.root.__setitem__("/AcroForm", Dictionary(
    XFA=it.pdf.make_stream(
        b"<config><dynamicRender>required</dynamicRender></config>"))))
defect("26-002", encryption=pikepdf.Encryption(
    owner="o", user="", R=3, aes=False, metadata=False,
    allow=pikepdf.Permissions(accessibility=False)))(lambda it: None)
defect("V-12", encryption=pikepdf.Encryption(
    owner="o", user=""))(lambda it: None)
defect("V-30", min_version="1.4", force_version="1.4")(lambda it: None)
edit("V-01", without("/MarkInfo"))
edit("V-02", without("/StructTreeRoot"))
edit("V-13", lambda it: it.root.__setitem__("/OpenAction", Dictionary(
    S=Name.JavaScript, JS="app.alert(1)")))
edit("V-13", lambda it: it.area.A.__setitem__("/S", Name.Launch))
edit("V-14", lambda it: it.root.__setitem__(
    "/AcroForm", Dictionary(Fields=[])))
edit("V-24", lambda it: it.pdf.trailer.__setitem__(
    "/Info", it.pdf.make_indirect(Dictionary(Title="Another"))))
edit("V-25", lambda it: it.metadata(
    b"<pdfuaid:part>", b'<pdfaid:part xmlns:pdfaid="http://www.aiim.org/'
    b'pdfa/ns/id/">2</pdfaid:part><pdfuaid:part>'))
edit("V-29", lambda it: it.pdf.trailer.__setitem__(
    "/Info", it.pdf.make_indirect(Dictionary(CreationDate="D:2026"))))

# Annotations

annotated("28-002", "Text", Contents="A note")
annotated("28-004", "Text")
annotated("28-005", "Widget")
annotated("28-006", "Balloon", Contents="A note")
annotated("28-007", "TrapNet", Contents="A net")
edit("28-008", lambda it: it.page.__delitem__("/Tabs"))
edit("28-009", lambda it: it.page.__setitem__("/Tabs", Name.R))
annotated("28-010", "Widget", TU="Name")
annotated("28-011", "Link", Contents="See", A=Dictionary(
    S=Name.URI, URI="https://www.example.org/"))
edit("28-011", lambda it: it.link.__setitem__("/S", Name.Span))
edit("28-012", lambda it: it.area.__delitem__("/Contents"))
edit("28-017", lambda it: it.element(it.document, "Annot").K.append(
    Dictionary(Type=Name.OBJR, Pg=it.page,
               Obj=annotation(it, "PrinterMark"))))
edit("V-22", lambda it: it.area.__delitem__("/A"))
edit("V-22", lambda it: it.link.K.__delitem__(1))

# Drawings

edit("30-001", lambda it: it.drawing.__setitem__("/Ref", Dictionary(Page=0)))


@defect("30-002")
def used_twice(it):
    number = len(it.owners)
    it.find("P").K.append(number)
    it.tree.ParentTree.Nums[1].append(it.find("P"))
    it.drawing.write(b"/P <</MCID %d>> BDC 0 0 5 5 re f EMC" % number)
    it.replace("/Figure <</MCID", "/X0 Do /Figure <</MCID")


# Fonts

edit("31-004", lambda it: it.below().__setitem__("/CIDToGIDMap", 7))
edit("31-005", lambda it: it.below().__delitem__("/CIDToGIDMap"))
edit("31-009", lambda it: it.described().__delitem__("/FontFile2"))
edit("31-011", lambda it: it.show(0x7000, "x"))
edit("31-011", lambda it: it.below().__setitem__(
    "/CIDToGIDMap", it.pdf.make_stream(b"\xff" * 2000)))
edit("31-014", lambda it: it.described().__setitem__(
    "/CIDSet", it.pdf.make_stream(b"\x80")))
edit("31-015", lambda it: it.described().__setitem__(
    "/CIDSet", it.pdf.make_stream(b"\xff" * 99)))
edit("31-016", lambda it: it.below().W[1].__setitem__(0, 999))
edit("31-016", lambda it: it.han.dictionary.DescendantFonts[0].W[1]
     .__setitem__(0, 500))
edit("31-027", lambda it: it.latin.dictionary.__delitem__("/ToUnicode"))
edit("31-028", lambda it: it.show(it.latin.codes["A"], "\0"))
edit("31-029", lambda it: it.show(it.latin.codes["A"], "\ufeff"))
edit("31-029", lambda it: it.show(it.latin.codes["A"], "\ufffe"))
edit("31-030", lambda it: it.show(0, "x"))
edit("10-001", lambda it: it.show(it.latin.codes["A"], ""))
edit("10-001", lambda it: it.show(1 + max(it.latin.codes.values())))
edit("V-15", lambda it: it.latin.dictionary.__setitem__(
    "/Encoding", Name("/UniJIS-UTF16-H")))
edit("V-15", lambda it: it.latin.dictionary.__setitem__(
    "/Subtype", Name.TrueType))
edit("V-16", lambda it: it.latin.dictionary.__setitem__(
    "/BaseFont", Name("/ABCDEF+Latin-Identity-H")))
edit("V-17", lambda it: it.show(it.latin.codes["A"], "\ud800"))
edit("V-17", lambda it: it.show(it.latin.codes["A"], "\x07"))
edit("V-17", lambda it: it.show(it.latin.codes["A"], "\ufffd"))
edit("V-18", lambda it: it.show(it.latin.codes[" "], "A"))
edit("V-19", lambda it: it.latin.program.write(b"no font at all"))
edit("V-20", lambda it: it.described().__delitem__("/CapHeight"))

# The tree and the pages

edit("V-03", lambda it: it.find("LI").__setitem__("/P", it.document))
edit("V-03", lambda it: it.find("LI").__delitem__("/P"))
edit("V-04", lambda it: it.find("LI").__delitem__("/S"))
edit("V-04", lambda it: it.find("LI").K.append(it.document))
edit("V-05", lambda it: it.tree.ParentTree.Nums[1].__setitem__(
    1, it.find("H1")))
edit("V-05", lambda it: it.tree.ParentTree.Nums.__setitem__(
    3, it.find("H1")))
edit("V-05", lambda it: it.tree.__delitem__("/ParentTree"))
edit("V-06", lambda it: it.find("P").K.append(99))
edit("V-06", lambda it: it.find("P").K.append(0))
edit("V-07", lambda it: it.draw("/P <</MCID 0>> BDC 0 0 m 9 9 l S EMC"))
edit("V-08", lambda it: it.draw("/Artifact BMC"))
edit("V-08", lambda it: it.draw("EMC", before=True))
edit("V-10", without("/Outlines"))
edit("V-10", lambda it: it.root.Outlines.First.__setitem__(
    "/Title", "Another"))
edit("V-11", lambda it: it.root.Outlines.First.__delitem__("/Dest"))
edit("V-21", lambda it: it.replace(
    "<</MCID 0>>", "<</MCID 0 /ActualText (Your rent)>>"))
edit("V-23", lambda it: it.page.__delitem__("/StructParents"))
edit("V-26", move("P", 0, ("H1",)))
edit("V-27", lambda it: it.find("TD").__setitem__(
    "/A", Dictionary(O=Name.Table, ColSpan=2)))
edit("V-28", lambda it: it.element(it.document, "P"))


def main():
    for path in (LATIN, HAN):
        if not os.path.exists(path):
            print(f"1..0 # SKIP {path} is not installed")
            return 0
    with tempfile.TemporaryDirectory(prefix="vernacular-") as folder:
        return run(os.path.join(folder, "specimen.pdf"))


def broken(path, act, options):
    it = Specimen()
    act(it)
    it.save(path, **options)
    return File(path).broken


def run(path):
    failed, claimed = 0, set(CONDITIONS)
    print(f"1..{len(DEFECTS) + 3}")

    def say(number, holds, title, seen):
        nonlocal failed
        failed += not holds
        print(f"{'ok' if holds else 'not ok'} {number} - {title}", flush=True)
        if not holds:
            print(f"# saw {seen!a}"[:600])

    clean = broken(path, lambda it: None, {})
    say(1, not clean, "nothing is found in a good file", clean)
    texts = [text for _, _, text in File(path).blocks]
    say(2, texts == ["Your rent", "A letter See this page租金", "Pay",
                     "1.", "by card", "Sum", "one", "two", "1.", ""],
        "the text of the structure tree", texts)
    for number, (condition, act, options) in enumerate(DEFECTS, 3):
        found = broken(path, act, options)
        claimed.discard(condition)
        say(number, condition in {one for one, _ in found},
            f"{condition} {CONDITIONS[condition]}", found)
    say(len(DEFECTS) + 3, not claimed, "each condition has a defect", claimed)
    return failed > 0


if __name__ == "__main__":
    sys.exit(main())
