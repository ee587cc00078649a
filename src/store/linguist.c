/* The people of agencies. */
#include "store/linguist.h"

#include <string.h>

#include "store/inside.h"
#include "store/kept.h"

enum {
	LINGUIST_INSERT,
	LINGUIST_UPDATE,
	LINGUIST_GET,
	LINGUIST_LIST,
	LINGUIST_STOP,
	LANGUAGE_PUT,
	LANGUAGE_CLEAR,
	SPEAKS_ALL,
	SPEAKS_ONE,
	LINGUIST_QUERIES,
};

#define CHANGES                                                       \
	"name, gender, area, email, phone, dialects, ended_at, ended_why"
#define COLUMNS                                                          \
	"l.id, l.provider, l.organisation, l.name, l.gender, l.area,"    \
	" l.email, l.phone, l.dialects, l.version, l.created, l.ended_at," \
	" l.ended_why, l.stopped_at, l.stopped_by, l.stopped_why,"       \
	" (SELECT group_concat(language, ' ') FROM"         \
	" linguist_language x WHERE x.linguist = l.id)"
/* The owner is visible, or the partnership of one that is. */
#define WORKS_FOR_SCOPE                                          \
	"(visible(l.organisation) OR EXISTS (SELECT 1 FROM"      \
	" organisation o WHERE o.parent = l.organisation"        \
	" AND visible(o.id)))"

static const struct query queries[] = {
	[LINGUIST_INSERT] = {"INSERT INTO linguist (" CHANGES ", id, provider,"
			     " organisation, created) SELECT ?, ?, ?, ?, ?, ?,"
			     " ?, ?, ?, p.id, p.organisation, ?"
			     " FROM provider p WHERE p.id = ?"
			     " AND visible(p.organisation)", NULL},
	[LINGUIST_UPDATE] = {"UPDATE linguist SET (" CHANGES ") = (?, ?, ?, ?,"
			     " ?, ?, ?, ?), version = version + 1"
			     " WHERE id = ? AND visible(organisation)", NULL},
	[LINGUIST_GET] = {"SELECT " COLUMNS " FROM linguist l"
			  " WHERE l.id = ? AND " WORKS_FOR_SCOPE, NULL},
	[LINGUIST_LIST] = {"SELECT " COLUMNS " FROM linguist l"
			   " WHERE l.provider = ? AND " WORKS_FOR_SCOPE
			   " ORDER BY l.name, l.id LIMIT ? OFFSET ?", NULL},
	[LINGUIST_STOP] = {"UPDATE linguist SET stopped_at = ?,"
			   " stopped_by = ?, stopped_why = ?,"
			   " version = version + 1 WHERE id = ?"
			   " AND visible(organisation)", NULL},
	[LANGUAGE_PUT] = {"INSERT OR IGNORE INTO linguist_language (language,"
			  " provider, linguist) SELECT ?, provider, id"
			  " FROM linguist WHERE id = ?"
			  " AND visible(organisation)", NULL},
	[LANGUAGE_CLEAR] = {"DELETE FROM linguist_language WHERE linguist = ?"
			    " AND EXISTS (SELECT 1 FROM linguist l"
			    " WHERE l.id = linguist AND"
			    " visible(l.organisation))", NULL},
	[SPEAKS_ALL] = {"SELECT s.provider, s.linguist"
			" FROM linguist_language s"
			" CROSS JOIN linguist l ON l.id = s.linguist"
			" WHERE s.language = ? AND l.ended_at IS NULL"
			" AND l.stopped_at IS NULL AND "
			WORKS_FOR_SCOPE " ORDER BY s.provider, s.linguist",
			NULL},
	[SPEAKS_ONE] = {"SELECT s.provider, s.linguist"
			" FROM linguist_language s"
			" CROSS JOIN linguist l ON l.id = s.linguist"
			" WHERE s.language = ? AND s.provider = ?"
			" AND l.ended_at IS NULL"
			" AND l.stopped_at IS NULL AND " WORKS_FOR_SCOPE
			" ORDER BY s.linguist", NULL},
};
const struct noun linguist_noun = {NOUN_LINGUIST, "linguist", queries,
				   LINGUIST_QUERIES};

/* What both insert and update set, in their order. */
static void
put_changes(struct cursor *c, const struct linguist *l)
{
	put_text(c, l->name);
	put_text(c, l->gender);
	put_text(c, l->area);
	put_text(c, l->email);
	put_text(c, l->phone);
	put_text(c, l->dialects);
	put_some(c, l->ended_utc);
	put_text(c, l->ended_why);
	put_int(c, l->id);
}

static void
linguist_read(struct cursor *c, struct linguist *ret)
{
	ret->id = read_int(c);
	ret->provider = read_int(c);
	ret->organisation = read_int(c);
	ret->name = read_text(c);
	ret->gender = read_text(c);
	ret->area = read_text(c);
	ret->email = read_text(c);
	ret->phone = read_text(c);
	ret->dialects = read_text(c);
	ret->version = read_int(c);
	ret->created_utc = read_int(c);
	ret->ended_utc = read_int(c);
	ret->ended_why = read_text(c);
	ret->stopped_utc = read_int(c);
	ret->stopped_by = read_int(c);
	ret->stopped_why = read_text(c);
	ret->languages = read_text(c);
	if (!ret->languages)
		ret->languages = "";
}

enum status
linguist_suspend(const struct access *access, const struct linguist *l,
		 struct fault *fault)
{
	struct cursor c = cursor_open(access, &linguist_noun, LINGUIST_STOP);

	put_some(&c, l->stopped_utc);
	put_some(&c, l->stopped_by);
	put_text(&c, l->stopped_why);
	put_int(&c, l->id);
	return cursor_change(&c, "linguist", fault);
}

static enum status
put_languages(const struct access *access, const struct linguist *l,
	      struct fault *fault)
{
	const char *rest = l->languages;
	enum status status = OK;

	while (*rest && !status) {
		size_t bytes = strcspn(rest, " ");
		struct cursor c =
			cursor_open(access, &linguist_noun, LANGUAGE_PUT);

		put_text(&c, arena_copy(access->arena, rest, bytes));
		put_int(&c, l->id);
		status = cursor_run(&c, fault);
		rest += bytes;
		rest += strspn(rest, " ");
	}
	return status;
}

enum status
linguist_insert(const struct access *access, const struct linguist *l,
		struct fault *fault)
{
	struct cursor c = cursor_open(access, &linguist_noun, LINGUIST_INSERT);
	enum status status;

	put_changes(&c, l);
	put_int(&c, l->created_utc);
	put_int(&c, l->provider);
	status = cursor_change(&c, "provider", fault);
	return status ? status : put_languages(access, l, fault);
}

enum status
linguist_update(const struct access *access, const struct linguist *l,
		struct fault *fault)
{
	struct linguist old;
	struct cursor c;
	enum status status = linguist_get(access, l->id, &old, fault);

	if (status)
		return status;
	if (old.version != l->version)
		return fault_set(fault, E_STALE, "linguist",
				 N_("Somebody changed this linguist since you "
				    "opened it: open it again"),
				 NULL);
	c = cursor_open(access, &linguist_noun, LINGUIST_UPDATE);
	put_changes(&c, l);
	if ((status = cursor_change(&c, "linguist", fault)))
		return status;
	c = cursor_open(access, &linguist_noun, LANGUAGE_CLEAR);
	put_int(&c, l->id);
	status = cursor_run(&c, fault);
	return status ? status : put_languages(access, l, fault);
}

enum status
linguist_get(const struct access *access, int64_t id, struct linguist *ret,
	     struct fault *fault)
{
	struct cursor c = cursor_open(access, &linguist_noun, LINGUIST_GET);
	bool found;

	put_int(&c, id);
	if ((found = cursor_next(&c)))
		linguist_read(&c, ret);
	return cursor_found(&c, found, "linguist", fault);
}

enum status
linguist_list(const struct access *access, const struct linguist_wish *wish,
	      struct linguists *ret, struct fault *fault)
{
	struct cursor c = cursor_open(access, &linguist_noun, LINGUIST_LIST);
	struct linguists all = {NULL, 0};
	size_t cap = 0;
	enum status status;

	put_int(&c, wish->provider);
	put_int(&c, (int64_t)wish->limit);
	put_int(&c, (int64_t)wish->skip);
	while (cursor_next(&c)) {
		all.list = arena_grow(access->arena, all.list, all.count, &cap,
				      sizeof *all.list);
		linguist_read(&c, &all.list[all.count++]);
	}
	if (!(status = cursor_close(&c, fault)))
		*ret = all;
	return status;
}

static enum status
read_places(const struct access *access, const char *language,
	    int64_t provider, struct linguist_places *ret, struct fault *fault)
{
	struct cursor c = cursor_open(access, &linguist_noun,
				      provider ? SPEAKS_ONE : SPEAKS_ALL);
	struct linguist_place *list = NULL;
	size_t cap = 0, count = 0;
	enum status status;

	put_text(&c, language);
	if (provider)
		put_int(&c, provider);
	while (cursor_next(&c)) {
		list = arena_grow(access->arena, list, count, &cap,
				  sizeof *list);
		list[count].provider = read_int(&c);
		list[count++].linguist = read_int(&c);
	}
	if (!(status = cursor_close(&c, fault)))
		*ret = (struct linguist_places){list, count};
	return status;
}

static enum status
read_all(const struct access *access, const struct kept_key *key,
	 struct kept_rows *ret, struct fault *fault)
{
	struct linguist_places all = {NULL, 0};
	enum status status = read_places(access, key->word, 0, &all, fault);

	*ret = (struct kept_rows){all.list, all.count};
	return status;
}

enum status
linguist_speaks(const struct access *access, const char *language,
		int64_t provider, struct linguist_places *ret,
		struct fault *fault)
{
	const struct kept_key key = {.what = KEPT_SPEAKERS, .word = language};
	struct kept_rows all;
	enum status status;

	if (!kept_usable(access, &key))
		return read_places(access, language, provider, ret, fault);
	status = kept_get(access, &key, read_all, &all, fault);
	if (status)
		return status;
	if (provider)
		all = kept_of(&all, sizeof(struct linguist_place),
			      provider);
	*ret = (struct linguist_places){all.list, all.count};
	return status;
}
