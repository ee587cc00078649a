"""Braille beside lou_translate alone, on the words of a notice in English and
in Welsh: letters that have nothing in common, and letters of one notice.
Processor time, by turns in one process.

    braille.py     print the rows
"""
import os
import subprocess

from service import TOP, program

AIM = 0.5
TABLES = (("en", "en-ueb-g2.ctb"), ("cy", "cy-cy-g2.ctb"))


def main(row):
    data = os.path.join(TOP, "tests", "golden", "rent-increase", "data.json")
    for language, tables in TABLES:
        text = subprocess.run(
            [program("src/vernacular"), "notice", "render", "rent-increase",
             "--lang", language, "--draft", "--date", "2027-03-01", "--data",
             data, "--format", "text", "-o", "-"], check=True,
            capture_output=True, text=True).stdout
        paragraphs = "\n".join(" ".join(part.split())
                               for part in text.split("\n\n"))
        out = subprocess.run([program("bench/braille"), language, tables],
                             input=paragraphs, check=True, text=True,
                             capture_output=True).stdout
        for line in out.splitlines():
            kind, floor, ours, ratio = line.split()
            what = {"new": "nothing in common", "notice": "one notice"}[kind]
            row(f"Braille, {language}: letters of {what}, characters/s",
                f"{float(ours):,.0f}", f"{float(floor):,.0f}", ratio,
                f">= {AIM}")
