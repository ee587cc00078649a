/* The queue of what is due to be looked at again, and how often needs were
 * met. */
#include "desk/reviews.h"

#include <string.h>

#include "base/buf.h"
#include "desk/board.h"
#include "desk/needs_met.h"
#include "lang/zone.h"
#include "web/board.h"
#include "web/exchange.h"
#include "web/form.h"
#include "web/nouns.h"
#include "web/routes.h"
#include "wire/model.h"

static const struct field met_query[] = {
	{.name = "from", .type = FIELD_DAY, .label = N_("From")},
	{.name = "to", .type = FIELD_DAY, .label = N_("To")},
	{.name = "by",
	 .type = FIELD_PICK,
	 .set = "met-by",
	 .label = N_("By")},
	{.name = "format", .type = FIELD_PICK, .set = "report-paper"},
	{0},
};

static enum status
list_reviews(struct exchange *x, struct visit *visit, struct fault *fault)
{
	struct page_wish page = noun_page(x);
	struct model *root = exchange_model(x);
	enum status status = reviews_list(visit, &page, root, fault);

	if (status != OK)
		return status;
	noun_more(x);
	for (const struct model *m = model_first(model_get(root, "reviews"));
	     m; m = model_next(m)) {
		bool need = !strcmp(noun_text(m, "word"), "need");

		model_bool((struct model *)(uintptr_t)m, "page_need", need);
		model_text((struct model *)(uintptr_t)m, "page_where",
			   need ? "needs"
			   : strcmp(noun_text(m, "word"), "profile") != 0
				   ? "people"
				   : "profile");
	}
	model_bool(root, "page_may_review",
		   ROUTE_STAFF & ROLE_BIT(visit->caller->role));
	return OK;
}

static enum status
say_right(struct exchange *x, struct visit *visit, struct fault *fault)
{
	enum status status = review_right(visit, exchange_path(x, "what"),
					  exchange_path(x, "id"),
					  exchange_model(x), fault);

	if (status == OK) {
		exchange_goto(x, "/reviews");
		exchange_flash(x, N_("Still right, and off the list."));
	}
	return status;
}

/* The last year where nothing was said. */
static const char *
day_text(struct exchange *x, const char *said, int32_t day)
{
	char text[ZONE_DAY_TEXT];

	if (said && *said)
		return said;
	zone_day_text(day, text);
	return arena_text(exchange_arena(x), text);
}

static void
send_csv(struct exchange *x)
{
	struct buf csv = {0};
	const char *bytes;

	report_needs_met_csv(exchange_model(x), &csv);
	bytes = arena_copy(exchange_arena(x), buf_string(&csv), csv.count);
	exchange_send(x, "text/csv; charset=utf-8", "needs-met.csv", bytes,
		      csv.count);
	buf_free(&csv);
}

static enum status
show_needs_met(struct exchange *x, struct visit *visit, struct fault *fault)
{
	const struct form *form = exchange_form(x);
	const char *format = form_text(form, "format");
	int32_t today = zone_local(visit->now_utc).day_days;
	const struct met_wish wish = {
		.from = day_text(x, form_text(form, "from"), today - 364),
		.to = day_text(x, form_text(form, "to"), today),
		.by = form_text(form, "by"),
	};
	enum status status;

	exchange_prefill(x, "from", wish.from);
	exchange_prefill(x, "to", wish.to);
	exchange_prefill(x, "by", wish.by ? wish.by : "kind");
	status = report_needs_met(visit, &wish, exchange_model(x), fault);
	if (status != OK)
		return status;
	if (format && !strcmp(format, "csv"))
		send_csv(x);
	if (format && !strcmp(format, "pdf"))
		return board_send(x, visit, "needs-met", fault);
	noun_carry(x, (const char *const[]){"from", "to", "by", NULL});
	exchange_chart(x, &needs_met_chart);
	return OK;
}

const struct route routes_reviews[] = {
	{.method = METHOD_GET,
	 .path = "/reviews",
	 .roles = ROUTE_READERS,
	 .kind = ROUTE_READ,
	 .flags = ROUTE_PAGED,
	 .handle = list_reviews,
	 .title = N_("To be reviewed"),
	 .tag = "tenants",
	 .page = "reviews"},
	{.method = METHOD_POST,
	 .path = "/reviews/{what}/{id}",
	 .roles = ROUTE_STAFF,
	 .kind = ROUTE_WRITE,
	 .handle = say_right,
	 .title = N_("Say that it is still right"),
	 .tag = "tenants",
	 .again = "/reviews"},
	{.method = METHOD_GET,
	 .path = "/reports/needs-met",
	 .roles = ROUTE_READERS,
	 .kind = ROUTE_READ,
	 .fields = met_query,
	 .form = met_query,
	 .handle = show_needs_met,
	 .title = N_("Needs that were met"),
	 .tag = "reports",
	 .page = "report-needs-met"},
	{0},
};
