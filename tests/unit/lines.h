/* Test data with one case a line: fields between " | ", # begins a comment.
 * A backslash writes what an editor hides: \n \t \uXXXX. */
#ifndef VERNACULAR_TESTS_LINES_H
#define VERNACULAR_TESTS_LINES_H

#include <stddef.h>

#define LINE_FIELDS 8

struct line {
	unsigned number;
	size_t fields;
	const char *field[LINE_FIELDS]; /* unescaped; never NULL */
};

/* Call check for each line of a file below the source folder; every line has
 * at least so many fields. Returns how many there were; a file that cannot be
 * read or is malformed fails the test. */
size_t lines_each(const char *file, size_t fields,
		  void (*check)(const struct line *));

#endif
