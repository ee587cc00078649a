/* What was paid. */
#include "store/ledger.h"

#include <stdlib.h>

#include "store/inside.h"
#include "store/spend.h"

enum {
	LEDGER_LIST,
	LEDGER_TOTAL,
	LEDGER_BESIDE,
	LEDGER_REVISED,
	LEDGER_SPEND,
	LEDGER_SPEND_BESIDE,
	LEDGER_SPEND_REVISED,
	LEDGER_CALL_ITEM,
	LEDGER_CALL_PAID,
	LEDGER_SHARED,
	LEDGER_INSERT,
	LEDGERS,
};

#define SEEN "may_see(i.organisation, i.sensitivity, i.logged_by)"
#define IF_SEEN(column) " CASE WHEN " SEEN " THEN " column " END,"
#define INVOICE(column, of)                                                  \
	"(SELECT " column " FROM supplier_line l CROSS JOIN supplier_bill s" \
	" ON s.id = l.bill LEFT JOIN purchase_order q ON q.id ="             \
	" s.purchase_order WHERE " of                                        \
	" AND l.verdict <> 'disputed' LIMIT 1)"

#define OF_ITEM "l.item = p.item AND l.revision IS NULL"
#define OF_REVISION "l.revision = p.id"

/* Of items what they cost; of settled bills what is beside that. Both are in
 * the order of their indexes. */
#define PAID                                                                 \
	"SELECT p.at AS at, p.item AS key, p.item, p.stage,"                 \
	IF_SEEN("r.ref") IF_SEEN("i.n") IF_SEEN("i.service")                 \
	IF_SEEN("i.language")                                                \
	IF_SEEN("nullif((SELECT code FROM spend WHERE item = p.item), '')")  \
	" v.name, c.name, c.number, k.version, p.net_minor, p.vat_minor,"    \
	" p.gross_minor, p.vat_bp, " INVOICE("s.number", OF_ITEM) ", "      \
	INVOICE("q.number", OF_ITEM) ", NULL"                               \
	" FROM item_price p INDEXED BY item_price_paid"                      \
	" CROSS JOIN item i ON i.id = p.item"                                \
	" CROSS JOIN request r ON r.id = i.request"                          \
	" LEFT JOIN provider v ON v.id = p.provider"                         \
	" LEFT JOIN rate_card k ON k.id = p.card"                            \
	" LEFT JOIN contract c ON c.id = k.contract"                         \
	" WHERE p.organisation = ?1 AND p.at >= ?2 AND p.at < ?3"            \
	" AND (p.at, p.item) > (?4, ?5)"                                     \
	" AND p.stage IN ('actual', 'cancelled') AND visible(p.organisation)"
#define BESIDE                                                               \
	"SELECT e.at, e.id, e.item, e.kind,"                                 \
	IF_SEEN("r.ref") IF_SEEN("i.n")                                      \
	" CASE WHEN e.call IS NOT NULL THEN 'interpreting' WHEN " SEEN       \
	" THEN i.service END, ifnull(t.language,"                            \
	" CASE WHEN " SEEN " THEN i.language END),"                          \
	" ifnull(t.cost_code, CASE WHEN " SEEN                               \
	" THEN nullif((SELECT code FROM spend WHERE item = e.item), '')"     \
	" END),"                                                             \
	" v.name, c.name, c.number, NULL, e.net_minor, e.vat_minor,"         \
	" e.gross_minor, e.vat_bp, s.number, q.number, t.ref"                \
	" FROM ledger_entry e INDEXED BY ledger_entry_at"                    \
	" CROSS JOIN supplier_bill s ON s.id = e.bill"                       \
	" LEFT JOIN purchase_order q ON q.id = s.purchase_order"             \
	" LEFT JOIN item i ON i.id = e.item"                                 \
	" LEFT JOIN request r ON r.id = i.request"                           \
	" LEFT JOIN call t ON t.id = e.call"                                 \
	" LEFT JOIN provider v ON v.id = e.provider"                         \
	" LEFT JOIN service_credit d ON d.id = e.credit"                     \
	" LEFT JOIN contract c ON c.id = d.contract"                         \
	" WHERE e.organisation = ?1 AND e.at >= ?2 AND e.at < ?3"            \
	" AND (e.at, e.id) > (?4, ?5) AND visible(e.organisation)"

/* Of revisions that are done their price; VAT rounded as core/price does. */
#define REVISED_VAT "(p.price_minor * p.vat_bp + 5000) / 10000"
#define REVISED                                                              \
	"SELECT p.done_at, p.id, p.item, 'revision',"                        \
	IF_SEEN("r.ref") IF_SEEN("i.n") " 'translation',"                    \
	IF_SEEN("i.language")                                                \
	IF_SEEN("nullif((SELECT code FROM spend_beside WHERE id = p.id),"    \
		" '')")                                                      \
	" v.name, NULL, NULL, NULL, p.price_minor, " REVISED_VAT ","         \
	" p.price_minor + " REVISED_VAT ", p.vat_bp, "                       \
	INVOICE("s.number", OF_REVISION) ", "                                \
	INVOICE("q.number", OF_REVISION) ", NULL"                            \
	" FROM revision p INDEXED BY revision_paid"                          \
	" CROSS JOIN item i ON i.id = p.item"                                \
	" CROSS JOIN request r ON r.id = i.request"                          \
	" LEFT JOIN provider v ON v.id = p.provider"                         \
	" WHERE p.organisation = ?1 AND p.done_at >= ?2 AND p.done_at < ?3"  \
	" AND (p.done_at, p.id) > (?4, ?5) AND p.state = 'done'"             \
	" AND p.price_minor IS NOT NULL AND visible(p.organisation)"

static const struct query queries[] = {
	[LEDGER_LIST] = {PAID " UNION ALL " BESIDE " UNION ALL " REVISED
			      " ORDER BY at, key LIMIT ?6",
			 NULL},
	[LEDGER_TOTAL] =
		{"SELECT count(*), sum(net_minor), sum(vat_minor),"
		 " sum(gross_minor) FROM item_price INDEXED BY item_price_paid"
		 " WHERE organisation = ?1 AND at >= ?2 AND at < ?3"
		 " AND stage IN ('actual', 'cancelled')"
		 " AND visible(organisation)",
		 NULL},
	[LEDGER_BESIDE] =
		{"SELECT count(*), sum(net_minor), sum(vat_minor),"
		 " sum(gross_minor) FROM ledger_entry"
		 " INDEXED BY ledger_entry_at WHERE organisation = ?1"
		 " AND at >= ?2 AND at < ?3 AND visible(organisation)",
		 NULL},
	[LEDGER_REVISED] =
		{"SELECT count(*), sum(price_minor), sum(" REVISED_VAT "),"
		 " sum(price_minor + " REVISED_VAT ") FROM revision p"
		 " INDEXED BY revision_paid WHERE organisation = ?1"
		 " AND done_at >= ?2 AND done_at < ?3 AND state = 'done'"
		 " AND price_minor IS NOT NULL AND visible(organisation)",
		 NULL},
	[LEDGER_SPEND_REVISED] =
		{"SELECT p.provider, 'translation', i.language, 0, count(*),"
		 " sum(p.price_minor), sum(p.price_minor + " REVISED_VAT ")"
		 " FROM revision p INDEXED BY revision_paid"
		 " CROSS JOIN item i ON i.id = p.item"
		 " WHERE p.organisation = ?1 AND p.done_at >= ?2"
		 " AND p.done_at < ?3 AND p.state = 'done'"
		 " AND p.price_minor IS NOT NULL AND visible(p.organisation)"
		 " GROUP BY 1, 3",
		 NULL},
	[LEDGER_CALL_ITEM] = {"SELECT p.item, p.net_minor, p.vat_minor"
			      " FROM call t CROSS JOIN item i"
			      " ON i.request = t.request"
			      " CROSS JOIN item_price p ON p.item = i.id"
			      " AND p.stage = 'actual' WHERE t.id = ?"
			      " AND visible(t.organisation)",
			      NULL},
	[LEDGER_CALL_PAID] = {"SELECT e.bill, e.line, e.provider, e.vat_bp"
			      " FROM ledger_entry e INDEXED BY"
			      " ledger_entry_call WHERE e.call = ?"
			      " AND e.kind = 'call'"
			      " AND visible(e.organisation)",
			      NULL},
	[LEDGER_SHARED] = {"SELECT ifnull(sum(max(l.expected_minor, 0)), 0)"
			   " FROM supplier_line l INDEXED BY supplier_line_item"
			   " CROSS JOIN supplier_bill b ON b.id = l.bill"
			   " AND visible(b.organisation)"
			   " WHERE l.item = ?1 AND l.revision IS ?2"
			   " AND l.verdict <> 'disputed' AND (b.state ="
			   " 'settled' AND l.bill <> ?3 OR l.bill = ?3"
			   " AND l.n < ?4)",
			   NULL},
	[LEDGER_SPEND] =
		{"SELECT p.provider, i.service, i.language, p.card IS NULL,"
		 " count(*), sum(p.net_minor), sum(p.gross_minor)"
		 " FROM item_price p INDEXED BY item_price_paid"
		 " CROSS JOIN item i ON i.id = p.item"
		 " WHERE p.organisation = ?1 AND p.at >= ?2 AND p.at < ?3"
		 " AND p.stage IN ('actual', 'cancelled')"
		 " AND visible(p.organisation) GROUP BY 1, 2, 3, 4",
		 NULL},
	[LEDGER_SPEND_BESIDE] =
		{"SELECT provider, '', '', 0, count(*), sum(net_minor),"
		 " sum(gross_minor) FROM ledger_entry"
		 " INDEXED BY ledger_entry_at WHERE organisation = ?1"
		 " AND at >= ?2 AND at < ?3 AND visible(organisation)"
		 " GROUP BY provider",
		 NULL},
	[LEDGER_INSERT] = {"INSERT INTO ledger_entry (id, organisation, at,"
			   " kind, provider, bill, line, item, call, credit,"
			   " net_minor, vat_minor, gross_minor, vat_bp)"
			   " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?,"
			   " ?)",
			   NULL},
};
const struct noun ledger_noun = {NOUN_LEDGER, "ledger", queries, LEDGERS};

static void
line_read(struct cursor *c, struct ledger_line *ret)
{
	ret->at_utc = read_int(c);
	ret->key = read_int(c);
	ret->item = read_int(c);
	ret->kind = read_text(c);
	ret->ref = read_text(c);
	ret->n = (int)read_int(c);
	ret->service = read_text(c);
	ret->language = read_text(c);
	ret->cost_code = read_text(c);
	ret->provider = read_text(c);
	ret->contract = read_text(c);
	ret->number = read_text(c);
	ret->card_version = (int)read_int(c);
	ret->net_minor = read_int(c);
	ret->vat_minor = read_int(c);
	ret->gross_minor = read_int(c);
	ret->vat_bp = (int)read_int(c);
	ret->invoice = read_text(c);
	ret->order = read_text(c);
	ret->call = read_text(c);
}

/* One landlord's next lines, put behind those of the landlords before it. */
static enum status
list_of(const struct access *access, int64_t organisation,
	const struct price_page *page, struct ledger_lines *all,
	struct fault *fault)
{
	struct cursor c = cursor_open(access, &ledger_noun, LEDGER_LIST);

	put_int(&c, organisation);
	put_int(&c, page->from_utc);
	put_int(&c, page->to_utc);
	put_int(&c, page->after_utc);
	put_int(&c, page->after_item);
	put_int(&c, (int64_t)page->limit);
	while (cursor_next(&c))
		line_read(&c, &all->list[all->count++]);
	return cursor_close(&c, fault);
}

static int
by_time(const void *a, const void *b)
{
	const struct ledger_line *x = a, *y = b;

	if (x->at_utc != y->at_utc)
		return x->at_utc < y->at_utc ? -1 : 1;
	return (x->key > y->key) - (x->key < y->key);
}

enum status
ledger_list(const struct access *access, const struct price_page *page,
	    struct ledger_lines *ret, struct fault *fault)
{
	const struct scope *scope = access->scope;
	struct ledger_lines all = {0};
	enum status status = OK;

	all.list = arena_alloc(access->arena, (scope->count * page->limit + 1) *
						      sizeof *all.list);
	for (size_t i = 0; status == OK && i < scope->count; i++)
		status = list_of(access, scope->organisation[i], page, &all,
				 fault);
	if (status != OK)
		return status;
	if (all.count)
		qsort(all.list, all.count, sizeof *all.list, by_time);
	if (all.count > page->limit)
		all.count = page->limit;
	*ret = all;
	return OK;
}

static enum status
total_of(const struct access *access, const struct price_page *span,
	 int query, struct ledger_sum *sum, struct fault *fault)
{
	struct cursor c = cursor_open(access, &ledger_noun, query);

	put_int(&c, span->organisation);
	put_int(&c, span->from_utc);
	put_int(&c, span->to_utc);
	if (cursor_next(&c)) {
		sum->count += read_int(&c);
		sum->net_minor += read_int(&c);
		sum->vat_minor += read_int(&c);
		sum->gross_minor += read_int(&c);
	}
	return cursor_close(&c, fault);
}

enum status
ledger_total(const struct access *access, const struct price_page *span,
	     struct ledger_sum *ret, struct fault *fault)
{
	const struct scope *scope = access->scope;
	struct price_page one = *span;
	enum status status = OK;

	*ret = (struct ledger_sum){0};
	for (size_t i = 0; status == OK && i < scope->count; i++) {
		one.organisation = scope->organisation[i];
		status = total_of(access, &one, LEDGER_TOTAL, ret, fault);
		if (status == OK)
			status = total_of(access, &one, LEDGER_REVISED, ret,
					  fault);
		if (status == OK)
			status = total_of(access, &one, LEDGER_BESIDE, ret,
					  fault);
	}
	return status;
}

enum status
ledger_entry_insert(const struct access *access,
		    const struct ledger_entry *entry, struct fault *fault)
{
	struct cursor c = cursor_open(access, &ledger_noun, LEDGER_INSERT);
	enum status status;

	put_int(&c, entry->id);
	put_int(&c, entry->organisation);
	put_int(&c, entry->at_utc);
	put_text(&c, entry->kind);
	put_int(&c, entry->provider);
	put_int(&c, entry->bill);
	put_some(&c, entry->line);
	put_some(&c, entry->item);
	put_some(&c, entry->call);
	put_some(&c, entry->credit);
	put_int(&c, entry->net_minor);
	put_int(&c, entry->vat_minor);
	put_int(&c, entry->net_minor + entry->vat_minor);
	put_int(&c, entry->vat_bp);
	status = cursor_run(&c, fault);
	return status == OK ? spend_put_entry(access, entry->id, fault)
			    : status;
}

static enum status
visit_spend(const struct access *access, int query,
	    const struct ledger_span *span, const struct ledger_visit *visit,
	    struct fault *fault)
{
	struct cursor c = cursor_open(access, &ledger_noun, query);

	put_int(&c, span->organisation);
	put_int(&c, span->from_utc);
	put_int(&c, span->to_utc);
	while (cursor_next(&c)) {
		struct ledger_spend one = {.provider = read_int(&c)};

		one.service = read_word(&c);
		one.language = read_word(&c);
		one.off_contract = read_int(&c) != 0;
		one.n = read_int(&c);
		one.net_minor = read_int(&c);
		one.gross_minor = read_int(&c);
		visit->visit(visit->self, &one);
	}
	return cursor_close(&c, fault);
}

enum status
ledger_spend(const struct access *access, const struct ledger_span *span,
	     const struct ledger_visit *visit, struct fault *fault)
{
	enum status status =
		visit_spend(access, LEDGER_SPEND, span, visit, fault);

	if (status == OK)
		status = visit_spend(access, LEDGER_SPEND_BESIDE, span, visit,
				     fault);
	return status == OK ? visit_spend(access, LEDGER_SPEND_REVISED, span,
					  visit, fault)
			    : status;
}

enum status
ledger_call_item(const struct access *access, int64_t call,
		 struct ledger_entry *ret, struct fault *fault)
{
	struct cursor c = cursor_open(access, &ledger_noun, LEDGER_CALL_ITEM);

	put_int(&c, call);
	ret->item = 0;
	if (cursor_next(&c)) {
		ret->item = read_int(&c);
		ret->net_minor = read_int(&c);
		ret->vat_minor = read_int(&c);
	}
	return cursor_close(&c, fault);
}

enum status
ledger_call_paid(const struct access *access, int64_t call,
		 struct ledger_entry *ret, struct fault *fault)
{
	struct cursor c = cursor_open(access, &ledger_noun, LEDGER_CALL_PAID);

	put_int(&c, call);
	ret->bill = 0;
	if (cursor_next(&c)) {
		ret->bill = read_int(&c);
		ret->line = read_int(&c);
		ret->provider = read_int(&c);
		ret->vat_bp = (int)read_int(&c);
	}
	return cursor_close(&c, fault);
}

enum status
ledger_shared(const struct access *access, const struct ledger_share *share,
	      int64_t *ret_minor, struct fault *fault)
{
	struct cursor c = cursor_open(access, &ledger_noun, LEDGER_SHARED);

	put_int(&c, share->item);
	put_some(&c, share->revision);
	put_int(&c, share->bill);
	put_int(&c, share->line);
	if (cursor_next(&c))
		*ret_minor = read_int(&c);
	return cursor_close(&c, fault);
}
