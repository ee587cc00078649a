/* The hashes of the event log, shared by what writes it and what checks it. */
#ifndef VERNACULAR_STORE_CHAIN_H
#define VERNACULAR_STORE_CHAIN_H

#include "store/event.h"
#include "store/inside.h"

void event_read(struct cursor *, struct event *ret); /* all but payload */

void chain_hash_payload(const void *salt, size_t salt_bytes,
			const char *payload, unsigned char ret[HASH_BYTES]);

/* The bytes that are hashed: doc/event-log.md, "The chain". */
void chain_hash(const unsigned char before[HASH_BYTES], const struct event *,
		const unsigned char payload[HASH_BYTES],
		unsigned char ret[HASH_BYTES]);

#endif
