/* What documents leave as: a table of renderers over one const tree. */
#ifndef VERNACULAR_RENDER_RENDER_H
#define VERNACULAR_RENDER_RENDER_H

#include <stddef.h>

#include "base/buf.h"
#include "base/fault.h"
#include "doc/tree.h"

enum render_frame {
	RENDER_FILE, /* stands alone: head, style sheet, print rules */
	RENDER_PART, /* stands in a page of ours that brings the style */
};

enum paper {
	PAPER_WHITE,
	PAPER_CREAM,
	PAPER_YELLOW,
	PAPER_BLUE,
	PAPER_GREEN,
	PAPER_PINK,
};

/* The paper called so, "cream"; white for any other word, or none. */
enum paper paper_named(const char *name);

enum bilingual {
	BILINGUAL_SIDE,  /* clause beside clause */
	BILINGUAL_AFTER, /* the other after the first */
};

/* How far apart lines and paragraphs stand. */
enum spacing {
	SPACING_PLAIN,
	SPACING_WIDE, /* for who reads with dyslexia: a half more */
};

#define SIZE_PT_MIN 12
#define SIZE_PT_MAX 28
#define EASY_READ_PT 16 /* large print begins here */

struct braille_options;
struct letterhead;
struct press;

/* A form that goes with a letter. */
struct enclosure {
	const struct document *form;	  /* set whole, from a new page; NULL:
					   * the document is the form itself */
	const struct document *companion; /* what it says in another language:
					   * beside it from one more page,
					   * under its banners; NULL: none */
};

struct render_options {
	enum render_frame frame;
	/* What PDF needs besides; the others pass it by. */
	struct press *press; /* never NULL for PDF */
	int size_pt;         /* SIZE_PT_MIN to SIZE_PT_MAX; 0: the least, of
			      * Easy Read EASY_READ_PT */
	enum paper paper;
	enum spacing spacing;
	const struct letterhead *letterhead; /* NULL for none */
	const struct document *other; /* the same in another language: a
				       * bilingual letter; NULL for none */
	enum bilingual bilingual;
	const struct enclosure *enclosure; /* in every format; NULL: none */
	const struct braille_options *braille; /* of BRF and PEF; NULL: the
						* usual */
};

struct renderer {
	const char *name;      /* "html" */
	const char *mime;      /* "text/html; charset=utf-8" */
	const char *extension; /* "html" */
	/* Append the document to the buffer. Thread-safe. */
	enum status (*render)(const struct document *,
			      const struct render_options *, struct buf *,
			      struct fault *);
};

/* The renderer of that name.
 * Errors: E_INPUT for a name that is none, or one of a format that this
 * version does not have; the fault says which there are. */
enum status render_find(const char *name, const struct renderer **ret,
			struct fault *) MUST_USE;

/* Errors: those of pages_make, and of pdf_fonts_write. Thread-safe as long as
 * each thread has a press of its own. */
enum status render_pdf(const struct document *, const struct render_options *,
		       struct buf *, struct fault *) MUST_USE;
enum status render_html(const struct document *, const struct render_options *,
			struct buf *, struct fault *) MUST_USE;
enum status render_text(const struct document *, const struct render_options *,
			struct buf *, struct fault *) MUST_USE;
/* Errors: those of speech_make and speech_sound. Slow: see there. */
enum status render_wav(const struct document *, const struct render_options *,
		       struct buf *, struct fault *) MUST_USE;
enum status render_ogg(const struct document *, const struct render_options *,
		       struct buf *, struct fault *) MUST_USE;
enum status render_tree(const struct document *, const struct render_options *,
			struct buf *, struct fault *) MUST_USE;
/* Braille ready for an embosser, and as a file that keeps its cells.
 * Errors: those of braille_make. Thread-safe; one at a time goes through. */
enum status render_brf(const struct document *, const struct render_options *,
		       struct buf *, struct fault *) MUST_USE;
enum status render_pef(const struct document *, const struct render_options *,
		       struct buf *, struct fault *) MUST_USE;

#endif
