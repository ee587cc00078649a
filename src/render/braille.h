/* A document as Braille: read block by block into lines on pages, which BRF
 * and PEF write down. Headings, lists, quotations and rules keep the forms
 * that readers know; a table becomes a row of labelled lines; a picture is its
 * description; a link is its words and its address.
 * Sources: UKAAF, General document formatting (2018); BANA, Braille Formats
 * (2016), sections 4, 8, 9 and 11; Rules of Unified English Braille (2013). */
#ifndef VERNACULAR_RENDER_BRAILLE_H
#define VERNACULAR_RENDER_BRAILLE_H

#include "doc/tree.h"
#include "render/braille_pages.h"

struct render_options;

struct braille_options {
	int grade; /* 1 or 2; 0: 2 where the language has it */
	struct braille_size size; /* 0 by 0: 40 by 25 */
};

/* A document's lines, and how its pages are numbered. */
struct braille {
	struct braille_pages pages;
	const struct braille_table *table; /* of the document's language */
	int grade;
	struct arena *arena;
};

/* With what goes with it, each from a new page. In the arena.
 * Errors: E_INPUT a language this version does not know, or a character that
 * no table knows; E_NOT_FOUND a language without a table, or without the
 * grade; E_IO. */
enum status braille_make(const struct document *, const struct render_options *,
			 struct arena *, struct braille *ret, struct fault *)
	MUST_USE;

/* The cells of a page's number. In the arena. */
struct braille_cells braille_number(const struct braille *, int page);

/* A passage for a proof-reader: what it says, its cells as Unicode Braille,
 * and what those say when they are read back ("" where they cannot be). */
struct braille_passage {
	const char *text, *cells, *back;
};
struct braille_passages {
	struct braille_passage *list;
	size_t count, cap;
};

/* The passages of a document in order. In the arena.
 * Errors: those of braille_make. */
enum status braille_proof(const struct document *,
			  const struct render_options *, struct arena *,
			  struct braille_passages *ret, struct fault *)
	MUST_USE;

#endif
