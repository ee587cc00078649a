#!/usr/bin/python3
"""Is this PDF what it says it is: accessible, PDF/UA-1?

    ua.py FILE...          one line for each condition that is broken
    ua.py --text FILE...   the text of the structure tree, a line for each
                           element that holds any: role, language, text

Exit code 0 where every file is clean. What is looked for is listed in
ua_rules.py; ua_test.py breaks each of these in turn and this must notice.
"""
import re
import sys

from debian import needs

needs("pikepdf", "fontTools")

import pikepdf  # noqa: E402
from pikepdf import Dictionary  # noqa: E402

from ua_content import Content, Fonts  # noqa: E402
from ua_rules import ANNOTATIONS, CONDITIONS  # noqa: E402
from ua_tree import LANGUAGE, Element, Tree, array, name  # noqa: E402

IDENTIFIER = "{http://www.aiim.org/pdfua/ns/id/}part"
TITLE = "{http://purl.org/dc/elements/1.1/}title"
STANDARDS = re.compile(r"http://(?:www\.aiim\.org/pdfa|www\.npes\.org/pdfx)")


class File:
    """One PDF; `broken` is a sorted list of (condition, where)."""

    def __init__(self, path):
        self.found = set()
        with pikepdf.open(path) as self.pdf:
            self.root = self.pdf.Root
            own = self.root.get("/Lang")
            self.lang = str(own) if own is not None else ""
            self.check_catalogue()
            self.check_metadata()
            self.check_security()
            self.check_layers()
            self.read()
        self.broken = sorted(self.found)

    def report(self, condition, where=""):
        assert condition in CONDITIONS, condition
        self.found.add((condition, where))

    def dictionary(self, key):
        return self.root.get(key, Dictionary())

    # The file as a whole

    def check_catalogue(self):
        marks, wishes = (self.dictionary("/MarkInfo"),
                         self.dictionary("/ViewerPreferences"))
        if self.pdf.pdf_version != "1.7":
            self.report("V-30", self.pdf.pdf_version)
        if marks.get("/Marked") is not True:
            self.report("V-01")
        if marks.get("/Suspects") is True:
            self.report("01-007")
        if "/DisplayDocTitle" not in wishes:
            self.report("07-001")
        elif wishes.DisplayDocTitle is not True:
            self.report("07-002")
        if self.lang and not LANGUAGE.fullmatch(self.lang):
            self.report("V-09", f"the catalogue: {self.lang}")

    def check_metadata(self):
        if "/Metadata" not in self.root:
            self.report("06-001")
            return
        data = self.root.Metadata.read_bytes()
        said = self.pdf.open_metadata()
        if str(said.get(IDENTIFIER, "")) != "1":
            self.report("06-002")
        title = said.get(TITLE)
        if not title:
            self.report("06-003")
        if STANDARDS.search(data.decode("utf-8", "replace")):
            self.report("V-25")
        self.check_titles(title, data)
        times = {"/CreationDate", "/ModDate"} & set(self.information().keys())
        if times or re.search(rb"xmp:\w+Date|<pdf:\w+Date", data):
            self.report("V-29")

    def information(self):
        return self.pdf.trailer.get("/Info", Dictionary())

    def check_titles(self, title, data):
        if title and str(self.information().get("/Title", title)) != title:
            self.report("V-24")
        tags = re.findall(rb"xml:lang=[\"']([^\"']+)", data)
        if title and not self.lang and set(tags) <= {b"x-default"}:
            self.report("11-006")

    def check_security(self):
        if self.pdf.is_encrypted:
            self.report("V-12")
            allowed = int(self.pdf.trailer.Encrypt.get("/P", -1))
            if not allowed & 1 << 9:  # the tenth bit
                self.report("26-002")
        form = self.dictionary("/AcroForm")
        if form:
            self.report("V-14")
        for part in array(form, "/XFA"):
            if isinstance(part, pikepdf.Stream) and re.search(
                    rb"<dynamicRender>\s*required", part.read_bytes()):
                self.report("25-001")
        names = self.dictionary("/Names")
        if "/OpenAction" in self.root and not isinstance(
                self.root.OpenAction, pikepdf.Array):
            self.report("V-13", "when the file is opened")
        if "/AA" in self.root or "/JavaScript" in names:
            self.report("V-13", "in the catalogue")
        for held in self.pdf.objects:
            if not isinstance(held, Dictionary):
                continue
            if "/EF" in held and not ("/F" in held and "/UF" in held):
                self.report("21-001")
            if held.get("/S") == "/JavaScript":
                self.report("V-13", "a script")

    def check_layers(self):
        layers = self.dictionary("/OCProperties")
        first = array(layers, "/D")
        others = array(layers, "/Configs")
        if any(not str(one.get("/Name", "")) for one in others):
            self.report("20-001")
        if any(not str(one.get("/Name", "")) for one in first):
            self.report("20-002")
        if any("/AS" in one for one in first + others):
            self.report("20-003")

    # Pages, and what the tree says of them

    def read(self):
        self.pages = len(self.pdf.pages)
        self.texts = {}
        self.tree = Tree(self.dictionary("/StructTreeRoot"), self.lang,
                         self.report)
        fonts, drawings = Fonts(self.report), {}
        for number, page in enumerate(self.pdf.pages, 1):
            def report(condition, where, number=number):
                self.report(condition, f"page {number}: {where}")
            content = Content(page.obj, fonts, report, drawings)
            self.check_numbers(page.obj, content, report)
            for area in array(page.obj, "/Annots"):
                self.check_annotation(area, report)
            self.check_tabs(page.obj, report)
        self.check_texts()
        for place in set(self.tree.content) - set(self.texts):
            self.report("V-06", f"content {place[1]} is not drawn")
        for element in self.tree.elements():
            if element.role == "Link" and not any(
                    "/URI" in area.get("/A", {}) or "/Dest" in area
                    for area in element.areas):
                self.report("V-22", "Link")
        self.check_outline()
        self.blocks = list(self.texts_of(self.tree.top))

    def check_numbers(self, page, content, report):
        key = page.objgen
        if "/StructParents" not in page:
            report("V-23", "no StructParents")
        back = self.tree.numbers.get(int(page.get("/StructParents", -1)), [])
        for number in content.numbers:
            self.texts[key, number] = content.text(number)
            element = self.tree.content.get((key, number))
            if element is None:
                report("01-005", f"content {number} is in no element")
            elif (number >= len(back) or back[number] is None or
                  back[number].objgen != element.dictionary.objgen):
                report("V-05", f"content {number}")

    def check_texts(self):
        for place, element in self.tree.content.items():
            if self.texts.get(place) and not element.lang:
                self.report("11-001", element.role)

    @staticmethod
    def check_tabs(page, report):
        if not array(page, "/Annots"):
            return
        if "/Tabs" not in page:
            report("28-008", "no Tabs")
        elif page.Tabs != "/S":
            report("28-009", str(page.Tabs))

    def check_annotation(self, area, report):
        kind = name(area, "/Subtype")
        element = self.tree.areas.get(area.objgen)
        back = self.tree.numbers.get(int(area.get("/StructParent", -1)))
        role = element.role if element else ""
        if kind not in ANNOTATIONS:
            report("28-006", kind)
        if kind == "TrapNet":
            report("28-007", kind)
        if kind == "PrinterMark":
            if element:
                report("28-017", kind)
            return
        if element and (back is None or
                        back.objgen != element.dictionary.objgen):
            report("V-05", f"{kind} annotation")
        if kind == "Widget":
            self.check_field(area, element, report)
        elif kind == "Link":
            self.check_link(area, role, report)
        elif role != "Annot":
            report("28-002", f"{kind} in {role or 'no element'}")
        self.check_description(area, element, kind, report)

    def check_description(self, area, element, kind, report):
        said = str(area.get("/Contents", ""))
        if kind != "Widget" and not said and not (
                element and element.has("/Alt")):
            report("28-004", kind)
        if said and not (element.lang if element else self.lang):
            report("11-004", kind)

    @staticmethod
    def check_field(area, element, report):
        if not element or element.role != "Form":
            report("28-010", "Widget")
        if not str(area.get("/TU", "")) and not (
                element and element.has("/Alt")):
            report("28-005", "Widget")

    @staticmethod
    def check_link(area, role, report):
        if role != "Link":
            report("28-011", f"in {role or 'no element'}")
        if not str(area.get("/Contents", "")):
            report("28-012", "Link")
        if area.get("/A", {}).get("/S", "/URI") != "/URI":
            report("V-13", str(area.A.S))

    # Bookmarks

    def outline(self, item):
        while item is not None:
            yield item
            yield from self.outline(item.get("/First"))
            item = item.get("/Next")

    def check_outline(self):
        marks = list(self.outline(self.dictionary("/Outlines").get("/First")))
        titles = [self.plain(str(mark.get("/Title", ""))) for mark in marks]
        heads = [self.plain(self.text(one)) for one in self.tree.headings()]
        if titles != heads:
            self.report("V-10", f"{titles} for {heads}")
        if marks and not self.lang:
            self.report("11-003")
        pages = {page.obj.objgen for page in self.pdf.pages}
        for mark in marks:
            target = array(mark, "/Dest") or array(mark.get("/A", {}), "/D")
            if not target or getattr(target[0], "objgen", None) not in pages:
                self.report("V-11", str(mark.get("/Title", "")))

    @staticmethod
    def plain(text):
        return re.sub(r"\s+", " ", text).strip()

    # Text

    def text(self, element):
        """As a screen reader has it: actual text before what is drawn."""
        if "/ActualText" in element.dictionary:
            return str(element.dictionary.ActualText)
        return "".join(self.text(kid) if isinstance(kid, Element)
                       else self.texts.get(kid, "") for kid in element.kids)

    def texts_of(self, element):
        """(role, language, text) of each element that is no mere group."""
        mixed = any(not isinstance(kid, Element) for kid in element.kids)
        if mixed or "/ActualText" in element.dictionary or (
                element.kids and all(
                    kid.role in ("Span", "Link") for kid in
                    element.children())):
            yield element.role, element.lang, self.text(element)
            return
        for kid in element.children():
            yield from self.texts_of(kid)


def main(words):
    texts = words[:1] == ["--text"]
    clean = True
    for path in words[texts:]:
        file = File(path)
        for condition, where in file.broken:
            print(f"{path}: {condition} {CONDITIONS[condition]}: {where}")
        if texts:
            for role, lang, text in file.blocks:
                print(role, lang, text, sep="\t")
        clean = clean and not file.broken
    return 0 if clean and words[texts:] else 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
