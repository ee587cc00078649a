/* What a tenant says of the work, on one page in their language. Every
 * sentence in this file is translated into all languages of po/tenant. */
#include "desk/feedback.h"

#include "web/exchange.h"
#include "web/feedbacks.h"
#include "web/form.h"
#include "web/nouns.h"
#include "web/routes.h"
#include "wire/model.h"

#define TITLE N_("How was it?")

static const struct field answer_fields[] = {
	{.name = "understood", .type = FIELD_TEXT, .max = 10},
	{.name = "said", .type = FIELD_TEXT, .max = 10},
	{.name = "fair", .type = FIELD_TEXT, .max = 10},
	{.name = "language", .type = FIELD_TEXT, .max = 10},
	{.name = "time", .type = FIELD_TEXT, .max = 10},
	{.name = "words",
	 .type = FIELD_AREA,
	 .max = FEEDBACK_WORDS_MOST / 4,
	 .label = N_("In your own words, if you like")},
	{.name = "call_me",
	 .type = FIELD_YES,
	 .label = N_("Please call me about it.")},
	{0},
};

/* What the page shows as fields of their own. */
static const struct field shown_fields[] = {
	{.name = "words",
	 .type = FIELD_AREA,
	 .max = FEEDBACK_WORDS_MOST / 4,
	 .label = N_("In your own words, if you like")},
	{.name = "call_me",
	 .type = FIELD_YES,
	 .label = N_("Please call me about it.")},
	{0},
};

static enum status
show_page(struct exchange *x, struct visit *visit, struct fault *fault)
{
	const char *token = exchange_path(x, "token");
	struct model *root = exchange_model(x);
	enum status status = feedback_link_show(visit, token, root, fault);

	model_text(root, "page_token", token);
	feedback_marks(x);
	return status;
}

static enum status
answer(struct exchange *x, struct visit *visit, struct fault *fault)
{
	const char *token = exchange_path(x, "token");
	struct model *root = exchange_model(x);
	const struct feedback_input in = feedback_input_of(x);
	enum status status = feedback_link_answer(
		visit, token, &in, root, exchange_faults(x), fault);

	if (status == OK) {
		exchange_goto(x, "/h/%s", token);
		exchange_flash(x, model_true(model_get(root, "called"))
					  ? N_("Thank you. Somebody will call "
					       "you.")
					  : N_("Thank you"));
	}
	return status;
}

const struct route routes_feedback[] = {
	{.method = METHOD_GET,
	 .path = "/h/{token}",
	 .roles = ROUTE_OPEN,
	 .kind = ROUTE_READ,
	 .flags = ROUTE_TENANT,
	 .handle = show_page,
	 .title = TITLE,
	 .tag = "feedback",
	 .page = "feedback",
	 .form = shown_fields},
	{.method = METHOD_POST,
	 .path = "/h/{token}",
	 .roles = ROUTE_OPEN,
	 .kind = ROUTE_WRITE,
	 .flags = ROUTE_TENANT,
	 .fields = answer_fields,
	 .handle = answer,
	 .title = TITLE,
	 .tag = "feedback",
	 .again = "/h/{token}"},
	{0},
};
