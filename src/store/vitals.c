/* What a monitor watches. */
#include "store/vitals.h"

#include "store/inside.h"

enum { VITALS_ITEMS, VITALS_OUTBOX, VITALS_QUERIES };

/* The oldest of each landlord is the first of its index. */
#define OLDEST(state)                                                          \
	"min((SELECT i.received_at FROM item i WHERE i.organisation = o.id"    \
	" AND i.open = 1 AND i.state = '" state "'"                            \
	" ORDER BY i.received_at LIMIT 1))"

static const struct query queries[] = {
	[VITALS_ITEMS] = {"SELECT " OLDEST("logged") ", " OLDEST("approved")
			  ", " OLDEST("offered") " FROM organisation o",
			  "a service has few landlords"},
	[VITALS_OUTBOX] = {"SELECT (SELECT count(*) FROM outbox"
			   " WHERE state = 'waiting'),"
			   " (SELECT count(*) FROM outbox"
			   " WHERE state <> 'waiting' AND next_at > ?"
			   " AND state = 'failed'),"
			   " (SELECT min(next_at) FROM outbox"
			   " WHERE state = 'waiting')",
			   "what waits is counted"},
};
const struct noun vitals_noun = {NOUN_VITALS, "vitals", queries,
				 VITALS_QUERIES};

enum status
vitals_get(const struct access *access, int64_t since_utc,
	   struct vital_rows *ret, struct fault *fault)
{
	struct cursor c = cursor_open(access, &vitals_noun, VITALS_ITEMS);
	enum status status;

	*ret = (struct vital_rows){0};
	if (cursor_next(&c)) {
		ret->logged_utc = read_int(&c);
		ret->approved_utc = read_int(&c);
		ret->offered_utc = read_int(&c);
	}
	if ((status = cursor_close(&c, fault)))
		return status;
	c = cursor_open(access, &vitals_noun, VITALS_OUTBOX);
	put_int(&c, since_utc);
	if (cursor_next(&c)) {
		ret->outbox_waiting = read_int(&c);
		ret->outbox_failed = read_int(&c);
		ret->outbox_due_utc = read_int(&c);
	}
	return cursor_close(&c, fault);
}
