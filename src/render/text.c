/* Plain text: lines of at most 72 columns, no markup. Values in text that runs
 * from right to left, or that run the other way, stand between U+2068 and
 * U+2069, so that they keep their order wherever the text is shown. */
#include <stdio.h>
#include <string.h>

#include "base/arena.h"
#include "lang/line.h"
#include "render/render.h"

#define COLUMNS 72
#define FSI "\u2068"
#define PDI "\u2069"

struct sheet {
	const struct document *document;
	const struct tag *tag;
	struct buf *out;
	struct arena *arena;
};

/* What stands before a block's first line, and before the others. */
struct margin {
	const char *first, *rest;
};

static void
isolated(struct sheet *sheet, const char *text, bool rtl, struct buf *words)
{
	bool apart = sheet->document->rtl || rtl;

	buf_text(words, apart ? FSI : "");
	buf_text(words, text);
	buf_text(words, apart ? PDI : "");
}

/* The address goes after the words, unless they are the address, or a
 * telephone number or mail address that stands there already. */
static void
put_target(struct sheet *sheet, const struct span *link, struct buf *words)
{
	struct buf said = {0};
	bool needed = !strncmp(link->target, "http", 4);

	spans_text(link->child, &said);
	if (needed && strcmp(buf_string(&said), link->target) != 0) {
		buf_text(words, " (");
		isolated(sheet, link->target, false, words);
		buf_text(words, ")");
	}
	buf_free(&said);
}

static void
put_spans(struct sheet *sheet, const struct span *span, struct buf *words)
{
	for (; span; span = span->next) {
		switch (span->kind) {
		case SPAN_TEXT:
		case SPAN_PLACEHOLDER:
			buf_text(words, span->text);
			break;
		case SPAN_STRONG:
			put_spans(sheet, span->child, words);
			break;
		case SPAN_LINK:
			put_spans(sheet, span->child, words);
			put_target(sheet, span, words);
			break;
		case SPAN_BREAK:
			buf_char(words, '\n');
			break;
		case SPAN_CODE:
		case SPAN_VALUE:
			buf_text(words, span->whole ? LINE_WHOLE : "");
			isolated(sheet, span->text, span->rtl, words);
			buf_text(words, span->whole ? LINE_WHOLE_END : "");
			break;
		}
	}
}

static void
put_filled(struct sheet *sheet, const char *text, struct margin margin)
{
	struct line_fill fill = {
		.tag = sheet->tag,
		.columns = COLUMNS,
		.used = line_columns(margin.first, strlen(margin.first)),
		.indent = margin.rest,
	};

	buf_text(sheet->out, margin.first);
	line_fill(&fill, text, sheet->out);
	buf_char(sheet->out, '\n');
}

static void
put_leaf(struct sheet *sheet, const struct block *block, struct margin margin)
{
	struct buf words = {0};

	put_spans(sheet, block->spans, &words);
	put_filled(sheet, buf_string(&words), margin);
	buf_free(&words);
}

static void
put_heading(struct sheet *sheet, const struct block *block,
	    struct margin margin)
{
	struct buf words = {0};
	size_t columns;

	put_spans(sheet, block->spans, &words);
	columns = line_columns(buf_string(&words), words.count);
	put_filled(sheet, buf_string(&words), margin);
	buf_text(sheet->out, margin.rest);
	for (size_t i = 0; i < columns && i < COLUMNS; i++)
		buf_char(sheet->out, block->level == 1 ? '=' : '-');
	buf_char(sheet->out, '\n');
	buf_free(&words);
}

static void put_blocks(struct sheet *, const struct block *, struct margin);

/* margin.rest widened by as many spaces as mark takes. */
static struct margin
inside(struct sheet *sheet, struct margin margin, const char *mark)
{
	return (struct margin){
		arena_printf(sheet->arena, "%s%s", margin.first, mark),
		arena_printf(sheet->arena, "%s%*s", margin.rest,
			     (int)strlen(mark), ""),
	};
}

static void
put_list(struct sheet *sheet, const struct block *list, struct margin margin)
{
	int number = list->first;

	for (const struct block *b = list->child; b; b = b->next) {
		const char *mark =
			list->first ? arena_printf(sheet->arena, "%d. ",
						   number++)
				    : "- ";

		put_blocks(sheet, b->child, inside(sheet, margin, mark));
		margin.first = margin.rest;
	}
}

/* A row as lines of header and cell: read out in order, in any width. */
static void
put_table(struct sheet *sheet, const struct block *table, struct margin margin)
{
	const struct block *headers = table->child;
	const struct block *row = headers;

	if (headers && headers->header)
		row = headers->next;
	for (; row; row = row->next) {
		const struct block *head = headers ? headers->child : NULL;

		for (const struct block *c = row->child; c; c = c->next) {
			struct buf words = {0};

			if (head && headers != row) {
				put_spans(sheet, head->spans, &words);
				buf_text(&words, words.count ? ": " : "");
			}
			put_spans(sheet, c->spans, &words);
			put_filled(sheet, buf_string(&words), margin);
			buf_free(&words);
			head = head ? head->next : NULL;
			margin.first = margin.rest;
		}
		if (row->next)
			buf_char(sheet->out, '\n');
	}
}

static void
put_quote(struct sheet *sheet, const struct block *quote, struct margin margin)
{
	struct margin deeper = {
		arena_printf(sheet->arena, "%s> ", margin.first),
		arena_printf(sheet->arena, "%s> ", margin.rest),
	};

	put_blocks(sheet, quote->child, deeper);
}

static void
put_block(struct sheet *sheet, const struct block *block, struct margin margin)
{
	switch (block->kind) {
	case BLOCK_HEADING:
		put_heading(sheet, block, margin);
		break;
	case BLOCK_PARAGRAPH:
	case BLOCK_CELL:
		put_leaf(sheet, block, margin);
		break;
	case BLOCK_LIST:
		put_list(sheet, block, margin);
		break;
	case BLOCK_ITEM:
	case BLOCK_ROW:
		put_blocks(sheet, block->child, margin);
		break;
	case BLOCK_TABLE:
		put_table(sheet, block, margin);
		break;
	case BLOCK_QUOTE:
		put_quote(sheet, block, margin);
		break;
	case BLOCK_RULE:
		put_filled(sheet, "* * *", margin);
		break;
	case BLOCK_PICTURE:
		if (block_code(block))
			put_filled(sheet, block_code(block), margin);
		else if (block->spans) /* it says no more than they do */
			put_leaf(sheet, block, margin);
		else
			put_filled(sheet, block->text ? block->text : "",
				   margin);
		break;
	}
}

static void
put_blocks(struct sheet *sheet, const struct block *block, struct margin margin)
{
	for (; block; block = block->next) {
		put_block(sheet, block, margin);
		margin.first = margin.rest;
		if (block->next && !(block->kind == BLOCK_PARAGRAPH &&
				     block->next->kind == BLOCK_LIST))
			buf_printf(sheet->out, "%.*s\n",
				   (int)strcspn(margin.rest, " "),
				   margin.rest);
	}
}

static void
put_banners(struct sheet *sheet, const char *before, const char *after)
{
	const struct margin none = {"", ""};
	const struct banner *banner = sheet->document->banners;

	if (!banner)
		return;
	buf_text(sheet->out, before);
	for (; banner; banner = banner->next)
		put_filled(sheet,
			   arena_printf(sheet->arena, "[%s]", banner->text),
			   none);
	buf_text(sheet->out, after);
}

static enum status
put_document(const struct document *document, struct buf *out,
	     struct fault *fault)
{
	struct sheet sheet = {.document = document, .out = out};
	const struct margin none = {"", ""};

	sheet.tag = tag_find(document->lang);
	if (!sheet.tag)
		return fault_set(fault, E_INPUT, "language",
				 N_("{value} is not a language this version "
				    "knows"),
				 "value", document->lang, NULL);
	sheet.arena = arena_new();
	put_banners(&sheet, "", "\n");
	put_blocks(&sheet, document->blocks, none);
	put_banners(&sheet, "\n", "");
	arena_free(sheet.arena);
	return OK;
}

/* Where another document begins in a text without pages. */
#define TURN "\n\n----------------------------------------\n\n"

enum status
render_text(const struct document *document,
	    const struct render_options *options, struct buf *out,
	    struct fault *fault)
{
	const struct enclosure *enclosure = options ? options->enclosure : NULL;
	enum status status = put_document(document, out, fault);

	if (status == OK && enclosure && enclosure->form) {
		buf_text(out, TURN);
		status = put_document(enclosure->form, out, fault);
	}
	if (status != OK || !enclosure || !enclosure->companion)
		return status;
	buf_text(out, TURN);
	return put_document(enclosure->companion, out, fault);
}
