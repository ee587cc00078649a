/* A letter in other languages and formats than it was issued in: as the same
 * document set again, or as the same notice with the same values in a language
 * whose translation is approved today. Internal to desk/. */
#ifndef VERNACULAR_DESK_LETTER_OTHER_H
#define VERNACULAR_DESK_LETTER_OTHER_H

#include "desk/copies.h"
#include "desk/letters.h"
#include "notice/merge.h"
#include "store/letter.h"

struct tag;

/* Keep with the copies what the letter was made of. */
void letter_other_keep(struct visit *, const struct merge *, struct copies *);

/* The languages beside its own, in order of tag: English, and those whose
 * translation is approved whole. None where the English of the notice has
 * changed since, or where what it was made of was not kept. */
struct letter_tags {
	const struct tag **list;
	size_t count;
};
enum status letter_other_tags(struct visit *, const struct letter *,
			      struct letter_tags *ret, struct fault *)
	MUST_USE;

/* The letter in a language, in the arena; its own as it was issued.
 * Errors: E_NOT_FOUND it cannot be had in it. */
enum status letter_in(struct visit *, const struct letter *,
		      const struct tag *, struct document **ret,
		      struct fault *) MUST_USE;

/* The same as the articles of a page, without what is round them. */
enum status letter_articles(struct visit *, const struct letter *,
			    const struct tag *, const char **ret,
			    struct fault *) MUST_USE;

#endif
