/* Reading the lines of an invoice. */
#include "desk/invoice_file.h"

#include <ctype.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/buf.h"
#include "desk/rate_text.h"
#include "desk/table_file.h"
#include "lang/zone.h"

#define SIZE_MOST 1000000

enum column {
	I_REFERENCE,
	I_DATE,
	I_LANGUAGE,
	I_MINUTES,
	I_WORDS,
	I_RATE,
	I_NET,
	I_VAT,
	I_COLUMNS,
};

static const struct heading headings[I_COLUMNS] = {
	[I_REFERENCE] = {"reference",
			 "ref|your_ref|your_reference|request|booking|job|po|"
			 "client_ref|order",
			 HEADING_MAY, NULL},
	[I_DATE] = {"date", "day|job_date|booking_date|service_date|delivered",
		    HEADING_MAY, NULL},
	[I_LANGUAGE] = {"language", "lang|target_language|to", HEADING_MAY,
			NULL},
	[I_MINUTES] = {"minutes", "mins|duration|length", HEADING_MAY, NULL},
	[I_WORDS] = {"words", "word_count|wordcount", HEADING_MAY, NULL},
	[I_RATE] = {"rate", "unit_price|price_per_unit", HEADING_MAY, NULL},
	[I_NET] = {"net",
		   "charge|cost|price|amount|net_cost|net_amount|total_net",
		   HEADING_MUST, NULL},
	[I_VAT] = {"vat", "vat_percent|vat_rate|tax", HEADING_MAY, NULL},
};

struct reading {
	struct invoice_row *list;
	size_t count, cap;
	int vat_bp[INVOICE_RATES_MOST];
	size_t rates;
};

const char *
invoice_ref(struct arena *arena, const char *text, int *ret_n)
{
	int year, n = 0, used = 0;
	long number;
	char first;

	if (sscanf(text, " %c%2d-%6ld%n", &first, &year, &number, &used) != 3 ||
	    toupper((unsigned char)first) != 'V' || year < 0 || number <= 0)
		return NULL;
	text += used;
	if (*text == '/' && sscanf(text, "/%3d%n", &n, &used) == 1)
		text += used;
	if (n < 0 || text[strspn(text, " ")])
		return NULL;
	*ret_n = n;
	return arena_printf(arena, "V%02d-%06ld", year, number);
}

static void
read_day(struct table_file *t, struct invoice_line *line)
{
	const char *text = table_day_text(t, I_DATE);
	char day[11] = "";
	struct fault fault;

	line->day_days = INVOICE_NO_DAY;
	if (!*text)
		return;
	/* A time of day may follow. */
	snprintf(day, sizeof day, "%.10s", text);
	if (zone_parse_day("", day, &line->day_days, &fault) != OK) {
		line->day_days = INVOICE_NO_DAY;
		table_wrong(t, I_DATE,
			    N_("{value} is no day: write 2026-11-21 or "
			       "21/11/2026"));
	}
}

static int
read_size(struct table_file *t, int column)
{
	const char *text = t->value[column];
	char *end;
	long size;

	if (!*text)
		return -1;
	size = strtol(text, &end, 10);
	if (isdigit((unsigned char)*text) && !*end && size <= SIZE_MOST)
		return (int)size;
	table_wrong(t, column, N_("{value} is no number: write 60"));
	return -1;
}

static void
read_rate(struct table_file *t, struct invoice_line *line)
{
	line->rate = -1;
	if (*t->value[I_RATE] && !rate_parse(t->value[I_RATE], &line->rate))
		table_wrong(t, I_RATE,
			    N_("{value} is no rate in pounds: write 38.00 or "
			       "0.085"));
}

/* Few rates of VAT stand on one invoice. */
static void
read_vat(struct table_file *t, struct invoice_line *line)
{
	struct reading *of = t->of;
	size_t i = 0;

	line->vat_bp = -1;
	if (!*t->value[I_VAT])
		return;
	if (!share_parse(t->value[I_VAT], &line->vat_bp)) {
		table_wrong(t, I_VAT,
			    N_("{value} is no rate of VAT: write 20"));
		return;
	}
	while (i < of->rates && of->vat_bp[i] != line->vat_bp)
		i++;
	if (i == INVOICE_RATES_MOST)
		table_wrong(t, I_VAT,
			    N_("{value}: an invoice has ten rates of VAT at "
			       "most"));
	else if (i == of->rates)
		of->vat_bp[of->rates++] = line->vat_bp;
}

static void
read_row(struct table_file *t)
{
	struct reading *of = t->of;
	struct invoice_row row = {.line = t->line};

	row.number = table_text(t, I_REFERENCE);
	row.said_language = table_text(t, I_LANGUAGE);
	row.said.language = table_language(t, I_LANGUAGE);
	if (*row.said_language && !row.said.language)
		table_wrong(t, I_LANGUAGE,
			    N_("{value} is no language that is known here"));
	row.said.ref = invoice_ref(t->arena, row.number, &row.said.n);
	read_day(t, &row.said);
	row.said.minutes = read_size(t, I_MINUTES);
	row.said.words = read_size(t, I_WORDS);
	read_rate(t, &row.said);
	(void)table_money(t, I_NET, &row.said.net_minor);
	read_vat(t, &row.said);
	of->list = arena_grow(t->arena, of->list, of->count, &of->cap,
			      sizeof *of->list);
	of->list[of->count++] = row;
}

/* Typed lines that begin with a reference or a day have no headings. */
static bool
has_headings(const char *bytes, size_t count)
{
	for (size_t i = 0; i < count && bytes[i] != '\n'; i++)
		if (isdigit((unsigned char)bytes[i]))
			return false;
	return true;
}

enum status
invoice_file_read(const char *bytes, size_t count, struct arena *arena,
		  struct invoice_rows *ret, struct faults *faults)
{
	static const char usual[] =
		"reference,date,language,minutes,words,rate,net,vat\n";
	struct reading of = {0};
	struct table_file *t = arena_alloc(arena, sizeof *t);
	struct buf text = {0};
	enum status status;

	*t = (struct table_file){
		.arena = arena,
		.faults = faults,
		.heading = headings,
		.columns = I_COLUMNS,
		.rows_most = INVOICE_LINES_MOST,
		.none = N_("There is no line of the invoice here: each row is "
			   "one, with at least its net amount"),
		.row = read_row,
		.of = &of};
	if (!has_headings(bytes, count))
		buf_text(&text, usual);
	buf_put(&text, bytes, count);
	status = table_file_read(t, buf_string(&text), text.count);
	buf_free(&text);
	if (status == OK)
		*ret = (struct invoice_rows){of.list, of.count};
	return status;
}
