/* Which of its people an agency sends. */
#include "desk/sending.h"

#include <ctype.h>
#include <string.h>

#include "desk/clearance.h"
#include "desk/diary.h"
#include "desk/exclusions.h"
#include "desk/inside.h"
#include "desk/opening.h"
#include "lang/zone.h"
#include "store/diary.h"
#include "store/linguist.h"
#include "wire/model.h"

#define PEOPLE_MOST 200

/* Somebody of the agency, and what stands against them. */
struct person {
	struct linguist linguist;
	enum clearance_out cleared;
	enum routing_out out;
};
struct people {
	struct person *list;
	size_t count;
};

/* The language beside English. */
static const char *
language_of(const struct item_spec *spec)
{
	return strcmp(spec->language, "en") ? spec->language : spec->from;
}

static bool
same_area(const char *area, const char *postcode)
{
	size_t letters = 0;

	while (postcode && isalpha((unsigned char)postcode[letters]))
		letters++;
	return area && letters && !strncmp(area, postcode, letters) &&
	       !isalpha((unsigned char)area[letters]);
}

static enum status
look_at_papers(struct visit *visit, const struct opened *opened,
	       struct person *person, struct fault *fault)
{
	const struct clearance_question question = {
		.organisation = opened->work.item.organisation,
		.item = &opened->work.item.spec,
		.sensitivity = opened->work.request.sensitivity,
		.booking = &opened->booking,
		.linguist = person->linguist.id,
	};
	struct clearance clearance;
	enum status status = clearance_of(visit, &question,
					  opened->offer.provider, &clearance,
					  fault);

	if (status == OK)
		person->cleared = clearance.out;
	return status;
}

/* Taken by other work, away, or not at work at that time. */
static enum status
look_at_diary(struct visit *visit, const struct opened *opened,
	      int64_t linguist, bool *ret_busy, struct fault *fault)
{
	struct access access = visit_access_of_service(visit);
	const struct item *item = &opened->work.item;
	int64_t starts = item->spec.starts_utc;
	int64_t ends = starts + 60 * (int64_t)diary_minutes(&item->spec);
	struct diary_person who = {.person = linguist,
				   .item = item->id,
				   .now_utc = visit->now_utc};
	const struct open_question open = {
		.provider = opened->offer.provider,
		.linguist = linguist,
		.from_days = zone_local(starts).day_days,
		.to_days = zone_local(ends).day_days,
	};
	struct stretches stretches;
	int travel_min;
	enum status status = diary_travel(visit, item->organisation,
					  &item->spec, &travel_min, fault);

	who.from_utc = starts - 60 * (int64_t)travel_min;
	who.to_utc = ends + 60 * (int64_t)travel_min;
	if (status == OK)
		status = diary_taken(&access, &who, ret_busy, fault);
	if (status == OK)
		status = provider_open(visit, &open, &stretches, fault);
	if (status == OK)
		*ret_busy |= !stretches_cover(&stretches, starts, ends);
	return status;
}

/* The person as a candidate whom routing's own rules judge. */
static enum status
judge(struct visit *visit, const struct opened *opened, struct person *person,
      struct fault *fault)
{
	const struct work *work = &opened->work;
	const char *gender = opened_gender(opened);
	const struct routing_question question = {
		.item = &work->item.spec,
		.sensitivity = work->request.sensitivity,
		.any_gender = work->routing.any_gender != NULL,
	};
	struct candidate one = {.active = true,
				.can_do = true,
				.contract_order = 1,
				.price_minor = -1,
				.travel_min = -1};
	struct ranked *ranked;
	bool apart;
	enum status status = look_at_papers(visit, opened, person, fault);

	if (status == OK)
		status = exclusions_name(visit, &work->tenant,
					 person->linguist.name, &apart, fault);
	if (status == OK)
		status = look_at_diary(visit, opened, person->linguist.id,
				       &one.busy, fault);
	if (status != OK)
		return status;
	one.cleared = person->cleared == CLEARANCE_OK;
	one.tie = apart ? TIE_CONFLICT : TIE_NONE;
	one.same_area =
		same_area(person->linguist.area, work->tenant.postcode);
	one.gender_fits = !gender || (person->linguist.gender &&
				      !strcmp(person->linguist.gender,
					      gender));
	(void)routing_rank(&one, 1, &question, visit->arena, &ranked);
	person->out = ranked->out;
	return OK;
}

/* There is somebody to choose: an agency has a booking. */
static bool
may_name(const struct opened *opened)
{
	return opened_theirs(opened) &&
	       opened->work.item.state == ITEM_ASSIGNED &&
	       opened->work.item.spec.service == SERVICE_INTERPRETING &&
	       opened->work.item.spec.starts_utc;
}

static enum status
read_people(struct visit *visit, const struct opened *opened,
	    struct people *ret, struct fault *fault)
{
	struct access access = visit_access_of_service(visit);
	struct linguist_places places;
	enum status status = linguist_speaks(
		&access, language_of(&opened->work.item.spec),
		opened->offer.provider, &places, fault);

	*ret = (struct people){0};
	if (status != OK)
		return status;
	ret->list = arena_alloc(visit->arena,
				(places.count + 1) * sizeof *ret->list);
	for (size_t i = 0; status == OK && i < places.count &&
			   ret->count < PEOPLE_MOST;
	     i++) {
		struct person *person = &ret->list[ret->count];

		status = linguist_get(&access, places.list[i].linguist,
				      &person->linguist, fault);
		if (status == OK && !person->linguist.ended_utc)
			ret->count++;
	}
	return status;
}

/* In words that do not tell what the matter is. */
static const char *
why_not(const struct person *person)
{
	switch (person->out) {
	case ROUTING_IN:
		return NULL;
	case ROUTING_NOT_CLEARED:
		return clearance_text(person->cleared);
	case ROUTING_GENDER:
	case ROUTING_BUSY:
		return routing_out_text(person->out);
	case ROUTING_INACTIVE:
	case ROUTING_CANNOT:
	case ROUTING_EXCLUDED:
	case ROUTING_CONFLICT:
	case ROUTING_TOO_NEAR:
	case ROUTING_TOO_FAR:
	case ROUTING_FULL:
	case ROUTING_OFF_CONTRACT:
	case ROUTING_DIALECT:
	case ROUTING_SCRIPT:
		break;
	}
	return N_("Somebody else has to be sent to this.");
}

static enum status
show_chosen(struct visit *visit, struct model *model, int64_t id,
	    struct fault *fault)
{
	struct access access = visit_access_of_service(visit);
	struct linguist linguist;
	struct model *child;
	enum status status;

	if (!id) {
		model_null(model, "linguist");
		return OK;
	}
	status = linguist_get(&access, id, &linguist, fault);
	if (status != OK)
		return status;
	child = model_child(model, "linguist");
	model_id(child, "id", id);
	model_text(child, "name", linguist.name);
	return OK;
}

enum status
sending_show(struct visit *visit, struct model *model,
	     const struct opened *opened, struct fault *fault)
{
	struct model *rows = model_children(model, "people");
	int64_t chosen = opened->offer.state == OFFER_ACCEPTED
				 ? opened->booking.linguist
				 : 0;
	struct people people = {0};
	enum status status = show_chosen(visit, model, chosen, fault);

	if (status == OK && may_name(opened))
		status = read_people(visit, opened, &people, fault);
	for (size_t i = 0; status == OK && i < people.count; i++) {
		struct person *person = &people.list[i];
		struct model *row;

		status = judge(visit, opened, person, fault);
		if (status != OK)
			return status;
		row = model_append(rows);
		model_id(row, "id", person->linguist.id);
		model_text(row, "name", person->linguist.name);
		model_bool(row, "can", person->out == ROUTING_IN);
		model_message(row, "why", why_not(person));
		model_bool(row, "chosen", person->linguist.id == chosen);
	}
	return status;
}

/* Of theirs, and nothing stands against it; NULL: nobody is named. */
static enum status
choose(struct visit *visit, const struct opened *opened, const char *text,
       struct person *ret, struct fault *fault)
{
	struct people people;
	int64_t id;
	enum status status = read_people(visit, opened, &people, fault);

	*ret = (struct person){0};
	if (status != OK || !text || !*text)
		return status;
	if (!id_parse(text, &id))
		id = 0;
	for (size_t i = 0; i < people.count; i++)
		if (people.list[i].linguist.id == id)
			*ret = people.list[i];
	if (!ret->linguist.id)
		return fault_set(fault, E_INPUT, "/linguist",
				 N_("Choose one of your people who works in "
				    "this language"),
				 NULL);
	status = judge(visit, opened, ret, fault);
	if (status != OK || ret->out == ROUTING_IN)
		return status;
	return fault_set(fault, E_REFUSED, "/linguist", why_not(ret), NULL);
}

static enum status
put(struct visit *visit, struct opened *opened, const struct linguist *who,
    struct fault *fault)
{
	struct access access = visit_access_of_service(visit);
	struct model *payload = model_object(visit->arena);
	const struct log_entry entry = {
		.kind = "item.linguist-named",
		.subject = opened->work.request.id,
		.organisation = opened->work.item.organisation,
		.payload = payload,
	};
	enum status status;

	opened->booking.item = opened->work.item.id;
	opened->booking.organisation = opened->work.item.organisation;
	opened->booking.linguist = who->id;
	status = booking_put(&access, &opened->booking, fault);
	if (status == OK)
		status = work_touch(visit, &opened->work, fault);
	if (status == OK)
		status = item_update(&access, &opened->work.item, fault);
	if (status != OK)
		return status;
	model_int(payload, "n", opened->work.item.n);
	model_text(payload, "linguist", who->name);
	return log_event(visit, &entry, fault);
}

enum status
offer_send_linguist(struct visit *visit, const struct offer_key *key,
		    const char *linguist, struct model *model,
		    struct fault *fault)
{
	struct opened opened;
	struct person person;
	enum status status = opened_find(visit, key, &opened, fault);

	if (status != OK)
		return status;
	if (visit->caller && visit->caller->linguist)
		return fault_set(fault, E_FORBIDDEN, "",
				 N_("Your agency says who comes: ask who "
				    "coordinates there"),
				 NULL);
	if (!may_name(&opened))
		return fault_set(fault, E_CONFLICT, "",
				 N_("Nobody is to be named for this now"),
				 NULL);
	status = choose(visit, &opened, linguist, &person, fault);
	if (status == OK)
		status = put(visit, &opened, &person.linguist, fault);
	if (status == OK)
		status = opened_show(visit, model, &opened, fault);
	return status;
}
