/* Walking what is made again from the events. */
#include "store/rebuild.h"

#include "store/inside.h"

enum {
	REQUESTS_AFTER,
	CASES_AFTER,
	PAUSE_CLEAR,
	ENTRY_CLEAR,
	LONGER_CLEAR,
	REBUILDS,
};

#define SLICE "200"
_Static_assert(REBUILD_SLICE == 200, "the LIMIT below");

static const struct query queries[] = {
	[REQUESTS_AFTER] = {"SELECT id FROM request WHERE id > ?"
			    " AND visible(organisation)"
			    " ORDER BY id LIMIT " SLICE,
			    NULL},
	[CASES_AFTER] = {"SELECT id FROM case_file WHERE id > ?"
			 " AND visible(organisation)"
			 " ORDER BY id LIMIT " SLICE,
			 NULL},
	[PAUSE_CLEAR] = {"DELETE FROM pause WHERE item = ?"
			 " AND EXISTS (SELECT 1 FROM item i"
			 " WHERE i.id = pause.item"
			 " AND visible(i.organisation))",
			 NULL},
	[ENTRY_CLEAR] = {"DELETE FROM case_event WHERE case_file = ?"
			 " AND EXISTS (SELECT 1 FROM case_file c"
			 " WHERE c.id = case_event.case_file"
			 " AND visible(c.organisation))",
			 NULL},
	[LONGER_CLEAR] = {"DELETE FROM case_longer WHERE case_file = ?"
			  " AND EXISTS (SELECT 1 FROM case_file c"
			  " WHERE c.id = case_longer.case_file"
			  " AND visible(c.organisation))",
			  NULL},
};
const struct noun rebuild_noun = {NOUN_REBUILD, "rebuild", queries, REBUILDS};

enum status
rebuild_next(const struct access *access, enum rebuild_what what, int64_t after,
	     struct rebuild_ids *ret, struct fault *fault)
{
	struct cursor c = cursor_open(access, &rebuild_noun,
				      what == REBUILD_CASES ? CASES_AFTER
							    : REQUESTS_AFTER);

	ret->count = 0;
	put_int(&c, after);
	while (ret->count < REBUILD_SLICE && cursor_next(&c))
		ret->id[ret->count++] = read_int(&c);
	return cursor_close(&c, fault);
}

static enum status
clear(const struct access *access, int query, int64_t id, struct fault *fault)
{
	struct cursor c = cursor_open(access, &rebuild_noun, query);

	put_int(&c, id);
	return cursor_run(&c, fault);
}

enum status
pause_clear(const struct access *access, int64_t item, struct fault *fault)
{
	return clear(access, PAUSE_CLEAR, item, fault);
}

enum status
case_history_clear(const struct access *access, int64_t id, struct fault *fault)
{
	enum status status = clear(access, ENTRY_CLEAR, id, fault);

	return status ? status : clear(access, LONGER_CLEAR, id, fault);
}
