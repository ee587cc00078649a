/* A death: what it stops is shown before, stopped in one write, and a mistake
 * can be taken back. */
#include <stdio.h>
#include <string.h>

#include "desk/field.h"
#include "desk/inside.h"
#include "desk/item.h"
#include "desk/life.h"
#include "desk/record.h"
#include "desk/requests.h"
#include "desk/show.h"
#include "lang/zone.h"
#include "store/life.h"
#include "wire/model.h"

#define ITEMS_SHOWN 50
#define ITEMS_MOST 200 /* looked at when a death is recorded */
#define REASON_MOST 400

static const char *
key_of(struct arena *arena, const struct item_row *row)
{
	return arena_printf(arena, "%s-%d", row->ref, row->item.n);
}

static bool
can_hold(const struct item *item)
{
	return item->state == ITEM_ON_HOLD ||
	       item_allows(item->state, ACTION_HOLD);
}

/* A visit that is booked would still take place if it were only held. */
static bool
better_cancelled(const struct item *item)
{
	return item_allows(item->state, ACTION_CANCEL) &&
	       (item->spec.service == SERVICE_INTERPRETING || !can_hold(item));
}

static void
show_open(struct visit *visit, struct model *row, const struct item_row *of,
	  const struct organisations *organisations)
{
	const struct item *item = &of->item;

	show_row(visit, row, of, organisations);
	model_text(row, "key", key_of(visit->arena, of));
	model_bool(row, "can_hold", can_hold(item));
	model_bool(row, "can_cancel",
		   item_allows(item->state, ACTION_CANCEL));
	model_text(row, "choice",
		   better_cancelled(item) ? "cancel" : "hold");
}

static enum status
show_all_open(struct visit *visit, struct model *model, int64_t tenant,
	      struct fault *fault)
{
	struct access access = visit_access(visit);
	struct model *rows = model_children(model, "items");
	struct organisations organisations;
	struct item_page page;
	enum status status = organisation_list(&access, &organisations, fault);

	if (status == OK)
		status = item_of_tenant(&access, tenant, ITEMS_SHOWN, &page,
					fault);
	for (size_t i = 0; status == OK && i < page.count; i++)
		if (item_state_open(page.list[i].item.state))
			show_open(visit, model_append(rows), &page.list[i],
				  &organisations);
	return status;
}

enum status
life_page(struct visit *visit, const char *text, struct model *model,
	  struct fault *fault)
{
	struct desk_note reading = {.kind = "tenant.read"};
	struct tenant tenant;
	enum status status = tenant_named(visit, text, &tenant, fault);

	reading.subject = tenant.id;
	reading.organisation = tenant.organisation;
	if (status == OK)
		status = desk_note_read(visit, &reading, fault);
	if (status == OK)
		status = tenant_strip(visit, text, model, fault);
	if (status != OK)
		return status;
	model_id(model, "tenant", tenant.id);
	model_int(model, "version", tenant.version);
	model_bool(model, "may_see", life_may_see(visit, &tenant));
	status = life_show(visit, &tenant, model, fault);
	return status == OK ? show_all_open(visit, model, tenant.id, fault)
			    : status;
}

/* An offer that is out is withdrawn first, so that nobody can accept what is
 * held. */
static enum status
take_back_offers(struct visit *visit, struct work *work, struct fault *fault)
{
	struct access access = visit_access(visit);
	enum status status;

	if (work->item.state != ITEM_OFFERED)
		return OK;
	work->item.state = ITEM_APPROVED;
	work->item.provider = 0;
	status = assign_withdraw(visit, &work->item, &work->request, fault);
	return status == OK ? item_update(&access, &work->item, fault)
			    : status;
}

struct stopping {
	struct visit *visit;
	const struct life_death *in;
	const char *outcome, *reason;
	int64_t held, cancelled, left;
};

static enum status
act(struct stopping *stopping, const struct work *work, enum action action,
    struct fault *fault)
{
	const struct item_act move = {
		.ref = work->request.ref,
		.n = work->item.n,
		.action = action_name(action),
		.version = work->request.version,
		.reason = stopping->reason,
		.outcome = action == ACTION_CANCEL ? stopping->outcome : NULL,
	};

	return item_act(stopping->visit, &move, NULL, fault);
}

static enum status
stop_item(struct stopping *stopping, const struct item_row *row,
	  struct fault *fault)
{
	const struct item *item = &row->item;
	const char *said = model_text_of(
		model_get(stopping->in->items,
			  key_of(stopping->visit->arena, row)));
	bool cancel = said ? !strcmp(said, "cancel") : better_cancelled(item);
	struct work work;
	enum status status;

	if (cancel && !item_allows(item->state, ACTION_CANCEL))
		cancel = false;
	if (!cancel && !can_hold(item)) {
		stopping->left++;
		return OK;
	}
	if (cancel)
		stopping->cancelled++;
	else
		stopping->held++;
	if (!cancel && item->state == ITEM_ON_HOLD)
		return OK;
	status = work_load_item(stopping->visit, item->id, &work, fault);
	if (status == OK && !cancel)
		status = take_back_offers(stopping->visit, &work, fault);
	return status == OK ? act(stopping, &work,
				  cancel ? ACTION_CANCEL : ACTION_HOLD, fault)
			    : status;
}

/* What the officer may not see stops too, as it is proposed: by the house
 * itself, and without a word of it. */
static enum status
stop_unseen(const struct stopping *stopping, const struct item_row *row,
	    struct fault *fault)
{
	static const struct life_death nothing_said;
	struct visit house = *stopping->visit;
	struct caller caller;
	struct stopping own = *stopping;
	enum status status = desk_house_caller(&house, &caller, fault);

	house.caller = &caller;
	own.visit = &house;
	own.in = &nothing_said;
	return status == OK ? stop_item(&own, row, fault) : status;
}

static enum status
stop_items(struct stopping *stopping, int64_t tenant, struct fault *fault)
{
	struct access seen = visit_access(stopping->visit);
	struct access all = visit_access_of_service(stopping->visit);
	struct item_page page;
	struct item item;
	enum status status = item_of_tenant(&all, tenant, ITEMS_MOST, &page,
					    fault);

	for (size_t i = 0; status == OK && i < page.count; i++) {
		if (!item_state_open(page.list[i].item.state))
			continue;
		status = item_get(&seen, page.list[i].item.id, &item, NULL);
		if (status == OK)
			status = stop_item(stopping, &page.list[i], fault);
		else if (status == E_NOT_FOUND)
			status = stop_unseen(stopping, &page.list[i], fault);
	}
	return status;
}

static enum status
check_choices(struct fields *fields, const struct model *items)
{
	for (const struct model *m = model_first(items); m;
	     m = model_next(m)) {
		const char *choice = model_text_of(m);
		struct fault fault;

		if (choice && (!strcmp(choice, "hold") ||
			       !strcmp(choice, "cancel")))
			continue;
		(void)fault_set(&fault, E_INPUT, "",
				N_("Choose for each request: hold it, or "
				   "cancel it"),
				NULL);
		field_take(fields, arena_printf(fields->arena, "items/%s",
						model_key(m)),
			   &fault);
	}
	return OK;
}

static enum status
read_death(struct visit *visit, const struct life_death *in,
	   struct life_event *event, struct stopping *stopping,
	   struct faults *faults, struct fault *fault)
{
	struct fields fields = fields_begin(visit->arena, faults);
	const char *day = field_text(&fields, "day", in->day, 20);
	int outcome = word_index(WORDS_OUTCOME, "cancelled-early");
	struct fault bad;

	event->reason = field_words_needed(&fields, "known_by", in->known_by,
					   REASON_MOST);
	(void)field_word(&fields, "outcome", in->outcome, WORDS_OUTCOME,
			 &outcome);
	stopping->outcome = word_at(WORDS_OUTCOME, outcome);
	if (day && zone_parse_day("", day, &event->day_days, &bad) != OK) {
		field_take(&fields, "day", &bad);
	} else if (day &&
		   event->day_days > zone_local(visit->now_utc).day_days) {
		(void)fault_set(&bad, E_INPUT, "",
				N_("This day is still to come: check it"),
				NULL);
		field_take(&fields, "day", &bad);
	}
	(void)check_choices(&fields, in->items);
	return fields_end(&fields, fault);
}

static enum status
log_life(struct visit *visit, const char *kind, const struct tenant *tenant,
	 struct fault *fault)
{
	struct log_entry entry = {.kind = kind,
				  .subject = tenant->id,
				  .organisation = tenant->organisation};

	return log_event(visit, &entry, fault);
}

enum status
life_death(struct visit *visit, const struct life_death *in,
	   struct model *model, struct faults *faults, struct fault *fault)
{
	struct access access = visit_access(visit);
	struct life_event event = {.kind = LIFE_DIED, .day_days = INT32_MIN};
	struct stopping stopping = {.visit = visit, .in = in};
	struct tenant tenant;
	enum status status = tenant_named(visit, in->tenant, &tenant, fault);

	if (status == OK)
		status = read_death(visit, in, &event, &stopping, faults,
				    fault);
	if (status != OK)
		return status;
	stopping.reason = "the tenant died";
	event.id = visit_id(visit);
	event.tenant = tenant.id;
	event.at_utc = visit->now_utc;
	event.by = visit_actor(visit);
	status = life_insert(&access, &event, fault);
	if (status == OK)
		status = log_life(visit, "tenant.died", &tenant, fault);
	if (status == OK)
		status = stop_items(&stopping, tenant.id, fault);
	model_id(model, "tenant", tenant.id);
	model_int(model, "held", stopping.held);
	model_int(model, "cancelled", stopping.cancelled);
	model_int(model, "left", stopping.left);
	return status;
}

static enum status
died(struct visit *visit, const struct tenant *tenant,
     struct life_event *ret, struct fault *fault)
{
	struct access access = visit_access(visit);
	enum status status = life_get(&access, tenant->id, ret, fault);

	if (status == E_NOT_FOUND ||
	    (status == OK && ret->kind != LIFE_DIED))
		return fault_set(fault, E_CONFLICT, "",
				 N_("No death is recorded here: nothing is to "
				    "be taken back"),
				 NULL);
	return status;
}

enum status
life_revive(struct visit *visit, const char *text, const char *reason,
	    struct model *model, struct fault *fault)
{
	struct access access = visit_access(visit);
	struct faults faults = {0};
	struct fields fields = fields_begin(visit->arena, &faults);
	struct life_event event;
	struct tenant tenant;
	enum status status;

	event.undone_why = field_words_needed(&fields, "reason", reason,
					      REASON_MOST);
	reason = event.undone_why;
	status = fields_end(&fields, fault);
	faults_free(&faults);
	if (status == OK)
		status = tenant_named(visit, text, &tenant, fault);
	if (status == OK)
		status = died(visit, &tenant, &event, fault);
	if (status != OK)
		return status;
	event.undone_why = reason;
	event.undone_utc = visit->now_utc;
	event.undone_by = visit_actor(visit);
	status = life_undo(&access, &event, fault);
	if (status == OK)
		status = log_life(visit, "tenant.revived", &tenant, fault);
	model_id(model, "tenant", tenant.id);
	return status;
}
