/* What a booking carries, said by an officer; a second interpreter. */
#include "desk/bookings.h"

#include <string.h>

#include "core/clearance.h"
#include "core/name.h"
#include "desk/booking_inside.h"
#include "desk/field.h"
#include "desk/inside.h"
#include "store/linguist.h"
#include "wire/model.h"

#define LINE_MOST 200
#define WORDS_MOST 2000

/* NULL leaves what stands there, "" takes it away. */
static void
read_text(struct fields *fields, const char *name, const char *said,
	  size_t most, const char **ret)
{
	if (said)
		*ret = field_text(fields, name, said, most);
}

struct closed_set {
	const char *const *names;
	size_t count;
};

static const char *const genders[] = {"woman", "man"};
static const char *const conflicts[] = {"none", "found"};
static const struct closed_set gender_set = {genders, 2};
static const struct closed_set conflict_set = {conflicts, 2};
static const struct closed_set dbs_set = {dbs_level_names, DBS_LEVELS};
static const struct closed_set qualification_set = {qualification_names,
						    QUALIFICATIONS};

static void
read_word(struct fields *fields, const char *name, const char *said,
	  const struct closed_set *set, const char **ret)
{
	struct fault fault;
	int i;

	if (!said)
		return;
	*ret = NULL;
	if (!*said)
		return;
	if (name_check("", set->names, set->count, said, &i, &fault) == OK)
		*ret = set->names[i];
	else
		field_take(fields, name, &fault);
}

/* A meeting is opened by a button: nothing but the web's addresses. */
static void
check_link(struct fields *fields, const struct booking *booking)
{
	struct fault fault;

	if (!booking->link || !strncmp(booking->link, "https://", 8) ||
	    strspn(booking->link, "+0123456789 ()") == strlen(booking->link))
		return;
	(void)fault_set(&fault, E_INPUT, "",
			N_("Give a web address that begins with https://, or a "
			   "telephone number"),
			NULL);
	field_take(fields, "link", &fault);
}

static void
read_edit(struct fields *fields, const struct booking_edit *in,
	  struct booking *booking)
{
	read_text(fields, "place", in->place, LINE_MOST, &booking->place);
	read_text(fields, "access", in->access, WORDS_MOST,
		  &booking->access);
	read_text(fields, "link", in->link, LINE_MOST, &booking->link);
	read_text(fields, "purpose", in->purpose, LINE_MOST,
		  &booking->purpose);
	read_text(fields, "attendees", in->attendees, LINE_MOST,
		  &booking->attendees);
	read_text(fields, "dialect", in->dialect, 60, &booking->dialect);
	read_word(fields, "gender", in->gender, &gender_set,
		  &booking->gender);
	read_word(fields, "qualification", in->qualification,
		  &qualification_set, &booking->qualification);
	read_word(fields, "dbs", in->dbs, &dbs_set, &booking->dbs);
	read_text(fields, "cost_code", in->cost_code, 60,
		  &booking->cost_code);
	read_word(fields, "conflict", in->conflict, &conflict_set,
		  &booking->conflict);
	read_text(fields, "briefing", in->briefing, 8000, &booking->briefing);
	if (in->briefing_at && !*in->briefing_at)
		booking->briefing_utc = 0;
	else
		(void)field_time(fields, "briefing_at", in->briefing_at,
				 &booking->briefing_utc);
	check_link(fields, booking);
}

/* Whom the agency sends: one of its own. */
static void
read_linguist(struct visit *visit, struct fields *fields, const char *said,
	      struct booked *booked)
{
	struct access access = visit_access_of_service(visit);
	struct linguist linguist;
	struct fault fault;
	int64_t id;

	if (!said)
		return;
	booked->booking.linguist = 0;
	if (!*said)
		return;
	if (id_parse(said, &id) &&
	    linguist_get(&access, id, &linguist, &fault) == OK &&
	    linguist.provider == booked->work.item.provider &&
	    !linguist.ended_utc) {
		booked->booking.linguist = id;
		return;
	}
	(void)fault_set(&fault, E_INPUT, "",
			N_("Choose somebody whom the provider can send"),
			NULL);
	field_take(fields, "linguist", &fault);
}

enum status
booking_edit(struct visit *visit, const struct booking_edit *in,
	     struct model *model, struct faults *faults, struct fault *fault)
{
	struct access access = visit_access(visit);
	struct fields fields = fields_begin(visit->arena, faults);
	struct booked booked;
	enum status status = booked_load(visit, in->ref, in->n, &booked,
					 fault);

	if (status != OK)
		return status;
	read_edit(&fields, in, &booked.booking);
	read_linguist(visit, &fields, in->linguist, &booked);
	status = fields_end(&fields, fault);
	if (status == OK)
		status = request_touch(&access, booked.work.request.id,
				       in->version, fault);
	if (status == OK)
		status = booked_keep(visit, "booking.changed", &booked, NULL,
				     fault);
	/* Who comes may be another now: it is for them to be free. */
	if (status == OK)
		status = item_update(&access, &booked.work.item, fault);
	return status == OK ? booking_show(visit, in->ref, in->n, model, fault)
			    : status;
}

enum status
booking_pair(struct visit *visit, const char *ref, int n, int64_t version,
	     struct model *model, struct fault *fault)
{
	struct access access = visit_access(visit);
	struct booked booked;
	struct kin pairs = {NULL, 0};
	struct booked_again again = {.why = "A second interpreter is needed"};
	struct item made;
	enum status status = booked_load(visit, ref, n, &booked, fault);

	if (status == OK)
		status = booking_pairs(&access, booked.work.item.id, &pairs,
				       fault);
	if (status != OK)
		return status;
	if (pairs.count || booked.booking.pair ||
	    !item_state_open(booked.work.item.state))
		return fault_set(fault, E_CONFLICT, "",
				 N_("Two interpreters are booked already, or "
				    "this booking is closed"),
				 NULL);
	status = request_touch(&access, booked.work.request.id, version,
			       fault);
	again.from = &booked;
	again.booking = booked.booking;
	again.booking.linguist = 0;
	again.booking.pair = booked.work.item.id;
	again.starts_utc = booked.work.item.spec.starts_utc;
	again.minutes = booked.work.item.spec.minutes;
	if (status == OK)
		status = booked_again(visit, &again, &made, fault);
	return status == OK ? booking_show(visit, ref, n, model, fault)
			    : status;
}
