/* The languages that most tenants of a landlord read. */
#include "store/strapline.h"

#include "store/inside.h"

enum { STRAPLINE_GET, STRAPLINE_DUE, STRAPLINE_COUNT, STRAPLINE_PUT, QUERIES };

static const struct query queries[] = {
	[STRAPLINE_GET] = {"SELECT organisation, languages, counted_at"
			   " FROM strapline WHERE organisation = ?"
			   " AND visible(organisation)", NULL},
	[STRAPLINE_DUE] = {"SELECT o.id FROM organisation o"
			   " LEFT JOIN strapline s ON s.organisation = o.id"
			   " WHERE coalesce(s.counted_at, 0) < ?"
			   " AND visible(o.id) ORDER BY o.id LIMIT 1",
			   "there are as many as landlords"},
	[STRAPLINE_COUNT] = {"SELECT value FROM need INDEXED BY need_active"
			     " WHERE organisation = ?1"
			     " AND kind = 'read-language' AND ended IS NULL"
			     " AND visible(organisation) GROUP BY value"
			     " ORDER BY count(*) DESC, value LIMIT ?2", NULL},
	[STRAPLINE_PUT] = {"INSERT INTO strapline (organisation, languages,"
			   " counted_at) VALUES (?, ?, ?) ON CONFLICT"
			   " (organisation) DO UPDATE SET"
			   " languages = excluded.languages,"
			   " counted_at = excluded.counted_at", NULL},
};
const struct noun strapline_noun = {NOUN_STRAPLINE, "strapline", queries,
				    QUERIES};

enum status
strapline_get(const struct access *access, int64_t organisation,
	      struct strapline *ret, struct fault *fault)
{
	struct cursor c = cursor_open(access, &strapline_noun, STRAPLINE_GET);
	bool found;

	put_int(&c, organisation);
	found = cursor_next(&c);
	if (found) {
		ret->organisation = read_int(&c);
		ret->languages = read_text(&c);
		ret->counted_utc = read_int(&c);
	}
	return cursor_found(&c, found, "strapline", fault);
}

enum status
strapline_due(const struct access *access, int64_t since_utc,
	      int64_t *ret_organisation, struct fault *fault)
{
	struct cursor c = cursor_open(access, &strapline_noun, STRAPLINE_DUE);

	put_int(&c, since_utc);
	*ret_organisation = cursor_next(&c) ? read_int(&c) : 0;
	return cursor_close(&c, fault);
}

static enum status
put(const struct access *access, const struct strapline *line,
    struct fault *fault)
{
	struct cursor c = cursor_open(access, &strapline_noun, STRAPLINE_PUT);

	put_int(&c, line->organisation);
	put_text(&c, line->languages);
	put_int(&c, line->counted_utc);
	return cursor_run(&c, fault);
}

enum status
strapline_count(const struct access *access, int64_t organisation,
		int64_t now_utc, struct fault *fault)
{
	struct cursor c =
		cursor_open(access, &strapline_noun, STRAPLINE_COUNT);
	struct strapline line = {organisation, "", now_utc};
	enum status status;

	put_int(&c, organisation);
	put_int(&c, STRAPLINE_LANGUAGES);
	while (cursor_next(&c))
		line.languages = arena_printf(access->arena, "%s%s%s",
					      line.languages,
					      *line.languages ? " " : "",
					      read_word(&c));
	status = cursor_close(&c, fault);
	return status == OK ? put(access, &line, fault) : status;
}
