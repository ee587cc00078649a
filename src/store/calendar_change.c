/* Changes of calendars, and the open deadlines that they move. */
#include "core/name.h"
#include "store/calendar.h"
#include "store/inside.h"
#include "store/outbox.h"

enum {
	CHANGE_INSERT,
	CHANGE_UPDATE,
	CHANGE_GET,
	CHANGE_LIST,
	CHANGE_OPEN,
	CHANGE_COUNT,
	DUES_CASES,
	DUES_EVERY,
	DUES_ITEMS,
	DUES_COUNT,
	MOVE_INSERT,
	MOVE_LIST,
	CHANGES,
};

static const char *const phases[] = {"cases", "items", "done"};

#define COLUMNS                                                                \
	"id, organisation, what, jurisdiction, day, name, at, by, phase,"      \
	" place, after_due, after_id, looked, moved"

static const struct query queries[] = {
	[CHANGE_INSERT] = {"INSERT INTO calendar_change (organisation, what,"
			   " jurisdiction, day, name, at, by, phase, place,"
			   " after_due, after_id, looked, moved, id)"
			   " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
			   NULL},
	[CHANGE_UPDATE] = {"UPDATE calendar_change SET phase = ?, place = ?,"
			   " after_due = ?, after_id = ?, looked = ?,"
			   " moved = ? WHERE id = ? AND visible(organisation)",
			   NULL},
	[CHANGE_GET] = {"SELECT " COLUMNS " FROM calendar_change"
			" WHERE id = ? AND visible(organisation)",
			NULL},
	[CHANGE_LIST] = {"SELECT " COLUMNS " FROM calendar_change"
			 " WHERE id < ? AND visible(organisation)"
			 " ORDER BY id DESC LIMIT ?",
			 NULL},
	[CHANGE_OPEN] = {"SELECT " COLUMNS " FROM calendar_change"
			 " INDEXED BY calendar_change_open"
			 " WHERE phase <> 'done' AND visible(organisation)"
			 " AND id > 0 ORDER BY id LIMIT 1",
			 NULL},
	[CHANGE_COUNT] = {"SELECT value FROM counter WHERE name = 'calendar'",
			   NULL},
	[DUES_CASES] = {"SELECT due_at, case_file FROM case_clock"
			" INDEXED BY case_clock_due WHERE organisation = ?"
			" AND (due_at, case_file) > (?, ?) AND open = 1"
			" AND due_at IS NOT NULL AND visible(organisation)"
			" ORDER BY due_at, case_file LIMIT ?",
			NULL},
	[DUES_EVERY] = {"SELECT order_at, id FROM case_file"
			" INDEXED BY case_due WHERE organisation = ?"
			" AND (order_at, id) > (?, ?) AND closed_at IS NULL"
			" AND visible(organisation)"
			" ORDER BY order_at, id LIMIT ?", NULL},
	[DUES_ITEMS] = {"SELECT due_at, id FROM item INDEXED BY item_due"
			" WHERE organisation = ? AND (due_at, id) > (?, ?)"
			" AND open = 1 AND due_at IS NOT NULL"
			" AND visible(organisation)"
			" ORDER BY due_at, id LIMIT ?",
			NULL},
	[DUES_COUNT] = {"SELECT total(n) FROM board WHERE organisation = ?"
			" AND day >= ? AND visible(organisation)",
			NULL},
	[MOVE_INSERT] = {"INSERT INTO calendar_move (change, n, organisation,"
			 " subject, item, clock, from_at, to_at)"
			 " SELECT ?1, 1 + coalesce((SELECT max(n)"
			 " FROM calendar_move WHERE change = ?1), 0),"
			 " ?2, ?3, ?4, ?5, ?6, ?7",
			 NULL},
	[MOVE_LIST] = {"SELECT change, organisation, subject, item, clock,"
		       " from_at, to_at, n, CASE item WHEN 0 THEN"
		       " (SELECT ref FROM case_file c WHERE c.id = m.subject)"
		       " ELSE (SELECT ref FROM request r"
		       " WHERE r.id = m.subject) END FROM calendar_move m"
		       " WHERE change = ? AND n > ? AND visible(organisation)"
		       " ORDER BY n LIMIT ?",
		       NULL},
};
const struct noun calendar_change_noun = {NOUN_CALENDAR_CHANGE,
					  "calendar_change", queries, CHANGES};

static void
put_progress(struct cursor *c, const struct calendar_change *change)
{
	put_text(c, phases[change->phase]);
	put_int(c, change->place);
	put_int(c, change->after_utc);
	put_int(c, change->after_id);
	put_int(c, change->looked);
	put_int(c, change->moved);
	put_int(c, change->id);
}

enum status
calendar_change_insert(const struct access *access,
		       const struct calendar_change *change,
		       struct fault *fault)
{
	struct cursor c =
		cursor_open(access, &calendar_change_noun, CHANGE_INSERT);
	int64_t n;
	enum status status;

	put_int(&c, change->organisation);
	put_text(&c, change->what);
	put_text(&c, change->jurisdiction);
	put_int(&c, change->day_days);
	put_text(&c, change->name);
	put_int(&c, change->at_utc);
	put_int(&c, change->by);
	put_progress(&c, change);
	status = cursor_run(&c, fault);
	return status ? status : counter_next(access, "calendar", &n, fault);
}

enum status
calendar_change_update(const struct access *access,
		       const struct calendar_change *change,
		       struct fault *fault)
{
	struct cursor c =
		cursor_open(access, &calendar_change_noun, CHANGE_UPDATE);

	put_progress(&c, change);
	return cursor_change(&c, "change", fault);
}

static void
change_read(struct cursor *c, struct calendar_change *ret)
{
	int phase;

	ret->id = read_int(c);
	ret->organisation = read_int(c);
	ret->what = read_text(c);
	ret->jurisdiction = read_text(c);
	ret->day_days = (int32_t)read_int(c);
	ret->name = read_text(c);
	ret->at_utc = read_int(c);
	ret->by = read_int(c);
	phase = name_find(phases, 3, read_word(c));
	ret->phase = phase < 0 ? CHANGE_DONE : (enum change_phase)phase;
	ret->place = read_int(c);
	ret->after_utc = read_int(c);
	ret->after_id = read_int(c);
	ret->looked = read_int(c);
	ret->moved = read_int(c);
}

static enum status
change_one(struct cursor *c, struct calendar_change *ret, struct fault *fault)
{
	bool found = cursor_next(c);

	if (found)
		change_read(c, ret);
	return cursor_found(c, found, "change", fault);
}

enum status
calendar_change_get(const struct access *access, int64_t id,
		    struct calendar_change *ret, struct fault *fault)
{
	struct cursor c =
		cursor_open(access, &calendar_change_noun, CHANGE_GET);

	put_int(&c, id);
	return change_one(&c, ret, fault);
}

enum status
calendar_change_open(const struct access *access, struct calendar_change *ret,
		     struct fault *fault)
{
	struct cursor c =
		cursor_open(access, &calendar_change_noun, CHANGE_OPEN);

	return change_one(&c, ret, fault);
}

enum status
calendar_change_count(const struct access *access, int64_t *ret,
		       struct fault *fault)
{
	struct cursor c =
		cursor_open(access, &calendar_change_noun, CHANGE_COUNT);

	*ret = cursor_next(&c) ? read_int(&c) : 0;
	return cursor_close(&c, fault);
}

enum status
calendar_change_list(const struct access *access, int64_t before_id,
		     size_t limit, struct calendar_changes *ret,
		     struct fault *fault)
{
	struct cursor c =
		cursor_open(access, &calendar_change_noun, CHANGE_LIST);
	struct calendar_changes all = {NULL, 0};
	size_t cap = 0;
	enum status status;

	put_int(&c, before_id ? before_id : INT64_MAX);
	put_int(&c, (int64_t)limit);
	while (cursor_next(&c)) {
		all.list = arena_grow(access->arena, all.list, all.count, &cap,
				      sizeof *all.list);
		change_read(&c, &all.list[all.count++]);
	}
	if (!(status = cursor_close(&c, fault)))
		*ret = all;
	return status;
}

enum status
open_dues_after(const struct access *access, const struct open_dues_wish *wish,
		struct open_dues *ret, struct fault *fault)
{
	struct cursor c = cursor_open(access, &calendar_change_noun,
				      wish->phase == CHANGE_ITEMS ? DUES_ITEMS
				      : wish->every_case ? DUES_EVERY
							 : DUES_CASES);
	struct open_dues all = {NULL, 0};
	size_t cap = 0;
	enum status status;

	put_int(&c, wish->organisation);
	put_int(&c, wish->after.due_utc);
	put_int(&c, wish->after.id);
	put_int(&c, (int64_t)wish->limit);
	while (cursor_next(&c)) {
		all.list = arena_grow(access->arena, all.list, all.count, &cap,
				      sizeof *all.list);
		all.list[all.count].due_utc = read_int(&c);
		all.list[all.count++].id = read_int(&c);
	}
	if (!(status = cursor_close(&c, fault)))
		*ret = all;
	return status;
}

enum status
open_dues_count(const struct access *access, int64_t organisation,
		int32_t from_days, int64_t *ret, struct fault *fault)
{
	struct cursor c =
		cursor_open(access, &calendar_change_noun, DUES_COUNT);

	put_int(&c, organisation);
	put_int(&c, from_days);
	*ret = cursor_next(&c) ? read_int(&c) : 0;
	return cursor_close(&c, fault);
}

enum status
calendar_move_insert(const struct access *access,
		     const struct calendar_move *move, struct fault *fault)
{
	struct cursor c =
		cursor_open(access, &calendar_change_noun, MOVE_INSERT);

	put_int(&c, move->change);
	put_int(&c, move->organisation);
	put_int(&c, move->subject);
	put_int(&c, move->item);
	put_text(&c, move->clock);
	put_int(&c, move->from_utc);
	put_int(&c, move->to_utc);
	return cursor_run(&c, fault);
}

enum status
calendar_move_list(const struct access *access,
		   const struct calendar_moves_wish *wish,
		   struct calendar_moves *ret, struct fault *fault)
{
	struct cursor c = cursor_open(access, &calendar_change_noun, MOVE_LIST);
	struct calendar_moves all = {NULL, 0};
	size_t cap = 0;
	enum status status;

	put_int(&c, wish->change);
	put_int(&c, wish->after_n);
	put_int(&c, (int64_t)wish->limit);
	while (cursor_next(&c)) {
		struct calendar_move *m;

		all.list = arena_grow(access->arena, all.list, all.count, &cap,
				      sizeof *all.list);
		m = &all.list[all.count++];
		m->change = read_int(&c);
		m->organisation = read_int(&c);
		m->subject = read_int(&c);
		m->item = (int)read_int(&c);
		m->clock = read_text(&c);
		m->from_utc = read_int(&c);
		m->to_utc = read_int(&c);
		m->n = read_int(&c);
		m->ref = read_text(&c);
	}
	if (!(status = cursor_close(&c, fault)))
		*ret = all;
	return status;
}
