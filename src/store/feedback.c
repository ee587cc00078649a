/* What tenants say of a piece of work. */
#include "store/feedback.h"

#include <stdlib.h>

#include "store/inside.h"

enum {
	FEEDBACK_INSERT,
	FEEDBACK_GET,
	FEEDBACK_OF_ITEM,
	FEEDBACK_BY_TOKEN,
	FEEDBACK_RENEW,
	FEEDBACK_ANSWER,
	FEEDBACK_SETTLE,
	FEEDBACK_WAITING,
	FEEDBACK_ANSWERED,
	FEEDBACK_COUNT,
	FEEDBACK_OF_PROVIDER,
	FEEDBACK_QUERIES,
};

#define COLUMNS                                                            \
	"f.id, f.item, f.organisation, f.tenant, f.provider, f.linguist,"  \
	" f.token_hash, f.made_at, f.made_by, f.expires_at, f.answered_at," \
	" f.answered_by, f.how, f.language, f.answers, f.words, f.call_me," \
	" f.due_at, f.settled_at, f.settled_by, f.settled_why"
#define ROWS                                                               \
	"SELECT " COLUMNS ", r.ref, r.subject, i.service, i.language,"     \
	" p.name, i.n FROM feedback f"
#define OF_WORK                                                            \
	" CROSS JOIN item i ON i.id = f.item"                              \
	" CROSS JOIN request r ON r.id = i.request"                        \
	" LEFT JOIN provider p ON p.id = f.provider"
#define SEEN " AND may_see(i.organisation, i.sensitivity, i.logged_by)"

static const struct query queries[] = {
	[FEEDBACK_INSERT] = {"INSERT INTO feedback (id, item, organisation,"
			     " tenant, provider, linguist, token_hash,"
			     " made_at, made_by, expires_at)"
			     " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)", NULL},
	[FEEDBACK_GET] = {"SELECT " COLUMNS " FROM feedback f WHERE f.id = ?"
			  " AND visible(f.organisation)", NULL},
	[FEEDBACK_OF_ITEM] = {"SELECT " COLUMNS " FROM feedback f"
			      " WHERE f.item = ? AND visible(f.organisation)",
			      NULL},
	[FEEDBACK_BY_TOKEN] = {"SELECT " COLUMNS " FROM feedback f"
			       " WHERE f.token_hash = ? AND f.expires_at > ?"
			       " AND visible(f.organisation)", NULL},
	[FEEDBACK_RENEW] = {"UPDATE feedback SET expires_at = ?, provider = ?,"
			    " linguist = ? WHERE id = ?"
			    " AND visible(organisation)", NULL},
	[FEEDBACK_ANSWER] = {"UPDATE feedback SET answered_at = ?,"
			     " answered_by = ?, how = ?, language = ?,"
			     " answers = ?, words = ?, call_me = ?,"
			     " due_at = ? WHERE id = ?"
			     " AND visible(organisation)", NULL},
	[FEEDBACK_SETTLE] = {"UPDATE feedback SET settled_at = ?,"
			     " settled_by = ?, settled_why = ? WHERE id = ?"
			     " AND visible(organisation)", NULL},
	[FEEDBACK_WAITING] = {ROWS " INDEXED BY feedback_waiting" OF_WORK
			      " WHERE f.organisation = ?1"
			      " AND f.due_at IS NOT NULL"
			      " AND f.settled_at IS NULL"
			      " AND (f.due_at, f.id) > (?2, ?3)" SEEN
			      " ORDER BY f.due_at, f.id LIMIT ?4", NULL},
	[FEEDBACK_ANSWERED] = {ROWS " INDEXED BY feedback_answered" OF_WORK
			       " WHERE f.organisation = ?1"
			       " AND f.answered_at IS NOT NULL"
			       " AND (f.answered_at, f.id) < (?2, ?3)" SEEN
			       " ORDER BY f.answered_at DESC, f.id DESC"
			       " LIMIT ?4", NULL},
	[FEEDBACK_COUNT] = {"SELECT f.id FROM feedback f"
			    " INDEXED BY feedback_waiting"
			    " CROSS JOIN item i ON i.id = f.item"
			    " WHERE f.organisation = ?"
			    " AND f.due_at IS NOT NULL"
			    " AND f.settled_at IS NULL" SEEN " LIMIT ?",
			    NULL},
	[FEEDBACK_OF_PROVIDER] = {"SELECT answers, call_me FROM feedback"
				  " INDEXED BY feedback_provider"
				  " WHERE provider = ? AND answered_at > ?"
				  " AND visible(organisation)"
				  " ORDER BY answered_at DESC LIMIT ?", NULL},
};
const struct noun feedback_noun = {NOUN_FEEDBACK, "feedback", queries,
				   FEEDBACK_QUERIES};

enum status
feedback_insert(const struct access *access, const struct feedback *f,
		struct fault *fault)
{
	struct cursor c = cursor_open(access, &feedback_noun, FEEDBACK_INSERT);

	put_int(&c, f->id);
	put_int(&c, f->item);
	put_int(&c, f->organisation);
	put_int(&c, f->tenant);
	put_some(&c, f->provider);
	put_some(&c, f->linguist);
	put_bytes(&c, f->token_hash, HASH_BYTES);
	put_int(&c, f->made_utc);
	put_int(&c, f->made_by);
	put_int(&c, f->expires_utc);
	return cursor_insert(&c, "feedback",
			     N_("There is an address for this work already"),
			     fault);
}

static void
feedback_row_read(struct cursor *c, struct feedback *ret)
{
	ret->id = read_int(c);
	ret->item = read_int(c);
	ret->organisation = read_int(c);
	ret->tenant = read_int(c);
	ret->provider = read_int(c);
	ret->linguist = read_int(c);
	read_hash(c, ret->token_hash, HASH_BYTES);
	ret->made_utc = read_int(c);
	ret->made_by = read_int(c);
	ret->expires_utc = read_int(c);
	ret->answered_utc = read_int(c);
	ret->answered_by = read_int(c);
	ret->how = read_text(c);
	ret->language = read_text(c);
	ret->answers = read_text(c);
	ret->words = read_text(c);
	ret->call_me = read_int(c) != 0;
	ret->due_utc = read_int(c);
	ret->settled_utc = read_int(c);
	ret->settled_by = read_int(c);
	ret->settled_why = read_text(c);
}

static enum status
feedback_one(struct cursor *c, struct feedback *ret, struct fault *fault)
{
	bool found;

	if ((found = cursor_next(c)))
		feedback_row_read(c, ret);
	return cursor_found(c, found, "feedback", fault);
}

enum status
feedback_get(const struct access *access, int64_t id, struct feedback *ret,
	     struct fault *fault)
{
	struct cursor c = cursor_open(access, &feedback_noun, FEEDBACK_GET);

	put_int(&c, id);
	return feedback_one(&c, ret, fault);
}

enum status
feedback_of_item(const struct access *access, int64_t item,
		 struct feedback *ret, struct fault *fault)
{
	struct cursor c =
		cursor_open(access, &feedback_noun, FEEDBACK_OF_ITEM);

	put_int(&c, item);
	return feedback_one(&c, ret, fault);
}

enum status
feedback_by_token(const struct access *access,
		  const unsigned char hash[HASH_BYTES], int64_t now_utc,
		  struct feedback *ret, struct fault *fault)
{
	struct cursor c =
		cursor_open(access, &feedback_noun, FEEDBACK_BY_TOKEN);

	put_bytes(&c, hash, HASH_BYTES);
	put_int(&c, now_utc);
	return feedback_one(&c, ret, fault);
}

enum status
feedback_renew(const struct access *access, const struct feedback *f,
	       struct fault *fault)
{
	struct cursor c = cursor_open(access, &feedback_noun, FEEDBACK_RENEW);

	put_int(&c, f->expires_utc);
	put_some(&c, f->provider);
	put_some(&c, f->linguist);
	put_int(&c, f->id);
	return cursor_change(&c, "feedback", fault);
}

enum status
feedback_answer(const struct access *access, const struct feedback *f,
		struct fault *fault)
{
	struct cursor c = cursor_open(access, &feedback_noun, FEEDBACK_ANSWER);

	put_int(&c, f->answered_utc);
	put_int(&c, f->answered_by);
	put_text(&c, f->how);
	put_text(&c, f->language);
	put_text(&c, f->answers);
	put_text(&c, f->words);
	put_int(&c, f->call_me);
	put_some(&c, f->due_utc);
	put_int(&c, f->id);
	return cursor_change(&c, "feedback", fault);
}

enum status
feedback_settle(const struct access *access, const struct feedback *f,
		struct fault *fault)
{
	struct cursor c = cursor_open(access, &feedback_noun, FEEDBACK_SETTLE);

	put_int(&c, f->settled_utc);
	put_int(&c, f->settled_by);
	put_text(&c, f->settled_why);
	put_int(&c, f->id);
	return cursor_change(&c, "feedback", fault);
}

/* One landlord's next ones, put behind those of the landlords before it. */
static enum status
rows_of(const struct access *access, int64_t organisation,
	const struct feedback_wish *wish, struct feedback_rows *all,
	struct fault *fault)
{
	struct cursor c = cursor_open(access, &feedback_noun,
				      wish->waiting ? FEEDBACK_WAITING
						    : FEEDBACK_ANSWERED);
	bool first = !wish->after_id;

	put_int(&c, organisation);
	put_int(&c, first && !wish->waiting ? INT64_MAX : wish->after_utc);
	put_int(&c, wish->after_id);
	put_int(&c, (int64_t)wish->limit + 1);
	while (cursor_next(&c)) {
		struct feedback_row *row = &all->list[all->count++];

		feedback_row_read(&c, &row->feedback);
		row->ref = read_text(&c);
		row->subject = read_text(&c);
		row->service = read_text(&c);
		row->language = read_text(&c);
		row->provider_name = read_text(&c);
		row->n = (int)read_int(&c);
	}
	return cursor_close(&c, fault);
}

static int
compare(int64_t a, int64_t b)
{
	return (a > b) - (a < b);
}

static int
soonest_due(const void *a, const void *b)
{
	const struct feedback_row *x = a, *y = b;
	int by_time = compare(x->feedback.due_utc, y->feedback.due_utc);

	return by_time ? by_time : compare(x->feedback.id, y->feedback.id);
}

static int
latest_first(const void *a, const void *b)
{
	const struct feedback_row *x = a, *y = b;
	int by_time =
		compare(y->feedback.answered_utc, x->feedback.answered_utc);

	return by_time ? by_time : compare(y->feedback.id, x->feedback.id);
}

enum status
feedback_list(const struct access *access, const struct feedback_wish *wish,
	      struct feedback_rows *ret, struct fault *fault)
{
	const struct scope *scope = access->scope;
	size_t most = scope->count * (wish->limit + 1) + 1;
	struct feedback_rows all = {0};
	enum status status = OK;

	all.list = arena_alloc(access->arena, most * sizeof *all.list);
	for (size_t i = 0; status == OK && i < scope->count; i++)
		status = rows_of(access, scope->organisation[i], wish, &all,
				 fault);
	if (status != OK)
		return status;
	if (all.count)
		qsort(all.list, all.count, sizeof *all.list,
		      wish->waiting ? soonest_due : latest_first);
	all.more = all.count > wish->limit;
	if (all.more)
		all.count = wish->limit;
	*ret = all;
	return OK;
}

enum status
feedback_waiting(const struct access *access, int64_t *ret,
		 struct fault *fault)
{
	const struct scope *scope = access->scope;
	int64_t count = 0;
	enum status status = OK;

	for (size_t i = 0; status == OK && i < scope->count; i++) {
		struct cursor c =
			cursor_open(access, &feedback_noun, FEEDBACK_COUNT);

		put_int(&c, scope->organisation[i]);
		put_int(&c, FEEDBACK_WAITING_MOST - count);
		while (cursor_next(&c))
			count++;
		status = cursor_close(&c, fault);
	}
	if (status == OK)
		*ret = count;
	return status;
}

enum status
feedback_of_provider(const struct access *access, int64_t provider,
		     int64_t since_utc, struct feedbacks *ret,
		     struct fault *fault)
{
	struct cursor c =
		cursor_open(access, &feedback_noun, FEEDBACK_OF_PROVIDER);
	struct feedbacks all = {NULL, 0};
	size_t cap = 0;
	enum status status;

	put_int(&c, provider);
	put_int(&c, since_utc);
	put_int(&c, FEEDBACK_PROVIDER_MOST);
	while (cursor_next(&c)) {
		struct feedback *one;

		all.list = arena_grow(access->arena, all.list, all.count, &cap,
				      sizeof *all.list);
		one = &all.list[all.count++];
		*one = (struct feedback){.answers = read_text(&c)};
		one->call_me = read_int(&c) != 0;
	}
	if (!(status = cursor_close(&c, fault)))
		*ret = all;
	return status;
}
