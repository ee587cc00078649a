/* What organisations have decided for themselves. */
#include "store/setting.h"

#include "store/inside.h"
#include "store/kept.h"

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

static enum status
setting_read(const struct access *access, const struct kept_key *key,
	     struct kept_rows *ret, struct fault *fault)
{
	struct cursor c = cursor_open(access, &setting_noun, SETTING_GET);
	struct kept_setting *one = NULL;

	put_int(&c, key->organisation);
	put_text(&c, key->word);
	if (cursor_next(&c)) {
		one = arena_alloc(access->arena, sizeof *one);
		one->organisation = read_int(&c);
		one->name = read_text(&c);
		one->value = read_text(&c);
		one->by = read_int(&c);
		one->at_utc = read_int(&c);
	}
	*ret = (struct kept_rows){one, one != NULL};
	return cursor_close(&c, fault);
}

enum status
setting_get(const struct access *access, int64_t organisation,
	    const char *name, struct kept_setting *ret, struct fault *fault)
{
	const struct kept_key key = {.what = KEPT_SETTING,
				     .organisation = organisation,
				     .word = name};
	struct kept_rows rows;
	enum status status =
		kept_usable(access, &key)
			? kept_get(access, &key, setting_read, &rows, fault)
			: setting_read(access, &key, &rows, fault);

	if (status)
		return status;
	if (!rows.count)
		return fault_set(fault, E_NOT_FOUND, "setting",
				 N_("There is no such record, or it is not "
				    "yours to see: check the address"),
				 NULL);
	*ret = *(const struct kept_setting *)rows.list;
	return OK;
}
