/* What tenants asked for on the page of a letter: the officers' queue. */
#include "desk/replies.h"

#include <string.h>

#include "web/exchange.h"
#include "web/form.h"
#include "web/nouns.h"
#include "web/routes.h"
#include "wire/model.h"

static const struct field list_query[] = {
	{.name = "state", .type = FIELD_TEXT, .max = 10},
	{0},
};

static const struct field done_fields[] = {
	{.name = "answer",
	 .type = FIELD_TEXT,
	 .required = true,
	 .label = N_("What was done?"),
	 .hint = N_("Such as: called back, request V26-000123")},
	{0},
};

static enum status
list_replies(struct exchange *x, struct visit *visit, struct fault *fault)
{
	const char *state = form_text(exchange_form(x), "state");
	struct page_wish page = noun_page(x);
	struct model *root = exchange_model(x);
	enum status status = replies_list(visit, state, &page, root, fault);

	if (status == OK)
		noun_more(x);
	for (const struct model *m = model_first(model_get(root, "replies"));
	     m; m = model_next(m))
		model_bool((struct model *)m, "page_language",
			   !strcmp(noun_text(m, "kind"), "language"));
	model_bool(root, "page_open", !state || *state == 'o');
	model_bool(root, "page_may_answer",
		   ROUTE_STAFF & ROLE_BIT(visit->caller->role));
	return status;
}

static enum status
close_reply(struct exchange *x, struct visit *visit, struct fault *fault)
{
	enum status status = reply_close(visit, exchange_path(x, "id"),
					 form_text(exchange_form(x), "answer"),
					 exchange_model(x), fault);

	if (status == OK) {
		exchange_goto(x, "/replies");
		exchange_flash(x, N_("Done, and off the list."));
	}
	return status;
}

const struct route routes_replies[] = {
	{.method = METHOD_GET,
	 .path = "/replies",
	 .roles = ROUTE_READERS,
	 .kind = ROUTE_READ,
	 .flags = ROUTE_PAGED,
	 .fields = list_query,
	 .handle = list_replies,
	 .title = N_("Answers to letters"),
	 .tag = "asks",
	 .page = "replies"},
	{.method = METHOD_POST,
	 .path = "/replies/{id}/done",
	 .roles = ROUTE_STAFF,
	 .kind = ROUTE_WRITE,
	 .fields = done_fields,
	 .handle = close_reply,
	 .title = N_("Say what was done"),
	 .tag = "asks",
	 .again = "/replies"},
	{0},
};
