/* Contracts are made, changed, and priced anew. */
#include "desk/contracts.h"

#include <string.h>

#include "desk/contract_inside.h"
#include "desk/field.h"
#include "desk/inside.h"
#include "desk/rate_table.h"
#include "lang/zone.h"
#include "store/organisation.h"
#include "store/provider.h"
#include "wire/model.h"

#define NAME_MOST 200
#define NUMBER_MOST 60
#define REASON_MOST 400
#define POSITION_MOST 99

enum status
contract_named(struct visit *visit, const char *text, struct contract *ret,
	       struct fault *fault)
{
	struct access access = visit_access(visit);
	int64_t id;
	enum status status;

	if (!text || !id_parse(text, &id))
		return not_found("contract", fault);
	status = contract_get(&access, id, ret, fault);
	return status == E_NOT_FOUND ? not_found("contract", fault) : status;
}

static enum status
is_manager(struct visit *visit, struct fault *fault)
{
	return visit_needs(visit,
			   ROLE_BIT(ROLE_MANAGER) |
				   ROLE_BIT(ROLE_ADMINISTRATOR) |
				   ROLE_BIT(ROLE_SERVICE),
			   fault);
}

static void
bad(struct fields *fields, const char *name, const char *message)
{
	struct fault fault;

	(void)fault_set(&fault, E_INPUT, "", message, NULL);
	field_take(fields, name, &fault);
}

static void
read_day(struct fields *fields, const char *name, const char *text,
	 int32_t *ret)
{
	struct fault fault;

	if (text && *text && zone_parse_day(name, text, ret, &fault) != OK)
		field_take(fields, name, &fault);
}

/* What is said goes over what stands there. */
static void
read_contract(struct fields *fields, const struct contract_input *in,
	      struct contract *contract)
{
	if (in->name)
		contract->name = field_needed(fields, "name", in->name,
					      NAME_MOST);
	if (in->number)
		contract->number = field_text(fields, "number", in->number,
					      NUMBER_MOST);
	read_day(fields, "starts", in->starts, &contract->starts_days);
	if (in->ends && !*in->ends)
		contract->ends_days = 0;
	read_day(fields, "ends", in->ends, &contract->ends_days);
	if (contract->ends_days &&
	    contract->ends_days < contract->starts_days)
		bad(fields, "ends",
		    N_("It ends before it starts: choose a later day"));
	if (field_count(fields, "position", in->position, POSITION_MOST) &&
	    in->position)
		contract->position = (int)in->position;
}

/* Who orders: the caller's organisation, or the one that is named. */
static enum status
read_owner(struct visit *visit, const struct contract_input *in,
	   int64_t *ret, struct fault *fault)
{
	struct access access = visit_access(visit);
	struct organisation organisation;
	enum status status;

	*ret = visit_organisation(visit);
	if (!in->organisation || !*in->organisation)
		return OK;
	status = organisation_find(&access, in->organisation, &organisation,
				   fault);
	if (status == E_NOT_FOUND)
		return fault_set(fault, E_INPUT, "/organisation",
				 N_("{value} is no organisation here: write "
				    "its name as in the list"),
				 "value", in->organisation, NULL);
	if (status == OK)
		*ret = organisation.id;
	return status;
}

static enum status
read_provider(struct visit *visit, const char *text,
	      struct contract *contract, struct fault *fault)
{
	struct access access = visit_access(visit);
	struct provider provider;
	enum status status;

	if (!text || !id_parse(text, &contract->provider))
		return not_found("provider", fault);
	status = provider_get(&access, contract->provider, &provider, fault);
	if (status == OK)
		contract->provider_name = provider.name;
	return status == E_NOT_FOUND ? not_found("provider", fault) : status;
}

static enum status
log_contract(struct visit *visit, const char *kind,
	     const struct contract *contract, struct fault *fault)
{
	struct model *payload = model_object(visit->arena);
	struct log_entry entry = {.kind = kind,
				  .subject = contract->id,
				  .organisation = contract->organisation,
				  .payload = payload};

	model_text(payload, "name", contract->name);
	model_text(payload, "provider", contract->provider_name);
	model_day(payload, "starts", contract->starts_days);
	if (contract->ends_days)
		model_day(payload, "ends", contract->ends_days);
	model_int(payload, "position", contract->position);
	return log_event(visit, &entry, fault);
}

enum status
contract_add(struct visit *visit, const struct contract_input *in,
	     struct model *model, struct faults *faults, struct fault *fault)
{
	struct access access = visit_access(visit);
	struct fields fields = fields_begin(visit->arena, faults);
	struct contract contract = {
		.position = 1,
		.version = 1,
		.starts_days = zone_local(visit->now_utc).day_days,
		.created_utc = visit->now_utc,
		.created_by = visit_actor(visit),
	};
	enum status status = is_manager(visit, fault);

	if (status == OK)
		status = read_provider(visit, in->provider, &contract, fault);
	if (status != OK)
		return status;
	if (!in->name)
		(void)field_needed(&fields, "name", NULL, NAME_MOST);
	read_contract(&fields, in, &contract);
	status = fields_end(&fields, fault);
	if (status == OK)
		status = read_owner(visit, in, &contract.organisation, fault);
	if (status != OK)
		return status;
	contract.id = visit_id(visit);
	status = contract_insert(&access, &contract, fault);
	if (status == OK)
		status = log_contract(visit, "contract.added", &contract,
				      fault);
	if (status == OK)
		show_contract(visit, model, &contract);
	return status;
}

enum status
contract_change(struct visit *visit, const char *id, int64_t version,
		const struct contract_input *in, struct model *model,
		struct faults *faults, struct fault *fault)
{
	struct access access = visit_access(visit);
	struct fields fields = fields_begin(visit->arena, faults);
	struct contract contract;
	enum status status = is_manager(visit, fault);

	if (status == OK)
		status = contract_named(visit, id, &contract, fault);
	if (status != OK)
		return status;
	read_contract(&fields, in, &contract);
	status = fields_end(&fields, fault);
	contract.version = version;
	if (status == OK)
		status = contract_update(&access, &contract, fault);
	if (status == OK)
		status = log_contract(visit, "contract.changed", &contract,
				      fault);
	if (status != OK)
		return status;
	contract.version++;
	show_contract(visit, model, &contract);
	return OK;
}

static void
read_card(struct visit *visit, struct fields *fields,
	  const struct card_input *in, const struct contract *contract,
	  struct card *card)
{
	int32_t today = zone_local(visit->now_utc).day_days;

	*card = (struct card){
		.contract = contract->id,
		.from_days = today > contract->starts_days
				     ? today
				     : contract->starts_days,
		.made_utc = visit->now_utc,
		.made_by = visit_actor(visit),
		.rates = rate_card_empty(),
	};
	read_day(fields, "from", in->from, &card->from_days);
	if (card->from_days < contract->starts_days)
		bad(fields, "from",
		    N_("The contract starts later: choose its first day or "
		       "one after it"));
	card->reason = field_words_needed(fields, "reason", in->reason,
					  REASON_MOST);
}

static enum status
log_card(struct visit *visit, const struct contract *contract,
	 const struct card *card, struct fault *fault)
{
	struct model *payload = model_object(visit->arena);
	struct log_entry entry = {.kind = "contract.priced",
				  .subject = contract->id,
				  .organisation = contract->organisation,
				  .payload = payload};

	model_text(payload, "name", contract->name);
	model_text(payload, "provider", contract->provider_name);
	model_day(payload, "from", card->from_days);
	model_int(payload, "rates", (int64_t)card->rates.rates);
	model_text(payload, "reason", card->reason);
	return log_event(visit, &entry, fault);
}

static void
show_counts(struct model *model, const struct contract *contract,
	    const struct card *card)
{
	model_id(model, "id", contract->id);
	model_int(model, "rates", (int64_t)card->rates.rates);
	model_int(model, "terms", (int64_t)card->rates.terms);
	model_int(model, "targets", (int64_t)card->targets);
}

enum status
contract_price(struct visit *visit, const struct card_input *in,
	       struct model *model, struct faults *faults, struct fault *fault)
{
	struct access access = visit_access(visit);
	struct fields fields = fields_begin(visit->arena, faults);
	const struct rate_table table = {
		.bytes = in->file_bytes ? in->file
			 : in->table   ? in->table
				       : "",
		.count = in->file_bytes ? in->file_bytes
			 : in->table   ? strlen(in->table)
				       : 0,
		.field = in->file_bytes ? "/file" : "/table",
	};
	struct contract contract;
	struct card card;
	enum status status = is_manager(visit, fault);

	if (status == OK)
		status = contract_named(visit, in->id, &contract, fault);
	if (status != OK)
		return status;
	read_card(visit, &fields, in, &contract, &card);
	status = rate_table_read(visit->arena, &table, &card, faults, fault);
	if (status == OK || status == E_INPUT)
		status = fields_end(&fields, fault);
	if (status != OK)
		return status;
	show_counts(model, &contract, &card);
	if (in->what == CARD_CHECK)
		return OK;
	card.id = visit_id(visit);
	status = card_insert(&access, &card, in->version, fault);
	if (status == OK)
		status = log_card(visit, &contract, &card, fault);
	return status;
}
