"""Letters read aloud: files that others' players open, the same each time;
engines that are missing, hang, fail or say nonsense; an engine of one's own."""
import subprocess
import wave

from program import Program, Tap

tap = Tap()
program = Program()
LETTER = program.write("letter.md", """# Your rent is going up

Your rent is **£1,104.50** from 6 April 2026. Quote `V26-000123`.

## What to do

1. Pay each week.
2. Call 020 7946 0000.
""")


def said(language, kind, name, **environment):
    code = program.run("render", LETTER, "--lang", language, "--format", kind,
                       "-o", name, **environment)
    return code, program.path(name)


def hears(language):
    """The seconds of a letter in that language, by Python's own reader."""
    code, path = said(language, "wav", f"{language}.wav")
    if code:
        return 0
    with wave.open(path) as file:
        frames = file.readframes(file.getnframes())
        return file.getnframes() / file.getframerate() if any(frames) else 0


for language in ("en", "cy", "pl", "ur", "bn", "ar", "zh-Hans", "pa"):
    seconds = hears(language)
    tap.ok(20 < seconds < 120, f"a letter is read aloud in {language}",
           f"{seconds} s: {program.said}")
for language, name in (("so", "Somali"), ("ti", "Tigrinya"),
                       ("ja", "Japanese")):
    code, _ = said(language, "wav", "none.wav")
    tap.ok(code == 1 and name in program.said and "aloud" in program.said,
           f"{name} has no voice, and says what to do", program.said)

code, first = said("en", "ogg", "first.ogg")
tap.equal(code, 0, "speech is written as Ogg Opus")
code, second = said("en", "ogg", "second.ogg")
with open(first, "rb") as one, open(second, "rb") as other:
    tap.ok(one.read() == other.read(), "the same bytes each time")
shown = subprocess.run(["opusinfo", first], capture_output=True,
                       text=True, timeout=60).stdout
for part in ("TITLE=Your rent is going up", "LANGUAGE=en",
             "CHAPTER001NAME=What to do", "Channels: 1",
             "Logical stream 1 ended"):
    tap.ok(part in shown, f"opusinfo reads: {part}", shown)
tap.ok("WARNING" not in shown and "ERROR" not in shown,
       "opusinfo has nothing to complain about", shown)

for command, parts, name in (
        ("/usr/bin/false", ("false", "{voice}".format(voice="x")),
         "an engine that fails"),
        ("/nowhere/engine", ("/nowhere/engine", "not installed"),
         "an engine that is not there"),
        ("/usr/bin/cat", ("WAV",), "an engine that says nonsense"),
        ("/usr/bin/sleep 600", ("sleep", "too long"),
         "an engine that hangs")):
    code, _ = said("en", "wav", "never.wav", VERNACULAR_SPEECH=command,
                   VERNACULAR_VOICES="en=x")
    tap.ok(code == 1 and all(part in program.said for part in parts),
           f"{name} is named and nothing is written", program.said)
ESPEAK = "/usr/bin/espeak-ng -m --stdin --stdout -v {voice}"
code, path = said("so", "wav", "own.wav", VERNACULAR_SPEECH=ESPEAK,
                  VERNACULAR_VOICES="so=sw no-such=x")
tap.equal(code, 0, "an engine of one's own speaks the language it is named for")

program.run("doctor")
tap.ok("ok    voices: " in program.out, "the doctor hears the voices",
       program.out)
program.run("doctor", VERNACULAR_SPEECH="/nowhere/engine",
            VERNACULAR_VOICES="so=x")
tap.ok("mend  voices: " in program.out, "and an engine that is gone",
       program.out)
tap.done()
