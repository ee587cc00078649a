/* The people around tenants. */
#include "store/person.h"

#include <stdlib.h>
#include <string.h>

#include "core/name.h"
#include "store/inside.h"

enum {
	PERSON_INSERT,
	PERSON_UPDATE,
	PERSON_GET,
	PERSON_DELETE,
	PERSON_OF_TENANT,
	PERSON_ENDING,
	LETTER_PERSON_INSERT,
	LETTER_PERSON_GET,
	PERSON_QUERIES,
};

#define CHANGES \
	"role, name, name_native, relation, child, interprets," \
	" language_spoken, language_read, formats, address, postcode, phone," \
	" email, safe_contact, authority, may, evidence, evidence_kept," \
	" given, expires, updated, ended, ended_why"
#define COLUMNS \
	CHANGES ", id, tenant, organisation, version, created, created_by"

static const struct query queries[] = {
	[PERSON_INSERT] = {"INSERT INTO person (" COLUMNS ") VALUES (?, ?, ?,"
			   " ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?,"
			   " ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)", NULL},
	[PERSON_UPDATE] = {"UPDATE person SET (" CHANGES ") = (?, ?, ?, ?, ?,"
			   " ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?,"
			   " ?, ?), version = version + 1 WHERE id = ?"
			   " AND visible(organisation)", NULL},
	[PERSON_GET] = {"SELECT " COLUMNS " FROM person WHERE id = ?"
			" AND visible(organisation)", NULL},
	[PERSON_DELETE] = {"DELETE FROM person WHERE id = ?"
			   " AND visible(organisation)", NULL},
	[PERSON_OF_TENANT] = {"SELECT " COLUMNS " FROM person"
			      " WHERE tenant = ? AND visible(organisation)"
			      " ORDER BY id LIMIT ?", NULL},
	[PERSON_ENDING] = {"SELECT " COLUMNS " FROM person"
			   " WHERE organisation = ? AND ended IS NULL"
			   " AND expires IS NOT NULL"
			   " AND (expires, id) > (?, ?) AND expires <= ?"
			   " AND EXISTS (SELECT 1 FROM tenant t"
			   " WHERE t.id = person.tenant"
			   " AND t.life IN ('current', 'died'))"
			   " AND visible(organisation)"
			   " ORDER BY expires, id LIMIT ?", NULL},
	[LETTER_PERSON_INSERT] = {"INSERT INTO letter_person (letter, person,"
				  " role) SELECT id, ?, ? FROM letter"
				  " WHERE id = ? AND visible(organisation)",
				  NULL},
	[LETTER_PERSON_GET] = {"SELECT p.letter, p.person, p.role"
			       " FROM letter_person p"
			       " JOIN letter l ON l.id = p.letter"
			       " WHERE p.letter = ?"
			       " AND visible(l.organisation)", NULL},
};
const struct noun person_noun = {NOUN_PERSON, "person", queries,
				 PERSON_QUERIES};

static void
put_day(struct cursor *c, int32_t day_days)
{
	if (day_days == NO_DAY)
		put_text(c, NULL);
	else
		put_int(c, day_days);
}

/* What both insert and update set, in their order. */
static void
put_changes(struct cursor *c, const struct person *p)
{
	bool acts = p->authority >= 0;

	put_text(c, person_role_names[p->role]);
	put_text(c, p->name);
	put_text(c, p->name_native);
	put_text(c, p->relation);
	put_int(c, p->child);
	put_int(c, p->interprets);
	put_text(c, p->spoken);
	put_text(c, p->read);
	put_text(c, p->formats);
	put_text(c, p->address);
	put_text(c, p->postcode);
	put_text(c, p->phone);
	put_text(c, p->email);
	put_text(c, p->safe_contact);
	put_text(c, acts ? authority_names[p->authority] : NULL);
	put_text(c, acts ? may_names[p->may] : NULL);
	put_text(c, p->evidence);
	put_text(c, p->evidence_kept);
	put_day(c, p->given_days);
	put_day(c, p->expires_days);
	put_int(c, p->updated_utc);
	put_some(c, p->ended_utc);
	put_text(c, p->ended_why);
	put_int(c, p->id);
}

enum status
person_insert(const struct access *access, const struct person *p,
	      struct fault *fault)
{
	struct cursor c = cursor_open(access, &person_noun, PERSON_INSERT);

	put_changes(&c, p);
	put_int(&c, p->tenant);
	put_int(&c, p->organisation);
	put_int(&c, p->version);
	put_int(&c, p->created_utc);
	put_int(&c, p->created_by);
	return cursor_run(&c, fault);
}

enum status
person_update(const struct access *access, const struct person *p,
	      struct fault *fault)
{
	struct person old;
	struct cursor c;
	enum status status = person_get(access, p->id, &old, fault);

	if (status)
		return status;
	if (old.version != p->version)
		return fault_set(fault, E_STALE, "person",
				 N_("Somebody changed this person since you "
				    "opened it: open it again"),
				 NULL);
	c = cursor_open(access, &person_noun, PERSON_UPDATE);
	put_changes(&c, p);
	return cursor_change(&c, "person", fault);
}

static int32_t
read_day(struct cursor *c)
{
	int64_t day = read_int(c);

	return day ? (int32_t)day : NO_DAY;
}

static int
read_name(struct cursor *c, const char *const *names, size_t count)
{
	return name_find(names, count, read_word(c));
}

static void
person_read(struct cursor *c, struct person *ret)
{
	int role = read_name(c, person_role_names, PERSON_ROLES);

	ret->role = role < 0 ? PERSON_HOUSEHOLD : (enum person_role)role;
	ret->name = read_text(c);
	ret->name_native = read_text(c);
	ret->relation = read_text(c);
	ret->child = read_int(c) != 0;
	ret->interprets = read_int(c) != 0;
	ret->spoken = read_text(c);
	ret->read = read_text(c);
	ret->formats = read_text(c);
	ret->address = read_text(c);
	ret->postcode = read_text(c);
	ret->phone = read_text(c);
	ret->email = read_text(c);
	ret->safe_contact = read_text(c);
	ret->authority = read_name(c, authority_names, AUTHORITIES);
	ret->may = read_name(c, may_names, MAYS);
	ret->evidence = read_text(c);
	ret->evidence_kept = read_text(c);
	ret->given_days = read_day(c);
	ret->expires_days = read_day(c);
	ret->updated_utc = read_int(c);
	ret->ended_utc = read_int(c);
	ret->ended_why = read_text(c);
	ret->id = read_int(c);
	ret->tenant = read_int(c);
	ret->organisation = read_int(c);
	ret->version = read_int(c);
	ret->created_utc = read_int(c);
	ret->created_by = read_int(c);
}

enum status
person_get(const struct access *access, int64_t id, struct person *ret,
	   struct fault *fault)
{
	struct cursor c = cursor_open(access, &person_noun, PERSON_GET);
	bool found;

	put_int(&c, id);
	found = cursor_next(&c);
	if (found)
		person_read(&c, ret);
	return cursor_found(&c, found, "person", fault);
}

enum status
person_delete(const struct access *access, int64_t id, struct fault *fault)
{
	struct cursor c = cursor_open(access, &person_noun, PERSON_DELETE);

	put_int(&c, id);
	return cursor_change(&c, "person", fault);
}

/* The cursor's rows behind those that are there. */
static enum status
read_all(struct cursor *c, struct people *all, size_t *cap,
	 struct fault *fault)
{
	while (cursor_next(c)) {
		all->list = arena_grow(c->arena, all->list, all->count, cap,
				       sizeof *all->list);
		person_read(c, &all->list[all->count++]);
	}
	return cursor_close(c, fault);
}

enum status
person_of_tenant(const struct access *access, int64_t tenant, size_t limit,
		 struct people *ret, struct fault *fault)
{
	struct cursor c = cursor_open(access, &person_noun, PERSON_OF_TENANT);
	struct people all = {NULL, 0};
	size_t cap = 0;
	enum status status;

	put_int(&c, tenant);
	put_int(&c, (int64_t)limit);
	if (!(status = read_all(&c, &all, &cap, fault)))
		*ret = all;
	return status;
}

static int
sooner(const void *a, const void *b)
{
	const struct person *p = a, *q = b;

	if (p->expires_days != q->expires_days)
		return p->expires_days < q->expires_days ? -1 : 1;
	return (p->id > q->id) - (p->id < q->id);
}

/* Each organisation's soonest, and the soonest of those. */
enum status
person_ending(const struct access *access, const struct person_ending *wish,
	      struct people *ret, struct fault *fault)
{
	struct people all = {NULL, 0};
	size_t cap = 0;
	enum status status = OK;

	for (size_t i = 0; i < access->scope->count && !status; i++) {
		struct cursor c =
			cursor_open(access, &person_noun, PERSON_ENDING);

		put_int(&c, access->scope->organisation[i]);
		put_int(&c, wish->after.day_days);
		put_int(&c, wish->after.id);
		put_int(&c, wish->until_days);
		put_int(&c, (int64_t)wish->limit);
		status = read_all(&c, &all, &cap, fault);
	}
	if (status)
		return status;
	if (all.count)
		qsort(all.list, all.count, sizeof *all.list, sooner);
	if (all.count > wish->limit)
		all.count = wish->limit;
	*ret = all;
	return OK;
}

enum status
letter_person_insert(const struct access *access,
		     const struct letter_person *p, struct fault *fault)
{
	struct cursor c =
		cursor_open(access, &person_noun, LETTER_PERSON_INSERT);

	put_int(&c, p->person);
	put_text(&c, person_role_names[p->role]);
	put_int(&c, p->letter);
	return cursor_change(&c, "letter", fault);
}

enum status
letter_person_get(const struct access *access, int64_t letter,
		  struct letter_person *ret, struct fault *fault)
{
	struct cursor c = cursor_open(access, &person_noun, LETTER_PERSON_GET);
	bool found;

	put_int(&c, letter);
	found = cursor_next(&c);
	if (found) {
		int role;

		ret->letter = read_int(&c);
		ret->person = read_int(&c);
		role = read_name(&c, person_role_names, PERSON_ROLES);
		ret->role = role < 0 ? PERSON_REPRESENTATIVE
				     : (enum person_role)role;
	}
	return cursor_found(&c, found, "letter", fault);
}
