/* Test data with one case a line: fields between " | ", # begins a comment.
 * Spaces around a field align columns and are no part of it; a backslash
 * writes what an editor hides: \n \t \u0020. */
#ifndef VERNACULAR_TESTS_LINES_H
#define VERNACULAR_TESTS_LINES_H

#include <stddef.h>

#define LINE_FIELDS 16

struct line {
	const char *file;
	unsigned number;
	size_t fields;
	const char *field[LINE_FIELDS]; /* unescaped; never NULL */
};

/* Call check for each line of a file below the source folder; every line has
 * at least so many fields. Returns how many there were; a file that cannot be
 * read or is malformed fails the test. */
size_t lines_each(const char *file, size_t fields,
		  void (*check)(const struct line *));

/* The same for a check that goes on after a wrong line: it says so with
 * line_wrong or line_same, and the test fails at the end. */
void lines_all(const char *file, size_t fields,
	       void (*check)(const struct line *));

/* Print the line, what was looked at, what was wanted and what came. */
void line_wrong(const struct line *, const char *what, const char *wanted,
		const char *got);

/* line_wrong unless both are the same text. got may be NULL. */
void line_same(const struct line *, const char *what, const char *wanted,
	       const char *got);

#endif
