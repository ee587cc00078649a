/* The document tree as text, one node a line. */
#include "doc/dump.h"

static void
quoted(struct buf *out, const char *text)
{
	buf_char(out, '"');
	for (; text && *text; text++) {
		if (*text == '"' || *text == '\\')
			buf_char(out, '\\');
		if (*text == '\n')
			buf_text(out, "\\n");
		else
			buf_char(out, *text);
	}
	buf_text(out, "\"\n");
}

static void
indent(struct buf *out, int depth)
{
	for (int i = 0; i < depth; i++)
		buf_text(out, "  ");
}

static void
dump_span(const struct span *span, int depth, struct buf *out)
{
	static const char *const names[] = {
		[SPAN_TEXT] = "text",
		[SPAN_STRONG] = "strong",
		[SPAN_LINK] = "link",
		[SPAN_CODE] = "code",
		[SPAN_BREAK] = "break",
		[SPAN_PLACEHOLDER] = "placeholder",
		[SPAN_VALUE] = "value",
	};

	for (; span; span = span->next) {
		indent(out, depth);
		buf_text(out, names[span->kind]);
		if (span->kind == SPAN_VALUE)
			buf_printf(out, " %s lang=%s dir=%s", span->type,
				   span->lang ? span->lang : "-",
				   span->rtl ? "rtl" : "ltr");
		buf_char(out, span->target || span->text ? ' ' : '\n');
		if (span->target || span->text)
			quoted(out, span->target ? span->target : span->text);
		dump_span(span->child, depth + 1, out);
	}
}

static const char *
block_name(const struct block *block)
{
	switch (block->kind) {
	case BLOCK_HEADING:
		return "heading";
	case BLOCK_PARAGRAPH:
		return "paragraph";
	case BLOCK_LIST:
		return block->first ? "ordered-list" : "list";
	case BLOCK_ITEM:
		return "item";
	case BLOCK_TABLE:
		return "table";
	case BLOCK_ROW:
		return "row";
	case BLOCK_CELL:
		return block->header ? "header-cell" : "cell";
	case BLOCK_QUOTE:
		return "quote";
	case BLOCK_RULE:
		return "rule";
	case BLOCK_PICTURE:
		return "picture";
	}
	return "";
}

static void
dump_block(const struct block *block, int depth, struct buf *out)
{
	for (; block; block = block->next) {
		indent(out, depth);
		buf_text(out, block_name(block));
		if (block->kind == BLOCK_HEADING)
			buf_printf(out, " %d", block->level);
		if (block->first)
			buf_printf(out, " from=%d", block->first);
		if (block->lang)
			buf_printf(out, " lang=%s", block->lang);
		if (block->kind == BLOCK_PICTURE) {
			buf_char(out, ' ');
			quoted(out, block->text);
		} else {
			buf_char(out, '\n');
		}
		dump_span(block->spans, depth + 1, out);
		dump_block(block->child, depth + 1, out);
	}
}

void
document_dump(const struct document *document, struct buf *out)
{
	buf_printf(out, "document lang=%s dir=%s\n", document->lang,
		   document->rtl ? "rtl" : "ltr");
	buf_text(out, "  title ");
	quoted(out, document->title);
	for (const struct banner *b = document->banners; b; b = b->next) {
		buf_printf(out, "  banner lang=%s dir=%s ", b->lang,
			   b->rtl ? "rtl" : "ltr");
		quoted(out, b->text);
	}
	dump_block(document->blocks, 1, out);
}
