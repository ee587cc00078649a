"""Bank holidays from the rules that they are made by, from 2019 on."""
import datetime

DAY = datetime.timedelta(days=1)
EXTRA = {datetime.date(2023, 5, 8): ("england-and-wales", "scotland",
                                     "northern-ireland"),
         datetime.date(2026, 6, 15): ("scotland",)}


def easter(year):
    """Sunday, by the anonymous Gregorian method."""
    a, b, c = year % 19, year // 100, year % 100
    h = (19 * a + b - b // 4 - (b - (b + 8) // 25 + 1) // 3 + 15) % 30
    k = (32 + 2 * (b % 4) + 2 * (c // 4) - h - c % 4) % 7
    m = (a + 11 * h + 22 * k) // 451
    month, day = divmod(h + k - 7 * m + 114, 31)
    return datetime.date(year, month, day + 1)


def monday(year, month, which):
    """The first of a month, or the last."""
    days = [datetime.date(year, month, d) for d in range(1, 32)
            if d <= 31 and (month not in (4, 6, 9, 11) or d < 31)]
    return [d for d in days if d.weekday() == 0][which]


def holidays(year, where):
    fixed = {"england-and-wales": [(1, 1), (12, 25), (12, 26)],
             "scotland": [(1, 1), (1, 2), (11, 30), (12, 25), (12, 26)],
             "northern-ireland": [(1, 1), (3, 17), (7, 12), (12, 25),
                                  (12, 26)]}[where]
    fixed = [datetime.date(year, *day) for day in fixed]
    out = {day for day in fixed if day.weekday() < 5}
    for day in fixed:
        if day.weekday() > 4:
            while day.weekday() > 4 or day in out:
                day += DAY
            out.add(day)
    out |= {easter(year) - 2 * DAY, monday(year, 5, 0), monday(year, 5, -1),
            monday(year, 8, 0 if where == "scotland" else -1)}
    if where != "scotland":
        out.add(easter(year) + DAY)
    return out | {day for day, places in EXTRA.items() if where in places}
