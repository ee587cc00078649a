/* What stands in figures, in the words that somebody would read aloud. */
#ifndef VERNACULAR_LANG_SPOKEN_H
#define VERNACULAR_LANG_SPOKEN_H

#include <stdbool.h>

#include "base/buf.h"
#include "lang/tag.h"

/* An amount as it is written in any language's digits and order, "£1,104.50"
 * or "1104,50 GBP", as it is said: "1104 pounds 50". Pounds and euros; figures
 * stay figures, for an engine of speech reads those in its language. The
 * currency's names are CLDR's. False, and nothing appended, for what is no
 * such amount, or is less than one whole. */
bool spoken_money(const struct tag *, const char *text, struct buf *);

#endif
