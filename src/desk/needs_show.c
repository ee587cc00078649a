/* Needs as they are read: their stages, their history, and what is recorded
 * most often. */
#include "desk/need.h"

#include <string.h>

#include "core/contact.h"
#include "desk/inside.h"
#include "desk/record.h"
#include "desk/show.h"
#include "lang/tag.h"
#include "lang/zone.h"
#include "store/contact.h"
#include "wire/model.h"

#define HISTORY 50  /* steps shown of each kind, the latest */
#define ENDED 50    /* needs shown that are over */
#define CHOICES 8   /* buttons on the tenant's page */
#define OF_A_KIND 3 /* of these at most so many alike */

/* One step of a history: what was done, when, by whom, on what evidence. */
struct step {
	enum need_stage_name stage;
	int64_t at_utc, by;
	const char *outcome, *evidence; /* NULL none */
	const struct contact_need *met; /* of the contact, NULL none */
};

struct history {
	struct step *list;
	size_t count;
};

static void
add(struct history *all, const struct step *step)
{
	size_t at = all->count++;

	for (; at && all->list[at - 1].at_utc > step->at_utc; at--)
		all->list[at] = all->list[at - 1];
	all->list[at] = *step;
}

/* What the need itself tells. */
static void
add_own(struct history *all, const struct need *need)
{
	add(all, &(struct step){.stage = STAGE_IDENTIFY,
				.at_utc = need->identified_utc,
				.by = need->identified_by,
				.evidence = need->evidence});
	add(all, &(struct step){.stage = STAGE_RECORD,
				.at_utc = need->recorded_utc,
				.by = need->recorded_by});
	if (need->flagged_utc)
		add(all, &(struct step){.stage = STAGE_FLAG,
					.at_utc = need->flagged_utc,
					.by = need->recorded_by});
}

static enum status
read_history(struct visit *visit, const struct need *need,
	     struct history *ret, struct fault *fault)
{
	struct access access = visit_access(visit);
	struct contact_needs contacts = {NULL, 0};
	struct need_steps steps;
	enum status status = need_step_list(&access, need->id, HISTORY, &steps,
					    fault);

	if (status == OK)
		status = contact_need_history(&access, need->id, HISTORY,
					      &contacts, fault);
	if (status != OK)
		return status;
	*ret = (struct history){
		arena_alloc(visit->arena, (steps.count + contacts.count + 4) *
						  sizeof *ret->list),
		0};
	add_own(ret, need);
	for (size_t i = 0; i < steps.count; i++)
		add(ret, &(struct step){.stage = steps.list[i].stage,
					.at_utc = steps.list[i].at_utc,
					.by = steps.list[i].by,
					.outcome = steps.list[i].outcome,
					.evidence = steps.list[i].evidence});
	for (size_t i = 0; i < contacts.count; i++)
		add(ret, &(struct step){
				 .stage = STAGE_MEET,
				 .at_utc = contacts.list[i].at_utc,
				 .by = contacts.list[i].said_by,
				 .outcome = contacts.list[i].met ? "met"
								 : "not-met",
				 .evidence = contacts.list[i].said_why,
				 .met = &contacts.list[i]});
	return OK;
}

static void
show_step(struct visit *visit, struct model *row, const struct step *step)
{
	model_code(row, "stage", "stage", stage_names[step->stage]);
	model_time_or_null(row, "at", step->at_utc);
	show_actor(visit, row, "by", step->by);
	model_code(row, "outcome", "step", step->outcome);
	model_code(row, "channel", "channel",
		   step->met ? channel_names[step->met->channel] : NULL);
	model_code(row, "why", "met-why",
		   step->met ? met_why_names[step->met->why] : NULL);
	model_text(row, "evidence", step->evidence);
}

static int64_t
stage_utc(const struct need *need, enum need_stage_name stage)
{
	switch (stage) {
	case STAGE_IDENTIFY:
		return need->identified_utc;
	case STAGE_RECORD:
		return need->recorded_utc;
	case STAGE_FLAG:
		return need->flagged_utc;
	case STAGE_SHARE:
		return need->shared_utc;
	case STAGE_MEET:
		return need->met_utc;
	case STAGE_REVIEW:
		return need->reviewed_utc;
	}
	return 0;
}

/* What stands there without anybody having typed it. */
static const char *
told_of(const struct need *need, enum need_stage_name stage)
{
	switch (stage) {
	case STAGE_RECORD:
		return N_("Put into the register");
	case STAGE_FLAG:
		return N_("Shown on every page about the tenant");
	case STAGE_SHARE:
		if (need->shared_utc)
			return "";
		if (need->safeguarding)
			return N_("May be shared: safeguarding does not wait");
		if (need->consent)
			return N_("They agreed; nobody was told yet");
		return need->consent_asked_utc
			       ? N_("They do not want it shared")
			       : N_("They were not asked yet");
	case STAGE_MEET:
		return need->met_utc ? "" : N_("No contact has met it yet");
	case STAGE_REVIEW:
		return need->reviewed_utc ? "" : N_("Not reviewed yet");
	case STAGE_IDENTIFY:
		break;
	}
	return "";
}

/* The six stages, each as it was reached last; where the history is at hand it
 * knows by whom. */
static void
show_stages(struct visit *visit, struct model *row, const struct need *need,
	    const struct history *history)
{
	struct model *stages = model_children(row, "stages");

	for (int i = 0; i < STAGES; i++) {
		enum need_stage_name stage = (enum need_stage_name)i;
		struct model *one = model_append(stages);
		struct step last = {.at_utc = stage_utc(need, stage)};

		if (stage == STAGE_IDENTIFY)
			last.by = need->identified_by;
		else if (stage == STAGE_RECORD || stage == STAGE_FLAG)
			last.by = need->recorded_by;
		for (size_t k = 0; k < history->count; k++)
			if (history->list[k].stage == stage && last.at_utc &&
			    history->list[k].at_utc == last.at_utc)
				last = history->list[k];
		model_code(one, "stage", "stage", stage_names[i]);
		model_time_or_null(one, "at", last.at_utc);
		show_actor(visit, one, "by", last.by);
		model_text(one, "note",
			   stage == STAGE_IDENTIFY ? need->evidence
						   : last.evidence);
		model_message(one, "told", told_of(need, stage));
	}
}

static void
show_need(struct visit *visit, struct model *row, const struct need *need,
	  const struct history *history)
{
	struct needs one = {(struct need *)(uintptr_t)need, 1};

	model_id(row, "id", need->id);
	model_code(row, "kind", "need-kind", need_kind_name(need->kind));
	model_text(row, "value", need->value);
	show_facts(row, &one);
	model_text(row, "evidence", need->evidence);
	model_bool(row, "consent", need->consent);
	if (need->consent_asked_utc)
		model_day(row, "consent_asked",
			  zone_local(need->consent_asked_utc).day_days);
	else
		model_null(row, "consent_asked");
	model_text(row, "safeguarding", need->safeguarding);
	model_day(row, "review_due",
		  zone_local(need->review_due_utc).day_days);
	model_bool(row, "overdue",
		   !need->ended_utc && need->review_due_utc <= visit->now_utc);
	model_time_or_null(row, "met_at", need->met_utc);
	model_id(row, "replaces", need->replaces);
	model_time_or_null(row, "ended_at", need->ended_utc);
	show_actor(visit, row, "ended_by", need->ended_by);
	model_text(row, "ended_why", need->ended_why);
	show_stages(visit, row, need, history);
}

enum status
need_show_whole(struct visit *visit, const struct need *need,
		struct model *row, struct fault *fault)
{
	struct history history;
	struct model *steps;
	enum status status = read_history(visit, need, &history, fault);

	if (status != OK)
		return status;
	show_need(visit, row, need, &history);
	steps = model_children(row, "history");
	for (size_t i = 0; i < history.count; i++)
		show_step(visit, model_append(steps), &history.list[i]);
	return OK;
}

static enum status
show_all(struct visit *visit, struct model *rows, const struct needs *needs,
	 struct fault *fault)
{
	enum status status = OK;

	for (size_t i = 0; status == OK && i < needs->count; i++)
		status = need_show_whole(visit, &needs->list[i],
					 model_append(rows), fault);
	return status;
}

/* Another took its place: it did not just end. */
static void
mark_replaced(struct model *rows, const struct needs *ended,
	      const struct needs *active)
{
	const struct model *row = model_first(rows);

	for (size_t i = 0; i < ended->count; i++, row = model_next(row)) {
		bool replaced = false;

		for (size_t k = 0; k < active->count; k++)
			replaced |= active->list[k].replaces ==
				    ended->list[i].id;
		for (size_t k = 0; k < ended->count; k++)
			replaced |= ended->list[k].replaces ==
				    ended->list[i].id;
		model_bool((struct model *)(uintptr_t)row, "replaced",
			   replaced);
	}
}

static enum status
note(struct visit *visit, const struct tenant *tenant, struct fault *fault)
{
	struct desk_note reading = {.kind = "tenant.read",
				    .subject = tenant->id,
				    .organisation = tenant->organisation,
				    .when = NOTE_QUEUED};

	return desk_note_read(visit, &reading, fault);
}

static void
show_whose(struct model *model, const struct tenant *tenant,
	   const struct needs *needs)
{
	model_id(model, "tenant", tenant->id);
	model_text(model, "reference", tenant->reference);
	show_names(model, "name", tenant->name, "name_native",
		   tenant->name_native);
	model_int(model, "version", tenant->version);
	show_strip(model, tenant, needs);
}

enum status
needs_list(struct visit *visit, const char *tenant_text, struct model *model,
	   struct fault *fault)
{
	struct access access = visit_access(visit);
	struct needs active, ended;
	struct tenant tenant;
	struct model *rows;
	enum status status = tenant_named(visit, tenant_text, &tenant, fault);

	if (status == OK)
		status = note(visit, &tenant, fault);
	if (status == OK)
		status = need_active(&access, tenant.id, &active, fault);
	if (status == OK)
		status = need_ended(&access, tenant.id, ENDED, &ended, fault);
	if (status != OK)
		return status;
	show_whose(model, &tenant, &active);
	status = show_all(visit, model_children(model, "needs"), &active,
			  fault);
	rows = model_children(model, "ended");
	if (status == OK)
		status = show_all(visit, rows, &ended, fault);
	if (status == OK)
		mark_replaced(rows, &ended, &active);
	return status;
}

enum status
need_answer(struct visit *visit, int64_t tenant_id, int64_t need_id,
	    struct model *model, struct fault *fault)
{
	struct access access = visit_access(visit);
	struct tenant tenant;
	struct needs active;
	struct need need;
	enum status status = tenant_get(&access, tenant_id, &tenant, fault);

	if (status == OK)
		status = need_get(&access, need_id, &need, fault);
	if (status == OK)
		status = need_active(&access, tenant_id, &active, fault);
	if (status != OK)
		return status;
	show_whose(model, &tenant, &active);
	return need_show_whole(visit, &need, model, fault);
}

enum status
need_show(struct visit *visit, const char *tenant, const char *need,
	  struct model *model, struct fault *fault)
{
	struct named_need named;
	enum status status = need_named(visit, tenant, need, &named, fault);

	if (status == OK)
		status = note(visit, &named.tenant, fault);
	return status == OK ? need_answer(visit, named.tenant.id,
					  named.need.id, model, fault)
			    : status;
}

/* Whether the tenant has it, or one in whose place it would come. */
static bool
has_it(const struct needs *needs, const struct need *choice)
{
	for (size_t i = 0; i < needs->count; i++)
		if (needs->list[i].kind == choice->kind &&
		    (need_is_single(choice->kind) ||
		     !strcmp(needs->list[i].value, choice->value)))
			return true;
	return false;
}

/* The buttons that are offered, none twice. */
struct choices {
	struct need list[CHOICES];
	size_t count;
};

static void
offer(struct choices *all, const struct needs *has, const struct need *choice)
{
	size_t alike = 0;

	for (size_t i = 0; i < all->count; i++) {
		if (all->list[i].kind != choice->kind)
			continue;
		if (!strcmp(all->list[i].value, choice->value))
			return;
		alike++;
	}
	if (all->count < CHOICES && alike < OF_A_KIND && !has_it(has, choice))
		all->list[all->count++] = *choice;
}

/* Who speaks a language that is written may read it. */
static void
offer_own(struct choices *all, const struct needs *has, const char *spoken)
{
	const struct tag *tag = spoken ? tag_find(spoken) : NULL;
	struct need reads = {.kind = NEED_READ_LANGUAGE, .value = spoken};

	if (tag && tag->kind == TAG_WRITTEN)
		offer(all, has, &reads);
}

/* Where the register is too young to tell what is common. */
static void
offer_usual(struct choices *all, const struct needs *has)
{
	static const struct need usual[] = {
		{.kind = NEED_CANNOT_READ, .value = "yes"},
		{.kind = NEED_FORMAT, .value = "large-print:18"},
		{.kind = NEED_ENGLISH, .value = "none"},
		{.kind = NEED_INTERPRETER_GENDER, .value = "woman"},
		{.kind = NEED_CONTACT_WAY, .value = "text-message"},
		{.kind = NEED_SAFE_CONTACT, .value = "never post to the home"},
		{.kind = NEED_FORMAT, .value = "easy-read"},
		{.kind = NEED_SUPPORT, .value = "more-time"},
	};

	for (size_t i = 0; i < sizeof usual / sizeof *usual; i++)
		offer(all, has, &usual[i]);
}

static void
show_choices(struct visit *visit, struct model *model, struct choices *all)
{
	struct model *rows = model_children(model, "choices");

	for (size_t i = 0; i < all->count; i++) {
		struct model *row = model_append(rows);
		struct needs one = {&all->list[i], 1};
		const char *kind = need_kind_name(all->list[i].kind);

		model_text(row, "choice",
			   arena_printf(visit->arena, "%s=%s", kind,
					all->list[i].value));
		model_code(row, "kind", "need-kind", kind);
		model_text(row, "value", all->list[i].value);
		show_facts(row, &one);
	}
}

enum status
needs_brief(struct visit *visit, const struct tenant *tenant,
	    const struct needs *needs, struct model *model,
	    struct fault *fault)
{
	struct access access = visit_access(visit);
	struct model *rows = model_children(model, "needs");
	struct need_common_wish wish = {.organisation = tenant->organisation,
					.limit = 4 * CHOICES};
	struct choices *choices = arena_alloc(visit->arena, sizeof *choices);
	const struct history none = {NULL, 0};
	struct needs common;
	enum status status;

	model_id(model, "tenant", tenant->id);
	for (size_t i = 0; i < needs->count; i++) {
		show_need(visit, model_append(rows), &needs->list[i], &none);
		if (needs->list[i].kind == NEED_SPOKEN_LANGUAGE)
			wish.language = needs->list[i].value;
	}
	status = need_common(&access, &wish, &common, fault);
	if (status != OK)
		return status;
	choices->count = 0;
	offer_own(choices, needs, wish.language);
	for (size_t i = 0; i < common.count; i++)
		offer(choices, needs, &common.list[i]);
	offer_usual(choices, needs);
	show_choices(visit, model, choices);
	return OK;
}
