/* Base64 with padding. Source: RFC 4648, 4. */
#ifndef VERNACULAR_BASE_BASE64_H
#define VERNACULAR_BASE_BASE64_H

#include <stddef.h>

#include "base/buf.h"

/* Append the bytes as text. */
void base64_put(struct buf *, const void *bytes, size_t count);

#endif
