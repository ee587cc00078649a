"""The memory and the glossary from the command line: what goes in comes out
again, what is wrong is named by its line and left out."""
import re

from program import Program, Tap

tap = Tap()
program = Program()
program.run("init", "--org", "Example Homes", "--admin", "admin@homes.example")

program.write("memory.csv", "\ufeffsource,target,language\r\n"
              'Your rent is going up,"Czynsz wzrasta, niestety",pl\r\n'
              "Pay the new rent from {start_date}.,"
              "Od {start_date} proszę płacić nowy czynsz.,pl\r\n"
              "Your rent is going up,إيجارك سيرتفع,ar\r\n")
program.does(tap, ["memory", "import", "memory.csv"], "a table is remembered")
tap.ok(program.said == "3 added, 0 as they were, 0 refused\n",
       "it says how many", program.said)
program.does(tap, ["memory", "import", "memory.csv"], "once more is fine")
tap.ok(program.said.startswith("0 added, 3 as"), "nothing doubles",
       program.said)

out = program.does(tap, ["memory", "search", "Your rent is going down",
                         "--lang", "pl"], "a sentence like it is found")
tap.ok(out == "80% -, Example Homes\n"
       "  Your rent is going [-up-]{+down+}\n"
       "  Czynsz wzrasta, niestety\n", "with its difference", out)
out = program.does(tap, ["memory", "search",
                         "Pay the new rent from {first_day}.", "--lang",
                         "pl"], "another field")
tap.ok("99%" in out and "Od {first_day} proszę" in out,
       "is put into the translation", out)
out = program.does(tap, ["memory", "search", "Nothing of the kind",
                         "--lang", "pl"], "what is not there")
tap.ok(out == "", "prints nothing", out)

out = program.does(tap, ["memory", "export", "--lang", "ar", "-o", "-"],
                   "one language is written")
tap.ok(out.splitlines() == ["source,target,language,form,notice",
                            "Your rent is going up,إيجارك سيرتفع,ar,0,"],
       "and nothing else", out)

before = program.does(tap, ["memory", "bands", "rent-increase", "--lang",
                            "ar", "--word-price", "0.12"],
                      "a job's words are counted")
tap.ok(re.search(r"^exact +1 +5 +10%$", before, re.M) is not None,
       "by bands", before)
words = {line.split()[0]: line.split() for line in before.splitlines()}
new, total = int(words["none"][2]), int(words["all"][2])
tap.ok(total > new > 100, "with a sum", before)
pounds = float(words["pounds"][1])
full = float(words["full"][2])
tap.ok(abs(pounds - full * 0.12) < 0.011, "and a price", before)

program.write("bad.csv", "source,target,language\n"
              "Call Mrs Example now,Zadzwoń,pl\n"
              "Ring 020 7946 0000,Dzwoń,pl\n"
              "Fine,Dobrze,pl\n"
              "Pay,Pay,pl\n"
              "Pay,,pl\n"
              "Pay {a},Płać {b},pl\n"
              "Pay,Płać,klingon\n"
              "Pay,Płać,bfi\n")
program.refuses(tap, 1, ["memory", "import", "bad.csv"],
                [f"bad.csv:{line}: " for line in (2, 3, 5, 6, 7, 8, 9)] +
                ["1 added, 0 as they were, 7 refused"],
                "what is wrong is named and left out")
program.write("cut.csv", 'source,target\n"never closed')
program.write("none.csv", "a,b\n1,2\n")
program.write("empty.csv", "")
program.write("latin.csv", b"source,target,language\nPay,P\xb3a\xe6,pl\n")
for name, part in (("cut.csv", "cut.csv:2"), ("none.csv", "source"),
                   ("empty.csv", "source"), ("latin.csv", "latin.csv:2"),
                   ("missing.csv", "missing.csv")):
    program.refuses(tap, 1, ["memory", "import", name],
                    ["vernacular: ", part], f"{name} is refused")
for code, words, part in (
        (1, ["memory", "search", "x", "--lang", "en"], "--lang"),
        (1, ["memory", "search", "x", "--lang", "urr"], "ur (Urdu)"),
        (2, ["memory", "search", "x"], "--lang"),
        (1, ["memory", "search", "x", "--lang", "pl", "--by",
             "nobody@homes.example"], "--by"),
        (2, ["memory", "bands", "rent-increase", "--lang", "pl",
             "--word-price", "-1"], "--word-price"),
        (2, ["memory", "bands", "rent-increase", "--lang", "pl",
             "--word-price", "0."], "--word-price"),
        (2, ["memory", "bands", "rent-increase", "--lang", "pl",
             "--word-price", "99999999999"], "--word-price"),
        (1, ["memory", "bands", "rent-increas", "--lang", "pl"],
         "rent-increase"),
        (2, ["memory", "export", "--lang", "pl", "--as", "tmx2", "-o", "-"],
         "--as")):
    program.refuses(tap, code, words, ["vernacular: ", part],
                    " ".join(words[:3]) + f": {part}")

OTHER = Program()
OTHER.run("init", "--org", "Other Homes", "--admin", "admin@homes.example")
program.write("marked.csv", "source,target,language,form\n"
              "Pay **{rent}** if 1 < 2 & then,Płać **{rent}** jeśli 1 < 2 & potem,"
              "pl,0\n"
              "That is {n} weeks,To {n} tygodnie,pl,1\n"
              "That is {n} weeks,To {n} tygodni,pl,2\n")
program.does(tap, ["memory", "import", "marked.csv"], "marks and forms")
tmx = program.does(tap, ["memory", "export", "--lang", "pl", "--as", "tmx",
                         "-o", "-"], "a memory is written as TMX")
tap.ok('srclang="en"' in tmx and "1 &lt; 2 &amp; potem" in tmx, "of English", tmx)
OTHER.write("memory.tmx", tmx)
OTHER.does(tap, ["memory", "import", "memory.tmx"], "another one reads it")
tap.ok(OTHER.said.startswith("6 added, 0 as they were, 0 refused"),
       "all of it", OTHER.said)
for sentence in ("Pay **{rent}** if 1 < 2 & then", "Your rent is going up"):
    tap.equal(*(one.does(tap, ["memory", "search", sentence, "--lang", "pl"],
                         "looked for").replace("Other", "Example")
                for one in (OTHER, program)), f"found: {sentence}")
UNIT = ('<tu><tuv xml:lang="en"><seg>{}</seg></tuv>'
        '<tuv xml:lang="{}"><seg>{}</seg></tuv></tu>')
HEAD = ('<?xml version="1.0"?>\n{}<tmx version="1.4"><header srclang="en" '
        'segtype="sentence" datatype="plaintext" adminlang="en" '
        'creationtool="other" creationtoolversion="1" o-tmf="x"/>\n<body>')
OTHER.write("agency.tmx", HEAD.format("") +
            UNIT.format("Good day", "pl-PL", "Dzień dobry") + "\n" +
            UNIT.format("Call Mrs Example", "pl-PL", "Proszę") + "\n" +
            "</body></tmx>")
OTHER.refuses(tap, 1, ["memory", "import", "agency.tmx"],
              ["agency.tmx:4: ", "1 added, 0 as they were, 1 refused"],
              "an agency's is taken but for what speaks of somebody")
for name, text in (
        ("bomb.tmx", HEAD.format(
            '<!DOCTYPE tmx [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;">'
            "]>") + UNIT.format("&b;", "pl", "x") + "</body></tmx>"),
        ("outside.tmx", HEAD.format(
            '<!DOCTYPE tmx [<!ENTITY a SYSTEM "file:///etc/passwd">]>') +
         UNIT.format("&a;", "pl", "x") + "</body></tmx>"),
        ("open.tmx", HEAD.format("") + "<tu>"),
        ("other.tmx", "<html/>"),
        ("nobody.tmx", "<"),
        ("bytes.tmx", HEAD.format("").encode() + b"\xff\xfe</body></tmx>"),
        ("unknown.tmx", HEAD.format("").replace(
            "1.0", "1.0\" encoding=\"x-none") + "</body></tmx>")):
    OTHER.write(name, text)
    OTHER.refuses(tap, 1, ["memory", "import", name], [name],
                  f"{name} is refused")
out = OTHER.does(tap, ["memory", "export", "--lang", "pl", "-o", "-"], "then")
tap.ok(len(out.splitlines()) == 8 and "pl,2," in out and "root:" not in out,
       "nothing of those was kept", out)

out = program.does(tap, ["memory", "clean"], "the memory is cleaned")
tap.ok(out == "superseded 0\nsame 0\nempty 0\nenglish 0\n", "of nothing", out)

program.write("terms.csv", "term,language,wanted,forbidden,keep,note\n"
              "rent,pl,czynsz; komorne,opłata,no,\n"
              "Universal Credit,pl,,,yes,\n"
              "arrears,en,money you owe,,,\n")
program.does(tap, ["glossary", "import", "terms.csv"], "terms are kept")
out = program.does(tap, ["glossary", "list"], "and listed")
tap.ok(out == "en       arrears: money you owe\n"
       "pl       rent: czynsz, komorne; not opłata\n"
       "pl       Universal Credit: as it is\n", "in order", out)
out = program.does(tap, ["glossary", "export", "--lang", "pl", "-o",
                         "out.csv"], "and written")
program.does(tap, ["glossary", "import", "out.csv"], "and read again")
tap.ok(program.said == "0 added, 0 changed, 2 as they were\n",
       "without a change", program.said)
program.write("wrong.csv", "term,language,wanted\nrent,pl,x\n,pl,y\n")
program.refuses(tap, 1, ["glossary", "import", "wrong.csv"], ["line 3"],
                "a term without a name is named by its line")
out = program.does(tap, ["glossary", "list", "--lang", "pl"], "after that")
tap.ok("czynsz" in out, "nothing was changed", out)
program.does(tap, ["audit", "verify"], "the log is whole")
tap.done()
