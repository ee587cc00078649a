/* Action plans, as pages, JSON or CSV. */
#include "web/action_plans.h"

#include <string.h>

#include "desk/attachments.h"
#include "web/form.h"
#include "web/inside.h"
#include "web/nouns.h"
#include "web/routes.h"
#include "wire/model.h"

#define MANY 4000

/* ---- the plan ---- */

static const struct field list_fields[] = {
	{.name = "organisation", .type = FIELD_TEXT, .max = 20},
	{.name = "show", .type = FIELD_TEXT, .max = 10},
	{.name = "format", .type = FIELD_PICK, .set = "report-format"},
	{0},
};

static const struct field head_fields[] = {
	{.name = "organisation", .type = FIELD_TEXT, .max = 20},
	{.name = "champion",
	 .type = FIELD_TEXT,
	 .max = 20,
	 .required = true,
	 .label = N_("Equality champion")},
	{.name = "review_on",
	 .type = FIELD_DAY,
	 .label = N_("When is the plan looked at again as a whole?"),
	 .hint = N_("Empty: in a year.")},
	{0},
};

static const struct field reviewed_fields[] = {
	{.name = "organisation", .type = FIELD_TEXT, .max = 20},
	{.name = "words",
	 .type = FIELD_AREA,
	 .max = 1000,
	 .required = true,
	 .label = N_("What came of the review, and who took part?")},
	{0},
};

static const struct field framework_fields[] = {
	{.name = "organisation", .type = FIELD_TEXT, .max = 20},
	{.name = "name",
	 .type = FIELD_TEXT,
	 .required = true,
	 .label = N_("What else may a measure answer?"),
	 .hint = N_("A standard, a strategy or a promise of your own.")},
	{0},
};

static const struct field shown_fields[] = {
	{.name = "review_on",
	 .type = FIELD_DAY,
	 .label = N_("When is the plan looked at again as a whole?"),
	 .hint = N_("Empty: in a year.")},
	{.name = "words",
	 .type = FIELD_AREA,
	 .max = 1000,
	 .label = N_("What came of the review, and who took part?")},
	{.name = "name",
	 .type = FIELD_TEXT,
	 .label = N_("What else may a measure answer?"),
	 .hint = N_("A standard, a strategy or a promise of your own.")},
	{0},
};

/* How long each bar is. */
static void
mark_progress(const struct model *row)
{
	const struct model *progress = model_get(row, "progress");

	if (model_kind_of(progress) == MODEL_REAL)
		model_int((struct model *)(uintptr_t)row, "page_length",
			  (int64_t)(100 * model_real_of(progress)));
	model_bool((struct model *)(uintptr_t)row, "page_measured",
		   model_kind_of(progress) == MODEL_REAL);
}

static enum status
show_plan(struct exchange *x, struct visit *visit, struct fault *fault)
{
	const struct form *form = exchange_form(x);
	const struct action_plan_wish wish = {
		form_text(form, "organisation"), form_text(form, "show")};
	const struct page_wish page = noun_page(x);
	struct model *root = exchange_model(x);
	enum status status = action_plans_list(visit, &wish, &page, root,
					       fault);

	if (status != OK)
		return status;
	noun_more(x);
	for (const struct model *m = model_first(model_get(root, "measures"));
	     m; m = model_next(m))
		mark_progress(m);
	plan_may(x, visit);
	plan_choose(x, "organisations", "organisation", wish.organisation);
	plan_choose(x, "colleagues", "champion", NULL);
	model_text(root, "page_organisation", wish.organisation);
	return plan_csv(x, "measures", fault);
}

static enum status
keep_head(struct exchange *x, struct visit *visit, struct fault *fault)
{
	const struct form *form = exchange_form(x);
	const struct action_plan_head in = {
		form_text(form, "organisation"), form_text(form, "champion"),
		form_text(form, "review_on")};
	enum status status = action_plan_head(visit, &in, exchange_model(x),
					      exchange_faults(x), fault);

	if (status == OK) {
		exchange_goto(x, "/reports/plan");
		exchange_flash(x, N_("Kept."));
	}
	return status;
}

static enum status
keep_reviewed(struct exchange *x, struct visit *visit, struct fault *fault)
{
	const struct form *form = exchange_form(x);
	enum status status = action_plan_reviewed(
		visit, form_text(form, "organisation"),
		form_text(form, "words"), exchange_model(x),
		exchange_faults(x), fault);

	if (status == OK) {
		exchange_goto(x, "/reports/plan");
		exchange_flash(x, N_("Looked at: due again in a year."));
	}
	return status;
}

static enum status
keep_framework(struct exchange *x, struct visit *visit, struct fault *fault)
{
	const struct form *form = exchange_form(x);
	enum status status = action_plan_framework(
		visit, form_text(form, "organisation"),
		form_text(form, "name"), exchange_model(x),
		exchange_faults(x), fault);

	if (status == OK) {
		exchange_created(x, "/reports/plan");
		exchange_flash(x, N_("Measures can name it now."));
	}
	return status;
}

/* ---- a measure ---- */

#define MEASURE_FIELDS(must)                                               \
	{.name = "title",                                                  \
	 .type = FIELD_TEXT,                                               \
	 .required = must,                                                 \
	 .label = N_("What is to be done?")},                              \
		{.name = "aim",                                            \
		 .type = FIELD_AREA,                                       \
		 .max = 1000,                                              \
		 .label = N_("What is wrong now, and for whom?")},         \
		{.name = "owner",                                          \
		 .type = FIELD_TEXT,                                       \
		 .max = 20,                                                \
		 .required = must,                                         \
		 .label = N_("Who sees to it?")},                          \
		{.name = "unit",                                           \
		 .type = FIELD_TEXT,                                       \
		 .max = 60,                                                \
		 .required = must,                                         \
		 .label = N_("What is counted?"),                          \
		 .hint = N_("Such as “% of new tenants who were asked”.")}, \
		{.name = "baseline",                                       \
		 .type = FIELD_INT,                                        \
		 .min = -1000000000,                                       \
		 .max = 1000000000,                                        \
		 .required = must,                                         \
		 .label = N_("Where does it stand now?"),                  \
		 .hint = N_("A whole number.")},                           \
		{.name = "target",                                         \
		 .type = FIELD_INT,                                        \
		 .min = -1000000000,                                       \
		 .max = 1000000000,                                        \
		 .required = must,                                         \
		 .label = N_("What is the target?"),                       \
		 .hint = N_("A whole number.")},                           \
	{                                                                  \
		.name = "due_on", .type = FIELD_DAY, .required = must,     \
		.label = N_("By when?")                                    \
	}
/* Ticked on pages, by marks of their own. */
#define ANSWERS                                         \
	{                                               \
		.name = "frameworks", .type = FIELD_VALUES \
	}

static const struct field new_query[] = {
	{.name = "organisation", .type = FIELD_TEXT, .max = 20},
	{0},
};

static const struct field add_fields[] = {
	{.name = "organisation", .type = FIELD_TEXT, .max = 20},
	MEASURE_FIELDS(true),
	ANSWERS,
	{0},
};
static const struct field new_form[] = {MEASURE_FIELDS(true), {0}};

#define REASON                                                  \
	{.name = "reason",                                      \
	 .type = FIELD_TEXT,                                    \
	 .max = 400,                                            \
	 .required = true,                                      \
	 .label = N_("Why is it changed?")}

static const struct field edit_fields[] = {
	MEASURE_FIELDS(false),
	ANSWERS,
	REASON,
	{0},
};

#define REACHED                                                 \
	{.name = "reached",                                     \
	 .type = FIELD_INT,                                     \
	 .min = -1000000000,                                    \
	 .max = 1000000000,                                     \
	 .label = N_("Where does it stand now?"),               \
	 .hint = N_("A whole number; leave it empty where nothing was " \
		    "counted.")}

static const struct field step_fields[] = {
	{.name = "words",
	 .type = FIELD_AREA,
	 .max = MANY,
	 .required = true,
	 .label = N_("What was done, or why?")},
	REACHED,
	{0},
};

static const struct field measure_form[] = {
	MEASURE_FIELDS(true),
	REASON,
	REACHED,
	{.name = "words",
	 .type = FIELD_AREA,
	 .max = MANY,
	 .label = N_("What does it show?")},
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

/* The keys that were said yes to; NULL where nothing was said. */
static const char *
frameworks_of(struct exchange *x, const struct form *form)
{
	struct model *said = model_object(exchange_arena(x));
	const char *text = "";

	form_values(form, "frameworks", said);
	if (!model_count(said))
		return NULL;
	for (const struct model *one = model_first(said); one;
	     one = model_next(one)) {
		const char *word = model_text_of(one);
		bool yes = word ? !strcmp(word, "true")
				: model_true(one);

		if (yes && strcmp(model_key(one), "none") != 0)
			text = arena_printf(exchange_arena(x), "%s%s ", text,
					    model_key(one));
	}
	return text;
}

static struct action_input
input_of(struct exchange *x)
{
	const struct form *form = exchange_form(x);

	return (struct action_input){
		.organisation = form_text(form, "organisation"),
		.title = form_said(form, "title"),
		.aim = form_said(form, "aim"),
		.owner = form_said(form, "owner"),
		.unit = form_said(form, "unit"),
		.due_on = form_text(form, "due_on"),
		.frameworks = frameworks_of(x, form),
		.baseline = plan_number(form, "baseline"),
		.target = plan_number(form, "target"),
		.reason = form_text(form, "reason"),
	};
}

/* Of what was typed, which frameworks were ticked. */
static void
mark_frameworks(struct exchange *x, const char *list)
{
	for (const struct model *one =
		     model_first(model_get(exchange_model(x), list));
	     one; one = model_next(one)) {
		const char *path = arena_printf(
			exchange_arena(x), "frameworks.%s",
			model_text_or(one, "key", ""));
		bool chosen = x->typed ? !strcmp(form_typed(x->typed, path),
						 "true")
				       : model_true(model_get(one, "chosen"));

		model_bool((struct model *)(uintptr_t)one, "page_chosen",
			   chosen);
	}
}

static enum status
show_new(struct exchange *x, struct visit *visit, struct fault *fault)
{
	const struct action_plan_wish wish = {NULL, NULL};
	const struct page_wish page = {NULL, 1};
	enum status status = action_plans_list(visit, &wish, &page,
					       exchange_model(x), fault);

	if (status != OK)
		return status;
	plan_may(x, visit);
	mark_frameworks(x, "frameworks");
	plan_choose(x, "organisations", "organisation",
		    form_text(exchange_form(x), "organisation"));
	plan_choose(x, "colleagues", "owner", NULL);
	return OK;
}

static enum status
add_one(struct exchange *x, struct visit *visit, struct fault *fault)
{
	const struct action_input in = input_of(x);
	struct model *root = exchange_model(x);
	enum status status = action_plan_add(visit, &in, root,
					     exchange_faults(x), fault);

	if (status == OK) {
		exchange_created(x, "/reports/plan/measures/%s",
				 noun_text(root, "id"));
		exchange_flash(x, N_("It is in the plan."));
	}
	return status;
}

static void
prefill(struct exchange *x)
{
	static const char *const texts[] = {"title", "aim", "unit"};
	static const char *const numbers[] = {"baseline", "target"};
	const struct model *root = exchange_model(x);

	for (size_t i = 0; i < sizeof texts / sizeof *texts; i++)
		exchange_prefill(x, texts[i], noun_text(root, texts[i]));
	for (size_t i = 0; i < sizeof numbers / sizeof *numbers; i++)
		exchange_prefill(x, numbers[i],
				 arena_printf(exchange_arena(x), "%lld",
					      (long long)model_int_of(
						      model_get(root,
								numbers[i]))));
	exchange_prefill(x, "due_on", plan_input_day(x, "due_on"));
}

static enum status
show_one(struct exchange *x, struct visit *visit, struct fault *fault)
{
	struct model *root = exchange_model(x);
	enum status status = action_plan_show(visit, exchange_path(x, "id"),
					      root, fault);

	if (status != OK)
		return status;
	exchange_tag(x, model_int_of(model_get(root, "version")));
	exchange_title(x, N_("{name}"), "name", noun_text(root, "title"),
		       NULL);
	prefill(x);
	mark_progress(root);
	mark_frameworks(x, "answered");
	plan_may(x, visit);
	model_text(root, "page_path", "/reports/plan/measures");
	model_bool(root, "page_open",
		   !strcmp(model_text_or(root, "state", ""), "open"));
	plan_choose(x, "colleagues", "owner",
		    model_text_of(model_get(root, "owner")));
	return OK;
}

static enum status
edit_one(struct exchange *x, struct visit *visit, struct fault *fault)
{
	const char *id = exchange_path(x, "id");
	const struct action_input in = input_of(x);
	enum status status = action_plan_edit(visit, id, exchange_version(x),
					      &in, exchange_model(x),
					      exchange_faults(x), fault);

	if (status == OK) {
		exchange_goto(x, "/reports/plan/measures/%s", id);
		exchange_flash(x, N_("Kept."));
	}
	return status;
}

static enum status
take_step(struct exchange *x, struct visit *visit, struct fault *fault)
{
	const struct form *form = exchange_form(x);
	const struct action_step in = {
		.id = exchange_path(x, "id"),
		.step = exchange_path(x, "step"),
		.words = form_text(form, "words"),
		.reached = plan_number(form, "reached"),
	};
	enum status status = action_plan_step(visit, &in, exchange_model(x),
					      exchange_faults(x), fault);

	if (status == OK) {
		exchange_goto(x, "/reports/plan/measures/%s", in.id);
		exchange_flash(x, N_("Kept."));
	}
	return status;
}

#define READERS ROUTE_READERS

const struct route routes_action_plans[] = {
	{.method = METHOD_GET,
	 .path = "/reports/plan",
	 .roles = READERS,
	 .kind = ROUTE_READ,
	 .flags = ROUTE_PAGED,
	 .fields = list_fields,
	 .form = shown_fields,
	 .handle = show_plan,
	 .title = N_("Action plan"),
	 .tag = "reports",
	 .page = "plan"},
	{.method = METHOD_POST,
	 .path = "/reports/plan",
	 .roles = ROUTE_MANAGERS,
	 .kind = ROUTE_WRITE,
	 .fields = head_fields,
	 .handle = keep_head,
	 .title = N_("Who owns the plan, and when it is looked at again"),
	 .tag = "reports",
	 .again = "/reports/plan"},
	{.method = METHOD_POST,
	 .path = "/reports/plan/reviewed",
	 .roles = ROUTE_MANAGERS,
	 .kind = ROUTE_WRITE,
	 .fields = reviewed_fields,
	 .handle = keep_reviewed,
	 .title = N_("The plan was looked at as a whole"),
	 .tag = "reports",
	 .again = "/reports/plan"},
	{.method = METHOD_POST,
	 .path = "/reports/plan/frameworks",
	 .roles = ROUTE_MANAGERS,
	 .kind = ROUTE_WRITE,
	 .fields = framework_fields,
	 .handle = keep_framework,
	 .title = N_("Add what a measure may answer"),
	 .tag = "reports",
	 .again = "/reports/plan"},
	{.method = METHOD_GET,
	 .path = "/reports/plan/new",
	 .roles = ROUTE_MANAGERS,
	 .kind = ROUTE_READ,
	 .flags = ROUTE_PAGE_ONLY,
	 .fields = new_query,
	 .form = new_form,
	 .handle = show_new,
	 .title = N_("A new measure"),
	 .tag = "reports",
	 .page = "plan-new"},
	{.method = METHOD_POST,
	 .path = "/reports/plan/measures",
	 .roles = ROUTE_MANAGERS,
	 .kind = ROUTE_WRITE,
	 .fields = add_fields,
	 .handle = add_one,
	 .title = N_("A new measure"),
	 .tag = "reports",
	 .again = "/reports/plan/new"},
	{.method = METHOD_GET,
	 .path = "/reports/plan/measures/{id}",
	 .roles = READERS,
	 .kind = ROUTE_READ,
	 .handle = show_one,
	 .form = measure_form,
	 .title = N_("A measure of the action plan"),
	 .tag = "reports",
	 .page = "plan-measure"},
	{.method = METHOD_POST,
	 .path = "/reports/plan/measures/{id}",
	 .roles = ROUTE_MANAGERS,
	 .kind = ROUTE_WRITE,
	 .flags = ROUTE_VERSIONED,
	 .fields = edit_fields,
	 .handle = edit_one,
	 .title = N_("Change a measure"),
	 .tag = "reports",
	 .again = "/reports/plan/measures/{id}"},
	{.method = METHOD_POST,
	 .path = "/reports/plan/measures/{id}/{step}",
	 .roles = ROUTE_MANAGERS,
	 .kind = ROUTE_WRITE,
	 .fields = step_fields,
	 .handle = take_step,
	 .title = N_("What was done for a measure"),
	 .tag = "reports",
	 .again = "/reports/plan/measures/{id}"},
	{0},
};
