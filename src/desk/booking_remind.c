/* Tenants and interpreters are told of bookings. */
#include "desk/booking_remind.h"

#include <string.h>

#include "core/appointment.h"
#include "core/worktime.h"
#include "desk/booking_inside.h"
#include "desk/bookings.h"
#include "desk/inside.h"
#include "desk/life.h"
#include "desk/mail.h"
#include "desk/numbers.h"
#include "desk/show.h"
#include "desk/offer_mail.h"
#include "store/provider.h"
#include "wire/model.h"

static const char not_told[] = N_("The organisation reminds nobody");

/* So many working days ahead; long past, where it is short notice: at once. */
static enum status
due_time(struct visit *visit, const struct item *item, enum number rule,
	 int64_t *ret_utc, struct fault *fault)
{
	struct calendar calendar;
	int days;
	enum status status =
		number_of(visit, item->organisation, rule, &days, fault);

	if (status == OK)
		status = visit_calendar(visit, item->organisation, &calendar,
					fault);
	if (status == OK)
		*ret_utc = days ? appointment_ahead(&calendar,
						    item->spec.starts_utc,
						    days)
				: 0;
	return status;
}

enum reminder_channel
reminder_channel_for(struct visit *visit, const struct work *work,
		     const char **ret_why)
{
	const struct needs *needs = &work->needs;
	struct wanted *wanted = arena_alloc(
		visit->arena, (needs->count + 1) * sizeof *wanted);
	const struct reminder_case question = {
		.email = work->tenant.email && *work->tenant.email,
		.phone = work->tenant.phone && *work->tenant.phone,
		.confidential = work->tenant.confidential_utc != 0,
		.sensitivity = work->request.sensitivity,
		.need = wanted,
		.needs = needs->count,
	};

	for (size_t i = 0; i < needs->count; i++)
		wanted[i] = (struct wanted){needs->list[i].kind,
					    needs->list[i].value};
	return reminder_choose(&question, ret_why);
}

/* One row for the tenant, one for the interpreter. */
static enum status
plan(struct visit *visit, int64_t item, struct fault *fault)
{
	struct access access = visit_access_of_service(visit);
	struct work work;
	struct booking_reminder one;
	const char *why;
	enum status status = work_load_item(visit, item, &work, fault);

	if (status != OK)
		return status;
	one = (struct booking_reminder){
		.item = item,
		.organisation = work.item.organisation,
		.starts_utc = work.item.spec.starts_utc,
		.channel = reminder_channel_names[reminder_channel_for(
			visit, &work, &why)],
		.why = why,
	};
	status = due_time(visit, &work.item, BOOKING_REMIND_TENANT,
			  &one.due_utc, fault);
	one.state = one.due_utc ? REMIND_PLANNED : REMIND_NOT;
	if (!one.due_utc)
		one.why = not_told;
	if (status == OK)
		status = booking_reminder_put(&access, &one, fault);
	one.who = REMIND_INTERPRETER;
	one.provider = work.item.provider;
	one.channel = reminder_channel_names[REMINDER_MAIL];
	one.why = N_("By e-mail, with the link to the job");
	if (status == OK)
		status = due_time(visit, &work.item,
				  BOOKING_REMIND_INTERPRETER, &one.due_utc,
				  fault);
	one.state = one.due_utc ? REMIND_PLANNED : REMIND_NOT;
	if (!one.due_utc)
		one.why = not_told;
	return status == OK ? booking_reminder_put(&access, &one, fault)
			    : status;
}

/* What nobody may say to people: no name, no address, no reason. */
static struct model *
words(struct visit *visit, const struct work *work,
      const struct booking_reminder *one)
{
	struct model *model = model_object(visit->arena);

	model_time(model, "starts_at", one->starts_utc);
	model_language(model, "language",
		       strcmp(work->item.spec.language, "en")
			       ? work->item.spec.language
			       : work->item.spec.from);
	model_code(model, "mode", "mode", mode_name(work->item.spec.mode));
	model_int(model, "minutes", work->item.spec.minutes);
	return model;
}

static const char *
language_read(const struct work *work)
{
	const char *spoken = NULL;

	for (size_t i = 0; i < work->needs.count; i++) {
		if (work->needs.list[i].kind == NEED_READ_LANGUAGE)
			return work->needs.list[i].value;
		if (work->needs.list[i].kind == NEED_SPOKEN_LANGUAGE)
			spoken = work->needs.list[i].value;
	}
	return spoken;
}

/* The link of the offer that the provider accepted; NULL none. */
static const char *
link_of(struct visit *visit, const struct work *work, int64_t provider)
{
	struct access access = visit_access_of_service(visit);
	struct offers offers;
	char token[TOKEN_TEXT];
	struct fault none;

	if (offer_of_item(&access, work->item.id, &offers, &none) != OK)
		return NULL;
	for (size_t i = offers.count; i > 0; i--) {
		const struct offer *offer = &offers.list[i - 1];

		if (offer->provider != provider ||
		    offer->state != OFFER_ACCEPTED)
			continue;
		assign_token(visit, offer, token);
		return arena_printf(visit->arena, "/o/%s", token);
	}
	return NULL;
}

static const char *
key_of(struct visit *visit, const struct booking_reminder *one)
{
	char item[ID_TEXT];

	id_format(one->item, item);
	return arena_printf(visit->arena, "booking/%s/%s%s/%lld", item,
			    remind_who_names[one->who],
			    one->what == REMIND_OFF ? "-off" : "",
			    (long long)one->starts_utc);
}

static enum status
mail_tenant(struct visit *visit, const struct work *work,
	    const struct booking_reminder *one, struct fault *fault)
{
	const struct mail mail = {
		.organisation = one->organisation,
		.to = work->tenant.email,
		.to_name = work->tenant.name,
		.language = language_read(work),
		.template = one->what == REMIND_OFF ? "booking-tenant-off"
						    : "booking-tenant",
		.model = words(visit, work, one),
		.key = key_of(visit, one),
		.until_utc = one->starts_utc,
		.about = work->request.id,
	};

	return mail_put(visit, &mail, fault);
}

static enum status
mail_interpreter(struct visit *visit, const struct work *work,
		 const struct booking_reminder *one, struct fault *fault)
{
	struct access access = visit_access_of_service(visit);
	struct provider provider;
	struct mail mail = {
		.organisation = one->organisation,
		.template = one->what == REMIND_OFF ? "booking-interpreter-off"
						    : "booking-interpreter",
		.model = words(visit, work, one),
		.key = key_of(visit, one),
		.until_utc = one->starts_utc,
		.about = work->request.id,
	};
	enum status status =
		provider_get(&access, one->provider, &provider, fault);

	if (status != OK)
		return status == E_NOT_FOUND ? OK : status;
	if (one->what == REMIND_COMES)
		mail.path = link_of(visit, work, one->provider);
	mail_to_provider(visit, &provider, &mail);
	return mail_put(visit, &mail, fault);
}

static enum status
log_reminded(struct visit *visit, const struct work *work,
	     const struct booking_reminder *one, struct fault *fault)
{
	struct model *payload = model_object(visit->arena);
	const struct log_entry entry = {
		.kind = one->what == REMIND_OFF ? "booking.called-off"
						: "booking.reminded",
		.subject = work->request.id,
		.organisation = one->organisation,
		.payload = payload,
	};

	model_int(payload, "n", work->item.n);
	model_text(payload, "who", remind_who_names[one->who]);
	model_text(payload, "channel", one->channel);
	return log_event(visit, &entry, fault);
}

/* It is due: looked at again, as rules may have changed since it was planned.
 */
static enum status
tell(struct visit *visit, struct booking_reminder one, struct fault *fault)
{
	struct access access = visit_access_of_service(visit);
	struct work work;
	enum status status = work_load_item(visit, one.item, &work, fault);

	if (status != OK)
		return status;
	if (work.item.state == ITEM_ON_HOLD && one.what == REMIND_COMES)
		return OK; /* still planned, until it goes on */
	if (one.who == REMIND_INTERPRETER) {
		one.state = REMIND_SENT;
		status = mail_interpreter(visit, &work, &one, fault);
	} else if (life_warning(&work.tenant)) {
		one.state = REMIND_NOT;
		one.why = life_warning(&work.tenant);
	} else {
		enum reminder_channel channel =
			reminder_channel_for(visit, &work, &one.why);

		one.state = channel == REMINDER_MAIL ? REMIND_SENT
						     : REMIND_WAITING;
		one.channel = reminder_channel_names[channel];
		if (channel == REMINDER_MAIL)
			status = mail_tenant(visit, &work, &one, fault);
	}
	if (status == OK)
		status = booking_reminder_put(&access, &one, fault);
	return status == OK && one.state == REMIND_SENT
		       ? log_reminded(visit, &work, &one, fault)
		       : status;
}

/* The booking that it speaks of is another now. Who knew of it is told. */
static enum status
take_back(struct visit *visit, struct booking_reminder one,
	  struct fault *fault)
{
	struct access access = visit_access_of_service(visit);
	bool knew = one.who == REMIND_INTERPRETER || one.state == REMIND_SENT ||
		    one.state == REMIND_TOLD;
	char item[ID_TEXT];
	enum status status;

	id_format(one.item, item);
	status = mail_drop(visit,
			   arena_printf(visit->arena, "booking/%s/%s/", item,
					remind_who_names[one.who]),
			   fault);
	if (status == OK)
		status = booking_reminder_drop(&access, &one, fault);
	if (status != OK || !knew)
		return status;
	one.what = REMIND_OFF;
	one.state = REMIND_PLANNED;
	one.due_utc = visit->now_utc;
	one.told_utc = one.told_by = 0;
	return booking_reminder_put(&access, &one, fault);
}

enum status
booking_remind(struct visit *visit, struct fault *fault)
{
	struct access access = visit_access_of_service(visit);
	struct booking_reminders found;
	enum status status = booking_reminder_find(
		&access, REMIND_STALE, visit->now_utc, &found, fault);

	for (size_t i = 0; status == OK && i < found.count; i++)
		status = take_back(visit, found.list[i], fault);
	if (status == OK)
		status = booking_reminder_find(&access, REMIND_NEW,
					       visit->now_utc, &found, fault);
	for (size_t i = 0; status == OK && i < found.count; i++)
		status = plan(visit, found.list[i].item, fault);
	if (status == OK)
		status = booking_reminder_find(&access, REMIND_DUE,
					       visit->now_utc, &found, fault);
	for (size_t i = 0; status == OK && i < found.count; i++)
		status = tell(visit, found.list[i], fault);
	return status;
}

enum status
show_reminders(struct visit *visit, struct model *model,
	       const struct booked *booked, struct fault *fault)
{
	struct access access = visit_access(visit);
	struct model *rows = model_children(model, "reminders");
	struct booking_reminders all;
	enum status status = booking_reminder_list(
		&access, booked->work.item.id, &all, fault);

	for (size_t i = 0; status == OK && i < all.count; i++) {
		const struct booking_reminder *one = &all.list[i];
		struct model *row = model_append(rows);

		model_code(row, "who", "reminder-who",
			   remind_who_names[one->who]);
		model_bool(row, "off", one->what == REMIND_OFF);
		model_time(row, "starts_at", one->starts_utc);
		model_code(row, "channel", "reminder-channel", one->channel);
		model_time_or_null(row, "due_at", one->due_utc);
		model_message(row, "why", one->why);
		model_code(row, "state", "reminder-state",
			   remind_state_names[one->state]);
		model_bool(row, "waiting", one->state == REMIND_WAITING);
		model_time_or_null(row, "told_at", one->told_utc);
		show_actor(visit, row, "told_by_name", one->told_by);
	}
	return status;
}

enum status
booking_told(struct visit *visit, const char *ref, int n, struct model *model,
	     struct fault *fault)
{
	struct access access = visit_access(visit);
	struct booking_reminders all;
	struct booked booked;
	bool done = false;
	enum status status = booked_load(visit, ref, n, &booked, fault);

	if (status == OK)
		status = booking_reminder_list(&access, booked.work.item.id,
					       &all, fault);
	for (size_t i = 0; status == OK && i < all.count; i++) {
		struct booking_reminder *one = &all.list[i];

		if (one->state != REMIND_WAITING)
			continue;
		done = true;
		one->state = REMIND_TOLD;
		one->told_utc = visit->now_utc;
		one->told_by = visit_actor(visit);
		status = booking_reminder_put(&access, one, fault);
		if (status == OK)
			status = log_reminded(visit, &booked.work, one, fault);
	}
	if (status == OK && !done)
		return not_found("reminder", fault);
	return status == OK ? booking_show(visit, ref, n, model, fault)
			    : status;
}
