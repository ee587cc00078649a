/* Loads, absences and reminders. */
#include "store/queue.h"

#include <string.h>

#include "store/inside.h"
#include "store/routing.h"

enum {
	QUEUE_LOAD,
	QUEUE_TOLD,
	QUEUE_OWN,
	QUEUE_OWNED,
	ABSENCE_INSERT,
	ABSENCE_END,
	ABSENCE_GET,
	ABSENCE_LIST,
	REMINDER_PUT,
	REMINDER_GET,
	REMINDER_SEEN,
	REMINDER_PURGE,
	REMINDED_GET,
	REMINDED_PUT,
	QUEUES,
};

#define OF_OWNER                                                               \
	" FROM item INDEXED BY item_owner WHERE organisation = ?1"             \
	" AND owner = ?2 AND open = 1 AND owner IS NOT NULL"                   \
	" AND visible(organisation)"
#define ABSENCE_COLUMNS                                                        \
	"id, account, organisation, from_day, to_day, cover, at, by"

static const struct query queries[] = {
	/* due_at in the words of the index: the rows stay unread. Counted
	 * below: SQLite's sums cost four times as much. */
	[QUEUE_LOAD] = {"SELECT state, coalesce(due_at, 253402300799)" OF_OWNER
			" ORDER BY coalesce(due_at, 253402300799) LIMIT ?3",
			NULL},
	/* What nobody does waits for an officer, though it is closed. */
	[QUEUE_TOLD] = {"SELECT i.owner, count(*) FROM routing r"
			" INDEXED BY routing_told CROSS JOIN item i"
			" ON i.id = r.item WHERE r.organisation = ?1"
			" AND r.told IS NOT NULL AND i.owner IS NOT NULL"
			" AND i.state IN ('offered', 'unfilled')"
			" AND r.told_at > ?2 - ?3"
			" AND (i.starts_at IS NULL OR i.starts_at > ?2)"
			" AND visible(r.organisation) GROUP BY i.owner",
			NULL},
	[QUEUE_OWN] = {"UPDATE item SET owner = ?2 WHERE request = ?1"
		       " AND visible(organisation)",
		       NULL},
	[QUEUE_OWNED] = {"SELECT request" OF_OWNER " LIMIT ?3", NULL},
	[ABSENCE_INSERT] = {"INSERT INTO absence (" ABSENCE_COLUMNS ")"
			    " VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
			    NULL},
	[ABSENCE_END] = {"UPDATE absence SET ended_at = ?2 WHERE id = ?1"
			 " AND ended_at IS NULL AND visible(organisation)",
			 NULL},
	[ABSENCE_GET] = {"SELECT " ABSENCE_COLUMNS " FROM absence"
			 " WHERE id = ? AND ended_at IS NULL"
			 " AND visible(organisation)",
			 NULL},
	[ABSENCE_LIST] = {"SELECT " ABSENCE_COLUMNS " FROM absence"
			  " INDEXED BY absence_now WHERE organisation = ?"
			  " AND to_day >= ? AND ended_at IS NULL"
			  " AND visible(organisation)"
			  " ORDER BY to_day, id LIMIT ?",
			  NULL},
	[REMINDER_PUT] = {"INSERT OR IGNORE INTO reminder (account, day,"
			  " organisation, at, overdue, due_today, waiting,"
			  " papers) VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
			  NULL},
	[REMINDER_GET] = {"SELECT organisation, at, overdue, due_today,"
			  " waiting, papers FROM reminder WHERE account = ?"
			  " AND day = ? AND seen_at IS NULL"
			  " AND visible(organisation)",
			  NULL},
	[REMINDER_SEEN] = {"UPDATE reminder SET seen_at = ?3"
			   " WHERE account = ?1 AND day = ?2"
			   " AND visible(organisation)",
			   NULL},
	[REMINDER_PURGE] = {"DELETE FROM reminder WHERE (account, day) IN"
			    " (SELECT account, day FROM reminder"
			    " INDEXED BY reminder_day WHERE day < ?"
			    " LIMIT 1000)",
			    NULL},
	[REMINDED_GET] = {"SELECT day FROM reminded WHERE organisation = ?",
			  NULL},
	[REMINDED_PUT] = {"INSERT INTO reminded (organisation, day)"
			  " VALUES (?1, ?2) ON CONFLICT (organisation)"
			  " DO UPDATE SET day = ?2",
			  NULL},
};
const struct noun queue_noun = {NOUN_QUEUE, "queue", queries, QUEUES};

enum status
queue_told(const struct access *access, struct load_time *when,
	   struct fault *fault)
{
	struct told_load *list = NULL;
	size_t count = 0, cap = 0;
	enum status status = OK;

	for (size_t i = 0; status == OK && i < access->scope->count; i++) {
		struct cursor c = cursor_open(access, &queue_noun, QUEUE_TOLD);

		put_int(&c, access->scope->organisation[i]);
		put_int(&c, when->now_utc);
		put_int(&c, TOLD_SECONDS);
		while (cursor_next(&c)) {
			list = arena_grow(access->arena, list, count, &cap,
					  sizeof *list);
			list[count].account = read_int(&c);
			list[count++].count = read_int(&c);
		}
		status = cursor_close(&c, fault);
	}
	when->told = list;
	when->tolds = count;
	return status;
}

/* Whether an item in that state waits for who looks after it. */
static bool
waits(const char *state)
{
	static const char *const states[] = {"logged", "approved", "delivered",
					     "checked"};

	for (size_t i = 0; i < sizeof states / sizeof *states; i++)
		if (!strcmp(state, states[i]))
			return true;
	return false;
}

static void
load_add(struct load *load, const struct load_time *when, struct cursor *c)
{
	bool is_waiting = waits(read_word(c));
	int64_t due_utc = read_int(c);

	load->open++;
	load->waiting += is_waiting;
	load->overdue += due_utc < when->now_utc;
	load->due_today +=
		due_utc >= when->now_utc && due_utc <= when->day_end_utc;
}

enum status
queue_load(const struct access *access, int64_t account,
	   const struct load_time *when, struct load *ret, struct fault *fault)
{
	struct load load = {0};
	enum status status = OK;

	for (size_t i = 0;
	     status == OK && i < access->scope->count && !load.more; i++) {
		struct cursor c = cursor_open(access, &queue_noun, QUEUE_LOAD);

		put_int(&c, access->scope->organisation[i]);
		put_int(&c, account);
		put_int(&c, LOAD_MOST - load.open + 1);
		while (cursor_next(&c)) {
			load.more = load.open == LOAD_MOST;
			if (!load.more)
				load_add(&load, when, &c);
		}
		status = cursor_close(&c, fault);
	}
	for (size_t i = 0; i < when->tolds; i++)
		if (when->told[i].account == account)
			load.waiting += when->told[i].count;
	*ret = load;
	return status;
}

enum status
queue_own(const struct access *access, int64_t request, int64_t owner,
	  struct fault *fault)
{
	struct cursor c = cursor_open(access, &queue_noun, QUEUE_OWN);

	put_int(&c, request);
	put_some(&c, owner);
	return cursor_run(&c, fault);
}

enum status
queue_owned(const struct access *access, int64_t account, size_t limit,
	    struct owned *ret, struct fault *fault)
{
	struct owned owned = {0};
	enum status status = OK;

	owned.request =
		arena_alloc(access->arena, (limit + 1) * sizeof *owned.request);
	for (size_t i = 0;
	     status == OK && i < access->scope->count && owned.count < limit;
	     i++) {
		struct cursor c = cursor_open(access, &queue_noun, QUEUE_OWNED);

		put_int(&c, access->scope->organisation[i]);
		put_int(&c, account);
		put_int(&c, (int64_t)(limit - owned.count));
		while (cursor_next(&c))
			owned.request[owned.count++] = read_int(&c);
		status = cursor_close(&c, fault);
	}
	*ret = owned;
	return status;
}

/* ---- absences ---- */

enum status
absence_insert(const struct access *access, const struct absence *absence,
	       struct fault *fault)
{
	struct cursor c = cursor_open(access, &queue_noun, ABSENCE_INSERT);

	put_int(&c, absence->id);
	put_int(&c, absence->account);
	put_int(&c, absence->organisation);
	put_int(&c, absence->from_days);
	put_int(&c, absence->to_days);
	put_some(&c, absence->cover);
	put_int(&c, absence->at_utc);
	put_int(&c, absence->by);
	return cursor_run(&c, fault);
}

enum status
absence_end(const struct access *access, int64_t id, int64_t at_utc,
	    struct fault *fault)
{
	struct cursor c = cursor_open(access, &queue_noun, ABSENCE_END);

	put_int(&c, id);
	put_int(&c, at_utc);
	return cursor_change(&c, "absence", fault);
}

static void
absence_read(struct cursor *c, struct absence *ret)
{
	ret->id = read_int(c);
	ret->account = read_int(c);
	ret->organisation = read_int(c);
	ret->from_days = (int32_t)read_int(c);
	ret->to_days = (int32_t)read_int(c);
	ret->cover = read_int(c);
	ret->at_utc = read_int(c);
	ret->by = read_int(c);
}

enum status
absence_get(const struct access *access, int64_t id, struct absence *ret,
	    struct fault *fault)
{
	struct cursor c = cursor_open(access, &queue_noun, ABSENCE_GET);
	bool found;

	put_int(&c, id);
	found = cursor_next(&c);
	if (found)
		absence_read(&c, ret);
	return cursor_found(&c, found, "absence", fault);
}

enum status
absence_list(const struct access *access, int32_t day_days,
	     struct absences *ret, struct fault *fault)
{
	struct absences all = {0};
	size_t cap = 0;
	enum status status = OK;

	for (size_t i = 0; status == OK && i < access->scope->count; i++) {
		struct cursor c =
			cursor_open(access, &queue_noun, ABSENCE_LIST);

		put_int(&c, access->scope->organisation[i]);
		put_int(&c, day_days);
		put_int(&c, ABSENCES_MOST);
		while (cursor_next(&c)) {
			all.list =
				arena_grow(access->arena, all.list, all.count,
					   &cap, sizeof *all.list);
			absence_read(&c, &all.list[all.count++]);
		}
		status = cursor_close(&c, fault);
	}
	*ret = all;
	return status;
}

/* ---- reminders ---- */

enum status
reminder_put(const struct access *access, const struct reminder *reminder,
	     struct fault *fault)
{
	struct cursor c = cursor_open(access, &queue_noun, REMINDER_PUT);

	put_int(&c, reminder->account);
	put_int(&c, reminder->day_days);
	put_int(&c, reminder->organisation);
	put_int(&c, reminder->at_utc);
	put_int(&c, reminder->overdue);
	put_int(&c, reminder->due_today);
	put_int(&c, reminder->waiting);
	put_int(&c, reminder->papers);
	return cursor_run(&c, fault);
}

enum status
reminder_get(const struct access *access, int64_t account, int32_t day_days,
	     struct reminder *ret, struct fault *fault)
{
	struct cursor c = cursor_open(access, &queue_noun, REMINDER_GET);
	bool found;

	put_int(&c, account);
	put_int(&c, day_days);
	found = cursor_next(&c);
	*ret = (struct reminder){.account = account, .day_days = day_days};
	if (found) {
		ret->organisation = read_int(&c);
		ret->at_utc = read_int(&c);
		ret->overdue = read_int(&c);
		ret->due_today = read_int(&c);
		ret->waiting = read_int(&c);
		ret->papers = read_int(&c);
	}
	return cursor_found(&c, found, "reminder", fault);
}

enum status
reminder_seen(const struct access *access, const struct reminder *reminder,
	      struct fault *fault)
{
	struct cursor c = cursor_open(access, &queue_noun, REMINDER_SEEN);

	put_int(&c, reminder->account);
	put_int(&c, reminder->day_days);
	put_int(&c, reminder->at_utc);
	return cursor_run(&c, fault);
}

enum status
reminder_purge(const struct access *access, int32_t day_days,
	       struct fault *fault)
{
	struct cursor c = cursor_open(access, &queue_noun, REMINDER_PURGE);

	put_int(&c, day_days);
	return cursor_run(&c, fault);
}

enum status
reminded_get(const struct access *access, int64_t organisation,
	     int32_t *ret_days, struct fault *fault)
{
	struct cursor c = cursor_open(access, &queue_noun, REMINDED_GET);

	put_int(&c, organisation);
	*ret_days = cursor_next(&c) ? (int32_t)read_int(&c) : INT32_MIN;
	return cursor_close(&c, fault);
}

enum status
reminded_put(const struct access *access, int64_t organisation,
	     int32_t day_days, struct fault *fault)
{
	struct cursor c = cursor_open(access, &queue_noun, REMINDED_PUT);

	put_int(&c, organisation);
	put_int(&c, day_days);
	return cursor_run(&c, fault);
}
