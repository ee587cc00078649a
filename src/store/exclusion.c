/* Who is kept apart from whom, and families that offered to interpret. */
#include "store/exclusion.h"

#include "core/name.h"
#include "store/inside.h"

enum {
	EXCLUSION_INSERT,
	EXCLUSION_END,
	EXCLUSION_GET,
	EXCLUSION_OF_TENANT,
	FAMILY_INSERT,
	FAMILY_OF_ITEM,
	EXCLUSION_QUERIES,
};

#define EXCLUSION                                                           \
	"SELECT e.id, e.tenant, e.organisation, e.kind, e.provider, e.name," \
	" p.name, e.reason, e.at, e.by FROM exclusion e"                    \
	" LEFT JOIN provider p ON p.id = e.provider"
#define FAMILY_COLUMNS                                                 \
	"id, item, tenant, organisation, name, relation, child,"       \
	" declined, danger, rule, allowed, at, by"

static const struct query queries[] = {
	[EXCLUSION_INSERT] = {"INSERT INTO exclusion (id, tenant, organisation,"
			      " kind, provider, name, reason, at, by)"
			      " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)", NULL},
	[EXCLUSION_END] = {"UPDATE exclusion SET ended_at = ?2, ended_by = ?3,"
			   " ended_why = ?4 WHERE id = ?1"
			   " AND ended_at IS NULL AND visible(organisation)",
			   NULL},
	[EXCLUSION_GET] = {EXCLUSION " WHERE e.id = ? AND e.ended_at IS NULL"
			   " AND visible(e.organisation)", NULL},
	[EXCLUSION_OF_TENANT] = {EXCLUSION " WHERE e.tenant = ?"
				 " AND e.ended_at IS NULL"
				 " AND visible(e.organisation)"
				 " ORDER BY e.id LIMIT ?", NULL},
	[FAMILY_INSERT] = {"INSERT INTO family_offer (" FAMILY_COLUMNS ")"
			   " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
			   NULL},
	[FAMILY_OF_ITEM] = {"SELECT " FAMILY_COLUMNS " FROM family_offer"
			    " WHERE item = ? AND visible(organisation)"
			    " ORDER BY id", NULL},
};
const struct noun exclusion_noun = {NOUN_EXCLUSION, "exclusion", queries,
				    EXCLUSION_QUERIES};

static void
exclusion_read(struct cursor *c, struct exclusion *ret)
{
	*ret = (struct exclusion){0};
	ret->id = read_int(c);
	ret->tenant = read_int(c);
	ret->organisation = read_int(c);
	ret->kind = (enum routing_tie)name_find(tie_names, TIES,
						read_word(c));
	ret->provider = read_int(c);
	ret->name = read_text(c);
	ret->provider_name = read_text(c);
	ret->reason = read_text(c);
	ret->at_utc = read_int(c);
	ret->by = read_int(c);
}

enum status
exclusion_insert(const struct access *access, const struct exclusion *e,
		 struct fault *fault)
{
	struct cursor c =
		cursor_open(access, &exclusion_noun, EXCLUSION_INSERT);

	put_int(&c, e->id);
	put_int(&c, e->tenant);
	put_int(&c, e->organisation);
	put_text(&c, tie_names[e->kind]);
	put_some(&c, e->provider);
	put_text(&c, e->name);
	put_text(&c, e->reason);
	put_int(&c, e->at_utc);
	put_int(&c, e->by);
	return cursor_run(&c, fault);
}

enum status
exclusion_end(const struct access *access, const struct exclusion *e,
	      struct fault *fault)
{
	struct cursor c = cursor_open(access, &exclusion_noun, EXCLUSION_END);

	put_int(&c, e->id);
	put_int(&c, e->ended_utc);
	put_int(&c, e->ended_by);
	put_text(&c, e->ended_why);
	return cursor_change(&c, "exclusion", fault);
}

enum status
exclusion_get(const struct access *access, int64_t id, struct exclusion *ret,
	      struct fault *fault)
{
	struct cursor c = cursor_open(access, &exclusion_noun, EXCLUSION_GET);
	bool found;

	put_int(&c, id);
	if ((found = cursor_next(&c)))
		exclusion_read(&c, ret);
	return cursor_found(&c, found, "exclusion", fault);
}

enum status
exclusion_of_tenant(const struct access *access, int64_t tenant,
		    struct exclusions *ret, struct fault *fault)
{
	struct cursor c =
		cursor_open(access, &exclusion_noun, EXCLUSION_OF_TENANT);
	struct exclusions all = {0};
	size_t cap = 0;
	enum status status;

	put_int(&c, tenant);
	put_int(&c, EXCLUSIONS_MOST);
	while (cursor_next(&c)) {
		all.list = arena_grow(access->arena, all.list, all.count, &cap,
				      sizeof *all.list);
		exclusion_read(&c, &all.list[all.count++]);
	}
	if (!(status = cursor_close(&c, fault)))
		*ret = all;
	return status;
}

enum status
family_insert(const struct access *access, const struct family_offer *f,
	      struct fault *fault)
{
	struct cursor c = cursor_open(access, &exclusion_noun, FAMILY_INSERT);

	put_int(&c, f->id);
	put_int(&c, f->item);
	put_int(&c, f->tenant);
	put_int(&c, f->organisation);
	put_text(&c, f->name);
	put_text(&c, f->relation);
	put_int(&c, f->child);
	put_int(&c, f->declined);
	put_text(&c, f->danger);
	put_text(&c, family_rule_names[f->rule]);
	put_int(&c, family_allowed(f->rule));
	put_int(&c, f->at_utc);
	put_int(&c, f->by);
	return cursor_run(&c, fault);
}

static void
family_read(struct cursor *c, struct family_offer *ret)
{
	ret->id = read_int(c);
	ret->item = read_int(c);
	ret->tenant = read_int(c);
	ret->organisation = read_int(c);
	ret->name = read_text(c);
	ret->relation = read_text(c);
	ret->child = read_int(c) != 0;
	ret->declined = read_int(c) != 0;
	ret->danger = read_text(c);
	ret->rule = (enum family_rule)name_find(family_rule_names,
						FAMILY_RULES, read_word(c));
	(void)read_int(c); /* allowed: follows from the rule */
	ret->at_utc = read_int(c);
	ret->by = read_int(c);
}

enum status
family_of_item(const struct access *access, int64_t item,
	       struct family_offers *ret, struct fault *fault)
{
	struct cursor c = cursor_open(access, &exclusion_noun, FAMILY_OF_ITEM);
	struct family_offers all = {0};
	size_t cap = 0;
	enum status status;

	put_int(&c, item);
	while (cursor_next(&c)) {
		all.list = arena_grow(access->arena, all.list, all.count, &cap,
				      sizeof *all.list);
		family_read(&c, &all.list[all.count++]);
	}
	if (!(status = cursor_close(&c, fault)))
		*ret = all;
	return status;
}
