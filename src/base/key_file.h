/* The installation's key: a small file of its own beside no backup of the
 * database, so that a copy of that tells no secret. Each line is one key in
 * hexadecimal; the first seals, all of them open. */
#ifndef VERNACULAR_BASE_KEY_FILE_H
#define VERNACULAR_BASE_KEY_FILE_H

#include "base/fault.h"
#include "base/hash.h"

#define KEY_FILE_MOST 4

struct key_file {
	unsigned char key[KEY_FILE_MOST][HASH_BYTES];
	size_t count;
};

/* Errors: E_NOT_FOUND there is none; E_INPUT it is no such file; E_REFUSED
 * everybody on the machine may read it; E_IO. */
enum status key_file_read(const char *path, struct key_file *ret,
			  struct fault *) MUST_USE;

/* On disk before it returns, for its owner alone, whole or not at all.
 * Errors: E_IO. */
enum status key_file_write(const char *path, const struct key_file *,
			   struct fault *) MUST_USE;

/* A new key before the others, of which the oldest may go. */
void key_file_add(struct key_file *, struct random_source *);

#endif
