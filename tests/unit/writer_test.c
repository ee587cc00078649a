/* The writer: groups, savepoints, full queues and full disks. */
#include <pthread.h>
#include <stdatomic.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#include "store/outbox.h"
#include "tests/unit/unit.h"
#include "tests/unit/world.h"

/* A job that counts up, and fails after it did where it is told to. */
struct job {
	struct write_job write;
	const char *counter;
	enum status end;
	atomic_int *open; /* one less when done */
	atomic_int runs;
	enum status status;
	int64_t value;
};

static enum status
count_up(struct db *db, void *self, struct fault *fault)
{
	struct job *job = self;
	struct arena *arena = arena_new();
	const struct access access = {db, &both, arena};
	enum status status =
		counter_next(&access, job->counter, &job->value, fault);

	arena_free(arena);
	job->runs++;
	if (!status && job->end)
		return fault_set(fault, job->end, "x", N_("as told"), NULL);
	return status;
}

/* Says no before it has written anything. */
static enum status
refuse(struct db *db, void *self, struct fault *fault)
{
	struct job *job = self;

	(void)db;
	job->runs++;
	return fault_set(fault, job->end, "x", N_("as told"), NULL);
}

static void
job_done(void *self, enum status status, const struct fault *fault)
{
	struct job *job = self;

	assert_int_equal(fault->status, status);
	job->status = status;
	(*job->open)--;
}

static struct job *
jobs_new(size_t count, atomic_int *open)
{
	struct job *jobs = calloc(count, sizeof *jobs);

	assert_non_null(jobs);
	for (size_t i = 0; i < count; i++) {
		jobs[i].write = (struct write_job){
			.run = count_up, .done = job_done, .self = &jobs[i]};
		jobs[i].counter = "x";
		jobs[i].open = open;
	}
	return jobs;
}

static void
wait_for(atomic_int *open)
{
	for (int i = 0; i < 20000 && *open; i++)
		usleep(1000);
	assert_int_equal(*open, 0);
}

static int64_t
next_value(struct world *world)
{
	struct job job = {.counter = "x"};

	assert_int_equal(writer_run(world->store, count_up, &job,
				    &world->fault),
			 OK);
	return job.value;
}

#define THREADS 8
#define EACH 300

struct crowd {
	struct world *world;
	atomic_int refused;
};

static void *
crowd_main(void *self)
{
	struct crowd *crowd = self;
	struct fault fault;

	for (int i = 0; i < EACH; i++) {
		struct job job = {.counter = "x"};

		job.end = i % 10 == 3 ? E_CONFLICT : OK;
		if (writer_run(crowd->world->store, count_up, &job, &fault) !=
		    job.end)
			crowd->refused++;
	}
	return NULL;
}

static void
groups_what_threads_write(void **state)
{
	struct world *world = *state;
	struct crowd crowd = {.world = world};
	struct writer_figures figures;
	pthread_t thread[THREADS];

	for (int i = 0; i < THREADS; i++)
		assert_int_equal(pthread_create(&thread[i], NULL, crowd_main,
						&crowd),
				 0);
	for (int i = 0; i < THREADS; i++)
		pthread_join(thread[i], NULL);
	assert_int_equal(crowd.refused, 0);
	figures = writer_figures(world->store);
	assert_int_equal(figures.jobs, THREADS * EACH);
	assert_true(figures.groups < figures.jobs);
	assert_int_equal(figures.waiting, 0);
	/* One in ten was taken back. */
	assert_int_equal(next_value(world), THREADS * EACH * 9 / 10 + 1);
}

/* A job that keeps the writer busy until it may go on. */
struct gate {
	struct write_job write;
	pthread_mutex_t mutex;
	atomic_int entered, open;
};

static enum status
gate_run(struct db *db, void *self, struct fault *fault)
{
	struct gate *gate = self;

	(void)db;
	(void)fault;
	gate->entered = 1;
	pthread_mutex_lock(&gate->mutex);
	pthread_mutex_unlock(&gate->mutex);
	return OK;
}

static void
gate_done(void *self, enum status status, const struct fault *fault)
{
	struct gate *gate = self;

	(void)fault;
	assert_int_equal(status, OK);
	gate->open--;
}

static void
gate_close(struct gate *gate, struct world *world)
{
	gate->write = (struct write_job){
		.run = gate_run, .done = gate_done, .self = gate};
	pthread_mutex_init(&gate->mutex, NULL);
	pthread_mutex_lock(&gate->mutex);
	gate->entered = 0;
	gate->open = 1;
	assert_int_equal(writer_submit(world->store, &gate->write,
				       &world->fault),
			 OK);
	while (!gate->entered)
		usleep(100);
}

static void
gate_open(struct gate *gate)
{
	pthread_mutex_unlock(&gate->mutex);
	wait_for(&gate->open);
}

#define GROUP 32

static void
takes_back_one_of_a_group(void **state)
{
	struct world *world = *state;
	atomic_int open = GROUP;
	struct job *jobs = jobs_new(GROUP, &open);
	struct gate gate;
	uint64_t groups;

	gate_close(&gate, world);
	jobs[7].end = E_CONFLICT;
	jobs[8].end = E_INPUT;
	for (int i = 0; i < GROUP; i++)
		assert_int_equal(writer_submit(world->store, &jobs[i].write,
					       &world->fault),
				 OK);
	groups = writer_figures(world->store).groups;
	gate_open(&gate);
	wait_for(&open);
	assert_int_equal(writer_figures(world->store).groups, groups + 2);
	for (int i = 0; i < GROUP; i++) {
		assert_int_equal(jobs[i].status, jobs[i].end);
		/* Up to the first that had written: once more. */
		assert_int_equal(jobs[i].runs, i <= 7 ? 2 : 1);
	}
	assert_int_equal(next_value(world), GROUP - 2 + 1);
	free(jobs);
}

static void
runs_once_what_writes_nothing(void **state)
{
	struct world *world = *state;
	atomic_int open = GROUP;
	struct job *jobs = jobs_new(GROUP, &open);
	struct gate gate;

	gate_close(&gate, world);
	for (int i = 0; i < GROUP; i++) {
		if (i % 3 == 1) {
			jobs[i].write.run = refuse;
			jobs[i].end = E_INPUT;
		}
		assert_int_equal(writer_submit(world->store, &jobs[i].write,
					       &world->fault),
				 OK);
	}
	gate_open(&gate);
	wait_for(&open);
	for (int i = 0; i < GROUP; i++) {
		assert_int_equal(jobs[i].status, jobs[i].end);
		assert_int_equal(jobs[i].runs, 1);
	}
	assert_int_equal(next_value(world), GROUP - (GROUP + 1) / 3 + 1);
	free(jobs);
}

static void
refuses_when_the_queue_is_full(void **state)
{
	struct world *world = *state;
	atomic_int open = 63;
	struct job *jobs = jobs_new(64, &open);
	struct gate gate;

	gate_close(&gate, world);
	for (int i = 0; i < 63; i++)
		assert_int_equal(writer_submit(world->store, &jobs[i].write,
					       &world->fault),
				 OK);
	assert_int_equal(writer_submit(world->store, &jobs[63].write,
				       &world->fault),
			 E_BUSY);
	gate_open(&gate);
	wait_for(&open);
	assert_int_equal(jobs[63].runs, 0);
	assert_int_equal(writer_figures(world->store).refused, 1);
	assert_int_equal(next_value(world), 64);
	free(jobs);
}

static void
finishes_before_it_closes(void **state)
{
	struct world *world = *state;
	atomic_int open = 40;
	struct job *jobs = jobs_new(40, &open);
	struct gate gate;

	gate_close(&gate, world);
	for (int i = 0; i < 40; i++)
		assert_int_equal(writer_submit(world->store, &jobs[i].write,
					       &world->fault),
				 OK);
	pthread_mutex_unlock(&gate.mutex);
	world_reopen(world, STORE_SERVE);
	assert_int_equal(open, 0);
	assert_int_equal(next_value(world), 41);
	free(jobs);
}

/* Names its row as another did, the first time. */
static enum status
name_again(struct db *db, void *self, struct fault *fault)
{
	struct job *job = self;
	const struct access access = {db, &both, NULL};
	const struct message message = {.id = 7 + (job->runs++ > 1),
					.kind = "mail",
					.key = job->counter,
					.payload = "{}"};

	return outbox_put(&access, &message, fault);
}

static void
names_anew_what_clashes(void **state)
{
	struct world *world = *state;
	atomic_int open = GROUP;
	struct job *jobs = jobs_new(GROUP, &open);
	struct job first = {.counter = "first"}, alone = {.counter = "alone",
							  .runs = 1};
	struct gate gate;

	assert_int_equal(writer_run(world->store, name_again, &first,
				    &world->fault),
			 OK);
	gate_close(&gate, world);
	jobs[5].write.run = name_again;
	jobs[5].counter = "grouped";
	jobs[5].runs = 1;
	for (int i = 0; i < GROUP; i++)
		assert_int_equal(writer_submit(world->store, &jobs[i].write,
					       &world->fault),
				 OK);
	gate_open(&gate);
	wait_for(&open);
	for (int i = 0; i < GROUP; i++)
		assert_int_equal(jobs[i].status, OK);
	assert_int_equal(jobs[5].runs, 3);
	assert_int_equal(next_value(world), GROUP - 1 + 1);
	assert_int_equal(world_raw(world, "UPDATE outbox SET id = 9"
					  " WHERE id = 8"),
			 SQLITE_OK);
	assert_int_equal(writer_run(world->store, name_again, &alone,
				    &world->fault),
			 OK);
	assert_int_equal(alone.runs, 3);
	free(jobs);
}

/* The file may grow by this many pages and no more: the disk is full. */
static enum status
fill_disk(struct db *db, void *self, struct fault *fault)
{
	char sql[80];
	sqlite3_stmt *pages;
	int64_t count;

	(void)fault;
	sqlite3_set_authorizer(db->connection, NULL, NULL);
	sqlite3_prepare_v2(db->connection, "PRAGMA page_count", -1, &pages,
			   NULL);
	assert_int_equal(sqlite3_step(pages), SQLITE_ROW);
	count = sqlite3_column_int64(pages, 0);
	sqlite3_finalize(pages);
	snprintf(sql, sizeof sql, "PRAGMA max_page_count = %lld",
		 (long long)count + *(int *)self);
	assert_int_equal(sqlite3_exec(db->connection, sql, NULL, NULL, NULL),
			 SQLITE_OK);
	return OK;
}

#define BIG 400000 /* bytes: about a hundred pages */

static enum status
write_much(struct db *db, void *self, struct fault *fault)
{
	struct job *job = self;
	struct arena *arena = arena_new();
	const struct access access = {db, &both, arena};
	const struct message message = {
		.id = 1, .kind = "mail", .key = "big",
		.payload = arena_printf(arena, "%*s", BIG, "x")};
	enum status status = outbox_put(&access, &message, fault);

	arena_free(arena);
	job->runs++;
	return status;
}

/* The group's transaction is gone: whoever fits is run again, alone. */
static void
acknowledges_nobody_wrongly(void **state)
{
	struct world *world = *state;
	int room = 8;
	atomic_int open = GROUP;
	struct job *jobs = jobs_new(GROUP, &open);
	struct gate gate;

	assert_int_equal(writer_run(world->store, fill_disk, &room,
				    &world->fault),
			 OK);
	gate_close(&gate, world);
	jobs[20].write.run = write_much;
	jobs[3].end = E_CONFLICT;
	for (int i = 0; i < GROUP; i++)
		assert_int_equal(writer_submit(world->store, &jobs[i].write,
					       &world->fault),
				 OK);
	gate_open(&gate);
	wait_for(&open);
	for (int i = 0; i < GROUP; i++)
		assert_int_equal(jobs[i].status,
				 i == 20 ? E_IO : jobs[i].end);
	assert_int_equal(jobs[0].runs, 3); /* one before it had failed, too */
	assert_int_equal(jobs[20].runs, 2);
	assert_int_equal(jobs[21].runs, 1);
	assert_true(store_writable(world->store));
	assert_int_equal(next_value(world), GROUP - 2 + 1);
	free(jobs);
}

#define WORLD_TEST(test) \
	cmocka_unit_test_setup_teardown(test, world_open, world_close)

int
main(void)
{
	const struct CMUnitTest tests[] = {
		WORLD_TEST(groups_what_threads_write),
		WORLD_TEST(takes_back_one_of_a_group),
		WORLD_TEST(runs_once_what_writes_nothing),
		WORLD_TEST(refuses_when_the_queue_is_full),
		WORLD_TEST(finishes_before_it_closes),
		WORLD_TEST(acknowledges_nobody_wrongly),
		WORLD_TEST(names_anew_what_clashes),
	};

	return cmocka_run_group_tests_name("writer", tests, NULL, NULL);
}
