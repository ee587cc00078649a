/* Where lines may end: by our own rules (text/uax14), which cover nearly all
 * text, and by ICU's iterators where words are found in a dictionary. */
#include "text/break.h"

#include <assert.h>
#include <stdbool.h>
#include <stdlib.h>
#include <string.h>
#include <unicode/ubrk.h>
#include <unicode/uchar.h>
#include <unicode/utf16.h>

#include "base/mem.h"
#include "text/keep.h"
#include "text/uax14.h"

#define PAGE 128u
#define PAGES (0x10000 / PAGE)
#define UNKNOWN 0xFF /* no class of UAX 14 */
#define SEEN(lb) (1ULL << (lb))

/* How the rules of languages differ. */
enum rules {
	RULES_COMMON,
	RULES_CHINESE, /* and Japanese: U+201C opens, U+201D closes */
	RULES_KOREAN,  /* Hangul as letters: lines end between words */
	RULES,
};

struct breaker {
	UBreakIterator *iterator[RULES]; /* NULL until used */
	uint8_t as[RULES][LB_CLASSES];	 /* a class as the rules take it */
	uint64_t taken[RULES];		 /* those taken as another */
	uint8_t *page[PAGES];		 /* classes; NULL until used */
	uint8_t *classes;		 /* of the text in hand */
	uint8_t seen[LB_CLASSES];	 /* 1 where there is one in it */
	int32_t room;
};

static void
take_as(struct breaker *breaker, enum rules rules, enum lb lb, enum lb as)
{
	breaker->as[rules][lb] = (uint8_t)as;
	if (lb != as)
		breaker->taken[rules] |= SEEN(lb);
}

struct breaker *
breaker_new(void)
{
	struct breaker *breaker = mem_new(sizeof *breaker);

	for (enum rules rules = 0; rules < RULES; rules++)
		for (enum lb lb = 0; lb < LB_CLASSES; lb++)
			take_as(breaker, rules, lb, lb);
	take_as(breaker, RULES_CHINESE, LB_QO, LB_OP);
	take_as(breaker, RULES_CHINESE, LB_QC, LB_CL);
	for (enum lb lb = LB_H2; lb <= LB_JT; lb++)
		take_as(breaker, RULES_KOREAN, lb, LB_AL);
	return breaker;
}

void
breaker_free(struct breaker *breaker)
{
	if (!breaker)
		return;
	for (size_t i = 0; i < RULES; i++)
		if (breaker->iterator[i])
			ubrk_close(breaker->iterator[i]);
	for (size_t i = 0; i < PAGES; i++)
		free(breaker->page[i]);
	free(breaker->classes);
	free(breaker);
}

static enum rules
rules_of(const struct tag *tag)
{
	if (!strcmp(tag->script, "Jpan") || !strncmp(tag->script, "Han", 3))
		return RULES_CHINESE;
	return strcmp(tag->script, "Kore") ? RULES_COMMON : RULES_KOREAN;
}

/* Classes of the 128 characters that unit is one of: its own and those that
 * were asked for before. */
static const uint8_t *
page_of(struct breaker *breaker, UChar unit)
{
	uint8_t **kept = &breaker->page[unit / PAGE];
	uint8_t *class;

	if (!*kept)
		*kept = memset(mem_new(PAGE), UNKNOWN, PAGE);
	class = &(*kept)[unit % PAGE];
	if (*class == UNKNOWN)
		*class = (uint8_t)uax14_class(unit);
	return *kept;
}

/* Classes of the units from at on that are on its page and known; returns
 * where the next begins. A loop of its own, which calls nothing, is twice as
 * fast. */
static int32_t
classify_page(struct breaker *breaker, const uint8_t *page, const UChar *text,
	      int32_t at, int32_t count)
{
	uint8_t *classes = breaker->classes;
	uint8_t *seen = breaker->seen;
	unsigned first = text[at] / PAGE * PAGE;

	while (at < count && text[at] / PAGE * PAGE == first) {
		uint8_t lb = page[text[at] - first];

		if (lb == UNKNOWN)
			break;
		classes[at++] = lb;
		seen[lb] = 1;
	}
	return at;
}

/* Chinese has hundreds of characters, of as many pages, which are one class. */
static bool
is_han(UChar unit)
{
	return unit >= 0x4E00 && unit < 0xA000;
}

static int32_t
classify_han(struct breaker *breaker, const UChar *text, int32_t at,
	     int32_t count)
{
	breaker->seen[LB_ID] = 1;
	while (at < count && is_han(text[at]))
		breaker->classes[at++] = LB_ID;
	return at;
}

static int32_t
classify_pair(struct breaker *breaker, const UChar *text, int32_t at)
{
	UChar32 cp = U16_GET_SUPPLEMENTARY(text[at], text[at + 1]);
	enum lb lb = uax14_class(cp);

	breaker->classes[at] = (uint8_t)lb;
	breaker->classes[at + 1] = LB_CM;
	breaker->seen[lb] = 1;
	return at + 2;
}

/* Fill in breaker->classes; return the set of them. */
static uint64_t
classify(struct breaker *breaker, const UChar *text, int32_t count)
{
	uint64_t seen = 0;

	memset(breaker->seen, 0, sizeof breaker->seen);
	for (int32_t at = 0; at < count;) {
		if (is_han(text[at]))
			at = classify_han(breaker, text, at, count);
		else if (U16_IS_LEAD(text[at]) && at + 1 < count &&
			 U16_IS_TRAIL(text[at + 1]))
			at = classify_pair(breaker, text, at);
		else
			at = classify_page(breaker, page_of(breaker, text[at]),
					   text, at, count);
	}
	for (enum lb lb = 0; lb < LB_CLASSES; lb++)
		if (breaker->seen[lb])
			seen |= SEEN(lb);
	return seen;
}

/* Make of each class what the rules take it for. */
static void
adapt(uint8_t *classes, int32_t count, const uint8_t *as)
{
	for (int32_t i = 0; i < count; i++)
		classes[i] = as[classes[i]];
}

static UBreakIterator *
iterator_for(struct breaker *breaker, enum rules rules)
{
	UBreakIterator **kept = &breaker->iterator[rules];
	UErrorCode code = U_ZERO_ERROR;

	if (!*kept)
		*kept = ubrk_open(UBRK_LINE, rules == RULES_CHINESE ? "zh" : "",
				  NULL, 0, &code);
	assert(U_SUCCESS(code));
	return *kept;
}

/* What ends a line (LB 4, 5). ICU's own word for it is wrong between words of
 * a dictionary: there it speaks of the end of the whole stretch. */
static bool
ends_line(UChar unit)
{
	return (unit >= '\n' && unit <= '\r') || unit == 0x85 ||
	       unit == 0x2028 || unit == 0x2029;
}

static void
mark_by_icu(UBreakIterator *iterator, const UChar *text, int32_t count,
	    uint8_t *marks)
{
	UErrorCode code = U_ZERO_ERROR;
	int32_t at;

	memset(marks, BREAK_NO, (size_t)count);
	ubrk_setText(iterator, text, count, &code);
	assert(U_SUCCESS(code));
	while ((at = ubrk_next(iterator)) != UBRK_DONE)
		marks[at] = ends_line(text[at - 1]) ? BREAK_MUST : BREAK_MAY;
	marks[count] = BREAK_MUST;
}

/* Classes some of whose characters go on the one before them even where UAX 14
 * parts them: a mark after a space. */
#define GOES_ON                                                                \
	(SEEN(LB_CM) | SEEN(LB_ZWJ) | SEEN(LB_GL) | SEEN(LB_BA) |              \
	 SEEN(LB_NS) | SEEN(LB_OTHER))

/* And those that hold what follows: a sign such as U+0600, which stands over
 * a number; the soft hyphen. */
#define HOLDS (SEEN(LB_PREPEND) | SEEN(LB_SHY))

static bool
goes_on(const UChar *text, int32_t count, int32_t i)
{
	UChar32 cp;
	int32_t type;

	U16_GET(text, 0, i, count, cp);
	type = u_getIntPropertyValue(cp, UCHAR_GRAPHEME_CLUSTER_BREAK);
	return type == U_GCB_EXTEND || type == U_GCB_SPACING_MARK ||
	       type == U_GCB_ZWJ;
}

static void
keep_clusters(const UChar *text, const uint8_t *classes, int32_t count,
	      uint8_t *marks)
{
	for (int32_t i = 1; i < count; i++) {
		if (marks[i] != BREAK_MAY)
			continue;
		if (SEEN(classes[i - 1]) & HOLDS ||
		    (SEEN(classes[i]) & GOES_ON && goes_on(text, count, i)))
			marks[i] = BREAK_NO;
	}
}

/* ICU takes Hangul for ideographs. */
static void
keep_korean_words(struct breaker *breaker, int32_t count, uint8_t *marks)
{
	uint8_t pair[3];

	for (int32_t i = 1; i < count; i++) {
		if (marks[i] != BREAK_MAY)
			continue;
		uax14_mark(breaker->classes + i - 1, 2, pair);
		if (pair[1] == BREAK_NO)
			marks[i] = BREAK_NO;
	}
}

/* What text/keep looks at has one of these. */
#define KEPT (SEEN(LB_NU) | SEEN(LB_AT) | SEEN(LB_SY) | SEEN(LB_HY))

void
breaker_mark(struct breaker *breaker, const struct tag *tag, const UChar *text,
	     int32_t count, uint8_t *ret_marks)
{
	enum rules rules = rules_of(tag);
	uint64_t seen;

	if (count > breaker->room) {
		breaker->room = count + count / 2 + 256;
		breaker->classes =
			mem_resize(breaker->classes, (size_t)breaker->room);
	}
	seen = classify(breaker, text, count);
	if (seen & breaker->taken[rules])
		adapt(breaker->classes, count, breaker->as[rules]);
	if (!(seen & SEEN(LB_OTHER))) {
		uax14_mark(breaker->classes, count, ret_marks);
	} else {
		mark_by_icu(iterator_for(breaker, rules), text, count,
			    ret_marks);
		if (rules == RULES_KOREAN)
			keep_korean_words(breaker, count, ret_marks);
	}
	if (seen & (GOES_ON | HOLDS))
		keep_clusters(text, breaker->classes, count, ret_marks);
	if (seen & KEPT)
		keep_whole(&(struct token_text){text, breaker->classes, count},
			   ret_marks);
}
