/* Service credits. */
#include "desk/service_credits.h"

#include <string.h>

#include "core/service_credit.h"
#include "desk/budget_inside.h"
#include "desk/field.h"
#include "desk/inside.h"
#include "desk/show.h"
#include "desk/tenants.h"
#include "lang/zone.h"
#include "store/service_credit.h"
#include "wire/model.h"

#define CONTRACTS_AT_ONCE 20

/* The promises of a card with what is behind each. */
struct promise {
	const struct contract_target *target;
	struct credit_case tally;
	const struct credit_fact **missed;
	size_t count, cap;
};

static void
add_fact(struct visit *visit, struct promise *promise, bool kept,
	 const struct credit_fact *fact)
{
	promise->tally.of++;
	promise->tally.hits += kept;
	if (kept || promise->count == CREDIT_ITEMS_MOST)
		return;
	promise->missed = arena_grow(visit->arena, promise->missed,
				     promise->count, &promise->cap,
				     sizeof *promise->missed);
	promise->missed[promise->count++] = fact;
}

static bool
provider_failed(const struct credit_fact *fact)
{
	return fact->outcome &&
	       (!strcmp(fact->outcome, "interpreter-absent") ||
		!strcmp(fact->outcome, "provider-cancelled"));
}

/* What the landlord called off is neither kept nor missed. */
static void
tally(struct visit *visit, struct promise *promise,
      const struct credit_facts *work, const struct credit_facts *offers)
{
	enum target_measure measure = promise->target->measure;
	const struct credit_facts *facts =
		measure == TARGET_ACCEPTED ? offers : work;

	for (size_t i = 0; i < facts->count; i++) {
		const struct credit_fact *fact = &facts->list[i];
		bool failed = provider_failed(fact);

		if (measure == TARGET_ACCEPTED)
			add_fact(visit, promise,
				 !strcmp(fact->state, "accepted"), fact);
		else if (!failed && strcmp(fact->state, "completed") != 0)
			continue;
		else if (measure == TARGET_FULFILLED)
			add_fact(visit, promise, !failed, fact);
		else if (!failed && fact->in_standard >= 0)
			add_fact(visit, promise, fact->in_standard, fact);
	}
}

static const char *
why_missed(enum target_measure measure, const struct credit_fact *fact)
{
	switch (measure) {
	case TARGET_ACCEPTED:
		return fact->state;
	case TARGET_IN_STANDARD:
		return "late";
	case TARGET_FULFILLED:
		return fact->outcome;
	}
	return "";
}

static enum status
log_credit(struct visit *visit, const char *kind,
	   const struct service_credit *credit, struct fault *fault)
{
	struct model *payload = model_object(visit->arena);
	const struct log_entry entry = {
		.kind = kind,
		.subject = credit->id,
		.organisation = credit->organisation,
		.payload = payload,
	};

	model_id(payload, "contract", credit->contract);
	model_day(payload, "month", budget_month_days(credit->month));
	model_text(payload, "measure", target_measure_names[credit->measure]);
	model_int(payload, "hits", credit->hits);
	model_int(payload, "of", credit->of);
	model_int(payload, "credit_minor", credit->credit_minor);
	model_text(payload, "reason", credit->reason);
	return log_event(visit, &entry, fault);
}

static enum status
keep(struct visit *visit, const struct promise *promise,
     struct service_credit *credit, struct fault *fault)
{
	struct access access = visit_access_of_service(visit);
	enum status status;

	credit->id = visit_id(visit);
	credit->measure = promise->target->measure;
	credit->share_bp = promise->target->share_bp;
	credit->credit_bp = promise->target->credit_bp;
	credit->hits = promise->tally.hits;
	credit->of = promise->tally.of;
	credit->credit_minor = promise->tally.credit_minor;
	status = credit_insert(&access, credit, fault);
	for (size_t i = 0; status == OK && i < promise->count; i++) {
		const struct credit_fact *fact = promise->missed[i];
		const struct credit_item item = {
			.credit = credit->id,
			.n = (int)i + 1,
			.item = fact->item,
			.why = why_missed(credit->measure, fact),
		};

		status = credit_item_insert(&access, &item, fault);
	}
	return status == OK ? log_credit(visit, "credit.made", credit, fault)
			    : status;
}

static enum status
keep_missed(struct visit *visit, struct promise *promise, size_t count,
	    const struct service_credit *month, struct fault *fault)
{
	struct credit_case *list =
		arena_alloc(visit->arena, (count + 1) * sizeof *list);
	enum status status = OK;

	for (size_t i = 0; i < count; i++) {
		list[i] = promise[i].tally;
		list[i].share_bp = promise[i].target->share_bp;
		list[i].credit_bp = promise[i].target->credit_bp;
	}
	credit_reckon(list, count, month->base_minor);
	for (size_t i = 0; status == OK && i < count; i++) {
		struct service_credit credit = *month;

		promise[i].tally = list[i];
		if (list[i].missed && list[i].credit_bp)
			status = keep(visit, &promise[i], &credit, fault);
	}
	return status;
}

/* One contract in one month. */
static enum status
look_at(struct visit *visit, const struct contract *contract, int month,
	struct fault *fault)
{
	struct access access = visit_access_of_service(visit);
	struct service_credit credit = {.organisation = contract->organisation,
					.provider = contract->provider,
					.contract = contract->id,
					.month = month,
					.made_utc = visit->now_utc};
	struct credit_span span = {.contract = contract->id,
				   .provider = contract->provider,
				   .organisation = contract->organisation};
	struct credit_facts work, offers;
	struct promise *promise;
	struct card card;
	enum status status = card_on(&access, contract->id,
				     budget_month_days(month + 1) - 1,
				     &span.card, fault);

	if (status != OK || !span.card)
		return status;
	credit.card = span.card;
	(void)zone_utc(budget_month_days(month), 0, &span.from_utc);
	(void)zone_utc(budget_month_days(month + 1), 0, &span.to_utc);
	status = card_get(&access, span.card, &card, fault);
	if (status != OK || !card.targets)
		return status;
	status = credit_base(&access, &span, &credit.base_minor, fault);
	if (status == OK)
		status = credit_work(&access, &span, &work, fault);
	if (status == OK)
		status = credit_offers(&access, &span, &offers, fault);
	if (status != OK)
		return status;
	promise = arena_alloc(visit->arena, card.targets * sizeof *promise);
	for (size_t i = 0; i < card.targets; i++) {
		promise[i] = (struct promise){.target = &card.target[i]};
		tally(visit, &promise[i], &work, &offers);
	}
	return keep_missed(visit, promise, card.targets, &credit, fault);
}

static enum status
look_once(struct visit *visit, const struct contract *contract, int month,
	  struct fault *fault)
{
	struct access access = visit_access_of_service(visit);
	enum status status = look_at(visit, contract, month, fault);

	return status == OK ? credit_looked(&access, contract->id, month,
					    visit->now_utc, fault)
			    : status;
}

enum status
credits_make(struct visit *visit, struct fault *fault)
{
	struct access access = visit_access_of_service(visit);
	int month = budget_month(visit->now_utc) - 1;
	const struct credit_due due = {
		.month = month,
		.first_days = budget_month_days(month),
		.last_days = budget_month_days(month + 1) - 1,
		.limit = CONTRACTS_AT_ONCE,
	};
	struct contracts contracts;
	enum status status = credit_due(&access, &due, &contracts, fault);

	for (size_t i = 0; status == OK && i < contracts.count; i++)
		status = look_once(visit, &contracts.list[i], month, fault);
	return status;
}

enum status
credits_make_for(struct visit *visit, int64_t contract, int64_t utc,
		 struct fault *fault)
{
	struct access access = visit_access_of_service(visit);
	struct contract one;
	enum status status = contract_get(&access, contract, &one, fault);

	return status == OK
		       ? look_once(visit, &one, budget_month(utc), fault)
		       : status;
}

void
credit_model(struct model *model, const struct service_credit *credit)
{
	model_id(model, "id", credit->id);
	model_id(model, "provider", credit->provider);
	model_text(model, "provider_name", credit->provider_name);
	model_id(model, "contract", credit->contract);
	model_text(model, "contract_name", credit->contract_name);
	model_month(model, "month", budget_month_days(credit->month));
	model_code(model, "measure", "target-measure",
		   target_measure_names[credit->measure]);
	model_real(model, "promised", credit->share_bp / 10000.0);
	model_real(model, "reached",
		   credit->of ? (double)credit->hits / (double)credit->of : 1);
	model_int(model, "hits", credit->hits);
	model_int(model, "of", credit->of);
	model_money(model, "base", credit->base_minor, "GBP");
	model_real(model, "credit_share", credit->credit_bp / 10000.0);
	model_money(model, "credit", credit->credit_minor, "GBP");
	model_code(model, "state", "credit-state",
		   credit_state_names[credit->state]);
	model_text(model, "reason", credit->reason);
	model_id(model, "bill", credit->bill);
	model_text(model, "bill_number", credit->bill_number);
	model_int(model, "version", credit->version);
}

enum status
credits_list(struct visit *visit, const struct page_wish *wish,
	     struct model *model, struct fault *fault)
{
	struct access access = visit_access(visit);
	struct model *rows = model_children(model, "credits");
	struct service_credits all;
	size_t limit;
	int64_t after = 0;
	enum status status = page_limit(wish, &limit, fault);

	if (status == OK)
		status = page_number(wish->after, &after, fault);
	if (status == OK)
		status = credit_list(&access, visit_organisation(visit), after,
				     limit + 1, &all, fault);
	if (status != OK)
		return status;
	for (size_t i = 0; i < all.count && i < limit; i++)
		credit_model(model_append(rows), &all.list[i]);
	model_text(model, "next",
		   all.count > limit
			   ? arena_printf(visit->arena, "%lld",
					  (long long)all.list[limit - 1].id)
			   : NULL);
	return OK;
}

static enum status
named(struct visit *visit, const char *id, struct service_credit *ret,
      struct fault *fault)
{
	struct access access = visit_access(visit);
	int64_t number;

	return id_parse(id, &number) ? credit_get(&access, number, ret, fault)
				     : not_found("credit", fault);
}

enum status
credit_show(struct visit *visit, const char *id, struct model *model,
	    struct fault *fault)
{
	struct access access = visit_access(visit);
	struct service_credit credit;
	struct credit_items items;
	struct model *rows = model_children(model, "items");
	enum status status = named(visit, id, &credit, fault);

	if (status == OK)
		status = credit_item_list(&access, credit.id, &items, fault);
	if (status != OK)
		return status;
	credit_model(model, &credit);
	model_bool(model, "can_say", !credit.bill);
	for (size_t i = 0; i < items.count; i++) {
		struct model *row = model_append(rows);

		model_text(row, "ref", items.list[i].ref);
		if (items.list[i].ref)
			model_int(row, "n", items.list[i].item_n);
		else
			model_null(row, "n");
		model_code(row, "why", "credit-why", items.list[i].why);
	}
	return OK;
}

static void
read_verdict(struct fields *fields, const char *verdict,
	     struct service_credit *credit)
{
	struct fault bad;

	if (verdict && !strcmp(verdict, "accepted")) {
		credit->state = CREDIT_ACCEPTED;
	} else if (verdict && !strcmp(verdict, "waived")) {
		credit->state = CREDIT_WAIVED;
	} else {
		(void)fault_set(&bad, E_INPUT, "",
				N_("Say whether it is taken off or waived"),
				NULL);
		field_take(fields, "verdict", &bad);
	}
}

enum status
credit_say(struct visit *visit, const struct credit_saying *saying,
	   struct model *model, struct faults *faults, struct fault *fault)
{
	struct access access = visit_access(visit);
	struct fields fields = fields_begin(visit->arena, faults);
	struct service_credit credit;
	enum status status = named(visit, saying->id, &credit, fault);

	if (status != OK)
		return status;
	if (credit.bill)
		return fault_set(fault, E_CONFLICT, "",
				 N_("This credit was taken off a bill: it "
				    "stays as it is"),
				 NULL);
	read_verdict(&fields, saying->verdict, &credit);
	credit.reason =
		field_words_needed(&fields, "reason", saying->reason, 400);
	status = fields_end(&fields, fault);
	if (status != OK)
		return status;
	credit.version = saying->version;
	credit.said_utc = visit->now_utc;
	credit.said_by = visit_actor(visit);
	status = credit_update(&access, &credit, fault);
	if (status == OK)
		status = log_credit(visit,
				    credit.state == CREDIT_ACCEPTED
					    ? "credit.accepted"
					    : "credit.waived",
				    &credit, fault);
	return status == OK ? credit_show(visit, saying->id, model, fault)
			    : status;
}
