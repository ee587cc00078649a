/* What calendars are made of. */
#include "store/calendar.h"

#include <stdlib.h>

#include "store/inside.h"
#include "store/organisation.h"

enum {
	CLOSURE_INSERT,
	CLOSURE_DELETE,
	CLOSURE_DAYS,
	CLOSURE_LIST,
	BANK_PUT,
	BANK_DELETE,
	BANK_DAYS,
	BANK_LIST,
	HOURS_PUT,
	HOURS_LIST,
	CALENDARS,
};

/* The organisation of ?1 and its partnership. */
#define OWN                                                                    \
	"organisation IN (SELECT ?1 UNION ALL SELECT parent"                   \
	" FROM organisation WHERE id = ?1)"

static const struct query queries[] = {
	[CLOSURE_INSERT] = {"INSERT INTO closure (organisation, day, name)"
			    " SELECT id, ?, ? FROM organisation"
			    " WHERE id = ? AND visible(id)"
			    " ON CONFLICT DO UPDATE SET name = excluded.name",
			    NULL},
	[CLOSURE_DELETE] = {"DELETE FROM closure WHERE organisation = ?"
			    " AND day = ? AND visible(organisation)",
			    NULL},
	[CLOSURE_DAYS] = {"SELECT DISTINCT day FROM closure WHERE " OWN
			  " ORDER BY day",
			  NULL},
	[CLOSURE_LIST] = {"SELECT organisation, 'scotland', day, 0, name"
			  " FROM closure WHERE " OWN " AND day >= ?2"
			  " ORDER BY day",
			  NULL},
	[BANK_PUT] = {"INSERT INTO bank_holiday (organisation, jurisdiction,"
		      " day, works, name) SELECT id, ?, ?, ?, ?"
		      " FROM organisation WHERE id = ? AND visible(id)"
		      " ON CONFLICT DO UPDATE SET name = excluded.name,"
		      " works = excluded.works",
		      NULL},
	[BANK_DELETE] = {"DELETE FROM bank_holiday WHERE organisation = ?"
			 " AND jurisdiction = ? AND day = ?"
			 " AND visible(organisation)",
			 NULL},
	[BANK_DAYS] = {"SELECT day, works FROM bank_holiday WHERE " OWN
		       " AND jurisdiction = ?2"
		       " ORDER BY day, organisation = ?1 DESC",
		       NULL},
	[BANK_LIST] = {"SELECT organisation, jurisdiction, day, works, name"
		       " FROM bank_holiday WHERE " OWN
		       " AND jurisdiction IN ('england-and-wales',"
		       " 'northern-ireland', 'scotland') AND day >= ?2"
		       " ORDER BY day, jurisdiction",
		       NULL},
	[HOURS_PUT] = {"INSERT INTO office_hours (organisation, from_day,"
		       " hours) SELECT id, ?, ? FROM organisation"
		       " WHERE id = ? AND visible(id)"
		       " ON CONFLICT DO UPDATE SET hours = excluded.hours",
		       NULL},
	[HOURS_LIST] = {"SELECT from_day, hours FROM office_hours"
			" WHERE organisation = ? ORDER BY from_day",
			NULL},
};
const struct noun calendar_noun = {NOUN_CALENDAR, "calendar", queries,
				   CALENDARS};

const char *
week_text(const struct hours week[7], struct arena *arena)
{
	const char *text = "";

	for (int i = 0; i < 7; i++)
		text = arena_printf(arena, "%s%s%d-%d", text, i ? " " : "",
				    week[i].from_min, week[i].to_min);
	return text;
}

void
week_read(const char *text, struct hours week[7])
{
	for (int i = 0; i < 7; i++) {
		char *end;

		week[i].from_min = (int16_t)strtol(text, &end, 10);
		text = *end == '-' ? end + 1 : end;
		week[i].to_min = (int16_t)strtol(text, &end, 10);
		text = end;
	}
}

enum status
closure_insert(const struct access *access, int64_t organisation,
	       int32_t day_days, const char *name, struct fault *fault)
{
	struct cursor c = cursor_open(access, &calendar_noun, CLOSURE_INSERT);

	put_int(&c, day_days);
	put_text(&c, name);
	put_int(&c, organisation);
	return cursor_change(&c, "organisation", fault);
}

enum status
closure_delete(const struct access *access, int64_t organisation,
	       int32_t day_days, struct fault *fault)
{
	struct cursor c = cursor_open(access, &calendar_noun, CLOSURE_DELETE);

	put_int(&c, organisation);
	put_int(&c, day_days);
	return cursor_change(&c, "day", fault);
}

enum status
bank_holiday_put(const struct access *access, const struct special_day *day,
		 struct fault *fault)
{
	struct cursor c = cursor_open(access, &calendar_noun, BANK_PUT);

	put_text(&c, jurisdiction_name(day->jurisdiction));
	put_int(&c, day->day_days);
	put_int(&c, day->works);
	put_text(&c, day->name);
	put_int(&c, day->organisation);
	return cursor_change(&c, "organisation", fault);
}

enum status
bank_holiday_delete(const struct access *access, const struct special_day *day,
		    struct fault *fault)
{
	struct cursor c = cursor_open(access, &calendar_noun, BANK_DELETE);

	put_int(&c, day->organisation);
	put_text(&c, jurisdiction_name(day->jurisdiction));
	put_int(&c, day->day_days);
	return cursor_change(&c, "day", fault);
}

static enum status
days_list(const struct access *access, struct cursor *c,
	  struct special_days *ret, struct fault *fault)
{
	struct special_days all = {NULL, 0};
	size_t cap = 0;
	enum status status;

	while (cursor_next(c)) {
		struct special_day *day;

		all.list = arena_grow(access->arena, all.list, all.count, &cap,
				      sizeof *all.list);
		day = &all.list[all.count++];
		day->organisation = read_int(c);
		if (!jurisdiction_parse(read_word(c), &day->jurisdiction))
			day->jurisdiction = ENGLAND_AND_WALES;
		day->day_days = (int32_t)read_int(c);
		day->works = read_int(c) != 0;
		day->name = read_text(c);
	}
	if (!(status = cursor_close(c, fault)))
		*ret = all;
	return status;
}

enum status
bank_holiday_list(const struct access *access, int64_t organisation,
		  int32_t from_days, struct special_days *ret,
		  struct fault *fault)
{
	struct cursor c = cursor_open(access, &calendar_noun, BANK_LIST);

	put_int(&c, organisation);
	put_int(&c, from_days);
	return days_list(access, &c, ret, fault);
}

enum status
closure_list(const struct access *access, int64_t organisation,
	     int32_t from_days, struct special_days *ret, struct fault *fault)
{
	struct cursor c = cursor_open(access, &calendar_noun, CLOSURE_LIST);

	put_int(&c, organisation);
	put_int(&c, from_days);
	return days_list(access, &c, ret, fault);
}

enum status
office_hours_put(const struct access *access, int64_t organisation,
		 const struct hours_change *change, struct fault *fault)
{
	struct cursor c = cursor_open(access, &calendar_noun, HOURS_PUT);

	put_int(&c, change->from_days);
	put_text(&c, week_text(change->week, access->arena));
	put_int(&c, organisation);
	return cursor_change(&c, "organisation", fault);
}

struct day_list {
	int32_t *list;
	size_t count, cap;
};

static void
day_add(struct arena *arena, struct day_list *days, int32_t day_days)
{
	days->list = arena_grow(arena, days->list, days->count, &days->cap,
				sizeof *days->list);
	days->list[days->count++] = day_days;
}

static enum status
read_closures(const struct access *access, int64_t organisation,
	      struct calendar *calendar, struct fault *fault)
{
	struct cursor c = cursor_open(access, &calendar_noun, CLOSURE_DAYS);
	struct day_list days = {NULL, 0, 0};

	put_int(&c, organisation);
	while (cursor_next(&c))
		day_add(access->arena, &days, (int32_t)read_int(&c));
	calendar->closure = days.list;
	calendar->closures = days.count;
	return cursor_close(&c, fault);
}

/* An organisation's own row of a day counts before its partnership's. */
static enum status
read_holidays(const struct access *access, int64_t organisation,
	      struct calendar *calendar, struct fault *fault)
{
	struct cursor c = cursor_open(access, &calendar_noun, BANK_DAYS);
	struct day_list holiday = {NULL, 0, 0}, working = {NULL, 0, 0};
	int32_t last = INT32_MIN;

	put_int(&c, organisation);
	put_text(&c, jurisdiction_name(calendar->jurisdiction));
	while (cursor_next(&c)) {
		int32_t day = (int32_t)read_int(&c);

		if (day != last)
			day_add(access->arena,
				read_int(&c) ? &working : &holiday, day);
		last = day;
	}
	calendar->holiday = holiday.list;
	calendar->holidays = holiday.count;
	calendar->working = working.list;
	calendar->workings = working.count;
	return cursor_close(&c, fault);
}

static enum status
read_hours(const struct access *access, int64_t organisation,
	   struct calendar *calendar, struct fault *fault)
{
	struct cursor c = cursor_open(access, &calendar_noun, HOURS_LIST);
	struct hours_change *list = NULL;
	size_t count = 0, cap = 0;

	put_int(&c, organisation);
	while (cursor_next(&c)) {
		list = arena_grow(access->arena, list, count, &cap,
				  sizeof *list);
		list[count].from_days = (int32_t)read_int(&c);
		week_read(read_word(&c), list[count++].week);
	}
	calendar->change = list;
	calendar->changes = count;
	return cursor_close(&c, fault);
}

enum status
organisation_calendar(const struct access *access, int64_t organisation,
		      struct calendar *ret, struct fault *fault)
{
	struct organisation o;
	struct calendar calendar = {0};
	enum status status = organisation_get(access, organisation, &o, fault);

	if (status)
		return status;
	calendar.jurisdiction = o.jurisdiction;
	for (int i = 0; i < 7; i++)
		calendar.week[i] = o.week[i];
	status = read_closures(access, organisation, &calendar, fault);
	if (!status)
		status = read_holidays(access, organisation, &calendar, fault);
	if (!status)
		status = read_hours(access, organisation, &calendar, fault);
	if (!status)
		*ret = calendar;
	return status;
}
