/* HTML: semantic, without scripts; language and direction wherever they
 * change, every value isolated. Sources: HTML Living Standard (bdi, dir),
 * WCAG 2.2, 3.1.1 and 3.1.2. */
#include <string.h>

#include "base/base64.h"
#include "doc/picture.h"
#include "lang/tag.h"
#include "render/html_style.h"
#include "render/render.h"

struct page {
	struct buf *out;
	const char *lang;
	bool rtl;
	bool folds; /* it stands in a page whose narrow tables name each cell */
	const struct block *head; /* of the cell's column there */
};

/* Text into an element or a quoted attribute. */
static void
put(struct buf *out, const char *text)
{
	for (; *text; text++) {
		if (*text == '&')
			buf_text(out, "&amp;");
		else if (*text == '<')
			buf_text(out, "&lt;");
		else if (*text == '>')
			buf_text(out, "&gt;");
		else if (*text == '"')
			buf_text(out, "&quot;");
		else
			buf_char(out, *text);
	}
}

static void
attribute(struct buf *out, const char *name, const char *value)
{
	buf_printf(out, " %s=\"", name);
	put(out, value);
	buf_char(out, '"');
}

static void
direction(struct buf *out, bool rtl)
{
	attribute(out, "dir", rtl ? "rtl" : "ltr");
}

static void put_spans(struct page *, const struct span *);

static void
put_value(struct page *page, const struct span *span)
{
	buf_text(page->out, span->whole ? "<bdi class=\"whole\"" : "<bdi");
	if (span->lang && strcmp(span->lang, page->lang) != 0)
		attribute(page->out, "lang", span->lang);
	direction(page->out, span->rtl);
	buf_char(page->out, '>');
	put(page->out, span->text);
	buf_text(page->out, "</bdi>");
}

static void
put_span(struct page *page, const struct span *span)
{
	struct buf *out = page->out;

	switch (span->kind) {
	case SPAN_TEXT:
		put(out, span->text);
		break;
	case SPAN_STRONG:
		buf_text(out, "<strong>");
		put_spans(page, span->child);
		buf_text(out, "</strong>");
		break;
	case SPAN_LINK:
		buf_text(out, "<a");
		attribute(out, "href", span->target);
		buf_char(out, '>');
		put_spans(page, span->child);
		buf_text(out, "</a>");
		break;
	case SPAN_CODE:
		buf_text(out, "<code dir=\"ltr\">");
		put(out, span->text);
		buf_text(out, "</code>");
		break;
	case SPAN_BREAK:
		buf_text(out, "<br>\n");
		break;
	case SPAN_PLACEHOLDER:
		put(out, span->text);
		break;
	case SPAN_VALUE:
		put_value(page, span);
		break;
	}
}

static void
put_spans(struct page *page, const struct span *span)
{
	for (; span; span = span->next)
		put_span(page, span);
}

static void put_blocks(struct page *, const struct block *);

/* What differs from the document: its own language, with its direction. */
static void
own_language(struct page *page, const struct block *block)
{
	const struct tag *tag = block->lang ? tag_find(block->lang) : NULL;

	if (!tag)
		return;
	attribute(page->out, "lang", tag->tag);
	direction(page->out, tag->rtl);
}

/* What spans say, for an attribute. */
static void
put_words(struct buf *out, const struct span *span)
{
	for (; span; span = span->next) {
		if (span->text)
			put(out, span->text);
		put_words(out, span->child);
	}
}

static void
put_leaf(struct page *page, const struct block *block, const char *element)
{
	buf_printf(page->out, "<%s", element);
	if (!strcmp(element, "th"))
		attribute(page->out, "scope", "col");
	own_language(page, block);
	if (page->head && !strcmp(element, "td")) {
		buf_text(page->out, " data-h=\"");
		put_words(page->out, page->head->spans);
		buf_char(page->out, '"');
	}
	buf_char(page->out, '>');
	put_spans(page, block->spans);
	buf_printf(page->out, "</%s>\n", element);
}

static void
put_holder(struct page *page, const struct block *block, const char *element)
{
	buf_printf(page->out, "<%s>\n", element);
	put_blocks(page, block->child);
	buf_printf(page->out, "</%s>\n", element);
}

static void
put_list(struct page *page, const struct block *block)
{
	const char *element = block->first ? "ol" : "ul";

	buf_printf(page->out, "<%s", element);
	if (block->first > 1)
		buf_printf(page->out, " start=\"%d\"", block->first);
	buf_text(page->out, ">\n");
	put_blocks(page, block->child);
	buf_printf(page->out, "</%s>\n", element);
}

/* An item of one paragraph needs no paragraph inside. */
static void
put_item(struct page *page, const struct block *item)
{
	const struct block *only = item->child;

	if (only && only->kind == BLOCK_PARAGRAPH &&
	    (!only->next || only->next->kind == BLOCK_LIST)) {
		buf_text(page->out, "<li");
		own_language(page, only);
		buf_char(page->out, '>');
		put_spans(page, only->spans);
		put_blocks(page, only->next);
		buf_text(page->out, "</li>\n");
		return;
	}
	put_holder(page, item, "li");
}

static void put_block(struct page *, const struct block *);

static void
put_row(struct page *page, const struct block *row, const struct block *head)
{
	buf_text(page->out, "<tr>\n");
	for (const struct block *cell = row->child; cell; cell = cell->next) {
		page->head = head;
		put_block(page, cell);
		head = head ? head->next : NULL;
	}
	page->head = NULL;
	buf_text(page->out, "</tr>\n");
}

static void
put_table(struct page *page, const struct block *table)
{
	const struct block *row = table->child, *heads = NULL;

	buf_text(page->out, "<table>\n");
	if (row && row->header) {
		buf_text(page->out, "<thead>\n");
		put_holder(page, row, "tr");
		buf_text(page->out, "</thead>\n");
		heads = page->folds ? row->child : NULL;
		row = row->next;
	}
	buf_text(page->out, "<tbody>\n");
	for (; row; row = row->next)
		put_row(page, row, heads);
	buf_text(page->out, "</tbody>\n</table>\n");
}

static void
put_picture(struct page *page, const struct block *block)
{
	const struct picture *picture = block->picture;

	if (block_code(block))
		return; /* it opens this very page */
	if (picture && picture->drawn_here) {
		buf_put(page->out, picture->file, picture->file_bytes);
		return;
	}
	buf_text(page->out, block->spans ? "<div class=\"pic\"><img"
					 : "<p><img");
	if (picture) { /* in the page itself, which then stands alone */
		buf_printf(page->out, " src=\"data:%s;base64,", picture->mime);
		base64_put(page->out, picture->file, picture->file_bytes);
		buf_char(page->out, '"');
	} else {
		attribute(page->out, "src", block->target);
	}
	attribute(page->out, "alt", block->text ? block->text : "");
	if (!block->spans) {
		buf_text(page->out, "></p>\n");
		return;
	}
	buf_text(page->out, ">\n");
	put_leaf(page, block, "p");
	buf_text(page->out, "</div>\n");
}

static void
put_block(struct page *page, const struct block *block)
{
	char heading[] = "h1";

	switch (block->kind) {
	case BLOCK_HEADING:
		heading[1] = (char)('0' + block->level);
		put_leaf(page, block, heading);
		break;
	case BLOCK_PARAGRAPH:
		put_leaf(page, block, "p");
		break;
	case BLOCK_LIST:
		put_list(page, block);
		break;
	case BLOCK_ITEM:
		put_item(page, block);
		break;
	case BLOCK_TABLE:
		put_table(page, block);
		break;
	case BLOCK_ROW:
		put_holder(page, block, "tr");
		break;
	case BLOCK_CELL:
		put_leaf(page, block, block->header ? "th" : "td");
		break;
	case BLOCK_QUOTE:
		put_holder(page, block, "blockquote");
		break;
	case BLOCK_RULE:
		buf_text(page->out, "<hr>\n");
		break;
	case BLOCK_PICTURE:
		put_picture(page, block);
		break;
	}
}

static void
put_blocks(struct page *page, const struct block *block)
{
	for (; block; block = block->next)
		put_block(page, block);
}

static void
put_banners(struct page *page, const struct banner *banner)
{
	if (!banner)
		return;
	buf_text(page->out, "<div class=\"draft\" role=\"note\">\n");
	for (; banner; banner = banner->next) {
		buf_text(page->out, "<p");
		attribute(page->out, "lang", banner->lang);
		direction(page->out, banner->rtl);
		buf_char(page->out, '>');
		put(page->out, banner->text);
		buf_text(page->out, "</p>\n");
	}
	buf_text(page->out, "</div>\n");
}

static void
put_article(struct page *page, const struct document *document)
{
	buf_printf(page->out, "<article class=\"letter%s\"",
		   document->easy_read ? " easy" : "");
	attribute(page->out, "lang", document->lang);
	direction(page->out, document->rtl);
	buf_text(page->out, ">\n");
	put_banners(page, document->banners);
	put_blocks(page, document->blocks);
	buf_text(page->out, "</article>\n");
}

static void
put_more(struct buf *out, const struct document *document)
{
	struct page page = {
		.out = out, .lang = document->lang, .rtl = document->rtl};

	put_article(&page, document);
}

/* A form that goes with the letter, and what it says in another language. */
static void
put_enclosure(struct buf *out, const struct enclosure *enclosure)
{
	if (enclosure->form)
		put_more(out, enclosure->form);
	if (enclosure->companion)
		put_more(out, enclosure->companion);
}

enum status
render_html(const struct document *document,
	    const struct render_options *options, struct buf *out,
	    struct fault *fault)
{
	struct page page = {
		.out = out, .lang = document->lang, .rtl = document->rtl};

	(void)fault;
	if (options && options->frame == RENDER_PART) {
		page.folds = true;
		put_article(&page, document);
		if (options->enclosure)
			put_enclosure(out, options->enclosure);
		return OK;
	}
	buf_text(out, "<!doctype html>\n<html");
	attribute(out, "lang", document->lang);
	direction(out, document->rtl);
	buf_text(out, ">\n<head>\n<meta charset=\"utf-8\">\n"
		      "<meta name=\"viewport\" content=\"width=device-width\">"
		      "\n<title>");
	put(out, document->title);
	buf_text(out, "</title>\n<style>\n" HTML_STYLE);
	if (document->easy_read)
		buf_text(out, HTML_STYLE_EASY);
	if (options && options->enclosure)
		buf_text(out, HTML_STYLE_ENCLOSURE);
	buf_text(out, "</style>\n</head>\n<body>\n<main>\n");
	put_article(&page, document);
	if (options && options->enclosure)
		put_enclosure(out, options->enclosure);
	buf_text(out, "</main>\n</body>\n</html>\n");
	return OK;
}
