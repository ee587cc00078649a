/* Documents laid out, for tests of pages: what stands where, and what it
 * reads as. */
#ifndef VERNACULAR_TESTS_UNIT_LAID_H
#define VERNACULAR_TESTS_UNIT_LAID_H

#include "base/buf.h"
#include "render/pages.h"

struct laid {
	struct arena *arena;
	struct fonts *fonts;
	struct typesetter *typesetter;
	const struct pages *pages;
	struct fault fault;
};

void laid_open(struct laid *);
void laid_close(struct laid *);

/* A document of Markdown, in the arena. */
struct document *laid_document(struct laid *, const char *lang,
			       const char *markdown);

/* Lay out; the test fails where that does. */
const struct pages *laid_make(struct laid *, const struct document *,
			      const struct render_options *);

/* The text of a line in logical order, appended. */
void line_text(const struct text_line *, struct buf *);

/* All text that is no artifact and no label, in the order of the structure,
 * without spaces. Fails where ink is drawn in another order. */
void pages_text(const struct pages *, struct buf *);

/* The structure, such as "Document(H1 P(Link))". */
void pages_structure(const struct element *, struct buf *);

/* Fails where ink leaves the page's border or lines overlap. */
void pages_sound(const struct pages *);

#endif
