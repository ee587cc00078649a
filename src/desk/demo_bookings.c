/* The demonstration's bookings: an event in several languages, long signed
 * work, a series, some that took place or did not, and drop-in sessions. */
#include <string.h>

#include "core/worktime.h"
#include "desk/attendance.h"
#include "desk/bookings.h"
#include "desk/booking_inside.h"
#include "desk/demo_inside.h"
#include "desk/drop_ins.h"
#include "desk/inside.h"
#include "desk/intake.h"
#include "desk/offers.h"
#include "desk/series.h"
#include "lang/zone.h"
#include "store/provider.h"
#include "wire/model.h"

#define LANGUAGES 4
#define PAST 6
#define CAME 4
#define FEW 150 /* tenants: none of it among fewer */

/* Ten in the morning, so many working days from now; before now where they are
 * negative. */
static const char *
morning(const struct demo *demo, struct arena *arena, int days)
{
	struct calendar calendar = calendar_default(ENGLAND_AND_WALES);
	struct worktime office = {.calendar = &calendar, .kind = CLOCK_SERVICE};
	int32_t day = zone_local(demo->wish->now_utc).day_days;
	int step = days < 0 ? -1 : 1;
	char *text = arena_alloc(arena, ZONE_TIME_TEXT);
	int64_t from_utc, to_utc, utc;

	while (days) {
		day += step;
		(void)zone_utc(day, 0, &from_utc);
		(void)zone_utc(day, DAY_SECONDS, &to_utc);
		if (worktime_between(&office, from_utc, to_utc))
			days -= step;
	}
	(void)zone_utc(day, 10 * 3600, &utc);
	zone_utc_text(utc, text);
	return text;
}

static size_t
language_of(const struct demo *demo, const char *tag)
{
	for (size_t i = 0; i < demo->data.languages; i++)
		if (!strcmp(demo->data.language[i].tag, tag))
			return i;
	return 0;
}

/* The id of a tenant who speaks it; NULL where the demonstration has none. */
static const char *
speaker(const struct demo *demo, const char *tag, size_t number)
{
	const struct demo_group *group = &demo->group[language_of(demo, tag)];

	return group->count
		       ? demo->tenant[group->tenant[number % group->count]].id
		       : NULL;
}

struct ask {
	const char *subject, *starts_at, *tenant, *mode;
	const char *const *language;
	size_t languages;
	int64_t minutes;
};

static enum status
log_request(struct visit *visit, const struct ask *ask, const char **ret_ref,
	    struct fault *fault)
{
	struct model *made = model_object(visit->arena);
	struct intake_item item[LANGUAGES] = {{0}};
	struct faults faults = {0};
	struct intake in = {
		.service = "interpreting",
		.tenant = ask->tenant,
		.subject = ask->subject,
		.document_class = "rights",
		.minutes = ask->minutes,
		.starts_at = ask->starts_at,
		.item = item,
		.items = ask->languages,
	};
	enum status status;

	for (size_t i = 0; i < ask->languages; i++)
		item[i] = (struct intake_item){.from = "en",
					       .language = ask->language[i],
					       .mode = ask->mode};
	status = intake_log(visit, &in, made, &faults, fault);
	faults_free(&faults);
	*ret_ref = model_text_of(model_get(made, "ref"));
	return status;
}

/* What the first item carries. */
static enum status
carry(struct visit *visit, const char *ref, const char *place,
      const char *briefing, struct fault *fault)
{
	struct faults faults = {0};
	struct booking_edit edit = {
		.ref = ref,
		.n = 1,
		.place = place,
		.access = "Ramp at the side door; ask at the desk",
		.attendees = "A housing officer and a surveyor",
		.cost_code = "H-204",
		.conflict = "none",
		.briefing = briefing,
	};
	struct request request;
	enum status status = request_named(visit, ref, &request, fault);

	edit.version = request.version;
	if (status == OK)
		status = booking_edit(visit, &edit, model_object(visit->arena),
				      &faults, fault);
	faults_free(&faults);
	return status;
}

/* A residents' meeting: one request, an item for each language. */
static enum status
add_event(struct demo *demo, struct visit *visit, struct fault *fault)
{
	static const char *const languages[LANGUAGES] = {"pl", "ur", "so",
							 "ro"};
	const struct ask ask = {
		.subject = "Residents’ meeting about the new heating",
		.starts_at = morning(demo, visit->arena, 12),
		.tenant = speaker(demo, "pl", 0),
		.mode = "on-site",
		.language = languages,
		.languages = LANGUAGES,
		.minutes = 120,
	};
	const char *ref;
	enum status status = OK;

	if (!ask.tenant)
		return OK;
	status = log_request(visit, &ask, &ref, fault);
	return status == OK ? carry(visit, ref, "Sample Hall, Specimen Road",
				    "Heat networks, meters, the new tariff",
				    fault)
			    : status;
}

/* Long signed work a month ahead: two interpreters take turns. */
static enum status
add_signed(struct demo *demo, struct visit *visit, struct fault *fault)
{
	static const char *const signed_language[] = {"bfi"};
	const struct ask ask = {
		.subject = "Tenancy review in sign language",
		.starts_at = morning(demo, visit->arena, 24),
		.tenant = speaker(demo, "bfi", 0),
		.mode = "on-site",
		.language = signed_language,
		.languages = 1,
		.minutes = 150,
	};
	const char *ref;

	return ask.tenant ? log_request(visit, &ask, &ref, fault) : OK;
}

static enum status
add_series(struct demo *demo, struct visit *visit, struct fault *fault)
{
	static const char *const language[] = {"so"};
	const struct ask ask = {
		.subject = "Support visit, every week",
		.starts_at = morning(demo, visit->arena, 6),
		.tenant = speaker(demo, "so", 1),
		.mode = "on-site",
		.language = language,
		.languages = 1,
		.minutes = 60,
	};
	struct faults faults = {0};
	struct series_wish wish = {.n = 1,
				   .weeks = 1,
				   .count = 5,
				   .working_days = true};
	struct request request;
	enum status status;

	if (!ask.tenant)
		return OK;
	status = log_request(visit, &ask, &wish.ref, fault);
	if (status == OK)
		status = request_named(visit, wish.ref, &request, fault);
	wish.version = request.version;
	if (status == OK)
		status = series_make(visit, &wish, model_object(visit->arena),
				     &faults, fault);
	faults_free(&faults);
	return status;
}

/* Who was asked says yes. */
static enum status
give(struct visit *visit, const char *ref, bool *ret_given,
     struct fault *fault)
{
	struct access access = visit_access_of_service(visit);
	struct booked booked;
	struct offers offers;
	char token[TOKEN_TEXT];
	const struct offer_key key = {.token = token};
	enum status status = booked_load(visit, ref, 1, &booked, fault);

	*ret_given = false;
	if (status == OK)
		status = offer_of_item(&access, booked.work.item.id, &offers,
				       fault);
	if (status != OK || !offers.count ||
	    offers.list[0].state != OFFER_SENT)
		return status;
	assign_token(visit, &offers.list[0], token);
	status = offer_accept(visit, &key, model_object(visit->arena), fault);
	*ret_given = status == OK;
	return status;
}

/* The interpreter says how it went; every third waits for the officer, every
 * fifth did not take place. */
static enum status
attend(struct visit *visit, const char *ref, int64_t number,
       struct fault *fault)
{
	struct faults faults = {0};
	struct booked booked;
	struct attendance_input said = {
		.outcome = number % 5 ? "completed" : "tenant-absent"};
	struct booking_went went = {
		.ref = ref,
		.n = 1,
		.reason = "Signed on paper, which the provider keeps"};
	char from[ZONE_TIME_TEXT], to[ZONE_TIME_TEXT];
	struct request request;
	enum status status = booked_load(visit, ref, 1, &booked, fault);

	if (status != OK)
		return status;
	said.by = booked.work.item.provider;
	zone_utc_text(booked.work.item.spec.starts_utc + 300, from);
	zone_utc_text(booked.work.item.spec.starts_utc + 55 * 60, to);
	if (number % 5) {
		said.started_at = from;
		said.finished_at = to;
	}
	status = attendance_say(visit, &booked.work, &said, &faults, fault);
	if (status == OK && number % 3)
		status = request_named(visit, ref, &request, fault);
	went.version = request.version;
	if (status == OK && number % 3)
		status = booking_went(visit, &went,
				      model_object(visit->arena), &faults,
				      fault);
	faults_free(&faults);
	return status;
}

/* A booking of the days before. */
static enum status
add_past(struct demo *demo, struct visit *visit, int64_t number,
	 struct fault *fault)
{
	static const char *const language[] = {"so"};
	const struct ask ask = {
		.subject = "Damp and mould visit",
		.starts_at = morning(demo, visit->arena, -1 - (int)number),
		.tenant = speaker(demo, "so", (size_t)number + 2),
		.mode = "on-site",
		.language = language,
		.languages = 1,
		.minutes = 60,
	};
	const char *ref;
	bool given = false;
	enum status status;

	if (!ask.tenant)
		return OK;
	visit->now_utc -= (3 + number) * DAY_SECONDS;
	status = log_request(visit, &ask, &ref, fault);
	if (status == OK)
		status = give(visit, ref, &given, fault);
	visit->now_utc = demo->wish->now_utc;
	return status == OK && given ? attend(visit, ref, number, fault)
				     : status;
}

/* One session of last week, with those who came, and one to come. */
static enum status
add_session(struct demo *demo, struct visit *visit, int days,
	    struct fault *fault)
{
	struct access access = visit_access_of_service(visit);
	struct model *made = model_object(visit->arena);
	struct faults faults = {0};
	char id[ID_TEXT];
	const struct drop_in_input in = {
		.name = "Monday advice, Somali",
		.provider = id,
		.language = "so",
		.mode = "on-site",
		.place = "Sample Hub, Specimen Road",
		.starts_at = morning(demo, visit->arena, days),
		.minutes = 120,
	};
	struct drop_in_came came = {.purpose = "Rent account and repairs",
				    .minutes = 15};
	struct provider provider;
	enum status status = provider_by_name(
		&access, demo->organisation[0],
		"Horn of Africa Interpreters (example)", &provider, fault);

	if (status != OK)
		return status == E_NOT_FOUND ? OK : status;
	id_format(provider.id, id);
	status = drop_in_make(visit, &in, made, &faults, fault);
	came.id = model_text_of(model_get(made, "id"));
	for (size_t i = 0; status == OK && days < 0 && i < CAME; i++) {
		came.tenant = speaker(demo, "so", 10 + i);
		if (came.tenant)
			status = drop_in_log(visit, &came,
					     model_object(visit->arena),
					     &faults, fault);
	}
	faults_free(&faults);
	return status;
}

static enum status
add_one(struct demo *demo, struct visit *visit, int64_t number,
	struct fault *fault)
{
	struct visit now = *visit;
	struct caller officer;
	enum status status = demo_officer(demo, &now, &officer, fault);

	now.now_utc = demo->wish->now_utc;
	if (status != OK)
		return status;
	switch (number) {
	case 0:
		return add_event(demo, &now, fault);
	case 1:
		return add_signed(demo, &now, fault);
	case 2:
		return add_series(demo, &now, fault);
	case 3:
		return add_session(demo, &now, -5, fault);
	case 4:
		return add_session(demo, &now, 5, fault);
	default:
		return add_past(demo, &now, number - 5, fault);
	}
}

enum status
demo_bookings(struct demo *demo, struct fault *fault)
{
	if (demo->tenants < FEW)
		return OK;
	return demo_many(demo, N_("bookings"), 5 + PAST, add_one, fault);
}
