"""What finding a tenant among a million costs, and what an import costs above
the same rows put in by raw SQLite. doc/benchmarks.md explains each line.
BENCH_TENANTS=100000 makes both smaller."""
import os
import resource
import sqlite3
import subprocess
import sys
import time

from service import PLACE, VERNACULAR, call, program, remove

TENANTS = int(os.environ.get("BENCH_TENANTS", "1000000"))
ROWS = min(TENANTS, 100000)
SEARCHES = 200
KINDS = (("person", "a name"), ("common", "a name that 5% have"),
         ("commons", "two names that 5% have"),
         ("script", "the same in Arabic letters"),
         ("part", "the beginning of a name"), ("address", "an address"),
         ("telephone", "a telephone number"),
         ("anything", "letters, spaces, common words"))
COPIED = ("tenant", "tenant_key", "need", "twin")


def database():
    """Kept for the next run of this binary; filling it takes minutes."""
    stamp = int(os.path.getmtime(VERNACULAR))
    path = os.path.join(PLACE, f"find-{TENANTS}-{stamp}.db")
    for name in os.listdir(PLACE):
        if name.startswith("find-") and name.endswith(".db") and \
                name != os.path.basename(path):
            remove(os.path.join(PLACE, name))
    return path


def used():
    usage = resource.getrusage(resource.RUSAGE_CHILDREN)
    return usage.ru_utime + usage.ru_stime


def fresh(path):
    remove(path)
    call(VERNACULAR, "init", "--db", path, "--org", "Example Homes",
         "--admin", "admin@homes.example")


def write_table(path):
    with open(path, "w", encoding="utf-8") as table:
        table.write("reference,name,address_1,postcode,phone,"
                    "language_spoken,language_read\n")
        for n in range(ROWS):
            table.write(
                f"T-{n},Person{chr(97 + n % 26)}{chr(97 + n // 26 % 26)} "
                f"Example{chr(97 + n // 676 % 26)}{chr(97 + n % 23)},"
                f"{n % 180 + 1} Sample Road {n % 400},M14 5RX,"
                f"07700 {n % 1000000:06d},ur,ur\n")


def raw(source, path):
    """The rows that the import made, copied by SQL in one transaction."""
    fresh(path)
    connection = sqlite3.connect(path, isolation_level=None)
    connection.execute("PRAGMA synchronous = FULL")
    connection.execute("ATTACH ? AS made", (source,))
    connection.execute("BEGIN")
    for table in COPIED:
        connection.execute(f"INSERT OR IGNORE INTO main.{table}"
                           f" SELECT * FROM made.{table}")
    connection.execute("COMMIT")
    connection.close()


def imports(row):
    table = os.path.join(PLACE, "import.csv")
    ours = os.path.join(PLACE, "import.db")
    theirs = os.path.join(PLACE, "import-raw.db")
    write_table(table)
    fresh(ours)
    before, from_ = used(), time.monotonic()
    subprocess.run([VERNACULAR, "import", "tenants", table, "--db", ours],
                   check=True, stderr=subprocess.DEVNULL)
    seconds, cpu = time.monotonic() - from_, used() - before
    from_ = time.process_time()
    raw(ours, theirs)
    floor = time.process_time() - from_
    row(f"import of {ROWS:,} tenants, s", f"{seconds:.1f}", "", "", "< 60 s")
    row("  of it processor s : the same rows by SQL", f"{cpu:.1f}",
        f"{floor:.1f}", f"{cpu / floor:.1f}", "")
    for path in (table, ours, theirs):
        remove(path)


def main(row):
    path = database()
    print(f"bench: a register of {TENANTS:,}", file=sys.stderr, flush=True)
    found = program("find", path, TENANTS, SEARCHES)
    for kind, what in KINDS:
        one = found[kind]
        row(f"find: {what}, median ms", f"{one['median']:.2f}", "", "", "")
        row("  most of 200", f"{one['most']:.2f}", "", "", "< 50 ms")
    row("find: bytes a tenant in the file",
        f"{found['bytes'] / found['tenants']:.0f}", "", "", "")
    imports(row)
