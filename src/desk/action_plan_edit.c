/* Action plans: what is written down in them. */
#include <string.h>

#include "core/name.h"
#include "desk/action_plan_inside.h"
#include "desk/inside.h"
#include "desk/show.h"
#include "lang/zone.h"
#include "wire/model.h"

#define UNIT_MOST 60
#define NUMBER_MOST 1000000000
#define REVIEW_MONTHS 12

/* ---- reading ---- */

static void
read_number(struct fields *fields, const char *field,
	    const struct action_number *in, int64_t *ret)
{
	struct fault fault;

	if (!in->said)
		return;
	if (in->value >= -NUMBER_MOST && in->value <= NUMBER_MOST) {
		*ret = in->value;
		return;
	}
	(void)fault_set(&fault, E_INPUT, "",
			N_("This is too large a number: count in a larger "
			   "unit"),
			NULL);
	field_take(fields, field, &fault);
}

/* " key key ", each of them one that there is. */
static void
read_frameworks(struct visit *visit, struct fields *fields,
		const struct plan_frameworks *own, const char *value,
		const char **ret)
{
	const char *text = " ";

	for (const char *at = value; *at;) {
		size_t count = strcspn(at, " ");
		const char *key = arena_copy(visit->arena, at, count);
		bool known = name_find(framework_names, FRAMEWORKS, key) >= 0;
		struct fault fault;
		int64_t id;

		at += count + strspn(at + count, " ");
		for (size_t i = 0; i < own->count && !known; i++)
			known = id_parse(key, &id) && own->list[i].id == id;
		if (known) {
			text = arena_printf(visit->arena, "%s%s ", text, key);
		} else if (count) {
			(void)fault_set(&fault, E_INPUT, "",
					N_("There is no framework {key}: "
					   "choose one of the list"),
					"key", key, NULL);
			field_take(fields, "frameworks", &fault);
		}
	}
	*ret = text;
}

/* What was said goes over what stands there. */
static enum status
read_measure(struct visit *visit, struct fields *fields,
	     const struct action_input *in, struct plan_measure *m,
	     struct fault *fault)
{
	struct access access = visit_access(visit);
	const struct plan_day due = {"due_on", in->due_on,
				     zone_local(visit->now_utc).day_days};
	struct plan_frameworks own;
	enum status status = plan_framework_list(&access, &own, fault);

	if (status != OK)
		return status;
	if (in->title)
		m->title = field_words_needed(fields, "title", in->title,
					      PLAN_TITLE_MOST);
	if (in->aim)
		m->aim = field_text(fields, "aim", in->aim, PLAN_WORDS_MOST);
	if (in->unit)
		m->unit = field_needed(fields, "unit", in->unit, UNIT_MOST);
	read_number(fields, "baseline", &in->baseline, &m->baseline);
	read_number(fields, "target", &in->target, &m->target);
	/* A measure that is late stays so until its day is moved. */
	if (in->due_on && (!m->due_on_days ||
			   strcmp(in->due_on,
				  plan_day_text(visit, m->due_on_days)) != 0))
		plan_day(fields, &due, &m->due_on_days);
	if (in->frameworks)
		read_frameworks(visit, fields, &own, in->frameworks,
				&m->frameworks);
	return plan_colleague(visit, fields, "owner", in->owner, &m->owner,
			      fault);
}

static void
need(struct fields *fields, const char *field, bool said)
{
	if (!said)
		(void)field_needed(fields, field, NULL, UNIT_MOST);
}

/* ---- a measure ---- */

static enum status
tell(struct visit *visit, const struct plan_measure *m,
     enum plan_note_kind kind, const char *words, struct fault *fault)
{
	return plan_tell(visit,
			 &(struct plan_told){.about = m->id,
					     .organisation = m->organisation,
					     .title = m->title,
					     .kind = kind,
					     .words = words},
			 fault);
}

enum status
action_plan_add(struct visit *visit, const struct action_input *in,
		struct model *model, struct faults *faults,
		struct fault *fault)
{
	struct access access = visit_access(visit);
	struct fields fields = fields_begin(visit->arena, faults);
	struct plan_measure m = {.version = 1,
				 .reached = MEASURE_UNKNOWN,
				 .frameworks = " ",
				 .made_utc = visit->now_utc};
	enum status status = plan_organisation(visit, in->organisation,
					       &m.organisation, fault);

	if (status != OK)
		return status;
	need(&fields, "title", in->title);
	need(&fields, "owner", in->owner && *in->owner);
	need(&fields, "unit", in->unit);
	need(&fields, "baseline", in->baseline.said);
	need(&fields, "target", in->target.said);
	need(&fields, "due_on", in->due_on && *in->due_on);
	if (in->owner && !*in->owner) {
		struct action_input rest = *in;

		rest.owner = NULL;
		status = read_measure(visit, &fields, &rest, &m, fault);
	} else {
		status = read_measure(visit, &fields, in, &m, fault);
	}
	if (status == OK)
		status = fields_end(&fields, fault);
	m.id = visit_id(visit);
	if (status == OK)
		status = plan_measure_insert(&access, &m, fault);
	if (status == OK)
		status = tell(visit, &m, NOTE_ADDED, NULL, fault);
	model_id(model, "id", m.id);
	return status;
}

static const char *
target_text(struct visit *visit, const struct plan_measure *m)
{
	return arena_printf(visit->arena, "%lld → %lld %s",
			    (long long)m->baseline, (long long)m->target,
			    m->unit);
}

/* Each thing that changed is a sentence of its own. */
static enum status
tell_changes(struct visit *visit, const struct plan_measure *was,
	     const struct plan_measure *now, const char *reason,
	     struct fault *fault)
{
	const struct {
		enum plan_note_kind kind;
		const char *was, *now;
	} changes[] = {
		{NOTE_TITLE, was->title, now->title},
		{NOTE_OWNER, plan_name(visit, was->owner),
		 plan_name(visit, now->owner)},
		{NOTE_DUE, plan_day_text(visit, was->due_on_days),
		 plan_day_text(visit, now->due_on_days)},
		{NOTE_TARGET, target_text(visit, was),
		 target_text(visit, now)},
		{NOTE_OTHER, was->aim, now->aim},
		{NOTE_OTHER, was->frameworks, now->frameworks},
	};
	enum status status = OK;

	for (size_t i = 0;
	     i < sizeof changes / sizeof *changes && status == OK; i++) {
		const char *before = changes[i].was ? changes[i].was : "";
		const char *after = changes[i].now ? changes[i].now : "";
		bool told = changes[i].kind != NOTE_OTHER;

		if (!strcmp(before, after))
			continue;
		status = plan_tell(
			visit,
			&(struct plan_told){
				.about = now->id,
				.organisation = now->organisation,
				.title = now->title,
				.kind = changes[i].kind,
				.words = reason,
				.was = told ? changes[i].was : NULL,
				.now = told ? changes[i].now : NULL},
			fault);
	}
	return status;
}

enum status
action_plan_edit(struct visit *visit, const char *id, int64_t version,
		 const struct action_input *in, struct model *model,
		 struct faults *faults, struct fault *fault)
{
	struct access access = visit_access(visit);
	struct fields fields = fields_begin(visit->arena, faults);
	struct plan_measure was, m;
	const char *reason;
	enum status status = measure_named(visit, id, &m, fault);

	if (status != OK)
		return status;
	was = m;
	if (m.state != MEASURE_OPEN)
		return fault_set(fault, E_CONFLICT, "state",
				 N_("This measure is closed: open it again "
				    "first"),
				 NULL);
	reason = field_words_needed(&fields, "reason", in->reason,
				    PLAN_WORDS_MOST);
	status = read_measure(visit, &fields, in, &m, fault);
	if (status == OK)
		status = fields_end(&fields, fault);
	m.version = version;
	if (status == OK)
		status = plan_measure_update(&access, &m, fault);
	model_id(model, "id", m.id);
	return status == OK ? tell_changes(visit, &was, &m, reason, fault)
			    : status;
}

/* ---- what was done since ---- */

enum step { STEP_PROGRESS, STEP_DONE, STEP_DROPPED, STEP_REOPENED };
static const char *const step_names[] = {"progress", "done", "dropped",
					 "reopened"};

static enum status
take_step(struct visit *visit, enum step step, struct plan_measure *m,
	  struct fault *fault)
{
	bool open = m->state == MEASURE_OPEN;

	if (open == (step == STEP_REOPENED))
		return fault_set(fault, E_CONFLICT, "state",
				 open ? N_("This measure is open")
				      : N_("This measure is closed: open it "
					   "again first"),
				 NULL);
	switch (step) {
	case STEP_PROGRESS:
		return OK;
	case STEP_DONE:
	case STEP_DROPPED:
		m->state = step == STEP_DONE ? MEASURE_DONE : MEASURE_DROPPED;
		m->closed_utc = visit->now_utc;
		return OK;
	case STEP_REOPENED:
		m->state = MEASURE_OPEN;
		m->closed_utc = 0;
		return OK;
	}
	return OK;
}

/* What was reached goes along with the words. */
static const char *
reached_text(struct visit *visit, const struct plan_measure *m)
{
	if (m->reached == MEASURE_UNKNOWN)
		return NULL;
	return arena_printf(visit->arena, "%lld %s", (long long)m->reached,
			    m->unit);
}

enum status
action_plan_step(struct visit *visit, const struct action_step *in,
		 struct model *model, struct faults *faults,
		 struct fault *fault)
{
	static const enum plan_note_kind notes[] = {
		NOTE_PROGRESS, NOTE_DONE, NOTE_DROPPED, NOTE_REOPENED};
	struct access access = visit_access(visit);
	struct fields fields = fields_begin(visit->arena, faults);
	struct plan_told told = {0};
	struct plan_measure m;
	int step = 0;
	enum status status = measure_named(visit, in->id, &m, fault);

	if (status == OK)
		status = name_check("/step", step_names, 4,
				    in->step ? in->step : "", &step, fault);
	if (status == OK)
		status = take_step(visit, (enum step)step, &m, fault);
	if (status != OK)
		return status;
	told.was = reached_text(visit, &m);
	told.words = field_words_needed(&fields, "words", in->words,
					PLAN_WORDS_MOST);
	read_number(&fields, "reached", &in->reached, &m.reached);
	told.now = reached_text(visit, &m);
	if (!in->reached.said)
		told.was = told.now = NULL;
	told.kind = notes[step];
	told.about = m.id;
	told.organisation = m.organisation;
	told.title = m.title;
	status = fields_end(&fields, fault);
	if (status == OK)
		status = plan_measure_update(&access, &m, fault);
	if (status == OK)
		status = plan_tell(visit, &told, fault);
	model_id(model, "id", m.id);
	return status;
}

/* ---- the plan as a whole ---- */

static enum status
log_plan(struct visit *visit, const char *kind, const struct plan *plan,
	 const char *words, struct fault *fault)
{
	struct model *payload = model_object(visit->arena);
	const struct log_entry entry = {
		.kind = kind,
		.subject = plan->organisation,
		.organisation = plan->organisation,
		.payload = payload,
	};

	model_text(payload, "champion", plan_name(visit, plan->champion));
	model_day(payload, "review_on", plan->review_on_days);
	model_text(payload, "reason", words);
	return log_event(visit, &entry, fault);
}

static int32_t
in_a_year(const struct visit *visit)
{
	return day_add_months(zone_local(visit->now_utc).day_days,
			      REVIEW_MONTHS);
}

enum status
action_plan_head(struct visit *visit, const struct action_plan_head *in,
		 struct model *model, struct faults *faults,
		 struct fault *fault)
{
	struct access access = visit_access(visit);
	struct fields fields = fields_begin(visit->arena, faults);
	const struct plan_day review = {"review_on", in->review_on,
					zone_local(visit->now_utc).day_days};
	int64_t organisation;
	struct plan plan = {0};
	enum status status = plan_organisation(visit, in->organisation,
					       &organisation, fault);

	if (status == OK)
		status = plan_get(&access, organisation, &plan, fault);
	if (status != OK)
		return status;
	if (!plan.version)
		plan.review_on_days = in_a_year(visit);
	plan_day(&fields, &review, &plan.review_on_days);
	if (in->champion && !strcmp(in->champion, "none"))
		plan.champion = 0;
	else
		status = plan_colleague(visit, &fields, "champion",
					in->champion, &plan.champion, fault);
	if (status == OK)
		status = fields_end(&fields, fault);
	if (status == OK)
		status = plan_put(&access, &plan, fault);
	model_id(model, "id", organisation);
	return status == OK
		       ? log_plan(visit, "plan.champion", &plan, NULL, fault)
		       : status;
}

enum status
action_plan_reviewed(struct visit *visit, const char *organisation,
		     const char *words, struct model *model,
		     struct faults *faults, struct fault *fault)
{
	struct access access = visit_access(visit);
	struct fields fields = fields_begin(visit->arena, faults);
	struct plan plan = {0};
	const char *said;
	int64_t id;
	enum status status = plan_organisation(visit, organisation, &id,
					       fault);

	if (status == OK)
		status = plan_get(&access, id, &plan, fault);
	if (status != OK)
		return status;
	said = field_words_needed(&fields, "words", words, PLAN_WORDS_MOST);
	status = fields_end(&fields, fault);
	plan.review_on_days = in_a_year(visit);
	plan.reviewed_utc = visit->now_utc;
	if (status == OK)
		status = plan_put(&access, &plan, fault);
	model_id(model, "id", id);
	return status == OK
		       ? log_plan(visit, "plan.reviewed", &plan, said, fault)
		       : status;
}

enum status
action_plan_framework(struct visit *visit, const char *organisation,
		      const char *name, struct model *model,
		      struct faults *faults, struct fault *fault)
{
	struct access access = visit_access(visit);
	struct fields fields = fields_begin(visit->arena, faults);
	struct plan_framework one = {.id = visit_id(visit),
				     .at_utc = visit->now_utc,
				     .by = visit_actor(visit)};
	struct plan plan = {0};
	enum status status = plan_organisation(visit, organisation,
					       &one.organisation, fault);

	if (status != OK)
		return status;
	one.name = field_words_needed(&fields, "name", name, PLAN_TITLE_MOST);
	status = fields_end(&fields, fault);
	if (status == OK)
		status = plan_framework_insert(&access, &one, fault);
	if (status == OK)
		status = plan_get(&access, one.organisation, &plan, fault);
	model_id(model, "id", one.id);
	return status == OK ? log_plan(visit, "plan.framework", &plan,
				       one.name, fault)
			    : status;
}
