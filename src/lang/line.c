/* Lines of plain text. */
#include "lang/line.h"

#include <assert.h>
#include <stdbool.h>
#include <string.h>
#include <unicode/ubrk.h>
#include <unicode/uchar.h>
#include <unicode/utext.h>

#include "base/utf8.h"

/* LINE_WHOLE or its end: three bytes, the last of which tells them apart. */
static bool
marks_whole(const char *text)
{
	return !strncmp(text, "\xEF\xB7", 2) &&
	       (text[2] == '\x90' || text[2] == '\x91');
}

static size_t
columns_of(uint32_t cp)
{
	int width = u_getIntPropertyValue((UChar32)cp, UCHAR_EAST_ASIAN_WIDTH);

	switch (u_charType((UChar32)cp)) {
	case U_NON_SPACING_MARK:
	case U_ENCLOSING_MARK:
	case U_FORMAT_CHAR:
	case U_CONTROL_CHAR:
	case U_UNASSIGNED: /* noncharacters among them */
		return 0;
	default:
		return width == U_EA_WIDE || width == U_EA_FULLWIDTH ? 2 : 1;
	}
}

size_t
line_columns(const char *text, size_t count)
{
	const char *end = text + count;
	size_t columns = 0;

	while (text < end)
		columns += columns_of(utf8_next(&text));
	return columns;
}

/* How many isolates and wholes are open after text, depth before it. */
static int
isolates(int depth, const char *text, size_t count)
{
	const char *end = text + count;

	while (text < end) {
		uint32_t cp = utf8_next(&text);

		if ((cp >= 0x2066 && cp <= 0x2068) || cp == 0xFDD0)
			depth++;
		else if ((cp == 0x2069 || cp == 0xFDD1) && depth)
			depth--;
	}
	return depth;
}

struct filler {
	const struct line_fill *fill;
	struct buf *out;
	size_t at;     /* columns on this line */
	size_t spaces; /* that wait for a word after them */
	bool empty;    /* no word on this line yet */
};

static void
new_line(struct filler *f)
{
	buf_char(f->out, '\n');
	buf_text(f->out, f->fill->indent);
	f->at = line_columns(f->fill->indent, strlen(f->fill->indent));
	f->spaces = 0;
	f->empty = true;
}

/* A piece of text that does not break, with the spaces or newline after it. */
static void
put_piece(struct filler *f, const char *text, size_t count)
{
	bool newline = count && text[count - 1] == '\n';
	size_t words = count, columns;

	while (words && (text[words - 1] == ' ' || text[words - 1] == '\n'))
		words--;
	columns = line_columns(text, words);
	if (!f->empty && words &&
	    f->at + f->spaces + columns > f->fill->columns)
		new_line(f);
	for (; words && f->spaces; f->spaces--, f->at++)
		buf_char(f->out, ' ');
	for (size_t i = 0; i < words; i++)
		if (marks_whole(text + i))
			i += 2;
		else
			buf_char(f->out, text[i]);
	f->at += columns;
	f->empty = f->empty && !words;
	f->spaces = count - words;
	if (newline)
		new_line(f);
}

void
line_fill(const struct line_fill *fill, const char *text, struct buf *out)
{
	struct filler f = {fill, out, fill->used, 0, true};
	UErrorCode error = U_ZERO_ERROR;
	UText *utext = utext_openUTF8(NULL, text, -1, &error);
	UBreakIterator *breaks =
		ubrk_open(UBRK_LINE, fill->tag->locale, NULL, 0, &error);
	int32_t from = 0, seen = 0, to;
	int depth = 0;

	ubrk_setUText(breaks, utext, &error);
	assert(U_SUCCESS(error)); /* its data is part of the library */
	ubrk_first(breaks);
	while ((to = ubrk_next(breaks)) != UBRK_DONE) {
		depth = isolates(depth, text + seen, (size_t)(to - seen));
		seen = to;
		if (depth && text[to])
			continue;
		put_piece(&f, text + from, (size_t)(to - from));
		from = to;
	}
	ubrk_close(breaks);
	utext_close(utext);
}
