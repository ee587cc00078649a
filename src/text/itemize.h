/* A passage in stretches of one piece, level, script and font.
 * Source: UAX 24, 5 (scripts of marks and punctuation). */
#ifndef VERNACULAR_TEXT_ITEMIZE_H
#define VERNACULAR_TEXT_ITEMIZE_H

#include "text/passage.h"

struct stretch {
	int32_t start, end; /* units */
	const struct font *font;
	hb_script_t script;
	uint32_t piece;
	uint8_t level;
};

/* Keeps what it looked up; belongs to one thread. */
struct itemizer;

struct itemizer *itemizer_new(struct fonts *);
void itemizer_free(struct itemizer *);

/* The stretches, in logical order, whole clusters each; they stand until the
 * next call.
 * Errors: E_INPUT no font has a character; those of fonts_chain. */
enum status itemize(struct itemizer *, const struct passage *,
		    const struct tag *paragraph, const struct stretch **ret,
		    size_t *ret_count, struct fault *) MUST_USE;

/* The fonts of a language and weight. Errors: those of fonts_chain. */
enum status itemizer_chain(struct itemizer *, const struct tag *,
			   enum font_weight, const struct font_chain **ret,
			   struct fault *) MUST_USE;

/* Give back what a very long paragraph needed. */
void itemizer_rest(struct itemizer *);

#endif
