/* The dates that a notice may name, and the facts of a tenancy that they are
 * reckoned from. */
#include "core/form_question.h"
#include "desk/forms.h"
#include "desk/tenants.h"
#include "lang/zone.h"
#include "web/exchange.h"
#include "web/form.h"
#include "web/inside.h"
#include "web/nouns.h"
#include "web/problem.h"
#include "web/routes.h"
#include "wire/model.h"

#define TENANCY_FIELDS                                                         \
	{.name = "nation",                                                     \
	 .type = FIELD_PICK,                                                   \
	 .set = "nation",                                                      \
	 .label = N_("Where the home is")},                                    \
		{.name = "landlord",                                           \
		 .type = FIELD_PICK,                                           \
		 .set = "landlord",                                            \
		 .label = N_("Landlord")},                                     \
		{.name = "tenancy",                                            \
		 .type = FIELD_PICK,                                           \
		 .set = "tenancy",                                             \
		 .label = N_("Kind of tenancy")},                              \
		{.name = "period",                                             \
		 .type = FIELD_PICK,                                           \
		 .set = "rent-period",                                         \
		 .any = N_("Not known"),                                       \
		 .label = N_("How long the rent is paid for at a time")},      \
		{.name = "begins",                                             \
		 .type = FIELD_TEXT,                                           \
		 .max = 10,                                                    \
		 .label = N_("When a period begins"),                          \
		 .hint = N_("A date like 2026-04-06, a weekday like monday "   \
			    "for weekly rents, a day like 1 for monthly "      \
			    "ones.")},                                         \
		{.name = "began",                                              \
		 .type = FIELD_DAY,                                            \
		 .label = N_("When the tenancy began"),                        \
		 .hint = N_("Needed where the rent never went up.")},          \
		{.name = "last",                                               \
		 .type = FIELD_DAY,                                            \
		 .label = N_("When the rent last went up")},                   \
	{                                                                      \
		.name = "first", .type = FIELD_DAY,                            \
		.label = N_("When it first went up"),                          \
		.hint = N_("By this kind of notice, since 11 February 2003.")  \
	}

static const struct field dates_query[] = {
	{.name = "purpose",
	 .type = FIELD_PICK,
	 .set = "form-purpose",
	 .label = N_("What the notice is for")},
	TENANCY_FIELDS,
	{.name = "sent",
	 .type = FIELD_DAY,
	 .label = N_("When it is posted"),
	 .hint = N_("Working days in the post are added.")},
	{.name = "served",
	 .type = FIELD_DAY,
	 .label = N_("Or when the tenant gets it")},
	{.name = "delivery",
	 .type = FIELD_TEXT,
	 .max = 2,
	 .label = N_("Working days in the post"),
	 .hint = N_("Empty: as many as the rule allows for.")},
	{.name = "event",
	 .type = FIELD_DAY,
	 .label = N_("When the check was made"),
	 .hint = N_("Only for the record of a check.")},
	{.name = "check",
	 .type = FIELD_DAY,
	 .label = N_("A date to check")},
	{0},
};

static const struct field tenancy_fields[] = {
	TENANCY_FIELDS,
	{0},
};

static struct form_question
question_of(const struct form *form)
{
	return (struct form_question){
		.purpose = form_text(form, "purpose"),
		.nation = form_text(form, "nation"),
		.landlord = form_text(form, "landlord"),
		.tenancy = form_text(form, "tenancy"),
		.period = form_text(form, "period"),
		.begins = form_text(form, "begins"),
		.served = form_text(form, "served"),
		.sent = form_text(form, "sent"),
		.delivery = form_text(form, "delivery"),
		.began = form_text(form, "began"),
		.last = form_text(form, "last"),
		.first = form_text(form, "first"),
		.event = form_text(form, "event"),
	};
}

/* What was typed stands there again. */
static void
keep_typed(struct exchange *x, const struct field *fields)
{
	for (; fields->name; fields++)
		if (form_has(exchange_form(x), fields->name))
			exchange_prefill(x, fields->name,
					 form_text(exchange_form(x),
						   fields->name));
}

/* A page that was only opened asks; it answers once a day is there, or says
 * above what was typed why it cannot. */
static enum status
show_dates(struct exchange *x, struct visit *visit, struct fault *fault)
{
	const struct form *form = exchange_form(x);
	const struct form_question question = question_of(form);
	struct model *root = exchange_model(x);
	enum status status;

	if (!question.purpose)
		exchange_prefill(x, "purpose", form_purpose_names[0]);
	keep_typed(x, dates_query);
	if (!question.served && !question.sent && !question.event)
		return OK;
	status = form_dates_show(visit, &question, form_text(form, "check"),
				 root, fault);
	if (status == OK)
		model_bool(root, "page_answer", true);
	if (status != E_INPUT && status != E_REFUSED)
		return status;
	if (x->asked.face == FACE_JSON)
		return E_INPUT;
	model_text(root, "page_refused", problem_text(x, fault));
	return OK;
}

/* What the page's form shows before anything was typed. */
static void
prefill(struct exchange *x, const struct model *root)
{
	for (const struct field *f = tenancy_fields; f->name; f++) {
		const struct model *value = model_get(root, f->name);

		if (f->type == FIELD_DAY &&
		    model_kind_of(value) == MODEL_DAY) {
			char text[ZONE_DAY_TEXT];

			zone_day_text((int32_t)model_int_of(value), text);
			exchange_prefill(x, f->name,
					 arena_text(exchange_arena(x), text));
		} else if (f->type != FIELD_DAY) {
			exchange_prefill(x, f->name, model_text_of(value));
		}
	}
}

static enum status
show_tenancy(struct exchange *x, struct visit *visit, struct fault *fault)
{
	const char *tenant = exchange_path(x, "id");
	struct model *root = exchange_model(x);
	enum status status = tenant_strip(visit, tenant, root, fault);

	if (status == OK)
		status = tenancy_show(visit, tenant, root, fault);
	if (status != OK)
		return status;
	model_text(root, "tenant", tenant);
	prefill(x, root);
	return OK;
}

static enum status
set_tenancy(struct exchange *x, struct visit *visit, struct fault *fault)
{
	const struct form_question question = question_of(exchange_form(x));
	const char *tenant = exchange_path(x, "id");
	enum status status = tenancy_set(visit, tenant, &question,
					 exchange_model(x), fault);

	if (status != OK)
		return status;
	exchange_goto(x, "/tenants/%s", tenant);
	exchange_flash(x, N_("What is known of the tenancy is recorded."));
	return OK;
}

const struct route routes_form_dates[] = {
	{.method = METHOD_GET,
	 .path = "/forms/dates",
	 .roles = ROUTE_READERS,
	 .kind = ROUTE_READ,
	 .fields = dates_query,
	 .form = dates_query,
	 .handle = show_dates,
	 .title = N_("The earliest date"),
	 .tag = "forms",
	 .page = "form-dates"},
	{.method = METHOD_GET,
	 .path = "/tenants/{id}/tenancy",
	 .roles = ROUTE_READERS,
	 .kind = ROUTE_READ,
	 .form = tenancy_fields,
	 .handle = show_tenancy,
	 .title = N_("The tenancy"),
	 .tag = "tenants",
	 .page = "tenancy"},
	{.method = METHOD_POST,
	 .path = "/tenants/{id}/tenancy",
	 .roles = ROUTE_STAFF,
	 .kind = ROUTE_WRITE,
	 .fields = tenancy_fields,
	 .handle = set_tenancy,
	 .title = N_("Record the tenancy"),
	 .tag = "tenants",
	 .again = "/tenants/{id}/tenancy"},
	{0},
};
