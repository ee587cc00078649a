/* Tags: what was marked, gathered as elements with their kids in the order
 * that they are read in, and written as a tree. */
#include "render/pdf_tags_inside.h"

#include <assert.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"

#define LEVELS_MAX 6

struct pdf_tags *
pdf_tags_new(void)
{
	return mem_new(sizeof(struct pdf_tags));
}

void
pdf_tags_free(struct pdf_tags *t)
{
	if (!t)
		return;
	free(t->nodes);
	free(t->kids);
	free(t->stretches);
	free(t->marks);
	free(t->headings);
	free(t->annotations);
	free(t->text);
	free(t->titles);
	free(t->title_text);
	free(t->said);
	free(t);
}

/* Add a zeroed one to a list of the tags; leaves its index, from 1. */
#define ADD(t, list, count)                                                    \
	(mem_grow(&(t)->list, (t)->count, &(t)->list##_cap,                    \
		  sizeof *(t)->list),                                          \
	 memset(&(t)->list[(t)->count], 0, sizeof *(t)->list),                 \
	 (uint32_t)++(t)->count)

static struct node *
node_of(const struct pdf_tags *t, const struct element *element)
{
	return &t->nodes[element->number];
}

/* The next element in document order. */
static const struct element *
after(const struct element *e)
{
	if (e->child)
		return e->child;
	while (e && !e->next)
		e = e->parent;
	return e ? e->next : NULL;
}

/* A heading's level with none left out: how many headings it stands under.
 *   open  levels in the document of the headings that it may stand under */
static int
level_of(const struct element *e, int open[LEVELS_MAX], int *depth)
{
	while (*depth && open[*depth - 1] >= e->level)
		--*depth;
	assert(*depth < LEVELS_MAX);
	open[(*depth)++] = e->level;
	return *depth;
}

void
pdf_tags_begin(struct pdf_tags *t, const struct pages *pages)
{
	int open[LEVELS_MAX], depth = 0;

	t->pages = pages;
	t->page = UINT32_MAX;
	t->kid_count = t->stretch_count = t->mark_count = 0;
	t->heading_count = t->annotation_count = t->text_count = 0;
	while (t->nodes_cap < pages->elements)
		mem_grow(&t->nodes, t->nodes_cap, &t->nodes_cap,
			 sizeof *t->nodes);
	for (const struct element *e = pages->root; e; e = after(e)) {
		struct node *n = node_of(t, e);

		assert(e->number < pages->elements);
		*n = (struct node){.element = e, .pending = e->child};
		if (e->parent) {
			n->heading = node_of(t, e->parent)->heading;
			n->link = node_of(t, e->parent)->link;
		}
		if (e->role == ROLE_LINK)
			n->link = e;
		if (e->role == ROLE_HEADING) {
			n->heading = ADD(t, headings, heading_count);
			AT(t, headings, n->heading)->node = e->number;
			AT(t, headings, n->heading)->level =
				level_of(e, open, &depth);
		}
	}
}

const char *
pdf_tags_type(const struct pdf_tags *t, const struct element *e)
{
	static const char heading[][3] = {"H1", "H2", "H3", "H4", "H5", "H6"};

	switch (e->role) {
	case ROLE_DOCUMENT:
		return "Document";
	case ROLE_SECTION:
		return "Sect";
	case ROLE_HEADING:
		return heading[AT(t, headings, node_of(t, e)->heading)->level -
			       1];
	case ROLE_PARAGRAPH:
		return "P";
	case ROLE_LIST:
		return "L";
	case ROLE_ITEM:
		return "LI";
	case ROLE_LABEL:
		return "Lbl";
	case ROLE_BODY:
		return "LBody";
	case ROLE_TABLE:
		return "Table";
	case ROLE_ROW:
		return "TR";
	case ROLE_HEADER_CELL:
		return "TH";
	case ROLE_CELL:
		return "TD";
	case ROLE_QUOTE:
		return "BlockQuote";
	case ROLE_FIGURE:
		return "Figure";
	case ROLE_LINK:
		return "Link";
	case ROLE_SPAN:
		return "Span";
	}
	return "NonStruct";
}

const struct element *
pdf_tags_link(const struct pdf_tags *t, const struct element *e)
{
	return node_of(t, e)->link;
}

static uint32_t
add_kid(struct pdf_tags *t, struct node *n, enum kid_kind kind, uint32_t number)
{
	const uint32_t index = ADD(t, kids, kid_count);
	struct kid *kid = AT(t, kids, index);

	kid->kind = kind;
	kid->number = number;
	if (n->last_kid)
		AT(t, kids, n->last_kid)->next = index;
	else
		n->first_kid = index;
	n->last_kid = index;
	return index;
}

/* Make kids of the children up to and including one; NULL for all. */
static void
attach_through(struct pdf_tags *t, struct node *n, const struct element *last)
{
	while (n->pending) {
		const struct element *child = n->pending;

		add_kid(t, n, KID_ELEMENT, child->number);
		node_of(t, child)->attached = true;
		n->pending = child->next;
		if (child == last)
			return;
	}
}

void
pdf_tags_attach_rest(struct pdf_tags *t, uint32_t element)
{
	attach_through(t, &t->nodes[element], NULL);
}

/* Something of the element is drawn: this is its place among the kids of its
 * parent. */
static void
attach(struct pdf_tags *t, const struct element *e)
{
	for (; e->parent && !node_of(t, e)->attached; e = e->parent)
		attach_through(t, node_of(t, e->parent), e);
}

/* The stretch that goes on, or a new one. */
static uint32_t
stretch_of(struct pdf_tags *t, const struct element *e)
{
	struct node *n = node_of(t, e);
	uint32_t index;

	if (n->last_kid && AT(t, kids, n->last_kid)->kind == KID_STRETCH)
		return AT(t, kids, n->last_kid)->number;
	index = ADD(t, stretches, stretch_count);
	AT(t, stretches, index)->node = e->number;
	add_kid(t, n, KID_STRETCH, index);
	return index;
}

uint32_t
pdf_tags_mark(struct pdf_tags *t, const struct element *e, uint32_t page,
	      int32_t y_mpt)
{
	const uint32_t index = ADD(t, marks, mark_count);
	struct mark *mark = AT(t, marks, index);
	struct stretch *stretch;
	struct heading *heading;

	if (page != t->page) {
		t->page = page;
		t->mcids = 0;
	}
	attach(t, e);
	mark->page = page;
	mark->mcid = t->mcids++;
	mark->from = mark->to = t->text_count;
	mark->stretch = stretch_of(t, e);
	stretch = AT(t, stretches, mark->stretch);
	if (stretch->last_mark)
		AT(t, marks, stretch->last_mark)->next = index;
	else
		stretch->first_mark = index;
	stretch->last_mark = index;
	if (node_of(t, e)->heading) {
		heading = AT(t, headings, node_of(t, e)->heading);
		if (!heading->first_mark) {
			heading->first_mark = index;
			heading->y_mpt = y_mpt;
		}
		heading->last_mark = index;
	}
	return mark->mcid;
}

void
pdf_tags_text(struct pdf_tags *t, const UChar *text, size_t units)
{
	while (t->text_cap < t->text_count + units)
		mem_grow(&t->text, t->text_cap, &t->text_cap, sizeof *t->text);
	memcpy(t->text + t->text_count, text, units * sizeof *text);
	t->text_count += units;
	AT(t, marks, t->mark_count)->to = t->text_count;
}

void
pdf_tags_differs(struct pdf_tags *t)
{
	AT(t, stretches, AT(t, marks, t->mark_count)->stretch)->differs = true;
}

void
pdf_tags_box(struct pdf_tags *t, const struct element *e,
	     const struct pdf_box *box)
{
	node_of(t, e)->boxed = true;
	node_of(t, e)->box = *box;
}

uint32_t
pdf_tags_annotation(struct pdf_tags *t, const struct element *e, uint32_t page,
		    uint32_t object)
{
	const uint32_t index = ADD(t, annotations, annotation_count);
	const uint32_t kid = add_kid(t, node_of(t, e), KID_ANNOTATION, object);

	AT(t, kids, kid)->page = page;
	*AT(t, annotations, index) = (struct annotation){e->number, object};
	return (uint32_t)t->pages->count + index - 1;
}

/* The words of a heading, without the spaces at its end. */
static size_t
add_title(struct pdf_tags *t, uint32_t heading)
{
	const struct heading *h = AT(t, headings, heading);
	const size_t start = t->title_text_count;
	UChar *end;

	for (uint32_t i = h->first_mark; i <= h->last_mark; i++) {
		const struct mark *m = AT(t, marks, i);
		const struct stretch *s = AT(t, stretches, m->stretch);

		if (t->nodes[s->node].heading != heading)
			continue;
		while (t->title_text_cap <
		       t->title_text_count + (m->to - m->from))
			mem_grow(&t->title_text, t->title_text_cap,
				 &t->title_text_cap, sizeof *t->title_text);
		memcpy(t->title_text + t->title_text_count, t->text + m->from,
		       (m->to - m->from) * sizeof *t->text);
		t->title_text_count += m->to - m->from;
	}
	end = t->title_text + t->title_text_count;
	while (t->title_text_count > start && *--end == ' ')
		t->title_text_count--;
	return t->title_text_count - start;
}

const struct pdf_heading *
pdf_tags_headings(struct pdf_tags *t, size_t *ret_count)
{
	size_t count = 0, at = 0;

	t->title_text_count = 0;
	for (uint32_t i = 1; i <= t->heading_count; i++) {
		const struct heading *h = AT(t, headings, i);
		struct pdf_heading *title;

		if (!h->first_mark)
			continue;
		mem_grow(&t->titles, count, &t->titles_cap, sizeof *t->titles);
		title = &t->titles[count++];
		title->level = h->level;
		title->page = AT(t, marks, h->first_mark)->page;
		title->y_mpt = h->y_mpt;
		title->units = add_title(t, i);
	}
	for (size_t i = 0; i < count; i++) {
		t->titles[i].title = t->title_text + at;
		at += t->titles[i].units;
	}
	*ret_count = count;
	return t->titles;
}
