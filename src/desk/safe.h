/* What must be had back and is worth nothing without the installation's key:
 * secrets of second factors. The key lies in a file of its own:
 * VERNACULAR_KEY_FILE, else the database's name and ".key"; it is made when
 * the first secret is sealed. Internal to desk/. */
#ifndef VERNACULAR_DESK_SAFE_H
#define VERNACULAR_DESK_SAFE_H

#include "base/buf.h"
#include "desk/desk.h"

#define SAFE_KEY_VARIABLE "VERNACULAR_KEY_FILE"

/* Append the text sealed. On the writer.
 * Errors: as key_file_read; E_REFUSED there are secrets, and their key is not
 * there. */
enum status safe_seal(struct visit *, const char *purpose, const char *text,
		       struct buf *, struct fault *) MUST_USE;

/* Append the text. Errors: as key_file_read; E_REFUSED no key opens it. */
struct safe_sealed {
	const char *purpose;
	const void *bytes;
	size_t count;
};
enum status safe_open(const struct visit *, const struct safe_sealed *,
		       struct buf *, struct fault *) MUST_USE;

/* What seals are for. */
#define SAFE_FACTOR "second factor"

#endif
