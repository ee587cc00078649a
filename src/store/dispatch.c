/* The ways on which issued letters go to their readers. */
#include "store/dispatch.h"

#include <stdlib.h>

#include "store/inside.h"

enum {
	DISPATCH_INSERT,
	DISPATCH_UPDATE,
	DISPATCH_GET,
	DISPATCH_BY_MESSAGE,
	DISPATCH_OF_LETTER,
	DISPATCH_WAITING,
	DISPATCH_WAIT_COUNT,
	DISPATCH_OF_RUN,
	DISPATCH_SOONEST,
	DISPATCH_LATEST,
	DISPATCH_BACK_COUNT,
	PHOTO_INSERT,
	PHOTO_GET,
	PHOTO_HASH,
	QUERIES,
};

#define COLUMNS                                                            \
	"id, letter, organisation, n, method, added_at, added_by, state,"  \
	" reach, reference, place, taken_by, note, trouble, at, by,"       \
	" sent_at, message, run, run_n, due_at, officer, answered_at,"     \
	" answered_by, answer"
#define OF_ALL "SELECT " COLUMNS " FROM dispatch"

static const struct query queries[] = {
	[DISPATCH_INSERT] = {"INSERT INTO dispatch (" COLUMNS ") VALUES (?, ?,"
			     " ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?,"
			     " ?, ?, ?, ?, ?, ?, ?, ?)", NULL},
	[DISPATCH_UPDATE] = {"UPDATE dispatch SET state = ?2, reach = ?3,"
			     " reference = ?4, place = ?5, taken_by = ?6,"
			     " note = ?7, trouble = ?8, at = ?9, by = ?10,"
			     " sent_at = ?11, message = ?12, run = ?13,"
			     " run_n = ?14, due_at = ?15, officer = ?16,"
			     " answered_at = ?17, answered_by = ?18,"
			     " answer = ?19 WHERE id = ?1"
			     " AND visible(organisation)", NULL},
	[DISPATCH_GET] = {OF_ALL " WHERE id = ? AND visible(organisation)",
			  NULL},
	[DISPATCH_BY_MESSAGE] = {OF_ALL " INDEXED BY dispatch_message"
				 " WHERE message = ? AND message IS NOT NULL"
				 " AND visible(organisation)", NULL},
	[DISPATCH_OF_LETTER] = {OF_ALL " WHERE letter = ?"
				" AND visible(organisation) ORDER BY n", NULL},
	[DISPATCH_WAITING] = {OF_ALL " INDEXED BY dispatch_post"
			      " WHERE organisation = ?1 AND id > ?2"
			      " AND method = 'post' AND state = 'to-do'"
			      " AND run IS NULL AND visible(organisation)"
			      " ORDER BY id LIMIT ?3", NULL},
	[DISPATCH_WAIT_COUNT] = {"SELECT count(*) FROM (SELECT 1 FROM dispatch"
				 " INDEXED BY dispatch_post"
				 " WHERE organisation = ?1"
				 " AND method = 'post' AND state = 'to-do'"
				 " AND run IS NULL AND visible(organisation)"
				 " LIMIT 10000)",
				 "what a subquery with a limit has found"},
	[DISPATCH_OF_RUN] = {OF_ALL " INDEXED BY dispatch_run WHERE run = ?"
			     " AND run IS NOT NULL AND visible(organisation)"
			     " ORDER BY run_n", NULL},
	[DISPATCH_SOONEST] = {OF_ALL " INDEXED BY dispatch_back"
			      " WHERE organisation = ?1"
			      " AND due_at IS NOT NULL AND answered_at IS NULL"
			      " AND (due_at, id) > (?2, ?3)"
			      " AND visible(organisation)"
			      " ORDER BY due_at, id LIMIT ?4", NULL},
	[DISPATCH_LATEST] = {OF_ALL " INDEXED BY dispatch_answered"
			     " WHERE organisation = ?1"
			     " AND answered_at IS NOT NULL"
			     " AND (answered_at, id) < (?2, ?3)"
			     " AND visible(organisation)"
			     " ORDER BY answered_at DESC, id DESC LIMIT ?4",
			     NULL},
	[DISPATCH_BACK_COUNT] = {"SELECT count(*), total(due_at < ?2) FROM"
				 " (SELECT due_at FROM dispatch"
				 " INDEXED BY dispatch_back"
				 " WHERE organisation = ?1"
				 " AND due_at IS NOT NULL"
				 " AND answered_at IS NULL"
				 " AND visible(organisation) ORDER BY due_at"
				 " LIMIT 1000)",
				 "what a subquery with a limit has found"},
	[PHOTO_INSERT] = {"INSERT INTO dispatch_photo (dispatch, kind, sha256,"
			  " content) VALUES (?, ?, ?, ?)", NULL},
	[PHOTO_GET] = {"SELECT p.dispatch, p.kind, p.sha256, p.content"
		       " FROM dispatch_photo p JOIN dispatch d"
		       " ON d.id = p.dispatch WHERE p.dispatch = ?"
		       " AND visible(d.organisation)", NULL},
	[PHOTO_HASH] = {"SELECT p.dispatch, p.kind, p.sha256"
			" FROM dispatch_photo p JOIN dispatch d"
			" ON d.id = p.dispatch WHERE p.dispatch = ?"
			" AND visible(d.organisation)", NULL},
};
const struct noun dispatch_noun = {NOUN_DISPATCH, "dispatch", queries,
				   QUERIES};

/* From state on. */
static void
put_rest(struct cursor *c, const struct dispatch *d)
{
	put_text(c, dispatch_state_names[d->state]);
	put_text(c, d->reach);
	put_text(c, d->reference);
	put_text(c, d->place);
	put_text(c, d->taken_by);
	put_text(c, d->note);
	put_text(c, d->trouble);
	put_int(c, d->at_utc);
	put_int(c, d->by);
	put_some(c, d->sent_utc);
	put_some(c, d->message);
	put_some(c, d->run);
	put_some(c, d->run_n);
	put_some(c, d->due_utc);
	put_some(c, d->officer);
	put_some(c, d->answered_utc);
	put_some(c, d->answered_by);
	put_text(c, d->answer);
}

enum status
dispatch_insert(const struct access *access, const struct dispatch *d,
		struct fault *fault)
{
	struct cursor c = cursor_open(access, &dispatch_noun, DISPATCH_INSERT);

	put_int(&c, d->id);
	put_int(&c, d->letter);
	put_int(&c, d->organisation);
	put_int(&c, d->n);
	put_text(&c, dispatch_method_names[d->method]);
	put_int(&c, d->added_utc);
	put_int(&c, d->added_by);
	put_rest(&c, d);
	return cursor_insert(&c, "", N_("This letter has such a step already"),
			     fault);
}

enum status
dispatch_update(const struct access *access, const struct dispatch *d,
		struct fault *fault)
{
	struct cursor c = cursor_open(access, &dispatch_noun, DISPATCH_UPDATE);

	put_int(&c, d->id);
	put_rest(&c, d);
	return cursor_change(&c, "delivery", fault);
}

static void
dispatch_read(struct cursor *c, struct dispatch *ret)
{
	*ret = (struct dispatch){.id = read_int(c)};
	ret->letter = read_int(c);
	ret->organisation = read_int(c);
	ret->n = read_int(c);
	if (!dispatch_method_parse(read_word(c), &ret->method))
		ret->method = DISPATCH_POST;
	ret->added_utc = read_int(c);
	ret->added_by = read_int(c);
	if (!dispatch_state_parse(read_word(c), &ret->state))
		ret->state = DISPATCH_DROPPED;
	ret->reach = read_text(c);
	ret->reference = read_text(c);
	ret->place = read_text(c);
	ret->taken_by = read_text(c);
	ret->note = read_text(c);
	ret->trouble = read_text(c);
	ret->at_utc = read_int(c);
	ret->by = read_int(c);
	ret->sent_utc = read_int(c);
	ret->message = read_int(c);
	ret->run = read_int(c);
	ret->run_n = read_int(c);
	ret->due_utc = read_int(c);
	ret->officer = read_int(c);
	ret->answered_utc = read_int(c);
	ret->answered_by = read_int(c);
	ret->answer = read_text(c);
}

static enum status
dispatch_one(struct cursor *c, struct dispatch *ret, struct fault *fault)
{
	bool found = cursor_next(c);

	if (found)
		dispatch_read(c, ret);
	return cursor_found(c, found, "delivery", fault);
}

enum status
dispatch_get(const struct access *access, int64_t id, struct dispatch *ret,
	     struct fault *fault)
{
	struct cursor c = cursor_open(access, &dispatch_noun, DISPATCH_GET);

	put_int(&c, id);
	return dispatch_one(&c, ret, fault);
}

enum status
dispatch_by_message(const struct access *access, int64_t message,
		    struct dispatch *ret, struct fault *fault)
{
	struct cursor c =
		cursor_open(access, &dispatch_noun, DISPATCH_BY_MESSAGE);

	put_int(&c, message);
	return dispatch_one(&c, ret, fault);
}

static enum status
dispatch_all(struct cursor *c, struct dispatches *ret, struct fault *fault)
{
	struct dispatches all = {NULL, 0};
	size_t cap = 0;
	enum status status;

	while (cursor_next(c)) {
		all.list = arena_grow(c->arena, all.list, all.count, &cap,
				      sizeof *all.list);
		dispatch_read(c, &all.list[all.count++]);
	}
	if (!(status = cursor_close(c, fault)))
		*ret = all;
	return status;
}

enum status
dispatch_of_letter(const struct access *access, int64_t letter,
		   struct dispatches *ret, struct fault *fault)
{
	struct cursor c =
		cursor_open(access, &dispatch_noun, DISPATCH_OF_LETTER);

	put_int(&c, letter);
	return dispatch_all(&c, ret, fault);
}

enum status
dispatch_waiting(const struct access *access,
		 const struct dispatch_queue *queue, struct dispatches *ret,
		 struct fault *fault)
{
	struct cursor c =
		cursor_open(access, &dispatch_noun, DISPATCH_WAITING);

	put_int(&c, queue->organisation);
	put_int(&c, queue->after);
	put_int(&c, (int64_t)queue->limit);
	return dispatch_all(&c, ret, fault);
}

enum status
dispatch_wait_count(const struct access *access, int64_t organisation,
		    int64_t *ret, struct fault *fault)
{
	struct cursor c =
		cursor_open(access, &dispatch_noun, DISPATCH_WAIT_COUNT);

	put_int(&c, organisation);
	*ret = cursor_next(&c) ? read_int(&c) : 0;
	return cursor_close(&c, fault);
}

enum status
dispatch_of_run(const struct access *access, int64_t run,
		struct dispatches *ret, struct fault *fault)
{
	struct cursor c = cursor_open(access, &dispatch_noun, DISPATCH_OF_RUN);

	put_int(&c, run);
	return dispatch_all(&c, ret, fault);
}

/* One landlord's next ones, put behind those of the landlords before it. */
static enum status
back_of(const struct access *access, int64_t organisation,
	const struct dispatch_back *wish, struct dispatches *all,
	struct fault *fault)
{
	bool open = wish->which == DISPATCH_OPEN;
	bool first = !wish->after_id;
	struct cursor c = cursor_open(access, &dispatch_noun,
				      open ? DISPATCH_SOONEST
					   : DISPATCH_LATEST);

	put_int(&c, organisation);
	put_int(&c, open || !first ? wish->after_utc : INT64_MAX);
	put_int(&c, open || !first ? wish->after_id : INT64_MAX);
	put_int(&c, (int64_t)wish->limit);
	while (cursor_next(&c))
		dispatch_read(&c, &all->list[all->count++]);
	return cursor_close(&c, fault);
}

static int
compare(int64_t a_utc, int64_t b_utc, int64_t a, int64_t b)
{
	if (a_utc != b_utc)
		return a_utc > b_utc ? 1 : -1;
	return (a > b) - (a < b);
}

static int
soonest_first(const void *a, const void *b)
{
	const struct dispatch *x = a, *y = b;

	return compare(x->due_utc, y->due_utc, x->id, y->id);
}

static int
latest_first(const void *a, const void *b)
{
	const struct dispatch *x = a, *y = b;

	return compare(y->answered_utc, x->answered_utc, y->id, x->id);
}

enum status
dispatch_back(const struct access *access, const struct dispatch_back *wish,
	      struct dispatches *ret, struct fault *fault)
{
	const struct scope *scope = access->scope;
	struct dispatches all = {0};
	enum status status = OK;

	all.list = arena_alloc(access->arena,
			       (scope->count * wish->limit + 1) *
				       sizeof *all.list);
	for (size_t i = 0; status == OK && i < scope->count; i++)
		status = back_of(access, scope->organisation[i], wish, &all,
				 fault);
	if (status != OK)
		return status;
	if (all.count)
		qsort(all.list, all.count, sizeof *all.list,
		      wish->which == DISPATCH_OPEN ? soonest_first
						   : latest_first);
	if (all.count > wish->limit)
		all.count = wish->limit;
	*ret = all;
	return OK;
}

enum status
dispatch_back_count(const struct access *access, int64_t now_utc,
		    struct dispatch_load *ret, struct fault *fault)
{
	const struct scope *scope = access->scope;
	struct dispatch_load load = {0};
	enum status status = OK;

	for (size_t i = 0; status == OK && i < scope->count; i++) {
		struct cursor c = cursor_open(access, &dispatch_noun,
					      DISPATCH_BACK_COUNT);

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
dispatch_photo_insert(const struct access *access,
		      const struct dispatch_photo *photo, struct fault *fault)
{
	struct cursor c = cursor_open(access, &dispatch_noun, PHOTO_INSERT);

	put_int(&c, photo->dispatch);
	put_text(&c, photo->kind);
	put_bytes(&c, photo->sha256, HASH_BYTES);
	put_bytes(&c, photo->content, photo->bytes);
	return cursor_insert(&c, "/photo", N_("There is a photo already"),
			     fault);
}

static void
photo_read(struct cursor *c, struct dispatch_photo *ret)
{
	*ret = (struct dispatch_photo){.dispatch = read_int(c)};
	ret->kind = read_text(c);
	read_hash(c, ret->sha256, HASH_BYTES);
}

enum status
dispatch_photo_get(const struct access *access, int64_t dispatch,
		   struct dispatch_photo *ret, struct fault *fault)
{
	struct cursor c = cursor_open(access, &dispatch_noun, PHOTO_GET);
	bool found;

	put_int(&c, dispatch);
	found = cursor_next(&c);
	if (found) {
		photo_read(&c, ret);
		ret->content = read_bytes(&c, &ret->bytes);
	}
	return cursor_found(&c, found, "photo", fault);
}

enum status
dispatch_photo_hash(const struct access *access, int64_t dispatch,
		    struct dispatch_photo *ret, struct fault *fault)
{
	struct cursor c = cursor_open(access, &dispatch_noun, PHOTO_HASH);
	bool found;

	put_int(&c, dispatch);
	found = cursor_next(&c);
	if (found)
		photo_read(&c, ret);
	return cursor_found(&c, found, "photo", fault);
}
