/* Landlords and partnerships. */
#include "store/organisation.h"

#include <stdlib.h>

#include "store/calendar.h"
#include "store/inside.h"
#include "store/kept.h"
#include "store/review.h"

enum {
	ORGANISATION_INSERT,
	ORGANISATION_GET,
	ORGANISATION_FIND,
	ORGANISATION_LIST,
	ORGANISATION_SELF,
	ORGANISATION_BELOW,
	ORGANISATION_BEGUN,
	ORGANISATIONS,
};

#define COLUMNS "id, name, parent, jurisdiction, hours, created"

static const struct query queries[] = {
	[ORGANISATION_INSERT] = {"INSERT INTO organisation (" COLUMNS ")"
				 " VALUES (?, ?, ?, ?, ?, ?)", NULL},
	[ORGANISATION_GET] = {"SELECT " COLUMNS " FROM organisation"
			      " WHERE id = ? AND visible(id)", NULL},
	[ORGANISATION_FIND] = {"SELECT " COLUMNS " FROM organisation"
			       " WHERE name = ? AND visible(id)", NULL},
	[ORGANISATION_LIST] = {"SELECT " COLUMNS " FROM organisation"
			       " WHERE visible(id) ORDER BY name",
			       "landlords are few"},
	[ORGANISATION_SELF] = {"SELECT id FROM organisation"
			       " WHERE id = ? AND visible(id)", NULL},
	/* Whoever may see one may see those below it. */
	[ORGANISATION_BELOW] = {"SELECT id FROM organisation"
				" WHERE parent = ?", NULL},
	[ORGANISATION_BEGUN] = {"SELECT EXISTS (SELECT 1 FROM tenant"
				" WHERE organisation = ?1),"
				" EXISTS (SELECT 1 FROM provider"
				" WHERE organisation = ?1),"
				" (SELECT count(*) FROM account"
				" WHERE organisation = ?1"
				" AND state = 'active')"
				" WHERE visible(?1)", NULL},
};
const struct noun organisation_noun = {NOUN_ORGANISATION, "organisation",
				       queries, ORGANISATIONS};

static void
organisation_read(struct cursor *c, struct organisation *ret)
{
	ret->id = read_int(c);
	ret->name = read_text(c);
	ret->parent = read_int(c);
	if (!jurisdiction_parse(read_word(c), &ret->jurisdiction))
		ret->jurisdiction = ENGLAND_AND_WALES;
	week_read(read_word(c), ret->week);
	ret->created_utc = read_int(c);
}

enum status
organisation_insert(const struct access *access, const struct organisation *o,
		    struct fault *fault)
{
	struct cursor c = cursor_open(access, &organisation_noun,
				      ORGANISATION_INSERT);

	put_int(&c, o->id);
	put_text(&c, o->name);
	put_some(&c, o->parent);
	put_text(&c, jurisdiction_name(o->jurisdiction));
	put_text(&c, week_text(o->week, access->arena));
	put_int(&c, o->created_utc);
	return cursor_insert(&c, "name",
			     N_("There is an organisation of that name "
				"already: choose another name"),
			     fault);
}

static enum status
organisation_one(struct cursor *c, struct organisation *ret,
		 struct fault *fault)
{
	bool found = cursor_next(c);

	if (found)
		organisation_read(c, ret);
	return cursor_found(c, found, "organisation", fault);
}

static enum status
read_one(const struct access *access, const struct kept_key *key,
	 struct kept_rows *ret, struct fault *fault)
{
	struct cursor c =
		cursor_open(access, &organisation_noun, ORGANISATION_GET);
	struct organisation *one = arena_alloc(access->arena, sizeof *one);
	enum status status;

	put_int(&c, key->organisation);
	status = organisation_one(&c, one, fault);
	*ret = (struct kept_rows){one, 1};
	return status;
}

enum status
organisation_get(const struct access *access, int64_t id,
		 struct organisation *ret, struct fault *fault)
{
	const struct kept_key key = {.what = KEPT_ORGANISATION,
				     .organisation = id,
				     .word = ""};
	struct kept_rows rows;
	enum status status =
		kept_usable(access, &key)
			? kept_get(access, &key, read_one, &rows, fault)
			: read_one(access, &key, &rows, fault);

	if (status)
		return status;
	*ret = *(const struct organisation *)rows.list;
	ret->name = arena_text(access->arena, ret->name);
	return OK;
}

enum status
organisation_find(const struct access *access, const char *name,
		  struct organisation *ret, struct fault *fault)
{
	struct cursor c =
		cursor_open(access, &organisation_noun, ORGANISATION_FIND);

	put_text(&c, name);
	return organisation_one(&c, ret, fault);
}

enum status
organisation_list(const struct access *access, struct organisations *ret,
		  struct fault *fault)
{
	struct cursor c =
		cursor_open(access, &organisation_noun, ORGANISATION_LIST);
	struct organisations all = {NULL, 0};
	size_t cap = 0;
	enum status status;

	while (cursor_next(&c)) {
		all.list = arena_grow(access->arena, all.list, all.count, &cap,
				      sizeof *all.list);
		organisation_read(&c, &all.list[all.count++]);
	}
	if (!(status = cursor_close(&c, fault)))
		*ret = all;
	return status;
}

struct reach {
	int64_t *list;
	size_t count, cap;
};

/* What the query finds for one organisation, each once. */
static enum status
reach_add(const struct access *access, int query, int64_t organisation,
	  struct reach *reach, struct fault *fault)
{
	struct cursor c = cursor_open(access, &organisation_noun, query);

	put_int(&c, organisation);
	while (cursor_next(&c)) {
		int64_t id = read_int(&c);
		size_t at = 0;

		while (at < reach->count && reach->list[at] != id)
			at++;
		if (at < reach->count)
			continue;
		reach->list = arena_grow(access->arena, reach->list,
					 reach->count, &reach->cap,
					 sizeof *reach->list);
		reach->list[reach->count++] = id;
	}
	return cursor_close(&c, fault);
}

static int
ascending(const void *a, const void *b)
{
	int64_t x = *(const int64_t *)a, y = *(const int64_t *)b;

	return (x > y) - (x < y);
}

/* By single steps: a recursive query would open two tables of its own for
 * each request that comes in. */
enum status
organisation_scope(const struct access *access, int64_t organisation,
		   struct scope *ret, struct fault *fault)
{
	struct reach reach = {NULL, 0, 0};
	enum status status = reach_add(access, ORGANISATION_SELF,
				       organisation, &reach, fault);

	for (size_t i = 0; i < reach.count && !status; i++)
		status = reach_add(access, ORGANISATION_BELOW, reach.list[i],
				   &reach, fault);
	if (status)
		return status;
	if (reach.count)
		qsort(reach.list, reach.count, sizeof *reach.list, ascending);
	*ret = (struct scope){.organisation = reach.list,
				      .count = reach.count};
	return OK;
}

enum status
organisation_begun(const struct access *access, struct begun *ret,
		   struct fault *fault)
{
	struct begun begun = {0};
	int64_t accounts = 0;
	struct cursor c;
	enum status status = OK;

	for (size_t i = 0; status == OK && i < access->scope->count; i++) {
		c = cursor_open(access, &organisation_noun, ORGANISATION_BEGUN);
		put_int(&c, access->scope->organisation[i]);
		if (cursor_next(&c)) {
			begun.tenants |= read_int(&c) != 0;
			begun.providers |= read_int(&c) != 0;
			accounts += read_int(&c);
		}
		status = cursor_close(&c, fault);
	}
	begun.colleagues = accounts > 1;
	if (status == OK)
		status = review_any_approved(access, &begun.translations,
					     fault);
	if (status == OK)
		*ret = begun;
	return status;
}
