/* A list of a report as CSV. */
#include <inttypes.h>
#include <string.h>

#include "base/buf.h"
#include "desk/figures.h"
#include "lang/zone.h"
#include "wire/csv.h"
#include "wire/model.h"

#define NAME_BYTES 80

/* Where a row's cells go: their names, or what they hold. */
struct writing {
	struct csv_writer csv;
	bool names;
};

static bool
for_pages(const char *key)
{
	return !strncmp(key, "page_", 5) || !strcmp(key, "code") ||
	       !strcmp(key, "language") || !strcmp(key, "month");
}

/* Lists to choose from. */
static bool
is_aside(const char *key)
{
	return for_pages(key) || !strcmp(key, "organisations") ||
	       !strcmp(key, "versions");
}

static void
put_money(struct csv_writer *csv, int64_t minor)
{
	char text[32];
	int64_t pence = minor < 0 ? -minor : minor;

	(void)snprintf(text, sizeof text, "%s%" PRId64 ".%02d",
		       minor < 0 ? "-" : "", pence / 100, (int)(pence % 100));
	csv_put(csv, text);
}

static void
put_value(struct csv_writer *csv, const struct model *cell)
{
	char text[64] = "";

	switch (model_kind_of(cell)) {
	case MODEL_INT:
	case MODEL_MINUTES:
		csv_put_int(csv, model_int_of(cell));
		return;
	case MODEL_MONEY:
		put_money(csv, model_int_of(cell));
		return;
	case MODEL_REAL:
		(void)snprintf(text, sizeof text, "%.4f", model_real_of(cell));
		break;
	case MODEL_BOOL:
		csv_put(csv, model_int_of(cell) ? "true" : "false");
		return;
	case MODEL_DAY:
	case MODEL_MONTH:
		zone_day_text((int32_t)model_int_of(cell), text);
		break;
	case MODEL_TIME:
		zone_day_text(zone_local(model_int_of(cell)).day_days, text);
		break;
	case MODEL_TEXT:
	case MODEL_LANGUAGE:
	case MODEL_CODE:
	case MODEL_NAME:
	case MODEL_MESSAGE:
		csv_put(csv, model_text_of(cell));
		return;
	case MODEL_NULL:
	case MODEL_OBJECT:
	case MODEL_LIST:
		break;
	}
	csv_put(csv, text);
}

/* The cells of an object: those of what it holds are named by both. */
static void
put_cells(struct writing *w, const struct model *row, const char *above)
{
	for (const struct model *cell = model_first(row); cell;
	     cell = model_next(cell)) {
		char name[NAME_BYTES];
		enum model_kind kind = model_kind_of(cell);

		if (for_pages(model_key(cell)) || kind == MODEL_LIST)
			continue;
		(void)snprintf(name, sizeof name, "%s%s%s", above,
			       *above ? "_" : "", model_key(cell));
		if (kind == MODEL_OBJECT)
			put_cells(w, cell, name);
		else if (w->names)
			csv_put(&w->csv, name);
		else
			put_value(&w->csv, cell);
	}
}

static void
put_row(struct writing *w, const struct model *outer, const struct model *row)
{
	if (outer)
		put_cells(w, outer, "");
	put_cells(w, row, "");
	csv_end_row(&w->csv);
}

/* Every row, those within rows one by one; of the names only the first. */
static void
put_rows(struct writing *w, const struct model *list)
{
	for (const struct model *one = model_first(list); one;
	     one = model_next(one)) {
		const struct model *inner = model_get(one, "rows");

		if (!inner) {
			put_row(w, NULL, one);
			if (w->names)
				return;
		}
		for (const struct model *row = model_first(inner); row;
		     row = model_next(row)) {
			put_row(w, one, row);
			if (w->names)
				return;
		}
	}
}

/* The report's own, which all have something else before. */
static const struct model *
first_list(const struct model *report)
{
	const struct model *one = model_first(report);

	while (one && (model_kind_of(one) != MODEL_LIST ||
		       is_aside(model_key(one))))
		one = model_next(one);
	return one;
}

static enum status
no_such_table(const struct model *report, const char *table,
	      struct fault *fault)
{
	struct buf tables = {0};
	enum status status;

	for (const struct model *one = model_first(report); one;
	     one = model_next(one))
		if (model_kind_of(one) == MODEL_LIST &&
		    !is_aside(model_key(one)))
			buf_printf(&tables, "%s%s", tables.count ? ", " : "",
				   model_key(one));
	status = fault_set(fault, E_INPUT, "/table",
			   N_("{value} is no table of this report: choose "
			      "one of {tables}"),
			   "value", table, "tables", buf_string(&tables),
			   NULL);
	buf_free(&tables);
	return status;
}

enum status
figures_csv(const struct model *report, const char *table, struct buf *out,
	    struct fault *fault)
{
	const struct model *list =
		table && *table ? model_get(report, table) : first_list(report);
	struct writing w = {.csv = {.out = out}, .names = true};

	if (model_kind_of(list) != MODEL_LIST || is_aside(model_key(list)))
		return no_such_table(report, table, fault);
	put_rows(&w, list);
	w.names = false;
	put_rows(&w, list);
	return OK;
}
