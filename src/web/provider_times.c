/* When a provider works and is away. */
#include "desk/provider_times.h"

#include "web/exchange.h"
#include "web/form.h"
#include "web/nouns.h"
#include "web/providers.h"
#include "web/routes.h"
#include "wire/model.h"

#define HOURS_FIELD                                                     \
	{.name = "hours", .type = FIELD_TEXT, .max = 1000,              \
	 .label = N_("When do they work?"), .hint = HOURS_HINT}
#define AWAY_FIELDS                                                     \
	{.name = "from", .type = FIELD_DAY,                             \
	 .label = N_("First day away")},                                \
	{.name = "to", .type = FIELD_DAY, .label = N_("Last day away")}, \
	{.name = "why", .type = FIELD_TEXT, .label = N_("Why?"),        \
	 .hint = N_("Nothing about health: such as leave.")},           \
	{.name = "linguist", .type = FIELD_ID,                          \
	 .label = N_("Who is away?")}

static const struct field page_fields[] = {HOURS_FIELD, AWAY_FIELDS, {0}};
static const struct field hours_fields[] = {HOURS_FIELD, {0}};
static const struct field away_fields[] = {AWAY_FIELDS, {0}};

static enum status
list_times(struct exchange *x, struct visit *visit, struct fault *fault)
{
	struct model *root = exchange_model(x);
	enum status status = provider_times(visit, exchange_path(x, "id"),
					    root, fault);

	if (status != OK)
		return status;
	provider_marks(x, visit);
	provider_holders(x, "");
	model_bool(root, "page_may_time",
		   model_true(model_get(root, "may_change")) &&
			   ROUTE_STAFF & ROLE_BIT(visit->caller->role));
	exchange_prefill(x, "hours", noun_text(root, "hours_text"));
	exchange_title(x, N_("Hours and absences: {name}"), "name",
		       noun_text(root, "name"), NULL);
	return OK;
}

static enum status
change_hours(struct exchange *x, struct visit *visit, struct fault *fault)
{
	const char *id = exchange_path(x, "id");
	enum status status = hours_change(
		visit, id, form_text(exchange_form(x), "hours"),
		exchange_model(x), exchange_faults(x), fault);

	if (status == OK) {
		exchange_goto(x, "/providers/%s/times", id);
		exchange_flash(x, N_("The hours are changed."));
	}
	return status;
}

static enum status
add_away(struct exchange *x, struct visit *visit, struct fault *fault)
{
	const char *id = exchange_path(x, "id");
	const struct form *form = exchange_form(x);
	const struct away_input in = {
		.linguist = form_text(form, "linguist"),
		.from = form_text(form, "from"),
		.to = form_text(form, "to"),
		.why = form_text(form, "why"),
	};
	enum status status = away_add(visit, id, &in, exchange_model(x),
				      exchange_faults(x), fault);

	if (status == OK) {
		exchange_created(x, "/providers/%s/times", id);
		exchange_flash(x, N_("The absence is recorded."));
	}
	return status;
}

static enum status
end_away(struct exchange *x, struct visit *visit, struct fault *fault)
{
	const struct away_place place = {exchange_path(x, "id"),
					 exchange_path(x, "absence")};
	enum status status = away_take_back(visit, &place, exchange_model(x),
					    fault);

	if (status == OK) {
		exchange_goto(x, "/providers/%s/times", place.provider);
		exchange_flash(x, N_("They are here after all."));
	}
	return status;
}

const struct route routes_provider_times[] = {
	{.method = METHOD_GET,
	 .path = "/providers/{id}/times",
	 .roles = ROUTE_READERS,
	 .kind = ROUTE_READ,
	 .form = page_fields,
	 .handle = list_times,
	 .title = N_("Hours and absences of a provider"),
	 .tag = "providers",
	 .page = "provider-times"},
	{.method = METHOD_POST,
	 .path = "/providers/{id}/hours",
	 .roles = ROUTE_STAFF,
	 .kind = ROUTE_WRITE,
	 .fields = hours_fields,
	 .handle = change_hours,
	 .title = N_("Change the hours of a provider"),
	 .tag = "providers",
	 .again = "/providers/{id}/times"},
	{.method = METHOD_POST,
	 .path = "/providers/{id}/absences",
	 .roles = ROUTE_STAFF,
	 .kind = ROUTE_WRITE,
	 .fields = away_fields,
	 .handle = add_away,
	 .title = N_("Record an absence of a provider"),
	 .tag = "providers",
	 .again = "/providers/{id}/times"},
	{.method = METHOD_POST,
	 .path = "/providers/{id}/absences/{absence}/end",
	 .roles = ROUTE_STAFF,
	 .kind = ROUTE_WRITE,
	 .handle = end_away,
	 .title = N_("Take back an absence of a provider"),
	 .tag = "providers"},
	{0},
};
