/* The lists that officers work from. A list starts from the index that fits
 * its filter best, finds the rest of the filter in that index's columns, and
 * walks it for each organisation of the scope. What one page looks at is
 * bounded: where nothing fits for long the page ends early and says where the
 * next one goes on. Named indexes are SQLite's own way: this file is one of
 * those that another engine has a version of. */
#include "store/request.h"

#include <stdlib.h>

#include "store/inside.h"
#include "store/item_row.h"

#define DAY_S 86400
#define LOOKED 3000 /* index rows looked at for one page, all told */

/* ?1 organisation ?2 at ?3 id ?4 state ?5 service ?6 language ?7 provider
 * ?8 overdue before ?9 open only */
#define FITS                                                         \
	"(?4 IS NULL OR state = ?4) AND (?5 IS NULL OR service = ?5)" \
	" AND (?6 IS NULL OR language = ?6)"                         \
	" AND (?7 IS NULL OR provider = ?7)"
#define FITS_CLOSED FITS " AND (?8 IS NULL OR open = 1 AND due_at < ?8)" \
			 " AND (?9 IS NULL OR open = 1)"
#define NEWEST(index, fits, where)                                   \
	"SELECT id, received_at, " fits " FROM item INDEXED BY "     \
	index " WHERE organisation = ?1 AND " where                  \
	" (received_at, id) < (?2, ?3) AND visible(organisation)"    \
	" ORDER BY received_at DESC, id DESC"
#define DUE "coalesce(due_at, 253402300799)" /* as item_owner has it */
/* It is for the people here to act, not for a provider or the tenant. */
#define WAITING "state IN ('logged', 'approved', 'delivered', 'checked')"
#define NOT_TAKEN "state IN ('logged', 'approved', 'offered')"
/* Whether there is any such item for the caller. */
#define SEEN " AND may_see(i.organisation, i.sensitivity, i.logged_by)"
#define ROW                                                               \
	"SELECT " ITEM_COLUMNS ", r.ref, r.subject, r.document_class,"    \
	" r.sensitivity, t.name, t.name_native, t.reference, p.name,"     \
	" r.urgent"                                                       \
	" FROM item i CROSS JOIN request r ON r.id = i.request"           \
	" CROSS JOIN tenant t ON t.id = i.tenant"                         \
	" LEFT JOIN provider p ON p.id = i.provider"

enum {
	LIST_RECEIVED,
	LIST_LANGUAGE,
	LIST_PROVIDER,
	LIST_STATE,
	LIST_DUE,
	LIST_URGENT,
	LIST_OWNER,
	LIST_SLOT,
	LIST_SEEN,
	LIST_ROW,
	LIST_OF_TENANT,
	LIST_OF_CASE,
	LIST_ALIKE,
	LIST_BOARD,
	LIST_TODAY,
	LIST_HIDDEN,
	LISTS,
};

static const struct query queries[] = {
	[LIST_RECEIVED] = {NEWEST("item_received", FITS_CLOSED, ""), NULL},
	[LIST_LANGUAGE] = {NEWEST("item_language", FITS_CLOSED,
				  "language = ?6 AND"), NULL},
	[LIST_PROVIDER] = {NEWEST("item_provider", FITS_CLOSED,
				  "provider = ?7 AND"), NULL},
	[LIST_STATE] = {NEWEST("item_state", FITS, "state = ?4 AND open = 1"
						   " AND"), NULL},
	[LIST_DUE] = {"SELECT id, due_at, " FITS " AND (?8 IS NULL"
		      " OR due_at < ?8) FROM item INDEXED BY item_due"
		      " WHERE organisation = ?1 AND (due_at, id) > (?2, ?3)"
		      " AND due_at IS NOT NULL AND open = 1"
		      " AND visible(organisation)"
		      " ORDER BY due_at, id", NULL},
	[LIST_URGENT] = {"SELECT id, received_at, " FITS_CLOSED " FROM item"
			 " INDEXED BY item_urgent WHERE organisation = ?1"
			 " AND (received_at, id) > (?2, ?3) AND open = 1"
			 " AND urgent = 1 AND visible(organisation)"
			 " ORDER BY received_at, id", NULL},
	/* ?9 owner ?10 waiting */
	[LIST_OWNER] = {"SELECT id, " DUE ", " FITS " AND (?8 IS NULL"
			" OR due_at < ?8) AND (?10 IS NULL OR " WAITING ")"
			" FROM item INDEXED BY item_owner"
			" WHERE organisation = ?1 AND owner = ?9"
			" AND (" DUE ", id) > (?2, ?3) AND open = 1"
			" AND owner IS NOT NULL AND visible(organisation)"
			" ORDER BY " DUE ", id", NULL},
	[LIST_SLOT] = {"SELECT id, starts_at, " FITS " AND " NOT_TAKEN
		       " AND (?8 IS NULL OR starts_at < ?8) FROM item"
		       " INDEXED BY item_slot WHERE organisation = ?1"
		       " AND (starts_at, id) > (?2, ?3) AND open = 1"
		       " AND starts_at IS NOT NULL AND visible(organisation)"
		       " ORDER BY starts_at, id", NULL},
	[LIST_SEEN] = {"SELECT 1 FROM item i WHERE i.id = ?"
		       " AND visible(i.organisation)" SEEN, NULL},
	[LIST_ROW] = {ROW " WHERE i.id = ? AND visible(i.organisation)" SEEN,
		      NULL},
	[LIST_OF_TENANT] = {ROW " WHERE i.tenant = ?"
			    " AND visible(i.organisation)" SEEN
			    " ORDER BY i.received_at DESC LIMIT ?", NULL},
	[LIST_OF_CASE] = {ROW " WHERE i.id IN (SELECT x.id FROM request q"
			  " JOIN item x ON x.request = q.id"
			  " WHERE q.case_file = ?)"
			  " AND visible(i.organisation)" SEEN
			  " ORDER BY i.received_at DESC LIMIT ?", NULL},
	[LIST_ALIKE] = {"SELECT i.request, i.state, i.received_at, i.starts_at,"
			" r.ref, r.subject FROM item i CROSS JOIN request r"
			" ON r.id = i.request"
			" WHERE i.tenant = ? AND i.service = ?"
			" AND i.from_lang = ? AND i.language = ?"
			" AND i.format = ?"
			" AND (i.open = 1 OR i.state = 'unfilled')"
			" AND visible(i.organisation)" SEEN
			" ORDER BY i.received_at DESC LIMIT ?", NULL},
	[LIST_BOARD] = {"SELECT day, state, n FROM board"
			" WHERE organisation = ? AND visible(organisation)",
			NULL},
	[LIST_TODAY] = {"SELECT total(due_at < ?3), total(due_at >= ?3)"
			" FROM item INDEXED BY item_due"
			" WHERE organisation = ?1 AND due_at >= ?2"
			" AND due_at <= ?4 AND open = 1"
			" AND visible(organisation)", NULL},
	/* ?1 organisation ?2 sensitivity ?3 account ?4 now ?5 end of today */
	[LIST_HIDDEN] = {"SELECT state, count(*), total(due_at < ?4),"
			 " total(due_at >= ?4 AND due_at <= ?5)"
			 " FROM item INDEXED BY item_sensitive"
			 " WHERE organisation = ?1 AND sensitivity = ?2"
			 " AND logged_by <> ?3 AND open = 1"
			 " AND sensitivity <> 'none'"
			 " AND visible(organisation) GROUP BY state",
			 "the states, of which there are eleven"},
};
const struct noun list_noun = {NOUN_LIST, "list", queries, LISTS};

/* The walk of one page: keys that fit, and how far every organisation was
 * looked through. */
struct walk {
	const struct access *access;
	const struct item_filter *filter;
	int query;
	bool ascending;
	size_t budget; /* index rows in one organisation */
	struct item_cursor *key;
	size_t count, cap;
	bool unfinished;	    /* some organisation has more */
	struct item_cursor horizon; /* up to here all have been looked at */
};

/* Negative where a comes before b in the list. */
static int
key_order(const struct walk *walk, const struct item_cursor *a,
	  const struct item_cursor *b)
{
	int order = (a->at_utc > b->at_utc) - (a->at_utc < b->at_utc);

	if (!order)
		order = (a->id > b->id) - (a->id < b->id);
	return walk->ascending ? order : -order;
}

static int
walk_query(const struct item_filter *filter)
{
	if (filter->owner)
		return LIST_OWNER;
	if (filter->unfilled_slots)
		return LIST_SLOT;
	if (filter->urgent_only)
		return LIST_URGENT;
	if (filter->order == ITEMS_DUE || filter->overdue_utc)
		return LIST_DUE;
	if (filter->provider)
		return LIST_PROVIDER;
	if (filter->state >= 0 &&
	    item_state_open((enum item_state)filter->state))
		return LIST_STATE;
	return filter->language ? LIST_LANGUAGE : LIST_RECEIVED;
}

static void
put_filter(struct cursor *c, const struct walk *walk, int64_t organisation)
{
	const struct item_filter *filter = walk->filter;
	bool first = !filter->after.id;
	int64_t end = walk->ascending ? INT64_MIN : INT64_MAX;

	put_int(c, organisation);
	put_int(c, first ? end : filter->after.at_utc);
	put_int(c, first ? end : filter->after.id);
	put_text(c, filter->state < 0
			    ? NULL
			    : item_state_name((enum item_state)filter->state));
	put_text(c, filter->service < 0
			    ? NULL
			    : service_name((enum service)filter->service));
	put_text(c, filter->language);
	put_some(c, filter->provider);
	if (walk->query == LIST_STATE)
		return;
	if (walk->query == LIST_SLOT) {
		put_some(c, filter->slot_before_utc);
		return;
	}
	put_some(c, filter->overdue_utc);
	if (walk->query == LIST_OWNER) {
		put_int(c, filter->owner);
		put_some(c, filter->waiting_only);
		return;
	}
	if (walk->query != LIST_DUE)
		put_some(c, filter->open_only);
}

/* The indexes of lists do not have the sensitivity; most callers see all. */
static bool
is_seen(const struct walk *walk, int64_t id)
{
	struct cursor c;
	bool seen;

	if (!walk->access->scope->hidden)
		return true;
	c = cursor_open(walk->access, &list_noun, LIST_SEEN);
	put_int(&c, id);
	seen = cursor_next(&c);
	return cursor_close(&c, NULL) == OK && seen;
}

/* One organisation: until a page is full, the budget is gone, or the end. */
static enum status
walk_organisation(struct walk *walk, int64_t organisation,
		  struct fault *fault)
{
	struct cursor c = cursor_open(walk->access, &list_noun, walk->query);
	struct item_cursor at = {0, 0};
	size_t looked = 0, found = 0;

	put_filter(&c, walk, organisation);
	while (looked < walk->budget && found <= walk->filter->limit &&
	       cursor_next(&c)) {
		looked++;
		at.id = read_int(&c);
		at.at_utc = read_int(&c);
		if (!read_int(&c) || !is_seen(walk, at.id))
			continue;
		walk->key = arena_grow(walk->access->arena, walk->key,
				       walk->count, &walk->cap,
				       sizeof *walk->key);
		walk->key[walk->count++] = at;
		found++;
	}
	if (looked == walk->budget || found > walk->filter->limit) {
		if (!walk->unfinished ||
		    key_order(walk, &at, &walk->horizon) < 0)
			walk->horizon = at;
		walk->unfinished = true;
	}
	return cursor_close(&c, fault);
}

static int
newest_first(const void *a, const void *b)
{
	const struct walk down = {.ascending = false};

	return key_order(&down, a, b);
}

static int
soonest_first(const void *a, const void *b)
{
	const struct walk up = {.ascending = true};

	return key_order(&up, a, b);
}

static void
row_read(struct cursor *c, struct item_row *ret)
{
	item_read(c, &ret->item);
	ret->ref = read_text(c);
	ret->subject = read_text(c);
	ret->document_class = read_class(c);
	ret->sensitivity = read_sensitivity(c);
	ret->tenant_name = read_text(c);
	ret->tenant_native = read_text(c);
	ret->tenant_reference = read_text(c);
	ret->provider_name = read_text(c);
	ret->urgency = read_urgency(c);
}

static enum status
page_add(const struct access *access, int64_t id, struct item_page *page,
	 struct fault *fault)
{
	struct cursor c = cursor_open(access, &list_noun, LIST_ROW);

	put_int(&c, id);
	if (cursor_next(&c))
		row_read(&c, &page->list[page->count++]);
	return cursor_close(&c, fault);
}

enum status
item_row_get(const struct access *access, int64_t id, struct item_row *ret,
	     struct fault *fault)
{
	struct cursor c = cursor_open(access, &list_noun, LIST_ROW);
	bool found;

	put_int(&c, id);
	if ((found = cursor_next(&c)))
		row_read(&c, ret);
	return cursor_found(&c, found, "item", fault);
}

/* The page: the first limit keys that are not past the horizon. */
static enum status
walk_page(struct walk *walk, struct item_page *page, struct fault *fault)
{
	size_t at = 0;
	enum status status = OK;

	if (walk->count)
		qsort(walk->key, walk->count, sizeof *walk->key,
		      walk->ascending ? soonest_first : newest_first);
	page->list = arena_alloc(walk->access->arena,
				 walk->filter->limit * sizeof *page->list);
	while (at < walk->count && at < walk->filter->limit && !status) {
		if (walk->unfinished &&
		    key_order(walk, &walk->key[at], &walk->horizon) > 0)
			break;
		status = page_add(walk->access, walk->key[at++].id, page,
				  fault);
	}
	page->more = at < walk->count || walk->unfinished;
	if (at == walk->filter->limit)
		page->next = walk->key[at - 1];
	else if (page->more)
		page->next = walk->horizon;
	return status;
}

enum status
item_list(const struct access *access, const struct item_filter *filter,
	  struct item_page *ret, struct fault *fault)
{
	size_t organisations = access->scope->count;
	struct walk walk = {.access = access, .filter = filter};
	struct item_page page = {0};
	enum status status = OK;

	walk.query = walk_query(filter);
	walk.ascending = walk.query == LIST_DUE ||
			 walk.query == LIST_URGENT ||
			 walk.query == LIST_OWNER || walk.query == LIST_SLOT;
	walk.budget = organisations ? LOOKED / organisations + 1 : 0;
	for (size_t i = 0; i < organisations && !status; i++)
		status = walk_organisation(&walk,
					   access->scope->organisation[i],
					   fault);
	if (!status)
		status = walk_page(&walk, &page, fault);
	if (!status)
		*ret = page;
	return status;
}

/* Every row of a statement that is bounded itself. */
static enum status
rows_read(struct cursor *c, struct item_page *ret, struct fault *fault)
{
	struct item_page page = {0};
	size_t cap = 0;
	enum status status;

	while (cursor_next(c)) {
		page.list = arena_grow(c->arena, page.list, page.count, &cap,
				       sizeof *page.list);
		row_read(c, &page.list[page.count++]);
	}
	if (!(status = cursor_close(c, fault)))
		*ret = page;
	return status;
}

enum status
item_of_tenant(const struct access *access, int64_t tenant, size_t limit,
	       struct item_page *ret, struct fault *fault)
{
	struct cursor c = cursor_open(access, &list_noun, LIST_OF_TENANT);

	put_int(&c, tenant);
	put_int(&c, (int64_t)limit);
	return rows_read(&c, ret, fault);
}

enum status
item_of_case(const struct access *access, int64_t id, size_t limit,
	     struct item_page *ret, struct fault *fault)
{
	struct cursor c = cursor_open(access, &list_noun, LIST_OF_CASE);

	put_int(&c, id);
	put_int(&c, (int64_t)limit);
	return rows_read(&c, ret, fault);
}

enum status
item_alike(const struct access *access, const struct item *item,
	   struct item_page *ret, struct fault *fault)
{
	struct cursor c = cursor_open(access, &list_noun, LIST_ALIKE);
	struct item_page page = {0};
	enum status status;

	put_int(&c, item->tenant);
	put_text(&c, service_name(item->spec.service));
	put_text(&c, item->spec.from);
	put_text(&c, item->spec.language);
	put_text(&c, format_name(item->spec.format));
	put_int(&c, ITEMS_ALIKE);
	while (cursor_next(&c)) {
		struct item_row *row;

		if (!page.list)
			page.list = arena_alloc(access->arena,
						ITEMS_ALIKE *
							sizeof *page.list);
		row = &page.list[page.count++];
		*row = (struct item_row){0};
		row->item.request = read_int(&c);
		if (!item_state_parse(read_word(&c), &row->item.state))
			row->item.state = ITEM_LOGGED;
		row->item.received_utc = read_int(&c);
		row->item.spec.starts_utc = read_int(&c);
		row->ref = read_text(&c);
		row->subject = read_text(&c);
	}
	if (!(status = cursor_close(&c, fault)))
		*ret = page;
	return status;
}

/* Whole days from the rollup; now's own day is looked through below. */
static enum status
board_days(const struct access *access, int64_t organisation, int64_t today,
	   struct board *board, struct fault *fault)
{
	struct cursor c = cursor_open(access, &list_noun, LIST_BOARD);

	put_int(&c, organisation);
	while (cursor_next(&c)) {
		int64_t day = read_int(&c), n;
		enum item_state state;

		if (!item_state_parse(read_word(&c), &state))
			state = ITEM_LOGGED;
		n = read_int(&c);
		board->state[state] += n;
		if (day >= 0 && day < today)
			board->overdue += n;
	}
	return cursor_close(&c, fault);
}

/* What is not for the caller is not counted either. */
static enum status
board_hide(const struct access *access, size_t at, const int64_t ends[2],
	   struct board *board, struct fault *fault)
{
	const struct scope *scope = access->scope;
	unsigned hidden = scope->hidden ? scope->hidden[at] : 0;

	for (int i = 1; i < SENSITIVITIES; i++) {
		struct cursor c;
		enum status status;

		if (!(hidden >> i & 1))
			continue;
		c = cursor_open(access, &list_noun, LIST_HIDDEN);
		put_int(&c, scope->organisation[at]);
		put_text(&c, sensitivity_name((enum sensitivity)i));
		put_int(&c, scope->account);
		put_int(&c, ends[0]);
		put_int(&c, ends[1]);
		while (cursor_next(&c)) {
			enum item_state state;

			if (!item_state_parse(read_word(&c), &state))
				state = ITEM_LOGGED;
			board->state[state] -= read_int(&c);
			board->overdue -= read_int(&c);
			board->due_today -= read_int(&c);
		}
		if ((status = cursor_close(&c, fault)))
			return status;
	}
	return OK;
}

enum status
item_board(const struct access *access, int64_t now_utc,
	   int64_t today_ends_utc, struct board *ret, struct fault *fault)
{
	struct board board = {0};
	int64_t today = now_utc / DAY_S;
	const int64_t ends[2] = {now_utc, today_ends_utc};

	for (size_t i = 0; i < access->scope->count; i++) {
		int64_t organisation = access->scope->organisation[i];
		struct cursor c;
		enum status status = board_days(access, organisation, today,
						&board, fault);

		if (status)
			return status;
		c = cursor_open(access, &list_noun, LIST_TODAY);
		put_int(&c, organisation);
		put_int(&c, today * DAY_S);
		put_int(&c, now_utc);
		put_int(&c, today_ends_utc);
		if (cursor_next(&c)) {
			board.overdue += read_int(&c);
			board.due_today += read_int(&c);
		}
		status = cursor_close(&c, fault);
		if (!status)
			status = board_hide(access, i, ends, &board, fault);
		if (status)
			return status;
	}
	*ret = board;
	return OK;
}
