/* Letters and numbers of a text, by ICU. */
#include "lang/letters.h"

#include <stdbool.h>
#include <stdint.h>
#include <string.h>
#include <unicode/uchar.h>
#include <unicode/ulocdata.h>
#include <unicode/uscript.h>
#include <unicode/uset.h>

#include "base/buf.h"
#include "base/utf8.h"

/* Scripts that a language is written in, its own first. */
static size_t
scripts_of(const struct tag *tag, UScriptCode ret[3])
{
	const char *script = tag->script;

	if (!strncmp(script, "Han", 3)) {
		ret[0] = USCRIPT_HAN;
		ret[1] = USCRIPT_BOPOMOFO;
		return 2;
	}
	if (!strcmp(script, "Jpan")) {
		ret[0] = USCRIPT_HIRAGANA;
		ret[1] = USCRIPT_KATAKANA;
		ret[2] = USCRIPT_HAN;
		return 3;
	}
	if (!strcmp(script, "Kore")) {
		ret[0] = USCRIPT_HANGUL;
		ret[1] = USCRIPT_HAN;
		return 2;
	}
	ret[0] = (UScriptCode)u_getPropertyValueEnum(UCHAR_SCRIPT, script);
	return 1;
}

/* Its alphabet in both cases; NULL where CLDR has none. Not of Chinese,
 * Japanese and Korean, whose lists are of the commonest characters alone. */
static USet *
alphabet_of(const struct tag *tag)
{
	UErrorCode error = U_ZERO_ERROR;
	ULocaleData *data;
	USet *set = NULL, *more = NULL;
	bool names = !strcmp(tag->script, "Latn");

	if (!strncmp(tag->script, "Han", 3) || !strcmp(tag->script, "Jpan") ||
	    !strcmp(tag->script, "Kore"))
		return NULL;
	data = ulocdata_open(tag->locale, &error);
	set = ulocdata_getExemplarSet(data, NULL, USET_ADD_CASE_MAPPINGS,
				      ULOCDATA_ES_STANDARD, &error);
	if (names)
		more = ulocdata_getExemplarSet(data, NULL,
					       USET_ADD_CASE_MAPPINGS,
					       ULOCDATA_ES_AUXILIARY, &error);
	if (data)
		ulocdata_close(data);
	if (more) {
		uset_addAll(set, more);
		uset_close(more);
	}
	if (U_FAILURE(error) || uset_isEmpty(set)) {
		uset_close(set);
		return NULL;
	}
	/* CLDR 42 calls auxiliary what hardly an Urdu sentence is without. */
	if (!strcmp(tag->tag, "ur"))
		for (const char *at = "\u0622\u0623\u0624\u0626\u06BA\u06C2";
		     *at;)
			uset_add(set, (UChar32)utf8_next(&at));
	/* Of "gb" and the like each letter is one. */
	for (int32_t i = uset_getItemCount(set); i-- > 0;) {
		UChar text[16];
		UChar32 from, to;
		int32_t count =
			uset_getItem(set, i, &from, &to, text, 16, &error);

		if (count >= 2 && count <= 16)
			uset_addAllCodePoints(set, text, count);
	}
	return set;
}

static bool
has_alphabet(const struct tag *tag)
{
	USet *set = alphabet_of(tag);

	uset_close(set);
	return set != NULL;
}

static bool
in(UScriptCode script, const UScriptCode *scripts, size_t count)
{
	for (size_t i = 0; i < count; i++)
		if (scripts[i] == script)
			return true;
	return false;
}

/* A mark or an accented letter is its parts, each of which may be in the
 * alphabet by itself. */
static bool
is_odd(const USet *alphabet, UChar32 c)
{
	return alphabet && !uset_contains(alphabet, c) &&
	       !uset_contains(alphabet, u_tolower(c)) &&
	       u_charType(c) != U_NON_SPACING_MARK;
}

/* alphabet may be NULL: then no letter is odd. */
static void
count_letters(const struct tag *tag, const USet *alphabet, const char *text,
	      struct letters *ret)
{
	UScriptCode scripts[3];
	size_t count = scripts_of(tag, scripts);

	*ret = (struct letters){0};
	while (*text) {
		UErrorCode error = U_ZERO_ERROR;
		const char *at = text;
		UChar32 c = (UChar32)utf8_next(&text);
		UScriptCode script = uscript_getScript(c, &error);

		if (!u_isalpha(c) || script == USCRIPT_COMMON ||
		    script == USCRIPT_INHERITED)
			continue;
		ret->all++;
		if (in(script, scripts, count)) {
			ret->own++;
			if (!is_odd(alphabet, c))
				continue;
			if (!ret->odd++)
				memcpy(ret->odd_letter, at,
				       (size_t)(text - at));
		} else if (script == USCRIPT_LATIN) {
			ret->latin++;
		} else if (!ret->foreign++) {
			ret->script = uscript_getName(script);
		}
	}
}

void
letters_count(const struct tag *tag, const char *text, struct letters *ret)
{
	USet *alphabet = alphabet_of(tag);

	count_letters(tag, alphabet, text, ret);
	uset_close(alphabet);
}

void
letters_scripts(const struct tag *tag, const char *text, struct letters *ret)
{
	count_letters(tag, NULL, text, ret);
}

const struct tag *
letters_nearest(const struct tag *odd_in, const char *text)
{
	const struct tag *all, *found = NULL;
	size_t count = tag_all(&all), least = SIZE_MAX;

	for (size_t i = 0; i < count; i++) {
		struct letters in;

		if (&all[i] == odd_in || all[i].kind != TAG_WRITTEN ||
		    strcmp(all[i].script, odd_in->script) != 0 ||
		    !has_alphabet(&all[i]))
			continue;
		letters_count(&all[i], text, &in);
		if (in.odd * 100 > in.own || in.odd > least)
			continue;
		found = in.odd < least ? &all[i] : NULL;
		least = in.odd;
	}
	return found;
}

/* What stands between two digits of one number. */
static bool
joins(UChar32 c)
{
	return c == '.' || c == ',' || c == ':' || c == '\'' || c == 0xA0 ||
	       c == 0x2019 || c == 0x202F || c == 0x66B || c == 0x66C;
}

const char *const *
letters_numbers(const char *text, struct arena *arena)
{
	const char **list = NULL;
	size_t count = 0, cap = 0;
	struct buf number = {0};

	while (*text) {
		const char *next;
		UChar32 c = (UChar32)utf8_next(&text);
		int32_t digit = u_charDigitValue(c);

		if (digit >= 0)
			buf_char(&number, (char)('0' + digit));
		next = text;
		if (digit >= 0 || !number.count)
			continue;
		if (joins(c) && *next &&
		    u_charDigitValue((UChar32)utf8_next(&next)) >= 0)
			continue;
		list = arena_grow(arena, list, count, &cap,
				  sizeof(const char *));
		list[count++] = arena_copy(arena, number.bytes, number.count);
		buf_clear(&number);
	}
	list = arena_grow(arena, list, count, &cap, sizeof(const char *));
	if (number.count) {
		list[count++] = arena_copy(arena, number.bytes, number.count);
		list = arena_grow(arena, list, count, &cap,
				  sizeof(const char *));
	}
	list[count] = NULL;
	buf_free(&number);
	return list;
}
