/* Items and their pauses made again from the events. */
#include "desk/rebuild.h"

#include <string.h>

#include "desk/inside.h"
#include "desk/item.h"
#include "desk/rebuild_offer.h"
#include "lang/zone.h"
#include "store/event.h"
#include "store/facts.h"
#include "store/provider.h"
#include "store/rebuild.h"
#include "wire/json.h"
#include "wire/model.h"

#define EVENTS_MOST 100000

int64_t
said_time(const struct model *said, const char *key)
{
	const char *text = model_text_of(model_get(said, key));
	int64_t utc = 0;

	if (!text || zone_parse_time("", text, &utc, NULL) != OK)
		return 0;
	return utc;
}

int64_t
said_id(const struct model *said, const char *key)
{
	const char *text = model_text_of(model_get(said, key));
	int64_t id = 0;

	return text && id_parse(text, &id) ? id : 0;
}

int64_t
said_number(const struct model *said, const char *key)
{
	const struct model *value = model_get(said, key);

	return model_kind_of(value) == MODEL_INT ? model_int_of(value) : -1;
}

/* All of an item that changes, as its last event has it. */
static void
take_state(struct item *item, const struct model *said)
{
	const char *text = model_text_of(model_get(said, "state"));

	if (!text || !item_state_parse(text, &item->state))
		return;
	text = model_text_of(model_get(said, "held_from"));
	if (!text || !item_state_parse(text, &item->held_from))
		item->held_from = ITEM_LOGGED;
	item->provider = said_id(said, "provider");
	text = model_text_of(model_get(said, "mode"));
	if (text)
		(void)mode_parse(text, &item->spec.mode);
	item->spec.starts_utc = said_time(said, "starts_at");
	item->spec.words = (int)said_number(said, "words");
	item->spec.minutes = (int)said_number(said, "minutes");
	item->standard = model_text_of(model_get(said, "standard"));
	item->due_utc = said_time(said, "due_at");
	item->case_due_utc = said_time(said, "case_due_at");
	item->started_utc = said_time(said, "started_at");
	item->stopped_utc = said_time(said, "stopped_at");
	item->closed_utc = said_time(said, "closed_at");
	item->price_minor = said_number(said, "price_minor");
	item->gross_min = said_number(said, "gross_min");
	item->net_min = said_number(said, "net_min");
	item->in_standard = (int)said_number(said, "in_standard");
	item->outcome = model_text_of(model_get(said, "outcome"));
}

struct made {
	struct items items;
	struct item *was; /* as the rows are */
	struct pause_start *pause;
	int64_t *ended; /* of each pause; 0 lasts */
	size_t pauses, cap, ended_cap;
};

static struct item *
item_numbered(struct made *made, int64_t n)
{
	for (size_t i = 0; i < made->items.count; i++)
		if (made->items.list[i].n == n)
			return &made->items.list[i];
	return NULL;
}

/* A pause begins when an item is held, and ends when it no longer is. */
static void
take_pause(struct visit *visit, struct made *made, const struct event *event,
	   const struct item *item, const struct model *said)
{
	bool held = item->state == ITEM_ON_HOLD;
	size_t open = made->pauses;

	for (size_t i = 0; i < made->pauses; i++)
		if (made->pause[i].item == item->id && !made->ended[i])
			open = i;
	if (!held && open < made->pauses)
		made->ended[open] = event->at_utc;
	if (!held || open < made->pauses)
		return;
	made->pause = arena_grow(visit->arena, made->pause, made->pauses,
				 &made->cap, sizeof *made->pause);
	made->ended = arena_grow(visit->arena, made->ended, made->pauses,
				 &made->ended_cap, sizeof *made->ended);
	made->ended[made->pauses] = 0;
	made->pause[made->pauses++] = (struct pause_start){
		.item = item->id,
		.at_utc = event->at_utc,
		.reason = model_text_of(model_get(said, "reason"))};
}

static void
take_item(struct visit *visit, struct made *made, const struct event *event,
	  const struct model *said)
{
	const struct model *state = model_get(said, "item");
	struct item *item = item_numbered(made, said_number(said, "n"));

	if (!item || model_kind_of(state) != MODEL_OBJECT)
		return;
	take_state(item, state);
	take_pause(visit, made, event, item, said);
}

static enum status
take_event(struct visit *visit, struct made *made, const struct event *event,
	   struct fault *fault)
{
	const struct model *said = NULL;

	if (!event->payload)
		return OK;
	if (json_parse(event->payload, strlen(event->payload), visit->arena,
		       &said, NULL) != OK)
		return fault_set(fault, E_INPUT,
				 arena_printf(visit->arena, "%lld",
					      (long long)event->seq),
				 N_("This event cannot be read"), NULL);
	if (!strcmp(event->kind, "request.logged"))
		for (const struct model *row =
			     model_first(model_get(said, "items"));
		     row; row = model_next(row))
			take_item(visit, made, event, row);
	else
		take_item(visit, made, event, said);
	return OK;
}

static bool
text_same(const char *a, const char *b)
{
	return !strcmp(a ? a : "", b ? b : "");
}

static bool
item_same(const struct item *a, const struct item *b)
{
	return a->state == b->state && a->provider == b->provider &&
	       a->spec.mode == b->spec.mode &&
	       (a->state != ITEM_ON_HOLD || a->held_from == b->held_from) &&
	       a->spec.starts_utc == b->spec.starts_utc &&
	       a->spec.words == b->spec.words &&
	       a->spec.minutes == b->spec.minutes && a->due_utc == b->due_utc &&
	       a->case_due_utc == b->case_due_utc &&
	       a->started_utc == b->started_utc &&
	       a->stopped_utc == b->stopped_utc &&
	       a->closed_utc == b->closed_utc &&
	       a->price_minor == b->price_minor &&
	       a->gross_min == b->gross_min && a->net_min == b->net_min &&
	       a->in_standard == b->in_standard &&
	       text_same(a->standard, b->standard) &&
	       text_same(a->outcome, b->outcome);
}

static bool
pauses_same(const struct pauses *rows, const struct made *made,
	    const struct item *item, int64_t now_utc)
{
	size_t at = 0;

	for (size_t i = 0; i < made->pauses; i++) {
		int64_t end = made->ended[i] ? made->ended[i] : now_utc;

		if (made->pause[i].item != item->id)
			continue;
		if (at >= rows->count ||
		    rows->list[at].from_utc != made->pause[i].at_utc ||
		    rows->list[at].to_utc != end ||
		    !text_same(rows->reason[at], made->pause[i].reason))
			return false;
		at++;
	}
	return at == rows->count;
}

static enum status
mend_pauses(struct visit *visit, const struct made *made,
	    const struct item *item, struct rebuild_done *done,
	    struct fault *fault)
{
	struct access access = visit_access_of_service(visit);
	struct pauses rows;
	enum status status =
		pause_list(&access, item->id, visit->now_utc, &rows, fault);

	if (status != OK || pauses_same(&rows, made, item, visit->now_utc))
		return status;
	done->mended++;
	status = pause_clear(&access, item->id, fault);
	for (size_t i = 0; status == OK && i < made->pauses; i++) {
		struct pause_start start = made->pause[i];

		if (start.item != item->id)
			continue;
		start.id = visit_id(visit);
		start.reason = start.reason ? start.reason : "";
		status = pause_begin(&access, &start, fault);
		if (status == OK && made->ended[i])
			status = pause_end(&access, item->id, made->ended[i],
					   fault);
	}
	return status;
}

static enum status
mend_items(struct visit *visit, const struct made *made,
	   struct rebuild_done *done, struct fault *fault)
{
	struct access access = visit_access_of_service(visit);
	enum status status = OK;

	for (size_t i = 0; status == OK && i < made->items.count; i++) {
		const struct item *item = &made->items.list[i];

		status = mend_pauses(visit, made, item, done, fault);
		if (status != OK || item_same(item, &made->was[i]))
			continue;
		done->mended++;
		status = item_update(&access, item, fault);
		if (status == OK && item->spec.mode != made->was[i].spec.mode)
			status = item_update_mode(&access, item, fault);
	}
	return status;
}

enum status
rebuild_request(struct visit *visit, int64_t id, struct rebuild_done *done,
		struct fault *fault)
{
	struct access access = visit_access_of_service(visit);
	const struct event_query query = {.subject = id, .limit = EVENTS_MOST};
	struct made made = {0};
	struct events events;
	enum status status = item_of_request(&access, id, &made.items, fault);

	if (status == OK)
		status = event_of_subject(&access, &query, &events, fault);
	/* Of an erased person's work nothing says more than its rows do. */
	if (status != OK || !made.items.count ||
	    (events.count && !events.list[0].payload))
		return status;
	made.was =
		arena_alloc(visit->arena, made.items.count * sizeof *made.was);
	memcpy(made.was, made.items.list, made.items.count * sizeof *made.was);
	for (size_t i = 0; status == OK && i < events.count; i++)
		status = take_event(visit, &made, &events.list[i], fault);
	done->requests++;
	for (size_t i = 0; status == OK && i < made.items.count; i++)
		status = rebuild_offers(visit, made.items.list[i].id, &events,
					done, fault);
	if (status == OK)
		status = mend_items(visit, &made, done, fault);
	return status == OK ? rebuild_bookings(visit, &made.items, &events,
					       done, fault)
			    : status;
}

/* One slice on the writer. */
struct slice {
	enum rebuild_what what;
	int64_t after;
	struct rebuild_done *done, so_far;
	bool more;
};

static enum status
run_slice(struct visit *visit, void *self, struct fault *fault)
{
	struct access access = visit_access_of_service(visit);
	struct slice *slice = self;
	struct rebuild_ids ids;
	int64_t after = slice->after;
	enum status status =
		rebuild_next(&access, slice->what, after, &ids, fault);

	*slice->done = slice->so_far;
	for (size_t i = 0; status == OK && i < ids.count; i++)
		status = slice->what == REBUILD_CASES
				 ? rebuild_case(visit, ids.id[i], slice->done,
						fault)
				 : rebuild_request(visit, ids.id[i],
						   slice->done, fault);
	slice->more = ids.count == REBUILD_SLICE;
	if (slice->more)
		slice->after = ids.id[ids.count - 1];
	return status;
}

static enum status
run_figures(struct visit *visit, void *self, struct fault *fault)
{
	struct access access = visit_access_of_service(visit);

	enum status status = provider_rebuild(&access, fault);

	(void)self;
	return status == OK ? facts_drop(&access, fault) : status;
}

static enum status
run_pack(struct visit *visit, void *self, struct fault *fault)
{
	struct access access = visit_access_of_service(visit);

	return facts_pack(&access, visit->now_utc, self, fault);
}

/* Providers' figures, and the days that reports read. */
static enum status
rebuild_figures(struct desk *desk, const struct caller *caller,
		struct arena *arena, struct fault *fault)
{
	enum status status = desk_write_now(desk, caller, arena, run_figures,
					    NULL, fault);
	bool left = true;

	while (status == OK && left) {
		status = desk_write_now(desk, caller, arena, run_pack, &left,
					fault);
		arena_reset(arena);
	}
	return status;
}

enum status
projections_rebuild(struct desk *desk, const struct caller *caller,
		    struct rebuild_done *done, struct fault *fault)
{
	struct arena *arena = arena_new();
	enum status status = OK;

	*done = (struct rebuild_done){0};
	for (int what = REBUILD_REQUESTS; status == OK && what <= REBUILD_CASES;
	     what++) {
		struct slice slice = {.what = (enum rebuild_what)what,
				      .done = done};

		do {
			slice.so_far = *done;
			status = desk_write_now(desk, caller, arena, run_slice,
						&slice, fault);
			arena_reset(arena);
		} while (status == OK && slice.more);
	}
	if (status == OK)
		status = rebuild_figures(desk, caller, arena, fault);
	arena_free(arena);
	return status;
}
