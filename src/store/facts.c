/* Reading facts: days from their packs, the rest from the items' rows. */
#include "store/facts.h"

#include <string.h>

#include "base/buf.h"
#include "core/fact_pack.h"
#include "store/fact_row.h"
#include "store/inside.h"

#define DAY 86400

enum {
	PACK_HEADS,
	PACK_WHOLE,
	PACK_NEXT,
	PACK_PUT,
	PACK_GONE,
	PACK_MARK,
	PACK_MARK_ALL,
	PACKS,
};

#define PACKED(columns)                                                    \
	"SELECT day, n, head" columns " FROM fact_day WHERE organisation = ?" \
	" AND day >= ? AND day <= ? AND stale = 0 AND visible(organisation)" \
	" ORDER BY day"

static const struct query queries[] = {
	[PACK_HEADS] = {PACKED(""), NULL},
	[PACK_WHOLE] = {PACKED(", rest"), NULL},
	[PACK_NEXT] = {"SELECT organisation, day FROM fact_day"
		       " INDEXED BY fact_day_stale"
		       " WHERE stale = 1 AND day < ?"
		       " AND visible(organisation) ORDER BY day LIMIT 1",
		       NULL},
	[PACK_PUT] = {"UPDATE fact_day SET stale = 0, n = ?, head = ?,"
		      " rest = ? WHERE organisation = ? AND day = ?"
		      " AND visible(organisation)",
		      NULL},
	[PACK_GONE] = {"DELETE FROM fact_day WHERE visible(organisation)",
		       "all of them"},
	[PACK_MARK] = {"INSERT INTO fact_day (organisation, day, stale)"
		       " VALUES (?, ?, 1) ON CONFLICT (organisation, day)"
		       " DO UPDATE SET stale = 1 WHERE stale = 0",
		       NULL},
	[PACK_MARK_ALL] = {"INSERT INTO fact_day (organisation, day, stale)"
			   " SELECT DISTINCT organisation, closed_at / 86400,"
			   " 1 FROM item WHERE closed_at IS NOT NULL"
			   " AND visible(organisation)",
			   "all of them"},
};
const struct noun fact_day_noun = {NOUN_FACT_DAY, "fact_day", queries, PACKS};

/* One landlord's packed days, with what stands between them. */
struct walk {
	const struct access *access;
	const struct facts_query *query;
	struct facts_query rows; /* of what is not packed */
	const unsigned char *head, *rest;
	int64_t count;
	bool more;
};

static bool
seen(const struct walk *walk, const struct fact *fact)
{
	return fact->sensitivity == SENSITIVITY_NONE ||
	       scope_sees(walk->access->scope, fact->organisation,
			  (int)fact->sensitivity, fact->logged_by);
}

static void
visit_pack(struct walk *walk)
{
	const struct facts_query *query = walk->query;
	struct fact fact = {.organisation = walk->rows.organisation};

	for (int64_t i = 0; walk->more && i < walk->count; i++) {
		const unsigned char *head = walk->head + i * FACT_HEAD_BYTES;
		int64_t closed_utc = fact_head_closed(head);

		if (closed_utc < query->from_utc || closed_utc >= query->to_utc)
			continue;
		fact_unpack_head(head, &fact);
		if (!seen(walk, &fact))
			continue;
		if (walk->rest)
			fact_unpack_rest(walk->rest + i * FACT_REST_BYTES,
					 &fact);
		walk->more = query->visit(query->self, &fact);
	}
}

/* What was closed from where the last pack ended to there. */
static enum status
visit_rows(struct walk *walk, int64_t to_utc, struct fault *fault)
{
	walk->rows.to_utc = to_utc < walk->query->to_utc ? to_utc
							 : walk->query->to_utc;
	if (!walk->more || walk->rows.from_utc >= walk->rows.to_utc)
		return OK;
	return fact_rows(walk->access, &walk->rows, &walk->more, fault);
}

static enum status
visit_days(struct walk *walk, struct cursor *c, struct fault *fault)
{
	bool whole = walk->query->part == FACTS_WHOLE;
	enum status status = OK;

	while (status == OK && walk->more && cursor_next(c)) {
		int64_t begins = read_int(c) * DAY;
		size_t heads, rests = 0;

		walk->count = read_int(c);
		walk->head = read_blob(c, &heads);
		walk->rest = whole ? read_blob(c, &rests) : NULL;
		if (heads != (size_t)walk->count * FACT_HEAD_BYTES ||
		    (whole && rests != (size_t)walk->count * FACT_REST_BYTES))
			continue; /* damaged: its rows are read */
		status = visit_rows(walk, begins, fault);
		visit_pack(walk);
		walk->rows.from_utc = begins + DAY;
	}
	return status;
}

static enum status
visit_closed(const struct access *access, const struct facts_query *query,
	     bool *ret_more, struct fault *fault)
{
	struct walk walk = {.access = access,
			    .query = query,
			    .rows = *query,
			    .more = true};
	struct cursor c = cursor_open(access, &fact_day_noun,
				      query->part == FACTS_WHOLE ? PACK_WHOLE
								 : PACK_HEADS);
	enum status status, closed;

	put_int(&c, query->organisation);
	put_int(&c, query->from_utc / DAY);
	put_int(&c, (query->to_utc - 1) / DAY);
	status = visit_days(&walk, &c, fault);
	closed = cursor_close(&c, status == OK ? fault : NULL);
	if (status == OK)
		status = closed;
	if (status == OK)
		status = visit_rows(&walk, query->to_utc, fault);
	*ret_more = walk.more;
	return status;
}

/* Those received in the span, of what was closed since it began. */
struct sieve {
	const struct facts_query *query;
	bool more;
};

static bool
sift(void *self, const struct fact *fact)
{
	struct sieve *sieve = self;
	const struct facts_query *query = sieve->query;

	if (fact->received_utc >= query->from_utc &&
	    fact->received_utc < query->to_utc)
		sieve->more = query->visit(query->self, fact);
	return sieve->more;
}

/* Nothing is closed before it is received, so what came in the span was closed
 * in it or later, or is open. */
static enum status
visit_received(const struct access *access, const struct facts_query *query,
	       bool *ret_more, struct fault *fault)
{
	struct sieve sieve = {query, true};
	struct facts_query all = {.part = query->part,
				  .from_utc = query->from_utc,
				  .to_utc = INT64_MAX,
				  .organisation = query->organisation,
				  .visit = sift,
				  .self = &sieve};
	enum status status = visit_closed(access, &all, ret_more, fault);

	all.when = FACTS_OPEN;
	return status == OK && *ret_more
		       ? fact_rows(access, &all, ret_more, fault)
		       : status;
}

static enum status
visit_one(const struct access *access, const struct facts_query *query,
	  bool *ret_more, struct fault *fault)
{
	switch (query->when) {
	case FACTS_CLOSED:
		return visit_closed(access, query, ret_more, fault);
	case FACTS_RECEIVED:
		return visit_received(access, query, ret_more, fault);
	case FACTS_OPEN:
		break;
	}
	return fact_rows(access, query, ret_more, fault);
}

enum status
facts_visit(const struct access *access, const struct facts_query *query,
	    struct fault *fault)
{
	struct facts_query one = *query;
	enum status status = OK;
	bool more = true;

	for (size_t i = 0;
	     status == OK && more && i < access->scope->count; i++) {
		one.organisation = access->scope->organisation[i];
		if (!query->organisation ||
		    query->organisation == one.organisation)
			status = visit_one(access, &one, &more, fault);
	}
	return status;
}

struct packing {
	struct buf head, rest;
	int64_t count;
};

static bool
pack_one(void *self, const struct fact *fact)
{
	struct packing *packing = self;
	unsigned char head[FACT_HEAD_BYTES], rest[FACT_REST_BYTES];

	fact_pack(fact, head, rest);
	buf_put(&packing->head, head, sizeof head);
	buf_put(&packing->rest, rest, sizeof rest);
	packing->count++;
	return true;
}

static enum status
pack_day(const struct access *access, int64_t organisation, int64_t day,
	 int64_t *count, struct fault *fault)
{
	struct packing packing = {.count = 0};
	const struct facts_query query = {.from_utc = day * DAY,
					  .to_utc = (day + 1) * DAY,
					  .organisation = organisation,
					  .visit = pack_one,
					  .self = &packing};
	bool more;
	enum status status = fact_rows(access, &query, &more, fault);

	if (status == OK) {
		struct cursor c =
			cursor_open(access, &fact_day_noun, PACK_PUT);

		put_int(&c, packing.count);
		put_bytes(&c, buf_string(&packing.head), packing.head.count);
		put_bytes(&c, buf_string(&packing.rest), packing.rest.count);
		put_int(&c, organisation);
		put_int(&c, day);
		status = cursor_run(&c, fault);
	}
	*count += packing.count;
	buf_free(&packing.head);
	buf_free(&packing.rest);
	return status;
}

enum status
facts_pack(const struct access *access, int64_t now_utc, bool *ret_left,
	   struct fault *fault)
{
	enum status status = OK;
	int64_t count = 0;

	*ret_left = true;
	while (status == OK && *ret_left && count < FACTS_AT_ONCE) {
		struct cursor c =
			cursor_open(access, &fact_day_noun, PACK_NEXT);
		int64_t organisation = 0, day = 0;

		put_int(&c, now_utc / DAY);
		*ret_left = cursor_next(&c);
		if (*ret_left) {
			organisation = read_int(&c);
			day = read_int(&c);
		}
		status = cursor_close(&c, fault);
		if (status == OK && *ret_left)
			status = pack_day(access, organisation, day, &count,
					  fault);
	}
	return status;
}

enum status
facts_drop(const struct access *access, struct fault *fault)
{
	struct cursor c = cursor_open(access, &fact_day_noun, PACK_GONE);
	enum status status = cursor_run(&c, fault);

	if (status != OK)
		return status;
	c = cursor_open(access, &fact_day_noun, PACK_MARK_ALL);
	return cursor_run(&c, fault);
}

enum status
facts_mark(const struct access *access, int64_t organisation,
	   int64_t closed_utc, struct fault *fault)
{
	struct cursor c = cursor_open(access, &fact_day_noun, PACK_MARK);

	put_int(&c, organisation);
	put_int(&c, closed_utc / DAY);
	return cursor_run(&c, fault);
}
