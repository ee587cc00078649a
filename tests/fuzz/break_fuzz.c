/* Any text: our rules mark as ICU's do, no cluster is parted, and no line may
 * end where ICU has no place for it. The first byte names the
 * language. */
#include <unicode/ubrk.h>
#include <unicode/utf16.h>

#include "base/mem.h"
#include "fuzz.h"
#include "lang/u16.h"
#include "text/break.h"
#include "text/uax14.h"

#include <stdbool.h>
#include <stdlib.h>

static UBreakIterator *
open_icu(UBreakIteratorType type, const char *locale, const struct u16 *text)
{
	UErrorCode code = U_ZERO_ERROR;
	UBreakIterator *icu =
		ubrk_open(type, locale, text->units, text->count, &code);

	assert(U_SUCCESS(code));
	return icu;
}

/* Their marks, and whether our rules cover the text. */
static bool
both(const struct u16 *text, uint8_t *own, uint8_t *theirs)
{
	UBreakIterator *icu = open_icu(UBRK_LINE, "", text);
	uint8_t *classes = mem_new((size_t)text->count + 1);
	bool ours = true;
	int32_t at;

	for (int32_t i = 0; i < text->count;) {
		int32_t start = i;
		UChar32 cp;

		U16_NEXT(text->units, i, text->count, cp);
		classes[start] = (uint8_t)uax14_class(cp);
		if (i - start == 2)
			classes[start + 1] = LB_CM;
		ours = ours && classes[start] != LB_OTHER;
	}
	if (ours)
		uax14_mark(classes, text->count, own);
	while ((at = ubrk_next(icu)) != UBRK_DONE)
		theirs[at] = ubrk_getRuleStatus(icu) >= UBRK_LINE_HARD
				     ? BREAK_MUST
				     : BREAK_MAY;
	theirs[text->count] = BREAK_MUST;
	ubrk_close(icu);
	free(classes);
	return ours;
}

static void
check_clusters(const struct u16 *text, const uint8_t *marks)
{
	UBreakIterator *icu = open_icu(UBRK_CHARACTER, "", text);

	for (int32_t i = 1; i < text->count; i++)
		assert(marks[i] == BREAK_NO || ubrk_isBoundary(icu, i));
	ubrk_close(icu);
}

int
LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t count)
{
	static const char *const tags[] = {"en", "zh-Hans", "ko", "th", "ar"};
	const char *tag = count ? tags[bytes[0] % 5] : "en";
	struct breaker *breaker = breaker_new();
	uint8_t *own, *theirs, *marks;
	struct u16 text = {0};

	u16_set(&text, (const char *)bytes + (count > 0), count - (count > 0));
	own = mem_new((size_t)text.count + 1);
	theirs = mem_new((size_t)text.count + 1);
	marks = mem_new((size_t)text.count + 1);
	breaker_mark(breaker, tag_find(tag), text.units, text.count, marks);
	if (both(&text, own, theirs))
		assert(!memcmp(own, theirs, (size_t)text.count + 1));
	check_clusters(&text, marks);
	for (int32_t i = 1; i <= text.count; i++)
		if (tag != tags[1])
			assert(marks[i] <= BREAK_LAST || theirs[i] != BREAK_NO);
	assert(marks[text.count] == BREAK_MUST);
	free(own);
	free(theirs);
	free(marks);
	u16_free(&text);
	breaker_free(breaker);
	return 0;
}
