/* The register of impact assessments. */
#include "store/assessment.h"

#include "core/name.h"
#include "store/inside.h"

enum {
	ASSESSMENT_INSERT,
	ASSESSMENT_GET,
	ASSESSMENT_UPDATE,
	ASSESSMENT_LIST,
	ASSESSMENT_LIST_OPEN,
	ASSESSMENT_LIST_AGAIN,
	ASSESSMENT_QUERIES,
};

#define COLUMNS                                                         \
	"SELECT id, organisation, version, title, kind, owner, planned_on," \
	" due_on, done_on, again_on, result, findings, policy, made_at" \
	" FROM assessment"

static const struct query queries[] = {
	[ASSESSMENT_INSERT] = {"INSERT INTO assessment (id, organisation,"
			       " title, kind, owner, planned_on, due_on,"
			       " policy, made_at)"
			       " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)", NULL},
	[ASSESSMENT_GET] = {COLUMNS " WHERE id = ? AND visible(organisation)",
			    NULL},
	[ASSESSMENT_UPDATE] = {"UPDATE assessment SET title = ?, kind = ?,"
			       " owner = ?, due_on = ?, done_on = ?,"
			       " again_on = ?, result = ?, findings = ?,"
			       " policy = ?, version = version + 1"
			       " WHERE id = ? AND visible(organisation)",
			       NULL},
	[ASSESSMENT_LIST] = {COLUMNS " INDEXED BY assessment_list"
			     " WHERE organisation = ?1"
			     " AND (due_on, id) > (?2, ?3)"
			     " AND visible(organisation)"
			     " ORDER BY due_on, id LIMIT ?4", NULL},
	[ASSESSMENT_LIST_OPEN] = {COLUMNS " INDEXED BY assessment_open"
				  " WHERE organisation = ?1"
				  " AND (due_on, id) > (?2, ?3)"
				  " AND done_on IS NULL"
				  " AND visible(organisation)"
				  " ORDER BY due_on, id LIMIT ?4", NULL},
	[ASSESSMENT_LIST_AGAIN] = {COLUMNS " INDEXED BY assessment_again"
				   " WHERE organisation = ?1"
				   " AND (again_on, id) > (?2, ?3)"
				   " AND again_on IS NOT NULL"
				   " AND visible(organisation)"
				   " ORDER BY again_on, id LIMIT ?4", NULL},
};
const struct noun assessment_noun = {NOUN_ASSESSMENT, "assessment", queries,
				     ASSESSMENT_QUERIES};

enum status
assessment_insert(const struct access *access, const struct assessment *a,
		  struct fault *fault)
{
	struct cursor c =
		cursor_open(access, &assessment_noun, ASSESSMENT_INSERT);

	put_int(&c, a->id);
	put_int(&c, a->organisation);
	put_text(&c, a->title);
	put_text(&c, assessment_kind_names[a->kind]);
	put_int(&c, a->owner);
	put_int(&c, a->planned_on_days);
	put_int(&c, a->due_on_days);
	put_some(&c, a->policy);
	put_int(&c, a->made_utc);
	return cursor_run(&c, fault);
}

static void
assessment_read(struct cursor *c, struct assessment *ret)
{
	int kind;

	ret->id = read_int(c);
	ret->organisation = read_int(c);
	ret->version = read_int(c);
	ret->title = read_text(c);
	kind = name_find(assessment_kind_names, ASSESSMENT_KINDS,
			 read_word(c));
	ret->kind = kind < 0 ? ASSESSMENT_POLICY : (enum assessment_kind)kind;
	ret->owner = read_int(c);
	ret->planned_on_days = (int32_t)read_int(c);
	ret->due_on_days = (int32_t)read_int(c);
	ret->done_on_days = (int32_t)read_int(c);
	ret->again_on_days = (int32_t)read_int(c);
	ret->result = name_find(assessment_result_names, ASSESSMENT_RESULTS,
				read_word(c));
	ret->findings = read_text(c);
	ret->policy = read_int(c);
	ret->made_utc = read_int(c);
}

enum status
assessment_get(const struct access *access, int64_t id, struct assessment *ret,
	       struct fault *fault)
{
	struct cursor c =
		cursor_open(access, &assessment_noun, ASSESSMENT_GET);
	bool found;

	put_int(&c, id);
	if ((found = cursor_next(&c)))
		assessment_read(&c, ret);
	return cursor_found(&c, found, "assessment", fault);
}

enum status
assessment_update(const struct access *access, const struct assessment *a,
		  struct fault *fault)
{
	struct assessment old;
	struct cursor c;
	enum status status = assessment_get(access, a->id, &old, fault);

	if (status != OK)
		return status;
	if (old.version != a->version)
		return fault_set(fault, E_STALE, "assessment",
				 N_("Somebody changed this meanwhile: look at "
				    "it again"),
				 NULL);
	c = cursor_open(access, &assessment_noun, ASSESSMENT_UPDATE);
	put_text(&c, a->title);
	put_text(&c, assessment_kind_names[a->kind]);
	put_int(&c, a->owner);
	put_int(&c, a->due_on_days);
	put_some(&c, a->done_on_days);
	put_some(&c, a->again_on_days);
	put_text(&c, a->result < 0 ? NULL
				   : assessment_result_names[a->result]);
	put_text(&c, a->findings);
	put_some(&c, a->policy);
	put_int(&c, a->id);
	return cursor_change(&c, "assessment", fault);
}

enum status
assessment_list(const struct access *access,
		const struct assessment_wish *wish, struct assessments *ret,
		struct fault *fault)
{
	static const int query[] = {ASSESSMENT_LIST, ASSESSMENT_LIST_OPEN,
				    ASSESSMENT_LIST_AGAIN};
	struct cursor c =
		cursor_open(access, &assessment_noun, query[wish->which]);
	struct assessments all = {NULL, 0};
	size_t cap = 0;
	enum status status;

	put_int(&c, wish->organisation);
	put_int(&c, wish->after_days);
	put_int(&c, wish->after_id);
	put_int(&c, (int64_t)wish->limit);
	while (cursor_next(&c)) {
		all.list = arena_grow(access->arena, all.list, all.count, &cap,
				      sizeof *all.list);
		assessment_read(&c, &all.list[all.count++]);
	}
	if (!(status = cursor_close(&c, fault)))
		*ret = all;
	return status;
}
