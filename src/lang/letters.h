/* What a text is written with, for checking a translation: the letters of
 * which scripts and languages, and the numbers in it whatever its digits.
 * Sources: Unicode Character Database (scripts, digits); CLDR (exemplars). */
#ifndef VERNACULAR_LANG_LETTERS_H
#define VERNACULAR_LANG_LETTERS_H

#include <stddef.h>

#include "base/arena.h"
#include "lang/tag.h"

struct letters {
	size_t all;	    /* letters of any script */
	size_t own;	    /* of the language's script */
	size_t latin;	    /* where that is not its script */
	size_t foreign;	    /* of any other script */
	size_t odd;	    /* of its script, but not of its alphabet */
	const char *script; /* English name of the first foreign one's, or
			     * NULL; static */
	char odd_letter[8]; /* the first of them, "" where none */
};

/* Count the letters of valid UTF-8. The alphabet is CLDR's, with the letters
 * of names from abroad where the script is Latin; a language that
 * CLDR has no alphabet of has no odd letters. Any thread. */
void letters_count(const struct tag *, const char *text, struct letters *ret);

/* The same without odd letters, and quicker: only the scripts. */
void letters_scripts(const struct tag *, const char *text,
		     struct letters *ret);

/* The language whose alphabet fits a text best that is odd in the one named:
 * one of the same script with hardly an odd letter. NULL where several do.
 * Slow: it tries them all. */
const struct tag *letters_nearest(const struct tag *odd_in, const char *text);

/* The numbers of a text, in order: digits of any script as 0 to 9, without
 * what parts groups, decimals, hours and minutes inside a number. In the
 * arena, a NULL behind the last. */
const char *const *letters_numbers(const char *text, struct arena *);

#endif
