/* Reviews of policies, as pages, JSON or CSV. */
#include "desk/policy_reviews.h"

#include <string.h>

#include "desk/attachments.h"
#include "web/action_plans.h"
#include "web/exchange.h"
#include "web/form.h"
#include "web/nouns.h"
#include "web/routes.h"
#include "wire/model.h"

/* Everybody who works here reads what was published. */
#define COLLEAGUES (ROUTE_READERS | ROLE_BIT(ROLE_TRANSLATOR))

static const struct field list_fields[] = {
	{.name = "organisation", .type = FIELD_TEXT, .max = 20},
	{.name = "show", .type = FIELD_TEXT, .max = 10},
	{.name = "format", .type = FIELD_PICK, .set = "report-format"},
	{0},
};

static const struct field add_fields[] = {
	{.name = "organisation", .type = FIELD_TEXT, .max = 20},
	{.name = "title",
	 .type = FIELD_TEXT,
	 .required = true,
	 .label = N_("Which policy?")},
	{.name = "why",
	 .type = FIELD_AREA,
	 .max = 1000,
	 .required = true,
	 .label = N_("Why is it reviewed?")},
	{.name = "owner",
	 .type = FIELD_TEXT,
	 .max = 20,
	 .required = true,
	 .label = N_("Who sees to it?")},
	{.name = "due_on",
	 .type = FIELD_DAY,
	 .required = true,
	 .label = N_("By when?")},
	{0},
};

static const struct field step_fields[] = {
	{.name = "words",
	 .type = FIELD_AREA,
	 .max = 4000,
	 .label = N_("Who is asked, or what did they say?")},
	{.name = "from_on",
	 .type = FIELD_DAY,
	 .label = N_("From")},
	{.name = "to_on", .type = FIELD_DAY, .label = N_("To")},
	{.name = "changed",
	 .type = FIELD_AREA,
	 .max = 4000,
	 .label = N_("What was changed for it, or why not?")},
	{.name = "on_day",
	 .type = FIELD_DAY,
	 .label = N_("When was it published?"),
	 .hint = N_("Empty: today.")},
	{.name = "place",
	 .type = FIELD_TEXT,
	 .max = 300,
	 .label = N_("Where is it to be read?")},
	{.name = "again_on",
	 .type = FIELD_DAY,
	 .label = N_("When is it reviewed again?")},
	{.name = "link",
	 .type = FIELD_TEXT,
	 .max = 500,
	 .label = N_("Address of a report here, or on the web")},
	{.name = "attachment",
	 .type = FIELD_FILE,
	 .max = ATTACHMENT_BYTES_MAX,
	 .label = N_("Or a file")},
	{0},
};

static const struct field sent_fields[] = {
	{.name = "words", .type = FIELD_AREA, .max = 4000},
	{.name = "from_on", .type = FIELD_DAY},
	{.name = "to_on", .type = FIELD_DAY},
	{.name = "changed", .type = FIELD_AREA, .max = 4000},
	{.name = "on_day", .type = FIELD_DAY},
	{.name = "place", .type = FIELD_TEXT, .max = 300},
	{.name = "again_on", .type = FIELD_DAY},
	{0},
};

static enum status
list_all(struct exchange *x, struct visit *visit, struct fault *fault)
{
	const struct form *form = exchange_form(x);
	const struct policy_reviews_wish wish = {
		form_text(form, "organisation"), form_text(form, "show")};
	const struct page_wish page = noun_page(x);
	struct model *root = exchange_model(x);
	enum status status = policy_reviews_list(visit, &wish, &page, root,
						 fault);

	if (status != OK)
		return status;
	noun_more(x);
	plan_may(x, visit);
	plan_choose(x, "organisations", "organisation", wish.organisation);
	plan_choose(x, "colleagues", "owner", NULL);
	model_text(root, "page_organisation", wish.organisation);
	return plan_csv(x, "reviews", fault);
}

static enum status
add_one(struct exchange *x, struct visit *visit, struct fault *fault)
{
	const struct form *form = exchange_form(x);
	const struct policy_review_input in = {
		.organisation = form_text(form, "organisation"),
		.title = form_text(form, "title"),
		.why = form_text(form, "why"),
		.owner = form_text(form, "owner"),
		.due_on = form_text(form, "due_on"),
	};
	struct model *root = exchange_model(x);
	enum status status = policy_review_add(visit, &in, root,
					       exchange_faults(x), fault);

	if (status == OK) {
		exchange_created(x, "/reports/policy-reviews/%s",
				 noun_text(root, "id"));
		exchange_flash(x, N_("The review is begun."));
	}
	return status;
}

static enum status
show_one(struct exchange *x, struct visit *visit, struct fault *fault)
{
	struct model *root = exchange_model(x);
	enum status status = policy_review_show(visit, exchange_path(x, "id"),
						root, fault);

	if (status != OK)
		return status;
	exchange_tag(x, model_int_of(model_get(root, "version")));
	exchange_title(x, N_("{name}"), "name", noun_text(root, "title"),
		       NULL);
	exchange_prefill(x, "from_on", plan_input_day(x, "asked_from_on"));
	exchange_prefill(x, "to_on", plan_input_day(x, "asked_to_on"));
	exchange_prefill(x, "changed", noun_text(root, "changed"));
	exchange_prefill(x, "on_day", plan_input_day(x, "published_on"));
	exchange_prefill(x, "place", noun_text(root, "place"));
	exchange_prefill(x, "again_on", plan_input_day(x, "again_on"));
	model_text(root, "page_path", "/reports/policy-reviews");
	model_bool(root, "page_unread",
		   !strcmp(model_text_or(root, "mine", ""), "unread"));
	plan_may(x, visit);
	return OK;
}

static enum status
take_step(struct exchange *x, struct visit *visit, struct fault *fault)
{
	const struct form *form = exchange_form(x);
	const struct policy_review_step in = {
		.id = exchange_path(x, "id"),
		.step = exchange_path(x, "step"),
		.version = exchange_version(x),
		.words = form_text(form, "words"),
		.from_on = form_text(form, "from_on"),
		.to_on = form_text(form, "to_on"),
		.changed = form_text(form, "changed"),
		.on_day = form_text(form, "on_day"),
		.place = form_text(form, "place"),
		.again_on = form_text(form, "again_on"),
	};
	enum status status = policy_review_step(visit, &in, exchange_model(x),
						exchange_faults(x), fault);

	if (status == OK) {
		exchange_goto(x, "/reports/policy-reviews/%s", in.id);
		exchange_flash(x, N_("Kept."));
	}
	return status;
}

static enum status
say_read(struct exchange *x, struct visit *visit, struct fault *fault)
{
	enum status status = policy_review_read(visit, exchange_path(x, "id"),
						exchange_model(x), fault);

	if (status == OK) {
		exchange_goto(x, "/reports/policy-reviews");
		exchange_flash(x, N_("It is noted that you have read it."));
	}
	return status;
}

const struct route routes_policy_reviews[] = {
	{.method = METHOD_GET,
	 .path = "/reports/policy-reviews",
	 .roles = COLLEAGUES,
	 .kind = ROUTE_READ,
	 .flags = ROUTE_PAGED,
	 .fields = list_fields,
	 .form = add_fields,
	 .handle = list_all,
	 .title = N_("Reviews of policies"),
	 .tag = "reports",
	 .page = "policy-reviews"},
	{.method = METHOD_POST,
	 .path = "/reports/policy-reviews",
	 .roles = ROUTE_MANAGERS,
	 .kind = ROUTE_WRITE,
	 .fields = add_fields,
	 .handle = add_one,
	 .title = N_("Begin the review of a policy"),
	 .tag = "reports",
	 .again = "/reports/policy-reviews"},
	{.method = METHOD_GET,
	 .path = "/reports/policy-reviews/{id}",
	 .roles = COLLEAGUES,
	 .kind = ROUTE_READ,
	 .handle = show_one,
	 .form = step_fields,
	 .title = N_("Review of a policy"),
	 .tag = "reports",
	 .page = "policy-review"},
	{.method = METHOD_POST,
	 .path = "/reports/policy-reviews/{id}/read",
	 .roles = COLLEAGUES & ~ROLE_BIT(ROLE_AUDITOR),
	 .kind = ROUTE_WRITE,
	 .handle = say_read,
	 .title = N_("Say that you have read a policy"),
	 .tag = "reports",
	 .again = "/reports/policy-reviews/{id}"},
	{.method = METHOD_POST,
	 .path = "/reports/policy-reviews/{id}/{step}",
	 .roles = ROUTE_MANAGERS,
	 .kind = ROUTE_WRITE,
	 .flags = ROUTE_VERSIONED,
	 .fields = sent_fields,
	 .handle = take_step,
	 .title = N_("The next step of the review of a policy"),
	 .tag = "reports",
	 .again = "/reports/policy-reviews/{id}"},
	{0},
};
