/* Files of plain text, which do not say how they are encoded. */
#ifndef VERNACULAR_WIRE_PLAIN_H
#define VERNACULAR_WIRE_PLAIN_H

#include <stdbool.h>
#include <stddef.h>

#include "base/buf.h"

/* Append the text in UTF-8 without its byte order mark: UTF-8; UTF-16 with a
 * mark, or one whose every second byte is 0 in its first line; else
 * Windows-1252. False where bytes or characters stand in it that no text has:
 * controls but tab, newline, return and form feed; halves of pairs; the codes
 * that Windows-1252 leaves open.
 * Sources: Unicode 3.10; WHATWG Encoding, "index windows-1252" (but for its
 * controls). */
bool plain_read(const void *bytes, size_t count, struct buf *);

#endif
