/* Needs as they are recorded, changed, reviewed, shared and ended. */
#include "desk/needs.h"

#include <string.h>

#include "core/name.h"
#include "desk/inside.h"
#include "desk/need.h"
#include "desk/record.h"
#include "lang/zone.h"
#include "wire/model.h"

#define SAID_MOST 400 /* bytes: why, how, or with whom */

enum status
need_named(struct visit *visit, const char *tenant, const char *need,
	   struct named_need *ret, struct fault *fault)
{
	struct access access = visit_access(visit);
	enum status status = tenant_named(visit, tenant, &ret->tenant, fault);
	int64_t id;

	if (status != OK)
		return status;
	if (!need || !id_parse(need, &id))
		return not_found("need", fault);
	status = need_get(&access, id, &ret->need, fault);
	if (status == OK && ret->need.tenant == ret->tenant.id)
		return OK;
	return status == OK || status == E_NOT_FOUND ? not_found("need", fault)
						     : status;
}

static enum status
log_need(struct visit *visit, const char *kind, const struct need *need,
	 const char *reason, struct fault *fault)
{
	struct model *payload = model_object(visit->arena);
	struct log_entry entry = {.kind = kind,
				  .subject = need->tenant,
				  .organisation = need->organisation,
				  .payload = payload};

	model_text(payload, "kind", need_kind_name(need->kind));
	model_text(payload, "value", need->value);
	if (reason)
		model_text(payload, "reason", reason);
	return log_event(visit, &entry, fault);
}

/* A value of the kind, as it is kept. */
static const char *
read_value(struct fields *fields, enum need_kind kind, const char *text)
{
	const char *value = field_needed(fields, "value", text, 200);
	struct fault fault;

	if (value && need_is_language(kind))
		return field_language(fields, "value", value);
	if (value && need_check(kind, value, &fault) != OK) {
		field_take(fields, "value", &fault);
		return NULL;
	}
	return value;
}

/* yes or no to being shared; nothing where it was not asked. */
static void
read_consent(struct visit *visit, struct fields *fields, const char *text,
	     struct need *need)
{
	const char *word = field_text(fields, "consent", text, 10);
	struct fault fault;

	if (!word)
		return;
	if (strcmp(word, "yes") != 0 && strcmp(word, "no") != 0) {
		(void)fault_set(&fault, E_INPUT, "",
				N_("{value} is neither yes nor no"), "value",
				word, NULL);
		field_take(fields, "consent", &fault);
	}
	need->consent = !strcmp(word, "yes");
	need->consent_asked_utc = visit->now_utc;
}

/* "format=audio" is both words of a button. */
static void
read_choice(struct visit *visit, struct fields *fields,
	    struct need_input *input)
{
	const char *text = field_text(fields, "choice", input->choice, 260);
	size_t bytes;

	if (!text)
		return;
	bytes = strcspn(text, "=");
	input->kind = arena_copy(visit->arena, text, bytes);
	input->value = text[bytes] ? text + bytes + 1 : "";
}

static void
read_need(struct visit *visit, struct fields *fields,
	  const struct need_input *said, struct need *need)
{
	struct need_input input = *said;
	int kind = NEED_SPOKEN_LANGUAGE;
	size_t before = fields->faults->count;

	read_choice(visit, fields, &input);
	(void)field_needed(fields, "kind", input.kind, 40);
	(void)field_word(fields, "kind", input.kind, WORDS_NEED, &kind);
	need->kind = (enum need_kind)kind;
	if (fields->faults->count == before)
		need->value = read_value(fields, need->kind, input.value);
	else
		(void)field_needed(fields, "value", input.value, 200);
	need->evidence = field_words(fields, "evidence", input.evidence,
				     SAID_MOST);
	if (!need->evidence)
		need->evidence = field_text(fields, "identified_by",
					    input.identified_by, 200);
	read_consent(visit, fields, input.consent, need);
	need->identified_utc = input.identified_utc;
	if (need->identified_utc > visit->now_utc)
		need->identified_utc = visit->now_utc;
}

/* A step of its history, now and by the caller. */
static enum status
add_step(struct visit *visit, const struct need *need,
	 struct need_step *step, struct fault *fault)
{
	struct access access = visit_access(visit);

	step->id = visit_id(visit);
	step->need = need->id;
	step->organisation = need->organisation;
	step->at_utc = visit->now_utc;
	step->by = visit_actor(visit);
	return need_step_insert(&access, step, fault);
}

/* What they said when they were asked. */
static enum status
add_consent(struct visit *visit, const struct need *need, struct fault *fault)
{
	struct need_step step = {.stage = STAGE_SHARE,
				 .outcome = need->consent ? "consent"
							  : "no-consent"};

	return add_step(visit, need, &step, fault);
}

static void
show_added(struct model *model, const struct need *need, int64_t id,
	   int64_t now_utc)
{
	model_id(model, "tenant", need->tenant);
	model_id(model, "id", id);
	model_code(model, "kind", "need-kind", need_kind_name(need->kind));
	model_text(model, "value", need->value);
	model_bool(model, "added", id != 0);
	model_day(model, "review_due",
		  zone_local(review_due(now_utc)).day_days);
}

enum status
need_add(struct visit *visit, const struct need_input *input,
	 struct model *model, struct faults *faults, struct fault *fault)
{
	struct access access = visit_access(visit);
	struct fields fields = fields_begin(visit->arena, faults);
	struct need need = {0};
	struct needs holding;
	struct tenant tenant;
	int64_t changed = 0;
	enum status status = tenant_named(visit, input->tenant, &tenant,
					  fault);

	if (status != OK)
		return status;
	read_need(visit, &fields, input, &need);
	status = fields_end(&fields, fault);
	if (status == OK)
		status = need_active(&access, tenant.id, &holding, fault);
	if (status != OK)
		return status;
	need.tenant = tenant.id;
	need.organisation = tenant.organisation;
	status = need_put(visit, &need, &holding, &changed, fault);
	if (status == OK && changed && need.consent_asked_utc)
		status = add_consent(visit, &need, fault);
	if (status == OK && changed)
		status = log_need(visit, "need.added", &need, NULL, fault);
	if (status == OK)
		show_added(model, &need, need.id, visit->now_utc);
	return status;
}

static enum status
still_holds(const struct need *need, struct fault *fault)
{
	if (!need->ended_utc)
		return OK;
	return fault_set(fault, E_CONFLICT, "need",
			 N_("This need has ended already: record it again "
			    "where it holds once more"),
			 NULL);
}

/* It ends, and another of the same kind takes its place. *need becomes that.
 * Errors: E_INPUT they have that one already. */
static enum status
replace(struct visit *visit, struct need *need, const char *value,
	const char *evidence, struct fault *fault)
{
	struct access access = visit_access(visit);
	struct need next = *need;
	struct needs holding;
	enum status status = need_active(&access, need->tenant, &holding,
					 fault);

	for (size_t i = 0; status == OK && i < holding.count; i++)
		if (holding.list[i].kind == need->kind &&
		    !strcmp(holding.list[i].value, value))
			return fault_set(fault, E_INPUT, "/value",
					 N_("This is on record already: say "
					    "what is different"),
					 NULL);
	if (status != OK)
		return status;
	need->ended_utc = visit->now_utc;
	need->ended_by = visit_actor(visit);
	status = need_update(&access, need, fault);
	next.id = visit_id(visit);
	next.replaces = need->id;
	next.value = value;
	next.evidence = evidence ? evidence : "self-declared";
	next.identified_utc = next.recorded_utc = visit->now_utc;
	next.flagged_utc = visit->now_utc;
	next.identified_by = next.recorded_by = visit_actor(visit);
	next.shared_utc = next.met_utc = next.reviewed_utc = 0;
	next.review_due_utc = review_due(visit->now_utc);
	*need = next;
	return status == OK ? need_insert(&access, need, fault) : status;
}

/* What PATCH says of the need, over what stands there. */
static void
read_edit(struct visit *visit, struct fields *fields,
	  const struct need_edit *edit, struct need *need,
	  const char **ret_value, const char **ret_evidence)
{
	*ret_value = edit->value ? read_value(fields, need->kind, edit->value)
				 : need->value;
	*ret_evidence = field_words(fields, "evidence", edit->evidence,
				    SAID_MOST);
	read_consent(visit, fields, edit->consent, need);
}

static enum status
stale(struct fault *fault)
{
	return fault_set(fault, E_STALE, "tenant",
			 N_("Somebody changed this tenant since you opened it: "
			    "open it again"),
			 NULL);
}

/* Evidence that came later is told beside what was there first. */
static enum status
write_edit(struct visit *visit, struct need *need, const char *value,
	   const char *evidence, struct fault *fault)
{
	struct access access = visit_access(visit);
	struct need_step step = {.stage = STAGE_IDENTIFY,
				 .outcome = "evidence",
				 .evidence = evidence};
	enum status status;

	if (strcmp(value, need->value) != 0)
		return replace(visit, need, value, evidence, fault);
	status = need_update(&access, need, fault);
	if (status == OK && evidence)
		status = add_step(visit, need, &step, fault);
	return status;
}

enum status
need_edit(struct visit *visit, const struct need_edit *edit,
	  struct model *model, struct faults *faults, struct fault *fault)
{
	struct fields fields = fields_begin(visit->arena, faults);
	const char *value, *evidence;
	struct named_need named;
	enum status status = need_named(visit, edit->tenant, edit->need,
					&named, fault);

	if (status == OK)
		status = still_holds(&named.need, fault);
	if (status == OK && named.tenant.version != edit->version)
		return stale(fault);
	if (status != OK)
		return status;
	read_edit(visit, &fields, edit, &named.need, &value, &evidence);
	status = fields_end(&fields, fault);
	if (status == OK)
		status = write_edit(visit, &named.need, value, evidence,
				    fault);
	if (status == OK && edit->consent)
		status = add_consent(visit, &named.need, fault);
	if (status == OK)
		status = log_need(visit, "need.changed", &named.need, NULL,
				  fault);
	return status == OK ? need_answer(visit, named.tenant.id,
					  named.need.id, model, fault)
			    : status;
}

static const char *const outcomes[] = {"still-right", "changed", "ended"};
enum outcome { STILL_RIGHT, CHANGED, ENDED };

/* The review's words. */
struct reviewing {
	enum outcome outcome;
	const char *value, *reason;
};

static void
read_review(struct fields *fields, const struct need_review *review,
	    const struct need *need, struct reviewing *ret)
{
	const char *word = field_text(fields, "outcome", review->outcome, 20);
	struct fault fault;
	int found = STILL_RIGHT;

	if (word && name_check("outcome", outcomes, 3, word, &found, &fault))
		field_take(fields, "outcome", &fault);
	*ret = (struct reviewing){.outcome = (enum outcome)found};
	ret->reason = field_words(fields, "reason", review->reason, SAID_MOST);
	if (found == ENDED)
		(void)field_needed(fields, "reason", review->reason, 400);
	if (found == CHANGED)
		ret->value = read_value(fields, need->kind, review->value);
}

static enum status
write_review(struct visit *visit, struct need *need,
	     const struct reviewing *wish, struct fault *fault)
{
	struct access access = visit_access(visit);

	need->reviewed_utc = visit->now_utc;
	switch (wish->outcome) {
	case STILL_RIGHT:
		need->review_due_utc = review_due(visit->now_utc);
		return need_update(&access, need, fault);
	case CHANGED:
		return replace(visit, need, wish->value, wish->reason, fault);
	case ENDED:
		need->ended_utc = visit->now_utc;
		need->ended_by = visit_actor(visit);
		need->ended_why = wish->reason;
		return need_update(&access, need, fault);
	}
	return OK;
}

enum status
need_review(struct visit *visit, const struct need_review *review,
	    struct model *model, struct faults *faults, struct fault *fault)
{
	static const char *const kinds[] = {"need.reviewed", "need.changed",
					    "need.ended"};
	struct fields fields = fields_begin(visit->arena, faults);
	struct need_step step = {.stage = STAGE_REVIEW};
	struct named_need named;
	struct reviewing wish;
	struct need before;
	enum status status = need_named(visit, review->tenant, review->need,
					&named, fault);

	if (status == OK)
		status = still_holds(&named.need, fault);
	if (status != OK)
		return status;
	read_review(&fields, review, &named.need, &wish);
	status = fields_end(&fields, fault);
	before = named.need;
	step.outcome = outcomes[wish.outcome];
	step.evidence = wish.reason;
	if (status == OK)
		status = write_review(visit, &named.need, &wish, fault);
	if (status == OK)
		status = add_step(visit, &before, &step, fault);
	if (status == OK)
		status = log_need(visit, kinds[wish.outcome], &named.need,
				  wish.reason, fault);
	return status == OK ? need_answer(visit, named.tenant.id,
					  named.need.id, model, fault)
			    : status;
}

/* Nobody is told without their consent, unless safeguarding asks for it. */
static enum status
check_sharing(const struct need *need, const char *with, struct fault *fault)
{
	if (!with || need_shareable(need))
		return OK;
	return fault_set(fault, E_REFUSED, "/with",
			 N_("They have not agreed that this is shared: ask "
			    "them first, or say why safeguarding does not "
			    "wait"),
			 NULL);
}

/* What was said of sharing, checked. */
struct telling {
	const char *with, *why;
	bool asked;
};

static void
read_sharing(struct visit *visit, struct fields *fields,
	     const struct need_sharing *sharing, struct need *need,
	     struct telling *ret)
{
	bool asked = sharing->consent && *sharing->consent;

	read_consent(visit, fields, sharing->consent, need);
	*ret = (struct telling){
		.why = field_words(fields, "safeguarding",
				   sharing->safeguarding, SAID_MOST),
		.asked = asked,
	};
	ret->with = field_words(fields, "with", sharing->with, SAID_MOST);
	if (!asked && !sharing->safeguarding)
		(void)field_needed(fields, "with", sharing->with, 400);
	if (ret->why)
		need->safeguarding = ret->why;
}

static enum status
write_sharing(struct visit *visit, struct need *need,
	      const struct telling *telling, struct fault *fault)
{
	struct access access = visit_access(visit);
	struct need_step without = {.stage = STAGE_SHARE,
				    .outcome = "safeguarding",
				    .evidence = telling->why};
	struct need_step told = {.stage = STAGE_SHARE,
				 .outcome = "told",
				 .evidence = telling->with};
	enum status status = check_sharing(need, telling->with, fault);

	if (status == OK)
		status = need_update(&access, need, fault);
	if (status == OK && telling->asked)
		status = add_consent(visit, need, fault);
	if (status == OK && telling->why)
		status = add_step(visit, need, &without, fault);
	if (status == OK && telling->with)
		status = add_step(visit, need, &told, fault);
	return status;
}

enum status
need_share(struct visit *visit, const struct need_sharing *sharing,
	   struct model *model, struct faults *faults, struct fault *fault)
{
	struct fields fields = fields_begin(visit->arena, faults);
	struct named_need named;
	struct telling telling;
	enum status status = need_named(visit, sharing->tenant, sharing->need,
					&named, fault);

	if (status == OK)
		status = still_holds(&named.need, fault);
	if (status != OK)
		return status;
	read_sharing(visit, &fields, sharing, &named.need, &telling);
	status = fields_end(&fields, fault);
	if (status == OK)
		status = write_sharing(visit, &named.need, &telling, fault);
	if (status == OK)
		status = log_need(visit,
				  telling.with ? "need.shared"
					       : "need.consent",
				  &named.need, telling.why, fault);
	return status == OK ? need_answer(visit, named.tenant.id,
					  named.need.id, model, fault)
			    : status;
}
