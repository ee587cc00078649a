/* Plain rows for the figures of core/measure. */
#include "store/report.h"

#include "store/inside.h"
#include "store/item_row.h"

enum {
	REPORT_CLOSED,
	REPORT_DEMAND,
	REPORTS,
};

static const struct query queries[] = {
	[REPORT_CLOSED] = {"SELECT i.organisation, i.service, i.format,"
			   " i.language, i.provider, r.document_class,"
			   " i.state, i.received_at, i.closed_at, i.gross_min,"
			   " i.net_min, i.in_standard, i.price_minor,"
			   " i.outcome FROM item i INDEXED BY item_closed"
			   " CROSS JOIN request r ON r.id = i.request"
			   " WHERE i.organisation = ? AND i.closed_at >= ?"
			   " AND i.closed_at < ? AND visible(i.organisation)"
			   " AND may_see(i.organisation, i.sensitivity,"
			   " i.logged_by)",
			   NULL},
	[REPORT_DEMAND] = {"SELECT language, sum(tenants), sum(items) FROM ("
			   "SELECT value AS language, count(DISTINCT tenant)"
			   " AS tenants, 0 AS items FROM need"
			   " WHERE organisation = ?1 AND ended IS NULL"
			   " AND kind IN ('spoken-language', 'read-language')"
			   " AND visible(organisation) GROUP BY value"
			   " UNION ALL"
			   " SELECT language, 0, count(*) FROM item"
			   " INDEXED BY item_received WHERE organisation = ?1"
			   " AND received_at >= ?2 AND received_at < ?3"
			   " AND visible(organisation) AND may_see("
			   "organisation, sensitivity, logged_by)"
			   " GROUP BY language)"
			   " GROUP BY language",
			   "the walk over what the two halves gave"},
};
const struct noun report_noun = {NOUN_REPORT, "report", queries, REPORTS};

static void
closed_read(struct cursor *c, struct closed_item *ret)
{
	ret->organisation = read_int(c);
	if (!service_parse(read_word(c), &ret->service))
		ret->service = SERVICE_TRANSLATION;
	if (!format_parse(read_word(c), &ret->format))
		ret->format = FORMAT_NONE;
	ret->language = read_word(c);
	ret->provider = read_int(c);
	ret->document_class = read_class(c);
	if (!item_state_parse(read_word(c), &ret->state))
		ret->state = ITEM_COMPLETED;
	ret->received_utc = read_int(c);
	ret->closed_utc = read_int(c);
	ret->gross_min = read_known(c);
	ret->net_min = read_known(c);
	ret->in_standard = (int)read_known(c);
	ret->price_minor = read_known(c);
	ret->outcome = read_word(c);
	if (!*ret->outcome)
		ret->outcome = NULL;
}

enum status
report_closed(const struct access *access, const struct report_query *query,
	      struct fault *fault)
{
	bool more = true;

	for (size_t i = 0; more && i < access->scope->count; i++) {
		struct cursor c =
			cursor_open(access, &report_noun, REPORT_CLOSED);
		enum status status;

		put_int(&c, access->scope->organisation[i]);
		put_int(&c, query->from_utc);
		put_int(&c, query->to_utc);
		while (more && cursor_next(&c)) {
			struct closed_item one;

			closed_read(&c, &one);
			more = query->visit(query->self, &one);
		}
		if ((status = cursor_close(&c, fault)))
			return status;
	}
	return OK;
}

enum status
report_demand(const struct access *access, int64_t from_utc, int64_t to_utc,
	      struct demands *ret, struct fault *fault)
{
	struct demands all = {NULL, 0};
	size_t cap = 0;

	for (size_t i = 0; i < access->scope->count; i++) {
		struct cursor c =
			cursor_open(access, &report_noun, REPORT_DEMAND);
		enum status status;

		put_int(&c, access->scope->organisation[i]);
		put_int(&c, from_utc);
		put_int(&c, to_utc);
		while (cursor_next(&c)) {
			struct demand *one;

			all.list = arena_grow(access->arena, all.list,
					      all.count, &cap,
					      sizeof *all.list);
			one = &all.list[all.count++];
			one->organisation = access->scope->organisation[i];
			one->language = read_text(&c);
			one->tenants = read_int(&c);
			one->items = read_int(&c);
		}
		if ((status = cursor_close(&c, fault)))
			return status;
	}
	*ret = all;
	return OK;
}
