/* Front matter: the lines between `---` and `---` at the head of a source, a
 * small part of YAML: keys with a value each, and keys that hold keys.
 *
 *     ---
 *     title: Your rent is changing
 *     fields:
 *       rent_new:
 *         type: money
 *     ---
 *
 * A value goes on over lines that are indented further than its key. Lines
 * that begin with # are comments. */
#ifndef VERNACULAR_DOC_FRONT_H
#define VERNACULAR_DOC_FRONT_H

#include <stddef.h>

#include "base/arena.h"
#include "base/fault.h"

#define FRONT_DEPTHS 4

struct front_entry {
	const char *key;
	const char *value; /* "" where keys or nothing follow */
	int depth;         /* 0 to FRONT_DEPTHS - 1 */
	int line;
};

struct front {
	struct front_entry *entry;
	size_t count, cap;
	size_t body;    /* byte where what follows the front matter begins */
	int body_lines; /* lines before that */
};

/* Read what stands at the head of text; a text without any has no entries.
 *   name  of the file, for faults
 *   text  valid UTF-8, borrowed for the call
 * Errors: E_INPUT with a fault FILE:LINE for each line that is no key and for
 * a key that comes twice at one place. */
enum status front_parse(const char *name, const char *text, size_t count,
			struct arena *, struct front *ret, struct faults *)
	MUST_USE;

#endif
