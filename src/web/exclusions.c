/* Whom a tenant prefers or will not have, and who has a conflict of interest.
 */
#include <string.h>

#include "desk/exclusions.h"
#include "web/form.h"
#include "web/inside.h"
#include "web/nouns.h"
#include "web/routes.h"
#include "wire/model.h"

static const struct field tie_fields[] = {
	{.name = "kind",
	 .type = FIELD_PICK,
	 .set = "tie",
	 .required = true,
	 .label = N_("What is it?")},
	{.name = "provider", .type = FIELD_ID, .label = N_("Provider")},
	{.name = "name",
	 .type = FIELD_TEXT,
	 .label = N_("Or a person, by name"),
	 .hint = N_("Such as a relative who interprets for an agency. Those "
		    "around the tenant are left out without being named "
		    "here.")},
	{.name = "reason",
	 .type = FIELD_TEXT,
	 .required = true,
	 .label = N_("Why?"),
	 .hint = N_("Never shown to providers.")},
	{0},
};

static const struct field end_fields[] = {
	{.name = "reason",
	 .type = FIELD_TEXT,
	 .required = true,
	 .label = N_("Why does it hold no more?")},
	{0},
};

static enum status
show_ties(struct exchange *x, struct visit *visit, struct fault *fault)
{
	struct model *root = exchange_model(x);
	const char *typed = x->typed ? form_typed(x->typed, "provider") : "";
	enum status status = exclusions_page(visit, exchange_path(x, "id"),
					     root, fault);

	model_bool(root, "page_may_add",
		   ROUTE_STAFF & ROLE_BIT(visit->caller->role));
	if (status != OK)
		return status;
	for (const struct model *m = model_first(model_get(root, "providers"));
	     m; m = model_next(m))
		model_bool((struct model *)(uintptr_t)m, "page_chosen",
			   !strcmp(noun_text(m, "id"), typed));
	return OK;
}

static enum status
add_tie(struct exchange *x, struct visit *visit, struct fault *fault)
{
	const struct form *form = exchange_form(x);
	const struct exclusion_input in = {
		.tenant = exchange_path(x, "id"),
		.kind = form_text(form, "kind"),
		.provider = form_text(form, "provider"),
		.name = form_text(form, "name"),
		.reason = form_text(form, "reason"),
	};
	enum status status = exclusion_add(visit, &in, exchange_model(x),
					   exchange_faults(x), fault);

	if (status == OK) {
		exchange_created(x, "/tenants/%s/ties", in.tenant);
		exchange_flash(x, N_("Kept. Nobody is asked against it."));
	}
	return status;
}

static enum status
end_tie(struct exchange *x, struct visit *visit, struct fault *fault)
{
	const char *tenant = exchange_path(x, "id");
	enum status status = exclusion_take_back(
		visit, exchange_path(x, "tie"),
		form_text(exchange_form(x), "reason"), exchange_model(x),
		fault);

	if (status == OK) {
		exchange_goto(x, "/tenants/%s/ties", tenant);
		exchange_flash(x, N_("It holds no more."));
	}
	return status;
}

const struct route routes_exclusions[] = {
	{.method = METHOD_GET,
	 .path = "/tenants/{id}/ties",
	 .roles = ROUTE_STAFF | ROLE_BIT(ROLE_AUDITOR),
	 .kind = ROUTE_READ,
	 .form = tie_fields,
	 .handle = show_ties,
	 .title = N_("Whom to ask, and whom never"),
	 .tag = "tenants",
	 .page = "tenant-ties"},
	{.method = METHOD_POST,
	 .path = "/tenants/{id}/ties",
	 .roles = ROUTE_STAFF,
	 .kind = ROUTE_WRITE,
	 .fields = tie_fields,
	 .handle = add_tie,
	 .title = N_("Record whom a tenant prefers or will not have"),
	 .tag = "tenants",
	 .again = "/tenants/{id}/ties"},
	{.method = METHOD_POST,
	 .path = "/tenants/{id}/ties/{tie}/end",
	 .roles = ROUTE_STAFF,
	 .kind = ROUTE_WRITE,
	 .fields = end_fields,
	 .handle = end_tie,
	 .title = N_("End a preference or exclusion"),
	 .tag = "tenants",
	 .again = "/tenants/{id}/ties"},
	{0},
};
