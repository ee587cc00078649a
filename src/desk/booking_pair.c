/* Two interpreters for long signed work, as a request comes in. */
#include <string.h>

#include "desk/booking_inside.h"
#include "desk/decide.h"
#include "desk/inside.h"
#include "desk/numbers.h"
#include "wire/model.h"

static bool
is_signed_slot(const struct item_spec *spec)
{
	return spec->service == SERVICE_INTERPRETING && spec->starts_utc &&
	       (language_signed(spec->language) || language_signed(spec->from));
}

/* Whether somebody asked for two already: another item like it. */
static bool
has_second(const struct draft *draft, size_t first)
{
	const struct item_spec *a = &draft->item[first].spec;

	for (size_t i = 0; i < draft->items; i++) {
		const struct item_spec *b = &draft->item[i].spec;

		if (i != first && is_signed_slot(b) &&
		    b->starts_utc == a->starts_utc)
			return true;
	}
	return false;
}

/* One more of an array, the last like one of the others. */
static void *
grown(struct arena *arena, const void *from, const struct draft *draft,
      size_t like, size_t bytes)
{
	char *to = arena_alloc(arena, (draft->items + 1) * bytes);

	memcpy(to, from, draft->items * bytes);
	memcpy(to + draft->items * bytes, to + like * bytes, bytes);
	return to;
}

#define GROW(field) \
	(draft->field = grown(arena, draft->field, draft, like, \
			      sizeof *draft->field))

static void
add_second(struct arena *arena, struct draft *draft, size_t like)
{
	if (!draft->pair)
		draft->pair = arena_alloc(arena, draft->items *
						 sizeof *draft->pair);
	GROW(item);
	GROW(decision);
	GROW(clock);
	GROW(wave);
	GROW(estimate);
	GROW(ranked);
	GROW(pair);
	draft->item[draft->items].n = (int)draft->items + 1;
	draft->ranked[draft->items] = NULL;
	draft->pair[draft->items++] = like + 1;
}

enum status
draft_pair(struct visit *visit, struct draft *draft, struct fault *fault)
{
	size_t items = draft->items;
	enum status status = OK;

	for (size_t i = 0; status == OK && i < items; i++) {
		const struct item *item = &draft->item[i];
		int minutes;

		if (!is_signed_slot(&item->spec) || has_second(draft, i) ||
		    draft->items == INTAKE_ITEMS)
			continue;
		status = number_of(visit, item->organisation, BOOKING_PAIR,
				      &minutes, fault);
		if (status == OK && minutes && item->spec.minutes > minutes)
			add_second(visit->arena, draft, i);
	}
	return status;
}

static enum status
log_pair(struct visit *visit, const struct draft *draft,
	 const struct booking *booking, const struct item *item,
	 struct fault *fault)
{
	struct model *payload = model_object(visit->arena);
	const struct log_entry entry = {
		.kind = "booking.paired",
		.subject = draft->request.id,
		.organisation = item->organisation,
		.service = service_name(item->spec.service),
		.language = item->spec.language,
		.payload = payload,
	};

	model_int(payload, "n", item->n);
	log_booking_state(payload, booking);
	return log_event(visit, &entry, fault);
}

enum status
draft_keep_pair(struct visit *visit, struct draft *draft, size_t i,
		struct fault *fault)
{
	struct access access = visit_access(visit);
	struct item *item = &draft->item[i];
	struct booking booking = draft->wish;
	const struct job job = {.request = &draft->request,
				.item = item,
				.tenant = &draft->tenant,
				.needs = &draft->needs};
	bool sent;
	enum status status = item_insert(&access, item, fault);

	booking.item = item->id;
	booking.organisation = item->organisation;
	booking.pair = draft->item[draft->pair[i] - 1].id;
	if (status == OK)
		status = booking_put(&access, &booking, fault);
	if (status == OK)
		status = log_pair(visit, draft, &booking, item, fault);
	if (status == OK && item->state == ITEM_APPROVED)
		status = assign_next(visit, &job, NULL, &sent, fault);
	return status;
}
