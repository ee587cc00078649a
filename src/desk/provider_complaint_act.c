/* The steps of a complaint about a provider. */
#include <string.h>

#include "core/name.h"
#include "core/worktime.h"
#include "desk/field.h"
#include "desk/inside.h"
#include "desk/numbers.h"
#include "desk/provider_complaint_inside.h"
#include "desk/provider_input.h"
#include "desk/provider_leave.h"
#include "store/linguist.h"
#include "store/provider.h"
#include "wire/model.h"

#define WORDS_MOST 4000

struct doing {
	const struct complaint_act *act;
	struct provider_complaint complaint;
	enum complaint_step step;
	const char *words;
	struct faults *faults;
};

static enum status
later(struct visit *visit, int64_t organisation, int64_t from_utc, int days,
      int64_t *ret, struct fault *fault)
{
	const struct duration wait = {DURATION_DAYS, days};
	struct calendar calendar;
	const struct worktime clock = {.calendar = &calendar,
				       .kind = CLOCK_SERVICE};
	enum status status =
		visit_calendar(visit, organisation, &calendar, fault);

	if (status == OK)
		*ret = worktime_due(&clock, from_utc, wait);
	return status;
}

enum status
complaint_clocks(struct visit *visit, struct provider_complaint *complaint,
		 struct fault *fault)
{
	struct number_wait wait = {complaint->organisation,
				   complaint->received_utc,
				   ANSWER_ACKNOWLEDGE};
	enum status status = number_due(
		visit, &wait, &complaint->acknowledge_due_utc, fault);

	wait.days = ANSWER_DECIDE;
	return status == OK ? number_due(visit, &wait,
					 &complaint->decide_due_utc, fault)
			    : status;
}

/* ---- who is sent no work ---- */

static enum status
stop_provider(struct visit *visit, struct doing *doing, struct fault *fault)
{
	struct access access = visit_access(visit);
	struct model *done = model_object(visit->arena);
	struct provider provider;
	char id[ID_TEXT];
	struct provider_stop in = {
		.id = id, .reason = doing->words, .work = doing->act->work};
	enum status status = provider_get(
		&access, doing->complaint.provider, &provider, fault);

	if (status != OK)
		return status;
	id_format(provider.id, id);
	in.version = provider.version;
	return doing->step == STEP_STOP
		       ? provider_stop(visit, &in, done, doing->faults, fault)
		       : provider_start(visit, &in, done, doing->faults,
					fault);
}

static enum status
log_linguist(struct visit *visit, const struct doing *doing,
	     const struct provider *provider, const struct linguist *linguist,
	     struct fault *fault)
{
	struct model *payload = model_object(visit->arena);

	model_text(payload, "linguist", linguist->name);
	model_text(payload, "reason", doing->words);
	return provider_log(visit,
			    doing->step == STEP_STOP
				    ? "provider.linguist-stopped"
				    : "provider.linguist-started",
			    provider, payload, fault);
}

/* They are not sent any more; what they have stays with their agency, which
 * says who comes instead. */
static enum status
stop_linguist(struct visit *visit, const struct doing *doing,
	      struct fault *fault)
{
	struct access access = visit_access(visit);
	bool stops = doing->step == STEP_STOP;
	struct provider provider;
	struct linguist linguist;
	char id[ID_TEXT];
	enum status status;

	id_format(doing->complaint.provider, id);
	status = provider_changing(visit, id, &provider, fault);
	if (status == OK)
		status = linguist_get(&access, doing->complaint.linguist,
				      &linguist, fault);
	if (status == OK && stops == (linguist.stopped_utc != 0))
		return fault_set(fault, E_CONFLICT, "linguist",
				 stops ? N_("They are stopped already")
				       : N_("They are asked already"),
				 NULL);
	if (status != OK)
		return status;
	linguist.stopped_utc = stops ? visit->now_utc : 0;
	linguist.stopped_by = stops ? visit_actor(visit) : 0;
	linguist.stopped_why = stops ? doing->words : NULL;
	status = linguist_suspend(&access, &linguist, fault);
	return status == OK ? log_linguist(visit, doing, &provider, &linguist,
					   fault)
			    : status;
}

/* ---- the steps ---- */

static void
read_decision(struct fields *fields, struct doing *doing)
{
	const struct complaint_act *act = doing->act;
	struct provider_complaint *complaint = &doing->complaint;
	struct fault fault;
	int outcome = -1;

	if (name_check("", complaint_outcome_names, COMPLAINT_OUTCOMES,
		       act->outcome ? act->outcome : "", &outcome, &fault) !=
	    OK)
		field_take(fields, "outcome", &fault);
	complaint->outcome = outcome;
	complaint->finding =
		outcome >= 0 &&
				complaint_upheld(
					(enum complaint_outcome)outcome)
			? field_words_needed(fields, "finding", act->finding,
					     WORDS_MOST)
			: field_text(fields, "finding", act->finding,
				     WORDS_MOST);
	complaint->learning = field_text(fields, "learning", act->learning,
					 WORDS_MOST);
}

static enum status
read_act(struct visit *visit, struct doing *doing, struct fault *fault)
{
	struct fields fields = fields_begin(visit->arena, doing->faults);
	const struct complaint_act *act = doing->act;
	bool free = doing->step == STEP_ACKNOWLEDGE ||
		    doing->step == STEP_DECIDE;

	doing->words = free ? field_text(&fields, "words", act->words,
					 WORDS_MOST)
			    : field_words_needed(&fields, "words", act->words,
						 WORDS_MOST);
	if (doing->step == STEP_DECIDE)
		read_decision(&fields, doing);
	if (doing->step == STEP_LONGER && act->days < 1)
		(void)field_needed(&fields, "days", "", 10);
	else if (doing->step == STEP_LONGER)
		(void)field_count(&fields, "days", act->days,
				  COMPLAINT_LONGER_MOST);
	return fields_end(&fields, fault);
}

static enum status
take_step(struct visit *visit, struct doing *doing, struct fault *fault)
{
	struct provider_complaint *complaint = &doing->complaint;
	bool linguist = doing->act->who && complaint->linguist &&
			!strcmp(doing->act->who, "linguist");

	switch (doing->step) {
	case STEP_ACKNOWLEDGE:
		complaint->state = COMPLAINT_INVESTIGATED;
		complaint->acknowledged_utc = visit->now_utc;
		break;
	case STEP_LONGER:
		return later(visit, complaint->organisation,
			     complaint->decide_due_utc, (int)doing->act->days,
			     &complaint->decide_due_utc, fault);
	case STEP_STOP:
	case STEP_START:
		return linguist ? stop_linguist(visit, doing, fault)
				: stop_provider(visit, doing, fault);
	case STEP_DECIDE:
		complaint->state = COMPLAINT_CLOSED;
		complaint->closed_utc = visit->now_utc;
		break;
	case STEP_REOPEN:
		complaint->state = COMPLAINT_INVESTIGATED;
		complaint->outcome = -1;
		complaint->closed_utc = 0;
		return number_due(visit,
				  &(struct number_wait){
					  complaint->organisation,
					  visit->now_utc, ANSWER_DECIDE},
				  &complaint->decide_due_utc, fault);
	case STEP_NOTE:
		break;
	}
	return OK;
}

enum status
complaint_note(struct visit *visit, const struct provider_complaint *complaint,
	       const char *kind, const char *words, struct fault *fault)
{
	struct model *payload = model_object(visit->arena);
	const struct log_entry entry = {
		.kind = kind,
		.subject = complaint->provider,
		.organisation = complaint->organisation,
		.payload = payload,
	};

	model_id(payload, "complaint", complaint->id);
	model_text(payload, "reason", words);
	if (complaint->outcome >= 0)
		model_text(payload, "outcome",
			   complaint_outcome_names[complaint->outcome]);
	return log_event(visit, &entry, fault);
}

static enum status
keep_step(struct visit *visit, const struct doing *doing, struct fault *fault)
{
	static const char *const kinds[COMPLAINT_STEPS] = {
		"complaint.acknowledged", "complaint.noted",
		"complaint.longer",	  "complaint.stopped",
		"complaint.started",	  "complaint.decided",
		"complaint.reopened",
	};
	struct access access = visit_access(visit);
	const struct complaint_step_row row = {
		.id = visit_id(visit),
		.complaint = doing->complaint.id,
		.organisation = doing->complaint.organisation,
		.kind = doing->step,
		.words = doing->words,
		.at_utc = visit->now_utc,
		.by = visit_actor(visit),
	};
	enum status status = complaint_step_insert(&access, &row, fault);

	return status == OK ? complaint_note(visit, &doing->complaint,
					     kinds[doing->step], doing->words,
					     fault)
			    : status;
}

enum status
complaint_act(struct visit *visit, const struct complaint_act *act,
	      struct model *model, struct faults *faults, struct fault *fault)
{
	struct access access = visit_access(visit);
	struct doing doing = {.act = act, .faults = faults};
	int step = 0;
	enum status status = complaint_named(visit, act->id, &doing.complaint,
					     fault);

	if (status == OK)
		status = name_check("/step", complaint_step_names,
				    COMPLAINT_STEPS,
				    act->step ? act->step : "", &step, fault);
	if (status != OK)
		return status;
	doing.step = (enum complaint_step)step;
	if (!complaint_allows(doing.complaint.state, doing.step))
		return fault_set(fault, E_CONFLICT, "state",
				 N_("The complaint is not where this can be "
				    "done: look at it again"),
				 NULL);
	doing.complaint.version = act->version;
	status = read_act(visit, &doing, fault);
	if (status == OK)
		status = take_step(visit, &doing, fault);
	if (status == OK)
		status = provider_complaint_update(&access, &doing.complaint,
						   fault);
	if (status == OK)
		status = keep_step(visit, &doing, fault);
	model_id(model, "id", doing.complaint.id);
	return status;
}
