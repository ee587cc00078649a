"""The prices of tests/data/price.txt and the notice of tests/data/notice.txt
against a second reckoning, which knows no formula: fractions instead of whole
numbers, time minute by minute, days day by day, and the zone from the system's
own tables."""
import datetime
import os

from fractions import Fraction
from zoneinfo import ZoneInfo

from bank_holidays import holidays
from program import Tap

LONDON, UTC = ZoneInfo("Europe/London"), datetime.timezone.utc
DAY, MINUTE = datetime.timedelta(days=1), datetime.timedelta(minutes=1)
ROOT = os.environ.get("top_srcdir", ".")
SPEC = ("service", "mode", "format", "from", "language")


def cases(name):
    with open(os.path.join(ROOT, "tests/data", name),
              encoding="utf-8") as lines:
        for number, line in enumerate(lines, 1):
            if line.strip() and not line.startswith("#"):
                yield number, [f.strip() for f in line.split(" | ")]


def pence(amount):
    """Half a penny up."""
    return (amount * 100 + Fraction(1, 2)).__floor__()


def money(minor):
    return f"{minor // 100}.{minor % 100:02}"


def words(text):
    return dict(word.split("=") for word in text.split() if "=" in word)


def fits(said, tag):
    return said == "*" or tag == said or tag.startswith(said + "-")


def find_rate(rates, job):
    """What says most: the language, then the other one, then the rest."""
    found = []
    for place, text in enumerate(rates.split(";")):
        one = text.split()
        rate = dict(zip(SPEC, one), **words(text))
        rate["rate"], rate["unit"] = one[5].split("/")
        if rate["service"] == job["service"] and \
                fits(rate["language"], job["language"]) and \
                fits(rate["from"], job["from"]) and \
                rate["mode"] in ("*", job["mode"]) and \
                rate["format"] in ("*", job["format"]):
            said = [0 if rate[k] == "*" else len(rate[k])
                    for k in ("language", "from")]
            rest = (rate["mode"] != "*") + (rate["format"] != "*")
            found.append((said, rest, -place, rate))
    return max(found, key=lambda f: f[:3])[3] if found else None


def kind_of_minute(local, card, where):
    if local.date() in holidays(local.year, where):
        return "bank-holiday"
    hours = card.get("sat" if local.weekday() == 5 else
                     "sun" if local.weekday() == 6 else "week")
    if hours is None and local.weekday() < 5:
        hours = "08:00-18:00"
    if hours:
        start, end = hours.split("-")
        if start <= local.strftime("%H:%M") < end:
            return "plain"
    return "out-of-hours"


def minutes_of(job, card):
    """Every minute that passes, and what it is."""
    count = int(job.get("minutes", 0))
    if "start" not in job:
        return ["plain"] * count
    start = datetime.datetime.fromisoformat(job["start"]).astimezone(UTC)
    return [kind_of_minute((start + n * MINUTE).astimezone(LONDON), card,
                           job.get("in", "england-and-wales"))
            for n in range(count)]


def time_lines(rate, card, job):
    kinds = minutes_of(job, card)
    if not kinds:
        return None
    each = Fraction(rate["rate"]) / (60 if rate["unit"] == "hour" else 1)
    worked, step = len(kinds), int(rate.get("step", 0))
    least, note = int(rate.get("min", 0)), "minimum-time"
    while len(kinds) < least:
        kinds.append(kinds[-1])
    while step and worked >= least and len(kinds) % step:
        kinds.append(kinds[-1])
        note = "step-time"
    lines = [("time", len(kinds), pence(each * len(kinds)))]
    if len(kinds) > worked:
        lines.append((note, len(kinds) - worked, 0))
    return lines + on_top(card, each, kinds)


def on_top(card, each, kinds):
    lines = []
    for kind, word in (("out-of-hours", "ooh"), ("bank-holiday", "bh")):
        percent, count = int(card.get(word, 0)), kinds.count(kind)
        if percent and count:
            lines.append((kind, count,
                          pence(each * count * percent / 100)))
    return lines


def word_lines(rate, card, job):
    each = Fraction(rate["rate"])
    shares = [int(s) for s in card.get("bands", "100," * 6 + "100").split(",")]
    split = [int(n) for n in job["matched"].split(",")] \
        if "matched" in job else [0] * 6 + [int(job.get("words", 0))]
    return [("words", n, pence(each * n * share / 100))
            for n, share in zip(split, shares) if n]


def page_lines(rate, job):
    pages = int(job.get("pages", 0))
    while not pages or ("pages" not in job and
                        pages * 250 < int(job.get("words", 0))):
        if not int(job.get("words", 0)) and not pages:
            return None
        pages += 1
    return [("pages", pages, pence(Fraction(rate["rate"]) * pages))]


def item_lines(rate, card, job):
    each = Fraction(rate["rate"])
    lines = [("item", 1, pence(each))]
    if "start" in job and job["service"] == "interpreting":
        lines += on_top(card, each, minutes_of(dict(job, minutes=1), card))
    return lines


def work_lines(rate, card, job):
    if rate["unit"] == "word":
        return word_lines(rate, card, job)
    if rate["unit"] == "page":
        return page_lines(rate, job)
    if rate["unit"] == "item":
        return item_lines(rate, card, job)
    return time_lines(rate, card, job)


def travel_lines(card, job):
    if (job["service"], job["mode"]) != ("interpreting", "on-site"):
        return []
    lines = []
    if Fraction(card.get("visit", 0)):
        lines.append(("travel-visit", 1, pence(Fraction(card["visit"]))))
    for kind, rate, size, per in (("travel-time", "hour", "travel", 60),
                                  ("travel-miles", "mile", "miles", 1)):
        count = int(job.get(size, 0))
        if Fraction(card.get(rate, 0)) and count:
            lines.append((kind, count,
                          pence(Fraction(card[rate]) * count / per)))
    return lines


def price(rates, card_text, job_text):
    job = dict(zip(SPEC, job_text.split()), **words(job_text))
    card, rate = words(card_text), find_rate(rates, job)
    lines = rate and work_lines(rate, card, job)
    if not lines:
        return "-", "-"
    total = sum(line[2] for line in lines)
    short = pence(Fraction(rate.get("charge", 0))) - total
    if short > 0:
        lines.append(("minimum", short, short))
    lines += travel_lines(card, job)
    net = sum(line[2] for line in lines)
    vat = pence(Fraction(net * int(card.get("vat", 0)), 10000) / 100)
    return ("; ".join(f"{k} {n} {money(a)}" for k, n, a in lines),
            f"{money(net)} {money(vat)} {money(net + vat)}")


def notice(unit, job, now):
    """Whole units of notice that are left; hours as a fraction."""
    if unit == "hours":
        return Fraction(int((job - now).total_seconds()), 3600)
    day, count = now.astimezone(LONDON).date(), 0
    last = job.astimezone(LONDON).date()
    while day < last:
        day += DAY
        count += unit == "days" or (
            day.weekday() < 5 and
            day not in holidays(day.year, "england-and-wales"))
    return count


def percent(terms, job, now):
    owed = [0]
    for unit, least, share in terms:
        if unit == "agreed" or (job and notice(unit, job, now) < int(least)):
            owed.append(int(share))
    return max(owed)


def applying(text, job):
    terms = [t.split() for t in text.split(";")]
    terms = [t for t in terms if t[0] == job[0]]
    named = [t for t in terms if t[1] != "*" and fits(t[1], job[1])]
    return [t[2:] for t in named or [t for t in terms if t[1] == "*"]]


def right_steps(fields):
    """Each step is the percent before it, and after its second the new one;
    nothing changes at any hour between."""
    job = fields[1].split()
    start = datetime.datetime.fromisoformat(job[2]) \
        if job[2] != "-" else None
    terms = applying(fields[0], job)
    now = datetime.datetime.fromisoformat(fields[2])
    first, *later = fields[3].split("; ")
    due = int(first)
    if percent(terms, start, now) != due:
        return f"{percent(terms, start, now)} at first"
    at = now
    for text in [*later, "end"]:
        stop = start or now if text == "end" else \
            datetime.datetime.fromisoformat(text.split()[0])
        while at <= stop and (not later or at < stop):
            if at > now and percent(terms, start, at) != due:
                return f"{percent(terms, start, at)} at {at}"
            at += datetime.timedelta(hours=1)
        if text == "end":
            return None
        second = datetime.timedelta(seconds=1)
        if stop > now and percent(terms, start, stop) != due:
            return f"not {due} at {stop}"
        due = int(text.split()[1])
        if percent(terms, start, stop + second) != due:
            return f"not {due} after {stop}"
        at = stop + second
    return None


def main():
    tap = Tap()
    wrong = [f"line {n}: {price(*f[:3])}" for n, f in cases("price.txt")
             if price(*f[:3]) != (f[3], f[4])]
    tap.ok(not wrong, "prices are those of a second reckoning",
           "\n".join(wrong[:10]))
    wrong = [f"line {n}: {right_steps(f)}" for n, f in cases("notice.txt")
             if right_steps(f)]
    tap.ok(not wrong, "notice is that of a second reckoning",
           "\n".join(wrong[:10]))
    tap.done()


if __name__ == "__main__":
    main()
