"""A prescribed form as it goes out: whole on a page of its own, then facing a
translation that runs the other way. Pictures and texts as looked at, kept and
refreshed like those of letters.py; the file keeps the promises of our PDFs.
TAP.
"""
import os
import subprocess
import sys
import tempfile

HERE = os.path.dirname(os.path.abspath(__file__))
sys.path.insert(0, HERE)

import letters  # noqa: E402
import letter  # noqa: E402
from ua import File  # noqa: E402

KEPT = os.path.join(HERE, "forms")
DATA = os.path.join(letter.TOP, "tests", "data", "form")


def prepare(folder):
    """A database with the form and its approved translation; its path."""
    db = os.path.join(folder, "forms.db")
    mine = {**os.environ, "VERNACULAR_DB": db}

    def run(*words):
        done = subprocess.run([letter.BINARY, *words], env=mine, check=False,
                              capture_output=True, timeout=60)
        if done.returncode:
            raise RuntimeError(done.stderr.decode("utf-8", "replace"))
        return done.stdout.decode()

    run("init", "--db", db, "--org", "Example Homes", "--admin",
        "admin@homes.example")
    run("user", "add", "--email", "m@homes.example", "--name", "Mo Example",
        "--role", "manager")
    number = run("form", "load", os.path.join(DATA, "form-4.md"), "--code",
                 "form-4", "--title", "Example form E4", "--source",
                 "https://forms.example/e4", "--published",
                 "2020-01-06").split()[0]
    run("form", "translation", os.path.join(DATA, "ur.po"), "--form", number,
        "--language", "ur")
    run("form", "approve", number, "--language", "ur", "--by",
        "m@homes.example")
    made = os.path.join(folder, "form.pdf")
    run("form", "render", "form-4", "--beside", "ur", "--format", "pdf", "-o",
        made)
    return made


def golden(made):
    """{title: why not}."""
    file = File(made)
    text = "".join("\t".join(map(str, block)) + "\n" for block in file.blocks)
    found = {"the text": letters.judge(
        os.path.join(KEPT, "ur.text"), letters.text_differs, text,
        letters.save_text)}
    for number, name in ((1, "form"), (2, "ur")):
        found[f"page {number}"] = letters.judge(
            os.path.join(KEPT, f"{name}.png"), letters.picture_differs,
            letters.picture(made, number), letters.keep_picture)
    checked = subprocess.run(
        [sys.executable, os.path.join(HERE, "..", "pdf", "ua.py"), made],
        capture_output=True, text=True, check=False, timeout=60)
    found["it keeps the promises of our PDFs"] = (
        checked.stdout + checked.stderr if checked.returncode else None)
    return found


def main():
    count = failed = 0
    with tempfile.TemporaryDirectory(prefix="vernacular-") as folder:
        for title, why in golden(prepare(folder)).items():
            count += 1
            failed += why is not None
            print(f"{'not ok' if why else 'ok'} {count} - {title}")
            for line in (why or "").splitlines():
                print(f"# {line}")
    print(f"1..{count}")
    return failed > 0


if __name__ == "__main__":
    sys.exit(main())
