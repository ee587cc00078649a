/* Days and weeks of bookings, and the reminders of one. */
#include "store/booking.h"

#include <stdlib.h>

#include "store/inside.h"

enum {
	BOOKING_LIST,
	REMINDER_PUT,
	REMINDER_CLEAR,
	REMINDER_LIST,
	REMINDER_DONE,
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
			  " AND m.channel IN ('call', 'visit')"
			  " AND m.done_at IS NULL AND m.due_at <= ?7"
			  " AND i.open = 1)"
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
			  " LIMIT ?8", NULL},
	[REMINDER_PUT] = {"INSERT INTO booking_reminder (item, organisation,"
			  " who, channel, due_at, why, done_at, done_by)"
			  " VALUES (?, ?, ?, ?, ?, ?, ?, ?)"
			  " ON CONFLICT (item, who) DO UPDATE SET"
			  " channel = excluded.channel,"
			  " due_at = excluded.due_at, why = excluded.why,"
			  " done_at = excluded.done_at,"
			  " done_by = excluded.done_by", NULL},
	[REMINDER_CLEAR] = {"DELETE FROM booking_reminder WHERE item = ?",
			    NULL},
	[REMINDER_LIST] = {"SELECT item, organisation, who, channel, due_at,"
			   " why, done_at, done_by FROM booking_reminder"
			   " WHERE item = ? AND visible(organisation)"
			   " ORDER BY who", NULL},
	[REMINDER_DONE] = {"UPDATE booking_reminder SET done_at = ?3,"
			   " done_by = ?4 WHERE item = ?1 AND who = ?2"
			   " AND done_at IS NULL AND visible(organisation)",
			   NULL},
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
	put_int(&c, range->now_utc);
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

enum status
booking_reminder_put(const struct access *access,
		     const struct booking_reminder *reminder,
		     struct fault *fault)
{
	struct cursor c = cursor_open(access, &booking_list_noun,
				      REMINDER_PUT);

	put_int(&c, reminder->item);
	put_int(&c, reminder->organisation);
	put_text(&c, reminder->who);
	put_text(&c, reminder->channel);
	put_int(&c, reminder->due_utc);
	put_text(&c, reminder->why);
	put_some(&c, reminder->done_utc);
	put_some(&c, reminder->done_by);
	return cursor_run(&c, fault);
}

enum status
booking_reminder_clear(const struct access *access, int64_t item,
		       struct fault *fault)
{
	struct cursor c = cursor_open(access, &booking_list_noun,
				      REMINDER_CLEAR);

	put_int(&c, item);
	return cursor_run(&c, fault);
}

enum status
booking_reminder_list(const struct access *access, int64_t item,
		      struct booking_reminders *ret, struct fault *fault)
{
	struct cursor c = cursor_open(access, &booking_list_noun,
				      REMINDER_LIST);
	struct booking_reminders all = {NULL, 0};
	size_t cap = 0;
	enum status status;

	put_int(&c, item);
	while (cursor_next(&c)) {
		struct booking_reminder *one;

		all.list = arena_grow(access->arena, all.list, all.count, &cap,
				      sizeof *all.list);
		one = &all.list[all.count++];
		one->item = read_int(&c);
		one->organisation = read_int(&c);
		one->who = read_text(&c);
		one->channel = read_text(&c);
		one->due_utc = read_int(&c);
		one->why = read_text(&c);
		one->done_utc = read_int(&c);
		one->done_by = read_int(&c);
	}
	if (!(status = cursor_close(&c, fault)))
		*ret = all;
	return status;
}

enum status
booking_reminder_done(const struct access *access,
		      const struct booking_reminder *reminder,
		      struct fault *fault)
{
	struct cursor c = cursor_open(access, &booking_list_noun,
				      REMINDER_DONE);

	put_int(&c, reminder->item);
	put_text(&c, reminder->who);
	put_int(&c, reminder->done_utc);
	put_int(&c, reminder->done_by);
	return cursor_change(&c, "reminder", fault);
}
