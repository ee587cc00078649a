"""Letters from Markdown files: what the options say, pictures, letterheads and
addresses, and that nothing is left behind where something is wrong."""
import os
import shutil
import struct
import subprocess
import zlib

from program import Program, Tap

tap = Tap()
program = Program()
HEAD = "---\ntitle: A letter\naddress: {}\n---\n# A letter\n\nWords.\n"
GOOD = "Amina Example; 12 Sample Street; Exampleton; M14 5RX"
TREE = os.path.join(os.environ["top_srcdir"], "templates", "letterheads")
SVG = ('<svg xmlns="http://www.w3.org/2000/svg" width="80" height="20">'
       '<rect width="9" height="9" fill="{}"/></svg>')


def chunk(kind, data):
    return (struct.pack(">I", len(data)) + kind + data +
            struct.pack(">I", zlib.crc32(kind + data)))


def png(width, height, depth=8, colour=0):
    """One colour; the rows are packed, so many pixels are few bytes."""
    row = b"\0" + b"\x55" * ((width * depth + 7) // 8)
    return (b"\x89PNG\r\n\x1a\n" +
            chunk(b"IHDR", struct.pack(">IIBBBBB", width, height, depth,
                                       colour, 0, 0, 0)) +
            chunk(b"IDAT", zlib.compress(row * height, 9)) +
            chunk(b"IEND", b""))


program.write("good.md", HEAD.format(GOOD))
program.write("other.md", "# List\n\nGeiriau.\n")
program.write("unlike.md", "# List\n\nGeiriau.\n\n- Un\n- Dau\n")
program.write("logo.svg", SVG.format("red"))
program.write("grey.png", png(40, 30))
program.write("bomb.png", png(10000, 10000, depth=1))
program.write("cut.png", png(40, 30)[:60])
program.write("evil.svg", SVG.format("red").replace(
    "<rect", "\n<script>fetch('//example.com')</script><rect"))
program.write("head.md", "---\nname: Example Homes\nlogo: logo.svg\n"
              "logo_alt: Example Homes\n---\n")
program.write("bad-head.md", "---\nname: Example Homes\ncontract: x\n---\n")
for name in ("grey.png", "bomb.png", "cut.png", "evil.svg", "none.png",
             "../good.png", "/etc/hostname", "https://example.com/a.png"):
    program.write("with-%s.md" % os.path.basename(name),
                  f"# A letter\n\n![A house]({name})\n")


def words(file, *more, form="pdf", out="-"):
    return ["render", file, "--lang", "en", "--format", form, *more,
            "-o", out]


CASES = [
    # The command line, exit 2.
    (2, words("good.md", "--size", "11"), "--size", "12"),
    (2, words("good.md", "--size", "13.5"), "--size", "13.5"),
    (2, words("good.md", "--size", "29"), "--size", "28"),
    (2, words("good.md", "--size", "big"), "--size", "big"),
    (2, words("good.md", "--paper", "crem"), "--paper", "cream"),
    (2, words("good.md", "--size", "18", form="html"), "--size", "pdf"),
    (2, words("good.md", "--paper", "blue", form="text"), "--paper", "pdf"),
    (2, words("good.md", "--letterhead", "head.md", form="tree"),
     "--letterhead", "pdf"),
    (2, words("good.md", "--layout", "side"), "--layout", "--bilingual"),
    (2, words("good.md", "--bilingual-lang", "cy"), "--bilingual-lang",
     "--bilingual"),
    (2, words("good.md", "--bilingual", "other.md", "--layout", "beside"),
     "--layout", "side"),
    (2, words("good.md", "--bilingual", "other.md", "--bilingual-lang",
              "wlsh"), "--bilingual-lang", "wlsh"),
    # Files, exit 1.
    (1, words("good.md", "--letterhead", "none.md"), "none.md"),
    (1, words("good.md", "--letterhead", "bad-head.md"), "bad-head.md:3",
     "contact"),
    (1, words("good.md", "--bilingual", "none.md"), "none.md"),
    (1, words("good.md", "--bilingual", "unlike.md"), "not built like"),
    (1, words("with-bomb.png.md"), "with-bomb.png.md:3", "bomb.png",
     "40 million"),
    (1, words("with-cut.png.md"), "cut.png", "damaged"),
    (1, words("with-evil.svg.md"), "evil.svg:2", "<script>"),
    (1, words("with-none.png.md"), "none.png", "cannot be read"),
    (1, words("with-good.png.md"), "../good.png", "or below"),
    (1, words("with-hostname.md"), "/etc/hostname", "or below"),
    (1, words("with-a.png.md"), "https://example.com/a.png", "or below"),
    (1, words("good.md", out="none/letter.pdf"), "none/letter.pdf"),
]
for code, line, *parts in CASES:
    program.refuses(tap, code, line, ["vernacular: ", *parts],
                    " ".join(line[1:2] + line[6:-2]) + f": {parts[-1]}")

# Addresses: the code comes first.
ADDRESSES = {
    "Amina Example; M14 5RX": "not-enough-address-lines",
    "A; B; C; D; E; F; G; M14 5RX": "too-many-address-lines",
    "Amina; 12 Sample Street; Exampleton": "no-postcode",
    "آمنہ; 12 Sample Street; M14 5RX": "address-not-latin",
    "@mina; 12 Sample Street; M14 5RX": "address-line-starts-wrongly",
    "Amina; --; M14 5RX": "address-line-says-nothing",
    "Amina; No fixed abode; M14 5RX": "no-fixed-abode",
    "A" * 80 + "; 12 Sample Street; M14 5RX": "address-line-too-wide",
}
for address, code in ADDRESSES.items():
    program.write("to.md", HEAD.format(address))
    program.refuses(tap, 1, words("to.md", "--letterhead", "head.md"),
                    [f"vernacular: {code}: "], code)
program.refuses(tap, 1, words("to.md"), ["address-line-too-wide"],
                "an address stands in the window without a letterhead too")

# What is refused leaves no file, and an older one as it was.
program.write("kept.pdf", "before")
program.run(*words("with-bomb.png.md", out="kept.pdf"))
program.run(*words("with-bomb.png.md", out="new.pdf"))
with open(program.path("kept.pdf")) as kept:
    tap.ok(kept.read() == "before" and
           not os.path.exists(program.path("new.pdf")),
           "what is refused writes nothing")


def make(*more, file="good.md", out="letter.pdf"):
    tap.ok(program.run(*words(file, *more, out=out)) == 0,
           " ".join(["makes", file, *more]), program.said)
    with open(program.path(out), "rb") as letter:
        return letter.read()


PLAIN = make()
tap.ok(make() == PLAIN, "the same letter is the same bytes")
tap.ok(make("--size", "28") != PLAIN, "a size sets it anew")
for colour in ("cream", "yellow", "blue", "green", "pink"):
    tap.ok(make("--paper", colour) != PLAIN, f"{colour} paper is coloured")
tap.ok(make("--paper", "white", "--size=12") == PLAIN,
       "white and 12 are what it is without")
tap.ok(b"/Subtype/Image" in make(file="with-grey.png.md"),
       "a PNG is an image")
program.write("twice.md", "# A\n\n![A](logo.svg)\n\n![B](logo.svg)\n\n"
              "![C](grey.png)\n\n> ![D](grey.png)\n")
TWICE = make("--letterhead", "head.md", file="twice.md")
tap.ok(TWICE.count(b"/Subtype/Form") == 1 and
       TWICE.count(b"/Subtype/Image") == 1,
       "a picture is in the file once")
shutil.copytree(os.path.join(TREE, "calderbrook"), program.path("calderbrook"))
HEADED = make("--letterhead", "calderbrook/letterhead.md")
tap.ok(len(HEADED) < 25000, "a letter with a letterhead is under 25 kB",
       str(len(HEADED)))
program.write("png-head.md", "---\nname: Example Homes\nlogo: grey.png\n"
              "logo_alt: Example Homes\n---\n")
tap.ok(b"/Subtype/Image" in make("--letterhead", "png-head.md",
                                  out="png.pdf"),
       "a logo may be a PNG")
for layout in ("side", "after"):
    make("--bilingual", "other.md", "--bilingual-lang", "cy", "--layout",
         layout, out=layout + ".pdf")


def text_of(name):
    return subprocess.run(["pdftotext", "-layout", program.path(name), "-"],
                          capture_output=True, text=True, check=True).stdout


SAID = text_of("letter.pdf")
tap.ok("020 7946 0000" in SAID and "M14 5RX" in SAID and "Words." in SAID,
       "sender, address and words are on the page", SAID)
tap.ok("Words." in text_of("side.pdf") and "Geiriau." in text_of("side.pdf"),
       "both languages stand in one letter")
tap.ok(text_of("after.pdf").index("Geiriau.") >
       text_of("after.pdf").index("Words."),
       "after: the other language comes second")
# A page stands alone; text and tree name a picture and need no file.
make("--format", "html", file="with-grey.png.md", out="letter.html")
with open(program.path("letter.html")) as page:
    tap.ok("data:image/png;base64,iVBORw0KGgo" in page.read(),
           "a page has its picture in it")
program.refuses(tap, 1, words("with-none.png.md", form="html"),
                ["none.png", "cannot be read"], "a page needs its picture")
for form in ("text", "tree"):
    tap.ok(program.run(*words("with-none.png.md", form=form)) == 0 and
           "A house" in program.out, f"{form} does not")

# Notices beside their English, which says that the other is a translation.
DATA = os.path.join(os.environ["top_srcdir"], "tests", "golden",
                    "rent-increase", "data.json")
NOTICE = ["notice", "render", "rent-increase", "--lang", "pl", "--draft",
          "--data", DATA, "--format", "pdf"]
program.does(tap, [*NOTICE, "--bilingual", "en", "--letterhead",
                   "calderbrook/letterhead.md", "-o", "notice.pdf"],
             "a notice stands beside its English")
SAID = " ".join(text_of("notice.pdf").split())
tap.ok("Your rent is going up" in SAID and "118,75" in SAID and
       "020 7946 0000" in SAID, "in both languages, on letterhead", SAID)
program.does(tap, [*NOTICE[:3], "--lang", "en", *NOTICE[6:], "--bilingual",
                   "ur", "--draft", "--layout", "after", "-o", "notice.pdf"],
             "English with a translation after it")
for code, more, *parts in (
        (2, ["--bilingual", "xx"], "--bilingual", "xx"),
        (1, ["--bilingual", "fr"], "--lang", "French"),
        (2, ["--layout", "after"], "--layout", "--bilingual"),
        (2, ["--size", "29"], "--size", "28")):
    program.refuses(tap, code, [*NOTICE, *more, "-o", "-"],
                    ["vernacular: ", *parts], " ".join(more))

# A picture of a notice lies in the notice's folder.
TOP = os.environ["top_srcdir"]
notices = program.path("data/templates/notices")
shutil.copytree(os.path.join(TOP, "templates", "notices"), notices)
for name in ("po", "db"):
    os.symlink(os.path.join(TOP, name), program.path(f"data/{name}"))
if os.path.isdir(os.path.join(TOP, "templates", "clauses")):
    os.symlink(os.path.join(TOP, "templates", "clauses"),
               program.path("data/templates/clauses"))
with open(f"{notices}/rent-increase/notice.md") as notice:
    source = notice.read()
RECORD = ("pictures:\n  office:\n    file: office.svg\n"
          "    source: drawn for the test\n    licence: CC0\n")
PICTURED = source.replace("fields:\n", RECORD + "fields:\n", 1)
for text in (source, PICTURED):
    with open(f"{notices}/rent-increase/notice.md", "w") as notice:
        notice.write(text + "\n![Our office](office.svg)\n")
    if text is source:
        got = program.run("notice", "list",
                          VERNACULAR_DATA=program.path("data"))
        tap.ok(got == 1 and "office.svg" in program.said and
               "licence" in program.said,
               "a picture of unknown origin is refused", program.said)
ENGLISH = ["notice", "render", "rent-increase", "--lang", "en", "--data", DATA,
           "--format", "pdf", "-o", "pictured.pdf"]
got = program.run(*ENGLISH, VERNACULAR_DATA=program.path("data"))
tap.ok(got == 1 and "office.svg" in program.said and
       "notice.md:" in program.said, "a picture that is not there is named",
       program.said)
shutil.copy(program.path("logo.svg"), f"{notices}/rent-increase/office.svg")
with open(f"{notices}/rent-increase/pl.po", "a") as catalogue:
    catalogue.write('\nmsgid "Our office"\nmsgstr "Nasze biuro"\n')
for lang, alt in (("en", "Our office"), ("pl", "Nasze biuro")):
    program.run("notice", "render", "rent-increase", "--lang", lang, "--data",
                DATA, "--draft", "--format", "tree", "-o", "-",
                VERNACULAR_DATA=program.path("data"))
    tap.ok(f'"{alt}"' in program.out, f"what it shows is said in {lang}",
           program.out[-300:] + program.said)
got = program.run(*ENGLISH, VERNACULAR_DATA=program.path("data"))
with open(program.path("pictured.pdf"), "rb") as file:
    tap.ok(got == 0 and b"/Subtype/Form" in file.read(),
           "a notice has its picture", program.said)
tap.done()
