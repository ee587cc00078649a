"""Letters from the command line: what is wrong names the file and line, or
the option, and the nearest right word."""
from program import Program, Tap

tap = Tap()
program = Program()
program.run("init", "--org", "Example Homes", "--admin", "admin@homes.example")
program.write("good.md", "# A letter\n\nWords.\n")
program.write("front.md", "---\ntitle: A\nname x\n---\n# A\n")
program.write("list.json", "[1, 2]")
program.write("broken.json", '{"weeks": ')
program.write("field.json", '{"wekes": 6}')
OUT = ["--format", "html", "-o", "-"]
LETTER = ["notice", "render", "rent-increase", "--lang", "ur", *OUT, "--data"]
CASES = [
    (1, ["render", "none.md", "--lang", "ur", *OUT], "none.md"),
    (1, ["render", "front.md", "--lang", "ur", *OUT], "front.md:3",
     "key: value"),
    (2, ["render", "good.md", "--lang", "urr", *OUT], "--lang", "ur (Urdu)"),
    (2, ["render", "good.md", "--lang", "ur", "--format", "htm", "-o", "-"],
     "perhaps html"),
    (1, ["render", "good.md", "--lang", "ur", "--format", "html", "-o",
         "none/x.html"], "none/x.html"),
    (1, ["notice", "show", "rent-increas"], "perhaps rent-increase"),
    (1, [*LETTER, "none.json"], "none.json"),
    (1, [*LETTER, "list.json"], ""),
    (1, [*LETTER, "broken.json"], "broken.json"),
    (1, [*LETTER, "field.json"], "wekes", "weeks"),
    (1, ["notice", "approve", "rent-increase", "--lang", "ur", "--by",
         "nobody@homes.example"], "--by", "user list"),
]
for code, words, *parts in CASES:
    program.refuses(tap, code, words, ["vernacular: ", *parts],
                    " ".join(words[:3]) + f": {parts[-1]}")
tap.done()
