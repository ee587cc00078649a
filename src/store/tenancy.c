/* Facts of tenancies. */
#include "store/tenancy.h"

#include "store/inside.h"

enum {
	TENANCY_PUT,
	TENANCY_GET,
	TENANCIES,
};

static const struct query queries[] = {
	[TENANCY_PUT] = {"INSERT INTO tenancy (tenant, organisation, nation,"
			 " landlord, kind, period, begins, began,"
			 " last_increase, first_increase, updated, by)"
			 " SELECT id, organisation, ?, ?, ?, ?, ?, ?, ?, ?, ?,"
			 " ? FROM tenant WHERE id = ? AND visible(organisation)"
			 " ON CONFLICT DO UPDATE SET nation = excluded.nation,"
			 " landlord = excluded.landlord, kind = excluded.kind,"
			 " period = excluded.period, begins = excluded.begins,"
			 " began = excluded.began,"
			 " last_increase = excluded.last_increase,"
			 " first_increase = excluded.first_increase,"
			 " updated = excluded.updated, by = excluded.by", NULL},
	[TENANCY_GET] = {"SELECT tenant, nation, landlord, kind, period,"
			 " begins, began, last_increase, first_increase,"
			 " updated, by FROM tenancy WHERE tenant = ?"
			 " AND visible(organisation)", NULL},
};
const struct noun tenancy_noun = {NOUN_TENANCY, "tenancy", queries, TENANCIES};

/* The day the calendar began is nobody's. */
static int64_t
known(int32_t day_days)
{
	return day_days == INT32_MIN ? 0 : day_days;
}

enum status
tenancy_put(const struct access *access, const struct tenancy *t,
	    struct fault *fault)
{
	struct cursor c = cursor_open(access, &tenancy_noun, TENANCY_PUT);

	put_text(&c, t->nation);
	put_text(&c, t->landlord);
	put_text(&c, t->kind);
	put_text(&c, t->period);
	put_text(&c, t->begins);
	put_some(&c, known(t->began_days));
	put_some(&c, known(t->last_days));
	put_some(&c, known(t->first_days));
	put_int(&c, t->updated_utc);
	put_int(&c, t->by);
	put_int(&c, t->tenant);
	return cursor_change(&c, "tenant", fault);
}

static int32_t
read_day(struct cursor *c)
{
	int64_t day_days = read_int(c);

	return day_days ? (int32_t)day_days : INT32_MIN;
}

enum status
tenancy_get(const struct access *access, int64_t tenant, struct tenancy *ret,
	    struct fault *fault)
{
	struct cursor c = cursor_open(access, &tenancy_noun, TENANCY_GET);
	bool found;

	put_int(&c, tenant);
	found = cursor_next(&c);
	if (found) {
		ret->tenant = read_int(&c);
		ret->nation = read_text(&c);
		ret->landlord = read_text(&c);
		ret->kind = read_text(&c);
		ret->period = read_text(&c);
		ret->begins = read_text(&c);
		ret->began_days = read_day(&c);
		ret->last_days = read_day(&c);
		ret->first_days = read_day(&c);
		ret->updated_utc = read_int(&c);
		ret->by = read_int(&c);
	}
	return cursor_found(&c, found, "tenancy", fault);
}
