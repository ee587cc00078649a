"""The demonstration: the same seed gives the same data, and it is believable."""
import os
import sqlite3
import subprocess
import sys
import tempfile

PROGRAM = os.environ["VERNACULAR"]
cases = []


def case(function):
    cases.append(function)
    return function


def make(path, seed, tenants=600, requests=500, now="2026-11-21"):
    return subprocess.run(
        [PROGRAM, "demo", "--db", path, "--tenants", str(tenants),
         "--requests", str(requests), "--seed", str(seed),
         "--now", now],
        capture_output=True, text=True, timeout=300)


def rows(path):
    """Every row of every table, but for the salts of password hashes."""
    base = sqlite3.connect(path)
    tables = [r[0] for r in base.execute(
        "SELECT name FROM sqlite_schema WHERE type = 'table'"
        " AND name NOT LIKE 'sqlite_%' ORDER BY name")]
    out = {}
    for table in tables:
        cursor = base.execute(f'SELECT * FROM "{table}"')
        names = [c[0] for c in cursor.description]
        keep = [i for i, n in enumerate(names) if n != "password_hash"]
        out[table] = sorted(repr([row[i] for i in keep]) for row in cursor)
    base.close()
    return out


@case
def the_same_seed_gives_the_same_data(folder):
    first, second = folder + "/a.db", folder + "/b.db"
    assert make(first, 7).returncode == 0
    assert make(second, 7).returncode == 0
    a, b = rows(first), rows(second)
    assert a.keys() == b.keys()
    for table in a:
        assert a[table] == b[table], f"{table} differs"
    assert len(a["tenant"]) == 600 and len(a["request"]) > 400


@case
def another_seed_gives_other_people(folder):
    path = folder + "/c.db"
    assert make(path, 8).returncode == 0
    assert rows(path)["tenant"] != rows(folder + "/a.db")["tenant"]


@case
def every_kind_of_ending_occurs(folder):
    base = sqlite3.connect(folder + "/a.db")
    states = {r[0] for r in base.execute("SELECT DISTINCT state FROM item")}
    services = {r[0] for r in base.execute("SELECT DISTINCT service FROM item")}
    assert {"completed", "cancelled"} <= states, states
    assert len(services) == 3, services
    late, = base.execute(
        "SELECT count(*) FROM item WHERE in_standard = 0").fetchone()
    done, = base.execute(
        "SELECT count(*) FROM item WHERE state = 'completed'").fetchone()
    assert 0 < late < done
    base.close()


@case
def the_present_is_alive(folder):
    path = folder + "/today.db"
    assert make(path, 3, 2000, 3000, "2026-11-19").returncode == 0
    base = sqlite3.connect(path)
    now = 1795078800  # nine in the morning of that Thursday

    def count(where):
        return base.execute("SELECT count(*) FROM item WHERE " + where
                            ).fetchone()[0]
    day = now - now % 86400
    assert count(f"open AND due_at < {now}") > 0, "nothing is late"
    assert count(f"open AND due_at BETWEEN {now} AND {day + 86400}") > 0
    assert count("state = 'offered'") > 0, "no offer waits for an answer"
    assert count("state IN ('logged', 'approved', 'delivered', 'checked')")
    assert count("state = 'assigned'") > count("state = 'offered'")
    assert count("state = 'unfilled'") > 0
    # What is open is of these weeks, and not much of it is late.
    assert count(f"open AND received_at < {now - 60 * 86400}") == 0
    assert count("state = 'approved'") == 0
    assert count(f"open AND due_at < {now}") < 0.5 * count("open")
    assert count(f"open AND starts_at < {now - 7 * 86400}") == 0
    done = count("state = 'completed'")
    assert 0.75 < count("state = 'completed' AND in_standard = 1") / done < 0.98
    assert 0.005 < count("state = 'unfilled'") / done < 0.06
    for service in ("translation", "interpreting", "format"):
        late = count(f"state = 'completed' AND in_standard = 0"
                     f" AND service = '{service}'")
        assert 0 < late < 0.4 * count("state = 'completed'"
                                      f" AND service = '{service}'"), service
    for outcome in ("tenant-absent", "interpreter-absent", "cancelled-early"):
        assert count(f"outcome = '{outcome}'") > 0, outcome
    base.close()


@case
def the_chain_of_events_holds(folder):
    done = subprocess.run([PROGRAM, "audit", "verify", "--db",
                           folder + "/a.db"], capture_output=True, text=True,
                          timeout=60)
    assert done.returncode == 0, done.stderr


@case
def a_file_that_is_there_is_left_alone(folder):
    path = folder + "/precious.db"
    with open(path, "wb") as file:
        file.write(b"precious")
    done = make(path, 1)
    assert done.returncode == 1 and "precious.db" in done.stderr
    with open(path, "rb") as file:
        assert file.read() == b"precious"


@case
def wrong_numbers_are_refused(folder):
    done = subprocess.run([PROGRAM, "demo", "--db", folder + "/x.db",
                           "--tenants", "many"], capture_output=True,
                          text=True, timeout=60)
    assert done.returncode == 2 and "--tenants" in done.stderr
    assert not os.path.exists(folder + "/x.db")


def main():
    print(f"1..{len(cases)}")
    with tempfile.TemporaryDirectory() as folder:
        for number, function in enumerate(cases, 1):
            name = function.__name__.replace("_", " ")
            try:
                function(folder)
                print(f"ok {number} - {name}")
            except (AssertionError, subprocess.TimeoutExpired) as fault:
                print(f"not ok {number} - {name}")
                print("# " + str(fault).replace("\n", "\n# ")[:2000])
            sys.stdout.flush()


main()
