/* One thread that writes: takes all that waits, commits it together. */
#include "store/writer.h"

#include <pthread.h>
#include <stdatomic.h>
#include <stdlib.h>

#include "base/clock.h"
#include "base/mem.h"
#include "store/inside.h"

#define GROUP_MAX 256 /* jobs in one transaction */

struct writer {
	struct db *db;
	pthread_t thread;
	bool threaded;
	pthread_mutex_t mutex; /* of all below */
	pthread_cond_t work;
	struct write_job *first, **last;
	size_t limit;
	bool stopping, failed;
	struct writer_figures figures;
	atomic_bool full; /* the disk, when it was last written to */
};

struct writer *
writer_new(struct db *db, size_t queue)
{
	struct writer *writer = mem_new(sizeof *writer);

	writer->db = db;
	writer->limit = queue;
	writer->last = &writer->first;
	pthread_mutex_init(&writer->mutex, NULL);
	pthread_cond_init(&writer->work, NULL);
	return writer;
}

static enum status
unwritable(struct fault *fault)
{
	return fault_set(fault, E_IO, "database",
			 N_("Nothing can be written since the disk failed: "
			    "check the disk, then start Vernacular again"),
			 NULL);
}

/* A disk that failed once may have lost what it said it had: after a failed
 * sync a second try proves nothing. */
static bool
fatal(int code)
{
	switch (code & 0xff) {
	case SQLITE_IOERR:
	case SQLITE_CORRUPT:
	case SQLITE_NOTADB:
	case SQLITE_READONLY:
	case SQLITE_CANTOPEN:
		return true;
	default:
		return false;
	}
}

/* In a savepoint: what fails takes back only what it did. */
static void
job_run(struct db *db, struct write_job *job)
{
	int code = db_transaction(db, TRANSACTION_JOB);

	job->fault = (struct fault){0};
	if (code) {
		job->status = db_fault(db, code, &job->fault);
		return;
	}
	job->status = job->run(db, job->self, &job->fault);
	if (sqlite3_get_autocommit(db->connection))
		return; /* the whole transaction is gone */
	if (job->status)
		db_transaction(db, TRANSACTION_UNDO);
	db_transaction(db, TRANSACTION_KEEP);
}

static int
careful_run(struct db *db, struct write_job *first,
	    const struct write_job *end)
{
	for (struct write_job *job = first; job != end; job = job->next) {
		job_run(db, job);
		if (sqlite3_get_autocommit(db->connection))
			return db->trouble ? db->trouble : SQLITE_FULL;
		if (fatal(db->trouble))
			return db->trouble;
	}
	return db_transaction(db, TRANSACTION_COMMIT);
}

/* Without savepoints, each of which makes SQLite keep a copy of every page
 * that the job changes: what fails has hardly ever written before. SQLITE_ABORT
 * where one did, and has to be taken back by itself. */
static int
swift_run(struct db *db, struct write_job *first, const struct write_job *end)
{
	for (struct write_job *job = first; job != end; job = job->next) {
		int64_t changes = sqlite3_total_changes64(db->connection);

		db->clash = false;
		job->fault = (struct fault){0};
		job->status = job->run(db, job->self, &job->fault);
		if (sqlite3_get_autocommit(db->connection))
			return db->trouble ? db->trouble : SQLITE_FULL;
		if (fatal(db->trouble))
			return db->trouble;
		if (job->status &&
		    (db->clash ||
		     sqlite3_total_changes64(db->connection) != changes))
			return SQLITE_ABORT;
	}
	return db_transaction(db, TRANSACTION_COMMIT);
}

static int
group_run(struct db *db, struct write_job *first, const struct write_job *end)
{
	int code = swift_run(db, first, end);

	if (code != SQLITE_ABORT)
		return code;
	db->trouble = 0;
	code = db_transaction(db, TRANSACTION_ROLLBACK);
	if (!code)
		code = db_transaction(db, TRANSACTION_WRITE);
	return code ? code : careful_run(db, first, end);
}

/* The transaction is the savepoint, and SQLite need not keep a copy of each
 * page as it was. */
static int
alone_run(struct db *db, struct write_job *job)
{
	int code;

	db->clash = false;
	job->fault = (struct fault){0};
	job->status = job->run(db, job->self, &job->fault);
	if (sqlite3_get_autocommit(db->connection))
		return db->trouble ? db->trouble : SQLITE_FULL;
	if (fatal(db->trouble))
		return db->trouble;
	if (job->status && db->clash) {
		code = db_transaction(db, TRANSACTION_ROLLBACK);
		if (!code)
			code = db_transaction(db, TRANSACTION_WRITE);
		return code ? code : careful_run(db, job, job->next);
	}
	return db_transaction(db, job->status ? TRANSACTION_ROLLBACK
					      : TRANSACTION_COMMIT);
}

/* Run the jobs up to end and commit them; the result code of what ended the
 * whole transaction, 0 where they are on disk. */
static int
group_try(struct db *db, struct write_job *first, const struct write_job *end)
{
	int code;

	db->trouble = 0;
	if ((code = db_transaction(db, TRANSACTION_WRITE)))
		return code;
	code = first->next == end ? alone_run(db, first)
				  : group_run(db, first, end);
	if (code && !sqlite3_get_autocommit(db->connection))
		db_transaction(db, TRANSACTION_ROLLBACK);
	return code;
}

/* Nobody of the group is on disk: say so. */
static void
group_refuse(struct db *db, int code, struct write_job *first,
	     const struct write_job *end)
{
	for (struct write_job *job = first; job != end; job = job->next)
		job->status = fatal(code) ? unwritable(&job->fault)
					  : db_fault(db, code, &job->fault);
}

/* group_try, which tells whether the disk took it. */
static int
writer_try(struct writer *writer, struct write_job *first,
	   const struct write_job *end)
{
	sqlite3 *connection = writer->db->connection;
	int64_t changes = sqlite3_total_changes64(connection);
	int code = group_try(writer->db, first, end);

	if ((code & 0xff) == SQLITE_FULL)
		atomic_store(&writer->full, true);
	else if (!code && sqlite3_total_changes64(connection) != changes)
		atomic_store(&writer->full, false);
	return code;
}

/* Returns false when writing has failed for good. */
static bool
group_commit(struct writer *writer, struct write_job *first)
{
	struct db *db = writer->db;
	int code = writer_try(writer, first, NULL);

	if (!code)
		return true;
	if (fatal(code) || (code & 0xff) == SQLITE_BUSY || !first->next) {
		group_refuse(db, code, first, NULL);
		return !fatal(code);
	}
	for (struct write_job *job = first; job; job = job->next) {
		code = writer_try(writer, job, job->next);
		if (!code)
			continue;
		if (fatal(code)) {
			group_refuse(db, code, job, NULL);
			return false;
		}
		group_refuse(db, code, job, job->next);
	}
	return true;
}

static void
group_done(struct write_job *first)
{
	while (first) {
		struct write_job *next = first->next;

		first->done(first->self, first->status, &first->fault);
		first = next;
	}
}

/* Take at most GROUP_MAX jobs off the queue; the mutex is held. */
static struct write_job *
queue_take(struct writer *writer, size_t *ret_count)
{
	struct write_job *first = writer->first, *end = first;
	size_t count = 1;

	for (; end->next && count < GROUP_MAX; count++)
		end = end->next;
	writer->first = end->next;
	if (!writer->first)
		writer->last = &writer->first;
	end->next = NULL;
	*ret_count = count;
	return first;
}

const double writer_bounds_s[WRITER_BUCKETS] = {
	0.001, 0.0025, 0.005, 0.01, 0.025, 0.05,
	0.1,   0.25,   0.5,   1,    2.5,   10,
};

/* The mutex is held. */
static void
count_group(struct writer *writer, double took_s)
{
	int i = 0;

	while (i < WRITER_BUCKETS && took_s > writer_bounds_s[i])
		i++;
	writer->figures.took[i]++;
	writer->figures.took_s += took_s;
	writer->figures.groups++;
}

static void *
writer_main(void *self)
{
	struct writer *writer = self;

	pthread_mutex_lock(&writer->mutex);
	while (writer->first || !writer->stopping) {
		struct write_job *first;
		size_t count;
		bool good = !writer->failed;
		double began_s;

		if (!writer->first) {
			pthread_cond_wait(&writer->work, &writer->mutex);
			continue;
		}
		first = queue_take(writer, &count);
		pthread_mutex_unlock(&writer->mutex);
		began_s = clock_elapsed();
		if (good)
			good = group_commit(writer, first);
		else
			group_refuse(writer->db, SQLITE_IOERR, first, NULL);
		pthread_mutex_lock(&writer->mutex);
		writer->failed = !good;
		writer->figures.waiting -= count;
		writer->figures.jobs += good ? count : 0;
		count_group(writer, clock_elapsed() - began_s);
		pthread_mutex_unlock(&writer->mutex);
		group_done(first);
		pthread_mutex_lock(&writer->mutex);
	}
	pthread_mutex_unlock(&writer->mutex);
	return NULL;
}

void
writer_start(struct writer *writer)
{
	writer->threaded =
		!pthread_create(&writer->thread, NULL, writer_main, writer);
}

void
writer_free(struct writer *writer)
{
	if (!writer)
		return;
	pthread_mutex_lock(&writer->mutex);
	writer->stopping = true;
	pthread_cond_signal(&writer->work);
	pthread_mutex_unlock(&writer->mutex);
	if (writer->threaded)
		pthread_join(writer->thread, NULL);
	pthread_cond_destroy(&writer->work);
	pthread_mutex_destroy(&writer->mutex);
	free(writer);
}

bool
writer_good(struct writer *writer)
{
	bool good;

	pthread_mutex_lock(&writer->mutex);
	good = !writer->failed;
	pthread_mutex_unlock(&writer->mutex);
	return good;
}

bool
writer_full(struct writer *writer)
{
	return atomic_load(&writer->full);
}

struct writer_figures
writer_figures(struct store *store)
{
	struct writer *writer = store_writer(store);
	struct writer_figures figures;

	pthread_mutex_lock(&writer->mutex);
	figures = writer->figures;
	pthread_mutex_unlock(&writer->mutex);
	return figures;
}

/* Where there is no thread the caller's does the work, one at a time. */
static void
run_here(struct writer *writer, struct write_job *job)
{
	double began_s = clock_elapsed();
	bool good = group_commit(writer, job);

	writer->failed = !good;
	writer->figures.jobs += good;
	count_group(writer, clock_elapsed() - began_s);
}

enum status
writer_submit(struct store *store, struct write_job *job, struct fault *fault)
{
	struct writer *writer = store_writer(store);
	enum status status = OK;

	job->next = NULL;
	pthread_mutex_lock(&writer->mutex);
	if (writer->failed) {
		status = unwritable(fault);
	} else if (writer->stopping ||
		   writer->figures.waiting >= writer->limit) {
		status = fault_set(fault, E_BUSY, "database",
				   N_("Too much is being written at once: try "
				      "again in a moment"),
				   NULL);
	} else if (writer->threaded) {
		*writer->last = job;
		writer->last = &job->next;
		writer->figures.waiting++;
		pthread_cond_signal(&writer->work);
	} else {
		run_here(writer, job);
	}
	if (status)
		writer->figures.refused++;
	pthread_mutex_unlock(&writer->mutex);
	if (!status && !writer->threaded)
		group_done(job);
	return status;
}

/* A caller that waits for its write. */
struct errand {
	enum status (*run)(struct db *, void *self, struct fault *);
	void *self;
	pthread_mutex_t mutex;
	pthread_cond_t over;
	bool done;
	enum status status;
	struct fault *fault;
};

static enum status
errand_run(struct db *db, void *self, struct fault *fault)
{
	struct errand *errand = self;

	return errand->run(db, errand->self, fault);
}

static void
errand_done(void *self, enum status status, const struct fault *fault)
{
	struct errand *errand = self;

	pthread_mutex_lock(&errand->mutex);
	errand->done = true;
	errand->status = status;
	if (status && errand->fault)
		*errand->fault = *fault;
	pthread_cond_signal(&errand->over);
	pthread_mutex_unlock(&errand->mutex);
}

enum status
writer_run(struct store *store,
	   enum status (*run)(struct db *, void *self, struct fault *),
	   void *self, struct fault *fault)
{
	struct errand errand = {.run = run, .self = self, .fault = fault};
	struct write_job job = {
		.run = errand_run, .done = errand_done, .self = &errand};
	enum status status;

	pthread_mutex_init(&errand.mutex, NULL);
	pthread_cond_init(&errand.over, NULL);
	status = writer_submit(store, &job, fault);
	if (!status) {
		pthread_mutex_lock(&errand.mutex);
		while (!errand.done)
			pthread_cond_wait(&errand.over, &errand.mutex);
		pthread_mutex_unlock(&errand.mutex);
		status = errand.status;
	}
	pthread_cond_destroy(&errand.over);
	pthread_mutex_destroy(&errand.mutex);
	return status;
}
