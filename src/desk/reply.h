/* The page of a letter, and what its reader says there: without an account, a
 * tap each. Nothing on it tells what was pressed before, so that whoever else
 * opens it reads no more than the letter; that it was opened is recorded
 * nowhere; that somebody understood it is counted and shown of nobody. */
#ifndef VERNACULAR_DESK_REPLY_H
#define VERNACULAR_DESK_REPLY_H

#include "desk/desk.h"

struct model;

/* The page.
 *   language  in which they want to read it, BCP 47; NULL as it was issued.
 *             One in which it cannot be had is as none
 * {organisation, notice, language(language), issued_language(language),
 *  speaks(name), speaks_language(language): to be called in, until(day): when
 *  the address ends, languages:
 *  [{language(language), tag, autonym, current(bool)}], formats: [{format(code
 *  open-format or ask-format), address}], sound, film: as audio_show_page
 *  (desk/audio_inside.h), of the letter as it was issued}
 *   ret_html  the letter as articles of a page, in the arena
 * Errors: E_NOT_FOUND. */
struct reply_wish_page {
	const char *token, *language;
};
enum status reply_page(struct visit *, const struct reply_wish_page *,
		       struct model *, const char **ret_html, struct fault *)
	MUST_USE;

/* For who reads another language: {organisation, tags: [{tag, autonym}]}, all
 * that are written. Errors: E_NOT_FOUND. */
enum status reply_languages(struct visit *, const char *token, struct model *,
			    struct fault *) MUST_USE;

/* They pressed a button. Pressed twice it asks once.
 *   answer    "understood", "help", "call", "language", or "take-back": all of
 *             them
 *   language  BCP 47: of the page; of a call: to speak
 *   reads     of "language": what they read, NULL not said yet
 * {answer, due_at: when somebody has answered, null where nobody need}
 * Errors: E_NOT_FOUND; E_INPUT no such answer or language. */
struct reply_input {
	const char *token, *answer, *language, *reads;
};
enum status reply_make(struct visit *, const struct reply_input *,
		       struct model *, struct fault *) MUST_USE;

#endif
