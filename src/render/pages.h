/* Pages: a document laid out, as ink in reading order and the elements that it
 * belongs to. Made by render/pages from a document, drawn by render/pdf.
 * Positions are thousandths of a point from the top left corner. */
#ifndef VERNACULAR_RENDER_PAGES_H
#define VERNACULAR_RENDER_PAGES_H

#include "base/arena.h"
#include "doc/tree.h"
#include "render/render.h"
#include "text/paragraph.h"

enum role {
	ROLE_DOCUMENT,
	ROLE_SECTION,
	ROLE_HEADING,
	ROLE_PARAGRAPH,
	ROLE_LIST,
	ROLE_ITEM,
	ROLE_LABEL,
	ROLE_BODY,
	ROLE_TABLE,
	ROLE_ROW,
	ROLE_HEADER_CELL,
	ROLE_CELL,
	ROLE_QUOTE,
	ROLE_FIGURE,
	ROLE_LINK,
	ROLE_SPAN,
};

enum scope {
	SCOPE_COLUMN,
	SCOPE_ROW,
};

/* A node of the structure tree. */
struct element {
	enum role role;
	int level;	    /* heading: 1 to 6 */
	bool ordered;	    /* list: labels are numbers */
	enum scope scope;   /* header cell */
	uint32_t rgb;	    /* link, span: of the runs that it owns */
	const char *lang;   /* only where it changes */
	const char *alt;    /* figure: what it shows; link: its words */
	const char *target; /* link: where it goes */
	uint32_t number;    /* from 0, in document order */
	const struct element *parent, *child, *next;
};

enum ink_kind {
	INK_LINE, /* of text */
	INK_RULE, /* a filled rectangle */
	INK_PICTURE,
};

enum artifact {
	ARTIFACT_LAYOUT,
	ARTIFACT_PAGINATION,
	ARTIFACT_BACKGROUND,
};

struct picture;

struct ink {
	enum ink_kind kind;
	const struct element *element; /* NULL: all of it is an artifact. Else
					* a line's runs belong to their owners,
					* which are links and spans within this
					* element, or to it where they have
					* none */
	enum artifact artifact;
	int32_t x_mpt, y_mpt; /* left edge; base line of a line, else top */
	int32_t width_mpt, height_mpt; /* a line's height is its leading */
	int size_pt;		       /* line */
	uint32_t rgb;		       /* 0xRRGGBB; of runs without owner */
	const struct text_line *line;
	const struct picture *picture;
};

struct page {
	const struct ink *ink;
	size_t inks;
};

struct pages {
	const struct page *page;
	size_t count;
	const struct element *root;
	uint32_t elements;
	int32_t width_mpt, height_mpt;
	const char *title, *lang;
};

/* Lay out. Everything lives in the arena, the words in the typesetter.
 * Errors: those of text_lay, with where as "line N"; E_INPUT what no page can
 * hold. */
enum status pages_make(struct typesetter *, const struct document *,
		       const struct render_options *, struct arena *,
		       const struct pages **ret, struct fault *) MUST_USE;

#endif
