/* Tables from other systems: all or nothing, every bad row named. */
#include "desk/import.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "desk/inside.h"
#include "desk/table.h"
#include "store/organisation.h"
#include "wire/csv.h"
#include "wire/model.h"

struct kept {
	size_t line;
	enum change change;
	void *row;
	const char *key;
};

struct import {
	const struct table_kind *kind;
	struct arena *arena;
	struct kept *list;
	size_t count, cap;
	int64_t changes[3]; /* by enum change */
	const char *name;   /* the last organisation looked up */
	int64_t organisation;
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

struct arena *
import_arena(struct import *import)
{
	return import->arena;
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
arrange(const struct table_kind *kind, const struct csv_row *csv,
	const int column[HEADINGS_MOST], struct table_row *row)
{
	row->line = csv->line;
	for (size_t i = 0; i < kind->headings; i++) {
		bool there = column[i] >= 0 && (size_t)column[i] < csv->fields;

		row->value[i] = there ? csv->field[column[i]] : "";
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
	  const int column[HEADINGS_MOST], size_t width,
	  struct faults *faults, struct fault *fault)
{
	enum status status = OK;

	while (status == OK) {
		const struct csv_row *row;
		struct table_row arranged;
		struct fault bad;

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
		if (row->fields > width) {
			too_wide(row, faults);
			continue;
		}
		arrange(import->kind, row, column, &arranged);
		status = read_row(import, visit, &arranged, faults, fault);
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

static enum status
read_table(struct import *import, struct visit *visit, struct csv *csv,
	   struct faults *faults, struct fault *fault)
{
	const struct table_kind *kind = import->kind;
	int column[HEADINGS_MOST];
	const struct csv_row *head;
	size_t before = faults->count, width;
	enum status status = csv_next(csv, &head, fault);

	if (status != OK)
		return status;
	if (!head)
		return fault_set(fault, E_INPUT, "line 1",
				 N_("The table is empty: its first row names "
				    "the columns"),
				 NULL);
	width = head->fields;
	if (heading_map(kind->heading, kind->headings, head, import->arena,
			column, faults) == OK)
		status = read_rows(import, visit, csv, column, width, faults,
				   fault);
	if (status == OK && import->count)
		find_twins(import, faults);
	if (status == OK && faults->count > before) {
		*fault = faults->list[before < FAULTS_MAX ? before
							  : FAULTS_MAX - 1];
		status = E_INPUT;
	}
	return status;
}

enum status
import_read(struct visit *visit, enum import_kind kind, const char *bytes,
	    size_t count, struct import **ret_import, struct faults *faults,
	    struct fault *fault)
{
	struct import *import = mem_new(sizeof *import);
	struct csv *csv = csv_new_memory(bytes, count);
	struct fault unsaid;
	enum status status;

	import->kind = table_of(kind);
	import->arena = arena_new();
	status = read_table(import, visit, csv, faults,
			    fault ? fault : &unsaid);
	csv_free(csv);
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

		if (kept->change != CHANGE_NONE)
			status = import->kind->write(visit, kept->row,
						     kept->change, fault);
		arena_reset(row);
	}
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
	free(import->list);
	free(import);
}
