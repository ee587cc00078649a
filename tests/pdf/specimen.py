"""A small PDF without fault, and handles to break it by; for ua_test.py.

Every kind of thing that the conditions speak of is in it: headings, a link, a
list, a table, a picture, a bookmark, a TrueType and a CFF font, an artifact.
"""
import functools
import io

import pikepdf
from fontTools import subset
from fontTools.ttLib import TTFont
from pikepdf import Array, Dictionary, Name, Stream

LATIN = "/usr/share/fonts/truetype/noto/NotoSans-Regular.ttf"
HAN = "/usr/share/fonts/opentype/noto/NotoSansCJK-Regular.ttc"
WORDS = "Your rent A letter Pay by card See this page 1. one two Sum"
HAN_WORDS = "租金"
METADATA = b"""<?xpacket begin="\xef\xbb\xbf" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/">
<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/"
 xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/">
<dc:title><rdf:Alt><rdf:li xml:lang="x-default">Your rent</rdf:li></rdf:Alt>
</dc:title><pdfuaid:part>1</pdfuaid:part></rdf:Description></rdf:RDF>
</x:xmpmeta><?xpacket end="r"?>"""


@functools.lru_cache
def reduced(path, text, number=-1):
    """The program of a font with the glyphs of this text, and as bytes."""
    options = subset.Options(layout_features=[], notdef_outline=True,
                             drop_tables=["GSUB", "GPOS", "GDEF", "BASE"])
    font = subset.load_font(path, options, lazy=True) if number < 0 else \
        TTFont(path, fontNumber=number, lazy=True)
    tool = subset.Subsetter(options)
    tool.populate(text=text)
    tool.subset(font)
    data = io.BytesIO()
    font.save(data)
    return TTFont(io.BytesIO(data.getvalue())), data.getvalue()


class Letters:
    """A font of the specimen: the strings that show a text."""

    def __init__(self, pdf, path, text, number=-1):
        self.font, data = reduced(path, text, number)
        self.cff = "CFF " in self.font
        names = self.font.getBestCmap()
        self.codes = {char: self.code(names[ord(char)])
                      for char in sorted(set(text))}
        self.program = pdf.make_stream(
            self.font.getTableData("CFF ") if self.cff else data)
        self.dictionary = pdf.make_indirect(self.type0(pdf))

    def code(self, glyph):
        return int(glyph[3:]) if self.cff else self.font.getGlyphID(glyph)

    def type0(self, pdf):
        name = Name("/ABCDEF+" + ("Han" if self.cff else "Latin"))
        described = Dictionary(
            Type=Name.FontDescriptor, FontName=name, Flags=4,
            FontBBox=[0, -300, 1000, 1000], ItalicAngle=0, Ascent=1000,
            Descent=-300, CapHeight=714, StemV=80)
        below = Dictionary(
            Type=Name.Font, BaseFont=name,
            CIDSystemInfo=Dictionary(Registry="Adobe", Ordering="Identity",
                                     Supplement=0),
            W=self.widths(), FontDescriptor=pdf.make_indirect(described))
        if self.cff:
            self.program.Subtype = Name.CIDFontType0C
            described.FontFile3 = self.program
            below.Subtype = Name.CIDFontType0
        else:
            described.FontFile2 = self.program
            below.Subtype, below.CIDToGIDMap = Name.CIDFontType2, Name.Identity
        return Dictionary(
            Type=Name.Font, Subtype=Name.Type0, BaseFont=name,
            Encoding=Name("/Identity-H"),
            DescendantFonts=[pdf.make_indirect(below)],
            ToUnicode=pdf.make_stream(self.unicode()))

    def widths(self):
        names = self.font.getBestCmap()
        units = self.font["head"].unitsPerEm
        found = Array()
        for char, code in self.codes.items():
            width = self.font["hmtx"][names[ord(char)]][0]
            found.extend([code, Array([width * 1000 / units])])
        return found

    def unicode(self):
        lines = "".join(f"<{code:04X}> <{ord(char):04X}>\n"
                        for char, code in self.codes.items())
        return (f"{len(self.codes)} beginbfchar\n{lines}endbfchar\n").encode()

    def show(self, text):
        return "<" + "".join(f"{self.codes[c]:04X}" for c in text) + "> Tj"


class Specimen:
    def __init__(self):
        self.pdf = pikepdf.new()
        self.latin = Letters(self.pdf, LATIN, WORDS)
        self.han = Letters(self.pdf, HAN, HAN_WORDS, 2)
        self.parts, self.owners = [], []
        self.pdf.add_blank_page(page_size=(300, 300))
        self.page = self.pdf.pages[0].obj
        self.root = self.pdf.Root
        self.tree = self.pdf.make_indirect(Dictionary(
            Type=Name.StructTreeRoot, K=Array()))
        self.root.StructTreeRoot = self.tree
        self.document = self.element(self.tree, "Document")
        self.fill()
        self.parts.append("/Artifact BMC 0 0 m 9 9 l S EMC")
        self.finish()

    def element(self, parent, role, *texts, font=None, **entries):
        made = self.pdf.make_indirect(Dictionary(
            Type=Name.StructElem, S=Name("/" + role), P=parent, K=Array(),
            Pg=self.page, **entries))
        parent.K.append(made)
        for text in texts:
            self.mark(made, self.words(text, font or self.latin))
        return made

    def words(self, text, font):
        key = "/F1" if font is self.han else "/F0"
        return f"BT {key} 12 Tf 9 {250 - 9 * len(self.owners)} Td " \
            f"{font.show(text)} ET"

    def mark(self, owner, drawing):
        number = len(self.owners)
        self.owners.append(owner)
        owner.K.append(number)
        self.parts.append(f"/{str(owner.S)[1:]} <</MCID {number}>> BDC "
                          f"{drawing} EMC")

    def fill(self):
        top = self.document
        self.element(top, "H1", "Your rent")
        self.paragraph = self.element(top, "P", "A letter ")
        self.link = self.element(self.paragraph, "Link", "See this page")
        self.element(self.paragraph, "Span", HAN_WORDS, font=self.han,
                     Lang="zh-Hans")
        self.element(top, "H2", "Pay")
        item = self.element(self.element(top, "L"), "LI")
        self.element(item, "Lbl", "1.")
        self.element(item, "LBody", "by card")
        table = self.element(top, "Table")
        for role, texts in (("TH", ("Sum", "one")), ("TD", ("two", "1."))):
            row = self.element(table, "TR")
            for text in texts:
                cell = self.element(row, role, text)
                if role == "TH":
                    cell.A = Dictionary(O=Name.Table, Scope=Name.Column)
        self.figure = self.element(top, "Figure", Alt="A rent")
        self.mark(self.figure, "/X0 Do")

    def finish(self):
        pdf, drawing = self.pdf, Stream(self.pdf, b"0 0 5 5 re f")
        drawing.Type, drawing.Subtype = Name.XObject, Name.Form
        drawing.BBox = Array([0, 0, 5, 5])
        self.drawing = pdf.make_indirect(drawing)
        self.page.Resources = Dictionary(
            Font=Dictionary(F0=self.latin.dictionary,
                            F1=self.han.dictionary),
            XObject=Dictionary(X0=self.drawing))
        self.area = pdf.make_indirect(Dictionary(
            Type=Name.Annot, Subtype=Name.Link, Rect=[0, 0, 50, 9],
            StructParent=1, Contents="See this page", F=4,
            A=Dictionary(S=Name.URI, URI="https://www.example.org/")))
        self.link.K.append(Dictionary(Type=Name.OBJR, Obj=self.area,
                                      Pg=self.page))
        self.page.Annots = Array([self.area])
        self.page.Tabs, self.page.StructParents = Name.S, 0
        self.tree.ParentTree = pdf.make_indirect(Dictionary(
            Nums=[0, Array(self.owners), 1, self.link]))
        self.contents()
        self.catalogue()

    def contents(self):
        self.page.Contents = self.pdf.make_stream(
            "\n".join(self.parts).encode())

    def catalogue(self):
        pdf, root = self.pdf, self.root
        root.Metadata = pdf.make_stream(METADATA)
        root.Metadata.Type, root.Metadata.Subtype = Name.Metadata, Name.XML
        root.MarkInfo = Dictionary(Marked=True)
        root.ViewerPreferences = Dictionary(DisplayDocTitle=True)
        root.Lang = "en-GB"
        outline = pdf.make_indirect(Dictionary(Type=Name.Outlines))
        first, second = (pdf.make_indirect(Dictionary(
            Title=title, Parent=parent, Dest=[self.page, Name.Fit]))
            for title, parent in (("Your rent", outline), ("Pay", outline)))
        first.Next, second.Prev = second, first
        outline.First, outline.Last, outline.Count = first, second, 2
        root.Outlines = outline

    # Handles

    def find(self, role, number=0):
        """The element of this role, in document order."""
        def walk(element):
            yield element
            for kid in element.get("/K", []):
                if isinstance(kid, Dictionary) and "/S" in kid:
                    yield from walk(kid)
        return [one for one in walk(self.document)
                if one.S == "/" + role][number]

    def draw(self, text, before=False):
        """More content, at the end or the beginning of the page."""
        self.parts.insert(0 if before else len(self.parts), text)
        self.contents()

    def replace(self, old, new):
        text = "\n".join(self.parts)
        assert old in text, old
        self.parts = [text.replace(old, new, 1)]
        self.contents()

    def show(self, code, text=None):
        """A code of the first font in an element, standing for a text."""
        if text is not None:
            self.map(code, text)
        self.replace("Td <", f"Td <{code:04X}> Tj <")

    def map(self, code, text):
        units = text.encode("utf-16-be", "surrogatepass").hex()
        stream = self.latin.dictionary.ToUnicode
        stream.write(stream.read_bytes() +
                     f"1 beginbfchar\n<{code:04X}> <{units}>\nendbfchar\n"
                     .encode())

    def below(self):
        return self.latin.dictionary.DescendantFonts[0]

    def described(self):
        return self.below().FontDescriptor

    def metadata(self, old, new):
        data = self.root.Metadata.read_bytes()
        assert old in data, old
        self.root.Metadata.write(data.replace(old, new))

    def save(self, path, **options):
        self.pdf.save(path, fix_metadata_version=False, **{
            "min_version": "1.7", **options})
