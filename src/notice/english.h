/* What a text has of English words: whether it is English, and what of it a
 * translation may share. Internal to notice/. */
#ifndef VERNACULAR_NOTICE_ENGLISH_H
#define VERNACULAR_NOTICE_ENGLISH_H

#include <stdbool.h>
#include <stddef.h>

/* Whether it writes a number in words, as that may stand in digits in a
 * translation. */
bool english_counts(const char *text);

/* Whether there is a word that is not a name: one of two small letters at
 * least. */
bool english_common(const char *text);

/* Whether it is full of words that stand in most English sentences and in no
 * other language. */
bool english_reads(const char *text);

/* How many Latin letters of the words stand in the English too: a name, an
 * address, an abbreviation. */
size_t english_borrowed(const char *words, const char *english);

#endif
