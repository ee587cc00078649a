/* What providers and their linguists hold. */
#include "store/qualification.h"

#include <stdlib.h>
#include <string.h>

#include "core/name.h"
#include "store/inside.h"
#include "store/kept.h"

enum {
	QUALIFICATION_INSERT,
	QUALIFICATION_UPDATE,
	QUALIFICATION_GET,
	QUALIFICATION_LIST,
	QUALIFICATION_SOON,
	QUALIFICATION_COUNT,
	QUALIFICATION_DBS_ROWS,
	QUALIFICATION_DUE,
	CREDENTIAL_ONE,
	CREDENTIAL_ALL,
	FILE_FIND,
	FILE_INSERT,
	FILE_PUT,
	FILE_GET,
	QUALIFICATION_QUERIES,
};

#define CHANGES                                                           \
	"linguist, kind, title, level, number, evidence, issued, checked," \
	" expires, due, ended_at, ended_why"
#define COLUMNS                                                           \
	"q.linguist, q.kind, q.title, q.level, q.number, q.evidence,"     \
	" q.issued, q.checked, q.expires, q.due, q.ended_at, q.ended_why," \
	" q.id, q.provider, q.organisation, q.file_name, q.file_kind,"    \
	" q.version, q.at, q.by, p.name, l.name"
#define FROM                                                     \
	" FROM qualification q JOIN provider p ON p.id = q.provider" \
	" LEFT JOIN linguist l ON l.id = q.linguist"
/* The owner is visible, or the partnership of one that is. */
#define WORKS_FOR_SCOPE                                          \
	"(visible(q.organisation) OR EXISTS (SELECT 1 FROM"      \
	" organisation o WHERE o.parent = q.organisation"        \
	" AND visible(o.id)))"
/* Of those who may be asked: what nobody uses any more runs out unseen. */
#define IN_USE                                                 \
	"q.ended_at IS NULL AND q.due IS NOT NULL AND p.active = 1" \
	" AND p.ended_at IS NULL AND l.ended_at IS NULL"
#define CREDENTIAL "SELECT q.provider, q.kind, q.level, q.linguist, q.due"

static const struct query queries[] = {
	[QUALIFICATION_INSERT] = {"INSERT INTO qualification (" CHANGES ", id,"
				  " at, by, provider, organisation)"
				  " SELECT ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?,"
				  " ?, ?, ?, p.id, p.organisation"
				  " FROM provider p WHERE p.id = ?"
				  " AND visible(p.organisation)", NULL},
	[QUALIFICATION_UPDATE] = {"UPDATE qualification SET (" CHANGES ") ="
				  " (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?),"
				  " version = version + 1 WHERE id = ?"
				  " AND visible(organisation)", NULL},
	[QUALIFICATION_GET] = {"SELECT " COLUMNS FROM " WHERE q.id = ? AND "
			       WORKS_FOR_SCOPE, NULL},
	[QUALIFICATION_LIST] = {"SELECT " COLUMNS FROM
				" WHERE q.provider = ? AND " WORKS_FOR_SCOPE
				" ORDER BY q.ended_at IS NOT NULL, q.kind,"
				" q.id DESC LIMIT ?", NULL},
	[QUALIFICATION_SOON] = {"SELECT " COLUMNS FROM
				" WHERE q.organisation = ? AND " IN_USE
				" AND (q.due, q.id) > (?, ?) AND q.due <= ?"
				" AND visible(q.organisation)"
				" ORDER BY q.due, q.id LIMIT ?", NULL},
	[QUALIFICATION_COUNT] = {"SELECT q.id" FROM
				 " WHERE q.organisation = ? AND " IN_USE
				 " AND q.due <= ? AND visible(q.organisation)"
				 " LIMIT ?", NULL},
	[QUALIFICATION_DBS_ROWS] = {"SELECT id, checked, due"
				    " FROM qualification"
				    " WHERE organisation = ? AND due > 0"
				    " AND ended_at IS NULL AND kind = 'dbs'"
				    " AND checked IS NOT NULL"
				    " AND visible(organisation)", NULL},
	[QUALIFICATION_DUE] = {"UPDATE qualification SET due = ? WHERE id = ?"
			       " AND visible(organisation)", NULL},
	[CREDENTIAL_ONE] = {CREDENTIAL " FROM qualification q"
			    " WHERE q.provider = ? AND q.ended_at IS NULL"
			    " AND " WORKS_FOR_SCOPE, NULL},
	[CREDENTIAL_ALL] = {CREDENTIAL " FROM qualification q"
			    " WHERE q.ended_at IS NULL AND " WORKS_FOR_SCOPE
			    " ORDER BY q.provider",
			    "what all of them hold was asked for"},
	[FILE_FIND] = {"SELECT id FROM content WHERE organisation = ?"
		       " AND sha256 = ? AND visible(organisation)", NULL},
	[FILE_INSERT] = {"INSERT INTO content (id, organisation, sha256,"
			 " bytes, content) VALUES (?, ?, ?, ?, ?)", NULL},
	[FILE_PUT] = {"UPDATE qualification SET content = ?, file_name = ?,"
		      " file_kind = ? WHERE id = ? AND visible(organisation)",
		      NULL},
	[FILE_GET] = {"SELECT q.file_name, q.file_kind, c.content"
		      " FROM qualification q JOIN content c"
		      " ON c.id = q.content WHERE q.id = ? AND "
		      WORKS_FOR_SCOPE, NULL},
};
const struct noun qualification_noun = {NOUN_QUALIFICATION, "qualification",
					queries, QUALIFICATION_QUERIES};

static void
put_day(struct cursor *c, int32_t day_days, int32_t none)
{
	if (day_days == none)
		put_text(c, NULL);
	else
		put_int(c, day_days);
}

static int32_t
read_day(struct cursor *c, int32_t none)
{
	int64_t day = read_int(c);

	return day ? (int32_t)day : none;
}

static enum qualification
read_kind(struct cursor *c)
{
	int kind = name_find(qualification_names, QUALIFICATIONS,
			     read_word(c));

	return kind < 0 ? QUALIFICATION_OTHER : (enum qualification)kind;
}

static enum dbs_level
read_level(struct cursor *c)
{
	int level = name_find(dbs_level_names, DBS_LEVELS, read_word(c));

	return level < 0 ? DBS_NONE : (enum dbs_level)level;
}

/* What both insert and update set, in their order. */
static void
put_changes(struct cursor *c, const struct qualification_row *q)
{
	put_some(c, q->linguist);
	put_text(c, qualification_names[q->kind]);
	put_text(c, q->title);
	put_text(c, q->level == DBS_NONE ? NULL : dbs_level_names[q->level]);
	put_text(c, q->number);
	put_text(c, q->evidence);
	put_day(c, q->issued_days, QUALIFICATION_NO_DAY);
	put_day(c, q->checked_days, QUALIFICATION_NO_DAY);
	put_day(c, q->expires_days, QUALIFICATION_NO_DAY);
	put_day(c, q->due_days, CREDENTIAL_OPEN);
	put_some(c, q->ended_utc);
	put_text(c, q->ended_why);
	put_int(c, q->id);
}

static void
qualification_read(struct cursor *c, struct qualification_row *ret)
{
	ret->linguist = read_int(c);
	ret->kind = read_kind(c);
	ret->title = read_text(c);
	ret->level = read_level(c);
	ret->number = read_text(c);
	ret->evidence = read_text(c);
	ret->issued_days = read_day(c, QUALIFICATION_NO_DAY);
	ret->checked_days = read_day(c, QUALIFICATION_NO_DAY);
	ret->expires_days = read_day(c, QUALIFICATION_NO_DAY);
	ret->due_days = read_day(c, CREDENTIAL_OPEN);
	ret->ended_utc = read_int(c);
	ret->ended_why = read_text(c);
	ret->id = read_int(c);
	ret->provider = read_int(c);
	ret->organisation = read_int(c);
	ret->file_name = read_text(c);
	ret->file_kind = read_text(c);
	ret->version = read_int(c);
	ret->at_utc = read_int(c);
	ret->by = read_int(c);
	ret->provider_name = read_text(c);
	ret->linguist_name = read_text(c);
}

enum status
qualification_insert(const struct access *access,
		     const struct qualification_row *q, struct fault *fault)
{
	struct cursor c = cursor_open(access, &qualification_noun,
				      QUALIFICATION_INSERT);

	put_changes(&c, q);
	put_int(&c, q->at_utc);
	put_int(&c, q->by);
	put_int(&c, q->provider);
	return cursor_change(&c, "provider", fault);
}

enum status
qualification_update(const struct access *access,
		     const struct qualification_row *q, struct fault *fault)
{
	struct qualification_row old;
	struct cursor c;
	enum status status = qualification_get(access, q->id, &old, fault);

	if (status)
		return status;
	if (old.version != q->version)
		return fault_set(fault, E_STALE, "qualification",
				 N_("Somebody changed this entry since you "
				    "opened it: open it again"),
				 NULL);
	c = cursor_open(access, &qualification_noun, QUALIFICATION_UPDATE);
	put_changes(&c, q);
	return cursor_change(&c, "qualification", fault);
}

enum status
qualification_get(const struct access *access, int64_t id,
		  struct qualification_row *ret, struct fault *fault)
{
	struct cursor c =
		cursor_open(access, &qualification_noun, QUALIFICATION_GET);
	bool found;

	put_int(&c, id);
	if ((found = cursor_next(&c)))
		qualification_read(&c, ret);
	return cursor_found(&c, found, "qualification", fault);
}

static enum status
read_all(struct cursor *c, struct qualification_rows *all, size_t *cap,
	 struct fault *fault)
{
	while (cursor_next(c)) {
		all->list = arena_grow(c->arena, all->list, all->count, cap,
				       sizeof *all->list);
		qualification_read(c, &all->list[all->count++]);
	}
	return cursor_close(c, fault);
}

enum status
qualification_list(const struct access *access, int64_t provider,
		   struct qualification_rows *ret, struct fault *fault)
{
	struct cursor c =
		cursor_open(access, &qualification_noun, QUALIFICATION_LIST);
	struct qualification_rows all = {NULL, 0};
	size_t cap = 0;
	enum status status;

	put_int(&c, provider);
	put_int(&c, QUALIFICATIONS_MOST);
	if (!(status = read_all(&c, &all, &cap, fault)))
		*ret = all;
	return status;
}

static int
sooner(const void *a, const void *b)
{
	const struct qualification_row *p = a, *q = b;

	if (p->due_days != q->due_days)
		return p->due_days < q->due_days ? -1 : 1;
	return (p->id > q->id) - (p->id < q->id);
}

/* Each organisation's soonest, and the soonest of those. */
enum status
qualification_due(const struct access *access,
		  const struct qualification_due *wish,
		  struct qualification_rows *ret, struct fault *fault)
{
	struct qualification_rows all = {NULL, 0};
	size_t cap = 0;
	enum status status = OK;

	for (size_t i = 0; i < access->scope->count && !status; i++) {
		struct cursor c = cursor_open(access, &qualification_noun,
					      QUALIFICATION_SOON);

		put_int(&c, access->scope->organisation[i]);
		put_int(&c, wish->after.due_days);
		put_int(&c, wish->after.id);
		put_int(&c, wish->until_days);
		put_int(&c, (int64_t)wish->limit);
		status = read_all(&c, &all, &cap, fault);
	}
	if (status)
		return status;
	if (all.count)
		qsort(all.list, all.count, sizeof *all.list, sooner);
	if (all.count > wish->limit)
		all.count = wish->limit;
	*ret = all;
	return OK;
}

enum status
qualification_due_count(const struct access *access, int64_t organisation,
			int32_t until_days, int64_t *ret, struct fault *fault)
{
	struct cursor c = cursor_open(access, &qualification_noun,
				      QUALIFICATION_COUNT);
	int64_t count = 0;
	enum status status;

	put_int(&c, organisation);
	put_int(&c, until_days);
	put_int(&c, QUALIFICATIONS_DUE_MOST);
	while (cursor_next(&c))
		count++;
	if (!(status = cursor_close(&c, fault)))
		*ret = count;
	return status;
}

static enum status
read_credentials(const struct access *access, int64_t provider,
		 struct held_credentials *ret, struct fault *fault)
{
	struct cursor c = cursor_open(access, &qualification_noun,
				      provider ? CREDENTIAL_ONE
					       : CREDENTIAL_ALL);
	struct held_credential *list = NULL;
	size_t cap = 0, count = 0;
	enum status status;

	if (provider)
		put_int(&c, provider);
	while (cursor_next(&c)) {
		struct held_credential *one;

		list = arena_grow(access->arena, list, count, &cap,
				  sizeof *list);
		one = &list[count++];
		one->provider = read_int(&c);
		one->credential.kind = read_kind(&c);
		one->credential.level = read_level(&c);
		one->credential.linguist = read_int(&c);
		one->credential.due_days = read_day(&c, CREDENTIAL_OPEN);
	}
	if (!(status = cursor_close(&c, fault)))
		*ret = (struct held_credentials){list, count};
	return status;
}

static enum status
read_held(const struct access *access, const struct kept_key *key,
	  struct kept_rows *ret, struct fault *fault)
{
	struct held_credentials all = {NULL, 0};
	enum status status = read_credentials(access, 0, &all, fault);

	(void)key;
	*ret = (struct kept_rows){all.list, all.count};
	return status;
}

enum status
credential_list(const struct access *access, int64_t provider,
		struct held_credentials *ret, struct fault *fault)
{
	static const struct kept_key key = {.what = KEPT_CREDENTIALS,
					    .word = ""};
	struct kept_rows all;
	enum status status;

	if (!kept_usable(access, &key))
		return read_credentials(access, provider, ret, fault);
	status = kept_get(access, &key, read_held, &all, fault);
	if (status)
		return status;
	if (provider)
		all = kept_of(&all, sizeof(struct held_credential),
			      provider);
	*ret = (struct held_credentials){all.list, all.count};
	return status;
}

/* ---- copies of papers ---- */

static enum status
content_of(const struct access *access, int64_t organisation,
	   const struct qualification_file *file, int64_t *ret,
	   struct fault *fault)
{
	struct cursor c = cursor_open(access, &qualification_noun, FILE_FIND);

	*ret = 0;
	put_int(&c, organisation);
	put_bytes(&c, file->sha256, HASH_BYTES);
	if (cursor_next(&c))
		*ret = read_int(&c);
	return cursor_close(&c, fault);
}

static enum status
insert_content(const struct access *access, int64_t organisation,
	       const struct qualification_file *file, int64_t id,
	       struct fault *fault)
{
	struct cursor c = cursor_open(access, &qualification_noun, FILE_INSERT);

	put_int(&c, id);
	put_int(&c, organisation);
	put_bytes(&c, file->sha256, HASH_BYTES);
	put_int(&c, (int64_t)file->count);
	put_bytes(&c, file->bytes, file->count);
	return cursor_run(&c, fault);
}

enum status
qualification_keep(const struct access *access,
		   const struct qualification_file *file, int64_t content_id,
		   struct fault *fault)
{
	struct qualification_row row;
	struct cursor c;
	int64_t content = 0;
	enum status status = qualification_get(access, file->id, &row, fault);

	if (!status)
		status = content_of(access, row.organisation, file, &content,
				    fault);
	if (!status && !content) {
		content = content_id;
		status = insert_content(access, row.organisation, file,
					content, fault);
	}
	if (status)
		return status;
	c = cursor_open(access, &qualification_noun, FILE_PUT);
	put_int(&c, content);
	put_text(&c, file->name);
	put_text(&c, file->kind);
	put_int(&c, file->id);
	return cursor_change(&c, "qualification", fault);
}

enum status
qualification_open(const struct access *access, int64_t id,
		   struct qualification_file *ret, struct fault *fault)
{
	struct cursor c = cursor_open(access, &qualification_noun, FILE_GET);
	bool found;

	put_int(&c, id);
	if ((found = cursor_next(&c))) {
		*ret = (struct qualification_file){.id = id};
		ret->name = read_text(&c);
		ret->kind = read_text(&c);
		ret->bytes = read_bytes(&c, &ret->count);
	}
	return cursor_found(&c, found, "qualification", fault);
}

/* ---- policy ---- */

enum status
qualification_check_again(const struct access *access, int64_t organisation,
			  int months, int64_t *ret_changed,
			  struct fault *fault)
{
	struct cursor c = cursor_open(access, &qualification_noun,
				      QUALIFICATION_DBS_ROWS);
	struct moved {
		int64_t id;
		int32_t due_days;
	} *list = NULL;
	size_t count = 0, cap = 0;
	enum status status;

	put_int(&c, organisation);
	while (cursor_next(&c)) {
		int64_t id = read_int(&c);
		int32_t due = credential_check_again((int32_t)read_int(&c),
						     months);

		if (due == (int32_t)read_int(&c))
			continue;
		list = arena_grow(access->arena, list, count, &cap,
				  sizeof *list);
		list[count++] = (struct moved){id, due};
	}
	status = cursor_close(&c, fault);
	for (size_t i = 0; i < count && !status; i++) {
		c = cursor_open(access, &qualification_noun,
				QUALIFICATION_DUE);
		put_int(&c, list[i].due_days);
		put_int(&c, list[i].id);
		status = cursor_change(&c, "qualification", fault);
	}
	if (!status)
		*ret_changed = (int64_t)count;
	return status;
}
