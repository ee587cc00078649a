/* Numbers of lists and pages, in a language's usual digits. */
#ifndef VERNACULAR_RENDER_NUMERALS_H
#define VERNACULAR_RENDER_NUMERALS_H

#include <stdint.h>

#include "lang/tag.h"

#define NUMERALS_BYTES 64

/* Write n, ended by NUL, in at most NUMERALS_BYTES; returns the end.
 * Source: CLDR 42, the default numbering system of each language. */
char *numerals_put(char *to, const struct tag *, uint64_t n);

#endif
