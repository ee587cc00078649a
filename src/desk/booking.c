/* One booking: found, kept, and another made like it. */
#include "desk/booking_inside.h"

#include "desk/diary.h"
#include "desk/inside.h"
#include "desk/necessity.h"
#include "desk/timing.h"
#include "store/provider.h"
#include "wire/model.h"

#define MINUTE 60

int64_t
booked_end(const struct item_spec *spec)
{
	return spec->starts_utc + (int64_t)diary_minutes(spec) * MINUTE;
}

enum status
booked_load(struct visit *visit, const char *ref, int n, struct booked *ret,
	    struct fault *fault)
{
	struct access access = visit_access(visit);
	enum status status = work_load(visit, ref, n, &ret->work, fault);

	if (status == OK &&
	    (ret->work.item.spec.service != SERVICE_INTERPRETING ||
	     !ret->work.item.spec.starts_utc))
		return not_found("n", fault);
	if (status == OK)
		status = booking_get(&access, ret->work.item.id,
				     &ret->booking, fault);
	ret->booking.organisation = ret->work.item.organisation;
	return status;
}

static void
put_text(struct model *model, const char *key, const char *text)
{
	if (text)
		model_text(model, key, text);
}

static void
put_id(struct model *model, const char *key, int64_t id)
{
	if (id)
		model_id(model, key, id);
}

void
log_booking_state(struct model *payload, const struct booking *booking)
{
	struct model *state = model_child(payload, "booking");

	put_text(state, "place", booking->place);
	put_text(state, "access", booking->access);
	put_text(state, "link", booking->link);
	put_text(state, "purpose", booking->purpose);
	put_text(state, "attendees", booking->attendees);
	put_text(state, "dialect", booking->dialect);
	put_text(state, "gender", booking->gender);
	put_text(state, "qualification", booking->qualification);
	put_text(state, "dbs", booking->dbs);
	put_text(state, "cost_code", booking->cost_code);
	put_text(state, "conflict", booking->conflict);
	put_text(state, "briefing", booking->briefing);
	if (booking->briefing_utc)
		model_time(state, "briefing_at", booking->briefing_utc);
	put_id(state, "linguist", booking->linguist);
	put_id(state, "pair", booking->pair);
	put_id(state, "again", booking->again);
	put_id(state, "series", booking->series);
}

/* The event of an item with its booking. */
static enum status
log_booked(struct visit *visit, const char *kind, const struct booked *booked,
	   const char *reason, struct fault *fault)
{
	struct model *payload = model_object(visit->arena);
	const struct item *item = &booked->work.item;
	const struct log_entry entry = {
		.kind = kind,
		.subject = booked->work.request.id,
		.organisation = item->organisation,
		.service = service_name(item->spec.service),
		.language = item->spec.language,
		.payload = payload,
	};

	model_int(payload, "n", item->n);
	log_item_state(payload, item);
	log_booking_state(payload, &booked->booking);
	if (reason && *reason)
		model_text(payload, "reason", reason);
	return log_event(visit, &entry, fault);
}

enum status
booked_keep(struct visit *visit, const char *kind, struct booked *booked,
	    const char *reason, struct fault *fault)
{
	struct access access = visit_access(visit);
	enum status status = booking_put(&access, &booked->booking, fault);

	return status == OK ? log_booked(visit, kind, booked, reason, fault)
			    : status;
}

enum status
booked_free(struct visit *visit, const struct item *item, int64_t id,
	    int64_t *ret, struct fault *fault)
{
	struct access access = visit_access_of_service(visit);
	struct provider provider;
	const struct providers one = {&provider, 1};
	const struct diary_question question = {
		.item = item->id,
		.organisation = item->organisation,
		.spec = &item->spec,
		.providers = &one,
	};
	bool busy = false;
	enum status status = provider_get(&access, id, &provider, fault);

	if (status == OK)
		status = diary_busy(visit, &question, &busy, fault);
	*ret = status == OK && provider.active && !busy ? id : 0;
	return status == E_NOT_FOUND ? OK : status;
}

/* The number after the last. */
static enum status
next_number(struct visit *visit, int64_t request, int *ret_n,
	    struct fault *fault)
{
	struct access access = visit_access_of_service(visit);
	struct items items;
	enum status status = item_of_request(&access, request, &items, fault);

	*ret_n = 1;
	for (size_t i = 0; status == OK && i < items.count; i++)
		if (items.list[i].n >= *ret_n)
			*ret_n = items.list[i].n + 1;
	return status;
}

/* As it came in, with nothing done yet. */
static void
begin_again(struct visit *visit, const struct booked_again *again,
	    struct item *item)
{
	const struct item *from = &again->from->work.item;

	*item = *from;
	item->id = visit_id(visit);
	item->spec.starts_utc = again->starts_utc;
	item->spec.minutes = again->minutes;
	item->state = from->state == ITEM_LOGGED ? ITEM_LOGGED : ITEM_APPROVED;
	item->held_from = ITEM_LOGGED;
	item->provider = 0;
	item->received_utc = visit->now_utc;
	item->due_utc = item->started_utc = item->stopped_utc = 0;
	item->closed_utc = 0;
	item->price_minor = item->gross_min = item->net_min = -1;
	item->in_standard = -1;
	item->outcome = NULL;
}

static enum status
log_added(struct visit *visit, const struct booked *made, const char *why,
	  struct fault *fault)
{
	struct model *payload = model_object(visit->arena);
	const struct item_spec *spec = &made->work.item.spec;
	const struct log_entry entry = {
		.kind = "item.added",
		.subject = made->work.request.id,
		.organisation = made->work.item.organisation,
		.service = service_name(spec->service),
		.language = spec->language,
		.payload = payload,
	};

	model_int(payload, "n", made->work.item.n);
	model_text(payload, "service", service_name(spec->service));
	model_text(payload, "from", spec->from);
	model_text(payload, "language", spec->language);
	model_text(payload, "mode", mode_name(spec->mode));
	model_text(payload, "rule", made->work.item.rule);
	model_text(payload, "reason", why);
	log_necessity(payload, &made->work.item);
	log_item_state(payload, &made->work.item);
	log_booking_state(payload, &made->booking);
	return log_event(visit, &entry, fault);
}

enum status
booked_again(struct visit *visit, const struct booked_again *again,
	     struct item *ret_item, struct fault *fault)
{
	struct access access = visit_access(visit);
	struct booked made = *again->from;
	struct item *item = &made.work.item;
	const struct asking asking = {.provider = again->provider,
				      .why = again->why};
	bool sent;
	enum status status;

	begin_again(visit, again, item);
	made.booking = again->booking;
	made.booking.item = item->id;
	made.booking.organisation = item->organisation;
	made.work.job = (struct job){.request = &made.work.request,
				     .item = item,
				     .tenant = &made.work.tenant,
				     .needs = &made.work.needs};
	status = next_number(visit, item->request, &item->n, fault);
	if (status == OK)
		status = timing_start(visit, item, fault);
	if (status == OK)
		status = item_insert(&access, item, fault);
	if (status == OK)
		status = booking_put(&access, &made.booking, fault);
	if (status == OK)
		status = log_added(visit, &made, again->why, fault);
	if (status == OK && item->state == ITEM_APPROVED)
		status = assign_next(visit, &made.work.job,
				     again->provider ? &asking : NULL, &sent,
				     fault);
	*ret_item = *item;
	return status;
}
