/* Notices in Braille: read by somebody who knows it before a letter goes out
 * in it. What is shown is what would be embossed, beside the words and what
 * the cells say when they are read back. A signature counts for as long as
 * words, table and liblouis are the same; a partnership's counts for its
 * members. */
#ifndef VERNACULAR_DESK_BRAILLE_H
#define VERNACULAR_DESK_BRAILLE_H

#include "desk/desk.h"

struct model;

struct braille_wish {
	const char *notice, *language; /* NULL: English */
	const char *variant;	       /* NULL: "standard" */
	int grade; /* 1 or 2; 0: 2 where the language has it */
};

/* The notice in Braille with its own examples. Slow: not on the writer.
 * {name, title, language(language), variant(code variant), grade, grades:
 *  [{grade}], draft(bool), stamp, table, version, state(code braille-proof:
 *  unread, changed, read), signed_at, signed_by, note, passages: [{words,
 *  cells, back}]}
 * Errors: E_NOT_FOUND no such notice, or the language has no Braille; E_INPUT
 * it is not translated, or has a character without a sign. */
enum status braille_show(struct visit *, const struct braille_wish *,
			 struct model *, struct faults *, struct fault *)
	MUST_USE;

/* The caller has read it and it is right.
 *   stamp  of what was read, from braille_show
 * {name, language(language), variant(code variant), grade}
 * Errors: E_FORBIDDEN; E_STALE it has changed since it was read. */
struct braille_signing {
	struct braille_wish of;
	const char *stamp, *note;
};
enum status braille_sign(struct visit *, const struct braille_signing *,
			 struct model *, struct fault *) MUST_USE;

/* {braille: [{grade, state(code braille-proof)}]} of the standard letter of a
 * notice in a language; none where the language has no Braille. */
enum status braille_states(struct visit *, const char *notice,
			   const char *language, struct model *,
			   struct fault *) MUST_USE;

#endif
