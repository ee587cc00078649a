/* Reviews of policies. */
#include "store/policy_review.h"

#include "store/inside.h"

enum {
	REVIEW_INSERT,
	REVIEW_GET,
	REVIEW_UPDATE,
	REVIEW_LIST,
	REVIEW_LIST_OPEN,
	REVIEW_UNREAD,
	READ_PUT,
	READ_LIST,
	REVIEW_QUERIES,
};

#define COLUMNS                                                       \
	"SELECT id, organisation, version, title, why, owner, due_on," \
	" asked_from_on, asked_to_on, asked, said, changed,"          \
	" published_on, place, again_on, made_at FROM policy_review r"

static const struct query queries[] = {
	[REVIEW_INSERT] = {"INSERT INTO policy_review (id, organisation,"
			   " title, why, owner, due_on, made_at)"
			   " VALUES (?, ?, ?, ?, ?, ?, ?)", NULL},
	[REVIEW_GET] = {COLUMNS " WHERE id = ? AND visible(organisation)",
			NULL},
	[REVIEW_UPDATE] = {"UPDATE policy_review SET title = ?, why = ?,"
			   " owner = ?, due_on = ?, asked_from_on = ?,"
			   " asked_to_on = ?, asked = ?, said = ?,"
			   " changed = ?, published_on = ?, place = ?,"
			   " again_on = ?, version = version + 1"
			   " WHERE id = ? AND visible(organisation)", NULL},
	[REVIEW_LIST] = {COLUMNS " INDEXED BY policy_review_list"
			 " WHERE organisation = ?1"
			 " AND (due_on, id) > (?2, ?3)"
			 " AND visible(organisation)"
			 " ORDER BY due_on, id LIMIT ?4", NULL},
	[REVIEW_LIST_OPEN] = {COLUMNS " INDEXED BY policy_review_open"
			      " WHERE organisation = ?1"
			      " AND (due_on, id) > (?2, ?3)"
			      " AND published_on IS NULL"
			      " AND visible(organisation)"
			      " ORDER BY due_on, id LIMIT ?4", NULL},
	[REVIEW_UNREAD] = {COLUMNS " INDEXED BY policy_review_published"
			   " WHERE organisation = ?1"
			   " AND published_on IS NOT NULL"
			   " AND visible(organisation)"
			   " AND NOT EXISTS (SELECT 1 FROM policy_read p"
			   " WHERE p.review = r.id AND p.account = ?2)"
			   " ORDER BY id LIMIT 20", NULL},
	[READ_PUT] = {"INSERT INTO policy_read (review, account, at)"
		      " VALUES (?, ?, ?) ON CONFLICT DO NOTHING", NULL},
	[READ_LIST] = {"SELECT p.review, p.account, p.at FROM policy_read p"
		       " JOIN policy_review r ON r.id = p.review"
		       " WHERE p.review = ? AND visible(r.organisation)"
		       " ORDER BY p.account", NULL},
};
const struct noun policy_review_noun = {NOUN_POLICY_REVIEW, "policy review",
					queries, REVIEW_QUERIES};

enum status
policy_review_insert(const struct access *access,
		     const struct policy_review *r, struct fault *fault)
{
	struct cursor c =
		cursor_open(access, &policy_review_noun, REVIEW_INSERT);

	put_int(&c, r->id);
	put_int(&c, r->organisation);
	put_text(&c, r->title);
	put_text(&c, r->why);
	put_int(&c, r->owner);
	put_int(&c, r->due_on_days);
	put_int(&c, r->made_utc);
	return cursor_run(&c, fault);
}

static void
review_read(struct cursor *c, struct policy_review *ret)
{
	ret->id = read_int(c);
	ret->organisation = read_int(c);
	ret->version = read_int(c);
	ret->title = read_text(c);
	ret->why = read_text(c);
	ret->owner = read_int(c);
	ret->due_on_days = (int32_t)read_int(c);
	ret->asked_from_on_days = (int32_t)read_int(c);
	ret->asked_to_on_days = (int32_t)read_int(c);
	ret->asked = read_text(c);
	ret->said = read_text(c);
	ret->changed = read_text(c);
	ret->published_on_days = (int32_t)read_int(c);
	ret->place = read_text(c);
	ret->again_on_days = (int32_t)read_int(c);
	ret->made_utc = read_int(c);
}

enum status
policy_review_get(const struct access *access, int64_t id,
		  struct policy_review *ret, struct fault *fault)
{
	struct cursor c = cursor_open(access, &policy_review_noun, REVIEW_GET);
	bool found;

	put_int(&c, id);
	if ((found = cursor_next(&c)))
		review_read(&c, ret);
	return cursor_found(&c, found, "policy-review", fault);
}

enum status
policy_review_update(const struct access *access,
		     const struct policy_review *r, struct fault *fault)
{
	struct policy_review old;
	struct cursor c;
	enum status status = policy_review_get(access, r->id, &old, fault);

	if (status != OK)
		return status;
	if (old.version != r->version)
		return fault_set(fault, E_STALE, "policy-review",
				 N_("Somebody changed this meanwhile: look at "
				    "it again"),
				 NULL);
	c = cursor_open(access, &policy_review_noun, REVIEW_UPDATE);
	put_text(&c, r->title);
	put_text(&c, r->why);
	put_int(&c, r->owner);
	put_int(&c, r->due_on_days);
	put_some(&c, r->asked_from_on_days);
	put_some(&c, r->asked_to_on_days);
	put_text(&c, r->asked);
	put_text(&c, r->said);
	put_text(&c, r->changed);
	put_some(&c, r->published_on_days);
	put_text(&c, r->place);
	put_some(&c, r->again_on_days);
	put_int(&c, r->id);
	return cursor_change(&c, "policy-review", fault);
}

static enum status
read_all(struct cursor *c, struct policy_reviews *ret, struct fault *fault)
{
	struct policy_reviews all = {NULL, 0};
	size_t cap = 0;
	enum status status;

	while (cursor_next(c)) {
		all.list = arena_grow(c->arena, all.list, all.count, &cap,
				      sizeof *all.list);
		review_read(c, &all.list[all.count++]);
	}
	if (!(status = cursor_close(c, fault)))
		*ret = all;
	return status;
}

enum status
policy_review_list(const struct access *access,
		   const struct policy_review_wish *wish,
		   struct policy_reviews *ret, struct fault *fault)
{
	struct cursor c =
		cursor_open(access, &policy_review_noun,
			    wish->open ? REVIEW_LIST_OPEN : REVIEW_LIST);

	put_int(&c, wish->organisation);
	put_int(&c, wish->after_days);
	put_int(&c, wish->after_id);
	put_int(&c, (int64_t)wish->limit);
	return read_all(&c, ret, fault);
}

enum status
policy_review_unread(const struct access *access, int64_t organisation,
		     int64_t account, struct policy_reviews *ret,
		     struct fault *fault)
{
	struct cursor c =
		cursor_open(access, &policy_review_noun, REVIEW_UNREAD);

	put_int(&c, organisation);
	put_int(&c, account);
	return read_all(&c, ret, fault);
}

enum status
policy_read_put(const struct access *access, const struct policy_read *r,
		struct fault *fault)
{
	struct cursor c = cursor_open(access, &policy_review_noun, READ_PUT);

	put_int(&c, r->review);
	put_int(&c, r->account);
	put_int(&c, r->at_utc);
	return cursor_run(&c, fault);
}

enum status
policy_read_list(const struct access *access, int64_t review,
		 struct policy_reads *ret, struct fault *fault)
{
	struct cursor c = cursor_open(access, &policy_review_noun, READ_LIST);
	struct policy_reads all = {NULL, 0};
	size_t cap = 0;
	enum status status;

	put_int(&c, review);
	while (cursor_next(&c)) {
		struct policy_read *one;

		all.list = arena_grow(access->arena, all.list, all.count, &cap,
				      sizeof *all.list);
		one = &all.list[all.count++];
		one->review = read_int(&c);
		one->account = read_int(&c);
		one->at_utc = read_int(&c);
	}
	if (!(status = cursor_close(&c, fault)))
		*ret = all;
	return status;
}
