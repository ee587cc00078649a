/* Where lines may end: by lines of tests/data/breaking, and our own rules
 * against ICU's over every short sequence of classes. */
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unicode/ubrk.h>
#include <unicode/uchar.h>
#include <unicode/utf16.h>

#include "base/buf.h"
#include "base/mem.h"
#include "base/utf8.h"
#include "lang/u16.h"
#include "tests/unit/lines.h"
#include "tests/unit/unit.h"
#include "text/break.h"
#include "text/uax14.h"

static struct breaker *breaker;

/* The text without its signs. */
static void
strip(const char *marked, struct buf *ret)
{
	for (const char *p = marked; *p;) {
		if (!strncmp(p, "÷", 2) || !strncmp(p, "¦", 2))
			p += 2;
		else
			buf_char(ret, *p++);
	}
}

static void
put_marked(const struct u16 *text, const uint8_t *marks, struct buf *ret)
{
	for (int32_t i = 0; i < text->count;) {
		char bytes[4];
		UChar32 cp;

		if (marks[i] == BREAK_MAY)
			buf_text(ret, "÷");
		if (marks[i] == BREAK_LAST)
			buf_text(ret, "¦");
		U16_NEXT(text->units, i, text->count, cp);
		buf_put(ret, bytes, utf8_encode((uint32_t)cp, bytes));
	}
}

static void
check_line(const struct line *line)
{
	const struct tag *tag = tag_find(line->field[0]);
	struct buf plain = {0}, got = {0};
	struct u16 text = {0};
	uint8_t *marks;

	assert_non_null(tag);
	strip(line->field[1], &plain);
	u16_set(&text, buf_string(&plain), plain.count);
	marks = mem_new((size_t)text.count + 1);
	breaker_mark(breaker, tag, text.units, text.count, marks);
	put_marked(&text, marks, &got);
	line_same(line, "marks", line->field[1], buf_string(&got));
	free(marks);
	u16_free(&text);
	buf_free(&plain);
	buf_free(&got);
}

static void
kept(void **state)
{
	(void)state;
	lines_all("tests/data/breaking/kept.txt", 2, check_line);
}

static void
in_languages(void **state)
{
	(void)state;
	lines_all("tests/data/breaking/west.txt", 2, check_line);
	lines_all("tests/data/breaking/middle.txt", 2, check_line);
	lines_all("tests/data/breaking/east.txt", 2, check_line);
}

/* One character of each class, with some that ICU's rules name. */
#define SAMPLES 48

struct samples {
	UChar32 cp[SAMPLES];
	int count;
};

static void
take_samples(struct samples *samples)
{
	bool seen[LB_CLASSES] = {[LB_OTHER] = true};

	*samples = (struct samples){{0x1D7CE, 0x3041, 0x10400}, 3};
	for (UChar32 cp = 1; cp < 0x20000; cp++) {
		enum lb class = U_IS_SURROGATE(cp) ? LB_OTHER : uax14_class(cp);

		if (!seen[class])
			samples->cp[samples->count++] = cp;
		seen[class] = true;
		assert_true(samples->count < SAMPLES);
	}
	assert_int_equal(samples->count, LB_CLASSES - 1 + 3);
}

struct pair {
	UBreakIterator *icu;
	bool chinese;
	UChar text[64];
	uint8_t classes[64], own[65], theirs[65];
	int32_t count;
};

static enum lb
class_in(const struct pair *pair, UChar32 cp)
{
	enum lb class = uax14_class(cp);

	if (pair->chinese && class == LB_QO)
		return LB_OP;
	return pair->chinese && class == LB_QC ? LB_CL : class;
}

static void
append(struct pair *pair, UChar32 cp)
{
	int32_t start = pair->count;

	U16_APPEND_UNSAFE(pair->text, pair->count, cp);
	pair->classes[start] = (uint8_t)class_in(pair, cp);
	if (pair->count - start == 2)
		pair->classes[start + 1] = LB_CM;
}

static void
same(struct pair *pair)
{
	UErrorCode code = U_ZERO_ERROR;
	struct buf text = {0};
	int32_t at;

	memset(pair->theirs, BREAK_NO, sizeof pair->theirs);
	ubrk_setText(pair->icu, pair->text, pair->count, &code);
	while ((at = ubrk_next(pair->icu)) != UBRK_DONE)
		pair->theirs[at] =
			ubrk_getRuleStatus(pair->icu) >= UBRK_LINE_HARD
				? BREAK_MUST
				: BREAK_MAY;
	pair->theirs[pair->count] = BREAK_MUST;
	uax14_mark(pair->classes, pair->count, pair->own);
	if (!memcmp(pair->own, pair->theirs, (size_t)pair->count + 1))
		return;
	for (int32_t i = 0; i < pair->count; i++)
		buf_printf(&text, "%d/%d U+%04X ", pair->theirs[i],
			   pair->own[i], pair->text[i]);
	fail_msg("ICU's mark, ours, unit: %s", buf_string(&text));
}

static void
open_pair(struct pair *pair, const char *locale)
{
	UErrorCode code = U_ZERO_ERROR;

	*pair = (struct pair){.chinese = !strcmp(locale, "zh")};
	pair->icu = ubrk_open(UBRK_LINE, locale, NULL, 0, &code);
	assert_true(U_SUCCESS(code));
}

/* Every sequence of so many samples. */
static void
compare_all(const char *locale, int length)
{
	struct samples samples;
	int digit[8] = {0}, last;
	struct pair pair;

	take_samples(&samples);
	open_pair(&pair, locale);
	do {
		pair.count = 0;
		for (int i = 0; i < length; i++)
			append(&pair, samples.cp[digit[i]]);
		same(&pair);
		for (last = length - 1;
		     last >= 0 && ++digit[last] == samples.count; last--)
			digit[last] = 0;
	} while (last >= 0);
	ubrk_close(pair.icu);
}

static void
equals_icu_in_short(void **state)
{
	(void)state;
	for (int length = 1; length <= 3; length++) {
		compare_all("", length);
		compare_all("zh", length);
	}
}

/* Long sequences by a generator of our own, the same each time. */
static void
equals_icu_in_long(void **state)
{
	static const char *const locales[] = {"", "zh", "ja@lb=strict"};
	uint32_t random = 1;
	struct samples samples;
	struct pair pair;

	(void)state;
	take_samples(&samples);
	for (int i = 0; i < 150000; i++) {
		if (i % 50000 == 0)
			open_pair(&pair, locales[i / 50000]);
		pair.chinese = i >= 50000;
		pair.count = 0;
		for (int n = 0; n < 20; n++) {
			random = random * 1664525 + 1013904223;
			append(&pair, samples.cp[(random >> 16) %
						 (uint32_t)samples.count]);
		}
		same(&pair);
		if (i % 50000 == 49999)
			ubrk_close(pair.icu);
	}
}

/* Each character of the basic plane and of the next between some others. */
static void
equals_icu_for_each_character(void **state)
{
	static const UChar32 others[] = {'a', '1', ' ', '-', 0x4E00, '('};
	struct pair pair;

	(void)state;
	open_pair(&pair, "");
	for (UChar32 cp = 1; cp < 0x20000; cp++) {
		if (U_IS_SURROGATE(cp) || uax14_class(cp) == LB_OTHER)
			continue;
		pair.count = 0;
		for (size_t i = 0; i < sizeof others / sizeof *others; i++) {
			append(&pair, others[i]);
			append(&pair, cp);
		}
		same(&pair);
	}
	ubrk_close(pair.icu);
}

static void
mark(const char *tag, const UChar *text, int32_t count, uint8_t *marks)
{
	breaker_mark(breaker, tag_find(tag), text, count, marks);
}

/* What data lines cannot show: ends of lines, the first and the last mark. */
static void
ends(void **state)
{
	const UChar text[] = u"a b\n\nc\u2028d";
	const uint8_t wanted[] = {BREAK_NO, BREAK_NO,	BREAK_MAY,
				  BREAK_NO, BREAK_MUST, BREAK_MUST,
				  BREAK_NO, BREAK_MUST, BREAK_MUST};
	uint8_t marks[sizeof wanted];

	(void)state;
	mark("en", text, 8, marks);
	assert_memory_equal(marks, wanted, sizeof wanted);
	mark("th", text, 0, marks);
	assert_int_equal(marks[0], BREAK_MUST);
}

/* UAX 29: no mark within a cluster, even where UAX 14 has one. */
static void
parts_no_cluster(void **state)
{
	static const UChar texts[][8] = {
		u" \u0301x", u"a \u094Fb", u"\u0600一", u"a \u034Fb",
		u"กำ",	     u"ກຳ",	   u"👩\u200D👧", u"🇬🇧",
		u"👍🏽", u" \u0F7F",
	};

	(void)state;
	for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
		UErrorCode code = U_ZERO_ERROR;
		int32_t count = u_strlen(texts[i]);
		UBreakIterator *clusters =
			ubrk_open(UBRK_CHARACTER, "", texts[i], count, &code);
		uint8_t marks[9];

		mark("en", texts[i], count, marks);
		for (int32_t at = 1; at < count; at++)
			if (!ubrk_isBoundary(clusters, at) && marks[at])
				fail_msg("text %zu, unit %d", i, (int)at);
		ubrk_close(clusters);
	}
}

/* A mark of direction is no part of the word before: the line may end. */
static void
parts_before_isolates(void **state)
{
	const UChar text[] = u"אב \u2066£12\u2069 גד";
	uint8_t marks[16];

	(void)state;
	mark("he", text, u_strlen(text), marks);
	assert_int_equal(marks[3], BREAK_MAY);
	assert_int_equal(marks[9], BREAK_MAY);
}

static int
open_breaker(void **state)
{
	(void)state;
	breaker = breaker_new();
	return 0;
}

static int
free_breaker(void **state)
{
	(void)state;
	breaker_free(breaker);
	breaker_free(NULL);
	return 0;
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(kept),
		cmocka_unit_test(in_languages),
		cmocka_unit_test(ends),
		cmocka_unit_test(parts_no_cluster),
		cmocka_unit_test(parts_before_isolates),
		cmocka_unit_test(equals_icu_in_short),
		cmocka_unit_test(equals_icu_in_long),
		cmocka_unit_test(equals_icu_for_each_character),
	};

	return cmocka_run_group_tests_name("break", tests, open_breaker,
					   free_breaker);
}
