/* Samples of finished work, and the marks that they were given. */
#include "store/spot_check.h"

#include <stdlib.h>

#include "store/figure.h"
#include "store/inside.h"

enum {
	SPOT_FINISHED,
	ROUND_INSERT,
	CHECK_INSERT,
	ROUND_GET,
	ROUND_LIST,
	CHECK_GET,
	CHECK_LIST,
	CHECK_SCORE,
	SPOT_QUERIES,
};

#define ROUND                                                              \
	"SELECT o.id, o.organisation, o.seed, o.why, o.provider,"          \
	" o.language, o.from_at, o.to_at, o.finished, o.at, o.by, p.name," \
	" (SELECT count(*) FROM spot_check c WHERE c.round = o.id),"       \
	" (SELECT count(*) FROM spot_check c WHERE c.round = o.id"         \
	" AND c.scored_at IS NOT NULL),"                                   \
	" (SELECT count(*) FROM spot_check c WHERE c.round = o.id"         \
	" AND c.good = 1) FROM spot_round o"                               \
	" LEFT JOIN provider p ON p.id = o.provider"
#define CHECK                                                              \
	"SELECT c.id, c.round, c.item, c.organisation, c.provider,"        \
	" c.accuracy, c.completeness, c.register, c.timeliness, c.good,"   \
	" c.note, c.checker, c.scored_at, c.scored_by, r.ref, i.service,"  \
	" i.language, p.name, i.n, i.closed_at FROM spot_check c"          \
	" CROSS JOIN item i ON i.id = c.item"                              \
	" CROSS JOIN request r ON r.id = i.request"                        \
	" CROSS JOIN provider p ON p.id = c.provider"
#define SEEN "may_see(i.organisation, i.sensitivity, i.logged_by)"

static const struct query queries[] = {
	[SPOT_FINISHED] = {"SELECT i.id, i.organisation, i.provider"
			   " FROM item i INDEXED BY item_closed"
			   " WHERE i.organisation = ?1"
			   " AND i.closed_at IS NOT NULL"
			   " AND i.closed_at >= ?2 AND i.closed_at < ?3"
			   " AND i.state = 'completed'"
			   " AND i.outcome = 'completed'"
			   " AND i.provider IS NOT NULL"
			   " AND (?4 = 0 OR i.provider = ?4)"
			   " AND (?5 IS NULL OR i.language = ?5) AND " SEEN
			   " LIMIT ?6", NULL},
	[ROUND_INSERT] = {"INSERT INTO spot_round (id, organisation, seed,"
			  " why, provider, language, from_at, to_at, finished,"
			  " at, by) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
			  NULL},
	[CHECK_INSERT] = {"INSERT INTO spot_check (id, round, item,"
			  " organisation, provider) VALUES (?, ?, ?, ?, ?)",
			  NULL},
	[ROUND_GET] = {ROUND " WHERE o.id = ? AND visible(o.organisation)",
		       NULL},
	[ROUND_LIST] = {ROUND " WHERE o.organisation = ? AND o.id < ?"
			" AND visible(o.organisation)"
			" ORDER BY o.id DESC LIMIT ?", NULL},
	[CHECK_GET] = {CHECK " WHERE c.id = ? AND visible(c.organisation)"
		       " AND " SEEN, NULL},
	[CHECK_LIST] = {CHECK " WHERE c.round = ? AND visible(c.organisation)"
			" AND " SEEN " ORDER BY c.item", NULL},
	[CHECK_SCORE] = {"UPDATE spot_check SET accuracy = ?,"
			 " completeness = ?, register = ?, timeliness = ?,"
			 " good = ?, note = ?, checker = ?, scored_at = ?,"
			 " scored_by = ? WHERE id = ?"
			 " AND visible(organisation)", NULL},
};
const struct noun spot_check_noun = {NOUN_SPOT_CHECK, "spot check", queries,
				     SPOT_QUERIES};

static int
by_item(const void *a, const void *b)
{
	const struct spot_check *x = a, *y = b;

	return (x->item > y->item) - (x->item < y->item);
}

enum status
spot_finished(const struct access *access, const struct spot_round *round,
	      struct spot_checks *ret, struct fault *fault)
{
	struct spot_checks all = {NULL, 0};
	size_t cap = 0;
	enum status status = OK;

	for (size_t i = 0; status == OK && i < access->scope->count; i++) {
		struct cursor c = cursor_open(access, &spot_check_noun,
					      SPOT_FINISHED);

		put_int(&c, access->scope->organisation[i]);
		put_int(&c, round->from_utc);
		put_int(&c, round->to_utc);
		put_int(&c, round->provider);
		put_text(&c, round->language);
		put_int(&c, SPOT_FINISHED_MOST);
		while (cursor_next(&c)) {
			struct spot_check *one;

			all.list = arena_grow(access->arena, all.list,
					      all.count, &cap,
					      sizeof *all.list);
			one = &all.list[all.count++];
			*one = (struct spot_check){.item = read_int(&c)};
			one->organisation = read_int(&c);
			one->provider = read_int(&c);
		}
		status = cursor_close(&c, fault);
	}
	if (status != OK)
		return status;
	if (all.count)
		qsort(all.list, all.count, sizeof *all.list, by_item);
	*ret = all;
	return OK;
}

enum status
spot_round_insert(const struct access *access, const struct spot_round *r,
		  struct fault *fault)
{
	struct cursor c = cursor_open(access, &spot_check_noun, ROUND_INSERT);

	put_int(&c, r->id);
	put_int(&c, r->organisation);
	put_int(&c, r->seed);
	put_text(&c, r->why);
	put_some(&c, r->provider);
	put_text(&c, r->language);
	put_int(&c, r->from_utc);
	put_int(&c, r->to_utc);
	put_int(&c, r->finished);
	put_int(&c, r->at_utc);
	put_int(&c, r->by);
	return cursor_run(&c, fault);
}

enum status
spot_check_insert(const struct access *access, const struct spot_check *check,
		  struct fault *fault)
{
	struct cursor c = cursor_open(access, &spot_check_noun, CHECK_INSERT);

	put_int(&c, check->id);
	put_int(&c, check->round);
	put_int(&c, check->item);
	put_int(&c, check->organisation);
	put_int(&c, check->provider);
	return cursor_run(&c, fault);
}

static void
round_read(struct cursor *c, struct spot_round *ret)
{
	ret->id = read_int(c);
	ret->organisation = read_int(c);
	ret->seed = read_int(c);
	ret->why = read_text(c);
	ret->provider = read_int(c);
	ret->language = read_text(c);
	ret->from_utc = read_int(c);
	ret->to_utc = read_int(c);
	ret->finished = read_int(c);
	ret->at_utc = read_int(c);
	ret->by = read_int(c);
	ret->provider_name = read_text(c);
	ret->checks = read_int(c);
	ret->scored = read_int(c);
	ret->good = read_int(c);
}

enum status
spot_round_get(const struct access *access, int64_t id, struct spot_round *ret,
	       struct fault *fault)
{
	struct cursor c = cursor_open(access, &spot_check_noun, ROUND_GET);
	bool found;

	put_int(&c, id);
	if ((found = cursor_next(&c)))
		round_read(&c, ret);
	return cursor_found(&c, found, "round", fault);
}

static int
latest_first(const void *a, const void *b)
{
	const struct spot_round *x = a, *y = b;

	return (x->id < y->id) - (x->id > y->id);
}

enum status
spot_round_list(const struct access *access, int64_t before, size_t limit,
		struct spot_rounds *ret, struct fault *fault)
{
	struct spot_rounds all = {NULL, 0};
	size_t cap = 0;
	enum status status = OK;

	for (size_t i = 0; status == OK && i < access->scope->count; i++) {
		struct cursor c =
			cursor_open(access, &spot_check_noun, ROUND_LIST);

		put_int(&c, access->scope->organisation[i]);
		put_int(&c, before ? before : INT64_MAX);
		put_int(&c, (int64_t)limit);
		while (cursor_next(&c)) {
			all.list = arena_grow(access->arena, all.list,
					      all.count, &cap,
					      sizeof *all.list);
			round_read(&c, &all.list[all.count++]);
		}
		status = cursor_close(&c, fault);
	}
	if (status != OK)
		return status;
	if (all.count)
		qsort(all.list, all.count, sizeof *all.list, latest_first);
	if (all.count > limit)
		all.count = limit;
	*ret = all;
	return OK;
}

static void
check_read(struct cursor *c, struct spot_check *ret)
{
	ret->id = read_int(c);
	ret->round = read_int(c);
	ret->item = read_int(c);
	ret->organisation = read_int(c);
	ret->provider = read_int(c);
	for (int i = 0; i < SPOT_CRITERIA; i++)
		ret->mark[i] = (int)read_int(c);
	ret->good = read_int(c) != 0;
	ret->note = read_text(c);
	ret->checker = read_text(c);
	ret->scored_utc = read_int(c);
	ret->scored_by = read_int(c);
	ret->ref = read_text(c);
	ret->service = read_text(c);
	ret->language = read_text(c);
	ret->provider_name = read_text(c);
	ret->n = (int)read_int(c);
	ret->closed_utc = read_int(c);
}

enum status
spot_check_get(const struct access *access, int64_t id, struct spot_check *ret,
	       struct fault *fault)
{
	struct cursor c = cursor_open(access, &spot_check_noun, CHECK_GET);
	bool found;

	put_int(&c, id);
	if ((found = cursor_next(&c)))
		check_read(&c, ret);
	return cursor_found(&c, found, "check", fault);
}

enum status
spot_check_list(const struct access *access, int64_t round,
		struct spot_checks *ret, struct fault *fault)
{
	struct cursor c = cursor_open(access, &spot_check_noun, CHECK_LIST);
	struct spot_checks all = {NULL, 0};
	size_t cap = 0;
	enum status status;

	put_int(&c, round);
	while (cursor_next(&c)) {
		all.list = arena_grow(access->arena, all.list, all.count, &cap,
				      sizeof *all.list);
		check_read(&c, &all.list[all.count++]);
	}
	if (!(status = cursor_close(&c, fault)))
		*ret = all;
	return status;
}

/* Counted when the work was finished, so that it ages with it. */
static enum status
count_check(const struct access *access, const struct spot_check *old,
	    const struct spot_check *now, struct fault *fault)
{
	const struct figure figure = {
		.provider = old->provider,
		.service = old->service,
		.language = old->language,
		.at_utc = old->closed_utc,
		.checked = !old->scored_utc,
		.good = now->good - (old->scored_utc && old->good),
	};

	return figure_add(access, &figure, fault);
}

enum status
spot_check_score(const struct access *access, const struct spot_check *check,
		 struct fault *fault)
{
	struct spot_check old;
	struct cursor c;
	enum status status = spot_check_get(access, check->id, &old, fault);

	if (status != OK)
		return status;
	c = cursor_open(access, &spot_check_noun, CHECK_SCORE);
	for (int i = 0; i < SPOT_CRITERIA; i++)
		put_int(&c, check->mark[i]);
	put_int(&c, check->good);
	put_text(&c, check->note);
	put_text(&c, check->checker);
	put_int(&c, check->scored_utc);
	put_int(&c, check->scored_by);
	put_int(&c, check->id);
	status = cursor_change(&c, "check", fault);
	return status == OK ? count_check(access, &old, check, fault) : status;
}
