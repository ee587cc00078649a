/* The one embedded file and its connections. Only this layer speaks SQL;
 * above it there are structs, and times in UTC seconds.
 *
 *     store_open(&options, &store, fault)
 *     db = store_reader(store); tenant_get(db, scope, ...);
 *     store_release(store, db);
 *
 * Writing goes through store/writer. */
#ifndef VERNACULAR_STORE_DB_H
#define VERNACULAR_STORE_DB_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/fault.h"
#include "core/caller.h"

struct store;
struct db; /* one connection with its prepared statements; one thread's */

struct store_options {
	const char *path; /* of the database file */
	enum store_use {
		STORE_NEW,	 /* there must be none yet: made here */
		STORE_SERVE,	 /* one writer thread, readers beside it */
		STORE_COMMAND,	 /* writes run in the caller's thread */
		STORE_RETENTION, /* STORE_COMMAND that may empty payloads */
	} use;
	size_t readers; /* most at once; 0: 4 */
	size_t queue;	/* writes that may wait; 0: 4096 */
};

/* Open, and bring the schema up to date.
 * Errors: E_NOT_FOUND (no such file), E_CONFLICT (STORE_NEW and it exists),
 * E_REFUSED (made by a newer version; a migration that was changed), E_IO,
 * E_INPUT (not one of our files). */
enum status store_open(const struct store_options *, struct store **ret_store,
		       struct fault *) MUST_USE;

/* Finishes what was submitted, then closes. NULL is fine. */
void store_close(struct store *);

/* A connection that sees one moment of the store until it is given back:
 * waits while all are out. Thread-safe. */
struct db *store_reader(struct store *);
void store_release(struct store *, struct db *);

/* Move the write-ahead log into the file and cut it to nothing: what was
 * overwritten is then nowhere. No write may be under way.
 * Errors: E_BUSY somebody reads all the time. */
enum status store_wipe(struct store *, struct fault *) MUST_USE;

/* What every function of this layer takes: the connection, the organisations
 * the caller may see, and where results live. */
struct access {
	struct db *db;
	const struct scope *scope;
	struct arena *arena;
};

/* False once writing has failed for good (a failed sync) until a restart. */
bool store_writable(struct store *);

/* True while the last write that was to go to disk found it full. */
bool store_full(struct store *);

/* Whose rows a caller without an account reads, before anybody is known: the
 * holder of a link's secret, a sign-in, tick(now). Never for a person. */
extern const struct scope scope_of_the_service_itself;

#endif
