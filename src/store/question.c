/* What a provider and the landlord write to each other about an item. */
#include "store/question.h"

#include <stdlib.h>
#include <string.h>

#include "store/inside.h"

enum {
	QUESTION_INSERT,
	QUESTION_OF_ITEM,
	QUESTION_SETTLE,
	QUESTION_ASKED,
	QUESTION_TOLD,
	QUESTIONS,
};

#define COLUMNS                                                            \
	"q.id, q.item, q.organisation, q.provider, q.side, q.at, q.by,"    \
	" q.words, q.settled_at,"                                          \
	" (SELECT name FROM account WHERE id = q.by)"
/* Whether the caller may know that there is such an item. */
#define SEEN " AND may_see(i.organisation, i.sensitivity, i.logged_by)"

static const struct query queries[] = {
	[QUESTION_INSERT] = {"INSERT INTO question (id, item, organisation,"
			     " provider, side, at, by, words, settled_at)"
			     " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)", NULL},
	[QUESTION_OF_ITEM] = {"SELECT " COLUMNS " FROM question q"
			      " CROSS JOIN item i ON i.id = q.item"
			      " WHERE q.item = ?1"
			      " AND (?2 = 0 OR q.provider = ?2)" SEEN
			      " ORDER BY q.id LIMIT ?3", NULL},
	[QUESTION_SETTLE] = {"UPDATE question SET settled_at = ?4"
			     " WHERE item = ?1 AND provider = ?2"
			     " AND side = ?3 AND settled_at IS NULL"
			     " AND visible(organisation)", NULL},
	[QUESTION_ASKED] = {"SELECT " COLUMNS ", r.ref, i.n, r.subject, p.name,"
			    " i.owner FROM question q"
			    " INDEXED BY question_asked"
			    " CROSS JOIN item i ON i.id = q.item"
			    " CROSS JOIN request r ON r.id = i.request"
			    " CROSS JOIN provider p ON p.id = q.provider"
			    " WHERE q.organisation = ?1 AND q.id > ?2"
			    " AND q.side = 'provider'"
			    " AND q.settled_at IS NULL" SEEN
			    " ORDER BY q.id LIMIT ?3", NULL},
	[QUESTION_TOLD] = {"SELECT " COLUMNS " FROM question q"
			   " INDEXED BY question_told WHERE q.provider = ?1"
			   " AND q.side = 'landlord' AND q.settled_at IS NULL"
			   " AND visible(q.organisation)"
			   " ORDER BY q.id LIMIT ?2", NULL},
};
const struct noun question_noun = {NOUN_QUESTION, "question", queries,
				   QUESTIONS};

static const char *const side_names[QUESTION_SIDES] = {
	[SIDE_PROVIDER] = "provider",
	[SIDE_LANDLORD] = "landlord",
};

const char *
question_side_name(enum question_side side)
{
	return side_names[side];
}

enum status
question_insert(const struct access *access, const struct question *q,
		struct fault *fault)
{
	struct cursor c = cursor_open(access, &question_noun, QUESTION_INSERT);

	put_int(&c, q->id);
	put_int(&c, q->item);
	put_int(&c, q->organisation);
	put_int(&c, q->provider);
	put_text(&c, side_names[q->side]);
	put_int(&c, q->at_utc);
	put_int(&c, q->by);
	put_text(&c, q->words);
	put_some(&c, q->settled_utc);
	return cursor_run(&c, fault);
}

static void
question_read(struct cursor *c, struct question *ret)
{
	ret->id = read_int(c);
	ret->item = read_int(c);
	ret->organisation = read_int(c);
	ret->provider = read_int(c);
	ret->side = strcmp(read_word(c), "landlord") ? SIDE_PROVIDER
						     : SIDE_LANDLORD;
	ret->at_utc = read_int(c);
	ret->by = read_int(c);
	ret->words = read_text(c);
	ret->settled_utc = read_int(c);
	ret->by_name = read_text(c);
}

static enum status
question_all(struct cursor *c, struct questions *ret, struct fault *fault)
{
	struct questions all = {NULL, 0};
	size_t cap = 0;
	enum status status;

	while (cursor_next(c)) {
		all.list = arena_grow(c->arena, all.list, all.count, &cap,
				      sizeof *all.list);
		question_read(c, &all.list[all.count++]);
	}
	if (!(status = cursor_close(c, fault)))
		*ret = all;
	return status;
}

enum status
question_of_item(const struct access *access, int64_t item, int64_t provider,
		 struct questions *ret, struct fault *fault)
{
	struct cursor c = cursor_open(access, &question_noun,
				      QUESTION_OF_ITEM);

	put_int(&c, item);
	put_int(&c, provider);
	put_int(&c, QUESTIONS_MOST);
	return question_all(&c, ret, fault);
}

enum status
question_settle(const struct access *access, const struct question_settling *s,
		struct fault *fault)
{
	struct cursor c = cursor_open(access, &question_noun, QUESTION_SETTLE);

	put_int(&c, s->item);
	put_int(&c, s->provider);
	put_text(&c, side_names[s->side]);
	put_int(&c, s->at_utc);
	return cursor_run(&c, fault);
}

/* One landlord's next ones, put behind those of the landlords before it. */
static enum status
asked_of(const struct access *access, int64_t organisation, int64_t after,
	 size_t limit, struct question_rows *all, struct fault *fault)
{
	struct cursor c = cursor_open(access, &question_noun, QUESTION_ASKED);

	put_int(&c, organisation);
	put_int(&c, after);
	put_int(&c, (int64_t)limit + 1);
	while (cursor_next(&c)) {
		struct question_row *row = &all->list[all->count++];

		question_read(&c, &row->question);
		row->ref = read_text(&c);
		row->n = (int)read_int(&c);
		row->subject = read_text(&c);
		row->provider_name = read_text(&c);
		row->owner = read_int(&c);
	}
	return cursor_close(&c, fault);
}

static int
oldest_first(const void *a, const void *b)
{
	const struct question_row *x = a, *y = b;

	return (x->question.id > y->question.id) -
	       (x->question.id < y->question.id);
}

enum status
question_asked(const struct access *access, int64_t after, size_t limit,
	       struct question_rows *ret, struct fault *fault)
{
	const struct scope *scope = access->scope;
	size_t most = scope->count * (limit + 1) + 1;
	struct question_rows all = {0};
	enum status status = OK;

	all.list = arena_alloc(access->arena, most * sizeof *all.list);
	for (size_t i = 0; status == OK && i < scope->count; i++)
		status = asked_of(access, scope->organisation[i], after, limit,
				  &all, fault);
	if (status != OK)
		return status;
	if (all.count)
		qsort(all.list, all.count, sizeof *all.list, oldest_first);
	if (all.count > limit) {
		all.count = limit;
		all.next = all.list[limit - 1].question.id;
	}
	*ret = all;
	return OK;
}

enum status
question_told(const struct access *access, int64_t provider,
	      struct questions *ret, struct fault *fault)
{
	struct cursor c = cursor_open(access, &question_noun, QUESTION_TOLD);

	put_int(&c, provider);
	put_int(&c, QUESTIONS_MOST);
	return question_all(&c, ret, fault);
}
