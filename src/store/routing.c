/* How items are routed, where it is not by the rules alone. */
#include "store/routing.h"

#include <stdlib.h>

#include "core/name.h"
#include "store/inside.h"

enum {
	ROUTING_GET,
	ROUTING_PUT,
	ROUTING_SETTLE,
	ROUTING_TOLD,
	ROUTING_NEAR,
	ROUTING_BOUGHT,
	ROUTING_PURCHASES,
	ROUTING_QUERIES,
};

#define COLUMNS                                                        \
	"r.item, r.organisation, r.mode, r.any_gender, r.asked_since," \
	" r.chosen_why, r.bought_at, r.bought_of, r.bought_why, r.told," \
	" r.told_at"

static const struct query queries[] = {
	[ROUTING_GET] = {"SELECT " COLUMNS " FROM routing r WHERE r.item = ?"
			 " AND visible(r.organisation)", NULL},
	[ROUTING_PUT] = {"INSERT INTO routing (item, organisation, mode,"
			 " any_gender, asked_since, chosen_why, bought_at,"
			 " bought_of, bought_why, told, told_at)"
			 " VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10,"
			 " ?11) ON CONFLICT (item) DO UPDATE SET mode = ?3,"
			 " any_gender = ?4, asked_since = ?5, chosen_why = ?6,"
			 " bought_at = ?7, bought_of = ?8, bought_why = ?9,"
			 " told = ?10, told_at = ?11", NULL},
	[ROUTING_SETTLE] = {"UPDATE routing SET told = NULL, told_at = NULL"
			    " WHERE item = ? AND told IS NOT NULL"
			    " AND visible(organisation)", NULL},
	[ROUTING_TOLD] = {"SELECT " COLUMNS ", i.request, i.starts_at, i.n,"
			  " i.owner FROM routing r INDEXED BY routing_told"
			  " CROSS JOIN item i ON i.id = r.item"
			  " WHERE r.organisation = ?1 AND r.told IS NOT NULL"
			  " AND r.told_at > ?2 - ?3"
			  " AND (i.starts_at IS NULL OR i.starts_at > ?2)"
			  " AND i.state IN ('logged', 'approved', 'offered',"
			  " 'unfilled') AND visible(r.organisation)"
			  " AND may_see(i.organisation, i.sensitivity,"
			  " i.logged_by) ORDER BY r.told_at, r.item LIMIT ?4",
			  NULL},
	[ROUTING_NEAR] = {"SELECT i.id FROM item i INDEXED BY item_slot"
			  " WHERE i.organisation = ?1 AND i.starts_at > ?2"
			  " AND i.starts_at <= ?3 AND i.open = 1"
			  " AND i.state IN ('logged', 'approved', 'offered')"
			  " AND NOT EXISTS (SELECT 1 FROM routing r"
			  " WHERE r.item = i.id AND r.told IS NOT NULL)"
			  " AND visible(i.organisation)"
			  " ORDER BY i.starts_at, i.id LIMIT ?4", NULL},
	[ROUTING_BOUGHT] = {"SELECT count(*) FROM routing"
			    " INDEXED BY routing_bought"
			    " WHERE organisation = ?1 AND bought_at >= ?2"
			    " AND bought_at < ?3 AND bought_at IS NOT NULL"
			    " AND visible(organisation)", NULL},
	[ROUTING_PURCHASES] = {"SELECT r.bought_at, q.ref, i.n, p.name,"
			       " r.bought_why FROM routing r"
			       " INDEXED BY routing_bought"
			       " CROSS JOIN item i ON i.id = r.item"
			       " CROSS JOIN request q ON q.id = i.request"
			       " LEFT JOIN provider p ON p.id = r.bought_of"
			       " WHERE r.organisation = ?1"
			       " AND r.bought_at >= ?2 AND r.bought_at < ?3"
			       " AND r.bought_at IS NOT NULL"
			       " AND visible(r.organisation)"
			       " AND may_see(i.organisation, i.sensitivity,"
			       " i.logged_by) ORDER BY r.bought_at DESC,"
			       " r.item DESC LIMIT ?4", NULL},
};
const struct noun routing_noun = {NOUN_ROUTING, "routing", queries,
				  ROUTING_QUERIES};

const char *const told_names[TOLDS] = {"", "nobody-left", "near"};

static void
routing_read(struct cursor *c, struct routing *ret)
{
	ret->item = read_int(c);
	ret->organisation = read_int(c);
	ret->mode = name_find(routing_mode_names, ROUTING_MODES, read_word(c));
	ret->any_gender = read_text(c);
	ret->asked_since = read_int(c);
	ret->chosen_why = read_text(c);
	ret->bought_utc = read_int(c);
	ret->bought_of = read_int(c);
	ret->bought_why = read_text(c);
	ret->told = (enum told)name_find(told_names, TOLDS, read_word(c));
	ret->told_utc = read_int(c);
}

enum status
routing_get(const struct access *access, const struct item *item,
	    struct routing *ret, struct fault *fault)
{
	struct cursor c = cursor_open(access, &routing_noun, ROUTING_GET);

	*ret = (struct routing){.item = item->id,
				.organisation = item->organisation,
				.mode = -1};
	put_int(&c, item->id);
	if (cursor_next(&c))
		routing_read(&c, ret);
	return cursor_close(&c, fault);
}

enum status
routing_put(const struct access *access, const struct routing *r,
	    struct fault *fault)
{
	struct cursor c = cursor_open(access, &routing_noun, ROUTING_PUT);

	put_int(&c, r->item);
	put_int(&c, r->organisation);
	put_text(&c, r->mode < 0 ? NULL : routing_mode_names[r->mode]);
	put_text(&c, r->any_gender);
	put_some(&c, r->asked_since);
	put_text(&c, r->chosen_why);
	put_some(&c, r->bought_utc);
	put_some(&c, r->bought_of);
	put_text(&c, r->bought_why);
	put_text(&c, r->told ? told_names[r->told] : NULL);
	put_some(&c, r->told_utc);
	return cursor_run(&c, fault);
}

enum status
routing_settle(const struct access *access, int64_t item, struct fault *fault)
{
	struct cursor c = cursor_open(access, &routing_noun, ROUTING_SETTLE);

	put_int(&c, item);
	return cursor_run(&c, fault);
}

static int
longest_told(const void *a, const void *b)
{
	const struct routing *one = &((const struct told_item *)a)->routing;
	const struct routing *other = &((const struct told_item *)b)->routing;

	if (one->told_utc != other->told_utc)
		return one->told_utc < other->told_utc ? -1 : 1;
	return (one->item > other->item) - (one->item < other->item);
}

enum status
routing_told(const struct access *access, int64_t now_utc,
	     struct told_items *ret, struct fault *fault)
{
	struct told_items all = {0};
	size_t cap = 0;
	enum status status = OK;

	for (size_t i = 0; status == OK && i < access->scope->count; i++) {
		struct cursor c =
			cursor_open(access, &routing_noun, ROUTING_TOLD);

		put_int(&c, access->scope->organisation[i]);
		put_int(&c, now_utc);
		put_int(&c, TOLD_SECONDS);
		put_int(&c, ROUTING_TOLD_MOST);
		while (cursor_next(&c)) {
			struct told_item *one;

			all.list = arena_grow(access->arena, all.list,
					      all.count, &cap,
					      sizeof *all.list);
			one = &all.list[all.count++];
			routing_read(&c, &one->routing);
			one->request = read_int(&c);
			one->starts_utc = read_int(&c);
			one->n = (int)read_int(&c);
			one->owner = read_int(&c);
		}
		status = cursor_close(&c, fault);
	}
	if (all.count)
		qsort(all.list, all.count, sizeof *all.list, longest_told);
	if (all.count > ROUTING_TOLD_MOST)
		all.count = ROUTING_TOLD_MOST;
	*ret = all;
	return status;
}

enum status
routing_near(const struct access *access, const struct near_question *question,
	     struct near_items *ret, struct fault *fault)
{
	struct near_items all = {0};
	size_t cap = 0;
	enum status status = OK;

	for (size_t i = 0; status == OK && i < access->scope->count; i++) {
		struct cursor c =
			cursor_open(access, &routing_noun, ROUTING_NEAR);

		put_int(&c, access->scope->organisation[i]);
		put_int(&c, question->from_utc);
		put_int(&c, question->until_utc);
		put_int(&c, (int64_t)question->limit);
		while (cursor_next(&c)) {
			all.item = arena_grow(access->arena, all.item,
					      all.count, &cap,
					      sizeof *all.item);
			all.item[all.count++] = read_int(&c);
		}
		status = cursor_close(&c, fault);
	}
	*ret = all;
	return status;
}

enum status
routing_bought(const struct access *access, int64_t from_utc,
	       int64_t until_utc, int64_t *ret, struct fault *fault)
{
	enum status status = OK;

	*ret = 0;
	for (size_t i = 0; status == OK && i < access->scope->count; i++) {
		struct cursor c =
			cursor_open(access, &routing_noun, ROUTING_BOUGHT);

		put_int(&c, access->scope->organisation[i]);
		put_int(&c, from_utc);
		put_int(&c, until_utc);
		if (cursor_next(&c))
			*ret += read_int(&c);
		status = cursor_close(&c, fault);
	}
	return status;
}

enum status
routing_purchases(const struct access *access,
		  const struct routing_purchase_wish *wish,
		  struct routing_purchases *ret, struct fault *fault)
{
	struct cursor c =
		cursor_open(access, &routing_noun, ROUTING_PURCHASES);
	struct routing_purchases all = {NULL, 0};
	size_t cap = 0;
	enum status status;

	put_int(&c, wish->organisation);
	put_int(&c, wish->from_utc);
	put_int(&c, wish->until_utc);
	put_int(&c, (int64_t)wish->limit);
	while (cursor_next(&c)) {
		struct routing_purchase *one;

		all.list = arena_grow(access->arena, all.list, all.count, &cap,
				      sizeof *all.list);
		one = &all.list[all.count++];
		one->at_utc = read_int(&c);
		one->ref = read_text(&c);
		one->n = (int)read_int(&c);
		one->provider = read_text(&c);
		one->why = read_text(&c);
	}
	if (!(status = cursor_close(&c, fault)))
		*ret = all;
	return status;
}
