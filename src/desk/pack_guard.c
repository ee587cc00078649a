/* Hiding what must be hidden in a pack, and keeping its counts. */
#include <string.h>

#include "base/buf.h"
#include "desk/inside.h"
#include "desk/pack_inside.h"
#include "wire/json.h"
#include "wire/model.h"

/* Of PACK_ITEMS: the column that each is a part of. */
static const int wholes[PACK_COLUMNS] = {
	[PACK_CLOSED] = -1,
	[PACK_FULFILLED] = PACK_CLOSED,
	[PACK_TENANT_ABSENT] = PACK_CLOSED,
	[PACK_INTERPRETER_ABSENT] = PACK_CLOSED,
	[PACK_CANCELLED_LATE] = PACK_CLOSED,
	[PACK_CANCELLED_EARLY] = PACK_CLOSED,
	[PACK_PROVIDER_CANCELLED] = PACK_CLOSED,
	[PACK_UNFILLED] = PACK_CLOSED,
	[PACK_REJECTED] = PACK_CLOSED,
	[PACK_IN_STANDARD] = PACK_FULFILLED,
	[PACK_MISSED] = PACK_FULFILLED,
	[PACK_UNTIMED] = PACK_FULFILLED,
};

static const struct sheet {
	size_t divisions, columns;
	bool totals;
} sheets[PACK_SHEETS] = {
	[PACK_ITEMS] = {4, PACK_COLUMNS, true},
	[PACK_PEOPLE] = {1, 1, false},
	[PACK_SPEND] = {3, 1, true},
};

static const struct pack_row *
row_like(const struct pack_rows *rows, const struct pack_row *like)
{
	for (size_t i = 0; i < rows->rows; i++)
		if (rows->row[i].division == like->division &&
		    !strcmp(rows->row[i].key, like->key))
			return &rows->row[i];
	return NULL;
}

/* What one earlier pack says of a row, added to what others do. */
static void
add_earlier(const struct pack_before *before, enum pack_sheet sheet,
	    const struct pack_row *row, int64_t below,
	    struct suppress_earlier *earlier)
{
	const struct pack_row *was =
		row_like(&before->counts.sheet[sheet], row);

	if (!was)
		return;
	for (size_t c = 0; c < sheets[sheet].columns; c++) {
		enum suppress fate = was->fate[c];

		/* It guarded less than this one must. */
		if (fate == SUPPRESS_SMALL && before->pack.below < below)
			fate = SUPPRESS_HIDDEN;
		earlier[c].count += was->count[c];
		if (fate == SUPPRESS_SMALL || earlier[c].fate == SUPPRESS_SHOWN)
			earlier[c].fate = fate;
	}
}

/* The table as suppress_table takes it. */
struct laid {
	struct suppress_table table;
	size_t *division;
	int64_t *count;
	struct suppress_earlier *earlier;
	enum suppress *fate;
};

static void
lay(struct arena *arena, const struct pack_rows *rows, enum pack_sheet sheet,
    struct laid *ret)
{
	const struct sheet *kind = &sheets[sheet];
	size_t cells = rows->rows * kind->columns;

	ret->division = arena_alloc(arena, (rows->rows + 1) *
						   sizeof *ret->division);
	ret->count = arena_alloc(arena, (cells + 1) * sizeof *ret->count);
	ret->earlier = arena_alloc(arena, (cells + 1) * sizeof *ret->earlier);
	ret->fate = arena_alloc(arena, (cells + 1) * sizeof *ret->fate);
	ret->table = (struct suppress_table){
		.rows = rows->rows - kind->totals,
		.divisions = kind->divisions,
		.columns = kind->columns,
		.division = ret->division,
		.totals = kind->totals,
		.whole = wholes,
		.count = ret->count,
	};
	for (size_t r = 0; r < rows->rows; r++) {
		ret->division[r] = (size_t)rows->row[r].division;
		for (size_t c = 0; c < kind->columns; c++)
			ret->count[r * kind->columns + c] =
				rows->row[r].count[c];
	}
}

/* Hide what these earlier ones ask for, besides what is hidden already. */
static void
guard_sheet(struct pack_rows *rows, enum pack_sheet sheet, struct laid *laid,
	    const struct pack_before *before, size_t count)
{
	size_t columns = sheets[sheet].columns;
	int64_t below = laid->table.below;

	memset(laid->earlier, 0,
	       rows->rows * columns * sizeof *laid->earlier);
	for (size_t i = 0; i < count; i++)
		for (size_t r = 0; r < rows->rows; r++)
			add_earlier(&before[i], sheet, &rows->row[r], below,
				    laid->earlier + r * columns);
	laid->table.earlier = count ? laid->earlier : NULL;
	suppress_table(&laid->table, laid->fate);
	for (size_t r = 0; r < rows->rows; r++)
		for (size_t c = 0; c < columns; c++) {
			enum suppress fate = laid->fate[r * columns + c];

			if (fate == SUPPRESS_SMALL ||
			    rows->row[r].fate[c] == SUPPRESS_SHOWN)
				rows->row[r].fate[c] = fate;
		}
}

void
pack_guard(struct arena *arena, struct pack_counts *counts, int64_t below,
	   const struct pack_before *before, size_t count)
{
	for (int s = 0; s < PACK_SHEETS; s++) {
		enum pack_sheet sheet = (enum pack_sheet)s;
		struct pack_rows *rows = &counts->sheet[s];
		struct laid laid;

		if (!rows->rows)
			continue;
		lay(arena, rows, sheet, &laid);
		laid.table.below = below;
		if (sheets[s].totals || !count) {
			guard_sheet(rows, sheet, &laid, before, count);
			continue;
		}
		/* People of two times do not add up: each time by itself. */
		for (size_t i = 0; i < count; i++)
			guard_sheet(rows, sheet, &laid, &before[i], 1);
	}
}

/* ---- keeping ---- */

static void
print_row(struct model *model, const struct pack_row *row, size_t columns)
{
	struct model *counts = model_children(model, "counts");
	struct model *fates = model_children(model, "fates");

	model_int(model, "division", (int64_t)row->division);
	model_text(model, "key", row->key);
	model_int(model, "median", row->median_min);
	model_int(model, "p90", row->p90_min);
	model_int(model, "more", row->more);
	for (size_t c = 0; c < columns; c++) {
		model_int(counts, NULL, row->count[c]);
		model_int(fates, NULL, (int64_t)row->fate[c]);
	}
}

const char *
pack_counts_print(struct arena *arena, const struct pack_counts *counts)
{
	struct model *root = model_object(arena);
	struct buf buf = {0};
	const char *text;

	for (int s = 0; s < PACK_SHEETS; s++) {
		struct model *rows = model_children(root, pack_sheet_names[s]);

		for (size_t i = 0; i < counts->sheet[s].rows; i++)
			print_row(model_append(rows), &counts->sheet[s].row[i],
				  sheets[s].columns);
	}
	json_print(root, &buf);
	text = arena_text(arena, buf_string(&buf));
	buf_free(&buf);
	return text;
}

static void
parse_row(const struct model *model, struct pack_row *ret)
{
	const struct model *count = model_first(model_get(model, "counts"));
	const struct model *fate = model_first(model_get(model, "fates"));

	*ret = (struct pack_row){
		.division = (enum pack_division)model_int_of(
			model_get(model, "division")),
		.key = model_text_or(model, "key", ""),
		.median_min = model_int_of(model_get(model, "median")),
		.p90_min = model_int_of(model_get(model, "p90")),
		.more = model_int_of(model_get(model, "more")),
	};
	for (size_t c = 0; c < PACK_COLUMNS && count && fate; c++) {
		ret->count[c] = model_int_of(count);
		ret->fate[c] = (enum suppress)model_int_of(fate);
		count = model_next(count);
		fate = model_next(fate);
	}
}

enum status
pack_counts_parse(struct arena *arena, const char *json,
		  struct pack_counts *ret, struct fault *fault)
{
	const struct model *root;

	if (json_parse(json, strlen(json), arena, &root, fault) != OK)
		return E_INTERNAL;
	for (int s = 0; s < PACK_SHEETS; s++) {
		const struct model *list = model_get(root, pack_sheet_names[s]);
		struct pack_rows *rows = &ret->sheet[s];

		rows->row = arena_alloc(arena, (model_count(list) + 1) *
						       sizeof *rows->row);
		rows->rows = 0;
		for (const struct model *one = model_first(list); one;
		     one = model_next(one))
			parse_row(one, &rows->row[rows->rows++]);
	}
	return OK;
}
