/* A letter on its way: who it is for, its words, values and form, up to the
 * document. Internal to desk/. */
#ifndef VERNACULAR_DESK_LETTER_MAKING_H
#define VERNACULAR_DESK_LETTER_MAKING_H

#include "base/hash.h"
#include "core/choice.h"
#include "core/worktime.h"
#include "desk/addressee.h"
#include "desk/copies.h"
#include "desk/enclose.h"
#include "desk/letters.h"
#include "desk/record.h"
#include "desk/review.h"
#include "desk/voice_inside.h"
#include "notice/merge.h"

struct notices;

struct making {
	struct addressee to;
	struct tenant tenant; /* with the name and address of `to` */
	struct needs needs;
	const struct notices *notices;
	int64_t generation; /* of the landlord's words */
	struct merge merge;
	const struct tag *companion; /* of a summary before the English */
	struct reviews reviews;
	struct calendar calendar;
	struct enclosing enclosing;
	struct enclosed enclosed;
	struct choice choice; /* how it goes */
	bool easy_unsigned; /* nobody signed the Easy Read that they need */
	enum voice_lack lack; /* why it is not spoken, if it is to be heard */
	const struct document *document;
};

/* All but the document. Errors: those of letter_preview. */
enum status making_begin(struct visit *, const struct letter_input *,
			 struct making *, struct faults *, struct fault *)
	MUST_USE;

/* The document as it may go out: in its language, or where that is not ready
 * in English with a summary, if that is what the landlord wants.
 * Errors: E_REFUSED, faults list every unapproved message; E_INPUT. */
enum status making_finish(struct visit *, struct making *, struct faults *,
			  struct fault *) MUST_USE;

/* A hash of the words of the notice in this language, whatever their state. */
void making_words(const struct merge *, unsigned char ret[HASH_BYTES]);

/* English with a summary. Errors: E_REFUSED the landlord does not want it, or
 * there is none. */
enum status making_companion(struct visit *, struct making *, struct fault *)
	MUST_USE;

/* What the letter is set as. */
struct copies_of making_set_as(const struct making *,
			       const struct document *letter);

#endif
