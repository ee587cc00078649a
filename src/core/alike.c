/* Whether somebody asks for the same thing again. */
#include "core/alike.h"

#include <ctype.h>
#include <stdbool.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

#define APPOINTMENT_S (2 * 3600)
#define NEAR_S (2 * 86400)
#define LETTERS_LEAST 4

/* Bytes beyond ASCII are letters of some script. */
static bool
is_letter(char c)
{
	return (unsigned char)c >= 0x80 || isalnum((unsigned char)c);
}

/* The next word that says something; NULL at the end. */
static const char *
next_word(const char *at, size_t *ret_bytes)
{
	for (;;) {
		size_t bytes = 0;

		while (*at && !is_letter(*at))
			at++;
		while (is_letter(at[bytes]))
			bytes++;
		if (!bytes)
			return NULL;
		if (bytes >= LETTERS_LEAST) {
			*ret_bytes = bytes;
			return at;
		}
		at += bytes;
	}
}

static bool
has_word(const char *text, const char *word, size_t bytes)
{
	size_t count;

	for (const char *w = next_word(text, &count); w;
	     w = next_word(w + count, &count))
		if (count == bytes && !strncasecmp(w, word, bytes))
			return true;
	return false;
}

static int
count_words(const char *text)
{
	size_t count;
	int n = 0;

	for (const char *w = next_word(text, &count); w;
	     w = next_word(w + count, &count))
		n++;
	return n;
}

bool
alike_subjects(const char *a, const char *b)
{
	int words_a = count_words(a), words_b = count_words(b), shared = 0;
	const char *less = words_a <= words_b ? a : b;
	const char *more = less == a ? b : a;
	int words = less == a ? words_a : words_b;
	size_t count;

	for (const char *w = next_word(less, &count); w;
	     w = next_word(w + count, &count))
		shared += has_word(more, w, count);
	return words && shared * 2 >= words;
}

enum alike
alike(const struct likeness *a, const struct likeness *b)
{
	bool near = llabs(a->received_utc - b->received_utc) <= NEAR_S;

	if (a->starts_utc && b->starts_utc)
		return llabs(a->starts_utc - b->starts_utc) <= APPOINTMENT_S
			       ? ALIKE_SAME
			       : ALIKE_NOT;
	if (alike_subjects(a->subject, b->subject))
		return ALIKE_SAME;
	if (near && (!count_words(a->subject) || !count_words(b->subject)))
		return ALIKE_SAME;
	return near ? ALIKE_NEAR : ALIKE_NOT;
}
