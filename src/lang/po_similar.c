/* How much of a message's words another has. */
#include "lang/po_similar.h"

#include <stdbool.h>
#include <string.h>

static bool
in_word(unsigned char c)
{
	return (c >= '0' && c <= '9') || ((c | 32) >= 'a' && (c | 32) <= 'z') ||
	       c == '{' || c == '}' || c == '_' || c >= 0x80;
}

/* FNV-1a. */
static uint32_t
hash(const char *text, size_t count)
{
	uint32_t value = 2166136261u;

	for (size_t i = 0; i < count; i++) {
		unsigned char c = (unsigned char)text[i];

		value ^= c >= 'A' && c <= 'Z' ? c | 32u : c;
		value *= 16777619u;
	}
	return value;
}

struct po_words
po_words_of(struct arena *arena, const char *text)
{
	struct po_words words = {0};
	size_t cap = 0;

	while (words.count < PO_WORDS_MAX) {
		size_t length = 0;

		while (*text && !in_word((unsigned char)*text))
			text++;
		while (in_word((unsigned char)text[length]))
			length++;
		if (!length)
			break;
		words.hash = arena_grow(arena, words.hash, words.count, &cap,
					sizeof *words.hash);
		words.hash[words.count++] = hash(text, length);
		text += length;
	}
	return words;
}

double
po_words_similar(const struct po_words *a, const struct po_words *b)
{
	size_t row[PO_WORDS_MAX + 1] = {
		0}; /* best up to b's word, a's so far */

	if (!a->count || !b->count)
		return a->count == b->count;
	for (size_t i = 0; i < a->count; i++) {
		size_t diagonal = 0;

		for (size_t j = 0; j < b->count; j++) {
			size_t above = row[j + 1];

			if (a->hash[i] == b->hash[j])
				row[j + 1] = diagonal + 1;
			else if (row[j] > above)
				row[j + 1] = row[j];
			diagonal = above;
		}
	}
	return 2.0 * (double)row[b->count] / (double)(a->count + b->count);
}
