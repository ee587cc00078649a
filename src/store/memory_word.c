/* The rarest words of units: rows of some dozens of units each, in order of
 * their first. */
#include <string.h>

#include "store/memory_row.h"

/* So that a row stays on its page, of 4096 bytes. */
#define ROW_BYTES_MOST (37 * WORD_ENTRY_BYTES)

enum {
	WORD_ROW,
	WORD_LAST,
	WORD_NEW,
	WORD_ADD,
	WORD_SET,
	WORD_EMPTY,
	WORDS,
};

#define THERE " memory = ?1 AND word = ?2 AND length = ?3"

static const struct query queries[] = {
	[WORD_ROW] = {"SELECT first, units FROM memory_word WHERE" THERE
		      " AND first <= ?4 ORDER BY first DESC LIMIT 1", NULL},
	[WORD_LAST] = {"SELECT first, length(units) FROM memory_word"
		       " WHERE" THERE " ORDER BY first DESC LIMIT 1", NULL},
	[WORD_NEW] = {"INSERT INTO memory_word (memory, word, length, first,"
		      " units) VALUES (?1, ?2, ?3, ?4, ?5)", NULL},
	[WORD_ADD] = {"UPDATE memory_word SET units = CAST(units || ?5"
		      " AS BLOB) WHERE" THERE " AND first = ?4", NULL},
	[WORD_SET] = {"UPDATE memory_word SET units = ?5 WHERE" THERE
		      " AND first = ?4", NULL},
	[WORD_EMPTY] = {"DELETE FROM memory_word WHERE" THERE
			" AND first = ?4", NULL},
};
const struct noun memory_word_noun = {NOUN_MEMORY_WORD, "memory word", queries,
				      WORDS};

/* Where one word of one unit is kept. */
struct place {
	const struct access *access;
	const struct memory_unit *unit;
	uint32_t word;
	size_t length;
};

static void
put_eight(unsigned char *bytes, uint64_t value)
{
	for (int i = 0; i < 8; i++)
		bytes[i] = (unsigned char)(value >> 8 * i);
}

static uint64_t
eight(const unsigned char *bytes)
{
	uint64_t value = 0;

	for (int i = 7; i >= 0; i--)
		value = value << 8 | bytes[i];
	return value;
}

struct word_entry
word_entry_read(const unsigned char *bytes)
{
	struct word_entry entry = {.unit = (int64_t)eight(bytes)};

	for (int i = 0; i < MEMORY_WORD_BITS; i++)
		entry.bits[i] = eight(bytes + 8 + 8 * i);
	return entry;
}

static struct cursor
place_open(const struct place *place, int query)
{
	struct cursor c = cursor_open(place->access, &memory_word_noun, query);

	put_int(&c, place->unit->memory);
	put_int(&c, place->word);
	put_int(&c, (int64_t)place->length);
	return c;
}

static enum status
place_write(const struct place *place, int query, int64_t first,
	    const unsigned char *bytes, size_t count, struct fault *fault)
{
	struct cursor c = place_open(place, query);

	put_int(&c, first);
	put_bytes(&c, bytes, count);
	return cursor_run(&c, fault);
}

/* Into the last row while it has room, else a row of its own. A unit that is
 * older than the last row, which a clock put back can bring about, goes into
 * the row of its time, however long that gets. */
static enum status
place_add(const struct place *place, const uint64_t *bits,
	  struct fault *fault)
{
	unsigned char entry[WORD_ENTRY_BYTES];
	struct cursor c = place_open(place, WORD_LAST);
	int64_t id = place->unit->id, last = 0, bytes = 0;
	bool any = cursor_next(&c);
	enum status status;

	put_eight(entry, (uint64_t)id);
	for (int i = 0; i < MEMORY_WORD_BITS; i++)
		put_eight(entry + 8 + 8 * i, bits[i]);
	if (any) {
		last = read_int(&c);
		bytes = read_int(&c);
	}
	if ((status = cursor_close(&c, fault)))
		return status;
	if (any && id < last) {
		c = place_open(place, WORD_ROW);
		put_int(&c, id);
		any = cursor_next(&c);
		last = any ? read_int(&c) : 0;
		bytes = 0;
		if ((status = cursor_close(&c, fault)))
			return status;
	}
	if (any && bytes < ROW_BYTES_MOST)
		return place_write(place, WORD_ADD, last, entry, sizeof entry,
				   fault);
	return place_write(place, WORD_NEW, id, entry, sizeof entry, fault);
}

/* The row without the unit; rows that are empty go. */
static enum status
place_take(const struct place *place, struct fault *fault)
{
	struct cursor c = place_open(place, WORD_ROW);
	const unsigned char *bytes;
	unsigned char *rest = NULL;
	int64_t first = 0;
	size_t count = 0, kept = 0;
	enum status status;

	put_int(&c, place->unit->id);
	if (cursor_next(&c)) {
		first = read_int(&c);
		bytes = read_blob(&c, &count);
		rest = arena_alloc(place->access->arena, count + 1);
		for (size_t at = 0; at + WORD_ENTRY_BYTES <= count;
		     at += WORD_ENTRY_BYTES) {
			if (word_entry_read(bytes + at).unit ==
			    place->unit->id)
				continue;
			memcpy(rest + kept, bytes + at, WORD_ENTRY_BYTES);
			kept += WORD_ENTRY_BYTES;
		}
	}
	status = cursor_close(&c, fault);
	if (status || kept == count)
		return status;
	if (kept)
		return place_write(place, WORD_SET, first, rest, kept, fault);
	c = place_open(place, WORD_EMPTY);
	put_int(&c, first);
	return cursor_run(&c, fault);
}

enum status
memory_words_add(const struct access *access, const struct memory_unit *unit,
		 const struct memory_index *index, struct fault *fault)
{
	enum status status = OK;

	for (size_t i = 0; i < index->keys && !status; i++) {
		const struct place place = {access, unit, index->key[i],
					    index->words};

		status = place_add(&place, index->bits, fault);
	}
	return status;
}

enum status
memory_words_take(const struct access *access, const struct memory_unit *unit,
		  const struct memory_index *index, struct fault *fault)
{
	enum status status = OK;

	for (size_t i = 0; i < index->keys && !status; i++) {
		const struct place place = {access, unit, index->key[i],
					    index->words};

		status = place_take(&place, fault);
	}
	return status;
}
