/* Drop-in sessions. */
#include "desk/drop_ins.h"

#include <string.h>

#include "core/request.h"
#include "desk/contact.h"
#include "desk/contacts.h"
#include "desk/diary.h"
#include "desk/field.h"
#include "desk/inside.h"
#include "desk/numbers.h"
#include "desk/record.h"
#include "desk/show.h"
#include "store/diary.h"
#include "store/drop_in.h"
#include "store/provider.h"
#include "wire/model.h"

#define MINUTE 60
#define MINUTES_MOST 600

static void
show_session(struct model *model, const struct drop_in *session)
{
	model_id(model, "id", session->id);
	model_text(model, "name", session->name);
	model_language(model, "language", session->language);
	model_code(model, "mode", "mode", session->mode);
	model_text(model, "place", session->place);
	model_time(model, "starts_at", session->starts_utc);
	model_time(model, "ends_at",
		   session->starts_utc + (int64_t)session->minutes * MINUTE);
	model_id(model, "provider", session->provider);
	model_text(model, "provider_name", session->provider_name);
	model_bool(model, "cancelled", session->cancelled_utc != 0);
	model_int(model, "visits", session->visits);
}

/* "TIME.ID" of the last row before. */
static enum status
read_page(struct visit *visit, const struct page_wish *wish,
	  struct drop_in_page *ret, struct fault *fault)
{
	const char *dot = wish->after ? strchr(wish->after, '.') : NULL;
	enum status status = page_limit(wish, &ret->limit, fault);

	ret->before_utc = ret->before_id = INT64_MAX;
	if (status != OK || !wish->after || !*wish->after)
		return status;
	if (!dot)
		return page_number(".", &ret->before_id, fault);
	status = page_number(arena_copy(visit->arena, wish->after,
					(size_t)(dot - wish->after)),
			     &ret->before_utc, fault);
	return status == OK ? page_number(dot + 1, &ret->before_id, fault)
			    : status;
}

enum status
drop_ins_list(struct visit *visit, const struct page_wish *wish,
	      struct model *model, struct fault *fault)
{
	struct access access = visit_access(visit);
	struct model *rows = model_children(model, "drop_ins");
	const struct drop_in *last;
	struct drop_in_page page;
	struct drop_ins all;
	enum status status = read_page(visit, wish, &page, fault);

	if (status == OK)
		status = drop_in_list(&access, &page, &all, fault);
	if (status != OK)
		return status;
	for (size_t i = 0; i < all.count; i++)
		show_session(model_append(rows), &all.list[i]);
	if (all.count < page.limit) {
		model_null(model, "next");
		return OK;
	}
	last = &all.list[all.count - 1];
	model_text(model, "next",
		   arena_printf(visit->arena, "%lld.%lld",
				(long long)last->starts_utc,
				(long long)last->id));
	return OK;
}

static enum status
session_named(struct visit *visit, const char *text, struct drop_in *ret,
	      struct fault *fault)
{
	struct access access = visit_access(visit);
	int64_t id;

	if (!text || !id_parse(text, &id))
		return not_found("drop_in", fault);
	return drop_in_get(&access, id, ret, fault);
}

static enum status
show_visits(struct visit *visit, struct model *model, int64_t session,
	    struct fault *fault)
{
	struct access access = visit_access(visit);
	struct model *rows = model_children(model, "visits_list");
	struct drop_in_visits all;
	enum status status = drop_in_visit_list(&access, session, &all, fault);

	for (size_t i = 0; status == OK && i < all.count; i++) {
		const struct drop_in_visit *one = &all.list[i];
		struct model *row = model_append(rows);

		model_time(row, "at", one->at_utc);
		model_int(row, "minutes", one->minutes);
		model_text(row, "purpose", one->purpose);
		model_id(row, "tenant", one->tenant);
		show_names(row, "tenant_name", one->tenant_name,
			   "tenant_native", one->tenant_native);
		model_text(row, "tenant_reference", one->tenant_reference);
	}
	return status;
}

enum status
drop_in_show(struct visit *visit, const char *id, struct model *model,
	     struct fault *fault)
{
	const struct desk_note note = {.kind = "drop-in.read"};
	struct desk_note reading = note;
	struct drop_in session;
	enum status status = session_named(visit, id, &session, fault);

	if (status != OK)
		return status;
	show_session(model, &session);
	model_text(model, "cancelled_why", session.cancelled_why);
	model_bool(model, "may_log",
		   !session.cancelled_utc &&
			   session.starts_utc <= visit->now_utc);
	model_bool(model, "may_call_off",
		   !session.cancelled_utc && !session.visits);
	status = show_visits(visit, model, session.id, fault);
	reading.subject = session.id;
	reading.organisation = session.organisation;
	return status == OK && !visit->random
		       ? desk_note_read(visit, &reading, fault)
		       : status;
}

static enum status
log_session(struct visit *visit, const char *kind,
	    const struct drop_in *session, const char *reason,
	    struct fault *fault)
{
	struct model *payload = model_object(visit->arena);
	const struct log_entry entry = {
		.kind = kind,
		.subject = session->id,
		.organisation = session->organisation,
		.service = service_name(SERVICE_INTERPRETING),
		.language = session->language,
		.payload = payload,
	};

	model_text(payload, "name", session->name);
	model_id(payload, "provider", session->provider);
	model_time(payload, "starts_at", session->starts_utc);
	if (reason)
		model_text(payload, "reason", reason);
	return log_event(visit, &entry, fault);
}

static void
wrong(struct fields *fields, const char *name, const char *message)
{
	struct fault fault;

	(void)fault_set(&fault, E_INPUT, "", message, NULL);
	field_take(fields, name, &fault);
}

static void
read_provider(struct visit *visit, struct fields *fields, const char *said,
	      struct provider *ret)
{
	struct access access = visit_access(visit);
	const char *name = field_needed(fields, "provider", said, ID_TEXT);
	struct fault none;
	int64_t id;

	if (name && (!id_parse(name, &id) ||
		     provider_get(&access, id, ret, &none) != OK))
		wrong(fields, "provider",
		      N_("Choose one of your providers from the list"));
}

static void
read_session(struct visit *visit, struct fields *fields,
	     const struct drop_in_input *in, struct drop_in *ret)
{
	int mode = MODE_ON_SITE - 1;

	ret->name = field_words_needed(fields, "name", in->name, 120);
	(void)field_needed(fields, "language", in->language, 40);
	ret->language = field_language(fields, "language", in->language);
	(void)field_word(fields, "mode", in->mode, WORDS_MODE, &mode);
	ret->mode = mode_name((enum mode)(mode + 1));
	if (mode + 1 == MODE_ON_DEMAND)
		wrong(fields, "mode",
		      N_("A session has its interpreter there: on site, by "
			 "telephone or by video"));
	ret->place = field_text(fields, "place", in->place, 200);
	(void)field_needed(fields, "starts_at", in->starts_at, 64);
	if (field_time(fields, "starts_at", in->starts_at, &ret->starts_utc) &&
	    ret->starts_utc < visit->now_utc - 7 * 86400)
		wrong(fields, "starts_at",
		      N_("This is more than a week ago: look at the date"));
	if (field_count(fields, "minutes", in->minutes, MINUTES_MOST) &&
	    !in->minutes)
		wrong(fields, "minutes", N_("Say how long the session is"));
	ret->minutes = (int)in->minutes;
}

/* The interpreter's time is taken. */
static enum status
take_time(struct visit *visit, const struct drop_in *session,
	  const struct provider *provider, struct fault *fault)
{
	struct access access = visit_access(visit);
	struct item_spec spec = {.service = SERVICE_INTERPRETING,
				 .starts_utc = session->starts_utc};
	struct diary_entry entry = {
		.id = visit_id(visit),
		.organisation = session->organisation,
		.kind = DIARY_SESSION,
		.provider = provider->id,
		.person = provider->kind == PROVIDER_AGENCY ? 0 : provider->id,
		.session = session->id,
		.made_utc = visit->now_utc,
		.made_by = visit_actor(visit),
	};
	int travel_min = 0;
	enum status status = OK;

	(void)mode_parse(session->mode, &spec.mode);
	status = diary_travel(visit, session->organisation, &spec, &travel_min,
			      fault);
	entry.starts_utc = session->starts_utc - travel_min * MINUTE;
	entry.ends_utc = session->starts_utc +
			 (int64_t)(session->minutes + travel_min) * MINUTE;
	if (status == OK)
		status = diary_renew(visit, fault);
	return status == OK ? diary_insert(&access, &entry, fault) : status;
}

enum status
drop_in_make(struct visit *visit, const struct drop_in_input *in,
	     struct model *model, struct faults *faults, struct fault *fault)
{
	struct access access = visit_access(visit);
	struct fields fields = fields_begin(visit->arena, faults);
	struct provider provider = {0};
	struct drop_in session = {
		.organisation = visit_organisation(visit),
		.made_utc = visit->now_utc,
		.made_by = visit_actor(visit),
	};
	enum status status;

	read_provider(visit, &fields, in->provider, &provider);
	read_session(visit, &fields, in, &session);
	status = fields_end(&fields, fault);
	session.id = visit_id(visit);
	session.provider = provider.id;
	if (status == OK)
		status = drop_in_insert(&access, &session, fault);
	if (status == OK)
		status = take_time(visit, &session, &provider, fault);
	if (status == OK)
		status = log_session(visit, "drop-in.made", &session, NULL,
				     fault);
	if (status == OK)
		model_id(model, "id", session.id);
	return status;
}

enum status
drop_in_call_off(struct visit *visit, const char *id, const char *reason,
		 struct model *model, struct fault *fault)
{
	struct access access = visit_access(visit);
	struct drop_in session;
	enum status status = session_named(visit, id, &session, fault);

	if (status != OK)
		return status;
	if (session.cancelled_utc || session.visits)
		return fault_set(fault, E_CONFLICT, "",
				 N_("This session is cancelled already, or "
				    "somebody came to it"),
				 NULL);
	if (!reason || !*reason)
		return fault_set(fault, E_INPUT, "/reason",
				 N_("Say why: the reason is kept with it"),
				 NULL);
	session.cancelled_utc = visit->now_utc;
	session.cancelled_why = reason;
	status = drop_in_cancel(&access, &session, fault);
	if (status == OK)
		status = diary_unsession(&access, session.id, fault);
	if (status == OK)
		status = log_session(visit, "drop-in.cancelled", &session,
				     reason, fault);
	return status == OK ? drop_in_show(visit, id, model, fault) : status;
}

/* On the tenant's own record, as any other contact. */
static enum status
record_contact(struct visit *visit, const struct drop_in *session,
	       const struct drop_in_visit *came, int64_t *ret_contact,
	       struct fault *fault)
{
	struct access access = visit_access(visit);
	struct provider provider = {0};
	struct contact contact = {
		.organisation = came->organisation,
		.tenant = came->tenant,
		.at_utc = came->at_utc,
		.note = came->purpose,
		.manner = {.channel = CHANNEL_VISIT,
			   .spoken = session->language,
			   .interpreter = INTERPRETER_PROFESSIONAL},
	};
	enum status status =
		provider_get(&access, session->provider, &provider, fault);

	if (status != OK && status != E_NOT_FOUND)
		return status;
	contact.manner.gender = provider.gender;
	if (provider.kind == PROVIDER_IN_HOUSE)
		contact.manner.interpreter = INTERPRETER_COLLEAGUE;
	status = contact_record(visit, &contact, fault);
	*ret_contact = contact.id;
	return status;
}

static enum status
read_came(struct visit *visit, const struct drop_in_came *in,
	  struct drop_in_visit *ret, struct faults *faults,
	  struct fault *fault)
{
	struct fields fields = fields_begin(visit->arena, faults);
	const char *name = field_needed(&fields, "tenant", in->tenant, 60);
	struct tenant tenant;
	struct fault unknown;

	if (name && tenant_named(visit, name, &tenant, &unknown) != OK)
		wrong(&fields, "tenant",
		      N_("There is no such tenant here: give the reference"));
	else if (name)
		ret->tenant = tenant.id;
	ret->purpose = field_words_needed(&fields, "purpose", in->purpose,
					  400);
	if (field_count(&fields, "minutes", in->minutes, MINUTES_MOST) &&
	    !in->minutes)
		wrong(&fields, "minutes", N_("Say how long it took"));
	ret->minutes = (int)in->minutes;
	ret->at_utc = visit->now_utc;
	if (field_time(&fields, "at", in->at, &ret->at_utc) &&
	    ret->at_utc > visit->now_utc)
		wrong(&fields, "at", N_("This is still to come"));
	return fields_end(&fields, fault);
}

enum status
drop_in_log(struct visit *visit, const struct drop_in_came *in,
	    struct model *model, struct faults *faults, struct fault *fault)
{
	struct access access = visit_access(visit);
	struct drop_in session;
	struct drop_in_visit came = {.logged_utc = visit->now_utc,
				     .logged_by = visit_actor(visit)};
	enum status status = session_named(visit, in->id, &session, fault);

	if (status != OK)
		return status;
	if (session.cancelled_utc || session.starts_utc > visit->now_utc)
		return fault_set(fault, E_CONFLICT, "",
				 N_("This session is cancelled, or still to "
				    "come: nobody can have been there"),
				 NULL);
	status = read_came(visit, in, &came, faults, fault);
	came.id = visit_id(visit);
	came.drop_in = session.id;
	came.organisation = session.organisation;
	if (status == OK)
		status = record_contact(visit, &session, &came, &came.contact,
					fault);
	if (status == OK)
		status = drop_in_visit_insert(&access, &came, fault);
	if (status == OK)
		status = log_session(visit, "drop-in.visit", &session, NULL,
				     fault);
	return status == OK ? drop_in_show(visit, in->id, model, fault)
			    : status;
}
