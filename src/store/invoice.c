/* Work that may be billed. */
#include "store/invoice.h"

#include "store/inside.h"

enum {
	INVOICE_OF,
	INVOICE_BETWEEN,
	INVOICE_REVISED_OF,
	INVOICE_REVISED_BETWEEN,
	INVOICES,
};

#define SELECT                                                               \
	"SELECT i.id, r.ref, i.language, i.state, i.n, i.starts_at,"         \
	" i.closed_at, (SELECT sum(l.net_minor) FROM supplier_line l WHERE"  \
	" l.item = i.id AND l.revision IS NULL"                              \
	" AND l.verdict <> 'disputed'), NULL, NULL, NULL"
/* What a reviser is paid for. */
#define REVISED                                                              \
	"SELECT i.id, r.ref, i.language, v.state, i.n, NULL,"                \
	" ifnull(v.done_at, v.asked_at), (SELECT sum(l.net_minor)"           \
	" FROM supplier_line l WHERE l.revision = v.id"                      \
	" AND l.verdict <> 'disputed'), v.id, v.price_minor, v.vat_bp"
#define PRICED                                                               \
	" AND v.price_minor IS NOT NULL AND v.state IN ('asked',"            \
	" 'accepted', 'done') AND visible(v.organisation)"

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
	[INVOICE_REVISED_OF] =
		{REVISED " FROM request r CROSS JOIN item i ON i.request ="
			 " r.id CROSS JOIN revision v INDEXED BY revision_item"
			 " ON v.item = i.id AND v.provider = ?2"
			 " WHERE r.ref = ?1" PRICED " ORDER BY i.n, v.id",
		 NULL},
	[INVOICE_REVISED_BETWEEN] =
		{REVISED " FROM revision v INDEXED BY revision_paid"
			 " CROSS JOIN item i ON i.id = v.item"
			 " CROSS JOIN request r ON r.id = i.request"
			 " WHERE v.organisation = ?1 AND v.provider = ?2"
			 " AND v.done_at >= ?3 AND v.done_at < ?4"
			 " AND v.state = 'done'" PRICED
			 " ORDER BY v.done_at, v.id LIMIT ?5",
		 NULL},
};
const struct noun invoice_noun = {NOUN_INVOICE, "invoice", queries, INVOICES};

/* Add those that are read. */
static enum status
read_all(const struct access *access, struct cursor *c,
	 struct invoice_items *ret, struct fault *fault)
{
	struct invoice_items all = *ret;
	size_t cap = all.count;
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
		item->billed_minor = read_known(c);
		item->revision = read_int(c);
		item->price_minor = read_known(c);
		item->vat_bp = (int)read_int(c);
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
	enum status status;

	put_text(&c, ref);
	put_int(&c, provider);
	*ret = (struct invoice_items){NULL, 0};
	status = read_all(access, &c, ret, fault);
	if (status != OK)
		return status;
	c = cursor_open(access, &invoice_noun, INVOICE_REVISED_OF);
	put_text(&c, ref);
	put_int(&c, provider);
	return read_all(access, &c, ret, fault);
}

static enum status
read_between(const struct access *access, int query,
	     const struct invoice_span *span, struct invoice_items *ret,
	     struct fault *fault)
{
	struct cursor c = cursor_open(access, &invoice_noun, query);

	put_int(&c, span->organisation);
	put_int(&c, span->provider);
	put_int(&c, span->from_utc);
	put_int(&c, span->to_utc);
	put_int(&c, INVOICE_ITEMS_MOST);
	return read_all(access, &c, ret, fault);
}

enum status
invoice_items_between(const struct access *access,
		      const struct invoice_span *span,
		      struct invoice_items *ret, struct fault *fault)
{
	enum status status;

	*ret = (struct invoice_items){NULL, 0};
	status = read_between(access, INVOICE_BETWEEN, span, ret, fault);
	return status == OK ? read_between(access, INVOICE_REVISED_BETWEEN,
					   span, ret, fault)
			    : status;
}
