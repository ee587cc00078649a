/* Days and weeks of bookings. */
#include "store/booking.h"

#include <stdlib.h>

#include "store/inside.h"

enum {
	BOOKING_LIST,
	BOOKING_LISTS,
};

static const struct query queries[] = {
	[BOOKING_LIST] = {"SELECT i.id, i.tenant, i.provider, i.n, r.ref,"
			  " i.language, i.from_lang, i.mode, i.state,"
			  " i.outcome, r.sensitivity, i.starts_at, i.minutes,"
			  " t.name, t.name_native, p.name,"
			  " a.confirmed_at IS NOT NULL, a.item IS NOT NULL,"
			  " EXISTS (SELECT 1 FROM booking_reminder m"
			  " WHERE m.item = i.id AND m.who = 'tenant'"
			  " AND m.state = 'waiting')"
			  " FROM item i INDEXED BY item_booked"
			  " CROSS JOIN request r ON r.id = i.request"
			  " CROSS JOIN tenant t ON t.id = i.tenant"
			  " LEFT JOIN provider p ON p.id = i.provider"
			  " LEFT JOIN attendance a ON a.item = i.id"
			  " WHERE i.organisation = ?1"
			  " AND i.service = 'interpreting'"
			  " AND i.starts_at IS NOT NULL"
			  " AND (i.starts_at, i.id) > (?2, ?3)"
			  " AND i.starts_at < ?4"
			  " AND (?5 IS NULL OR i.provider = ?5)"
			  " AND (?6 IS NULL OR i.language = ?6"
			  " OR i.from_lang = ?6)"
			  " AND i.state <> 'rejected'"
			  " AND visible(i.organisation)"
			  " AND may_see(i.organisation, i.sensitivity,"
			  " i.logged_by) ORDER BY i.starts_at, i.id"
			  " LIMIT ?7", NULL},
};
const struct noun booking_list_noun = {NOUN_BOOKING_LIST, "booking_list",
				       queries, BOOKING_LISTS};

static void
row_read(struct cursor *c, struct booking_row *ret)
{
	ret->item = read_int(c);
	ret->tenant = read_int(c);
	ret->provider = read_int(c);
	ret->n = (int)read_int(c);
	ret->ref = read_text(c);
	ret->language = read_text(c);
	ret->from = read_text(c);
	ret->mode = read_text(c);
	ret->state = read_text(c);
	ret->outcome = read_text(c);
	ret->sensitivity = read_text(c);
	ret->starts_utc = read_int(c);
	ret->minutes = (int)read_int(c);
	ret->tenant_name = read_text(c);
	ret->tenant_native = read_text(c);
	ret->provider_name = read_text(c);
	ret->confirmed = read_int(c);
	ret->told = read_int(c);
	ret->call_due = read_int(c);
}

static int
by_start(const void *a, const void *b)
{
	const struct booking_row *x = a, *y = b;

	if (x->starts_utc != y->starts_utc)
		return x->starts_utc < y->starts_utc ? -1 : 1;
	return (x->item > y->item) - (x->item < y->item);
}

static enum status
list_of(const struct access *access, int64_t organisation,
	const struct booking_range *range, struct booking_rows *rows,
	struct fault *fault)
{
	struct cursor c = cursor_open(access, &booking_list_noun,
				      BOOKING_LIST);

	put_int(&c, organisation);
	put_int(&c, range->after_utc ? range->after_utc : range->from_utc);
	put_int(&c, range->after_utc ? range->after_item : 0);
	put_int(&c, range->to_utc);
	put_some(&c, range->provider);
	put_text(&c, range->language);
	put_int(&c, (int64_t)range->limit);
	while (cursor_next(&c))
		row_read(&c, &rows->list[rows->count++]);
	return cursor_close(&c, fault);
}

enum status
booking_list(const struct access *access, const struct booking_range *range,
	     struct booking_rows *ret, struct fault *fault)
{
	const struct scope *scope = access->scope;
	struct booking_rows rows = {NULL, 0};
	enum status status = OK;

	rows.list = arena_alloc(access->arena,
				(scope->count * range->limit + 1) *
					sizeof *rows.list);
	for (size_t i = 0; status == OK && i < scope->count; i++)
		status = list_of(access, scope->organisation[i], range, &rows,
				 fault);
	if (status != OK)
		return status;
	qsort(rows.list, rows.count, sizeof *rows.list, by_start);
	if (rows.count > range->limit)
		rows.count = range->limit;
	*ret = rows;
	return OK;
}
