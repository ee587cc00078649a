"""Letters on a letterhead: what a hybrid-mail printer looks at on page 1, in
several scripts and sizes; then two languages in one letter, and coloured paper.
TAP.
"""
import io
import os
import re
import sys
import tempfile

from debian import needs

needs("pikepdf", "fontTools", "numpy", "PIL")

import numpy  # noqa: E402
from PIL import Image  # noqa: E402

import letter  # noqa: E402
from letter import plain, run, vernacular  # noqa: E402
from ua import File  # noqa: E402

DOTS = 150
MM = DOTS / 25.4
GRACE_MM = 1
CLEAR_MM = 3
# left, top, right, bottom in mm: logo, contact and service, window, body.
WINDOW = (24.6, 39.5, 120.0, 66.3)
ZONES = ((15, 5, 125, 30), (125, 5, 195, 95), WINDOW, (15, 95, 195, 292))
MOST_PAGES = 10
HEAD = os.path.join(letter.TOP, "templates", "letterheads", "calderbrook",
                    "letterhead.md")
ADDRESS = ["Amina Example", "12 Sample Street", "Exampleton", "M14 5RX"]
TAGS = ("en", "ur", "ar", "he", "bn", "ta", "th", "my", "am", "zh-Hans")
SIZES = (12, 18, 28)


class Tap:
    def __init__(self):
        self.count = self.failed = 0

    def ok(self, holds, title, seen=""):
        self.count += 1
        self.failed += not holds
        print(f"{'ok' if holds else 'not ok'} {self.count} - {title}",
              flush=True)
        if not holds:
            print(f"# saw {seen!r}"[:700])


def page_one(path):
    """Its colours, rows of pixels."""
    done = run("pdftoppm", "-r", str(DOTS), "-f", "1", "-l", "1", path)
    return numpy.asarray(Image.open(io.BytesIO(done.stdout)).convert("RGB"))


def stray_ink(pixels):
    """In mm from the top left where there is ink outside all zones."""
    dark = pixels.min(axis=2) < 235
    for left, top, right, bottom in ZONES:
        dark[int((top - GRACE_MM) * MM):int((bottom + GRACE_MM) * MM) + 1,
             int((left - GRACE_MM) * MM):int((right + GRACE_MM) * MM) + 1] = 0
    rows, columns = numpy.nonzero(dark)
    return [(round(x / MM, 1), round(y / MM, 1))
            for y, x in list(zip(rows, columns))[:3]]


def words_in_window(path):
    """What a printer's machine takes for the address, word by word."""
    page = run("pdftotext", "-bbox", "-f", "1", "-l", "1", path,
               "-").stdout.decode()
    found, mm = [], 25.4 / 72
    left, top, right, bottom = (
        edge + step * CLEAR_MM for edge, step in zip(WINDOW, (-1, -1, 1, 1)))
    for *box, word in re.findall(
            r'<word xMin="([\d.]+)" yMin="([\d.]+)" xMax="([\d.]+)" '
            r'yMax="([\d.]+)">(.*?)</word>', page):
        x_0, y_0, x_1, y_1 = (float(edge) * mm for edge in box)
        if x_1 > left and x_0 < right and y_1 > top and y_0 < bottom:
            found.append(word)
    return found


def write(path, text):
    with open(path, "w", encoding="utf-8") as file:
        file.write(text)
    return path


def source_of(folder, tag):
    text = letter.markdown(tag, letter.sentences()[tag])
    return write(os.path.join(folder, f"{tag}.md"),
                 f"---\ntitle: A letter\naddress: {'; '.join(ADDRESS)}\n"
                 f"---\n\n{text}")


def printed(source, tag, name, *looks):
    path = f"{source[:-3]}.{name}.pdf"
    vernacular("render", source, "--lang", tag, "--format", "pdf", "-o", path,
               *looks)
    return path


def blocks(path):
    file = File(path)
    return file, [plain(text) for role, _, text in file.blocks
                  if role != "Lbl" and plain(text)]


def in_order(wanted, seen):
    """The first that is not found after those before it, or None."""
    rest = iter(seen)
    return next((one for one in wanted if one not in rest), None)


def source_blocks(source, tag):
    return letter.source_blocks(vernacular(
        "render", source, "--lang", tag, "--format", "tree", "-o", "-"))


def on_letterhead(tap, folder, tag):
    source = source_of(folder, tag)
    wanted = source_blocks(source, tag)
    for size in SIZES:
        name = f"{tag} at {size} pt"
        path = printed(source, tag, f"head{size}", "--letterhead", HEAD,
                       "--size", str(size))
        file, seen = blocks(path)
        tap.ok(not file.broken, f"{name}: accessible", file.broken[:4])
        tap.ok(file.pages <= MOST_PAGES, f"{name}: {file.pages} pages")
        stray = stray_ink(page_one(path))
        tap.ok(not stray, f"{name}: no ink outside the zones", stray)
        window = words_in_window(path)
        tap.ok(" ".join(window) == " ".join(ADDRESS),
               f"{name}: the window holds the address alone", window)
        tap.ok(in_order(wanted, seen) is None,
               f"{name}: every block is in the structure, in order",
               in_order(wanted, seen))


def bilingual(tap, folder, tag):
    source, english = source_of(folder, tag), source_of(folder, "en")
    for layout in ("side", "after"):
        path = printed(source, tag, layout, "--bilingual", english,
                       "--layout", layout, "--letterhead", HEAD)
        file, seen = blocks(path)
        name = f"{tag} and English, {layout}"
        tap.ok(not file.broken, f"{name}: accessible", file.broken[:4])
        for one, other in ((source, tag), (english, "en")):
            missed = in_order(source_blocks(one, other), seen)
            tap.ok(missed is None, f"{name}: all of {other} is there, in order",
                   missed)
        langs = {lang for _, lang, _ in file.blocks}
        tap.ok({tag, "en"} <= langs, f"{name}: each says its language", langs)


def paper(tap, folder):
    source = source_of(folder, "en")
    path = printed(source, "en", "cream", "--paper", "cream")
    corner = page_one(path)[2, 2].tolist()
    tap.ok(not File(path).broken, "cream paper: accessible")
    tap.ok(corner != [255, 255, 255] and min(corner) > 180,
           "cream paper: coloured to the edge, and light", corner)


def main():
    tap = Tap()
    with tempfile.TemporaryDirectory(prefix="vernacular-") as folder:
        for tag in TAGS:
            on_letterhead(tap, folder, tag)
        for tag in ("ur", "pl", "bn", "zh-Hans"):
            bilingual(tap, folder, tag)
        paper(tap, folder)
    print(f"1..{tap.count}")
    return tap.failed > 0


if __name__ == "__main__":
    sys.exit(main())
