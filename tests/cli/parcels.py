"""What the tests of translators' files share."""
import os
import re
import shutil
import subprocess

KINDS = ["po", "xliff", "xliff2", "tmx", "docx"]
SECONDS = 120
SCHEMAS = os.path.join(
    os.environ.get("VERNACULAR_SHARED_DATA") or
    os.path.join(os.environ.get("top_srcdir", "."), "..", "shared", "data"),
    "xliff2", "xliff-21", "schemas")


def export(program, kind, lang="pl", name="rent-increase", out=None, more=()):
    """The path of a fresh file; what was said where there is none."""
    out = out or f"{lang}.{kind}"
    program.run("notice", "export", name, "--lang", lang, "--as", kind,
                "-o", out, *more)
    return program.path(out)


def counts(program, *words):
    """(exit code, right, as they were, refused) of an import."""
    code = program.run("notice", "import", *words)
    found = re.search(r"^(\d+) right, (\d+) as they were, (\d+) refused",
                      program.said, re.M)
    return (code, *map(int, found.groups())) if found else (code,)


def read(path):
    with open(path, "rb") as file:
        return file.read()


def change(path, old, new, count=1):
    """The file with some bytes in the place of others; count times."""
    data = read(path)
    old, new = old.encode(), new.encode()
    assert data.count(old) >= count, (path, old)
    with open(path, "wb") as file:
        file.write(data.replace(old, new, count))


def tool(program, *words, stdin=None):
    """A real tool, in the test's folder; None where it is not here."""
    if not shutil.which(words[0]):
        return None
    return subprocess.run(words, capture_output=True, text=True, input=stdin,
                          cwd=program.folder.name, timeout=SECONDS,
                          check=False)
