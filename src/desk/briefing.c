/* The pack that an interpreter prepares with. */
#include "desk/briefing.h"

#include "core/appointment.h"
#include "core/worktime.h"
#include "desk/booking_inside.h"
#include "desk/inside.h"
#include "desk/numbers.h"
#include "desk/show.h"
#include "wire/model.h"

enum status
briefing_time(struct visit *visit, const struct work *work,
	      const struct booking *booking, struct briefing_time *ret,
	      struct fault *fault)
{
	const struct item *item = &work->item;
	struct calendar calendar;
	int days;
	enum status status;

	*ret = (struct briefing_time){0, 0};
	if (item->spec.service != SERVICE_INTERPRETING ||
	    !item->spec.starts_utc)
		return OK;
	status = number_of(visit, item->organisation, BOOKING_BRIEFING,
			      &days, fault);
	if (status == OK)
		status = visit_calendar(visit, item->organisation, &calendar,
					fault);
	if (status != OK)
		return status;
	ret->opens_utc = booking->briefing_utc;
	if (!ret->opens_utc)
		ret->opens_utc = appointment_ahead(
			&calendar, item->spec.starts_utc, days);
	ret->closes_utc = booked_end(&item->spec);
	return OK;
}

bool
briefing_guarded(enum sensitivity sensitivity)
{
	return sensitivity == SENSITIVITY_DOMESTIC_ABUSE ||
	       sensitivity == SENSITIVITY_SAFEGUARDING;
}

/* What it is for, as it was said for the interpreter; else the subject. */
static const char *
purpose_of(const struct work *work, const struct booking *booking)
{
	if (booking->purpose || briefing_guarded(work->request.sensitivity))
		return booking->purpose;
	return work->request.subject;
}

static const char *
address_of(struct visit *visit, const struct tenant *tenant)
{
	const char *all = NULL;

	for (size_t i = 0; i < ADDRESS_LINES; i++) {
		const char *line = tenant->address[i];

		if (line && *line)
			all = arena_printf(visit->arena, "%s%s%s",
					   all ? all : "", all ? ", " : "",
					   line);
	}
	if (!tenant->postcode)
		return all;
	return arena_printf(visit->arena, "%s%s%s", all ? all : "",
			    all ? ", " : "", tenant->postcode);
}

/* Where they go: what was said, else the tenant's home, unless that is for few
 * eyes; nowhere where nobody travels. */
static const char *
place_of(struct visit *visit, const struct work *work,
	 const struct booking *booking)
{
	if (booking->place)
		return booking->place;
	return work->item.spec.mode == MODE_ON_SITE &&
			       !work->tenant.confidential_utc
		       ? address_of(visit, &work->tenant)
		       : NULL;
}

static void
show_pack(struct visit *visit, struct model *model, const struct work *work,
	  const struct booking *booking)
{
	show_names(model, "tenant_name", work->tenant.name, "tenant_native",
		   work->tenant.name_native);
	model_text(model, "place", place_of(visit, work, booking));
	model_text(model, "access", booking->access);
	model_text(model, "link", booking->link);
	model_text(model, "purpose", purpose_of(work, booking));
	model_text(model, "attendees", booking->attendees);
	model_text(model, "dialect", booking->dialect);
	model_text(model, "text", booking->briefing);
}

static void
show_closed(struct model *model)
{
	static const char *const keys[] = {
		"tenant_name", "tenant_native", "place",   "access", "link",
		"purpose",     "attendees",	"dialect", "text"};

	for (size_t i = 0; i < sizeof keys / sizeof *keys; i++)
		model_null(model, keys[i]);
}

/* A look is on record; what is written beside it has an event of its own. */
static enum status
note_read(struct visit *visit, const struct work *work, struct fault *fault)
{
	const struct desk_note note = {
		.kind = "briefing.read",
		.subject = work->request.id,
		.organisation = work->item.organisation,
		.when = work->request.sensitivity == SENSITIVITY_NONE
				? NOTE_QUEUED
				: NOTE_FIRST,
	};

	return visit->random ? OK : desk_note_read(visit, &note, fault);
}

enum status
briefing_show(struct visit *visit, const struct work *work,
	      struct model *model, bool *ret_open, struct fault *fault)
{
	struct access access = visit_access_of_service(visit);
	struct booking booking;
	struct briefing_time time;
	struct model *child;
	enum status status =
		booking_get(&access, work->item.id, &booking, fault);

	if (status == OK)
		status = briefing_time(visit, work, &booking, &time, fault);
	if (status != OK)
		return status;
	*ret_open = true;
	if (!time.opens_utc) {
		model_null(model, "briefing");
		return OK;
	}
	*ret_open = time.opens_utc <= visit->now_utc &&
		    visit->now_utc < time.closes_utc;
	child = model_child(model, "briefing");
	model_time(child, "opens_at", time.opens_utc);
	model_time(child, "closes_at", time.closes_utc);
	model_bool(child, "open", *ret_open);
	if (!*ret_open) {
		show_closed(child);
		return OK;
	}
	show_pack(visit, child, work, &booking);
	return note_read(visit, work, fault);
}
