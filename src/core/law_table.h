/* The tables of the law as text (db/rules/, and a landlord's corrections):
 * rows of lines, each a key and what is said of it; the first key of a table
 * begins a row. Lines that are empty or begin with # say nothing. Here lines
 * are taken apart and their common values read; what a key means is for
 * form_rule and statute, which have a table each. */
#ifndef VERNACULAR_CORE_LAW_TABLE_H
#define VERNACULAR_CORE_LAW_TABLE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/fault.h"

#define LAW_WORDS_MAX 24

struct law_keys {
	const char *const *list; /* the first begins a row */
	size_t count;
	const char *orphan; /* message id: {value} stands before any row */
};

/* The line that is read. Begin with name, arena, faults. */
struct law_line {
	const char *name; /* of the file, for faults */
	struct arena *arena;
	struct faults *faults;
	int line;	   /* from 1 on */
	const char *where; /* NAME:LINE */
	char *rest;	   /* of the line after its key, may be written in */
	const char *word[LAW_WORDS_MAX]; /* of rest */
	size_t words;
};

/* Every line that says something, in order; take's key is a place in keys. */
void law_lines(struct law_line *, const char *text, const struct law_keys *,
	       void (*take)(struct law_line *, int key, void *self),
	       void *self);

/* Go back to a row's line, for what is wrong with the whole of it. */
void law_line_at(struct law_line *, int line);
/* Take the words of another text, such as a part of rest. */
void law_words(struct law_line *, const char *text);

/* Each adds a fault where the line does not say such a thing; false, NULL and
 * untouched results say so too. */
void law_wrong(struct law_line *, const char *message, const char *value);
const char *law_one_word(struct law_line *);
bool law_name(struct law_line *, const char *const *names, size_t count,
	      const char *word, int *ret);
/* All words, as bits of the places in names, added to *ret. */
void law_bits(struct law_line *, const char *const *names, size_t count,
	      unsigned *ret);
/* word may be NULL, where it was found wrong before. */
bool law_day(struct law_line *, const char *word, int32_t *ret);
/* The line's only word as a code, which stands in addresses and options:
 * small letters, digits, hyphens, 40 at most. Never NULL. */
const char *law_code(struct law_line *);
bool law_is_code(const char *word);
/* A whole number from least to most, in front of what *ret_end points to. */
bool law_number(const char *word, long least, long most, int *ret,
		const char **ret_end);

#endif
