/* How a provider is stopped, started again and taken off the register. */
#include "desk/provider_leave.h"

#include <string.h>

#include "desk/assign.h"
#include "desk/inside.h"
#include "desk/item.h"
#include "desk/provider_input.h"
#include "desk/provider_show.h"
#include "desk/requests.h"
#include "store/offer.h"
#include "store/request.h"
#include "wire/model.h"

#define REASON_MOST 400
#define REFS_SAID 5

/* Others can be asked: nothing of it was handed in. */
static bool
moves(const struct provider_job *job)
{
	return job->state == ITEM_OFFERED || job->state == ITEM_ASSIGNED;
}

static void
show_job(struct model *row, const struct provider_job *job)
{
	model_text(row, "ref", job->ref);
	model_int(row, "n", job->n);
	model_code(row, "state", "state", item_state_name(job->state));
	model_code(row, "service", "service", service_name(job->service));
	model_language(row, "language", *job->language ? job->language : NULL);
	model_time_or_null(row, "due_at", job->due_utc);
	model_bool(row, "moves", moves(job));
}

enum status
provider_leaving(struct visit *visit, const char *text, struct model *model,
		 struct fault *fault)
{
	struct access access = visit_access(visit);
	struct provider_jobs jobs;
	struct provider provider;
	struct model *rows;
	enum status status = provider_named(visit, text, &provider, fault);

	if (status == OK)
		status = provider_jobs(&access, provider.id, &jobs, fault);
	if (status != OK)
		return status;
	show_provider_head(visit, &provider, model);
	model_int(model, "version", provider.version);
	rows = model_children(model, "work");
	for (size_t i = 0; i < jobs.count; i++)
		show_job(model_append(rows), &jobs.list[i]);
	model_int(model, "hidden", (int64_t)jobs.hidden);
	return OK;
}

enum leaving_work { WORK_UNSAID, WORK_FINISH, WORK_OTHERS };

struct leaving {
	struct provider provider;
	struct provider_jobs jobs;
	const char *reason, *agreed_with;
	enum leaving_work work;
};

static void
bad(struct fields *fields, const char *name, const char *message)
{
	struct fault fault;

	(void)fault_set(&fault, E_INPUT, "", message, NULL);
	field_take(fields, name, &fault);
}

static void
read_work(struct fields *fields, const char *said, struct leaving *ret)
{
	ret->work = WORK_UNSAID;
	if (said && !strcmp(said, "finish"))
		ret->work = WORK_FINISH;
	else if (said && !strcmp(said, "others"))
		ret->work = WORK_OTHERS;
	else if (said && *said)
		bad(fields, "work",
		    N_("Say finish, or others: what becomes of open work"));
	else if (ret->jobs.count + ret->jobs.hidden)
		bad(fields, "work",
		    N_("They have work open: say whether they finish it, or "
		       "others are asked"));
}

static enum status
read_leaving(struct visit *visit, const struct provider_stop *in,
	     struct leaving *ret, struct faults *faults, struct fault *fault)
{
	struct access access = visit_access(visit);
	struct fields fields = fields_begin(visit->arena, faults);
	enum status status = provider_jobs(&access, ret->provider.id,
					   &ret->jobs, fault);

	if (status != OK)
		return status;
	ret->reason = field_words_needed(&fields, "reason", in->reason,
					 REASON_MOST);
	ret->agreed_with = field_text(&fields, "agreed_with", in->agreed_with,
				      200);
	read_work(&fields, in->work, ret);
	ret->provider.version = in->version;
	return fields_end(&fields, fault);
}

/* Their offer is withdrawn, and no other of the same wave; the next are asked
 * once nobody of it is left. */
static enum status
take_back(struct visit *visit, const struct leaving *leaving,
	  const struct provider_job *job, struct fault *fault)
{
	struct access access = visit_access(visit);
	struct offers offers;
	struct work work;
	bool sent;
	enum status status = work_load_item(visit, job->item, &work, fault);

	if (status == OK)
		status = offer_of_item(&access, job->item, &offers, fault);
	for (size_t i = 0; status == OK && i < offers.count; i++) {
		struct offer *offer = &offers.list[i];

		if (offer->provider != leaving->provider.id ||
		    offer->state != OFFER_SENT)
			continue;
		offer->state = OFFER_WITHDRAWN;
		offer->answered_utc = visit->now_utc;
		offer->reason = leaving->reason;
		return assign_answered(visit, &work, offer, &sent, fault);
	}
	return status;
}

/* The others are asked, as an officer would have it. */
static enum status
hand_on(struct visit *visit, const struct leaving *leaving,
	const struct provider_job *job, struct fault *fault)
{
	struct access access = visit_access(visit);
	struct item_act act = {.ref = job->ref,
			       .n = job->n,
			       .action = "offer",
			       .reason = leaving->reason};
	struct request request;
	enum status status =
		request_get(&access, job->request, &request, fault);

	if (status != OK)
		return status;
	act.version = request.version;
	return item_act(visit, &act, NULL, fault);
}

static enum status
settle_work(struct visit *visit, const struct leaving *leaving,
	    struct model *model, struct fault *fault)
{
	struct model *handed = model_children(model, "handed_on");
	struct model *kept = model_children(model, "kept");
	enum status status = OK;

	for (size_t i = 0; status == OK && i < leaving->jobs.count; i++) {
		const struct provider_job *job = &leaving->jobs.list[i];
		bool goes = job->state == ITEM_OFFERED ||
			    (leaving->work == WORK_OTHERS && moves(job));
		struct model *row = model_append(goes ? handed : kept);

		model_text(row, "ref", job->ref);
		model_int(row, "n", job->n);
		if (job->state == ITEM_OFFERED)
			status = take_back(visit, leaving, job, fault);
		else if (goes)
			status = hand_on(visit, leaving, job, fault);
	}
	model_int(model, "hidden", (int64_t)leaving->jobs.hidden);
	return status;
}

static enum status
log_leaving(struct visit *visit, const char *kind,
	    const struct leaving *leaving, const struct model *done,
	    struct fault *fault)
{
	struct model *payload = model_object(visit->arena);

	model_text(payload, "reason", leaving->reason);
	model_text(payload, "agreed_with", leaving->agreed_with);
	if (done) {
		model_copy(payload, "handed_on", model_get(done, "handed_on"));
		model_copy(payload, "kept", model_get(done, "kept"));
	}
	return provider_log(visit, kind, &leaving->provider, payload, fault);
}

static void
show_left(struct model *model, const struct leaving *leaving)
{
	model_id(model, "id", leaving->provider.id);
	model_int(model, "version", leaving->provider.version + 1);
}

enum status
provider_stop(struct visit *visit, const struct provider_stop *in,
	      struct model *model, struct faults *faults, struct fault *fault)
{
	struct access access = visit_access(visit);
	struct leaving leaving;
	struct provider *provider = &leaving.provider;
	enum status status = provider_changing(visit, in->id, provider, fault);

	if (status == OK && !provider->active)
		return fault_set(fault, E_CONFLICT, "provider",
				 N_("They are stopped already"), NULL);
	if (status == OK)
		status = read_leaving(visit, in, &leaving, faults, fault);
	if (status != OK)
		return status;
	provider->active = false;
	provider->stopped_utc = visit->now_utc;
	provider->stopped_by = visit_actor(visit);
	provider->stopped_why = leaving.reason;
	provider->agreed_with = leaving.agreed_with;
	status = provider_update(&access, provider, fault);
	show_left(model, &leaving);
	if (status == OK)
		status = settle_work(visit, &leaving, model, fault);
	return status == OK ? log_leaving(visit, "provider.stopped", &leaving,
					  model, fault)
			    : status;
}

/* As it was read, also one that was taken off. */
static enum status
starting(struct visit *visit, const char *text, struct provider *ret,
	 struct fault *fault)
{
	struct fault off;
	enum status status = provider_changing(visit, text, ret, &off);

	if (status == E_CONFLICT && ret->ended_utc)
		return OK;
	if (fault && status != OK)
		*fault = off;
	return status;
}

enum status
provider_start(struct visit *visit, const struct provider_stop *in,
	       struct model *model, struct faults *faults, struct fault *fault)
{
	struct access access = visit_access(visit);
	struct fields fields = fields_begin(visit->arena, faults);
	struct leaving leaving = {.agreed_with = NULL};
	struct provider *provider = &leaving.provider;
	enum status status = starting(visit, in->id, provider, fault);

	if (status != OK)
		return status;
	leaving.reason = field_words_needed(&fields, "reason", in->reason,
					    REASON_MOST);
	leaving.agreed_with = field_text(&fields, "agreed_with",
					 in->agreed_with, 200);
	status = fields_end(&fields, fault);
	if (status == OK && provider->active)
		return fault_set(fault, E_CONFLICT, "provider",
				 N_("They are asked already"), NULL);
	if (status != OK)
		return status;
	provider->version = in->version;
	provider->active = true;
	provider->stopped_utc = provider->ended_utc = 0;
	provider->stopped_by = 0;
	provider->stopped_why = provider->agreed_with = NULL;
	status = provider_update(&access, provider, fault);
	show_left(model, &leaving);
	return status == OK ? log_leaving(visit, "provider.started", &leaving,
					  NULL, fault)
			    : status;
}

/* "V26-000001/1, V26-000002/1": the first of them. */
static const char *
refs_of(struct arena *arena, const struct provider_jobs *jobs)
{
	const char *all = "";

	for (size_t i = 0; i < jobs->count && i < REFS_SAID; i++)
		all = arena_printf(arena, "%s%s%s/%d", all, i ? ", " : "",
				   jobs->list[i].ref, jobs->list[i].n);
	return all;
}

static enum status
nothing_open(struct visit *visit, const struct leaving *leaving,
	     struct fault *fault)
{
	const struct provider_jobs *jobs = &leaving->jobs;
	size_t count = jobs->count + jobs->hidden;

	if (!count)
		return OK;
	return fault_set(fault, E_CONFLICT, "provider",
			 N_("They have work open ({count}): {refs}. Ask others "
			    "for it, or wait until it is done"),
			 "count", arena_printf(visit->arena, "%zu", count),
			 "refs", refs_of(visit->arena, jobs), NULL);
}

enum status
provider_end(struct visit *visit, const struct provider_stop *in,
	     struct model *model, struct faults *faults, struct fault *fault)
{
	struct access access = visit_access(visit);
	struct leaving leaving;
	struct provider *provider = &leaving.provider;
	struct provider_stop said = *in;
	enum status status = provider_changing(visit, in->id, provider, fault);

	said.work = "finish";
	if (status == OK)
		status = read_leaving(visit, &said, &leaving, faults, fault);
	if (status == OK)
		status = nothing_open(visit, &leaving, fault);
	if (status != OK)
		return status;
	if (provider->active) {
		provider->stopped_utc = visit->now_utc;
		provider->stopped_by = visit_actor(visit);
		provider->stopped_why = leaving.reason;
		provider->agreed_with = leaving.agreed_with;
	}
	provider->active = false;
	provider->ended_utc = visit->now_utc;
	status = provider_update(&access, provider, fault);
	show_left(model, &leaving);
	return status == OK ? log_leaving(visit, "provider.ended", &leaving,
					  NULL, fault)
			    : status;
}
