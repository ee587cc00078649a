/* What people are told of a booking. */
#include "store/booking.h"

#include <string.h>

#include "store/inside.h"

enum {
	REMINDER_PUT,
	REMINDER_DROP,
	REMINDER_LIST,
	REMINDER_STALE,
	REMINDER_NEW,
	REMINDER_DUE,
	REMINDERS,
};

const char *const remind_who_names[2] = {"tenant", "interpreter"};
const char *const remind_state_names[REMIND_STATES] = {
	"planned", "sent", "waiting", "told", "not"};

#define COLUMNS                                                          \
	"m.item, m.who, m.what, m.organisation, m.provider, m.starts_at," \
	" m.channel, m.due_at, m.why, m.state, m.told_at, m.told_by"

static const struct query queries[] = {
	[REMINDER_PUT] = {"INSERT INTO booking_reminder (item, who, what,"
			  " organisation, provider, starts_at, channel,"
			  " due_at, why, state, told_at, told_by) VALUES (?,"
			  " ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"
			  " ON CONFLICT (item, who, what) DO UPDATE SET"
			  " provider = excluded.provider,"
			  " starts_at = excluded.starts_at,"
			  " channel = excluded.channel,"
			  " due_at = excluded.due_at, why = excluded.why,"
			  " state = excluded.state,"
			  " told_at = excluded.told_at,"
			  " told_by = excluded.told_by", NULL},
	[REMINDER_DROP] = {"DELETE FROM booking_reminder WHERE item = ?"
			   " AND who = ? AND what = ?", NULL},
	[REMINDER_LIST] = {"SELECT " COLUMNS " FROM booking_reminder m"
			   " WHERE m.item = ? AND visible(m.organisation)"
			   " ORDER BY m.what, m.who DESC", NULL},
	/* Of a booking that is another by now, or is not to be. */
	[REMINDER_STALE] = {"SELECT " COLUMNS " FROM booking_reminder m"
			    " INDEXED BY booking_reminder_stale"
			    " CROSS JOIN item i ON i.id = m.item"
			    " WHERE m.what = 0 AND m.starts_at > ?1"
			    " AND (i.state NOT IN ('assigned', 'on-hold')"
			    " OR i.starts_at <> m.starts_at"
			    " OR m.who = 'interpreter'"
			    " AND i.provider IS NOT m.provider) LIMIT ?2",
			    NULL},
	[REMINDER_NEW] = {"SELECT i.id, 'tenant', 0, i.organisation,"
			  " i.provider, i.starts_at, '', 0, '', 'planned',"
			  " NULL, NULL FROM item i INDEXED BY item_to_come"
			  " WHERE i.state = 'assigned'"
			  " AND i.service = 'interpreting'"
			  " AND i.starts_at IS NOT NULL AND i.starts_at > ?1"
			  " AND NOT EXISTS (SELECT 1 FROM booking_reminder m"
			  " WHERE m.item = i.id AND m.who = 'tenant'"
			  " AND m.what = 0) ORDER BY i.starts_at LIMIT ?2",
			  NULL},
	[REMINDER_DUE] = {"SELECT " COLUMNS " FROM booking_reminder m"
			  " INDEXED BY booking_reminder_planned"
			  " WHERE m.state = 'planned' AND m.due_at <= ?1"
			  " ORDER BY m.due_at LIMIT ?2", NULL},
};
const struct noun booking_reminder_noun = {
	NOUN_BOOKING_REMINDER, "booking_reminder", queries, REMINDERS};

enum status
booking_reminder_put(const struct access *access,
		     const struct booking_reminder *one, struct fault *fault)
{
	struct cursor c = cursor_open(access, &booking_reminder_noun,
				      REMINDER_PUT);

	put_int(&c, one->item);
	put_text(&c, remind_who_names[one->who]);
	put_int(&c, one->what);
	put_int(&c, one->organisation);
	put_some(&c, one->provider);
	put_int(&c, one->starts_utc);
	put_text(&c, one->channel);
	put_int(&c, one->due_utc);
	put_text(&c, one->why);
	put_text(&c, remind_state_names[one->state]);
	put_some(&c, one->told_utc);
	put_some(&c, one->told_by);
	return cursor_run(&c, fault);
}

enum status
booking_reminder_drop(const struct access *access,
		      const struct booking_reminder *one, struct fault *fault)
{
	struct cursor c = cursor_open(access, &booking_reminder_noun,
				      REMINDER_DROP);

	put_int(&c, one->item);
	put_text(&c, remind_who_names[one->who]);
	put_int(&c, one->what);
	return cursor_run(&c, fault);
}

static void
reminder_read(struct cursor *c, struct booking_reminder *ret)
{
	const char *state;

	*ret = (struct booking_reminder){.item = read_int(c)};
	ret->who = strcmp(read_word(c), "tenant") ? REMIND_INTERPRETER
						  : REMIND_TENANT;
	ret->what = read_int(c) ? REMIND_OFF : REMIND_COMES;
	ret->organisation = read_int(c);
	ret->provider = read_int(c);
	ret->starts_utc = read_int(c);
	ret->channel = read_text(c);
	ret->due_utc = read_int(c);
	ret->why = read_text(c);
	state = read_word(c);
	for (int i = 0; i < REMIND_STATES; i++)
		if (!strcmp(state, remind_state_names[i]))
			ret->state = (enum remind_state)i;
	ret->told_utc = read_int(c);
	ret->told_by = read_int(c);
}

static enum status
reminders_read(struct cursor *c, struct booking_reminders *ret,
	       struct fault *fault)
{
	struct booking_reminders all = {NULL, 0};
	size_t cap = 0;
	enum status status;

	while (cursor_next(c)) {
		all.list = arena_grow(c->arena, all.list, all.count, &cap,
				      sizeof *all.list);
		reminder_read(c, &all.list[all.count++]);
	}
	if (!(status = cursor_close(c, fault)))
		*ret = all;
	return status;
}

enum status
booking_reminder_list(const struct access *access, int64_t item,
		      struct booking_reminders *ret, struct fault *fault)
{
	struct cursor c = cursor_open(access, &booking_reminder_noun,
				      REMINDER_LIST);

	put_int(&c, item);
	return reminders_read(&c, ret, fault);
}

enum status
booking_reminder_find(const struct access *access, enum remind_search search,
		      int64_t now_utc, struct booking_reminders *ret,
		      struct fault *fault)
{
	static const int query[] = {REMINDER_STALE, REMINDER_NEW,
				    REMINDER_DUE};
	struct cursor c = cursor_open(access, &booking_reminder_noun,
				      query[search]);

	put_int(&c, now_utc);
	put_int(&c, REMIND_SLICE);
	return reminders_read(&c, ret, fault);
}
