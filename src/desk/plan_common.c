/* What action plans, impact assessments and reviews of policies have alike. */
#include <stdio.h>
#include <string.h>

#include "desk/action_plan_inside.h"
#include "desk/inside.h"
#include "desk/show.h"
#include "lang/zone.h"
#include "store/account.h"
#include "wire/model.h"

#define HISTORY_SHOWN 200

enum status
plan_organisation(struct visit *visit, const char *text, int64_t *ret,
		  struct fault *fault)
{
	struct access access = visit_access(visit);
	struct organisation organisation;
	enum status status;

	*ret = visit_organisation(visit);
	if (!text || !*text)
		return OK;
	if (!id_parse(text, ret))
		return not_found("organisation", fault);
	status = organisation_get(&access, *ret, &organisation, fault);
	return status == E_NOT_FOUND ? not_found("organisation", fault)
				     : status;
}

enum status
plan_places(struct visit *visit, const char *text, struct plan_places *ret,
	    struct fault *fault)
{
	struct access access = visit_access(visit);
	int64_t *one = arena_alloc(visit->arena, sizeof *one);
	enum status status;

	if (!text || !*text) {
		*ret = (struct plan_places){access.scope->organisation,
					    access.scope->count};
		return OK;
	}
	status = plan_organisation(visit, text, one, fault);
	*ret = (struct plan_places){one, 1};
	return status;
}

bool
plan_is_colleague(const struct account *account)
{
	switch (account->role) {
	case ROLE_OFFICER:
	case ROLE_MANAGER:
	case ROLE_ADMINISTRATOR:
	case ROLE_TRANSLATOR:
	case ROLE_REVISER:
	case ROLE_APPROVER:
		return !account->disabled;
	case ROLE_AUDITOR:
	case ROLE_SERVICE:
	case ROLE_CONTRACTOR:
	case ROLE_PROVIDER:
		break;
	}
	return false;
}

enum status
plan_colleague(struct visit *visit, struct fields *fields, const char *field,
	       const char *value, int64_t *ret, struct fault *fault)
{
	struct access access = visit_access(visit);
	struct account account;
	struct fault wrong;
	int64_t id;
	enum status status = E_NOT_FOUND;

	if (!value)
		return OK;
	if (id_parse(value, &id))
		status = account_get(&access, id, &account, fault);
	if (status == OK && plan_is_colleague(&account)) {
		*ret = id;
		return OK;
	}
	if (status != OK && status != E_NOT_FOUND)
		return status;
	(void)fault_set(&wrong, E_INPUT, "",
			N_("Choose a colleague whose account is open"), NULL);
	field_take(fields, field, &wrong);
	return OK;
}

void
plan_day(struct fields *fields, const struct plan_day *day, int32_t *ret)
{
	struct fault fault;
	int32_t days;

	if (!day->value || !*day->value)
		return;
	if (zone_parse_day("", day->value, &days, &fault) != OK) {
		field_take(fields, day->field, &fault);
		return;
	}
	if (days < day->first_days) {
		char first[ZONE_DAY_TEXT];

		zone_day_text(day->first_days, first);
		(void)fault_set(&fault, E_INPUT, "",
				N_("This cannot be before {day}"), "day",
				first, NULL);
		field_take(fields, day->field, &fault);
		return;
	}
	*ret = days;
}

const char *
plan_day_text(struct visit *visit, int32_t days)
{
	char text[ZONE_DAY_TEXT];

	if (!days)
		return NULL;
	zone_day_text(days, text);
	return arena_text(visit->arena, text);
}

const char *
plan_name(struct visit *visit, int64_t id)
{
	struct access access = visit_access_of_service(visit);
	struct account account;
	struct fault fault;

	if (!id || account_get(&access, id, &account, &fault) != OK)
		return NULL;
	return account.name;
}

/* ---- what happened ---- */

enum status
plan_tell(struct visit *visit, const struct plan_told *told,
	  struct fault *fault)
{
	static const char *const kinds[PLAN_NOTES] = {
		"plan.added",	 "plan.progress", "plan.title",
		"plan.owner",	 "plan.due",	  "plan.target",
		"plan.other",	 "plan.evidence", "plan.evidence-gone",
		"plan.done",	 "plan.dropped",  "plan.reopened",
		"plan.asked",	 "plan.heard",	  "plan.published",
	};
	struct access access = visit_access(visit);
	struct model *payload = model_object(visit->arena);
	const struct plan_note note = {
		.id = visit_id(visit),
		.about = told->about,
		.organisation = told->organisation,
		.kind = told->kind,
		.words = told->words,
		.was = told->was,
		.now = told->now,
		.at_utc = visit->now_utc,
		.by = visit_actor(visit),
	};
	const struct log_entry entry = {
		.kind = kinds[told->kind],
		.subject = told->about,
		.organisation = told->organisation,
		.payload = payload,
	};
	enum status status = plan_note_insert(&access, &note, fault);

	model_text(payload, "title", told->title);
	model_text(payload, "reason", told->words);
	model_text(payload, "was", told->was);
	model_text(payload, "now", told->now);
	return status == OK ? log_event(visit, &entry, fault) : status;
}

enum status
plan_tell_change(struct visit *visit, const struct plan_told *told,
		 struct fault *fault)
{
	const char *was = told->was ? told->was : "";
	const char *now = told->now ? told->now : "";

	return strcmp(was, now) != 0 ? plan_tell(visit, told, fault) : OK;
}

/* What a note of a due day has is a day, and is shown as one. */
static void
show_changed(struct model *row, const struct plan_note *note)
{
	struct fault fault;
	int32_t was, now;
	bool days = note->kind == NOTE_DUE && note->was && note->now &&
		    zone_parse_day("", note->was, &was, &fault) == OK &&
		    zone_parse_day("", note->now, &now, &fault) == OK;

	model_text(row, "was", days ? NULL : note->was);
	model_text(row, "now", days ? NULL : note->now);
	model_null(row, "was_on");
	model_null(row, "now_on");
	if (days) {
		model_day(row, "was_on", was);
		model_day(row, "now_on", now);
	}
}

static enum status
show_evidence(struct visit *visit, struct model *model, int64_t about,
	      struct fault *fault)
{
	struct access access = visit_access(visit);
	struct model *rows = model_children(model, "evidence");
	struct plan_evidences all;
	enum status status = plan_evidence_list(&access, about, &all, fault);

	for (size_t i = 0; status == OK && i < all.count; i++) {
		struct model *row = model_append(rows);

		model_id(row, "id", all.list[i].id);
		model_text(row, "words", all.list[i].words);
		model_text(row, "link", all.list[i].link);
		model_text(row, "file", all.list[i].file_name);
		model_code(row, "kind", "attachment-kind",
			   all.list[i].file_kind);
		model_time(row, "at", all.list[i].at_utc);
		show_actor(visit, row, "by_name", all.list[i].by);
	}
	return status;
}

enum status
show_plan_history(struct visit *visit, struct model *model, int64_t about,
		  struct fault *fault)
{
	struct access access = visit_access(visit);
	struct model *rows;
	struct plan_notes all;
	enum status status = show_evidence(visit, model, about, fault);

	rows = model_children(model, "history");
	if (status == OK)
		status = plan_note_list(&access, about, HISTORY_SHOWN, &all,
					fault);
	for (size_t i = 0; status == OK && i < all.count; i++) {
		struct model *row = model_append(rows);

		model_code(row, "kind", "plan-note",
			   plan_note_names[all.list[i].kind]);
		model_text(row, "words", all.list[i].words);
		show_changed(row, &all.list[i]);
		model_time(row, "at", all.list[i].at_utc);
		show_actor(visit, row, "by_name", all.list[i].by);
	}
	return status;
}

/* ---- what pages choose from ---- */

enum status
show_colleagues(struct visit *visit, struct model *model, struct fault *fault)
{
	struct access access = visit_access(visit);
	struct model *rows = model_children(model, "colleagues");
	struct accounts all;
	enum status status;

	if (visit_needs(visit,
			ROLE_BIT(ROLE_MANAGER) | ROLE_BIT(ROLE_ADMINISTRATOR) |
				ROLE_BIT(ROLE_SERVICE),
			fault) != OK)
		return OK;
	status = account_all(&access, &all, fault);
	for (size_t i = 0; status == OK && i < all.count; i++) {
		struct model *row;

		if (!plan_is_colleague(&all.list[i]))
			continue;
		row = model_append(rows);
		model_id(row, "id", all.list[i].id);
		model_text(row, "name", all.list[i].name);
	}
	return status;
}

void
show_plan_place(struct model *row, int64_t organisation,
		const struct organisations *all)
{
	model_id(row, "organisation", organisation);
	model_text(row, "organisation_name",
		   organisation_named(all, organisation));
}

void
show_organisations(struct model *model, const struct organisations *all)
{
	struct model *rows = model_children(model, "organisations");

	for (size_t i = 0; i < all->count; i++) {
		struct model *row = model_append(rows);

		model_id(row, "id", all->list[i].id);
		model_text(row, "name", all->list[i].name);
	}
}

/* ---- pages ---- */

enum status
plan_after(const char *text, struct plan_after *ret, struct fault *fault)
{
	char id[ID_TEXT + 1];
	int days;

	*ret = (struct plan_after){INT32_MIN, 0};
	if (!text || !*text)
		return OK;
	if (sscanf(text, "%d.%14s", &days, id) == 2 &&
	    id_parse(id, &ret->id)) {
		ret->days = days;
		return OK;
	}
	return fault_set(fault, E_INPUT, "/after",
			 N_("This is no place in the list: begin at its first "
			    "page"),
			 NULL);
}

const char *
plan_next(struct visit *visit, int32_t days, int64_t id)
{
	char text[ID_TEXT];

	id_format(id, text);
	return arena_printf(visit->arena, "%d.%s", (int)days, text);
}
