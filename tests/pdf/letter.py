"""Sample letters in every script, and what should be read from their PDFs."""
import os
import re
import subprocess

TOP = os.environ.get("top_srcdir") or os.path.join(
    os.path.dirname(__file__), "..", "..")
BINARY = os.environ.get("VERNACULAR") or os.path.join(TOP, "src", "vernacular")
SENTENCES = os.path.join(TOP, "tests", "data", "letters.txt")
VALUES = {"name": "Amina Example", "sum": "£118.75",
          "phone": "[020 7946 0000](tel:02079460000)"}
# Written without spaces between words.
UNSPACED = ("bo", "ja", "km", "lo", "my", "th", "zh-Hans", "zh-Hant")
PARTS = ("title", "greeting", "rent", "call", "help", "do_1", "do_2",
         "step_1", "step_2", "column_1", "column_2", "row_1", "row_2")


def sentences():
    """{tag: {part: text}} of the data file."""
    with open(SENTENCES, encoding="utf-8") as file:
        blocks = file.read().split("\n\n")[1:]
    found = {}
    for block in blocks:
        tag, *lines = block.strip().split("\n")
        found[tag] = dict(zip(PARTS, lines, strict=True))
    return found


def run(*words, data=None, timeout=60):
    """The finished process; its output is bytes."""
    return subprocess.run(words, input=data, capture_output=True, check=False,
                          timeout=timeout)


def vernacular(*words):
    """What our program printed; it must end with 0."""
    done = run(BINARY, *words)
    if done.returncode:
        raise RuntimeError(f"{' '.join(words)}: exit {done.returncode}: "
                           f"{done.stderr.decode('utf-8', 'replace')}")
    return done.stdout.decode("utf-8")


def markdown(tag, parts):
    """A letter with every kind of block."""
    day = vernacular("value", "--lang", tag, "--type", "date-long",
                     "2027-04-05").strip()
    text = {key: line.format(day=day, **VALUES)
            for key, line in parts.items()}
    return """# {title}

{greeting}

{rent}

## {help}

- {do_1}
- {do_2}

| {column_1} | {column_2} |
| --- | --- |
| {row_1} | £112.40 |
| {row_2} | **£118.75** |

1. {step_1}
2. {step_2}

> {call}

---

{rent}

Sam Sample\\
Example Homes
""".format(**text)


def unquoted(text):
    return re.sub(r"\\(.)", lambda one: "\n" if one[1] == "n" else one[1],
                  text)


LEAVES = ("picture", "heading", "paragraph", "item", "cell", "header-cell")


def source_blocks(tree):
    """The texts of a `--format tree` dump, a string for each leaf block."""
    found = []
    for line in tree.splitlines():
        word = line.split()[0]
        words = re.search(r'"((?:[^"\\]|\\.)*)"$', line)
        if word in LEAVES:
            found.append("")
        elif word == "banner":
            found.append(unquoted(words[1]))
        elif word in ("text", "value", "code"):
            found[-1] += unquoted(words[1])
        elif word == "break":
            found[-1] += "\n"
    return [plain(text) for text in found if text]


def plain(text):
    """As it is compared: no marks of direction, one space for any."""
    text = re.sub("[\u200e\u200f\u202a-\u202e\u2066-\u2069]", "", text)
    return re.sub(r"[ \n\u2028]+", " ", text).strip(" ")


def units(tag, text):
    """What recall is counted in: words, or pairs of letters where none are
    parted by spaces."""
    if tag not in UNSPACED:
        return text.split()
    solid = re.sub(r"\s+", "", text)
    return [solid[place:place + 2] for place in range(len(solid) - 1)]


def recall(tag, wanted, seen):
    """The part of the wanted words that an extractor gave, from 0 to 1."""
    pool = {}
    for word in units(tag, plain(seen)):
        pool[word] = pool.get(word, 0) + 1
    words = units(tag, plain(wanted))
    hits = 0
    for word in words:
        if pool.get(word):
            pool[word] -= 1
            hits += 1
    return hits / len(words)
