/* The review of translations. */
#include "store/review.h"

#include <string.h>

#include "store/inside.h"

enum {
	REVIEW_PUT,
	REVIEW_OWN,
	REVIEW_ABOVE,
	REVIEW_BEGUN,
	REVIEWS,
};

#define MARKS                                                              \
	"SELECT r.organisation, r.notice, r.language, r.key, r.state,"     \
	" r.translated_by, r.translated_at, r.revised_by, r.revised_at,"   \
	" r.decided_by, r.decided_at, coalesce(t.name, p.name), v.name,"   \
	" d.name, r.note FROM review r"                                    \
	" LEFT JOIN account t ON t.id = r.translated_by"                   \
	" LEFT JOIN provider p ON p.id = r.translated_by"                  \
	" LEFT JOIN account v ON v.id = r.revised_by"                      \
	" LEFT JOIN account d ON d.id = r.decided_by"                      \
	" WHERE r.organisation = "
#define OF_NOTICE                                                          \
	" AND r.notice = ?2 AND r.language = ?3 AND visible(?1)"           \
	" ORDER BY r.key"

static const struct query queries[] = {
	[REVIEW_PUT] = {"INSERT INTO review (notice, language, key, state,"
			" translated_by, translated_at, revised_by,"
			" revised_at, decided_by, decided_at, note,"
			" organisation) SELECT ?, ?, ?, ?, ?, ?, ?, ?, ?, ?,"
			" ?, id FROM organisation WHERE id = ?"
			" AND visible(id)"
			" ON CONFLICT DO UPDATE SET state = excluded.state,"
			" translated_by = excluded.translated_by,"
			" translated_at = excluded.translated_at,"
			" revised_by = excluded.revised_by,"
			" revised_at = excluded.revised_at,"
			" decided_by = excluded.decided_by,"
			" decided_at = excluded.decided_at,"
			" note = excluded.note", NULL},
	[REVIEW_OWN] = {MARKS "?1" OF_NOTICE, NULL},
	/* A partnership's approvals count for its members. Apart: in one
	 * query SQLite builds a table for the two and sorts what it found. */
	[REVIEW_ABOVE] = {MARKS "(SELECT parent FROM organisation"
			  " WHERE id = ?1)" OF_NOTICE, NULL},
	[REVIEW_BEGUN] = {"SELECT EXISTS (SELECT 1 FROM review"
			  " WHERE organisation = ?1 AND state = 'approved')"
			  " WHERE visible(?1)", NULL},
};
const struct noun review_noun = {NOUN_REVIEW, "review", queries, REVIEWS};

static const char *const state_names[] = {
	[REVIEW_TRANSLATED] = "translated",
	[REVIEW_REVISED] = "revised",
	[REVIEW_APPROVED] = "approved",
	[REVIEW_REFUSED] = "refused",
};

enum status
review_put(const struct access *access, const struct review *r,
	   struct fault *fault)
{
	struct cursor c = cursor_open(access, &review_noun, REVIEW_PUT);

	put_text(&c, r->notice);
	put_text(&c, r->language);
	put_bytes(&c, r->key, HASH_BYTES);
	put_text(&c, state_names[r->state]);
	put_some(&c, r->translated_by);
	put_some(&c, r->translated_utc);
	put_some(&c, r->revised_by);
	put_some(&c, r->revised_utc);
	put_some(&c, r->decided_by);
	put_some(&c, r->decided_utc);
	put_text(&c, r->note);
	put_int(&c, r->organisation);
	return cursor_change(&c, "organisation", fault);
}

static enum review_state
read_state(struct cursor *c)
{
	const char *name = read_word(c);

	for (int i = REVIEW_TRANSLATED; i <= REVIEW_REFUSED; i++)
		if (!strcmp(name, state_names[i]))
			return (enum review_state)i;
	return REVIEW_REFUSED;
}

static void
review_read(struct cursor *c, struct review *ret)
{
	ret->organisation = read_int(c);
	ret->notice = read_text(c);
	ret->language = read_text(c);
	read_hash(c, ret->key, HASH_BYTES);
	ret->state = read_state(c);
	ret->translated_by = read_int(c);
	ret->translated_utc = read_int(c);
	ret->revised_by = read_int(c);
	ret->revised_utc = read_int(c);
	ret->decided_by = read_int(c);
	ret->decided_utc = read_int(c);
	ret->translated_name = read_text(c);
	ret->revised_name = read_text(c);
	ret->decided_name = read_text(c);
	ret->note = read_text(c);
}

/* Of one notice in one language. */
struct marks_wish {
	int64_t organisation;
	const char *notice, *language;
};

static enum status
read_marks(const struct access *access, int query,
	   const struct marks_wish *wish, struct reviewed *ret,
	   struct fault *fault)
{
	struct cursor c = cursor_open(access, &review_noun, query);
	struct reviewed all = {NULL, 0};
	size_t cap = 0;
	enum status status;

	put_int(&c, wish->organisation);
	put_text(&c, wish->notice);
	put_text(&c, wish->language);
	while (cursor_next(&c)) {
		all.list = arena_grow(access->arena, all.list, all.count, &cap,
				      sizeof *all.list);
		review_read(&c, &all.list[all.count++]);
	}
	if (!(status = cursor_close(&c, fault)))
		*ret = all;
	return status;
}

/* Both in the order of their keys; an own mark goes before the
 * partnership's. */
static struct reviewed
merge(const struct reviewed *own, const struct reviewed *above,
      struct arena *arena)
{
	struct reviewed all = {NULL, 0};
	size_t a = 0, b = 0;

	if (!above->count)
		return *own;
	all.list = arena_alloc(arena, (own->count + above->count) *
					      sizeof *all.list);
	while (a < own->count || b < above->count) {
		int order = a == own->count	? 1
			    : b == above->count ? -1
						: memcmp(own->list[a].key,
							 above->list[b].key,
							 HASH_BYTES);

		all.list[all.count++] =
			order <= 0 ? own->list[a] : above->list[b];
		a += order <= 0;
		b += order >= 0;
	}
	return all;
}

enum status
review_list(const struct access *access, int64_t organisation,
	    const char *notice, const char *language, struct reviewed *ret,
	    struct fault *fault)
{
	const struct marks_wish wish = {organisation, notice, language};
	struct reviewed own, above;
	enum status status =
		read_marks(access, REVIEW_OWN, &wish, &own, fault);

	if (!status)
		status = read_marks(access, REVIEW_ABOVE, &wish, &above,
				    fault);
	if (!status)
		*ret = merge(&own, &above, access->arena);
	return status;
}

enum status
review_any_approved(const struct access *access, bool *ret,
		    struct fault *fault)
{
	bool any = false;
	enum status status = OK;

	for (size_t i = 0; i < access->scope->count && !any && !status; i++) {
		struct cursor c =
			cursor_open(access, &review_noun, REVIEW_BEGUN);

		put_int(&c, access->scope->organisation[i]);
		if (cursor_next(&c))
			any = read_int(&c) != 0;
		status = cursor_close(&c, fault);
	}
	if (!status)
		*ret = any;
	return status;
}
