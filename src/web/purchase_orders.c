/* Purchase orders, for managers. */
#include "desk/purchase_orders.h"

#include <string.h>

#include "lang/zone.h"
#include "web/form.h"
#include "web/inside.h"
#include "web/nouns.h"
#include "web/routes.h"
#include "wire/model.h"

static const struct field add_fields[] = {
	{.name = "contract",
	 .type = FIELD_ID,
	 .required = true,
	 .label = N_("Contract")},
	{.name = "number",
	 .type = FIELD_TEXT,
	 .max = 60,
	 .required = true,
	 .label = N_("Number of the order")},
	{.name = "from",
	 .type = FIELD_DAY,
	 .required = true,
	 .label = N_("First day")},
	{.name = "until",
	 .type = FIELD_DAY,
	 .required = true,
	 .label = N_("Last day")},
	{.name = "amount",
	 .type = FIELD_TEXT,
	 .max = 40,
	 .required = true,
	 .label = N_("Amount without VAT, in pounds")},
	{0},
};

static const struct field change_fields[] = {
	{.name = "from", .type = FIELD_DAY, .label = N_("First day")},
	{.name = "until", .type = FIELD_DAY, .label = N_("Last day")},
	{.name = "amount",
	 .type = FIELD_TEXT,
	 .max = 40,
	 .label = N_("Amount without VAT, in pounds")},
	{0},
};

static struct order_input
read_input(struct exchange *x)
{
	const struct form *form = exchange_form(x);

	return (struct order_input){
		.contract = form_said(form, "contract"),
		.number = form_said(form, "number"),
		.from = form_said(form, "from"),
		.until = form_said(form, "until"),
		.amount = form_said(form, "amount"),
	};
}

static enum status
list_orders(struct exchange *x, struct visit *visit, struct fault *fault)
{
	const struct page_wish wish = noun_page(x);
	struct model *root = exchange_model(x);
	const char *typed =
		x->typed ? form_typed(x->typed, "contract") : "";
	enum status status = orders_list(visit, &wish, root, fault);

	if (status != OK)
		return status;
	for (const struct model *p = model_first(model_get(root, "contracts"));
	     p; p = model_next(p))
		model_bool((struct model *)(uintptr_t)p, "page_chosen",
			   !strcmp(noun_text(p, "id"), typed));
	model_bool(root, "page_may_change",
		   ROUTE_MANAGERS & ROLE_BIT(visit->caller->role));
	noun_more(x);
	return OK;
}

static enum status
add_order(struct exchange *x, struct visit *visit, struct fault *fault)
{
	const struct order_input in = read_input(x);
	enum status status = order_add(visit, &in, exchange_model(x),
				       exchange_faults(x), fault);

	if (status != OK)
		return status;
	exchange_created(x, "/orders/%s", noun_text(exchange_model(x), "id"));
	exchange_flash(x, N_("The purchase order is kept."));
	return OK;
}

static enum status
show_order(struct exchange *x, struct visit *visit, struct fault *fault)
{
	struct model *root = exchange_model(x);
	enum status status =
		order_show(visit, exchange_path(x, "id"), root, fault);
	char from[ZONE_DAY_TEXT], until[ZONE_DAY_TEXT];
	long long minor;

	if (status != OK)
		return status;
	zone_day_text((int32_t)model_int_of(model_get(root, "from")), from);
	zone_day_text((int32_t)model_int_of(model_get(root, "until")), until);
	minor = model_int_of(model_get(root, "amount"));
	exchange_prefill(x, "from", arena_text(exchange_arena(x), from));
	exchange_prefill(x, "until", arena_text(exchange_arena(x), until));
	exchange_prefill(x, "amount",
			 arena_printf(exchange_arena(x), "%lld.%02lld",
				      minor / 100, minor % 100));
	model_bool(root, "page_may_change",
		   ROUTE_MANAGERS & ROLE_BIT(visit->caller->role));
	exchange_tag(x, model_int_of(model_get(root, "version")));
	exchange_title(x, N_("Purchase order {number}"), "number",
		       noun_text(root, "number"), NULL);
	return OK;
}

static enum status
change_order(struct exchange *x, struct visit *visit, struct fault *fault)
{
	const struct order_input in = read_input(x);
	enum status status =
		order_change(visit, exchange_path(x, "id"), exchange_version(x),
			     &in, exchange_model(x), exchange_faults(x), fault);

	if (status != OK)
		return status;
	exchange_tag(x, model_int_of(model_get(exchange_model(x), "version")));
	exchange_goto(x, "/orders");
	exchange_flash(x, N_("The purchase order is kept."));
	return OK;
}

const struct route routes_purchase_orders[] = {
	{.method = METHOD_GET,
	 .path = "/orders",
	 .roles = ROUTE_MANAGERS | ROLE_BIT(ROLE_AUDITOR),
	 .kind = ROUTE_READ,
	 .flags = ROUTE_PAGED,
	 .form = add_fields,
	 .handle = list_orders,
	 .title = N_("Purchase orders"),
	 .tag = "money",
	 .page = "purchase-orders"},
	{.method = METHOD_POST,
	 .path = "/orders",
	 .roles = ROUTE_MANAGERS,
	 .kind = ROUTE_WRITE,
	 .fields = add_fields,
	 .handle = add_order,
	 .title = N_("Keep a purchase order"),
	 .tag = "money",
	 .again = "/orders"},
	{.method = METHOD_GET,
	 .path = "/orders/{id}",
	 .roles = ROUTE_MANAGERS | ROLE_BIT(ROLE_AUDITOR),
	 .kind = ROUTE_READ,
	 .form = change_fields,
	 .handle = show_order,
	 .title = N_("Purchase order"),
	 .tag = "money",
	 .page = "purchase-order"},
	{.method = METHOD_POST,
	 .path = "/orders/{id}",
	 .roles = ROUTE_MANAGERS,
	 .kind = ROUTE_WRITE,
	 .flags = ROUTE_VERSIONED,
	 .fields = change_fields,
	 .handle = change_order,
	 .title = N_("Change a purchase order"),
	 .tag = "money",
	 .again = "/orders/{id}"},
	{0},
};
