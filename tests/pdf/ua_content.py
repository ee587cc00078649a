"""What a page draws: which element each piece belongs to, and its text."""
import pikepdf

from ua_font import Font

SHOWS = frozenset(("Tj", "TJ", "'", '"'))
PAINTS = frozenset(("S", "s", "f", "F", "f*", "B", "B*", "b", "b*", "sh",
                    "INLINE IMAGE"))
ARTIFACT = "Artifact"


class Mark:
    """One level of marked content."""

    def __init__(self, tag, number):
        self.tag, self.number = tag, number


class Fonts:
    """Each font dictionary of the file is read once."""

    def __init__(self, report):
        self.report, self.known = report, {}

    def get(self, resources, key):
        dictionary = resources.get("/Font", {}).get(key)
        if dictionary is None:
            return None
        place = dictionary.objgen
        if place not in self.known:
            self.known[place] = Font(dictionary, self.report)
        return self.known[place]


class Content:
    """One page's content stream, with the drawings that it calls."""

    def __init__(self, page, fonts, report, drawings):
        self.page, self.fonts = page, fonts
        self.drawings = drawings  # {key: how often each is drawn}
        self.report = report
        self.marks, self.texts, self.font = [], {}, None
        self.numbers = set()
        self.run(page, page.get("/Resources", pikepdf.Dictionary()))
        if self.marks:
            self.report("V-08", f"{self.marks[-1].tag} is not closed")

    def run(self, stream, resources):
        for operands, operator in pikepdf.parse_content_stream(stream):
            self.step(str(operator), operands, resources)

    def step(self, operator, operands, resources):
        if operator in ("BDC", "BMC"):
            self.begin(str(operands[0])[1:],
                       self.properties(operands, resources))
        elif operator == "EMC":
            self.end()
        elif operator == "Tf":
            self.font = self.fonts.get(resources, str(operands[0]))
        elif operator in SHOWS:
            self.drawn(operator)
            self.show(operator, operands)
        elif operator in PAINTS:
            self.drawn(operator)
        elif operator == "Do":
            self.draw(resources.get("/XObject", {}).get(str(operands[0])),
                      resources)

    @staticmethod
    def properties(operands, resources):
        if len(operands) < 2:
            return {}
        if isinstance(operands[1], pikepdf.Name):
            return resources.get("/Properties", {}).get(str(operands[1]), {})
        return operands[1]

    def number(self):
        """Of the innermost content that an element holds, or None."""
        return next((mark.number for mark in reversed(self.marks)
                     if mark.number is not None), None)

    def artifact(self):
        return any(mark.tag == ARTIFACT for mark in self.marks)

    def begin(self, tag, properties):
        number = properties.get("/MCID")
        number = int(number) if number is not None else None
        if tag == ARTIFACT and self.number() is not None:
            self.report("01-003", f"in content {self.number()}")
        if number is not None and self.artifact():
            self.report("01-004", f"content {number}")
        if "/ActualText" in properties or "/Lang" in properties:
            self.report("V-21", f"at content {number}")
        if number is not None:
            if number in self.numbers:
                self.report("V-07", f"content {number}")
            self.numbers.add(number)
        self.marks.append(Mark(tag, number))

    def end(self):
        if self.marks:
            self.marks.pop()
        else:
            self.report("V-08", "closed twice")

    def drawn(self, operator):
        if self.number() is None and not self.artifact():
            self.report("01-005", operator)

    def show(self, operator, operands):
        if self.font is None:
            self.report("31-009", "text without a font")
            return
        strings = ([one for one in operands[0]
                    if isinstance(one, pikepdf.String)]
                   if operator == "TJ" else operands[-1:])
        text = "".join(self.font.show(bytes(one)) for one in strings)
        if not self.artifact():
            self.texts.setdefault(self.number(), []).append(text)

    def draw(self, drawing, resources):
        if drawing is None:
            return
        if drawing.get("/Subtype") != "/Form":
            self.drawn("Do")
            return
        if "/Ref" in drawing:
            self.report("30-001", "a reference XObject")
        before, depth = len(self.numbers), len(self.marks)
        again = self.drawings.get(drawing.objgen, 0)
        self.drawings[drawing.objgen] = again + 1
        if again > 8:
            return
        self.run(drawing, drawing.get("/Resources", resources))
        if again and (len(self.numbers) != before or
                      self.holds_numbers(drawing)):
            self.report("30-002", "a form XObject")
        if len(self.marks) != depth:
            self.report("V-08", "in a form XObject")

    @staticmethod
    def holds_numbers(drawing):
        return any(str(operator) == "BDC" and
                   not isinstance(operands[1], pikepdf.Name) and
                   "/MCID" in operands[1]
                   for operands, operator in
                   pikepdf.parse_content_stream(drawing))

    def text(self, number):
        return "".join(self.texts.get(number, []))
