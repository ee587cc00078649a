/* Figures for managers, as a page, JSON or CSV. */
#include <string.h>

#include "base/buf.h"
#include "desk/board.h"
#include "desk/ledger.h"
#include "desk/report.h"
#include "lang/zone.h"
#include "web/board.h"
#include "web/exchange.h"
#include "web/form.h"
#include "web/nouns.h"
#include "web/routes.h"
#include "wire/model.h"

/* What a form shows, and what an address carries along. */
#define REPORT_SPAN                                                \
	{.name = "from", .type = FIELD_DAY, .label = N_("From")},  \
		{.name = "to", .type = FIELD_DAY, .label = N_("To")}
#define REPORT_FILTERS                                             \
	{.name = "service",                                        \
	 .type = FIELD_PICK,                                       \
	 .set = "service",                                         \
	 .any = N_("All"),                                         \
	 .label = N_("Service")},                                  \
		{.name = "language",                               \
		 .type = FIELD_LANGUAGE,                           \
		 .any = N_("All"),                                 \
		 .label = N_("Language")},                         \
		{.name = "class",                                  \
		 .type = FIELD_PICK,                               \
		 .set = "class",                                   \
		 .any = N_("All"),                                 \
		 .label = N_("Kind of matter")},                   \
		{.name = "item_format", .type = FIELD_HIDDEN},     \
		{.name = "provider", .type = FIELD_HIDDEN},        \
		{.name = "organisation", .type = FIELD_HIDDEN},    \
		{.name = "officer", .type = FIELD_HIDDEN},         \
		{.name = "standard", .type = FIELD_HIDDEN},        \
		{.name = "took", .type = FIELD_HIDDEN},            \
	{                                                          \
		.name = "stage", .type = FIELD_HIDDEN              \
	}

static const struct field report_query[] = {
	REPORT_SPAN,
	{.name = "by",
	 .type = FIELD_PICK,
	 .set = "report-by",
	 .label = N_("By")},
	REPORT_FILTERS,
	{.name = "format", .type = FIELD_PICK, .set = "report-paper"},
	{0},
};

static const struct field items_query[] = {
	REPORT_SPAN,
	REPORT_FILTERS,
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

static const char *const carried[] = {
	"item_format", "provider", "organisation", "officer",
	"standard",    "took",	   "stage",	   NULL};

static void
prefill(struct exchange *x, const struct report_wish *wish)
{
	exchange_prefill(x, "from", wish->from);
	exchange_prefill(x, "to", wish->to);
	exchange_prefill(x, "by", wish->by);
	exchange_prefill(x, "service", wish->service);
	exchange_prefill(x, "language", wish->language);
	exchange_prefill(x, "class", wish->document_class);
}

static struct report_wish
wish_of(struct exchange *x, struct visit *visit)
{
	const struct form *form = exchange_form(x);
	struct report_wish wish = {
		.from = form_text(form, "from"),
		.to = form_text(form, "to"),
		.by = form_text(form, "by"),
		.service = form_text(form, "service"),
		.language = form_text(form, "language"),
		.format = form_text(form, "item_format"),
		.document_class = form_text(form, "class"),
		.provider = form_text(form, "provider"),
		.organisation = form_text(form, "organisation"),
		.officer = form_text(form, "officer"),
		.standard = form_text(form, "standard"),
		.took = form_text(form, "took"),
		.stage = form_text(form, "stage"),
		.page = noun_page(x),
	};

	default_span(x, visit, &wish);
	prefill(x, &wish);
	return wish;
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
mark_lengths(const struct model *rows, const char *key)
{
	int64_t longest = 1;

	for (const struct model *r = model_first(rows); r; r = model_next(r)) {
		int64_t one = model_int_of(model_get(r, key));

		if (one > longest)
			longest = one;
	}
	for (const struct model *r = model_first(rows); r; r = model_next(r)) {
		int64_t one = model_int_of(model_get(r, key));

		model_int((struct model *)r, "page_length",
			  (one * 100 + longest / 2) / longest);
	}
}

/* What only the page shows: the filters that are no choice of its form. */
static void
mark_only(struct exchange *x, const char *self)
{
	struct model *root = exchange_model(x);

	noun_carry(x, carried);
	model_bool(root, "page_only", model_first(model_get(root, "only")));
	model_text(root, "page_self", self);
}

static enum status
show_turnaround(struct exchange *x, struct visit *visit, struct fault *fault)
{
	const char *format = form_text(exchange_form(x), "format");
	struct report_wish wish = wish_of(x, visit);
	struct model *root = exchange_model(x);
	enum status status = report_turnaround(visit, &wish, root, fault);

	if (status != OK)
		return status;
	if (format && !strcmp(format, "csv"))
		send_csv(x);
	if (format && !strcmp(format, "pdf"))
		return board_send(x, visit, "turnaround", fault);
	mark_only(x, "/reports/turnaround");
	noun_keep_view(x, visit, "turnaround");
	model_bool(root, "page_any", model_first(model_get(root, "rows")));
	model_bool(root, "page_held",
		   model_first(model_get(root, "holds")) ||
			   model_kind_of(model_get(root, "holds_other")) ==
				   MODEL_OBJECT);
	mark_lengths(model_get(root, "rows"), "median_net_min");
	mark_lengths(model_get(root, "took"), "n");
	mark_lengths(model_get(root, "stages"), "median_min");
	exchange_chart(x, &turnaround_share_chart);
	exchange_chart(x, &turnaround_took_chart);
	exchange_chart(x, &turnaround_stages_chart);
	return OK;
}

static enum status
show_items(struct exchange *x, struct visit *visit, struct fault *fault)
{
	struct report_wish wish = wish_of(x, visit);
	struct model *root = exchange_model(x);
	enum status status = report_items(visit, &wish, root, fault);

	if (status != OK)
		return status;
	mark_only(x, "/reports/turnaround/requests");
	for (const struct model *row = model_first(model_get(root, "requests"));
	     row; row = model_next(row)) {
		const struct model *met = model_get(row, "in_standard");
		bool known = model_kind_of(met) == MODEL_BOOL;

		model_bool((struct model *)row, "page_met",
			   known && model_true(met));
		model_bool((struct model *)row, "page_missed",
			   known && !model_true(met));
	}
	noun_more(x);
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
show_overview(struct exchange *x, struct visit *visit, struct fault *fault)
{
	struct model *root = exchange_model(x);
	enum status status = report_overview(visit, root, fault);
	const struct caller *caller = visit->caller;

	if (status != OK)
		return status;
	for (const struct model *row = model_first(model_get(root, "rows"));
	     row; row = model_next(row))
		model_int((struct model *)row, "page_length",
			  (int64_t)(100 * model_real_of(model_get(row,
								  "share"))));
	model_bool(root, "page_money",
		   caller && (ROLE_BIT(caller->role) &
			      (ROUTE_MANAGERS | ROLE_BIT(ROLE_AUDITOR))));
	model_bool(root, "page_keeps",
		   caller && ROLE_BIT(caller->role) & ROUTE_MANAGERS);
	return OK;
}

const struct route routes_reports[] = {
	{.method = METHOD_GET,
	 .path = "/reports",
	 .roles = ROUTE_READERS,
	 .kind = ROUTE_READ,
	 .handle = show_overview,
	 .title = N_("Reports"),
	 .tag = "reports",
	 .page = "reports"},
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
	 .path = "/reports/turnaround/requests",
	 .roles = ROUTE_READERS,
	 .kind = ROUTE_READ,
	 .flags = ROUTE_PAGED,
	 .fields = items_query,
	 .form = items_query,
	 .handle = show_items,
	 .title = N_("Requests behind a figure"),
	 .tag = "reports",
	 .page = "report-items"},
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
