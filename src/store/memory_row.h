/* How the files of the memory read a unit. Internal to store/. */
#ifndef VERNACULAR_STORE_MEMORY_ROW_H
#define VERNACULAR_STORE_MEMORY_ROW_H

#include "store/inside.h"
#include "store/memory.h"

/* FROM memory_unit u JOIN memory m */
#define UNIT_COLUMNS                                                       \
	"u.id, u.memory, m.organisation, m.language, u.source, u.target,"  \
	" u.form, u.notice, u.by, u.at, u.used, u.superseded, u.version"

void unit_read(struct cursor *, struct memory_unit *ret);

/* All rows that are left, and close. */
enum status units_read(struct cursor *, struct arena *,
		       struct memory_units *ret, struct fault *) MUST_USE;

/* The words by which a unit is found, and not any more. */
enum status memory_words_add(const struct access *, const struct memory_unit *,
			     const struct memory_index *, struct fault *)
	MUST_USE;
enum status memory_words_take(const struct access *, const struct memory_unit *,
			      const struct memory_index *, struct fault *)
	MUST_USE;

/* An entry of memory_word.units. */
#define WORD_ENTRY_BYTES (8 + 8 * MEMORY_WORD_BITS)
struct word_entry {
	int64_t unit;
	uint64_t bits[MEMORY_WORD_BITS];
};
struct word_entry word_entry_read(const unsigned char *bytes);

#endif
