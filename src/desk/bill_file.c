/* Reading a supplier's file of calls. */
#include "desk/bill_file.h"

#include <ctype.h>
#include <stdlib.h>
#include <string.h>

#include "desk/table_file.h"
#include "lang/zone.h"
#include "store/bill.h"

#define SECONDS_MOST (24 * 3600)

enum column {
	B_STARTED,
	B_DATE,
	B_TIME,
	B_MINUTES,
	B_SECONDS,
	B_LANGUAGE,
	B_USER,
	B_NUMBER,
	B_NET,
	B_COLUMNS,
};

static const struct heading headings[B_COLUMNS] = {
	[B_STARTED] = {"started",
		       "start|start_time|call_start|date_time|call_date_time|"
		       "started_at",
		       HEADING_MUST, "date"},
	[B_DATE] = {"date", "call_date|day", HEADING_MAY, NULL},
	[B_TIME] = {"time", "call_time", HEADING_MAY, NULL},
	[B_MINUTES] = {"minutes",
		       "duration|mins|length|call_length|billed_"
		       "minutes|duration_minutes",
		       HEADING_MUST, "seconds"},
	[B_SECONDS] = {"seconds", "secs|duration_seconds", HEADING_MAY, NULL},
	[B_LANGUAGE] = {"language", "lang|target_language|language_requested",
			HEADING_MUST, NULL},
	[B_USER] = {"user",
		    "pin|caller|agent|staff|requested_by|user_name|"
		    "officer",
		    HEADING_MAY, NULL},
	[B_NUMBER] = {"number", "ref|reference|call_id|id|job|call_number",
		      HEADING_MAY, NULL},
	[B_NET] = {"net",
		   "charge|cost|price|amount|net_cost|net_amount|"
		   "total_net",
		   HEADING_MUST, NULL},
};

struct reading {
	struct bill_row *list;
	size_t count, cap;
};

static bool
read_start(struct table_file *r, struct bill_row *row)
{
	bool whole = *r->value[B_STARTED];
	enum column from = whole ? B_STARTED : B_DATE;
	const char *text = table_day_text(r, (int)from);
	struct fault fault;

	if (!whole)
		text = arena_printf(r->arena, "%s %s", text, r->value[B_TIME]);
	if (zone_parse_time("", text, &row->started_utc, &fault) == OK)
		return true;
	table_wrong(r, (int)from,
	      N_("{value} is no day and time: write 2026-11-21 09:30 or "
		 "21/11/2026 09:30"));
	return false;
}

/* Digits of at most six places at *at. */
static bool
read_part(const char **at, int32_t *ret)
{
	char *end;

	if (!isdigit((unsigned char)**at) || strspn(*at, "0123456789") > 6)
		return false;
	*ret = (int32_t)strtol(*at, &end, 10);
	*at = end;
	return true;
}

/* "7", "7.5", "07:12" (minutes and seconds), "00:07:12". */
static bool
parse_length(const char *at, int32_t *ret_seconds)
{
	int32_t part[3], count = 0, tenths = 0;

	do {
		if (!read_part(&at, &part[count++]))
			return false;
	} while (count < 3 && *at == ':' && at++);
	if (count == 1 && *at == '.' && isdigit((unsigned char)at[1])) {
		int places = (int)strspn(at + 1, "0123456789");

		if (places > 4)
			return false;
		tenths = (int32_t)(strtod(at, NULL) * 60 + 0.5);
		at += 1 + places;
	}
	if (*at)
		return false;
	*ret_seconds = count == 1   ? part[0] * 60 + tenths
		       : count == 2 ? part[0] * 60 + part[1]
				    : part[0] * 3600 + part[1] * 60 + part[2];
	return true;
}

static bool
read_length(struct table_file *r, struct bill_row *row)
{
	bool seconds = !*r->value[B_MINUTES];
	enum column from = seconds ? B_SECONDS : B_MINUTES;
	const char *at = r->value[from];
	bool good = seconds ? read_part(&at, &row->seconds) && !*at
			    : parse_length(at, &row->seconds);

	if (good && row->seconds <= SECONDS_MOST)
		return true;
	table_wrong(r, (int)from,
	      N_("{value} is no length of a call: write minutes as 7 or 7.5, "
		 "or 00:07:12, a day at most"));
	return false;
}

static void
read_row(struct table_file *r)
{
	struct reading *of = r->of;
	struct bill_row row = {.line = r->line};

	row.said_language = table_text(r, B_LANGUAGE);
	row.user = table_text(r, B_USER);
	row.number = table_text(r, B_NUMBER);
	row.language = table_language(r, B_LANGUAGE);
	/* All three are looked at: a row may be wrong more than once. */
	(void)read_start(r, &row);
	(void)read_length(r, &row);
	(void)table_money(r, B_NET, &row.net_minor);
	of->list = arena_grow(r->arena, of->list, of->count, &of->cap,
			      sizeof *of->list);
	of->list[of->count++] = row;
}

enum status
bill_file_read(const char *bytes, size_t count, struct arena *arena,
	       struct bill_rows *ret, struct faults *faults)
{
	struct reading of = {0};
	struct table_file *r = arena_alloc(arena, sizeof *r);
	enum status status;

	*r = (struct table_file){
		.arena = arena,
		.faults = faults,
		.heading = headings,
		.columns = B_COLUMNS,
		.rows_most = BILL_ROWS_MOST,
		.none = N_("There is no call in this file: its first row "
			   "names the columns, each other row is a call"),
		.row = read_row,
		.of = &of};
	status = table_file_read(r, bytes, count);
	if (status == OK)
		*ret = (struct bill_rows){of.list, of.count};
	return status;
}
