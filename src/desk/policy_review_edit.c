/* Reviews of policies: their steps, and who has read what came of them. */
#include <string.h>

#include "core/name.h"
#include "desk/action_plan_inside.h"
#include "desk/inside.h"
#include "desk/policy_review_inside.h"
#include "lang/zone.h"
#include "store/account.h"
#include "wire/model.h"

#define PLACE_MOST 300

enum status
policy_review_add(struct visit *visit, const struct policy_review_input *in,
		  struct model *model, struct faults *faults,
		  struct fault *fault)
{
	struct access access = visit_access(visit);
	struct fields fields = fields_begin(visit->arena, faults);
	const struct plan_day due = {"due_on", in->due_on,
				     zone_local(visit->now_utc).day_days};
	struct policy_review r = {.made_utc = visit->now_utc};
	struct plan_told told = {.kind = NOTE_ADDED};
	enum status status = plan_organisation(visit, in->organisation,
					       &r.organisation, fault);

	if (status != OK)
		return status;
	r.title = field_words_needed(&fields, "title", in->title,
				     PLAN_TITLE_MOST);
	r.why = field_words_needed(&fields, "why", in->why, PLAN_WORDS_MOST);
	if (!in->due_on || !*in->due_on)
		(void)field_needed(&fields, "due_on", NULL, 10);
	plan_day(&fields, &due, &r.due_on_days);
	status = plan_colleague(visit, &fields, "owner",
				in->owner ? in->owner : "", &r.owner, fault);
	if (status == OK)
		status = fields_end(&fields, fault);
	r.id = visit_id(visit);
	if (status == OK)
		status = policy_review_insert(&access, &r, fault);
	told.about = r.id;
	told.organisation = r.organisation;
	told.title = r.title;
	told.words = r.why;
	if (status == OK)
		status = plan_tell(visit, &told, fault);
	model_id(model, "id", r.id);
	return status;
}

/* ---- steps ---- */

enum step { STEP_ASKED, STEP_HEARD, STEP_PUBLISHED };
static const char *const step_names[] = {"asked", "heard", "published"};

static void
read_asked(struct fields *fields, const struct policy_review_step *in,
	   struct policy_review *r)
{
	const struct plan_day from = {"from_on", in->from_on, INT32_MIN};
	struct plan_day to = {"to_on", in->to_on, INT32_MIN};

	r->asked_from_on_days = r->asked_to_on_days = 0;
	if (!in->from_on || !*in->from_on)
		(void)field_needed(fields, "from_on", NULL, 10);
	if (!in->to_on || !*in->to_on)
		(void)field_needed(fields, "to_on", NULL, 10);
	plan_day(fields, &from, &r->asked_from_on_days);
	if (r->asked_from_on_days)
		to.first_days = r->asked_from_on_days;
	plan_day(fields, &to, &r->asked_to_on_days);
	r->asked = field_words_needed(fields, "words", in->words,
				      PLAN_WORDS_MOST);
}

static void
read_published(struct visit *visit, struct fields *fields,
	       const struct policy_review_step *in, struct policy_review *r)
{
	int32_t today = zone_local(visit->now_utc).day_days;
	const struct plan_day on = {"on_day", in->on_day, INT32_MIN};
	const struct plan_day again = {"again_on", in->again_on, today};
	struct fault fault;

	r->published_on_days = today;
	plan_day(fields, &on, &r->published_on_days);
	if (r->published_on_days > today) {
		(void)fault_set(&fault, E_INPUT, "",
				N_("This is still to come"), NULL);
		field_take(fields, "on_day", &fault);
	}
	r->again_on_days = 0;
	plan_day(fields, &again, &r->again_on_days);
	r->place = field_words_needed(fields, "place", in->place, PLACE_MOST);
}

/* Returns what the history says of it. */
static const char *
read_step(struct visit *visit, struct fields *fields, enum step step,
	  const struct policy_review_step *in, struct policy_review *r)
{
	switch (step) {
	case STEP_ASKED:
		read_asked(fields, in, r);
		return r->asked;
	case STEP_HEARD:
		r->said = field_words_needed(fields, "words", in->words,
					     PLAN_WORDS_MOST);
		r->changed = field_words_needed(fields, "changed",
						in->changed, PLAN_WORDS_MOST);
		return r->said;
	case STEP_PUBLISHED:
		read_published(visit, fields, in, r);
		return r->place;
	}
	return NULL;
}

enum status
policy_review_step(struct visit *visit, const struct policy_review_step *in,
		   struct model *model, struct faults *faults,
		   struct fault *fault)
{
	static const enum plan_note_kind notes[] = {NOTE_ASKED, NOTE_HEARD,
						    NOTE_PUBLISHED};
	struct access access = visit_access(visit);
	struct fields fields = fields_begin(visit->arena, faults);
	struct plan_told told = {0};
	struct policy_review r;
	int step = 0;
	enum status status = policy_review_named(visit, in->id, &r, fault);

	if (status == OK)
		status = name_check("/step", step_names, 3,
				    in->step ? in->step : "", &step, fault);
	if (status != OK)
		return status;
	if (step == STEP_HEARD && !r.asked_from_on_days)
		return fault_set(fault, E_CONFLICT, "step",
				 N_("Nobody was asked yet: say first whom, and "
				    "when"),
				 NULL);
	told.words = read_step(visit, &fields, (enum step)step, in, &r);
	status = fields_end(&fields, fault);
	r.version = in->version;
	if (status == OK)
		status = policy_review_update(&access, &r, fault);
	told.kind = notes[step];
	told.about = r.id;
	told.organisation = r.organisation;
	told.title = r.title;
	if (status == OK)
		status = plan_tell(visit, &told, fault);
	model_id(model, "id", r.id);
	return status;
}

/* ---- having read it ---- */

enum status
policy_review_read(struct visit *visit, const char *id, struct model *model,
		   struct fault *fault)
{
	struct access access = visit_access_of_service(visit);
	struct account account;
	struct policy_review r;
	struct policy_reads reads;
	struct model *payload = model_object(visit->arena);
	struct policy_read read = {.account = visit_actor(visit),
				   .at_utc = visit->now_utc};
	enum status status = policy_review_readable(visit, id, &r, fault);

	if (status != OK)
		return status;
	if (!r.published_on_days)
		return fault_set(fault, E_CONFLICT, "published_on",
				 N_("This policy is not published yet"), NULL);
	status = account_get(&access, visit_actor(visit), &account, fault);
	if (status == E_NOT_FOUND)
		return fault_set(fault, E_FORBIDDEN, "",
				 N_("Who has read it is a person: sign in with "
				    "an account"),
				 NULL);
	read.review = r.id;
	if (status == OK)
		status = policy_read_list(&access, r.id, &reads, fault);
	model_id(model, "id", r.id);
	for (size_t i = 0; status == OK && i < reads.count; i++)
		if (reads.list[i].account == read.account)
			return OK;
	if (status == OK)
		status = policy_read_put(&access, &read, fault);
	model_text(payload, "title", r.title);
	return status == OK
		       ? log_event(visit,
				   &(struct log_entry){
					   .kind = "plan.read",
					   .subject = r.id,
					   .organisation = r.organisation,
					   .payload = payload},
				   fault)
		       : status;
}
