/* The store's review of translations as notice/ asks for it. */
#include "desk/review.h"

#include <string.h>

#include "desk/inside.h"
#include "lang/tag.h"
#include "store/letter.h"
#include "wire/model.h"

static enum translate_state
find_state(const struct translate_review *review,
	   const unsigned char key[HASH_BYTES])
{
	const struct translations *marks = review->self;
	for (size_t i = 0; i < marks->count; i++) {
		if (memcmp(marks->list[i].msg_hash, key, HASH_BYTES) != 0)
			continue;
		switch (marks->list[i].state) {
		case REVIEW_REVIEWED:
			return TRANSLATE_REVISED;
		case REVIEW_APPROVED:
			return TRANSLATE_APPROVED;
		case REVIEW_REJECTED:
			return TRANSLATE_REFUSED;
		}
	}
	return TRANSLATE_MISSING;
}

enum status
reviews_read(struct visit *visit, const struct notice *notice,
	     const struct tag *tag, struct reviews *ret, struct fault *fault)
{
	struct access access = visit_access(visit);
	struct translations *marks = arena_alloc(visit->arena, sizeof *marks);

	ret->marks = marks;
	ret->review = (struct translate_review){.state = find_state,
						.self = marks};
	return translation_list(&access, notice->name, tag->tag, marks, fault);
}

void
reviews_stamp(const struct reviews *reviews, struct hash_state *hash)
{
	for (size_t i = 0; i < reviews->marks->count; i++) {
		const struct translation *mark = &reviews->marks->list[i];
		unsigned char state = (unsigned char)mark->state;

		hash_add(hash, mark->msg_hash, sizeof mark->msg_hash);
		hash_add(hash, &state, 1);
	}
}

enum status
review_approve(struct visit *visit, const struct notice *notice,
	       const struct tag *tag, const unsigned char key[HASH_BYTES],
	       struct fault *fault)
{
	struct access access = visit_access(visit);
	struct translation mark = {
		.notice = notice->name,
		.language = tag->tag,
		.state = REVIEW_APPROVED,
		.by = visit_actor(visit),
		.at_utc = visit->now_utc,
	};

	memcpy(mark.msg_hash, key, HASH_BYTES);
	return translation_put(&access, &mark, fault);
}

enum status
log_approval(struct visit *visit, const struct notice *notice,
	     const struct tag *tag, struct fault *fault)
{
	struct model *payload = model_object(visit->arena);
	struct log_entry entry = {
		.kind = "notice.approved",
		.subject = visit->caller->organisation,
		.organisation = visit->caller->organisation,
		.language = tag->tag,
		.payload = payload,
	};

	model_text(payload, "notice", notice->name);
	return log_event(visit, &entry, fault);
}

enum status
no_translation(const struct notice *notice, const struct tag *tag,
	       struct fault *fault)
{
	return fault_set(fault, E_INPUT, "/language",
			 N_("{name} is not translated into {language}: choose "
			    "a language it has"),
			 "name", notice->name, "language", tag->english, NULL);
}
