/* Demand against the register. */
#include "store/report.h"

#include "store/inside.h"

enum {
	REPORT_DEMAND,
	REPORTS,
};

static const struct query queries[] = {
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
