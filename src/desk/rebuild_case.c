/* Cases made again from the events. */
#include <string.h>

#include "core/name.h"
#include "desk/case_inside.h"
#include "desk/inside.h"
#include "desk/rebuild.h"
#include "store/event.h"
#include "store/rebuild.h"
#include "wire/json.h"
#include "wire/model.h"

#define EVENTS_MOST 10000

struct made {
	struct statutory_case file;
	struct case_entry *entry;
	struct case_longer *longer;
	size_t entries, longers;
};

static int
said_word(const struct model *said, const char *key, const char *const *names,
	  size_t count)
{
	const char *text = model_text_of(model_get(said, key));
	int found = text ? name_find(names, count, text) : -1;

	return found < 0 ? 0 : found;
}

/* All of the case that changes, as its last event has it. */
static void
take_file(struct made *made, const struct model *said)
{
	struct statutory_case *file = &made->file;
	const char *text = model_text_of(model_get(said, "stage"));

	if (!text)
		return;
	file->number = model_text_of(model_get(said, "number"));
	text = model_text_of(model_get(said, "subject"));
	file->subject = text ? text : "";
	file->nation = (enum form_nation)said_word(
		said, "nation", form_nation_names, FORM_NATIONS);
	file->landlord = (enum form_landlord)said_word(
		said, "landlord", form_landlord_names, FORM_LANDLORDS);
	file->received_utc = said_time(said, "received_at");
	file->closed_utc = said_time(said, "closed_at");
	file->closed_reason = model_text_of(model_get(said, "closed_reason"));
	if (made->entries)
		made->entry[0].at_utc = file->received_utc;
}

static void
take_entry(struct made *made, const struct event *event,
	   const struct model *said)
{
	bool first = !strcmp(event->kind, "case.opened");
	struct case_entry *entry = &made->entry[made->entries++];

	*entry = (struct case_entry){
		.id = said_id(said, "entry"),
		.of = made->file.id,
		.event = first ? CASE_RECEIVED
			       : (enum case_event)said_word(said, "event",
							    case_event_names,
							    CASE_EVENTS),
		.stage = first ? made->file.began
			       : (enum case_stage)said_word(said, "in",
							    case_stage_names,
							    CASE_STAGES),
		.at_utc = first ? said_time(model_get(said, "case"),
					    "received_at")
				: said_time(said, "at"),
		.recorded_utc = event->at_utc,
		.recorded_by = event->actor,
		.note = model_text_of(model_get(said, "note"))};
}

static void
take_withdrawal(struct made *made, const struct event *event,
		const struct model *said)
{
	int64_t id = said_id(said, "entry");

	for (size_t i = 0; i < made->entries; i++) {
		if (made->entry[i].id != id)
			continue;
		made->entry[i].withdrawn_utc = event->at_utc;
		made->entry[i].withdrawn_reason =
			model_text_of(model_get(said, "reason"));
	}
}

static void
take_longer(struct made *made, const struct event *event,
	    const struct model *said)
{
	const char *clock = model_text_of(model_get(said, "clock"));
	const char *reason = model_text_of(model_get(said, "reason"));

	made->longer[made->longers++] =
		(struct case_longer){.id = said_id(said, "longer"),
				     .of = made->file.id,
				     .clock = clock ? clock : "",
				     .reason = reason ? reason : "",
				     .days = (int)said_number(said, "days"),
				     .told_utc = said_time(said, "told_at"),
				     .at_utc = event->at_utc,
				     .by = event->actor};
}

static enum status
take_event(struct visit *visit, struct made *made, const struct event *event,
	   struct fault *fault)
{
	const struct model *said = NULL;

	if (!event->payload || strncmp(event->kind, "case.", 5) != 0 ||
	    !strcmp(event->kind, "case.read"))
		return OK;
	if (json_parse(event->payload, strlen(event->payload), visit->arena,
		       &said, NULL) != OK)
		return fault_set(fault, E_INPUT,
				 arena_printf(visit->arena, "%lld",
					      (long long)event->seq),
				 N_("This event cannot be read"), NULL);
	if (!strcmp(event->kind, "case.opened") ||
	    !strcmp(event->kind, "case.recorded"))
		take_entry(made, event, said);
	else if (!strcmp(event->kind, "case.withdrawn"))
		take_withdrawal(made, event, said);
	else if (!strcmp(event->kind, "case.extended"))
		take_longer(made, event, said);
	take_file(made, model_get(said, "case"));
	return OK;
}

static bool
same(const char *a, const char *b)
{
	return !strcmp(a ? a : "", b ? b : "");
}

static bool
history_same(const struct made *made, const struct case_entries *entries,
	     const struct case_longers *longers)
{
	if (made->entries != entries->count || made->longers != longers->count)
		return false;
	for (size_t i = 0; i < made->entries; i++) {
		const struct case_entry *a = &made->entry[i];
		const struct case_entry *b = &entries->list[i];

		if (a->id != b->id || a->event != b->event ||
		    a->stage != b->stage || a->at_utc != b->at_utc ||
		    a->withdrawn_utc != b->withdrawn_utc ||
		    !same(a->note, b->note))
			return false;
	}
	for (size_t i = 0; i < made->longers; i++)
		if (made->longer[i].id != longers->list[i].id ||
		    made->longer[i].days != longers->list[i].days ||
		    !same(made->longer[i].clock, longers->list[i].clock))
			return false;
	return true;
}

static enum status
mend_history(struct visit *visit, const struct made *made,
	     struct rebuild_done *done, struct fault *fault)
{
	struct access access = visit_access_of_service(visit);
	struct case_entries entries;
	struct case_longers longers;
	enum status status =
		case_entries(&access, made->file.id, &entries, fault);

	if (status == OK)
		status = case_longers(&access, made->file.id, &longers, fault);
	if (status != OK || history_same(made, &entries, &longers))
		return status;
	done->mended++;
	status = case_history_clear(&access, made->file.id, fault);
	for (size_t i = 0; status == OK && i < made->entries; i++) {
		status = case_entry_insert(&access, &made->entry[i], fault);
		if (status == OK && made->entry[i].withdrawn_utc)
			status = case_entry_update(&access, &made->entry[i],
						   fault);
	}
	for (size_t i = 0; status == OK && i < made->longers; i++)
		status = case_longer_insert(&access, &made->longer[i], fault);
	return status;
}

/* Stage, clocks and next date follow from the history and the table. */
static enum status
mend_file(struct visit *visit, const struct made *made,
	  struct rebuild_done *done, struct fault *fault)
{
	struct access access = visit_access_of_service(visit);
	struct whole_case whole = {.file = made->file};
	struct statutory_case was;
	enum status status = case_get(&access, made->file.id, &was, fault);

	if (status == OK)
		status = case_complete(visit, &whole, fault);
	if (status == OK)
		status = case_clocks_put(&access, &whole.file, &whole.clocks,
					 fault);
	if (status != OK)
		return status;
	if (was.stage == whole.file.stage &&
	    same(was.number, whole.file.number) &&
	    same(was.subject, whole.file.subject) &&
	    was.nation == whole.file.nation &&
	    was.landlord == whole.file.landlord &&
	    was.received_utc == whole.file.received_utc &&
	    was.closed_utc == whole.file.closed_utc &&
	    same(was.closed_reason, whole.file.closed_reason) &&
	    same(was.next_clock, whole.file.next_clock) &&
	    was.next_due_utc == whole.file.next_due_utc)
		return OK;
	done->mended++;
	return case_update(&access, &whole.file, fault);
}

enum status
rebuild_case(struct visit *visit, int64_t id, struct rebuild_done *done,
	     struct fault *fault)
{
	struct access access = visit_access_of_service(visit);
	const struct event_query query = {.subject = id, .limit = EVENTS_MOST};
	struct made made = {0};
	struct events events;
	enum status status = case_get(&access, id, &made.file, fault);

	if (status == OK)
		status = event_of_subject(&access, &query, &events, fault);
	if (status != OK)
		return status;
	made.entry = arena_alloc(visit->arena,
				 (events.count + 1) * sizeof *made.entry);
	made.longer = arena_alloc(visit->arena,
				  (events.count + 1) * sizeof *made.longer);
	for (size_t i = 0; status == OK && i < events.count; i++)
		status = take_event(visit, &made, &events.list[i], fault);
	done->cases++;
	if (status == OK && made.entries)
		status = mend_history(visit, &made, done, fault);
	return status == OK ? mend_file(visit, &made, done, fault) : status;
}
