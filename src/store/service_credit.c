/* Service credits. */
#include "store/service_credit.h"

#include "core/name.h"
#include "store/inside.h"

const char *const credit_state_names[CREDIT_STATES] = {"open", "accepted",
						       "waived"};

enum {
	CREDIT_INSERT,
	CREDIT_UPDATE,
	CREDIT_TAKE,
	CREDIT_GET,
	CREDIT_LIST,
	CREDIT_PROVIDER,
	CREDIT_WAITING,
	CREDIT_BILL,
	ITEM_INSERT,
	ITEM_LIST,
	WORK,
	OFFERS,
	BASE,
	DUE,
	LOOKED,
	CREDITS,
};

#define OWN                                                                  \
	"id, organisation, provider, contract, card, month, measure,"        \
	" share_bp, credit_bp, hits, of, base_minor, credit_minor, state,"   \
	" version, made_at"
#define SELECT                                                               \
	"SELECT s.id, s.organisation, s.provider, s.contract, s.card,"       \
	" s.month, s.measure, s.share_bp, s.credit_bp, s.hits, s.of,"        \
	" s.base_minor, s.credit_minor, s.state, s.version, s.made_at,"      \
	" s.reason, s.said_at, s.said_by, s.bill, p.name, c.name, (SELECT"   \
	" number FROM supplier_bill WHERE id = s.bill), k.vat_bp"            \
	" FROM service_credit s CROSS JOIN provider p ON p.id = s.provider"  \
	" CROSS JOIN contract c ON c.id = s.contract"                        \
	" CROSS JOIN rate_card k ON k.id = s.card"                           \
	" WHERE visible(s.organisation) AND "
/* The contract's organisation and its members. */
#define REACH                                                                \
	" IN (SELECT id FROM organisation WHERE id = ?2 UNION"               \
	" SELECT id FROM organisation WHERE parent = ?2)"

static const struct query queries[] = {
	[CREDIT_INSERT] = {"INSERT INTO service_credit (" OWN ") VALUES"
			   " (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 'open',"
			   " 1, ?)",
			   NULL},
	[CREDIT_UPDATE] = {"UPDATE service_credit SET state = ?3,"
			   " reason = ?4, said_at = ?5, said_by = ?6,"
			   " version = version + 1 WHERE id = ?1"
			   " AND version = ?2 AND bill IS NULL"
			   " AND visible(organisation)",
			   NULL},
	[CREDIT_TAKE] = {"UPDATE service_credit SET bill = ?2,"
			 " version = version + 1 WHERE id = ?1"
			 " AND bill IS NULL AND visible(organisation)",
			 NULL},
	[CREDIT_GET] = {SELECT "s.id = ?", NULL},
	[CREDIT_LIST] = {SELECT "s.organisation = ? AND s.id < ?"
				" ORDER BY s.id DESC LIMIT ?",
			 NULL},
	[CREDIT_PROVIDER] = {SELECT "s.provider = ? AND s.state = 'accepted'"
				    " ORDER BY s.id DESC LIMIT ?",
			     NULL},
	[CREDIT_WAITING] = {SELECT "s.provider = ? AND s.state = 'accepted'"
				   " AND s.bill IS NULL AND s.organisation = ?"
				   " ORDER BY s.id",
			    NULL},
	[CREDIT_BILL] = {SELECT "s.bill = ? ORDER BY s.id", NULL},
	[ITEM_INSERT] = {"INSERT INTO service_credit_item (credit, n, item,"
			 " why) VALUES (?, ?, ?, ?)",
			 NULL},
	[ITEM_LIST] = {"SELECT x.n, x.item, x.why, (SELECT r.ref FROM request"
		       " r WHERE r.id = i.request AND may_see(i.organisation,"
		       " i.sensitivity, i.logged_by)), i.n"
		       " FROM service_credit_item x"
		       " CROSS JOIN service_credit s ON s.id = x.credit"
		       " CROSS JOIN item i ON i.id = x.item"
		       " WHERE x.credit = ? AND visible(s.organisation)"
		       " ORDER BY x.n",
		       NULL},
	[WORK] = {"SELECT i.id, i.state, i.outcome, i.in_standard"
		  " FROM organisation o CROSS JOIN item i"
		  " INDEXED BY item_closed ON i.organisation = o.id"
		  " CROSS JOIN item_price p ON p.item = i.id"
		  " AND p.stage = 'agreed' CROSS JOIN rate_card k"
		  " ON k.id = p.card AND k.contract = ?1 WHERE o.id" REACH
		  " AND i.closed_at >= ?3 AND i.closed_at < ?4"
		  " AND i.provider = ?5 AND visible(i.organisation)"
		  " ORDER BY i.closed_at, i.id",
		  NULL},
	[OFFERS] = {"SELECT i.id, o.state, NULL, NULL FROM offer o"
		    " INDEXED BY offer_provider CROSS JOIN item i"
		    " ON i.id = o.item WHERE o.organisation" REACH
		    " AND o.sent_at >= ?3 AND o.sent_at < ?4"
		    " AND o.provider = ?5 AND o.state IN ('accepted',"
		    " 'declined', 'expired') AND EXISTS (SELECT 1 FROM rate r"
		    " WHERE r.card = ?1 AND r.service = i.service)"
		    " AND visible(o.organisation) ORDER BY o.sent_at, o.id",
		    NULL},
	[BASE] = {"SELECT sum(p.net_minor) FROM organisation o"
		  " CROSS JOIN item_price p INDEXED BY item_price_paid"
		  " ON p.organisation = o.id CROSS JOIN rate_card k"
		  " ON k.id = p.card AND k.contract = ?1 WHERE o.id" REACH
		  " AND p.at >= ?3 AND p.at < ?4 AND p.provider = ?5"
		  " AND p.stage IN ('actual', 'cancelled')"
		  " AND visible(p.organisation)",
		  NULL},
	[DUE] = {"SELECT c.id, c.organisation, c.provider FROM contract c"
		 " WHERE c.starts <= ?3 AND (c.ends IS NULL OR c.ends >= ?2)"
		 " AND NOT EXISTS (SELECT 1 FROM service_credit_month m"
		 " WHERE m.contract = c.id AND m.month = ?1)"
		 " AND visible(c.organisation) ORDER BY c.id LIMIT ?4",
		 "contracts are few"},
	[LOOKED] = {"INSERT INTO service_credit_month (contract, month, at)"
		    " VALUES (?, ?, ?)",
		    NULL},
};
const struct noun credit_noun = {NOUN_CREDIT, "credit", queries, CREDITS};

enum status
credit_insert(const struct access *access, const struct service_credit *credit,
	      struct fault *fault)
{
	struct cursor c = cursor_open(access, &credit_noun, CREDIT_INSERT);

	put_int(&c, credit->id);
	put_int(&c, credit->organisation);
	put_int(&c, credit->provider);
	put_int(&c, credit->contract);
	put_int(&c, credit->card);
	put_int(&c, credit->month);
	put_text(&c, target_measure_names[credit->measure]);
	put_int(&c, credit->share_bp);
	put_int(&c, credit->credit_bp);
	put_int(&c, credit->hits);
	put_int(&c, credit->of);
	put_int(&c, credit->base_minor);
	put_int(&c, credit->credit_minor);
	put_int(&c, credit->made_utc);
	return cursor_run(&c, fault);
}

enum status
credit_update(const struct access *access, const struct service_credit *credit,
	      struct fault *fault)
{
	struct cursor c = cursor_open(access, &credit_noun, CREDIT_UPDATE);
	enum status status;

	put_int(&c, credit->id);
	put_int(&c, credit->version);
	put_text(&c, credit_state_names[credit->state]);
	put_text(&c, credit->reason);
	put_int(&c, credit->said_utc);
	put_int(&c, credit->said_by);
	status = cursor_change(&c, "credit", fault);
	if (status == E_NOT_FOUND)
		return fault_set(fault, E_STALE, "",
				 N_("Somebody else decided of this credit "
				    "meanwhile: look again"),
				 NULL);
	return status;
}

enum status
credit_take(const struct access *access, int64_t id, int64_t bill,
	    struct fault *fault)
{
	struct cursor c = cursor_open(access, &credit_noun, CREDIT_TAKE);

	put_int(&c, id);
	put_int(&c, bill);
	return cursor_change(&c, "credit", fault);
}

static void
credit_read(struct cursor *c, struct service_credit *ret)
{
	int measure, state;

	*ret = (struct service_credit){.id = read_int(c),
				       .organisation = read_int(c)};
	ret->provider = read_int(c);
	ret->contract = read_int(c);
	ret->card = read_int(c);
	ret->month = (int)read_int(c);
	measure = name_find(target_measure_names, TARGET_MEASURES,
			    read_word(c));
	ret->measure = (enum target_measure)(measure < 0 ? 0 : measure);
	ret->share_bp = (int)read_int(c);
	ret->credit_bp = (int)read_int(c);
	ret->hits = read_int(c);
	ret->of = read_int(c);
	ret->base_minor = read_int(c);
	ret->credit_minor = read_int(c);
	state = name_find(credit_state_names, CREDIT_STATES, read_word(c));
	ret->state = (enum credit_state)(state < 0 ? 0 : state);
	ret->version = read_int(c);
	ret->made_utc = read_int(c);
	ret->reason = read_text(c);
	ret->said_utc = read_int(c);
	ret->said_by = read_int(c);
	ret->bill = read_int(c);
	ret->provider_name = read_text(c);
	ret->contract_name = read_text(c);
	ret->bill_number = read_text(c);
	ret->vat_bp = (int)read_int(c);
}

static enum status
read_all(const struct access *access, struct cursor *c,
	 struct service_credits *ret, struct fault *fault)
{
	struct service_credits all = {NULL, 0};
	size_t cap = 0;
	enum status status;

	while (cursor_next(c)) {
		all.list = arena_grow(access->arena, all.list, all.count, &cap,
				      sizeof *all.list);
		credit_read(c, &all.list[all.count++]);
	}
	if (!(status = cursor_close(c, fault)))
		*ret = all;
	return status;
}

enum status
credit_get(const struct access *access, int64_t id, struct service_credit *ret,
	   struct fault *fault)
{
	struct cursor c = cursor_open(access, &credit_noun, CREDIT_GET);
	bool found;

	put_int(&c, id);
	found = cursor_next(&c);
	if (found)
		credit_read(&c, ret);
	return cursor_found(&c, found, "credit", fault);
}

enum status
credit_list(const struct access *access, int64_t organisation, int64_t after,
	    size_t limit, struct service_credits *ret, struct fault *fault)
{
	struct cursor c = cursor_open(access, &credit_noun, CREDIT_LIST);

	put_int(&c, organisation);
	put_int(&c, after ? after : INT64_MAX);
	put_int(&c, (int64_t)limit);
	return read_all(access, &c, ret, fault);
}

enum status
credit_of_provider(const struct access *access, int64_t provider, size_t limit,
		   struct service_credits *ret, struct fault *fault)
{
	struct cursor c = cursor_open(access, &credit_noun, CREDIT_PROVIDER);

	put_int(&c, provider);
	put_int(&c, (int64_t)limit);
	return read_all(access, &c, ret, fault);
}

enum status
credit_for_bill(const struct access *access,
		const struct credit_question *question,
		struct service_credits *ret, struct fault *fault)
{
	struct cursor c = cursor_open(access, &credit_noun,
				      question->bill ? CREDIT_BILL
						     : CREDIT_WAITING);

	if (question->bill) {
		put_int(&c, question->bill);
	} else {
		put_int(&c, question->provider);
		put_int(&c, question->organisation);
	}
	return read_all(access, &c, ret, fault);
}

enum status
credit_item_insert(const struct access *access, const struct credit_item *item,
		   struct fault *fault)
{
	struct cursor c = cursor_open(access, &credit_noun, ITEM_INSERT);

	put_int(&c, item->credit);
	put_int(&c, item->n);
	put_int(&c, item->item);
	put_text(&c, item->why);
	return cursor_run(&c, fault);
}

enum status
credit_item_list(const struct access *access, int64_t credit,
		 struct credit_items *ret, struct fault *fault)
{
	struct cursor c = cursor_open(access, &credit_noun, ITEM_LIST);
	struct credit_items all = {NULL, 0};
	size_t cap = 0;
	enum status status;

	put_int(&c, credit);
	while (cursor_next(&c)) {
		struct credit_item *item;

		all.list = arena_grow(access->arena, all.list, all.count, &cap,
				      sizeof *all.list);
		item = &all.list[all.count++];
		item->credit = credit;
		item->n = (int)read_int(&c);
		item->item = read_int(&c);
		item->why = read_text(&c);
		item->ref = read_text(&c);
		item->item_n = (int)read_int(&c);
	}
	if (!(status = cursor_close(&c, fault)))
		*ret = all;
	return status;
}

static enum status
read_facts(const struct access *access, struct cursor *c,
	   struct credit_facts *ret, struct fault *fault)
{
	struct credit_facts all = {NULL, 0};
	size_t cap = 0;
	enum status status;

	while (cursor_next(c)) {
		struct credit_fact *fact;

		all.list = arena_grow(access->arena, all.list, all.count, &cap,
				      sizeof *all.list);
		fact = &all.list[all.count++];
		fact->item = read_int(c);
		fact->state = read_text(c);
		fact->outcome = read_text(c);
		fact->in_standard = (int)read_known(c);
	}
	if (!(status = cursor_close(c, fault)))
		*ret = all;
	return status;
}

static struct cursor
open_span(const struct access *access, int query,
	  const struct credit_span *span, int64_t first)
{
	struct cursor c = cursor_open(access, &credit_noun, query);

	put_int(&c, first);
	put_int(&c, span->organisation);
	put_int(&c, span->from_utc);
	put_int(&c, span->to_utc);
	put_int(&c, span->provider);
	return c;
}

enum status
credit_work(const struct access *access, const struct credit_span *span,
	    struct credit_facts *ret, struct fault *fault)
{
	struct cursor c = open_span(access, WORK, span, span->contract);

	return read_facts(access, &c, ret, fault);
}

enum status
credit_offers(const struct access *access, const struct credit_span *span,
	      struct credit_facts *ret, struct fault *fault)
{
	struct cursor c = open_span(access, OFFERS, span, span->card);

	return read_facts(access, &c, ret, fault);
}

enum status
credit_base(const struct access *access, const struct credit_span *span,
	    int64_t *ret_minor, struct fault *fault)
{
	struct cursor c = open_span(access, BASE, span, span->contract);

	if (cursor_next(&c))
		*ret_minor = read_int(&c);
	return cursor_close(&c, fault);
}

enum status
credit_due(const struct access *access, const struct credit_due *due,
	   struct contracts *ret, struct fault *fault)
{
	struct cursor c = cursor_open(access, &credit_noun, DUE);
	struct contracts all = {NULL, 0};
	size_t cap = 0;
	enum status status;

	put_int(&c, due->month);
	put_int(&c, due->first_days);
	put_int(&c, due->last_days);
	put_int(&c, (int64_t)due->limit);
	while (cursor_next(&c)) {
		struct contract *contract;

		all.list = arena_grow(access->arena, all.list, all.count, &cap,
				      sizeof *all.list);
		contract = &all.list[all.count++];
		contract->id = read_int(&c);
		contract->organisation = read_int(&c);
		contract->provider = read_int(&c);
	}
	if (!(status = cursor_close(&c, fault)))
		*ret = all;
	return status;
}

enum status
credit_looked(const struct access *access, int64_t contract, int month,
	      int64_t at_utc, struct fault *fault)
{
	struct cursor c = cursor_open(access, &credit_noun, LOOKED);

	put_int(&c, contract);
	put_int(&c, month);
	put_int(&c, at_utc);
	return cursor_run(&c, fault);
}
