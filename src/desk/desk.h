/* The service itself: the store, the clock, catalogues, notices and secrets
 * of one running program, and the visits in which work is done. The web, the
 * command line and tick go through here; nothing else opens the store. */
#ifndef VERNACULAR_DESK_DESK_H
#define VERNACULAR_DESK_DESK_H

#include <stdbool.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/clock.h"
#include "base/fault.h"
#include "base/id.h"
#include "base/random.h"
#include "core/caller.h"

struct catalogues;
struct db;
struct desk;
struct held;
struct notices;

struct desk_options {
	const char *path;   /* of the database */
	struct clock clock; /* clock_system(), or what a test says */
	enum desk_use {
		DESK_COMMAND, /* one thing done from the command line */
		DESK_SERVE,   /* one writer thread, readers beside it */
		DESK_NEW,     /* as DESK_COMMAND; the file is made */
		DESK_ERASE,   /* as DESK_COMMAND; may delete letters and
				 empty events */
	} use;
	unsigned workers; /* threads for slow work; 0: two */
	uint64_t seed;	  /* of ids and secrets; 0: the system's */
	/* "unix:PATH" or "tcp:HOST:PORT" of a virus scanner; NULL none. */
	const char *scanner;
	/* What codes are called in English; NULL: as they are. */
	const char *(*label)(const char *set, const char *word);
};

/* Open the service on its file: schema brought up to date, secrets made on
 * the first start. Notices and catalogues are read when first asked for.
 * Errors: E_NOT_FOUND no such file; E_IO; E_INPUT not one of our files, or no
 * address of a scanner. */
enum status desk_open(const struct desk_options *, struct desk **ret_desk,
		      struct fault *) MUST_USE;

/* Refuse new work, finish what waits, close. NULL is fine. */
void desk_close(struct desk *);

/* Nothing that was overwritten or deleted is left in the files: after an
 * erasure; not for DESK_SERVE. Errors: E_BUSY somebody reads all the time. */
enum status desk_wipe(struct desk *, struct fault *) MUST_USE;

/* Take away a file that DESK_NEW just made and that came to nothing; nobody
 * may have it open. */
void desk_discard(const char *path);

int64_t desk_now(const struct desk *);

/* All languages of the interface (po/). Read on first use, unchanged after;
 * any thread.
 * Errors: E_INPUT, E_IO, the fault names the first file and line. */
enum status desk_catalogues(struct desk *, const struct catalogues **ret,
			    struct fault *) MUST_USE;
/* Words of the pages that tenants read (po/tenant/), in languages beside
 * those of the interface. As above. */
enum status desk_tenant_words(struct desk *, const struct catalogues **ret,
			      struct fault *) MUST_USE;

/* In a change: whether changes reach the disk. It writes where the last that
 * did found the disk full, and the commit then tells.
 * Errors: E_IO. */
struct visit;
enum status desk_probe(struct visit *, struct fault *) MUST_USE;

/* One piece of work on behalf of a caller. Every function of this layer takes
 * one and is plain sequential code. */
struct visit {
	struct desk *desk;
	struct db *db; /* the reader's or the writer's connection */
	const struct caller *caller; /* NULL before anybody signed in */
	struct arena *arena;	     /* what the visit leaves behind */
	int64_t now_utc;
	struct random_source *random; /* NULL on a reader */
	struct id_maker *ids;	      /* NULL on a reader */
	struct held *held;	      /* notices that it reads */
};

/* All notices as an organisation has them (0: as they ship), with what was
 * changed up to now. They live until the visit ends, so what a model or a
 * later visit is to keep is copied.
 * Errors: E_INPUT, E_IO, the fault names the first file and line. */
enum status desk_notices(struct visit *, int64_t organisation,
			 const struct notices **ret, struct fault *) MUST_USE;

/* A look: from begin to end the visit has a read connection of its own.
 * Errors: E_BUSY when all are taken for too long. */
enum status desk_read_begin(struct desk *, const struct caller *,
			    struct arena *, struct visit *, struct fault *)
	MUST_USE;
void desk_read_end(struct visit *);

/* A change, to be run on the writer; where it fails, what it did is undone.
 *   run   may be called more than once (store/writer.h says when): it must
 *         set its outputs anew each time
 *   done  after the commit is on disk, or when it failed; on the writer's
 *         thread, so quick. The fault is run's
 * The job and its arena are the caller's until done. */
struct desk_job {
	enum status (*run)(struct visit *, void *self, struct fault *);
	void (*done)(void *self, enum status, const struct fault *);
	void *self;
	const struct caller *caller;
	struct arena *arena;
};

/* Errors: E_BUSY the queue is full; E_IO nothing can be written until a
 * restart; done is then not called. */
enum status desk_write(struct desk *, struct desk_job *, struct fault *)
	MUST_USE;

/* The same, waiting for it: for the command line, tick and tests. */
enum status desk_write_now(struct desk *, const struct caller *,
			   struct arena *,
			   enum status (*run)(struct visit *, void *self,
					      struct fault *),
			   void *self, struct fault *) MUST_USE;

/* A small change that a reader leaves behind: queued, nobody waits for it, and
 * its failure is nobody's fault.
 *   arena  holds self; the desk's from now on, freed after the change
 * Errors: E_BUSY, E_IO; the arena is freed then too. */
enum status desk_later(struct desk *, struct arena *,
		       enum status (*run)(struct visit *, void *self,
					  struct fault *),
		       void *self, struct fault *) MUST_USE;

/* Something slow (password hashing, rendering) on one of a few workers.
 * Errors: E_BUSY too much waits already; run is then not called. */
struct desk_task {
	void (*run)(struct desk *, void *self);
	void *self;
	struct desk_task *next; /* the desk's own */
};
enum status desk_work(struct desk *, struct desk_task *, struct fault *)
	MUST_USE;

/* Somebody looked at a record: an event, one a page. NOTE_QUEUED goes into
 * the writer's queue; NOTE_FIRST waits until it is on disk, for restricted
 * records: a failure means that they must not be shown. Only with a visit
 * from desk_read_begin.
 * Errors: E_BUSY, E_IO. */
struct desk_note {
	const char *kind; /* "tenant.read"; static */
	int64_t subject, organisation;
	enum { NOTE_QUEUED, NOTE_FIRST } when;
};
enum status desk_note_read(struct visit *, const struct desk_note *,
			   struct fault *) MUST_USE;
/* Of many at once, in one commit, before it returns. */
enum status desk_note_reads(struct visit *, const struct desk_note *,
			    size_t count, struct fault *) MUST_USE;

/* The house itself, that sees every organisation: for the command line and
 * tick. The caller is in the visit's arena. */
enum status desk_house_caller(struct visit *, struct caller *ret_caller,
			      struct fault *) MUST_USE;

#endif
