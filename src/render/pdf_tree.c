/* The structure tree of a PDF file, from what was gathered as it was drawn.
 * Source: ISO 32000-1, 14.7. */
#include <string.h>

#include "base/mem.h"
#include "render/pdf_put.h"
#include "render/pdf_tags_inside.h"

struct tree {
	struct pdf_tags *tags;
	struct pdf_file *file;
	const uint32_t *page_object;
	uint32_t root, first; /* object numbers; of the first element */
};

static uint32_t
object_of(const struct tree *tree, uint32_t element)
{
	return tree->first + element;
}

/* Add what a stretch reads as to what is said. */
static void
say(struct pdf_tags *t, const struct stretch *stretch)
{
	for (uint32_t i = stretch->first_mark; i; i = AT(t, marks, i)->next) {
		const struct mark *m = AT(t, marks, i);
		const size_t units = m->to - m->from;

		if (!units)
			continue;
		while (t->said_cap < t->said_count + units)
			mem_grow(&t->said, t->said_cap, &t->said_cap,
				 sizeof *t->said);
		if (units)
			memcpy(t->said + t->said_count, t->text + m->from,
			       units * sizeof *t->said);
		t->said_count += units;
	}
}

static void
put_said(struct pdf_tags *t, struct buf *b)
{
	pdf_put(b, "/ActualText");
	pdf_put_text_u16(b, t->said, t->said_count);
	t->said_count = 0;
}

/* An element without children whose own marks read in another order. */
static void
put_own_text(struct pdf_tags *t, const struct node *n, struct buf *b)
{
	bool differs = false;

	if (n->element->child)
		return;
	for (uint32_t i = n->first_kid; i; i = AT(t, kids, i)->next) {
		const struct kid *kid = AT(t, kids, i);

		if (kid->kind != KID_STRETCH)
			continue;
		say(t, AT(t, stretches, kid->number));
		differs |= AT(t, stretches, kid->number)->differs;
	}
	if (differs)
		put_said(t, b);
	t->said_count = 0;
}

static void
put_box(const struct pdf_box *box, struct buf *b)
{
	pdf_put(b, "/A<</O/Layout/Placement/Block/BBox[");
	pdf_put_thousandths(b, box->left_mpt);
	buf_char(b, ' ');
	pdf_put_thousandths(b, box->bottom_mpt);
	buf_char(b, ' ');
	pdf_put_thousandths(b, box->right_mpt);
	buf_char(b, ' ');
	pdf_put_thousandths(b, box->top_mpt);
	pdf_put(b, "]>>");
}

static void
put_attributes(const struct node *n, struct buf *b)
{
	const struct element *e = n->element;

	if (e->role == ROLE_HEADER_CELL && e->scope == SCOPE_COLUMN)
		pdf_put(b, "/A<</O/Table/Scope/Column>>");
	if (e->role == ROLE_HEADER_CELL && e->scope == SCOPE_ROW)
		pdf_put(b, "/A<</O/Table/Scope/Row>>");
	if (e->role == ROLE_LIST && e->ordered)
		pdf_put(b, "/A<</O/List/ListNumbering/Decimal>>");
	if (e->role == ROLE_LIST && !e->ordered)
		pdf_put(b, "/A<</O/List/ListNumbering/Disc>>");
	if (n->boxed)
		put_box(&n->box, b);
	if (e->lang) {
		pdf_put(b, "/Lang");
		pdf_put_text(b, e->lang);
	}
	if (e->role == ROLE_FIGURE && e->alt) {
		pdf_put(b, "/Alt");
		pdf_put_text(b, e->alt);
	}
}

/* The marks of a stretch. The first page that is met is the one that bare
 * identifiers of the element are on. */
static void
put_marks(const struct tree *tree, const struct stretch *stretch, uint32_t page,
	  struct buf *b)
{
	const struct pdf_tags *t = tree->tags;

	for (uint32_t i = stretch->first_mark; i; i = AT(t, marks, i)->next) {
		const struct mark *m = AT(t, marks, i);

		if (m->page == page) {
			buf_char(b, ' ');
			pdf_put_number(b, m->mcid);
			continue;
		}
		pdf_put(b, "<</Type/MCR/Pg ");
		pdf_put_reference(b, tree->page_object[m->page]);
		pdf_put(b, "/MCID ");
		pdf_put_number(b, m->mcid);
		pdf_put(b, ">>");
	}
}

static void
put_page(const struct tree *tree, uint32_t page, struct buf *b)
{
	pdf_put(b, "/Pg ");
	pdf_put_reference(b, tree->page_object[page]);
}

static void
put_kid(const struct tree *tree, const struct kid *kid, uint32_t page,
	struct buf *b)
{
	const struct stretch *stretch;

	switch (kid->kind) {
	case KID_ELEMENT:
		buf_char(b, ' ');
		pdf_put_reference(b, object_of(tree, kid->number));
		break;
	case KID_STRETCH:
		stretch = AT(tree->tags, stretches, kid->number);
		if (stretch->span) {
			buf_char(b, ' ');
			pdf_put_reference(b, stretch->span);
		} else {
			put_marks(tree, stretch, page, b);
		}
		break;
	case KID_ANNOTATION:
		pdf_put(b, "<</Type/OBJR");
		put_page(tree, kid->page, b);
		pdf_put(b, "/Obj ");
		pdf_put_reference(b, kid->number);
		pdf_put(b, ">>");
		break;
	}
}

/* The page of the first mark that hangs on the element itself. */
static bool
first_page(const struct pdf_tags *t, const struct node *n, uint32_t *ret)
{
	for (uint32_t i = n->first_kid; i; i = AT(t, kids, i)->next) {
		const struct kid *kid = AT(t, kids, i);
		const struct stretch *s;

		if (kid->kind != KID_STRETCH)
			continue;
		s = AT(t, stretches, kid->number);
		if (s->span)
			continue;
		*ret = AT(t, marks, s->first_mark)->page;
		return true;
	}
	return false;
}

static void
write_element(const struct tree *tree, const struct node *n)
{
	struct pdf_tags *t = tree->tags;
	const struct element *e = n->element;
	struct buf *b = pdf_file_object(tree->file, object_of(tree, e->number));
	uint32_t page = UINT32_MAX;

	pdf_put(b, "<</S/");
	buf_text(b, pdf_tags_type(t, e));
	pdf_put(b, "/P ");
	pdf_put_reference(b, e->parent ? object_of(tree, e->parent->number)
				       : tree->root);
	put_attributes(n, b);
	put_own_text(t, n, b);
	if (first_page(t, n, &page))
		put_page(tree, page, b);
	if (n->first_kid) {
		pdf_put(b, "/K[");
		for (uint32_t i = n->first_kid; i; i = AT(t, kids, i)->next)
			put_kid(tree, AT(t, kids, i), page, b);
		buf_char(b, ']');
	}
	pdf_put(b, ">>");
}

static void
write_span(const struct tree *tree, const struct stretch *stretch)
{
	struct pdf_tags *t = tree->tags;
	struct buf *b = pdf_file_object(tree->file, stretch->span);
	const uint32_t page = AT(t, marks, stretch->first_mark)->page;

	pdf_put(b, "<</S/Span/P ");
	pdf_put_reference(b, object_of(tree, stretch->node));
	say(t, stretch);
	put_said(t, b);
	put_page(tree, page, b);
	pdf_put(b, "/K[");
	put_marks(tree, stretch, page, b);
	pdf_put(b, "]>>");
}

/* What each mark of a page, and each annotation, hangs on.
 * Source: ISO 32000-1, 14.7.4.4. */
static void
write_parents(const struct tree *tree, uint32_t number)
{
	const struct pdf_tags *t = tree->tags;
	struct buf *b = pdf_file_object(tree->file, number);
	size_t at = 0;

	pdf_put(b, "<</Nums[");
	for (uint32_t page = 0; page < t->pages->count; page++) {
		pdf_put_number(b, page);
		buf_char(b, '[');
		for (; at < t->mark_count && t->marks[at].page == page; at++) {
			const struct stretch *s =
				AT(t, stretches, t->marks[at].stretch);

			pdf_put_reference(b,
					  s->span ? s->span
						  : object_of(tree, s->node));
			buf_char(b, ' ');
		}
		pdf_put(b, "]\n");
	}
	for (size_t i = 0; i < t->annotation_count; i++) {
		pdf_put_number(b, (int64_t)(t->pages->count + i));
		buf_char(b, ' ');
		pdf_put_reference(b, object_of(tree, t->annotations[i].node));
		buf_char(b, '\n');
	}
	pdf_put(b, "]>>");
}

static void
write_root(const struct tree *tree, uint32_t parents)
{
	const struct pdf_tags *t = tree->tags;
	struct buf *b = pdf_file_object(tree->file, tree->root);

	pdf_put(b, "<</Type/StructTreeRoot/K[");
	pdf_put_reference(b, object_of(tree, t->pages->root->number));
	pdf_put(b, "]/ParentTree ");
	pdf_put_reference(b, parents);
	pdf_put(b, "/ParentTreeNextKey ");
	pdf_put_number(b, (int64_t)(t->pages->count + t->annotation_count));
	pdf_put(b, ">>");
}

uint32_t
pdf_tags_write(struct pdf_tags *t, struct pdf_file *file,
	       const uint32_t *page_object)
{
	struct tree tree = {t, file, page_object, 0, 0};
	uint32_t parents;

	tree.root = pdf_file_number(file);
	parents = pdf_file_number(file);
	for (uint32_t i = 0; i < t->pages->elements; i++) {
		const uint32_t number = pdf_file_number(file);

		if (!i)
			tree.first = number;
		pdf_tags_attach_rest(t, i);
	}
	for (uint32_t i = 1; i <= t->stretch_count; i++) {
		struct stretch *s = AT(t, stretches, i);

		if (s->differs && t->nodes[s->node].element->child)
			s->span = pdf_file_number(file);
	}
	write_root(&tree, parents);
	for (uint32_t i = 0; i < t->pages->elements; i++)
		write_element(&tree, &t->nodes[i]);
	for (uint32_t i = 1; i <= t->stretch_count; i++)
		if (AT(t, stretches, i)->span)
			write_span(&tree, AT(t, stretches, i));
	write_parents(&tree, parents);
	return tree.root;
}
