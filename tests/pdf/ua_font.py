"""One font of a PDF: what its codes mean, how wide they are, what they draw."""
import io
import re
import unicodedata

import pikepdf
from fontTools.cffLib import CFFFontSet
from fontTools.misc.psCharStrings import T2WidthExtractor
from fontTools.pens.boundsPen import ControlBoundsPen
from fontTools.ttLib import TTFont

DESCRIPTION = ("/Flags", "/FontBBox", "/ItalicAngle", "/Ascent", "/Descent",
               "/CapHeight", "/StemV")
SUBSET = re.compile(r"/[A-Z]{6}\+[^+]+$")
UNSOUND = ("Cc", "Cs", "Co", "Cn")
VISIBLE = ("L", "N", "P", "S")


def hexadecimal(text):
    return bytes.fromhex(text).decode("utf-16-be", "surrogatepass")


def unicode_map(stream):
    """{code: text} of a ToUnicode CMap: bfchar and bfrange."""
    text = stream.decode("latin-1")
    found = {}
    for part in re.findall(r"beginbfchar(.*?)endbfchar", text, re.S):
        for code, to in re.findall(r"<(\w+)>\s*<(\w*)>", part):
            found[int(code, 16)] = hexadecimal(to)
    for part in re.findall(r"beginbfrange(.*?)endbfrange", text, re.S):
        for low, high, to, many in re.findall(
                r"<(\w+)>\s*<(\w+)>\s*(?:<(\w*)>|\[([^\]]*)\])", part):
            span = range(int(low, 16), int(high, 16) + 1)
            texts = ([hexadecimal(one) for one in
                      re.findall(r"<(\w*)>", many)] if many else
                     following(hexadecimal(to), len(span)))
            found.update(zip(span, texts))
    return found


def following(text, count):
    """The texts of a range: the last character counts up."""
    return [text[:-1] + chr(ord(text[-1]) + step) for step in range(count)]


def widths(array):
    """{cid: width} of a /W array."""
    found, items, place = {}, list(array), 0
    while place < len(items):
        first = int(items[place])
        if isinstance(items[place + 1], pikepdf.Array):
            for step, width in enumerate(items[place + 1]):
                found[first + step] = float(width)
            place += 2
        else:
            for cid in range(first, int(items[place + 1]) + 1):
                found[cid] = float(items[place + 2])
            place += 3
    return found


class TrueType:
    """An embedded TrueType program; cids go through the map."""

    def __init__(self, program, to_glyph):
        self.font = TTFont(io.BytesIO(program), lazy=True)
        self.order = self.font.getGlyphOrder()
        self.metrics = self.font["hmtx"]
        self.outlines = self.font["glyf"]
        self.units = self.font["head"].unitsPerEm
        self.to_glyph = to_glyph

    def glyph(self, cid):
        number = self.to_glyph(cid)
        return number if number < len(self.order) else None

    def all(self):
        return set(range(len(self.order)))

    def width(self, number):
        return self.metrics[self.order[number]][0] * 1000 / self.units

    def empty(self, number):
        name = self.order[number]
        pen = ControlBoundsPen(self.font.getGlyphSet())
        self.outlines[name].draw(pen, self.outlines)
        return pen.bounds is None


class Compact:
    """An embedded CFF program, keyed by CID or, without, by glyph number."""

    def __init__(self, program):
        if program[:4] == b"OTTO":
            fonts = TTFont(io.BytesIO(program))["CFF "].cff
        else:
            fonts = CFFFontSet()
            fonts.decompile(io.BytesIO(program), None)
        self.top = fonts[0]
        self.strings = self.top.CharStrings
        names = list(self.top.charset)
        keyed = hasattr(self.top, "ROS")
        self.number = {
            (0 if not place else int(name[3:]) if keyed else place): name
            for place, name in enumerate(names)}
        matrix = getattr(self.top, "FontMatrix", [0.001])
        self.scale = matrix[0] * 1000

    def glyph(self, cid):
        return cid if cid in self.number else None

    def all(self):
        return set(self.number)

    def width(self, cid):
        string = self.strings[self.number[cid]]
        string.decompile()
        private = string.private
        found = T2WidthExtractor(
            getattr(private, "Subrs", []), self.strings.globalSubrs,
            private.nominalWidthX, private.defaultWidthX, private)
        found.execute(string)
        return found.width * self.scale

    def empty(self, cid):
        pen = ControlBoundsPen(None)
        self.strings[self.number[cid]].draw(pen)
        return pen.bounds is None


class Font:
    """A font dictionary; what is wrong with it goes to report(number, text)
    once, and what is wrong with a code when it is used."""

    def __init__(self, dictionary, report):
        self.name = str(dictionary.get("/BaseFont", "/?"))[1:]
        self.report = lambda number, text: report(
            number, f"{self.name}: {text}")
        self.checked = {}
        self.texts, self.given, self.program = {}, {}, None
        self.usual = 1000.0
        self.two_bytes = self.kind(dictionary)
        self.read_unicode(dictionary)
        if self.two_bytes:
            self.read_descendant(dictionary, dictionary.DescendantFonts[0])

    def kind(self, dictionary):
        good = (dictionary.get("/Subtype") == "/Type0" and
                dictionary.get("/Encoding") == "/Identity-H" and
                len(dictionary.get("/DescendantFonts", [])) == 1)
        if not good:
            self.report("V-15", f"{dictionary.get('/Subtype')} "
                        f"{dictionary.get('/Encoding')}")
        return good

    def read_unicode(self, dictionary):
        if "/ToUnicode" in dictionary:
            self.texts = unicode_map(dictionary.ToUnicode.read_bytes())
        else:
            self.report("31-027", "no ToUnicode")
        for code, text in self.texts.items():
            if "\0" in text:
                self.report("31-028", f"code {code}")
            if "\ufeff" in text or "\ufffe" in text:
                self.report("31-029", f"code {code}")

    def read_descendant(self, dictionary, below):
        self.usual = float(below.get("/DW", 1000))
        self.given = widths(below.get("/W", []))
        described = below.get("/FontDescriptor", pikepdf.Dictionary())
        names = {str(dictionary.get("/BaseFont")), str(below.get("/BaseFont")),
                 str(described.get("/FontName"))}
        if len(names) != 1 or not SUBSET.match(min(names)):
            self.report("V-16", " ".join(sorted(names)))
        lacking = [key for key in DESCRIPTION if key not in described]
        system = below.get("/CIDSystemInfo", {})
        if lacking or not {"/Registry", "/Ordering", "/Supplement"} <= set(
                system.keys()):
            self.report("V-20", " ".join(lacking) or "CIDSystemInfo")
        self.read_program(below, described)
        if self.program and "/CIDSet" in described:
            self.check_set(described.CIDSet.read_bytes())

    def read_program(self, below, described):
        try:
            if "/FontFile2" in described:
                self.program = TrueType(described.FontFile2.read_bytes(),
                                        self.glyph_map(below))
            elif "/FontFile3" in described:
                self.program = Compact(described.FontFile3.read_bytes())
            else:
                self.report("31-009", "no font program")
        except Exception as fault:  # a font library raises what it likes
            self.report("V-19", repr(fault))

    def glyph_map(self, below):
        if "/CIDToGIDMap" not in below:
            self.report("31-005", "no CIDToGIDMap")
            return lambda cid: cid
        found = below.CIDToGIDMap
        if isinstance(found, pikepdf.Stream):
            data = found.read_bytes()
            return lambda cid: int.from_bytes(data[2 * cid:2 * cid + 2], "big")
        if found != "/Identity":
            self.report("31-004", str(found))
        return lambda cid: cid

    def check_set(self, bits):
        listed = {8 * place + bit for place, byte in enumerate(bits)
                  for bit in range(8) if byte & 0x80 >> bit}
        held = self.program.all()
        if held - listed:
            self.report("31-014", f"{min(held - listed)}")
        if listed - held:
            self.report("31-015", f"{min(listed - held)}")

    def codes(self, string):
        step = 2 if self.two_bytes else 1
        return [int.from_bytes(string[place:place + step], "big")
                for place in range(0, len(string), step)]

    def show(self, string):
        """The text of a string that is shown; each code is checked once."""
        return "".join(self.use(code) for code in self.codes(string))

    def use(self, code):
        if code not in self.checked:
            text = self.texts.get(code, "")
            self.check_text(code, text)
            if self.program:
                self.check_glyph(code, text)
            self.checked[code] = text
        return self.checked[code]

    def check_text(self, code, text):
        if not text:
            self.report("10-001", f"code {code}")
        if any(unicodedata.category(char) in UNSOUND or char == "\ufffd"
               for char in text):
            self.report("V-17", f"code {code}: {text!a}")

    def check_glyph(self, code, text):
        try:
            glyph = self.program.glyph(code)
            if glyph is None:
                self.report("31-011", f"code {code}, {text!a}")
                return
            if glyph == 0:
                self.report("31-030", f"code {code}, {text!a}")
            real = self.program.width(glyph)
            said = self.given.get(code, self.usual)
            if abs(real - said) > 1:
                self.report("31-016", f"code {code}: {said}, not {real:.1f}")
            if self.program.empty(glyph) and any(
                    unicodedata.category(char)[0] in VISIBLE
                    for char in text):
                self.report("V-18", f"code {code}, {text!a}")
        except Exception as fault:  # a font library raises what it likes
            self.report("V-19", f"code {code}: {fault!r}")
