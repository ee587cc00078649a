/* Success and gaps, as pages, JSON or CSV. */
#include "desk/figures.h"

#include <string.h>

#include "base/buf.h"
#include "lang/zone.h"
#include "web/form.h"
#include "web/inside.h"
#include "web/nouns.h"
#include "web/routes.h"
#include "wire/model.h"

#define SPAN                                                        \
	{.name = "from",                                            \
	 .type = FIELD_DAY,                                         \
	 .label = N_("From"),                                       \
	 .hint = N_("Empty: the last twelve months.")},             \
		{.name = "to", .type = FIELD_DAY, .label = N_("To")}
#define BY(words) \
	{.name = "by", .type = FIELD_PICK, .set = words, .label = N_("By")}
#define ONLY                                                    \
	{.name = "service",                                     \
	 .type = FIELD_PICK,                                    \
	 .set = "service",                                      \
	 .any = N_("All"),                                      \
	 .label = N_("Service")},                               \
		{.name = "language",                            \
		 .type = FIELD_LANGUAGE,                        \
		 .any = N_("All"),                              \
		 .label = N_("Language")},                      \
		{.name = "organisation", .type = FIELD_TEXT, .max = 20}
#define HOW                                                     \
	{.name = "format", .type = FIELD_PICK, .set = "report-format"}, \
		{.name = "table", .type = FIELD_TEXT, .max = 40}

static const struct field success_query[] = {
	SPAN, BY("success-by"), ONLY, HOW, {0},
};

static enum status
send_csv(struct exchange *x, const char *name, const char *table,
	 struct fault *fault)
{
	struct buf csv = {0};
	enum status status = figures_csv(exchange_model(x), table, &csv, fault);

	if (status == OK)
		exchange_send(x, "text/csv; charset=utf-8", name,
			      arena_copy(exchange_arena(x), buf_string(&csv),
					 csv.count),
			      csv.count);
	buf_free(&csv);
	return status;
}

static const struct field parity_query[] = {
	SPAN, BY("parity-by"), ONLY, HOW, {0},
};

static const struct field impact_query[] = {
	{.name = "policy", .type = FIELD_TEXT, .max = 20},
	BY("parity-by"),
	ONLY,
	HOW,
	{0},
};

static const struct field demand_query[] = {
	SPAN, BY("demand-by"), ONLY, HOW, {0},
};

static const struct field spend_query[] = {
	SPAN, BY("spend-by"), ONLY, HOW, {0},
};

static const struct field forecast_query[] = {
	BY("forecast-by"), ONLY, HOW, {0},
};

/* What the fields show: what was asked for, or stands for it. */
static void
prefill(struct exchange *x, const struct figures_wish *wish)
{
	const struct model *root = exchange_model(x);
	char from[ZONE_DAY_TEXT], to[ZONE_DAY_TEXT];

	zone_day_text((int32_t)model_int_of(model_get(root, "from")), from);
	zone_day_text((int32_t)model_int_of(model_get(root, "to")), to);
	exchange_prefill(x, "from", arena_text(exchange_arena(x), from));
	exchange_prefill(x, "to", arena_text(exchange_arena(x), to));
	exchange_prefill(x, "by", model_text_of(model_get(root, "by")));
	exchange_prefill(x, "service", wish->service);
	exchange_prefill(x, "language", wish->language);
	exchange_prefill(x, "organisation", wish->organisation);
}

/* Which landlord is chosen, where there are several to choose from. */
static void
mark_places(struct model *root, const char *organisation)
{
	const struct model *list = model_get(root, "organisations");

	for (const struct model *one = model_first(list); one;
	     one = model_next(one)) {
		const char *id = model_text_of(model_get(one, "id"));

		model_bool((struct model *)one, "page_chosen",
			   organisation && id && !strcmp(id, organisation));
	}
	model_bool(root, "page_several", model_count(list) > 1);
}

/* A report, and how its file is called. */
struct report {
	enum status (*read)(struct visit *, const struct figures_wish *,
			    struct model *, struct fault *);
	const char *file;
};

static enum status
show(struct exchange *x, struct visit *visit, const struct report *report,
     struct fault *fault)
{
	static const char *const carried[] = {
		"from",		"to",	  "by",	  "service", "language",
		"organisation", "policy", NULL};
	const struct form *form = exchange_form(x);
	const char *format = form_text(form, "format");
	const struct figures_wish wish = {
		.from = form_text(form, "from"),
		.to = form_text(form, "to"),
		.by = form_text(form, "by"),
		.service = form_text(form, "service"),
		.language = form_text(form, "language"),
		.organisation = form_text(form, "organisation"),
		.policy = form_text(form, "policy"),
	};
	enum status status =
		report->read(visit, &wish, exchange_model(x), fault);

	if (status != OK)
		return status;
	prefill(x, &wish);
	noun_carry(x, carried);
	mark_places(exchange_model(x), wish.organisation);
	if (!format || strcmp(format, "csv") != 0)
		return OK;
	return send_csv(x, report->file, form_text(form, "table"), fault);
}

static enum status
show_success(struct exchange *x, struct visit *visit, struct fault *fault)
{
	static const struct report report = {figures_success, "success.csv"};

	return show(x, visit, &report, fault);
}

static enum status
show_parity(struct exchange *x, struct visit *visit, struct fault *fault)
{
	static const struct report report = {figures_parity, "parity.csv"};

	return show(x, visit, &report, fault);
}

/* Which version is chosen, of those there are. */
static enum status
show_impact(struct exchange *x, struct visit *visit, struct fault *fault)
{
	static const struct report report = {figures_impact, "impact.csv"};
	const struct model *root = exchange_model(x), *one;
	const char *chosen;
	enum status status = show(x, visit, &report, fault);

	chosen = model_text_or(model_get(root, "policy"), "id", "");
	for (one = model_first(model_get(root, "versions")); one;
	     one = model_next(one))
		model_bool((struct model *)one, "page_chosen",
			   !strcmp(model_text_or(one, "id", ""), chosen));
	return status;
}

static enum status
show_demand(struct exchange *x, struct visit *visit, struct fault *fault)
{
	static const struct report report = {figures_demand, "demand.csv"};

	return show(x, visit, &report, fault);
}

static enum status
show_spend(struct exchange *x, struct visit *visit, struct fault *fault)
{
	static const struct report report = {figures_spend, "spend.csv"};

	return show(x, visit, &report, fault);
}

static enum status
show_forecast(struct exchange *x, struct visit *visit, struct fault *fault)
{
	static const struct report report = {figures_forecast, "forecast.csv"};

	return show(x, visit, &report, fault);
}

#define FIGURES_READERS (ROUTE_MANAGERS | ROLE_BIT(ROLE_AUDITOR))

const struct route routes_figures[] = {
	{.method = METHOD_GET,
	 .path = "/reports/success",
	 .roles = FIGURES_READERS,
	 .kind = ROUTE_READ,
	 .fields = success_query,
	 .form = success_query,
	 .handle = show_success,
	 .title = N_("Success and gaps"),
	 .tag = "reports",
	 .page = "report-success"},
	{.method = METHOD_GET,
	 .path = "/reports/parity",
	 .roles = FIGURES_READERS,
	 .kind = ROUTE_READ,
	 .fields = parity_query,
	 .form = parity_query,
	 .handle = show_parity,
	 .title = N_("Does everybody fare alike?"),
	 .tag = "reports",
	 .page = "report-parity"},
	{.method = METHOD_GET,
	 .path = "/reports/impact",
	 .roles = FIGURES_READERS,
	 .kind = ROUTE_READ,
	 .fields = impact_query,
	 .form = impact_query,
	 .handle = show_impact,
	 .title = N_("What a policy changed"),
	 .tag = "reports",
	 .page = "report-impact"},
	{.method = METHOD_GET,
	 .path = "/reports/demand",
	 .roles = FIGURES_READERS,
	 .kind = ROUTE_READ,
	 .fields = demand_query,
	 .form = demand_query,
	 .handle = show_demand,
	 .title = N_("Demand against the register"),
	 .tag = "reports",
	 .page = "report-demand"},
	{.method = METHOD_GET,
	 .path = "/reports/spend",
	 .roles = FIGURES_READERS,
	 .kind = ROUTE_READ,
	 .fields = spend_query,
	 .form = spend_query,
	 .handle = show_spend,
	 .title = N_("Spend"),
	 .tag = "reports",
	 .page = "report-spend"},
	{.method = METHOD_GET,
	 .path = "/reports/forecast",
	 .roles = FIGURES_READERS,
	 .kind = ROUTE_READ,
	 .fields = forecast_query,
	 .form = forecast_query,
	 .handle = show_forecast,
	 .title = N_("Next quarter"),
	 .tag = "reports",
	 .page = "report-forecast"},
	{0},
};
