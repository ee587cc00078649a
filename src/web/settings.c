/* The administrator's hub: what can be set, and where. */
#include "desk/settings.h"

#include "web/exchange.h"
#include "web/form.h"
#include "web/nouns.h"
#include "web/routes.h"

static enum status
show_hub(struct exchange *x, struct visit *visit, struct fault *fault)
{
	return settings_hub(visit, exchange_model(x), fault);
}

static const struct field setting_fields[] = {
	{.name = "name", .type = FIELD_HIDDEN, .required = true},
	{.name = "value",
	 .type = FIELD_HIDDEN,
	 .required = true,
	 .label = N_("yes or no")},
	{0},
};

static enum status
set_one(struct exchange *x, struct visit *visit, struct fault *fault)
{
	const struct setting_change change = {
		.name = form_text(exchange_form(x), "name"),
		.value = form_text(exchange_form(x), "value"),
	};
	enum status status = setting_set(visit, &change, fault);

	if (status == OK)
		status = settings_hub(visit, exchange_model(x), fault);
	if (status != OK)
		return status;
	exchange_goto(x, "/settings");
	exchange_flash(x, N_("Kept."));
	return OK;
}

const struct route routes_settings[] = {
	{.method = METHOD_GET,
	 .path = "/settings",
	 .roles = ROUTE_ADMIN,
	 .kind = ROUTE_READ,
	 .handle = show_hub,
	 .title = N_("Settings"),
	 .tag = "policy",
	 .page = "settings"},
	{.method = METHOD_POST,
	 .path = "/settings",
	 .roles = ROUTE_ADMIN,
	 .kind = ROUTE_WRITE,
	 .fields = setting_fields,
	 .handle = set_one,
	 .title = N_("Change a setting"),
	 .tag = "policy",
	 .again = "/settings"},
	{0},
};
