/* How a provider is stopped, started again and taken off the register. */
#include "desk/provider_leave.h"

#include "web/exchange.h"
#include "web/form.h"
#include "web/nouns.h"
#include "web/providers.h"
#include "web/routes.h"
#include "wire/model.h"

#define REASON_FIELDS                                                   \
	{.name = "reason", .type = FIELD_TEXT, .required = true,        \
	 .label = N_("Why?")},                                          \
	{.name = "agreed_with", .type = FIELD_TEXT,                     \
	 .label = N_("With whom was it agreed?")}

static const struct field leave_fields[] = {
	REASON_FIELDS,
	{.name = "work",
	 .type = FIELD_WORD,
	 .set = "leaving-work",
	 .label = N_("What becomes of their open work?")},
	{0},
};

static const struct field reason_fields[] = {REASON_FIELDS, {0}};

static enum status
show_leave(struct exchange *x, struct visit *visit, struct fault *fault)
{
	struct model *root = exchange_model(x);
	enum status status = provider_leaving(visit, exchange_path(x, "id"),
					      root, fault);

	if (status != OK)
		return status;
	exchange_tag(x, model_int_of(model_get(root, "version")));
	provider_marks(x, visit);
	model_bool(root, "page_work",
		   model_count(model_get(root, "work")) ||
			   model_int_of(model_get(root, "hidden")));
	model_bool(root, "page_may_leave",
		   model_true(model_get(root, "mine")) &&
			   ROUTE_MANAGERS & ROLE_BIT(visit->caller->role));
	exchange_title(x, N_("Stop, ask again or take off: {name}"), "name",
		       noun_text(root, "name"), NULL);
	return OK;
}

static struct provider_stop
stop_from(const struct exchange *x)
{
	const struct form *form = exchange_form(x);

	return (struct provider_stop){
		.id = exchange_path(x, "id"),
		.reason = form_text(form, "reason"),
		.agreed_with = form_text(form, "agreed_with"),
		.work = form_text(form, "work"),
		.version = exchange_version(x),
	};
}

static enum status
stop(struct exchange *x, struct visit *visit, struct fault *fault)
{
	struct provider_stop in = stop_from(x);
	enum status status = provider_stop(visit, &in, exchange_model(x),
					   exchange_faults(x), fault);

	if (status == OK) {
		exchange_goto(x, "/providers/%s/leave", in.id);
		exchange_flash(x, N_("They are not asked any more. What is "
				     "still with them is listed here."));
	}
	return status;
}

static enum status
start(struct exchange *x, struct visit *visit, struct fault *fault)
{
	struct provider_stop in = stop_from(x);
	enum status status = provider_start(visit, &in, exchange_model(x),
					    exchange_faults(x), fault);

	if (status == OK) {
		exchange_goto(x, "/providers/%s", in.id);
		exchange_flash(x, N_("They are asked again."));
	}
	return status;
}

static enum status
end(struct exchange *x, struct visit *visit, struct fault *fault)
{
	struct provider_stop in = stop_from(x);
	enum status status = provider_end(visit, &in, exchange_model(x),
					  exchange_faults(x), fault);

	if (status == OK) {
		exchange_goto(x, "/providers/%s", in.id);
		exchange_flash(x, N_("They are off the register; all that "
				     "they did is kept."));
	}
	return status;
}

const struct route routes_provider_leave[] = {
	{.method = METHOD_GET,
	 .path = "/providers/{id}/leave",
	 .roles = ROUTE_READERS,
	 .kind = ROUTE_READ,
	 .form = leave_fields,
	 .handle = show_leave,
	 .title = N_("Stop, ask again or take off a provider"),
	 .tag = "providers",
	 .page = "provider-leave"},
	{.method = METHOD_POST,
	 .path = "/providers/{id}/stop",
	 .roles = ROUTE_MANAGERS,
	 .kind = ROUTE_WRITE,
	 .flags = ROUTE_VERSIONED,
	 .fields = leave_fields,
	 .handle = stop,
	 .title = N_("Stop a provider"),
	 .tag = "providers",
	 .again = "/providers/{id}/leave"},
	{.method = METHOD_POST,
	 .path = "/providers/{id}/start",
	 .roles = ROUTE_MANAGERS,
	 .kind = ROUTE_WRITE,
	 .flags = ROUTE_VERSIONED,
	 .fields = reason_fields,
	 .handle = start,
	 .title = N_("Ask a provider again"),
	 .tag = "providers",
	 .again = "/providers/{id}/leave"},
	{.method = METHOD_POST,
	 .path = "/providers/{id}/end",
	 .roles = ROUTE_MANAGERS,
	 .kind = ROUTE_WRITE,
	 .flags = ROUTE_VERSIONED,
	 .fields = reason_fields,
	 .handle = end,
	 .title = N_("Take a provider off the register"),
	 .tag = "providers",
	 .again = "/providers/{id}/leave"},
	{0},
};
