/* Lists: labels at the start edge, against the text of their items. */
#include <string.h>

#include "render/flow.h"
#include "render/geometry.h"
#include "render/numerals.h"

#define LISTS_MAX 8
#define WIDE_MPT POINTS(100000)

/* The text of an item is at least so many times as wide as its type. */
#define ROOM_EM 4

/* So many lines at most are a short item. */
#define SHORT_LINES 2

struct list {
	struct flow *flow;
	struct place inside; /* where items' text stands */
	const struct block *block, *next;
	const struct text_paragraph **label;
	size_t nth;
	int32_t space_mpt; /* between label and text */
};

/* The nth label: a number, a bullet, or a dash inside another list. */
static enum status
lay_label(struct list *list, size_t nth)
{
	struct flow *flow = list->flow;
	const struct words words = {.size_pt = flow->size_pt,
				    .line = list->block->line};
	char text[NUMERALS_BYTES + 1], *end;
	struct text_piece piece = {.text = text, .tag = list->inside.tag};
	const struct text_piece *again = flow->piece;
	enum status status;

	if (list->block->first)
		end = stpcpy(numerals_put(text, piece.tag,
					  (uint64_t)list->block->first + nth),
			     ".");
	else
		end = stpcpy(text, list->inside.lists % 2 ? "•" : "–");
	piece.bytes = (size_t)(end - text);
	flow->piece = &piece;
	flow->pieces = 1;
	status = flow_lay(flow, &list->inside, &words, WIDE_MPT,
			  &list->label[nth]);
	flow->piece = (struct text_piece *)again;
	return status;
}

/* Numbers differ, bullets are all one. */
static enum status
lay_labels(struct list *list, size_t items, int32_t *ret_width)
{
	enum status status = OK;

	*ret_width = 0;
	for (size_t i = 0; i < items && status == OK; i++) {
		int32_t width;

		if (i && !list->block->first) {
			list->label[i] = list->label[0];
			continue;
		}
		status = lay_label(list, i);
		if (status != OK)
			break;
		width = list->label[i]->line->width_mpt;
		*ret_width = width > *ret_width ? width : *ret_width;
	}
	return status;
}

static enum status
refuse(struct flow *flow, const struct block *block, const char *message)
{
	return flow_fault(flow, block->line,
			  fault_set(flow->fault, E_INPUT, "", message, NULL));
}

/* Set the items in by the widest label; a little more where there is room. */
static enum status
set_in(struct list *list, int32_t label_mpt)
{
	const int32_t em = POINTS(list->flow->size_pt);
	const int32_t wanted = list->flow->size_pt < 18 ? em * 3 / 2 : em;
	int32_t step = label_mpt + list->space_mpt;

	if (step < wanted && list->inside.lists <= 3)
		step = wanted;
	if (list->inside.rtl)
		list->inside.right_mpt -= step;
	else
		list->inside.left_mpt += step;
	if (place_width(&list->inside) < em * ROOM_EM)
		return refuse(list->flow, list->block,
			      N_("this list stands too deep inside others for "
				 "type this large: take it apart"));
	return OK;
}

enum status
list_begin(struct flow *flow, const struct place *place,
	   const struct block *block, struct list **ret)
{
	struct list *list = arena_alloc(flow->arena, sizeof *list);
	size_t items = 0;
	int32_t width;
	enum status status;

	if (place->lists == LISTS_MAX)
		return refuse(flow, block,
			      N_("lists stand more than 8 deep inside each "
				 "other: take some apart"));
	for (const struct block *b = block->child; b; b = b->next)
		items++;
	list->flow = flow;
	list->inside = *place;
	list->block = block;
	list->next = block->child;
	list->inside.lists++;
	list->space_mpt = POINTS(flow->size_pt) / 2;
	list->label = arena_alloc(flow->arena, items * sizeof *list->label);
	list->inside.within = element_in(flow, place, ROLE_LIST);
	list->inside.within->ordered = block->first != 0;
	list->inside.said = place->tag;
	if (place->lists && flow->gap)
		flow->gap = GAP_ITEM;
	status = lay_labels(list, items, &width);
	if (status == OK)
		status = set_in(list, width);
	if (status == OK)
		*ret = list;
	return status;
}

static void
put_label(struct list *list, struct element *element)
{
	const struct text_paragraph *text = list->label[list->nth];
	const struct place *inside = &list->inside;
	struct label *label = arena_alloc(list->flow->arena, sizeof *label);
	struct label **end = &list->flow->label;

	label->text = text;
	label->element = element;
	label->x_mpt = inside->rtl ? inside->right_mpt + list->space_mpt
				   : inside->left_mpt - list->space_mpt -
					     text->line->width_mpt;
	while (*end)
		end = &(*end)->next;
	*end = label;
}

/* An item of one paragraph, with a list perhaps, has no paragraph inside. */
static bool
plain(const struct block *first)
{
	return first && first->kind == BLOCK_PARAGRAPH && !first->lang &&
	       (!first->next || first->next->kind == BLOCK_LIST);
}

static enum status
put_body(struct flow *flow, const struct place *place,
	 const struct block *block)
{
	enum status status = OK;

	if (plain(block)) {
		const struct words words = {
			.spans = block->spans,
			.element = place->within,
			.size_pt = flow->size_pt,
			.line = block->line,
		};

		status = flow_words(flow, place, &words);
		if (block->next && status == OK && flow->out->slabs)
			flow->out->slab[flow->out->slabs - 1].keep = KEEP;
		flow->gap = GAP_BLOCK;
		block = block->next;
	}
	return status == OK ? flow_blocks(flow, place, block) : status;
}

/* A label that met no line stands alone. */
static void
put_label_alone(struct flow *flow, const struct place *place)
{
	const struct text_paragraph *text = flow->label->text;
	struct slab_size size = {text->leading_mpt, text->ascent_mpt,
				 text->leading_mpt, 0};
	struct ink *ink;

	flow_slab(flow, place, &size, &ink);
}

/* Items of several paragraphs stand further apart. */
static enum gap
gap_behind(const struct block *item)
{
	for (const struct block *b = item->child; b; b = b->next)
		if (b->next && b->next->kind != BLOCK_LIST)
			return GAP_BLOCK;
	return GAP_ITEM;
}

/* A short first item stands with the second, a short one before the last with
 * the last. */
static void
keep_item(struct list *list, size_t slabs)
{
	struct strip *out = list->flow->out;
	const struct block *next = list->next->next;

	if (next && (!list->nth || !next->next) && out->slabs > slabs &&
	    out->slabs - slabs <= SHORT_LINES)
		out->slab[out->slabs - 1].keep = KEEP;
}

enum status
list_item(struct list *list, bool *ret_more)
{
	const struct block *item = list->next;
	struct flow *flow = list->flow;
	const size_t slabs = flow->out->slabs;
	struct place place;
	enum status status;

	*ret_more = item != NULL;
	if (!item)
		return OK;
	place = place_of(&list->inside, item);
	place.within = element_in(flow, &place, ROLE_ITEM);
	place.said = place.tag;
	put_label(list, element_in(flow, &place, ROLE_LABEL));
	place.within = element_in(flow, &place, ROLE_BODY);
	status = put_body(flow, &place, item->child);
	if (status != OK)
		return status;
	if (flow->label)
		put_label_alone(flow, &place);
	keep_item(list, slabs);
	list->nth++;
	list->next = item->next;
	flow->gap = list->next ? gap_behind(item) : GAP_BLOCK;
	return OK;
}

enum status
flow_list(struct flow *flow, const struct place *place,
	  const struct block *block)
{
	struct list *list;
	enum status status = list_begin(flow, place, block, &list);
	bool more = true;

	while (more && status == OK)
		status = list_item(list, &more);
	return status;
}
