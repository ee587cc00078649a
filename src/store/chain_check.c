/* How far the chain was read again, and where the log stood day by day. */
#include "store/chain_check.h"

#include <string.h>

#include "store/inside.h"

enum {
	STATE_GET,
	STATE_PUT,
	ANCHOR_ADD,
	ANCHOR_FILED,
	ANCHOR_LATEST,
	ANCHOR_WISHES,
	CHECKS,
};

static const struct query queries[] = {
	[STATE_GET] = {"SELECT seq, emptied, hash, begun_at, whole_at,"
		       " whole_seq, whole_hash, broken_seq, broken_at,"
		       " broken_why FROM chain_check WHERE id = 1", NULL},
	[STATE_PUT] = {"INSERT INTO chain_check (id, seq, emptied, hash,"
		       " begun_at, whole_at, whole_seq, whole_hash, broken_seq,"
		       " broken_at, broken_why)"
		       " VALUES (1, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"
		       " ON CONFLICT DO UPDATE SET seq = excluded.seq,"
		       " emptied = excluded.emptied, hash = excluded.hash,"
		       " begun_at = excluded.begun_at,"
		       " whole_at = excluded.whole_at,"
		       " whole_seq = excluded.whole_seq,"
		       " whole_hash = excluded.whole_hash,"
		       " broken_seq = excluded.broken_seq,"
		       " broken_at = excluded.broken_at,"
		       " broken_why = excluded.broken_why", NULL},
	[ANCHOR_ADD] = {"INSERT INTO anchor (day, seq, head, at)"
			" VALUES (?, ?, ?, ?)", NULL},
	[ANCHOR_FILED] = {"UPDATE anchor SET filed_at = ? WHERE day = ?",
			  NULL},
	[ANCHOR_LATEST] = {"SELECT day, seq, head, at, filed_at FROM anchor"
			   " ORDER BY day DESC LIMIT ?",
			   "from the end of the table"},
	[ANCHOR_WISHES] = {"SELECT s.organisation, s.value"
			   " FROM organisation o JOIN setting s"
			   " ON s.organisation = o.id AND s.name = ?"
			   " WHERE visible(o.id)",
			   "asks each organisation once a day"},
};
const struct noun chain_check_noun = {NOUN_CHAIN_CHECK, "chain check",
				      queries, CHECKS};

enum status
chain_state_get(const struct access *access, struct chain_state *ret,
		struct fault *fault)
{
	struct cursor c = cursor_open(access, &chain_check_noun, STATE_GET);
	struct chain_state state = {.broken_why = ""};
	enum status status;

	if (cursor_next(&c)) {
		state.place.seq = read_int(&c);
		state.place.emptied = read_int(&c);
		read_hash(&c, state.place.hash, HASH_BYTES);
		state.begun_utc = read_int(&c);
		state.whole_utc = read_int(&c);
		state.whole_seq = read_int(&c);
		read_hash(&c, state.whole_hash, HASH_BYTES);
		state.broken_seq = read_int(&c);
		state.broken_utc = read_int(&c);
		state.broken_why = read_text(&c);
	}
	status = cursor_close(&c, fault);
	if (status == OK)
		*ret = state;
	return status;
}

enum status
chain_state_put(const struct access *access, const struct chain_state *state,
		struct fault *fault)
{
	struct cursor c = cursor_open(access, &chain_check_noun, STATE_PUT);

	put_int(&c, state->place.seq);
	put_int(&c, state->place.emptied);
	put_bytes(&c, state->place.hash, HASH_BYTES);
	put_int(&c, state->begun_utc);
	put_int(&c, state->whole_utc);
	put_int(&c, state->whole_seq);
	put_bytes(&c, state->whole_hash, HASH_BYTES);
	put_int(&c, state->broken_seq);
	put_int(&c, state->broken_utc);
	put_text(&c, state->broken_why);
	return cursor_run(&c, fault);
}

enum status
anchor_add(const struct access *access, const struct anchor *anchor,
	   struct fault *fault)
{
	struct cursor c = cursor_open(access, &chain_check_noun, ANCHOR_ADD);

	put_int(&c, anchor->day);
	put_int(&c, anchor->seq);
	put_text(&c, anchor->head);
	put_int(&c, anchor->at_utc);
	return cursor_insert(&c, "anchor",
			     N_("That day has its anchor already"), fault);
}

enum status
anchor_filed(const struct access *access, int32_t day, int64_t at_utc,
	     struct fault *fault)
{
	struct cursor c = cursor_open(access, &chain_check_noun, ANCHOR_FILED);

	put_int(&c, at_utc);
	put_int(&c, day);
	return cursor_change(&c, "anchor", fault);
}

enum status
anchor_latest(const struct access *access, size_t limit, struct anchors *ret,
	      struct fault *fault)
{
	struct cursor c = cursor_open(access, &chain_check_noun,
				      ANCHOR_LATEST);
	struct anchors all = {NULL, 0};
	size_t cap = 0;
	enum status status;

	put_int(&c, (int64_t)limit);
	while (cursor_next(&c)) {
		struct anchor *one;

		all.list = arena_grow(access->arena, all.list, all.count, &cap,
				      sizeof *all.list);
		one = &all.list[all.count++];
		*one = (struct anchor){0};
		one->day = (int32_t)read_int(&c);
		one->seq = read_int(&c);
		strncat(one->head, read_word(&c), sizeof one->head - 1);
		one->at_utc = read_int(&c);
		one->filed_utc = read_int(&c);
	}
	if (!(status = cursor_close(&c, fault)))
		*ret = all;
	return status;
}

enum status
anchor_wishes(const struct access *access, const char *setting,
	      struct anchor_wishes *ret, struct fault *fault)
{
	struct cursor c = cursor_open(access, &chain_check_noun,
				      ANCHOR_WISHES);
	struct anchor_wishes all = {NULL, 0};
	size_t cap = 0;
	enum status status;

	put_text(&c, setting);
	while (cursor_next(&c)) {
		all.list = arena_grow(access->arena, all.list, all.count, &cap,
				      sizeof *all.list);
		all.list[all.count].organisation = read_int(&c);
		all.list[all.count++].addresses = read_text(&c);
	}
	if (!(status = cursor_close(&c, fault)))
		*ret = all;
	return status;
}
