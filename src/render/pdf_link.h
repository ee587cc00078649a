/* The links of a PDF file: where each is on the pages, and the annotations
 * that make them work. render/pdf_content says where a link was drawn.
 * Source: ISO 32000-1, 12.5.6.5 and 12.6.4.7; ISO 14289-1, 7.18. */
#ifndef VERNACULAR_RENDER_PDF_LINK_H
#define VERNACULAR_RENDER_PDF_LINK_H

#include "render/pdf_tags.h"

/* Belongs to one thread; its memory is kept from file to file. */
struct pdf_links;

struct pdf_links *pdf_links_new(void);
void pdf_links_free(struct pdf_links *);
void pdf_links_begin(struct pdf_links *);

/* A piece of the link was drawn there. Pages come in order; a piece that goes
 * on where the one before ended, on the same line, becomes part of it. */
void pdf_links_add(struct pdf_links *, const struct element *link,
		   uint32_t page, const struct pdf_box *);

/* Write the annotations, one for each link and page that it is on, and hang
 * them into the tags. */
void pdf_links_write(struct pdf_links *, struct pdf_file *, struct pdf_tags *);

/* Append the entry of a page that lists its annotations, if it has any; after
 * they were written.
 *   from  0 for the first page; then what was returned for the page before */
size_t pdf_links_of_page(const struct pdf_links *, size_t from, uint32_t page,
			 struct buf *);

/* Append a URL as a string of ASCII: what RFC 3986 does not allow as it is, is
 * percent-encoded. */
void pdf_put_url(struct buf *, const char *utf8);

#endif
