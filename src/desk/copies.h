/* What a letter is issued as, all made of one document: its page, its text,
 * and the copies that hang on it. Internal to desk/. */
#ifndef VERNACULAR_DESK_COPIES_H
#define VERNACULAR_DESK_COPIES_H

#include "desk/desk.h"
#include "render/render.h"
#include "store/letter.h"

struct document;
struct letter_printed;

#define COPIES_MAX 6

/* What they are made of. */
struct copies_of {
	int64_t organisation; /* whose letterhead it gets */
	const struct document *document;
	const struct enclosure *enclosure; /* a form; NULL: none */
	int size_pt;			   /* 0: the least */
	enum paper paper;
	enum spacing spacing;
};

struct copies {
	const char *html, *text;
	struct letter_copy list[COPIES_MAX];
	size_t count;
};

/* Make them all, in the visit's arena. Errors: those of the renderers. */
enum status copies_make(struct visit *, const struct copies_of *,
			struct copies *ret, struct fault *) MUST_USE;

/* Page and text alone, for a look before. */
enum status copies_show(struct visit *, const struct copies_of *,
			struct copies *ret, struct fault *) MUST_USE;

/* Pages alone, as a PDF; sets only bytes and count. */
enum status copies_pages(struct visit *, const struct copies_of *,
			 struct letter_printed *ret, struct fault *) MUST_USE;

/* One more of the copies. format: static. */
struct buf;
void copies_add(struct visit *, struct copies *, const char *format,
		const struct buf *content);

/* A document on pages or in any other format.
 *   format   as render_find has it
 * Sets only bytes, count, mime and extension. Errors: E_NOT_FOUND no such
 * format; those of the renderers. */
struct copies_as {
	struct copies_of of;
	const char *format;
	int grade;   /* of Braille; 0: 2 where the language has it */
};
enum status copies_print(struct visit *, const struct copies_as *,
			 struct letter_printed *ret, struct fault *) MUST_USE;

/* Errors: E_NOT_FOUND, always: it is not to be had so. */
enum status copies_none(struct visit *, const char *format, struct fault *)
	MUST_USE;

/* Find the pictures of a thawed document where the notice has them. */
enum status copies_pictures(struct visit *, const char *notice,
			    struct document *, struct fault *) MUST_USE;

/* Hang them on the letter; on the writer. */
enum status copies_keep(struct visit *, int64_t letter, const struct copies *,
			struct fault *) MUST_USE;

#endif
