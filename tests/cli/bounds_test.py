"""Bad input to letters: too much of anything, fonts that are absent or damaged,
a disk that is full. Each ends soon, in bounded memory, with a letter or with a
fault that says what to do; never with a part of a letter."""
import glob
import os
import resource
import shutil
import stat
import subprocess
import time

from program import BINARY, Program, Tap

tap = Tap()
program = Program()
with open(BINARY, "rb") as file:
    SANITIZED = b"__asan_init" in file.read()
# A sanitizer keeps what was freed, and takes ten times as long.
SECONDS = 300 if SANITIZED else 30
KIBIBYTES = (4000 if SANITIZED else 400) << 10
MEGABYTE = 1 << 20
WORDS = "Your rent is £412.50 a week from 5 May. "


def many(text, size):
    return text * (size // len(text.encode()))


def limit_file(size):
    return lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (size, size))


def render(name, lang="en", out="letter.pdf", stdout=subprocess.DEVNULL,
           before=None, **environment):
    """The exit code, what was said, seconds, and KiB at the most."""
    with open(program.path("said"), "w+b") as said:
        start = time.monotonic()
        process = subprocess.Popen(
            [BINARY, "render", name, "--lang", lang, "--format", "pdf", "-o",
             out], stdout=stdout, stderr=said, cwd=program.folder.name,
            env={**program.environment, **environment}, preexec_fn=before)
        _, status, usage = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
        said.seek(0)
        return (process.returncode, said.read().decode("utf-8", "replace"),
                time.monotonic() - start, usage.ru_maxrss)


def left():
    """What there is of a letter on the disk."""
    return glob.glob(program.path("*.pdf*"))


def clear():
    for path in left():
        os.remove(path)


# Name, language, what is in the file, and a word of the fault; none where it
# is a letter still.
CASES = [
    ("10 MB in one paragraph", "en", many(WORDS, 10 * MEGABYTE), "too long"),
    ("as much as a file may have", "en", many(WORDS, 1000 << 10), "too long"),
    ("240 kB in one paragraph", "en", many(WORDS, 240 << 10), None),
    ("a word of 240 kB", "en", "x" * (240 << 10), None),
    ("Chinese without a space", "zh-Hans", many("房租每周付", 200 << 10), None),
    ("Thai without a space", "th", many("กรุณาติดต่อสำนักงาน", 200 << 10),
     None),
    ("Urdu without an end", "ur", many("آپ کا کرایہ ", 200 << 10), None),
    ("telephone numbers only", "en", many("020 7946 0000 ", 200 << 10), None),
    ("an address of 200 kB", "en", "https://" + many("a/-.?", 200 << 10),
     None),
    ("both directions in turn", "he", many("a ב ", 200 << 10), None),
    ("brackets in brackets", "he", "(" * 50000 + "א" + ")" * 50000, None),
    ("100,000 combining marks", "en", "a" + "\u0301" * 100000, "U+0301"),
    ("100,000 marks on letters", "en", ("a" + "\u0301" * 20) * 5000, None),
    ("100,000 viramas", "hi", "क" + "\u094d" * 100000, "U+094D"),
    ("60,000 letters in one conjunct", "hi", "क\u094d" * 60000, None),
    ("lists 1,000 deep", "en",
     "".join("  " * i + "- x\n" for i in range(1000)), "too deep"),
    ("quotations 1,000 deep", "en", ">" * 1000 + " x", "too deep"),
    ("a table of 10,000 rows", "en", "| a | b | c |\n|--|--|--|\n" +
     "".join(f"| {i} | x | £412.50 |\n" for i in range(10000)), None),
    ("a table of 1,000 columns", "en", "|" + " a |" * 1000 + "\n|" +
     "--|" * 1000 + "\n", "32 columns"),
    ("a list of 20,000 items", "en", "- x\n" * 20000, None),
    ("10,000 headings", "en", "## x\n\n" * 10000, None),
    ("20,000 lines of a letter each", "en", "a\\\n" * 20000 + "a", None),
    ("20,000 strong words", "en", "**a** " * 20000, None),
    ("10,000 links", "en", "[a](https://a.example) " * 10000, None),
    ("20,000 different words", "en",
     " ".join(f"w{i}q" for i in range(20000)), None),
    ("an order of its own", "en", "pay \u202e05.214£ now", "U+202E"),
    ("a control character", "en", "pay \x1b[2J now", "U+001B"),
    ("half a character", "en", b"pay \xed\xa0\x80 now", "UTF-8"),
    ("what no font has", "en", "pay \U0001FAE8\u2FFC now", "U+"),
    ("private use", "en", "pay \ue001 now", "U+E001"),
]


def as_file(text):
    data = text if isinstance(text, bytes) else text.encode()
    return b"# A letter\n\n" + data + b"\n"


for title, lang, text, part in CASES:
    clear()
    program.write("letter.md", as_file(text))
    code, said, seconds, most = render("letter.md", lang)
    whole = left() == [program.path("letter.pdf")]
    if whole:
        with open(program.path("letter.pdf"), "rb") as pdf:
            data = pdf.read()
        whole = data[:8] == b"%PDF-1.7" and data.endswith(b"%%EOF\n")
    tap.ok((code == 1 and part in said and not left()) if part
           else (code == 0 and whole), title, f"exit {code}: {said[-600:]}")
    tap.ok(seconds < SECONDS and most < KIBIBYTES,
           f"{title}: in {SECONDS} seconds and {KIBIBYTES >> 10} MiB",
           f"{seconds:.1f} s, {most >> 10} MiB")

# Fonts.
clear()
program.write("letter.md", as_file("Words."))
NOTO = os.environ.get("VERNACULAR_FONTS",
                      "/usr/share/fonts/truetype/noto").split(":")[0]
SANS = "NotoSans-Regular.ttf"
with open(os.path.join(NOTO, SANS), "rb") as file:
    FONT = file.read()


def font_folder(name, data):
    os.makedirs(program.path(name), exist_ok=True)
    if data is not None:
        shutil.copy(os.path.join(NOTO, "NotoSans-Bold.ttf"),
                    program.path(name))
        program.write(os.path.join(name, SANS), data)
    return program.path(name)


def overwritten(at, data):
    return FONT[:at] + data + FONT[at + len(data):]


DAMAGED = {
    "no fonts": (None, "not installed"),
    "a font of no bytes": (b"", "damaged"),
    "a font of zeros": (bytes(len(FONT)), "damaged"),
    "half a font": (FONT[:len(FONT) // 2], "damaged"),
    "a font that says it has 65,535 tables": (overwritten(4, b"\xff\xff"),
                                              "damaged"),
    "a text named as a font": (b"This is no font. " * 100, "damaged"),
}
for title, (data, part) in DAMAGED.items():
    folder = font_folder(title.replace(" ", "-"), data)
    code, said, seconds, most = render("letter.md", VERNACULAR_FONTS=folder)
    tap.ok(code == 1 and part in said and "fonts-noto-core" in said and
           not left(), title, f"exit {code}: {said}")

# A disk that is full, as a limit on files and as the device that always is.
program.write("letter.pdf", "before")
code, said, seconds, most = render("letter.md", before=limit_file(1024))
tap.ok(code == 1 and "letter.pdf" in said and
       left() == [program.path("letter.pdf")], "a file that may not grow",
       f"exit {code}: {said} {left()}")
with open(program.path("letter.pdf")) as kept:
    tap.ok(kept.read() == "before", "the letter of before is still there")
clear()
code, said, seconds, most = render("letter.md", before=limit_file(0))
tap.ok(code == 1 and not left(), "a file that may not begin",
       f"exit {code}: {said} {left()}")
with open("/dev/full", "wb") as full:
    code, said, seconds, most = render("letter.md", out="-", stdout=full)
tap.ok(code == 1 and "standard output" in said, "standard output is full",
       f"exit {code}: {said}")
# By another name, lest a program that is wrong takes the device's place.
os.symlink("/dev/full", program.path("full"))
code, said, seconds, most = render("letter.md", out="full")
tap.ok(code == 1 and "full" in said, "a device that is full",
       f"exit {code}: {said}")
os.mkfifo(program.path("pipe"))
with subprocess.Popen(["cat", program.path("pipe")],
                      stdout=subprocess.PIPE) as reader:
    code, said, seconds, most = render("letter.md", out="pipe")
    data = reader.stdout.read() if code == 0 else b""
    reader.kill()
tap.ok(code == 0 and data.startswith(b"%PDF") and
       stat.S_ISFIFO(os.stat(program.path("pipe")).st_mode),
       "a pipe is written and stays a pipe", f"exit {code}: {said}")
tap.done()
