/* A file that is read whole. */
#ifndef VERNACULAR_BASE_FILE_H
#define VERNACULAR_BASE_FILE_H

#include <stddef.h>

#include "base/buf.h"
#include "base/fault.h"

/* Append the bytes of a file; path "-" is standard input.
 *   most  bytes it may have
 * Errors: E_IO it cannot be read; E_INPUT it is longer. */
enum status file_read(const char *path, size_t most, struct buf *,
		      struct fault *) MUST_USE;

#endif
