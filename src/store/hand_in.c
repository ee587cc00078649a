/* Written translations as they are made. */
#include "store/hand_in.h"

#include <string.h>

#include "store/inside.h"

enum {
	HAND_IN_OWN,
	HAND_IN_GET,
	HAND_IN_OF_ITEM,
	HAND_IN_PUT,
	HAND_IN_WAIT,
	HAND_IN_WAITS,
	PARTS_GET,
	PARTS_DROP,
	PARTS_ADD,
	REMARKS_GET,
	REMARKS_DROP,
	REMARKS_ADD,
	HAND_INS,
};

#define COLUMNS                                                            \
	"id, item, organisation, provider, account, linguist, state,"      \
	" saved_at, done_at, file, name, type, word, returned_at,"         \
	" returned_by, returned_why"
/* Of one that the caller may know of. */
#define OURS                                                               \
	" AND EXISTS (SELECT 1 FROM hand_in h WHERE h.id = ?1"             \
	" AND visible(h.organisation))"

static const struct query queries[] = {
	[HAND_IN_OWN] = {"SELECT " COLUMNS " FROM hand_in WHERE item = ?"
			 " AND provider = ? AND visible(organisation)", NULL},
	[HAND_IN_GET] = {"SELECT " COLUMNS " FROM hand_in WHERE id = ?"
			 " AND visible(organisation)", NULL},
	[HAND_IN_OF_ITEM] = {"SELECT " COLUMNS " FROM hand_in WHERE item = ?"
			     " AND visible(organisation)"
			     " ORDER BY coalesce(done_at, 0) DESC, id DESC",
			     NULL},
	[HAND_IN_PUT] = {"INSERT INTO hand_in (" COLUMNS ") VALUES (?, ?, ?,"
			 " ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"
			 " ON CONFLICT (id) DO UPDATE SET"
			 " account = excluded.account,"
			 " linguist = excluded.linguist,"
			 " state = excluded.state,"
			 " saved_at = excluded.saved_at,"
			 " done_at = excluded.done_at, file = excluded.file,"
			 " name = excluded.name, type = excluded.type,"
			 " word = excluded.word,"
			 " returned_at = excluded.returned_at,"
			 " returned_by = excluded.returned_by,"
			 " returned_why = excluded.returned_why", NULL},
	[HAND_IN_WAIT] = {"UPDATE hand_in SET waiting = ?2 WHERE id = ?1"
			  " AND visible(organisation)", NULL},
	[HAND_IN_WAITS] = {"SELECT waiting FROM hand_in WHERE id = ?"
			   " AND waiting IS NOT NULL"
			   " AND visible(organisation)", NULL},
	[PARTS_GET] = {"SELECT n, attachment, paragraph, source, target,"
		       " before FROM hand_in_part WHERE hand_in = ?1" OURS
		       " ORDER BY n", NULL},
	[PARTS_DROP] = {"DELETE FROM hand_in_part WHERE hand_in = ?1" OURS,
			NULL},
	[PARTS_ADD] = {"INSERT INTO hand_in_part (hand_in, n, attachment,"
		       " paragraph, source, target, before)"
		       " VALUES (?, ?, ?, ?, ?, ?, ?)", NULL},
	[REMARKS_GET] = {"SELECT fault, part, value FROM hand_in_remark"
			 " WHERE hand_in = ?1" OURS " ORDER BY n", NULL},
	[REMARKS_DROP] = {"DELETE FROM hand_in_remark WHERE hand_in = ?1"
			  OURS, NULL},
	[REMARKS_ADD] = {"INSERT INTO hand_in_remark (hand_in, n, fault,"
			 " part, value) VALUES (?, ?, ?, ?, ?)", NULL},
};
const struct noun hand_in_noun = {NOUN_HAND_IN, "hand_in", queries, HAND_INS};

static const char *const state_names[HAND_IN_STATES] = {
	[HAND_IN_DRAFT] = "draft",
	[HAND_IN_WAITING] = "waiting",
	[HAND_IN_DONE] = "done",
};

const char *
hand_in_state_name(enum hand_in_state state)
{
	return state_names[state];
}

static enum hand_in_state
state_of(const char *name)
{
	int i = HAND_IN_DRAFT;

	while (i < HAND_IN_DONE && strcmp(state_names[i], name) != 0)
		i++;
	return (enum hand_in_state)i;
}

static void
read_row(struct cursor *c, struct hand_in *ret)
{
	*ret = (struct hand_in){0};
	ret->id = read_int(c);
	ret->item = read_int(c);
	ret->organisation = read_int(c);
	ret->provider = read_int(c);
	ret->account = read_int(c);
	ret->linguist = read_int(c);
	ret->state = state_of(read_word(c));
	ret->saved_utc = read_int(c);
	ret->done_utc = read_int(c);
	ret->file = read_int(c);
	ret->name = read_text(c);
	ret->type = read_text(c);
	ret->word = read_text(c);
	ret->returned_utc = read_int(c);
	ret->returned_by = read_int(c);
	ret->returned_why = read_text(c);
}

static enum status
read_one(struct cursor *c, struct hand_in *ret, struct fault *fault)
{
	bool found = cursor_next(c);

	if (found)
		read_row(c, ret);
	return cursor_found(c, found, "hand_in", fault);
}

enum status
hand_in_find_own(const struct access *access, int64_t item, int64_t provider,
		 struct hand_in *ret, struct fault *fault)
{
	struct cursor c = cursor_open(access, &hand_in_noun, HAND_IN_OWN);

	put_int(&c, item);
	put_int(&c, provider);
	return read_one(&c, ret, fault);
}

enum status
hand_in_get(const struct access *access, int64_t id, struct hand_in *ret,
	    struct fault *fault)
{
	struct cursor c = cursor_open(access, &hand_in_noun, HAND_IN_GET);

	put_int(&c, id);
	return read_one(&c, ret, fault);
}

enum status
hand_in_of_item(const struct access *access, int64_t item,
		struct hand_ins *ret, struct fault *fault)
{
	struct cursor c = cursor_open(access, &hand_in_noun, HAND_IN_OF_ITEM);
	struct hand_ins all = {NULL, 0};
	size_t cap = 0;
	enum status status;

	put_int(&c, item);
	while (cursor_next(&c)) {
		all.list = arena_grow(c.arena, all.list, all.count, &cap,
				      sizeof *all.list);
		read_row(&c, &all.list[all.count++]);
	}
	status = cursor_close(&c, fault);
	if (status == OK)
		*ret = all;
	return status;
}

enum status
hand_in_put(const struct access *access, const struct hand_in *h,
	    struct fault *fault)
{
	struct cursor c = cursor_open(access, &hand_in_noun, HAND_IN_PUT);

	put_int(&c, h->id);
	put_int(&c, h->item);
	put_int(&c, h->organisation);
	put_int(&c, h->provider);
	put_int(&c, h->account);
	put_int(&c, h->linguist);
	put_text(&c, state_names[h->state]);
	put_int(&c, h->saved_utc);
	put_some(&c, h->done_utc);
	put_some(&c, h->file);
	put_text(&c, h->name);
	put_text(&c, h->type);
	put_text(&c, h->word);
	put_some(&c, h->returned_utc);
	put_some(&c, h->returned_by);
	put_text(&c, h->returned_why);
	return cursor_run(&c, fault);
}

enum status
hand_in_wait(const struct access *access, int64_t id, const void *bytes,
	     size_t count, struct fault *fault)
{
	struct cursor c = cursor_open(access, &hand_in_noun, HAND_IN_WAIT);

	put_int(&c, id);
	if (bytes)
		put_bytes(&c, bytes, count);
	else
		put_text(&c, NULL);
	return cursor_change(&c, "hand_in", fault);
}

enum status
hand_in_waiting(const struct access *access, int64_t id,
		const void **ret_bytes, size_t *ret_count,
		struct fault *fault)
{
	struct cursor c = cursor_open(access, &hand_in_noun, HAND_IN_WAITS);
	bool found;

	put_int(&c, id);
	found = cursor_next(&c);
	if (found)
		*ret_bytes = read_bytes(&c, ret_count);
	return cursor_found(&c, found, "hand_in", fault);
}

enum status
hand_in_parts(const struct access *access, int64_t id,
	      struct hand_in_parts *ret, struct fault *fault)
{
	struct cursor c = cursor_open(access, &hand_in_noun, PARTS_GET);
	struct hand_in_parts all = {NULL, 0};
	size_t cap = 0;
	enum status status;

	put_int(&c, id);
	while (cursor_next(&c)) {
		struct hand_in_part *part;

		all.list = arena_grow(c.arena, all.list, all.count, &cap,
				      sizeof *all.list);
		part = &all.list[all.count++];
		part->n = (int)read_int(&c);
		part->attachment = read_int(&c);
		part->paragraph = (int)read_int(&c);
		part->source = read_text(&c);
		part->target = read_text(&c);
		part->before = read_text(&c);
	}
	status = cursor_close(&c, fault);
	if (status == OK)
		*ret = all;
	return status;
}

static enum status
drop(const struct access *access, int query, int64_t id, struct fault *fault)
{
	struct cursor c = cursor_open(access, &hand_in_noun, query);

	put_int(&c, id);
	return cursor_run(&c, fault);
}

enum status
hand_in_put_parts(const struct access *access, int64_t id,
		  const struct hand_in_parts *all, struct fault *fault)
{
	enum status status = drop(access, PARTS_DROP, id, fault);

	for (size_t i = 0; status == OK && i < all->count; i++) {
		const struct hand_in_part *part = &all->list[i];
		struct cursor c =
			cursor_open(access, &hand_in_noun, PARTS_ADD);

		put_int(&c, id);
		put_int(&c, part->n);
		put_int(&c, part->attachment);
		put_int(&c, part->paragraph);
		put_text(&c, part->source);
		put_text(&c, part->target);
		put_text(&c, part->before);
		status = cursor_run(&c, fault);
	}
	return status;
}

enum status
hand_in_remarks(const struct access *access, int64_t id,
		struct hand_in_remarks *ret, struct fault *fault)
{
	struct cursor c = cursor_open(access, &hand_in_noun, REMARKS_GET);
	struct hand_in_remarks all = {NULL, 0};
	size_t cap = 0;
	enum status status;

	put_int(&c, id);
	while (cursor_next(&c)) {
		struct hand_in_remark *remark;

		all.list = arena_grow(c.arena, all.list, all.count, &cap,
				      sizeof *all.list);
		remark = &all.list[all.count++];
		remark->fault = read_text(&c);
		remark->part = (int)read_int(&c);
		remark->value = read_text(&c);
	}
	status = cursor_close(&c, fault);
	if (status == OK)
		*ret = all;
	return status;
}

enum status
hand_in_put_remarks(const struct access *access, int64_t id,
		    const struct hand_in_remarks *all, struct fault *fault)
{
	enum status status = drop(access, REMARKS_DROP, id, fault);

	for (size_t i = 0; status == OK && i < all->count; i++) {
		struct cursor c =
			cursor_open(access, &hand_in_noun, REMARKS_ADD);

		put_int(&c, id);
		put_int(&c, (int64_t)i + 1);
		put_text(&c, all->list[i].fault);
		put_int(&c, all->list[i].part);
		put_text(&c, all->list[i].value);
		status = cursor_run(&c, fault);
	}
	return status;
}
