/* A tenant moves to another landlord of the partnership. */
#include "desk/transfer.h"

#include <string.h>

#include "web/form.h"
#include "web/inside.h"
#include "web/nouns.h"
#include "web/routes.h"
#include "wire/model.h"

static const struct field transfer_fields[] = {
	{.name = "to",
	 .type = FIELD_TEXT,
	 .required = true,
	 .label = N_("Which landlord do they move to?")},
	{.name = "reference",
	 .type = FIELD_TEXT,
	 .required = true,
	 .max = 40,
	 .label = N_("Tenancy reference there")},
	{.name = "day",
	 .type = FIELD_DAY,
	 .label = N_("First day there"),
	 .hint = N_("Leave empty for today.")},
	{.name = "address",
	 .type = FIELD_AREA,
	 .max = 900,
	 .label = N_("Their new address, a line each"),
	 .hint = N_("Leave empty where it is not known yet.")},
	{.name = "postcode", .type = FIELD_TEXT, .max = 10,
	 .label = N_("Their new postcode")},
	{.name = "all_why",
	 .type = FIELD_TEXT,
	 .max = 400,
	 .label = N_("Why must the other needs go along too?"),
	 .hint = N_("Leave empty, and what they did not agree to share stays "
		    "here. Such as: somebody is at risk.")},
	{.name = "people",
	 .type = FIELD_PICK,
	 .set = "consent",
	 .label = N_("May the people around them go along?")},
	{0},
};

static enum status
show_transfer(struct exchange *x, struct visit *visit, struct fault *fault)
{
	struct model *root = exchange_model(x);
	const char *typed = x->typed ? form_typed(x->typed, "to") : "";
	enum status status = transfer_before(visit, exchange_path(x, "id"),
					     root, fault);

	if (status != OK)
		return status;
	for (const struct model *m = model_first(model_get(root, "landlords"));
	     m; m = model_next(m))
		model_bool((struct model *)(uintptr_t)m, "page_chosen",
			   !strcmp(noun_text(m, "id"), typed));
	return OK;
}

static enum status
transfer(struct exchange *x, struct visit *visit, struct fault *fault)
{
	const struct form *form = exchange_form(x);
	const struct transfer_wish wish = {
		.tenant = exchange_path(x, "id"),
		.version = exchange_version(x),
		.to = form_text(form, "to"),
		.reference = form_text(form, "reference"),
		.day = form_text(form, "day"),
		.all_why = form_text(form, "all_why"),
		.people = form_text(form, "people"),
		.address = form_text(form, "address"),
		.postcode = form_text(form, "postcode"),
	};
	enum status status = transfer_make(visit, &wish, exchange_model(x),
					   exchange_faults(x), fault);

	if (status == OK) {
		exchange_created(x, "/tenants/%s/life", wish.tenant);
		exchange_flash(x, N_("They are with the other landlord now, "
				     "and this record is closed."));
	}
	return status;
}

const struct route routes_transfer[] = {
	{.method = METHOD_GET,
	 .path = "/tenants/{id}/transfer",
	 .roles = ROUTE_STAFF,
	 .kind = ROUTE_READ,
	 .form = transfer_fields,
	 .handle = show_transfer,
	 .title = N_("Move a tenant to another landlord"),
	 .tag = "tenants",
	 .page = "transfer"},
	{.method = METHOD_POST,
	 .path = "/tenants/{id}/transfer",
	 .roles = ROUTE_STAFF,
	 .kind = ROUTE_WRITE,
	 .flags = ROUTE_VERSIONED,
	 .fields = transfer_fields,
	 .handle = transfer,
	 .title = N_("Move a tenant to another landlord"),
	 .tag = "tenants",
	 .again = "/tenants/{id}/transfer"},
	{0},
};
