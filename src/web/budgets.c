/* Budgets and cost codes, for managers; what a request is booked on. */
#include "desk/budgets.h"

#include <string.h>

#include "web/form.h"
#include "web/inside.h"
#include "web/nouns.h"
#include "web/routes.h"
#include "wire/model.h"

static const struct field add_fields[] = {
	{.name = "code",
	 .type = FIELD_TEXT,
	 .max = 40,
	 .label = N_("Cost code")},
	{.name = "from",
	 .type = FIELD_DAY,
	 .required = true,
	 .label = N_("First day of the financial year")},
	{.name = "amount",
	 .type = FIELD_TEXT,
	 .max = 40,
	 .required = true,
	 .label = N_("Amount without VAT, in pounds")},
	{.name = "warn",
	 .type = FIELD_TEXT,
	 .max = 40,
	 .label = N_("Warn at, in per cent"),
	 .hint = N_("Up to four, such as 80, 100.")},
	{.name = "owner", .type = FIELD_TEXT, .max = 20, .label = N_("Owner")},
	{0},
};

static const struct field change_fields[] = {
	{.name = "amount",
	 .type = FIELD_TEXT,
	 .max = 40,
	 .label = N_("Amount without VAT, in pounds")},
	{.name = "warn",
	 .type = FIELD_TEXT,
	 .max = 40,
	 .label = N_("Warn at, in per cent"),
	 .hint = N_("Up to four, such as 80, 100.")},
	{.name = "owner", .type = FIELD_TEXT, .max = 20, .label = N_("Owner")},
	{0},
};

static const struct field code_fields[] = {
	{.name = "code",
	 .type = FIELD_TEXT,
	 .max = 40,
	 .required = true,
	 .label = N_("Cost code")},
	{.name = "name",
	 .type = FIELD_TEXT,
	 .max = 120,
	 .required = true,
	 .label = N_("What is it called?")},
	{.name = "service",
	 .type = FIELD_PICK,
	 .set = "code-service",
	 .any = N_("Nothing"),
	 .label = N_("It is the default of")},
	{0},
};

static const struct field book_fields[] = {
	{.name = "cost_code",
	 .type = FIELD_TEXT,
	 .max = 40,
	 .required = true,
	 .label = N_("Cost code"),
	 .hint = N_("Or the word: default.")},
	{0},
};

static bool
may_change(const struct visit *visit)
{
	return visit->caller && ROUTE_MANAGERS & ROLE_BIT(visit->caller->role);
}

/* What was chosen of a list stays so where the form comes back. */
static void
mark_chosen(struct exchange *x, const char *list, const char *key,
	    const char *chosen)
{
	for (const struct model *p =
		     model_first(model_get(exchange_model(x), list));
	     p; p = model_next(p))
		model_bool((struct model *)(uintptr_t)p, "page_chosen",
			   !strcmp(noun_text(p, key), chosen));
}

static struct budget_input
read_input(struct exchange *x)
{
	const struct form *form = exchange_form(x);

	return (struct budget_input){
		.code = form_said(form, "code"),
		.from = form_said(form, "from"),
		.amount = form_said(form, "amount"),
		.warn = form_text(form, "warn"),
		.owner = form_said(form, "owner"),
	};
}

static enum status
list_budgets(struct exchange *x, struct visit *visit, struct fault *fault)
{
	enum status status = budgets_list(visit, exchange_model(x), fault);

	if (status != OK)
		return status;
	mark_chosen(x, "codes", "code",
		    x->typed ? form_typed(x->typed, "code") : "");
	mark_chosen(x, "owners", "id",
		    x->typed ? form_typed(x->typed, "owner") : "");
	model_bool(exchange_model(x), "page_may_change", may_change(visit));
	exchange_prefill(x, "warn", "80, 100");
	return OK;
}

static enum status
add_budget(struct exchange *x, struct visit *visit, struct fault *fault)
{
	const struct budget_input in = read_input(x);
	enum status status = budget_add(visit, &in, exchange_model(x),
					exchange_faults(x), fault);

	if (status != OK)
		return status;
	exchange_created(x, "/budgets/%s", noun_text(exchange_model(x), "id"));
	exchange_flash(x, N_("The budget is kept."));
	return OK;
}

static enum status
show_budget(struct exchange *x, struct visit *visit, struct fault *fault)
{
	struct model *root = exchange_model(x);
	enum status status =
		budget_show(visit, exchange_path(x, "id"), root, fault);
	long long minor;

	if (status != OK)
		return status;
	minor = model_int_of(model_get(root, "amount"));
	exchange_prefill(x, "amount",
			 arena_printf(exchange_arena(x), "%lld.%02lld",
				      minor / 100, minor % 100));
	exchange_prefill(x, "warn", noun_text(root, "warn"));
	mark_chosen(x, "owners", "id", noun_text(root, "owner"));
	model_bool(root, "page_may_change", may_change(visit));
	exchange_tag(x, model_int_of(model_get(root, "version")));
	return OK;
}

static enum status
change_budget(struct exchange *x, struct visit *visit, struct fault *fault)
{
	const struct budget_input in = read_input(x);
	const char *id = exchange_path(x, "id");
	enum status status =
		budget_change(visit, id, exchange_version(x), &in,
			      exchange_model(x), exchange_faults(x), fault);

	if (status != OK)
		return status;
	exchange_tag(x, model_int_of(model_get(exchange_model(x), "version")));
	exchange_goto(x, "/budgets/%s", id);
	exchange_flash(x, N_("The budget is kept."));
	return OK;
}

static enum status
keep_code(struct exchange *x, struct visit *visit, struct fault *fault)
{
	const struct form *form = exchange_form(x);
	const struct cost_code_input in = {
		.code = form_text(form, "code"),
		.name = form_text(form, "name"),
		.service = form_text(form, "service"),
	};
	enum status status = cost_code_keep(visit, &in, exchange_model(x),
					    exchange_faults(x), fault);

	if (status != OK)
		return status;
	exchange_goto(x, "/budgets");
	exchange_flash(x, N_("The cost code is kept."));
	return OK;
}

static enum status
list_codes(struct exchange *x, struct visit *visit, struct fault *fault)
{
	enum status status = budgets_list(visit, exchange_model(x), fault);

	if (status == OK)
		model_bool(exchange_model(x), "page_may_change",
			   may_change(visit));
	return status;
}

static enum status
book_request(struct exchange *x, struct visit *visit, struct fault *fault)
{
	const char *ref = exchange_path(x, "ref");
	enum status status = request_book(
		visit, ref, form_text(exchange_form(x), "cost_code"),
		exchange_model(x), exchange_faults(x), fault);

	if (status != OK)
		return status;
	exchange_goto(x, "/requests/%s", ref);
	exchange_flash(x, N_("The request is booked on that code."));
	return OK;
}

const struct route routes_budgets[] = {
	{.method = METHOD_GET,
	 .path = "/budgets",
	 .roles = ROUTE_MANAGERS | ROLE_BIT(ROLE_AUDITOR),
	 .kind = ROUTE_READ,
	 .form = add_fields,
	 .handle = list_budgets,
	 .title = N_("Budgets"),
	 .tag = "money",
	 .page = "budgets"},
	{.method = METHOD_POST,
	 .path = "/budgets",
	 .roles = ROUTE_MANAGERS,
	 .kind = ROUTE_WRITE,
	 .fields = add_fields,
	 .handle = add_budget,
	 .title = N_("Keep a budget"),
	 .tag = "money",
	 .again = "/budgets"},
	{.method = METHOD_GET,
	 .path = "/budgets/codes",
	 .roles = ROUTE_MANAGERS | ROLE_BIT(ROLE_AUDITOR),
	 .kind = ROUTE_READ,
	 .form = code_fields,
	 .handle = list_codes,
	 .title = N_("Cost codes"),
	 .tag = "money",
	 .page = "cost-codes"},
	{.method = METHOD_POST,
	 .path = "/budgets/codes",
	 .roles = ROUTE_MANAGERS,
	 .kind = ROUTE_WRITE,
	 .fields = code_fields,
	 .handle = keep_code,
	 .title = N_("Keep a cost code"),
	 .tag = "money",
	 .again = "/budgets/codes"},
	{.method = METHOD_GET,
	 .path = "/budgets/{id}",
	 .roles = ROUTE_MANAGERS | ROLE_BIT(ROLE_AUDITOR),
	 .kind = ROUTE_READ,
	 .form = change_fields,
	 .handle = show_budget,
	 .title = N_("Budget"),
	 .tag = "money",
	 .page = "budget"},
	{.method = METHOD_POST,
	 .path = "/budgets/{id}",
	 .roles = ROUTE_MANAGERS,
	 .kind = ROUTE_WRITE,
	 .flags = ROUTE_VERSIONED,
	 .fields = change_fields,
	 .handle = change_budget,
	 .title = N_("Change a budget"),
	 .tag = "money",
	 .again = "/budgets/{id}"},
	{.method = METHOD_POST,
	 .path = "/requests/{ref}/cost-code",
	 .roles = ROUTE_STAFF,
	 .kind = ROUTE_WRITE,
	 .fields = book_fields,
	 .handle = book_request,
	 .title = N_("Book a request on a cost code"),
	 .tag = "requests",
	 .again = "/requests/{ref}"},
	{0},
};
