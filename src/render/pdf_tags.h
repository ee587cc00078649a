/* The tags of a PDF file: which marked content belongs to which element of the
 * structure tree, what it reads as, and the tree itself. render/pdf_content
 * marks as it draws; render/pdf has the tree written at the end.
 *
 * Content is marked per element and page. Where what is drawn reads in another
 * order than the text, the element says the text itself (ActualText); as that
 * would hide the elements within it, in an element that has some the stretch
 * becomes a Span of its own.
 * Source: ISO 32000-1, 14.6 to 14.9; ISO 14289-1. */
#ifndef VERNACULAR_RENDER_PDF_TAGS_H
#define VERNACULAR_RENDER_PDF_TAGS_H

#include "render/pages.h"
#include "render/pdf_file.h"

/* Belongs to one thread; its memory is kept from file to file. */
struct pdf_tags;

struct pdf_tags *pdf_tags_new(void);
void pdf_tags_free(struct pdf_tags *);

/* Begin a file. pages is borrowed until the tree is written. */
void pdf_tags_begin(struct pdf_tags *, const struct pages *);

/* The standard structure type, such as "P" or "H2". Levels of headings are
 * those of the document with none left out. */
const char *pdf_tags_type(const struct pdf_tags *, const struct element *);

/* The link that the element is or stands in; NULL for none. */
const struct element *pdf_tags_link(const struct pdf_tags *,
				    const struct element *);

/* Mark what is drawn next.
 *   page   from 0, never less than in the call before
 *   y_mpt  top of it, from the top of the page
 * Returns its identifier on the page. */
uint32_t pdf_tags_mark(struct pdf_tags *, const struct element *, uint32_t page,
		       int32_t y_mpt);

/* What it reads as, in logical order; several calls add up. */
void pdf_tags_text(struct pdf_tags *, const UChar *, size_t units);

/* What was marked last reads in another order as it is drawn. */
void pdf_tags_differs(struct pdf_tags *);

/* Where a figure is: milli-points from the bottom left. */
struct pdf_box {
	int32_t left_mpt, bottom_mpt, right_mpt, top_mpt;
};
void pdf_tags_box(struct pdf_tags *, const struct element *,
		  const struct pdf_box *);

/* An annotation belongs to the element. Returns its StructParent. */
uint32_t pdf_tags_annotation(struct pdf_tags *, const struct element *,
			     uint32_t page, uint32_t object);

/* A heading, for bookmarks. */
struct pdf_heading {
	int level; /* as tagged */
	uint32_t page;
	int32_t y_mpt;
	const UChar *title; /* valid until the next file begins */
	size_t units;
};
const struct pdf_heading *pdf_tags_headings(struct pdf_tags *,
					    size_t *ret_count);

/* Write the tree (render/pdf_tree.c).
 *   page_object  object number of each page
 * Returns the object number of its root. */
uint32_t pdf_tags_write(struct pdf_tags *, struct pdf_file *,
			const uint32_t *page_object);

#endif
