/* Messages found by context and msgid. */
#include "lang/po_index.h"

#include <stdbool.h>
#include <string.h>

#include "base/random.h"

/* At most half of the slots are taken, so that a search ends. */
struct po_slot {
	uint64_t hash;
	const char *context, *msgid;
	void *value; /* NULL where free */
};

/* Both halves of the product, so that every bit of one factor moves every bit
 * of the result. */
static uint64_t
fold(uint64_t a, uint64_t b)
{
	unsigned __int128 product = (unsigned __int128)a * b;

	return (uint64_t)product ^ (uint64_t)(product >> 64);
}

static uint64_t
mix(const struct po_index *index, uint64_t hash, const char *text)
{
	size_t count = strlen(text);
	uint64_t word[2];

	hash ^= count;
	for (; count > sizeof word; count -= sizeof word) {
		memcpy(word, text, sizeof word);
		hash = fold(word[0] ^ index->key[0] ^ hash,
			    word[1] ^ index->key[1]);
		text += sizeof word;
	}
	memset(word, 0, sizeof word);
	memcpy(word, text, count);
	return fold(word[0] ^ index->key[0] ^ hash, word[1] ^ index->key[1]);
}

static uint64_t
hash_key(const struct po_index *index, const char *context, const char *msgid)
{
	uint64_t hash = context ? mix(index, 1, context) : 0;

	return mix(index, hash, msgid);
}

static bool
same(const char *a, const char *b)
{
	return a && b ? !strcmp(a, b) : a == b;
}

void
po_index_make(struct po_index *index, struct arena *arena, size_t most)
{
	struct random_source source = random_system();
	size_t slots = 16;

	while (slots < most + most / 2)
		slots *= 2;
	index->mask = slots - 1;
	index->slot = arena_alloc(arena, slots * sizeof *index->slot);
	index->key[0] = random_u64(&source);
	index->key[1] = random_u64(&source);
}

/* Where the key stands, or the free slot it belongs into. */
static struct po_slot *
find(const struct po_index *index, uint64_t hash, const char *context,
     const char *msgid)
{
	size_t at = hash & index->mask;

	for (; index->slot[at].value; at = (at + 1) & index->mask) {
		const struct po_slot *slot = &index->slot[at];

		if (slot->hash == hash && !strcmp(slot->msgid, msgid) &&
		    same(slot->context, context))
			break;
	}
	return &index->slot[at];
}

void *
po_index_put(struct po_index *index, const char *context, const char *msgid,
	     void *value)
{
	uint64_t hash = hash_key(index, context, msgid);
	struct po_slot *slot = find(index, hash, context, msgid);

	if (slot->value)
		return slot->value;
	*slot = (struct po_slot){hash, context, msgid, value};
	return NULL;
}

void *
po_index_find(const struct po_index *index, const char *context,
	      const char *msgid)
{
	if (!index->slot)
		return NULL;
	return find(index, hash_key(index, context, msgid), context, msgid)
		->value;
}
