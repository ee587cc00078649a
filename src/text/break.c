/* Where lines may end, by ICU's iterators. */
#include "text/break.h"

#include <assert.h>
#include <stdbool.h>
#include <stdlib.h>
#include <string.h>
#include <unicode/ubrk.h>
#include <unicode/uchar.h>
#include <unicode/uscript.h>
#include <unicode/utf16.h>

#include "base/mem.h"

#define SOFT_HYPHEN 0xAD

/* The sets of rules that ICU has for the languages of lang/tag. Dictionaries
 * go by script, so the first serves Thai as well as English. */
enum rules {
	RULES_ROOT,
	RULES_CHINESE_JAPANESE,
	RULES_FINNISH,
	RULES,
};

static const char *const locale_of[RULES] = {"", "ja", "fi"};

struct breaker {
	UBreakIterator *iterator[RULES]; /* NULL until used */
};

struct breaker *
breaker_new(void)
{
	return mem_new(sizeof(struct breaker));
}

void
breaker_free(struct breaker *breaker)
{
	if (!breaker)
		return;
	for (size_t i = 0; i < RULES; i++)
		if (breaker->iterator[i])
			ubrk_close(breaker->iterator[i]);
	free(breaker);
}

static enum rules
rules_of(const struct tag *tag)
{
	if (!strcmp(tag->script, "Jpan") || !strncmp(tag->script, "Han", 3))
		return RULES_CHINESE_JAPANESE;
	return strcmp(tag->tag, "fi") ? RULES_ROOT : RULES_FINNISH;
}

static UBreakIterator *
iterator_for(struct breaker *breaker, enum rules rules)
{
	UBreakIterator **kept = &breaker->iterator[rules];
	UErrorCode code = U_ZERO_ERROR;

	if (!*kept)
		*kept = ubrk_open(UBRK_LINE, locale_of[rules], NULL, 0, &code);
	assert(U_SUCCESS(code));
	return *kept;
}

static void
mark_by_icu(UBreakIterator *iterator, const UChar *text, int32_t count,
	    uint8_t *marks)
{
	UErrorCode code = U_ZERO_ERROR;
	int32_t at;

	ubrk_setText(iterator, text, count, &code);
	assert(U_SUCCESS(code));
	while ((at = ubrk_next(iterator)) != UBRK_DONE)
		marks[at] = ubrk_getRuleStatus(iterator) >= UBRK_LINE_HARD
				    ? BREAK_MUST
				    : BREAK_MAY;
}

/* Whether a character goes on the cluster of the one before it, whatever that
 * is. UAX 14 parts a mark from a space before it, and a sign such as U+0600
 * from the number it stands over. */
static bool
in_cluster(UChar32 before, UChar32 after)
{
	int32_t type = u_getIntPropertyValue(after,
					     UCHAR_GRAPHEME_CLUSTER_BREAK);

	return type == U_GCB_EXTEND || type == U_GCB_SPACING_MARK ||
	       type == U_GCB_ZWJ ||
	       u_getIntPropertyValue(before, UCHAR_GRAPHEME_CLUSTER_BREAK) ==
		       U_GCB_PREPEND;
}

static bool
is_hangul(UChar32 cp)
{
	return uscript_hasScript(cp, USCRIPT_HANGUL) && u_isalpha(cp);
}

static bool
within_korean_word(UChar32 before, UChar32 after)
{
	return (is_hangul(before) && u_isalnum(after)) ||
	       (u_isalnum(before) && is_hangul(after));
}

static void
unmark(const UChar *text, int32_t count, bool korean, uint8_t *marks)
{
	for (int32_t i = 1; i < count; i++) {
		UChar32 before, after;

		if (marks[i] != BREAK_MAY)
			continue;
		U16_GET(text, 0, i - 1, count, before);
		U16_GET(text, 0, i, count, after);
		if (before == SOFT_HYPHEN || in_cluster(before, after) ||
		    (korean && within_korean_word(before, after)))
			marks[i] = BREAK_NO;
	}
}

void
breaker_mark(struct breaker *breaker, const struct tag *tag, const UChar *text,
	     int32_t count, uint8_t *ret_marks)
{
	enum rules rules = rules_of(tag);

	memset(ret_marks, BREAK_NO, (size_t)count + 1);
	mark_by_icu(iterator_for(breaker, rules), text, count, ret_marks);
	unmark(text, count, !strcmp(tag->script, "Kore"), ret_marks);
	ret_marks[0] = BREAK_NO;
	ret_marks[count] = BREAK_MUST;
}
