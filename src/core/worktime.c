/* Working time in a calendar: how long, until when, and why. */
#include "core/worktime.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "core/name.h"
#include "lang/zone.h"

const char *const clock_kind_names[CLOCK_KINDS] = {"service", "statutory",
						   "elapsed"};

const char *
clock_kind_name(enum clock_kind kind)
{
	return clock_kind_names[kind];
}

bool
clock_kind_parse(const char *name, enum clock_kind *ret)
{
	int found = name_find(clock_kind_names, CLOCK_KINDS, name);

	if (found >= 0)
		*ret = (enum clock_kind)found;
	return found >= 0;
}

struct calendar
calendar_default(enum jurisdiction jurisdiction)
{
	struct calendar calendar = {.jurisdiction = jurisdiction};

	for (int i = 0; i < 5; i++)
		calendar.week[i] = (struct hours){9 * 60, 17 * 60};
	return calendar;
}

const struct hours *
calendar_hours(const struct calendar *calendar, int32_t day_days)
{
	int weekday = day_weekday(day_days);
	size_t i = calendar->changes;

	while (i && calendar->change[i - 1].from_days > day_days)
		i--;
	return i ? &calendar->change[i - 1].week[weekday]
		 : &calendar->week[weekday];
}

static bool
holds(const int32_t *days, size_t count, int32_t day)
{
	size_t low = 0, high = count;

	while (low < high) {
		size_t middle = low + (high - low) / 2;

		if (days[middle] == day)
			return true;
		if (days[middle] < day)
			low = middle + 1;
		else
			high = middle;
	}
	return false;
}

static const char *
built_in_holiday(const struct calendar *calendar, int32_t day)
{
	const char *name = bank_holiday(calendar->jurisdiction, day);

	return name && holds(calendar->working, calendar->workings, day)
		       ? NULL
		       : name;
}

bool
calendar_bank_holiday(const struct calendar *calendar, int32_t day)
{
	return built_in_holiday(calendar, day) ||
	       holds(calendar->holiday, calendar->holidays, day);
}

/* The part of a local day that a clock counts, pauses aside. */
struct span {
	int64_t from_utc, to_utc; /* equal where it counts nothing */
	enum clock_day_why why;
	const char *name;
};

static enum clock_day_why
day_why(const struct calendar *calendar, enum clock_kind kind, int32_t day,
	const char **ret_name)
{
	int weekday = day_weekday(day);
	const struct hours *hours = calendar_hours(calendar, day);
	bool weekend = weekday >= 5;
	bool open = kind == CLOCK_STATUTORY ? !weekend
					    : hours->to_min > hours->from_min;

	if (kind == CLOCK_ELAPSED)
		return DAY_WORKED;
	if (!open)
		return weekend ? DAY_WEEKEND : DAY_CLOSED;
	*ret_name = built_in_holiday(calendar, day);
	if (calendar_bank_holiday(calendar, day))
		return DAY_HOLIDAY;
	if (kind == CLOCK_SERVICE &&
	    holds(calendar->closure, calendar->closures, day))
		return DAY_CLOSURE;
	return DAY_WORKED;
}

static struct span
day_span(const struct worktime *clock, int32_t day)
{
	struct span span = {0};
	const struct hours *hours = calendar_hours(clock->calendar, day);
	bool office = clock->kind == CLOCK_SERVICE;

	span.why = day_why(clock->calendar, clock->kind, day, &span.name);
	if (span.why != DAY_WORKED)
		return span;
	(void)zone_utc(day, office ? hours->from_min * 60 : 0, &span.from_utc);
	(void)zone_utc(day, office ? hours->to_min * 60 : DAY_SECONDS,
		       &span.to_utc);
	return span;
}

/* Walking along a stretch of time without its pauses. */
struct walk {
	int64_t counted; /* seconds */
	int64_t limit;	 /* stop when so many are counted */
	int64_t at_utc;	 /* where the limit was reached */
};

static void
walk_piece(struct walk *walk, int64_t from_utc, int64_t to_utc)
{
	int64_t left = walk->limit - walk->counted;
	int64_t piece = to_utc - from_utc;

	if (piece <= 0 || left <= 0)
		return;
	if (piece > left)
		piece = left;
	walk->counted += piece;
	walk->at_utc = from_utc + piece;
}

static void
walk_stretch(struct walk *walk, const struct worktime *clock, int64_t from_utc,
	     int64_t to_utc)
{
	size_t pauses = clock->kind == CLOCK_SERVICE ? clock->pauses : 0;

	for (size_t i = 0; i < pauses && from_utc < to_utc; i++) {
		const struct pause *pause = &clock->pause[i];

		if (pause->to_utc <= from_utc)
			continue;
		if (pause->from_utc >= to_utc)
			break;
		walk_piece(walk, from_utc, pause->from_utc);
		from_utc = pause->to_utc;
	}
	walk_piece(walk, from_utc, to_utc);
}

static int64_t
later(int64_t a, int64_t b)
{
	return a > b ? a : b;
}

static int64_t
earlier(int64_t a, int64_t b)
{
	return a < b ? a : b;
}

/* Seconds that the clock counts from one time to another. */
static int64_t
seconds_between(const struct worktime *clock, int64_t from_utc, int64_t to_utc)
{
	struct walk walk = {.limit = INT64_MAX};
	int32_t last;

	if (to_utc <= from_utc)
		return 0;
	if (clock->kind == CLOCK_ELAPSED)
		return to_utc - from_utc;
	last = zone_local(to_utc).day_days;
	for (int32_t day = zone_local(from_utc).day_days; day <= last; day++) {
		struct span span = day_span(clock, day);

		walk_stretch(&walk, clock, later(span.from_utc, from_utc),
			     earlier(span.to_utc, to_utc));
	}
	return walk.counted;
}

int64_t
worktime_between(const struct worktime *clock, int64_t from_utc, int64_t to_utc)
{
	return seconds_between(clock, from_utc, to_utc) / 60;
}

/* The day after which nothing is counted any more: that on which a pause began
 * that has not ended. */
static int32_t
last_day(const struct worktime *clock, int32_t day)
{
	const struct pause *last =
		clock->pauses ? &clock->pause[clock->pauses - 1] : NULL;

	if (clock->kind == CLOCK_SERVICE && last &&
	    last->to_utc == WORKTIME_NEVER)
		return zone_local(last->from_utc).day_days;
	return day + WORKTIME_DAYS;
}

/* The time at which the clock has counted so many seconds more. */
static int64_t
after_seconds(const struct worktime *clock, int64_t from_utc, int64_t seconds)
{
	struct walk walk = {.limit = seconds, .at_utc = from_utc};
	int32_t day = zone_local(from_utc).day_days;

	if (clock->kind == CLOCK_ELAPSED)
		return from_utc + seconds;
	for (int32_t last = last_day(clock, day);
	     day <= last && walk.counted < walk.limit; day++) {
		struct span span = day_span(clock, day);

		walk_stretch(&walk, clock, later(span.from_utc, from_utc),
			     span.to_utc);
	}
	return walk.counted < walk.limit ? WORKTIME_NEVER : walk.at_utc;
}

/* The last moment of a day that counts. */
static int64_t
close_of(const struct worktime *clock, const struct span *span)
{
	return clock->kind == CLOCK_SERVICE ? span->to_utc : span->to_utc - 1;
}

/* The close of the n-th working day after the given one; of the first that
 * counts and closes after from_utc where n is 0. */
static int64_t
close_of_nth(const struct worktime *clock, int64_t from_utc, int32_t day,
	     int32_t n)
{
	int32_t counted = 0;

	for (int32_t end = day + WORKTIME_DAYS, i = day + (n > 0); i < end;
	     i++) {
		struct span span = day_span(clock, i);

		if (span.why != DAY_WORKED)
			continue;
		if (n == 0 && close_of(clock, &span) <= from_utc)
			continue;
		if (++counted >= n)
			return close_of(clock, &span);
	}
	return WORKTIME_NEVER;
}

/* The close of that very day: a number of weeks ends on its weekday, working
 * or not; an office must be open. */
static int64_t
close_of_week(const struct worktime *clock, int64_t from_utc, int32_t day)
{
	int64_t midnight;

	if (clock->kind == CLOCK_SERVICE)
		return close_of_nth(clock, from_utc, day, 0);
	(void)zone_utc(day, DAY_SECONDS, &midnight);
	return midnight - 1;
}

int64_t
worktime_due(const struct worktime *clock, int64_t from_utc,
	     struct duration duration)
{
	struct worktime gross = {clock->calendar, clock->kind, NULL, 0};
	int32_t day = zone_local(from_utc).day_days;
	int64_t due = WORKTIME_NEVER, start, paused;

	switch (duration.unit) {
	case DURATION_MINUTES:
		return after_seconds(clock, from_utc,
				     (int64_t)duration.count * 60);
	case DURATION_DAYS:
		due = close_of_nth(&gross, from_utc, day, duration.count);
		break;
	case DURATION_WEEKS:
		due = close_of_week(&gross, from_utc, day + duration.count * 7);
		break;
	}
	if (clock->kind != CLOCK_SERVICE || !clock->pauses ||
	    due == WORKTIME_NEVER)
		return due;
	/* The day of the event is no counted day: a pause takes nothing. */
	(void)zone_utc(day, DAY_SECONDS, &start);
	if (due < start)
		start = from_utc;
	paused = seconds_between(&gross, start, due) -
		 seconds_between(clock, start, due);
	return paused > 0 ? after_seconds(clock, due, paused) : due;
}

/* What is left of a minute is carried to the next day, so that the days add
 * up to the whole. */
static int32_t
whole_minutes(int64_t *carry_s, int64_t seconds)
{
	int64_t all = *carry_s + seconds;

	*carry_s = all % 60;
	return (int32_t)(all / 60);
}

struct clock_days
worktime_explain(const struct worktime *clock, int64_t from_utc, int64_t to_utc,
		 struct arena *arena)
{
	int32_t first = zone_local(from_utc).day_days;
	int32_t last = zone_local(later(from_utc, to_utc)).day_days;
	int64_t carry = 0, carry_paused = 0;
	struct clock_days days = {0};
	int32_t counted = 0;

	if (last - first >= WORKTIME_DAYS)
		last = first + WORKTIME_DAYS - 1;
	days.list = arena_alloc(arena,
				(size_t)(last - first + 1) * sizeof *days.list);
	for (int32_t i = first; i <= last; i++) {
		struct span span = day_span(clock, i);
		int64_t from = later(span.from_utc, from_utc);
		int64_t to = earlier(span.to_utc, to_utc);
		struct walk walk = {.limit = INT64_MAX};
		struct clock_day *day = &days.list[days.count++];

		walk_stretch(&walk, clock, from, to);
		*day = (struct clock_day){
			.day_days = i,
			.minutes = whole_minutes(&carry, walk.counted),
			.paused = whole_minutes(&carry_paused,
						later(to - from, 0) -
							walk.counted),
			.why = span.why,
			.name = span.name,
		};
		if (span.why == DAY_WORKED && i == first)
			day->why = DAY_START;
		else if (span.why == DAY_WORKED && !walk.counted && to > from)
			day->why = DAY_PAUSED;
		counted += day->why == DAY_WORKED;
		day->counted = counted;
	}
	return days;
}

const char *
clock_day_text(enum clock_day_why why)
{
	static const char *const texts[] = {
		[DAY_WORKED] = N_("counted"),
		[DAY_START] = N_("start: days count from the next"),
		[DAY_WEEKEND] = N_("weekend"),
		[DAY_HOLIDAY] = N_("bank holiday"),
		[DAY_CLOSURE] = N_("the office is closed"),
		[DAY_CLOSED] = N_("no office hours on this weekday"),
		[DAY_PAUSED] = N_("paused"),
	};

	return texts[why];
}

#define DIGITS "0123456789"

enum status
duration_parse(const char *where, const char *text, struct duration *ret,
	       struct fault *fault)
{
	static const struct {
		char letter;
		enum duration_unit unit;
		int32_t times, most;
	} units[] = {
		{'m', DURATION_MINUTES, 1, 5256000},
		{'h', DURATION_MINUTES, 60, 87600},
		{'d', DURATION_DAYS, 1, 3650},
		{'w', DURATION_WEEKS, 1, 520},
	};
	size_t digits = strspn(text, DIGITS);

	for (size_t i = 0; i < sizeof units / sizeof *units; i++) {
		int32_t count;

		if (digits < 1 || digits > 7 || !text[digits] ||
		    text[digits] != units[i].letter || text[digits + 1])
			continue;
		count = (int32_t)strtol(text, NULL, 10);
		if (count > units[i].most)
			return fault_set(fault, E_INPUT, where,
					 N_("{value} is longer than ten years: "
					    "give less"),
					 "value", text, NULL);
		*ret = (struct duration){units[i].unit, count * units[i].times};
		return OK;
	}
	return fault_set(fault, E_INPUT, where,
			 N_("{value} is not a length of time: write minutes, "
			    "hours, working days or weeks like 90m, 8h, 3d, "
			    "12w"),
			 "value", text, NULL);
}

void
duration_text(struct duration duration, char ret[DURATION_TEXT])
{
	int count = duration.count;
	char letter = 'w';

	if (duration.unit == DURATION_DAYS) {
		letter = 'd';
	} else if (duration.unit == DURATION_MINUTES) {
		bool hours = count && count % 60 == 0;

		letter = hours ? 'h' : 'm';
		count = hours ? count / 60 : count;
	}
	snprintf(ret, DURATION_TEXT, "%d%c", count, letter);
}

/* "09:00" as minutes; -1 where it is none. */
static int
minutes_of(const char *text)
{
	int hour, minute;

	if (strspn(text, DIGITS) != 2 || text[2] != ':' ||
	    strspn(text + 3, DIGITS) != 2)
		return -1;
	hour = (text[0] - '0') * 10 + text[1] - '0';
	minute = (text[3] - '0') * 10 + text[4] - '0';
	if (minute > 59 || hour * 60 + minute > 24 * 60)
		return -1;
	return hour * 60 + minute;
}

enum status
hours_parse(const char *where, const char *text, struct hours *ret,
	    struct fault *fault)
{
	int from = minutes_of(text), to = -1;

	if (from >= 0 && text[5] == '-' && strlen(text) == 11)
		to = minutes_of(text + 6);
	if (from < 0 || to < 0)
		return fault_set(fault, E_INPUT, where,
				 N_("{value} are not hours: write them like "
				    "09:00-17:00"),
				 "value", text, NULL);
	if (to <= from)
		return fault_set(fault, E_INPUT, where,
				 N_("{value} end before they begin: give the "
				    "earlier time first"),
				 "value", text, NULL);
	*ret = (struct hours){(int16_t)from, (int16_t)to};
	return OK;
}
