/* Letterheads. */
#include "store/letterhead.h"

#include "store/inside.h"

enum {
	LETTERHEAD_PUT,
	LETTERHEAD_GET,
	LETTERHEAD_CLEAR,
	LETTERHEADS,
};

static const struct query queries[] = {
	[LETTERHEAD_PUT] = {"INSERT INTO letterhead (organisation, text, logo,"
			    " by, updated) SELECT id, ?, ?, ?, ?"
			    " FROM organisation WHERE id = ? AND visible(id)"
			    " ON CONFLICT DO UPDATE SET text = excluded.text,"
			    " logo = excluded.logo, by = excluded.by,"
			    " updated = excluded.updated", NULL},
	/* Whoever writes for a member may use its partnership's. */
	[LETTERHEAD_GET] = {"SELECT h.organisation, h.text, h.logo, h.by,"
			    " h.updated FROM organisation o"
			    " JOIN letterhead h ON h.organisation = o.id"
			    " OR h.organisation = o.parent"
			    " WHERE o.id = ? AND visible(o.id)"
			    " ORDER BY h.organisation = o.parent LIMIT 1",
			    NULL},
	[LETTERHEAD_CLEAR] = {"DELETE FROM letterhead WHERE organisation = ?"
			      " AND visible(organisation)", NULL},
};
const struct noun letterhead_noun = {NOUN_LETTERHEAD, "letterhead", queries,
				     LETTERHEADS};

enum status
letterhead_put(const struct access *access, const struct kept_letterhead *head,
	       struct fault *fault)
{
	struct cursor c = cursor_open(access, &letterhead_noun, LETTERHEAD_PUT);

	put_bytes(&c, head->text, head->text_bytes);
	put_bytes(&c, head->logo, head->logo_bytes);
	put_int(&c, head->by);
	put_int(&c, head->updated_utc);
	put_int(&c, head->organisation);
	return cursor_run(&c, fault);
}

enum status
letterhead_get(const struct access *access, int64_t organisation,
	       struct kept_letterhead *ret, struct fault *fault)
{
	struct cursor c = cursor_open(access, &letterhead_noun, LETTERHEAD_GET);
	bool found;

	put_int(&c, organisation);
	found = cursor_next(&c);
	if (found) {
		ret->organisation = read_int(&c);
		ret->text = read_bytes(&c, &ret->text_bytes);
		ret->logo = read_bytes(&c, &ret->logo_bytes);
		ret->by = read_int(&c);
		ret->updated_utc = read_int(&c);
	}
	return cursor_found(&c, found, "letterhead", fault);
}

enum status
letterhead_clear(const struct access *access, int64_t organisation,
		 struct fault *fault)
{
	struct cursor c =
		cursor_open(access, &letterhead_noun, LETTERHEAD_CLEAR);

	put_int(&c, organisation);
	return cursor_run(&c, fault);
}
