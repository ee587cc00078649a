/* Figures for managers, as a page, JSON or CSV. */
#include <string.h>

#include "base/buf.h"
#include "desk/ledger.h"
#include "desk/report.h"
#include "lang/zone.h"
#include "web/exchange.h"
#include "web/form.h"
#include "web/nouns.h"
#include "web/routes.h"
#include "wire/model.h"

static const struct field report_query[] = {
	{.name = "from", .type = FIELD_DAY, .label = N_("From")},
	{.name = "to", .type = FIELD_DAY, .label = N_("To")},
	{.name = "by",
	 .type = FIELD_PICK,
	 .set = "report-by",
	 .label = N_("By")},
	{.name = "service",
	 .type = FIELD_PICK,
	 .set = "service",
	 .any = N_("All"),
	 .label = N_("Service")},
	{.name = "language",
	 .type = FIELD_LANGUAGE,
	 .any = N_("All"),
	 .label = N_("Language")},
	{.name = "format", .type = FIELD_PICK, .set = "report-format"},
	{0},
};

static const struct field ledger_query[] = {
	{.name = "from",
	 .type = FIELD_DAY,
	 .label = N_("From"),
	 .hint = N_("Empty: the month before this one.")},
	{.name = "to", .type = FIELD_DAY, .label = N_("To")},
	{.name = "format", .type = FIELD_PICK, .set = "report-format"},
	{0},
};

/* The last year, by service, where nothing was said. */
static void
default_span(struct exchange *x, struct visit *visit, struct report_wish *wish)
{
	int32_t today = zone_local(visit->now_utc).day_days;
	char text[ZONE_DAY_TEXT];

	if (!wish->by)
		wish->by = "service";
	if (!wish->to) {
		zone_day_text(today, text);
		wish->to = arena_text(exchange_arena(x), text);
	}
	if (!wish->from) {
		zone_day_text(today - 364, text);
		wish->from = arena_text(exchange_arena(x), text);
	}
}

static void
prefill(struct exchange *x, const struct report_wish *wish)
{
	exchange_prefill(x, "from", wish->from);
	exchange_prefill(x, "to", wish->to);
	exchange_prefill(x, "by", wish->by);
	exchange_prefill(x, "service", wish->service);
	exchange_prefill(x, "language", wish->language);
}

static void
send_csv(struct exchange *x)
{
	struct buf csv = {0};
	const char *bytes;

	report_csv(exchange_model(x), &csv);
	bytes = arena_copy(exchange_arena(x), buf_string(&csv), csv.count);
	exchange_send(x, "text/csv; charset=utf-8", "turnaround.csv", bytes,
		      csv.count);
	buf_free(&csv);
}

/* How long each row's bar is: its median against the longest. */
static void
mark_lengths(struct model *root)
{
	const struct model *rows = model_get(root, "rows");
	int64_t longest = 1;

	for (const struct model *r = model_first(rows); r; r = model_next(r)) {
		int64_t net = model_int_of(model_get(r, "median_net_min"));

		if (net > longest)
			longest = net;
	}
	for (const struct model *r = model_first(rows); r; r = model_next(r)) {
		int64_t net = model_int_of(model_get(r, "median_net_min"));

		model_int((struct model *)r, "page_length",
			  (net * 100 + longest / 2) / longest);
	}
}

static enum status
show_turnaround(struct exchange *x, struct visit *visit, struct fault *fault)
{
	const struct form *form = exchange_form(x);
	const char *format = form_text(form, "format");
	struct report_wish wish = {
		.from = form_text(form, "from"),
		.to = form_text(form, "to"),
		.by = form_text(form, "by"),
		.service = form_text(form, "service"),
		.language = form_text(form, "language"),
	};
	enum status status;

	default_span(x, visit, &wish);
	prefill(x, &wish);
	status = report_turnaround(visit, &wish, exchange_model(x), fault);
	if (status != OK)
		return status;
	if (format && !strcmp(format, "csv"))
		send_csv(x);
	mark_lengths(exchange_model(x));
	return OK;
}

static enum status
send_ledger(struct exchange *x, struct visit *visit,
	    const struct ledger_wish *wish, struct fault *fault)
{
	struct buf csv = {0};
	enum status status = ledger_csv(visit, wish, &csv, fault);

	if (status == OK)
		exchange_send(x, "text/csv; charset=utf-8", "ledger.csv",
			      arena_copy(exchange_arena(x), buf_string(&csv),
					 csv.count),
			      csv.count);
	buf_free(&csv);
	return status;
}

static enum status
show_ledger(struct exchange *x, struct visit *visit, struct fault *fault)
{
	const struct form *form = exchange_form(x);
	const char *format = form_text(form, "format");
	const struct ledger_wish wish = {
		.from = form_text(form, "from"),
		.to = form_text(form, "to"),
		.page = noun_page(x),
	};
	struct model *root = exchange_model(x);
	enum status status;

	if (format && !strcmp(format, "csv"))
		return send_ledger(x, visit, &wish, fault);
	status = ledger_show(visit, &wish, root, fault);
	if (status != OK)
		return status;
	exchange_prefill(x, "from", wish.from);
	exchange_prefill(x, "to", wish.to);
	noun_more(x);
	return OK;
}

static enum status
list_reports(struct exchange *x, struct visit *visit, struct fault *fault)
{
	(void)visit;
	(void)fault;
	exchange_goto(x, "/reports/turnaround");
	return OK;
}

const struct route routes_reports[] = {
	{.method = METHOD_GET,
	 .path = "/reports",
	 .roles = ROUTE_READERS,
	 .kind = ROUTE_READ,
	 .flags = ROUTE_PAGE_ONLY,
	 .handle = list_reports,
	 .title = N_("Reports"),
	 .tag = "reports"},
	{.method = METHOD_GET,
	 .path = "/reports/turnaround",
	 .roles = ROUTE_READERS,
	 .kind = ROUTE_READ,
	 .fields = report_query,
	 .form = report_query,
	 .handle = show_turnaround,
	 .title = N_("Turnaround"),
	 .tag = "reports",
	 .page = "report-turnaround"},
	{.method = METHOD_GET,
	 .path = "/reports/ledger",
	 .roles = ROUTE_MANAGERS | ROLE_BIT(ROLE_AUDITOR),
	 .kind = ROUTE_READ,
	 .flags = ROUTE_PAGED,
	 .fields = ledger_query,
	 .form = ledger_query,
	 .handle = show_ledger,
	 .title = N_("Ledger"),
	 .tag = "reports",
	 .page = "report-ledger"},
	{0},
};
