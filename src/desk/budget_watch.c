/* What requests do to budgets, and who is told. */
#include <string.h>

#include "core/budget.h"
#include "desk/budget_inside.h"
#include "desk/budgets.h"
#include "desk/decide.h"
#include "desk/field.h"
#include "desk/inside.h"
#include "desk/item.h"
#include "desk/mail.h"
#include "store/account.h"
#include "wire/model.h"

static enum status
mail_owner(struct visit *visit, const struct budget *budget, int percent,
	   struct fault *fault)
{
	struct access access = visit_access_of_service(visit);
	char id[ID_TEXT];
	struct mail mail = {.organisation = budget->organisation,
			    .template = "budget",
			    .model = model_object(visit->arena)};
	struct account owner;
	enum status status = E_NOT_FOUND;

	if (budget->owner)
		status = account_get(&access, budget->owner, &owner, fault);
	if (status == E_NOT_FOUND || (status == OK && owner.disabled))
		return OK;
	if (status != OK)
		return status;
	id_format(budget->id, id);
	mail.to = owner.email;
	mail.to_name = owner.name;
	mail.language = owner.language;
	mail.key = arena_printf(visit->arena, "budget/%s/%d", id, percent);
	mail.path = arena_printf(visit->arena, "/budgets/%s", id);
	model_int(mail.model, "percent", percent);
	model_text(mail.model, "code", *budget->code ? budget->code : NULL);
	return mail_put(visit, &mail, fault);
}

static enum status
log_passed(struct visit *visit, const struct budget *budget,
	   const struct budget_use *use, int percent, struct fault *fault)
{
	struct model *payload = model_object(visit->arena);
	const struct log_entry entry = {
		.kind = "budget.passed",
		.subject = budget->id,
		.organisation = budget->organisation,
		.payload = payload,
	};

	model_text(payload, "code", budget->code);
	model_int(payload, "percent", percent);
	model_int(payload, "amount_minor", budget->amount_minor);
	model_int(payload, "used_minor", use->used_minor);
	return log_event(visit, &entry, fault);
}

/* Each warning up to the one that is reached, once. */
static enum status
pass(struct visit *visit, const struct budget *budget, int64_t item,
     struct fault *fault)
{
	struct access access = visit_access_of_service(visit);
	struct budget_passing passing = {
		.budget = budget->id, .at_utc = visit->now_utc, .item = item};
	struct budget_use use = budget_use(budget);
	bool is_new = false;
	enum status status;

	if (use.warned <= budget->passed)
		return OK;
	passing.percent = use.warned;
	status = budget_pass(&access, &passing, &is_new, fault);
	if (status != OK || !is_new)
		return status;
	status = log_passed(visit, budget, &use, use.warned, fault);
	return status == OK ? mail_owner(visit, budget, use.warned, fault)
			    : status;
}

static enum status
pass_all(struct visit *visit, const struct budgets *budgets, int64_t with,
	 struct fault *fault)
{
	enum status status = OK;

	for (size_t i = 0; status == OK && i < budgets->count; i++)
		status = pass(visit, &budgets->list[i], with, fault);
	return status;
}

enum status
budgets_watch(struct visit *visit, int64_t item, struct fault *fault)
{
	struct access access = visit_access_of_service(visit);
	struct budgets budgets;
	enum status status = budget_of_item(&access, item, &budgets, fault);

	return status == OK ? pass_all(visit, &budgets, item, fault) : status;
}

enum status
budgets_watch_revision(struct visit *visit, int64_t revision,
		       struct fault *fault)
{
	struct access access = visit_access_of_service(visit);
	struct budgets budgets;
	enum status status =
		budget_of_revision(&access, revision, &budgets, fault);

	return status == OK ? pass_all(visit, &budgets, revision, fault)
			    : status;
}

enum status
budgets_watch_bill(struct visit *visit, int64_t bill, struct fault *fault)
{
	struct access access = visit_access_of_service(visit);
	struct budgets budgets;
	enum status status = budget_of_bill(&access, bill, &budgets, fault);

	return status == OK ? pass_all(visit, &budgets, bill, fault) : status;
}

/* Those that warn, with what is to come counted. */
static void
show_warned(const struct budgets *budgets, int64_t more, struct model *model)
{
	struct model *rows = model_children(model, "budgets");

	for (size_t i = 0; i < budgets->count; i++) {
		const struct budget *budget = &budgets->list[i];
		struct budget_use use = budget_use(budget);

		use.minor[SPEND_ESTIMATED] += more;
		use.used_minor += more;
		use.percent =
			budget_percent(budget->amount_minor, use.used_minor);
		use.warned = budget_warned(budget->warn, use.percent);
		if (use.warned)
			budget_model(model_append(rows), budget, &use);
	}
}

enum status
budgets_show(struct visit *visit, int64_t request, struct model *model,
	     struct fault *fault)
{
	struct access access = visit_access(visit);
	struct budgets budgets;
	const char *code = NULL;
	enum status status = cost_code_of(&access, request, &code, fault);

	if (status == OK)
		status = budget_of_request(&access, request, &budgets, fault);
	if (status != OK)
		return status;
	model_text(model, "cost_code", code);
	show_warned(&budgets, 0, model);
	return OK;
}

enum status
budgets_warn(struct visit *visit, const struct request *request,
	     struct model *model, struct fault *fault)
{
	struct model *payload = model_object(visit->arena);
	const struct log_entry entry = {
		.kind = "request.over-budget",
		.subject = request->id,
		.organisation = request->organisation,
		.payload = payload,
	};
	enum status status = budgets_show(visit, request->id, model, fault);

	if (status != OK || !model_count(model_get(model, "budgets")))
		return status;
	model_copy(payload, "budgets", model_get(model, "budgets"));
	return log_event(visit, &entry, fault);
}

/* What it would be booked on: its own code, else that of the first item. */
static enum status
code_of_draft(struct visit *visit, const struct draft *draft,
	      const char **ret_code, struct fault *fault)
{
	struct access access = visit_access(visit);
	struct cost_codes codes;
	const char *service = service_name(draft->item[0].spec.service);
	const char *of_all = "";
	enum status status;

	*ret_code = draft->cost_code;
	if (draft->cost_code)
		return OK;
	status = cost_code_list(&access, draft->request.organisation, &codes,
				fault);
	for (size_t i = 0; status == OK && i < codes.count; i++) {
		const char *services = codes.list[i].services;

		if (services && strstr(services, service))
			*ret_code = codes.list[i].code;
		if (services && strstr(services, "other"))
			of_all = codes.list[i].code;
	}
	if (status == OK && !*ret_code)
		*ret_code = of_all;
	return status;
}

enum status
budgets_foresee(struct visit *visit, const struct draft *draft,
		struct model *model, struct fault *fault)
{
	struct access access = visit_access(visit);
	int64_t starts = draft->item[0].spec.starts_utc, more = 0;
	int month = budget_month(starts ? starts : visit->now_utc);
	struct budgets budgets;
	const char *code;
	enum status status = code_of_draft(visit, draft, &code, fault);

	if (status == OK)
		status = budget_of_code(&access, draft->request.organisation,
					code, month, &budgets, fault);
	if (status != OK)
		return status;
	for (size_t i = 0; i < draft->items; i++)
		if (draft->estimate[i].known &&
		    draft->item[i].state != ITEM_REJECTED)
			more += draft->estimate[i].price.net_minor;
	model_text(model, "cost_code", draft->cost_code);
	show_warned(&budgets, more, model);
	return OK;
}

enum status
cost_code_read(struct visit *visit, int64_t organisation, const char *code,
	       struct fields *fields, const char **ret, struct fault *fault)
{
	struct access access = visit_access(visit);
	const char *text = field_text(fields, "cost_code", code, 40);
	struct cost_codes codes;
	struct fault bad;
	enum status status;

	*ret = NULL;
	if (!text)
		return OK;
	status = cost_code_list(&access, organisation, &codes, fault);
	if (status != OK)
		return status;
	for (size_t i = 0; i < codes.count; i++)
		if (!strcmp(codes.list[i].code, text)) {
			*ret = text;
			return OK;
		}
	(void)fault_set(&bad, E_INPUT, "",
			N_("There is no cost code {value} here: managers keep "
			   "the list under Budgets"),
			"value", text, NULL);
	field_take(fields, "cost_code", &bad);
	return OK;
}

static enum status
rewatch(struct visit *visit, int64_t request, struct fault *fault)
{
	struct access access = visit_access(visit);
	struct items items;
	enum status status = item_of_request(&access, request, &items, fault);

	for (size_t i = 0; status == OK && i < items.count; i++)
		status = budgets_watch(visit, items.list[i].id, fault);
	return status;
}

enum status
request_book(struct visit *visit, const char *ref, const char *code,
	     struct model *model, struct faults *faults, struct fault *fault)
{
	struct access access = visit_access(visit);
	struct fields fields = fields_begin(visit->arena, faults);
	struct model *payload = model_object(visit->arena);
	struct log_entry entry = {.kind = "request.booked",
				  .payload = payload};
	struct request request;
	const char *kept = NULL;
	enum status status = request_named(visit, ref, &request, fault);

	if (status == OK && code && strcmp(code, "default") != 0)
		status = cost_code_read(visit, request.organisation, code,
					&fields, &kept, fault);
	if (status == OK)
		status = fields_end(&fields, fault);
	if (status == OK)
		status = cost_code_set(&access, request.id, kept, fault);
	if (status == OK)
		status = spend_recode(&access, request.id, fault);
	if (status == OK)
		status = rewatch(visit, request.id, fault);
	if (status != OK)
		return status;
	entry.subject = request.id;
	entry.organisation = request.organisation;
	model_text(payload, "cost_code", kept);
	model_text(model, "ref", request.ref);
	model_text(model, "cost_code", kept);
	return log_event(visit, &entry, fault);
}
