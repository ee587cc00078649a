/* Work that may be billed. */
#include "store/invoice.h"

#include "store/inside.h"

enum { INVOICE_OF, INVOICE_BETWEEN, INVOICES };

#define SELECT                                                               \
	"SELECT i.id, r.ref, i.language, i.state, i.n, i.starts_at,"         \
	" i.closed_at, EXISTS (SELECT 1 FROM supplier_line l WHERE"          \
	" l.item = i.id AND l.verdict <> 'disputed')"

static const struct query queries[] = {
	[INVOICE_OF] = {SELECT " FROM request r CROSS JOIN item i"
			       " ON i.request = r.id AND i.provider = ?2"
			       " WHERE r.ref = ?1 AND visible(i.organisation)"
			       " ORDER BY i.n",
			NULL},
	[INVOICE_BETWEEN] = {SELECT
			     " FROM item_price p INDEXED BY item_price_paid"
			     " CROSS JOIN item i ON i.id = p.item"
			     " CROSS JOIN request r ON r.id = i.request"
			     " WHERE p.organisation = ?1 AND p.provider = ?2"
			     " AND p.stage IN ('actual', 'cancelled')"
			     " AND p.at >= ?3 AND p.at < ?4"
			     " AND visible(p.organisation)"
			     " ORDER BY p.at, p.item LIMIT ?5",
			     NULL},
};
const struct noun invoice_noun = {NOUN_INVOICE, "invoice", queries, INVOICES};

static enum status
read_all(const struct access *access, struct cursor *c,
	 struct invoice_items *ret, struct fault *fault)
{
	struct invoice_items all = {NULL, 0};
	size_t cap = 0;
	enum status status;

	while (cursor_next(c)) {
		struct invoice_item *item;

		all.list = arena_grow(access->arena, all.list, all.count, &cap,
				      sizeof *all.list);
		item = &all.list[all.count++];
		item->item = read_int(c);
		item->ref = read_text(c);
		item->language = read_text(c);
		item->state = read_text(c);
		item->n = (int)read_int(c);
		item->starts_utc = read_int(c);
		item->closed_utc = read_int(c);
		item->billed = read_int(c);
	}
	if (!(status = cursor_close(c, fault)))
		*ret = all;
	return status;
}

enum status
invoice_items_of(const struct access *access, const char *ref,
		 int64_t provider, struct invoice_items *ret,
		 struct fault *fault)
{
	struct cursor c = cursor_open(access, &invoice_noun, INVOICE_OF);

	put_text(&c, ref);
	put_int(&c, provider);
	return read_all(access, &c, ret, fault);
}

enum status
invoice_items_between(const struct access *access,
		      const struct invoice_span *span,
		      struct invoice_items *ret, struct fault *fault)
{
	struct cursor c = cursor_open(access, &invoice_noun, INVOICE_BETWEEN);

	put_int(&c, span->organisation);
	put_int(&c, span->provider);
	put_int(&c, span->from_utc);
	put_int(&c, span->to_utc);
	put_int(&c, INVOICE_ITEMS_MOST);
	return read_all(access, &c, ret, fault);
}
