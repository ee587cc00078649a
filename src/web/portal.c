/* The provider's own pages, for who is signed in as one: offers, work and
 * figures. One offer or one job is shown and answered as by its link. */
#include "desk/portal.h"

#include "desk/tenants.h"
#include "web/exchange.h"
#include "web/feeds.h"
#include "web/hand_ins.h"
#include "web/nouns.h"
#include "web/routes.h"
#include "wire/model.h"

static void
mark_rows(const struct model *rows)
{
	for (const struct model *r = model_first(rows); r; r = model_next(r))
		noun_spoken((struct model *)(uintptr_t)r);
}

static enum status
show_work(struct exchange *x, struct visit *visit, struct fault *fault)
{
	struct model *root = exchange_model(x);
	enum status status = portal_show(visit, root, fault);

	if (status != OK)
		return status;
	mark_rows(model_get(root, "offers"));
	mark_rows(model_get(root, "jobs"));
	model_bool(root, "page_revisions",
		   model_count(model_get(root, "revisions")) > 0);
	return OK;
}

static enum status
show_past(struct exchange *x, struct visit *visit, struct fault *fault)
{
	const struct page_wish page = noun_page(x);
	struct model *root = exchange_model(x);
	enum status status = portal_past(visit, &page, root, fault);

	if (status != OK)
		return status;
	mark_rows(model_get(root, "jobs"));
	noun_more(x);
	return OK;
}

static enum status
show_figures(struct exchange *x, struct visit *visit, struct fault *fault)
{
	return portal_figures(visit, exchange_model(x), fault);
}

const struct route routes_portal[] = {
	{.method = METHOD_GET,
	 .path = "/jobs",
	 .roles = ROUTE_PROVIDERS,
	 .kind = ROUTE_READ,
	 .handle = show_work,
	 .title = N_("Your offers and your work"),
	 .tag = "work",
	 .page = "work"},
	{.method = METHOD_GET,
	 .path = "/jobs/past",
	 .roles = ROUTE_PROVIDERS,
	 .kind = ROUTE_READ,
	 .flags = ROUTE_PAGED,
	 .handle = show_past,
	 .title = N_("Everything you were asked"),
	 .tag = "work-past",
	 .page = "work-past"},
	{.method = METHOD_GET,
	 .path = "/jobs/figures",
	 .roles = ROUTE_PROVIDERS,
	 .kind = ROUTE_READ,
	 .handle = show_figures,
	 .title = N_("Your figures"),
	 .tag = "work-figures",
	 .page = "work-figures"},
	{.method = METHOD_GET,
	 .path = "/jobs/{id}",
	 .roles = ROUTE_PROVIDERS,
	 .kind = ROUTE_READ,
	 .handle = offer_web_show,
	 .title = N_("Work offered to you"),
	 .tag = "work",
	 .page = "offer",
	 .form = offer_form_fields},
	{.method = METHOD_GET,
	 .path = "/jobs/{id}/attachments/{file}",
	 .roles = ROUTE_PROVIDERS,
	 .kind = ROUTE_READ,
	 .handle = offer_web_attachment,
	 .title = N_("A file that came with the work"),
	 .tag = "work"},
	{.method = METHOD_GET,
	 .path = "/jobs/{id}/calendar",
	 .roles = ROUTE_PROVIDERS,
	 .kind = ROUTE_READ,
	 .handle = offer_web_calendar,
	 .title = N_("The work as an entry for a calendar"),
	 .tag = "work"},
	{.method = METHOD_GET,
	 .path = "/jobs/{id}/file",
	 .roles = ROUTE_PROVIDERS,
	 .kind = ROUTE_READ,
	 .handle = offer_web_job,
	 .title = N_("What there is to translate"),
	 .tag = "work"},
	{.method = METHOD_POST,
	 .path = "/jobs/{id}/accept",
	 .roles = ROUTE_PROVIDERS,
	 .kind = ROUTE_WRITE,
	 .handle = offer_web_accept,
	 .title = N_("Accept an offer"),
	 .tag = "work",
	 .again = "/jobs/{id}"},
	{.method = METHOD_POST,
	 .path = "/jobs/{id}/decline",
	 .roles = ROUTE_PROVIDERS,
	 .kind = ROUTE_WRITE,
	 .fields = offer_decline_fields,
	 .handle = offer_web_decline,
	 .title = N_("Decline an offer"),
	 .tag = "work",
	 .again = "/jobs/{id}"},
	{.method = METHOD_POST,
	 .path = "/jobs/{id}/deliver",
	 .roles = ROUTE_PROVIDERS,
	 .kind = ROUTE_SLOW,
	 .flags = ROUTE_UPLOAD,
	 .fields = offer_deliver_fields,
	 .prepare = hand_in_web_look_file,
	 .handle = hand_in_web_take,
	 .title = N_("Hand in the work"),
	 .tag = "work",
	 .again = "/jobs/{id}"},
	{.method = METHOD_POST,
	 .path = "/jobs/{id}/timesheet",
	 .roles = ROUTE_PROVIDERS,
	 .kind = ROUTE_WRITE,
	 .fields = offer_timesheet_fields,
	 .handle = offer_web_timesheet,
	 .title = N_("Hand in the time sheet"),
	 .tag = "work",
	 .again = "/jobs/{id}"},
	{.method = METHOD_POST,
	 .path = "/jobs/{id}/linguist",
	 .roles = ROUTE_PROVIDERS,
	 .kind = ROUTE_WRITE,
	 .fields = offer_send_fields,
	 .handle = offer_web_send,
	 .title = N_("Say who comes"),
	 .tag = "work",
	 .again = "/jobs/{id}"},
	{.method = METHOD_POST,
	 .path = "/jobs/{id}/questions",
	 .roles = ROUTE_PROVIDERS,
	 .kind = ROUTE_WRITE,
	 .fields = offer_question_fields,
	 .handle = offer_web_ask,
	 .title = N_("Ask about the work"),
	 .tag = "work",
	 .again = "/jobs/{id}"},
	{.method = METHOD_POST,
	 .path = "/jobs/{id}/questions/read",
	 .roles = ROUTE_PROVIDERS,
	 .kind = ROUTE_WRITE,
	 .handle = offer_web_read_it,
	 .title = N_("An answer was read"),
	 .tag = "work",
	 .again = "/jobs/{id}"},
	{0},
};
