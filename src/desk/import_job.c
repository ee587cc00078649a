/* The workers of imports: each reads a table, and publishes it where that was
 * asked for. Few are remembered; what is forgotten is found out again. */
#include <pthread.h>
#include <stdlib.h>
#include <string.h>

#include "base/buf.h"
#include "base/mem.h"
#include "desk/imports_inside.h"
#include "desk/inside.h"
#include "store/organisation.h"
#include "wire/csv.h"
#include "wire/json.h"
#include "wire/model.h"

#define REMEMBERED 8
#define TRIES 3 /* the register may change between reading and writing */

struct import_job {
	struct desk_task task;
	struct import_jobs *jobs;
	int64_t id;
	bool publish, running;
	int64_t done, total;
	/* Written by the worker before running is false. */
	struct import *import; /* NULL none: it could not be read at all */
	struct faults faults;
	struct fault fault;
	enum status status;
	/* The worker's alone. */
	struct arena *arena;
	struct import_row row;
	struct caller caller;
};

struct import_jobs {
	pthread_mutex_t lock;
	struct import_job *list[REMEMBERED]; /* the newest last */
	size_t count;
};

struct import_jobs *
import_jobs_new(void)
{
	struct import_jobs *jobs = mem_new(sizeof *jobs);

	pthread_mutex_init(&jobs->lock, NULL);
	return jobs;
}

static void
job_free(struct import_job *job)
{
	import_free(job->import);
	faults_free(&job->faults);
	arena_free(job->arena);
	free(job);
}

void
import_jobs_free(struct import_jobs *jobs)
{
	if (!jobs)
		return;
	for (size_t i = 0; i < jobs->count; i++)
		job_free(jobs->list[i]);
	pthread_mutex_destroy(&jobs->lock);
	free(jobs);
}

/* The lock is held. */
static struct import_job *
find(struct import_jobs *jobs, int64_t id)
{
	for (size_t i = 0; i < jobs->count; i++)
		if (jobs->list[i]->id == id)
			return jobs->list[i];
	return NULL;
}

static void
take_out(struct import_jobs *jobs, size_t at)
{
	job_free(jobs->list[at]);
	memmove(&jobs->list[at], &jobs->list[at + 1],
		(--jobs->count - at) * sizeof *jobs->list);
}

/* Make room by forgetting the oldest that is not running. */
static bool
make_room(struct import_jobs *jobs)
{
	for (size_t i = 0; i < jobs->count && jobs->count == REMEMBERED; i++)
		if (!jobs->list[i]->running)
			take_out(jobs, i);
	return jobs->count < REMEMBERED;
}

static void
progress(void *self, int64_t done, int64_t total)
{
	struct import_job *job = self;

	pthread_mutex_lock(&job->jobs->lock);
	job->done = done;
	job->total = total;
	pthread_mutex_unlock(&job->jobs->lock);
}

/* Who brought the table, with what they may see. */
static enum status
read_caller(struct import_job *job, struct visit *visit, struct fault *fault)
{
	struct access access = visit_access_of_service(visit);

	job->caller = (struct caller){.account = job->row.by,
				      .organisation = job->row.organisation,
				      .role = ROLE_MANAGER,
				      .name = "",
				      .language = "en"};
	return organisation_scope(&access, job->row.organisation,
				  &job->caller.scope, fault);
}

/* Read and check, with one read connection. */
static enum status
check(struct import_job *job, struct desk *desk, struct fault *fault)
{
	struct import_source source = {.progress = progress, .self = job};
	struct access access;
	struct visit visit;
	enum status status = desk_read_begin(desk, NULL, job->arena, &visit,
					     fault);

	if (status != OK)
		return status;
	access = visit_access_of_service(&visit);
	if (!import_kind_parse(job->row.kind, &source.kind))
		status = E_INTERNAL;
	if (status == OK)
		status = read_caller(job, &visit, fault);
	if (status == OK)
		status = import_content(&access, job->id, &source.bytes,
					&source.count, fault);
	visit.caller = &job->caller;
	import_free(job->import);
	job->import = NULL;
	faults_free(&job->faults);
	if (status == OK)
		status = import_read(&visit, &source, &job->import,
				     &job->faults, fault);
	if (status == E_INPUT && !job->faults.count)
		*faults_add(&job->faults) = *fault;
	desk_read_end(&visit);
	return status;
}

static const char *
report_of(const struct import *import, struct arena *arena)
{
	struct model *model = model_object(arena);
	struct buf json = {0};
	const char *text;

	import_summary(import, model);
	json_print(model, &json);
	text = arena_text(arena, buf_string(&json));
	buf_free(&json);
	return text;
}

static const char *
value_of(const struct fault *fault)
{
	for (size_t i = 0; i < fault->args; i++)
		if (!strcmp(fault->arg[i].name, "value"))
			return fault->arg[i].value;
	return "";
}

/* line, column, value, what is wrong. A place is "line 12/postcode", or "row
 * 11, line 12" where the row itself could not be read. */
static void
put_fault(struct csv_writer *csv, const struct fault *fault)
{
	const char *line = strstr(fault->where, "line ");
	const char *column = strchr(fault->where, '/');
	char text[1000];

	fault_text(fault, fault->message, text, sizeof text);
	csv_put_int(csv, line ? strtol(line + 5, NULL, 10) : 0);
	csv_put(csv, column ? column + 1 : "");
	csv_put(csv, value_of(fault));
	csv_put(csv, text);
	csv_end_row(csv);
}

static const char *
faults_of(const struct import_job *job)
{
	struct buf text = {0};
	struct csv_writer csv = {.out = &text};
	const char *ret;

	buf_text(&text, "\xEF\xBB\xBF");
	buf_text(&text, "line,column,value,problem\r\n");
	for (size_t i = 0; i < job->faults.count && i < FAULTS_MAX; i++)
		put_fault(&csv, &job->faults.list[i]);
	ret = arena_text(job->arena, buf_string(&text));
	buf_free(&text);
	return ret;
}

static enum status
keep_state(struct visit *visit, void *self, struct fault *fault)
{
	struct import_job *job = self;
	struct access access = visit_access(visit);

	return import_change(&access, &job->row, fault);
}

static enum status
publish(struct visit *visit, void *self, struct fault *fault)
{
	struct import_job *job = self;
	struct access access = visit_access(visit);
	struct import_row done = job->row;
	enum status status = import_publish(visit, job->import, fault);

	done.state = "done";
	done.report = report_of(job->import, visit->arena);
	done.faults = NULL;
	return status == OK ? import_change(&access, &done, fault) : status;
}

static enum status
write_state(struct import_job *job, struct desk *desk, const char *state,
	    struct fault *fault)
{
	job->row.state = state;
	job->row.report = job->import ? report_of(job->import, job->arena)
				      : NULL;
	job->row.faults = job->faults.count ? faults_of(job) : NULL;
	return desk_write_now(desk, &job->caller, job->arena, keep_state, job,
			      fault);
}

static enum status
work(struct import_job *job, struct desk *desk, struct fault *fault)
{
	enum status status = E_STALE;

	for (int i = 0; i < TRIES && status == E_STALE; i++) {
		status = check(job, desk, fault);
		if (status == E_INPUT)
			return write_state(job, desk, "wrong", fault);
		if (status != OK)
			return status;
		if (!job->publish)
			return write_state(job, desk, "ready", fault);
		status = desk_write_now(desk, &job->caller, job->arena,
					publish, job, fault);
	}
	if (status != OK) {
		struct fault other;

		/* So that somebody may try again; where not even that can be
		 * written, the page says what went wrong. */
		if (write_state(job, desk, "ready", &other) != OK)
			return status;
	}
	return status;
}

static void
run(struct desk *desk, void *self)
{
	struct import_job *job = self;
	struct fault fault = {0};
	enum status status = work(job, desk, &fault);

	pthread_mutex_lock(&job->jobs->lock);
	job->status = status;
	job->fault = fault;
	job->running = false;
	pthread_mutex_unlock(&job->jobs->lock);
}

/* Is there nothing to find out? What was found must be of this state. */
static bool
is_known(const struct import_job *job, const struct import_row *row)
{
	return job && (job->running || job->status != OK ||
		       (strcmp(row->state, "checking") != 0 &&
			strcmp(row->state, "publishing") != 0));
}

static struct import_job *
new_job(struct import_jobs *jobs, const struct import_row *row)
{
	struct import_job *job = mem_new(sizeof *job);

	job->jobs = jobs;
	job->id = row->id;
	job->publish = !strcmp(row->state, "publishing");
	job->running = true;
	job->arena = arena_new();
	job->row = *row;
	job->row.kind = arena_text(job->arena, row->kind);
	job->row.name = arena_text(job->arena, row->name);
	job->task = (struct desk_task){.run = run, .self = job};
	jobs->list[jobs->count++] = job;
	return job;
}

enum status
import_job_start(struct visit *visit, const struct import_row *row,
		 struct fault *fault)
{
	struct import_jobs *jobs = desk_import_jobs(visit->desk);
	struct import_job *job;
	enum status status = OK;

	pthread_mutex_lock(&jobs->lock);
	job = find(jobs, row->id);
	if (!is_known(job, row)) {
		for (size_t i = 0; job && i < jobs->count; i++)
			if (jobs->list[i] == job)
				take_out(jobs, i);
		if (make_room(jobs)) {
			job = new_job(jobs, row);
			status = desk_work(visit->desk, &job->task, fault);
			if (status != OK)
				take_out(jobs, jobs->count - 1);
		}
	}
	pthread_mutex_unlock(&jobs->lock);
	return status == E_BUSY ? OK : status; /* the page asks again */
}

static void
copy_faults(struct arena *arena, const struct faults *from, struct faults *ret)
{
	size_t count = from->count < IMPORT_FAULTS_SHOWN ? from->count
							 : IMPORT_FAULTS_SHOWN;

	ret->list = arena_alloc(arena, (count + 1) * sizeof *ret->list);
	if (count)
		memcpy(ret->list, from->list, count * sizeof *ret->list);
	ret->count = count;
}

struct import_found
import_job_look(struct visit *visit, int64_t id, struct model *model,
		struct faults *ret)
{
	struct import_jobs *jobs = desk_import_jobs(visit->desk);
	struct import_found found = {0};
	struct import_job *job;

	pthread_mutex_lock(&jobs->lock);
	if ((job = find(jobs, id))) {
		found.there = true;
		found.running = job->running;
		found.percent = job->total > 0 ? (int)(job->done * 100 /
						       job->total)
					       : 0;
		found.failed = !job->running && job->status != OK;
		found.fault = job->fault;
		if (!job->running) {
			model_int(model, "faults", (int64_t)job->faults.count);
			copy_faults(visit->arena, &job->faults, ret);
		}
		if (!job->running && job->import) {
			import_summary(job->import, model);
			import_about(job->import, model);
		}
	}
	pthread_mutex_unlock(&jobs->lock);
	return found;
}

void
import_job_forget(struct desk *desk, int64_t id)
{
	struct import_jobs *jobs = desk_import_jobs(desk);

	pthread_mutex_lock(&jobs->lock);
	for (size_t i = 0; i < jobs->count; i++)
		if (jobs->list[i]->id == id && !jobs->list[i]->running)
			take_out(jobs, i);
	pthread_mutex_unlock(&jobs->lock);
}
