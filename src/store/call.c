/* Calls to interpreters. */
#include "store/call.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "store/inside.h"
#include "store/outbox.h"
#include "store/request.h"

enum {
	CALL_INSERT,
	CALL_GET,
	CALL_UPDATE,
	CALL_NEWEST,
	CALL_STATE,
	CALL_LANGUAGE,
	CALL_UNMATCHED,
	CALL_WAITING,
	CALL_TENANT,
	CALLS,
};

#define OWN                                                                  \
	"id, ref, organisation, access, provider, language, tenant, caller," \
	" opened_at, opened_by, state"
#define SAID                                                               \
	"started_at, minutes, purpose, outcome, met, note, cost_code,"     \
	" request, logged_at, logged_by"
#define NAMES                                                              \
	"(SELECT ref FROM request WHERE id = call.request),"               \
	" (SELECT name FROM provider WHERE id = call.provider),"           \
	" (SELECT name FROM tenant WHERE id = call.tenant),"               \
	" (SELECT name FROM account WHERE id = call.opened_by)"
/* A call that was logged is as sensitive as the request that it became. */
#define SEEN                                                               \
	" AND (request IS NULL OR EXISTS (SELECT 1 FROM request r"         \
	" WHERE r.id = call.request AND"                                   \
	" may_see(r.organisation, r.sensitivity, r.logged_by)))"
#define SELECT "SELECT " OWN ", " SAID ", " NAMES " FROM call "
#define PAGE                                                               \
	" AND visible(organisation)" SEEN " AND id < ?2"                   \
	" AND (?3 IS NULL OR state = ?3) ORDER BY id DESC LIMIT ?4"

static const struct query queries[] = {
	[CALL_INSERT] = {"INSERT INTO call (" OWN ") VALUES"
			 " (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)", NULL},
	[CALL_GET] = {SELECT "WHERE id = ? AND visible(organisation)" SEEN,
		      NULL},
	[CALL_UPDATE] = {"UPDATE call SET language = ?2, tenant = ?3,"
			 " caller = ?4, state = ?5, started_at = ?6,"
			 " minutes = ?7, purpose = ?8, outcome = ?9, met = ?10,"
			 " note = ?11, cost_code = ?12, request = ?13,"
			 " logged_at = ?14, logged_by = ?15 WHERE id = ?1"
			 " AND visible(organisation)", NULL},
	[CALL_NEWEST] = {SELECT "INDEXED BY call_list WHERE organisation = ?1"
			 PAGE, NULL},
	[CALL_STATE] = {SELECT "INDEXED BY call_state WHERE organisation = ?1"
			" AND visible(organisation)" SEEN " AND id < ?2"
			" AND state = ?3 ORDER BY id DESC LIMIT ?4", NULL},
	[CALL_LANGUAGE] = {SELECT "INDEXED BY call_language"
			   " WHERE organisation = ?1 AND language = ?5"
			   PAGE, NULL},
	[CALL_UNMATCHED] = {SELECT "INDEXED BY call_unmatched"
			    " WHERE organisation = ?1 AND tenant IS NULL"
			    " AND state = 'logged'"
			    " AND visible(organisation) AND id < ?2"
			    " ORDER BY id DESC LIMIT ?4", NULL},
	[CALL_WAITING] = {SELECT "INDEXED BY call_waiting WHERE opened_by = ?"
			  " AND state = 'open' AND visible(organisation)"
			  " ORDER BY id LIMIT ?", NULL},
	[CALL_TENANT] = {SELECT "INDEXED BY call_tenant WHERE tenant = ?"
			 " AND visible(organisation)" SEEN
			 " ORDER BY id DESC LIMIT ?", NULL},
};
const struct noun call_noun = {NOUN_CALL, "call", queries, CALLS};

enum status
call_next_ref(const struct access *access, int64_t now_utc,
	      char ret[CALL_REF_TEXT], struct fault *fault)
{
	int year = ref_year(now_utc);
	char name[16];
	int64_t number;
	enum status status;

	snprintf(name, sizeof name, "call-%02d", year);
	status = counter_next(access, name, &number, fault);
	if (status == OK)
		snprintf(ret, CALL_REF_TEXT, "T%02d-%06lld", year,
			 (long long)number);
	return status;
}

enum status
call_insert(const struct access *access, const struct call *call,
	    struct fault *fault)
{
	struct cursor c = cursor_open(access, &call_noun, CALL_INSERT);

	put_int(&c, call->id);
	put_text(&c, call->ref);
	put_int(&c, call->organisation);
	put_int(&c, call->access);
	put_int(&c, call->provider);
	put_text(&c, call->language);
	put_some(&c, call->tenant);
	put_text(&c, call->caller);
	put_int(&c, call->opened_utc);
	put_int(&c, call->opened_by);
	put_text(&c, call->state);
	return cursor_run(&c, fault);
}

static void
call_read(struct cursor *c, struct call *ret)
{
	ret->id = read_int(c);
	ret->ref = read_text(c);
	ret->organisation = read_int(c);
	ret->access = read_int(c);
	ret->provider = read_int(c);
	ret->language = read_text(c);
	ret->tenant = read_int(c);
	ret->caller = read_text(c);
	ret->opened_utc = read_int(c);
	ret->opened_by = read_int(c);
	ret->state = read_text(c);
	ret->started_utc = read_int(c);
	ret->minutes = read_known(c);
	ret->purpose = read_text(c);
	ret->outcome = read_text(c);
	ret->met = read_known(c);
	ret->note = read_text(c);
	ret->cost_code = read_text(c);
	ret->request = read_int(c);
	ret->logged_utc = read_int(c);
	ret->logged_by = read_int(c);
	ret->request_ref = read_text(c);
	ret->provider_name = read_text(c);
	ret->tenant_name = read_text(c);
	ret->opened_name = read_text(c);
}

enum status
call_get(const struct access *access, int64_t id, struct call *ret,
	 struct fault *fault)
{
	struct cursor c = cursor_open(access, &call_noun, CALL_GET);
	bool found;

	put_int(&c, id);
	found = cursor_next(&c);
	if (found)
		call_read(&c, ret);
	return cursor_found(&c, found, "call", fault);
}

enum status
call_update(const struct access *access, const struct call *call,
	    struct fault *fault)
{
	struct cursor c = cursor_open(access, &call_noun, CALL_UPDATE);

	put_int(&c, call->id);
	put_text(&c, call->language);
	put_some(&c, call->tenant);
	put_text(&c, call->caller);
	put_text(&c, call->state);
	put_some(&c, call->started_utc);
	put_known(&c, call->minutes);
	put_text(&c, call->purpose);
	put_text(&c, call->outcome);
	put_known(&c, call->met);
	put_text(&c, call->note);
	put_text(&c, call->cost_code);
	put_some(&c, call->request);
	put_some(&c, call->logged_utc);
	put_some(&c, call->logged_by);
	return cursor_change(&c, "call", fault);
}

static int
query_of(const struct call_filter *filter)
{
	if (filter->unmatched)
		return CALL_UNMATCHED;
	if (filter->language)
		return CALL_LANGUAGE;
	return filter->state ? CALL_STATE : CALL_NEWEST;
}

/* One landlord's next ones, put behind those of the landlords before it. */
static enum status
list_of(const struct access *access, int64_t organisation,
	const struct call_filter *filter, struct calls *all,
	struct fault *fault)
{
	int query = query_of(filter);
	struct cursor c = cursor_open(access, &call_noun, query);

	put_int(&c, organisation);
	put_int(&c, filter->after ? filter->after : INT64_MAX);
	put_text(&c, filter->state);
	put_int(&c, (int64_t)filter->limit + 1);
	if (query == CALL_LANGUAGE)
		put_text(&c, filter->language);
	while (cursor_next(&c))
		call_read(&c, &all->list[all->count++]);
	return cursor_close(&c, fault);
}

static int
newest_first(const void *a, const void *b)
{
	const struct call *x = a, *y = b;

	return (x->id < y->id) - (x->id > y->id);
}

enum status
call_list(const struct access *access, const struct call_filter *filter,
	  struct calls *ret, struct fault *fault)
{
	const struct scope *scope = access->scope;
	struct calls all = {0};
	enum status status = OK;

	all.list = arena_alloc(access->arena,
			       (scope->count * (filter->limit + 1) + 1) *
				       sizeof *all.list);
	for (size_t i = 0; status == OK && i < scope->count; i++)
		status = list_of(access, scope->organisation[i], filter, &all,
				 fault);
	if (status != OK)
		return status;
	if (all.count)
		qsort(all.list, all.count, sizeof *all.list, newest_first);
	if (all.count > filter->limit) {
		all.count = filter->limit;
		all.next = all.list[filter->limit - 1].id;
	}
	*ret = all;
	return OK;
}

/* The rows of a query that takes one key and a limit. */
static enum status
list_by(const struct access *access, int query, int64_t key, size_t limit,
	struct calls *ret, struct fault *fault)
{
	struct cursor c = cursor_open(access, &call_noun, query);
	struct calls all = {0};
	enum status status;

	all.list = arena_alloc(access->arena, (limit + 1) * sizeof *all.list);
	put_int(&c, key);
	put_int(&c, (int64_t)limit);
	while (cursor_next(&c))
		call_read(&c, &all.list[all.count++]);
	status = cursor_close(&c, fault);
	if (status == OK)
		*ret = all;
	return status;
}

enum status
call_waiting(const struct access *access, int64_t account, size_t limit,
	     struct calls *ret, struct fault *fault)
{
	return list_by(access, CALL_WAITING, account, limit, ret, fault);
}

enum status
call_of_tenant(const struct access *access, int64_t tenant, size_t limit,
	       struct calls *ret, struct fault *fault)
{
	return list_by(access, CALL_TENANT, tenant, limit, ret, fault);
}
