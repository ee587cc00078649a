/* Figures that were made to be published. */
#include "store/pack.h"

#include "store/inside.h"

enum { PACK_INSERT, PACK_DROP, PACK_GET, PACK_LIST, PACK_HELD, PACKS };

#define SELECT                                                              \
	"SELECT p.id, p.organisation, o.name, p.kind, p.reference,"         \
	" p.subject, p.from_day, p.to_day, p.below, p.made, p.made_by,"     \
	" p.dropped, p.dropped_why"
#define FROM                                                                \
	" FROM pack p CROSS JOIN organisation o ON o.id = p.organisation"   \
	" WHERE visible(p.organisation) AND "

static const struct query queries[] = {
	[PACK_INSERT] = {"INSERT INTO pack (id, organisation, kind, reference,"
			 " subject, from_day, to_day, below, counts, made,"
			 " made_by) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
			 NULL},
	[PACK_DROP] = {"UPDATE pack SET dropped = ?2, dropped_why = ?3"
		       " WHERE id = ?1 AND dropped IS NULL"
		       " AND visible(organisation)",
		       NULL},
	[PACK_GET] = {SELECT ", p.counts" FROM "p.id = ?", NULL},
	[PACK_LIST] = {SELECT ", NULL" FROM "p.organisation = ? AND p.id < ?"
			      " ORDER BY p.id DESC LIMIT ?",
		       NULL},
	[PACK_HELD] = {SELECT ", p.counts" FROM
			      "p.organisation = ? AND p.dropped IS NULL"
			      " ORDER BY p.id",
		       NULL},
};
const struct noun pack_noun = {NOUN_PACK, "pack", queries, PACKS};

enum status
pack_insert(const struct access *access, const struct pack *pack,
	    struct fault *fault)
{
	struct cursor c = cursor_open(access, &pack_noun, PACK_INSERT);

	put_int(&c, pack->id);
	put_int(&c, pack->organisation);
	put_text(&c, pack->kind);
	put_text(&c, pack->reference);
	put_text(&c, pack->subject);
	put_int(&c, pack->from_days);
	put_int(&c, pack->to_days);
	put_int(&c, pack->below);
	put_text(&c, pack->counts);
	put_int(&c, pack->made_utc);
	put_int(&c, pack->made_by);
	return cursor_run(&c, fault);
}

enum status
pack_drop(const struct access *access, const struct pack *pack,
	  struct fault *fault)
{
	struct cursor c = cursor_open(access, &pack_noun, PACK_DROP);

	put_int(&c, pack->id);
	put_int(&c, pack->dropped_utc);
	put_text(&c, pack->dropped_why);
	return cursor_change(&c, "pack", fault);
}

static void
read_pack(struct cursor *c, struct pack *ret)
{
	ret->id = read_int(c);
	ret->organisation = read_int(c);
	ret->organisation_name = read_text(c);
	ret->kind = read_text(c);
	ret->reference = read_text(c);
	ret->subject = read_text(c);
	ret->from_days = (int32_t)read_int(c);
	ret->to_days = (int32_t)read_int(c);
	ret->below = read_int(c);
	ret->made_utc = read_int(c);
	ret->made_by = read_int(c);
	ret->dropped_utc = read_int(c);
	ret->dropped_why = read_text(c);
	ret->counts = read_text(c);
}

enum status
pack_get(const struct access *access, int64_t id, struct pack *ret,
	 struct fault *fault)
{
	struct cursor c = cursor_open(access, &pack_noun, PACK_GET);
	bool found;

	put_int(&c, id);
	found = cursor_next(&c);
	if (found)
		read_pack(&c, ret);
	return cursor_found(&c, found, "pack", fault);
}

static enum status
read_all(struct cursor *c, struct packs *ret, struct fault *fault)
{
	struct packs all = {NULL, 0};
	size_t cap = 0;
	enum status status;

	while (cursor_next(c)) {
		all.list = arena_grow(c->arena, all.list, all.count,
				      &cap, sizeof *all.list);
		read_pack(c, &all.list[all.count++]);
	}
	if (!(status = cursor_close(c, fault)))
		*ret = all;
	return status;
}

enum status
pack_list(const struct access *access, int64_t organisation, int64_t before,
	  size_t limit, struct packs *ret, struct fault *fault)
{
	struct cursor c = cursor_open(access, &pack_noun, PACK_LIST);

	put_int(&c, organisation);
	put_int(&c, before ? before : INT64_MAX);
	put_int(&c, (int64_t)limit);
	return read_all(&c, ret, fault);
}

enum status
pack_held(const struct access *access, int64_t organisation,
	  struct packs *ret, struct fault *fault)
{
	struct cursor c = cursor_open(access, &pack_noun, PACK_HELD);

	put_int(&c, organisation);
	return read_all(&c, ret, fault);
}
