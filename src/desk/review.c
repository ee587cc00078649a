/* The store's review of translations as notice/ asks for it. */
#include "desk/review.h"

#include <stdlib.h>
#include <string.h>

#include "desk/inside.h"
#include "lang/tag.h"
#include "wire/model.h"

static enum translate_state
translate_state_of(enum review_state state)
{
	switch (state) {
	case REVIEW_TRANSLATED:
		return TRANSLATE_TRANSLATED;
	case REVIEW_REVISED:
		return TRANSLATE_REVISED;
	case REVIEW_APPROVED:
		return TRANSLATE_APPROVED;
	case REVIEW_REFUSED:
		return TRANSLATE_REFUSED;
	}
	return TRANSLATE_MISSING;
}

static int
by_key(const void *key, const void *row)
{
	const struct review *mark = row;

	return memcmp(key, mark->key, HASH_BYTES);
}

const struct review *
reviews_find(const struct reviews *reviews,
	     const unsigned char key[HASH_BYTES])
{
	const struct reviewed *marks = reviews->marks;

	return marks->count ? bsearch(key, marks->list, marks->count,
				      sizeof *marks->list, by_key)
			    : NULL;
}

static enum translate_state
find_state(const struct translate_review *review,
	   const unsigned char key[HASH_BYTES])
{
	const struct reviews reviews = {.marks = review->self};
	const struct review *mark = reviews_find(&reviews, key);

	return mark ? translate_state_of(mark->state) : TRANSLATE_MISSING;
}

enum status
reviews_read(struct visit *visit, int64_t organisation,
	     const struct notice *notice, const struct tag *tag,
	     struct reviews *ret, struct fault *fault)
{
	struct access access = visit_access(visit);
	struct reviewed *marks = arena_alloc(visit->arena, sizeof *marks);

	ret->marks = marks;
	ret->review = (struct translate_review){.state = find_state,
						.self = marks};
	return review_list(&access, organisation, notice->name, tag->tag,
			   marks, fault);
}

void
reviews_stamp(const struct reviews *reviews, struct hash_state *hash)
{
	for (size_t i = 0; i < reviews->marks->count; i++) {
		const struct review *mark = &reviews->marks->list[i];
		unsigned char state = (unsigned char)mark->state;

		hash_add(hash, mark->key, sizeof mark->key);
		hash_add(hash, &state, 1);
	}
}

enum status
review_approve(struct visit *visit, const struct notice *notice,
	       const struct tag *tag, const unsigned char key[HASH_BYTES],
	       struct fault *fault)
{
	struct access access = visit_access(visit);
	struct review mark = {
		.organisation = visit_organisation(visit),
		.notice = notice->name,
		.language = tag->tag,
		.state = REVIEW_APPROVED,
		.decided_by = visit_actor(visit),
		.decided_utc = visit->now_utc,
	};

	memcpy(mark.key, key, HASH_BYTES);
	return review_put(&access, &mark, fault);
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
