"""What a campaign costs: one notice to many, through the program itself.

Processor time of one worker and the most memory that it takes, by turns in one
run: everybody in English in plain print; everybody in one of the demo's
languages; the same with every fifth in large print; as pages for a screen; as
Braille. Then what writing a letter as HTML costs alone, and a thousand and a
hundred thousand letters.
BENCH_LETTERS makes the largest smaller.

    campaign.py     print the rows
"""
import csv
import json
import os
import shutil
import statistics
import subprocess
import time

from service import BUILD, PLACE, TOP

VERNACULAR = os.path.join(BUILD, "src", "vernacular")
FOLDER = os.path.join(PLACE, "campaign")
NOTICE = "rent-increase"
LANGUAGES = ("ur", "bn", "pl", "so", "ar", "ro", "pa-Guru", "zh-Hans", "pt",
             "cy")
NAMES = ("Amina", "Shazia", "Jozef", "Ffion", "Maria", "Omar", "Lan", "Ion")
LETTERS, ROUNDS = 3000, 3
HTML_LETTERS = 40000
MANY = int(os.environ.get("BENCH_LETTERS", "100000"))
MIXED_AIM, HTML_AIM, FLAT_AIM = 0.7, 20000, 1.25


def recipients(count, languages, large, form):
    """Their table: path."""
    path = os.path.join(FOLDER, f"{count}-{len(languages)}-{large}-{form}.csv")
    with open(path, "w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(
            "name address_1 address_2 postcode language format size reference"
            " rent_now rent_new start_date weeks reply_by phone"
            " officer_name".split())
        for n in range(count):
            size = 18 if large and n % 5 == 0 else ""
            writer.writerow(
                (f"{NAMES[n % len(NAMES)]} Example", f"{n % 200 + 1} Sample "
                 "Street", "Exampleton", "M14 5RX",
                 languages[n % len(languages)], form, size, f"R{n:06}",
                 f"{100 + n % 50}.{n % 90 + 10} GBP",
                 f"{160 + n % 40}.{n % 90 + 10} GBP", "2027-04-05",
                 4 + n % 6, "2027-03-22", "020 7946 0000", "Sam Sample"))
    return path


def run(table):
    """Processor seconds and megabytes at most."""
    out = os.path.join(FOLDER, "out")
    shutil.rmtree(out, ignore_errors=True)
    process = subprocess.Popen(
        [VERNACULAR, "campaign", NOTICE, "--recipients", table, "--out", out,
         "--draft", "--date", "2027-03-01", "--jobs", "1"],
        stderr=subprocess.PIPE, text=True,
        env={**os.environ, "VERNACULAR_DATA": TOP})
    said = process.stderr.read()
    _, status, usage = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        raise SystemExit(f"bench: campaign: {said[:2000]}")
    shutil.rmtree(out, ignore_errors=True)
    return usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024


def written():
    """Letters that one core writes as HTML, and nothing else, in a second."""
    program = os.path.join(BUILD, "bench", "html")
    subprocess.run(["make", "-s", "-C", BUILD, "bench/html"], check=True)
    return statistics.median(json.loads(subprocess.run(
        [program, NOTICE, str(HTML_LETTERS), "en", *LANGUAGES], check=True,
        capture_output=True, text=True,
        env={**os.environ, "VERNACULAR_DATA": TOP}).stdout)["letters_s"]
        for _ in range(ROUNDS))


def speeds(tables):
    """Letters a second of each, medians, and each round's."""
    rounds = [{name: LETTERS / run(table)[0]
               for name, table in tables.items()} for _ in range(ROUNDS)]
    return {name: statistics.median(one[name] for one in rounds)
            for name in tables}, rounds


def ratio(rounds, one, other):
    return statistics.median(r[one] / r[other] for r in rounds)


def main(row):
    os.makedirs(FOLDER, exist_ok=True)
    started = time.monotonic()
    tables = {
        "english": recipients(LETTERS, ("en",), 0, ""),
        "plain": recipients(LETTERS, ("en", *LANGUAGES), 0, ""),
        "mixed": recipients(LETTERS, ("en", *LANGUAGES), 1, ""),
        "html": recipients(LETTERS, ("en", *LANGUAGES), 0, "html"),
        "braille": recipients(LETTERS, ("en", "cy"), 0, "brf"),
    }
    found, rounds = speeds(tables)
    row("campaign, a fifth large : plain, letters/s",
        f"{found['mixed']:,.0f}", f"{found['plain']:,.0f}",
        f"{ratio(rounds, 'mixed', 'plain'):.2f}", f">= {MIXED_AIM}")
    row("campaign, eleven languages : English, letters/s",
        f"{found['plain']:,.0f}", f"{found['english']:,.0f}",
        f"{ratio(rounds, 'plain', 'english'):.2f}", "")
    row("HTML, rendering alone, letters/s of one core", f"{written():,.0f}",
        "", "", f">= {HTML_AIM:,}")
    row("campaign, files of HTML, letters/s", f"{found['html']:,.0f}", "", "",
        "")
    row("campaign, files of Braille, letters/s", f"{found['braille']:,.0f}",
        "", "", "")
    few = run(recipients(1000, ("en", *LANGUAGES), 1, ""))[1]
    many = run(recipients(MANY, ("en", *LANGUAGES), 1, ""))[1]
    row(f"campaign, MB at {MANY:,} : at 1,000 letters", f"{many:.0f}",
        f"{few:.0f}", f"{many / few:.2f}", f"<= {FLAT_AIM}")
    shutil.rmtree(FOLDER, ignore_errors=True)
    row("campaign, seconds for all of this",
        f"{time.monotonic() - started:.0f}", "", "", "")


if __name__ == "__main__":
    main(lambda *cells: print(*cells, sep="\t", flush=True))
