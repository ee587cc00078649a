/* How hard English is to read: the Flesch-Kincaid grade level, which counts
 * words in a sentence and syllables in a word. A pupil of grade 1 is six, so
 * the age is the grade and five.
 * Source: Kincaid, Fishburne, Rogers and Chissom, "Derivation of New
 * Readability Formulas", Research Branch Report 8-75, 1975. */
#ifndef VERNACULAR_NOTICE_READING_H
#define VERNACULAR_NOTICE_READING_H

#include <stddef.h>

#include "base/arena.h"

struct reading_sentence {
	const char *text; /* in the arena, with plain quotes and dashes */
	const char *path; /* as reading_add got it */
	int line;
	size_t words, syllables;
};

/* Start with the arena and nothing else. */
struct reading {
	struct arena *arena;
	struct reading_sentence *list;
	size_t count, cap;
	size_t words, syllables;
};

/* Take one paragraph or list item into account, sentence by sentence; its end
 * is the end of a sentence. A field, written {name}, is a word of one syllable,
 * and so is a number.
 *   text  UTF-8
 *   path  borrowed for as long as the reading is used */
void reading_add(struct reading *, const char *text, const char *path,
		 int line);

/* In years; 0 where nothing was added. */
double reading_age(const struct reading *);
double reading_sentence_age(const struct reading_sentence *);

#endif
