"""A letter as PDF in each script: its picture and its text as looked at.

The picture is of the first page, small and in 16 greys; it may differ as much
as another version of poppler makes it. The text is the structure tree's, an
element a line: role, language, text. GOLDEN_REFRESH=ask asks on the terminal
about each difference; GOLDEN_REFRESH=new keeps what has no golden file yet.
TAP.
"""
import difflib
import io
import os
import sys
import tempfile

HERE = os.path.dirname(os.path.abspath(__file__))
sys.path.insert(0, os.path.join(HERE, "..", "pdf"))

from debian import needs  # noqa: E402

needs("pikepdf", "fontTools", "numpy", "PIL")

import numpy  # noqa: E402
from PIL import Image  # noqa: E402

import letter  # noqa: E402
from ua import File  # noqa: E402

KEPT = os.path.join(HERE, "letters")
DOTS = 45      # an inch
GREYS = 16
BLOCK = 12     # pixels, about the height of a line
MOST_MEAN = 2.0   # of 255, over the page
MOST_BLOCK = 40.0  # in any block


def picture(path, number=1):
    """A page, the first one, without its empty end."""
    done = letter.run("pdftoppm", "-r", str(DOTS), "-gray", "-f", str(number),
                      "-l", str(number), path)
    page = Image.open(io.BytesIO(done.stdout))
    ink = numpy.asarray(page).min(axis=1) < 200
    last = int(numpy.flatnonzero(ink[:-2 * DOTS // 3])[-1])
    return page.crop((0, 0, page.width, last + 4))


def keep_picture(page, path):
    step = 255 // (GREYS - 1)
    small = page.point(lambda grey: round(grey / step) * step)
    small.quantize(GREYS).save(path, optimize=True)


def blocks(pixels):
    rows, columns = (size // BLOCK * BLOCK for size in pixels.shape)
    cut = pixels[:rows, :columns].reshape(
        rows // BLOCK, BLOCK, columns // BLOCK, BLOCK)
    return cut.mean(axis=(1, 3))


def picture_differs(page, path):
    """Why, or None."""
    kept = Image.open(path).convert("L")
    if abs(kept.height - page.height) > 1 or kept.width != page.width:
        return f"size {page.size}, not {kept.size}"
    height = min(kept.height, page.height)
    one, other = (numpy.asarray(image, dtype=float)[:height]
                  for image in (page, kept))
    mean = abs(one - other).mean()
    most = abs(blocks(one) - blocks(other)).max()
    if mean > MOST_MEAN or most > MOST_BLOCK:
        return f"mean {mean:.2f}, a block {most:.1f}"
    return None


def text_differs(text, path):
    with open(path, encoding="utf-8") as file:
        kept = file.read()
    return "\n".join(difflib.unified_diff(
        kept.splitlines(), text.splitlines(), "kept", "made",
        lineterm="")) or None


def agreed(path, why, show):
    """Whether what was made is to be kept."""
    wish = os.environ.get("GOLDEN_REFRESH")
    if wish == "new":
        return not os.path.exists(path)
    if wish != "ask":
        return False
    with open("/dev/tty", "r+", encoding="utf-8") as terminal:
        terminal.write(f"{path}: {why}\n{show}\n"
                       "Is this right, and to be kept? [y/N] ")
        terminal.flush()
        return terminal.readline().strip() == "y"


def judge(path, differs, made, save):
    """Why the golden file is not met, or None."""
    why = differs(made, path) if os.path.exists(path) else "there is none"
    if not why:
        return None
    show = ""
    if isinstance(made, Image.Image):
        show = f"look at {path}.made.png"
        if os.environ.get("GOLDEN_REFRESH") == "ask":
            made.save(f"{path}.made.png")
    keeps = agreed(path, why, show)
    if os.path.exists(f"{path}.made.png"):
        os.remove(f"{path}.made.png")
    if keeps:
        save(made, path)
        return None
    return why


def save_text(text, path):
    with open(path, "w", encoding="utf-8") as file:
        file.write(text)


def golden(folder, tag, parts):
    """{title: why not}."""
    source = os.path.join(folder, f"{tag}.md")
    save_text(letter.markdown(tag, parts), source)
    made = os.path.join(folder, f"{tag}.pdf")
    letter.vernacular("render", source, "--lang", tag, "--format", "pdf",
                      "-o", made)
    text = "".join("\t".join(map(str, block)) + "\n"
                   for block in File(made).blocks)
    return {
        f"{tag}: the picture": judge(
            os.path.join(KEPT, f"{tag}.png"), picture_differs, picture(made),
            keep_picture),
        f"{tag}: the text": judge(
            os.path.join(KEPT, f"{tag}.text"), text_differs, text, save_text)}


def main():
    count = failed = 0
    with tempfile.TemporaryDirectory(prefix="vernacular-") as folder:
        for tag, parts in letter.sentences().items():
            try:
                found = golden(folder, tag, parts)
            except RuntimeError as fault:
                found = {f"{tag}: is printed": str(fault)}
            for title, why in found.items():
                count += 1
                failed += bool(why)
                print(f"{'not ok' if why else 'ok'} {count} - {title}",
                      flush=True)
                if why:
                    print("\n".join(f"# {line}"
                                    for line in why.splitlines()[:20]))
    print(f"1..{count}")
    return failed > 0


if __name__ == "__main__":
    sys.exit(main())
