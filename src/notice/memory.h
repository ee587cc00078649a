/* How alike two sentences are, how they differ, and what becomes of a
 * translation where only values differ. Pure; the store finds the sentences.
 *
 * The measure: of the longer sentence's words (a slot is a word, a mark is
 * none) the share that need not be inserted, dropped or changed to make one
 * the other, in whole per cent rounded down. Where all words are the same, one
 * is taken off for each of: other values in slots, other capitals, other
 * punctuation, Markdown or spaces. So 100 are the very same bytes. */
#ifndef VERNACULAR_NOTICE_MEMORY_H
#define VERNACULAR_NOTICE_MEMORY_H

#include "notice/sentence.h"

#define MEMORY_LEAST 75 /* per cent: below it nothing is found */
#define MEMORY_CONTEXT 101 /* the same, between the same neighbours */

/* One sentence made ready to be compared with many. */
struct memory_measure;
struct memory_measure *memory_measure_new(const struct sentence *,
					  struct arena *);

/* Words to insert, drop or change. Any number of words; 64 of them at a time
 * in one machine word. Source: G. Myers, "A fast bit-vector algorithm for
 * approximate string matching", with H. Hyyrö's blocks. */
size_t memory_distance(struct memory_measure *, const uint32_t *word,
		       size_t words);

/* 0 to 100, by the measure above. */
int memory_percent(const struct sentence *, const struct sentence *,
		   struct arena *);

/* The difference, for showing: made of `then` (what is remembered) and `now`
 * (what is asked for). Same and removed pieces are then's text, added ones
 * now's. */
enum memory_change { MEMORY_SAME, MEMORY_REMOVED, MEMORY_ADDED };
struct memory_piece {
	enum memory_change change;
	const char *text; /* in the arena */
};
struct memory_pieces {
	const struct memory_piece *list;
	size_t count;
};
void memory_difference(const struct sentence *then, const struct sentence *now,
		       struct arena *, struct memory_pieces *ret);

/* The translation of `then` with now's values in place of then's, where
 * nothing else differs.
 *   target  the translation of then
 *   ret     in the arena
 * False, and ret untouched: the sentences differ in more than values, a value
 * does not stand in the translation as often as in the English, as it is
 * written there, or two values that change were written the same. */
bool memory_adapt(const struct sentence *then, const struct sentence *now,
		  const struct sentence *target, struct arena *,
		  const char **ret);

/* The words by which a sentence is found: two that are at least MEMORY_LEAST
 * per cent alike have one of these in common. Rarest first, in an order that
 * is the same for every sentence and never changes, since it is stored.
 *   ret  in the arena
 * Source: prefix filtering (Chaudhuri, Ganti and Kaushik, "A primitive
 * operator for similarity joins in data cleaning"). */
size_t memory_keys(const struct sentence *, struct arena *, uint32_t **ret);

/* Which words there are, as 128 bits: what two sentences have in common is at
 * most what their bits allow. Source: bitmap filters of set similarity. */
#define MEMORY_BITS 2
void memory_bits(const uint32_t *word, size_t words,
		 uint64_t ret[MEMORY_BITS]);

/* How alike sentences of so many words with these bits can be at most, in per
 * cent; 0 where it is less than MEMORY_LEAST. */
struct memory_outline {
	size_t words;
	uint64_t bits[MEMORY_BITS];
};
int memory_bound(const struct memory_outline *, const struct memory_outline *);

/* The fewest and most words of a sentence that can be alike. */
size_t memory_shortest(size_t words);
size_t memory_longest(size_t words);

#endif
