/* Documents laid out, for tests of pages. */
#include "tests/unit/laid.h"

#include <stdlib.h>
#include <string.h>
#include <unicode/utf16.h>

#include "base/mem.h"
#include "base/utf8.h"
#include "doc/markdown.h"
#include "render/geometry.h"
#include "tests/unit/unit.h"

void
laid_open(struct laid *laid)
{
	*laid = (struct laid){.arena = arena_new(), .fonts = fonts_new(NULL)};
	laid->typesetter = typesetter_new(laid->fonts);
}

void
laid_close(struct laid *laid)
{
	typesetter_free(laid->typesetter);
	fonts_free(laid->fonts);
	arena_free(laid->arena);
}

struct document *
laid_document(struct laid *laid, const char *lang, const char *markdown)
{
	const struct markdown md = {"f", markdown, strlen(markdown), 0,
				    SPAN_MODE_PLAIN};
	struct document *document = arena_alloc(laid->arena, sizeof *document);
	struct faults faults = {0};

	document->title = "T";
	document->lang = lang;
	document->rtl = tag_find(lang)->rtl;
	if (markdown_parse(&md, laid->arena, &document->blocks, &faults) != OK)
		fail_msg("%s %s", faults.list->where, faults.list->message);
	return document;
}

const struct pages *
laid_make(struct laid *laid, const struct document *document,
	  const struct render_options *options)
{
	if (pages_make(laid->typesetter, document, options, laid->arena,
		       &laid->pages, &laid->fault) != OK)
		fail_msg("%s: %s", laid->fault.where, laid->fault.message);
	return laid->pages;
}

static void
word_text(const struct word *word, struct buf *out)
{
	for (int32_t i = 0; i < word->units;) {
		char utf8[4];
		UChar32 cp;

		U16_NEXT(word->text, i, word->units, cp);
		buf_put(out, utf8, utf8_encode((uint32_t)cp, utf8));
	}
}

void
line_text(const struct text_line *line, struct buf *out)
{
	for (size_t r = 0; r < line->runs; r++) {
		const struct text_run *run = &line->run[r];

		for (size_t p = 0; p < run->parts; p++)
			word_text(run->part[run->rtl ? run->parts - 1 - p : p]
					  .word,
				  out);
	}
}

static void
drop_spaces(struct buf *text)
{
	size_t kept = 0;

	for (size_t i = 0; i < text->count; i++)
		if (text->bytes[i] != ' ')
			text->bytes[kept++] = text->bytes[i];
	if (text->bytes)
		text->bytes[kept] = '\0';
	text->count = kept;
}

/* Cells of a row that breaks between its lines take turns; everything else is
 * drawn in the order of the tree. */
static void
in_order(const struct element *before, const struct element *element)
{
	if (before && element->role != ROLE_CELL)
		assert_true(before->number <= element->number ||
			    before->role == ROLE_CELL);
}

void
pages_text(const struct pages *pages, struct buf *out)
{
	struct buf *own = mem_new(pages->elements * sizeof *own);
	const struct element *before = NULL;

	for (size_t p = 0; p < pages->count; p++)
		for (size_t i = 0; i < pages->page[p].inks; i++) {
			const struct ink *ink = &pages->page[p].ink[i];

			if (ink->kind != INK_LINE || !ink->element ||
			    ink->element->role == ROLE_LABEL)
				continue;
			in_order(before, ink->element);
			before = ink->element;
			line_text(ink->line, &own[before->number]);
		}
	for (uint32_t i = 0; i < pages->elements; i++) {
		buf_text(out, buf_string(&own[i]));
		buf_free(&own[i]);
	}
	free(own);
	drop_spaces(out);
}

void
pages_structure(const struct element *element, struct buf *out)
{
	static const char *const names[] = {
		[ROLE_DOCUMENT] = "Document",
		[ROLE_SECTION] = "Sect",
		[ROLE_HEADING] = "H",
		[ROLE_PARAGRAPH] = "P",
		[ROLE_LIST] = "L",
		[ROLE_ITEM] = "LI",
		[ROLE_LABEL] = "Lbl",
		[ROLE_BODY] = "LBody",
		[ROLE_TABLE] = "Table",
		[ROLE_ROW] = "TR",
		[ROLE_HEADER_CELL] = "TH",
		[ROLE_CELL] = "TD",
		[ROLE_QUOTE] = "BlockQuote",
		[ROLE_FIGURE] = "Figure",
		[ROLE_LINK] = "Link",
		[ROLE_SPAN] = "Span",
	};

	buf_text(out, names[element->role]);
	if (element->level)
		buf_printf(out, "%d", element->level);
	if (element->lang)
		buf_printf(out, "[%s]", element->lang);
	if (!element->child)
		return;
	buf_char(out, '(');
	for (const struct element *e = element->child; e; e = e->next) {
		pages_structure(e, out);
		if (e->next)
			buf_char(out, ' ');
	}
	buf_char(out, ')');
}

static void
within_border(const struct ink *ink)
{
	if (ink->artifact == ARTIFACT_BACKGROUND)
		return;
	assert_true(ink->x_mpt >= BORDER_LEFT_MPT);
	assert_true(ink->x_mpt + ink->width_mpt <= BORDER_RIGHT_MPT);
	assert_true(ink->y_mpt >= BORDER_TOP_MPT);
	assert_true(ink->y_mpt <= BORDER_BOTTOM_MPT);
	if (ink->kind != INK_LINE)
		assert_true(ink->y_mpt + ink->height_mpt <= BORDER_BOTTOM_MPT);
}

/* Lines that stand one over the other are as far apart as the lower of their
 * leadings, nearly: they may be of two fonts. */
static void
clear_of(const struct ink *a, const struct ink *b)
{
	const int32_t leading =
		a->height_mpt < b->height_mpt ? a->height_mpt : b->height_mpt;

	if (a->x_mpt >= b->x_mpt + b->width_mpt ||
	    b->x_mpt >= a->x_mpt + a->width_mpt)
		return;
	if (abs(a->y_mpt - b->y_mpt) < leading * 8 / 10)
		fail_msg("lines %d and %d high overlap at %d and %d",
			 (int)a->height_mpt, (int)b->height_mpt, (int)a->y_mpt,
			 (int)b->y_mpt);
}

void
pages_sound(const struct pages *pages)
{
	for (size_t p = 0; p < pages->count; p++) {
		const struct page *page = &pages->page[p];

		for (size_t i = 0; i < page->inks; i++) {
			within_border(&page->ink[i]);
			if (page->ink[i].kind != INK_LINE)
				continue;
			for (size_t k = 0; k < i; k++)
				if (page->ink[k].kind == INK_LINE)
					clear_of(&page->ink[k], &page->ink[i]);
		}
	}
}
