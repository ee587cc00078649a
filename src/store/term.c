/* The words of landlords. */
#include "store/term.h"

#include "store/inside.h"

enum {
	TERM_INSERT,
	TERM_GET,
	TERM_FIND,
	TERM_UPDATE,
	TERM_DELETE,
	TERM_LIST,
	TERMS,
};

#define COLUMNS                                                            \
	"t.id, t.organisation, t.language, t.english, t.wanted,"           \
	" t.forbidden, t.keep, t.note, t.by, t.updated, t.version"

static const struct query queries[] = {
	[TERM_INSERT] = {"INSERT INTO term (id, organisation, language,"
			 " english, wanted, forbidden, keep, note, by, updated,"
			 " version) SELECT ?1, id, ?3, ?4, ?5, ?6, ?7, ?8, ?9,"
			 " ?10, 1 FROM organisation WHERE id = ?2"
			 " AND visible(id)", NULL},
	[TERM_GET] = {"SELECT " COLUMNS " FROM term t WHERE t.id = ?"
		      " AND visible(t.organisation)", NULL},
	[TERM_FIND] = {"SELECT id FROM term WHERE organisation = ?"
		       " AND language = ? AND english = ?"
		       " AND visible(organisation)", NULL},
	[TERM_UPDATE] = {"UPDATE term SET wanted = ?3, forbidden = ?4,"
			 " keep = ?5, note = ?6, by = ?7, updated = ?8,"
			 " version = version + 1 WHERE id = ?1"
			 " AND version = ?2 AND visible(organisation)", NULL},
	[TERM_DELETE] = {"DELETE FROM term WHERE id = ?"
			 " AND visible(organisation)", NULL},
	/* ?1 organisation ?2 language ?3 after ?4 limit */
	[TERM_LIST] = {
		"SELECT " COLUMNS " FROM term t JOIN organisation self"
		" ON self.id = ?1 WHERE visible(self.id)"
		" AND (visible(t.organisation)"
		" OR t.organisation = self.parent)"
		" AND (?2 IS NULL OR t.language = ?2)"
		" AND (?3 = 0 OR (t.language, t.english,"
		" t.organisation <> ?1, t.id) > (SELECT a.language, a.english,"
		" a.organisation <> ?1, a.id FROM term a WHERE a.id = ?3))"
		" ORDER BY t.language, t.english, t.organisation <> ?1, t.id"
		" LIMIT ?4",
		"a landlord's terms are some hundreds"},
};
const struct noun term_noun = {NOUN_TERM, "term", queries, TERMS};

enum status
term_insert(const struct access *access, const struct term_row *term,
	    struct fault *fault)
{
	struct cursor c = cursor_open(access, &term_noun, TERM_INSERT);

	put_int(&c, term->id);
	put_int(&c, term->organisation);
	put_text(&c, term->language);
	put_text(&c, term->english);
	put_text(&c, term->wanted);
	put_text(&c, term->forbidden);
	put_int(&c, term->keep);
	put_text(&c, term->note);
	put_int(&c, term->by);
	put_int(&c, term->updated_utc);
	return cursor_insert(&c, "/term",
			     N_("There is such a term in this language "
				"already: change that one"),
			     fault);
}

static void
term_read(struct cursor *c, struct term_row *ret)
{
	ret->id = read_int(c);
	ret->organisation = read_int(c);
	ret->language = read_text(c);
	ret->english = read_text(c);
	ret->wanted = read_text(c);
	ret->forbidden = read_text(c);
	ret->keep = read_int(c) != 0;
	ret->note = read_text(c);
	ret->by = read_int(c);
	ret->updated_utc = read_int(c);
	ret->version = read_int(c);
}

enum status
term_get(const struct access *access, int64_t id, struct term_row *ret,
	 struct fault *fault)
{
	struct cursor c = cursor_open(access, &term_noun, TERM_GET);
	bool found;

	put_int(&c, id);
	if ((found = cursor_next(&c)))
		term_read(&c, ret);
	return cursor_found(&c, found, "term", fault);
}

enum status
term_find(const struct access *access, const struct term_row *like,
	  int64_t *ret_id, struct fault *fault)
{
	struct cursor c = cursor_open(access, &term_noun, TERM_FIND);

	put_int(&c, like->organisation);
	put_text(&c, like->language);
	put_text(&c, like->english);
	*ret_id = cursor_next(&c) ? read_int(&c) : 0;
	return cursor_close(&c, fault);
}

enum status
term_update(const struct access *access, const struct term_row *term,
	    struct fault *fault)
{
	struct cursor c = cursor_open(access, &term_noun, TERM_UPDATE);
	struct term_row there;
	struct fault unused;
	enum status status;

	put_int(&c, term->id);
	put_int(&c, term->version);
	put_text(&c, term->wanted);
	put_text(&c, term->forbidden);
	put_int(&c, term->keep);
	put_text(&c, term->note);
	put_int(&c, term->by);
	put_int(&c, term->updated_utc);
	status = cursor_change(&c, "term", &unused);
	if (status == E_NOT_FOUND) {
		status = term_get(access, term->id, &there, fault);
		if (!status)
			status = fault_set(fault, E_STALE, "version",
					   N_("Somebody changed this since you "
					      "opened it: look at it again"),
					   NULL);
		return status;
	}
	if (status && fault)
		*fault = unused;
	return status;
}

enum status
term_delete(const struct access *access, int64_t id, struct fault *fault)
{
	struct cursor c = cursor_open(access, &term_noun, TERM_DELETE);

	put_int(&c, id);
	return cursor_change(&c, "term", fault);
}

enum status
term_list(const struct access *access, const struct term_query *query,
	  struct term_rows *ret, struct fault *fault)
{
	struct cursor c = cursor_open(access, &term_noun, TERM_LIST);
	struct term_rows all = {NULL, 0};
	size_t cap = 0;
	enum status status;

	put_int(&c, query->organisation);
	put_text(&c, query->language);
	put_int(&c, query->after);
	put_int(&c, (int64_t)query->limit);
	while (cursor_next(&c)) {
		all.list = arena_grow(access->arena, all.list, all.count, &cap,
				      sizeof *all.list);
		term_read(&c, &all.list[all.count++]);
	}
	if (!(status = cursor_close(&c, fault)))
		*ret = all;
	return status;
}
