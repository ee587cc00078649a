/* When a booking can be, and holding a time for it. */
#include "desk/slots.h"

#include "core/slot.h"
#include "core/worktime.h"
#include "desk/booking_inside.h"
#include "desk/diary.h"
#include "desk/field.h"
#include "desk/inside.h"
#include "desk/numbers.h"
#include "desk/opening.h"
#include "desk/prices.h"
#include "desk/show.h"
#include "lang/zone.h"
#include "store/diary.h"
#include "wire/model.h"

#define DAYS_AHEAD 28
#define PEOPLE_MOST 60 /* whose diaries are read for one search */
#define MINUTE 60

struct search {
	struct booked booked;
	struct item item; /* as it would be */
	struct slot_question question;
	struct calendar calendar;
	struct slot_person *person;
	const char **name; /* of person[i] */
	size_t persons;
};

static enum status
read_wish(struct visit *visit, const struct slots_wish *wish,
	  struct search *search, struct fault *fault)
{
	struct faults faults = {0};
	struct fields fields = fields_begin(visit->arena, &faults);
	const struct item_spec *spec = &search->booked.work.item.spec;
	int64_t from_utc = spec->starts_utc, near_utc = spec->starts_utc;
	enum status status;

	if (from_utc < visit->now_utc)
		from_utc = visit->now_utc;
	(void)field_time(&fields, "from", wish->from, &from_utc);
	(void)field_time(&fields, "near", wish->near, &near_utc);
	(void)field_count(&fields, "minutes", wish->minutes,
			  ITEM_MINUTES_MAX);
	status = fields_end(&fields, fault);
	faults_free(&faults);
	search->item = search->booked.work.item;
	if (wish->minutes)
		search->item.spec.minutes = (int)wish->minutes;
	search->question.from_days = zone_local(from_utc).day_days;
	search->question.to_days = search->question.from_days + DAYS_AHEAD;
	search->question.not_before_utc = visit->now_utc;
	search->question.wanted_utc = near_utc;
	search->question.minutes = diary_minutes(&search->item.spec);
	return status;
}

/* What the provider's diary has, but for the booking itself. Who sends one of
 * several people is free for all we know. */
static enum status
read_taken(struct visit *visit, const struct search *search,
	   struct slot_person *person, struct fault *fault)
{
	struct access access = visit_access_of_service(visit);
	struct diary_stretch stretch = {.provider = person->provider,
					.now_utc = visit->now_utc};
	struct diary diary;
	enum status status;

	(void)zone_utc(search->question.from_days, 0, &stretch.from_utc);
	(void)zone_utc(search->question.to_days, DAY_SECONDS,
		       &stretch.to_utc);
	status = diary_list(&access, &stretch, &diary, fault);
	if (status != OK)
		return status;
	person->taken.list = arena_alloc(
		visit->arena, (diary.count + 1) * sizeof *person->taken.list);
	for (size_t i = 0; i < diary.count; i++) {
		const struct diary_entry *entry = &diary.list[i];

		if (entry->person != person->provider ||
		    entry->item == search->item.id)
			continue;
		person->taken.list[person->taken.count++] = (struct stretch){
			entry->starts_utc, entry->ends_utc};
	}
	return OK;
}

static enum status
read_person(struct visit *visit, const struct search *search,
	    struct slot_person *person, struct fault *fault)
{
	const struct open_question question = {
		.provider = person->provider,
		.from_days = search->question.from_days,
		.to_days = search->question.to_days,
	};
	enum status status =
		provider_open(visit, &question, &person->open, fault);

	return status == OK ? read_taken(visit, search, person, fault)
			    : status;
}

/* Who may be asked at all, in the order in which they would be: being taken
 * at the booking's own time is no reason to leave them out. */
static enum status
read_people(struct visit *visit, struct search *search, struct fault *fault)
{
	struct job job = search->booked.work.job;
	struct route route;
	enum status status;

	job.item = &search->item;
	status = assign_rank(visit, &job, CANDIDATES_CAPABLE, &route, fault);
	if (status != OK)
		return status;
	search->person = arena_alloc(visit->arena, (route.count + 1) *
						   sizeof *search->person);
	search->name = arena_alloc(visit->arena, (route.count + 1) *
						 sizeof *search->name);
	for (size_t i = 0; status == OK && i < route.count &&
			   search->persons < PEOPLE_MOST;
	     i++) {
		const struct ranked *ranked = &route.list[i];
		struct slot_person *person =
			&search->person[search->persons];

		if (ranked->out != ROUTING_IN && ranked->out != ROUTING_BUSY)
			continue;
		*person = (struct slot_person){
			.provider = ranked->candidate->provider};
		search->name[search->persons++] = ranked->candidate->name;
		status = read_person(visit, search, person, fault);
	}
	return status;
}

static enum status
search_begin(struct visit *visit, const struct slots_wish *wish,
	     struct search *search, struct fault *fault)
{
	int64_t organisation;
	enum status status;

	*search = (struct search){0};
	status = booked_load(visit, wish->ref, wish->n, &search->booked,
			     fault);
	if (status != OK)
		return status;
	organisation = search->booked.work.item.organisation;
	status = read_wish(visit, wish, search, fault);
	if (status == OK)
		status = visit_calendar(visit, organisation,
					&search->calendar, fault);
	search->question.office = &search->calendar;
	if (status == OK)
		status = diary_travel(visit, organisation, &search->item.spec,
				      &search->question.travel_min, fault);
	if (status == OK)
		status = number_of(visit, organisation, BOOKING_STEP,
				      &search->question.step_min, fault);
	return status == OK ? read_people(visit, search, fault) : status;
}

static void
show_slot(struct model *row, const struct search *search,
	  const struct slot *slot)
{
	const struct item *item = &search->booked.work.item;

	model_time(row, "starts_at", slot->starts_utc);
	model_time(row, "ends_at", slot->ends_utc);
	model_id(row, "provider", slot->best->provider);
	model_text(row, "provider_name",
		   search->name[slot->best - search->person]);
	model_int(row, "free", (int64_t)slot->free);
	model_bool(row, "now", slot->starts_utc == item->spec.starts_utc);
}

/* The cursor counts those that were shown. */
static enum status
show_slots(struct visit *visit, const struct slots_wish *wish,
	   const struct search *search, struct model *model,
	   struct fault *fault)
{
	struct slots slots = slots_find(&search->question, search->person,
					search->persons, visit->arena);
	struct model *rows = model_children(model, "slots");
	int64_t after = 0;
	size_t limit, i;
	enum status status = page_limit(&wish->page, &limit, fault);

	if (status == OK)
		status = page_number(wish->page.after, &after, fault);
	if (status != OK)
		return status;
	for (i = (size_t)after; i < slots.count && i - (size_t)after < limit;
	     i++)
		show_slot(model_append(rows), search, &slots.list[i]);
	model_text(model, "next",
		   i < slots.count
			   ? arena_printf(visit->arena, "%zu", i)
			   : NULL);
	return OK;
}

enum status
slots_list(struct visit *visit, const struct slots_wish *wish,
	   struct model *model, struct fault *fault)
{
	struct search search;
	const struct work *work = &search.booked.work;
	enum status status = search_begin(visit, wish, &search, fault);

	if (status != OK)
		return status;
	model_text(model, "ref", work->request.ref);
	model_int(model, "n", work->item.n);
	model_int(model, "version", work->request.version);
	model_time(model, "starts_at", work->item.spec.starts_utc);
	model_int(model, "minutes", search.question.minutes);
	model_day(model, "from", search.question.from_days);
	model_day(model, "until", search.question.to_days);
	show_strip(model, &work->tenant, &work->needs);
	status = show_slots(visit, wish, &search, model, fault);
	if (status == OK)
		status = show_cancel_cost(visit, model, &work->item, fault);
	return status == OK ? show_holds(visit, model, work->item.id, fault)
			    : status;
}

enum status
slots_soonest(struct visit *visit, const char *ref, int n, int64_t *ret_utc,
	      int64_t *ret_provider, struct fault *fault)
{
	char now[ZONE_TIME_TEXT];
	const struct slots_wish wish = {
		.ref = ref, .n = n, .from = now, .near = now};
	struct search search;
	struct slots slots = {NULL, 0};
	enum status status;

	zone_utc_text(visit->now_utc, now);
	status = search_begin(visit, &wish, &search, fault);
	if (status == OK)
		slots = slots_find(&search.question, search.person,
				   search.persons, visit->arena);
	*ret_utc = slots.count ? slots.list[0].starts_utc : 0;
	*ret_provider = slots.count ? slots.list[0].best->provider : 0;
	return status;
}

static enum status
read_hold(struct visit *visit, const struct hold_wish *wish,
	  struct item *item, struct provider *provider,
	  struct faults *faults, struct fault *fault)
{
	struct access access = visit_access(visit);
	struct fields fields = fields_begin(visit->arena, faults);
	const char *name = field_needed(&fields, "provider", wish->provider,
					ID_TEXT);
	struct fault unknown;
	int64_t id = 0;

	if (name && (!id_parse(name, &id) ||
		     provider_get(&access, id, provider, &unknown) != OK)) {
		(void)fault_set(&unknown, E_INPUT, "",
				N_("{value} is no provider here: choose one "
				   "from the list"),
				"value", name, NULL);
		field_take(&fields, "provider", &unknown);
	}
	(void)field_time(&fields, "starts_at", wish->starts_at,
			 &item->spec.starts_utc);
	if (item->spec.starts_utc <= visit->now_utc) {
		(void)fault_set(&unknown, E_INPUT, "",
				N_("This time is over: choose one that is "
				   "still to come"),
				NULL);
		field_take(&fields, "starts_at", &unknown);
	}
	if (field_count(&fields, "minutes", wish->minutes,
			ITEM_MINUTES_MAX) &&
	    wish->minutes)
		item->spec.minutes = (int)wish->minutes;
	return fields_end(&fields, fault);
}

static enum status
log_hold(struct visit *visit, const char *kind, const struct booked *booked,
	 const struct diary_entry *entry, struct fault *fault)
{
	struct model *payload = model_object(visit->arena);
	const struct item *item = &booked->work.item;
	const struct log_entry log = {
		.kind = kind,
		.subject = booked->work.request.id,
		.organisation = item->organisation,
		.service = service_name(item->spec.service),
		.language = item->spec.language,
		.payload = payload,
	};

	model_int(payload, "n", item->n);
	if (entry) {
		model_id(payload, "held_by", entry->provider);
		model_time(payload, "until_at", entry->until_utc);
	}
	return log_event(visit, &log, fault);
}

/* The stretch that is held, with the way there and back. */
static enum status
hold_entry(struct visit *visit, const struct item *item,
	   const struct provider *provider, struct diary_entry *ret,
	   struct fault *fault)
{
	int minutes, travel_min;
	enum status status = number_of(visit, item->organisation,
					  BOOKING_HOLD, &minutes, fault);

	if (status == OK)
		status = diary_travel(visit, item->organisation, &item->spec,
				      &travel_min, fault);
	if (status != OK)
		return status;
	*ret = (struct diary_entry){
		.id = visit_id(visit),
		.organisation = item->organisation,
		.kind = DIARY_HOLD,
		.provider = provider->id,
		.person = provider->kind == PROVIDER_AGENCY ? 0 : provider->id,
		.item = item->id,
		.starts_utc = item->spec.starts_utc -
			      (int64_t)travel_min * MINUTE,
		.ends_utc = booked_end(&item->spec) +
			    (int64_t)travel_min * MINUTE,
		.until_utc = visit->now_utc + (int64_t)minutes * MINUTE,
		.made_utc = visit->now_utc,
		.made_by = visit_actor(visit),
	};
	return OK;
}

enum status
hold_make(struct visit *visit, const struct hold_wish *wish,
	  struct model *model, struct faults *faults, struct fault *fault)
{
	struct access access = visit_access(visit);
	struct booked booked;
	struct item item;
	struct provider provider = {0};
	struct diary_entry entry;
	enum status status =
		booked_load(visit, wish->ref, wish->n, &booked, fault);

	if (status != OK)
		return status;
	item = booked.work.item;
	status = read_hold(visit, wish, &item, &provider, faults, fault);
	if (status == OK && !item_state_open(item.state))
		status = fault_set(fault, E_CONFLICT, "state",
				   N_("This booking is closed: nothing is to "
				      "be held for it"),
				   NULL);
	if (status == OK)
		status = diary_renew(visit, fault);
	if (status == OK)
		status = diary_unhold(&access, item.id, fault);
	if (status == OK)
		status = hold_entry(visit, &item, &provider, &entry, fault);
	if (status == OK)
		status = diary_insert(&access, &entry, fault);
	if (status == OK)
		status = log_hold(visit, "booking.held", &booked, &entry,
				  fault);
	if (status != OK)
		return status;
	model_id(model, "hold", entry.id);
	model_time(model, "until_at", entry.until_utc);
	return OK;
}

enum status
hold_end(struct visit *visit, const char *ref, int n, struct model *model,
	 struct fault *fault)
{
	struct access access = visit_access(visit);
	struct booked booked;
	struct diary holds;
	enum status status = booked_load(visit, ref, n, &booked, fault);

	if (status == OK)
		status = diary_holds(&access, booked.work.item.id,
				     visit->now_utc, &holds, fault);
	if (status == OK && !holds.count)
		return not_found("hold", fault);
	if (status == OK)
		status = diary_unhold(&access, booked.work.item.id, fault);
	if (status == OK)
		status = log_hold(visit, "booking.unheld", &booked, NULL,
				  fault);
	if (status == OK)
		model_text(model, "ref", ref);
	return status;
}
