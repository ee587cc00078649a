/* What must leave the house, repeated answers, and counters. */
#include "store/outbox.h"

#include <string.h>

#include "store/inside.h"
#include "store/outbox_row.h"

/* U+10FFFF: no key that begins so comes after it. */
#define LAST_CHARACTER "\xf4\x8f\xbf\xbf"

enum {
	OUTBOX_PUT,
	OUTBOX_DUE,
	OUTBOX_UPDATE,
	OUTBOX_GET,
	OUTBOX_PURGE,
	OUTBOX_DROP,
	OUTBOX_FORGET,
	ANSWER_INSERT,
	ANSWER_GET,
	ANSWER_PURGE,
	COUNTER_RAISE,
	COUNTER_GET,
	COUNTER_PUT,
	OUTBOXES,
};

/* None of these belongs to an organisation: messages are sent by the service
 * itself, an answer is found by its caller's own account, and numbers are the
 * house's. */
static const struct query queries[] = {
	[OUTBOX_PUT] = {"INSERT INTO outbox (id, kind, key, payload, state,"
			" attempts, next_at, organisation)"
			" VALUES (?, ?, ?, ?, ?, ?, ?, ?)"
			" ON CONFLICT (key) DO NOTHING", NULL},
	[OUTBOX_DUE] = {"SELECT " OUTBOX_COLUMNS " WHERE state = 'waiting'"
			" AND next_at <= ? ORDER BY next_at LIMIT ?", NULL},
	[OUTBOX_UPDATE] = {"UPDATE outbox SET state = ?2, attempts = ?3,"
			   " next_at = ?4, trouble = ?5 WHERE id = ?1", NULL},
	[OUTBOX_GET] = {"SELECT " OUTBOX_COLUMNS " WHERE key = ?", NULL},
	[OUTBOX_PURGE] = {"DELETE FROM outbox WHERE id IN (SELECT id"
			  " FROM outbox WHERE state <> 'waiting'"
			  " AND next_at < ? LIMIT 1000)", NULL},
	[OUTBOX_DROP] = {"DELETE FROM outbox WHERE key >= ? AND key < ?"
			 " AND kind = ? AND state = 'waiting'", NULL},
	[OUTBOX_FORGET] = {"DELETE FROM outbox WHERE id = ?", NULL},
	[ANSWER_INSERT] = {"INSERT INTO idempotency (account, key, body_hash,"
			   " status, location, body, created)"
			   " VALUES (?, ?, ?, ?, ?, ?, ?)", NULL},
	[ANSWER_GET] = {"SELECT account, key, body_hash, status, location,"
			" body, created FROM idempotency WHERE account = ?"
			" AND key = ?", NULL},
	[ANSWER_PURGE] = {"DELETE FROM idempotency WHERE (account, key) IN"
			  " (SELECT account, key FROM idempotency"
			  " WHERE created < ? LIMIT 1000)", NULL},
	/* Apart: RETURNING opens a table of its own for each row. */
	[COUNTER_RAISE] = {"INSERT INTO counter (name, value) VALUES (?, 1)"
			   " ON CONFLICT DO UPDATE SET value = value + 1",
			   NULL},
	[COUNTER_GET] = {"SELECT value FROM counter WHERE name = ?", NULL},
	[COUNTER_PUT] = {"INSERT INTO counter (name, value) VALUES (?, ?)"
			 " ON CONFLICT (name) DO UPDATE SET"
			 " value = excluded.value", NULL},
};
const struct noun outbox_noun = {NOUN_OUTBOX, "outbox", queries, OUTBOXES};

static const char *const state_names[] = {
	[MESSAGE_WAITING] = "waiting",
	[MESSAGE_SENT] = "sent",
	[MESSAGE_FAILED] = "failed",
};

enum status
outbox_put(const struct access *access, const struct message *m,
	   struct fault *fault)
{
	struct cursor c = cursor_open(access, &outbox_noun, OUTBOX_PUT);

	put_int(&c, m->id);
	put_text(&c, m->kind);
	put_text(&c, m->key);
	put_text(&c, m->payload);
	put_text(&c, state_names[m->state]);
	put_int(&c, m->attempts);
	put_int(&c, m->next_utc);
	put_some(&c, m->organisation);
	return cursor_run(&c, fault);
}

void
message_read(struct cursor *c, struct message *ret)
{
	const char *state;

	ret->id = read_int(c);
	ret->kind = read_text(c);
	ret->key = read_text(c);
	ret->payload = read_text(c);
	state = read_word(c);
	ret->state = MESSAGE_FAILED;
	for (int i = MESSAGE_WAITING; i <= MESSAGE_FAILED; i++)
		if (!strcmp(state, state_names[i]))
			ret->state = (enum message_state)i;
	ret->attempts = (int)read_int(c);
	ret->next_utc = read_int(c);
	ret->trouble = read_text(c);
	ret->organisation = read_int(c);
}

enum status
outbox_due(const struct access *access, int64_t now_utc, size_t limit,
	   struct messages *ret, struct fault *fault)
{
	struct cursor c = cursor_open(access, &outbox_noun, OUTBOX_DUE);
	struct messages all = {NULL, 0};
	size_t cap = 0;
	enum status status;

	put_int(&c, now_utc);
	put_int(&c, (int64_t)limit);
	while (cursor_next(&c)) {
		all.list = arena_grow(access->arena, all.list, all.count, &cap,
				      sizeof *all.list);
		message_read(&c, &all.list[all.count++]);
	}
	if (!(status = cursor_close(&c, fault)))
		*ret = all;
	return status;
}

enum status
outbox_update(const struct access *access, const struct message *m,
	      struct fault *fault)
{
	struct cursor c = cursor_open(access, &outbox_noun, OUTBOX_UPDATE);

	put_int(&c, m->id);
	put_text(&c, state_names[m->state]);
	put_int(&c, m->attempts);
	put_int(&c, m->next_utc);
	put_text(&c, m->trouble);
	return cursor_change(&c, "message", fault);
}

enum status
outbox_get(const struct access *access, const char *key, struct message *ret,
	   struct fault *fault)
{
	struct cursor c = cursor_open(access, &outbox_noun, OUTBOX_GET);
	bool found;

	put_text(&c, key);
	if ((found = cursor_next(&c)))
		message_read(&c, ret);
	return cursor_found(&c, found, "message", fault);
}

enum status
outbox_drop(const struct access *access, const char *kind,
	    const char *key_begin, struct fault *fault)
{
	struct cursor c = cursor_open(access, &outbox_noun, OUTBOX_DROP);

	put_text(&c, key_begin);
	put_text(&c, arena_printf(access->arena, "%s" LAST_CHARACTER,
				  key_begin));
	put_text(&c, kind);
	return cursor_run(&c, fault);
}

enum status
outbox_forget(const struct access *access, int64_t id, struct fault *fault)
{
	struct cursor c = cursor_open(access, &outbox_noun, OUTBOX_FORGET);

	put_int(&c, id);
	return cursor_run(&c, fault);
}

enum status
outbox_purge(const struct access *access, int64_t before_utc,
	     struct fault *fault)
{
	struct cursor c = cursor_open(access, &outbox_noun, OUTBOX_PURGE);

	put_int(&c, before_utc);
	return cursor_run(&c, fault);
}

enum status
answer_insert(const struct access *access, const struct answer *a,
	      struct fault *fault)
{
	struct cursor c = cursor_open(access, &outbox_noun, ANSWER_INSERT);

	put_int(&c, a->account);
	put_text(&c, a->key);
	put_bytes(&c, a->body_hash, HASH_BYTES);
	put_int(&c, a->http);
	put_text(&c, a->location);
	put_text(&c, a->body);
	put_int(&c, a->created_utc);
	return cursor_insert(&c, "Idempotency-Key",
			     N_("This key was used already: send another"),
			     fault);
}

enum status
answer_get(const struct access *access, int64_t account, const char *key,
	   struct answer *ret, struct fault *fault)
{
	struct cursor c = cursor_open(access, &outbox_noun, ANSWER_GET);
	bool found;

	put_int(&c, account);
	put_text(&c, key);
	if ((found = cursor_next(&c))) {
		ret->account = read_int(&c);
		ret->key = read_text(&c);
		read_hash(&c, ret->body_hash, HASH_BYTES);
		ret->http = (int)read_int(&c);
		ret->location = read_text(&c);
		ret->body = read_text(&c);
		ret->created_utc = read_int(&c);
	}
	return cursor_found(&c, found, "Idempotency-Key", fault);
}

enum status
answer_purge(const struct access *access, int64_t before_utc,
	     struct fault *fault)
{
	struct cursor c = cursor_open(access, &outbox_noun, ANSWER_PURGE);

	put_int(&c, before_utc);
	return cursor_run(&c, fault);
}

enum status
counter_next(const struct access *access, const char *name, int64_t *ret_value,
	     struct fault *fault)
{
	struct cursor c = cursor_open(access, &outbox_noun, COUNTER_RAISE);
	enum status status;

	put_text(&c, name);
	if ((status = cursor_run(&c, fault)))
		return status;
	return counter_get(access, name, ret_value, fault);
}

enum status
counter_put(const struct access *access, const char *name, int64_t value,
	    struct fault *fault)
{
	struct cursor c = cursor_open(access, &outbox_noun, COUNTER_PUT);

	put_text(&c, name);
	put_int(&c, value);
	return cursor_run(&c, fault);
}

enum status
counter_get(const struct access *access, const char *name, int64_t *ret_value,
	    struct fault *fault)
{
	struct cursor c = cursor_open(access, &outbox_noun, COUNTER_GET);
	int64_t value = 0;
	enum status status;

	put_text(&c, name);
	if (cursor_next(&c))
		value = read_int(&c);
	if (!(status = cursor_close(&c, fault)))
		*ret_value = value;
	return status;
}
