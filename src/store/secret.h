/* Keys of the service itself, made once for each file. */
#ifndef VERNACULAR_STORE_SECRET_H
#define VERNACULAR_STORE_SECRET_H

#include "base/hash.h"
#include "store/db.h"

/* Errors: E_NOT_FOUND. */
enum status secret_get(const struct access *, const char *name,
		       unsigned char ret[HASH_BYTES], struct fault *) MUST_USE;

/* Keep value under the name; where there is one already value becomes that
 * one. In the writer only. */
enum status secret_once(const struct access *, const char *name,
			unsigned char value[HASH_BYTES], struct fault *)
	MUST_USE;

#endif
