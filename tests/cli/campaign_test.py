"""One notice to many: rows that are wrong are named and nothing is made,
letters are the same whoever makes them, and after a kill -9 none is lost or
made twice."""
import csv
import hashlib
import os
import signal
import subprocess
import sys
import time

from program import BINARY, Program, Tap

tap = Tap()
program = Program()
CHECKER = os.path.join(os.environ["top_srcdir"], "tests", "pdf", "ua.py")
FIELDS = {"reference": "R 100", "rent_now": "112.40 GBP",
          "rent_new": "118.75 GBP", "start_date": "2027-04-05", "weeks": "6",
          "reply_by": "2027-03-22", "phone": "020 7946 0000",
          "officer_name": "Sam Sample"}
HOME = {"address_1": "12 Sample Street", "address_2": "Exampleton",
        "postcode": "m145rx"}


def person(name, **more):
    return {"name": name, **HOME, "language": "en", "format": "", "size": "",
            **FIELDS, **more}


def table(name, rows):
    path = program.path(name)
    with open(path, "w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, list(rows[0]))
        writer.writeheader()
        writer.writerows(rows)
    return path


def words(recipients, out, *more):
    return ["campaign", "rent-increase", "--recipients", recipients, "--out",
            program.path(out), "--date", "2027-03-01", *more]


def manifest(out):
    with open(program.path(f"{out}/manifest.csv"), encoding="utf-8",
              newline="") as file:
        return list(csv.DictReader(file))


def content(out):
    """Every file of the folder with its bytes."""
    found = {}
    for name in sorted(os.listdir(program.path(out))):
        with open(program.path(f"{out}/{name}"), "rb") as file:
            found[name] = file.read()
    return found


def whole(out):
    """Each row's file is there with that hash, and nothing beside."""
    files = content(out)
    del files["manifest.csv"]
    told = {row["file"]: row["sha256"] for row in manifest(out)
            if row["file"]}
    return told == {name: hashlib.sha256(data).hexdigest()
                    for name, data in files.items()}


# What is wrong with a row.
good = [person("Amina Example"), person("Shazia Example", language="ur",
                                        size="18")]
bad = [person("Rae Example", address_1="", address_2="", postcode=""),
       person("Lee Example", language="xx"),
       person("Max Example", rent_new="a lot"),
       person("Kit Example", size="40"),
       person("Jo Example", format="pfd"),
       person("Bo Example", postcode="", address_2="no fixed abode")]
mixed = table("bad.csv", [good[0], *bad, good[1]])
program.refuses(tap, 1, words(mixed, "bad", "--draft"),
                ["line 3/address_1", "line 4/language", "xx",
                 "line 5/rent_new", "a lot", "line 6/size", "40", "12 to 28",
                 "line 7/format", "pfd", "line 8/address_1"],
                "each bad row is named by line, column and value")
tap.ok(not os.path.exists(program.path("bad")), "and nothing is written")
program.does(tap, words(mixed, "bad", "--draft", "--skip-bad"),
             "without them the rest is made")
rows = manifest("bad")
tap.equal([row["state"] for row in rows],
          ["made", *["refused"] * 6, "made"], "the manifest tells both")
tap.ok(all(bool(row["reason"]) == (row["state"] == "refused")
           for row in rows) and whole("bad"), "with reasons and hashes")
tap.equal([rows[7][key] for key in
           ("n", "tenant", "language", "format", "size", "file")],
          ["8", "Shazia Example", "ur", "pdf", "18",
           "000008-Shazia-Example.pdf"], "a letter's row")
pages = subprocess.run(["pdfinfo", program.path("bad/" + rows[7]["file"])],
                       capture_output=True, text=True, check=False).stdout
tap.ok(f"Pages:           {rows[7]['pages']}" in pages,
       "with its pages as poppler counts them", pages)
done = subprocess.run([sys.executable, CHECKER,
                       program.path("bad/" + rows[7]["file"])],
                      capture_output=True, text=True, check=False)
tap.ok(done.returncode == 0, "it keeps PDF/UA", done.stdout + done.stderr)
program.refuses(tap, 1, words(table("ur.csv", good), "final"),
                ["line 3/language", "not approved in Urdu", "--draft"],
                "what nobody approved goes out as a draft only")
program.refuses(tap, 1, words(table("no.csv", [{**good[0], "rent": "1"}]),
                              "no"), ["line 1", "rent"],
                "a column that is none of the notice's")
program.refuses(tap, 1, words(program.write("tenant.csv", "tenant\nT1\n"),
                              "no"), ["line 2/tenant", "--db"],
                "a reference needs a database")
program.refuses(tap, 1, words(program.write("empty.csv", "name,address_1\n"),
                              "no"), ["Nobody"], "a table without rows")
program.refuses(tap, 2, words(mixed, "no", "--jobs", "0"), ["--jobs"],
                "no workers")

# Any number of workers makes the same bytes.
many = [person(f"Amina Example{n}", size="18" if n % 5 == 0 else "",
               language=("en", "ur", "bn")[n % 3],
               format=("", "", "", "brf", "html", "text")[n % 6])
        for n in range(30)]
table("many.csv", many)
for jobs in "13":
    program.does(tap, words("many.csv", f"jobs{jobs}", "--draft", "--jobs",
                            jobs), f"{jobs} at a time")
tap.ok(content("jobs1") == content("jobs3") and whole("jobs1"),
       "the same letters and manifest")
program.refuses(tap, 1, words("many.csv", "jobs1", "--draft"), ["finished"],
                "a finished folder is left alone")

# All in one print file, but what has no pages.
program.does(tap, words("many.csv", "merged", "--draft", "--merge"),
             "one print file")
rows, apart = manifest("merged"), manifest("jobs1")
tap.ok({row["file"] for row in rows if row["format"] == "pdf"} ==
       {"letters.pdf"} and
       [row["sha256"] for row in rows] == [row["sha256"] for row in apart],
       "the same letters in it")
merged = program.path("merged/letters.pdf")
shown = subprocess.run(["pdfinfo", merged], capture_output=True, text=True,
                       check=False).stdout
pages = sum(int(row["pages"]) for row in rows if row["format"] == "pdf")
tap.ok(f"Pages:           {pages}\n" in shown, "with all their pages", shown)
done = subprocess.run(["qpdf", "--check", merged], capture_output=True,
                      text=True, check=False)
tap.ok(done.returncode == 0, "it is whole for qpdf", done.stdout + done.stderr)
done = subprocess.run([sys.executable, CHECKER, merged], capture_output=True,
                      text=True, check=False)
tap.ok(done.returncode == 0, "and keeps PDF/UA", done.stdout + done.stderr)

# Killed in the middle, then gone on with.
table("long.csv", [person(f"Amina Example{n}") for n in range(1100)])
straight = words("long.csv", "straight", "--format", "text")
program.does(tap, straight, "a long one")
killed = subprocess.Popen(
    [BINARY, *words("long.csv", "killed", "--format", "text")],
    cwd=program.folder.name, stderr=subprocess.DEVNULL,
    env=program.environment)
part = program.path("killed/manifest.csv.part")
while killed.poll() is None and (not os.path.exists(part) or
                                 os.path.getsize(part) < 1000):
    time.sleep(0.001)
killed.send_signal(signal.SIGKILL)
killed.wait()
made = len([name for name in os.listdir(program.path("killed"))
            if name.endswith(".text") or name.endswith(".txt")])
tap.ok(killed.returncode == -signal.SIGKILL and 0 < made < 1100,
       "killed after some letters", f"{killed.returncode}, {made}")
again = words("long.csv", "killed", "--format", "text")
program.refuses(tap, 1, again, ["--resume"], "it is not begun anew unasked")
table("other.csv", [person("Lee Example")])
program.refuses(tap, 1, words("other.csv", "killed", "--format", "text",
                              "--resume"), ["other recipients"],
                "nor gone on with for others")
# A letter that the manifest has was cut by the fall.
with open(part, encoding="utf-8") as file:
    last = list(csv.DictReader(file))[-2]["file"]
program.write(f"killed/{last}", "cut")
program.does(tap, [*again, "--resume"], "gone on with")
tap.ok(content("killed") == content("straight") and whole("killed"),
       "every letter once, the same as without a fall")
program.refuses(tap, 1, [*again, "--resume"], ["finished"],
                "there is nothing to go on with then")

# Recipients of the register, as it says.
people = program.write("tenants.csv", """\
reference,name,address_1,address_2,postcode,language_read,formats,safe_contact
T1,Shazia Example,1 Sample Street,Exampleton,M14 5RX,ur,large-print:20,
T2,Amina Example,2 Sample Street,Exampleton,M14 5RX,,,never post to the home
T3,Lee Example,,,,,,
""")
program.does(tap, ["init", "--org", "Example Homes", "--admin",
                   "admin@homes.example"], "a landlord")
program.does(tap, ["import", "tenants", people], "with tenants")
table("tenants.csv", [{"tenant": f"T{n}", **FIELDS} for n in (1, 2, 3, 4, 1)])
program.refuses(tap, 1, words("tenants.csv", "register", "--draft"),
                ["line 3/tenant", "post", "line 4/tenant", "line 5/tenant",
                 "T4", "line 6/tenant", "twice"],
                "who must not be written to, or has no address")
table("tenants.csv", [{"tenant": "T1", **FIELDS}])
program.does(tap, words("tenants.csv", "register", "--draft"), "who may")
tap.equal([manifest("register")[0][key] for key in
           ("tenant", "language", "format", "size")],
          ["T1", "ur", "pdf", "20"], "in their language and size")
log = program.does(tap, ["audit", "export", "-o", "-"], "the log is read")
tap.equal(log.count('"tenant.read"'), 5, "each record that was read is in it")
tap.done()
