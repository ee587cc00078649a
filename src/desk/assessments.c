/* The register of impact assessments. */
#include "desk/assessments.h"

#include <stdlib.h>
#include <string.h>

#include "core/name.h"
#include "desk/action_plan_inside.h"
#include "desk/inside.h"
#include "desk/show.h"
#include "desk/tenants.h"
#include "lang/zone.h"
#include "store/assessment.h"
#include "store/policy.h"
#include "wire/model.h"

#define POLICIES_SHOWN 60

static enum status
assessment_named(struct visit *visit, const char *text,
		 struct assessment *ret, struct fault *fault)
{
	struct access access = visit_access(visit);
	int64_t id;
	enum status status;

	if (!text || !id_parse(text, &id))
		return not_found("id", fault);
	status = assessment_get(&access, id, ret, fault);
	return status == E_NOT_FOUND ? not_found("id", fault) : status;
}

/* ---- showing them ---- */

static void
show_day(struct model *row, const char *key, int32_t days)
{
	if (days)
		model_day(row, key, days);
	else
		model_null(row, key);
}

static void
show_row_of(struct visit *visit, struct model *row,
	    const struct assessment *a, const struct organisations *all)
{
	int32_t today = zone_local(visit->now_utc).day_days;

	model_id(row, "id", a->id);
	model_text(row, "title", a->title);
	model_code(row, "kind", "assessment-kind",
		   assessment_kind_names[a->kind]);
	show_plan_place(row, a->organisation, all);
	model_text(row, "owner_name", plan_name(visit, a->owner));
	model_code(row, "state", "assessment-state",
		   a->done_on_days ? "done" : "planned");
	model_day(row, "planned_on", a->planned_on_days);
	model_day(row, "due_on", a->due_on_days);
	show_day(row, "done_on", a->done_on_days);
	show_day(row, "again_on", a->again_on_days);
	model_bool(row, "late", !a->done_on_days && a->due_on_days < today);
	model_code(row, "result", "assessment-result",
		   a->result < 0 ? NULL : assessment_result_names[a->result]);
}

static int
soonest_first(const void *a, const void *b)
{
	const struct assessment *x = a, *y = b;

	if (x->due_on_days != y->due_on_days)
		return x->due_on_days < y->due_on_days ? -1 : 1;
	return (x->id > y->id) - (x->id < y->id);
}

static enum status
read_all(struct visit *visit, const struct plan_places *places,
	 struct assessment_wish *wish, struct assessments *ret,
	 struct fault *fault)
{
	struct access access = visit_access(visit);
	struct assessments some;
	size_t cap = 0;
	enum status status = OK;

	*ret = (struct assessments){NULL, 0};
	for (size_t i = 0; i < places->count && status == OK; i++) {
		wish->organisation = places->organisation[i];
		status = assessment_list(&access, wish, &some, fault);
		for (size_t j = 0; status == OK && j < some.count; j++) {
			ret->list = arena_grow(visit->arena, ret->list,
					       ret->count, &cap,
					       sizeof *ret->list);
			ret->list[ret->count++] = some.list[j];
		}
	}
	if (ret->count)
		qsort(ret->list, ret->count, sizeof *ret->list,
		      soonest_first);
	return status;
}

enum status
assessments_list(struct visit *visit, const struct assessments_wish *in,
		 const struct page_wish *page, struct model *model,
		 struct fault *fault)
{
	struct access access = visit_access(visit);
	struct model *rows = model_children(model, "assessments");
	struct assessment_wish wish = {
		.which = in->show && !strcmp(in->show, "all")
				 ? ASSESSMENTS_ALL
				 : ASSESSMENTS_OPEN};
	struct assessments found;
	struct organisations all;
	struct plan_places places;
	struct plan_after after;
	size_t limit, shown;
	enum status status = page_limit(page, &limit, fault);

	if (status == OK)
		status = plan_after(page->after, &after, fault);
	if (status == OK)
		status = plan_places(visit, in->organisation, &places, fault);
	if (status == OK)
		status = organisation_list(&access, &all, fault);
	if (status != OK)
		return status;
	wish.after_days = after.days;
	wish.after_id = after.id;
	wish.limit = limit + 1;
	status = read_all(visit, &places, &wish, &found, fault);
	if (status != OK)
		return status;
	model_bool(model, "open", wish.which == ASSESSMENTS_OPEN);
	shown = found.count > limit ? limit : found.count;
	for (size_t i = 0; i < shown; i++)
		show_row_of(visit, model_append(rows), &found.list[i], &all);
	model_text(model, "next",
		   found.count > limit
			   ? plan_next(visit,
				       found.list[shown - 1].due_on_days,
				       found.list[shown - 1].id)
			   : NULL);
	show_organisations(model, &all);
	return OK;
}

static void
show_policy(struct model *row, const struct policy_row *p)
{
	model_id(row, "id", p->id);
	model_text(row, "kind", p->kind);
	model_text(row, "code", p->code);
	model_int(row, "version", p->version);
}

/* The versions that took hold, the latest last; and the one that is meant. */
static enum status
show_policies(struct visit *visit, struct model *model, int64_t meant,
	      struct fault *fault)
{
	struct access access = visit_access(visit);
	struct model *rows = model_children(model, "policies");
	struct policy_rows all;
	size_t first;
	enum status status = policy_rows_in(
		&access, visit_organisation(visit), NULL, &all, fault);

	model_null(model, "policy");
	if (status != OK)
		return status;
	first = all.count > POLICIES_SHOWN ? all.count - POLICIES_SHOWN : 0;
	for (size_t i = 0; i < all.count; i++) {
		if (all.list[i].id == meant)
			show_policy(model_child(model, "policy"),
				    &all.list[i]);
		if (i >= first)
			show_policy(model_append(rows), &all.list[i]);
	}
	return OK;
}

enum status
assessment_choices(struct visit *visit, struct model *model,
		   struct fault *fault)
{
	struct access access = visit_access(visit);
	struct organisations all;
	enum status status = organisation_list(&access, &all, fault);

	if (status != OK)
		return status;
	show_organisations(model, &all);
	status = show_policies(visit, model, 0, fault);
	return status == OK ? show_colleagues(visit, model, fault) : status;
}

enum status
assessment_show(struct visit *visit, const char *id, struct model *model,
		struct fault *fault)
{
	struct access access = visit_access(visit);
	struct assessment a;
	struct organisations all;
	enum status status = assessment_named(visit, id, &a, fault);

	if (status == OK)
		status = organisation_list(&access, &all, fault);
	if (status != OK)
		return status;
	show_row_of(visit, model, &a, &all);
	model_text(model, "findings", a.findings);
	model_id(model, "owner", a.owner);
	model_int(model, "version", a.version);
	model_time(model, "made_at", a.made_utc);
	status = show_policies(visit, model, a.policy, fault);
	if (status == OK)
		status = show_plan_history(visit, model, a.id, fault);
	return status == OK ? show_colleagues(visit, model, fault) : status;
}

/* ---- writing them down ---- */

static enum status
read_policy(struct visit *visit, struct fields *fields, const char *value,
	    int64_t *ret, struct fault *fault)
{
	struct access access = visit_access(visit);
	struct policy_rows all;
	struct fault wrong;
	int64_t id = 0;
	enum status status;

	if (!value)
		return OK;
	if (!*value) {
		*ret = 0;
		return OK;
	}
	status = policy_rows_in(&access, visit_organisation(visit), NULL,
				&all, fault);
	if (status != OK)
		return status;
	for (size_t i = 0; id_parse(value, &id) && i < all.count; i++)
		if (all.list[i].id == id) {
			*ret = id;
			return OK;
		}
	(void)fault_set(&wrong, E_INPUT, "",
			N_("There is no such version of the policy"), NULL);
	field_take(fields, "policy", &wrong);
	return OK;
}

static void
read_place(struct fields *fields, const char *field,
	   const char *const *names, size_t count, const char *value,
	   int *ret)
{
	struct fault fault;

	if (name_check("", names, count, value ? value : "", ret, &fault) !=
	    OK)
		field_take(fields, field, &fault);
}

static enum status
read_input(struct visit *visit, struct fields *fields,
	   const struct assessment_input *in, struct assessment *a,
	   struct fault *fault)
{
	const struct plan_day due = {"due_on", in->due_on,
				     zone_local(visit->now_utc).day_days};
	int kind = (int)a->kind;
	enum status status;

	if (in->title)
		a->title = field_words_needed(fields, "title", in->title,
					      PLAN_TITLE_MOST);
	if (in->kind)
		read_place(fields, "kind", assessment_kind_names,
			   ASSESSMENT_KINDS, in->kind, &kind);
	a->kind = (enum assessment_kind)kind;
	if (in->due_on && (!a->due_on_days ||
			   strcmp(in->due_on,
				  plan_day_text(visit, a->due_on_days)) != 0))
		plan_day(fields, &due, &a->due_on_days);
	status = plan_colleague(visit, fields, "owner", in->owner, &a->owner,
				fault);
	return status == OK ? read_policy(visit, fields, in->policy,
					  &a->policy, fault)
			    : status;
}

static enum status
tell(struct visit *visit, const struct assessment *a,
     enum plan_note_kind kind, const char *words, struct fault *fault)
{
	return plan_tell(visit,
			 &(struct plan_told){.about = a->id,
					     .organisation = a->organisation,
					     .title = a->title,
					     .kind = kind,
					     .words = words},
			 fault);
}

enum status
assessment_add(struct visit *visit, const struct assessment_input *in,
	       struct model *model, struct faults *faults,
	       struct fault *fault)
{
	struct access access = visit_access(visit);
	struct fields fields = fields_begin(visit->arena, faults);
	struct assessment_input must = *in;
	struct assessment a = {
		.planned_on_days = zone_local(visit->now_utc).day_days,
		.result = -1,
		.made_utc = visit->now_utc};
	enum status status = plan_organisation(visit, in->organisation,
					       &a.organisation, fault);

	if (status != OK)
		return status;
	must.title = in->title ? in->title : "";
	must.kind = in->kind ? in->kind : "";
	must.owner = in->owner ? in->owner : "";
	if (!in->due_on || !*in->due_on)
		(void)field_needed(&fields, "due_on", NULL, 10);
	status = read_input(visit, &fields, &must, &a, fault);
	if (status == OK)
		status = fields_end(&fields, fault);
	a.id = visit_id(visit);
	if (status == OK)
		status = assessment_insert(&access, &a, fault);
	if (status == OK)
		status = tell(visit, &a, NOTE_ADDED, NULL, fault);
	model_id(model, "id", a.id);
	return status;
}

static enum status
tell_changes(struct visit *visit, const struct assessment *was,
	     const struct assessment *now, const char *reason,
	     struct fault *fault)
{
	struct plan_told told = {.about = now->id,
				 .organisation = now->organisation,
				 .title = now->title,
				 .words = reason};
	enum status status;

	told.kind = NOTE_TITLE;
	told.was = was->title;
	told.now = now->title;
	status = plan_tell_change(visit, &told, fault);
	told.kind = NOTE_OWNER;
	told.was = plan_name(visit, was->owner);
	told.now = plan_name(visit, now->owner);
	if (status == OK)
		status = plan_tell_change(visit, &told, fault);
	told.kind = NOTE_DUE;
	told.was = plan_day_text(visit, was->due_on_days);
	told.now = plan_day_text(visit, now->due_on_days);
	if (status == OK)
		status = plan_tell_change(visit, &told, fault);
	if (status == OK &&
	    (was->kind != now->kind || was->policy != now->policy))
		status = tell(visit, now, NOTE_OTHER, reason, fault);
	return status;
}

enum status
assessment_edit(struct visit *visit, const char *id, int64_t version,
		const struct assessment_input *in, struct model *model,
		struct faults *faults, struct fault *fault)
{
	struct access access = visit_access(visit);
	struct fields fields = fields_begin(visit->arena, faults);
	struct assessment was, a;
	const char *reason;
	enum status status = assessment_named(visit, id, &a, fault);

	if (status != OK)
		return status;
	was = a;
	reason = field_words_needed(&fields, "reason", in->reason,
				    PLAN_WORDS_MOST);
	status = read_input(visit, &fields, in, &a, fault);
	if (status == OK)
		status = fields_end(&fields, fault);
	a.version = version;
	if (status == OK)
		status = assessment_update(&access, &a, fault);
	model_id(model, "id", a.id);
	return status == OK ? tell_changes(visit, &was, &a, reason, fault)
			    : status;
}

static void
read_done(struct visit *visit, struct fields *fields,
	  const struct assessment_done *in, struct assessment *a)
{
	int32_t today = zone_local(visit->now_utc).day_days;
	const struct plan_day done = {"done_on", in->done_on, INT32_MIN};
	const struct plan_day again = {"again_on", in->again_on, today};
	struct fault fault;

	a->done_on_days = today;
	plan_day(fields, &done, &a->done_on_days);
	if (a->done_on_days > today) {
		(void)fault_set(&fault, E_INPUT, "",
				N_("This is still to come"), NULL);
		field_take(fields, "done_on", &fault);
	}
	a->again_on_days = 0;
	plan_day(fields, &again, &a->again_on_days);
	read_place(fields, "result", assessment_result_names,
		   ASSESSMENT_RESULTS, in->result, &a->result);
	a->findings = field_words_needed(fields, "findings", in->findings,
					 PLAN_WORDS_MOST);
}

enum status
assessment_done(struct visit *visit, const struct assessment_done *in,
		struct model *model, struct faults *faults,
		struct fault *fault)
{
	struct access access = visit_access(visit);
	struct fields fields = fields_begin(visit->arena, faults);
	struct assessment a;
	enum status status = assessment_named(visit, in->id, &a, fault);

	if (status != OK)
		return status;
	read_done(visit, &fields, in, &a);
	status = fields_end(&fields, fault);
	a.version = in->version;
	if (status == OK)
		status = assessment_update(&access, &a, fault);
	if (status == OK)
		status = tell(visit, &a, NOTE_DONE, a.findings, fault);
	model_id(model, "id", a.id);
	return status;
}
