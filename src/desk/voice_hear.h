/* What there is to listen to. Internal to desk/. */
#ifndef VERNACULAR_DESK_VOICE_HEAR_H
#define VERNACULAR_DESK_VOICE_HEAR_H

#include "desk/review.h"
#include "desk/voice_inside.h"
#include "notice/merge.h"

/* What one listens to. */
struct hearing {
	const struct tag *tag;
	const struct voice *voice; /* NULL none */
	const char *name, *title;  /* of the notice; "": the voice itself */
	struct merge merge;
	struct reviews reviews;
	struct voice_words words;
	const struct document *document; /* hearing_document */
};

/* Which language, voice and words. Errors: those of voice_show. */
enum status hearing_open(struct visit *, const struct voice_wish *,
			 struct hearing *, struct fault *) MUST_USE;
enum status hearing_document(struct visit *, struct hearing *,
			     struct faults *, struct fault *) MUST_USE;

#endif
