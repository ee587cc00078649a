/* Which Braille code a language is written in: the tables of liblouis that
 * letters go through, by language and grade. One immutable table; every
 * pointer is static. A language that has no row has no Braille here.
 * Sources: Unesco, World Braille Usage, 3rd edition (2013); the tables' own
 * headers in liblouis 3.24. */
#ifndef VERNACULAR_RENDER_BRAILLE_TABLE_H
#define VERNACULAR_RENDER_BRAILLE_TABLE_H

#include <stdbool.h>
#include <stddef.h>

#include "base/fault.h"
#include "lang/tag.h"

#define BRAILLE_GRADES 2 /* 1 letter by letter, 2 contracted */

struct braille_table {
	const char *tag;
	const char *louis[BRAILLE_GRADES]; /* of liblouis, by grade less 1;
					    * NULL: the code has no such */
	bool back; /* what it writes can be read back by liblouis */
};

/* All of them, in order of tag; returns how many. */
size_t braille_tables(const struct braille_table **ret);

/* The language's. Errors: E_NOT_FOUND, the fault says that it has none. */
enum status braille_table_find(const struct tag *,
			       const struct braille_table **ret,
			       struct fault *) MUST_USE;

/* The grade that a reader of the wished one gets: it, or where the code has
 * no contractions grade 1. 0 where there is only grade 2 and 1 is wished.
 *   wished  1 or 2 */
int braille_grade(const struct braille_table *, int wished);

#endif
