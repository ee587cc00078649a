/* What tenants ask for on the page of a letter. */
#include "store/reply.h"

#include <stdlib.h>

#include "store/inside.h"

enum {
	REPLY_INSERT,
	REPLY_GET,
	REPLY_OPEN_OF,
	REPLY_SAY,
	REPLY_END,
	REPLY_SOONEST,
	REPLY_LATEST,
	REPLY_COUNT,
	UNDERSTOOD_PUT,
	UNDERSTOOD_DROP,
	UNDERSTOOD_COUNT,
	CLOSED_INSERT,
	CLOSED_GET,
	QUERIES,
};

#define COLUMNS                                                            \
	"id, letter, tenant, organisation, kind, language, reads, at,"     \
	" due_at, state, ended_at, ended_by, answer"
#define OF_ONE                                                             \
	"SELECT " COLUMNS " FROM reply INDEXED BY reply_queue"             \
	" WHERE organisation = ?1 AND state = ?2 AND visible(organisation)"

static const struct query queries[] = {
	[REPLY_INSERT] = {"INSERT INTO reply (" COLUMNS ")"
			  " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
			  NULL},
	[REPLY_GET] = {"SELECT " COLUMNS " FROM reply WHERE id = ?"
		       " AND visible(organisation)", NULL},
	[REPLY_OPEN_OF] = {"SELECT " COLUMNS " FROM reply"
			   " INDEXED BY reply_letter WHERE letter = ?"
			   " AND kind = ? AND state = 'open'"
			   " AND visible(organisation)", NULL},
	[REPLY_SAY] = {"UPDATE reply SET language = ?2, reads = ?3"
		       " WHERE id = ?1 AND state = 'open'"
		       " AND visible(organisation)", NULL},
	[REPLY_END] = {"UPDATE reply SET state = ?2, ended_at = ?3,"
		       " ended_by = ?4, answer = ?5 WHERE id = ?1"
		       " AND state = 'open' AND visible(organisation)", NULL},
	[REPLY_SOONEST] = {OF_ONE " AND (due_at, id) > (?3, ?4)"
			   " ORDER BY due_at, id LIMIT ?5", NULL},
	[REPLY_LATEST] = {OF_ONE " AND (due_at, id) < (?3, ?4)"
			  " ORDER BY due_at DESC, id DESC LIMIT ?5", NULL},
	[REPLY_COUNT] = {"SELECT count(*), total(due_at < ?2) FROM"
			 " (SELECT due_at FROM reply INDEXED BY reply_queue"
			 " WHERE organisation = ?1 AND state = 'open'"
			 " AND visible(organisation) ORDER BY due_at"
			 " LIMIT 1000)",
			 "what a subquery with a limit has found"},
	[UNDERSTOOD_PUT] = {"INSERT INTO understood (letter, organisation,"
			    " notice, language) VALUES (?, ?, ?, ?)"
			    " ON CONFLICT DO NOTHING", NULL},
	[UNDERSTOOD_DROP] = {"DELETE FROM understood WHERE letter = ?"
			     " AND visible(organisation)", NULL},
	[UNDERSTOOD_COUNT] = {"SELECT count(*) FROM understood"
			      " INDEXED BY understood_notice"
			      " WHERE organisation = ? AND notice = ?"
			      " AND language = ? AND visible(organisation)",
			      NULL},
	[CLOSED_INSERT] = {"INSERT INTO letter_closed (letter, organisation,"
			   " at, by, reason) VALUES (?, ?, ?, ?, ?)", NULL},
	[CLOSED_GET] = {"SELECT letter, organisation, at, by, reason"
			" FROM letter_closed WHERE letter = ?"
			" AND visible(organisation)", NULL},
};
const struct noun reply_noun = {NOUN_REPLY, "reply", queries, QUERIES};

static const char *const states[] = {"open", "done", "taken-back"};

enum status
reply_insert(const struct access *access, const struct reply *reply,
	     struct fault *fault)
{
	struct cursor c = cursor_open(access, &reply_noun, REPLY_INSERT);

	put_int(&c, reply->id);
	put_int(&c, reply->letter);
	put_int(&c, reply->tenant);
	put_int(&c, reply->organisation);
	put_text(&c, reply_kind_names[reply->kind]);
	put_text(&c, reply->language);
	put_text(&c, reply->reads);
	put_int(&c, reply->at_utc);
	put_int(&c, reply->due_utc);
	put_text(&c, states[reply->state]);
	put_some(&c, reply->ended_utc);
	put_some(&c, reply->ended_by);
	put_text(&c, reply->answer);
	return cursor_insert(&c, "", N_("This was asked for already"), fault);
}

static void
reply_read(struct cursor *c, struct reply *ret)
{
	const char *state;

	ret->id = read_int(c);
	ret->letter = read_int(c);
	ret->tenant = read_int(c);
	ret->organisation = read_int(c);
	if (!reply_kind_parse(read_word(c), &ret->kind))
		ret->kind = REPLY_HELP;
	ret->language = read_text(c);
	ret->reads = read_text(c);
	ret->at_utc = read_int(c);
	ret->due_utc = read_int(c);
	state = read_word(c);
	ret->state = *state == 'o'   ? REPLY_OPEN
		     : *state == 'd' ? REPLY_DONE
				     : REPLY_TAKEN_BACK;
	ret->ended_utc = read_int(c);
	ret->ended_by = read_int(c);
	ret->answer = read_text(c);
}

static enum status
reply_one(struct cursor *c, struct reply *ret, struct fault *fault)
{
	bool found = cursor_next(c);

	if (found)
		reply_read(c, ret);
	return cursor_found(c, found, "reply", fault);
}

enum status
reply_get(const struct access *access, int64_t id, struct reply *ret,
	  struct fault *fault)
{
	struct cursor c = cursor_open(access, &reply_noun, REPLY_GET);

	put_int(&c, id);
	return reply_one(&c, ret, fault);
}

enum status
reply_open_of(const struct access *access, int64_t letter,
	      enum reply_kind kind, struct reply *ret, struct fault *fault)
{
	struct cursor c = cursor_open(access, &reply_noun, REPLY_OPEN_OF);

	put_int(&c, letter);
	put_text(&c, reply_kind_names[kind]);
	return reply_one(&c, ret, fault);
}

enum status
reply_say(const struct access *access, const struct reply *reply,
	  struct fault *fault)
{
	struct cursor c = cursor_open(access, &reply_noun, REPLY_SAY);

	put_int(&c, reply->id);
	put_text(&c, reply->language);
	put_text(&c, reply->reads);
	return cursor_change(&c, "reply", fault);
}

enum status
reply_end(const struct access *access, const struct reply *reply,
	  struct fault *fault)
{
	struct cursor c = cursor_open(access, &reply_noun, REPLY_END);

	put_int(&c, reply->id);
	put_text(&c, states[reply->state]);
	put_int(&c, reply->ended_utc);
	put_some(&c, reply->ended_by);
	put_text(&c, reply->answer);
	return cursor_change(&c, "reply", fault);
}

/* One landlord's next ones, put behind those of the landlords before it. */
static enum status
list_of(const struct access *access, int64_t organisation,
	const struct reply_wish *wish, struct replies *all,
	struct fault *fault)
{
	bool open = wish->state == REPLY_OPEN;
	bool first = !wish->after_id;
	struct cursor c = cursor_open(access, &reply_noun,
				      open ? REPLY_SOONEST : REPLY_LATEST);

	put_int(&c, organisation);
	put_text(&c, states[wish->state]);
	put_int(&c, open || !first ? wish->after_utc : INT64_MAX);
	put_int(&c, open || !first ? wish->after_id : INT64_MAX);
	put_int(&c, (int64_t)wish->limit);
	while (cursor_next(&c))
		reply_read(&c, &all->list[all->count++]);
	return cursor_close(&c, fault);
}

static int
soonest_first(const void *a, const void *b)
{
	const struct reply *x = a, *y = b;

	if (x->due_utc != y->due_utc)
		return x->due_utc > y->due_utc ? 1 : -1;
	return (x->id > y->id) - (x->id < y->id);
}

static int
latest_first(const void *a, const void *b)
{
	return soonest_first(b, a);
}

enum status
reply_list(const struct access *access, const struct reply_wish *wish,
	   struct replies *ret, struct fault *fault)
{
	const struct scope *scope = access->scope;
	size_t most = scope->count * wish->limit + 1;
	struct replies all = {0};
	enum status status = OK;

	all.list = arena_alloc(access->arena, most * sizeof *all.list);
	for (size_t i = 0; status == OK && i < scope->count; i++)
		status = list_of(access, scope->organisation[i], wish, &all,
				 fault);
	if (status != OK)
		return status;
	if (all.count)
		qsort(all.list, all.count, sizeof *all.list,
		      wish->state == REPLY_OPEN ? soonest_first
						: latest_first);
	if (all.count > wish->limit)
		all.count = wish->limit;
	*ret = all;
	return OK;
}

enum status
reply_count(const struct access *access, int64_t now_utc,
	    struct reply_load *ret, struct fault *fault)
{
	const struct scope *scope = access->scope;
	struct reply_load load = {0};
	enum status status = OK;

	for (size_t i = 0; status == OK && i < scope->count; i++) {
		struct cursor c =
			cursor_open(access, &reply_noun, REPLY_COUNT);

		put_int(&c, scope->organisation[i]);
		put_int(&c, now_utc);
		if (cursor_next(&c)) {
			load.open += read_int(&c);
			load.late += read_int(&c);
		}
		status = cursor_close(&c, fault);
	}
	if (status == OK)
		*ret = load;
	return status;
}

enum status
understood_put(const struct access *access, const struct understood *one,
	       struct fault *fault)
{
	struct cursor c = cursor_open(access, &reply_noun, UNDERSTOOD_PUT);

	put_int(&c, one->letter);
	put_int(&c, one->organisation);
	put_text(&c, one->notice);
	put_text(&c, one->language);
	return cursor_run(&c, fault);
}

enum status
understood_drop(const struct access *access, int64_t letter,
		struct fault *fault)
{
	struct cursor c = cursor_open(access, &reply_noun, UNDERSTOOD_DROP);

	put_int(&c, letter);
	return cursor_run(&c, fault);
}

enum status
understood_count(const struct access *access, const struct understood *of,
		 int64_t *ret, struct fault *fault)
{
	struct cursor c = cursor_open(access, &reply_noun, UNDERSTOOD_COUNT);

	put_int(&c, of->organisation);
	put_text(&c, of->notice);
	put_text(&c, of->language);
	*ret = cursor_next(&c) ? read_int(&c) : 0;
	return cursor_close(&c, fault);
}

enum status
letter_closed_insert(const struct access *access,
		     const struct letter_closed *closed, struct fault *fault)
{
	struct cursor c = cursor_open(access, &reply_noun, CLOSED_INSERT);

	put_int(&c, closed->letter);
	put_int(&c, closed->organisation);
	put_int(&c, closed->at_utc);
	put_int(&c, closed->by);
	put_text(&c, closed->reason);
	return cursor_insert(&c, "", N_("This address is closed already"),
			     fault);
}

enum status
letter_closed_get(const struct access *access, int64_t letter,
		  struct letter_closed *ret, struct fault *fault)
{
	struct cursor c = cursor_open(access, &reply_noun, CLOSED_GET);
	bool found;

	put_int(&c, letter);
	found = cursor_next(&c);
	if (found) {
		ret->letter = read_int(&c);
		ret->organisation = read_int(&c);
		ret->at_utc = read_int(&c);
		ret->by = read_int(&c);
		ret->reason = read_text(&c);
	}
	return cursor_found(&c, found, "letter", fault);
}
