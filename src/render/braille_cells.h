/* Words as Braille cells, by liblouis. That library keeps its tables for the
 * whole process and is not safe for threads, so one lock stands round all of
 * it here: any thread may call, one goes through. Long work (a table is read
 * on its first use, up to a second) belongs on a worker.
 *
 * What it does silently wrong is caught: a character that a table does not
 * know is never written as if it were known. */
#ifndef VERNACULAR_RENDER_BRAILLE_CELLS_H
#define VERNACULAR_RENDER_BRAILLE_CELLS_H

#include <stdint.h>

#include "base/arena.h"
#include "base/buf.h"
#include "render/braille_table.h"

/* Dots 1 to 6 are the bits from the lowest; none is a blank. */
#define CELL_DOTS 0x3F
#define CELL_JOIN 0x40 /* a blank on which no line ends */

/* Marks of a character. */
#define BRAILLE_STRONG 1
#define BRAILLE_WHOLE 2 /* a line does not end on this blank */

/* Characters on their way into cells. A zeroed struct is empty. */
struct braille_text {
	uint32_t *cp;
	uint8_t *mark;
	const struct braille_table **table; /* of the language of each */
	size_t count, cap;
};

/* Append UTF-8. */
struct braille_add {
	const struct braille_table *table;
	uint8_t mark;
};
void braille_text_add(struct braille_text *, struct arena *, const char *text,
		      struct braille_add);

struct braille_cells {
	const uint8_t *cell;
	size_t count;
};

/* Translate. Characters that the language's code has not, such as a name in
 * another script, go by the code of a language of that script.
 *   grade  1 or 2, as braille_grade takes it
 *   ret    in the arena
 * Errors: E_INPUT a character that no table knows, the fault names it; E_IO a
 * table is not installed. */
enum status braille_translate(const struct braille_text *, int grade,
			      struct arena *, struct braille_cells *ret,
			      struct fault *) MUST_USE;

/* What cells say, as liblouis reads them back; appended. Marks of emphasis
 * are left out. Errors: E_NOT_FOUND the table cannot be read back; E_IO. */
enum status braille_back(const struct braille_table *, int grade,
			 const struct braille_cells *, struct buf *,
			 struct fault *) MUST_USE;

/* Whether the language's tables are installed and can be read. Errors: E_IO,
 * the fault names the table. */
enum status braille_check(const struct braille_table *, struct fault *)
	MUST_USE;

/* Whether the code itself, in its lowest grade, has a sign for the
 * character. Errors: E_IO. */
enum status braille_knows(const struct braille_table *, uint32_t cp,
			  bool *ret, struct fault *) MUST_USE;

/* The version of liblouis: "3.24.0". */
const char *braille_version(void);

#endif
