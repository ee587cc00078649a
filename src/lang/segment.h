/* Words of plain text, where each language has its own: what translators
 * count, compare and look up. Any thread. Sources: UAX 29 (word boundaries),
 * with the dictionaries of CLDR for scripts that write no spaces. */
#ifndef VERNACULAR_LANG_SEGMENT_H
#define VERNACULAR_LANG_SEGMENT_H

#include <stddef.h>

#include "base/arena.h"
#include "base/buf.h"
#include "lang/tag.h"

enum segment_kind {
	SEGMENT_BETWEEN, /* spaces and punctuation, one character each but
			  * for a run of spaces */
	SEGMENT_WORD,
	SEGMENT_NUMBER,
};

struct segment {
	size_t from, bytes; /* in the text */
	enum segment_kind kind;
};

struct segments {
	const struct segment *list;
	size_t count;
};

/* Cut all of a text.
 *   text  valid UTF-8
 *   ret   in the arena; the segments stand side by side and are all of it */
void segments_cut(const char *text, size_t count, const struct tag *,
		  struct arena *, struct segments *ret);

/* Words that a translator is paid for: segments that are words or numbers;
 * in scripts without spaces between words every character that is no space,
 * mark or punctuation. */
size_t segments_words(const char *text, size_t count, const struct tag *);

/* The same of a text whose language nobody said, by its scripts: characters
 * of Chinese and Japanese, words of the dictionary in Thai, Lao, Khmer and
 * Burmese, words and numbers elsewhere. */
size_t segments_words_any(const char *text, size_t count);

/* Whether the language writes its words without spaces between them. */
bool segments_unspaced(const struct tag *);

/* Append text with case and compatible forms made one, so that two spellings
 * of one word are the same bytes. Source: Unicode 5.18, "Caseless Matching". */
void segment_fold(const char *text, size_t count, struct buf *);

#endif
