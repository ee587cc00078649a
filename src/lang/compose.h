/* Letters with their marks in one form, whatever keyboard they came from. */
#ifndef VERNACULAR_LANG_COMPOSE_H
#define VERNACULAR_LANG_COMPOSE_H

#include <stddef.h>

#include "base/buf.h"

/* Append the text in Normalization Form C; every other space than the usual
 * one becomes that. Nothing is trimmed, and no case changes.
 *   text  valid UTF-8
 * Source: RFC 8265, 4.2.2 (OpaqueString); UAX 15. */
void compose_secret(const char *text, size_t count, struct buf *);

#endif
