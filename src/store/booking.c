/* What a booking has beside its item, and which belong together. */
#include "store/booking.h"

#include "store/inside.h"

enum {
	BOOKING_GET,
	BOOKING_PUT,
	BOOKING_PAIRS,
	BOOKING_AGAIN,
	BOOKING_SERIES,
	SERIES_INSERT,
	SERIES_GET,
	ATTENDANCE_GET,
	ATTENDANCE_PUT,
	BOOKINGS,
};

#define COLUMNS                                                           \
	"item, organisation, place, access, link, purpose, attendees,"    \
	" dialect, gender, qualification, dbs, cost_code, conflict,"      \
	" briefing, briefing_at, linguist, pair, again, series"
#define ATTENDANCE_COLUMNS                                          \
	"item, organisation, started_at, finished_at, outcome,"     \
	" note, said_at, said_by, confirmed_at, confirmed_by"
#define KIN                                                          \
	"SELECT i.id, i.n, i.starts_at, i.state FROM booking b"      \
	" CROSS JOIN item i ON i.id = b.item WHERE"
#define KIN_SEEN                                                     \
	" AND visible(i.organisation)"                               \
	" AND may_see(i.organisation, i.sensitivity, i.logged_by)"

static const struct query queries[] = {
	[BOOKING_GET] = {"SELECT " COLUMNS " FROM booking WHERE item = ?"
			 " AND visible(organisation)", NULL},
	[BOOKING_PUT] = {"INSERT INTO booking (" COLUMNS ") VALUES (?, ?, ?,"
			 " ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"
			 " ON CONFLICT (item) DO UPDATE SET"
			 " place = excluded.place, access = excluded.access,"
			 " link = excluded.link, purpose = excluded.purpose,"
			 " attendees = excluded.attendees,"
			 " dialect = excluded.dialect,"
			 " gender = excluded.gender,"
			 " qualification = excluded.qualification,"
			 " dbs = excluded.dbs,"
			 " cost_code = excluded.cost_code,"
			 " conflict = excluded.conflict,"
			 " briefing = excluded.briefing,"
			 " briefing_at = excluded.briefing_at,"
			 " linguist = excluded.linguist,"
			 " pair = excluded.pair, again = excluded.again,"
			 " series = excluded.series", NULL},
	[BOOKING_PAIRS] = {KIN " b.pair = ?1 AND b.pair IS NOT NULL"
			   KIN_SEEN " ORDER BY i.n LIMIT ?2", NULL},
	[BOOKING_AGAIN] = {KIN " b.again = ?1 AND b.again IS NOT NULL"
			   KIN_SEEN " ORDER BY i.n LIMIT ?2", NULL},
	[BOOKING_SERIES] = {KIN " b.series = ?1 AND b.series IS NOT NULL"
			    KIN_SEEN " ORDER BY i.starts_at, i.n LIMIT ?2",
			    NULL},
	[SERIES_INSERT] = {"INSERT INTO series (id, organisation, request,"
			   " weeks, working_days, made_at, made_by)"
			   " VALUES (?, ?, ?, ?, ?, ?, ?)", NULL},
	[SERIES_GET] = {"SELECT id, organisation, request, weeks,"
			" working_days, made_at, made_by FROM series"
			" WHERE id = ? AND visible(organisation)", NULL},
	[ATTENDANCE_GET] = {"SELECT " ATTENDANCE_COLUMNS " FROM attendance"
			    " WHERE item = ? AND visible(organisation)",
			    NULL},
	[ATTENDANCE_PUT] = {"INSERT INTO attendance (" ATTENDANCE_COLUMNS ")"
			    " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"
			    " ON CONFLICT (item) DO UPDATE SET"
			    " started_at = excluded.started_at,"
			    " finished_at = excluded.finished_at,"
			    " outcome = excluded.outcome,"
			    " note = excluded.note,"
			    " said_at = excluded.said_at,"
			    " said_by = excluded.said_by,"
			    " confirmed_at = excluded.confirmed_at,"
			    " confirmed_by = excluded.confirmed_by", NULL},
};
const struct noun booking_noun = {NOUN_BOOKING, "booking", queries, BOOKINGS};

enum status
booking_get(const struct access *access, int64_t item, struct booking *ret,
	    struct fault *fault)
{
	struct cursor c = cursor_open(access, &booking_noun, BOOKING_GET);

	*ret = (struct booking){.item = item};
	put_int(&c, item);
	if (!cursor_next(&c))
		return cursor_close(&c, fault);
	ret->item = read_int(&c);
	ret->organisation = read_int(&c);
	ret->place = read_text(&c);
	ret->access = read_text(&c);
	ret->link = read_text(&c);
	ret->purpose = read_text(&c);
	ret->attendees = read_text(&c);
	ret->dialect = read_text(&c);
	ret->gender = read_text(&c);
	ret->qualification = read_text(&c);
	ret->dbs = read_text(&c);
	ret->cost_code = read_text(&c);
	ret->conflict = read_text(&c);
	ret->briefing = read_text(&c);
	ret->briefing_utc = read_int(&c);
	ret->linguist = read_int(&c);
	ret->pair = read_int(&c);
	ret->again = read_int(&c);
	ret->series = read_int(&c);
	return cursor_close(&c, fault);
}

enum status
booking_put(const struct access *access, const struct booking *booking,
	    struct fault *fault)
{
	struct cursor c = cursor_open(access, &booking_noun, BOOKING_PUT);

	put_int(&c, booking->item);
	put_int(&c, booking->organisation);
	put_text(&c, booking->place);
	put_text(&c, booking->access);
	put_text(&c, booking->link);
	put_text(&c, booking->purpose);
	put_text(&c, booking->attendees);
	put_text(&c, booking->dialect);
	put_text(&c, booking->gender);
	put_text(&c, booking->qualification);
	put_text(&c, booking->dbs);
	put_text(&c, booking->cost_code);
	put_text(&c, booking->conflict);
	put_text(&c, booking->briefing);
	put_some(&c, booking->briefing_utc);
	put_some(&c, booking->linguist);
	put_some(&c, booking->pair);
	put_some(&c, booking->again);
	put_some(&c, booking->series);
	return cursor_run(&c, fault);
}

static enum status
kin_read(const struct access *access, int query, int64_t of, struct kin *ret,
	 struct fault *fault)
{
	struct cursor c = cursor_open(access, &booking_noun, query);
	struct kin all = {NULL, 0};
	size_t cap = 0;
	enum status status;

	put_int(&c, of);
	put_int(&c, BOOKING_KIN);
	while (cursor_next(&c)) {
		struct kin_item *one;

		all.list = arena_grow(access->arena, all.list, all.count, &cap,
				      sizeof *all.list);
		one = &all.list[all.count++];
		one->item = read_int(&c);
		one->n = (int)read_int(&c);
		one->starts_utc = read_int(&c);
		one->state = read_text(&c);
	}
	if (!(status = cursor_close(&c, fault)))
		*ret = all;
	return status;
}

enum status
booking_pairs(const struct access *access, int64_t item, struct kin *ret,
	      struct fault *fault)
{
	return kin_read(access, BOOKING_PAIRS, item, ret, fault);
}

enum status
booking_again(const struct access *access, int64_t item, struct kin *ret,
	      struct fault *fault)
{
	return kin_read(access, BOOKING_AGAIN, item, ret, fault);
}

enum status
booking_series(const struct access *access, int64_t series, struct kin *ret,
	       struct fault *fault)
{
	return kin_read(access, BOOKING_SERIES, series, ret, fault);
}

enum status
series_insert(const struct access *access, const struct series *series,
	      struct fault *fault)
{
	struct cursor c = cursor_open(access, &booking_noun, SERIES_INSERT);

	put_int(&c, series->id);
	put_int(&c, series->organisation);
	put_int(&c, series->request);
	put_int(&c, series->weeks);
	put_int(&c, series->working_days);
	put_int(&c, series->made_utc);
	put_int(&c, series->made_by);
	return cursor_run(&c, fault);
}

enum status
series_get(const struct access *access, int64_t id, struct series *ret,
	   struct fault *fault)
{
	struct cursor c = cursor_open(access, &booking_noun, SERIES_GET);
	bool found;

	put_int(&c, id);
	if ((found = cursor_next(&c))) {
		ret->id = read_int(&c);
		ret->organisation = read_int(&c);
		ret->request = read_int(&c);
		ret->weeks = (int)read_int(&c);
		ret->working_days = read_int(&c);
		ret->made_utc = read_int(&c);
		ret->made_by = read_int(&c);
	}
	return cursor_found(&c, found, "series", fault);
}

enum status
attendance_get(const struct access *access, int64_t item,
	       struct attendance *ret, struct fault *fault)
{
	struct cursor c = cursor_open(access, &booking_noun, ATTENDANCE_GET);
	bool found;

	put_int(&c, item);
	if ((found = cursor_next(&c))) {
		ret->item = read_int(&c);
		ret->organisation = read_int(&c);
		ret->started_utc = read_int(&c);
		ret->finished_utc = read_int(&c);
		ret->outcome = read_text(&c);
		ret->note = read_text(&c);
		ret->said_utc = read_int(&c);
		ret->said_by = read_int(&c);
		ret->confirmed_utc = read_int(&c);
		ret->confirmed_by = read_int(&c);
	}
	return cursor_found(&c, found, "attendance", fault);
}

enum status
attendance_put(const struct access *access, const struct attendance *said,
	       struct fault *fault)
{
	struct cursor c = cursor_open(access, &booking_noun, ATTENDANCE_PUT);

	put_int(&c, said->item);
	put_int(&c, said->organisation);
	put_some(&c, said->started_utc);
	put_some(&c, said->finished_utc);
	put_text(&c, said->outcome);
	put_text(&c, said->note);
	put_int(&c, said->said_utc);
	put_int(&c, said->said_by);
	put_some(&c, said->confirmed_utc);
	put_some(&c, said->confirmed_by);
	return cursor_run(&c, fault);
}
