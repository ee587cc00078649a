/* What people asked for on the open page: the officers' queue. */
#include "desk/asks.h"
#include "web/exchange.h"
#include "web/form.h"
#include "web/nouns.h"
#include "web/routes.h"
#include "wire/model.h"

static const struct field list_query[] = {
	{.name = "state", .type = FIELD_PICK, .set = "ask-state"},
	{0},
};

static const struct field answer_fields[] = {
	{.name = "answer",
	 .type = FIELD_TEXT,
	 .required = true,
	 .label = N_("What was done?"),
	 .hint = N_("Such as: called back, request V26-000123")},
	{0},
};

static enum status
list_asks(struct exchange *x, struct visit *visit, struct fault *fault)
{
	const char *state = form_text(exchange_form(x), "state");
	struct page_wish page = noun_page(x);
	struct model *root = exchange_model(x);
	enum status status = asks_list(visit, state, &page, root, fault);

	if (status == OK)
		noun_more(x);
	model_bool(root, "page_open", !state || *state == 'o');
	model_bool(root, "page_may_answer",
		   ROUTE_STAFF & ROLE_BIT(visit->caller->role));
	return status;
}

static enum status
answer_ask(struct exchange *x, struct visit *visit, struct fault *fault)
{
	enum status status = ask_close(visit, exchange_path(x, "id"),
				       form_text(exchange_form(x), "answer"),
				       exchange_model(x), fault);

	if (status == OK) {
		exchange_goto(x, "/asks");
		exchange_flash(x, N_("Answered, and off the list."));
	}
	return status;
}

const struct route routes_asks[] = {
	{.method = METHOD_GET,
	 .path = "/asks",
	 .roles = ROUTE_READERS,
	 .kind = ROUTE_READ,
	 .flags = ROUTE_PAGED,
	 .fields = list_query,
	 .handle = list_asks,
	 .title = N_("Enquiries"),
	 .tag = "asks",
	 .page = "asks"},
	{.method = METHOD_POST,
	 .path = "/asks/{id}/answer",
	 .roles = ROUTE_STAFF,
	 .kind = ROUTE_WRITE,
	 .fields = answer_fields,
	 .handle = answer_ask,
	 .title = N_("Say what was done"),
	 .tag = "asks",
	 .again = "/asks"},
	{0},
};
