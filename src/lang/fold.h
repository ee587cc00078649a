/* Names as search keys: Latin letters without accents, so that the same name
 * in another script is found. Any thread may call; the transliterators are
 * kept in a pool. Sources: CLDR transforms Any-Latin and Latin-ASCII. */
#ifndef VERNACULAR_LANG_FOLD_H
#define VERNACULAR_LANG_FOLD_H

#include "base/buf.h"

struct fold;

struct fold *fold_new(void);
void fold_free(struct fold *);

/* Append the key of text: letters a to z, digits, single spaces. */
void fold_key(struct fold *, const char *text, struct buf *);

/* Append the skeleton of a key (not of any text): of each word the first
 * letter, then its consonants, doubled ones once and those that scripts spell
 * differently made one. "mohammed" and "muhamad" are both "mhmd". */
void fold_skeleton(const char *key, struct buf *);

/* What letter i of a folded word adds to its skeleton, '\0' nothing. */
char fold_sound(const char *word, size_t count, size_t i);

/* Append the digits of a telephone number as dialled in the United Kingdom,
 * any script's digits as 0 to 9: "+44 (0)20 7946 0000" is "02079460000". */
void fold_digits(const char *text, struct buf *);

#endif
