/* How alike sentences are, and by which words they are found. */
#include "notice/memory.h"

#include <stdlib.h>
#include <string.h>

#define BLOCK 64

/* Of each word that the sentence has, in which places: `blocks` machine words
 * a row. Rows are found by open addressing. */
struct memory_measure {
	size_t words, blocks;
	size_t rows; /* a power of two, half of them free */
	uint32_t *word; /* 0: a free row */
	uint64_t *places;
	uint64_t *up, *down; /* vertical differences, by block */
};

static size_t
row_of(const struct memory_measure *measure, uint32_t word)
{
	size_t at = (size_t)word * 2654435761u & (measure->rows - 1);

	while (measure->word[at] && measure->word[at] != word)
		at = (at + 1) & (measure->rows - 1);
	return at;
}

struct memory_measure *
memory_measure_new(const struct sentence *sentence, struct arena *arena)
{
	struct memory_measure *measure = arena_alloc(arena, sizeof *measure);
	size_t words = sentence->words;

	measure->words = words;
	measure->blocks = (words + BLOCK - 1) / BLOCK;
	measure->rows = 8;
	while (measure->rows < 2 * words)
		measure->rows *= 2;
	measure->word = arena_alloc(arena, measure->rows *
						   sizeof *measure->word);
	measure->places =
		arena_alloc(arena, (measure->rows * measure->blocks + 1) *
					   sizeof *measure->places);
	measure->up = arena_alloc(arena, (measure->blocks + 1) *
						 sizeof *measure->up);
	measure->down = arena_alloc(arena, (measure->blocks + 1) *
						   sizeof *measure->down);
	for (size_t i = 0; i < words; i++) {
		size_t row = row_of(measure, sentence->word[i]);

		measure->word[row] = sentence->word[i];
		measure->places[row * measure->blocks + i / BLOCK] |=
			UINT64_C(1) << i % BLOCK;
	}
	return measure;
}

/* One column of a block; the horizontal difference goes in at its top and
 * comes out at bit last. */
static int
block_step(struct memory_measure *measure, size_t block, uint64_t places,
	   int in, unsigned last)
{
	uint64_t up = measure->up[block], down = measure->down[block];
	uint64_t vertical = places | down, horizontal, right, left;
	int out = 0;

	places |= in < 0;
	horizontal = (((places & up) + up) ^ up) | places;
	right = down | ~(horizontal | up);
	left = up & horizontal;
	if (right >> last & 1)
		out = 1;
	else if (left >> last & 1)
		out = -1;
	right = right << 1 | (in > 0);
	left = left << 1 | (in < 0);
	measure->up[block] = left | ~(vertical | right);
	measure->down[block] = right & vertical;
	return out;
}

size_t
memory_distance(struct memory_measure *measure, const uint32_t *word,
		size_t words)
{
	size_t blocks = measure->blocks;
	int64_t distance = (int64_t)measure->words;

	if (!blocks)
		return words;
	for (size_t b = 0; b < blocks; b++) {
		measure->up[b] = UINT64_MAX;
		measure->down[b] = 0;
	}
	for (size_t i = 0; i < words; i++) {
		const uint64_t *places =
			&measure->places[row_of(measure, word[i]) * blocks];
		int in = 1; /* another word of the other sentence: one more */

		for (size_t b = 0; b + 1 < blocks; b++)
			in = block_step(measure, b, places[b], in, BLOCK - 1);
		distance += block_step(measure, blocks - 1, places[blocks - 1],
				       in,
				       (unsigned)((measure->words - 1) %
						  BLOCK));
	}
	return (size_t)distance;
}

/* The next lexeme that is a slot, a word or a mark. */
static const struct lexeme *
next_of(const struct sentence *sentence, size_t *at, enum lexeme_kind kind)
{
	while (*at < sentence->count) {
		const struct lexeme *lexeme = &sentence->lexeme[(*at)++];
		enum lexeme_kind is =
			lexeme_slot(lexeme) ? LEXEME_FIELD : lexeme->kind;

		if (is == kind)
			return lexeme;
	}
	return NULL;
}

/* Do all lexemes of a kind stand there as in the other? */
static bool
same_of(const struct sentence *a, const struct sentence *b,
	enum lexeme_kind kind)
{
	const struct lexeme *x, *y;
	size_t i = 0, k = 0;

	do {
		x = next_of(a, &i, kind);
		y = next_of(b, &k, kind);
		if (x && y && !lexeme_same(x, y))
			return false;
	} while (x && y);
	return x == y;
}

/* Where all words are the same: what else differs. */
static int
small_differences(const struct sentence *a, const struct sentence *b)
{
	int differences = !same_of(a, b, LEXEME_FIELD) +
			  !same_of(a, b, LEXEME_WORD) +
			  !same_of(a, b, LEXEME_MARK);

	return differences || !strcmp(a->text, b->text) ? differences : 1;
}

int
memory_percent(const struct sentence *a, const struct sentence *b,
	       struct arena *arena)
{
	size_t most = a->words > b->words ? a->words : b->words;
	size_t distance = 0;

	if (most)
		distance = memory_distance(memory_measure_new(a, arena),
					   b->word, b->words);
	if (!distance)
		return 100 - small_differences(a, b);
	return (int)(100 * (most - distance) / most);
}

/* A word of a sentence as one of its set: the second "the" is another word. */
struct key {
	uint32_t number;
	unsigned char common;
	size_t bytes;
	unsigned again;
};

/* Rare before common, long before short; then by number, which is as good as
 * any and the same everywhere. */
static int
rarest_first(const void *a, const void *b)
{
	const struct key *x = a, *y = b;

	if (x->common != y->common)
		return x->common < y->common ? -1 : 1;
	if (x->bytes != y->bytes)
		return x->bytes > y->bytes ? -1 : 1;
	if (x->number != y->number)
		return x->number < y->number ? -1 : 1;
	return (x->again > y->again) - (x->again < y->again);
}

/* Words that two sentences have in common at least, of the longer one. */
static size_t
in_common(size_t words)
{
	return (words * MEMORY_LEAST + 99) / 100;
}

size_t
memory_keys(const struct sentence *sentence, struct arena *arena,
	    uint32_t **ret)
{
	size_t n = 0, keys = sentence->words - in_common(sentence->words) + 1;
	struct key *key = arena_alloc(arena, (sentence->words + 1) *
						     sizeof *key);

	*ret = arena_alloc(arena, (keys + 1) * sizeof **ret);
	if (!sentence->words)
		return 0;
	for (size_t i = 0; i < sentence->count; i++) {
		const struct lexeme *lexeme = &sentence->lexeme[i];

		if (lexeme->kind != LEXEME_MARK)
			key[n++] = (struct key){lexeme->number, lexeme->common,
						lexeme_slot(lexeme)
							? 0
							: lexeme->bytes,
						0};
	}
	qsort(key, n, sizeof *key, rarest_first);
	for (size_t i = 1; i < n; i++)
		if (key[i].number == key[i - 1].number)
			key[i].again = key[i - 1].again + 1;
	for (size_t i = 0; i < keys; i++)
		(*ret)[i] = key[i].number + key[i].again * 0x9e3779b1u;
	return keys;
}

void
memory_bits(const uint32_t *word, size_t words, uint64_t ret[MEMORY_BITS])
{
	for (int i = 0; i < MEMORY_BITS; i++)
		ret[i] = 0;
	for (size_t i = 0; i < words; i++) {
		uint32_t bit = word[i] * 0x9e3779b1u >> 25;

		ret[bit / 64] |= UINT64_C(1) << bit % 64;
	}
}

/* Words of a that b does not have, at least. */
static size_t
only_in(const struct memory_outline *a, const struct memory_outline *b)
{
	size_t only = 0;

	for (int i = 0; i < MEMORY_BITS; i++)
		only += (size_t)__builtin_popcountll(a->bits[i] & ~b->bits[i]);
	return only;
}

int
memory_bound(const struct memory_outline *a, const struct memory_outline *b)
{
	size_t most = a->words > b->words ? a->words : b->words;
	size_t of_a = a->words - only_in(a, b);
	size_t of_b = b->words - only_in(b, a);
	size_t both = of_a < of_b ? of_a : of_b;

	return both >= in_common(most) && most ? (int)(100 * both / most) : 0;
}

size_t
memory_shortest(size_t words)
{
	return in_common(words);
}

size_t
memory_longest(size_t words)
{
	return words * 100 / MEMORY_LEAST;
}
