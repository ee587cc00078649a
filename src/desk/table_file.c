/* Reading a supplier's table. */
#include "desk/table_file.h"

#include <ctype.h>
#include <stdio.h>
#include <string.h>

#include "base/buf.h"
#include "desk/language_word.h"
#include "lang/encoding.h"
#include "lang/money.h"
#include "lang/tag.h"
#include "wire/csv.h"

struct reading {
	struct table_file *table;
	struct heading_column column[CSV_FIELDS_MAX];
	size_t columns;
};

void
table_wrong(struct table_file *t, int column, const char *message)
{
	fault_set(faults_add(t->faults), E_INPUT,
		  arena_printf(t->arena, "line %lld/%s", (long long)t->line,
			       t->heading[column].name),
		  message, "value", t->value[column], NULL);
}

const char *
table_text(struct table_file *t, int column)
{
	if (strlen(t->value[column]) > TABLE_TEXT_MOST) {
		table_wrong(t, column, N_("{value} is too long"));
		return "";
	}
	return arena_text(t->arena, t->value[column]);
}

bool
table_money(struct table_file *t, int column, int64_t *ret_minor)
{
	const char *text = t->value[column];
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
	good = money_parse("", buf_string(&plain), ret_minor, currency,
			   &fault) == OK &&
	       *ret_minor >= 0;
	buf_free(&plain);
	if (!good)
		table_wrong(t, column,
			    N_("{value} is no amount in pounds: write 12.34"));
	return good;
}

const char *
table_language(struct table_file *t, int column)
{
	const char *word = language_word(t->arena, table_text(t, column));
	const struct tag *tag = *word ? tag_find(word) : NULL;

	return tag ? tag->tag : NULL;
}

const char *
table_day_text(struct table_file *t, int column)
{
	const char *text = t->value[column];
	int day, month, year, used = 0;
	char first, second;

	if (sscanf(text, "%2d%c%2d%c%4d%n", &day, &first, &month, &second,
		   &year, &used) != 5 ||
	    first != second || !strchr("/.-", first))
		return text;
	return arena_printf(t->arena, "%04d-%02d-%02d%s", year, month, day,
			    text + used);
}

static void
take_fields(struct reading *r, const struct csv_row *row)
{
	struct table_file *t = r->table;

	for (int i = 0; i < t->columns; i++)
		t->value[i] = "";
	for (size_t i = 0; i < row->fields && i < r->columns; i++) {
		int meaning = r->column[i].meaning;
		char *text;

		if (meaning < 0)
			continue;
		text = arena_text(t->arena,
				  row->field[i] +
					  strspn(row->field[i], " \t'"));
		for (size_t n = strlen(text);
		     n && isspace((unsigned char)text[n - 1]); n--)
			text[n - 1] = '\0';
		t->value[meaning] = text;
	}
	t->line = (int64_t)row->line;
}

static bool
says_nothing(const struct table_file *t)
{
	for (int i = 0; i < t->columns; i++)
		if (*t->value[i])
			return false;
	return true;
}

/* Columns that we do not know are the supplier's own: left out. */
static enum status
read_headings(struct reading *r, const struct csv_row *row)
{
	struct table_file *t = r->table;
	struct headings all = {.list = t->heading,
			       .count = (size_t)t->columns};
	struct heading_choice *choice =
		arena_alloc(t->arena, (row->fields + 1) * sizeof *choice);
	struct faults first = {0};

	enum status status =
		heading_map(&all, row, t->arena, r->column, &first);

	faults_free(&first);
	r->columns = row->fields;
	if (status == OK)
		return OK;
	for (size_t i = 0; i < row->fields; i++)
		if (r->column[i].meaning == HEADING_UNKNOWN)
			choice[all.choices++] = (struct heading_choice){
				heading_plain(t->arena, row->field[i]), ""};
	all.choice = choice;
	return heading_map(&all, row, t->arena, r->column, t->faults);
}

static void
read_row(struct reading *r, const struct csv_row *row)
{
	struct table_file *t = r->table;

	take_fields(r, row);
	if (says_nothing(t))
		return;
	t->rows++;
	t->row(t);
}

static enum status
read_rows(struct reading *r, struct csv *csv)
{
	struct table_file *t = r->table;
	const struct csv_row *row = NULL;
	struct fault fault;
	enum status status = csv_next(csv, &row, &fault);

	if (status == OK && row)
		status = read_headings(r, row);
	else if (status != OK)
		*faults_add(t->faults) = fault;
	while (status == OK && row) {
		status = csv_next(csv, &row, &fault);
		if (status == E_INPUT)
			*faults_add(t->faults) = fault;
		if (status == E_INPUT)
			status = OK;
		else if (status == OK && row)
			read_row(r, row);
		if (t->rows > t->rows_most) {
			table_wrong(t, 0,
				    N_("The file is too long: bring it in "
				       "parts"));
			return E_INPUT;
		}
	}
	return status;
}

enum status
table_file_read(struct table_file *t, const char *bytes, size_t count)
{
	struct reading *r = arena_alloc(t->arena, sizeof *r);
	struct buf text = {0};
	struct fault fault;
	size_t before = t->faults->count;
	enum status status = encoding_read(encoding_of(bytes, count), bytes,
					   count, &text, &fault);

	*r = (struct reading){.table = t};
	if (status != OK) {
		*faults_add(t->faults) = fault;
	} else {
		const char *plain = buf_string(&text);
		struct csv *csv = csv_new_memory(plain, text.count);

		csv_separate(csv, csv_separator(plain, text.count));
		status = read_rows(r, csv);
		csv_free(csv);
	}
	buf_free(&text);
	if (t->faults->count == before && status == OK && !t->rows)
		fault_set(faults_add(t->faults), E_INPUT, "/file", t->none,
			  NULL);
	return t->faults->count == before ? OK : E_INPUT;
}
