/* ZIP archives in memory, by libdeflate: the little that a Word file needs.
 * Written bytes depend on nothing but their contents. Nothing is unpacked
 * past the bytes that its reader asked for, and nothing onto a disk.
 * Source: PKWARE, APPNOTE.TXT 6.3.10. */
#ifndef VERNACULAR_WIRE_ZIP_H
#define VERNACULAR_WIRE_ZIP_H

#include <stddef.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/buf.h"
#include "base/fault.h"

#define ZIP_ENTRIES_MAX 1000

struct zip_entry {
	const char *path;
	uint32_t crc, packed, bytes, offset; /* as the directory says */
	unsigned method, flags;
};

struct zip {
	const char *name; /* of the file, for faults */
	const unsigned char *bytes;
	size_t count;
	struct zip_entry *entry;
	size_t entries;
};

/* Read the directory. bytes are borrowed for as long as *ret is used.
 * Errors: E_INPUT: no ZIP archive or one that is cut off, in parts, encrypted
 * or too large for the format's first version; a path that comes twice or
 * leads out of the archive. */
enum status zip_open(const char *name, const void *bytes, size_t count,
		     struct arena *, struct zip *ret, struct fault *) MUST_USE;

/* Append what a path holds, most bytes at most. Errors: E_NOT_FOUND; E_INPUT,
 * it is longer than that, or damaged. */
enum status zip_read(const struct zip *, const char *path, size_t most,
		     struct buf *, struct fault *) MUST_USE;

/* Write: begin with a zeroed struct and out, add, end. */
struct zip_writer {
	struct buf *out;
	struct buf directory;
	unsigned entries;
};
void zip_add(struct zip_writer *, const char *path, const void *bytes,
	     size_t count);
void zip_end(struct zip_writer *);

#endif
