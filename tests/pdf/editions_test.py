#!/usr/bin/python3
"""Letters of an edition are what they are on their own: in each language, the
same glyphs in the same places, the same text in the same order, accessible.

Some letters only differ in values; one has a paragraph that is longer, one an
item more, one runs over two pages, and one has a letter that the edition's
fonts lack. TAP.
"""
import os
import re
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
CLOSELY = (4, 6)  # which of them are looked at with every tool
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


def read(path, closely):
    """What others see of a file: words in their places, the text of the
    structure without object numbers, and what is looked at closely."""
    seen = {"words": output("pdftotext", "-bbox", path, "-")}
    code, text = output("pdfinfo", "-struct-text", path)
    seen["structure"] = code, re.sub(rb"Object \d+", b"", text)
    if closely:
        seen["picture"] = output("pdftoppm", "-r", "50", "-gray", path)
        seen["text for ears"] = 0, File(path).blocks
    return seen


def differences(one, other, closely):
    """What is wrong with the first, or not the same in both."""
    seen, wanted = read(one, closely), read(other, closely)
    found = [name for name, (code, what) in seen.items()
             if code or (code, what) != wanted[name]]
    if closely:
        found += [str(each) for each in File(one).broken]
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
            seen = differences(one, other, nth in CLOSELY)
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
