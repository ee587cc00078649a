/* Service credits, for managers. */
#include "desk/service_credits.h"

#include "web/form.h"
#include "web/inside.h"
#include "web/nouns.h"
#include "web/routes.h"
#include "wire/model.h"

static const struct field say_fields[] = {
	{.name = "verdict",
	 .type = FIELD_WORD,
	 .set = "credit-say",
	 .required = true,
	 .label = N_("What becomes of it?")},
	{.name = "reason",
	 .type = FIELD_TEXT,
	 .max = 400,
	 .required = true,
	 .label = N_("Why?")},
	{0},
};

static enum status
list_credits(struct exchange *x, struct visit *visit, struct fault *fault)
{
	const struct page_wish wish = noun_page(x);
	enum status status =
		credits_list(visit, &wish, exchange_model(x), fault);

	if (status == OK)
		noun_more(x);
	return status;
}

static enum status
show_credit(struct exchange *x, struct visit *visit, struct fault *fault)
{
	struct model *root = exchange_model(x);
	enum status status =
		credit_show(visit, exchange_path(x, "id"), root, fault);

	if (status != OK)
		return status;
	model_bool(root, "page_say",
		   ROUTE_MANAGERS & ROLE_BIT(visit->caller->role) &&
			   model_true(model_get(root, "can_say")));
	exchange_prefill(x, "reason", noun_text(root, "reason"));
	exchange_tag(x, model_int_of(model_get(root, "version")));
	return OK;
}

static enum status
say_credit(struct exchange *x, struct visit *visit, struct fault *fault)
{
	const struct form *form = exchange_form(x);
	const struct credit_saying saying = {
		.id = exchange_path(x, "id"),
		.verdict = form_text(form, "verdict"),
		.reason = form_text(form, "reason"),
		.version = exchange_version(x),
	};
	enum status status = credit_say(visit, &saying, exchange_model(x),
					exchange_faults(x), fault);

	if (status != OK)
		return status;
	exchange_tag(x, model_int_of(model_get(exchange_model(x), "version")));
	exchange_goto(x, "/credits/%s", saying.id);
	exchange_flash(x, N_("The credit is decided."));
	return OK;
}

const struct route routes_service_credits[] = {
	{.method = METHOD_GET,
	 .path = "/credits",
	 .roles = ROUTE_MANAGERS | ROLE_BIT(ROLE_AUDITOR),
	 .kind = ROUTE_READ,
	 .flags = ROUTE_PAGED,
	 .handle = list_credits,
	 .title = N_("Service credits"),
	 .tag = "money",
	 .page = "service-credits"},
	{.method = METHOD_GET,
	 .path = "/credits/{id}",
	 .roles = ROUTE_MANAGERS | ROLE_BIT(ROLE_AUDITOR),
	 .kind = ROUTE_READ,
	 .form = say_fields,
	 .handle = show_credit,
	 .title = N_("Service credit"),
	 .tag = "money",
	 .page = "service-credit"},
	{.method = METHOD_POST,
	 .path = "/credits/{id}",
	 .roles = ROUTE_MANAGERS,
	 .kind = ROUTE_WRITE,
	 .flags = ROUTE_VERSIONED,
	 .fields = say_fields,
	 .handle = say_credit,
	 .title = N_("Accept or waive a service credit"),
	 .tag = "money",
	 .again = "/credits/{id}"},
	{0},
};
