/* A reviser comes by the link, or signed in. */
#include <string.h>

#include "desk/field.h"
#include "desk/inside.h"
#include "desk/offer_mail.h"
#include "desk/requests.h"
#include "desk/revision_inside.h"
#include "store/organisation.h"
#include "store/provider.h"
#include "wire/model.h"

#define REASON_MOST 400

static enum status
open_link(struct visit *visit, const char *token, struct revising *ret,
	  struct fault *fault)
{
	struct access access = visit_access_of_service(visit);
	unsigned char hash[HASH_BYTES];
	enum status status;

	token_hash(token ? token : "", hash);
	status = revision_by_token(&access, hash, &ret->revision, fault);
	if (status == E_NOT_FOUND)
		return fault_set(fault, E_NOT_FOUND, "",
				 N_("This link leads to no revision: open it "
				    "again from the message, whole"),
				 NULL);
	if (status == OK)
		status = work_load_item(visit, ret->revision.item, &ret->work,
					fault);
	if (status == OK)
		status = making_of_item(visit, &ret->work.item, &ret->making,
					fault);
	return status;
}

static const char over[] = N_("The time to answer is over: nothing is to be "
			      "done. Thank you for looking.");

/* Still theirs to answer; the next tick says so in the store. */
static bool
in_time(const struct visit *visit, const struct revising *of)
{
	return of->revision.state == REVISION_ASKED &&
	       (!of->revision.expires_utc ||
		visit->now_utc < of->revision.expires_utc);
}

/* Why there is nothing to do; NULL where there is. */
static const char *
note_of(const struct revising *of)
{
	switch (of->revision.state) {
	case REVISION_DONE:
		return N_("Your revision has arrived. Thank you.");
	case REVISION_RETURNED:
		return N_("You have sent it back to who translated it. Thank "
			  "you.");
	case REVISION_DECLINED:
		return N_("You have said no. Thank you for telling us.");
	case REVISION_WITHDRAWN:
		return N_("This was called off: nothing is to be done. Thank "
			  "you for looking.");
	case REVISION_ASKED:
	case REVISION_ACCEPTED:
		break;
	}
	return NULL;
}

static enum status
show(struct visit *visit, struct model *model, const struct revising *of,
     int from, struct fault *fault)
{
	struct access access = visit_access_of_service(visit);
	const struct item *item = &of->work.item;
	struct organisation organisation;
	enum status status = organisation_get(&access, item->organisation,
					      &organisation, fault);

	if (status != OK)
		return status;
	model_text(model, "organisation", organisation.name);
	model_text(model, "provider_name", of->revision.provider_name);
	model_code(model, "revision_state", "revision-state",
		   revision_state_name(of->revision.state));
	model_time(model, "asked_at", of->revision.asked_utc);
	model_time_or_null(model, "due_at", item->due_utc);
	model_int(model, "words", item->spec.words);
	revision_show_terms(model, &of->revision);
	model_message(model, "note",
		      of->revision.state == REVISION_ASKED &&
				      !in_time(visit, of)
			      ? over
			      : note_of(of));
	model_bool(model, "can_answer", in_time(visit, of));
	model_bool(model, "can_revise",
		   of->revision.state == REVISION_ACCEPTED);
	model_language(model, "from", item->spec.from);
	model_language(model, "language", item->spec.language);
	if (of->revision.state == REVISION_ACCEPTED)
		show_making(visit, model, &of->making, &item->spec,
			    from ? from : 1);
	return OK;
}

enum status
revision_show(struct visit *visit, const char *token, int from,
	      struct model *model, struct fault *fault)
{
	struct revising of;
	enum status status = open_link(visit, token, &of, fault);

	return status == OK ? show(visit, model, &of, from, fault) : status;
}

static enum status
wrong_state(const struct revising *of, struct fault *fault)
{
	return fault_set(fault, E_CONFLICT, "state",
			 N_("This cannot be done now: the revision is {state}"),
			 "state", revision_state_name(of->revision.state),
			 NULL);
}

static enum status
read_reason(struct visit *visit, const char *text, const char **ret,
	    struct fault *fault)
{
	struct faults faults = {0};
	struct fields fields = fields_begin(visit->arena, &faults);
	enum status status;

	*ret = field_text(&fields, "reason", text, REASON_MOST);
	status = fields_end(&fields, fault);
	faults_free(&faults);
	return status;
}

/* Yes or no; the same answer twice is fine. */
static enum status
answer(struct visit *visit, struct revising *of, enum revision_state state,
       struct fault *fault)
{
	struct access access = visit_access_of_service(visit);
	enum status status;

	if (of->revision.state == state)
		return OK;
	if (of->revision.state == REVISION_ASKED && !in_time(visit, of))
		return fault_set(fault, E_CONFLICT, "state", over, NULL);
	if (of->revision.state != REVISION_ASKED)
		return wrong_state(of, fault);
	of->revision.state = state;
	of->revision.answered_utc = visit->now_utc;
	status = revision_put(&access, &of->revision, fault);
	return status == OK
		       ? log_revision(visit,
				      state == REVISION_ACCEPTED
					      ? "revision.accepted"
					      : "revision.declined",
				      of, fault)
		       : status;
}

/* The work is with its translator again, who sees why. */
static enum status
send_back(struct visit *visit, struct revising *of, struct fault *fault)
{
	struct access access = visit_access_of_service(visit);
	struct item *item = &of->work.item;
	const char *why = of->revision.reason;
	enum status status;

	if (!why)
		return fault_set(fault, E_INPUT, "/reason",
				 N_("Say why: the reason is kept with the "
				    "request"),
				 NULL);
	status = item_move(item->state, ACTION_RETURN, item->held_from,
			   &item->state, fault);
	if (status == OK)
		status = work_touch(visit, &of->work, fault);
	of->revision.state = REVISION_RETURNED;
	of->revision.done_utc = visit->now_utc;
	if (status == OK)
		status = revision_put(&access, &of->revision, fault);
	if (status == OK)
		status = item_update(&access, item, fault);
	if (status == OK)
		status = hand_in_returned(visit, item, why, fault);
	if (status == OK)
		status = log_revision(visit, "revision.returned", of, fault);
	if (status == OK)
		status = log_item(visit, "item.returned", &of->work, why,
				  fault);
	return status == OK ? offer_mail_returned(visit, &of->work.job, fault)
			    : status;
}

static enum status
carry_out(struct visit *visit, struct revising *of,
	  const struct revision_act *act, struct fault *fault)
{
	const char *action = act->press->action ? act->press->action : "save";

	if (!strcmp(action, "accept"))
		return answer(visit, of, REVISION_ACCEPTED, fault);
	if (!strcmp(action, "decline"))
		return answer(visit, of, REVISION_DECLINED, fault);
	if (of->revision.state != REVISION_ACCEPTED ||
	    of->work.item.state != ITEM_DELIVERED)
		return wrong_state(of, fault);
	if (!strcmp(action, "return"))
		return send_back(visit, of, fault);
	return revision_press(visit, of, act->press, fault);
}

enum status
revision_act(struct visit *visit, const struct revision_act *act,
	     struct model *model, struct fault *fault)
{
	struct revising of;
	const char *reason;
	enum status status = open_link(visit, act->token, &of, fault);

	if (status == OK)
		status = read_reason(visit, act->reason, &reason, fault);
	if (status != OK)
		return status;
	if (reason)
		of.revision.reason = reason;
	status = carry_out(visit, &of, act, fault);
	return status == OK ? show(visit, model, &of, 0, fault) : status;
}

enum status
revisions_of_provider(struct visit *visit, int64_t provider,
		      struct model *model, struct fault *fault)
{
	struct access access = visit_access_of_service(visit);
	struct model *rows = model_children(model, "revisions");
	struct revisions all;
	enum status status = revision_open(&access, provider, &all, fault);

	for (size_t i = 0; status == OK && i < all.count; i++) {
		const struct revision *one = &all.list[i];
		struct organisation organisation;
		struct model *row;
		struct item item;
		char token[TOKEN_TEXT];

		status = item_get(&access, one->item, &item, fault);
		if (status == OK)
			status = organisation_get(&access, one->organisation,
						  &organisation, fault);
		if (status != OK)
			return status;
		row = model_append(rows);
		model_text(row, "organisation", organisation.name);
		model_language(row, "from", item.spec.from);
		model_language(row, "language", item.spec.language);
		model_int(row, "words", item.spec.words);
		model_code(row, "state", "revision-state",
			   revision_state_name(one->state));
		model_time(row, "asked_at", one->asked_utc);
		revision_token(visit, one->id, token);
		model_text(row, "address",
			   arena_printf(visit->arena, "/revise/%s", token));
	}
	return status;
}
