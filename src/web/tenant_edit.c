/* The page on which a tenant's particulars are changed. */
#include "desk/tenants.h"
#include "web/exchange.h"
#include "web/form.h"
#include "web/nouns.h"
#include "web/routes.h"
#include "wire/model.h"

static const char *const lines[7] = {
	"address_1", "address_2", "address_3", "address_4",
	"address_5", "address_6", "address_7",
};

static const struct field edit_fields[] = {
	{.name = "name",
	 .type = FIELD_TEXT,
	 .required = true,
	 .label = N_("Name in Latin letters")},
	{.name = "name_native",
	 .type = FIELD_TEXT,
	 .label = N_("Name in their own script")},
	{.name = "address_1",
	 .type = FIELD_TEXT,
	 .label = N_("Address, line 1")},
	{.name = "address_2",
	 .type = FIELD_TEXT,
	 .label = N_("Address, line 2")},
	{.name = "address_3",
	 .type = FIELD_TEXT,
	 .label = N_("Address, line 3")},
	{.name = "address_4", .type = FIELD_HIDDEN},
	{.name = "address_5", .type = FIELD_HIDDEN},
	{.name = "address_6", .type = FIELD_HIDDEN},
	{.name = "address_7", .type = FIELD_HIDDEN},
	{.name = "postcode",
	 .type = FIELD_TEXT,
	 .max = 10,
	 .label = N_("Postcode")},
	{.name = "email", .type = FIELD_EMAIL, .label = N_("Email")},
	{.name = "phone",
	 .type = FIELD_TEXT,
	 .max = 40,
	 .label = N_("Telephone")},
	{0},
};

/* A confidential address, for who may not see it. */
static bool
is_hidden(const struct model *root)
{
	return model_true(model_get(model_get(root, "strip"),
				    "confidential")) &&
	       !model_count(model_get(root, "address")) &&
	       !*noun_text(root, "phone") && !*noun_text(root, "email");
}

static enum status
show_edit(struct exchange *x, struct visit *visit, struct fault *fault)
{
	static const char *const same[] = {"name", "name_native", "postcode",
					   "email", "phone"};
	struct model *root = exchange_model(x);
	const struct model *line;
	enum status status = tenant_show(visit, exchange_path(x, "id"), root,
					 fault);

	if (status != OK)
		return status;
	/* What is not shown would be saved as if it had been emptied. */
	if (is_hidden(root))
		return fault_set(fault, E_FORBIDDEN, "",
				 N_("The address is confidential: ask a "
				    "manager to change the particulars"),
				 NULL);
	for (size_t i = 0; i < sizeof same / sizeof *same; i++)
		exchange_prefill(x, same[i], noun_text(root, same[i]));
	line = model_first(model_get(root, "address"));
	for (size_t i = 0; i < 7 && line; i++, line = model_next(line))
		exchange_prefill(x, lines[i], model_text_of(line));
	exchange_title(x, N_("Change {name}"), "name", noun_text(root, "name"),
		       NULL);
	return OK;
}

/* On the page what is empty was emptied. */
static const char *
written(const struct form *form, const char *name)
{
	const char *text = form_text(form, name);

	return text ? text : "";
}

static enum status
save_tenant(struct exchange *x, struct visit *visit, struct fault *fault)
{
	const struct form *form = exchange_form(x);
	struct tenant_edit edit = {
		.id = exchange_path(x, "id"),
		.version = exchange_version(x),
		.input = {.name = form_text(form, "name"),
			  .name_native = written(form, "name_native"),
			  .postcode = written(form, "postcode"),
			  .email = written(form, "email"),
			  .phone = written(form, "phone")},
	};
	enum status status;

	for (size_t i = 0; i < 7; i++)
		edit.input.address[i] = written(form, lines[i]);
	status = tenant_edit(visit, &edit, exchange_model(x),
			     exchange_faults(x), fault);
	if (status != OK)
		return status;
	exchange_goto(x, "/tenants/%s", edit.id);
	exchange_flash(x, N_("The tenant’s particulars are changed."));
	return OK;
}

const struct route routes_tenant_edit[] = {
	{.method = METHOD_GET,
	 .path = "/tenants/{id}/edit",
	 .roles = ROUTE_STAFF,
	 .kind = ROUTE_READ,
	 .flags = ROUTE_PAGE_ONLY,
	 .handle = show_edit,
	 .title = N_("Change a tenant"),
	 .tag = "tenants",
	 .page = "tenant-edit",
	 .form = edit_fields},
	{.method = METHOD_POST,
	 .path = "/tenants/{id}/edit",
	 .roles = ROUTE_STAFF,
	 .kind = ROUTE_WRITE,
	 .flags = ROUTE_VERSIONED | ROUTE_PAGE_ONLY,
	 .fields = edit_fields,
	 .handle = save_tenant,
	 .title = N_("Change a tenant"),
	 .tag = "tenants",
	 .again = "/tenants/{id}/edit"},
	{0},
};
