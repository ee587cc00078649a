/* Questions about work, for those who work here: what waits for an answer,
 * and the answers. Providers ask on their own pages: web/offers. */
#include "desk/questions.h"

#include "desk/tenants.h"
#include "web/exchange.h"
#include "web/form.h"
#include "web/nouns.h"
#include "web/routes.h"
#include "wire/model.h"

static const struct field answer_fields[] = {
	{.name = "provider", .type = FIELD_ID},
	{.name = "words",
	 .type = FIELD_AREA,
	 .max = QUESTION_MOST / 4,
	 .required = true,
	 .label = N_("Message to the provider")},
	{0},
};

static const struct field settle_fields[] = {
	{.name = "provider", .type = FIELD_ID},
	{0},
};

static enum status
list_questions(struct exchange *x, struct visit *visit, struct fault *fault)
{
	const struct page_wish page = noun_page(x);
	enum status status =
		questions_list(visit, &page, exchange_model(x), fault);

	if (status == OK)
		noun_more(x);
	return status;
}

static enum status
answer_with(struct exchange *x, struct visit *visit, const char *words,
	    struct fault *fault)
{
	const struct question_answer in = {
		.ref = exchange_path(x, "ref"),
		.n = noun_item(x),
		.provider = form_text(exchange_form(x), "provider"),
		.words = words,
	};
	enum status status = question_answer(visit, &in, exchange_model(x),
					     exchange_faults(x), fault);

	if (status == OK)
		exchange_goto(x, "/requests/%s#item-%d", in.ref, in.n);
	return status;
}

static enum status
answer_question(struct exchange *x, struct visit *visit, struct fault *fault)
{
	enum status status = answer_with(
		x, visit, form_text(exchange_form(x), "words"), fault);

	if (status == OK)
		exchange_flash(x, N_("Sent to the provider."));
	return status;
}

static enum status
settle_question(struct exchange *x, struct visit *visit, struct fault *fault)
{
	return answer_with(x, visit, NULL, fault);
}

const struct route routes_questions[] = {
	{.method = METHOD_GET,
	 .path = "/questions",
	 .roles = ROUTE_READERS,
	 .kind = ROUTE_READ,
	 .flags = ROUTE_PAGED,
	 .handle = list_questions,
	 .title = N_("Questions from providers"),
	 .tag = "requests",
	 .page = "questions"},
	{.method = METHOD_POST,
	 .path = "/requests/{ref}/questions/{n}",
	 .roles = ROUTE_STAFF,
	 .kind = ROUTE_WRITE,
	 .fields = answer_fields,
	 .handle = answer_question,
	 .title = N_("Write to a provider"),
	 .tag = "requests",
	 .again = "/requests/{ref}"},
	{.method = METHOD_POST,
	 .path = "/requests/{ref}/questions/{n}/settle",
	 .roles = ROUTE_STAFF,
	 .kind = ROUTE_WRITE,
	 .fields = settle_fields,
	 .handle = settle_question,
	 .title = N_("Put a question away"),
	 .tag = "requests",
	 .again = "/requests/{ref}"},
	{0},
};
