/* The needs of tenants and the history of their stages. */
#include "store/need.h"

#include <stdlib.h>
#include <string.h>

#include "store/inside.h"
#include "store/tenant_row.h"

#define RECENT 400  /* needs looked at for what is common */
#define SPEAKERS 60 /* tenants looked at who speak a language */

enum {
	NEED_INSERT,
	NEED_UPDATE,
	NEED_GET,
	NEED_ACTIVE,
	NEED_ENDED,
	NEED_SHARED,
	NEED_DUE,
	NEED_RECENT,
	NEED_SPEAKERS,
	STEP_INSERT,
	STEP_LIST,
	NEEDS,
};

#define NEED_COLUMNS                                                        \
	"id, tenant, organisation, kind, value, evidence, identified_at,"   \
	" identified_by, recorded_at, recorded_by, flagged_at, consent,"    \
	" shared_at, met_at, reviewed_at, review_due, ended,"               \
	" consent_asked, safeguarding, replaces, ended_by, ended_why"

static const struct query queries[] = {
	[NEED_INSERT] = {"INSERT INTO need (tenant, organisation, kind, value,"
			 " evidence, identified_at, identified_by,"
			 " recorded_at, recorded_by, flagged_at, consent,"
			 " shared_at, met_at, reviewed_at, review_due, ended,"
			 " consent_asked, safeguarding, replaces, ended_by,"
			 " ended_why, id) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?,"
			 " ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)", NULL},
	[NEED_UPDATE] = {"UPDATE need SET tenant = ?, organisation = ?,"
			 " kind = ?, value = ?, evidence = ?,"
			 " identified_at = ?, identified_by = ?,"
			 " recorded_at = ?, recorded_by = ?, flagged_at = ?,"
			 " consent = ?, shared_at = ?, met_at = ?,"
			 " reviewed_at = ?, review_due = ?, ended = ?,"
			 " consent_asked = ?, safeguarding = ?, replaces = ?,"
			 " ended_by = ?, ended_why = ?"
			 " WHERE id = ? AND visible(organisation)", NULL},
	[NEED_GET] = {"SELECT " NEED_COLUMNS " FROM need WHERE id = ?"
		      " AND visible(organisation)", NULL},
	[NEED_ACTIVE] = {"SELECT " NEED_COLUMNS " FROM need"
			 " WHERE tenant = ? AND ended IS NULL"
			 " AND visible(organisation) ORDER BY id", NULL},
	[NEED_ENDED] = {"SELECT " NEED_COLUMNS " FROM need"
			" WHERE tenant = ? AND ended IS NOT NULL"
			" AND visible(organisation)"
			" ORDER BY ended DESC, id DESC LIMIT ?", NULL},
	[NEED_SHARED] = {"UPDATE need SET shared_at = ?2 WHERE id = ?1"
			 " AND visible(organisation)", NULL},
	[NEED_DUE] = {"SELECT " NEED_COLUMNS " FROM need"
		      " INDEXED BY need_review WHERE organisation = ?"
		      " AND (review_due, id) > (?, ?) AND review_due < ?"
		      " AND ended IS NULL AND EXISTS (SELECT 1 FROM tenant t"
		      " WHERE t.id = need.tenant AND t.life = 'current')"
		      " AND visible(organisation)"
		      " ORDER BY review_due, id LIMIT ?", NULL},
	[NEED_RECENT] = {"SELECT kind, value FROM need INDEXED BY need_recent"
			 " WHERE organisation = ? AND ended IS NULL"
			 " AND visible(organisation)"
			 " ORDER BY id DESC LIMIT ?", NULL},
	[NEED_SPEAKERS] = {"SELECT n.kind, n.value FROM (SELECT tenant"
			   " FROM need INDEXED BY need_active"
			   " WHERE organisation = ?"
			   " AND kind = 'spoken-language' AND value = ?"
			   " AND ended IS NULL AND visible(organisation)"
			   " LIMIT ?) s CROSS JOIN need n"
			   " INDEXED BY need_tenant ON n.tenant = s.tenant"
			   " WHERE n.ended IS NULL",
			   "the walk over the tenants that were found"},
	[STEP_INSERT] = {"INSERT INTO need_stage (id, need, organisation,"
			 " stage, at, by, outcome, evidence)"
			 " VALUES (?, ?, ?, ?, ?, ?, ?, ?)", NULL},
	[STEP_LIST] = {"SELECT id, need, organisation, stage, at, by, outcome,"
		       " evidence FROM need_stage WHERE need = ?"
		       " AND visible(organisation)"
		       " ORDER BY at DESC, id DESC LIMIT ?", NULL},
};
const struct noun need_noun = {NOUN_NEED, "need", queries, NEEDS};

bool
need_shareable(const struct need *need)
{
	return need->consent || need->safeguarding;
}

static void
put_need(struct cursor *c, const struct need *n)
{
	put_int(c, n->tenant);
	put_int(c, n->organisation);
	put_text(c, need_kind_name(n->kind));
	put_text(c, n->value);
	put_text(c, n->evidence);
	put_int(c, n->identified_utc);
	put_int(c, n->identified_by);
	put_int(c, n->recorded_utc);
	put_int(c, n->recorded_by);
	put_some(c, n->flagged_utc);
	put_int(c, n->consent);
	put_some(c, n->shared_utc);
	put_some(c, n->met_utc);
	put_some(c, n->reviewed_utc);
	put_int(c, n->review_due_utc);
	put_some(c, n->ended_utc);
	put_some(c, n->consent_asked_utc);
	put_text(c, n->safeguarding);
	put_some(c, n->replaces);
	put_some(c, n->ended_by);
	put_text(c, n->ended_why);
	put_int(c, n->id);
}

enum status
need_insert(const struct access *access, const struct need *n,
	    struct fault *fault)
{
	struct cursor c;
	enum status status = tenant_touch(access, n->tenant, fault);

	if (status)
		return status;
	c = cursor_open(access, &need_noun, NEED_INSERT);
	put_need(&c, n);
	return cursor_run(&c, fault);
}

enum status
need_update(const struct access *access, const struct need *n,
	    struct fault *fault)
{
	struct cursor c = cursor_open(access, &need_noun, NEED_UPDATE);
	enum status status;

	put_need(&c, n);
	status = cursor_change(&c, "need", fault);
	return status ? status : tenant_touch(access, n->tenant, fault);
}

static void
need_read(struct cursor *c, struct need *ret)
{
	ret->id = read_int(c);
	ret->tenant = read_int(c);
	ret->organisation = read_int(c);
	if (!need_kind_parse(read_word(c), &ret->kind))
		ret->kind = NEED_SAFE_CONTACT;
	ret->value = read_text(c);
	ret->evidence = read_text(c);
	ret->identified_utc = read_int(c);
	ret->identified_by = read_int(c);
	ret->recorded_utc = read_int(c);
	ret->recorded_by = read_int(c);
	ret->flagged_utc = read_int(c);
	ret->consent = read_int(c) != 0;
	ret->shared_utc = read_int(c);
	ret->met_utc = read_int(c);
	ret->reviewed_utc = read_int(c);
	ret->review_due_utc = read_int(c);
	ret->ended_utc = read_int(c);
	ret->consent_asked_utc = read_int(c);
	ret->safeguarding = read_text(c);
	ret->replaces = read_int(c);
	ret->ended_by = read_int(c);
	ret->ended_why = read_text(c);
}

/* The rows of a statement, in its order. */
static enum status
need_rows(const struct access *access, struct cursor *c, struct needs *ret,
	  struct fault *fault)
{
	struct needs all = {NULL, 0};
	size_t cap = 0;
	enum status status;

	while (cursor_next(c)) {
		all.list = arena_grow(access->arena, all.list, all.count, &cap,
				      sizeof *all.list);
		need_read(c, &all.list[all.count++]);
	}
	if (!(status = cursor_close(c, fault)))
		*ret = all;
	return status;
}

enum status
need_get(const struct access *access, int64_t id, struct need *ret,
	 struct fault *fault)
{
	struct cursor c = cursor_open(access, &need_noun, NEED_GET);
	bool found;

	put_int(&c, id);
	found = cursor_next(&c);
	if (found)
		need_read(&c, ret);
	return cursor_found(&c, found, "need", fault);
}

enum status
need_active(const struct access *access, int64_t tenant, struct needs *ret,
	    struct fault *fault)
{
	struct cursor c = cursor_open(access, &need_noun, NEED_ACTIVE);
	struct needs all = {NULL, 0};
	size_t cap = 0;
	enum status status;

	put_int(&c, tenant);
	while (cursor_next(&c)) {
		struct need one;
		size_t at;

		need_read(&c, &one);
		all.list = arena_grow(access->arena, all.list, all.count, &cap,
				      sizeof *all.list);
		for (at = all.count++; at && all.list[at - 1].kind > one.kind;
		     at--)
			all.list[at] = all.list[at - 1];
		all.list[at] = one;
	}
	if (!(status = cursor_close(&c, fault)))
		*ret = all;
	return status;
}

enum status
need_ended(const struct access *access, int64_t tenant, size_t limit,
	   struct needs *ret, struct fault *fault)
{
	struct cursor c = cursor_open(access, &need_noun, NEED_ENDED);

	put_int(&c, tenant);
	put_int(&c, (int64_t)limit);
	return need_rows(access, &c, ret, fault);
}

enum status
need_step_insert(const struct access *access, const struct need_step *step,
		 struct fault *fault)
{
	struct cursor c = cursor_open(access, &need_noun, STEP_INSERT);
	enum status status;

	put_int(&c, step->id);
	put_int(&c, step->need);
	put_int(&c, step->organisation);
	put_text(&c, stage_names[step->stage]);
	put_int(&c, step->at_utc);
	put_int(&c, step->by);
	put_text(&c, step->outcome);
	put_text(&c, step->evidence);
	status = cursor_run(&c, fault);
	if (status != OK || strcmp(step->outcome, "told") != 0)
		return status;
	c = cursor_open(access, &need_noun, NEED_SHARED);
	put_int(&c, step->need);
	put_int(&c, step->at_utc);
	return cursor_change(&c, "need", fault);
}

static void
step_read(struct cursor *c, struct need_step *ret)
{
	ret->id = read_int(c);
	ret->need = read_int(c);
	ret->organisation = read_int(c);
	if (!stage_parse(read_word(c), &ret->stage))
		ret->stage = STAGE_REVIEW;
	ret->at_utc = read_int(c);
	ret->by = read_int(c);
	ret->outcome = read_text(c);
	ret->evidence = read_text(c);
}

/* Read latest first, so that the limit keeps those; told oldest first. */
enum status
need_step_list(const struct access *access, int64_t need, size_t limit,
	       struct need_steps *ret, struct fault *fault)
{
	struct cursor c = cursor_open(access, &need_noun, STEP_LIST);
	struct need_steps all = {
		arena_alloc(access->arena, limit * sizeof *all.list), 0};
	enum status status;

	put_int(&c, need);
	put_int(&c, (int64_t)limit);
	while (cursor_next(&c))
		step_read(&c, &all.list[limit - ++all.count]);
	all.list += limit - all.count;
	if (!(status = cursor_close(&c, fault)))
		*ret = all;
	return status;
}

static int
soonest_first(const void *a, const void *b)
{
	const struct need *x = a, *y = b;

	if (x->review_due_utc != y->review_due_utc)
		return x->review_due_utc > y->review_due_utc ? 1 : -1;
	return (x->id > y->id) - (x->id < y->id);
}

/* The next ones of each organisation, and of these the next ones. */
enum status
need_due(const struct access *access, const struct need_due_wish *wish,
	 struct needs *ret, struct fault *fault)
{
	const struct scope *scope = access->scope;
	struct needs all = {NULL, 0};
	int64_t before_utc = wish->before_utc;

	all.list = arena_alloc(access->arena,
			       (2 * wish->limit + 1) * sizeof *all.list);
	for (size_t i = 0; i < scope->count; i++) {
		struct cursor c = cursor_open(access, &need_noun, NEED_DUE);
		enum status status;

		put_int(&c, scope->organisation[i]);
		put_int(&c, wish->after_utc);
		put_int(&c, wish->after_id);
		put_int(&c, before_utc);
		put_int(&c, (int64_t)wish->limit);
		while (cursor_next(&c))
			need_read(&c, &all.list[all.count++]);
		if ((status = cursor_close(&c, fault)))
			return status;
		if (all.count)
			qsort(all.list, all.count, sizeof *all.list,
			      soonest_first);
		if (all.count < wish->limit)
			continue;
		/* What is due later elsewhere is on no page of this. */
		all.count = wish->limit;
		before_utc = all.list[all.count - 1].review_due_utc + 1;
	}
	*ret = all;
	return OK;
}

/* How often each choice was seen. */
struct choice {
	enum need_kind kind;
	const char *value;
	int n, first; /* first: when it was seen first, to break ties */
};

struct choices {
	struct choice *list;
	size_t count, cap;
};

static void
choice_count(struct arena *arena, struct choices *all, enum need_kind kind,
	     const char *value)
{
	struct choice *one;

	for (size_t i = 0; i < all->count; i++)
		if (all->list[i].kind == kind &&
		    !strcmp(all->list[i].value, value)) {
			all->list[i].n++;
			return;
		}
	all->list = arena_grow(arena, all->list, all->count, &all->cap,
			       sizeof *all->list);
	one = &all->list[all->count];
	*one = (struct choice){kind, arena_text(arena, value), 1,
			       (int)all->count};
	all->count++;
}

/* What is said in words is each person's own. */
static bool
is_choice(enum need_kind kind)
{
	size_t words;

	return need_values(kind, &words) || need_is_language(kind);
}

static enum status
choices_read(const struct access *access, struct cursor *c,
	     struct choices *all, struct fault *fault)
{
	while (cursor_next(c)) {
		enum need_kind kind;

		if (need_kind_parse(read_word(c), &kind) && is_choice(kind))
			choice_count(access->arena, all, kind, read_word(c));
	}
	return cursor_close(c, fault);
}

static int
oftenest_first(const void *a, const void *b)
{
	const struct choice *x = a, *y = b;

	return x->n != y->n ? y->n - x->n : x->first - y->first;
}

enum status
need_common(const struct access *access, const struct need_common_wish *wish,
	    struct needs *ret, struct fault *fault)
{
	struct choices all = {NULL, 0, 0};
	struct needs found = {NULL, 0};
	struct cursor c;
	enum status status = OK;

	if (wish->language) {
		c = cursor_open(access, &need_noun, NEED_SPEAKERS);
		put_int(&c, wish->organisation);
		put_text(&c, wish->language);
		put_int(&c, SPEAKERS);
		status = choices_read(access, &c, &all, fault);
	}
	if (status == OK) {
		c = cursor_open(access, &need_noun, NEED_RECENT);
		put_int(&c, wish->organisation);
		put_int(&c, RECENT);
		status = choices_read(access, &c, &all, fault);
	}
	if (status != OK)
		return status;
	if (all.count)
		qsort(all.list, all.count, sizeof *all.list, oftenest_first);
	found.count = all.count < wish->limit ? all.count : wish->limit;
	found.list = arena_alloc(access->arena,
				 (found.count + 1) * sizeof *found.list);
	for (size_t i = 0; i < found.count; i++)
		found.list[i] = (struct need){.kind = all.list[i].kind,
					      .value = all.list[i].value};
	*ret = found;
	return OK;
}
