"""Paragraphs as headless Chromium draws them, and as we do.

The same words, font file, size, width and distance of lines. The lines are as
wide, to a thousandth, and nine tenths of the ink are in the same place. TAP.
"""
import html
import io
import os
import sys
import tempfile

from debian import needs

needs("pikepdf", "numpy", "PIL")

import numpy  # noqa: E402
import pikepdf  # noqa: E402
from PIL import Image  # noqa: E402

import letter  # noqa: E402
from letter import run, vernacular  # noqa: E402

CHROMIUM = "/usr/bin/chromium"
CORE = "/usr/share/fonts/truetype/noto"
HAN = "/usr/share/fonts/opentype/noto/NotoSansCJK-Regular.ttc"
SCALE = 4           # of 96 dots an inch
DOTS = 96 * SCALE
TOP_PX = 60         # above a paragraph, in a strip of its own
STRIP_PX = 260      # CSS pixels
IN_ONE = 6          # strips of one picture
WIDTH_PX = 760
MEASURE_PT = 481.89  # 170 mm, the width of our text
MOST_WIDER = 0.001
LEAST_SHARED = 0.90
FAMILIES = {
    "en": "NotoSans", "vi": "NotoSans", "el": "NotoSans", "ru": "NotoSans",
    "ar": "NotoNaskhArabic", "fa": "NotoNaskhArabic",
    "ur": "NotoNastaliqUrdu", "he": "NotoSansHebrew",
    "bn": "NotoSansBengali", "hi": "NotoSansDevanagari",
    "pa-Guru": "NotoSansGurmukhi", "gu": "NotoSansGujarati",
    "ta": "NotoSansTamil", "te": "NotoSansTelugu", "kn": "NotoSansKannada",
    "ml": "NotoSansMalayalam", "si": "NotoSansSinhala",
    "am": "NotoSansEthiopic", "hy": "NotoSansArmenian",
    "ka": "NotoSansGeorgian", "th": "NotoSansThai", "lo": "NotoSansLao",
    "km": "NotoSansKhmer", "my": "NotoSansMyanmar",
    "or": "NotoSansOriya", "bo": "NotoSerifTibetan",
    "zgh": "NotoSansTifinagh",
}


def words_of(parts):
    """A paragraph of one script, about two lines long."""
    return " ".join(parts[key] for key in
                    ("help", "do_1", "do_2", "step_1", "step_2"))


def baselines(pdf):
    """Of the first page's text, in points from the top, downwards."""
    with pikepdf.open(pdf) as file:
        page = file.pages[0]
        height, y_pt, found = float(page.MediaBox[3]), 0.0, set()
        for operands, operator in pikepdf.parse_content_stream(page):
            if str(operator) == "BT":
                y_pt = 0.0
            elif str(operator) == "Td":
                y_pt += float(operands[1])
            elif str(operator) in ("Tj", "TJ"):
                found.add(round(height - y_pt, 2))
    return sorted(found)


class Paragraph:
    """One language: our picture, and what Chromium needs to draw it."""

    def __init__(self, folder, tag, parts):
        self.tag, self.text = tag, words_of(parts)
        source = os.path.join(folder, f"{tag}.md")
        self.pdf = source[:-2] + "pdf"
        with open(source, "w", encoding="utf-8") as file:
            file.write(self.text + "\n")
        vernacular("render", source, "--lang", tag, "--format", "pdf",
                   "-o", self.pdf)
        lines = baselines(self.pdf)
        self.leading_pt = lines[1] - lines[0] if len(lines) > 1 else 30
        done = run("pdftoppm", "-r", str(DOTS), "-gray", "-f", "1", "-l", "1",
                   self.pdf)
        page = numpy.asarray(Image.open(io.BytesIO(done.stdout)))
        self.ours = ink(page)

    def markup(self, number):
        rtl = self.tag in ("ar", "fa", "ur", "he")
        return f"""<p lang="{self.tag}" dir="{'rtl' if rtl else 'ltr'}"
style="top:{number * STRIP_PX + TOP_PX}px;line-height:{self.leading_pt}pt;
font-family:{self.tag}">{html.escape(self.text)}</p>"""

    def face(self):
        path = os.path.join(CORE, FAMILIES[self.tag] + "-Regular.ttf")
        return (f"@font-face{{font-family:{self.tag};"
                f"src:url(file://{path})}}")


def ink(pixels):
    """Grey as ink from 0 to 1, cut to where there is any."""
    dark = 1 - numpy.asarray(pixels, dtype=float) / 255
    rows = numpy.flatnonzero(dark.max(axis=1) > 0.3)
    columns = numpy.flatnonzero(dark.max(axis=0) > 0.3)
    if not len(rows):
        return numpy.zeros((1, 1))
    return dark[rows[0]:rows[-1] + 1, columns[0]:columns[-1] + 1]


def shared(one, other):
    """Of all ink the part that both have, at the best of some small shifts."""
    height = max(one.shape[0], other.shape[0]) + 8
    width = max(one.shape[1], other.shape[1]) + 8
    best = 0
    base = numpy.zeros((height, width))
    base[4:4 + one.shape[0], 4:4 + one.shape[1]] = one
    total = one.sum() + other.sum()
    for down in range(9):
        for across in range(9):
            moved = base[down:down + other.shape[0],
                         across:across + other.shape[1]]
            both = numpy.minimum(moved, other[:moved.shape[0],
                                              :moved.shape[1]])
            best = max(best, 2 * both.sum() / total)
    return best


def photograph(folder, paragraphs):
    """Chromium's picture of some paragraphs, a strip each."""
    page = os.path.join(folder, "page.html")
    shot = os.path.join(folder, "page.png")
    faces = "".join(one.face() for one in paragraphs)
    with open(page, "w", encoding="utf-8") as file:
        file.write(f"""<!doctype html><meta charset="utf-8"><style>{faces}
body{{margin:0}}p{{position:absolute;left:40px;margin:0;font-size:12pt;
width:{MEASURE_PT}pt;font-kerning:normal;text-rendering:geometricPrecision}}
</style>""" + "".join(one.markup(number)
                      for number, one in enumerate(paragraphs)))
    done = run(CHROMIUM, "--headless", "--no-sandbox", "--disable-gpu",
               "--no-first-run", "--disable-background-networking",
               "--font-render-hinting=none", "--disable-lcd-text",
               f"--user-data-dir={folder}/profile", "--hide-scrollbars",
               "--allow-file-access-from-files",
               f"--force-device-scale-factor={SCALE}",
               f"--window-size={WIDTH_PX},{len(paragraphs) * STRIP_PX}",
               f"--screenshot={shot}", f"file://{page}")
    if not os.path.exists(shot):
        raise RuntimeError(done.stderr.decode("utf-8", "replace")[-600:])
    pixels = numpy.asarray(Image.open(shot).convert("L"))
    os.remove(shot)
    step = STRIP_PX * SCALE
    return [ink(pixels[number * step:(number + 1) * step])
            for number in range(len(paragraphs))]


def compare(paragraph, theirs):
    """(title, whether it holds) of one language."""
    ours = paragraph.ours
    wider = abs(ours.shape[1] / theirs.shape[1] - 1)
    part = shared(ours, theirs)
    slack = 1.5 / theirs.shape[1]  # the edge of a pixel on either side
    yield (f"{paragraph.tag}: {ours.shape[1]} wide, {theirs.shape[1]} in "
           "Chromium", wider <= MOST_WIDER + slack)
    yield (f"{paragraph.tag}: {100 * part:.1f} % of the ink shared",
           part >= LEAST_SHARED)
    if os.environ.get("SCREENSHOTS"):
        for who, pixels in (("ours", ours), ("chromium", theirs)):
            Image.fromarray((255 - 255 * pixels).astype("uint8")).save(
                os.path.join(os.environ["SCREENSHOTS"],
                             f"{paragraph.tag}-{who}.png"))


def main():
    if not os.path.exists(CHROMIUM):
        print(f"1..0 # SKIP {CHROMIUM} is not installed")
        return 0
    count = failed = 0
    sentences = letter.sentences()
    with tempfile.TemporaryDirectory(prefix="vernacular-") as folder:
        all_of_them = [Paragraph(folder, tag, sentences[tag])
                       for tag in FAMILIES]
        for first in range(0, len(all_of_them), IN_ONE):
            some = all_of_them[first:first + IN_ONE]
            for paragraph, theirs in zip(some, photograph(folder, some)):
                for title, holds in compare(paragraph, theirs):
                    count += 1
                    failed += not holds
                    print(f"{'ok' if holds else 'not ok'} {count} - {title}",
                          flush=True)
    print(f"1..{count}")
    return failed > 0


if __name__ == "__main__":
    sys.exit(main())
