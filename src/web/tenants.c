/* The register: find a tenant, and their page. */
#include "desk/find.h"
#include "desk/requests.h"
#include <string.h>

#include "base/id.h"
#include "desk/tenants.h"
#include "web/exchange.h"
#include "web/form.h"
#include "web/nouns.h"
#include "web/routes.h"
#include "wire/model.h"

static const struct field find_query[] = {
	{.name = "q",
	 .type = FIELD_SEARCH,
	 .label = N_("Find a tenant"),
	 .hint = N_("Name in any script, reference, postcode, telephone or "
		    "part of the address")},
	{.name = "wide",
	 .type = FIELD_YES,
	 .label = N_("Names that are only like it, too")},
	{0},
};

static const struct field tenant_fields[] = {
	{.name = "reference",
	 .type = FIELD_TEXT,
	 .required = true,
	 .max = 40,
	 .label = N_("Tenancy reference")},
	{.name = "name",
	 .type = FIELD_TEXT,
	 .required = true,
	 .label = N_("Name in Latin letters")},
	{.name = "name_native",
	 .type = FIELD_TEXT,
	 .label = N_("Name in their own script")},
	{.name = "organisation",
	 .type = FIELD_TEXT,
	 .label = N_("Organisation"),
	 .hint = N_("Leave empty for your own.")},
	{.name = "address_1",
	 .type = FIELD_TEXT,
	 .label = N_("Address, line 1")},
	{.name = "address_2",
	 .type = FIELD_TEXT,
	 .label = N_("Address, line 2")},
	{.name = "address_3",
	 .type = FIELD_TEXT,
	 .label = N_("Address, line 3")},
	{.name = "address_4", .type = FIELD_TEXT},
	{.name = "address_5", .type = FIELD_TEXT},
	{.name = "address_6", .type = FIELD_TEXT},
	{.name = "address_7", .type = FIELD_TEXT},
	{.name = "postcode",
	 .type = FIELD_TEXT,
	 .max = 10,
	 .label = N_("Postcode")},
	{.name = "uprn", .type = FIELD_TEXT, .max = 12},
	{.name = "email", .type = FIELD_EMAIL, .label = N_("Email")},
	{.name = "phone",
	 .type = FIELD_TEXT,
	 .max = 40,
	 .label = N_("Telephone")},
	{.name = "language_spoken",
	 .type = FIELD_LANGUAGE,
	 .label = N_("Which language do they speak?"),
	 .hint = N_("Ask, never guess.")},
	{.name = "language_read",
	 .type = FIELD_LANGUAGE,
	 .label = N_("Which language do they read?"),
	 .hint = N_("It may differ from the one they speak.")},
	{.name = "english",
	 .type = FIELD_PICK,
	 .set = "english",
	 .label = N_("How much English?")},
	{.name = "formats",
	 .type = FIELD_TEXT,
	 .label = N_("Formats"),
	 .hint = N_("Such as: large-print:20; braille:2")},
	{.name = "safe_contact",
	 .type = FIELD_TEXT,
	 .label = N_("Safe contact rule"),
	 .hint = N_("Such as: never post to the home")},
	{0},
};

/* The same without what must be there: a PATCH says what changes. */
static const struct field edit_fields[] = {
	{.name = "name", .type = FIELD_TEXT},
	{.name = "name_native", .type = FIELD_TEXT},
	{.name = "address_1", .type = FIELD_TEXT},
	{.name = "address_2", .type = FIELD_TEXT},
	{.name = "address_3", .type = FIELD_TEXT},
	{.name = "address_4", .type = FIELD_TEXT},
	{.name = "address_5", .type = FIELD_TEXT},
	{.name = "address_6", .type = FIELD_TEXT},
	{.name = "address_7", .type = FIELD_TEXT},
	{.name = "postcode", .type = FIELD_TEXT, .max = 10},
	{.name = "uprn", .type = FIELD_TEXT, .max = 12},
	{.name = "email", .type = FIELD_EMAIL},
	{.name = "phone", .type = FIELD_TEXT, .max = 40},
	{0},
};

static enum status
find_tenants(struct exchange *x, struct visit *visit, struct fault *fault)
{
	struct find_wish wish = {
		.q = form_text(exchange_form(x), "q"),
		.width = form_yes(exchange_form(x), "wide") ? FIND_WIDE
							    : FIND_CLOSE,
	};
	struct page_wish page = noun_page(x);
	struct model *root = exchange_model(x);
	enum status status;

	exchange_prefill(x, "q", wish.q);
	status = tenants_find(visit, &wish, &page, root, fault);
	if (status != OK)
		return status;
	noun_more(x);
	model_bool(root, "page_none", !model_count(model_get(root, "tenants")));
	model_bool(root, "page_alike",
		   model_int_of(model_get(root, "alike")) > 0);
	model_bool(root, "page_may_add",
		   ROUTE_STAFF & ROLE_BIT(visit->caller->role));
	return OK;
}

static enum status
show_tenant(struct exchange *x, struct visit *visit, struct fault *fault)
{
	const char *id = exchange_path(x, "id");
	struct model *root = exchange_model(x);
	int64_t was;
	enum status status;

	status = tenant_show(visit, id, root, fault);
	if (status != OK)
		return status;
	exchange_tag(x, model_int_of(model_get(root, "version")));
	if (id_parse(id, &was) && strcmp(noun_text(root, "id"), id) != 0)
		exchange_goto(x, "/tenants/%s", /* it was merged */
			      noun_text(root, "id"));
	exchange_title(x, N_("{name}"), "name", noun_text(root, "name"), NULL);
	noun_unusables(model_get(root, "people"));
	model_bool(root, "page_told",
		   model_true(model_get(root, "shared_with")) ||
			   model_true(model_get(root, "looked_up")));
	model_bool(root, "page_may_add",
		   ROUTE_STAFF & ROLE_BIT(visit->caller->role));
	model_bool(root, "page_may_tie",
		   (ROUTE_STAFF | ROLE_BIT(ROLE_AUDITOR)) &
			   ROLE_BIT(visit->caller->role));
	return OK;
}

static enum status
show_new(struct exchange *x, struct visit *visit, struct fault *fault)
{
	(void)x;
	(void)visit;
	(void)fault;
	return OK;
}

static void
input_from(const struct form *form, struct tenant_input *in)
{
	static const char *const line[7] = {
		"address_1", "address_2", "address_3", "address_4",
		"address_5", "address_6", "address_7",
	};

	*in = (struct tenant_input){
		.reference = form_text(form, "reference"),
		.name = form_text(form, "name"),
		.name_native = form_text(form, "name_native"),
		.organisation = form_text(form, "organisation"),
		.postcode = form_text(form, "postcode"),
		.uprn = form_text(form, "uprn"),
		.email = form_text(form, "email"),
		.phone = form_text(form, "phone"),
		.spoken = form_text(form, "language_spoken"),
		.read = form_text(form, "language_read"),
		.english = form_text(form, "english"),
		.safe_contact = form_text(form, "safe_contact"),
		.formats = form_text(form, "formats"),
	};
	for (int i = 0; i < 7; i++)
		in->address[i] = form_text(form, line[i]);
}

static enum status
add_tenant(struct exchange *x, struct visit *visit, struct fault *fault)
{
	struct tenant_input in;
	enum status status;

	input_from(exchange_form(x), &in);
	status = tenant_add(visit, &in, exchange_model(x), exchange_faults(x),
			    fault);
	if (status == OK) {
		exchange_created(x, "/tenants/%s",
				 noun_text(exchange_model(x), "id"));
		exchange_flash(x, N_("The tenant is in the register."));
	}
	return status;
}

static enum status
edit_tenant(struct exchange *x, struct visit *visit, struct fault *fault)
{
	struct tenant_edit edit = {
		.id = exchange_path(x, "id"),
		.version = exchange_version(x),
	};
	enum status status;

	input_from(exchange_form(x), &edit.input);
	status = tenant_edit(visit, &edit, exchange_model(x),
			     exchange_faults(x), fault);
	if (status == OK)
		exchange_goto(x, "/tenants/%s", edit.id);
	return status;
}

static enum status
show_flag(struct exchange *x, struct visit *visit, struct fault *fault)
{
	return tenant_flag(visit, exchange_path(x, "id"), exchange_model(x),
			   fault);
}

const struct route routes_tenants[] = {
	{.method = METHOD_GET,
	 .path = "/tenants",
	 .roles = ROUTE_READERS,
	 .kind = ROUTE_READ,
	 .flags = ROUTE_PAGED,
	 .fields = find_query,
	 .form = find_query,
	 .handle = find_tenants,
	 .title = N_("Tenants"),
	 .tag = "tenants",
	 .page = "tenants"},
	{.method = METHOD_GET,
	 .path = "/tenants/new",
	 .roles = ROUTE_STAFF,
	 .kind = ROUTE_READ,
	 .flags = ROUTE_PAGE_ONLY,
	 .form = tenant_fields,
	 .handle = show_new,
	 .title = N_("Add a tenant"),
	 .tag = "tenants",
	 .page = "tenant-new"},
	{.method = METHOD_POST,
	 .path = "/tenants",
	 .roles = ROUTE_STAFF,
	 .kind = ROUTE_WRITE,
	 .fields = tenant_fields,
	 .handle = add_tenant,
	 .title = N_("Add a tenant"),
	 .tag = "tenants",
	 .again = "/tenants/new"},
	{.method = METHOD_GET,
	 .path = "/tenants/{id}",
	 .roles = ROUTE_READERS,
	 .kind = ROUTE_READ,
	 .handle = show_tenant,
	 .title = N_("Tenant"),
	 .tag = "tenants",
	 .page = "tenant"},
	{.method = METHOD_PATCH,
	 .path = "/tenants/{id}",
	 .roles = ROUTE_STAFF,
	 .kind = ROUTE_WRITE,
	 .flags = ROUTE_VERSIONED,
	 .fields = edit_fields,
	 .handle = edit_tenant,
	 .title = N_("Change a tenant"),
	 .tag = "tenants"},
	{.method = METHOD_GET,
	 .path = "/tenants/{id}/flag",
	 .roles = ROUTE_READERS,
	 .kind = ROUTE_READ,
	 .flags = ROUTE_JSON_ONLY,
	 .handle = show_flag,
	 .title = N_("The flag of a tenant"),
	 .tag = "tenants"},
	{0},
};
