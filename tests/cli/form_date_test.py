#!/usr/bin/env python3
"""`vernacular form date` against a second reckoning of section 13.

The second one knows no formula: it walks through the calendar day by day and
asks of each day whether the law allows it.
"""
import calendar
import datetime
import random
import sys

from program import Program, Tap

DAY = datetime.timedelta(days=1)
WEEKS = {"weekly": 7, "fortnightly": 14, "four-weekly": 28}
MONTHS = {"monthly": 1, "quarterly": 3, "yearly": 12}
NAMES = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday",
         "sunday"]


def later(day, months):
    """The day of the same number so many months on, or the month's last."""
    year, month = day.year, day.month
    for _ in range(months):
        year, month = (year + 1, 1) if month == 12 else (year, month + 1)
    return datetime.date(
        year, month, min(day.day, calendar.monthrange(year, month)[1]))


def starts(period, begins, day):
    """Whether a period begins on that day, by walking from the first."""
    if period in WEEKS:
        return (day - begins).days % WEEKS[period] == 0
    at, n = begins, 0
    while at < day:
        n += MONTHS[period]
        at = later(begins, n)
    return at == day


def notice(landlord, period, served):
    if landlord == "private" and served >= datetime.date(2026, 5, 1):
        return later(served, 2)
    return later(served, {"quarterly": 3, "yearly": 6}.get(period, 1))


def creeps(last, first):
    """52 weeks on is more than six days before the anniversary next to it."""
    sooner = last + 364 * DAY
    near = [later(first, 12 * n) for n in range(200)
            if first.year + n in (sooner.year - 1, sooner.year,
                                  sooner.year + 1)]
    nearest = min(near, key=lambda day: abs((day - sooner).days))
    return (nearest - sooner).days > 6


def allowed(case, day):
    if day < notice(case["landlord"], case["period"], case["served"]):
        return False
    if "last" in case:
        weeks = 53 if creeps(case["last"], case["first"]) else 52
        if (day - case["last"]).days < 7 * weeks:
            return False
    elif (day - case["began"]).days < 364:
        return False
    return starts(case["period"], case["begins"], day)


def earliest(case):
    day = case["served"]
    while not allowed(case, day):
        day += DAY
    return day


def words(case, *more):
    said = [f"--{name}={value}" for name, value in case.items()]
    return ["form", "date", "--nation", "england", "--tenancy", "assured",
            *said, *more]


def some_case(dice):
    begins = datetime.date(2003, 3, 1) + dice.randrange(6000) * DAY
    period = dice.choice([*WEEKS, *MONTHS, "weekly", "weekly", "monthly"])
    served = begins + dice.randrange(400, 4000) * DAY
    case = {"landlord": dice.choice(["social", "private"]), "period": period,
            "begins": begins, "served": served}
    if dice.random() < 0.2:
        case["began"] = served - dice.randrange(500) * DAY
    else:
        case["last"] = served - dice.randrange(400) * DAY
        years = dice.randrange(0, max(1, case["last"].year - 2004))
        near = later(case["last"].replace(day=1), 0).replace(
            year=case["last"].year - years) + dice.randrange(-20, 60) * DAY
        case["first"] = max(datetime.date(2003, 2, 11),
                            min(near, case["last"]))
    return case


def at_random(tap, program):
    dice = random.Random(1988)
    wrong = []
    for _ in range(250):
        case = some_case(dice)
        program.run(*words(case))
        if program.out.strip() != str(earliest(case)):
            wrong.append(f"{case}: {program.out}{program.said}")
    tap.ok(not wrong, "250 cases are as a walk through the calendar has them",
           "\n".join(wrong[:3]))


def twelve_years(tap, program, weekday):
    """Rent goes up as soon as it may, each year."""
    first = datetime.date(2015, 4, 6) + weekday * DAY
    last, weeks, far = first, [], 0
    for _ in range(13):
        case = {"landlord": "social", "period": "weekly",
                "begins": NAMES[weekday], "served": last + 200 * DAY,
                "last": last, "first": first}
        program.run(*words(case))
        case["begins"] = first
        now = datetime.date.fromisoformat(program.out.strip())
        weeks.append((now - last).days // 7)
        far = max(far, (later(first, 12 * (now.year - 2015)) - now).days)
        if now != earliest(case):
            return tap.ok(False, "a year of a long run", f"{case} {now}")
        last = now
    return tap.ok(set(weeks) == {52, 53} and far <= 6,
                  f"thirteen increases on a {NAMES[weekday]} never drift "
                  "more than six days", f"{weeks} {far}")


def checked(tap, program):
    """What is refused is refused, what is next is right."""
    dice = random.Random(2026)
    for _ in range(40):
        case = some_case(dice)
        day = case["served"] + dice.randrange(500) * DAY
        code = program.run(*words(case, "--check", str(day)))
        right = day
        while not allowed(case, right):
            right += DAY
        good = (code == 0 and right == day) or (
            code == 1 and right != day and str(right) in program.said and
            str(day) in program.said and not program.out)
        if not good:
            return tap.ok(False, "a checked date", f"{case} {day} {right} "
                          f"{code} {program.said}")
    return tap.ok(True, "40 dates are refused or not as they should be, and "
                  "the next valid one is named")


def said(tap, program):
    plain = ["form", "date", "--nation", "england", "--tenancy", "assured",
             "--period", "weekly", "--begins", "monday", "--sent",
             "2027-02-24", "--last", "2026-04-06", "--first", "2020-04-06"]
    program.run(*plain)
    tap.ok(program.out == "2027-04-05\n", "standard output is the date alone",
           program.out)
    tap.ok("not legal advice" in program.said, "and it is no legal advice",
           program.said)
    program.run(*plain, "--explain")
    tap.ok(all(part in program.out for part in (
        "form form-4", "served 2027-02-26", "2027-03-26", "2027-04-05",
        "section 13(3)", "section 13(2)")), "each rule is explained",
        program.out)
    program.refuses(tap, 1, plain[:5] + ["shared-ownership", *plain[6:]],
                    ["--tenancy", "lease"], "a lease is sent to itself")
    program.refuses(tap, 1, plain[:5] + ["rented", *plain[6:]],
                    ["--tenancy", "rented"], "a tenancy that is none")
    program.refuses(tap, 1, [*plain, "--served", "2027-02-26"],
                    ["--sent"], "sent and served")
    program.refuses(tap, 1, [*plain, "--delivery", "-1"],
                    ["--delivery"], "days in the post below zero")
    program.refuses(tap, 2, [*plain, "--period", "daily"],
                    ["--period"], "a period that is none")
    program.refuses(tap, 2, ["form", "date"], ["--nation"], "nothing said")
    program.refuses(tap, 1, [*plain, "--rules", "none.txt"],
                    ["none.txt"], "a table that is not there")
    table = program.write("mine.txt", "rule a\npurpose rent-increase\n")
    program.refuses(tap, 1, [*plain, "--rules", table],
                    ["mine.txt:1", "nation"], "a table that is not whole")


def main():
    tap, program = Tap(), Program()
    at_random(tap, program)
    for weekday in (0, 3, 6):
        twelve_years(tap, program, weekday)
    checked(tap, program)
    said(tap, program)
    return tap.done()


if __name__ == "__main__":
    sys.exit(main())
