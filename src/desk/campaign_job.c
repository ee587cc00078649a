/* The workers of campaigns: recipients are looked at, then letters are made on
 * a worker and issued a few in one commit, which also says whose they are. A
 * worker leaves after a while, so that others get their turn; what it was at is
 * known from the database alone. */
#include <pthread.h>
#include <stdlib.h>
#include <string.h>

#include "base/buf.h"
#include "base/clock.h"
#include "base/mem.h"
#include "desk/campaign_inside.h"
#include "desk/inside.h"
#include "desk/letters.h"
#include "store/account.h"
#include "store/organisation.h"
#include "wire/json.h"
#include "wire/model.h"

#define WORKED_MOST 32
#define LOOKED_AT_ONCE 50
#define ISSUED_AT_ONCE 8
#define TURN_SECONDS 1.0

struct campaign_job {
	struct desk_task task;
	struct campaign_jobs *jobs;
	int64_t id;
	double began_s;	 /* issuing, since the program runs */
	int64_t letters; /* since then; under the lock */
	/* The worker's alone. */
	struct arena *arena;
	struct campaign_row row;
	struct caller caller;
	bool single; /* a group failed: one by one */
};

struct campaign_jobs {
	pthread_mutex_t lock;
	struct campaign_job *list[WORKED_MOST];
	size_t count;
};

struct campaign_jobs *
campaign_jobs_new(void)
{
	struct campaign_jobs *jobs = mem_new(sizeof *jobs);

	pthread_mutex_init(&jobs->lock, NULL);
	return jobs;
}

static void
job_free(struct campaign_job *job)
{
	arena_free(job->arena);
	free(job);
}

void
campaign_jobs_free(struct campaign_jobs *jobs)
{
	if (!jobs)
		return;
	for (size_t i = 0; i < jobs->count; i++)
		job_free(jobs->list[i]);
	pthread_mutex_destroy(&jobs->lock);
	free(jobs);
}

/* The lock is held. */
static struct campaign_job *
find(struct campaign_jobs *jobs, int64_t id)
{
	for (size_t i = 0; i < jobs->count; i++)
		if (jobs->list[i]->id == id)
			return jobs->list[i];
	return NULL;
}

/* Somebody else may begin with it again. */
static void
end(struct campaign_job *job)
{
	struct campaign_jobs *jobs = job->jobs;

	pthread_mutex_lock(&jobs->lock);
	for (size_t i = 0; i < jobs->count; i++)
		if (jobs->list[i] == job)
			jobs->list[i] = jobs->list[--jobs->count];
	pthread_mutex_unlock(&jobs->lock);
	job_free(job);
}

/* On behalf of who made it. */
static enum status
begin(struct campaign_job *job, struct desk *desk, struct visit *visit,
      struct fault *fault)
{
	struct access access;
	struct account maker = {.name = ""};
	enum status status;

	arena_reset(job->arena);
	status = desk_read_begin(desk, NULL, job->arena, visit, fault);
	if (status != OK)
		return status;
	access = visit_access_of_service(visit);
	status = campaign_get(&access, job->id, &job->row, fault);
	if (status == OK &&
	    account_get(&access, job->row.made_by, &maker, fault) != OK)
		maker.name = "";
	job->caller = (struct caller){.account = job->row.made_by,
				      .organisation = job->row.organisation,
				      .role = ROLE_MANAGER,
				      .name = maker.name,
				      .language = "en"};
	if (status == OK)
		status = organisation_scope(&access, job->row.organisation,
					    &job->caller.scope, fault);
	visit->caller = &job->caller;
	if (status != OK)
		desk_read_end(visit);
	return status;
}

/* Recipients that were looked at, and how far that is. */
struct looked {
	struct campaign_row row;
	struct campaign_recipient list[LOOKED_AT_ONCE];
	size_t count;
};

static enum status
keep_one(struct visit *visit, struct campaign_recipient *to,
	 struct fault *fault)
{
	struct access access = visit_access(visit);
	enum status status = campaign_recipient_insert(&access, to, fault);

	if (status != E_CONFLICT)
		return status;
	to->tenant = 0;
	to->state = "refused";
	to->code = campaign_refusals[REFUSED_TWICE];
	to->why = "This tenant stands in the table before.";
	return campaign_recipient_insert(&access, to, fault);
}

static enum status
keep_looked(struct visit *visit, void *self, struct fault *fault)
{
	const struct looked *looked = self;
	struct access access = visit_access(visit);
	struct campaign_row now;
	enum status status = campaign_get(&access, looked->row.id, &now, fault);

	if (status != OK || strcmp(now.state, "checking") != 0)
		return status;
	for (size_t i = 0; i < looked->count && status == OK; i++) {
		struct campaign_recipient to = looked->list[i];

		status = keep_one(visit, &to, fault);
	}
	if (status == OK)
		status = campaign_change(&access, &looked->row, fault);
	if (status == OK && !strcmp(looked->row.state, "waiting"))
		status = campaign_event(visit, &looked->row, "campaign.checked",
					NULL, fault);
	return status;
}

static const char *
printed(struct arena *arena, const struct model *model)
{
	struct buf json = {0};
	const char *text;

	json_print(model, &json);
	text = arena_text(arena, buf_string(&json));
	buf_free(&json);
	return text;
}

static enum status
look_next(struct visit *visit, struct looked *looked, const char *tenant,
	  const char *own, struct fault *fault)
{
	struct campaign_recipient *to = &looked->list[looked->count];

	*to = (struct campaign_recipient){.campaign = looked->row.id,
					  .n = ++looked->row.total,
					  .reference = tenant,
					  .data = own};
	looked->count++;
	return campaign_look(visit, &looked->row, tenant,
			     campaign_values(visit, &looked->row, own), to,
			     fault);
}

static enum status
look_at_table(struct visit *visit, struct looked *looked, struct fault *fault)
{
	struct access access = visit_access(visit);
	struct campaign_row *row = &looked->row;
	struct campaign_lines lines;
	const char *content;
	enum status status =
		campaign_content(&access, row->id, &content, fault);

	if (status == OK)
		status = campaign_table_read(visit, content, row->reached,
					     LOOKED_AT_ONCE, &lines, fault);
	for (size_t i = 0; status == OK && i < lines.count; i++)
		status = look_next(visit, looked, lines.list[i].reference,
				   printed(visit->arena, lines.list[i].values),
				   fault);
	row->reached += (int64_t)looked->count;
	return status;
}

static enum status
look_at_register(struct visit *visit, struct looked *looked,
		 struct fault *fault)
{
	struct access access = visit_access(visit);
	struct campaign_tenants tenants;
	enum status status = campaign_tenants(&access, &looked->row,
					      LOOKED_AT_ONCE, &tenants, fault);

	for (size_t i = 0; status == OK && i < tenants.count; i++) {
		char *id = arena_alloc(visit->arena, ID_TEXT);

		id_format(tenants.list[i], id);
		status = look_next(visit, looked, id, NULL, fault);
		looked->row.reached = tenants.list[i];
	}
	return status;
}

static enum status
look(struct campaign_job *job, struct desk *desk, struct visit *visit,
     struct fault *fault)
{
	struct looked *looked = arena_alloc(job->arena, sizeof *looked);
	enum status status;

	looked->row = job->row;
	status = job->row.listed ? look_at_table(visit, looked, fault)
				 : look_at_register(visit, looked, fault);
	desk_read_end(visit);
	if (looked->count < LOOKED_AT_ONCE)
		looked->row.state = "waiting";
	return status == OK ? desk_write_now(desk, &job->caller, job->arena,
					     keep_looked, looked, fault)
			    : status;
}

/* Letters that are ready, and whose they are. */
struct issuing {
	int64_t campaign;
	struct campaign_recipient to[ISSUED_AT_ONCE];
	const struct letter_ready *ready[ISSUED_AT_ONCE]; /* NULL: refused */
	size_t count;
	int64_t issued;
	bool over; /* nobody is left */
};

static enum status
issue_one(struct visit *visit, const struct letter_ready *ready,
	  struct campaign_recipient *to, struct fault *fault)
{
	struct model *letter = model_object(visit->arena);
	enum status status = letter_issue(visit, ready, letter, fault);

	if (status != OK)
		return status;
	to->state = "issued";
	to->code = to->why = NULL;
	to->request = model_text_of(model_get(letter, "request"));
	return id_parse(model_text_of(model_get(letter, "id")), &to->letter)
		       ? OK
		       : E_INTERNAL;
}

/* Only those that nobody issued meanwhile. */
static bool
is_ready(const struct access *access, const struct campaign_recipient *to)
{
	const struct campaign_recipients_wish wish = {to->campaign, to->n - 1,
						      NULL, 1};
	struct campaign_recipients found;
	struct fault fault;

	return campaign_recipient_list(access, &wish, &found, &fault) == OK &&
	       found.count && found.list[0].n == to->n &&
	       !strcmp(found.list[0].state, "ready");
}

static enum status
issue_next(struct visit *visit, struct issuing *issuing, size_t i,
	   struct fault *fault)
{
	struct access access = visit_access(visit);
	struct campaign_recipient to = issuing->to[i];
	enum status status = OK;

	if (!is_ready(&access, &to))
		return OK;
	if (issuing->ready[i])
		status = issue_one(visit, issuing->ready[i], &to, fault);
	if (status == E_STALE)
		return OK; /* it is made again */
	if (status == OK)
		status = campaign_recipient_change(&access, &to, fault);
	issuing->issued += status == OK;
	return status;
}

static enum status
finish(struct visit *visit, struct campaign_row *row, struct fault *fault)
{
	struct access access = visit_access(visit);
	enum status status;

	row->state = "done";
	row->ended_utc = visit->now_utc;
	status = campaign_change(&access, row, fault);
	return status == OK ? campaign_event(visit, row, "campaign.done", NULL,
					     fault)
			    : status;
}

static enum status
keep_issued(struct visit *visit, void *self, struct fault *fault)
{
	struct issuing *issuing = self;
	struct access access = visit_access(visit);
	struct campaign_row row;
	enum status status =
		campaign_get(&access, issuing->campaign, &row, fault);

	issuing->issued = 0;
	if (status != OK || strcmp(row.state, "running") != 0)
		return status;
	for (size_t i = 0; i < issuing->count && status == OK; i++)
		status = issue_next(visit, issuing, i, fault);
	if (status == OK && issuing->over)
		status = finish(visit, &row, fault);
	return status;
}

/* Rendered on this worker; what cannot be any more is said. */
static enum status
prepare(struct visit *visit, const struct campaign_row *row,
	struct issuing *issuing, size_t i, struct fault *fault)
{
	struct campaign_recipient *to = &issuing->to[i];
	struct letter_ready *ready = NULL;
	struct faults faults = {0};
	char id[ID_TEXT], text[400];
	const struct letter_input in = {
		.notice = row->notice,
		.tenant = id,
		.data = campaign_values(visit, row, to->data),
		.place = row->place};
	enum status status;

	id_format(to->tenant, id);
	status = letter_prepare(visit, &in, &ready, &faults, fault);
	faults_free(&faults);
	if (status == E_IO || status == E_BUSY || status == E_INTERNAL)
		return status;
	issuing->ready[i] = ready;
	if (status != OK) {
		fault_text(fault, fault->message, text, sizeof text);
		to->state = "refused";
		to->code = campaign_refusals[REFUSED_FAILED];
		to->why = arena_text(visit->arena, text);
	}
	return OK;
}

static enum status
issue(struct campaign_job *job, struct desk *desk, struct visit *visit,
      struct fault *fault)
{
	struct issuing *issuing = arena_alloc(job->arena, sizeof *issuing);
	struct access access = visit_access(visit);
	const struct campaign_recipients_wish wish = {
		job->id, 0, "ready", job->single ? 1 : ISSUED_AT_ONCE};
	struct campaign_recipients next;
	enum status status =
		campaign_recipient_list(&access, &wish, &next, fault);

	issuing->campaign = job->id;
	for (size_t i = 0; status == OK && i < next.count; i++) {
		issuing->to[i] = next.list[i];
		status = prepare(visit, &job->row, issuing, i, fault);
		issuing->count++;
	}
	issuing->over = !issuing->count;
	desk_read_end(visit);
	if (status == OK)
		status = desk_write_now(desk, &job->caller, job->arena,
					keep_issued, issuing, fault);
	pthread_mutex_lock(&job->jobs->lock);
	job->letters += status == OK ? issuing->issued : 0;
	pthread_mutex_unlock(&job->jobs->lock);
	return status;
}

/* One step. E_NOT_FOUND: there is nothing to do; another error ends the turn
 * where it came twice. */
static enum status
step(struct campaign_job *job, struct desk *desk, struct fault *fault)
{
	struct visit visit;
	enum status status = begin(job, desk, &visit, fault);

	if (status != OK)
		return status;
	if (!strcmp(job->row.state, "checking"))
		return look(job, desk, &visit, fault);
	if (strcmp(job->row.state, "running") != 0) {
		desk_read_end(&visit);
		return E_NOT_FOUND;
	}
	status = issue(job, desk, &visit, fault);
	if (status != OK && !job->single) {
		job->single = true;
		return OK;
	}
	job->single = false;
	return status;
}

static void
run(struct desk *desk, void *self)
{
	struct campaign_job *job = self;
	double until = clock_elapsed() + TURN_SECONDS;
	struct fault fault;
	bool more = true;

	while (more && clock_elapsed() < until && !*desk_ends(desk))
		more = step(job, desk, &fault) == OK;
	if (!more || *desk_ends(desk) ||
	    desk_work(desk, &job->task, &fault) != OK)
		end(job);
}

enum status
campaign_job_start(struct visit *visit, int64_t campaign, struct fault *fault)
{
	struct campaign_jobs *jobs = desk_campaign_jobs(visit->desk);
	struct campaign_job *job;
	enum status status = OK;

	pthread_mutex_lock(&jobs->lock);
	if (!find(jobs, campaign) && jobs->count < WORKED_MOST) {
		job = mem_new(sizeof *job);
		job->jobs = jobs;
		job->id = campaign;
		job->began_s = clock_elapsed();
		job->arena = arena_new();
		job->task = (struct desk_task){.run = run, .self = job};
		jobs->list[jobs->count++] = job;
		status = desk_work(visit->desk, &job->task, fault);
		if (status != OK) {
			jobs->count--;
			job_free(job);
		}
	}
	pthread_mutex_unlock(&jobs->lock);
	return status == E_BUSY ? OK : status; /* the next tick asks again */
}

enum status
campaign_work(struct desk *desk, const char *id, struct fault *fault)
{
	struct campaign_job job = {.jobs = desk_campaign_jobs(desk),
				   .arena = arena_new()};
	enum status status = id_parse(id, &job.id) ? OK : E_NOT_FOUND;

	while (status == OK)
		status = step(&job, desk, fault);
	arena_free(job.arena);
	return status == E_NOT_FOUND ? OK : status;
}

double
campaign_job_speed(struct desk *desk, int64_t campaign)
{
	struct campaign_jobs *jobs = desk_campaign_jobs(desk);
	const struct campaign_job *job;
	double speed = 0;

	pthread_mutex_lock(&jobs->lock);
	job = find(jobs, campaign);
	if (job && job->letters && clock_elapsed() > job->began_s)
		speed = (double)job->letters / (clock_elapsed() - job->began_s);
	pthread_mutex_unlock(&jobs->lock);
	return speed;
}

enum status
campaigns_tick(struct visit *visit, struct fault *fault)
{
	struct access access = visit_access_of_service(visit);
	struct campaign_rows rows;
	enum status status = campaign_works(&access, &rows, fault);

	for (size_t i = 0; i < rows.count && status == OK; i++)
		status = campaign_job_start(visit, rows.list[i].id, fault);
	return status;
}
