/* Likely duplicates. */
#include "store/twin.h"

#include <stdlib.h>
#include <string.h>

#include "store/inside.h"

#define HITS 5	   /* others that one mark leads to */
#define VALUES 8   /* what may be shared, most of one tenant */
#define PAIRS 3	   /* of words of a name */
#define BASIS UINT64_C(0xcbf29ce484222325)
#define FOUND 40   /* others that one tenant is like */

enum {
	TWIN_CLEAR,
	TWIN_ADD,
	TWIN_FIND,
	LIKELY_CLEAR_A,
	LIKELY_CLEAR_B,
	LIKELY_ADD,
	LIKELY_LIST,
	LIKELY_SETTLE,
	TWINS,
};

static const struct query queries[] = {
	[TWIN_CLEAR] = {"DELETE FROM twin WHERE tenant = ?", NULL},
	[TWIN_ADD] = {"INSERT INTO twin (organisation, mark, tenant)"
		      " VALUES (?, ?, ?) ON CONFLICT DO NOTHING", NULL},
	[TWIN_FIND] = {"SELECT tenant FROM twin WHERE organisation = ?"
		       " AND mark = ? AND visible(organisation) LIMIT ?",
		       NULL},
	[LIKELY_CLEAR_A] = {"DELETE FROM likely WHERE a = ?"
			    " AND state = 'open'", NULL},
	[LIKELY_CLEAR_B] = {"DELETE FROM likely WHERE b = ?"
			    " AND state = 'open'", NULL},
	[LIKELY_ADD] = {"INSERT INTO likely (organisation, a, b, marks, state)"
			" VALUES (?, ?, ?, ?, 'open') ON CONFLICT DO NOTHING",
			NULL},
	[LIKELY_LIST] = {"SELECT id, organisation, a, b, marks FROM likely"
			 " WHERE organisation = ? AND state = 'open'"
			 " AND (marks, id) < (?, ?) AND visible(organisation)"
			 " ORDER BY marks DESC, id DESC LIMIT ?", NULL},
	[LIKELY_SETTLE] = {"INSERT INTO likely (organisation, a, b, marks,"
			   " state, by, at, reason) VALUES (?, ?, ?, 0, ?, ?,"
			   " ?, ?) ON CONFLICT (a, b) DO UPDATE SET"
			   " state = excluded.state, by = excluded.by,"
			   " at = excluded.at, reason = excluded.reason",
			   NULL},
};
const struct noun twin_noun = {NOUN_TWIN, "twin", queries, TWINS};

/* FNV-1a: any spread of bits will do, nobody attacks it. */
static uint64_t
hash_text(uint64_t hash, const char *text)
{
	do {
		hash ^= (unsigned char)*text;
		hash *= UINT64_C(0x100000001b3);
	} while (*text++);
	return hash;
}

struct alike {
	int64_t id;
	unsigned values; /* bits: which they share */
};

struct looking {
	const struct access *access;
	const struct tenant *tenant;
	struct alike found[FOUND];
	size_t count;
};

static void
add_alike(struct looking *l, int64_t id, unsigned bit)
{
	size_t i = 0;

	while (i < l->count && l->found[i].id != id)
		i++;
	if (id == l->tenant->id || i == FOUND)
		return;
	if (i == l->count)
		l->found[l->count++] = (struct alike){id, 0};
	l->found[i].values |= bit;
}

static enum status
keep_mark(struct looking *l, int64_t mark, unsigned bit, struct fault *fault)
{
	struct cursor c = cursor_open(l->access, &twin_noun, TWIN_FIND);
	enum status status;

	put_int(&c, l->tenant->organisation);
	put_int(&c, mark);
	put_int(&c, HITS);
	while (cursor_next(&c))
		add_alike(l, read_int(&c), bit);
	if ((status = cursor_close(&c, fault)))
		return status;
	c = cursor_open(l->access, &twin_noun, TWIN_ADD);
	put_int(&c, l->tenant->organisation);
	put_int(&c, mark);
	put_int(&c, l->tenant->id);
	return cursor_run(&c, fault);
}

/* A mark is a pair of the name's words with a value. The first exact key is
 * the reference, which nobody shares. */
static enum status
keep_marks(struct looking *l, const struct tenant_keys *keys, size_t pair,
	   struct fault *fault)
{
	uint64_t name = hash_text(BASIS, keys->list[pair].text);
	enum status status = OK;
	size_t exact = 0;

	for (size_t i = 0; i < keys->count && exact < VALUES && !status; i++)
		if (keys->list[i].kind == TENANT_KEY_EXACT && exact++)
			status = keep_mark(l,
					   (int64_t)(hash_text(
						     name,
						     keys->list[i].text) >>
						     1),
					   1u << exact, fault);
	return status;
}

static enum status
clear(const struct access *access, int query, int64_t tenant,
      struct fault *fault)
{
	struct cursor c = cursor_open(access, &twin_noun, query);

	put_int(&c, tenant);
	return cursor_run(&c, fault);
}

static enum status
add_likely(const struct looking *l, const struct alike *alike,
	   struct fault *fault)
{
	struct cursor c = cursor_open(l->access, &twin_noun, LIKELY_ADD);
	int64_t one = l->tenant->id, other = alike->id;

	put_int(&c, l->tenant->organisation);
	put_int(&c, one < other ? one : other);
	put_int(&c, one < other ? other : one);
	put_int(&c, __builtin_popcount(alike->values));
	return cursor_run(&c, fault);
}

enum status
twin_drop(const struct access *access, int64_t tenant, struct fault *fault)
{
	enum status status = clear(access, TWIN_CLEAR, tenant, fault);

	if (!status)
		status = clear(access, LIKELY_CLEAR_A, tenant, fault);
	return status ? status : clear(access, LIKELY_CLEAR_B, tenant, fault);
}

enum status
twin_keep(const struct access *access, const struct tenant *tenant,
	  const struct tenant_keys *keys, struct fault *fault)
{
	struct looking l = {.access = access, .tenant = tenant};
	enum status status = OK;
	size_t pairs = 0;

	if (tenant->life == LIFE_MERGED || tenant->life == LIFE_MOVED ||
	    tenant->confidential_utc)
		return OK;
	for (size_t i = 0; i < keys->count && pairs < PAIRS && !status; i++)
		if (keys->list[i].kind == TENANT_KEY_PAIR && ++pairs)
			status = keep_marks(&l, keys, i, fault);
	for (size_t i = 0; i < l.count && !status; i++)
		status = add_likely(&l, &l.found[i], fault);
	return status;
}

static int
likelier(const void *a, const void *b)
{
	const struct likely *x = a, *y = b;

	if (x->marks != y->marks)
		return x->marks > y->marks ? -1 : 1;
	return (x->id < y->id) - (x->id > y->id);
}

static enum status
list_of(const struct access *access, int64_t organisation,
	const struct likely_wish *wish, struct likelies *all, size_t *cap,
	struct fault *fault)
{
	struct cursor c = cursor_open(access, &twin_noun, LIKELY_LIST);

	put_int(&c, organisation);
	put_int(&c, wish->id ? wish->marks : INT64_MAX);
	put_int(&c, wish->id ? wish->id : INT64_MAX);
	put_int(&c, (int64_t)wish->limit);
	while (cursor_next(&c)) {
		struct likely *one;

		all->list = arena_grow(access->arena, all->list, all->count,
				       cap, sizeof *all->list);
		one = &all->list[all->count++];
		one->id = read_int(&c);
		one->organisation = read_int(&c);
		one->a = read_int(&c);
		one->b = read_int(&c);
		one->marks = read_int(&c);
	}
	return cursor_close(&c, fault);
}

enum status
likely_list(const struct access *access, const struct likely_wish *wish,
	    struct likelies *ret, struct fault *fault)
{
	struct likelies all = {NULL, 0};
	size_t cap = 0;
	enum status status = OK;

	for (size_t i = 0; i < access->scope->count && !status; i++)
		status = list_of(access, access->scope->organisation[i], wish,
				 &all, &cap, fault);
	if (status)
		return status;
	if (all.count)
		qsort(all.list, all.count, sizeof *all.list, likelier);
	if (all.count > wish->limit)
		all.count = wish->limit;
	*ret = all;
	return OK;
}

enum status
likely_settle(const struct access *access, const struct likely_seen *seen,
	      struct fault *fault)
{
	struct cursor c = cursor_open(access, &twin_noun, LIKELY_SETTLE);

	put_int(&c, seen->organisation);
	put_int(&c, seen->a < seen->b ? seen->a : seen->b);
	put_int(&c, seen->a < seen->b ? seen->b : seen->a);
	put_text(&c, seen->state);
	put_int(&c, seen->by);
	put_int(&c, seen->at_utc);
	put_text(&c, seen->reason);
	return cursor_run(&c, fault);
}
