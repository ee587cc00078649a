/* What is gathered about a file's tags: by render/pdf_tags as pages are drawn,
 * read by render/pdf_tree that writes it. */
#ifndef VERNACULAR_RENDER_PDF_TAGS_INSIDE_H
#define VERNACULAR_RENDER_PDF_TAGS_INSIDE_H

#include "render/pdf_tags.h"

/* Indexes of the lists below are from 1; 0 is none. */
struct node {
	const struct element *element;
	const struct element *pending; /* its first child not yet a kid */
	uint32_t first_kid, last_kid;
	uint32_t heading; /* the one that it is or stands in */
	const struct element *link;
	bool attached, boxed;
	struct pdf_box box;
};

struct kid {
	enum kid_kind {
		KID_ELEMENT,
		KID_STRETCH,
		KID_ANNOTATION,
	} kind;
	uint32_t number; /* of the element; index of the stretch; object */
	uint32_t page;	 /* of the annotation */
	uint32_t next;
};

/* Marks of one element with none of its children between them. */
struct stretch {
	uint32_t node; /* the element's number */
	uint32_t first_mark, last_mark;
	bool differs;
	uint32_t span; /* object number of a Span of its own; 0 for none */
};

struct mark {
	uint32_t page, mcid, stretch, next;
	size_t from, to; /* of the text */
};

struct heading {
	uint32_t node, first_mark, last_mark;
	int level;
	int32_t y_mpt;
};

struct annotation {
	uint32_t node, object;
};

struct pdf_tags {
	const struct pages *pages;
	uint32_t page, mcids; /* of the page that is drawn */

	struct node *nodes;
	size_t nodes_cap;
	struct kid *kids;
	size_t kid_count, kids_cap;
	struct stretch *stretches;
	size_t stretch_count, stretches_cap;
	struct mark *marks;
	size_t mark_count, marks_cap;
	struct heading *headings;
	size_t heading_count, headings_cap;
	struct annotation *annotations;
	size_t annotation_count, annotations_cap;
	UChar *text;
	size_t text_count, text_cap;

	/* What the bookmarks say. */
	struct pdf_heading *titles;
	size_t titles_cap;
	UChar *title_text;
	size_t title_text_count, title_text_cap;

	/* What an element says itself, while it is written. */
	UChar *said;
	size_t said_count, said_cap;
};

#define AT(t, list, index) (&(t)->list[(index)-1])

/* The children of an element that nothing was drawn of become kids too. */
void pdf_tags_attach_rest(struct pdf_tags *, uint32_t element);

#endif
