/* Who does the work: the list, and one provider. */
#include "desk/providers.h"
#include "web/exchange.h"
#include "web/form.h"
#include "web/nouns.h"
#include "web/routes.h"
#include "wire/model.h"

static const struct field provider_fields[] = {
	{.name = "name",
	 .type = FIELD_TEXT,
	 .required = true,
	 .label = N_("Name")},
	{.name = "kind",
	 .type = FIELD_WORD,
	 .set = "provider-kind",
	 .required = true,
	 .label = N_("What are they?")},
	{.name = "email", .type = FIELD_EMAIL, .label = N_("Email")},
	{.name = "phone",
	 .type = FIELD_TEXT,
	 .max = 40,
	 .label = N_("Telephone")},
	{.name = "area",
	 .type = FIELD_TEXT,
	 .max = 10,
	 .label = N_("Home area"),
	 .hint = N_("The first part of a postcode, such as NB1")},
	{.name = "skills",
	 .type = FIELD_AREA,
	 .required = true,
	 .label = N_("What can they do?"),
	 .hint = N_("Such as: translation en>pl; translation pl>en; "
		    "interpreting pl on-site; format braille")},
	{.name = "gender",
	 .type = FIELD_PICK,
	 .set = "gender",
	 .label = N_("Gender, where a tenant may ask for it")},
	{.name = "dbs_checked",
	 .type = FIELD_DAY,
	 .label = N_("DBS certificate last checked")},
	{.name = "contract_order",
	 .type = FIELD_INT,
	 .max = 99,
	 .label = N_("Place in the contract"),
	 .hint = N_("1 is asked first; 0 is off contract")},
	{.name = "capacity",
	 .type = FIELD_INT,
	 .max = 10000,
	 .label = N_("Open items at a time"),
	 .hint = N_("0 where they did not say")},
	{.name = "organisation", .type = FIELD_TEXT},
	{0},
};

static enum status
list_providers(struct exchange *x, struct visit *visit, struct fault *fault)
{
	struct page_wish page = noun_page(x);
	enum status status;

	status = providers_list(visit, &page, exchange_model(x), fault);
	if (status == OK)
		noun_more(x);
	model_bool(exchange_model(x), "page_may_add",
		   ROUTE_MANAGERS & ROLE_BIT(visit->caller->role));
	return status;
}

static enum status
show_provider(struct exchange *x, struct visit *visit, struct fault *fault)
{
	struct model *root = exchange_model(x);
	enum status status;

	status = provider_show(visit, exchange_path(x, "id"), root, fault);
	if (status == OK)
		exchange_title(x, N_("{name}"), "name", noun_text(root, "name"),
			       NULL);
	return status;
}

static enum status
show_new(struct exchange *x, struct visit *visit, struct fault *fault)
{
	(void)visit;
	(void)fault;
	exchange_prefill(x, "kind", "agency");
	exchange_prefill(x, "contract_order", "1");
	return OK;
}

static enum status
add_provider(struct exchange *x, struct visit *visit, struct fault *fault)
{
	const struct form *form = exchange_form(x);
	struct provider_input in = {
		.name = form_text(form, "name"),
		.kind = form_text(form, "kind"),
		.email = form_text(form, "email"),
		.phone = form_text(form, "phone"),
		.area = form_text(form, "area"),
		.organisation = form_text(form, "organisation"),
		.skills = form_text(form, "skills"),
		.gender = form_text(form, "gender"),
		.dbs_checked = form_text(form, "dbs_checked"),
		.contract_order = form_int(form, "contract_order"),
		.capacity = form_int(form, "capacity"),
	};
	enum status status;

	status = provider_add(visit, &in, exchange_model(x), exchange_faults(x),
			      fault);
	if (status == OK) {
		exchange_created(x, "/providers/%s",
				 noun_text(exchange_model(x), "id"));
		exchange_flash(x, N_("The provider can be asked now."));
	}
	return status;
}

const struct route routes_providers[] = {
	{.method = METHOD_GET,
	 .path = "/providers",
	 .roles = ROUTE_READERS,
	 .kind = ROUTE_READ,
	 .flags = ROUTE_PAGED,
	 .handle = list_providers,
	 .title = N_("Providers"),
	 .tag = "providers",
	 .page = "providers"},
	{.method = METHOD_GET,
	 .path = "/providers/new",
	 .roles = ROUTE_MANAGERS,
	 .kind = ROUTE_READ,
	 .flags = ROUTE_PAGE_ONLY,
	 .form = provider_fields,
	 .handle = show_new,
	 .title = N_("Add a provider"),
	 .tag = "providers",
	 .page = "provider-new"},
	{.method = METHOD_POST,
	 .path = "/providers",
	 .roles = ROUTE_MANAGERS,
	 .kind = ROUTE_WRITE,
	 .fields = provider_fields,
	 .handle = add_provider,
	 .title = N_("Add a provider"),
	 .tag = "providers",
	 .again = "/providers/new"},
	{.method = METHOD_GET,
	 .path = "/providers/{id}",
	 .roles = ROUTE_READERS,
	 .kind = ROUTE_READ,
	 .handle = show_provider,
	 .title = N_("Provider"),
	 .tag = "providers",
	 .page = "provider"},
	{0},
};
