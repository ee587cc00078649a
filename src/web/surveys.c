/* Surveys, and whether the groups are as content as each other. */
#include "desk/surveys.h"

#include <string.h>

#include "desk/involvement.h"
#include "web/action_plans.h"
#include "web/form.h"
#include "web/inside.h"
#include "web/nouns.h"
#include "web/routes.h"
#include "wire/model.h"

#define FILE_BYTES_MAX (20 << 20)
#define FIGURES_READERS (ROUTE_MANAGERS | ROLE_BIT(ROLE_AUDITOR))

#define SPAN                                                        \
	{.name = "from",                                            \
	 .type = FIELD_DAY,                                         \
	 .label = N_("From"),                                       \
	 .hint = N_("Empty: the last twelve months.")},             \
		{.name = "to", .type = FIELD_DAY, .label = N_("To")}

static const struct field involvement_query[] = {
	SPAN,
	{.name = "organisation", .type = FIELD_TEXT, .max = 20},
	{.name = "format", .type = FIELD_PICK, .set = "report-format"},
	{0},
};

static const struct field query[] = {
	SPAN,
	{.name = "by",
	 .type = FIELD_PICK,
	 .set = "parity-by",
	 .label = N_("By")},
	{.name = "organisation", .type = FIELD_TEXT, .max = 20},
	{.name = "format", .type = FIELD_PICK, .set = "report-format"},
	{.name = "table", .type = FIELD_TEXT, .max = 40},
	{0},
};

static const struct field bring_fields[] = {
	{.name = "organisation", .type = FIELD_TEXT, .max = 20},
	{.name = "name",
	 .type = FIELD_TEXT,
	 .max = 100,
	 .required = true,
	 .label = N_("Name of the survey")},
	{.name = "file",
	 .type = FIELD_FILE,
	 .max = FILE_BYTES_MAX,
	 .required = true,
	 .label = N_("Table of answers"),
	 .hint = N_("CSV with the columns date, question and answer (1 to 5, 5 "
		    "is best); reference, language and need where they are "
		    "known. Each row is one answer.")},
	{.name = "try",
	 .type = FIELD_YES,
	 .label = N_("Only look at it, keep nothing")},
	{0},
};

static const struct field remove_fields[] = {
	{.name = "reason",
	 .type = FIELD_TEXT,
	 .max = 400,
	 .required = true,
	 .label = N_("Why is it taken away?")},
	{0},
};

static enum status
show_satisfaction(struct exchange *x, struct visit *visit,
		  struct fault *fault)
{
	const struct form *form = exchange_form(x);
	const struct figures_wish wish = {
		.from = form_text(form, "from"),
		.to = form_text(form, "to"),
		.by = form_text(form, "by"),
		.organisation = form_text(form, "organisation"),
	};
	const char *table = form_text(form, "table");
	struct model *root = exchange_model(x);
	enum status status = figures_satisfaction(visit, &wish, root, fault);

	if (status != OK)
		return status;
	exchange_prefill(x, "from", plan_input_day(x, "from"));
	exchange_prefill(x, "to", plan_input_day(x, "to"));
	exchange_prefill(x, "by", noun_text(root, "by"));
	noun_carry(x, (const char *const[]){"from", "to", "by",
					    "organisation", NULL});
	plan_may(x, visit);
	plan_choose(x, "organisations", "organisation", wish.organisation);
	return plan_csv(x, table ? table : "surveys", fault);
}

static enum status
show_involvement(struct exchange *x, struct visit *visit, struct fault *fault)
{
	const struct form *form = exchange_form(x);
	const struct figures_wish wish = {
		.from = form_text(form, "from"),
		.to = form_text(form, "to"),
		.organisation = form_text(form, "organisation"),
	};
	enum status status = figures_involvement(visit, &wish,
						 exchange_model(x), fault);

	if (status != OK)
		return status;
	exchange_prefill(x, "from", plan_input_day(x, "from"));
	exchange_prefill(x, "to", plan_input_day(x, "to"));
	noun_carry(x, (const char *const[]){"from", "to", "organisation",
					    NULL});
	plan_may(x, visit);
	plan_choose(x, "organisations", "organisation", wish.organisation);
	return plan_csv(x, "rows", fault);
}

static enum status
list_all(struct exchange *x, struct visit *visit, struct fault *fault)
{
	enum status status = surveys_list(visit, exchange_model(x), fault);

	plan_may(x, visit);
	plan_choose(x, "organisations", "organisation", NULL);
	return status;
}

static enum status
look(struct exchange *x, struct visit *visit, struct fault *fault)
{
	const struct form_file *file = form_file(exchange_form(x), "file");
	struct survey_rows *rows = NULL;
	enum status status;

	(void)visit;
	if (!file)
		return fault_set(fault, E_INPUT, "/file",
				 N_("A file is missing: choose one"), NULL);
	status = survey_read(file->bytes, file->count, exchange_arena(x),
			     &rows, exchange_faults(x));
	if (status == OK)
		exchange_keep(x, rows, NULL);
	return status == OK ? OK
			    : fault_set(fault, E_INPUT, "/file",
					N_("The table has faults: nothing of "
					   "it was kept"),
					NULL);
}

static enum status
bring_one(struct exchange *x, struct visit *visit, struct fault *fault)
{
	const struct form *form = exchange_form(x);
	const struct survey_input in = {
		.organisation = form_text(form, "organisation"),
		.name = form_text(form, "name"),
		.rows = exchange_kept(x),
		.use = form_yes(form, "try") ? SURVEY_TRY : SURVEY_KEEP,
	};
	struct model *root = exchange_model(x);
	enum status status = survey_bring(visit, &in, root,
					  exchange_faults(x), fault);

	if (status != OK)
		return status;
	if (in.use == SURVEY_TRY)
		exchange_goto(x, "/reports/surveys");
	else
		exchange_created(x, "/reports/surveys");
	exchange_flash(x, in.use == SURVEY_TRY
				  ? N_("Every row is right; nothing was kept.")
				  : N_("The survey is kept."));
	return OK;
}

static enum status
remove_one(struct exchange *x, struct visit *visit, struct fault *fault)
{
	enum status status = survey_remove_one(
		visit, exchange_path(x, "id"),
		form_text(exchange_form(x), "reason"), exchange_model(x),
		exchange_faults(x), fault);

	if (status == OK) {
		exchange_goto(x, "/reports/surveys");
		exchange_flash(x, N_("Its answers are gone."));
	}
	return status;
}

const struct route routes_surveys[] = {
	{.method = METHOD_GET,
	 .path = "/reports/satisfaction",
	 .roles = FIGURES_READERS,
	 .kind = ROUTE_READ,
	 .fields = query,
	 .form = query,
	 .handle = show_satisfaction,
	 .title = N_("Satisfaction and complaints"),
	 .tag = "reports",
	 .page = "report-satisfaction"},
	{.method = METHOD_GET,
	 .path = "/reports/involvement",
	 .roles = FIGURES_READERS,
	 .kind = ROUTE_READ,
	 .fields = involvement_query,
	 .form = involvement_query,
	 .handle = show_involvement,
	 .title = N_("Who is consulted"),
	 .tag = "reports",
	 .page = "report-involvement"},
	{.method = METHOD_GET,
	 .path = "/reports/surveys",
	 .roles = FIGURES_READERS,
	 .kind = ROUTE_READ,
	 .form = bring_fields,
	 .handle = list_all,
	 .title = N_("Surveys"),
	 .tag = "reports",
	 .page = "surveys"},
	{.method = METHOD_POST,
	 .path = "/reports/surveys",
	 .roles = ROUTE_MANAGERS,
	 .kind = ROUTE_SLOW,
	 .flags = ROUTE_UPLOAD,
	 .fields = bring_fields,
	 .prepare = look,
	 .handle = bring_one,
	 .title = N_("Bring a survey"),
	 .tag = "reports",
	 .again = "/reports/surveys"},
	{.method = METHOD_POST,
	 .path = "/reports/surveys/{id}/remove",
	 .roles = ROUTE_MANAGERS,
	 .kind = ROUTE_WRITE,
	 .fields = remove_fields,
	 .handle = remove_one,
	 .title = N_("Take a survey away"),
	 .tag = "reports",
	 .again = "/reports/surveys"},
	{0},
};
