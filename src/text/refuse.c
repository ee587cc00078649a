/* What may not stand in a letter. Most text passes through two loops: one for
 * ASCII, one that asks ICU for a character's category. */
#include "text/refuse.h"

#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>
#include <unicode/uchar.h>
#include <unicode/utf8.h>

#include "base/utf8.h"

enum reason {
	FINE,
	BYTES,
	SURROGATE,
	CONTROL,
	ORDER,
	INVISIBLE,
	LOST,
	PRIVATE,
	NO_CHARACTER,
	MARKS,
};

static const char *const message_of[] = {
	[BYTES] = N_("this is not UTF-8: save the file in that encoding. See "
		     "character {number}: “{near}”"),
	[SURROGATE] = N_("{code} is half a character: write it again. See "
			 "character {number}: “{near}”"),
	[CONTROL] = N_("{code} is a control character, which no letter may "
		       "hold: take it out. See character {number}: “{near}”"),
	[ORDER] = N_("{code} turns letters round and may deceive: take it "
		     "out. See character {number}: “{near}”"),
	[INVISIBLE] = N_("{code} cannot be seen in print: take it out. See "
			 "character {number}: “{near}”"),
	[LOST] = N_("{code} stands where a character was lost: write it "
		    "again. See character {number}: “{near}”"),
	[PRIVATE] = N_("{code} means something on one computer only: write "
		       "another character. See character {number}: “{near}”"),
	[NO_CHARACTER] = N_("{code} is no character: take it out. See "
			    "character {number}: “{near}”"),
	[MARKS] = N_("the letter before {code} has too many marks: take some "
		     "out. See character {number}: “{near}”"),
};

/* Vowels and ends of Hangul written in parts, which go on what is before. */
static bool
is_hangul_part(UChar32 cp)
{
	return cp >= 0x1160 && cp <= 0x11FF;
}

/* Against what is no letter, digit, sign or mark. */
static enum reason
reason_against_format(UChar32 cp, uint32_t category)
{
	if (cp == '\t' || cp == '\n' || cp == 0x2028 || cp == 0x2029)
		return FINE;
	if (cp >= 0x202A && cp <= 0x202E)
		return ORDER;
	if ((cp >= 0x206A && cp <= 0x206F) || (cp >= 0xE0000 && cp <= 0xE007F))
		return INVISIBLE;
	if (U_IS_UNICODE_NONCHAR(cp))
		return NO_CHARACTER;
	if (category & U_GC_CC_MASK)
		return CONTROL;
	return category & U_GC_CO_MASK ? PRIVATE : FINE;
}

/* marks: how many go on one letter so far, updated. */
static enum reason
reason_against(UChar32 cp, unsigned *marks)
{
	uint32_t category = U_GET_GC_MASK(cp);

	if (category & (U_GC_L_MASK | U_GC_N_MASK | U_GC_P_MASK | U_GC_S_MASK |
			U_GC_ZS_MASK) &&
	    !is_hangul_part(cp)) {
		*marks = 0;
		return cp == 0xFFFD ? LOST : FINE;
	}
	if (category & U_GC_M_MASK || is_hangul_part(cp) || cp == 0x200D)
		return ++*marks > REFUSE_CLUSTER_CP ? MARKS : FINE;
	*marks = 0;
	return reason_against_format(cp, category);
}

/* The surrogate that the three bytes encode which RFC 3629 forbids, or the
 * sign of what cannot be read. */
static UChar32
undecodable(const uint8_t *p, size_t count)
{
	if (count < 3 || p[0] != 0xED || p[1] < 0xA0 || p[1] > 0xBF ||
	    (p[2] & 0xC0) != 0x80)
		return 0xFFFD;
	return 0xD000 | (p[1] & 0x3F) << 6 | (p[2] & 0x3F);
}

/* Up to so many characters of valid text before or after a place, without what
 * cannot be shown. */
#define NEAR 16

static void
put_shown(char *near, size_t room, const char *from, const char *end)
{
	size_t used = strlen(near);
	unsigned marks = 0;

	while (from < end) {
		uint32_t cp = utf8_next(&from);

		if (used + 5 > room)
			break;
		if (cp == '\t' || cp == '\n')
			cp = ' ';
		if (reason_against((UChar32)cp, &marks) == FINE)
			used += utf8_encode(cp, near + used);
	}
	near[used] = '\0';
}

static size_t
least(size_t a, size_t b)
{
	return a < b ? a : b;
}

/* The words round a place, which is shown as its code: "Dear [U+202E]Khan". */
static void
words_round(const char *text, size_t bytes, size_t at, size_t next,
	    const char *code, char *near, size_t room)
{
	size_t start = at;
	size_t before = 0, used;
	const char *end = text + next, *valid_end;

	while (start && before < NEAR) {
		start--;
		before += ((uint8_t)text[start] & 0xC0) != 0x80;
	}
	valid_end = end + utf8_valid(end, least(bytes - next, 4 * NEAR));
	for (int after = 0; end < valid_end && after < NEAR; after++)
		utf8_next(&end);
	near[0] = '\0';
	put_shown(near, room - 16, text + start, text + at);
	used = strlen(near);
	snprintf(near + used, room - used, "[%s]", code);
	put_shown(near, room, text + next, end);
}

struct place {
	const char *text;
	size_t bytes;
	size_t at, next; /* the character's bytes */
	UChar32 cp;
};

static enum status
refuse(const char *where, const struct place *place, enum reason reason,
       struct fault *fault)
{
	char code[12], near[8 * NEAR + 32], number[24];

	snprintf(code, sizeof code, "U+%04X", (unsigned)place->cp);
	snprintf(number, sizeof number, "%zu",
		 utf8_length(place->text, place->at) + 1);
	words_round(place->text, place->bytes, place->at, place->next, code,
		    near, sizeof near);
	return fault_set(fault, E_INPUT, where, message_of[reason], "code",
			 code, "number", number, "near", near, NULL);
}

/* Bytes of printable ASCII from p on. */
static size_t
plain(const uint8_t *p, size_t count)
{
	size_t n = 0;

	while (n < count && p[n] >= 0x20 && p[n] < 0x7F)
		n++;
	return n;
}

static enum reason
read_character(struct place *place, unsigned *marks)
{
	const uint8_t *p = (const uint8_t *)place->text;
	size_t at = place->at, left = place->bytes - at;

	U8_NEXT(p, at, place->bytes, place->cp);
	if (place->cp < 0) {
		place->cp = undecodable(p + place->at, left);
		at = place->at + (place->cp == 0xFFFD ? 1 : 3);
		place->next = at;
		return place->cp == 0xFFFD ? BYTES : SURROGATE;
	}
	place->next = at;
	if (place->cp == '\r' && at < place->bytes && p[at] == '\n')
		return FINE;
	return reason_against(place->cp, marks);
}

enum status
refuse_text(const char *where, const char *text, size_t bytes,
	    struct fault *fault)
{
	struct place place = {.text = text, .bytes = bytes};
	unsigned marks = 0;

	while (place.at < bytes) {
		size_t skip = plain((const uint8_t *)text + place.at,
				    bytes - place.at);
		enum reason reason;

		if (skip) {
			place.at += skip;
			marks = 0;
			continue;
		}
		reason = read_character(&place, &marks);
		if (reason != FINE)
			return refuse(where, &place, reason, fault);
		place.at = place.next;
	}
	return OK;
}
