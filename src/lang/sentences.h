/* Sentences of plain text, where each language ends them: what a translator
 * works on at a time. Any thread. Source: UAX 29 (sentence boundaries), with
 * CLDR's abbreviations that end none. */
#ifndef VERNACULAR_LANG_SENTENCES_H
#define VERNACULAR_LANG_SENTENCES_H

#include "lang/segment.h"

/* Cut one paragraph.
 *   text  valid UTF-8
 *   ret   in the arena: sentences without the spaces between them, in order;
 *         what has nothing but spaces is none */
void sentences_cut(const char *text, size_t count, const struct tag *,
		   struct arena *, struct segments *ret);

#endif
