/* Lines of Braille on pages: filled, kept together, numbered. Called by
 * render/braille.
 *
 * The last line of each page holds its number at the right edge and nothing
 * else. Sources: UKAAF, General document formatting (2018); BANA, Braille
 * Formats (2016), section 1. */
#ifndef VERNACULAR_RENDER_BRAILLE_PAGES_H
#define VERNACULAR_RENDER_BRAILLE_PAGES_H

#include "render/braille_cells.h"

/* A page's size in cells and lines, the number's line included. */
struct braille_size {
	int cells, lines;
};

#define BRAILLE_CELLS 40
#define BRAILLE_LINES 25
#define BRAILLE_CELLS_MIN 20
#define BRAILLE_CELLS_MAX 60
#define BRAILLE_LINES_MIN 10
#define BRAILLE_LINES_MAX 60

struct braille_line {
	const uint8_t *cell;
	int count, indent;
	bool blank; /* parts what is above from what is below: not at the head
		     * of a page, and never two */
	bool with_next; /* on the same page as the next line */
	bool turn;	/* on a new page */
};

struct braille_pages {
	struct arena *arena;
	struct braille_size size;
	struct braille_line *line;
	size_t count, cap;
};

/* Where the lines of a paragraph stand. */
struct braille_margin {
	int first, rest; /* cells from the left edge */
	bool centred;	 /* both count for nothing */
	uint8_t split; /* ends a line within a word that is longer than one */
};

/* Append the lines of one paragraph. */
void braille_fill(struct braille_pages *, const struct braille_cells *,
		  const struct braille_margin *);

void braille_blank(struct braille_pages *);
void braille_turn(struct braille_pages *);

/* The lines from `from` on stay together, the last one not with what
 * follows. */
void braille_together(struct braille_pages *, size_t from);

/* Write them out, page by page.
 *   number  the cells of a page's number
 * Calls end of a page and line in order; a line's trailing blanks are left
 * out, and empty lines before the number are called. */
struct braille_printer {
	void (*page)(struct braille_printer *);
	void (*line)(struct braille_printer *, const uint8_t *cell, int count);
	void (*page_end)(struct braille_printer *);
	struct braille_cells (*number)(struct braille_printer *, int page);
	struct buf *out;
};
void braille_print(const struct braille_pages *, struct braille_printer *);

#endif
