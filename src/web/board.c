/* The report to the board, as a page, JSON or PDF; and any other as PDF. */
#include "web/board.h"

#include <string.h>

#include "desk/board.h"
#include "lang/zone.h"
#include "web/exchange.h"
#include "web/form.h"
#include "web/routes.h"
#include "wire/model.h"

static const struct field board_query[] = {
	{.name = "from", .type = FIELD_DAY, .label = N_("From")},
	{.name = "to", .type = FIELD_DAY, .label = N_("To")},
	{.name = "organisation", .type = FIELD_HIDDEN},
	{.name = "format", .type = FIELD_PICK, .set = "board-format"},
	{0},
};

static enum status
print(struct exchange *x, struct visit *visit, const struct paper_wish *wish,
      struct report_printed *ret, struct fault *fault)
{
	struct paper_wish whole = *wish;

	whole.language = exchange_language(x);
	return report_paper(visit, &whole, exchange_model(x), ret, fault);
}

enum status
board_send(struct exchange *x, struct visit *visit, const char *name,
	   struct fault *fault)
{
	const struct paper_wish wish = {.name = name, .format = "pdf"};
	struct report_printed printed;
	enum status status = print(x, visit, &wish, &printed, fault);

	if (status == OK)
		exchange_send(x, printed.mime,
			      arena_printf(exchange_arena(x), "%s.pdf", name),
			      printed.bytes, printed.count);
	return status;
}

static const char *
day_text(struct exchange *x, const char *said, int32_t day)
{
	char text[ZONE_DAY_TEXT];

	if (said && *said)
		return said;
	zone_day_text(day, text);
	return arena_text(exchange_arena(x), text);
}

static enum status
show_board(struct exchange *x, struct visit *visit, struct fault *fault)
{
	const struct form *form = exchange_form(x);
	const char *format = form_text(form, "format");
	int32_t today = zone_local(visit->now_utc).day_days;
	const struct report_wish wish = {
		.from = day_text(x, form_text(form, "from"), today - 364),
		.to = day_text(x, form_text(form, "to"), today),
		.organisation = form_text(form, "organisation"),
	};
	const struct paper_wish part = {.name = "board", .format = "part"};
	struct report_printed printed;
	enum status status;

	exchange_prefill(x, "from", wish.from);
	exchange_prefill(x, "to", wish.to);
	status = report_board(visit, &wish, exchange_model(x), fault);
	if (status != OK)
		return status;
	if (format && !strcmp(format, "pdf"))
		return board_send(x, visit, "board", fault);
	model_text(exchange_model(x), "page_organisation", wish.organisation);
	status = print(x, visit, &part, &printed, fault);
	if (status == OK)
		exchange_unescaped_letter(x, printed.bytes);
	return status;
}

const struct route routes_board[] = {
	{.method = METHOD_GET,
	 .path = "/reports/board",
	 .roles = ROUTE_READERS,
	 .kind = ROUTE_READ,
	 .fields = board_query,
	 .form = board_query,
	 .handle = show_board,
	 .title = N_("Report to the board"),
	 .tag = "reports",
	 .page = "report-board"},
	{0},
};
