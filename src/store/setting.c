/* What organisations have decided for themselves. */
#include "store/setting.h"

#include "store/inside.h"

enum {
	SETTING_PUT,
	SETTING_GET,
	SETTINGS,
};

static const struct query queries[] = {
	[SETTING_PUT] = {"INSERT INTO setting (name, value, by, at,"
			 " organisation) SELECT ?, ?, ?, ?, id"
			 " FROM organisation WHERE id = ? AND visible(id)"
			 " ON CONFLICT DO UPDATE SET value = excluded.value,"
			 " by = excluded.by, at = excluded.at", NULL},
	/* Members follow their partnership where they have not decided. */
	[SETTING_GET] = {"SELECT organisation, name, value, by, at"
			 " FROM setting WHERE organisation IN"
			 " (SELECT id FROM organisation WHERE id = ?1"
			 " AND visible(id) UNION ALL SELECT parent"
			 " FROM organisation WHERE id = ?1 AND visible(id))"
			 " AND name = ?2 ORDER BY organisation <> ?1 LIMIT 1",
			 NULL},
};
const struct noun setting_noun = {NOUN_SETTING, "setting", queries, SETTINGS};

enum status
setting_put(const struct access *access, const struct kept_setting *setting,
	    struct fault *fault)
{
	struct cursor c = cursor_open(access, &setting_noun, SETTING_PUT);

	put_text(&c, setting->name);
	put_text(&c, setting->value);
	put_int(&c, setting->by);
	put_int(&c, setting->at_utc);
	put_int(&c, setting->organisation);
	return cursor_change(&c, "organisation", fault);
}

enum status
setting_get(const struct access *access, int64_t organisation,
	    const char *name, struct kept_setting *ret, struct fault *fault)
{
	struct cursor c = cursor_open(access, &setting_noun, SETTING_GET);
	bool found;

	put_int(&c, organisation);
	put_text(&c, name);
	found = cursor_next(&c);
	if (found) {
		ret->organisation = read_int(&c);
		ret->name = read_text(&c);
		ret->value = read_text(&c);
		ret->by = read_int(&c);
		ret->at_utc = read_int(&c);
	}
	return cursor_found(&c, found, "setting", fault);
}
