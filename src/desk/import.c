/* Tables from other systems: all or nothing, every bad row named. */
#include "desk/import.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/buf.h"
#include "base/mem.h"
#include "base/utf8.h"
#include "desk/inside.h"
#include "desk/table.h"
#include "lang/encoding.h"
#include "store/import.h"
#include "store/organisation.h"
#include "wire/csv.h"
#include "wire/model.h"

#define PROGRESS_ROWS 512 /* between two tellings */
#define NAMES_SHOWN 5
#define SAMPLE_BYTES 60

struct kept {
	size_t line;
	enum change change;
	void *row;
	const char *key;
};

struct import {
	const struct table_kind *kind;
	struct arena *arena, *scratch;
	struct kept *list;
	size_t count, cap;
	int64_t changes[3]; /* by enum change */
	const char *name;   /* the last organisation looked up */
	int64_t organisation;
	/* How the table was understood. */
	enum encoding encoding;
	char separator;
	struct heading_column *column;
	const char **sample; /* of each column, NULL none yet */
	size_t width;
	const char *names[NAMES_SHOWN];
	size_t named;
	struct import_source source;
	int64_t lines; /* as many as there may be rows */
};

static const char *const kind_names[] = {"tenants", "providers", "requests"};

bool
import_kind_parse(const char *name, enum import_kind *ret)
{
	for (int i = 0; i < 3; i++) {
		if (strcmp(kind_names[i], name) != 0)
			continue;
		*ret = (enum import_kind)i;
		return true;
	}
	return false;
}

const char *
import_kind_name(enum import_kind kind)
{
	return kind_names[kind];
}

static const struct table_kind *
table_of(enum import_kind kind)
{
	switch (kind) {
	case IMPORT_TENANTS:
		return &table_tenants;
	case IMPORT_PROVIDERS:
		return &table_providers;
	case IMPORT_REQUESTS:
		break;
	}
	return &table_requests;
}

const struct table_kind *
import_table(const char *name)
{
	enum import_kind kind = IMPORT_TENANTS;

	(void)import_kind_parse(name, &kind);
	return table_of(kind);
}

size_t
import_width(const struct import *import)
{
	return import->width;
}

const char *
import_heading_at(const struct import *import, size_t column)
{
	return import->column[column].heading;
}

struct arena *
import_arena(struct import *import)
{
	return import->arena;
}

struct arena *
import_scratch(struct import *import)
{
	return import->scratch;
}

void *
import_kept(const struct import *import, size_t i, enum change *ret)
{
	if (i >= import->count)
		return NULL;
	*ret = import->list[i].change;
	return import->list[i].row;
}

static void
tell(const struct import *import, int64_t done, int64_t total)
{
	if (import->source.progress)
		import->source.progress(import->source.self, done, total);
}

enum status
import_organisation(struct import *import, struct visit *visit,
		    struct fields *fields, const char *name, int64_t *ret,
		    struct fault *fault)
{
	struct access access = visit_access(visit);
	struct organisation found;
	struct fault unknown;
	enum status status;

	*ret = visit->caller->organisation;
	if (!*name)
		return OK;
	if (import->name && !strcmp(import->name, name)) {
		*ret = import->organisation;
		return OK;
	}
	status = organisation_find(&access, name, &found, fault);
	if (status == E_NOT_FOUND) {
		(void)fault_set(&unknown, E_INPUT, "",
				N_("{value} is no organisation here: write "
				   "its name as in the list"),
				"value", name, NULL);
		field_take(fields, "organisation", &unknown);
		return OK;
	}
	if (status != OK)
		return status;
	import->name = arena_text(import->arena, name);
	*ret = import->organisation = found.id;
	return OK;
}

/* The cells of a row under their headings. */
static void
arrange(const struct import *import, const struct csv_row *csv,
	struct table_row *row)
{
	row->line = csv->line;
	for (size_t i = 0; i < import->kind->headings; i++)
		row->value[i] = "";
	for (size_t i = 0; i < csv->fields; i++)
		if (import->column[i].meaning >= 0)
			row->value[import->column[i].meaning] = csv->field[i];
}

static bool
is_ascii(const char *text)
{
	for (; *text; text++)
		if ((unsigned char)*text >= 0x80)
			return false;
	return true;
}

/* The first cell of each column, and some that only the right encoding makes
 * readable. */
static void
sample(struct import *import, const struct csv_row *row)
{
	for (size_t i = 0; i < row->fields; i++) {
		const char *text = row->field[i];
		size_t bytes = utf8_cut(text, strlen(text), SAMPLE_BYTES);

		if (bytes && !import->sample[i])
			import->sample[i] =
				arena_copy(import->arena, text, bytes);
		if (bytes && import->named < NAMES_SHOWN && !is_ascii(text))
			import->names[import->named++] =
				arena_copy(import->arena, text, bytes);
	}
}

static void
too_wide(const struct csv_row *csv, struct faults *faults)
{
	char where[40];

	snprintf(where, sizeof where, "line %zu", csv->line);
	(void)fault_set(faults_add(faults), E_INPUT, where,
			N_("This row has more cells than the table has "
			   "headings: put quotes round cells with commas"),
			NULL);
}

static enum status
read_row(struct import *import, struct visit *visit,
	 const struct table_row *row, struct faults *faults,
	 struct fault *fault)
{
	struct fields fields = fields_begin(import->arena, faults);
	struct kept kept = {.line = row->line};
	enum status status;

	fields.prefix = arena_printf(import->arena, "line %zu", row->line);
	status = import->kind->read(import, visit, row, &fields, &kept.row,
				    &kept.change, fault);
	if (status != OK || fields_end(&fields, NULL) != OK)
		return status;
	kept.key = import->kind->key(import->arena, kept.row);
	mem_grow(&import->list, import->count, &import->cap,
		 sizeof *import->list);
	import->list[import->count++] = kept;
	import->changes[kept.change]++;
	return OK;
}

/* Row by row, going on after bad ones. */
static enum status
read_rows(struct import *import, struct visit *visit, struct csv *csv,
	  struct faults *faults, struct fault *fault)
{
	enum status status = OK;

	for (int64_t n = 0; status == OK; n++) {
		const struct csv_row *row;
		struct table_row arranged;
		struct fault bad;

		if (n % PROGRESS_ROWS == 0)
			tell(import, n, import->lines * 2);
		if (csv_next(csv, &row, &bad) != OK) {
			if (bad.status != E_INPUT) {
				*fault = bad;
				return bad.status;
			}
			*faults_add(faults) = bad;
			continue;
		}
		if (!row)
			break;
		if (row->fields > import->width) {
			too_wide(row, faults);
			continue;
		}
		sample(import, row);
		arrange(import, row, &arranged);
		status = read_row(import, visit, &arranged, faults, fault);
		arena_reset(import->scratch);
	}
	return status;
}

static int
by_key(const void *a, const void *b)
{
	const struct kept *const *x = a, *const *y = b;
	int order = strcmp((*x)->key, (*y)->key);

	if (order)
		return order;
	return ((*x)->line > (*y)->line) - ((*x)->line < (*y)->line);
}

/* The same thing in two rows: which of them should hold? */
static void
find_twins(struct import *import, struct faults *faults)
{
	const struct kept **order =
		mem_new(import->count * sizeof *order);

	for (size_t i = 0; i < import->count; i++)
		order[i] = &import->list[i];
	qsort(order, import->count, sizeof *order, by_key);
	for (size_t i = 1; i < import->count; i++) {
		char where[60], first[24];

		if (strcmp(order[i]->key, order[i - 1]->key) != 0)
			continue;
		snprintf(where, sizeof where, "line %zu/%s", order[i]->line,
			 import->kind->key_heading);
		snprintf(first, sizeof first, "%zu", order[i - 1]->line);
		(void)fault_set(faults_add(faults), E_INPUT, where,
				N_("Line {line} is about the same one: remove "
				   "one of the two rows"),
				"line", first, NULL);
	}
	free(order);
}

/* What the organisation says its columns are. */
static enum status
read_choices(struct import *import, struct visit *visit,
	     struct headings *headings, struct fault *fault)
{
	struct access access = visit_access(visit);
	struct import_headings said;
	struct heading_choice *choice;
	enum status status;

	access.arena = import->arena;
	status = import_heading_list(&access, visit->caller->organisation,
				     import_kind_name(import->source.kind),
				     &said, fault);
	if (status != OK)
		return status;
	choice = arena_alloc(import->arena, (said.count + 1) * sizeof *choice);
	for (size_t i = 0; i < said.count; i++)
		choice[i] = (struct heading_choice){said.list[i].heading,
						    said.list[i].meaning};
	headings->choice = choice;
	headings->choices = said.count;
	return OK;
}

static enum status
read_head(struct import *import, struct visit *visit, struct csv *csv,
	  struct faults *faults, struct fault *fault)
{
	struct headings headings = {import->kind->heading,
				    import->kind->headings, NULL, 0};
	const struct csv_row *head;
	enum status status = csv_next(csv, &head, fault);

	if (status != OK)
		return status;
	if (!head)
		return fault_set(fault, E_INPUT, "line 1",
				 N_("The table is empty: its first row names "
				    "the columns"),
				 NULL);
	import->width = head->fields;
	import->column = arena_alloc(import->arena,
				     head->fields * sizeof *import->column);
	import->sample = arena_alloc(import->arena,
				     head->fields * sizeof *import->sample);
	memset(import->sample, 0, head->fields * sizeof *import->sample);
	status = read_choices(import, visit, &headings, fault);
	if (status != OK)
		return status;
	return heading_map(&headings, head, import->arena, import->column,
			   faults);
}

/* So that the page can show what a column holds whose heading says nothing. */
static void
sample_first(struct import *import, struct csv *csv)
{
	const struct csv_row *row;
	struct fault bad;

	if (csv_next(csv, &row, &bad) == OK && row &&
	    row->fields <= import->width)
		sample(import, row);
}

static enum status
read_table(struct import *import, struct visit *visit, struct csv *csv,
	   struct faults *faults, struct fault *fault)
{
	size_t before = faults->count;
	enum status status = read_head(import, visit, csv, faults, fault);

	if (status == E_INPUT && faults->count > before)
		sample_first(import, csv);
	else if (status == OK)
		status = read_rows(import, visit, csv, faults, fault);
	if (status == OK && import->count)
		find_twins(import, faults);
	if ((status == OK || status == E_INPUT) && faults->count > before) {
		*fault = faults->list[before < FAULTS_MAX ? before
							  : FAULTS_MAX - 1];
		status = E_INPUT;
	}
	return status;
}

static int64_t
count_lines(const struct buf *text)
{
	int64_t lines = 1;

	for (size_t i = 0; i < text->count; i++)
		lines += text->bytes[i] == '\n';
	return lines;
}

/* The text of the source, and the import that is to hold what it says. */
static enum status
begin(const struct import_source *source, struct buf *text,
      struct import **ret, struct fault *fault)
{
	struct import *import = mem_new(sizeof *import);
	enum status status;

	import->kind = table_of(source->kind);
	import->source = *source;
	import->arena = arena_new();
	import->scratch = arena_new();
	import->encoding = encoding_of(source->bytes, source->count);
	status = encoding_read(import->encoding, source->bytes, source->count,
			       text, fault);
	import->separator = csv_separator(text->bytes, text->count);
	import->lines = count_lines(text);
	*ret = import;
	return status;
}

enum status
import_read(struct visit *visit, const struct import_source *source,
	    struct import **ret_import, struct faults *faults,
	    struct fault *fault)
{
	struct import *import;
	struct buf text = {0};
	struct csv *csv;
	struct fault unsaid;
	enum status status = begin(source, &text, &import,
				   fault ? fault : &unsaid);

	csv = csv_new_memory(text.bytes, text.count);
	csv_separate(csv, import->separator);
	if (status == OK)
		status = read_table(import, visit, csv, faults,
				    fault ? fault : &unsaid);
	csv_free(csv);
	buf_free(&text);
	if (status == OK || status == E_INPUT)
		*ret_import = import;
	else
		import_free(import);
	return status;
}

enum status
import_head(struct visit *visit, const struct import_source *source,
	    struct import **ret_import, struct fault *fault)
{
	struct import *import;
	struct faults faults = {0};
	struct buf text = {0};
	struct csv *csv;
	enum status status = begin(source, &text, &import, fault);

	csv = csv_new_memory(text.bytes, text.count);
	csv_separate(csv, import->separator);
	if (status == OK)
		status = read_head(import, visit, csv, &faults, fault);
	if (status == E_INPUT && import->width)
		status = OK; /* an unknown heading is what is asked about */
	csv_free(csv);
	buf_free(&text);
	faults_free(&faults);
	if (status == OK)
		*ret_import = import;
	else
		import_free(import);
	return status;
}

void
import_summary(const struct import *import, struct model *model)
{
	model_int(model, "rows", (int64_t)import->count);
	model_int(model, "added", import->changes[CHANGE_ADD]);
	model_int(model, "changed", import->changes[CHANGE_EDIT]);
	model_int(model, "same", import->changes[CHANGE_NONE]);
}

static void
show_column(const struct import *import, size_t i, struct model *row)
{
	int meaning = import->column[i].meaning;

	model_int(row, "n", (int64_t)i);
	model_text(row, "heading", import->column[i].heading);
	model_bool(row, "unknown", meaning == HEADING_UNKNOWN);
	model_text(row, "meaning",
		   meaning >= 0 ? import->kind->heading[meaning].name : NULL);
	model_code(row, "state", "column-state",
		   meaning >= 0			 ? "used"
		   : meaning == HEADING_LEFT_OUT ? "left-out"
						 : "unknown");
	model_text(row, "sample", import->sample[i]);
}

void
import_about(const struct import *import, struct model *model)
{
	struct model *rows, *names;

	model_text(model, "encoding", encoding_name(import->encoding));
	model_code(model, "separator", "separator",
		   import->separator == ','   ? "comma"
		   : import->separator == ';' ? "semicolon"
					      : "tab");
	rows = model_children(model, "columns");
	for (size_t i = 0; i < import->width; i++)
		show_column(import, i, model_append(rows));
	names = model_children(model, "names");
	for (size_t i = 0; i < import->named; i++)
		model_append_text(names, import->names[i]);
}

enum status
import_publish(struct visit *visit, struct import *import,
	       struct fault *fault)
{
	struct log_entry entry = {.kind = "register.imported"};
	struct arena *arena = visit->arena, *row = arena_new();
	struct model *payload = model_object(arena);
	enum status status = OK;

	visit->arena = row; /* so that 30,000 rows do not pile up */
	for (size_t i = 0; i < import->count && status == OK; i++) {
		const struct kept *kept = &import->list[i];

		if (i % PROGRESS_ROWS == 0)
			tell(import, (int64_t)(import->count + i),
			     (int64_t)import->count * 2);
		if (kept->change != CHANGE_NONE)
			status = import->kind->write(visit, kept->row,
						     kept->change, fault);
		arena_reset(row);
	}
	if (status == OK && import->kind->finish)
		status = import->kind->finish(visit, import, fault);
	visit->arena = arena;
	arena_free(row);
	if (status != OK)
		return status;
	import_summary(import, payload);
	entry.payload = payload;
	entry.subject = entry.organisation = visit->caller->organisation;
	return log_event(visit, &entry, fault);
}

void
import_free(struct import *import)
{
	if (!import)
		return;
	arena_free(import->arena);
	arena_free(import->scratch);
	free(import->list);
	free(import);
}
