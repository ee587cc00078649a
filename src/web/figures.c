/* Success and gaps, as pages, JSON or CSV. */
#include "desk/figures.h"

#include <string.h>

#include "base/buf.h"
#include "desk/board.h"
#include "desk/charts.h"
#include "lang/zone.h"
#include "web/board.h"
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
	{.name = "format", .type = FIELD_PICK, .set = "report-paper"}, \
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

static const struct field items_query[] = {
	SPAN,
	BY("success-by"),
	ONLY,
	{.name = "key", .type = FIELD_TEXT, .max = 20},
	{.name = "ended", .type = FIELD_TEXT, .max = 20},
	{0},
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

/* What leads from a figure to its requests: the filters as they hold. */
static const char *
query_of(struct exchange *x, const struct model *root)
{
	static const char *const names[] = {"service", "language",
					    "organisation"};
	const struct form *form = exchange_form(x);
	char from[ZONE_DAY_TEXT], to[ZONE_DAY_TEXT];
	const char *query;

	zone_day_text((int32_t)model_int_of(model_get(root, "from")), from);
	zone_day_text((int32_t)model_int_of(model_get(root, "to")), to);
	query = arena_printf(exchange_arena(x), "from=%s&to=%s", from, to);
	for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
		const char *value = form_text(form, names[i]);

		if (value && *value)
			query = arena_printf(exchange_arena(x), "%s&%s=%s",
					     query, names[i], value);
	}
	return query;
}

/* A report, and how it is called. */
struct report {
	enum status (*read)(struct visit *, const struct figures_wish *,
			    struct model *, struct fault *);
	const char *name;
};

static struct figures_wish
wish_of(const struct form *form)
{
	return (struct figures_wish){
		.from = form_text(form, "from"),
		.to = form_text(form, "to"),
		.by = form_text(form, "by"),
		.service = form_text(form, "service"),
		.language = form_text(form, "language"),
		.organisation = form_text(form, "organisation"),
		.policy = form_text(form, "policy"),
	};
}

static enum status
show(struct exchange *x, struct visit *visit, const struct report *report,
     struct fault *fault)
{
	static const char *const carried[] = {
		"from",		"to",	  "by",	  "service", "language",
		"organisation", "policy", NULL};
	const struct form *form = exchange_form(x);
	const char *format = form_text(form, "format");
	const struct figures_wish wish = wish_of(form);
	enum status status =
		report->read(visit, &wish, exchange_model(x), fault);

	if (status != OK)
		return status;
	prefill(x, &wish);
	noun_carry(x, carried);
	mark_places(exchange_model(x), wish.organisation);
	noun_keep_view(x, visit, report->name);
	if (format && !strcmp(format, "pdf"))
		return board_send(x, visit, report->name, fault);
	if (!format || strcmp(format, "csv") != 0)
		return OK;
	return send_csv(x,
			arena_printf(exchange_arena(x), "%s.csv",
				     report->name),
			form_text(form, "table"), fault);
}

static const struct report_chart gaps_chart = {
	.kind = CHART_BARS,
	.id = "chart-gaps",
	.title = N_("Where nobody was found, with its interval"),
	.rows = "gaps",
	.label = {"language", "code", "name"},
	.value = "share",
	.low = "low",
	.high = "high",
	.count = "n",
};

static enum status
show_success(struct exchange *x, struct visit *visit, struct fault *fault)
{
	static const struct report report = {figures_success, "success"};
	const struct model *root = exchange_model(x);
	enum status status = show(x, visit, &report, fault);

	for (const struct model *row = model_first(model_get(root, "gaps"));
	     row; row = model_next(row))
		model_text((struct model *)row, "page_by",
			   model_text_of(model_get(row, "by")));
	if (status == OK)
		model_text(exchange_model(x), "page_query",
			   query_of(x, root));
	model_text(exchange_model(x), "page_by",
		   model_text_of(model_get(root, "by")));
	exchange_chart(x, &success_chart);
	exchange_chart(x, &gaps_chart);
	return status;
}

static enum status
show_items(struct exchange *x, struct visit *visit, struct fault *fault)
{
	const struct form *form = exchange_form(x);
	const struct figures_wish wish = wish_of(form);
	const struct figures_group group = {form_said(form, "key"),
					    form_text(form, "ended")};

	return figures_items(visit, &wish, &group, exchange_model(x), fault);
}

/* The first of the measures: who was reached. */
static const struct report_chart parity_chart = {
	.kind = CHART_BARS,
	.id = "chart-parity",
	.title = N_("Reached, of all that was needed, with its interval"),
	.rows = "page_reached",
	.label = {"language", "code", "name"},
	.value = "share",
	.low = "low",
	.high = "high",
	.count = "n",
	.most = 1,
};

static enum status
show_parity(struct exchange *x, struct visit *visit, struct fault *fault)
{
	static const struct report report = {figures_parity, "parity"};
	struct model *root = exchange_model(x);
	enum status status = show(x, visit, &report, fault);
	const struct model *first = model_first(model_get(root, "measures"));

	if (first)
		model_copy(root, "page_reached", model_get(first, "rows"));
	exchange_chart(x, &parity_chart);
	return status;
}

/* Which version is chosen, of those there are. */
static enum status
show_impact(struct exchange *x, struct visit *visit, struct fault *fault)
{
	static const struct report report = {figures_impact, "impact"};
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
	static const struct report report = {figures_demand, "demand"};

	exchange_chart(x, &demand_chart);
	return show(x, visit, &report, fault);
}

static enum status
show_spend(struct exchange *x, struct visit *visit, struct fault *fault)
{
	static const struct report report = {figures_spend, "spend"};

	exchange_chart(x, &spend_chart);
	return show(x, visit, &report, fault);
}

static const struct report_chart forecast_chart = {
	.kind = CHART_COLUMNS,
	.id = "chart-forecast",
	.title = N_("All requests, quarter by quarter"),
	.rows = "page_known",
	.label = {"quarter"},
	.value = "n",
};

static enum status
show_forecast(struct exchange *x, struct visit *visit, struct fault *fault)
{
	static const struct report report = {figures_forecast,
					     "forecast"};
	struct model *root = exchange_model(x);
	enum status status = show(x, visit, &report, fault);
	const struct model *total = model_get(root, "total");

	if (total)
		model_copy(root, "page_known", model_get(total, "known"));
	exchange_chart(x, &forecast_chart);
	return status;
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
	 .path = "/reports/success/requests",
	 .roles = FIGURES_READERS,
	 .kind = ROUTE_READ,
	 .fields = items_query,
	 .form = items_query,
	 .handle = show_items,
	 .title = N_("Requests behind a figure"),
	 .tag = "reports",
	 .page = "report-success-requests"},
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
