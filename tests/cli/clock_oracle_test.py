"""`vernacular clock` against a second reckoning, which knows no formula: bank
holidays from the rules that they are made by, service time minute by minute,
days day by day, and the zone from the system's own tables."""
import datetime
import random

from zoneinfo import ZoneInfo

from bank_holidays import easter, holidays
from program import Program, Tap

LONDON, UTC = ZoneInfo("Europe/London"), datetime.timezone.utc
DAY, MINUTE = datetime.timedelta(days=1), datetime.timedelta(minutes=1)


def works(case, day):
    if case["kind"] == "elapsed":
        return True
    if day.weekday() > 4 or day in case["holiday"] or \
            day in holidays(day.year, case["calendar"]):
        return False
    return case["kind"] == "statutory" or day not in case["closed"]


def end_of(case, day):
    """The last moment of a day that counts."""
    at = datetime.datetime(day.year, day.month, day.day)
    if case["kind"] == "service":
        return at + case["hours"][1] * MINUTE
    return at + DAY - datetime.timedelta(seconds=1)


def due(case):
    """As the clock on the wall has it, with its offset."""
    count, unit = int(case["add"][:-1]), case["add"][-1]
    day = case["from"].astimezone(LONDON).date()
    if unit in "mh":
        left, at = count * (60 if unit == "h" else 1), case["from"]
        while left:
            local = at.astimezone(LONDON)
            minute = local.hour * 60 + local.minute
            if case["kind"] == "elapsed" or (
                    works(case, local.date()) and (
                        case["kind"] == "statutory" or
                        case["hours"][0] <= minute < case["hours"][1])):
                left -= 1
            at += MINUTE
        return at.astimezone(LONDON)
    if unit == "w":
        day += 7 * count * DAY
        while case["kind"] == "service" and not works(case, day):
            day += DAY
    else:
        while count:
            day += DAY
            count -= works(case, day)
    return end_of(case, day).replace(tzinfo=LONDON)


def make(chance):
    """Mostly around Christmas, Easter and the changes of the clocks."""
    year = chance.choice([2023, 2024, 2025, 2026, 2027])
    near = chance.choice([datetime.date(year, 12, 20), easter(year) - 6 * DAY,
                          datetime.date(year, 3, 24),
                          datetime.date(year, 10, 22),
                          datetime.date(year, 6, 8),
                          datetime.date(year, 7, 9)])
    day = near + chance.randrange(9) * DAY
    start = datetime.datetime(day.year, day.month, day.day, tzinfo=UTC)
    first = chance.choice([480, 540, 570])
    return {
        "calendar": chance.choice(["england-and-wales", "scotland",
                                   "northern-ireland"]),
        "kind": chance.choice(["service", "statutory", "elapsed"]),
        "hours": (first, first + chance.choice([240, 480, 510])),
        "from": start + chance.randrange(1440) * MINUTE,
        "add": chance.choice(["1m", "45m", "90m", "4h", "8h", "24h", "1d",
                              "2d", "3d", "5d", "10d", "20d", "30d", "1w",
                              "12w"]),
        "holiday": {day + chance.randrange(1, 8) * DAY
                    for _ in range(chance.randrange(3))},
        "closed": {day + chance.randrange(1, 8) * DAY
                   for _ in range(chance.randrange(3))}}


def clock(text):
    return f"{text // 60:02}:{text % 60:02}"


def words(case):
    out = ["clock", "--calendar", case["calendar"], "--kind", case["kind"],
           "--hours", "-".join(map(clock, case["hours"])),
           "--from", case["from"].strftime("%Y-%m-%dT%H:%MZ"),
           "--add", case["add"]]
    for name in ("holiday", "closed"):
        for day in sorted(case[name]):
            out += ["--" + name, day.isoformat()]
    return out


tap = Tap()
program = Program()
chance = random.Random(1971)
wrong, tried = [], 0
for _ in range(60):
    case = make(chance)
    code = program.run(*words(case))
    wanted = due(case).isoformat(timespec="seconds")
    tried += 1
    if code or program.out.strip() != wanted:
        wrong.append((" ".join(words(case)), wanted, program.out.strip()))
tap.ok(not wrong, "due times of random clocks agree", wrong[:3])
tap.equal(tried, 60, "60 of them")
tap.done()
