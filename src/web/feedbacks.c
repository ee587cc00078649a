/* What tenants say of the work, for those who work here. */
#include "web/feedbacks.h"

#include <string.h>

#include "desk/tenants.h"
#include "web/form.h"
#include "web/inside.h"
#include "web/nouns.h"
#include "web/routes.h"
#include "wire/model.h"

static const struct field list_fields[] = {
	{.name = "show", .type = FIELD_TEXT, .max = 10},
	{0},
};

#define ANSWER(of) {.name = of, .type = FIELD_WORD, .set = "feedback-answer"}

static const struct field record_fields[] = {
	{.name = "how", .type = FIELD_PICK, .set = "feedback-how",
	 .required = true, .label = N_("How did they say it?")},
	ANSWER("understood"),
	ANSWER("said"),
	ANSWER("fair"),
	ANSWER("language"),
	ANSWER("time"),
	{.name = "words", .type = FIELD_AREA, .max = FEEDBACK_WORDS_MOST / 4,
	 .label = N_("In their own words")},
	{.name = "call_me", .type = FIELD_YES,
	 .label = N_("They would like to be called")},
	{0},
};

static const struct field settle_fields[] = {
	{.name = "reason", .type = FIELD_TEXT, .max = 400, .required = true,
	 .label = N_("What was done about it?")},
	{0},
};

struct feedback_input
feedback_input_of(const struct exchange *x)
{
	const struct form *form = exchange_form(x);

	return (struct feedback_input){
		.understood = form_text(form, "understood"),
		.said = form_text(form, "said"),
		.fair = form_text(form, "fair"),
		.language = form_text(form, "language"),
		.time = form_text(form, "time"),
		.words = form_text(form, "words"),
		.call_me = form_yes(form, "call_me"),
		.tag = exchange_language(x),
	};
}

void
feedback_marks(struct exchange *x)
{
	const struct model *rows = model_get(exchange_model(x), "questions");

	for (const struct model *m = model_first(rows); m; m = model_next(m)) {
		struct model *row = (struct model *)(uintptr_t)m;
		const char *typed =
			x->typed ? form_typed(x->typed, noun_text(row, "code"))
				 : "";

		model_bool(row, "page_yes", !strcmp(typed, "yes"));
		model_bool(row, "page_partly", !strcmp(typed, "partly"));
		model_bool(row, "page_no", !strcmp(typed, "no"));
	}
}

static enum status
list_all(struct exchange *x, struct visit *visit, struct fault *fault)
{
	const struct page_wish page = noun_page(x);
	struct model *root = exchange_model(x);
	enum status status =
		feedbacks_list(visit, form_text(exchange_form(x), "show"),
			       &page, root, fault);

	if (status == OK)
		noun_more(x);
	model_bool(root, "page_may_settle",
		   ROUTE_STAFF & ROLE_BIT(visit->caller->role));
	return status;
}

static enum status
make_link(struct exchange *x, struct visit *visit, struct fault *fault)
{
	const char *ref = exchange_path(x, "ref");
	int n = noun_item(x);
	struct model *root = exchange_model(x);
	enum status status = feedback_make(visit, ref, n, root, fault);

	if (status == OK) {
		exchange_goto(x, "/requests/%s#item-%d", ref, n);
		exchange_flash(x, model_true(model_get(root, "mailed"))
					  ? N_("The tenant gets the address "
					       "by e-mail.")
					  : N_("Give the tenant this address, "
					       "or ask them now."));
	}
	return status;
}

static enum status
record(struct exchange *x, struct visit *visit, struct fault *fault)
{
	const char *ref = exchange_path(x, "ref");
	int n = noun_item(x);
	struct feedback_input in = feedback_input_of(x);
	enum status status;

	in.how = form_text(exchange_form(x), "how");
	status = feedback_record(visit, ref, n, &in, exchange_model(x),
				 exchange_faults(x), fault);
	if (status == OK) {
		exchange_goto(x, "/requests/%s#item-%d", ref, n);
		exchange_flash(x, N_("Kept."));
	}
	return status;
}

static enum status
settle(struct exchange *x, struct visit *visit, struct fault *fault)
{
	enum status status = feedback_settled(
		visit, exchange_path(x, "id"),
		form_text(exchange_form(x), "reason"), exchange_model(x),
		fault);

	if (status == OK) {
		exchange_goto(x, "/feedback");
		exchange_flash(x, N_("Kept."));
	}
	return status;
}

const struct route routes_feedbacks[] = {
	{.method = METHOD_GET,
	 .path = "/feedback",
	 .roles = ROUTE_READERS,
	 .kind = ROUTE_READ,
	 .flags = ROUTE_PAGED,
	 .fields = list_fields,
	 .form = settle_fields,
	 .handle = list_all,
	 .title = N_("What tenants say of the work"),
	 .tag = "feedback",
	 .page = "feedbacks"},
	{.method = METHOD_POST,
	 .path = "/feedback/{id}/settle",
	 .roles = ROUTE_STAFF,
	 .kind = ROUTE_WRITE,
	 .fields = settle_fields,
	 .handle = settle,
	 .title = N_("An answer was looked into"),
	 .tag = "feedback",
	 .again = "/feedback"},
	{.method = METHOD_POST,
	 .path = "/requests/{ref}/feedback/{n}",
	 .roles = ROUTE_STAFF,
	 .kind = ROUTE_WRITE,
	 .handle = make_link,
	 .title = N_("Ask the tenant how it was"),
	 .tag = "requests",
	 .again = "/requests/{ref}"},
	{.method = METHOD_POST,
	 .path = "/requests/{ref}/feedback/{n}/answers",
	 .roles = ROUTE_STAFF,
	 .kind = ROUTE_WRITE,
	 .fields = record_fields,
	 .handle = record,
	 .title = N_("Write down how it was"),
	 .tag = "requests",
	 .again = "/requests/{ref}"},
	{0},
};
