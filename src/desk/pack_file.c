/* The files of a publication pack. */
#include <string.h>

#include "base/buf.h"
#include "desk/inside.h"
#include "desk/packs.h"
#include "desk/paper.h"
#include "wire/csv.h"
#include "wire/json.h"
#include "wire/model.h"
#include "wire/zip.h"

#define COLUMNS_MOST 10
#define ABREAST 5 /* beside the group, on a page */
/* Source: Government Analysis Function, guidance on symbols in tables: [c] is
 * what is confidential. */
#define HIDDEN "[c]"

static const char *
note_rule(void)
{
	return N_("Where {mark} stands, a count is not told: it is below "
		  "{below}, or it would give away one that is, by subtraction "
		  "from sums, other tables or earlier packs. A 0 is told. "
		  "Numbers of the register are rounded to the nearest "
		  "{below}.");
}

/* ---- CSV ---- */

static void
put_cell(struct csv_writer *csv, const struct model *cell)
{
	const struct model *value = model_get(cell, "value");
	struct buf text = {0};

	if (model_true(model_get(cell, "hidden"))) {
		csv_put(csv, HIDDEN);
	} else if (model_kind_of(value) == MODEL_MONEY) {
		csv_put_hundredths(csv, model_int_of(value));
	} else if (model_kind_of(value) == MODEL_REAL) {
		buf_printf(&text, "%.4f", model_real_of(value));
		csv_put(csv, buf_string(&text));
		buf_free(&text);
	} else if (model_kind_of(value) == MODEL_NULL) {
		csv_put(csv, NULL);
	} else {
		csv_put_int(csv, model_int_of(value));
	}
}

static void
put_csv(const struct model *table, struct buf *out)
{
	struct csv_writer csv = {.out = out};

	csv_put(&csv, model_text_of(model_get(table, "by")));
	csv_put(&csv, "name");
	for (const struct model *c = model_first(model_get(table, "columns"));
	     c; c = model_next(c))
		csv_put(&csv, model_text_of(model_get(c, "key")));
	csv_end_row(&csv);
	for (const struct model *row = model_first(model_get(table, "rows"));
	     row; row = model_next(row)) {
		csv_put(&csv, model_text_of(model_get(row, "key")));
		csv_put(&csv, model_text_of(model_get(row, "name")));
		for (const struct model *c =
			     model_first(model_get(row, "cells"));
		     c; c = model_next(c))
			put_cell(&csv, c);
		csv_end_row(&csv);
	}
}

/* ---- PDF ---- */

/* A table's rows as paper_rows takes them. */
static struct model *
rows_on_paper(struct arena *arena, const struct model *table,
	      const char *const *keys)
{
	struct model *root = model_object(arena);
	struct model *rows = model_children(root, "rows");

	for (const struct model *row = model_first(model_get(table, "rows"));
	     row; row = model_next(row)) {
		struct model *one = model_append(rows);
		size_t i = 1;

		model_copy(one, "language", model_get(row, "language"));
		model_copy(one, "code", model_get(row, "code"));
		model_copy(one, "name", model_get(row, "name"));
		for (const struct model *c =
			     model_first(model_get(row, "cells"));
		     c && i < COLUMNS_MOST; c = model_next(c), i++)
			if (model_true(model_get(c, "hidden")))
				model_text(one, keys[i], HIDDEN);
			else
				model_copy(one, keys[i],
					   model_get(c, "value"));
	}
	return root;
}

/* Some of the columns beside the group. */
static void
print_columns(struct bulletin *paper, const struct model *table, size_t from,
	      size_t count)
{
	static const char *const keys[COLUMNS_MOST] = {
		"", "c1", "c2", "c3", "c4", "c5", "c6", "c7", "c8", "c9"};
	struct paper_column columns[ABREAST + 1] = {
		{N_("Group"), {"language", "code", "name"}}};
	struct paper_table all = {"rows", NULL, columns, 1};
	size_t at = 0;

	for (const struct model *c = model_first(model_get(table, "columns"));
	     c; c = model_next(c), at++)
		if (at >= from && at < from + count)
			columns[all.columns++] = (struct paper_column){
				model_text_of(model_get(c, "name")),
				{keys[at + 1]}};
	paper_rows(paper, rows_on_paper(paper->visit->arena, table, keys),
		   &all);
}

/* A wide one in two halves, one below the other. */
static void
print_table(struct bulletin *paper, const struct model *table)
{
	size_t count = model_count(model_get(table, "columns"));
	size_t half = count > ABREAST ? (count + 1) / 2 : count;

	paper_title(paper, N_("{table}: {by}"), "table",
		    paper_text(paper, model_get(table, "name")), "by",
		    paper_text(paper, model_get(table, "by")), NULL);
	print_columns(paper, table, 0, half);
	if (half < count)
		print_columns(paper, table, half, count - half);
}

static void
print_head(struct bulletin *paper, const struct model *model)
{
	const char *reference =
		model_text_or(model, "reference", "");

	paper_say(paper, N_("{organisation}, from {from} to {to}"),
		  "organisation",
		  model_text_or(model, "organisation_name", ""), "from",
		  paper_text(paper, model_get(model, "from")), "to",
		  paper_text(paper, model_get(model, "to")), NULL);
	if (*reference)
		paper_say(paper, N_("Request for information {reference}"),
			  "reference", reference, NULL);
	paper_say(paper, note_rule(), "mark", HIDDEN, "below",
		  paper_text(paper, model_get(model, "below")), NULL);
}

static enum status
print_pdf(struct visit *visit, const struct model *model,
	  const char *language, struct report_printed *ret,
	  struct fault *fault)
{
	bool asked = !strcmp(model_text_or(model, "kind", ""),
			     "information-request");
	struct bulletin paper;
	enum status status = paper_begin(
		visit, language,
		asked ? N_("Language and communication support: answer to a "
			   "request for information")
		      : N_("Language and communication support: what we "
			   "publish"),
		&paper, fault);

	if (status == OK) {
		print_head(&paper, model);
		for (const struct model *table =
			     model_first(model_get(model, "tables"));
		     table; table = model_next(table))
			print_table(&paper, table);
		status = paper_print(&paper, "pdf", ret, fault);
	}
	paper_end(&paper);
	return status;
}

/* ---- all of them ---- */

static enum status
put_bytes(const struct pack_sink *sink, const char *name, struct buf *bytes,
	  struct fault *fault)
{
	enum status status = sink->put(sink->self, name, buf_string(bytes),
				       bytes->count, fault);

	buf_free(bytes);
	return status;
}

static enum status
put_json(const struct model *model, const struct pack_sink *sink,
	 struct fault *fault)
{
	struct buf bytes = {0};

	json_print(model, &bytes);
	buf_char(&bytes, '\n');
	return put_bytes(sink, "pack.json", &bytes, fault);
}

enum status
pack_files(struct visit *visit, const struct model *model,
	   const char *language, const struct pack_sink *sink,
	   struct fault *fault)
{
	struct report_printed printed;
	enum status status =
		print_pdf(visit, model, language, &printed, fault);

	if (status == OK)
		status = sink->put(sink->self, "pack.pdf", printed.bytes,
				   printed.count, fault);
	if (status == OK)
		status = put_json(model, sink, fault);
	for (const struct model *table =
		     model_first(model_get(model, "tables"));
	     table && status == OK; table = model_next(table)) {
		struct buf csv = {0};

		put_csv(table, &csv);
		status = put_bytes(sink,
				   arena_printf(visit->arena, "%s.csv",
						model_text_or(table, "table",
							      "")),
				   &csv, fault);
	}
	return status;
}

static enum status
add_to_zip(void *self, const char *name, const void *bytes, size_t count,
	   struct fault *fault)
{
	(void)fault;
	zip_add(self, name, bytes, count);
	return OK;
}

static enum status
print_zip(struct visit *visit, const struct model *model,
	  const char *language, struct report_printed *ret,
	  struct fault *fault)
{
	struct buf bytes = {0};
	struct zip_writer zip = {.out = &bytes};
	const struct pack_sink sink = {add_to_zip, &zip};
	enum status status = pack_files(visit, model, language, &sink, fault);

	zip_end(&zip);
	*ret = (struct report_printed){
		arena_copy(visit->arena, buf_string(&bytes), bytes.count),
		bytes.count, "application/zip"};
	buf_free(&bytes);
	return status;
}

static enum status
print_csv(struct visit *visit, const struct model *model, const char *name,
	  struct report_printed *ret, struct fault *fault)
{
	const struct model *table = model_first(model_get(model, "tables"));
	struct buf csv = {0};

	while (table && name && strcmp(model_text_or(table, "table", ""),
				       name) != 0)
		table = model_next(table);
	if (!table)
		return not_found("table", fault);
	put_csv(table, &csv);
	*ret = (struct report_printed){
		arena_copy(visit->arena, buf_string(&csv), csv.count),
		csv.count, "text/csv; charset=utf-8"};
	buf_free(&csv);
	return OK;
}

enum status
pack_file(struct visit *visit, const struct model *model,
	  const struct pack_file_wish *wish, struct report_printed *ret,
	  struct fault *fault)
{
	if (!strcmp(wish->format, "zip"))
		return print_zip(visit, model, wish->language, ret, fault);
	if (!strcmp(wish->format, "pdf"))
		return print_pdf(visit, model, wish->language, ret, fault);
	return print_csv(visit, model, wish->table, ret, fault);
}
