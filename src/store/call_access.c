/* How interpreters are reached by telephone. */
#include "store/call.h"
#include "store/inside.h"

enum {
	ACCESS_INSERT,
	ACCESS_GET,
	ACCESS_END,
	ACCESS_LIST,
	ACCESS_FOR,
	ACCESSES,
};

#define COLUMNS                                                            \
	"id, organisation, provider, language, phone, code, say,"          \
	" say_unknown, from_day, until_day, created_at, created_by"
#define SELECT                                                             \
	"SELECT " COLUMNS ", (SELECT name FROM provider"                   \
	" WHERE id = call_access.provider) FROM call_access "

static const struct query queries[] = {
	[ACCESS_INSERT] = {"INSERT INTO call_access (" COLUMNS ") VALUES"
			   " (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)", NULL},
	[ACCESS_GET] = {SELECT "WHERE id = ? AND visible(organisation)", NULL},
	[ACCESS_END] = {"UPDATE call_access SET until_day = ?2 WHERE id = ?1"
			" AND (until_day IS NULL OR until_day > ?2)"
			" AND visible(organisation)", NULL},
	[ACCESS_LIST] = {SELECT "WHERE organisation = ?"
			 " AND visible(organisation)"
			 " ORDER BY language, from_day DESC LIMIT ?", NULL},
	[ACCESS_FOR] = {SELECT "WHERE organisation = ?1 AND language IN"
			" (?2, '') AND from_day <= ?3"
			" AND (until_day IS NULL OR until_day >= ?3)"
			" AND visible(organisation)"
			" ORDER BY language DESC, from_day DESC, id DESC"
			" LIMIT 1", NULL},
};
const struct noun call_access_noun = {NOUN_CALL_ACCESS, "call_access",
				      queries, ACCESSES};

enum status
call_access_insert(const struct access *access, const struct call_access *row,
		   struct fault *fault)
{
	struct cursor c = cursor_open(access, &call_access_noun,
				      ACCESS_INSERT);

	put_int(&c, row->id);
	put_int(&c, row->organisation);
	put_int(&c, row->provider);
	put_text(&c, row->language);
	put_text(&c, row->phone);
	put_text(&c, row->code);
	put_text(&c, row->say);
	put_text(&c, row->say_unknown);
	put_int(&c, row->from_days);
	put_some(&c, row->until_days);
	put_int(&c, row->created_utc);
	put_int(&c, row->created_by);
	return cursor_run(&c, fault);
}

static void
access_read(struct cursor *c, struct call_access *ret)
{
	ret->id = read_int(c);
	ret->organisation = read_int(c);
	ret->provider = read_int(c);
	ret->language = read_text(c);
	ret->phone = read_text(c);
	ret->code = read_text(c);
	ret->say = read_text(c);
	ret->say_unknown = read_text(c);
	ret->from_days = (int32_t)read_int(c);
	ret->until_days = (int32_t)read_int(c);
	ret->created_utc = read_int(c);
	ret->created_by = read_int(c);
	ret->provider_name = read_text(c);
}

static enum status
access_one(struct cursor *c, struct call_access *ret, struct fault *fault)
{
	bool found = cursor_next(c);

	if (found)
		access_read(c, ret);
	return cursor_found(c, found, "access", fault);
}

enum status
call_access_get(const struct access *access, int64_t id,
		struct call_access *ret, struct fault *fault)
{
	struct cursor c = cursor_open(access, &call_access_noun, ACCESS_GET);

	put_int(&c, id);
	return access_one(&c, ret, fault);
}

enum status
call_access_end(const struct access *access, int64_t id, int32_t until_days,
		struct fault *fault)
{
	struct cursor c = cursor_open(access, &call_access_noun, ACCESS_END);

	put_int(&c, id);
	put_int(&c, until_days);
	return cursor_change(&c, "access", fault);
}

enum status
call_access_list(const struct access *access, int64_t organisation,
		 size_t limit, struct call_accesses *ret, struct fault *fault)
{
	struct cursor c = cursor_open(access, &call_access_noun, ACCESS_LIST);
	struct call_accesses all = {NULL, 0};
	size_t cap = 0;
	enum status status;

	put_int(&c, organisation);
	put_int(&c, (int64_t)limit);
	while (cursor_next(&c)) {
		all.list = arena_grow(access->arena, all.list, all.count, &cap,
				      sizeof *all.list);
		access_read(&c, &all.list[all.count++]);
	}
	status = cursor_close(&c, fault);
	if (status == OK)
		*ret = all;
	return status;
}

enum status
call_access_for(const struct access *access,
		const struct call_question *question, struct call_access *ret,
		struct fault *fault)
{
	struct cursor c = cursor_open(access, &call_access_noun, ACCESS_FOR);

	put_int(&c, question->organisation);
	put_text(&c, question->language);
	put_int(&c, question->day_days);
	return access_one(&c, ret, fault);
}
