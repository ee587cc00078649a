/* Names in the order that a reader of a language expects: Welsh has ch after
 * c, Polish ł after l, Chinese pinyin. Source: UTS 10 with CLDR's tailorings,
 * as ICU has them. Any thread; collators are kept. */
#ifndef VERNACULAR_LANG_COLLATE_H
#define VERNACULAR_LANG_COLLATE_H

#include "base/buf.h"

struct collate;

struct collate *collate_new(void);
void collate_free(struct collate *);

/* Append bytes that compare by memcmp as the texts do. "" or an unknown
 * language is CLDR's root order. */
void collate_key(struct collate *, const char *language, const char *text,
		 struct buf *);

/* Changes with everything that may change a key. Static. */
const char *collate_version(void);

#endif
