/* Action plans: shown. */
#include "desk/action_plans.h"

#include <stdlib.h>
#include <string.h>

#include "desk/action_plan_inside.h"
#include "desk/inside.h"
#include "desk/show.h"
#include "desk/tenants.h"
#include "lang/zone.h"
#include "wire/model.h"

enum status
measure_named(struct visit *visit, const char *text, struct plan_measure *ret,
	      struct fault *fault)
{
	struct access access = visit_access(visit);
	int64_t id;
	enum status status;

	if (!text || !id_parse(text, &id))
		return not_found("id", fault);
	status = plan_measure_get(&access, id, ret, fault);
	return status == E_NOT_FOUND ? not_found("id", fault) : status;
}

/* ---- what measures answer ---- */

/* Whether a key stands in " key key ". */
static bool
answers(const char *frameworks, const char *key)
{
	size_t count = strlen(key);

	for (const char *at = strstr(frameworks, key); at;
	     at = strstr(at + 1, key))
		if (at > frameworks && at[-1] == ' ' && at[count] == ' ')
			return true;
	return false;
}

/* Every framework there is; chosen where frameworks is not NULL. */
static void
show_frameworks(struct model *list, const struct plan_frameworks *own,
		const char *frameworks)
{
	for (size_t i = 0; i < FRAMEWORKS + own->count; i++) {
		struct model *row = model_append(list);
		char id[ID_TEXT];
		const char *key = id;

		if (i < FRAMEWORKS)
			key = framework_names[i];
		else
			id_format(own->list[i - FRAMEWORKS].id, id);
		model_text(row, "key", key);
		model_code(row, "code", "framework",
			   i < FRAMEWORKS ? key : NULL);
		model_text(row, "name",
			   i < FRAMEWORKS ? key
					  : own->list[i - FRAMEWORKS].name);
		if (frameworks)
			model_bool(row, "chosen", answers(frameworks, key));
	}
}

/* Their names, as one text. */
static const char *
frameworks_text(struct visit *visit, const struct plan_frameworks *own,
		const char *frameworks)
{
	const char *text = "";

	for (size_t i = 0; i < FRAMEWORKS + own->count; i++) {
		char id[ID_TEXT];
		const char *key = id, *name;

		if (i < FRAMEWORKS) {
			key = name = framework_names[i];
		} else {
			id_format(own->list[i - FRAMEWORKS].id, id);
			name = own->list[i - FRAMEWORKS].name;
		}
		if (answers(frameworks, key))
			text = arena_printf(visit->arena, "%s%s%s", text,
					    *text ? "; " : "", name);
	}
	return text;
}

/* ---- a row ---- */

static void
show_reached(struct model *row, const struct plan_measure *m)
{
	bool known = m->reached != MEASURE_UNKNOWN;

	model_int(row, "baseline", m->baseline);
	model_int(row, "target", m->target);
	model_null(row, "reached");
	model_null(row, "progress");
	if (known) {
		model_int(row, "reached", m->reached);
		model_real(row, "progress",
			   measure_progress(m->baseline, m->target,
					    m->reached));
	}
	model_bool(row, "on_target",
		   known && measure_reached(m->baseline, m->target,
					    m->reached));
}

static void
show_row_of(struct visit *visit, struct model *row,
	    const struct plan_measure *m, const struct organisations *all,
	    const struct plan_frameworks *own)
{
	int32_t today = zone_local(visit->now_utc).day_days;

	model_id(row, "id", m->id);
	model_text(row, "title", m->title);
	show_plan_place(row, m->organisation, all);
	model_text(row, "owner_name", plan_name(visit, m->owner));
	model_text(row, "unit", m->unit);
	show_reached(row, m);
	model_day(row, "due_on", m->due_on_days);
	model_bool(row, "late",
		   m->state == MEASURE_OPEN && m->due_on_days < today);
	model_code(row, "state", "measure-state",
		   measure_state_names[m->state]);
	model_text(row, "answers", frameworks_text(visit, own, m->frameworks));
}

/* ---- the list ---- */

static int
soonest_first(const void *a, const void *b)
{
	const struct plan_measure *x = a, *y = b;

	if (x->due_on_days != y->due_on_days)
		return x->due_on_days < y->due_on_days ? -1 : 1;
	return (x->id > y->id) - (x->id < y->id);
}

static enum status
read_measures(struct visit *visit, const struct plan_places *places,
	      struct plan_wish *wish, struct plan_measures *ret,
	      struct fault *fault)
{
	struct access access = visit_access(visit);
	struct plan_measures all = {NULL, 0}, some;
	size_t cap = 0;
	enum status status = OK;

	for (size_t i = 0; i < places->count && status == OK; i++) {
		wish->organisation = places->organisation[i];
		status = plan_measure_list(&access, wish, &some, fault);
		for (size_t j = 0; status == OK && j < some.count; j++) {
			all.list = arena_grow(visit->arena, all.list,
					      all.count, &cap,
					      sizeof *all.list);
			all.list[all.count++] = some.list[j];
		}
	}
	if (all.count)
		qsort(all.list, all.count, sizeof *all.list, soonest_first);
	if (status == OK)
		*ret = all;
	return status;
}

/* Each landlord's plan, side by side. */
static enum status
show_plans(struct visit *visit, struct model *model,
	   const struct plan_places *places, const struct organisations *all,
	   struct fault *fault)
{
	struct access access = visit_access(visit);
	struct model *rows = model_children(model, "plans");
	int32_t today = zone_local(visit->now_utc).day_days;
	enum status status = OK;

	for (size_t i = 0; i < places->count && status == OK; i++) {
		struct model *row = model_append(rows);
		struct plan_count count = {0};
		struct plan plan = {0};

		status = plan_get(&access, places->organisation[i], &plan,
				  fault);
		if (status == OK)
			status = plan_measure_count(
				&access, places->organisation[i], today,
				&count, fault);
		show_plan_place(row, places->organisation[i], all);
		model_id(row, "champion", plan.champion);
		model_text(row, "champion_name",
			   plan_name(visit, plan.champion));
		if (plan.version)
			model_day(row, "review_on", plan.review_on_days);
		else
			model_null(row, "review_on");
		model_bool(row, "review_due",
			   plan.version && plan.review_on_days <= today);
		model_time_or_null(row, "reviewed_at", plan.reviewed_utc);
		model_int(row, "all", count.all);
		model_int(row, "open", count.open);
		model_int(row, "late", count.late);
		model_int(row, "done", count.done);
	}
	return status;
}

static enum status
show_page(struct visit *visit, const struct plan_places *places,
	  struct plan_wish *wish, struct model *model, struct fault *fault)
{
	struct access access = visit_access(visit);
	struct model *rows = model_children(model, "measures");
	struct plan_frameworks own;
	struct organisations all;
	struct plan_measures found = {NULL, 0};
	size_t limit = wish->limit, shown;
	enum status status = organisation_list(&access, &all, fault);

	if (status == OK)
		status = plan_framework_list(&access, &own, fault);
	wish->limit++;
	if (status == OK)
		status = read_measures(visit, places, wish, &found, fault);
	if (status != OK)
		return status;
	shown = found.count > limit ? limit : found.count;
	for (size_t i = 0; i < shown; i++)
		show_row_of(visit, model_append(rows), &found.list[i], &all,
			    &own);
	model_text(model, "next",
		   found.count > limit
			   ? plan_next(visit,
				       found.list[shown - 1].due_on_days,
				       found.list[shown - 1].id)
			   : NULL);
	show_frameworks(model_children(model, "frameworks"), &own, NULL);
	show_organisations(model, &all);
	return show_plans(visit, model, places, &all, fault);
}

enum status
action_plans_list(struct visit *visit, const struct action_plan_wish *wish,
		  const struct page_wish *page, struct model *model,
		  struct fault *fault)
{
	struct plan_wish list = {
		.open = !wish->show || strcmp(wish->show, "all") != 0};
	struct plan_places places;
	struct plan_after after;
	enum status status = page_limit(page, &list.limit, fault);

	if (status == OK)
		status = plan_after(page->after, &after, fault);
	if (status == OK)
		status = plan_places(visit, wish->organisation, &places,
				     fault);
	if (status != OK)
		return status;
	list.after_days = after.days;
	list.after_id = after.id;
	model_bool(model, "open", list.open);
	status = show_page(visit, &places, &list, model, fault);
	return status == OK ? show_colleagues(visit, model, fault) : status;
}

enum status
action_plan_show(struct visit *visit, const char *id, struct model *model,
		 struct fault *fault)
{
	struct access access = visit_access(visit);
	struct plan_measure m;
	struct plan_frameworks own;
	struct organisations all;
	enum status status = measure_named(visit, id, &m, fault);

	if (status == OK)
		status = organisation_list(&access, &all, fault);
	if (status == OK)
		status = plan_framework_list(&access, &own, fault);
	if (status != OK)
		return status;
	show_row_of(visit, model, &m, &all, &own);
	model_text(model, "aim", m.aim);
	model_id(model, "owner", m.owner);
	model_int(model, "version", m.version);
	model_time(model, "made_at", m.made_utc);
	model_time_or_null(model, "closed_at", m.closed_utc);
	show_frameworks(model_children(model, "answered"), &own, m.frameworks);
	status = show_plan_history(visit, model, m.id, fault);
	return status == OK ? show_colleagues(visit, model, fault) : status;
}

/* ---- for a board ---- */

enum status
action_plan_board(struct visit *visit, const char *organisation,
		  struct model *model, struct fault *fault)
{
	struct model *plans = model_object(visit->arena);
	struct model *rows = model_children(model, "rows");
	struct access access = visit_access(visit);
	struct plan_places places;
	struct organisations all;
	enum status status = organisation_list(&access, &all, fault);

	if (status == OK)
		status = plan_places(visit, organisation, &places, fault);
	if (status == OK)
		status = show_plans(visit, plans, &places, &all, fault);
	if (status != OK)
		return status;
	for (const struct model *one = model_first(model_get(plans, "plans"));
	     one; one = model_next(one)) {
		int64_t n = model_int_of(model_get(one, "all"));
		int64_t done = model_int_of(model_get(one, "done"));
		struct model *row;

		if (!n)
			continue;
		row = model_append(rows);
		model_copy(row, "key", model_get(one, "organisation"));
		model_copy(row, "name", model_get(one, "organisation_name"));
		model_int(row, "n", n);
		model_copy(row, "open", model_get(one, "open"));
		model_copy(row, "late", model_get(one, "late"));
		model_int(row, "done", done);
		model_real(row, "share", (double)done / (double)n);
		model_copy(row, "champion", model_get(one, "champion_name"));
	}
	return OK;
}
