/* What was used again. */
#include "store/saving.h"

#include "store/inside.h"

enum { SAVING_NOTICES, SAVING_MEMORY, SAVINGS };

static const struct query queries[] = {
	[SAVING_NOTICES] = {"SELECT notice, language, count(*) FROM letter"
			    " INDEXED BY letter_issued WHERE organisation = ?"
			    " AND issued_at >= ? AND issued_at < ?"
			    " AND language <> 'en' AND visible(organisation)"
			    " GROUP BY notice, language"
			    " ORDER BY notice, language",
			    NULL},
	/* A unit's words stand in four bytes each. */
	[SAVING_MEMORY] = {"SELECT m.source_language, m.language, count(*),"
			   " sum(length(u.words) / 4 * (u.used - 1))"
			   " FROM memory m CROSS JOIN memory_unit u"
			   " INDEXED BY memory_unit_newest ON u.memory = m.id"
			   " WHERE m.organisation = ? AND u.used > 1"
			   " AND visible(m.organisation) GROUP BY m.id"
			   " ORDER BY m.language",
			   NULL},
};
const struct noun saving_noun = {NOUN_SAVING, "saving", queries, SAVINGS};

enum status
saving_notices(const struct access *access, int64_t organisation,
	       int64_t from_utc, int64_t to_utc, struct saving_notices *ret,
	       struct fault *fault)
{
	struct cursor c = cursor_open(access, &saving_noun, SAVING_NOTICES);
	struct saving_notices all = {NULL, 0};
	size_t cap = 0;
	enum status status;

	put_int(&c, organisation);
	put_int(&c, from_utc);
	put_int(&c, to_utc);
	while (cursor_next(&c)) {
		struct saving_letters *one;

		all.list = arena_grow(access->arena, all.list, all.count, &cap,
				      sizeof *all.list);
		one = &all.list[all.count++];
		one->notice = read_text(&c);
		one->language = read_text(&c);
		one->letters = read_int(&c);
	}
	if (!(status = cursor_close(&c, fault)))
		*ret = all;
	return status;
}

enum status
saving_memory(const struct access *access, int64_t organisation,
	      struct saving_memories *ret, struct fault *fault)
{
	struct cursor c = cursor_open(access, &saving_noun, SAVING_MEMORY);
	struct saving_memories all = {NULL, 0};
	size_t cap = 0;
	enum status status;

	put_int(&c, organisation);
	while (cursor_next(&c)) {
		struct saving_memory *one;

		all.list = arena_grow(access->arena, all.list, all.count, &cap,
				      sizeof *all.list);
		one = &all.list[all.count++];
		one->source_language = read_text(&c);
		one->language = read_text(&c);
		one->sentences = read_int(&c);
		one->words = read_int(&c);
	}
	if (!(status = cursor_close(&c, fault)))
		*ret = all;
	return status;
}
