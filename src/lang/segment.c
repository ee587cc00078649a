/* Words of plain text, by ICU. */
#include "lang/segment.h"

#include <assert.h>
#include <stdbool.h>
#include <string.h>
#include <unicode/ubrk.h>
#include <unicode/ucasemap.h>
#include <unicode/uchar.h>
#include <unicode/unorm2.h>
#include <unicode/utext.h>

#include "base/utf8.h"
#include "lang/u16.h"

/* Scripts that write no spaces between words. */
static const char *const unspaced[] = {"Hans", "Hant", "Jpan", "Thai",
				       "Laoo", "Khmr", "Mymr", "Tibt"};

bool
segments_unspaced(const struct tag *tag)
{
	for (size_t i = 0; i < sizeof unspaced / sizeof *unspaced; i++)
		if (!strcmp(tag->script, unspaced[i]))
			return true;
	return false;
}

static enum segment_kind
kind_of(int32_t rule)
{
	if (rule >= UBRK_WORD_NUMBER && rule < UBRK_WORD_NUMBER_LIMIT)
		return SEGMENT_NUMBER;
	return rule >= UBRK_WORD_LETTER ? SEGMENT_WORD : SEGMENT_BETWEEN;
}

/* An open search for word boundaries. */
struct cutter {
	UText *text;
	UBreakIterator *breaks;
};

static struct cutter
cutter_open(const char *text, size_t count, const struct tag *tag)
{
	UErrorCode error = U_ZERO_ERROR;
	struct cutter cutter;

	cutter.text = utext_openUTF8(NULL, text, (int64_t)count, &error);
	cutter.breaks = ubrk_open(UBRK_WORD, tag->locale, NULL, 0, &error);
	ubrk_setUText(cutter.breaks, cutter.text, &error);
	assert(U_SUCCESS(error)); /* its data is part of the library */
	ubrk_first(cutter.breaks);
	return cutter;
}

static void
cutter_close(struct cutter *cutter)
{
	ubrk_close(cutter->breaks);
	utext_close(cutter->text);
}

void
segments_cut(const char *text, size_t count, const struct tag *tag,
	     struct arena *arena, struct segments *ret)
{
	struct cutter cutter = cutter_open(text, count, tag);
	struct segment *list = NULL;
	size_t segments = 0, cap = 0, from = 0;
	int32_t to;

	while ((to = ubrk_next(cutter.breaks)) != UBRK_DONE) {
		list = arena_grow(arena, list, segments, &cap, sizeof *list);
		list[segments++] = (struct segment){
			.from = from,
			.bytes = (size_t)to - from,
			.kind = kind_of(ubrk_getRuleStatus(cutter.breaks)),
		};
		from = (size_t)to;
	}
	cutter_close(&cutter);
	*ret = (struct segments){list, segments};
}

/* Is it a character that is read, and no sign between words? */
static bool
counts(uint32_t cp)
{
	return u_isalnum((UChar32)cp) ||
	       u_hasBinaryProperty((UChar32)cp, UCHAR_IDEOGRAPHIC);
}

size_t
segments_words(const char *text, size_t count, const struct tag *tag)
{
	const char *end = text + count;
	struct cutter cutter;
	size_t words = 0;

	if (segments_unspaced(tag)) {
		while (text < end)
			words += counts(utf8_next(&text));
		return words;
	}
	cutter = cutter_open(text, count, tag);
	while (ubrk_next(cutter.breaks) != UBRK_DONE)
		words += kind_of(ubrk_getRuleStatus(cutter.breaks)) !=
			 SEGMENT_BETWEEN;
	cutter_close(&cutter);
	return words;
}

/* The readable characters from one place to another. */
static size_t
characters(const char *text, size_t from, size_t to)
{
	const char *at = text + from;
	size_t n = 0;

	while (at < text + to)
		n += counts(utf8_next(&at));
	return n;
}

size_t
segments_words_any(const char *text, size_t count)
{
	static const struct tag any = {.locale = ""};
	struct cutter cutter = cutter_open(text, count, &any);
	size_t words = 0, from = 0;
	int32_t to;

	while ((to = ubrk_next(cutter.breaks)) != UBRK_DONE) {
		int32_t rule = ubrk_getRuleStatus(cutter.breaks);

		/* Kana stands for Chinese and Japanese; the dictionary's
		 * words of Thai are letters. */
		if (rule >= UBRK_WORD_KANA && rule < UBRK_WORD_IDEO_LIMIT)
			words += characters(text, from, (size_t)to);
		else
			words += kind_of(rule) != SEGMENT_BETWEEN;
		from = (size_t)to;
	}
	cutter_close(&cutter);
	return words;
}

static bool
fold_ascii(const char *text, size_t count, struct buf *out)
{
	for (size_t i = 0; i < count; i++)
		if ((unsigned char)text[i] >= 0x80)
			return false;
	for (size_t i = 0; i < count; i++)
		buf_char(out, text[i] >= 'A' && text[i] <= 'Z'
				      ? (char)(text[i] + ('a' - 'A'))
				      : text[i]);
	return true;
}

void
segment_fold(const char *text, size_t count, struct buf *out)
{
	UErrorCode error = U_ZERO_ERROR;
	const UNormalizer2 *fold;
	struct u16 given = {0}, folded = {0};

	if (fold_ascii(text, count, out))
		return;
	fold = unorm2_getNFKCCasefoldInstance(&error);
	assert(U_SUCCESS(error));
	u16_set(&given, text, count);
	folded.count = unorm2_normalize(fold, given.units, given.count, NULL,
					0, &error);
	u16_reserve(&folded, folded.count + 1);
	error = U_ZERO_ERROR;
	folded.count = unorm2_normalize(fold, given.units, given.count,
					folded.units, folded.count + 1, &error);
	u16_put(&folded, out);
	u16_free(&given);
	u16_free(&folded);
}
