/* Days, and the clocks of Europe/London. Core counts working time with it,
 * value formats with it, everything that reads ISO 8601 calls it. */
#include "lang/zone.h"

#include <stdio.h>
#include <string.h>

#define HOUR_SECONDS 3600

static int64_t
floor_div(int64_t a, int64_t b)
{
	return a / b - (a % b < 0);
}

/* Counted in 400-year eras of 146,097 days that begin on 1 March, so that the
 * leap day is an era's, a century's and a year's last. */
int32_t
day_from_civil(int year, int month, int day)
{
	int shifted = month > 2 ? month - 3 : month + 9;
	int y = month > 2 ? year : year - 1;
	int era = (int)floor_div(y, 400);
	int of_era = y - era * 400;
	int of_year = (153 * shifted + 2) / 5 + day - 1;

	return era * 146097 + of_era * 365 + of_era / 4 - of_era / 100 +
	       of_year - 719468;
}

struct civil
civil_from_day(int32_t day_days)
{
	int days = day_days + 719468;
	int era = (int)floor_div(days, 146097);
	int of_era = days - era * 146097;
	int year = (of_era - of_era / 1460 + of_era / 36524 - of_era / 146096) /
		   365;
	int of_year = of_era - (365 * year + year / 4 - year / 100);
	int shifted = (5 * of_year + 2) / 153;
	int month = shifted < 10 ? shifted + 3 : shifted - 9;

	return (struct civil){
		.year = year + era * 400 + (month <= 2),
		.month = month,
		.day = of_year - (153 * shifted + 2) / 5 + 1,
	};
}

bool
civil_exists(struct civil c)
{
	struct civil back;

	if (c.year < 1 || c.year > 9999 || c.month < 1 || c.month > 12 ||
	    c.day < 1 || c.day > 31)
		return false;
	back = civil_from_day(day_from_civil(c.year, c.month, c.day));
	return back.month == c.month;
}

int
day_weekday(int32_t day_days)
{
	int w = (int)((day_days + 3LL) % 7);

	return w < 0 ? w + 7 : w;
}

static int
month_days(int year, int month)
{
	return month == 12 ? 31
			   : day_from_civil(year, month + 1, 1) -
				     day_from_civil(year, month, 1);
}

int32_t
day_add_months(int32_t day_days, int months)
{
	struct civil c = civil_from_day(day_days);
	int at = c.year * 12 + c.month - 1 + months;
	int year = at / 12, month = at % 12 + 1, most = month_days(year, month);

	return day_from_civil(year, month, c.day < most ? c.day : most);
}

/* 01:00 UTC of the last Sunday of a month with 31 days. */
static int64_t
change_utc(int year, int month)
{
	int32_t last = day_from_civil(year, month, 31);
	int32_t sunday = last - (day_weekday(last) + 1) % 7;

	return (int64_t)sunday * DAY_SECONDS + HOUR_SECONDS;
}

static int32_t
offset_at(int64_t utc)
{
	int32_t day = (int32_t)floor_div(utc, DAY_SECONDS);
	struct civil c = civil_from_day(day);

	if (c.month < 3 || c.month > 10)
		return 0;
	return utc >= change_utc(c.year, 3) && utc < change_utc(c.year, 10)
		       ? HOUR_SECONDS
		       : 0;
}

struct local_time
zone_local(int64_t utc)
{
	int32_t offset_s = offset_at(utc);
	int64_t wall = utc + offset_s;
	int64_t day = floor_div(wall, DAY_SECONDS);

	return (struct local_time){
		.day_days = (int32_t)day,
		.second = (int32_t)(wall - day * DAY_SECONDS),
		.offset_s = offset_s,
	};
}

enum zone_times
zone_utc(int32_t day_days, int32_t second, int64_t *ret_utc)
{
	int64_t winter = (int64_t)day_days * DAY_SECONDS + second;
	int64_t summer = winter - HOUR_SECONDS;
	bool winter_fits = !offset_at(winter);
	bool summer_fits = offset_at(summer) == HOUR_SECONDS;

	*ret_utc = summer_fits ? summer : winter;
	if (winter_fits && summer_fits)
		return ZONE_TWICE;
	return winter_fits || summer_fits ? ZONE_ONCE : ZONE_SKIPPED;
}

/* Reading along a text; fails once and for all. */
struct reader {
	const char *at;
	bool failed;
};

static int
read_digits(struct reader *r, int count)
{
	int value = 0;

	for (; count && !r->failed; count--, r->at++) {
		if (*r->at < '0' || *r->at > '9') {
			r->failed = true;
			return 0;
		}
		value = value * 10 + (*r->at - '0');
	}
	return value;
}

/* One of the characters in any, or failure; NUL on failure. */
static char
read_one(struct reader *r, const char *any)
{
	if (r->failed || !*r->at || !strchr(any, *r->at)) {
		r->failed = true;
		return '\0';
	}
	return *r->at++;
}

static struct civil
read_civil(struct reader *r)
{
	struct civil c = {0};

	c.year = read_digits(r, 4);
	read_one(r, "-");
	c.month = read_digits(r, 2);
	read_one(r, "-");
	c.day = read_digits(r, 2);
	return c;
}

static enum status
refuse_form(const char *field, const char *text, const char *message,
	    struct fault *fault)
{
	return fault_set(fault, E_INPUT, field, message, "value", text, NULL);
}

static enum status
refuse_date(const char *field, const char *text, struct fault *fault)
{
	return refuse_form(field, text,
			   N_("the calendar has no such date as {value}: "
			      "check the day and the month"),
			   fault);
}

enum status
zone_parse_day(const char *field, const char *text, int32_t *ret_days,
	       struct fault *fault)
{
	struct reader r = {.at = text};
	struct civil c = read_civil(&r);

	if (r.failed || *r.at)
		return refuse_form(field, text,
				   N_("{value} is not a date: write year, "
				      "month and day like 2026-11-21"),
				   fault);
	if (!civil_exists(c))
		return refuse_date(field, text, fault);
	*ret_days = day_from_civil(c.year, c.month, c.day);
	return OK;
}

/* What stands behind the date of a time. */
struct clock_time {
	int hour, minute, second;
	bool has_offset;
	int32_t offset_s;
};

static void
read_offset(struct reader *r, struct clock_time *t)
{
	char sign;
	int hours, minutes = 0;

	t->has_offset = true;
	if (*r->at == 'Z' || *r->at == 'z') {
		r->at++;
		return;
	}
	sign = read_one(r, "+-");
	hours = read_digits(r, 2);
	if (*r->at == ':') {
		r->at++;
		minutes = read_digits(r, 2);
	} else if (*r->at) {
		minutes = read_digits(r, 2);
	}
	if (hours > 23 || minutes > 59)
		r->failed = true;
	t->offset_s = (hours * 60 + minutes) * 60 * (sign == '-' ? -1 : 1);
}

static struct clock_time
read_clock(struct reader *r)
{
	struct clock_time t = {0};

	t.hour = read_digits(r, 2);
	read_one(r, ":");
	t.minute = read_digits(r, 2);
	if (*r->at == ':') {
		r->at++;
		t.second = read_digits(r, 2);
		if (*r->at == '.' || *r->at == ',') {
			r->at++;
			read_one(r, "0123456789");
			r->at += strspn(r->at, "0123456789");
		}
	}
	if (*r->at && !r->failed)
		read_offset(r, &t);
	if (*r->at || t.hour > 23 || t.minute > 59 || t.second > 59)
		r->failed = true;
	return t;
}

enum status
zone_parse_time(const char *field, const char *text, int64_t *ret_utc,
		struct fault *fault)
{
	struct reader r = {.at = text};
	struct civil c = read_civil(&r);
	struct clock_time t = {0};
	int32_t day, second;
	int64_t utc;

	read_one(&r, "Tt ");
	if (!r.failed)
		t = read_clock(&r);
	if (r.failed)
		return refuse_form(field, text,
				   N_("{value} is not a time: write it like "
				      "2026-11-21T09:30, with +01:00 or Z "
				      "after it where it is not local"),
				   fault);
	if (!civil_exists(c))
		return refuse_date(field, text, fault);
	day = day_from_civil(c.year, c.month, c.day);
	second = (t.hour * 60 + t.minute) * 60 + t.second;
	if (t.has_offset)
		utc = (int64_t)day * DAY_SECONDS + second - t.offset_s;
	else if (zone_utc(day, second, &utc) == ZONE_SKIPPED)
		return refuse_form(field, text,
				   N_("the clocks go forward and skip {value}: "
				      "choose a time an hour later"),
				   fault);
	*ret_utc = utc;
	return OK;
}

bool
zone_twice(const char *text, int64_t *ret_second_utc)
{
	struct reader r = {.at = text};
	struct civil c = read_civil(&r);
	struct clock_time t = {0};
	int64_t utc;
	int32_t day;

	read_one(&r, "Tt ");
	if (!r.failed)
		t = read_clock(&r);
	if (r.failed || t.has_offset || !civil_exists(c))
		return false;
	day = day_from_civil(c.year, c.month, c.day);
	if (zone_utc(day, (t.hour * 60 + t.minute) * 60 + t.second, &utc) !=
	    ZONE_TWICE)
		return false;
	*ret_second_utc = utc + HOUR_SECONDS;
	return true;
}

void
zone_day_text(int32_t day_days, char ret[ZONE_DAY_TEXT])
{
	struct civil c = civil_from_day(day_days);

	snprintf(ret, ZONE_DAY_TEXT, "%04u-%02u-%02u", (unsigned)c.year % 10000,
		 (unsigned)c.month % 100, (unsigned)c.day % 100);
}

static void
wall_text(struct local_time t, const char *suffix, char ret[ZONE_TIME_TEXT])
{
	char day[ZONE_DAY_TEXT];
	unsigned second = (unsigned)t.second;

	zone_day_text(t.day_days, day);
	snprintf(ret, ZONE_TIME_TEXT, "%sT%02u:%02u:%02u%s", day,
		 second / 3600 % 24, second / 60 % 60, second % 60, suffix);
}

void
zone_local_text(int64_t utc, char ret[ZONE_TIME_TEXT])
{
	struct local_time t = zone_local(utc);

	wall_text(t, t.offset_s ? "+01:00" : "+00:00", ret);
}

void
zone_utc_text(int64_t utc, char ret[ZONE_TIME_TEXT])
{
	int64_t day = floor_div(utc, DAY_SECONDS);

	wall_text((struct local_time){.day_days = (int32_t)day,
				      .second = (int32_t)(utc -
							  day * DAY_SECONDS)},
		  "Z", ret);
}
