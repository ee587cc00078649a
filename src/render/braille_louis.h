/* liblouis behind its lock: one table, one run of characters at a time. Only
 * render/braille_cells calls this.
 * Source: the liblouis reference manual, "Programming with liblouis". */
#ifndef VERNACULAR_RENDER_BRAILLE_LOUIS_H
#define VERNACULAR_RENDER_BRAILLE_LOUIS_H

#include <stdbool.h>

#include "render/braille_cells.h"

struct louis_run {
	const char *table; /* a list of tables as liblouis takes it */
	const uint32_t *cp;
	const uint8_t *mark;
	size_t count;
};

/* Append its cells, a byte each. What was translated lately is kept.
 * Errors: E_IO the table is not installed; E_INTERNAL. */
enum status louis_translate(const struct louis_run *, struct buf *cells,
			    struct fault *) MUST_USE;

/* Which of some characters the table knows.
 *   ret  room for count
 * Errors: E_IO. */
enum status louis_look(const char *table, const uint32_t *cp, size_t count,
		       bool *ret, struct fault *) MUST_USE;

/* Read cells back as UTF-8, appended. Errors: E_IO. */
enum status louis_back(const char *table, const struct braille_cells *,
		       struct buf *, struct fault *) MUST_USE;

/* Errors: E_IO. */
enum status louis_check(const char *table, struct fault *) MUST_USE;

#endif
