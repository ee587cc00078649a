#!/usr/bin/python3
"""Letters of an edition are what they are on their own: in each language, the
same glyphs in the same places, the same text in the same order, accessible.

Some letters only differ in values; one has a paragraph that is longer, one an
item more, one runs over two pages, and one has a letter that the edition's
fonts lack. TAP.
"""
import os
import sys
import tempfile
from concurrent.futures import ProcessPoolExecutor

from debian import needs

needs("pikepdf", "fontTools")

import letter  # noqa: E402
from letter import run  # noqa: E402
from ua import File  # noqa: E402

TOOL = os.path.join(os.environ.get("top_builddir", "."), "tests/pdf/edition")
SAMPLES = 2
PICTURED = (2, 6)
VALUES = ({"name": "Amina Example", "sum": "£118.75"},
                {"name": "Jo Sample", "sum": "£96.40"},
                {"name": "Max Quick-Vowz", "sum": "£1,230.90"})


def letters(tag, parts):
    """Markdown of each letter."""
    texts = []
    for values in VALUES:
        letter.VALUES.update(values)
        texts.append(letter.markdown(tag, parts))
    first = texts[0]
    texts.append(first.replace("\n\n## ", " Example Homes, 12 Sample Road, "
                               "London SW1A 1AA, telephone 020 7946 0000"
                               "\n\n## ", 1))
    texts.append(first.replace("\n\n| ", "\n- Sam Sample\n\n| ", 1))
    texts.append(first + "\n\n" + "\n\n".join([parts["call"].format(
        phone="020 7946 0000")] * 24))
    texts.append(first.replace("Sam Sample", "**Ƀełżyk** Ŵǿǯđ Жулиян"))
    return texts


def output(*words):
    done = run(*words)
    return (done.returncode, done.stdout)


def differences(one, other, pictured):
    """What is wrong with the first, or not the same in both."""
    found = []
    files = File(one), File(other)
    if files[0].blocks != files[1].blocks:
        found.append("structure")
    found += [str(each) for each in files[0].broken]
    for name, words in (
            ("text and place of words", ("pdftotext", "-bbox", "FILE", "-")),
            ("picture", ("pdftoppm", "-r", "50", "-gray", "FILE"))):
        if name == "picture" and not pictured:
            continue
        seen = [output(*[path if word == "FILE" else word for word in words])
                for path in (one, other)]
        if seen[0] != seen[1] or seen[0][0]:
            found.append(name)
    return found


def check(tag, parts):
    """[(holds, title, seen)] of a language."""
    found = []
    with tempfile.TemporaryDirectory() as folder:
        paths = []
        for nth, text in enumerate(letters(tag, parts)):
            paths.append(os.path.join(folder, f"{nth}.md"))
            with open(paths[-1], "w", encoding="utf-8") as file:
                file.write(text)
        done = run(TOOL, tag, str(SAMPLES), *paths)
        if done.returncode:
            return [(False, f"{tag}: letters are set", done.stderr.decode())]
        for nth, path in enumerate(paths):
            one, other = path + ".edition.pdf", path + ".plain.pdf"
            seen = differences(one, other, nth in PICTURED)
            found.append((not seen, f"{tag}: letter {nth} is what it is on "
                          "its own", seen))
    return found


def main():
    only = sys.argv[1:]
    jobs = [(tag, parts) for tag, parts in letter.sentences().items()
            if not only or tag in only]
    count = 0
    with ProcessPoolExecutor(os.cpu_count()) as pool:
        for found in pool.map(check, *zip(*jobs)):
            for holds, title, seen in found:
                count += 1
                print(f"{'ok' if holds else 'not ok'} {count} - {title}")
                if not holds:
                    print(f"# {seen}")
    print(f"1..{count}")


if __name__ == "__main__":
    main()
