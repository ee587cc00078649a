/* UTF-16, the encoding of ICU and of nothing else here. */
#ifndef VERNACULAR_LANG_U16_H
#define VERNACULAR_LANG_U16_H

#include <stddef.h>
#include <stdint.h>
#include <unicode/umachine.h>

#include "base/buf.h"

/* A growable UTF-16 text; a zeroed struct is empty. */
struct u16 {
	UChar *units;
	int32_t count, cap; /* units in use, units there is room for */
};

void u16_free(struct u16 *);

/* Room for at least count units; what was there stays. */
void u16_reserve(struct u16 *, int32_t count);

/* Set from valid UTF-8 (what is not becomes U+FFFD). */
void u16_set(struct u16 *, const char *text, size_t bytes);

/* Append as UTF-8 (a lone surrogate becomes U+FFFD). */
void u16_put(const struct u16 *, struct buf *);

#endif
