/* Lines of plain text: where a language breaks them, and how many columns they
 * take on a terminal. Source: UAX 14 (breaks), UAX 11 (wide characters). */
#ifndef VERNACULAR_LANG_LINE_H
#define VERNACULAR_LANG_LINE_H

#include <stddef.h>

#include "base/buf.h"
#include "lang/tag.h"

/* Columns of valid UTF-8: two for a wide character, none for marks and
 * characters that are not seen. */
size_t line_columns(const char *text, size_t count);

/* What stands between these two goes on one line; neither is printed. Both are
 * noncharacters, which no text from outside may hold. */
#define LINE_WHOLE "\uFDD0"
#define LINE_WHOLE_END "\uFDD1"

/* Append text in lines of at most columns where it can be broken so, each but
 * the first begun with indent. A newline in the text stays. What stands between
 * U+2066 to U+2068 and U+2069 is kept on one line too, because every line is a
 * paragraph of its own to whoever shows it.
 *   text     valid UTF-8
 *   columns  of a whole line, indent included
 *   used     columns on the first line before text begins */
struct line_fill {
	const struct tag *tag;
	size_t columns, used;
	const char *indent;
};
void line_fill(const struct line_fill *, const char *text, struct buf *);

#endif
