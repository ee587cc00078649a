/* Secrets at rest that must be had back. */
#include "base/seal.h"

#include <sodium.h>
#include <string.h>

_Static_assert(HASH_BYTES == crypto_secretbox_KEYBYTES, "libsodium's key");

#define NONCE crypto_secretbox_NONCEBYTES
#define EXTRA crypto_secretbox_MACBYTES

void
seal_text(const unsigned char key[HASH_BYTES], const char *purpose,
	  struct random_source *random, const char *text, struct buf *buf)
{
	unsigned char own[HASH_BYTES];
	size_t count = strlen(text);
	unsigned char *to =
		(unsigned char *)buf_room(buf, NONCE + EXTRA + count);

	hash_keyed(key, purpose, strlen(purpose), own);
	random_fill(random, to, NONCE);
	(void)crypto_secretbox_easy(to + NONCE, (const unsigned char *)text,
				    count, to, own);
	buf->count += NONCE + EXTRA + count;
	sodium_memzero(own, sizeof own);
}

bool
seal_open(const unsigned char key[HASH_BYTES], const char *purpose,
	  const void *sealed, size_t count, struct buf *buf)
{
	const unsigned char *from = sealed;
	unsigned char own[HASH_BYTES];
	unsigned char *to;
	bool opened;

	if (count < NONCE + EXTRA)
		return false;
	hash_keyed(key, purpose, strlen(purpose), own);
	to = (unsigned char *)buf_room(buf, count - NONCE - EXTRA + 1);
	opened = !crypto_secretbox_open_easy(to, from + NONCE, count - NONCE,
					     from, own);
	sodium_memzero(own, sizeof own);
	if (!opened)
		return false;
	buf->count += count - NONCE - EXTRA;
	buf->bytes[buf->count] = '\0';
	return true;
}
