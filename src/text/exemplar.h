/* The characters that a language is written with, by CLDR, and whether the
 * fonts here print them: a language is offered in print where they do. */
#ifndef VERNACULAR_TEXT_EXEMPLAR_H
#define VERNACULAR_TEXT_EXEMPLAR_H

#include <stddef.h>

#include "base/fault.h"
#include "lang/tag.h"
#include "text/fonts.h"

/* Call each for every exemplar, in an order that is always the same: letters
 * in both cases, letters of names from abroad, letters of an index,
 * punctuation, digits of the language and of Europe. A mark stands on a letter
 * of the language, a joiner between two; what CLDR names as a sequence stays
 * one. Returns how many; 0 where CLDR does not know the language.
 *   text  count code points, borrowed for the call */
size_t exemplar_each(const struct tag *,
		     void (*each)(void *context, const hb_codepoint_t *text,
				  size_t count),
		     void *context);

/* Whether each exemplar has a glyph in both weights, a mark in the font of its
 * letter.
 *   ret_count  how many exemplars there are; set on success
 * Errors: as fonts_chain; E_NOT_FOUND also where CLDR does not know the
 * language, E_INPUT where characters have no glyph: the fault names them. */
enum status exemplar_check(struct fonts *, const struct tag *,
			   size_t *ret_count, struct fault *) MUST_USE;

#endif
