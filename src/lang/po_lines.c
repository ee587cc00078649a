/* Where a string of a PO file goes on in the next line. */
#include "lang/po_lines.h"

#include <assert.h>
#include <stdbool.h>
#include <stdlib.h>
#include <string.h>
#include <unicode/ubrk.h>
#include <unicode/uchar.h>
#include <unicode/utext.h>

#include "base/mem.h"
#include "base/utf8.h"
#include "lang/line.h"

struct po_lines {
	UBreakIterator *breaks;
	size_t *end;
	size_t cap;
};

struct po_lines *
po_lines_new(void)
{
	struct po_lines *lines = mem_new(sizeof *lines);
	UErrorCode code = U_ZERO_ERROR;

	/* msgcat knows no language either. */
	lines->breaks = ubrk_open(UBRK_LINE, "root", NULL, 0, &code);
	assert(U_SUCCESS(code));
	return lines;
}

void
po_lines_free(struct po_lines *lines)
{
	if (!lines)
		return;
	ubrk_close(lines->breaks);
	free(lines->end);
	free(lines);
}

/* The line break class of what begins here; a script without spaces is letters
 * to msgcat, which has no dictionary. */
static int
class_at(const char *text)
{
	int found = u_getIntPropertyValue((UChar32)utf8_next(&text),
					  UCHAR_LINE_BREAK);

	return found == U_LB_COMPLEX_CONTEXT ? U_LB_ALPHABETIC : found;
}

static bool
is_letter(int found)
{
	return found == U_LB_ALPHABETIC || found == U_LB_HEBREW_LETTER;
}

static bool
is_unit(int found)
{
	return found == U_LB_PREFIX_NUMERIC || found == U_LB_POSTFIX_NUMERIC;
}

static bool
is_close(int found)
{
	return found == U_LB_CLOSE_PUNCTUATION ||
	       found == U_LB_CLOSE_PARENTHESIS;
}

/* msgcat has LB25 as pairs, and breaks behind a full stop (LB29) and behind a
 * hyphen that begins a word. */
static bool
differs(int before, int after, bool usual)
{
	if ((before == U_LB_INFIX_NUMERIC || before == U_LB_HYPHEN) &&
	    is_letter(after))
		return true;
	if ((before == U_LB_BREAK_SYMBOLS && after == U_LB_NUMERIC) ||
	    (is_close(before) && is_unit(after)) ||
	    (is_unit(before) && after == U_LB_OPEN_PUNCTUATION) ||
	    (is_letter(before) && is_letter(after)))
		return false;
	return usual;
}

/* Inside an escape, and before the newline that ends the text, no line ends.
 * before and at are where the characters on both sides begin. */
static bool
may_break(const char *text, size_t count, size_t before, size_t at, bool usual)
{
	size_t slashes = 0;

	while (slashes < at && text[at - 1 - slashes] == '\\')
		slashes++;
	if (slashes % 2 || (at + 2 == count && !memcmp(text + at, "\\n", 2)))
		return false;
	return differs(class_at(text + before), class_at(text + at), usual);
}

static void
add(struct po_lines *lines, size_t count, size_t end)
{
	mem_grow(&lines->end, count, &lines->cap, sizeof *lines->end);
	lines->end[count] = end;
}

/* The next place after from where a line may end; *next is what ICU found. */
static size_t
piece_end(struct po_lines *lines, const char *text, size_t count, size_t from,
	  size_t *next)
{
	const char *p = text + from;

	for (;;) {
		size_t before = (size_t)(p - text), at;

		if (before == count)
			return count;
		utf8_next(&p);
		at = (size_t)(p - text);
		if (at == count)
			return count;
		while (*next < at)
			*next = (size_t)ubrk_next(lines->breaks);
		if (may_break(text, count, before, at, *next == at))
			return at;
	}
}

/* Each line takes as many pieces as fit, spaces at its end included. */
static size_t
fill(struct po_lines *lines, const char *text, size_t count, size_t used,
     size_t width)
{
	size_t found = 0, from = 0, at = 0, next = 0;

	while (at < count) {
		size_t columns;

		at = piece_end(lines, text, count, from, &next);
		columns = line_columns(text + from, at - from);
		if (from && used + columns > width) {
			add(lines, found++, from);
			used = 0;
		}
		used += columns;
		from = at;
	}
	add(lines, found++, count);
	return found;
}

size_t
po_lines_break(struct po_lines *lines, const char *text, size_t count,
	       size_t used, size_t width, const size_t **ret_ends)
{
	UErrorCode code = U_ZERO_ERROR;
	UText whole = UTEXT_INITIALIZER;
	size_t found;

	utext_openUTF8(&whole, text, (int64_t)count, &code);
	ubrk_setUText(lines->breaks, &whole, &code);
	assert(U_SUCCESS(code));
	found = fill(lines, text, count, used, width);
	utext_close(&whole);
	*ret_ends = lines->end;
	return found;
}
