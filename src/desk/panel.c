/* The panel: consent given and taken back. */
#include "desk/panel.h"

#include <string.h>

#include "core/name.h"
#include "desk/field.h"
#include "desk/inside.h"
#include "desk/life.h"
#include "desk/panel_inside.h"
#include "desk/profile_inside.h"
#include "desk/record.h"
#include "lang/zone.h"
#include "store/organisation.h"
#include "wire/model.h"

unsigned
panel_bits(const struct model *interests)
{
	unsigned bits = 0;

	for (int i = 0; i < PANEL_INTERESTS; i++) {
		const struct model *one =
			model_get(interests, panel_interest_names[i]);
		const char *text = model_text_of(one);

		if (text ? !strcmp(text, "true") : model_true(one))
			bits |= 1u << i;
	}
	return bits;
}

void
show_interests(struct model *model, const char *text)
{
	unsigned bits = panel_interests_bits(text);
	struct model *rows = model_children(model, "interests");

	for (int i = 0; i < PANEL_INTERESTS; i++)
		if (bits >> i & 1)
			model_code(model_append(rows), "code",
				   "panel-interest", panel_interest_names[i]);
	model_bool(model, "everything", !bits);
}

static enum status
log_panel(struct visit *visit, const char *kind, const struct panel_member *m,
	  struct fault *fault)
{
	struct model *payload = model_object(visit->arena);
	const struct log_entry entry = {.kind = kind,
					.subject = m->tenant,
					.organisation = m->organisation,
					.payload = payload};

	model_text(payload, "how", equality_how_names[m->how]);
	return log_event(visit, &entry, fault);
}

/* Who is in it already may be asked about something else from now on. */
static enum status
change_interests(struct visit *visit, struct panel_member *m,
		 const char *interests, struct fault *fault)
{
	struct access access = visit_access_of_service(visit);
	enum status status;

	m->interests = interests;
	m->changed_utc = visit->now_utc;
	status = panel_update(&access, m, fault);
	return status == OK ? log_panel(visit, "panel.changed", m, fault)
			    : status;
}

static enum status
join(struct visit *visit, const struct panel_joining *joining,
     const char *interests, struct panel_member *m, struct fault *fault)
{
	struct access access = visit_access_of_service(visit);
	char token[TOKEN_TEXT];
	enum status status;

	*m = (struct panel_member){
		.id = visit_id(visit),
		.tenant = joining->tenant->id,
		.organisation = joining->tenant->organisation,
		.interests = interests,
		.how = joining->how,
		.consent_utc = joining->consent_utc,
		.by = visit_actor(visit),
		.changed_utc = visit->now_utc,
	};
	profile_token(visit, "panel", m->id, token);
	token_hash(token, m->token_hash);
	status = panel_insert(&access, m, fault);
	return status == OK ? log_panel(visit, "panel.joined", m, fault)
			    : status;
}

enum status
panel_put(struct visit *visit, const struct panel_joining *joining,
	  struct model *model, struct fault *fault)
{
	struct access access = visit_access_of_service(visit);
	char interests[PANEL_INTERESTS_TEXT];
	struct panel_member m;
	enum status status =
		panel_of_tenant(&access, joining->tenant->id, &m, fault);

	panel_interests_text(joining->interests, interests);
	if (status == OK)
		status = change_interests(visit, &m, interests, fault);
	else if (status == E_NOT_FOUND)
		status = join(visit, joining, interests, &m, fault);
	if (status == OK)
		model_text(model, "address",
			   profile_address(visit, "panel", m.id));
	return status;
}

/* The day of the consent as it was said; today where it was not. */
static void
read_given(struct fields *fields, struct visit *visit, const char *said,
	   int64_t *ret_utc)
{
	const char *text = field_text(fields, "given", said, 20);
	struct fault fault;
	int32_t day;

	*ret_utc = visit->now_utc;
	if (!text)
		return;
	if (zone_parse_day("", text, &day, &fault) != OK) {
		field_take(fields, "given", &fault);
		return;
	}
	if (day > zone_local(visit->now_utc).day_days) {
		(void)fault_set(&fault, E_INPUT, "",
				N_("{value} is still to come: write the day on "
				   "which they agreed"),
				"value", text, NULL);
		field_take(fields, "given", &fault);
	}
	if (day < zone_local(visit->now_utc).day_days)
		(void)zone_utc(day, 0, ret_utc);
}

enum status
panel_join(struct visit *visit, const struct panel_input *in,
	   struct model *model, struct faults *faults, struct fault *fault)
{
	struct fields fields = fields_begin(visit->arena, faults);
	struct tenant tenant;
	struct panel_joining joining = {.tenant = &tenant,
					.interests = panel_bits(in->interests)};
	const char *said = field_needed(&fields, "how", in->how, 40);
	struct fault wrong;
	int how = 0;
	enum status status = tenant_named(visit, in->tenant, &tenant, fault);

	if (status == OK)
		status = life_letter_allowed(visit, &tenant, fault);
	if (status != OK)
		return status;
	if (said && name_check("how", equality_how_names + 1,
			       EQUALITY_HOWS - 1, said, &how, &wrong) != OK)
		field_take(&fields, "how", &wrong);
	read_given(&fields, visit, in->given, &joining.consent_utc);
	status = fields_end(&fields, fault);
	if (status != OK)
		return status;
	joining.how = (enum equality_how)(how + 1);
	model_id(model, "tenant", tenant.id);
	return panel_put(visit, &joining, model, fault);
}

static enum status
leave(struct visit *visit, struct panel_member *m, struct fault *fault)
{
	struct access access = visit_access_of_service(visit);
	enum status status;

	m->changed_utc = m->left_utc = visit->now_utc;
	m->left_by = visit_actor(visit);
	status = panel_update(&access, m, fault);
	return status == OK ? log_panel(visit, "panel.left", m, fault)
			    : status;
}

enum status
panel_leave(struct visit *visit, const char *text, struct model *model,
	    struct fault *fault)
{
	struct access access = visit_access(visit);
	struct panel_member m;
	struct tenant tenant;
	enum status status = tenant_named(visit, text, &tenant, fault);

	if (status == OK)
		status = panel_of_tenant(&access, tenant.id, &m, fault);
	if (status == E_NOT_FOUND)
		return not_found("member", fault);
	if (status == OK)
		status = leave(visit, &m, fault);
	if (status == OK)
		model_id(model, "tenant", tenant.id);
	return status;
}

static enum status
member_by_link(struct visit *visit, const char *token,
	       struct panel_member *ret, struct fault *fault)
{
	struct access access = visit_access_of_service(visit);
	unsigned char hash[HASH_BYTES];
	enum status status;

	token_hash(token ? token : "", hash);
	status = panel_by_token(&access, hash, ret, fault);
	return status == E_NOT_FOUND ? not_found("link", fault) : status;
}

enum status
panel_link_show(struct visit *visit, const char *token, struct model *model,
		struct fault *fault)
{
	struct access access = visit_access_of_service(visit);
	struct organisation organisation;
	struct panel_member m;
	enum status status = member_by_link(visit, token, &m, fault);

	if (status == OK)
		status = organisation_get(&access, m.organisation,
					  &organisation, fault);
	if (status != OK)
		return status;
	model_text(model, "organisation", organisation.name);
	model_bool(model, "willing", !m.left_utc);
	model_time(model, "consent_at", m.consent_utc);
	model_time_or_null(model, "left_at", m.left_utc);
	show_interests(model, m.interests);
	return OK;
}

enum status
panel_link_leave(struct visit *visit, const char *token, struct model *model,
		 struct fault *fault)
{
	struct panel_member m;
	enum status status = member_by_link(visit, token, &m, fault);

	(void)model;
	if (status != OK || m.left_utc)
		return status;
	return leave(visit, &m, fault);
}

enum status
panel_of_link(struct visit *visit, const struct tenant *tenant,
	      struct model *model, struct fault *fault)
{
	struct access access = visit_access_of_service(visit);
	struct panel_member m;
	enum status status = panel_of_tenant(&access, tenant->id, &m, fault);

	model_bool(model, "willing", status == OK);
	model_text(model, "panel",
		   status == OK ? profile_address(visit, "panel", m.id)
				: NULL);
	return status == E_NOT_FOUND ? OK : status;
}

enum status
panel_brief(struct visit *visit, const struct tenant *tenant,
	    struct model *model, struct fault *fault)
{
	struct access access = visit_access(visit);
	struct panel_member m;
	struct model *row;
	enum status status = panel_of_tenant(&access, tenant->id, &m, fault);

	model_null(model, "member");
	if (status != OK)
		return status == E_NOT_FOUND ? OK : status;
	row = model_child(model, "member");
	model_id(row, "id", m.id);
	show_interests(row, m.interests);
	model_code(row, "how", "profile-how", equality_how_names[m.how]);
	model_time(row, "consent_at", m.consent_utc);
	model_int(row, "contacts", m.contacts);
	model_time_or_null(row, "contacted_at", m.contacted_utc);
	return OK;
}
