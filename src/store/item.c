/* Items: every change keeps the providers' figures and the diary in the same
 * savepoint. */
#include "store/request.h"

#include "store/diary.h"
#include "store/figure.h"
#include "store/inside.h"
#include "store/facts.h"
#include "store/item_row.h"

enum {
	ITEM_INSERT,
	ITEM_UPDATE,
	ITEM_LANGUAGES,
	ITEM_MODE,
	ITEM_GET,
	ITEM_OF_REQUEST,
	ITEMS,
};

#define SEEN " AND may_see(i.organisation, i.sensitivity, i.logged_by)"

static const struct query queries[] = {
	[ITEM_INSERT] = {"INSERT INTO item (words, minutes, starts_at, state,"
			 " held_from, open, provider, due_at, closed_at,"
			 " response, rule, why, standard, price_minor,"
			 " gross_min, net_min, in_standard, outcome,"
			 " started_at, stopped_at, urgent, reader, stakes,"
			 " reason, decided_by, decided_at, case_due_at,"
			 " rule_row, id,"
			 " request, n, organisation, tenant, service,"
			 " from_lang, language, mode, format, received_at,"
			 " owner, sensitivity, logged_by)"
			 " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?,"
			 " ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?,"
			 " ?, ?, ?, ?, ?, ?, ?, ?, ?, ?,"
			 " (SELECT sensitivity FROM request WHERE id = ?),"
			 " (SELECT logged_by FROM request WHERE id = ?))",
			 NULL},
	[ITEM_UPDATE] = {"UPDATE item SET words = ?, minutes = ?,"
			 " starts_at = ?, state = ?, held_from = ?, open = ?,"
			 " provider = ?, due_at = ?, closed_at = ?,"
			 " response = ?, rule = ?, why = ?, standard = ?,"
			 " price_minor = ?, gross_min = ?, net_min = ?,"
			 " in_standard = ?, outcome = ?,"
			 " started_at = ?, stopped_at = ?, urgent = ?,"
			 " reader = ?, stakes = ?, reason = ?,"
			 " decided_by = ?, decided_at = ?, case_due_at = ?,"
			 " rule_row = ?"
			 " WHERE id = ? AND visible(organisation)", NULL},
	[ITEM_LANGUAGES] = {"UPDATE item SET from_lang = ?, language = ?"
			    " WHERE id = ? AND visible(organisation)", NULL},
	[ITEM_MODE] = {"UPDATE item SET mode = ? WHERE id = ?"
		       " AND visible(organisation)", NULL},
	[ITEM_GET] = {"SELECT " ITEM_COLUMNS " FROM item i WHERE i.id = ?"
		      " AND visible(i.organisation)" SEEN, NULL},
	[ITEM_OF_REQUEST] = {"SELECT " ITEM_COLUMNS " FROM item i"
			     " WHERE i.request = ?"
			     " AND visible(i.organisation)" SEEN
			     " ORDER BY i.n",
			     NULL},
};
const struct noun item_noun = {NOUN_ITEM, "item", queries, ITEMS};

/* What may be 0 but is NULL when negative. */
static void
put_measured(struct cursor *c, int64_t value)
{
	if (value < 0)
		put_text(c, NULL);
	else
		put_int(c, value);
}

/* What both insert and update set, in their order. */
static void
put_item(struct cursor *c, const struct item *i)
{
	put_int(c, i->spec.words);
	put_int(c, i->spec.minutes);
	put_some(c, i->spec.starts_utc);
	put_text(c, item_state_name(i->state));
	put_text(c, i->state == ITEM_ON_HOLD ? item_state_name(i->held_from)
					     : NULL);
	put_int(c, item_state_open(i->state));
	put_some(c, i->provider);
	put_some(c, i->due_utc);
	put_some(c, i->closed_utc);
	put_text(c, response_name(i->response));
	put_text(c, i->rule);
	put_text(c, i->why);
	put_text(c, i->standard);
	put_measured(c, i->price_minor);
	put_measured(c, i->gross_min);
	put_measured(c, i->net_min);
	put_measured(c, i->in_standard);
	put_text(c, i->outcome);
	put_some(c, i->started_utc);
	put_some(c, i->stopped_utc);
	put_int(c, i->urgent);
	put_text(c, i->reader);
	put_text(c, i->stakes);
	put_text(c, i->reason);
	put_some(c, i->decided_by);
	put_some(c, i->decided_utc);
	put_some(c, i->case_due_utc);
	put_int(c, i->rule_row);
	put_int(c, i->id);
}

static enum item_state
read_state(struct cursor *c)
{
	enum item_state state;

	if (!item_state_parse(read_word(c), &state))
		return ITEM_LOGGED;
	return state;
}

static void
spec_read(struct cursor *c, struct item_spec *ret)
{
	if (!service_parse(read_word(c), &ret->service))
		ret->service = SERVICE_TRANSLATION;
	ret->from = read_text(c);
	ret->language = read_text(c);
	if (!mode_parse(read_word(c), &ret->mode))
		ret->mode = MODE_NONE;
	if (!format_parse(read_word(c), &ret->format))
		ret->format = FORMAT_NONE;
	ret->words = (int)read_int(c);
	ret->minutes = (int)read_int(c);
	ret->starts_utc = read_int(c);
}

void
item_read(struct cursor *c, struct item *ret)
{
	ret->id = read_int(c);
	ret->request = read_int(c);
	ret->n = (int)read_int(c);
	ret->organisation = read_int(c);
	ret->tenant = read_int(c);
	spec_read(c, &ret->spec);
	ret->state = read_state(c);
	ret->held_from = read_state(c);
	ret->provider = read_int(c);
	ret->received_utc = read_int(c);
	ret->due_utc = read_int(c);
	ret->closed_utc = read_int(c);
	if (!response_parse(read_word(c), &ret->response))
		ret->response = RESPONSE_FULL;
	ret->rule = read_text(c);
	ret->why = read_text(c);
	ret->standard = read_text(c);
	ret->price_minor = read_known(c);
	ret->gross_min = read_known(c);
	ret->net_min = read_known(c);
	ret->in_standard = (int)read_known(c);
	ret->outcome = read_text(c);
	ret->started_utc = read_int(c);
	ret->stopped_utc = read_int(c);
	ret->urgent = read_int(c);
	ret->reader = read_text(c);
	ret->stakes = read_text(c);
	ret->reason = read_text(c);
	ret->decided_by = read_int(c);
	ret->decided_utc = read_int(c);
	ret->case_due_utc = read_int(c);
	ret->rule_row = read_int(c);
	ret->owner = read_int(c);
}

/* What an item adds: open to the board, completed to its provider's figures.
 */
static enum status
count_item(const struct access *access, const struct item *i, int times,
	   struct fault *fault)
{
	struct figure figure = {
		.provider = i->provider,
		.service = service_name(i->spec.service),
		.language = i->spec.language,
		.at_utc = i->closed_utc,
		.done = times,
		.in_standard = i->in_standard == 1 ? times : 0,
	};

	if (item_state_open(i->state))
		return board_add(access, i, times, fault);
	if (!i->provider || i->state != ITEM_COMPLETED)
		return OK;
	return figure_add(access, &figure, fault);
}

/* Whose open items it is one of, 0 nobody's. */
static int64_t
burdens(const struct item *i)
{
	return item_state_open(i->state) ? i->provider : 0;
}

/* An open item goes from one provider to another, 0 none. */
static enum status
move_load(const struct access *access, int64_t from, int64_t to,
	  struct fault *fault)
{
	enum status status = OK;

	if (from == to)
		return OK;
	if (from)
		status = figure_load(access, from, -1, fault);
	if (to && !status)
		status = figure_load(access, to, 1, fault);
	return status;
}

enum status
item_insert(const struct access *access, const struct item *i,
	    struct fault *fault)
{
	struct cursor c = cursor_open(access, &item_noun, ITEM_INSERT);
	enum status status;

	put_item(&c, i);
	put_int(&c, i->request);
	put_int(&c, i->n);
	put_int(&c, i->organisation);
	put_int(&c, i->tenant);
	put_text(&c, service_name(i->spec.service));
	put_text(&c, i->spec.from);
	put_text(&c, i->spec.language);
	put_text(&c, mode_name(i->spec.mode));
	put_text(&c, format_name(i->spec.format));
	put_int(&c, i->received_utc);
	put_some(&c, i->owner);
	put_int(&c, i->request);
	put_int(&c, i->request);
	status = cursor_run(&c, fault);
	if (!status && i->provider && i->spec.starts_utc)
		status = diary_follow(access, i, fault);
	if (!status && i->closed_utc)
		status = facts_mark(access, i->organisation, i->closed_utc,
				    fault);
	if (!status)
		status = move_load(access, 0, burdens(i), fault);
	return status ? status : count_item(access, i, 1, fault);
}

enum status
item_update(const struct access *access, const struct item *i,
	    struct fault *fault)
{
	struct item old;
	struct cursor c;
	enum status status = item_get(access, i->id, &old, fault);

	if (status)
		return status;
	c = cursor_open(access, &item_noun, ITEM_UPDATE);
	put_item(&c, i);
	if ((status = cursor_change(&c, "item", fault)))
		return status;
	status = diary_follow(access, i, fault);
	if (!status)
		status = move_load(access, burdens(&old), burdens(i), fault);
	if (!status)
		status = count_item(access, &old, -1, fault);
	return status ? status : count_item(access, i, 1, fault);
}

enum status
item_get(const struct access *access, int64_t id, struct item *ret,
	 struct fault *fault)
{
	struct cursor c = cursor_open(access, &item_noun, ITEM_GET);
	bool found;

	put_int(&c, id);
	if ((found = cursor_next(&c)))
		item_read(&c, ret);
	return cursor_found(&c, found, "item", fault);
}

enum status
item_of_request(const struct access *access, int64_t request,
		struct items *ret, struct fault *fault)
{
	struct cursor c = cursor_open(access, &item_noun, ITEM_OF_REQUEST);
	struct items all = {NULL, 0};
	size_t cap = 0;
	enum status status;

	put_int(&c, request);
	while (cursor_next(&c)) {
		all.list = arena_grow(access->arena, all.list, all.count, &cap,
				      sizeof *all.list);
		item_read(&c, &all.list[all.count++]);
	}
	if (!(status = cursor_close(&c, fault)))
		*ret = all;
	return status;
}

enum status
item_update_languages(const struct access *access, const struct item *item,
		      struct fault *fault)
{
	struct cursor c = cursor_open(access, &item_noun, ITEM_LANGUAGES);

	put_text(&c, item->spec.from);
	put_text(&c, item->spec.language);
	put_int(&c, item->id);
	return cursor_change(&c, "item", fault);
}

enum status
item_update_mode(const struct access *access, const struct item *item,
		 struct fault *fault)
{
	struct cursor c = cursor_open(access, &item_noun, ITEM_MODE);

	put_text(&c, mode_name(item->spec.mode));
	put_int(&c, item->id);
	return cursor_change(&c, "item", fault);
}
