/* What was paid. */
#include "store/ledger.h"

#include <stdlib.h>

#include "store/inside.h"

enum {
	LEDGER_LIST,
	LEDGER_TOTAL,
	LEDGER_BESIDE,
	LEDGER_SPEND,
	LEDGER_SPEND_BESIDE,
	LEDGER_INSERT,
	LEDGERS,
};

#define SEEN "may_see(i.organisation, i.sensitivity, i.logged_by)"
#define IF_SEEN(column) " CASE WHEN " SEEN " THEN " column " END,"
#define INVOICE(column, of)                                                  \
	"(SELECT " column " FROM supplier_line l CROSS JOIN supplier_bill s" \
	" ON s.id = l.bill LEFT JOIN purchase_order q ON q.id ="             \
	" s.purchase_order WHERE l.item = " of                               \
	" AND l.verdict <> 'disputed' LIMIT 1)"

/* Of items what they cost; of settled bills what is beside that. Both are in
 * the order of their indexes. */
#define PAID                                                                 \
	"SELECT p.at AS at, p.item AS key, p.item, p.stage,"                 \
	IF_SEEN("r.ref") IF_SEEN("i.n") IF_SEEN("i.service")                 \
	IF_SEEN("i.language")                                                \
	IF_SEEN("nullif((SELECT code FROM spend WHERE item = p.item), '')")  \
	" v.name, c.name, c.number, k.version, p.net_minor, p.vat_minor,"    \
	" p.gross_minor, p.vat_bp, " INVOICE("s.number", "p.item") ", "      \
	INVOICE("q.number", "p.item") ", NULL"                               \
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

static const struct query queries[] = {
	[LEDGER_LIST] = {PAID " UNION ALL " BESIDE
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
	return cursor_run(&c, fault);
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

	return status == OK ? visit_spend(access, LEDGER_SPEND_BESIDE, span,
					  visit, fault)
			    : status;
}
