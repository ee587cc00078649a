"""doc/pictures/letters.png: a letter in every script, side by side.

    doc/contact_sheet.py [TAG...]     these languages, else one of each script

Run after a change that shows, and look at it. The letters are those of
tests/data/letters.txt.
"""
import io
import os
import sys
import tempfile

HERE = os.path.dirname(os.path.abspath(__file__))
sys.path.insert(0, os.path.join(HERE, "..", "tests", "pdf"))

from debian import needs  # noqa: E402

needs("PIL")

from PIL import Image  # noqa: E402

import letter  # noqa: E402

TAGS = ("en", "vi", "el", "ru", "bg", "hy", "ka", "ar", "ur", "he", "am", "hi",
        "bn", "pa-Guru", "gu", "or", "ta", "te", "kn", "ml", "si", "th", "lo",
        "km", "my", "bo", "zgh", "zh-Hans", "zh-Hant", "ja", "ko")
OUT = os.path.join(HERE, "pictures", "letters.png")
DOTS = int(os.environ.get("DOTS", "46"))
COLUMNS = 8
GAP = 6
PART = 0.72  # of the page's height, from the top
GREYS = 8


def thumbnail(folder, tag, parts):
    source = os.path.join(folder, f"{tag}.md")
    with open(source, "w", encoding="utf-8") as file:
        file.write(letter.markdown(tag, parts))
    letter.vernacular("render", source, "--lang", tag, "--format", "pdf",
                      "-o", source + ".pdf")
    page = Image.open(io.BytesIO(letter.run(
        "pdftoppm", "-r", str(DOTS), "-gray", "-f", "1", "-l", "1",
        source + ".pdf").stdout))
    return page.crop((0, 0, page.width, int(page.height * PART)))


def sheet(pages):
    width, height = (size + GAP for size in pages[0].size)
    columns = min(COLUMNS, len(pages))
    rows = (len(pages) + columns - 1) // columns
    made = Image.new("L", (columns * width + GAP, rows * height + GAP), 160)
    for place, page in enumerate(pages):
        made.paste(page, (GAP + place % columns * width,
                          GAP + place // columns * height))
    return made


def main(words):
    sentences = letter.sentences()
    with tempfile.TemporaryDirectory(prefix="vernacular-") as folder:
        made = sheet([thumbnail(folder, tag, sentences[tag])
                      for tag in words or TAGS])
    made.quantize(GREYS).save(os.environ.get("OUT", OUT), optimize=True)


if __name__ == "__main__":
    main(sys.argv[1:])
