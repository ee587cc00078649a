/* Tables: columns as wide as their words ask, or, where the page is too narrow
 * for columns, each cell below its header. */
#include <string.h>

#include "render/flow.h"
#include "render/geometry.h"

#define COLUMNS_MAX 32

/* A column is not made narrower than so many times its type for the sake of
 * another. */
#define COLUMN_EM 5

/* Taller than any page. */
#define TALL_MPT POINTS(100000)

/* A table of less than such a part of a page is small. */
#define SMALL 4

struct cell {
	const struct tag *tag;
	struct element *element; /* NULL where the row has no such cell */
	const struct text_ready *ready;
	const struct text_paragraph *text;
	enum font_weight weight;
	bool rtl;
};

struct column {
	int32_t min_mpt, max_mpt, width_mpt;
	int32_t from_mpt; /* the table's start edge */
};

struct table {
	struct flow *flow;
	struct place place;
	size_t columns, rows;
	struct cell *cell; /* rows of columns */
	struct column *column;
	bool header; /* the first row is */
	int32_t gap_mpt, pad_mpt;
	struct slab *again;
};

static struct words
words_of(const struct table *table, const struct cell *cell)
{
	return (struct words){
		.element = cell->element,
		.weight = cell->weight,
		.size_pt = table->flow->size_pt,
	};
}

/* Where a cell's lines stand: a column, or the width of the table. */
static struct place
cell_place(const struct table *table, const struct cell *cell,
	   const struct column *column)
{
	struct place place = table->place;

	place.tag = cell->tag;
	place.rtl = cell->rtl;
	if (!column)
		return place;
	if (table->place.rtl) {
		place.right_mpt -= column->from_mpt;
		place.left_mpt = place.right_mpt - column->width_mpt;
	} else {
		place.left_mpt += column->from_mpt;
		place.right_mpt = place.left_mpt + column->width_mpt;
	}
	return place;
}

static void
lay_cell(const struct table *table, struct cell *cell, int32_t width_mpt)
{
	struct flow *flow = table->flow;
	const struct words words = words_of(table, cell);

	if (cell->ready)
		cell->text =
			flow_air(flow, cell->tag, &words,
				 text_lay_ready(flow->typesetter, cell->ready,
						width_mpt, flow->arena));
}

static int32_t
least(int32_t a, int32_t b)
{
	return a < b ? a : b;
}

static int32_t
most(int32_t a, int32_t b)
{
	return a > b ? a : b;
}

static enum status
read_cell(struct table *table, const struct block *block,
	  const struct place *row, struct cell *cell, struct column *column)
{
	struct flow *flow = table->flow;
	const int32_t em = POINTS(flow->size_pt);
	const struct place place = place_of(row, block);
	struct words words;
	int32_t min_mpt, max_mpt;
	enum status status;

	cell->element = element_in(
		flow, &place, block->header ? ROLE_HEADER_CELL : ROLE_CELL);
	cell->tag = place.tag;
	cell->rtl = place.rtl;
	cell->weight = block->header ? FONT_BOLD : FONT_REGULAR;
	words = words_of(table, cell);
	words.spans = block->spans;
	words.line = block->line;
	status = flow_prepare(flow, &place, &words, &cell->ready);
	if (status != OK)
		return status;
	text_widths(cell->ready, &min_mpt, &max_mpt);
	min_mpt = least(max_mpt, most(min_mpt, em * COLUMN_EM));
	column->max_mpt = most(column->max_mpt, max_mpt);
	column->min_mpt = most(column->min_mpt, min_mpt);
	return OK;
}

static enum status
read_row(struct table *table, const struct block *block, struct cell *cell)
{
	struct place place = place_of(&table->place, block);
	enum status status = OK;
	size_t n = 0;

	place.within = element_in(table->flow, &place, ROLE_ROW);
	place.said = place.tag;
	for (const struct block *b = block->child; b && status == OK;
	     b = b->next) {
		status = read_cell(table, b, &place, &cell[n],
				   &table->column[n]);
		if (status == OK && b->header)
			cell[n].element->scope =
				block->header ? SCOPE_COLUMN : SCOPE_ROW;
		n++;
	}
	return status;
}

static enum status
count_cells(struct table *table, const struct block *block)
{
	for (const struct block *row = block->child; row; row = row->next) {
		size_t columns = 0;

		for (const struct block *c = row->child; c; c = c->next)
			columns++;
		if (columns > table->columns)
			table->columns = columns;
		table->rows++;
	}
	if (table->columns <= COLUMNS_MAX)
		return OK;
	return flow_fault(table->flow, block->line,
			  fault_set(table->flow->fault, E_INPUT, "",
				    N_("a table has 32 columns at most: make "
				       "two tables of it"),
				    NULL));
}

enum status
table_begin(struct flow *flow, const struct place *place,
	    const struct block *block, struct table **ret)
{
	struct table *table = arena_alloc(flow->arena, sizeof *table);
	struct cell *cell;
	enum status status;

	table->flow = flow;
	table->place = *place;
	status = count_cells(table, block);
	if (status != OK)
		return status;
	table->cell = cell = arena_alloc(
		flow->arena, table->rows * table->columns * sizeof *cell);
	table->column = arena_alloc(flow->arena,
				    table->columns * sizeof *table->column);
	table->gap_mpt = POINTS(flow->size_pt) * 5 / 4;
	table->pad_mpt = POINTS(flow->size_pt) / 5;
	table->header = block->child && block->child->header;
	table->place.within = element_in(flow, place, ROLE_TABLE);
	table->place.said = place->tag;
	for (const struct block *row = block->child; row && status == OK;
	     row = row->next) {
		status = read_row(table, row, cell);
		cell += table->columns;
	}
	if (status == OK)
		*ret = table;
	return status;
}

static int32_t
gaps_mpt(const struct table *table)
{
	return table->columns ? (int32_t)(table->columns - 1) * table->gap_mpt
			      : 0;
}

int32_t
table_min_mpt(const struct table *table)
{
	int32_t sum = gaps_mpt(table);

	for (size_t i = 0; i < table->columns; i++)
		sum += table->column[i].min_mpt;
	return sum;
}

/* All that the words ask, where there is room for it, and some air; else what
 * each must have, and of the rest by how much more it asks.
 * Source: the automatic layout of CSS 2.1, 17.5.2.2. */
static void
set_widths(struct table *table)
{
	const int32_t width = place_width(&table->place) - gaps_mpt(table);
	const int32_t air = POINTS(table->flow->size_pt) * 2;
	const int64_t columns = (int64_t)table->columns;
	int64_t min = 0, max = 0, wants, rest;
	int32_t from = 0;

	for (size_t i = 0; i < table->columns; i++) {
		min += table->column[i].min_mpt;
		max += table->column[i].max_mpt;
	}
	wants = max - min;
	rest = width - min;
	for (size_t i = 0; i < table->columns; i++) {
		struct column *c = &table->column[i];

		c->width_mpt =
			max <= width
				? c->max_mpt +
					  least(air, (int32_t)((width - max) /
							       columns))
				: c->min_mpt +
					  (int32_t)((c->max_mpt - c->min_mpt) *
						    rest / wants);
		c->from_mpt = from;
		from += c->width_mpt + table->gap_mpt;
	}
	from -= table->gap_mpt;
	if (table->place.rtl)
		table->place.left_mpt = table->place.right_mpt - from;
	else
		table->place.right_mpt = table->place.left_mpt + from;
}

static struct ink
rule_ink(const struct table *table, int32_t y_mpt, bool header)
{
	const int32_t thick = header ? POINTS(1) : POINTS(1) / 2;

	return (struct ink){
		.kind = INK_RULE,
		.x_mpt = table->place.left_mpt,
		.y_mpt = y_mpt - thick,
		.width_mpt = place_width(&table->place),
		.height_mpt = thick,
		.rgb = header ? RGB_STRONG : RGB_FAINT,
	};
}

/* How much a row asks for. */
struct row_size {
	int32_t base_mpt;   /* of the first lines, from the row's top */
	int32_t height_mpt; /* with its rule */
	size_t lines;	    /* of the longest cell */
	size_t inks;
};

static struct row_size
measure_row(const struct table *table, const struct cell *cell)
{
	struct row_size size = {.inks = 1};

	for (size_t i = 0; i < table->columns; i++)
		if (cell[i].text && cell[i].text->lines)
			size.base_mpt =
				most(size.base_mpt, cell[i].text->ascent_mpt);
	for (size_t i = 0; i < table->columns; i++) {
		const struct text_paragraph *text = cell[i].text;
		int64_t high;

		if (!text || !text->lines)
			continue;
		size.inks += text->lines;
		size.lines =
			text->lines > size.lines ? text->lines : size.lines;
		high = (int64_t)text->lines * text->leading_mpt +
		       size.base_mpt - text->ascent_mpt;
		size.height_mpt =
			most(size.height_mpt,
			     high < TALL_MPT ? (int32_t)high : TALL_MPT);
	}
	size.base_mpt += table->pad_mpt;
	size.height_mpt += 2 * table->pad_mpt + POINTS(1);
	return size;
}

/* Lines from the nth on of every cell, `count` of each at most. */
static struct ink *
put_cells(const struct table *table, const struct cell *cell,
	  const size_t range[2], int32_t base_mpt, struct ink *ink)
{
	for (size_t i = 0; i < table->columns; i++) {
		const struct text_paragraph *text = cell[i].text;
		const struct words words = words_of(table, &cell[i]);
		struct place place;

		if (!text)
			continue;
		place = cell_place(table, &cell[i], &table->column[i]);
		for (size_t n = range[0]; n < range[1] && n < text->lines;
		     n++) {
			*ink = line_ink(text, n, &place, &words);
			ink->y_mpt = base_mpt + (int32_t)(n - range[0]) *
							text->leading_mpt;
			ink++;
		}
	}
	return ink;
}

static struct slab *
put_whole_row(struct table *table, const struct cell *cell,
	      const struct row_size *row, bool header)
{
	const size_t all[2] = {0, row->lines};
	struct slab_size size = {
		POINTS(table->flow->size_pt) * 4 / 3,
		row->base_mpt,
		row->height_mpt,
		row->inks,
	};
	struct ink *ink;
	struct slab *slab = flow_slab(table->flow, &table->place, &size, &ink);

	ink = put_cells(table, cell, all, size.base_mpt, ink);
	*ink = rule_ink(table, size.height_mpt, header);
	return slab;
}

/* A row that no page can hold breaks between its lines. */
static void
put_long_row(struct table *table, const struct cell *cell,
	     const struct row_size *row)
{
	const int32_t pad = table->pad_mpt;
	int32_t leading = 0;

	for (size_t i = 0; i < table->columns; i++)
		if (cell[i].text)
			leading = most(leading, cell[i].text->leading_mpt);
	for (size_t n = 0; n < row->lines; n++) {
		const size_t range[2] = {n, n + 1};
		const bool last = n + 1 == row->lines;
		const int32_t above = n ? 0 : pad;
		struct slab_size size = {leading, row->base_mpt - pad + above,
					 leading + above +
						 (last ? pad + POINTS(1) : 0),
					 table->columns + 1};
		struct ink *first, *end;
		struct slab *slab =
			flow_slab(table->flow, &table->place, &size, &first);

		end = put_cells(table, cell, range, size.base_mpt, first);
		if (last)
			*end++ = rule_ink(table, size.height_mpt, false);
		slab->inks -= table->columns + 1 - (size_t)(end - first);
		slab->again = table->again;
	}
}

/* The header as it stands again over the pages after its own. */
static struct slab *
repeated(const struct table *table, const struct slab *header)
{
	struct slab *again;

	if (header->height_mpt > table->flow->page_mpt / 3)
		return NULL;
	again = arena_alloc(table->flow->arena, sizeof *again);
	*again = *header;
	again->before_mpt = 0;
	return again;
}

/* The first row stands with the header, the last with the one before it; all
 * of a small table together. */
static void
keep_rows(const struct table *table, struct slab *slab, size_t slabs)
{
	int32_t room = table->flow->page_mpt / SMALL;

	for (size_t i = 0; i < slabs && room >= 0; i++)
		room -= slab[i].height_mpt;
	if (slabs > 2)
		slab[slabs - 2].keep = KEEP;
	for (size_t i = 0; i + 1 < slabs && room >= 0; i++)
		slab[i].keep = KEEP;
}

static void
set_grid(struct table *table)
{
	struct strip *out = table->flow->out;
	const size_t from = out->slabs;
	const int32_t page_mpt = table->flow->page_mpt;

	set_widths(table);
	for (size_t r = 0; r < table->rows; r++) {
		struct cell *cell = table->cell + r * table->columns;
		const bool header = table->header && r == 0;
		const int32_t taken =
			table->again ? table->again->height_mpt : 0;
		struct row_size size;
		struct slab *slab;

		for (size_t i = 0; i < table->columns; i++)
			lay_cell(table, &cell[i], table->column[i].width_mpt);
		size = measure_row(table, cell);
		if (size.height_mpt > page_mpt - taken) {
			put_long_row(table, cell, &size);
			continue;
		}
		slab = put_whole_row(table, cell, &size, header);
		slab->again = table->again;
		slab->keep = header ? KEEP : KEEP_NOT;
		if (header)
			table->again = repeated(table, slab);
	}
	keep_rows(table, out->slab + from, out->slabs - from);
}

/* A cell of a table that is set as lines; bold over it, its header. */
static void
put_stacked(struct table *table, const struct cell *cell,
	    struct element *element)
{
	const struct place place = cell_place(table, cell, NULL);
	struct words words = words_of(table, cell);
	struct strip *out = table->flow->out;
	const size_t from = out->slabs;

	words.element = element;
	words.keep = cell->weight == FONT_BOLD ? KEEP : KEEP_RATHER;
	flow_lines(table->flow, &place, &words, cell->text);
	if (out->slabs > from && cell->weight == FONT_BOLD)
		out->slab[from].before_mpt += 2 * table->pad_mpt;
}

static void
put_stacked_end(struct table *table)
{
	struct strip *out = table->flow->out;
	struct slab_size size = {0, 0, 2 * table->pad_mpt + POINTS(1), 1};
	struct ink *ink;

	if (out->slabs)
		out->slab[out->slabs - 1].keep = KEEP;
	flow_slab(table->flow, &table->place, &size, &ink);
	*ink = rule_ink(table, size.height_mpt, false);
}

/* The header's own cells are read over the first row; over the others they are
 * artifacts. */
static void
stack_row(struct table *table, size_t r)
{
	const struct cell *header = table->header ? table->cell : NULL;
	const struct cell *cell = table->cell + r * table->columns;

	for (size_t i = 0; i < table->columns; i++) {
		const bool own = r == 1 && header;

		if (header && header[i].text &&
		    (own || (cell[i].text && cell[i].text->lines)))
			put_stacked(table, &header[i],
				    own ? header[i].element : NULL);
		if (cell[i].text)
			put_stacked(table, &cell[i], cell[i].element);
	}
	put_stacked_end(table);
}

static void
set_stacked(struct table *table)
{
	const size_t cells = table->rows * table->columns;
	const size_t first = table->header && table->rows > 1;

	for (size_t i = 0; i < cells; i++)
		lay_cell(table, &table->cell[i], place_width(&table->place));
	if (table->header && !first)
		table->header = false;
	for (size_t r = first; r < table->rows; r++)
		stack_row(table, r);
}

void
table_set(struct table *table, const struct place *place)
{
	table->place.left_mpt = place->left_mpt;
	table->place.right_mpt = place->right_mpt;
	if (!table->columns)
		return;
	if (table_min_mpt(table) <= place_width(place))
		set_grid(table);
	else
		set_stacked(table);
	table->flow->gap = GAP_BLOCK;
}

enum status
flow_table(struct flow *flow, const struct place *place,
	   const struct block *block)
{
	struct table *table;
	enum status status = table_begin(flow, place, block, &table);

	if (status == OK)
		table_set(table, place);
	return status;
}
