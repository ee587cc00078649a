/* What an e-mail or a text message with the address of a letter says: sentences
 * of a clause, approved like those of letters. Internal to desk/. */
#ifndef VERNACULAR_DESK_DISPATCH_TEXT_H
#define VERNACULAR_DESK_DISPATCH_TEXT_H

#include "desk/desk.h"

struct letter;
struct model;

/* In the language where they are approved in it, else in English. In the
 * arena. */
struct dispatch_words {
	const char *language; /* that they are in */
	const char *subject, *sentence;
};
enum status dispatch_words(struct visit *, int64_t organisation,
			   const char *language, struct dispatch_words *ret,
			   struct fault *) MUST_USE;

/* The text message, without the address that stands on its last line. */
enum status dispatch_text(struct visit *, const struct letter *,
			  const char **ret, struct fault *) MUST_USE;

/* {text_message: {text, parts, units, left, wide(bool)}}, with an address as
 * long as a real one.
 *   place  where the caller finds this service; NULL not known */
struct dispatch_text {
	int64_t organisation;
	const char *language, *place;
};
enum status dispatch_text_show(struct visit *, const struct dispatch_text *,
			       struct model *, struct fault *) MUST_USE;

#endif
