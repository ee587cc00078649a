"""What it costs to check every notice that ships: all its languages, each
sentence, and a letter of each. Processor time of the command, the least of
five runs.

    notices.py     print the rows
"""
import os
import resource
import subprocess
import sys

from service import TOP, VERNACULAR

RUNS = 5


def spent():
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def check_cost():
    before = spent()
    subprocess.run([VERNACULAR, "notice", "check"], check=True,
                   env={**os.environ, "VERNACULAR_DATA": TOP})
    return spent() - before


def catalogues():
    return sum(name.endswith(".po")
               for kind in ("notices", "clauses")
               for _, _, names in os.walk(os.path.join(TOP, "templates", kind))
               for name in names)


def main(row):
    cost = min(check_cost() for _ in range(RUNS))
    row(f"notice check, {catalogues()} catalogues, s", f"{cost:.2f}", "", "",
        "< 2 s")


if __name__ == "__main__":
    main(lambda *cells: print(*cells, sep="\t"))
    sys.exit(0)
