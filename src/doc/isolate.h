/* Amounts, telephone numbers, dates, references and addresses that stand in
 * right-to-left text as plain characters: made values, so that every output
 * keeps their order. Left alone, "£412.50" is shown as "412.50£" and
 * "020 7946 0000" from its end. */
#ifndef VERNACULAR_DOC_ISOLATE_H
#define VERNACULAR_DOC_ISOLATE_H

#include "base/arena.h"
#include "doc/tree.h"

/* In every part of the document that runs from right to left; what is a value
 * already stays as it is.
 * Source: UAX 9, rules W2 to W7, and what they leave undone. */
void document_isolate(struct document *, struct arena *);

/* The first such thing in text, from *ret_start bytes on; its length in bytes,
 * 0 where there is none.
 *
 * Digits of any script that Arabic or Hebrew writers use, with a sign or
 * currency before or after; joined by one of . , : / - or the Arabic
 * separators; and by a space in a telephone number (which begins with 0 or +,
 * perhaps in brackets), between groups of three or more, and before three as
 * in "1 234". A number alone is none: it keeps its order. */
size_t isolate_find(const char *text, size_t *ret_start);

#endif
