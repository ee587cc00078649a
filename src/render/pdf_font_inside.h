/* What the files of render/pdf_font share. */
#ifndef VERNACULAR_RENDER_PDF_FONT_INSIDE_H
#define VERNACULAR_RENDER_PDF_FONT_INSIDE_H

#include "base/arena.h"
#include "base/buf.h"
#include "render/pdf_font.h"
#include "render/subset_cff.h"
#include "render/subset_glyf.h"

#define PAIR_BUCKETS 2048

/* A glyph and the text that it stands for. */
struct pair {
	struct pair *next; /* in its bucket */
	uint32_t hash;
	struct face *face;
	struct outline *outline;

	/* In the file. */
	uint32_t file; /* which one it has a code in */
	uint16_t cid;

	uint16_t units;
	const UChar *text;
	uint32_t hex_count;
	const char *hex; /* the text as ToUnicode has it: "<0041>" */
};

/* The streams of a face in the file before. They are kept when two files in a
 * row have the same codes for it, and not made again for the third. */
struct same_face {
	struct pair **pair;
	size_t codes, cap;
	bool again;			/* this file has the same codes */
	uint64_t tag;			/* in its name */
	struct buf program, to_unicode; /* nothing where not kept */
};

/* A font, and what it has in the file. */
struct face {
	const struct font *font;
	struct glyf *glyf; /* one of these is NULL */
	struct cff *cff;
	struct buf name;       /* PostScript's, fit to be a PDF name */
	struct buf descriptor; /* what no file changes */

	uint32_t file;
	int number;
	struct pair **pair; /* by code, from 1 */
	struct outline **outline;
	size_t codes, pairs_cap, outlines_cap;
	struct same_face same;
};

/* A word's codes. */
struct slot {
	struct coded coded;
	uint32_t file; /* which one the codes are of */
	struct face *face;
	struct pair **pair;
	struct code *code;
};

struct pdf_fonts {
	uint32_t file, generation;
	bool frozen;
	struct face **face;
	size_t faces, faces_cap;
	struct face **used; /* in the file, by number */
	size_t used_count, used_cap;

	struct arena *arena; /* pairs and slots */
	size_t kept_bytes;
	struct pair *bucket[PAIR_BUCKETS];
	struct slot **slot; /* by the word's serial */
	size_t slots;

	struct buf scratch;
};

/* What a file cannot be written for. */
enum status pdf_font_damaged(const struct font *, struct fault *);

/* Fill in face->name and face->descriptor. */
void pdf_font_describe(struct face *);

#endif
