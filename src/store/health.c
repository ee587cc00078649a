/* Whether a file is sound, without changing it: for vernacular doctor. */
#include "store/health.h"

#include <string.h>

#include "store/inside.h"

/* The last line: the first only says in which database. */
static int
keep_last(void *self, int count, char **value, char **name)
{
	char **kept = self;

	(void)name;
	if (!*kept && count && value[0]) {
		const char *line = strrchr(value[0], '\n');

		*kept = sqlite3_mprintf("%s", line ? line + 1 : value[0]);
	}
	return 0;
}

/* Pages, indexes and constraints. */
static enum status
check_pages(sqlite3 *connection, struct fault *fault)
{
	char *said = NULL;
	enum status status = OK;

	if (sqlite3_exec(connection, "PRAGMA quick_check(1)", keep_last,
			 &said, NULL) ||
	    !said || strcmp(said, "ok") != 0)
		status = fault_set(fault, E_IO, "database",
				   N_("The database is damaged ({reason}): "
				      "restore a backup"),
				   "reason",
				   said ? said : sqlite3_errmsg(connection),
				   NULL);
	sqlite3_free(said);
	return status;
}

static enum status
unreadable(const char *path, sqlite3 *connection, struct fault *fault)
{
	if (sqlite3_errcode(connection) == SQLITE_NOTADB)
		return fault_set(fault, E_INPUT, path,
				 N_("The file belongs to another program: name "
				    "a Vernacular database"),
				 NULL);
	if ((sqlite3_errcode(connection) & 0xff) == SQLITE_CORRUPT)
		return fault_set(fault, E_IO, path,
				 N_("The database is damaged: restore a "
				    "backup"),
				 NULL);
	return fault_set(fault, E_IO, path,
			 N_("The database cannot be opened ({reason}): check "
			    "the file's owner"),
			 "reason", sqlite3_errmsg(connection), NULL);
}

/* On a connection without the authorizer, which knows no such statements. */
static enum status
check_file(const char *path, struct health *health, struct fault *fault)
{
	sqlite3 *connection = NULL;
	enum status status;

	if (sqlite3_open_v2(path, &connection, SQLITE_OPEN_READWRITE, NULL) ||
	    sqlite3_exec(connection, "PRAGMA application_id", NULL, NULL,
			 NULL))
		status = unreadable(path, connection, fault);
	else
		status = migrate_version(connection, &health->version,
					 &health->newest, fault);
	if (status == OK)
		status = check_pages(connection, fault);
	sqlite3_close(connection);
	return status;
}

enum status
health_check(const char *path, struct health *ret, struct fault *fault)
{
	struct access all = {NULL, &scope_of_the_service_itself, NULL};
	struct health health = {0};
	enum status status = store_file_there(path, fault);

	if (status == OK)
		status = check_file(path, &health, fault);
	if (status == OK && health.version == health.newest) {
		status = db_open(path, DB_READS, &all.db, fault);
		if (status == OK)
			status = event_verify(&all, &health.census, fault);
		db_close(all.db);
	}
	if (status == OK)
		*ret = health;
	return status;
}
