"""What is kept beside the events follows from them: items, offers, figures of
providers, load and board are made again from the log alone and are equal; and
a log that was tampered with is found out."""
import json
import os
import shutil
import sqlite3
import subprocess
import sys
import tempfile
from collections import Counter
from datetime import datetime

PROGRAM = os.environ["VERNACULAR"]
PERIOD = 2629746  # a twelfth of the mean Gregorian year
CLOSED = {"rejected", "completed", "cancelled", "unfilled"}
cases = []


def case(function):
    cases.append(function)
    return function


def run(*words):
    return subprocess.run([PROGRAM, *words], capture_output=True, text=True,
                          timeout=300)


def make(path):
    done = run("demo", "--db", path, "--tenants", "500", "--requests", "600",
               "--seed", "11", "--now", "2026-11-19")
    assert done.returncode == 0, done.stderr


def utc(text):
    return text and int(datetime.fromisoformat(
        text.replace("Z", "+00:00")).timestamp())


class Log:
    """The events in their order, and what follows from them."""

    def __init__(self, base):
        self.items = {}    # (request, n): what never changes and what does
        self.offers = {}   # id: [item, provider, sent, state]
        self.requests = {}
        for at, kind, subject, payload in base.execute(
                "SELECT e.at, e.kind, e.subject, p.payload FROM event e"
                " JOIN event_payload p USING (seq) ORDER BY e.seq"):
            self.take(at, kind, subject, json.loads(payload or "{}"))

    def take(self, at, kind, subject, said):
        if kind == "request.logged":
            for item in said["items"]:
                self.items[subject, item["n"]] = {**item, **item["item"]}
            return
        if kind == "item.added":
            self.items[subject, said["n"]] = {**said, **said["item"]}
            return
        if kind == "request.changed":
            self.requests[subject] = said["request"]
        if not isinstance(said.get("item"), dict):
            return  # a line of a bill names the item that it is for
        key = subject, said["n"]
        made = self.items[key]
        for name in ("service", "from", "language", "mode", "format", "rule",
                     "response"):
            said["item"].setdefault(name, made.get(name))
        self.items[key] = said["item"]
        if kind.startswith("offer.") and "offer" in said:
            state = kind.removeprefix("offer.")
            offer = self.offers.setdefault(
                said["offer"], [key, said["offered_to"], at, ""])
            offer[3] = state


def known(base):
    """Items as their rows have them, in the words of the log."""
    ids = {}
    out = {}
    for row in base.execute(
            "SELECT request, n, service, from_lang, language, mode, format,"
            " words, minutes, starts_at, state, held_from, provider, due_at,"
            " closed_at, response, rule, standard, price_minor, gross_min,"
            " net_min, in_standard, outcome, started_at, stopped_at, id"
            " FROM item"):
        out[row[0], row[1]] = dict(zip(
            ("service", "from", "language", "mode", "format", "words",
             "minutes", "starts_at", "state", "held_from", "provider",
             "due_at", "closed_at", "response", "rule", "standard",
             "price_minor", "gross_min", "net_min", "in_standard", "outcome",
             "started_at", "stopped_at"), row[2:]))
        ids[row[-1]] = row[0], row[1]
    return out, ids


def providers(base):
    """Rows of providers by the identifiers that the log has."""
    names = {}
    for payload, in base.execute(
            "SELECT payload FROM event_payload WHERE payload LIKE"
            " '%\"provider\":%'"):
        said = json.loads(payload)
        item = said.get("item", {})
        whose = said.get("offered_to") or item.get("provider")
        if said.get("provider") and whose:
            names[whose] = said["provider"]
    rows = dict((name, id) for id, name in
                base.execute("SELECT id, name FROM provider"))
    return {text: rows[name] for text, name in names.items()}


@case
def items_follow_from_the_log(folder):
    base = sqlite3.connect(folder + "/a.db")
    log, (rows, _), ids = Log(base), known(base), providers(base)
    assert log.items.keys() == rows.keys()
    assert len(rows) > 500
    for key, row in rows.items():
        seen = dict(log.items[key])
        for name in ("starts_at", "due_at", "closed_at", "started_at",
                     "stopped_at"):
            seen[name] = utc(seen.get(name))
        seen["provider"] = ids.get(seen.get("provider"))
        for name, value in row.items():
            made = seen.get(name)
            if value == "" or (name in ("words", "minutes") and not value):
                value, made = value or None, made or None
            assert made == value, (key, name, made, value)


@case
def figures_follow_from_the_log(folder):
    base = sqlite3.connect(folder + "/a.db")
    log, ids = Log(base), providers(base)
    figures, load = Counter(), Counter()
    for item, provider, sent, state in log.offers.values():
        made = log.items[item]
        key = ids[provider], made["service"], made["language"], sent // PERIOD
        figures[key + ("offers",)] += 1
        figures[key + ("accepted",)] += state == "accepted"
    for made in log.items.values():
        provider = ids.get(made.get("provider"))
        if not provider:
            continue
        if made["state"] not in CLOSED:
            load[provider] += 1
        if made["state"] == "completed":
            key = (provider, made["service"], made["language"],
                   utc(made["closed_at"]) // PERIOD)
            figures[key + ("done",)] += 1
            figures[key + ("in_standard",)] += made.get("in_standard") == 1
    kept = Counter()
    for row in base.execute("SELECT provider, service, language, period,"
                            " offers, accepted, done, in_standard"
                            " FROM provider_figure"):
        for name, count in zip(("offers", "accepted", "done", "in_standard"),
                               row[4:]):
            kept[row[:4] + (name,)] += count
    assert +kept == +figures, list((kept - figures) + (figures - kept))[:5]
    assert sum(v for k, v in kept.items() if k[-1] == "done") > 300
    assert dict(base.execute("SELECT id, open_items FROM provider"
                             " WHERE open_items <> 0")) == dict(+load)


@case
def the_board_follows_from_the_log(folder):
    base = sqlite3.connect(folder + "/a.db")
    owners = dict(base.execute("SELECT id, organisation FROM request"))
    board = Counter()
    for (request, _), made in Log(base).items.items():
        if made["state"] not in CLOSED:
            due = utc(made.get("due_at"))
            board[owners[request], due // 86400 if due else -1,
                  made["state"]] += 1
    kept = Counter()
    for organisation, day, state, n in base.execute(
            "SELECT organisation, day, state, n FROM board"):
        kept[organisation, day, state] = n
    assert board and kept == board, (kept - board, board - kept)


@case
def offers_follow_from_the_log(folder):
    base = sqlite3.connect(folder + "/a.db")
    log, (_, keys), ids = Log(base), known(base), providers(base)
    kept = sorted((keys[item], provider, sent, state) for item, provider, sent,
                  state in base.execute("SELECT item, provider, sent_at, state"
                                        " FROM offer"))
    made = sorted((item, ids[provider], sent, state)
                  for item, provider, sent, state in log.offers.values())
    assert made == kept, [x for x in zip(made, kept) if x[0] != x[1]][:3]


PROJECTED = {
    "item": "id, state, held_from, open, provider, due_at, case_due_at,"
            " closed_at, standard, gross_min, net_min, in_standard, outcome,"
            " started_at, stopped_at, words, minutes, starts_at, price_minor",
    "pause": "item, from_at, to_at, reason", "board": "*",
    "offer": "id, state, answered_at, reason",
    "provider_figure": "*", "provider": "id, open_items",
    "case_file": "id, stage, number, subject, nation, landlord, received_at,"
                 " closed_at, closed_reason, next_clock, next_due, order_at",
    "case_event": "id, case_file, n, event, stage, at, recorded_at,"
                  " recorded_by, note, withdrawn_at, withdrawn_reason",
    "case_longer": "*", "case_clock": "*"}
WRECKED = ["UPDATE item SET state = 'logged', held_from = NULL, open = 1,"
           " due_at = 7, case_due_at = 8, closed_at = 9, provider = NULL,"
           " gross_min = 1, net_min = 2, in_standard = 0, outcome = 'x',"
           " started_at = 3, stopped_at = 4, words = 5, minutes = 6,"
           " starts_at = 1, price_minor = 1, standard = 'x'",
           "DELETE FROM pause", "DELETE FROM board",
           "UPDATE offer SET state = 'sent', answered_at = 7, reason = 'x'",
           "DELETE FROM provider_figure",
           "UPDATE provider SET open_items = 99",
           "UPDATE case_file SET stage = 'gas', number = NULL, subject = '',"
           " nation = 'wales', received_at = 1, closed_at = 2, next_due = 3,"
           " order_at = 3, next_clock = 'x'",
           "DELETE FROM case_event", "DELETE FROM case_longer",
           "DELETE FROM case_clock"]


def projected(path):
    base = sqlite3.connect(path)
    return {table: sorted(map(repr, base.execute(
        f"SELECT {columns} FROM {table}")))
        for table, columns in PROJECTED.items()}


def rebuilt(path):
    done = run("report", "turnaround", "--from", "2026-01-01", "--to",
               "2026-12-31", "--rebuild", "--db", path)
    assert done.returncode == 0, done.stderr
    return int(done.stderr.rstrip().rsplit(" ", 1)[1])


@case
def nothing_has_drifted(folder):
    path = folder + "/b.db"
    shutil.copyfile(folder + "/a.db", path)
    before = projected(path)
    assert rebuilt(path) == 0
    assert projected(path) == before


@case
def wrecked_projections_are_made_again_equal(folder):
    path = folder + "/c.db"
    shutil.copyfile(folder + "/a.db", path)
    before = projected(path)
    assert all(before.values()), [t for t in before if not before[t]]
    base = sqlite3.connect(path)
    for change in WRECKED:
        base.execute(change)
    base.commit()
    base.close()
    assert projected(path) != before
    assert rebuilt(path) > 500
    after = projected(path)
    for table, rows in before.items():
        assert after[table] == rows, (table, [
            pair for pair in zip(rows, after[table]) if pair[0] != pair[1]
        ][:2], len(rows), len(after[table]))


@case
def an_untouched_log_fits(folder):
    done = run("audit", "verify", "--db", folder + "/a.db")
    assert done.returncode == 0, done.stderr


def tampered(folder, *changes):
    """What the program says of a copy that somebody has changed."""
    path = folder + "/bad.db"
    shutil.copyfile(folder + "/a.db", path)
    base = sqlite3.connect(path)
    for name, in base.execute("SELECT name FROM sqlite_schema WHERE"
                              " type = 'trigger'").fetchall():
        base.execute(f'DROP TRIGGER "{name}"')
    for change in changes:
        base.execute(change)
    base.commit()
    base.close()
    done = run("audit", "verify", "--db", path)
    for end in ("", "-wal", "-shm"):
        if os.path.exists(path + end):
            os.remove(path + end)
    return done


CHANGES = {
    "who did it": ["UPDATE event SET actor = actor + 1 WHERE seq = 400"],
    "when": ["UPDATE event SET at = at - 60 WHERE seq = 400"],
    "what was counted":
        ["UPDATE event SET language = 'xx' WHERE seq = 400"],
    "what was said":
        ["UPDATE event_payload SET payload = '[]' WHERE seq = 400"],
    "a hash": ["UPDATE event SET hash = payload_hash WHERE seq = 400"],
    "one taken out": ["DELETE FROM event_payload WHERE seq = 400",
                      "DELETE FROM event WHERE seq = 400"],
    "one taken out, the gap closed": [
        "DELETE FROM event_payload WHERE seq = 400",
        "DELETE FROM event WHERE seq = 400",
        "UPDATE event SET seq = -seq WHERE seq > 400",
        "UPDATE event SET seq = -seq - 1 WHERE seq < 0",
        "UPDATE event_payload SET seq = -seq WHERE seq > 400",
        "UPDATE event_payload SET seq = -seq - 1 WHERE seq < 0"],
    "two in another order": [
        "UPDATE event SET seq = -1 WHERE seq = 400",
        "UPDATE event SET seq = 400 WHERE seq = 401",
        "UPDATE event SET seq = 401 WHERE seq = -1",
        "UPDATE event_payload SET seq = -1 WHERE seq = 400",
        "UPDATE event_payload SET seq = 400 WHERE seq = 401",
        "UPDATE event_payload SET seq = 401 WHERE seq = -1"],
}


@case
def tampering_is_found(folder):
    for what, changes in CHANGES.items():
        done = tampered(folder, *changes)
        assert done.returncode == 1, (what, done.stdout)
        assert "400" in done.stderr or "401" in done.stderr, (
            what, done.stderr)


def main():
    print(f"1..{len(cases)}")
    with tempfile.TemporaryDirectory() as folder:
        make(folder + "/a.db")
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
