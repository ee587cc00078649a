/* Sentences of plain text, by ICU. */
#include "lang/sentences.h"

#include <assert.h>
#include <stdio.h>
#include <unicode/ubrk.h>
#include <unicode/uchar.h>
#include <unicode/utext.h>

#include "base/utf8.h"

/* Sentences stay whole where an abbreviation of the language ends in a full
 * stop. */
static UBreakIterator *
open_breaks(const struct tag *tag, UText *text)
{
	UErrorCode error = U_ZERO_ERROR;
	UBreakIterator *breaks;
	char locale[64];

	(void)snprintf(locale, sizeof locale, "%s@ss=standard", tag->locale);
	breaks = ubrk_open(UBRK_SENTENCE, locale, NULL, 0, &error);
	ubrk_setUText(breaks, text, &error);
	assert(U_SUCCESS(error)); /* its data is part of the library */
	ubrk_first(breaks);
	return breaks;
}

/* Without spaces at either end. */
static struct segment
trimmed(const char *text, size_t from, size_t to)
{
	const char *at = text + from, *begin = NULL, *end = text + from;

	while (at < text + to) {
		const char *here = at;

		if (u_isUWhiteSpace((UChar32)utf8_next(&at)))
			continue;
		if (!begin)
			begin = here;
		end = at;
	}
	if (!begin)
		begin = end;
	return (struct segment){.from = (size_t)(begin - text),
				.bytes = (size_t)(end - begin),
				.kind = SEGMENT_WORD};
}

void
sentences_cut(const char *text, size_t count, const struct tag *tag,
	      struct arena *arena, struct segments *ret)
{
	UErrorCode error = U_ZERO_ERROR;
	UText *u = utext_openUTF8(NULL, text, (int64_t)count, &error);
	UBreakIterator *breaks = open_breaks(tag, u);
	struct segment *list = NULL;
	size_t sentences = 0, cap = 0, from = 0;
	int32_t to;

	while ((to = ubrk_next(breaks)) != UBRK_DONE) {
		struct segment one = trimmed(text, from, (size_t)to);

		from = (size_t)to;
		if (!one.bytes)
			continue;
		list = arena_grow(arena, list, sentences, &cap, sizeof *list);
		list[sentences++] = one;
	}
	ubrk_close(breaks);
	utext_close(u);
	*ret = (struct segments){list, sentences};
}
