"""Every catalogue that ships is what translators' tools take: GNU gettext's
msgfmt -c finds no fault, and translate-toolkit counts what gettext counts."""
import csv
import glob
import io
import os
import re
import shutil
import subprocess
import sys
import tempfile

sys.path.insert(0, os.path.join(os.path.dirname(__file__), "..", "web"))
from service import Tap  # noqa: E402

TOP = os.environ.get("top_srcdir", ".")
FOLDERS = ("po/*.po", "po/tenant/*.po", "templates/notices/*/*.po",
           "templates/clauses/*/*.po")


def shipped():
    return sorted(path for folder in FOLDERS
                  for path in glob.glob(os.path.join(TOP, folder)))


def run(*words):
    """Whether it ended well, and all that it said."""
    done = subprocess.run(words, stdout=subprocess.PIPE,
                          stderr=subprocess.STDOUT, text=True, check=False)
    return done.returncode == 0, done.stdout


def messages(path, *options):
    """How many msgattrib has, the header left out."""
    out = subprocess.run(["msgattrib", "--no-obsolete", "--no-wrap",
                          "--force-po", *options, path],
                         capture_output=True, text=True, check=True).stdout
    return len(re.findall(r'^msgid (?!""\nmsgstr)', out, re.M))


def check_by_gettext(tap, paths):
    for path in paths:
        good, said = run("msgfmt", "-c", "-o", os.devnull, path)
        tap.ok(good and not said, f"msgfmt -c takes {path[len(TOP) + 1:]}",
               said)


def count_by_toolkit(tap, paths):
    """The toolkit's totals are gettext's, file by file."""
    table = subprocess.run(["pocount", "--csv", *paths], capture_output=True,
                           text=True, check=False).stdout
    rows = {row["Filename"].strip(): {name.strip(): value.strip()
                                      for name, value in row.items() if value}
            for row in csv.DictReader(io.StringIO(table))}
    for path in paths:
        row = rows.get(path, {})
        ours = [messages(path), messages(path, "--only-fuzzy"),
                messages(path, "--untranslated")]
        theirs = [int(row.get(name, -1)) for name in
                  ("Total Message", "Fuzzy Messages", "Untranslated Messages")]
        tap.ok(ours == theirs, f"pocount agrees on {path[len(TOP) + 1:]}",
               (ours, theirs))


def filter_by_toolkit(tap, paths):
    """It reads and writes each, and finds no escape that the two sides do not
    share."""
    with tempfile.TemporaryDirectory() as folder:
        for number, path in enumerate(paths):
            out = os.path.join(folder, f"{number}.po")
            good, said = run("pofilter", "--progress=none", "-t", "escapes",
                             path, out)
            tap.ok(good and not os.path.exists(out),
                   f"pofilter takes {path[len(TOP) + 1:]}", said)


def main():
    tap = Tap()
    paths = shipped()
    tap.ok(len(paths) > 2, "catalogues are there", paths)
    check_by_gettext(tap, paths)
    if shutil.which("pocount"):
        count_by_toolkit(tap, paths[::4])
        filter_by_toolkit(tap, paths[1::10])
    else:
        print(f"ok {tap.count + 1} # SKIP translate-toolkit is not installed")
        tap.count += 1
    tap.done()


if __name__ == "__main__":
    if not shutil.which("msgfmt"):
        print("1..0 # SKIP gettext is not installed")
        sys.exit(0)
    main()
