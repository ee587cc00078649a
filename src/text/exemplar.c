/* What a language is written with. Source: CLDR, exemplar characters (UTS 35,
 * part 2, "Character Elements"), as ICU has them. */
#include "text/exemplar.h"

#include <stdio.h>
#include <string.h>
#include <unicode/uchar.h>
#include <unicode/ulocdata.h>
#include <unicode/unumsys.h>
#include <unicode/uset.h>
#include <unicode/utf16.h>

#define NAMED_MOST 8 /* characters that a fault names */
#define UNITS 64     /* of one exemplar or all digits, in UTF-16 */

/* False where CLDR has nothing and ICU would answer for another language. */
static bool
add_named(USet *all, const struct tag *tag)
{
	UErrorCode error = U_ZERO_ERROR;
	ULocaleData *data = ulocdata_open(tag->locale, &error);
	bool known = U_SUCCESS(error) && error != U_USING_DEFAULT_WARNING;

	for (int kind = 0; known && kind < ULOCDATA_ES_COUNT; kind++) {
		UErrorCode none = U_ZERO_ERROR;
		USet *some = ulocdata_getExemplarSet(
			data, NULL, USET_ADD_CASE_MAPPINGS,
			(ULocaleDataExemplarSetType)kind, &none);

		if (U_SUCCESS(none))
			uset_addAll(all, some);
		uset_close(some);
	}
	if (U_SUCCESS(error))
		ulocdata_close(data);
	return known;
}

/* The ten digits of a numbering system: "latn", or "native" for the locale's
 * own. */
static void
add_digits(USet *all, const char *locale, const char *system)
{
	UErrorCode error = U_ZERO_ERROR;
	UNumberingSystem *digits;
	char name[80];
	UChar text[UNITS];
	int32_t count;

	snprintf(name, sizeof name, "%s@numbers=%s", locale, system);
	digits = unumsys_open(name, &error);
	if (U_SUCCESS(error) && !unumsys_isAlgorithmic(digits)) {
		count = unumsys_getDescription(digits, text, UNITS, &error);
		if (U_SUCCESS(error))
			uset_addAllCodePoints(all, text, count);
	}
	if (U_SUCCESS(error))
		unumsys_close(digits);
}

/* NULL where CLDR does not know the language; the caller closes it. */
static USet *
collect(const struct tag *tag)
{
	USet *all = uset_openEmpty();

	if (!add_named(all, tag)) {
		uset_close(all);
		return NULL;
	}
	add_digits(all, tag->locale, "native");
	add_digits(all, tag->locale, "latn");
	return all;
}

static bool
is_mark(UChar32 c)
{
	return (U_GET_GC_MASK(c) & U_GC_M_MASK) != 0;
}

static bool
is_joiner(UChar32 c)
{
	return c == 0x200c || c == 0x200d;
}

/* Has no glyph and is no text by itself, as the marks of direction. */
static bool
is_unseen(UChar32 c)
{
	return u_hasBinaryProperty(c, UCHAR_DEFAULT_IGNORABLE_CODE_POINT) &&
	       !is_joiner(c);
}

static bool
is_letter_of(UChar32 c, hb_script_t script)
{
	return u_isalpha(c) && !is_mark(c) &&
	       hb_unicode_script(hb_unicode_funcs_get_default(),
				 (hb_codepoint_t)c) == script;
}

/* A letter of the language for marks to stand on: a consonant where the script
 * tells them from vowels. The set's strings follow its characters. */
static UChar32
find_base(const USet *all, hb_script_t script)
{
	UChar32 first = 0, c;

	for (int32_t i = 0; (c = uset_charAt(all, i)) >= 0; i++) {
		if (!is_letter_of(c, script))
			continue;
		if (u_getIntPropertyValue(c, UCHAR_INDIC_SYLLABIC_CATEGORY) ==
		    U_INSC_CONSONANT)
			return c;
		if (!first)
			first = c;
	}
	return first ? first : 'a';
}

struct visit {
	void (*each)(void *context, const hb_codepoint_t *, size_t);
	void *context;
	UChar32 base;
	size_t count;
};

static void
visit_character(struct visit *visit, UChar32 c)
{
	hb_codepoint_t text[3];
	size_t count = 0;

	if (is_unseen(c) || u_isUWhiteSpace(c))
		return;
	if (is_mark(c) || is_joiner(c))
		text[count++] = (hb_codepoint_t)visit->base;
	text[count++] = (hb_codepoint_t)c;
	if (is_joiner(c))
		text[count++] = (hb_codepoint_t)visit->base;
	visit->each(visit->context, text, count);
	visit->count++;
}

static void
visit_string(struct visit *visit, const UChar *units, int32_t count)
{
	hb_codepoint_t text[UNITS + 1];
	size_t written = 0;

	for (int32_t i = 0; i < count;) {
		UChar32 c;

		U16_NEXT(units, i, count, c);
		if (!written && is_mark(c))
			text[written++] = (hb_codepoint_t)visit->base;
		text[written++] = (hb_codepoint_t)c;
	}
	visit->each(visit->context, text, written);
	visit->count++;
}

size_t
exemplar_each(const struct tag *tag,
	      void (*each)(void *context, const hb_codepoint_t *, size_t),
	      void *context)
{
	USet *all = collect(tag);
	struct visit visit = {.each = each, .context = context};

	if (!all)
		return 0;
	visit.base = find_base(all, fonts_script(tag));
	for (int32_t i = 0; i < uset_getItemCount(all); i++) {
		UErrorCode error = U_ZERO_ERROR;
		UChar32 first, last;
		UChar units[UNITS];
		int32_t count = uset_getItem(all, i, &first, &last, units,
					     UNITS, &error);

		if (U_SUCCESS(error) && count > 0)
			visit_string(&visit, units, count);
		for (UChar32 c = first; !count && c <= last; c++)
			visit_character(&visit, c);
	}
	uset_close(all);
	return visit.count;
}

struct look {
	const struct font_chain *chain;
	hb_script_t script;
	size_t missing;
	char named[NAMED_MOST * sizeof "U+10FFFF "];
};

static void
note_missing(struct look *look, hb_codepoint_t c)
{
	size_t end = strlen(look->named);

	if (look->missing++ < NAMED_MOST)
		snprintf(look->named + end, sizeof look->named - end,
			 "%sU+%04X", end ? " " : "", c);
}

/* A mark or joiner is drawn by the font of the letter before it. */
static void
look_at(void *context, const hb_codepoint_t *text, size_t count)
{
	struct look *look = context;
	const struct font *font = NULL;

	for (size_t i = 0; i < count; i++) {
		UChar32 c = (UChar32)text[i];

		if (!font || (!is_mark(c) && !is_joiner(c)))
			font = font_chain_pick(look->chain, look->script,
					       text[i]);
		if (!font || (!is_joiner(c) && !font_has(font, text[i])))
			note_missing(look, text[i]);
	}
}

enum status
exemplar_check(struct fonts *fonts, const struct tag *tag, size_t *ret_count,
	       struct fault *fault)
{
	static const enum font_weight weights[] = {FONT_REGULAR, FONT_BOLD};
	size_t count = 0;

	for (size_t i = 0; i < sizeof weights / sizeof *weights; i++) {
		struct look look = {.script = fonts_script(tag)};
		enum status status =
			fonts_chain(fonts, tag, weights[i], &look.chain, fault);

		if (status != OK)
			return status;
		count = exemplar_each(tag, look_at, &look);
		if (look.missing)
			return fault_set(
				fault, E_INPUT, tag->tag,
				N_("No font here prints these letters of "
				   "{language}: {characters}"),
				"language", tag->english, "characters",
				look.named, NULL);
	}
	if (!count)
		return fault_set(fault, E_NOT_FOUND, tag->tag,
				 N_("ICU does not know the letters of "
				    "{language}"),
				 "language", tag->english, NULL);
	*ret_count = count;
	return OK;
}
