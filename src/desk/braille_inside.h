/* Whether letters may go out in Braille, and the edition of one. Internal to
 * desk/. */
#ifndef VERNACULAR_DESK_BRAILLE_INSIDE_H
#define VERNACULAR_DESK_BRAILLE_INSIDE_H

#include "base/hash.h"
#include "desk/copies.h"
#include "store/tenant.h"

struct model;
struct tag;

/* The words of a notice that somebody may have read in Braille. */
struct braille_words {
	int64_t organisation;
	const char *notice;
	const struct tag *tag;
	unsigned char hash[HASH_BYTES]; /* making_words */
};

/* Whether somebody has read them in that grade as it is written today. */
enum status braille_is_read(struct visit *, const struct braille_words *,
			    int grade, bool *ret, struct fault *) MUST_USE;

/* Errors: E_REFUSED nobody has read them in the best grade there is. */
enum status braille_must_be_read(struct visit *, const struct braille_words *,
				 struct fault *) MUST_USE;

/* The grade that a tenant needs by the register; 0: none. */
int braille_needed(const struct needs *);

/* Add the edition in Braille to a letter's copies; sets the grade that it is
 * in, which is 1 where the language has no contractions.
 *   name  of who reads it, for faults
 * Errors: E_REFUSED nobody has read the notice in it, or the language has no
 * Braille: the fault names the mend; those of render_brf. */
struct braille_edition {
	struct braille_words words;
	const struct copies_of *of;
	const char *name;
	int grade;
};
enum status braille_add(struct visit *, struct braille_edition *,
			struct copies *, struct fault *) MUST_USE;

/* The grade that an issued letter can be had in: of its edition, else the best
 * that somebody has read; 0: none. */
enum status braille_of_letter(struct visit *, const struct letter *,
			      int *ret_grade, struct fault *) MUST_USE;

/* {braille: null, or {grade, sha256, address "/n/TOKEN.brf"}} */
enum status braille_letter_show(struct visit *, struct model *,
				const struct letter *, struct fault *)
	MUST_USE;

#endif
