#!/usr/bin/env python3
"""Letters copied out of Chromium, as somebody does who wants a translation.

Most who are sent a PDF open it in a browser, where PDFium reads what lies on
the page and guesses at the order of lines from right to left. Here words count
only where they come in the order of the letter. TAP; the part that does is
printed for each language.
"""
import json
import os
import sys
import tempfile

from debian import needs

needs("pikepdf")

import letter  # noqa: E402
from letter import TOP, plain, run, units, vernacular  # noqa: E402

CHROMIUM = "/usr/bin/chromium"
HERE = os.path.dirname(os.path.abspath(__file__))
RIGHT_TO_LEFT = ("ar", "ckb", "fa", "he", "ps", "ur", "yi")
LANGUAGES = RIGHT_TO_LEFT + ("en", "vi", "hi", "bn", "ta", "ml", "am", "th",
                             "km", "my", "zh-Hans", "ja", "ko")
# A number of three groups is turned round in a line from right to left, and a
# line that begins with a name is taken for one from left to right.
LEAST, LEAST_RTL = 0.98, 0.93


def in_order(wanted, seen):
    """How many of the wanted come in seen one after another.
    Source: H. Hyyrö, Bit-parallel LCS-length computation revisited (2004): a
    bit for each wanted word, cleared where the longest run grows."""
    places = {}
    for place, word in enumerate(wanted):
        places[word] = places.get(word, 0) | 1 << place
    whole = rest = (1 << len(wanted)) - 1
    for word in seen:
        met = rest & places.get(word, 0)
        rest = (rest + met | rest - met) & whole
    return len(wanted) - rest.bit_count()


def printed(folder, tag, parts):
    """The PDF's path and what should be read in it."""
    source = os.path.join(folder, f"{tag}.md")
    with open(source, "w", encoding="utf-8") as file:
        file.write(letter.markdown(tag, parts))
    words = ("render", source, "--lang", tag, "--format")
    vernacular(*words, "pdf", "-o", source[:-2] + "pdf")
    blocks = letter.source_blocks(vernacular(*words, "tree", "-o", "-"))
    return source[:-2] + "pdf", " ".join(blocks)


def copied(paths):
    """The text of each file."""
    done = run("node", os.path.join(HERE, "copied.mjs"), *paths, timeout=600)
    if done.returncode:
        raise RuntimeError(done.stderr.decode("utf-8", "replace")[-500:])
    return json.loads(done.stdout)


def main():
    if not os.path.exists(CHROMIUM) or not os.path.isdir(
            os.path.join(TOP, "node_modules", "playwright-core")):
        print("1..0 # SKIP Chromium or playwright-core is not installed")
        return 0
    sentences = letter.sentences()
    with tempfile.TemporaryDirectory(prefix="vernacular-") as folder:
        letters = [printed(folder, tag, sentences[tag]) for tag in LANGUAGES]
        texts = copied([path for path, _ in letters])
    failed = 0
    for count, (tag, (_, text), got) in enumerate(
            zip(LANGUAGES, letters, texts), 1):
        wanted = units(tag, plain(text))
        part = in_order(wanted, units(tag, plain(got))) / len(wanted)
        least = LEAST_RTL if tag in RIGHT_TO_LEFT else LEAST
        failed += part < least
        print(f"# copied {tag}: {part:.3f}")
        print(f"{'ok' if part >= least else 'not ok'} {count} - {tag}: "
              f"{least} of the words are copied in order")
    print(f"1..{len(LANGUAGES)}")
    return failed > 0


if __name__ == "__main__":
    sys.exit(main())
