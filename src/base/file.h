/* A file that is read whole or appended to, and the folder it lies in. */
#ifndef VERNACULAR_BASE_FILE_H
#define VERNACULAR_BASE_FILE_H

#include <stddef.h>

#include "base/arena.h"
#include "base/buf.h"
#include "base/fault.h"

/* Append the bytes of a file; path "-" is standard input.
 *   most  bytes it may have
 * Errors: E_IO it cannot be read; E_INPUT it is longer. */
enum status file_read(const char *path, size_t most, struct buf *,
		      struct fault *) MUST_USE;

/* A line to the end of a file, made where there is none, and on the disk.
 * Errors: E_IO. */
enum status file_append(const char *path, const char *text, struct fault *)
	MUST_USE;

/* The folder of a path: "a" of "a/b", "." of "b", "/" of "/b". In the arena,
 * or static. */
const char *file_folder(struct arena *, const char *path);

#endif
