/* Everything about one booking, for the officer's page. */
#include "desk/bookings.h"

#include <string.h>

#include "core/appointment.h"
#include "desk/attendance.h"
#include "desk/booking_inside.h"
#include "desk/briefing.h"
#include "desk/inside.h"
#include "desk/numbers.h"
#include "desk/prices.h"
#include "desk/show.h"
#include "lang/zone.h"
#include "store/diary.h"
#include "store/linguist.h"
#include "store/provider.h"
#include "wire/model.h"

#define PEOPLE_MOST 200
#define SIGNED_DAYS 28 /* a signed booking is best made so long ahead */

static void
show_said(struct model *model, const struct booking *booking)
{
	struct model *said = model_child(model, "booking");

	model_text(said, "place", booking->place);
	model_bool(said, "home", !booking->place);
	model_text(said, "access", booking->access);
	model_text(said, "link", booking->link);
	model_text(said, "purpose", booking->purpose);
	model_text(said, "attendees", booking->attendees);
	model_text(said, "dialect", booking->dialect);
	model_code(said, "gender", "gender", booking->gender);
	model_code(said, "qualification", "qualification",
		   booking->qualification);
	model_code(said, "dbs", "dbs-level", booking->dbs);
	model_text(said, "cost_code", booking->cost_code);
	model_code(said, "conflict", "booking-conflict",
		   booking->conflict);
	model_text(said, "briefing", booking->briefing);
	model_time_or_null(said, "briefing_at", booking->briefing_utc);
	model_id(said, "linguist", booking->linguist);
}

/* Whom the agency sends, and whom it could. */
static enum status
show_linguists_of(struct visit *visit, struct model *model,
		  const struct booked *booked, struct fault *fault)
{
	struct access access = visit_access_of_service(visit);
	const struct linguist_wish wish = {
		.provider = booked->work.item.provider, .limit = PEOPLE_MOST};
	struct model *rows = model_children(model, "linguists");
	struct linguists all = {NULL, 0};
	const char *name = NULL;
	enum status status =
		wish.provider ? linguist_list(&access, &wish, &all, fault)
			      : OK;

	for (size_t i = 0; status == OK && i < all.count; i++) {
		const struct linguist *one = &all.list[i];
		struct model *row;

		if (one->id == booked->booking.linguist)
			name = one->name;
		if (one->ended_utc)
			continue;
		row = model_append(rows);
		model_id(row, "id", one->id);
		model_text(row, "name", one->name);
		model_bool(row, "this", one->id == booked->booking.linguist);
	}
	model_text(model, "linguist_name", name);
	return status;
}

static bool
is_signed(const struct item_spec *spec)
{
	return language_signed(spec->language) || language_signed(spec->from);
}

static void
hint(struct model *hints, const char *message)
{
	model_message(model_append(hints), "text", message);
}

/* What an officer may have forgotten. */
static enum status
show_hints(struct visit *visit, struct model *model,
	   const struct booked *booked, size_t pairs, struct fault *fault)
{
	const struct item *item = &booked->work.item;
	enum sensitivity sensitivity = booked->work.request.sensitivity;
	struct model *hints = model_children(model, "hints");
	int pair_min;
	enum status status = number_of(visit, item->organisation,
					  BOOKING_PAIR, &pair_min, fault);

	if (status != OK || !item_state_open(item->state))
		return status;
	if (is_signed(&item->spec) && pair_min > 0 && !pairs &&
	    !booked->booking.pair && item->spec.minutes > pair_min)
		hint(hints, N_("Signed work of this length needs two "
			       "interpreters who take turns"));
	if (is_signed(&item->spec) &&
	    item->spec.starts_utc - visit->now_utc < SIGNED_DAYS * DAY_SECONDS)
		hint(hints, N_("Signed languages are best booked a month "
			       "ahead: another time, or remote, may be found "
			       "sooner"));
	if (!booked->booking.conflict)
		hint(hints, N_("Nobody has asked yet whether the interpreter "
			       "knows the tenant or the other side"));
	if (sensitivity == SENSITIVITY_DOMESTIC_ABUSE &&
	    item->spec.mode == MODE_ON_SITE)
		hint(hints, N_("Domestic abuse: offer the tenant's own gender, "
			       "and an interpreter from another area by "
			       "telephone or video"));
	if (briefing_guarded(sensitivity) && !booked->booking.purpose)
		hint(hints, N_("The interpreter reads no subject in such a "
			       "matter: say its purpose in words that give "
			       "nothing away"));
	if (!item->spec.minutes)
		hint(hints, N_("Nobody has said how long it takes: allow twice "
			       "the time it takes in one language"));
	return OK;
}

enum status
show_holds(struct visit *visit, struct model *model, int64_t item,
	   struct fault *fault)
{
	struct access access = visit_access_of_service(visit);
	struct model *rows = model_children(model, "holds");
	struct diary holds;
	enum status status =
		diary_holds(&access, item, visit->now_utc, &holds, fault);

	for (size_t i = 0; status == OK && i < holds.count; i++) {
		const struct diary_entry *hold = &holds.list[i];
		struct model *row = model_append(rows);
		struct provider provider;

		status = provider_get(&access, hold->provider, &provider,
				      fault);
		model_id(row, "id", hold->id);
		model_id(row, "provider", hold->provider);
		model_text(row, "provider_name",
			   status == OK ? provider.name : NULL);
		model_time(row, "starts_at", hold->starts_utc);
		model_time(row, "ends_at", hold->ends_utc);
		model_time(row, "until_at", hold->until_utc);
	}
	return status;
}

static enum status
show_kin(struct visit *visit, struct model *model, const char *key,
	 int64_t item, const struct kin *kin, struct fault *fault)
{
	struct access access = visit_access(visit);
	struct item other;
	struct model *child;
	enum status status = OK;

	if (!item && kin->count)
		item = kin->list[0].item;
	if (item)
		status = item_get(&access, item, &other, fault);
	if (!item || status == E_NOT_FOUND) {
		model_null(model, key);
		return OK;
	}
	if (status != OK)
		return status;
	child = model_child(model, key);
	model_int(child, "n", other.n);
	model_code(child, "state", "state", item_state_name(other.state));
	return OK;
}

static enum status
show_series(struct visit *visit, struct model *model,
	    const struct booked *booked, struct fault *fault)
{
	struct access access = visit_access(visit);
	struct series series;
	struct model *child, *rows;
	struct kin kin;
	enum status status;

	if (!booked->booking.series) {
		model_null(model, "series");
		return OK;
	}
	status = series_get(&access, booked->booking.series, &series, fault);
	if (status == OK)
		status = booking_series(&access, series.id, &kin, fault);
	if (status != OK)
		return status;
	child = model_child(model, "series");
	model_int(child, "weeks", series.weeks);
	rows = model_children(child, "items");
	for (size_t i = 0; i < kin.count; i++) {
		struct model *row = model_append(rows);

		model_int(row, "n", kin.list[i].n);
		model_time(row, "starts_at", kin.list[i].starts_utc);
		model_code(row, "state", "state", kin.list[i].state);
		model_bool(row, "this",
			   kin.list[i].item == booked->work.item.id);
	}
	return OK;
}

static enum status
show_briefing_time(struct visit *visit, struct model *model,
		   const struct booked *booked, struct fault *fault)
{
	struct briefing_time time;
	struct model *child = model_child(model, "briefing");
	enum status status = briefing_time(visit, &booked->work,
					   &booked->booking, &time, fault);

	if (status != OK)
		return status;
	model_time(child, "opens_at", time.opens_utc);
	model_time(child, "closes_at", time.closes_utc);
	model_bool(child, "open", time.opens_utc <= visit->now_utc &&
					  visit->now_utc < time.closes_utc);
	return OK;
}

static enum status
show_provider(struct visit *visit, struct model *model,
	      const struct item *item, struct fault *fault)
{
	struct access access = visit_access_of_service(visit);
	struct provider provider = {0};
	enum status status =
		item->provider ? provider_get(&access, item->provider,
					      &provider, fault)
			       : OK;

	model_id(model, "provider", item->provider);
	model_text(model, "provider_name",
		   item->provider && status == OK ? provider.name : NULL);
	return status == E_NOT_FOUND ? OK : status;
}

static void
show_head(struct model *model, const struct booked *booked)
{
	const struct request *request = &booked->work.request;
	const struct item *item = &booked->work.item;

	model_text(model, "ref", request->ref);
	model_int(model, "version", request->version);
	model_int(model, "n", item->n);
	model_text(model, "subject", request->subject);
	model_code(model, "sensitivity", "sensitivity",
		   sensitivity_name(request->sensitivity));
	show_spec(model, &item->spec);
	model_time(model, "ends_at", booked_end(&item->spec));
	model_code(model, "state", "state", item_state_name(item->state));
	model_code(model, "outcome", "outcome", item->outcome);
	model_bool(model, "may_move", item_allows(item->state,
						  ACTION_RESCHEDULE));
	model_bool(model, "may_cancel",
		   item_allows(item->state, ACTION_CANCEL));
	model_bool(model, "may_change", item_state_open(item->state));
	show_strip(model, &booked->work.tenant, &booked->work.needs);
}

/* The second of a pair, what stands for it, the rest of a series. */
static enum status
show_kindred(struct visit *visit, struct model *model,
	     const struct booked *booked, struct fault *fault)
{
	struct access access = visit_access(visit);
	struct kin pairs, again;
	enum status status = booking_pairs(&access, booked->work.item.id,
					   &pairs, fault);

	if (status == OK)
		status = booking_again(&access, booked->work.item.id, &again,
				       fault);
	if (status == OK)
		status = show_kin(visit, model, "pair", booked->booking.pair,
				  &pairs, fault);
	if (status == OK)
		status = show_kin(visit, model, "again", 0, &again, fault);
	if (status == OK)
		status = show_series(visit, model, booked, fault);
	if (status == OK)
		status = show_hints(visit, model, booked, pairs.count, fault);
	return status;
}

/* On a reader alone: a change has its own event. */
static enum status
note_read(struct visit *visit, const struct booked *booked,
	  struct fault *fault)
{
	const struct desk_note note = {
		.kind = "request.read",
		.subject = booked->work.request.id,
		.organisation = booked->work.request.organisation,
		.when = booked->work.request.sensitivity == SENSITIVITY_NONE
				? NOTE_QUEUED
				: NOTE_FIRST,
	};

	return visit->random ? OK : desk_note_read(visit, &note, fault);
}

enum status
booking_show(struct visit *visit, const char *ref, int n, struct model *model,
	     struct fault *fault)
{
	struct booked booked;
	enum status status = booked_load(visit, ref, n, &booked, fault);

	if (status != OK)
		return status;
	show_head(model, &booked);
	show_said(model, &booked.booking);
	status = show_provider(visit, model, &booked.work.item, fault);
	if (status == OK)
		status = show_linguists_of(visit, model, &booked, fault);
	if (status == OK)
		status = show_briefing_time(visit, model, &booked, fault);
	if (status == OK)
		status = show_kindred(visit, model, &booked, fault);
	if (status == OK)
		status = show_holds(visit, model, booked.work.item.id, fault);
	if (status == OK)
		status = show_reminders(visit, model, &booked, fault);
	if (status == OK)
		status = attendance_show(visit, &booked.work, model, fault);
	if (status == OK)
		status = show_cancel_cost(visit, model, &booked.work.item,
					  fault);
	return status == OK ? note_read(visit, &booked, fault) : status;
}
