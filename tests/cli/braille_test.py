"""Braille letters as other programs read them: liblouis's own lou_translate
turns them back into the words of the letter and writes the same cells; PEF is
held against the rules of PEF 2008-1."""
import glob
import os
import re
import subprocess
import unicodedata
import xml.etree.ElementTree as ET

from program import Program, Tap

tap = Tap()
program = Program()
GOLDEN = os.path.join(os.environ["top_srcdir"], "tests", "golden")
ASCII = " A1B'K2L@CIF/MSP\"E3H9O6R^DJG>NTQ,*5<-U8V.%[$+X!&;:4\\0Z7(_?W]#Y)="
PEF = "{http://www.daisy.org/ns/2008/pef}"
DC = "{http://purl.org/dc/elements/1.1/}"


def letter(notice, form, lang, *more):
    code = program.run("notice", "render", notice, "--lang", lang, "--date",
                       "2027-03-01", "--draft", "--data",
                       f"{GOLDEN}/{notice}/data.json", "--format", form,
                       *more, "-o", "-")
    return code, program.out


def louis(text, *arguments):
    return subprocess.run(["lou_translate", *arguments], input=text,
                          capture_output=True, text=True).stdout


def alike(text):
    """Letters and digits alone: how lines break and what marks look like is
    another matter."""
    return "".join(c for c in unicodedata.normalize("NFC", text).casefold()
                   if c.isalnum())


def lines_of(brf):
    """The lines of the letter, without the numbers of its pages."""
    for page in brf.split("\f")[:-1]:
        yield from page.split("\n")[:24]


for folder in sorted(glob.glob(f"{GOLDEN}/*/data.json")):
    name = os.path.basename(os.path.dirname(folder))
    code, text = letter(name, "text", "en")
    plain = re.sub(r"https?://|[=\-*]{3,}", " ", text)
    code, brf = letter(name, "brf", "en")
    tap.ok(code == 0 and all(len(line) <= 40 for line in
                             re.split("[\r\n\f]+", brf)),
           f"{name}: within 40 cells", program.said)
    tap.ok(all(len(page.split("\n")) == 26
               for page in brf.split("\f")[:-1]),
           "each page has 25 lines")
    # To that program a backslash begins an escape.
    words = louis("\n".join(lines_of(brf)).replace("\\", "\\\\") + "\n",
                  "--backward", "en-us-brf.dis,en-ueb-g2.ctb")
    back = re.sub(r"\\\d+/.?|https?cc|[∷]+", " ", words)
    said = sum(alike(word) in alike(back) for word in plain.split())
    tap.ok(said >= 0.97 * len(plain.split()),
           f"{name} reads back as it was written",
           [w for w in plain.split() if alike(w) not in alike(back)])

for lang, table in (("ar", 1), ("bn", 1), ("cy", 1), ("fa", 1), ("gu", 1),
                    ("pa-Guru", 1), ("pl", 1), ("pt", 1), ("ur", 1),
                    ("zh-Hans", 1), ("ro", 0), ("so", 0)):
    code, brf = letter("rent-increase", "brf", lang)
    if table:
        tap.ok(code == 0 and brf.count("#") > 8, f"{lang} has Braille",
               program.said)
    else:
        tap.ok(code == 1 and not brf and "no Braille table" in program.said,
               f"{lang} has none and says so", program.said)

# What lou_translate writes of the same words.
WORDS = ["Your rent is going up on 5 April 2027.",
         "You can ask for this letter in another language.",
         "Their reference is AB1234, people should know.",
         "Call 020 7946 0000, or write: help@example.org"]
program.write("words.md", "\n\n".join(WORDS) + "\n")
for grade in "12":
    program.run("render", "words.md", "--lang", "en", "--format", "brf",
                "--grade", grade, "-o", "-")
    ours = "".join(line.rstrip("\r") + " " for line in lines_of(program.out))
    theirs = louis("\n".join(WORDS) + "\n",
                   f"en-us-brf.dis,en-ueb-g{grade}.ctb")
    tap.equal(ours.split(), theirs.upper().split(),
              f"grade {grade} is what lou_translate writes")

code, pef = letter("rent-increase", "pef", "en", "--cells", "32", "--lines",
                   "20")
tap.equal(letter("rent-increase", "pef", "en", "--cells", "32", "--lines",
                 "20")[1], pef, "the same each time")
root = ET.fromstring(pef)
meta = root.find(f"{PEF}head/{PEF}meta")
volume = root.find(f"{PEF}body/{PEF}volume")
tap.ok(root.tag == PEF + "pef" and root.get("version") == "2008-1" and
       meta.findtext(DC + "format") == "application/x-pef+xml" and
       meta.findtext(DC + "identifier"), "PEF 2008-1 with what it must say")
tap.equal((volume.get("cols"), volume.get("rows"), volume.get("rowgap"),
           volume.get("duplex")), ("32", "20", "0", "false"), "its size")
pages = volume.findall(f"{PEF}section/{PEF}page")
tap.ok(len(pages) > 2 and all(len(page) == 20 for page in pages),
       "each page has its rows")
tap.ok(all(len(row.text or "") <= 32 and
           all("\u2800" <= cell <= "\u283f" for cell in row.text or "")
           for page in pages for row in page), "rows of six-dot cells")
brf = letter("rent-increase", "brf", "en", "--cells", "32", "--lines", "20")[1]
tap.equal([[("".join(ASCII[ord(c) - 0x2800] for c in row.text or ""))
            for row in page] for page in pages],
          [[line.rstrip("\r") for line in page.split("\n")[:-1]]
           for page in brf.split("\f")[:-1]], "the same cells as BRF")
lint = subprocess.run(["xmllint", "--noout", "-"], input=pef.encode(),
                      capture_output=True)
tap.equal(lint.returncode, 0, "well formed")

for arguments, says in (
        (["--format", "brf", "--grade", "3"], "--grade"),
        (["--format", "brf", "--cells", "61"], "--cells"),
        (["--format", "brf", "--lines", "9"], "--lines"),
        (["--format", "pef", "--size", "18"], "only a PDF"),
        (["--format", "html", "--grade", "2"], "only Braille")):
    code = program.run("render", "words.md", "--lang", "en", *arguments, "-o",
                       "-")
    tap.ok(code == 2 and says in program.said, f"refused: {arguments[2:]}",
           program.said)
tap.done()
