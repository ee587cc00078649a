/* Budgets and cost codes, kept by managers. */
#include "desk/budgets.h"

#include <string.h>

#include "core/budget.h"
#include "core/request.h"
#include "desk/bill_inside.h"
#include "desk/budget_inside.h"
#include "desk/field.h"
#include "desk/inside.h"
#include "lang/zone.h"
#include "store/account.h"
#include "wire/model.h"

#define YEAR_MONTHS 12

struct budget_use
budget_use(const struct budget *budget)
{
	struct budget_use use = {.used_minor = 0};

	for (int i = 0; i < SPEND_STAGES; i++) {
		use.minor[i] = budget->minor[i];
		use.used_minor += budget->minor[i];
	}
	use.percent = budget_percent(budget->amount_minor, use.used_minor);
	use.warned = budget_warned(budget->warn, use.percent);
	return use;
}

void
budget_model(struct model *model, const struct budget *budget,
	     const struct budget_use *use)
{
	model_id(model, "id", budget->id);
	model_text(model, "code", *budget->code ? budget->code : NULL);
	model_text(model, "code_name", budget->code_name);
	model_day(model, "from", budget_month_days(budget->from_month));
	model_day(model, "until",
		  budget_month_days(budget->from_month + YEAR_MONTHS) - 1);
	model_money(model, "amount", budget->amount_minor, "GBP");
	for (int i = 0; i < SPEND_STAGES; i++)
		model_money(model, spend_stage_names[i], use->minor[i], "GBP");
	model_money(model, "used", use->used_minor, "GBP");
	model_money(model, "left", budget->amount_minor - use->used_minor,
		    "GBP");
	model_int(model, "percent", use->percent);
	model_text(model, "warn", budget->warn);
	if (budget->passed)
		model_int(model, "passed", budget->passed);
	else
		model_null(model, "passed");
	model_code(model, "state", "budget-state",
		   use->percent >= 100 ? "over"
		   : use->warned       ? "warned"
				       : "within");
	model_id(model, "owner", budget->owner);
	model_text(model, "owner_name", budget->owner_name);
	model_int(model, "version", budget->version);
}

/* Who may own one: the organisation's people who are there. */
static enum status
show_owners(struct visit *visit, struct model *model, struct fault *fault)
{
	struct access access = visit_access(visit);
	struct model *rows = model_children(model, "owners");
	int64_t own = visit_organisation(visit);
	struct accounts accounts;
	enum status status = account_all(&access, &accounts, fault);

	for (size_t i = 0; status == OK && i < accounts.count; i++) {
		const struct account *one = &accounts.list[i];
		struct model *row;

		if (one->organisation != own || one->disabled ||
		    (one->role != ROLE_MANAGER &&
		     one->role != ROLE_ADMINISTRATOR))
			continue;
		row = model_append(rows);
		model_id(row, "id", one->id);
		model_text(row, "name", one->name);
	}
	return status;
}

static enum status
show_codes(struct visit *visit, struct model *model, struct fault *fault)
{
	struct access access = visit_access(visit);
	struct model *rows = model_children(model, "codes");
	struct cost_codes codes;
	enum status status = cost_code_list(&access, visit_organisation(visit),
					    &codes, fault);

	for (size_t i = 0; status == OK && i < codes.count; i++) {
		struct model *row = model_append(rows);

		model_text(row, "code", codes.list[i].code);
		model_text(row, "name", codes.list[i].name);
		model_text(row, "services", codes.list[i].services);
	}
	return status;
}

enum status
budgets_list(struct visit *visit, struct model *model, struct fault *fault)
{
	struct access access = visit_access(visit);
	struct model *rows = model_children(model, "budgets");
	struct budgets budgets;
	enum status status =
		budget_list(&access, visit_organisation(visit),
			    budget_month(visit->now_utc) - 2 * YEAR_MONTHS + 1,
			    &budgets, fault);

	for (size_t i = 0; status == OK && i < budgets.count; i++) {
		struct budget_use use = budget_use(&budgets.list[i]);

		budget_model(model_append(rows), &budgets.list[i], &use);
	}
	if (status == OK)
		status = show_codes(visit, model, fault);
	return status == OK ? show_owners(visit, model, fault) : status;
}

static enum status
named(struct visit *visit, const char *id, struct budget *ret,
      struct fault *fault)
{
	struct access access = visit_access(visit);
	int64_t number;

	return id_parse(id, &number) ? budget_get(&access, number, ret, fault)
				     : not_found("budget", fault);
}

static enum status
show_one(struct visit *visit, int64_t id, struct model *model,
	 struct fault *fault)
{
	struct access access = visit_access(visit);
	struct budget budget;
	struct budget_use use;
	enum status status = budget_get(&access, id, &budget, fault);

	if (status != OK)
		return status;
	use = budget_use(&budget);
	budget_model(model, &budget, &use);
	return show_owners(visit, model, fault);
}

enum status
budget_show(struct visit *visit, const char *id, struct model *model,
	    struct fault *fault)
{
	struct budget budget;
	enum status status = named(visit, id, &budget, fault);

	return status == OK ? show_one(visit, budget.id, model, fault) : status;
}

static void
wrong(struct fields *fields, const char *name, const char *message)
{
	struct fault fault;

	(void)fault_set(&fault, E_INPUT, "", message, NULL);
	field_take(fields, name, &fault);
}

static enum status
read_owner(struct visit *visit, struct fields *fields, const char *text,
	   struct budget *budget, struct fault *fault)
{
	struct access access = visit_access(visit);
	struct account account;
	int64_t id;
	enum status status = E_NOT_FOUND;

	if (!text)
		return OK;
	budget->owner = 0;
	if (!*text)
		return OK;
	if (id_parse(text, &id))
		status = account_get(&access, id, &account, fault);
	if (status == OK)
		budget->owner = id;
	else if (status == E_NOT_FOUND)
		wrong(fields, "owner",
		      N_("Nobody here has that account: choose one of the "
			 "list"));
	return status == E_NOT_FOUND ? OK : status;
}

static enum status
read_terms(struct visit *visit, struct fields *fields,
	   const struct budget_input *in, struct budget *budget,
	   struct fault *fault)
{
	char *warn = arena_alloc(visit->arena, BUDGET_WARN_TEXT);

	if (in->amount)
		(void)bill_read_money(fields, "amount", in->amount,
				      &budget->amount_minor);
	if (in->warn && budget_warn_parse(in->warn, warn))
		budget->warn = warn;
	else if (in->warn)
		wrong(fields, "warn",
		      N_("Write up to four shares in per cent, from 1 to 200, "
			 "such as 80, 100"));
	return read_owner(visit, fields, in->owner, budget, fault);
}

/* Twelve months from the first day of one. */
static void
read_year(struct fields *fields, const char *text, struct budget *budget)
{
	const char *day = field_needed(fields, "from", text, 40);
	struct fault fault;
	int32_t first;

	if (!day)
		return;
	if (zone_parse_day("", day, &first, &fault) != OK) {
		field_take(fields, "from", &fault);
		return;
	}
	if (civil_from_day(first).day != 1)
		wrong(fields, "from",
		      N_("A budget begins with a month: choose its first day, "
			 "such as 1 April"));
	budget->from_month = (civil_from_day(first).year - 1970) * 12 +
			     civil_from_day(first).month - 1;
}

static enum status
log_budget(struct visit *visit, const char *kind, const struct budget *budget,
	   struct fault *fault)
{
	struct model *payload = model_object(visit->arena);
	const struct log_entry entry = {
		.kind = kind,
		.subject = budget->id,
		.organisation = budget->organisation,
		.payload = payload,
	};

	model_text(payload, "code", budget->code);
	model_day(payload, "from", budget_month_days(budget->from_month));
	model_int(payload, "amount_minor", budget->amount_minor);
	model_text(payload, "warn", budget->warn);
	model_id(payload, "owner", budget->owner);
	return log_event(visit, &entry, fault);
}

enum status
budget_add(struct visit *visit, const struct budget_input *in,
	   struct model *model, struct faults *faults, struct fault *fault)
{
	struct access access = visit_access(visit);
	struct fields fields = fields_begin(visit->arena, faults);
	struct budget budget = {
		.organisation = visit_organisation(visit),
		.code = "",
		.warn = "80 100",
		.created_utc = visit->now_utc,
		.created_by = visit_actor(visit),
	};
	const char *code = NULL;
	enum status status = read_terms(visit, &fields, in, &budget, fault);

	if (status == OK && in->code)
		status = cost_code_read(visit, budget.organisation, in->code,
					&fields, &code, fault);
	if (status != OK)
		return status;
	budget.code = code ? code : "";
	if (!in->amount)
		(void)field_needed(&fields, "amount", NULL, 40);
	read_year(&fields, in->from, &budget);
	status = fields_end(&fields, fault);
	if (status != OK)
		return status;
	budget.id = visit_id(visit);
	status = budget_insert(&access, &budget, fault);
	if (status == OK)
		status = log_budget(visit, "budget.added", &budget, fault);
	return status == OK ? show_one(visit, budget.id, model, fault) : status;
}

enum status
budget_change(struct visit *visit, const char *id, int64_t version,
	      const struct budget_input *in, struct model *model,
	      struct faults *faults, struct fault *fault)
{
	struct access access = visit_access(visit);
	struct fields fields = fields_begin(visit->arena, faults);
	struct budget budget;
	enum status status = named(visit, id, &budget, fault);

	if (status == OK)
		status = read_terms(visit, &fields, in, &budget, fault);
	if (status == OK)
		status = fields_end(&fields, fault);
	budget.version = version;
	if (status == OK)
		status = budget_update(&access, &budget, fault);
	if (status == OK)
		status = log_budget(visit, "budget.changed", &budget, fault);
	return status == OK ? show_one(visit, budget.id, model, fault) : status;
}

/* A service's name, "" for "other"; NULL where it is none. */
static const char *
read_service(struct fields *fields, const char *text)
{
	int service = -1;

	if (!text || !*text)
		return NULL;
	if (!strcmp(text, "other"))
		return "";
	return field_word(fields, "service", text, WORDS_SERVICE, &service)
		       ? service_name((enum service)service)
		       : NULL;
}

enum status
cost_code_keep(struct visit *visit, const struct cost_code_input *in,
	       struct model *model, struct faults *faults, struct fault *fault)
{
	struct access access = visit_access(visit);
	struct fields fields = fields_begin(visit->arena, faults);
	struct model *payload = model_object(visit->arena);
	int64_t own = visit_organisation(visit);
	const struct log_entry entry = {.kind = "cost-code.kept",
					.subject = own,
					.organisation = own,
					.payload = payload};
	struct cost_code code = {
		.code = field_needed(&fields, "code", in->code, 40),
		.name = field_needed(&fields, "name", in->name, 120),
	};
	const char *service = read_service(&fields, in->service);
	enum status status = fields_end(&fields, fault);

	if (status == OK)
		status = cost_code_put(&access, own, &code, fault);
	if (status == OK && service)
		status = cost_code_default(&access, own, service, code.code,
					   fault);
	if (status != OK)
		return status;
	model_text(payload, "code", code.code);
	model_text(payload, "name", code.name);
	model_text(payload, "service", in->service);
	model_text(model, "code", code.code);
	model_text(model, "name", code.name);
	return log_event(visit, &entry, fault);
}
