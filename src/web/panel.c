/* The panel of tenants who may be consulted, for staff. */
#include "desk/panel.h"

#include <stdint.h>
#include <string.h>

#include "base/buf.h"
#include "desk/profiles.h"
#include "web/form.h"
#include "web/inside.h"
#include "web/nouns.h"
#include "web/profile.h"
#include "web/routes.h"
#include "web/tenant.h"
#include "wire/model.h"

static const struct field consent_fields[] = {
	{.name = "interests", .type = FIELD_VALUES},
	{.name = "how",
	 .type = FIELD_PICK,
	 .set = "profile-asked",
	 .required = true,
	 .label = N_("How did they agree?")},
	{.name = "given",
	 .type = FIELD_DAY,
	 .label = N_("On which day?"),
	 .hint = N_("Leave empty for today.")},
	{0},
};

static const struct field shown_consent[] = {
	{.name = "how",
	 .type = FIELD_PICK,
	 .set = "profile-asked",
	 .required = true,
	 .label = N_("How did they agree?")},
	{.name = "given",
	 .type = FIELD_DAY,
	 .label = N_("On which day?"),
	 .hint = N_("Leave empty for today.")},
	{0},
};

#define FILTER                                                               \
	{.name = "language",                                                 \
	 .type = FIELD_LANGUAGE,                                             \
	 .any = N_("All"),                                                   \
	 .label = N_("Language")},                                           \
	{.name = "interest",                                                 \
	 .type = FIELD_PICK,                                                 \
	 .set = "panel-interest",                                            \
	 .any = N_("All"),                                                   \
	 .label = N_("Interest")},                                           \
	{.name = "area",                                                     \
	 .type = FIELD_TEXT,                                                 \
	 .max = 8,                                                           \
	 .label = N_("Area"),                                                \
	 .hint = N_("The postcode’s first letters, such as LS9")}

static const struct field list_query[] = {FILTER, {0}};

static const struct field invitation_fields[] = {
	{.name = "about",
	 .type = FIELD_TEXT,
	 .required = true,
	 .max = 120,
	 .label = N_("What are they invited to?"),
	 .hint = N_("Such as: what tenants think of the new repairs "
		    "letters")},
	FILTER,
	{0},
};

static const struct field round_query[] = {
	{.name = "format", .type = FIELD_PICK, .set = "report-format"},
	{0},
};

static enum status
show_consent(struct exchange *x, struct visit *visit, struct fault *fault)
{
	const char *id = exchange_path(x, "id");
	struct model *root = exchange_model(x);
	enum status status = profile_show(visit, id, root, fault);
	const struct model *member = model_get(root, "member");

	if (status != OK)
		return status;
	profile_interests(root);
	for (const struct model *i = model_first(
		     model_get(root, "page_interests"));
	     i; i = model_next(i)) {
		bool chosen = false;

		for (const struct model *k =
			     model_first(model_get(member, "interests"));
		     k; k = model_next(k))
			chosen |= !strcmp(noun_text(k, "code"),
					  noun_text(i, "page_code"));
		model_bool((struct model *)(uintptr_t)i, "page_chosen",
			   chosen);
	}
	return OK;
}

static enum status
keep_consent(struct exchange *x, struct visit *visit, struct fault *fault)
{
	const struct form *form = exchange_form(x);
	struct model *interests = model_object(exchange_arena(x));
	const struct panel_input in = {
		.tenant = exchange_path(x, "id"),
		.how = form_text(form, "how"),
		.given = form_text(form, "given"),
		.interests = interests,
	};
	enum status status;

	form_values(form, "interests", interests);
	status = panel_join(visit, &in, exchange_model(x), exchange_faults(x),
			    fault);
	if (status == OK) {
		exchange_goto(x, "/tenants/%s/panel", in.tenant);
		exchange_flash(x, N_("They may be asked from now on."));
	}
	return status;
}

static enum status
leave(struct exchange *x, struct visit *visit, struct fault *fault)
{
	const char *id = exchange_path(x, "id");
	enum status status = panel_leave(visit, id, exchange_model(x), fault);

	if (status == OK) {
		exchange_goto(x, "/tenants/%s/panel", id);
		exchange_flash(x, N_("They are asked no more."));
	}
	return status;
}

static enum status
show_panel(struct exchange *x, struct visit *visit, struct fault *fault)
{
	const struct form *form = exchange_form(x);
	const struct panel_filter filter = {form_text(form, "language"),
					    form_text(form, "interest"),
					    form_text(form, "area")};
	struct page_wish page = noun_page(x);
	struct model *root = exchange_model(x);
	enum status status = panel_page(visit, &filter, &page, root, fault);

	if (status != OK)
		return status;
	noun_more(x);
	exchange_prefill(x, "language", filter.language);
	exchange_prefill(x, "interest", filter.interest);
	exchange_prefill(x, "area", filter.area);
	model_bool(root, "page_may_invite",
		   ROUTE_STAFF & ROLE_BIT(visit->caller->role));
	return OK;
}

static enum status
invite(struct exchange *x, struct visit *visit, struct fault *fault)
{
	const struct form *form = exchange_form(x);
	const struct panel_filter filter = {form_text(form, "language"),
					    form_text(form, "interest"),
					    form_text(form, "area")};
	struct model *root = exchange_model(x);
	enum status status = panel_invitation(visit, form_text(form, "about"),
					      &filter, root,
					      exchange_faults(x), fault);

	if (status == OK)
		exchange_created(x, "/panel/invitations/%s",
				 noun_text(root, "id"));
	return status;
}

static enum status
show_round(struct exchange *x, struct visit *visit, struct fault *fault)
{
	const char *format = form_text(exchange_form(x), "format");
	struct model *root = exchange_model(x);
	struct buf csv = {0};
	enum status status = panel_round_show(visit, exchange_path(x, "id"),
					      root, fault);

	model_text(root, "page_origin", exchange_origin(x));
	if (status != OK || !format || strcmp(format, "csv") != 0)
		return status;
	panel_csv(root, exchange_origin(x), &csv);
	exchange_send(x, "text/csv; charset=utf-8", "invitation.csv",
		      arena_copy(exchange_arena(x), buf_string(&csv),
				 csv.count),
		      csv.count);
	buf_free(&csv);
	return OK;
}

const struct route routes_panel[] = {
	{.method = METHOD_GET,
	 .path = "/tenants/{id}/panel",
	 .roles = ROUTE_STAFF,
	 .kind = ROUTE_READ,
	 .handle = show_consent,
	 .title = N_("Willing to be consulted"),
	 .tag = "panel",
	 .page = "panel-consent",
	 .form = shown_consent},
	{.method = METHOD_POST,
	 .path = "/tenants/{id}/panel",
	 .roles = ROUTE_STAFF,
	 .kind = ROUTE_WRITE,
	 .fields = consent_fields,
	 .handle = keep_consent,
	 .title = N_("Write down that they agreed"),
	 .tag = "panel",
	 .again = "/tenants/{id}/panel"},
	{.method = METHOD_POST,
	 .path = "/tenants/{id}/panel/leave",
	 .roles = ROUTE_STAFF,
	 .kind = ROUTE_WRITE,
	 .handle = leave,
	 .title = N_("Take them off the panel"),
	 .tag = "panel",
	 .again = "/tenants/{id}/panel"},
	{.method = METHOD_GET,
	 .path = "/panel",
	 .roles = ROUTE_READERS,
	 .kind = ROUTE_READ,
	 .flags = ROUTE_PAGED,
	 .fields = list_query,
	 .form = list_query,
	 .handle = show_panel,
	 .title = N_("Tenants willing to be consulted"),
	 .tag = "panel",
	 .page = "panel"},
	{.method = METHOD_POST,
	 .path = "/panel/invitations",
	 .roles = ROUTE_STAFF,
	 .kind = ROUTE_WRITE,
	 .fields = invitation_fields,
	 .handle = invite,
	 .title = N_("Make a list to invite"),
	 .tag = "panel",
	 .again = "/panel"},
	{.method = METHOD_GET,
	 .path = "/panel/invitations/{id}",
	 .roles = ROUTE_STAFF,
	 .kind = ROUTE_READ,
	 .fields = round_query,
	 .handle = show_round,
	 .title = N_("Who is invited"),
	 .tag = "panel",
	 .page = "panel-round"},
	{0},
};
