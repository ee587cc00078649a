/* Reading a supplier's file of calls. */
#include "desk/bill_file.h"

#include <ctype.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/buf.h"
#include "desk/heading.h"
#include "desk/language_word.h"
#include "lang/encoding.h"
#include "lang/money.h"
#include "lang/tag.h"
#include "lang/zone.h"
#include "store/bill.h"
#include "wire/csv.h"

#define SECONDS_MOST (24 * 3600)
#define TEXT_MOST 120

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
	struct arena *arena;
	struct faults *faults;
	struct heading_column column[CSV_FIELDS_MAX];
	size_t columns;
	const char *value[B_COLUMNS]; /* "" where there is none */
	int64_t line;
	struct bill_row *list;
	size_t count, cap;
};

static void
wrong(struct reading *r, enum column column, const char *message)
{
	fault_set(faults_add(r->faults), E_INPUT,
		  arena_printf(r->arena, "line %lld/%s", (long long)r->line,
			       headings[column].name),
		  message, "value", r->value[column], NULL);
}

/* 21/11/2026 and 21.11.2026 as 2026-11-21; others as they are. */
static const char *
plain_day(struct arena *arena, const char *text)
{
	int day, month, year, used = 0;
	char first, second;

	if (sscanf(text, "%2d%c%2d%c%4d%n", &day, &first, &month, &second,
		   &year, &used) != 5 ||
	    first != second || !strchr("/.-", first))
		return text;
	return arena_printf(arena, "%04d-%02d-%02d%s", year, month, day,
			    text + used);
}

static bool
read_start(struct reading *r, struct bill_row *row)
{
	bool whole = *r->value[B_STARTED];
	enum column from = whole ? B_STARTED : B_DATE;
	const char *text = plain_day(r->arena, r->value[from]);
	struct fault fault;

	if (!whole)
		text = arena_printf(r->arena, "%s %s", text, r->value[B_TIME]);
	if (zone_parse_time("", text, &row->started_utc, &fault) == OK)
		return true;
	wrong(r, from,
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
read_length(struct reading *r, struct bill_row *row)
{
	bool seconds = !*r->value[B_MINUTES];
	enum column from = seconds ? B_SECONDS : B_MINUTES;
	const char *at = r->value[from];
	bool good = seconds ? read_part(&at, &row->seconds) && !*at
			    : parse_length(at, &row->seconds);

	if (good && row->seconds <= SECONDS_MOST)
		return true;
	wrong(r, from,
	      N_("{value} is no length of a call: write minutes as 7 or 7.5, "
		 "or 00:07:12, a day at most"));
	return false;
}

static bool
read_net(struct reading *r, struct bill_row *row)
{
	const char *text = r->value[B_NET];
	char currency[MONEY_CODE];
	struct buf plain = {0};
	struct fault fault;
	bool good;

	if (!strncmp(text, "\u00a3", 2))
		text += 2;
	for (; *text; text++)
		if (*text != ',' && *text != ' ')
			buf_char(&plain, *text);
	buf_text(&plain, " GBP");
	good = money_parse("", buf_string(&plain), &row->net_minor, currency,
			   &fault) == OK &&
	       row->net_minor >= 0;
	buf_free(&plain);
	if (!good)
		wrong(r, B_NET,
		      N_("{value} is no amount in pounds: write 12.34"));
	return good;
}

static const char *
short_text(struct reading *r, enum column column)
{
	if (strlen(r->value[column]) > TEXT_MOST) {
		wrong(r, column, N_("{value} is too long"));
		return "";
	}
	return arena_text(r->arena, r->value[column]);
}

static void
read_row(struct reading *r)
{
	struct bill_row row = {.line = r->line};
	const char *word;
	const struct tag *tag;

	row.said_language = short_text(r, B_LANGUAGE);
	row.user = short_text(r, B_USER);
	row.number = short_text(r, B_NUMBER);
	word = language_word(r->arena, row.said_language);
	tag = *word ? tag_find(word) : NULL;
	row.language = tag ? tag->tag : NULL;
	/* All three are looked at: a row may be wrong more than once. */
	(void)read_start(r, &row);
	(void)read_length(r, &row);
	(void)read_net(r, &row);
	r->list = arena_grow(r->arena, r->list, r->count, &r->cap,
			     sizeof *r->list);
	r->list[r->count++] = row;
}

static void
take_fields(struct reading *r, const struct csv_row *row)
{
	for (int i = 0; i < B_COLUMNS; i++)
		r->value[i] = "";
	for (size_t i = 0; i < row->fields && i < r->columns; i++) {
		int meaning = r->column[i].meaning;
		char *text;

		if (meaning < 0)
			continue;
		text = arena_text(r->arena,
				  row->field[i] +
					  strspn(row->field[i], " \t'"));
		for (size_t n = strlen(text);
		     n && isspace((unsigned char)text[n - 1]); n--)
			text[n - 1] = '\0';
		r->value[meaning] = text;
	}
	r->line = (int64_t)row->line;
}

static bool
says_nothing(const struct reading *r)
{
	for (int i = 0; i < B_COLUMNS; i++)
		if (*r->value[i])
			return false;
	return true;
}

/* Columns that we do not know are the supplier's own: left out. */
static enum status
read_headings(struct reading *r, const struct csv_row *row)
{
	struct headings all = {.list = headings, .count = B_COLUMNS};
	struct heading_choice *choice =
		arena_alloc(r->arena, (row->fields + 1) * sizeof *choice);
	struct faults first = {0};

	enum status status =
		heading_map(&all, row, r->arena, r->column, &first);

	faults_free(&first);
	r->columns = row->fields;
	if (status == OK)
		return OK;
	for (size_t i = 0; i < row->fields; i++)
		if (r->column[i].meaning == HEADING_UNKNOWN)
			choice[all.choices++] = (struct heading_choice){
				heading_plain(r->arena, row->field[i]), ""};
	all.choice = choice;
	return heading_map(&all, row, r->arena, r->column, r->faults);
}

static enum status
read_rows(struct reading *r, struct csv *csv)
{
	const struct csv_row *row = NULL;
	struct fault fault;
	enum status status = csv_next(csv, &row, &fault);

	if (status == OK && row)
		status = read_headings(r, row);
	else if (status != OK)
		*faults_add(r->faults) = fault;
	while (status == OK && row) {
		status = csv_next(csv, &row, &fault);
		if (status == E_INPUT)
			*faults_add(r->faults) = fault;
		if (status == E_INPUT)
			status = OK;
		else if (status == OK && row) {
			take_fields(r, row);
			if (!says_nothing(r))
				read_row(r);
		}
		if (r->count > BILL_ROWS_MOST) {
			wrong(r, B_STARTED,
			      N_("The file is too long: bring it in parts"));
			return E_INPUT;
		}
	}
	return status;
}

enum status
bill_file_read(const char *bytes, size_t count, struct arena *arena,
	       struct bill_rows *ret, struct faults *faults)
{
	struct reading *r = arena_alloc(arena, sizeof *r);
	struct buf text = {0};
	struct fault fault;
	size_t before = faults->count;
	enum status status = encoding_read(encoding_of(bytes, count), bytes,
					   count, &text, &fault);

	*r = (struct reading){.arena = arena, .faults = faults};
	if (status != OK) {
		*faults_add(faults) = fault;
	} else {
		const char *plain = buf_string(&text);
		struct csv *csv = csv_new_memory(plain, text.count);

		csv_separate(csv, csv_separator(plain, text.count));
		status = read_rows(r, csv);
		csv_free(csv);
	}
	buf_free(&text);
	if (faults->count == before && status == OK && !r->count)
		fault_set(faults_add(faults), E_INPUT, "/file",
			  N_("There is no call in this file: its first row "
			     "names the columns, each other row is a call"),
			  NULL);
	if (faults->count != before)
		return E_INPUT;
	*ret = (struct bill_rows){r->list, r->count};
	return status;
}
