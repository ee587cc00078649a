/* Syllables of English words, for measures of reading difficulty. By rule, with
 * a list of everyday words that the rules get wrong. */
#ifndef VERNACULAR_NOTICE_SYLLABLE_H
#define VERNACULAR_NOTICE_SYLLABLE_H

#include <stddef.h>

/* 1 or more.
 *   word  UTF-8, need not end in NUL; letters that are not Latin count as one
 *         syllable together, and so do digits */
size_t syllables(const char *word, size_t count);

#endif
