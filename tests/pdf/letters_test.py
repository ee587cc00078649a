"""Letters as PDF in every script: accessible, whole, and the same each time.

For each language one letter with every kind of block; in some also large
print, notices and bilingual letters. TAP; word recall of plain extractors is
printed for each language.
"""
import os
import sys
import tempfile
from concurrent.futures import ProcessPoolExecutor

from debian import needs

needs("pikepdf", "fontTools")

import letter  # noqa: E402
from letter import BINARY, plain, recall, run, vernacular  # noqa: E402
from ua import File  # noqa: E402

KILOBYTE = 1000
LARGE = ("en", "ur", "ta", "th", "zh-Hans", "am")  # also at 18 and 28
NOTICES = ("en", "ar", "bn", "cy", "pa-Guru", "pl", "so", "ur", "zh-Hans")
LATIN = ("en", "pl", "so", "vi", "ro", "tr")
HAN = ("zh-Hans", "zh-Hant", "ja", "ko")
RIGHT_TO_LEFT = ("ar", "ckb", "fa", "he", "ps", "ur", "yi")
# Plain extractors guess at the order of mixed lines; MuPDF gives letters of
# words from right to left as they lie on the page. The structure has it right.
LEAST_RECALL, LEAST_RECALL_RTL = 0.97, 0.65


def most_bytes(tag):
    """Of one page; Han has no bound."""
    return 25 * KILOBYTE if tag in LATIN else \
        1 << 30 if tag in HAN else 60 * KILOBYTE


class Results:
    """TAP lines of one letter, printed together."""

    def __init__(self, name):
        self.name, self.lines, self.notes = name, [], []

    def ok(self, holds, title, seen=""):
        self.lines.append((bool(holds), f"{self.name}: {title}", seen))

    def note(self, text):
        self.notes.append(text)


def printed(words, path):
    """Make the PDF; its bytes."""
    vernacular(*words, "--format", "pdf", "-o", path)
    with open(path, "rb") as file:
        return file.read()


def fonts_whole(path):
    """Lines of pdffonts that are not embedded, subset, with a Unicode map."""
    lines = run("pdffonts", path).stdout.decode().splitlines()[2:]
    return [line for line in lines or ["no fonts"]
            if line.split()[-5:-2] != ["yes", "yes", "yes"]]


def read_back(results, tag, path, wanted):
    """What plain extractors get."""
    seen = [run("pdftotext", path, "-").stdout.decode("utf-8", "replace"),
            run("mutool", "draw", "-q", "-F", "txt", path).stdout.decode(
                "utf-8", "replace")]
    poppler, mupdf = (recall(tag, wanted, text) for text in seen)
    results.note(f"recall {results.name}: pdftotext {poppler:.3f}, "
                 f"mutool {mupdf:.3f}")
    least = LEAST_RECALL_RTL if tag in RIGHT_TO_LEFT else LEAST_RECALL
    results.ok(poppler >= least, f"pdftotext finds {least} of the words",
               poppler)
    results.ok(tag in RIGHT_TO_LEFT or mupdf >= least,
               "and so does mutool, from left to right", mupdf)


def first_difference(seen, wanted):
    for one, other in zip(seen + [None], wanted + [None]):
        if one != other:
            return one, other
    return ""


def check_file(results, path):
    file = File(path)
    results.ok(not file.broken, "accessible", file.broken[:5])
    done = run("qpdf", "--check", path)
    results.ok(not done.returncode, "whole", done.stdout[-300:])
    results.ok(not fonts_whole(path), "fonts embedded, with Unicode",
               fonts_whole(path))
    return file


def check_letter(results, words, path, tag, looks=()):
    """One letter through everything; the checker's view of it. What only a
    PDF has is in looks."""
    data = printed([*words, *looks], path)
    file = check_file(results, path)
    wanted = letter.source_blocks(
        vernacular(*words, "--format", "tree", "-o", "-"))
    seen = [plain(text) for role, _, text in file.blocks
            if role not in ("Lbl", "Figure") and plain(text)]
    results.ok(seen == wanted, "the structure's text is the source's",
               first_difference(seen, wanted))
    results.ok(printed([*words, *looks], path + ".again") == data,
               "the same bytes again")
    read_back(results, tag, path, " ".join(wanted))
    return file, len(data)


def language(folder, tag, parts):
    results = Results(tag)
    source = os.path.join(folder, f"{tag}.md")
    with open(source, "w", encoding="utf-8") as file:
        file.write(letter.markdown(tag, parts))
    words = ["render", source, "--lang", tag]
    file, size = check_letter(results, words, source[:-2] + "pdf", tag)
    results.ok(file.pages == 1 and size < most_bytes(tag),
               f"one page of less than {most_bytes(tag):,} bytes",
               (file.pages, size))
    return results


def large(folder, tag, size):
    results = Results(f"{tag} at {size} pt")
    source = os.path.join(folder, f"{tag}.md")
    check_letter(results, ["render", source, "--lang", tag],
                 f"{source[:-2]}{size}.pdf", tag, ["--size", str(size)])
    return results


def notice(folder, tag):
    results = Results(f"notice {tag}")
    values = os.path.join(letter.TOP, "tests", "golden", "rent-increase",
                          "data.json")
    words = ["notice", "render", "rent-increase", "--lang", tag, "--data",
             values] + ([] if tag == "en" else ["--draft"])
    check_letter(results, words, os.path.join(folder, f"n-{tag}.pdf"), tag)
    return results


def easy_read(folder, tag):
    """Each picture says what it shows, and has its sentence beside it."""
    results = Results(f"Easy Read {tag}")
    values = os.path.join(letter.TOP, "tests", "golden", "gas-safety-access",
                          "data.json")
    words = ["notice", "render", "gas-safety-access", "--lang", tag,
             "--variant", "easy-read", "--data", values, "--draft"]
    file, _ = check_letter(results, words,
                           os.path.join(folder, f"e-{tag}.pdf"), tag)
    roles = [role for role, _, _ in file.blocks]
    results.ok(roles.count("Figure") == 6, "six pictures", roles)
    results.ok(all(after == "P" for role, after in zip(roles, roles[1:])
                   if role == "Figure"), "each before its words", roles)
    return results


def jobs(folder):
    """(function, its arguments); each returns results."""
    for tag, parts in letter.sentences().items():
        yield language, (folder, tag, parts)
    for tag in NOTICES:
        yield notice, (folder, tag)
    for tag in ("en", "ur"):
        yield easy_read, (folder, tag)


def later_jobs(folder):
    """Those that need the files of the first."""
    for tag in LARGE:
        for size in (18, 28):
            yield large, (folder, tag, size)


def guarded(job):
    function, words = job
    try:
        return function(*words)
    except RuntimeError as fault:
        results = Results(" ".join(map(str, words[1:2])))
        results.ok(False, "is printed", str(fault))
        return results


def main():
    if not os.path.exists(BINARY):
        print(f"Bail out! there is no {BINARY}")
        return 1
    count = failed = 0
    with tempfile.TemporaryDirectory(prefix="vernacular-") as folder, \
            ProcessPoolExecutor(2) as pool:
        for kind in (jobs, later_jobs):
            for results in pool.map(guarded, kind(folder)):
                for note in results.notes:
                    print(f"# {note}")
                for holds, title, seen in results.lines:
                    count += 1
                    failed += not holds
                    print(f"{'ok' if holds else 'not ok'} {count} - {title}")
                    if not holds:
                        print(f"# saw {seen!r}"[:700])
    print(f"1..{count}")
    return failed > 0


if __name__ == "__main__":
    sys.exit(main())
