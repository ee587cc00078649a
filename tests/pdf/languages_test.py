"""Every language that is offered in print can be printed and read again.

For each a letter with every character that CLDR names for it, through the
program, to a PDF: its structure tree must say the same characters, and so
must what is drawn, in whatever order that stands. TAP.
"""
import collections
import json
import os
import re
import subprocess
import sys

from debian import needs

needs("pikepdf", "fontTools")

sys.path.insert(0, os.path.join(os.path.dirname(__file__), "..", "cli"))
from program import Program, Tap  # noqa: E402
from ua import File  # noqa: E402

LEAST = 100
IN_PARAGRAPH = 100
MARKUP = re.compile(r"([!-/:-@\[-`{-~])")

tap = Tap()
program = Program()


def exemplars():
    """Tag to paragraphs, each with some of them."""
    tool = os.path.join(os.environ["top_builddir"], "tests/pdf/exemplars")
    said = subprocess.run([tool], capture_output=True, check=True, timeout=60)
    each = collections.defaultdict(list)
    for line in said.stdout.decode().splitlines():
        tag, text = line.split("\t")
        each[tag].append(text)
    return {tag: [" ".join(texts[i:i + IN_PARAGRAPH])
                  for i in range(0, len(texts), IN_PARAGRAPH)]
            for tag, texts in each.items()}


def characters(text):
    return collections.Counter(text.replace(" ", ""))


def named(counted):
    return " ".join(f"U+{ord(c):04X}" for c in list(counted)[:8])


def read_back(language, paragraphs):
    tag, title = language["tag"], language["autonym"]
    source = program.write("letter.md", "\n\n".join(
        [f"# {title}", *(MARKUP.sub(r"\\\1", text) for text in paragraphs)]))
    out = program.path("letter.pdf")
    code = program.run("render", source, "--lang", tag, "--format", "pdf",
                       "-o", out)
    name = f"{tag} {language['name']}"
    if code:
        tap.ok(False, f"{name} is printed", program.said)
        return
    file = File(out)
    tap.equal([text for _, _, text in file.blocks], [title, *paragraphs],
              f"{name} reads back: {language['characters']} characters")
    want = characters("".join([title, *paragraphs]))
    drawn = characters("".join(file.texts.values()))
    drawn.subtract(characters("".join(text for place, text in
                                      file.texts.items()
                                      if place not in file.tree.content)))
    tap.ok(drawn == want, f"{name} is drawn as it reads",
           f"lacks {named(want - drawn)}; has {named(drawn - want)}")
    tap.equal(file.broken, [], f"{name} is PDF/UA")


program.does(tap, ["languages", "--json"], "the languages")
languages = json.loads(program.out)
offered = [language for language in languages if language["print"]]
tap.ok(len(offered) >= LEAST, f"{len(offered)} languages are printed here",
       program.out[:400])
tap.equal([language["tag"] for language in languages
           if language["kind"] == "written" and not language["print"]], [],
          "every written language is")
texts = exemplars()
tap.equal(sorted(texts), sorted(language["tag"] for language in offered),
          "and has its characters")
for language in offered:
    read_back(language, texts[language["tag"]])
tap.done()
