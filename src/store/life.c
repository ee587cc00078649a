/* What happened to a tenant. */
#include "store/life.h"

#include "store/inside.h"

enum {
	LIFE_INSERT,
	LIFE_UNDO,
	LIFE_GET,
	LIFE_INTO,
	LIFE_MARK,
	LIFE_CONFIDE,
	LIFE_JOIN,
	LIFE_JOINT,
	LIFE_QUERIES,
};

#define COLUMNS \
	"id, tenant, organisation, kind, at, by, day, other, reason," \
	" undone, undone_by, undone_why"

static const struct query queries[] = {
	[LIFE_INSERT] = {"INSERT INTO life (id, tenant, organisation, kind,"
			 " at, by, day, other, reason) SELECT ?, id,"
			 " organisation, ?, ?, ?, ?, ?, ? FROM tenant"
			 " WHERE id = ? AND visible(organisation)", NULL},
	[LIFE_UNDO] = {"UPDATE life SET undone = ?, undone_by = ?,"
		       " undone_why = ? WHERE id = ? AND undone IS NULL"
		       " AND visible(organisation)", NULL},
	[LIFE_GET] = {"SELECT " COLUMNS " FROM life WHERE tenant = ?"
		      " AND undone IS NULL AND visible(organisation)", NULL},
	[LIFE_INTO] = {"SELECT " COLUMNS " FROM life WHERE other = ?"
		       " AND other IS NOT NULL AND undone IS NULL"
		       " AND visible(organisation) ORDER BY id DESC LIMIT ?",
		       NULL},
	[LIFE_MARK] = {"UPDATE tenant SET life = ?, merged_into = ?,"
		       " version = version + 1"
		       " WHERE id = ? AND visible(organisation)", NULL},
	[LIFE_CONFIDE] = {"UPDATE tenant SET confidential = ?,"
			  " confidential_by = ?"
			  " WHERE id = ? AND visible(organisation)", NULL},
	[LIFE_JOIN] = {"UPDATE tenant SET joint = ?, version = version + 1"
		       " WHERE id = ? AND visible(organisation)", NULL},
	[LIFE_JOINT] = {"SELECT id FROM tenant WHERE joint = ?"
			" AND joint IS NOT NULL AND merged_into IS NULL"
			" AND visible(organisation) ORDER BY name, id LIMIT 20",
			NULL},
};
const struct noun life_noun = {NOUN_LIFE, "life", queries, LIFE_QUERIES};

static enum status
mark(const struct access *access, const struct life_event *e, enum life life,
     struct fault *fault)
{
	struct cursor c = cursor_open(access, &life_noun, LIFE_MARK);

	put_text(&c, life_name(life));
	put_some(&c, life == LIFE_MERGED ? e->other : 0);
	put_int(&c, e->tenant);
	return cursor_change(&c, "tenant", fault);
}

enum status
life_insert(const struct access *access, const struct life_event *e,
	    struct fault *fault)
{
	struct cursor c = cursor_open(access, &life_noun, LIFE_INSERT);
	enum status status;

	put_int(&c, e->id);
	put_text(&c, life_name(e->kind));
	put_int(&c, e->at_utc);
	put_int(&c, e->by);
	if (e->day_days == INT32_MIN)
		put_text(&c, NULL);
	else
		put_int(&c, e->day_days);
	put_some(&c, e->other);
	put_text(&c, e->reason);
	put_int(&c, e->tenant);
	status = cursor_insert(&c, "tenant",
			       N_("This record is closed already: open it "
				  "again to see why"),
			       fault);
	return status ? status : mark(access, e, e->kind, fault);
}

enum status
life_undo(const struct access *access, const struct life_event *e,
	  struct fault *fault)
{
	struct cursor c = cursor_open(access, &life_noun, LIFE_UNDO);
	enum status status;

	put_int(&c, e->undone_utc);
	put_int(&c, e->undone_by);
	put_text(&c, e->undone_why);
	put_int(&c, e->id);
	status = cursor_change(&c, "life", fault);
	return status ? status : mark(access, e, LIFE_CURRENT, fault);
}

static void
life_read(struct cursor *c, struct life_event *ret)
{
	int64_t day;

	ret->id = read_int(c);
	ret->tenant = read_int(c);
	ret->organisation = read_int(c);
	if (!life_parse(read_word(c), &ret->kind))
		ret->kind = LIFE_CURRENT;
	ret->at_utc = read_int(c);
	ret->by = read_int(c);
	day = read_int(c);
	ret->day_days = day ? (int32_t)day : INT32_MIN;
	ret->other = read_int(c);
	ret->reason = read_text(c);
	ret->undone_utc = read_int(c);
	ret->undone_by = read_int(c);
	ret->undone_why = read_text(c);
}

enum status
life_get(const struct access *access, int64_t tenant, struct life_event *ret,
	 struct fault *fault)
{
	struct cursor c = cursor_open(access, &life_noun, LIFE_GET);
	bool found;

	put_int(&c, tenant);
	found = cursor_next(&c);
	if (found)
		life_read(&c, ret);
	return cursor_found(&c, found, "life", fault);
}

enum status
life_into(const struct access *access, int64_t other, size_t limit,
	  struct life_events *ret, struct fault *fault)
{
	struct cursor c = cursor_open(access, &life_noun, LIFE_INTO);
	struct life_events all = {NULL, 0};
	size_t cap = 0;
	enum status status;

	put_int(&c, other);
	put_int(&c, (int64_t)limit);
	while (cursor_next(&c)) {
		all.list = arena_grow(access->arena, all.list, all.count, &cap,
				      sizeof *all.list);
		life_read(&c, &all.list[all.count++]);
	}
	if (!(status = cursor_close(&c, fault)))
		*ret = all;
	return status;
}

enum status
life_confide(const struct access *access, const struct confide *confide,
	     struct fault *fault)
{
	struct cursor c = cursor_open(access, &life_noun, LIFE_CONFIDE);

	put_some(&c, confide->at_utc);
	put_some(&c, confide->by);
	put_int(&c, confide->tenant);
	return cursor_change(&c, "tenant", fault);
}

enum status
life_join(const struct access *access, int64_t tenant, int64_t joint,
	  struct fault *fault)
{
	struct cursor c = cursor_open(access, &life_noun, LIFE_JOIN);

	put_some(&c, joint);
	put_int(&c, tenant);
	return cursor_change(&c, "tenant", fault);
}

enum status
life_joint(const struct access *access, int64_t joint, struct tenant_ids *ret,
	   struct fault *fault)
{
	struct cursor c = cursor_open(access, &life_noun, LIFE_JOINT);
	struct tenant_ids all = {NULL, 0};
	size_t cap = 0;
	enum status status;

	put_int(&c, joint);
	while (cursor_next(&c)) {
		all.list = arena_grow(access->arena, all.list, all.count, &cap,
				      sizeof *all.list);
		all.list[all.count++] = read_int(&c);
	}
	if (!(status = cursor_close(&c, fault)))
		*ret = all;
	return status;
}
