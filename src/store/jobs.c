/* What one provider has. Named indexes are SQLite's own way: this file is one
 * of those that another engine has a version of. */
#include "store/jobs.h"

#include "store/item_row.h"
#include "store/offer_row.h"

enum {
	JOBS_OFFERED,
	JOBS_TAKEN,
	JOBS_ASKED,
	JOBS_LAST,
	JOBS_FATES,
	JOBS_DONE,
	JOBS,
};

#define ROW                                                               \
	"SELECT " ITEM_COLUMNS ", r.ref, i.urgent, g.name, t.postcode,"   \
	" t.confidential, " OFFER_COLUMNS
#define AROUND                                                            \
	" CROSS JOIN request r ON r.id = i.request"                       \
	" CROSS JOIN tenant t ON t.id = i.tenant"                         \
	" CROSS JOIN organisation g ON g.id = i.organisation"             \
	" CROSS JOIN provider p"
#define OF_OFFER                                                          \
	" CROSS JOIN item i ON i.id = o.item" AROUND " ON p.id = o.provider"
/* What is first to be done. */
#define SOONEST                                                           \
	"coalesce(i.starts_at, i.due_at, 253402300799), i.id"

static const struct query queries[] = {
	[JOBS_OFFERED] = {ROW " FROM offer o INDEXED BY offer_waiting" OF_OFFER
			  " WHERE o.provider = ?1 AND o.state = 'sent'"
			  " AND o.expires_at > ?2 AND i.state = 'offered'"
			  " AND visible(o.organisation)"
			  " ORDER BY o.expires_at, o.id LIMIT ?3", NULL},
	[JOBS_TAKEN] = {ROW " FROM item i INDEXED BY item_of_provider" AROUND
			" ON p.id = i.provider"
			" LEFT JOIN offer o ON o.id ="
			" (SELECT max(id) FROM offer WHERE item = i.id"
			" AND provider = ?1 AND state = 'accepted')"
			" WHERE i.provider = ?1 AND i.open = 1"
			" AND (i.state IN ('assigned', 'delivered', 'checked')"
			" OR (i.state = 'on-hold' AND i.held_from IN"
			" ('assigned', 'delivered', 'checked')))"
			" AND visible(i.organisation)"
			" ORDER BY " SOONEST " LIMIT ?2", NULL},
	[JOBS_ASKED] = {ROW " FROM offer o INDEXED BY offer_provider" OF_OFFER
			" WHERE o.provider = ?1"
			" AND (o.sent_at, o.id) < (?2, ?3)"
			" AND visible(o.organisation)"
			" ORDER BY o.sent_at DESC, o.id DESC LIMIT ?4", NULL},
	[JOBS_LAST] = {"SELECT " OFFER_COLUMNS " FROM offer o"
		       " CROSS JOIN provider p ON p.id = o.provider"
		       " WHERE o.item = ?1 AND o.provider = ?2"
		       " AND visible(o.organisation)"
		       " ORDER BY o.id DESC LIMIT 1", NULL},
	[JOBS_FATES] = {"SELECT o.state, o.sent_at, o.answered_at,"
			" o.expires_at FROM offer o INDEXED BY offer_provider"
			" WHERE o.provider = ?1 AND o.sent_at >= ?2"
			" AND visible(o.organisation)"
			" ORDER BY o.sent_at LIMIT ?3", NULL},
	[JOBS_DONE] = {"SELECT i.closed_at, i.outcome, i.in_standard,"
		       " coalesce((SELECT x.net_minor FROM item_price x"
		       " WHERE x.item = i.id AND x.provider = ?1"
		       " AND x.stage IN ('actual', 'cancelled')"
		       " ORDER BY x.stage LIMIT 1), CASE i.state"
		       " WHEN 'completed' THEN i.price_minor END),"
		       " i.starts_at, a.started_at"
		       " FROM offer o INDEXED BY offer_taken"
		       " CROSS JOIN item i ON i.id = o.item"
		       " LEFT JOIN attendance a ON a.item = i.id"
		       " WHERE o.provider = ?1 AND o.state = 'accepted'"
		       " AND o.answered_at >= ?2 AND i.provider = ?1"
		       " AND i.closed_at IS NOT NULL"
		       " AND visible(o.organisation)"
		       " ORDER BY o.answered_at LIMIT ?3", NULL},
};
const struct noun jobs_noun = {NOUN_JOBS, "jobs", queries, JOBS};

static void
row_read(struct cursor *c, struct job_row *ret)
{
	*ret = (struct job_row){0};
	item_read(c, &ret->item);
	ret->ref = read_text(c);
	ret->urgency = read_urgency(c);
	ret->organisation_name = read_text(c);
	ret->postcode = read_text(c);
	ret->confidential_utc = read_int(c);
	offer_read(c, &ret->offer);
}

static enum status
rows_read(struct cursor *c, struct job_rows *ret, struct fault *fault)
{
	struct job_rows all = {0};
	size_t cap = 0;
	enum status status;

	while (cursor_next(c)) {
		all.list = arena_grow(c->arena, all.list, all.count, &cap,
				      sizeof *all.list);
		row_read(c, &all.list[all.count++]);
	}
	if (!(status = cursor_close(c, fault)))
		*ret = all;
	return status;
}

enum status
jobs_offered(const struct access *access, int64_t provider, int64_t now_utc,
	     struct job_rows *ret, struct fault *fault)
{
	struct cursor c = cursor_open(access, &jobs_noun, JOBS_OFFERED);

	put_int(&c, provider);
	put_int(&c, now_utc);
	put_int(&c, JOBS_MOST);
	return rows_read(&c, ret, fault);
}

enum status
jobs_taken(const struct access *access, int64_t provider, struct job_rows *ret,
	   struct fault *fault)
{
	struct cursor c = cursor_open(access, &jobs_noun, JOBS_TAKEN);

	put_int(&c, provider);
	put_int(&c, JOBS_MOST);
	return rows_read(&c, ret, fault);
}

enum status
jobs_asked(const struct access *access, int64_t provider,
	   struct item_cursor after, size_t limit, struct job_rows *ret,
	   struct fault *fault)
{
	struct cursor c = cursor_open(access, &jobs_noun, JOBS_ASKED);
	enum status status;

	put_int(&c, provider);
	put_int(&c, after.id ? after.at_utc : INT64_MAX);
	put_int(&c, after.id ? after.id : INT64_MAX);
	put_int(&c, (int64_t)limit + 1);
	status = rows_read(&c, ret, fault);
	if (status == OK && ret->count > limit) {
		const struct offer *last = &ret->list[limit - 1].offer;

		ret->count = limit;
		ret->next = (struct item_cursor){last->sent_utc, last->id};
	}
	return status;
}

enum status
offer_last(const struct access *access, int64_t item, int64_t provider,
	   struct offer *ret, struct fault *fault)
{
	struct cursor c = cursor_open(access, &jobs_noun, JOBS_LAST);
	bool found;

	put_int(&c, item);
	put_int(&c, provider);
	if ((found = cursor_next(&c)))
		offer_read(&c, ret);
	return cursor_found(&c, found, "offer", fault);
}

enum status
jobs_fates(const struct access *access, int64_t provider, int64_t since_utc,
	   struct job_fates *ret, struct fault *fault)
{
	struct cursor c = cursor_open(access, &jobs_noun, JOBS_FATES);
	struct job_fates all = {NULL, 0};
	size_t cap = 0;
	enum status status;

	put_int(&c, provider);
	put_int(&c, since_utc);
	put_int(&c, JOB_FATES);
	while (cursor_next(&c)) {
		struct job_fate *one;

		all.list = arena_grow(c.arena, all.list, all.count, &cap,
				      sizeof *all.list);
		one = &all.list[all.count++];
		one->state = read_offer_state(&c);
		one->sent_utc = read_int(&c);
		one->answered_utc = read_int(&c);
		one->expires_utc = read_int(&c);
	}
	if (!(status = cursor_close(&c, fault)))
		*ret = all;
	return status;
}

enum status
jobs_done(const struct access *access, int64_t provider, int64_t since_utc,
	  struct jobs_done *ret, struct fault *fault)
{
	struct cursor c = cursor_open(access, &jobs_noun, JOBS_DONE);
	struct jobs_done all = {NULL, 0};
	size_t cap = 0;
	enum status status;

	put_int(&c, provider);
	put_int(&c, since_utc);
	put_int(&c, JOB_FATES);
	while (cursor_next(&c)) {
		struct job_done *one;

		all.list = arena_grow(c.arena, all.list, all.count, &cap,
				      sizeof *all.list);
		one = &all.list[all.count++];
		one->closed_utc = read_int(&c);
		one->outcome = read_text(&c);
		one->in_standard = (int)read_known(&c);
		one->price_minor = read_known(&c);
		one->starts_utc = read_int(&c);
		one->came_utc = read_int(&c);
	}
	if (!(status = cursor_close(&c, fault)))
		*ret = all;
	return status;
}
