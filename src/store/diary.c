/* When people are taken. One person is never in two places. */
#include "store/diary.h"

#include <string.h>

#include "store/inside.h"
#include "store/request.h"

#define MINUTES_UNKNOWN 60
#define MINUTES_MOST 2880

enum {
	DIARY_INSERT,
	DIARY_TAKEN,
	DIARY_OF_ITEM,
	DIARY_PERSON,
	DIARY_UNBOOK,
	DIARY_CLEAR,
	DIARY_UNHOLD,
	DIARY_UNSESSION,
	DIARY_SWEEP,
	DIARY_LIST,
	DIARY_LIST_ALL,
	DIARY_HOLDS,
	DIARY_FREE,
	DIARY_PARTNERS_OF,
	DIARIES,
};

const char *const diary_kind_names[DIARY_KINDS] = {"booking", "hold",
						   "session"};

#define COLUMNS                                                           \
	"id, organisation, kind, provider, person, item, drop_in,"        \
	" starts_at, ends_at, until_at, made_at, made_by"
/* No entry is longer than DIARY_SECONDS_MOST. */
#define TOUCHES                                                           \
	" starts_at < ?2 AND starts_at > ?1 - 259200 AND ends_at > ?1"
/* The other items of a pair: the first one, or the second. */
#define HALVES                                                            \
	" (SELECT pair FROM booking WHERE item = ?1 AND pair IS NOT NULL" \
	" UNION ALL SELECT item FROM booking WHERE pair = ?1"             \
	" AND pair IS NOT NULL)"

static const struct query queries[] = {
	[DIARY_INSERT] = {"INSERT INTO diary (" COLUMNS ") VALUES (?, ?, ?,"
			  " ?, ?, ?, ?, ?, ?, ?, ?, ?)", NULL},
	[DIARY_TAKEN] = {"SELECT kind FROM diary INDEXED BY diary_person"
			 " WHERE person = ?3 AND" TOUCHES " LIMIT 1", NULL},
	[DIARY_OF_ITEM] = {"SELECT " COLUMNS " FROM diary WHERE item = ?"
			   " AND kind = 'booking'", NULL},
	/* Who comes, and how long the way is: the organisation's setting, or
	 * its partnership's. */
	[DIARY_PERSON] = {"SELECT CASE p.kind WHEN 'agency' THEN"
			  " (SELECT b.linguist FROM booking b"
			  " JOIN linguist l ON l.id = b.linguist"
			  " WHERE b.item = ?1 AND l.provider = ?2)"
			  " ELSE p.id END, (SELECT CAST(s.value AS INTEGER)"
			  " FROM setting s WHERE s.name = 'booking-travel'"
			  " AND s.organisation IN (SELECT o.id"
			  " FROM organisation o WHERE o.id = ?3 UNION ALL"
			  " SELECT o.parent FROM organisation o"
			  " WHERE o.id = ?3) ORDER BY s.organisation <> ?3"
			  " LIMIT 1) FROM provider p WHERE p.id = ?2", NULL},
	[DIARY_UNBOOK] = {"DELETE FROM diary WHERE item = ?"
			  " AND kind = 'booking'", NULL},
	[DIARY_CLEAR] = {"DELETE FROM diary WHERE item = ?", NULL},
	[DIARY_UNHOLD] = {"DELETE FROM diary WHERE item = ?"
			  " AND kind = 'hold'", NULL},
	[DIARY_UNSESSION] = {"DELETE FROM diary WHERE drop_in = ?", NULL},
	[DIARY_SWEEP] = {"DELETE FROM diary WHERE until_at <= ?"
			 " AND until_at IS NOT NULL", NULL},
	[DIARY_LIST] = {"SELECT " COLUMNS " FROM diary"
			" INDEXED BY diary_provider WHERE provider = ?3 AND"
			TOUCHES " AND (until_at IS NULL OR until_at > ?4)"
			" ORDER BY starts_at, id LIMIT ?5", NULL},
	[DIARY_LIST_ALL] = {"SELECT " COLUMNS " FROM diary"
			    " INDEXED BY diary_week WHERE organisation = ?3"
			    " AND" TOUCHES " AND (until_at IS NULL"
			    " OR until_at > ?4) ORDER BY starts_at, id"
			    " LIMIT ?5", NULL},
	[DIARY_HOLDS] = {"SELECT " COLUMNS " FROM diary WHERE item = ?"
			 " AND kind = 'hold' AND until_at > ?"
			 " ORDER BY starts_at, id", NULL},
	[DIARY_FREE] = {"SELECT 1 FROM diary INDEXED BY diary_person"
			" WHERE person = ?3 AND" TOUCHES
			" AND item IS NOT ?4 AND (until_at IS NULL"
			" OR until_at > ?5) LIMIT 1", NULL},
	[DIARY_PARTNERS_OF] = {"SELECT i.provider FROM item i WHERE i.id IN"
			       HALVES " AND i.open = 1"
			       " AND i.provider IS NOT NULL UNION"
			       " SELECT o.provider FROM offer o WHERE o.item"
			       " IN" HALVES " AND o.state = 'sent' LIMIT ?2",
			       NULL},
};
const struct noun diary_noun = {NOUN_DIARY, "diary", queries, DIARIES};

static enum status
taken(const char *kind, struct fault *fault)
{
	return fault_set(fault, E_CONFLICT, "starts_at",
			 strcmp(kind, "hold")
				 ? N_("Somebody else has this time already: "
				      "this interpreter is booked then. Choose "
				      "another time, or another interpreter")
				 : N_("This time is held for another booking "
				      "at the moment: try again later, or "
				      "choose another interpreter"),
			 NULL);
}

/* The wall of the schema says the same; this one says it in words. */
static enum status
check_free(const struct access *access, const struct diary_entry *entry,
	   struct fault *fault)
{
	struct cursor c = cursor_open(access, &diary_noun, DIARY_TAKEN);
	const char *kind = NULL;
	enum status status;

	put_int(&c, entry->starts_utc);
	put_int(&c, entry->ends_utc);
	put_int(&c, entry->person);
	if (cursor_next(&c))
		kind = read_text(&c);
	status = cursor_close(&c, fault);
	return status == OK && kind ? taken(kind, fault) : status;
}

enum status
diary_insert(const struct access *access, const struct diary_entry *entry,
	     struct fault *fault)
{
	struct cursor c;
	enum status status =
		entry->person ? check_free(access, entry, fault) : OK;

	if (status != OK)
		return status;
	c = cursor_open(access, &diary_noun, DIARY_INSERT);
	put_int(&c, entry->id);
	put_int(&c, entry->organisation);
	put_text(&c, diary_kind_names[entry->kind]);
	put_int(&c, entry->provider);
	put_some(&c, entry->person);
	put_some(&c, entry->item);
	put_some(&c, entry->session);
	put_int(&c, entry->starts_utc);
	put_int(&c, entry->ends_utc);
	put_some(&c, entry->until_utc);
	put_int(&c, entry->made_utc);
	put_int(&c, entry->made_by);
	return cursor_run(&c, fault);
}

static void
entry_read(struct cursor *c, struct diary_entry *ret)
{
	const char *kind;

	*ret = (struct diary_entry){.id = read_int(c)};
	ret->organisation = read_int(c);
	kind = read_word(c);
	for (int i = 0; i < DIARY_KINDS; i++)
		if (!strcmp(kind, diary_kind_names[i]))
			ret->kind = (enum diary_kind)i;
	ret->provider = read_int(c);
	ret->person = read_int(c);
	ret->item = read_int(c);
	ret->session = read_int(c);
	ret->starts_utc = read_int(c);
	ret->ends_utc = read_int(c);
	ret->until_utc = read_int(c);
	ret->made_utc = read_int(c);
	ret->made_by = read_int(c);
}

static enum status
entries_read(struct cursor *c, struct diary *ret, struct fault *fault)
{
	struct diary all = {NULL, 0};
	size_t cap = 0;
	enum status status;

	while (cursor_next(c)) {
		all.list = arena_grow(c->arena, all.list, all.count, &cap,
				      sizeof *all.list);
		entry_read(c, &all.list[all.count++]);
	}
	if (!(status = cursor_close(c, fault)))
		*ret = all;
	return status;
}

/* States in which somebody has promised to come, or came. */
static bool
promised(enum item_state state)
{
	switch (state) {
	case ITEM_ASSIGNED:
	case ITEM_DELIVERED:
	case ITEM_CHECKED:
	case ITEM_COMPLETED:
		return true;
	case ITEM_LOGGED:
	case ITEM_APPROVED:
	case ITEM_REJECTED:
	case ITEM_OFFERED:
	case ITEM_ON_HOLD:
	case ITEM_CANCELLED:
	case ITEM_UNFILLED:
		break;
	}
	return false;
}

static bool
takes_time(const struct item *item)
{
	return item->provider && item->spec.starts_utc &&
	       promised(item->state == ITEM_ON_HOLD ? item->held_from
						    : item->state);
}

/* The stretch of an item with the way there and back, and who is taken. */
static enum status
entry_of(const struct access *access, const struct item *item,
	 struct diary_entry *ret, struct fault *fault)
{
	struct cursor c = cursor_open(access, &diary_noun, DIARY_PERSON);
	int64_t minutes = item->spec.minutes, travel = -1;

	if (minutes <= 0)
		minutes = MINUTES_UNKNOWN;
	if (minutes > MINUTES_MOST)
		minutes = MINUTES_MOST;
	*ret = (struct diary_entry){
		.id = item->id,
		.organisation = item->organisation,
		.kind = DIARY_BOOKING,
		.provider = item->provider,
		.item = item->id,
		.made_utc = item->received_utc,
	};
	put_int(&c, item->id);
	put_int(&c, item->provider);
	put_int(&c, item->organisation);
	if (cursor_next(&c)) {
		ret->person = read_int(&c);
		travel = read_known(&c);
	}
	if (travel < 0)
		travel = DIARY_TRAVEL_MIN;
	if (item->spec.mode != MODE_ON_SITE)
		travel = 0;
	ret->starts_utc = item->spec.starts_utc - 60 * travel;
	ret->ends_utc = item->spec.starts_utc + 60 * (minutes + travel);
	return cursor_close(&c, fault);
}

static enum status
run_of(const struct access *access, int query, int64_t id,
       struct fault *fault)
{
	struct cursor c = cursor_open(access, &diary_noun, query);

	put_int(&c, id);
	return cursor_run(&c, fault);
}

/* Nothing is to be written where the entry stands as it is. */
static enum status
stands(const struct access *access, const struct diary_entry *entry,
       bool *ret, struct fault *fault)
{
	struct cursor c = cursor_open(access, &diary_noun, DIARY_OF_ITEM);
	struct diary old;
	enum status status;

	put_int(&c, entry->item);
	status = entries_read(&c, &old, fault);
	*ret = status == OK && old.count == 1 &&
	       old.list[0].provider == entry->provider &&
	       old.list[0].person == entry->person &&
	       old.list[0].starts_utc == entry->starts_utc &&
	       old.list[0].ends_utc == entry->ends_utc;
	return status;
}

enum status
diary_follow(const struct access *access, const struct item *item,
	     struct fault *fault)
{
	struct diary_entry entry;
	bool same;
	enum status status;

	if (item->spec.service != SERVICE_INTERPRETING)
		return OK;
	if (!takes_time(item))
		return run_of(access, DIARY_UNBOOK, item->id, fault);
	status = entry_of(access, item, &entry, fault);
	if (status == OK)
		status = stands(access, &entry, &same, fault);
	if (status != OK || same)
		return status;
	status = run_of(access, DIARY_CLEAR, item->id, fault);
	return status == OK ? diary_insert(access, &entry, fault) : status;
}

enum status
diary_unhold(const struct access *access, int64_t item, struct fault *fault)
{
	return run_of(access, DIARY_UNHOLD, item, fault);
}

enum status
diary_unsession(const struct access *access, int64_t session,
		struct fault *fault)
{
	return run_of(access, DIARY_UNSESSION, session, fault);
}

enum status
diary_sweep(const struct access *access, int64_t now_utc, struct fault *fault)
{
	return run_of(access, DIARY_SWEEP, now_utc, fault);
}

enum status
diary_list(const struct access *access, const struct diary_stretch *stretch,
	   struct diary *ret, struct fault *fault)
{
	struct cursor c = cursor_open(access, &diary_noun,
				      stretch->provider ? DIARY_LIST
							: DIARY_LIST_ALL);

	put_int(&c, stretch->from_utc);
	put_int(&c, stretch->to_utc);
	put_int(&c, stretch->provider ? stretch->provider
				      : stretch->organisation);
	put_int(&c, stretch->now_utc);
	put_int(&c, DIARY_MOST);
	return entries_read(&c, ret, fault);
}

enum status
diary_holds(const struct access *access, int64_t item, int64_t now_utc,
	    struct diary *ret, struct fault *fault)
{
	struct cursor c = cursor_open(access, &diary_noun, DIARY_HOLDS);

	put_int(&c, item);
	put_int(&c, now_utc);
	return entries_read(&c, ret, fault);
}

enum status
diary_taken(const struct access *access, const struct diary_person *who,
	    bool *ret, struct fault *fault)
{
	struct cursor c = cursor_open(access, &diary_noun, DIARY_FREE);
	bool taken_then;
	enum status status;

	put_int(&c, who->from_utc);
	put_int(&c, who->to_utc);
	put_int(&c, who->person);
	put_some(&c, who->item);
	put_int(&c, who->now_utc);
	taken_then = cursor_next(&c);
	status = cursor_close(&c, fault);
	if (status == OK)
		*ret = taken_then;
	return status;
}

enum status
diary_partners(const struct access *access, int64_t item,
	       struct diary_partners *ret, struct fault *fault)
{
	struct cursor c = cursor_open(access, &diary_noun, DIARY_PARTNERS_OF);
	struct diary_partners all = {.count = 0};
	enum status status;

	put_int(&c, item);
	put_int(&c, DIARY_PARTNERS);
	while (cursor_next(&c))
		all.provider[all.count++] = read_int(&c);
	if (!(status = cursor_close(&c, fault)))
		*ret = all;
	return status;
}
