/* Tables that are brought in the browser. */
#include "desk/imports.h"

#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "desk/heading.h"
#include "desk/imports_inside.h"
#include "desk/inside.h"
#include "desk/table.h"
#include "wire/json.h"
#include "wire/model.h"

#define LISTED 20
#define KEPT_SECONDS 86400

static enum status
get(struct visit *visit, const char *id, struct import_row *ret,
    struct fault *fault)
{
	struct access access = visit_access(visit);
	int64_t number;

	if (!id || !id_parse(id, &number))
		return not_found("import", fault);
	return import_get(&access, number, ret, fault);
}

enum status
imports_bring(struct visit *visit, const struct import_file *file,
	      struct model *model, struct fault *fault)
{
	struct access access = visit_access(visit);
	enum import_kind kind = IMPORT_TENANTS;
	struct import_row row = {.organisation = visit->caller->organisation,
				 .state = "checking",
				 .at_utc = visit->now_utc,
				 .by = visit_actor(visit)};
	enum status status;

	if (file->kind && !import_kind_parse(file->kind, &kind))
		return fault_set(fault, E_INPUT, "/kind",
				 N_("{value} is no kind of table: tenants, "
				    "providers or requests"),
				 "value", file->kind, NULL);
	row.id = visit_id(visit);
	row.kind = import_kind_name(kind);
	row.name = file->name && *file->name ? file->name : "table.csv";
	status = import_insert(&access, &row, file->bytes, file->count, fault);
	if (status == OK)
		model_id(model, "id", row.id);
	return status;
}

/* Codes are static words. */
static const char *
state_word(const char *state)
{
	static const char *const states[] = {"checking", "ready", "wrong",
					     "publishing", "done"};

	for (size_t i = 0; i < sizeof states / sizeof *states; i++)
		if (!strcmp(states[i], state))
			return states[i];
	return NULL;
}

static void
show_short(struct model *model, const struct import_row *row)
{
	enum import_kind kind = IMPORT_TENANTS;

	(void)import_kind_parse(row->kind, &kind);
	model_id(model, "id", row->id);
	model_code(model, "kind", "import-kind", import_kind_name(kind));
	model_text(model, "name", row->name);
	model_code(model, "state", "import-state", state_word(row->state));
	model_time(model, "at", row->at_utc);
}

/* What is not known yet. */
static void
show_nothing(struct model *model)
{
	static const char *const numbers[] = {"rows", "added", "changed",
					      "same", "faults"};

	for (size_t i = 0; i < sizeof numbers / sizeof *numbers; i++)
		model_null(model, numbers[i]);
	model_null(model, "encoding");
	model_null(model, "separator");
	model_children(model, "columns");
	model_children(model, "names");
}

static void
show_report(struct visit *visit, const char *report, struct model *model)
{
	const struct model *parsed;
	struct fault fault;

	if (!report || json_parse(report, strlen(report), visit->arena,
				  &parsed, &fault) != OK)
		return;
	model_copy(model, "rows", model_get(parsed, "rows"));
	model_copy(model, "added", model_get(parsed, "added"));
	model_copy(model, "changed", model_get(parsed, "changed"));
	model_copy(model, "same", model_get(parsed, "same"));
}

static bool
is_asked(const struct model *model)
{
	const struct model *row = model_first(model_get(model, "columns"));
	bool asked = false;

	for (; row; row = model_next(row))
		asked |= !strcmp(model_text_of(model_get(row, "state")),
				 "unknown");
	return asked;
}

static void
show_meanings(struct model *model, const char *kind)
{
	struct model *list = model_children(model, "meanings");
	const struct table_kind *table = import_table(kind);

	for (size_t i = 0; i < table->headings; i++)
		model_append_text(list, table->heading[i].name);
}

enum status
imports_show(struct visit *visit, const char *id, struct model *model,
	     struct faults *ret_faults, struct fault *fault)
{
	struct import_row row;
	struct import_found found = {0};
	enum status status = get(visit, id, &row, fault);
	bool done;

	if (status != OK)
		return status;
	done = !strcmp(row.state, "done");
	if (!done)
		status = import_job_start(visit, &row, fault);
	if (status != OK)
		return status;
	show_short(model, &row);
	show_nothing(model);
	if (done)
		show_report(visit, row.report, model);
	else
		found = import_job_look(visit, row.id, model, ret_faults);
	if (found.failed && !ret_faults->count) {
		ret_faults->list = arena_alloc(visit->arena,
					       sizeof *ret_faults->list);
		ret_faults->list[0] = found.fault;
		ret_faults->count = 1;
	}
	model_bool(model, "running",
		   !done && !found.failed && (!found.there || found.running));
	model_int(model, "percent", found.percent);
	model_bool(model, "ask", is_asked(model));
	show_meanings(model, row.kind);
	return OK;
}

enum status
imports_faults(struct visit *visit, const char *id, const char **ret_name,
	       const char **ret_csv, struct fault *fault)
{
	struct import_row row;
	enum status status = get(visit, id, &row, fault);

	if (status != OK)
		return status;
	if (!row.faults)
		return not_found("import", fault);
	*ret_name = arena_printf(visit->arena, "%s-problems.csv",
				 import_kind_name(IMPORT_TENANTS));
	*ret_csv = row.faults;
	return OK;
}

/* Nothing is changed while a worker is at it. */
static enum status
get_idle(struct visit *visit, const char *id, struct import_row *ret,
	 struct fault *fault)
{
	enum status status = get(visit, id, ret, fault);

	if (status != OK)
		return status;
	if (strcmp(ret->state, "wrong") != 0 && strcmp(ret->state, "ready"))
		return fault_set(fault, E_CONFLICT, "state",
				 N_("This table is being worked on, or is in "
				    "the register: look at its page"),
				 NULL);
	return OK;
}

static bool
is_meaning(const struct table_kind *table, const char *meaning)
{
	if (!*meaning)
		return true;
	for (size_t i = 0; i < table->headings; i++)
		if (!strcmp(table->heading[i].name, meaning))
			return true;
	return false;
}

/* The headings of the first line, as they stand there. */
static enum status
read_headings(struct visit *visit, const struct import_row *row,
	      struct import **ret, struct fault *fault)
{
	struct access access = visit_access(visit);
	struct import_source source = {0};
	enum status status = import_content(&access, row->id, &source.bytes,
					    &source.count, fault);

	if (status != OK)
		return status;
	(void)import_kind_parse(row->kind, &source.kind);
	return import_head(visit, &source, ret, fault);
}

static enum status
choose_one(struct visit *visit, const struct import_row *row,
	   const char *heading, const char *meaning, struct fault *fault)
{
	struct access access = visit_access(visit);
	const struct import_saying saying = {
		.organisation = visit->caller->organisation,
		.kind = row->kind,
		.heading = {heading_plain(visit->arena, heading), meaning},
		.by = visit_actor(visit),
		.at_utc = visit->now_utc};

	return import_heading_put(&access, &saying, fault);
}

enum status
imports_choose(struct visit *visit, const char *id,
	       const struct model *columns, struct faults *faults,
	       struct fault *fault)
{
	struct access access = visit_access(visit);
	struct import *import = NULL;
	struct import_row row;
	enum status status = get_idle(visit, id, &row, fault);

	if (status == OK)
		status = read_headings(visit, &row, &import, fault);
	for (size_t i = 0; status == OK && i < import_width(import); i++) {
		const char *meaning = model_text_of(model_get(
			columns, arena_printf(visit->arena, "%zu", i)));

		if (!meaning || !strcmp(meaning, "?"))
			continue; /* nobody said yet */
		if (!strcmp(meaning, "leave-out"))
			meaning = "";
		if (!is_meaning(import_table(row.kind), meaning)) {
			*faults_add(faults) = (struct fault){0};
			status = fault_set(
				&faults->list[faults->count - 1], E_INPUT,
				arena_printf(visit->arena, "/column/%zu", i),
				N_("{value} is none of our columns: choose "
				   "one, or leave it out"),
				"value", meaning, NULL);
			*fault = faults->list[faults->count - 1];
			break;
		}
		status = choose_one(visit, &row, import_heading_at(import, i),
				    meaning, fault);
	}
	import_free(import);
	row.state = "checking";
	row.report = row.faults = NULL;
	if (status == OK)
		status = import_change(&access, &row, fault);
	return status;
}

enum status
imports_publish(struct visit *visit, const char *id, struct fault *fault)
{
	struct access access = visit_access(visit);
	struct import_row row;
	enum status status = get_idle(visit, id, &row, fault);

	if (status == OK && strcmp(row.state, "ready") != 0)
		return fault_set(fault, E_CONFLICT, "state",
				 N_("This table has rows that are wrong: mend "
				    "them and bring it again"),
				 NULL);
	row.state = "publishing";
	return status == OK ? import_change(&access, &row, fault) : status;
}

enum status
imports_drop(struct visit *visit, const char *id, struct fault *fault)
{
	struct access access = visit_access(visit);
	struct import_row row;
	enum status status = get_idle(visit, id, &row, fault);

	if (status != OK)
		return status;
	import_job_forget(visit->desk, row.id);
	return import_delete(&access, row.id, fault);
}

enum status
imports_list(struct visit *visit, struct model *model, struct fault *fault)
{
	struct access access = visit_access(visit);
	struct model *rows = model_children(model, "imports");
	struct import_rows list;
	enum status status = import_list(&access, LISTED, &list, fault);

	for (size_t i = 0; status == OK && i < list.count; i++)
		show_short(model_append(rows), &list.list[i]);
	return status;
}

enum status
imports_sweep(struct visit *visit, struct fault *fault)
{
	struct access access = visit_access_of_service(visit);

	return import_purge(&access, visit->now_utc - KEPT_SECONDS, fault);
}
