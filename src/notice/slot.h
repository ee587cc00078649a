/* Where a sentence has a value instead of a word: by how it is written.
 * Internal to notice/. */
#ifndef VERNACULAR_NOTICE_SLOT_H
#define VERNACULAR_NOTICE_SLOT_H

#include "notice/sentence.h"

struct slot {
	size_t bytes;
	enum lexeme_kind kind;
};

/* The slot that begins at this byte, where a word may begin, or false. */
bool slot_at(const char *text, size_t bytes, size_t at, struct slot *ret);

#endif
