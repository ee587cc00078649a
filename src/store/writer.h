/* Writes: one after another on one thread; what waits is committed together
 * with one sync to disk.
 *
 * Where a job fails that has written something, all of its group run again,
 * each in a savepoint of its own. Whatever ends the whole transaction (a full
 * disk does) acknowledges nobody: each job then runs again alone. And so does
 * a job whose new row has the identifier of another, as two makers may give it
 * within one second (base/id.h). So run may be called more than once, and
 * starts from nothing each time.
 *
 * After a failed sync nothing is written until the program starts again. */
#ifndef VERNACULAR_STORE_WRITER_H
#define VERNACULAR_STORE_WRITER_H

#include "store/db.h"

struct write_job {
	/* In the transaction; anything but OK takes back all it did. */
	enum status (*run)(struct db *, void *self, struct fault *);
	/* After the commit, from the writer's thread: OK means on disk. The
	 * job's memory is the caller's again. */
	void (*done)(void *self, enum status, const struct fault *);
	void *self;
	/* The writer's own. */
	struct write_job *next;
	enum status status;
	struct fault fault;
};

/* Queue a job, whose memory stays until done was called. Thread-safe.
 * Errors: E_BUSY (queue full), E_IO (writing has failed for good); done is
 * then never called. */
enum status writer_submit(struct store *, struct write_job *, struct fault *)
	MUST_USE;

/* Run one write and wait for the disk. Any thread but the writer's.
 * Errors: those of run; E_BUSY, E_IO. */
enum status writer_run(struct store *,
		       enum status (*run)(struct db *, void *self,
					  struct fault *),
		       void *self, struct fault *) MUST_USE;

/* Jobs committed, and groups (syncs) they were committed in; how many groups
 * took at most so many seconds, the last of them longer. */
#define WRITER_BUCKETS 12
extern const double writer_bounds_s[WRITER_BUCKETS];
struct writer_figures {
	uint64_t jobs, groups, refused;
	size_t waiting;
	uint64_t took[WRITER_BUCKETS + 1];
	double took_s; /* all of them together */
};
struct writer_figures writer_figures(struct store *);

#endif
