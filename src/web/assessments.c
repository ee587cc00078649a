/* The register of impact assessments, as pages, JSON or CSV. */
#include "desk/assessments.h"

#include <string.h>

#include "desk/attachments.h"
#include "web/action_plans.h"
#include "web/exchange.h"
#include "web/form.h"
#include "web/nouns.h"
#include "web/routes.h"
#include "wire/model.h"

static const struct field list_fields[] = {
	{.name = "organisation", .type = FIELD_TEXT, .max = 20},
	{.name = "show", .type = FIELD_TEXT, .max = 10},
	{.name = "format", .type = FIELD_PICK, .set = "report-format"},
	{0},
};

#define WHAT(must)                                                        \
	{.name = "title",                                                 \
	 .type = FIELD_TEXT,                                              \
	 .required = must,                                                \
	 .label = N_("Which policy, service or decision?")},              \
		{.name = "kind",                                          \
		 .type = FIELD_PICK,                                      \
		 .set = "assessment-kind",                                \
		 .required = must,                                        \
		 .label = N_("What is it?")},                             \
		{.name = "owner",                                         \
		 .type = FIELD_TEXT,                                      \
		 .max = 20,                                               \
		 .required = must,                                        \
		 .label = N_("Who sees to it?")},                         \
		{.name = "due_on",                                        \
		 .type = FIELD_DAY,                                       \
		 .required = must,                                        \
		 .label = N_("By when?")},                                \
	{                                                                 \
		.name = "policy", .type = FIELD_TEXT, .max = 20,          \
		.label = N_("Which version of the policy here?")          \
	}
#define REASON                                                    \
	{.name = "reason",                                        \
	 .type = FIELD_TEXT,                                      \
	 .max = 400,                                              \
	 .required = true,                                        \
	 .label = N_("Why is it changed?")}
#define DONE                                                              \
	{.name = "done_on",                                               \
	 .type = FIELD_DAY,                                               \
	 .label = N_("When was it done?"),                                \
	 .hint = N_("Empty: today.")},                                    \
		{.name = "result",                                        \
		 .type = FIELD_WORD,                                      \
		 .set = "assessment-result",                              \
		 .required = true,                                        \
		 .label = N_("What does it come to?")},                   \
		{.name = "findings",                                      \
		 .type = FIELD_AREA,                                      \
		 .max = 4000,                                             \
		 .required = true,                                        \
		 .label = N_("Who is affected, how, and what is done about " \
			     "it?")},                                     \
	{                                                                 \
		.name = "again_on", .type = FIELD_DAY,                    \
		.label = N_("When is it looked at again?")                \
	}

static const struct field add_fields[] = {
	{.name = "organisation", .type = FIELD_TEXT, .max = 20},
	WHAT(true),
	{0},
};
static const struct field edit_fields[] = {WHAT(false), REASON, {0}};
static const struct field done_fields[] = {DONE, {0}};
static const struct field shown_fields[] = {
	WHAT(true),
	REASON,
	DONE,
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

static enum status
list_all(struct exchange *x, struct visit *visit, struct fault *fault)
{
	const struct form *form = exchange_form(x);
	const struct assessments_wish wish = {
		form_text(form, "organisation"), form_text(form, "show")};
	const struct page_wish page = noun_page(x);
	struct model *root = exchange_model(x);
	enum status status = assessments_list(visit, &wish, &page, root,
					      fault);

	if (status != OK)
		return status;
	noun_more(x);
	plan_may(x, visit);
	plan_choose(x, "organisations", "organisation", wish.organisation);
	model_text(root, "page_organisation", wish.organisation);
	return plan_csv(x, "assessments", fault);
}

static enum status
show_new(struct exchange *x, struct visit *visit, struct fault *fault)
{
	enum status status =
		assessment_choices(visit, exchange_model(x), fault);

	if (status != OK)
		return status;
	plan_may(x, visit);
	plan_choose(x, "organisations", "organisation", NULL);
	plan_choose(x, "colleagues", "owner", NULL);
	plan_choose(x, "policies", "policy", NULL);
	return OK;
}

static struct assessment_input
input_of(const struct form *form)
{
	return (struct assessment_input){
		.organisation = form_text(form, "organisation"),
		.title = form_said(form, "title"),
		.kind = form_said(form, "kind"),
		.owner = form_said(form, "owner"),
		.due_on = form_text(form, "due_on"),
		.policy = form_said(form, "policy"),
		.reason = form_text(form, "reason"),
	};
}

static enum status
add_one(struct exchange *x, struct visit *visit, struct fault *fault)
{
	const struct assessment_input in = input_of(exchange_form(x));
	struct model *root = exchange_model(x);
	enum status status = assessment_add(visit, &in, root,
					    exchange_faults(x), fault);

	if (status == OK) {
		exchange_created(x, "/reports/assessments/%s",
				 noun_text(root, "id"));
		exchange_flash(x, N_("It is in the register."));
	}
	return status;
}

static enum status
show_one(struct exchange *x, struct visit *visit, struct fault *fault)
{
	struct model *root = exchange_model(x);
	enum status status = assessment_show(visit, exchange_path(x, "id"),
					     root, fault);

	if (status != OK)
		return status;
	exchange_tag(x, model_int_of(model_get(root, "version")));
	exchange_title(x, N_("{name}"), "name", noun_text(root, "title"),
		       NULL);
	exchange_prefill(x, "title", noun_text(root, "title"));
	exchange_prefill(x, "kind", noun_text(root, "kind"));
	exchange_prefill(x, "due_on", plan_input_day(x, "due_on"));
	exchange_prefill(x, "result", noun_text(root, "result"));
	exchange_prefill(x, "findings", noun_text(root, "findings"));
	exchange_prefill(x, "done_on", plan_input_day(x, "done_on"));
	exchange_prefill(x, "again_on", plan_input_day(x, "again_on"));
	model_text(root, "page_path", "/reports/assessments");
	plan_may(x, visit);
	plan_choose(x, "colleagues", "owner",
		    model_text_of(model_get(root, "owner")));
	plan_choose(x, "policies", "policy",
		    model_text_or(model_get(root, "policy"), "id", NULL));
	return OK;
}

static enum status
edit_one(struct exchange *x, struct visit *visit, struct fault *fault)
{
	const char *id = exchange_path(x, "id");
	const struct assessment_input in = input_of(exchange_form(x));
	enum status status = assessment_edit(visit, id, exchange_version(x),
					     &in, exchange_model(x),
					     exchange_faults(x), fault);

	if (status == OK) {
		exchange_goto(x, "/reports/assessments/%s", id);
		exchange_flash(x, N_("Kept."));
	}
	return status;
}

static enum status
finish_one(struct exchange *x, struct visit *visit, struct fault *fault)
{
	const struct form *form = exchange_form(x);
	const struct assessment_done in = {
		.id = exchange_path(x, "id"),
		.version = exchange_version(x),
		.done_on = form_text(form, "done_on"),
		.result = form_text(form, "result"),
		.findings = form_text(form, "findings"),
		.again_on = form_text(form, "again_on"),
	};
	enum status status = assessment_done(visit, &in, exchange_model(x),
					     exchange_faults(x), fault);

	if (status == OK) {
		exchange_goto(x, "/reports/assessments/%s", in.id);
		exchange_flash(x, N_("Kept."));
	}
	return status;
}

const struct route routes_assessments[] = {
	{.method = METHOD_GET,
	 .path = "/reports/assessments",
	 .roles = ROUTE_READERS,
	 .kind = ROUTE_READ,
	 .flags = ROUTE_PAGED,
	 .fields = list_fields,
	 .handle = list_all,
	 .title = N_("Impact assessments"),
	 .tag = "reports",
	 .page = "assessments"},
	{.method = METHOD_GET,
	 .path = "/reports/assessments/new",
	 .roles = ROUTE_MANAGERS,
	 .kind = ROUTE_READ,
	 .flags = ROUTE_PAGE_ONLY,
	 .form = add_fields,
	 .handle = show_new,
	 .title = N_("Plan an impact assessment"),
	 .tag = "reports",
	 .page = "assessment-new"},
	{.method = METHOD_POST,
	 .path = "/reports/assessments",
	 .roles = ROUTE_MANAGERS,
	 .kind = ROUTE_WRITE,
	 .fields = add_fields,
	 .handle = add_one,
	 .title = N_("Plan an impact assessment"),
	 .tag = "reports",
	 .again = "/reports/assessments/new"},
	{.method = METHOD_GET,
	 .path = "/reports/assessments/{id}",
	 .roles = ROUTE_READERS,
	 .kind = ROUTE_READ,
	 .handle = show_one,
	 .form = shown_fields,
	 .title = N_("An impact assessment"),
	 .tag = "reports",
	 .page = "assessment"},
	{.method = METHOD_POST,
	 .path = "/reports/assessments/{id}",
	 .roles = ROUTE_MANAGERS,
	 .kind = ROUTE_WRITE,
	 .flags = ROUTE_VERSIONED,
	 .fields = edit_fields,
	 .handle = edit_one,
	 .title = N_("Change an impact assessment"),
	 .tag = "reports",
	 .again = "/reports/assessments/{id}"},
	{.method = METHOD_POST,
	 .path = "/reports/assessments/{id}/done",
	 .roles = ROUTE_MANAGERS,
	 .kind = ROUTE_WRITE,
	 .flags = ROUTE_VERSIONED,
	 .fields = done_fields,
	 .handle = finish_one,
	 .title = N_("What an impact assessment comes to"),
	 .tag = "reports",
	 .again = "/reports/assessments/{id}"},
	{0},
};
