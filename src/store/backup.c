/* Copies of the file while it is served, and putting one back. */
#include "store/backup.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "store/event.h"
#include "store/inside.h"
#include "store/outbox.h"
#include "store/writer.h"

#define TESTED "backup-tested" /* the counter that is its time */

static enum status
file_fault(const char *path, struct fault *fault)
{
	return fault_set(fault, E_IO, path,
			 N_("The file cannot be written ({reason}): check the "
			    "folder and the disk"),
			 "reason", strerror(errno), NULL);
}

static enum status
sqlite_fault(const char *path, sqlite3 *connection, struct fault *fault)
{
	return fault_set(fault, E_IO, path,
			 N_("The file cannot be copied ({reason}): check the "
			    "disk, then try again"),
			 "reason", sqlite3_errmsg(connection), NULL);
}

/* An empty file that only its owner may read. */
static enum status
make_file(const char *path, struct fault *fault)
{
	int descriptor = open(path, O_CREAT | O_EXCL | O_RDWR, 0600);

	if (descriptor < 0 && errno == EEXIST)
		return fault_set(fault, E_CONFLICT, path,
				 N_("There is such a file already: choose "
				    "another name"),
				 NULL);
	if (descriptor < 0)
		return file_fault(path, fault);
	close(descriptor);
	return OK;
}

/* A file's new name is on disk once its folder is. */
static enum status
sync_folder(const char *path, struct fault *fault)
{
	char folder[4096];
	char *slash;
	int descriptor, failed;

	snprintf(folder, sizeof folder, "%s", path);
	slash = strrchr(folder, '/');
	if (slash)
		slash[1] = '\0';
	descriptor = open(slash ? folder : ".", O_RDONLY | O_DIRECTORY);
	if (descriptor < 0)
		return file_fault(path, fault);
	failed = fsync(descriptor);
	close(descriptor);
	return failed ? file_fault(path, fault) : OK;
}

/* All pages in one step: a copy in several begins again whenever somebody
 * writes. The copy is one file, without a log beside it. */
static enum status
copy_pages(sqlite3 *from, const char *target, struct fault *fault)
{
	sqlite3 *to = NULL;
	sqlite3_backup *backup;
	enum status status = OK;
	int code = sqlite3_open_v2(target, &to,
				   SQLITE_OPEN_READWRITE |
					   SQLITE_OPEN_EXRESCODE,
				   NULL);

	if (!code) {
		backup = sqlite3_backup_init(to, "main", from, "main");
		if (backup) {
			sqlite3_backup_step(backup, -1);
			code = sqlite3_backup_finish(backup);
		} else {
			code = sqlite3_errcode(to);
		}
	}
	if (!code)
		code = sqlite3_exec(to, "PRAGMA journal_mode = DELETE", NULL,
				    NULL, NULL);
	if (code)
		status = sqlite_fault(target, to, fault);
	sqlite3_close(to);
	return status;
}

/* A second connection to the source, which may be in use. */
static enum status
source_open(const char *path, sqlite3 **ret_connection, struct fault *fault)
{
	sqlite3 *connection = NULL;
	enum status status;

	if (access(path, R_OK))
		return fault_set(fault, E_NOT_FOUND, path,
				 N_("There is no such file, or it may not be "
				    "read: check the name"),
				 NULL);
	if (!sqlite3_open_v2(path, &connection,
			     SQLITE_OPEN_READWRITE | SQLITE_OPEN_EXRESCODE,
			     NULL)) {
		*ret_connection = connection;
		sqlite3_busy_timeout(connection, 5000);
		return OK;
	}
	status = sqlite_fault(path, connection, fault);
	sqlite3_close(connection);
	return status;
}

static int
keep_first(void *self, int count, char **value, char **name)
{
	char *text = self;

	(void)count;
	(void)name;
	if (!*text)
		snprintf(text, 100, "%s", value[0] ? value[0] : "");
	return 0;
}

/* Is it a whole file of ours? */
static enum status
check_file(sqlite3 *connection, const char *path, struct fault *fault)
{
	char application[100] = "", pages[100] = "", keys[100] = "", ours[12];

	snprintf(ours, sizeof ours, "%d", STORE_APPLICATION);
	if (!sqlite3_exec(connection, "PRAGMA application_id", keep_first,
			  application, NULL) &&
	    !strcmp(application, ours) &&
	    !sqlite3_exec(connection, "PRAGMA integrity_check", keep_first,
			  pages, NULL) &&
	    !strcmp(pages, "ok") &&
	    !sqlite3_exec(connection, "PRAGMA foreign_key_check", keep_first,
			  keys, NULL) &&
	    !*keys)
		return OK;
	return fault_set(fault, E_INPUT, path,
			 N_("The file is not a whole copy of a Vernacular "
			    "database: choose another backup"),
			 NULL);
}

enum status
backup_make(const char *path, const char *target, struct fault *fault)
{
	sqlite3 *connection;
	enum status status = source_open(path, &connection, fault);

	if (status)
		return status;
	status = make_file(target, fault);
	if (!status) {
		status = copy_pages(connection, target, fault);
		if (!status)
			status = sync_folder(target, fault);
		if (status)
			unlink(target);
	}
	sqlite3_close(connection);
	return status;
}

/* The schema comes up to date, and the chain of events fits. */
static enum status
check_copy(const char *path, struct event_census *census, struct fault *fault)
{
	struct access all = {NULL, &scope_of_the_service_itself, NULL};
	enum status status = db_open(path, DB_WRITES, &all.db, fault);

	if (!status)
		status = event_verify(&all, census, fault);
	db_close(all.db);
	return status;
}

/* A whole copy of the copy, looked at; gone again where it is not good. */
static enum status
try_copy(const char *copy, const char *made, struct event_census *census,
	 struct fault *fault)
{
	sqlite3 *connection;
	enum status status = source_open(copy, &connection, fault);

	if (status)
		return status;
	unlink(made); /* of a restore that was cut short */
	status = check_file(connection, copy, fault);
	if (!status)
		status = make_file(made, fault);
	if (!status)
		status = copy_pages(connection, made, fault);
	if (!status)
		status = check_copy(made, census, fault);
	if (status)
		unlink(made);
	sqlite3_close(connection);
	return status;
}

enum status
backup_test(const char *copy, const char *path, struct event_census *ret,
	    struct fault *fault)
{
	char made[4096];
	enum status status;

	snprintf(made, sizeof made, "%s.testing", path);
	status = try_copy(copy, made, ret, fault);
	if (!status)
		unlink(made);
	return status;
}

static enum status
note_test(struct db *db, void *self, struct fault *fault)
{
	struct access all = {db, &scope_of_the_service_itself, NULL};

	return counter_put(&all, TESTED, *(int64_t *)self, fault);
}

enum status
backup_note_test(const char *path, int64_t now_utc, struct fault *fault)
{
	const struct store_options options = {
		.path = path, .use = STORE_COMMAND, .readers = 1};
	struct store *store;
	enum status status = store_open(&options, &store, fault);

	if (status)
		return status;
	status = writer_run(store, note_test, &now_utc, fault);
	store_close(store);
	return status;
}

enum status
backup_last_test(const char *path, int64_t *ret_utc, struct fault *fault)
{
	struct access all = {NULL, &scope_of_the_service_itself, NULL};
	enum status status = db_open(path, DB_READS, &all.db, fault);

	if (!status)
		status = counter_get(&all, TESTED, ret_utc, fault);
	db_close(all.db);
	return status;
}

enum status
backup_before_upgrade(const char *path, struct fault *fault)
{
	char target[4096];
	sqlite3 *connection;
	int version = 0, newest = 0;
	enum status status = source_open(path, &connection, fault);

	if (status)
		return status;
	/* What is wrong with the file is said by who opens it. */
	if (migrate_version(connection, &version, &newest, NULL))
		version = newest;
	sqlite3_close(connection);
	if (!version || version == newest)
		return OK;
	snprintf(target, sizeof target, "%s.before-schema-%d", path, newest);
	status = backup_make(path, target, fault);
	return status == E_CONFLICT ? OK : status;
}

/* Nobody has the old file open, and what its log holds is in it: leaving WAL
 * needs the file for oneself alone. */
static enum status
old_is_free(const char *path, struct fault *fault)
{
	sqlite3 *connection;
	char mode[100] = "";
	enum status status;

	if (access(path, F_OK))
		return OK;
	if ((status = source_open(path, &connection, fault)))
		return status;
	sqlite3_busy_timeout(connection, 0);
	if (sqlite3_exec(connection, "PRAGMA journal_mode = DELETE",
			 keep_first, mode, NULL) &&
	    (sqlite3_errcode(connection) & 0xff) == SQLITE_BUSY)
		status = fault_set(fault, E_BUSY, path,
				   N_("The database is in use: stop "
				      "vernacular serve first"),
				   NULL);
	sqlite3_close(connection);
	return status;
}

static enum status
replace(const char *made, const char *path, struct fault *fault)
{
	char kept[4096];

	snprintf(kept, sizeof kept, "%s.before-restore", path);
	if (!access(path, F_OK) && rename(path, kept))
		return file_fault(kept, fault);
	if (rename(made, path))
		return file_fault(path, fault);
	return sync_folder(path, fault);
}

enum status
backup_restore(const char *copy, const char *path, struct fault *fault)
{
	char made[4096];
	struct event_census census;
	enum status status;

	snprintf(made, sizeof made, "%s.restoring", path);
	status = try_copy(copy, made, &census, fault);
	if (status)
		return status;
	status = old_is_free(path, fault);
	if (!status)
		status = replace(made, path, fault);
	if (status)
		unlink(made);
	return status;
}
