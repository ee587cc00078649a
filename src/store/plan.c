/* Action plans and their measures. */
#include "store/plan.h"

#include <stdlib.h>

#include "core/name.h"
#include "store/inside.h"

enum {
	PLAN_GET,
	PLAN_PUT,
	FRAMEWORK_INSERT,
	FRAMEWORK_LIST,
	MEASURE_INSERT,
	MEASURE_GET,
	MEASURE_UPDATE,
	MEASURE_LIST,
	MEASURE_LIST_OPEN,
	MEASURE_COUNT,
	PLAN_QUERIES,
};

#define COLUMNS                                                           \
	"id, organisation, version, title, aim, owner, unit, baseline,"   \
	" target, reached, due_on, frameworks, state, made_at, closed_at" \
	" FROM plan_measure"
#define AFTER                                                \
	" WHERE organisation = ?1 AND (due_on, id) > (?2, ?3)" \
	" AND visible(organisation)"

static const struct query queries[] = {
	[PLAN_GET] = {"SELECT organisation, version, champion, review_on,"
		      " reviewed_at FROM plan WHERE organisation = ?"
		      " AND visible(organisation)", NULL},
	[PLAN_PUT] = {"INSERT INTO plan (organisation, version, champion,"
		      " review_on, reviewed_at) VALUES (?, 1, ?, ?, ?)"
		      " ON CONFLICT (organisation) DO UPDATE SET"
		      " version = version + 1, champion = excluded.champion,"
		      " review_on = excluded.review_on,"
		      " reviewed_at = excluded.reviewed_at", NULL},
	[FRAMEWORK_INSERT] = {"INSERT INTO plan_framework (id, organisation,"
			      " name, at, by) VALUES (?, ?, ?, ?, ?)", NULL},
	[FRAMEWORK_LIST] = {"SELECT id, organisation, name, at, by"
			    " FROM plan_framework WHERE organisation = ?"
			    " AND visible(organisation)"
			    " ORDER BY name LIMIT 200", NULL},
	[MEASURE_INSERT] = {"INSERT INTO plan_measure (id, organisation,"
			    " title, aim, owner, unit, baseline, target,"
			    " reached, due_on, frameworks, state, made_at)"
			    " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
			    NULL},
	[MEASURE_GET] = {"SELECT " COLUMNS " WHERE id = ?"
			 " AND visible(organisation)", NULL},
	[MEASURE_UPDATE] = {"UPDATE plan_measure SET title = ?, aim = ?,"
			    " owner = ?, unit = ?, baseline = ?, target = ?,"
			    " reached = ?, due_on = ?, frameworks = ?,"
			    " state = ?, closed_at = ?, version = version + 1"
			    " WHERE id = ? AND visible(organisation)", NULL},
	[MEASURE_LIST] = {"SELECT " COLUMNS
			  " INDEXED BY plan_measure_list" AFTER
			  " ORDER BY due_on, id LIMIT ?4", NULL},
	[MEASURE_LIST_OPEN] = {"SELECT " COLUMNS
			       " INDEXED BY plan_measure_open" AFTER
			       " AND state = 'open'"
			       " ORDER BY due_on, id LIMIT ?4", NULL},
	[MEASURE_COUNT] = {"SELECT count(*), count(*) FILTER"
			   " (WHERE state = 'open'), count(*) FILTER"
			   " (WHERE state = 'open' AND due_on < ?2), count(*)"
			   " FILTER (WHERE state = 'done') FROM plan_measure"
			   " INDEXED BY plan_measure_list"
			   " WHERE organisation = ?1"
			   " AND visible(organisation)", NULL},
};
const struct noun plan_noun = {NOUN_PLAN, "plan", queries, PLAN_QUERIES};

static enum status
stale(const char *where, struct fault *fault)
{
	return fault_set(fault, E_STALE, where,
			 N_("Somebody changed this meanwhile: look at it "
			    "again"),
			 NULL);
}

enum status
plan_get(const struct access *access, int64_t organisation, struct plan *ret,
	 struct fault *fault)
{
	struct cursor c = cursor_open(access, &plan_noun, PLAN_GET);

	*ret = (struct plan){.organisation = organisation};
	put_int(&c, organisation);
	if (cursor_next(&c)) {
		ret->organisation = read_int(&c);
		ret->version = read_int(&c);
		ret->champion = read_int(&c);
		ret->review_on_days = (int32_t)read_int(&c);
		ret->reviewed_utc = read_int(&c);
	}
	return cursor_close(&c, fault);
}

enum status
plan_put(const struct access *access, const struct plan *p,
	 struct fault *fault)
{
	struct plan old;
	struct cursor c;
	enum status status = plan_get(access, p->organisation, &old, fault);

	if (status != OK)
		return status;
	if (old.version != p->version)
		return stale("plan", fault);
	c = cursor_open(access, &plan_noun, PLAN_PUT);
	put_int(&c, p->organisation);
	put_some(&c, p->champion);
	put_int(&c, p->review_on_days);
	put_some(&c, p->reviewed_utc);
	return cursor_run(&c, fault);
}

enum status
plan_framework_insert(const struct access *access,
		      const struct plan_framework *f, struct fault *fault)
{
	struct cursor c = cursor_open(access, &plan_noun, FRAMEWORK_INSERT);

	put_int(&c, f->id);
	put_int(&c, f->organisation);
	put_text(&c, f->name);
	put_int(&c, f->at_utc);
	put_int(&c, f->by);
	return cursor_insert(&c, "/name", N_("There is one of that name"),
			     fault);
}

enum status
plan_framework_list(const struct access *access, struct plan_frameworks *ret,
		    struct fault *fault)
{
	const struct scope *scope = access->scope;
	struct plan_frameworks all = {NULL, 0};
	size_t cap = 0;
	enum status status = OK;

	for (size_t i = 0; i < scope->count && status == OK; i++) {
		struct cursor c = cursor_open(access, &plan_noun,
					      FRAMEWORK_LIST);

		put_int(&c, scope->organisation[i]);
		while (cursor_next(&c)) {
			struct plan_framework *one;

			all.list = arena_grow(access->arena, all.list,
					      all.count, &cap,
					      sizeof *all.list);
			one = &all.list[all.count++];
			one->id = read_int(&c);
			one->organisation = read_int(&c);
			one->name = read_text(&c);
			one->at_utc = read_int(&c);
			one->by = read_int(&c);
		}
		status = cursor_close(&c, fault);
	}
	if (status == OK)
		*ret = all;
	return status;
}

static void
put_reached(struct cursor *c, int64_t reached)
{
	if (reached == MEASURE_UNKNOWN)
		put_text(c, NULL);
	else
		put_int(c, reached);
}

enum status
plan_measure_insert(const struct access *access, const struct plan_measure *m,
		    struct fault *fault)
{
	struct cursor c = cursor_open(access, &plan_noun, MEASURE_INSERT);

	put_int(&c, m->id);
	put_int(&c, m->organisation);
	put_text(&c, m->title);
	put_text(&c, m->aim);
	put_int(&c, m->owner);
	put_text(&c, m->unit);
	put_int(&c, m->baseline);
	put_int(&c, m->target);
	put_reached(&c, m->reached);
	put_int(&c, m->due_on_days);
	put_text(&c, m->frameworks);
	put_text(&c, measure_state_names[m->state]);
	put_int(&c, m->made_utc);
	return cursor_run(&c, fault);
}

/* It may be below nothing, so NULL is kept apart as text. */
static int64_t
read_reached(struct cursor *c)
{
	const char *text = read_text(c);

	return text ? strtoll(text, NULL, 10) : MEASURE_UNKNOWN;
}

static void
measure_read(struct cursor *c, struct plan_measure *ret)
{
	int state;

	ret->id = read_int(c);
	ret->organisation = read_int(c);
	ret->version = read_int(c);
	ret->title = read_text(c);
	ret->aim = read_text(c);
	ret->owner = read_int(c);
	ret->unit = read_text(c);
	ret->baseline = read_int(c);
	ret->target = read_int(c);
	ret->reached = read_reached(c);
	ret->due_on_days = (int32_t)read_int(c);
	ret->frameworks = read_text(c);
	state = name_find(measure_state_names, MEASURE_STATES, read_word(c));
	ret->state = state < 0 ? MEASURE_OPEN : (enum measure_state)state;
	ret->made_utc = read_int(c);
	ret->closed_utc = read_int(c);
}

enum status
plan_measure_get(const struct access *access, int64_t id,
		 struct plan_measure *ret, struct fault *fault)
{
	struct cursor c = cursor_open(access, &plan_noun, MEASURE_GET);
	bool found;

	put_int(&c, id);
	if ((found = cursor_next(&c)))
		measure_read(&c, ret);
	return cursor_found(&c, found, "measure", fault);
}

enum status
plan_measure_update(const struct access *access, const struct plan_measure *m,
		    struct fault *fault)
{
	struct plan_measure old;
	struct cursor c;
	enum status status = plan_measure_get(access, m->id, &old, fault);

	if (status != OK)
		return status;
	if (old.version != m->version)
		return stale("measure", fault);
	c = cursor_open(access, &plan_noun, MEASURE_UPDATE);
	put_text(&c, m->title);
	put_text(&c, m->aim);
	put_int(&c, m->owner);
	put_text(&c, m->unit);
	put_int(&c, m->baseline);
	put_int(&c, m->target);
	put_reached(&c, m->reached);
	put_int(&c, m->due_on_days);
	put_text(&c, m->frameworks);
	put_text(&c, measure_state_names[m->state]);
	put_some(&c, m->closed_utc);
	put_int(&c, m->id);
	return cursor_change(&c, "measure", fault);
}

enum status
plan_measure_list(const struct access *access, const struct plan_wish *wish,
		  struct plan_measures *ret, struct fault *fault)
{
	struct cursor c = cursor_open(access, &plan_noun,
				      wish->open ? MEASURE_LIST_OPEN
						 : MEASURE_LIST);
	struct plan_measures all = {NULL, 0};
	size_t cap = 0;
	enum status status;

	put_int(&c, wish->organisation);
	put_int(&c, wish->after_days);
	put_int(&c, wish->after_id);
	put_int(&c, (int64_t)wish->limit);
	while (cursor_next(&c)) {
		all.list = arena_grow(access->arena, all.list, all.count, &cap,
				      sizeof *all.list);
		measure_read(&c, &all.list[all.count++]);
	}
	if (!(status = cursor_close(&c, fault)))
		*ret = all;
	return status;
}

enum status
plan_measure_count(const struct access *access, int64_t organisation,
		   int32_t today_days, struct plan_count *ret,
		   struct fault *fault)
{
	struct cursor c = cursor_open(access, &plan_noun, MEASURE_COUNT);

	*ret = (struct plan_count){0};
	put_int(&c, organisation);
	put_int(&c, today_days);
	if (cursor_next(&c)) {
		ret->all = read_int(&c);
		ret->open = read_int(&c);
		ret->late = read_int(&c);
		ret->done = read_int(&c);
	}
	return cursor_close(&c, fault);
}
