/* Purchase orders. */
#include "store/purchase_order.h"

#include "store/inside.h"

enum {
	ORDER_INSERT,
	ORDER_UPDATE,
	ORDER_GET,
	ORDER_NUMBER,
	ORDER_LIST,
	ORDERS,
};

#define OWN                                                                \
	"id, organisation, provider, contract, number, from_day,"          \
	" until_day, amount_minor, version, created, created_by"
#define DRAWN                                                              \
	" FROM supplier_bill b WHERE b.purchase_order = o.id)"
#define SELECT                                                             \
	"SELECT o.id, o.organisation, o.provider, o.contract, o.number,"   \
	" o.from_day, o.until_day, o.amount_minor, o.version, o.created,"  \
	" o.created_by, (SELECT sum(ifnull(b.paid_net, b.net_minor))" DRAWN \
	", (SELECT count(*)" DRAWN ", p.name, c.name FROM purchase_order o" \
	" CROSS JOIN provider p ON p.id = o.provider"                      \
	" CROSS JOIN contract c ON c.id = o.contract WHERE"                \
	" visible(o.organisation) AND "

static const struct query queries[] = {
	[ORDER_INSERT] = {"INSERT INTO purchase_order (" OWN ") VALUES"
			  " (?, ?, ?, ?, ?, ?, ?, ?, 1, ?, ?)",
			  NULL},
	[ORDER_UPDATE] = {"UPDATE purchase_order SET from_day = ?3,"
			  " until_day = ?4, amount_minor = ?5,"
			  " version = version + 1 WHERE id = ?1 AND"
			  " version = ?2 AND visible(organisation)",
			  NULL},
	[ORDER_GET] = {SELECT "o.id = ?", NULL},
	[ORDER_NUMBER] = {SELECT "o.organisation = ? AND o.number = ?", NULL},
	[ORDER_LIST] = {SELECT "o.organisation = ?1 AND o.id < ?2"
			       " AND (?3 IS NULL OR ?3 BETWEEN o.from_day AND"
			       " o.until_day) ORDER BY o.id DESC LIMIT ?4",
			NULL},
};
const struct noun order_noun = {NOUN_ORDER, "order", queries, ORDERS};

enum status
order_insert(const struct access *access, const struct purchase_order *order,
	     struct fault *fault)
{
	struct cursor c = cursor_open(access, &order_noun, ORDER_INSERT);

	put_int(&c, order->id);
	put_int(&c, order->organisation);
	put_int(&c, order->provider);
	put_int(&c, order->contract);
	put_text(&c, order->number);
	put_int(&c, order->from_days);
	put_int(&c, order->until_days);
	put_int(&c, order->amount_minor);
	put_int(&c, order->created_utc);
	put_int(&c, order->created_by);
	return cursor_insert(&c, "number",
			     N_("There is a purchase order of that number "
				"already"),
			     fault);
}

enum status
order_update(const struct access *access, const struct purchase_order *order,
	     struct fault *fault)
{
	struct cursor c = cursor_open(access, &order_noun, ORDER_UPDATE);
	enum status status;

	put_int(&c, order->id);
	put_int(&c, order->version);
	put_int(&c, order->from_days);
	put_int(&c, order->until_days);
	put_int(&c, order->amount_minor);
	status = cursor_change(&c, "order", fault);
	if (status == E_NOT_FOUND)
		return fault_set(fault, E_STALE, "",
				 N_("Somebody else changed this purchase order "
				    "meanwhile: look again"),
				 NULL);
	return status;
}

static void
order_read(struct cursor *c, struct purchase_order *ret)
{
	ret->id = read_int(c);
	ret->organisation = read_int(c);
	ret->provider = read_int(c);
	ret->contract = read_int(c);
	ret->number = read_text(c);
	ret->from_days = (int32_t)read_int(c);
	ret->until_days = (int32_t)read_int(c);
	ret->amount_minor = read_int(c);
	ret->version = read_int(c);
	ret->created_utc = read_int(c);
	ret->created_by = read_int(c);
	ret->drawn_minor = read_int(c);
	ret->bills = read_int(c);
	ret->provider_name = read_text(c);
	ret->contract_name = read_text(c);
}

static enum status
read_one(struct cursor *c, struct purchase_order *ret, struct fault *fault)
{
	bool found = cursor_next(c);

	if (found)
		order_read(c, ret);
	return cursor_found(c, found, "order", fault);
}

enum status
order_get(const struct access *access, int64_t id, struct purchase_order *ret,
	  struct fault *fault)
{
	struct cursor c = cursor_open(access, &order_noun, ORDER_GET);

	put_int(&c, id);
	return read_one(&c, ret, fault);
}

enum status
order_by_number(const struct access *access, int64_t organisation,
		const char *number, struct purchase_order *ret,
		struct fault *fault)
{
	struct cursor c = cursor_open(access, &order_noun, ORDER_NUMBER);

	put_int(&c, organisation);
	put_text(&c, number);
	return read_one(&c, ret, fault);
}

enum status
order_list(const struct access *access, const struct order_filter *filter,
	   struct purchase_orders *ret, struct fault *fault)
{
	struct cursor c = cursor_open(access, &order_noun, ORDER_LIST);
	struct purchase_orders all = {NULL, 0};
	size_t cap = 0;
	enum status status;

	put_int(&c, filter->organisation);
	put_int(&c, filter->after ? filter->after : INT64_MAX);
	put_some(&c, filter->on_days);
	put_int(&c, (int64_t)filter->limit);
	while (cursor_next(&c)) {
		all.list = arena_grow(access->arena, all.list, all.count, &cap,
				      sizeof *all.list);
		order_read(&c, &all.list[all.count++]);
	}
	if (!(status = cursor_close(&c, fault)))
		*ret = all;
	return status;
}
