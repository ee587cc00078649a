/* A rate card as a table: read, every wrong line named. */
#include "desk/rate_table.h"

#include <stdlib.h>
#include <string.h>

#include "base/buf.h"
#include "core/name.h"
#include "desk/rate_columns.h"
#include "desk/rate_text.h"
#include "lang/encoding.h"
#include "lang/tag.h"
#include "wire/csv.h"

#define TERMS_MOST 100
#define MINUTES_MOST 1440

const char *const rate_columns[RATE_COLUMNS] = {
	"line",	    "service", "language",	  "from",	   "how",
	"unit",	    "amount",  "percent", "shortest_minutes", "step_minutes",
	"minimum_price",
};
const char *const rate_lines[RATE_LINES] = {
	"rate",	  "hours", "out-of-hours", "bank-holiday", "travel",
	"words", "cancellation", "target", "vat",
};
const char *const rate_bands[PRICE_BANDS] = {
	"context", "exact", "repetition", "95-99", "85-94", "75-84", "none"};
const char *const rate_days[RATE_DAYS] = {
	"monday",   "tuesday",	"wednesday", "thursday",      "friday",
	"saturday", "sunday",	"monday-friday"};
const char *const rate_travels[RATE_TRAVELS] = {"visit", "hour", "mile"};

struct reading {
	struct arena *arena;
	const struct rate_table *table;
	struct faults *faults;
	struct card *card;
	struct rate *rate;
	struct notice_term *term;
	struct contract_target *target;
	size_t rates, terms, targets, rate_cap, term_cap, target_cap;
	int place[RATE_COLUMNS]; /* of each column in the file, -1 absent */
	const struct csv_row *row;
	bool wrong; /* this line */
};

static void
wrong(struct reading *r, enum rate_column column, const char *example)
{
	int place = r->place[column];
	const char *value = place >= 0 && (size_t)place < r->row->fields
				    ? r->row->field[place]
				    : "";

	r->wrong = true;
	(void)fault_set(faults_add(r->faults), E_INPUT, r->table->field,
			N_("Line {line}, {column}: “{value}” does not fit. "
			   "Write it like {example}."),
			"line", arena_printf(r->arena, "%zu", r->row->line),
			"column", rate_columns[column], "value",
			arena_text(r->arena, value), "example", example, NULL);
}

/* The field without spaces around it, "" where the table has none. */
static const char *
value(const struct reading *r, enum rate_column column)
{
	int place = r->place[column];
	const char *text;
	size_t bytes;

	if (place < 0 || (size_t)place >= r->row->fields)
		return "";
	text = r->row->field[place];
	text += strspn(text, " \t");
	bytes = strlen(text);
	while (bytes && text[bytes - 1] == ' ')
		bytes--;
	return arena_copy(r->arena, text, bytes);
}

static int
read_word(struct reading *r, enum rate_column column, const char *const *names,
	  size_t count, const char *example)
{
	int found = name_find(names, count, value(r, column));

	if (found < 0)
		wrong(r, column, example);
	return found < 0 ? 0 : found;
}

static int
read_number(struct reading *r, enum rate_column column, int most,
	    const char *example)
{
	const char *text = value(r, column);
	size_t bytes = strspn(text, "0123456789");
	long number = bytes && bytes < 7 ? strtol(text, NULL, 10) : -1;

	if (!*text)
		return 0;
	if (text[bytes] || number < 0 || number > most) {
		wrong(r, column, example);
		return 0;
	}
	return (int)number;
}

static int64_t
read_amount(struct reading *r, enum rate_column column, const char *example)
{
	int64_t rate = 0;

	if (!rate_parse(value(r, column), &rate))
		wrong(r, column, example);
	return rate;
}

/* A whole per cent up to most. */
static int
read_percent(struct reading *r, int most)
{
	const char *text = value(r, COLUMN_PERCENT);
	size_t bytes = strspn(text, "0123456789");
	const char *rest = text + bytes;
	long number = bytes && bytes < 5 ? strtol(text, NULL, 10) : -1;

	rest += strspn(rest, " ");
	rest += *rest == '%';
	if (number < 0 || number > most || *rest) {
		wrong(r, COLUMN_PERCENT, "50");
		return 0;
	}
	return (int)number;
}

static int
read_share(struct reading *r, enum rate_column column, const char *example)
{
	int bp = 0;

	if (!share_parse(value(r, column), &bp))
		wrong(r, column, example);
	return bp;
}

/* A language that we know, "" for each. */
static const char *
read_language(struct reading *r, enum rate_column column)
{
	const char *text = value(r, column);
	const struct tag *tag = *text ? tag_find(text) : NULL;

	if (*text && !tag)
		wrong(r, column, "pl");
	return tag ? tag->tag : "";
}

/* On site, or Braille: whichever the service has. */
static void
read_how(struct reading *r, struct rate *rate)
{
	const char *text = value(r, COLUMN_HOW);
	bool fits = !*text;

	if (*text && rate->service == SERVICE_INTERPRETING)
		fits = mode_parse(text, &rate->mode);
	else if (*text && rate->service == SERVICE_FORMAT)
		fits = format_parse(text, &rate->format);
	if (!fits)
		wrong(r, COLUMN_HOW,
		      rate->service == SERVICE_FORMAT ? "braille" : "on-site");
}

static bool
same_job(const struct rate *a, const struct rate *b)
{
	return a->service == b->service && a->mode == b->mode &&
	       a->format == b->format && !strcmp(a->from, b->from) &&
	       !strcmp(a->language, b->language);
}

static void
take_rate(struct reading *r)
{
	struct rate rate = {0};
	int64_t minimum = 0;

	rate.service = (enum service)read_word(r, COLUMN_SERVICE,
					       service_names, SERVICES,
					       "interpreting");
	rate.language = read_language(r, COLUMN_LANGUAGE);
	rate.from = read_language(r, COLUMN_FROM);
	read_how(r, &rate);
	rate.unit = (enum rate_unit)read_word(r, COLUMN_UNIT, rate_unit_names,
					      RATE_UNITS, "hour");
	rate.rate = read_amount(r, COLUMN_AMOUNT, "38.00");
	rate.minimum_minutes =
		read_number(r, COLUMN_SHORTEST, MINUTES_MOST, "60");
	rate.step_minutes = read_number(r, COLUMN_STEP, MINUTES_MOST, "15");
	if (*value(r, COLUMN_MINIMUM))
		minimum = read_amount(r, COLUMN_MINIMUM, "25.00");
	if (minimum % RATE_SCALE)
		wrong(r, COLUMN_MINIMUM, "25.00");
	rate.minimum_minor = minimum / RATE_SCALE;
	for (size_t i = 0; i < r->rates && !r->wrong; i++)
		if (same_job(&r->rate[i], &rate))
			wrong(r, COLUMN_LINE, "one line for each job");
	r->rate = arena_grow(r->arena, r->rate, r->rates, &r->rate_cap,
			     sizeof *r->rate);
	r->rate[r->rates++] = rate;
}

static void
take_hours(struct reading *r)
{
	int day = read_word(r, COLUMN_UNIT, rate_days, RATE_DAYS,
			    "monday-friday");
	int last = day == RATE_DAYS - 1 ? 4 : day;
	struct hours hours = {0};
	struct fault fault;

	if (hours_parse("", value(r, COLUMN_AMOUNT), &hours, &fault) != OK) {
		wrong(r, COLUMN_AMOUNT, "08:00-18:00");
		return;
	}
	for (day = day == RATE_DAYS - 1 ? 0 : day; day <= last; day++)
		r->card->rates.week[day] = hours;
}

static void
take_travel(struct reading *r)
{
	struct rate_card *rates = &r->card->rates;
	int64_t *places[] = {&rates->travel_visit, &rates->travel_hour,
			     &rates->travel_mile};

	*places[read_word(r, COLUMN_UNIT, rate_travels, RATE_TRAVELS,
			  "visit")] = read_amount(r, COLUMN_AMOUNT, "12.00");
}

static void
take_band(struct reading *r)
{
	int band = read_word(r, COLUMN_UNIT, rate_bands, PRICE_BANDS, "95-99");

	r->card->rates.band_percent[band] = read_percent(r, 100);
}

static void
take_term(struct reading *r)
{
	struct notice_term term = {0};

	term.service = (enum service)read_word(r, COLUMN_SERVICE,
					       service_names, SERVICES,
					       "interpreting");
	term.language = read_language(r, COLUMN_LANGUAGE);
	term.unit = (enum notice_unit)read_word(r, COLUMN_UNIT,
						notice_unit_names,
						NOTICE_UNITS, "hours");
	if (term.unit != NOTICE_AGREED) {
		term.less_than = read_number(r, COLUMN_AMOUNT, 1000, "24");
		if (!term.less_than && !r->wrong)
			wrong(r, COLUMN_AMOUNT, "24");
	}
	term.percent = read_percent(r, 100);
	if (r->terms == TERMS_MOST)
		wrong(r, COLUMN_LINE, "at most 100 of them");
	r->term = arena_grow(r->arena, r->term, r->terms, &r->term_cap,
			     sizeof *r->term);
	r->term[r->terms++] = term;
}

static void
take_target(struct reading *r)
{
	struct contract_target target = {0};

	target.measure = (enum target_measure)read_word(
		r, COLUMN_UNIT, target_measure_names, TARGET_MEASURES,
		"in-standard");
	target.share_bp = read_share(r, COLUMN_PERCENT, "95");
	if (*value(r, COLUMN_AMOUNT))
		target.credit_bp = read_share(r, COLUMN_AMOUNT, "2");
	for (size_t i = 0; i < r->targets && !r->wrong; i++)
		if (r->target[i].measure == target.measure)
			wrong(r, COLUMN_UNIT, "one line for each");
	r->target = arena_grow(r->arena, r->target, r->targets,
			       &r->target_cap, sizeof *r->target);
	r->target[r->targets++] = target;
}

static void
take_line(struct reading *r)
{
	struct rate_card *rates = &r->card->rates;

	r->wrong = false;
	switch ((enum rate_line)read_word(r, COLUMN_LINE, rate_lines,
					  RATE_LINES, "rate")) {
	case RATE_LINE_RATE:
		if (!r->wrong)
			take_rate(r);
		return;
	case RATE_LINE_HOURS:
		take_hours(r);
		return;
	case RATE_LINE_OUT_OF_HOURS:
		rates->out_of_hours_percent = read_percent(r, 1000);
		return;
	case RATE_LINE_BANK_HOLIDAY:
		rates->bank_holiday_percent = read_percent(r, 1000);
		return;
	case RATE_LINE_TRAVEL:
		take_travel(r);
		return;
	case RATE_LINE_WORDS:
		take_band(r);
		return;
	case RATE_LINE_CANCELLATION:
		take_term(r);
		return;
	case RATE_LINE_TARGET:
		take_target(r);
		return;
	case RATE_LINE_VAT:
		rates->vat_bp = read_share(r, COLUMN_PERCENT, "20");
		return;
	}
}

/* The first row names the columns, in any order. */
static enum status
take_headings(struct reading *r, struct fault *fault)
{
	for (int i = 0; i < RATE_COLUMNS; i++)
		r->place[i] = -1;
	for (size_t i = 0; r->row && i < r->row->fields; i++) {
		const char *name = r->row->field[i];
		int column = name_find(rate_columns, RATE_COLUMNS, name);

		if (column < 0 && *name)
			return fault_set(fault, E_INPUT, r->table->field,
					 N_("The table has a column “{value}”, "
					    "which means nothing here: take "
					    "it out"),
					 "value",
					 arena_text(r->arena, name), NULL);
		if (column >= 0)
			r->place[column] = (int)i;
	}
	for (int i = 0; i < RATE_COLUMNS; i++)
		if (r->place[i] < 0 && (i == COLUMN_LINE || i == COLUMN_UNIT ||
					i == COLUMN_AMOUNT))
			return fault_set(fault, E_INPUT, r->table->field,
					 N_("The first line names the columns: "
					    "“{value}” is missing"),
					 "value", rate_columns[i], NULL);
	return OK;
}

/* A quote that never ends, or no UTF-8: the line is named in the place. */
static enum status
next_row(struct reading *r, struct csv *csv, struct fault *fault)
{
	enum status status = csv_next(csv, &r->row, fault);

	if (status != E_INPUT)
		return status;
	return fault_set(fault, E_INPUT, r->table->field,
			 N_("This is no table that can be read: copy it out "
			    "of the spreadsheet again, or save it as CSV"),
			 NULL);
}

static enum status
read_rows(struct reading *r, struct csv *csv, struct fault *fault)
{
	size_t count = 0;
	enum status status = next_row(r, csv, fault);

	if (status == OK)
		status = take_headings(r, fault);
	while (status == OK) {
		status = next_row(r, csv, fault);
		if (status != OK || !r->row)
			break;
		if (++count > RATE_ROWS_MOST)
			return fault_set(fault, E_INPUT, r->table->field,
					 N_("The table is too long: at most "
					    "400 lines"),
					 NULL);
		take_line(r);
	}
	if (status == OK && !r->rates && !r->faults->count)
		return fault_set(fault, E_INPUT, r->table->field,
				 N_("The table has no rate: begin a line with "
				    "the word rate"),
				 NULL);
	return status;
}

enum status
rate_table_read(struct arena *arena, const struct rate_table *table,
		struct card *ret, struct faults *faults, struct fault *fault)
{
	struct reading r = {.arena = arena, .table = table,
			    .faults = faults, .card = ret};
	size_t before = faults->count;
	struct buf text = {0};
	struct csv *csv;
	enum status status = encoding_read(
		encoding_of(table->bytes, table->count), table->bytes,
		table->count, &text, fault);

	if (status == OK) {
		csv = csv_new_memory(buf_string(&text), text.count);
		csv_separate(csv, csv_separator(buf_string(&text),
						text.count));
		status = read_rows(&r, csv, fault);
		csv_free(csv);
	}
	buf_free(&text);
	if (status == E_INPUT) {
		struct fault *kept = faults_add(faults);

		*kept = *fault;
	}
	if (status == OK && faults->count > before) {
		*fault = faults->list[before];
		status = E_INPUT;
	}
	ret->rates.rate = r.rate;
	ret->rates.rates = r.rates;
	ret->rates.term = r.term;
	ret->rates.terms = r.terms;
	ret->target = r.target;
	ret->targets = r.targets;
	return status;
}
