/* Tables from other systems. In the browser one is brought, checked while the
 * page refreshes itself, shown, and put into the register when somebody says
 * so; other systems send theirs and get the answer at once. */
#include <stdint.h>
#include <string.h>

#include "desk/import.h"
#include "desk/imports.h"
#include "web/exchange.h"
#include "web/form.h"
#include "web/label.h"
#include "web/nouns.h"
#include "web/problem.h"
#include "web/routes.h"
#include "wire/model.h"

static const struct field import_fields[] = {
	{.name = "file",
	 .type = FIELD_FILE,
	 .required = true,
	 .max = 20 << 20,
	 .label = N_("The table, as a CSV file"),
	 .hint = N_("One tenant a row; the first row names the columns.")},
	{.name = "dry_run",
	 .type = FIELD_YES,
	 .label = N_("Only check: keep nothing")},
	{0},
};

static const struct field bring_fields[] = {
	{.name = "file",
	 .type = FIELD_FILE,
	 .required = true,
	 .max = 20 << 20,
	 .label = N_("The table, as a CSV file"),
	 .hint = N_("One tenant a row; the first row names the columns.")},
	{.name = "kind",
	 .type = FIELD_PICK,
	 .set = "import-kind",
	 .label = N_("What is in it")},
	{0},
};

static const struct field column_fields[] = {
	{.name = "column", .type = FIELD_VALUES, .set = "columns"},
	{0},
};

static enum status
show_import(struct exchange *x, struct visit *visit, struct fault *fault)
{
	struct model *root = exchange_model(x);
	enum status status = imports_list(visit, root, fault);

	model_bool(root, "page_any", status == OK &&
		   model_count(model_get(root, "imports")) > 0);
	return status;
}

static enum status
bring(struct exchange *x, struct visit *visit, struct fault *fault)
{
	const struct form_file *sent = form_file(exchange_form(x), "file");
	const struct import_file file = {
		.kind = form_text(exchange_form(x), "kind"),
		.name = sent->name,
		.bytes = sent->bytes,
		.count = sent->count};
	enum status status =
		imports_bring(visit, &file, exchange_model(x), fault);

	if (status == OK)
		exchange_created(x, "/imports/%s",
				 noun_text(exchange_model(x), "id"));
	return status;
}

/* "line 3/name" and "row 2, line 3" as a number and a column's words; what
 * is not one of ours stays as the table has it. */
static void
show_place(struct exchange *x, struct model *row, const char *where)
{
	const char *line = strstr(where, "line ");
	const char *column = strchr(where, '/');
	size_t digits = line ? strspn(line + 5, "0123456789") : 0;

	model_text(row, "where", where);
	model_text(row, "line",
		   digits ? arena_copy(exchange_arena(x), line + 5, digits)
			  : NULL);
	column = column ? column + 1 : NULL;
	model_code(row, "column", "column",
		   column && label_of("column", column) != column ? column
								   : NULL);
	model_text(row, "heading", column);
}

/* Each fault by line and column, in the reader's language. */
static void
show_faults(struct exchange *x, const struct faults *faults)
{
	struct model *rows = model_children(exchange_model(x), "problems");

	for (size_t i = 0; i < faults->count; i++) {
		struct model *row = model_append(rows);

		show_place(x, row, faults->list[i].where);
		model_text(row, "what", problem_text(x, &faults->list[i]));
	}
}

/* The columns that there are, by their words. */
static void
show_words(struct model *root)
{
	struct model *rows = model_children(root, "page_meanings");

	for (const struct model *m = model_first(model_get(root, "meanings"));
	     m; m = model_next(m)) {
		struct model *row = model_append(rows);

		model_text(row, "word", model_text_of(m));
		model_code(row, "column", "column", model_text_of(m));
	}
	for (const struct model *m = model_first(model_get(root, "columns"));
	     m; m = model_next(m))
		model_code((struct model *)(uintptr_t)m, "page_meaning",
			   "column", model_text_of(model_get(m, "meaning")));
}

static void
show_state(struct model *root)
{
	const char *state = noun_text(root, "state");
	bool running = model_int_of(model_get(root, "running")) != 0;

	model_bool(root, "page_refresh", running);
	model_bool(root, "page_ready", !running && !strcmp(state, "ready"));
	model_bool(root, "page_wrong", !running && !strcmp(state, "wrong"));
	model_bool(root, "page_done", !strcmp(state, "done"));
	model_bool(root, "page_names",
		   model_count(model_get(root, "names")) > 0);
	model_bool(root, "page_problems",
		   model_count(model_get(root, "problems")) > 0);
	model_bool(root, "page_columns",
		   model_count(model_get(root, "columns")) > 0);
}

static enum status
show_one(struct exchange *x, struct visit *visit, struct fault *fault)
{
	struct model *root = exchange_model(x);
	struct faults faults = {0};
	enum status status = imports_show(visit, exchange_path(x, "id"), root,
					  &faults, fault);

	if (status != OK)
		return status;
	show_faults(x, &faults);
	show_state(root);
	show_words(root);
	exchange_title(x, N_("Import of {name}"), "name",
		       noun_text(root, "name"), NULL);
	return OK;
}

static enum status
choose_columns(struct exchange *x, struct visit *visit, struct fault *fault)
{
	struct model *columns = model_object(exchange_arena(x));
	const char *id = exchange_path(x, "id");
	enum status status;

	form_values(exchange_form(x), "column", columns);
	status = imports_choose(visit, id, columns, exchange_faults(x), fault);
	if (status == OK)
		exchange_goto(x, "/imports/%s", id);
	return status;
}

static enum status
publish_import(struct exchange *x, struct visit *visit, struct fault *fault)
{
	const char *id = exchange_path(x, "id");
	enum status status = imports_publish(visit, id, fault);

	if (status == OK)
		exchange_goto(x, "/imports/%s", id);
	return status;
}

static enum status
drop_import(struct exchange *x, struct visit *visit, struct fault *fault)
{
	enum status status =
		imports_drop(visit, exchange_path(x, "id"), fault);

	if (status != OK)
		return status;
	exchange_goto(x, "/tenants/import");
	exchange_flash(x, N_("The table is let go. Nothing of it was kept."));
	return OK;
}

static enum status
send_faults(struct exchange *x, struct visit *visit, struct fault *fault)
{
	const char *name, *csv;
	enum status status = imports_faults(visit, exchange_path(x, "id"),
					    &name, &csv, fault);

	if (status == OK)
		exchange_send(x, "text/csv; charset=utf-8", name, csv,
			      strlen(csv));
	return status;
}

static void
release(void *kept)
{
	import_free(kept);
}

static enum status
read_table(struct exchange *x, struct visit *visit, struct fault *fault)
{
	const struct form_file *sent = form_file(exchange_form(x), "file");
	struct import *import = NULL;
	enum status status;

	const struct import_source source = {.bytes = sent->bytes,
					     .count = sent->count};

	status = import_read(visit, &source, &import, exchange_faults(x),
			     fault);
	if (import)
		exchange_keep(x, import, release);
	return status;
}

static enum status
publish_table(struct exchange *x, struct visit *visit, struct fault *fault)
{
	struct import *import = exchange_kept(x);
	bool dry_run = form_yes(exchange_form(x), "dry_run");
	enum status status = OK;

	import_summary(import, exchange_model(x));
	if (dry_run) {
		exchange_goto(x, "/tenants/import");
		exchange_flash(x, N_("Every row is right. Nothing was kept."));
		return OK;
	}
	status = import_publish(visit, import, fault);
	if (status != OK)
		return status;
	exchange_goto(x, "/tenants");
	exchange_flash(x, N_("The table is in the register."));
	return OK;
}

const struct route routes_imports[] = {
	{.method = METHOD_GET,
	 .path = "/tenants/import",
	 .roles = ROUTE_STAFF,
	 .kind = ROUTE_READ,
	 .flags = ROUTE_PAGE_ONLY,
	 .form = bring_fields,
	 .handle = show_import,
	 .title = N_("Import tenants"),
	 .tag = "tenants",
	 .page = "tenant-import"},
	{.method = METHOD_POST,
	 .path = "/tenants/import",
	 .roles = ROUTE_STAFF,
	 .kind = ROUTE_SLOW,
	 .flags = ROUTE_UPLOAD,
	 .fields = import_fields,
	 .prepare = read_table,
	 .handle = publish_table,
	 .title = N_("Import tenants"),
	 .tag = "tenants",
	 .again = "/tenants/import"},
	{.method = METHOD_POST,
	 .path = "/imports",
	 .roles = ROUTE_STAFF,
	 .kind = ROUTE_WRITE,
	 .flags = ROUTE_UPLOAD,
	 .fields = bring_fields,
	 .handle = bring,
	 .title = N_("Bring a table"),
	 .tag = "tenants",
	 .again = "/tenants/import"},
	{.method = METHOD_GET,
	 .path = "/imports/{id}",
	 .roles = ROUTE_STAFF,
	 .kind = ROUTE_READ,
	 .handle = show_one,
	 .title = N_("A table that was brought"),
	 .tag = "tenants",
	 .page = "import"},
	{.method = METHOD_POST,
	 .path = "/imports/{id}/columns",
	 .roles = ROUTE_STAFF,
	 .kind = ROUTE_WRITE,
	 .fields = column_fields,
	 .handle = choose_columns,
	 .title = N_("Say what the columns are"),
	 .tag = "tenants",
	 .again = "/imports/{id}"},
	{.method = METHOD_POST,
	 .path = "/imports/{id}/publish",
	 .roles = ROUTE_STAFF,
	 .kind = ROUTE_WRITE,
	 .handle = publish_import,
	 .title = N_("Put a table into the register"),
	 .tag = "tenants",
	 .again = "/imports/{id}"},
	{.method = METHOD_POST,
	 .path = "/imports/{id}/drop",
	 .roles = ROUTE_STAFF,
	 .kind = ROUTE_WRITE,
	 .handle = drop_import,
	 .title = N_("Let a table go"),
	 .tag = "tenants",
	 .again = "/imports/{id}"},
	{.method = METHOD_GET,
	 .path = "/imports/{id}/problems.csv",
	 .roles = ROUTE_STAFF,
	 .kind = ROUTE_READ,
	 .handle = send_faults,
	 .title = N_("What is wrong in a table, as CSV"),
	 .tag = "tenants"},
	{0},
};
