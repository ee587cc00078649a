"""Pictures as headless Chromium draws them, and as we do through PDF.

Every picture goes into a letter, which poppler draws; Chromium draws the file
itself, as large. Few pixels differ. TAP.
"""
import io
import os
import shutil
import sys
import tempfile

from debian import needs

needs("pikepdf", "numpy", "PIL")

import numpy  # noqa: E402
import pikepdf  # noqa: E402
from PIL import Image  # noqa: E402

from letter import TOP, run, vernacular  # noqa: E402

CHROMIUM = "/usr/bin/chromium"
SCALE = 4            # of 96 dots an inch; bitmaps become squares
DOTS = 96 * SCALE
FAR = 96             # of 255: more than an edge that lies half a dot aside
MOST_FAR = 0.01      # of all pixels
MOST_MEAN = 40       # of 255, where colours are converted
SPACE = 8            # CSS pixels round a picture in Chromium
SVG = '<svg xmlns="http://www.w3.org/2000/svg" {}>{}</svg>'
BOX = 'viewBox="0 0 100 80" width="200"'
DRAWN = {
    "shapes": (BOX, '<rect width="100" height="80" fill="#eef"/>'
               '<rect x="4" y="4" width="30" height="20" rx="6" ry="3"/>'
               '<circle cx="60" cy="20" r="15" fill="teal"/>'
               '<ellipse cx="85" cy="50" rx="12" ry="22" fill="#c40"/>'
               '<polygon points="10,70 30,40 50,70" fill="rebeccapurple"/>'),
    "strokes": (BOX, '<g fill="none" stroke="#123456" stroke-width="6">'
                '<path d="M10 10h30l10 25" stroke-linecap="round"/>'
                '<path d="M60 10h25l-20 30" stroke-linejoin="round"/>'
                '<polyline points="10 50 30 70 50 50" stroke-linejoin="bevel"'
                ' stroke-linecap="square"/><line x1="60" y1="60" x2="95"'
                ' y2="70" stroke="orange"/></g>'),
    "miters": (BOX, '<g fill="none" stroke="navy" stroke-width="5">'
               '<path d="M5 75L20 10L35 75"/>'
               '<path d="M55 75L60 10L65 75" stroke-miterlimit="20"/>'
               '<path d="M85 75L88 20L91 75" stroke-miterlimit="2"/></g>'),
    "curves": (BOX, '<path d="M10 40C20 0 40 0 50 40S80 80 90 40V75H10z" '
               'fill="seagreen"/><path d="M5 20q10-20 20 0t20 0 20 0 20 0" '
               'fill="none" stroke="crimson" stroke-width="3"/>'),
    "arcs": (BOX, '<path d="M20 40a20 12 30 0 1 40 0z" fill="#088"/>'
             '<path d="M20 40a20 12 30 1 0 40 0z" fill="#fc0"/>'
             '<path d="M70 10A5 5 0 0 1 95 40A30 9 -45 1 1 70 10" '
             'fill="#808"/>'),
    "holes": (BOX, '<path fill-rule="evenodd" d="M10 10H90V70H10zM30 25H70V55'
              'H30z"/><path d="M40 30H60V50H40zM45 35V45H55V35z" '
              'fill="red"/>'),
    "turned": (BOX, '<g transform="translate(50 40) rotate(30)">'
               '<rect x="-30" y="-10" width="60" height="20" fill="#069"/>'
               '<g transform="scale(.5) skewX(20)"><rect x="-20" y="-50" '
               'width="40" height="100" fill="gold"/></g></g>'
               '<path d="M0 0h9v9H0z" transform="matrix(1 .5 -.5 1 80 10)"/>'),
    "moved": ('viewBox="-50 -20 100 100" width="240" height="120"',
              '<circle r="40" fill="#a00"/><rect x="20" y="20" width="90" '
              'height="20"/>'),
    "sheet": (BOX, '<defs><style>.a,.b{fill:#7a1f5c}.b{stroke:#222;'
              'stroke-width:3;stroke-linejoin:round}#c{fill:gold}circle{'
              'fill:#357}</style></defs><rect class="a" width="40" '
              'height="30"/><rect class="b" x="50" y="5" width="40" '
              'height="30"/><rect id="c" class="b" x="10" y="45" width="30" '
              'height="25"/><circle cx="70" cy="60" r="15" fill="red"/>'),
    "inherited": (BOX, '<g style="fill: #0a0; stroke:black" color="blue" '
                  'stroke-width="2"><circle cx="20" cy="20" r="12"/>'
                  '<circle cx="55" cy="20" r="12" fill="currentColor"/>'
                  '<g visibility="hidden"><circle cx="20" cy="55" r="12"/>'
                  '<circle cx="55" cy="55" r="12" visibility="visible"/></g>'
                  '<circle cx="85" cy="55" r="9" display="none"/></g>'),
}
KEPT = ("shades.png", "grey.jpg", "progressive.jpg", "camera.jpg", "inks.jpg")
LOGO = os.path.join(TOP, "templates/letterheads/calderbrook/logo.svg")


def pictures(folder):
    """The files, by name."""
    found = []
    for name, (size, inside) in DRAWN.items():
        path = os.path.join(folder, f"{name}.svg")
        with open(path, "w", encoding="utf-8") as file:
            file.write(SVG.format(size, inside))
        found.append(path)
    for source in [LOGO] + [os.path.join(TOP, "tests/data/picture", name)
                            for name in KEPT]:
        found.append(shutil.copy(source, folder))
    return found


def box_of(pdf):
    """Left, top, width and height of the one picture, in points."""
    with pikepdf.open(pdf) as file:
        page = file.pages[0]
        (_, picture), = page.Resources.XObject.items()
        for operands, operator in pikepdf.parse_content_stream(page):
            if str(operator) == "cm":
                wide, _, _, high, left, low = map(float, operands)
        if picture.Subtype == "/Form":
            wide *= float(picture.BBox[2]) / 50000
            high *= float(picture.BBox[3]) / 50000
        return left, float(page.MediaBox[3]) - low - high, wide, high


def ours(path):
    """Our picture as pixels, and how large it is in CSS pixels."""
    folder, name = os.path.split(path)
    pdf, source = path + ".pdf", path + ".md"
    with open(source, "w", encoding="utf-8") as file:
        file.write(f"![What it shows]({name})\n")
    vernacular("render", source, "--lang", "en", "--format", "pdf", "-o", pdf)
    box = box_of(pdf)
    left, top, wide, high = (round(v * DOTS / 72) for v in box)
    done = run("pdftoppm", "-r", str(DOTS), "-f", "1", "-l", "1", pdf)
    page = Image.open(io.BytesIO(done.stdout)).convert("RGB")
    return (numpy.asarray(page)[top:top + high, left:left + wide].astype(int),
            (box[2] * 96 / 72, box[3] * 96 / 72))


def theirs(folder, sizes):
    """Chromium's of all, one below the other, each with some white round."""
    page, shot = (os.path.join(folder, n) for n in ("page.html", "page.png"))
    top, marks, tops = SPACE, "", []
    for path, (wide, high) in sizes:
        how = "auto" if path.endswith("svg") else "pixelated"
        marks += (f'<img src="{os.path.basename(path)}" style="top:{top}px;'
                  f'width:{wide}px;height:{high}px;image-rendering:{how}">')
        tops.append(top)
        top += int(high) + 2 * SPACE
    widest = max(wide for _, (wide, _) in sizes)
    with open(page, "w", encoding="utf-8") as file:
        file.write("<!doctype html><style>body{margin:0}img{position:absolute;"
                   f"left:{SPACE}px}}</style>{marks}")
    done = run(CHROMIUM, "--headless", "--no-sandbox", "--disable-gpu",
               "--no-first-run", "--disable-background-networking",
               f"--user-data-dir={folder}/profile", "--hide-scrollbars",
               f"--force-device-scale-factor={SCALE}",
               f"--window-size={int(widest) + 4 * SPACE},{top + SPACE}",
               f"--screenshot={shot}", f"file://{page}")
    if not os.path.exists(shot):
        raise RuntimeError(done.stderr.decode("utf-8", "replace")[-600:])
    pixels = numpy.asarray(Image.open(shot).convert("RGB")).astype(int)
    return [pixels[(one - SPACE) * SCALE:] for one in tops]


def difference(one, other):
    """The part of all pixels that is another colour, and the mean distance,
    at the best of some small shifts."""
    best = (1.0, 255.0)
    high, wide = one.shape[:2]
    start = SPACE * SCALE
    for down in range(-1, 2):
        for across in range(-1, 2):
            part = other[start + down:start + down + high,
                         start + across:start + across + wide]
            if part.shape != one.shape:
                continue
            apart = numpy.abs(part - one).max(axis=2)
            best = min(best, ((apart > FAR).mean(), apart.mean()))
    return best


def main():
    if not os.path.exists(CHROMIUM):
        print(f"1..0 # SKIP {CHROMIUM} is not installed")
        return 0
    wrong = 0
    with tempfile.TemporaryDirectory(prefix="vernacular-") as folder:
        files = pictures(folder)
        print(f"1..{len(files) + 1}")
        drawn = [ours(path) for path in files]
        shown = theirs(folder, [(path, size)
                                for path, (_, size) in zip(files, drawn)])
        for n, (path, (pixels, _), other) in enumerate(
                zip(files, drawn, shown), 1):
            far, mean = difference(pixels, other)
            name = os.path.basename(path)
            right = (mean <= MOST_MEAN if name == "inks.jpg"
                     else far <= MOST_FAR)
            wrong += not right
            print(f"{'ok' if right else 'not ok'} {n} - {name}: "
                  f"{far * 100:.2f} % differ, {mean:.1f} apart")
        far, mean = difference(numpy.full_like(pixels, 255), other)
        right = far > MOST_FAR and mean > MOST_MEAN
        wrong += not right
        print(f"{'ok' if right else 'not ok'} {len(files) + 1} - a picture "
              f"that is not drawn is found: {far * 100:.0f} % differ")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
