/* How long sentences are, for who writes Easy Read in any script. Pure. */
#ifndef VERNACULAR_NOTICE_LENGTH_H
#define VERNACULAR_NOTICE_LENGTH_H

#include <stdbool.h>
#include <stddef.h>

#include "lang/tag.h"

struct sentence_length {
	size_t count, most; /* of the longest sentence; what reads easily */
	bool letters; /* counted in letters: no spaces stand between words */
};

/* The longest sentence of a text. Words are what stands between spaces; scripts
 * without spaces (Han, kana, Thai, Khmer, Lao, Myanmar, Tibetan) are counted in
 * letters, marks on them not.
 *   text  valid UTF-8; a field, written {name}, is a word or four letters
 * Source: Inclusion Europe, "Information for all", 2009 (short sentences);
 * 15 words, as notice/check has it for English. */
struct sentence_length sentence_longest(const char *text, const struct tag *);

#endif
