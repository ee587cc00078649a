/* Two languages on one page: pairs of strips. */
#include "render/bilingual.h"

#include "render/geometry.h"

/* Between the columns. */
#define GUTTER_MPT TENTHS_MM(80)

/* Columns narrower than so many times the type part dates and names: then
 * clauses stand above each other. */
#define COLUMN_EM 15

/* One side as it is set: its slabs, and where each part of it begins that has
 * its like on the other side. */
struct column {
	struct place place;
	struct strip strip;
	size_t *mark;
	size_t marks, marks_cap;
};

struct sides {
	struct flow *flow;
	const struct languages *languages;
	struct strip *out;
	struct element *within;
	struct column column[2];
	struct bar *bar;
};

static void
mark(struct sides *sides, struct column *column)
{
	column->mark =
		arena_grow(sides->flow->arena, column->mark, column->marks,
			   &column->marks_cap, sizeof *column->mark);
	column->mark[column->marks++] = column->strip.slabs;
}

static size_t
children(const struct block *block)
{
	size_t count = 0;

	for (const struct block *b = block->child; b; b = b->next)
		count++;
	return count;
}

static bool
alike(const struct block *a, const struct block *b)
{
	return a->kind == b->kind && a->level == b->level &&
	       a->first == b->first &&
	       (block_leaf(a) || a->kind == BLOCK_QUOTE ||
		children(a) == children(b));
}

/* The first place where one is not built like the other. One may go on behind
 * a rule where the other has ended: what a translation says of itself. */
static enum status
compare(struct flow *flow, const struct languages *languages)
{
	const struct block *a = languages->document[0]->blocks;
	const struct block *b = languages->document[1]->blocks;
	const struct tag *tag = languages->place[1].tag;

	while (a && b && alike(a, b)) {
		a = a->next;
		b = b->next;
	}
	if ((!a || !b) && (!a || a->kind == BLOCK_RULE) &&
	    (!b || b->kind == BLOCK_RULE))
		return OK;
	if (!b)
		fault_set(flow->fault, E_INPUT, "",
			  N_("{language} has nothing to stand beside this: "
			     "give both languages the same headings, "
			     "paragraphs, lists and tables"),
			  "language", tag->english, NULL);
	else
		fault_set(flow->fault, E_INPUT, "",
			  N_("what stands beside this in {language} is not "
			     "built like it: give both languages the same "
			     "headings, paragraphs, lists and tables"),
			  "language", tag->english, NULL);
	return flow_fault(flow, a ? a->line : b->line, E_INPUT);
}

static enum status
set_list(struct sides *sides, struct column *column, const struct block *block)
{
	const struct place place = place_of(&column->place, block);
	struct list *list;
	enum status status = list_begin(sides->flow, &place, block, &list);
	bool more = true;

	while (more && status == OK) {
		if (column->marks < children(block))
			mark(sides, column);
		status = list_item(list, &more);
	}
	return status;
}

/* Rows stand beside each other where each is one slab. */
static void
mark_rows(struct sides *sides, struct column *column, size_t rows)
{
	const size_t slabs = column->strip.slabs;

	column->marks = 0;
	column->strip.slabs = 0;
	do {
		mark(sides, column);
		column->strip.slabs++;
	} while (slabs == rows && column->strip.slabs < rows);
	column->strip.slabs = slabs;
}

static enum status
set_column(struct sides *sides, struct column *column,
	   const struct block *block)
{
	enum gap gap = sides->flow->gap;
	enum status status;

	column->strip = (struct strip){0};
	column->marks = 0;
	column->place.within = sides->within;
	sides->flow->out = &column->strip;
	if (block->kind == BLOCK_LIST) {
		status = set_list(sides, column, block);
	} else {
		mark(sides, column);
		status = flow_block(sides->flow, &column->place, block);
	}
	if (column == &sides->column[0] && status == OK)
		sides->flow->gap = gap;
	sides->flow->out = sides->out;
	return status;
}

/* The slabs between two marks; their space above is the pair's. */
static struct strip
part_of(const struct column *column, size_t nth)
{
	const size_t from = column->mark[nth];
	const size_t to = nth + 1 < column->marks ? column->mark[nth + 1]
						  : column->strip.slabs;

	return (struct strip){column->strip.slab + from, to - from, 0};
}

static void
take_edges(struct strip *strip, struct slab *slab)
{
	if (!strip->slabs)
		return;
	if (strip->slab->before_mpt > slab->before_mpt)
		slab->before_mpt = strip->slab->before_mpt;
	strip->slab->before_mpt = 0;
	if (strip->slab[strip->slabs - 1].keep > slab->keep)
		slab->keep = strip->slab[strip->slabs - 1].keep;
}

/* Rows of two tables that stand beside each other end in one line. */
static void
even_rows(struct pair *pair)
{
	struct slab *a = pair->side[0].slab, *b = pair->side[1].slab;
	struct slab *low = a->height_mpt < b->height_mpt ? a : b;
	const int32_t more = low == a ? b->height_mpt - a->height_mpt
				      : a->height_mpt - b->height_mpt;

	low->height_mpt += more;
	low->ink[low->inks - 1].y_mpt += more;
}

/* The header that stands again is as high as it has become. */
static void
even_again(struct column *column)
{
	struct slab *slab = column->strip.slab;

	if (column->strip.slabs > 1 && slab[1].again)
		slab[1].again->height_mpt = slab->height_mpt;
}

/* Where the first line of a side stands, from its top; 0 for no line. */
static int32_t
first_base(const struct strip *strip)
{
	for (size_t i = 0; strip->slabs && i < strip->slab->inks; i++)
		if (strip->slab->ink[i].kind == INK_LINE)
			return strip->slab->ink[i].y_mpt;
	return 0;
}

/* First lines stand on one base line, however tall their scripts are. */
static void
level(struct pair *pair)
{
	const int32_t base[2] = {first_base(&pair->side[0]),
				 first_base(&pair->side[1])};
	const int low = base[0] < base[1] ? 0 : 1;
	const int32_t more = base[!low] - base[low];
	struct slab *slab = pair->side[low].slab;

	if (!base[low] || !more)
		return;
	slab->height_mpt += more;
	for (size_t i = 0; i < slab->inks; i++)
		slab->ink[i].y_mpt += more;
}

static void
put_pairs(struct sides *sides)
{
	struct column *column = sides->column;
	struct arena *arena = sides->flow->arena;

	if (column[0].marks != column[1].marks)
		column[0].marks = column[1].marks = 1;
	for (size_t i = 0; i < column[0].marks; i++) {
		struct slab *slab = strip_add(sides->out, arena);

		slab->pair = arena_alloc(arena, sizeof *slab->pair);
		slab->bar = sides->bar;
		for (int side = 0; side < 2; side++) {
			slab->pair->side[side] = part_of(&column[side], i);
			take_edges(&slab->pair->side[side], slab);
		}
		level(slab->pair);
	}
}

/* A line down the middle, until something stands across it. */
static void
new_bar(struct sides *sides, const struct place *whole)
{
	sides->bar = arena_alloc(sides->flow->arena, sizeof *sides->bar);
	sides->bar->width_mpt = POINTS(1) / 2;
	sides->bar->rgb = RGB_FAINT;
	sides->bar->x_mpt =
		(whole->left_mpt + whole->right_mpt - sides->bar->width_mpt) /
		2;
}

static void
even_tables(struct sides *sides, size_t rows)
{
	struct strip *out = sides->out;

	if (sides->column[0].marks != rows)
		return;
	for (size_t i = out->slabs - rows; i < out->slabs; i++)
		even_rows(out->slab[i].pair);
	even_again(&sides->column[0]);
	even_again(&sides->column[1]);
}

static enum status
set_tables(struct sides *sides, const struct block *const block[2])
{
	struct flow *flow = sides->flow;
	const enum gap gap = flow->gap;
	const size_t rows = children(block[0]);
	struct table *table[2];
	bool narrow = true;
	enum status status = OK;

	for (int i = 0; i < 2 && status == OK; i++) {
		struct column *column = &sides->column[i];
		struct place place = place_of(&column->place, block[i]);

		column->strip = (struct strip){0};
		place.within = sides->within;
		status = table_begin(flow, &place, block[i], &table[i]);
		narrow &= status == OK &&
			  table_min_mpt(table[i]) <= place_width(&place);
	}
	for (int i = 0; i < 2 && status == OK; i++) {
		struct column *column = &sides->column[i];

		flow->gap = narrow || !i ? gap : GAP_BLOCK;
		flow->out = narrow ? &column->strip : sides->out;
		table_set(table[i], narrow ? &column->place
					   : &sides->languages->place[i]);
		if (narrow)
			mark_rows(sides, column, rows);
	}
	flow->out = sides->out;
	if (!narrow || status != OK) {
		new_bar(sides, &sides->languages->place[0]);
		return status;
	}
	put_pairs(sides);
	even_tables(sides, rows);
	return OK;
}

/* One clause above the other, the second behind a bar. */
static enum status
set_over(struct sides *sides, const struct block *const block[2])
{
	struct flow *flow = sides->flow;
	enum status status = OK;

	for (int i = 0; i < 2 && status == OK; i++) {
		struct place place = sides->languages->place[i];

		place.within = sides->within;
		if (i) {
			place_behind_bar(flow, &place);
			flow->gap = GAP_ITEM;
		}
		status = flow_block(flow, &place, block[i]);
	}
	if (block[0]->kind != BLOCK_HEADING)
		flow->gap = GAP_SECTION;
	return status;
}

static enum status
set_beside(struct sides *sides, const struct block *const block[2])
{
	const size_t before = sides->out->slabs;
	enum status status = OK;

	for (int i = 0; i < 2 && status == OK; i++)
		status = set_column(sides, &sides->column[i], block[i]);
	if (status != OK)
		return status;
	put_pairs(sides);
	flow_lead(sides->flow, block[0], before);
	return OK;
}

static enum status
set_pair(struct sides *sides, const struct block *const block[2])
{
	const struct place *whole = &sides->languages->place[0];
	const int32_t least = POINTS(sides->flow->size_pt) * COLUMN_EM;

	if (block[0]->kind == BLOCK_RULE) {
		new_bar(sides, whole);
		return flow_block(sides->flow, whole, block[0]);
	}
	sides->within = element_in(sides->flow, whole, ROLE_SECTION);
	if (place_width(&sides->column[0].place) < least)
		return set_over(sides, block);
	if (block[0]->kind == BLOCK_TABLE)
		return set_tables(sides, block);
	return set_beside(sides, block);
}

/* The first stands where its lines begin: on the left, unless it is read from
 * the right. */
static void
set_columns(struct sides *sides)
{
	const struct languages *languages = sides->languages;
	const struct place *whole = languages->place;
	const int left = whole[0].rtl;
	const int32_t middle = (whole->left_mpt + whole->right_mpt) / 2;

	for (int i = 0; i < 2; i++) {
		struct place *place = &sides->column[i].place;

		*place = whole[i];
		if (i == left)
			place->right_mpt = middle - GUTTER_MPT / 2;
		else
			place->left_mpt = middle + GUTTER_MPT / 2;
	}
}

enum status
bilingual_side(struct flow *flow, const struct languages *languages)
{
	struct sides sides = {
		.flow = flow, .languages = languages, .out = flow->out};
	const struct block *block[2] = {languages->document[0]->blocks,
					languages->document[1]->blocks};
	enum status status = compare(flow, languages);

	set_columns(&sides);
	new_bar(&sides, &languages->place[0]);
	while (block[0] && block[1] && status == OK) {
		status = set_pair(&sides, block);
		block[0] = block[0]->next;
		block[1] = block[1]->next;
	}
	for (int i = 0; i < 2 && status == OK; i++)
		if (block[i])
			status = flow_blocks(flow, &languages->place[i],
					     block[i]);
	return status;
}

enum status
bilingual_after(struct flow *flow, const struct languages *languages)
{
	struct place place = languages->place[1];
	enum status status = flow_blocks(flow, &languages->place[0],
					 languages->document[0]->blocks);
	const size_t from = flow->out->slabs;

	if (status != OK)
		return status;
	place.within = element_in(flow, &place, ROLE_SECTION);
	place.said = place.tag;
	flow->gap = GAP_NONE;
	status = flow_blocks(flow, &place, languages->document[1]->blocks);
	if (flow->out->slabs > from)
		flow->out->slab[from].turns = true;
	return status;
}
