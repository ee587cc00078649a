/* The document: helpers over its tree. */
#include "doc/tree.h"

#include <stdint.h>
#include <string.h>

#include "base/buf.h"
#include "base/utf8.h"

/* Blocks of right-to-left scripts, marks aside. */
static bool
rtl_letter(uint32_t cp)
{
	return (cp >= 0x0590 && cp <= 0x08FF) || cp == 0x200F ||
	       (cp >= 0xFB1D && cp <= 0xFDFF) ||
	       (cp >= 0xFE70 && cp <= 0xFEFF) ||
	       (cp >= 0x10800 && cp <= 0x10FFF) ||
	       (cp >= 0x1E800 && cp <= 0x1EFFF);
}

/* Digits of Arabic and N'Ko are not strong from right to left alike, but
 * neither starts a Latin word. */
static bool
weak(uint32_t cp)
{
	if (cp < 0x80)
		return !((cp | 0x20) >= 'a' && (cp | 0x20) <= 'z');
	return cp < 0xC0 || (cp >= 0x0660 && cp <= 0x066C) ||
	       (cp >= 0x06F0 && cp <= 0x06F9) ||
	       (cp >= 0x0600 && cp <= 0x0607) || cp == 0x060C ||
	       (cp >= 0x2000 && cp <= 0x206F && cp != 0x200E &&
		cp != 0x200F) ||
	       (cp >= 0x20A0 && cp <= 0x20CF) || cp == 0xFEFF;
}

bool
text_rtl(const char *text)
{
	while (*text) {
		uint32_t cp = utf8_next(&text);

		if (!weak(cp))
			return rtl_letter(cp);
	}
	return false;
}

const char *
block_code(const struct block *block)
{
	static const char scheme[] = "code:";

	if (block->kind != BLOCK_PICTURE || !block->target ||
	    strncmp(block->target, scheme, sizeof scheme - 1) != 0)
		return NULL;
	return block->target + sizeof scheme - 1;
}

bool
block_leaf(const struct block *block)
{
	switch (block->kind) {
	case BLOCK_HEADING:
	case BLOCK_PARAGRAPH:
	case BLOCK_CELL:
		return true;
	case BLOCK_LIST:
	case BLOCK_ITEM:
	case BLOCK_TABLE:
	case BLOCK_ROW:
	case BLOCK_QUOTE:
	case BLOCK_RULE:
	case BLOCK_PICTURE:
		break;
	}
	return false;
}

void
spans_text(const struct span *span, struct buf *out)
{
	for (; span; span = span->next) {
		if (span->kind == SPAN_BREAK)
			buf_char(out, ' ');
		else if (span->child)
			spans_text(span->child, out);
		else if (span->text)
			buf_text(out, span->text);
	}
}
