/* An edition: many letters of one notice in one language, one file each, at
 * the cost of what differs between them. Fonts, tags and all else that the
 * letters have in common are made once, of samples; each letter writes what is
 * its own.
 *
 * A letter of an edition shows, says and reads the same as if it were set on
 * its own, and is the same bytes each time for the same edition; only how the
 * file is put together differs. Belongs to the thread of its press. */
#ifndef VERNACULAR_RENDER_EDITION_H
#define VERNACULAR_RENDER_EDITION_H

#include "render/render.h"

struct edition;

/* Begin one.
 *   samples  some of its letters, the first ones for example: what is printed
 *            in them, and letters and digits of names, dates and amounts, is
 *            in the fonts; at least 1, borrowed for the call
 *   options  with its press, borrowed for as long as the edition
 * Errors: those of render_pdf. */
enum status edition_new(const struct document *const *samples, size_t count,
			const struct render_options *options,
			struct edition **ret, struct fault *) MUST_USE;
void edition_free(struct edition *);

/* Append a letter. Words with a character that the edition's fonts do not have
 * bring small fonts of their own.
 * Errors: those of render_pdf. */
enum status edition_letter(struct edition *, const struct document *,
			   struct buf *, struct fault *) MUST_USE;

/* It remembers too much of its letters: those that follow are set on their
 * own, larger and slower. One made anew of the same samples prints the same
 * bytes as this one did at first. */
bool edition_worn(const struct edition *);

#endif
