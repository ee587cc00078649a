/* Lists of cases, what happened in one, and corrections of the table. */
#include <stdlib.h>

#include "core/name.h"
#include "store/case.h"
#include "store/case_row.h"
#include "store/inside.h"

#define BY_DUE                                                                 \
	"SELECT " CASE_COLUMNS ", order_at FROM case_file INDEXED BY "         \
	"case_due WHERE organisation = ?1 AND closed_at IS NULL"               \
	" AND (order_at, id) > (?2, ?3) AND visible(organisation)"             \
	" AND (?4 IS NULL OR kind = ?4) ORDER BY order_at, id LIMIT ?5"
#define CLOSED                                                                 \
	"SELECT " CASE_COLUMNS ", closed_at FROM case_file INDEXED BY "        \
	"case_closed WHERE organisation = ?1 AND closed_at IS NOT NULL"        \
	" AND (closed_at, id) < (?2, ?3) AND visible(organisation)"            \
	" AND (?4 IS NULL OR kind = ?4)"                                       \
	" ORDER BY closed_at DESC, id DESC LIMIT ?5"

enum {
	LIST_DUE,
	LIST_CLOSED,
	LIST_TENANT,
	ENTRY_INSERT,
	ENTRY_UPDATE,
	ENTRY_LIST,
	LONGER_INSERT,
	LONGER_LIST,
	CHANGE_INSERT,
	CHANGE_LIST,
	LISTS,
};

#define SEEN                                                                   \
	" EXISTS (SELECT 1 FROM case_file c WHERE c.id = case_file"            \
	" AND visible(c.organisation))"

static const struct query queries[] = {
	[LIST_DUE] = {BY_DUE, NULL},
	[LIST_CLOSED] = {CLOSED, NULL},
	[LIST_TENANT] = {"SELECT " CASE_COLUMNS ", order_at FROM case_file"
			 " INDEXED BY case_tenant WHERE tenant = ?"
			 " AND visible(organisation)"
			 " AND (closed_at IS NOT NULL) = ?"
			 " ORDER BY order_at LIMIT ?",
			 NULL},
	[ENTRY_INSERT] = {"INSERT INTO case_event (id, case_file, n, event,"
			  " stage, at, recorded_at, recorded_by, note)"
			  " SELECT ?1, c.id, 1 + (SELECT count(*)"
			  " FROM case_event e WHERE e.case_file = c.id), ?3,"
			  " ?4, ?5, ?6, ?7, ?8 FROM case_file c"
			  " WHERE c.id = ?2 AND visible(c.organisation)",
			  NULL},
	[ENTRY_UPDATE] = {"UPDATE case_event SET at = ?, stage = ?,"
			  " withdrawn_at = ?, withdrawn_reason = ?"
			  " WHERE id = ? AND" SEEN,
			  NULL},
	[ENTRY_LIST] = {"SELECT id, case_file, event, stage, at, recorded_at,"
			" recorded_by, note, withdrawn_at, withdrawn_reason"
			" FROM case_event WHERE case_file = ? AND" SEEN
			" ORDER BY n",
			NULL},
	[LONGER_INSERT] = {"INSERT INTO case_longer (id, case_file, clock,"
			   " days, reason, told_at, at, by)"
			   " SELECT ?1, c.id, ?3, ?4, ?5, ?6, ?7, ?8"
			   " FROM case_file c WHERE c.id = ?2"
			   " AND visible(c.organisation)",
			   NULL},
	[LONGER_LIST] = {"SELECT id, case_file, clock, days, reason, told_at,"
			 " at, by FROM case_longer WHERE case_file = ? AND" SEEN
			 " ORDER BY id",
			 NULL},
	[CHANGE_INSERT] = {"INSERT INTO statute_change (id, organisation,"
			   " code, from_day, text, reason, at, by)"
			   " SELECT ?, o.id, ?, ?, ?, ?, ?, ?"
			   " FROM organisation o WHERE o.id = ?"
			   " AND visible(o.id)",
			   NULL},
	[CHANGE_LIST] = {"SELECT s.id, s.organisation, s.code, s.text,"
			 " s.reason, s.from_day, s.at, s.by"
			 " FROM organisation o JOIN statute_change s"
			 " ON s.organisation IN (o.id, o.parent)"
			 " WHERE o.id = ? ORDER BY s.code, s.from_day,"
			 " s.organisation = o.id DESC, s.id DESC",
			 NULL},
};
const struct noun case_list_noun = {NOUN_CASE_LIST, "case_list", queries,
				    LISTS};

struct keyed {
	struct statutory_case one;
	int64_t at_utc;
};
struct walk {
	struct keyed *list;
	size_t count, cap;
};

static void
walk_rows(struct cursor *c, struct arena *arena, struct walk *walk)
{
	while (cursor_next(c)) {
		struct keyed *row;

		walk->list = arena_grow(arena, walk->list, walk->count,
					&walk->cap, sizeof *walk->list);
		row = &walk->list[walk->count++];
		case_read(c, &row->one);
		row->at_utc = read_int(c);
	}
}

static int
by_key(const void *a, const void *b)
{
	const struct keyed *x = a, *y = b;
	int order = (x->at_utc > y->at_utc) - (x->at_utc < y->at_utc);

	return order ? order
		     : (x->one.id > y->one.id) - (x->one.id < y->one.id);
}

static int
by_key_down(const void *a, const void *b)
{
	return by_key(b, a);
}

static enum status
walk_organisation(const struct access *access, const struct case_filter *filter,
		  int64_t organisation, struct walk *walk, struct fault *fault)
{
	bool open = filter->state == CASES_OPEN;
	int64_t end = open ? INT64_MIN : INT64_MAX;
	struct cursor c = cursor_open(access, &case_list_noun,
				      open ? LIST_DUE : LIST_CLOSED);

	put_int(&c, organisation);
	put_int(&c, filter->after_id ? filter->after_utc : end);
	put_int(&c, filter->after_id ? filter->after_id : end);
	put_text(&c, filter->kind < 0 ? NULL : case_kind_names[filter->kind]);
	put_int(&c, (int64_t)filter->limit + 1);
	walk_rows(&c, access->arena, walk);
	return cursor_close(&c, fault);
}

static enum status
walk_tenant(const struct access *access, const struct case_filter *filter,
	    struct walk *walk, struct fault *fault)
{
	struct cursor c = cursor_open(access, &case_list_noun, LIST_TENANT);

	put_int(&c, filter->tenant);
	put_int(&c, filter->state == CASES_CLOSED);
	put_int(&c, (int64_t)filter->limit);
	walk_rows(&c, access->arena, walk);
	return cursor_close(&c, fault);
}

enum status
case_list(const struct access *access, const struct case_filter *filter,
	  struct case_page *ret, struct fault *fault)
{
	struct walk walk = {NULL, 0, 0};
	struct case_page page = {0};
	enum status status = OK;

	if (filter->tenant)
		status = walk_tenant(access, filter, &walk, fault);
	for (size_t i = 0;
	     !filter->tenant && i < access->scope->count && !status; i++)
		status = walk_organisation(access, filter,
					   access->scope->organisation[i],
					   &walk, fault);
	if (status)
		return status;
	if (walk.count)
		qsort(walk.list, walk.count, sizeof *walk.list,
		      filter->state == CASES_OPEN ? by_key : by_key_down);
	page.more = walk.count > filter->limit;
	page.list = arena_alloc(access->arena,
				(walk.count + 1) * sizeof *page.list);
	for (size_t i = 0; i < walk.count && i < filter->limit; i++) {
		page.list[page.count++] = walk.list[i].one;
		page.next_utc = walk.list[i].at_utc;
		page.next_id = walk.list[i].one.id;
	}
	*ret = page;
	return OK;
}

enum status
case_entry_insert(const struct access *access, const struct case_entry *e,
		  struct fault *fault)
{
	struct cursor c = cursor_open(access, &case_list_noun, ENTRY_INSERT);

	put_int(&c, e->id);
	put_int(&c, e->of);
	put_text(&c, case_event_names[e->event]);
	put_text(&c, case_stage_names[e->stage]);
	put_int(&c, e->at_utc);
	put_int(&c, e->recorded_utc);
	put_int(&c, e->recorded_by);
	put_text(&c, e->note);
	return cursor_change(&c, "case", fault);
}

enum status
case_entry_update(const struct access *access, const struct case_entry *e,
		  struct fault *fault)
{
	struct cursor c = cursor_open(access, &case_list_noun, ENTRY_UPDATE);

	put_int(&c, e->at_utc);
	put_text(&c, case_stage_names[e->stage]);
	put_some(&c, e->withdrawn_utc);
	put_text(&c, e->withdrawn_reason);
	put_int(&c, e->id);
	return cursor_change(&c, "event", fault);
}

enum status
case_entries(const struct access *access, int64_t id, struct case_entries *ret,
	     struct fault *fault)
{
	struct cursor c = cursor_open(access, &case_list_noun, ENTRY_LIST);
	struct case_entries all = {NULL, 0};
	size_t cap = 0;
	enum status status;

	put_int(&c, id);
	while (cursor_next(&c)) {
		struct case_entry *e;
		int found;

		all.list = arena_grow(access->arena, all.list, all.count, &cap,
				      sizeof *all.list);
		e = &all.list[all.count++];
		*e = (struct case_entry){.id = read_int(&c)};
		e->of = read_int(&c);
		found = name_find(case_event_names, CASE_EVENTS, read_word(&c));
		e->event = (enum case_event)(found < 0 ? 0 : found);
		found = name_find(case_stage_names, CASE_STAGES, read_word(&c));
		e->stage = (enum case_stage)(found < 0 ? 0 : found);
		e->at_utc = read_int(&c);
		e->recorded_utc = read_int(&c);
		e->recorded_by = read_int(&c);
		e->note = read_text(&c);
		e->withdrawn_utc = read_int(&c);
		e->withdrawn_reason = read_text(&c);
	}
	if (!(status = cursor_close(&c, fault)))
		*ret = all;
	return status;
}

enum status
case_longer_insert(const struct access *access, const struct case_longer *l,
		   struct fault *fault)
{
	struct cursor c = cursor_open(access, &case_list_noun, LONGER_INSERT);

	put_int(&c, l->id);
	put_int(&c, l->of);
	put_text(&c, l->clock);
	put_int(&c, l->days);
	put_text(&c, l->reason);
	put_some(&c, l->told_utc);
	put_int(&c, l->at_utc);
	put_int(&c, l->by);
	return cursor_change(&c, "case", fault);
}

enum status
case_longers(const struct access *access, int64_t id, struct case_longers *ret,
	     struct fault *fault)
{
	struct cursor c = cursor_open(access, &case_list_noun, LONGER_LIST);
	struct case_longers all = {NULL, 0};
	size_t cap = 0;
	enum status status;

	put_int(&c, id);
	while (cursor_next(&c)) {
		struct case_longer *l;

		all.list = arena_grow(access->arena, all.list, all.count, &cap,
				      sizeof *all.list);
		l = &all.list[all.count++];
		l->id = read_int(&c);
		l->of = read_int(&c);
		l->clock = read_text(&c);
		l->days = (int)read_int(&c);
		l->reason = read_text(&c);
		l->told_utc = read_int(&c);
		l->at_utc = read_int(&c);
		l->by = read_int(&c);
	}
	if (!(status = cursor_close(&c, fault)))
		*ret = all;
	return status;
}

enum status
statute_change_insert(const struct access *access,
		      const struct statute_change *s, struct fault *fault)
{
	struct cursor c = cursor_open(access, &case_list_noun, CHANGE_INSERT);

	put_int(&c, s->id);
	put_text(&c, s->code);
	put_int(&c, s->from_days);
	put_text(&c, s->text);
	put_text(&c, s->reason);
	put_int(&c, s->at_utc);
	put_int(&c, s->by);
	put_int(&c, s->organisation);
	return cursor_change(&c, "organisation", fault);
}

enum status
statute_change_list(const struct access *access, int64_t organisation,
		    struct statute_changes *ret, struct fault *fault)
{
	struct cursor c = cursor_open(access, &case_list_noun, CHANGE_LIST);
	struct statute_changes all = {NULL, 0};
	size_t cap = 0;
	enum status status;

	put_int(&c, organisation);
	while (cursor_next(&c)) {
		struct statute_change *s;

		all.list = arena_grow(access->arena, all.list, all.count, &cap,
				      sizeof *all.list);
		s = &all.list[all.count++];
		s->id = read_int(&c);
		s->organisation = read_int(&c);
		s->code = read_text(&c);
		s->text = read_text(&c);
		s->reason = read_text(&c);
		s->from_days = (int32_t)read_int(&c);
		s->at_utc = read_int(&c);
		s->by = read_int(&c);
	}
	if (!(status = cursor_close(&c, fault)))
		*ret = all;
	return status;
}
