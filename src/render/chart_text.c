/* How wide words are about, and where they are cut. A page is read in fonts
 * that we do not know, so widths are generous. Sources: UAX 11 (widths), UAX
 * 29 (what is one letter to its reader). */
#include <string.h>
#include <unicode/ubrk.h>
#include <unicode/uchar.h>

#include "base/utf8.h"
#include "render/chart_marks.h"

#define ELLIPSIS "\xe2\x80\xa6"

/* Thousandths of an em. */
static int32_t
width_of(uint32_t cp)
{
	int east = u_getIntPropertyValue((UChar32)cp, UCHAR_EAST_ASIAN_WIDTH);

	if (u_getCombiningClass((UChar32)cp) ||
	    U_MASK(u_charType((UChar32)cp)) &
		    (U_GC_MN_MASK | U_GC_ME_MASK | U_GC_CF_MASK))
		return 0;
	if (east == U_EA_WIDE || east == U_EA_FULLWIDTH)
		return 1000;
	if (cp == '%' || cp == 'm' || cp == 'w' || cp == 'M' || cp == 'W')
		return 900;
	if (cp == ' ' || u_ispunct((UChar32)cp))
		return 330;
	if (u_isupper((UChar32)cp))
		return 680;
	if (cp < 0x0900)
		return 580;
	return 680;
}

int32_t
chart_text_width(const char *text, int32_t size)
{
	int64_t wide = 0;

	while (*text && wide < INT32_MAX / 2)
		wide += width_of(utf8_next(&text));
	return (int32_t)(wide * size / 1000);
}

/* Bytes of text that are no wider; only whole letters with all their marks. */
static size_t
fitting(const char *text, int32_t size, int32_t width)
{
	UErrorCode code = U_ZERO_ERROR;
	UText *bytes = utext_openUTF8(NULL, text, -1, &code);
	UBreakIterator *letters = ubrk_open(UBRK_CHARACTER, "en", NULL, 0,
					    &code);
	int64_t wide = 0;
	int32_t from = 0, to;

	ubrk_setUText(letters, bytes, &code);
	while (U_SUCCESS(code) && (to = ubrk_next(letters)) != UBRK_DONE) {
		for (const char *at = text + from; at < text + to;)
			wide += width_of(utf8_next(&at));
		if (wide * size / 1000 > width)
			break;
		from = to;
	}
	ubrk_close(letters);
	utext_close(bytes);
	return (size_t)from;
}

const char *
chart_text_cut(struct arena *arena, const char *text, int32_t size,
	       int32_t width)
{
	size_t count;

	if (chart_text_width(text, size) <= width)
		return text;
	count = fitting(text, size, width - size);
	while (count && text[count - 1] == ' ')
		count--;
	return arena_printf(arena, "%.*s" ELLIPSIS, (int)count, text);
}
