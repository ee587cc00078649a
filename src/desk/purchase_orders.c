/* Purchase orders. */
#include "desk/purchase_orders.h"

#include "desk/bill_inside.h"
#include "desk/field.h"
#include "desk/inside.h"
#include "desk/show.h"
#include "desk/tenants.h"
#include "lang/zone.h"
#include "store/contract.h"
#include "store/purchase_order.h"
#include "wire/model.h"

static const char *
state_of(const struct visit *visit, const struct purchase_order *order)
{
	int32_t today = zone_local(visit->now_utc).day_days;

	if (order->drawn_minor > order->amount_minor)
		return "overdrawn";
	if (order->until_days < today)
		return "past";
	if (order->from_days > today)
		return "to-come";
	if (order->drawn_minor * 100 >=
	    order->amount_minor * ORDER_WARN_PERCENT)
		return "runs-out";
	return order->until_days < today + ORDER_WARN_DAYS ? "ends" : "holds";
}

static void
show_order(const struct visit *visit, struct model *model,
	   const struct purchase_order *order)
{
	model_id(model, "id", order->id);
	model_text(model, "number", order->number);
	model_id(model, "provider", order->provider);
	model_text(model, "provider_name", order->provider_name);
	model_id(model, "contract", order->contract);
	model_text(model, "contract_name", order->contract_name);
	model_day(model, "from", order->from_days);
	model_day(model, "until", order->until_days);
	model_money(model, "amount", order->amount_minor, "GBP");
	model_money(model, "drawn", order->drawn_minor, "GBP");
	model_money(model, "left", order->amount_minor - order->drawn_minor,
		    "GBP");
	model_int(model, "bills", order->bills);
	model_code(model, "state", "order-state", state_of(visit, order));
	model_int(model, "version", order->version);
}

static enum status
show_contracts(struct visit *visit, struct model *model, struct fault *fault)
{
	struct access access = visit_access(visit);
	const struct contract_filter filter = {
		.on_days = zone_local(visit->now_utc).day_days};
	struct model *rows = model_children(model, "contracts");
	struct contracts contracts;
	enum status status = contract_list(&access, &filter, &contracts, fault);

	for (size_t i = 0; status == OK && i < contracts.count; i++) {
		struct model *row = model_append(rows);

		model_id(row, "id", contracts.list[i].id);
		model_text(row, "name", contracts.list[i].name);
		model_text(row, "provider_name",
			   contracts.list[i].provider_name);
	}
	return status;
}

enum status
orders_list(struct visit *visit, const struct page_wish *wish,
	    struct model *model, struct fault *fault)
{
	struct access access = visit_access(visit);
	struct order_filter filter = {.organisation =
					      visit_organisation(visit)};
	struct model *rows = model_children(model, "orders");
	struct purchase_orders orders;
	size_t limit;
	enum status status = page_limit(wish, &limit, fault);

	if (status == OK)
		status = page_number(wish->after, &filter.after, fault);
	if (status != OK)
		return status;
	filter.limit = limit + 1;
	status = order_list(&access, &filter, &orders, fault);
	if (status != OK)
		return status;
	for (size_t i = 0; i < orders.count && i < limit; i++)
		show_order(visit, model_append(rows), &orders.list[i]);
	model_text(model, "next",
		   orders.count > limit
			   ? arena_printf(visit->arena, "%lld",
					  (long long)orders.list[limit - 1].id)
			   : NULL);
	return show_contracts(visit, model, fault);
}

static enum status
named(struct visit *visit, const char *id, struct purchase_order *ret,
      struct fault *fault)
{
	struct access access = visit_access(visit);
	int64_t number;

	return id_parse(id, &number) ? order_get(&access, number, ret, fault)
				     : not_found("order", fault);
}

enum status
order_show(struct visit *visit, const char *id, struct model *model,
	   struct fault *fault)
{
	struct purchase_order order;
	enum status status = named(visit, id, &order, fault);

	if (status == OK)
		show_order(visit, model, &order);
	return status;
}

static void
read_day(struct fields *fields, const char *name, const char *text,
	 int32_t *ret)
{
	struct fault fault;

	if (text && *text && zone_parse_day("", text, ret, &fault) != OK)
		field_take(fields, name, &fault);
}

static void
read_terms(struct fields *fields, const struct order_input *in,
	   struct purchase_order *order)
{
	struct fault bad;

	read_day(fields, "from", in->from, &order->from_days);
	read_day(fields, "until", in->until, &order->until_days);
	if (in->amount)
		(void)bill_read_money(fields, "amount", in->amount,
				      &order->amount_minor);
	if (order->until_days >= order->from_days)
		return;
	(void)fault_set(&bad, E_INPUT, "",
			N_("It ends before it begins: choose a later day"),
			NULL);
	field_take(fields, "until", &bad);
}

static enum status
read_contract(struct visit *visit, struct fields *fields, const char *text,
	      struct purchase_order *order, struct fault *fault)
{
	struct access access = visit_access(visit);
	const char *id = field_needed(fields, "contract", text, 40);
	struct contract contract;
	struct fault bad;
	enum status status = E_NOT_FOUND;

	if (!id)
		return OK;
	if (id_parse(id, &order->contract))
		status = contract_get(&access, order->contract, &contract,
				      fault);
	if (status == OK)
		order->provider = contract.provider;
	if (status != E_NOT_FOUND)
		return status;
	(void)fault_set(&bad, E_INPUT, "",
			N_("There is no such contract: choose one of the "
			   "list"),
			NULL);
	field_take(fields, "contract", &bad);
	return OK;
}

static enum status
log_order(struct visit *visit, const char *kind,
	  const struct purchase_order *order, struct fault *fault)
{
	struct model *payload = model_object(visit->arena);
	const struct log_entry entry = {
		.kind = kind,
		.subject = order->id,
		.organisation = order->organisation,
		.payload = payload,
	};

	model_text(payload, "number", order->number);
	model_id(payload, "contract", order->contract);
	model_day(payload, "from", order->from_days);
	model_day(payload, "until", order->until_days);
	model_int(payload, "amount_minor", order->amount_minor);
	return log_event(visit, &entry, fault);
}

static enum status
show_anew(struct visit *visit, int64_t id, struct model *model,
	  struct fault *fault)
{
	struct access access = visit_access(visit);
	struct purchase_order order;
	enum status status = order_get(&access, id, &order, fault);

	if (status == OK)
		show_order(visit, model, &order);
	return status;
}

enum status
order_add(struct visit *visit, const struct order_input *in,
	  struct model *model, struct faults *faults, struct fault *fault)
{
	struct access access = visit_access(visit);
	struct fields fields = fields_begin(visit->arena, faults);
	struct purchase_order order = {
		.organisation = visit_organisation(visit),
		.created_utc = visit->now_utc,
		.created_by = visit_actor(visit),
	};
	enum status status =
		read_contract(visit, &fields, in->contract, &order, fault);

	if (status != OK)
		return status;
	order.number = field_needed(&fields, "number", in->number, 60);
	(void)field_needed(&fields, "from", in->from, 40);
	(void)field_needed(&fields, "until", in->until, 40);
	if (!in->amount)
		(void)field_needed(&fields, "amount", NULL, 40);
	read_terms(&fields, in, &order);
	status = fields_end(&fields, fault);
	if (status != OK)
		return status;
	order.id = visit_id(visit);
	status = order_insert(&access, &order, fault);
	if (status == OK)
		status = log_order(visit, "order.added", &order, fault);
	return status == OK ? show_anew(visit, order.id, model, fault) : status;
}

enum status
order_change(struct visit *visit, const char *id, int64_t version,
	     const struct order_input *in, struct model *model,
	     struct faults *faults, struct fault *fault)
{
	struct access access = visit_access(visit);
	struct fields fields = fields_begin(visit->arena, faults);
	struct purchase_order order;
	enum status status = named(visit, id, &order, fault);

	if (status != OK)
		return status;
	read_terms(&fields, in, &order);
	status = fields_end(&fields, fault);
	order.version = version;
	if (status == OK)
		status = order_update(&access, &order, fault);
	if (status == OK)
		status = log_order(visit, "order.changed", &order, fault);
	return status == OK ? show_anew(visit, order.id, model, fault) : status;
}

enum status
bill_read_order(struct visit *visit, const char *number, struct fields *fields,
		struct bill *ret, struct fault *fault)
{
	struct access access = visit_access(visit);
	const char *text = field_text(fields, "order", number, 60);
	struct purchase_order order;
	struct fault bad;
	enum status status;

	if (!text)
		return OK;
	status = order_by_number(&access, ret->organisation, text, &order,
				 fault);
	if (status == OK && order.provider == ret->provider) {
		ret->order = order.id;
		return OK;
	}
	if (status != OK && status != E_NOT_FOUND)
		return status;
	(void)fault_set(&bad, E_INPUT, "",
			status == OK ? N_("{value} is an order to another "
					  "provider")
				     : N_("There is no purchase order "
					  "{value}: enter it first, or leave "
					  "this empty"),
			"value", text, NULL);
	field_take(fields, "order", &bad);
	return OK;
}
