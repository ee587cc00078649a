/* The store: the file, its writer, and the pool of readers. */
#include <errno.h>
#include <fcntl.h>
#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/mem.h"
#include "store/backup.h"
#include "store/inside.h"

#define READERS 4
#define QUEUE 4096
#define WIPE_TRIES 5 /* each waits as long as any statement does */

struct store {
	struct db *db; /* that writes */
	struct writer *writer;
	char *path;
	pthread_mutex_t mutex; /* of the pool */
	pthread_cond_t given_back;
	struct db *idle;
	size_t readers, most; /* that are open, and may be */
};

enum status
store_file_there(const char *path, struct fault *fault)
{
	struct stat about;

	if (stat(path, &about))
		return fault_set(fault, E_NOT_FOUND, path,
				 N_("There is no such database: make one with "
				    "vernacular init or vernacular demo"),
				 NULL);
	if (!S_ISREG(about.st_mode))
		return fault_set(fault, E_INPUT, path,
				 N_("This is not a file: name a Vernacular "
				    "database"),
				 NULL);
	if (!about.st_size)
		return fault_set(fault, E_INPUT, path,
				 N_("The file is empty: remove it, then make a "
				    "database with vernacular init or "
				    "vernacular demo, or restore a backup"),
				 NULL);
	return OK;
}

/* Make the file, readable by its owner alone, or see that it is there. */
static enum status
store_file(const struct store_options *options, struct fault *fault)
{
	int descriptor;

	if (options->use != STORE_NEW)
		return store_file_there(options->path, fault);
	descriptor = open(options->path, O_CREAT | O_EXCL | O_RDWR, 0600);
	if (descriptor >= 0) {
		close(descriptor);
		return OK;
	}
	if (errno == EEXIST)
		return fault_set(fault, E_CONFLICT, options->path,
				 N_("There is such a file already: choose "
				    "another name"),
				 NULL);
	return fault_set(fault, E_IO, options->path,
			 N_("The file cannot be made ({reason}): check the "
			    "folder"),
			 "reason", strerror(errno), NULL);
}

enum status
store_open(const struct store_options *options, struct store **ret_store,
	   struct fault *fault)
{
	struct store *store;
	enum status status = store_file(options, fault);

	if (status)
		return status;
	sqlite3_config(SQLITE_CONFIG_MEMSTATUS, 0);
	if (options->use != STORE_NEW &&
	    (status = backup_before_upgrade(options->path, fault)))
		return status;
	store = mem_new(sizeof *store);
	store->path = mem_text(options->path);
	store->most = options->readers ? options->readers : READERS;
	pthread_mutex_init(&store->mutex, NULL);
	pthread_cond_init(&store->given_back, NULL);
	status = db_open(options->path,
			 options->use == STORE_RETENTION ? DB_FORGETS
							 : DB_WRITES,
			 &store->db, fault);
	if (!status)
		status = db_open(store->path, DB_READS, &store->idle, fault);
	store->readers = 1;
	if (status) {
		if (fault && !strcmp(fault->where, "database"))
			snprintf(fault->where, sizeof fault->where, "%s",
				 options->path);
		store_close(store);
		if (options->use == STORE_NEW)
			unlink(options->path);
		return status;
	}
	store->writer = writer_new(store->db,
				   options->queue ? options->queue : QUEUE);
	if (options->use == STORE_SERVE)
		writer_start(store->writer);
	*ret_store = store;
	return OK;
}

void
store_close(struct store *store)
{
	if (!store)
		return;
	writer_free(store->writer);
	while (store->idle) {
		struct db *db = store->idle;

		store->idle = db->next;
		db_close(db);
	}
	db_close(store->db);
	pthread_cond_destroy(&store->given_back);
	pthread_mutex_destroy(&store->mutex);
	free(store->path);
	free(store);
}

/* One more, since all that are open are out; NULL where that fails. The mutex
 * is held, and let go meanwhile. */
static struct db *
another_reader(struct store *store)
{
	struct db *db = NULL;

	store->readers++;
	pthread_mutex_unlock(&store->mutex);
	if (db_open(store->path, DB_READS, &db, NULL))
		db = NULL;
	pthread_mutex_lock(&store->mutex);
	store->readers -= !db;
	return db;
}

struct db *
store_reader(struct store *store)
{
	struct db *db = NULL;

	pthread_mutex_lock(&store->mutex);
	while (!store->idle && !db) {
		if (store->readers < store->most)
			db = another_reader(store);
		if (!db && !store->idle)
			pthread_cond_wait(&store->given_back, &store->mutex);
	}
	if (!db) {
		db = store->idle;
		store->idle = db->next;
	}
	pthread_mutex_unlock(&store->mutex);
	/* A failure shows in the first statement that runs outside. */
	db_transaction(db, TRANSACTION_READ);
	return db;
}

void
store_release(struct store *store, struct db *db)
{
	if (!db)
		return;
	db_transaction(db, TRANSACTION_COMMIT);
	pthread_mutex_lock(&store->mutex);
	db->next = store->idle;
	store->idle = db;
	pthread_cond_signal(&store->given_back);
	pthread_mutex_unlock(&store->mutex);
}

bool
store_writable(struct store *store)
{
	return writer_good(store->writer);
}

bool
store_full(struct store *store)
{
	return writer_full(store->writer);
}

enum status
store_wipe(struct store *store, struct fault *fault)
{
	int code = SQLITE_BUSY;

	for (int i = 0; code == SQLITE_BUSY && i < WIPE_TRIES; i++)
		code = sqlite3_wal_checkpoint_v2(store->db->connection, NULL,
						 SQLITE_CHECKPOINT_TRUNCATE,
						 NULL, NULL);
	return code ? db_fault(store->db, code, fault) : OK;
}

struct writer *
store_writer(struct store *store)
{
	return store->writer;
}
