/* Two years of work: requests come in, providers answer, hand in, officers
 * check and complete, each at its time and through the functions that real
 * work goes through. */
#include <math.h>
#include <stdio.h>
#include <string.h>

#include "core/worktime.h"
#include "desk/assign.h"
#include "desk/demo_ask.h"
#include "desk/demo_days.h"
#include "desk/demo_inside.h"
#include "desk/demo_queue.h"
#include "desk/diary.h"
#include "desk/inside.h"
#include "desk/offers.h"
#include "desk/requests.h"
#include "desk/tick.h"
#include "store/offer.h"
#include "store/provider.h"
#include "wire/model.h"

#define SLICE 1000

struct work {
	struct demo *demo;
	struct demo_queue queue;
	int64_t *times; /* of intake */
	int64_t taken;	/* how many came in */
	int64_t moves;
};

/* One item as it stands, for the next move. */
struct now {
	struct request request;
	struct item item;
	struct offer offer; /* the one waiting for an answer; id 0 none */
};

static enum status
look(struct visit *visit, const char *ref, struct now *now, struct fault *fault)
{
	struct access access = visit_access(visit);
	struct items items;
	struct offers offers;
	enum status status;

	status = request_by_ref(&access, ref, &now->request, fault);
	if (status == OK)
		status = item_of_request(&access, now->request.id, &items,
					 fault);
	if (status != OK)
		return status;
	now->item = items.list[0];
	now->offer = (struct offer){0};
	status = offer_of_item(&access, now->item.id, &offers, fault);
	for (size_t i = 0; status == OK && i < offers.count; i++)
		if (offers.list[i].state == OFFER_SENT)
			now->offer = offers.list[i];
	return status;
}

/* Working hours on from a time, in the default office hours. */
static int64_t
later(struct demo *demo, int64_t at_utc, double hours)
{
	struct calendar calendar = calendar_default(ENGLAND_AND_WALES);
	struct worktime office = {.calendar = &calendar, .kind = CLOCK_SERVICE};
	double spread = -log(1 - random_unit(&demo->random) * 0.98);
	struct duration wait = {DURATION_MINUTES,
				(int32_t)(hours * 60 * spread) + 3};

	return worktime_due(&office, at_utc, wait);
}

/* So few office hours before the present that it may still wait for somebody.
 */
static bool
fresh(const struct work *work, int64_t at_utc, int hours)
{
	struct calendar calendar = calendar_default(ENGLAND_AND_WALES);
	struct worktime office = {.calendar = &calendar, .kind = CLOCK_SERVICE};

	int64_t now_utc = work->demo->wish->now_utc;

	/* Three days of office hours are never more than eleven of the year. */
	return now_utc - at_utc < 11 * 86400 &&
	       worktime_between(&office, at_utc, now_utc) < hours * 60;
}

/* How good a provider is, 0.75 to 1: the same in every run. */
static double
quality(int64_t provider)
{
	return 0.75 +
	       (double)((uint64_t)provider * 2654435761u >> 16 & 255) / 1020;
}

static void
plan(struct work *work, const struct demo_job *from, enum demo_move move,
     int64_t at_utc)
{
	struct demo_job job = *from;

	job.move = move;
	job.at_utc = at_utc > from->at_utc ? at_utc : from->at_utc + 60;
	demo_push(&work->queue, &job);
}

/* After intake or a refusal: what the item's state calls for. */
static void
plan_next(struct work *work, const struct demo_job *job, const struct now *now)
{
	struct demo *demo = work->demo;

	bool slow = fresh(work, job->at_utc, 5);
	bool waits = fresh(work, job->at_utc, 24);
	int64_t answer_utc = later(demo, job->at_utc, slow ? 5 : 0.7);

	if (now->item.state == ITEM_LOGGED)
		plan(work, job, DEMO_APPROVE,
		     later(demo, job->at_utc, waits ? 30 : 3));
	else if (now->item.state != ITEM_OFFERED || !now->offer.id)
		return;
	else if (answer_utc < now->offer.expires_utc && !demo_chance(demo, 25))
		plan(work, job, DEMO_ANSWER, answer_utc);
	else
		plan(work, job, DEMO_EXPIRE, now->offer.expires_utc + 60);
}

static enum status
take_in(struct work *work, struct visit *visit, struct demo_job *job,
	struct fault *fault)
{
	struct model *made = model_object(visit->arena);
	struct faults faults = {0};
	struct intake_item item;
	struct intake in;
	struct now now;
	enum status status;

	demo_ask(work->demo, job->at_utc, visit->arena, &in, &item);
	status = intake_log(visit, &in, made, &faults, fault);
	if (status == E_INPUT && faults.count)
		*fault = faults.list[0];
	faults_free(&faults);
	if (status != OK)
		return status;
	snprintf(job->ref, sizeof job->ref, "%s",
		 model_text_of(model_get(made, "ref")));
	status = look(visit, job->ref, &now, fault);
	if (status == OK)
		plan_next(work, job, &now);
	if (status == OK && demo_chance(work->demo, 24))
		plan(work, job, DEMO_CANCEL,
		     later(work->demo, job->at_utc, 16));
	return status;
}

/* A day before the appointment is too late to give it to somebody else. */
static const char *
cancelled(const struct visit *visit, const struct now *now)
{
	int64_t starts_utc = now->item.spec.starts_utc;

	return starts_utc && starts_utc - visit->now_utc < 86400
		       ? "cancelled-late"
		       : "cancelled-early";
}

/* Most of it was signed on paper, which is not here. */
static const char *
why_done(const struct now *now)
{
	return now->request.sensitivity == SENSITIVITY_NONE &&
			       now->item.response != RESPONSE_SIGHT
		       ? NULL
		       : "Signed on paper, which the provider keeps";
}

static enum status
act(struct visit *visit, const struct now *now, const char *action,
    const char *reason, struct fault *fault)
{
	bool complete = !strcmp(action, "complete");
	struct item_act in = {
		.ref = now->request.ref,
		.n = now->item.n,
		.action = action,
		.version = now->request.version,
		.reason = complete ? why_done(now) : reason,
		.outcome = complete ? reason
			   : !strcmp(action, "cancel") ? cancelled(visit, now)
						       : NULL,
	};

	return item_act(visit, &in, NULL, fault);
}

/* When the work is done: a part of the time there is, now and then more. */
static int64_t
delivery(struct work *work, const struct now *now, int64_t at_utc)
{
	struct random_source *random = &work->demo->random;
	double good = quality(now->item.provider);
	double part =
		0.25 + 0.75 * random_unit(random) +
		(1 - good) * 1.6 * random_unit(random) * random_unit(random);
	int64_t left = now->item.due_utc - at_utc;

	if (fresh(work, now->item.due_utc, 24) && demo_chance(work->demo, 350))
		part += 1.5;
	if (left < 10 * 3600)
		part /= 2; /* the same day: it is done between other things */
	if (now->item.spec.starts_utc)
		return now->item.spec.starts_utc + now->item.spec.minutes * 60;
	return at_utc + (int64_t)((double)(left > 3600 ? left : 3600) * part);
}

/* Whether whoever is asked is somewhere else at that time. */
static enum status
is_taken(struct visit *visit, const struct now *now, bool *ret,
	 struct fault *fault)
{
	struct access access = visit_access(visit);
	struct provider provider;
	const struct providers one = {&provider, 1};
	const struct diary_question question = {
		.item = now->item.id,
		.organisation = now->item.organisation,
		.spec = &now->item.spec,
		.providers = &one,
	};
	enum status status = provider_get(&access, now->offer.provider,
					  &provider, fault);

	return status == OK ? diary_busy(visit, &question, ret, fault)
			    : status;
}

/* In how many of 1,000 cases the provider says yes. */
static int
willing(const struct now *now)
{
	int most = now->item.spec.service == SERVICE_FORMAT ? 990 : 950;

	return most - (int)(800 * (1 - quality(now->offer.provider)));
}

static enum status
answer(struct work *work, struct visit *visit, struct demo_job *job,
       struct fault *fault)
{
	struct model *made = model_object(visit->arena);
	char token[TOKEN_TEXT];
	struct now now;
	bool taken = false;
	enum status status = look(visit, job->ref, &now, fault);

	if (status != OK || !now.offer.id)
		return status;
	status = is_taken(visit, &now, &taken, fault);
	if (status != OK)
		return status;
	assign_token(visit, &now.offer, token);
	if (!demo_chance(work->demo, willing(&now)) || taken) {
		status = offer_decline(visit, OFFER_LINK(token),
				       taken || demo_chance(work->demo, 500)
					       ? "Fully booked"
					       : NULL,
				       made, fault);
		if (status == OK)
			status = look(visit, job->ref, &now, fault);
		if (status == OK)
			plan_next(work, job, &now);
		return status;
	}
	status = offer_accept(visit, OFFER_LINK(token), made, fault);
	if (status == OK)
		status = look(visit, job->ref, &now, fault);
	if (status != OK)
		return status;
	plan(work, job, DEMO_DELIVER, delivery(work, &now, job->at_utc));
	if (demo_chance(work->demo, 40))
		plan(work, job, DEMO_HOLD, later(work->demo, job->at_utc, 1));
	if (demo_chance(work->demo, 15))
		plan(work, job, DEMO_LOSE, later(work->demo, job->at_utc, 5));
	return OK;
}

static enum status
expire(struct work *work, struct visit *visit, struct demo_job *job,
       struct fault *fault)
{
	struct tick_done done;
	struct now now;
	enum status status = tick(visit, &done, fault);

	if (status == OK)
		status = look(visit, job->ref, &now, fault);
	if (status == OK)
		plan_next(work, job, &now);
	return status;
}

static enum status
hand_in(struct work *work, struct visit *visit, struct demo_job *job,
	struct fault *fault)
{
	static const char paper[] = "The finished work of the demonstration.\n";
	struct file_input file = {"finished.txt", "text/plain", paper,
				  sizeof paper - 1};
	struct item_act in;
	struct now now;
	enum status status = look(visit, job->ref, &now, fault);

	if (status != OK)
		return status;
	if (now.item.state == ITEM_ON_HOLD) {
		plan(work, job, DEMO_DELIVER,
		     later(work->demo, job->at_utc, 10));
		return OK;
	}
	if (now.item.state != ITEM_ASSIGNED)
		return OK;
	in = (struct item_act){
		.ref = now.request.ref,
		.n = now.item.n,
		.action = "deliver",
		.version = now.request.version,
		.file = &file,
	};
	status = item_act(visit, &in, NULL, fault);
	plan(work, job, DEMO_CHECK, later(work->demo, job->at_utc, 1.2));
	return status;
}

static const char *
outcome(struct work *work, const struct now *now)
{
	if (now->item.spec.service != SERVICE_INTERPRETING)
		return "completed";
	if (demo_chance(work->demo, 38))
		return "tenant-absent";
	return demo_chance(work->demo, 11) ? "interpreter-absent" : "completed";
}

/* The provider gives the work back, and the next one is asked. */
static enum status
lose(struct work *work, struct visit *visit, struct demo_job *job,
     struct fault *fault)
{
	struct now now;
	enum status status = look(visit, job->ref, &now, fault);

	if (status != OK || now.item.state != ITEM_ASSIGNED)
		return status;
	status = act(visit, &now, "offer", "The provider gave it back", fault);
	if (status == OK)
		status = look(visit, job->ref, &now, fault);
	if (status == OK)
		plan_next(work, job, &now);
	return status;
}

/* The moves that only say what an officer does. */
static enum status
officer_move(struct work *work, struct visit *visit, struct demo_job *job,
	     struct fault *fault)
{
	struct now now;
	enum status status = look(visit, job->ref, &now, fault);
	bool approves = demo_chance(work->demo, 900);

	if (status != OK)
		return status;
	if (job->move == DEMO_CHECK && now.item.state == ITEM_DELIVERED) {
		plan(work, job, DEMO_COMPLETE,
		     later(work->demo, job->at_utc, 0.4));
		return act(visit, &now, "check", NULL, fault);
	}
	if (job->move == DEMO_COMPLETE && now.item.state == ITEM_CHECKED)
		return act(visit, &now, "complete", outcome(work, &now), fault);
	if (job->move == DEMO_HOLD && now.item.state == ITEM_ASSIGNED) {
		plan(work, job, DEMO_RESUME,
		     later(work->demo, job->at_utc, 14));
		return act(visit, &now, "hold",
			   "Waiting for the source document", fault);
	}
	if (job->move == DEMO_RESUME && now.item.state == ITEM_ON_HOLD)
		return act(visit, &now, "resume", NULL, fault);
	if (job->move == DEMO_CANCEL &&
	    (now.item.state == ITEM_OFFERED || now.item.state == ITEM_ASSIGNED))
		return act(visit, &now, "cancel", "No longer needed", fault);
	if (job->move != DEMO_APPROVE || now.item.state != ITEM_LOGGED)
		return OK;
	status = act(visit, &now, approves ? "approve" : "reject",
		     approves ? NULL : "A summary by telephone is enough",
		     fault);
	if (status == OK)
		status = look(visit, job->ref, &now, fault);
	if (status == OK)
		plan_next(work, job, &now);
	return status;
}

static enum status
make_move(struct work *work, struct visit *visit, struct demo_job *job,
	  struct fault *fault)
{
	switch (job->move) {
	case DEMO_INTAKE:
		return take_in(work, visit, job, fault);
	case DEMO_ANSWER:
		return answer(work, visit, job, fault);
	case DEMO_EXPIRE:
		return expire(work, visit, job, fault);
	case DEMO_LOSE:
		return lose(work, visit, job, fault);
	case DEMO_DELIVER:
		return hand_in(work, visit, job, fault);
	case DEMO_APPROVE:
	case DEMO_HOLD:
	case DEMO_RESUME:
	case DEMO_CHECK:
	case DEMO_COMPLETE:
	case DEMO_CANCEL:
		break;
	}
	return officer_move(work, visit, job, fault);
}

/* What comes next: a planned move or the next request, whichever is earlier.
 * False past the present: what would happen later stays undone. */
static bool
next_move(struct work *work, struct demo_job *job)
{
	int64_t intake = work->taken < work->demo->wish->requests
				 ? work->times[work->taken]
				 : INT64_MAX;

	if (work->queue.count && work->queue.heap[0].at_utc <= intake)
		return demo_pop(&work->queue, job) &&
		       job->at_utc <= work->demo->wish->now_utc;
	if (intake > work->demo->wish->now_utc)
		return false;
	*job = (struct demo_job){.at_utc = intake, .move = DEMO_INTAKE};
	work->taken++;
	return true;
}

static enum status
run_slice(struct visit *visit, void *self, struct fault *fault)
{
	struct work *work = self;
	struct visit at = *visit;
	struct demo_job job;
	enum status status = OK;

	for (int i = 0; i < SLICE && status == OK; i++) {
		if (!next_move(work, &job))
			return OK;
		arena_reset(at.arena);
		at.now_utc = job.at_utc;
		status = make_move(work, &at, &job, fault);
		work->moves++;
	}
	return status;
}

enum status
demo_work(struct demo *demo, struct fault *fault)
{
	struct work work = {.demo = demo};
	struct arena *arena = arena_new();
	int64_t before = -1;
	enum status status = OK;

	work.times = demo_times(demo->arena, &demo->random, demo->wish->now_utc,
				demo->wish->requests);
	while (status == OK && work.moves != before) {
		before = work.moves;
		status = desk_write_now(demo->desk, &demo->house, arena,
					run_slice, &work, fault);
		if (demo->wish->progress)
			demo->wish->progress(demo->wish->self, N_("requests"),
					     work.taken, demo->wish->requests);
	}
	demo_queue_free(&work.queue);
	arena_free(arena);
	return status;
}
