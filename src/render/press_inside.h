/* The parts of a press, for the renderer that works with it. */
#ifndef VERNACULAR_RENDER_PRESS_INSIDE_H
#define VERNACULAR_RENDER_PRESS_INSIDE_H

#include "render/pdf_file.h"
#include "render/pdf_font.h"
#include "render/pdf_link.h"
#include "render/pdf_picture.h"
#include "render/pdf_tags.h"
#include "render/press.h"
#include "text/paragraph.h"

struct press {
	struct fonts *own_fonts; /* NULL where they are borrowed */
	struct typesetter *typesetter;
	struct arena *arena; /* of the letter that is printed */
	struct pdf_file *file;
	struct pdf_fonts *fonts;
	struct pdf_tags *tags;
	struct pdf_links *links;
	struct pdf_pictures *pictures;
	uint32_t generation; /* of the typesetter's words */
	bool large;	     /* the last file was: its memory is not kept */
	struct buf content;  /* of the page that is drawn */
	size_t pages;	     /* of the file written last */

	/* Object numbers. */
	uint32_t *page_objects, *content_objects, *font_objects;
	size_t page_objects_cap, content_objects_cap, font_objects_cap;
};

/* Files are no letters from here on: 300 pages or so. */
#define LARGE_FILE_BYTES (1 << 20)

/* Ready for another letter: nothing of the one before is used any more. */
void press_begin(struct press *);

#endif
