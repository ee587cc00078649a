/* The schema's numbered files, applied in order, one transaction each. A file
 * must be the one that CHECKSUMS names: released files are frozen. */
#include <dirent.h>
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/buf.h"
#include "base/hash.h"
#include "base/place.h"
#include "store/inside.h"

#define FOLDER "db/sqlite"

struct migration {
	int number; /* of the file's name: "0001-first.sql" */
	const char *name;
};

struct migrations {
	struct migration *list;
	size_t count, cap;
	struct arena *arena;
};

static int
by_number(const void *a, const void *b)
{
	const struct migration *x = a, *y = b;

	return x->number - y->number;
}

static enum status
unreadable(const char *path, struct fault *fault)
{
	return fault_set(fault, E_IO, path,
			 N_("The schema cannot be read ({reason}): install "
			    "Vernacular again"),
			 "reason", strerror(errno), NULL);
}

static enum status
migrations_find(struct migrations *all, struct fault *fault)
{
	const char *path = place_file(all->arena, FOLDER);
	DIR *folder = opendir(path);
	struct dirent *entry;

	if (!folder)
		return unreadable(path, fault);
	while ((entry = readdir(folder))) {
		char *end;
		long number = strtol(entry->d_name, &end, 10);
		size_t length = strlen(entry->d_name);

		if (number <= 0 || *end != '-' || length < 4 ||
		    strcmp(entry->d_name + length - 4, ".sql") != 0)
			continue;
		all->list = arena_grow(all->arena, all->list, all->count,
				       &all->cap, sizeof *all->list);
		all->list[all->count++] = (struct migration){
			(int)number, arena_text(all->arena, entry->d_name)};
	}
	closedir(folder);
	if (all->count)
		qsort(all->list, all->count, sizeof *all->list, by_number);
	return OK;
}

static enum status
migration_read(struct migrations *all, const char *name, struct buf *ret,
	       struct fault *fault)
{
	const char *path = place_file(
		all->arena, arena_printf(all->arena, FOLDER "/%s", name));
	FILE *file = fopen(path, "rb");
	char piece[8192];
	size_t got;

	if (!file)
		return unreadable(path, fault);
	while ((got = fread(piece, 1, sizeof piece, file)))
		buf_put(ret, piece, got);
	if (ferror(file)) {
		fclose(file);
		return unreadable(path, fault);
	}
	fclose(file);
	return OK;
}

/* Is it the file that was released under this name? */
static enum status
migration_check(struct migrations *all, const char *name,
		const struct buf *sql, struct fault *fault)
{
	struct buf sums = {0};
	unsigned char hash[HASH_BYTES];
	char line[2 * HASH_BYTES + 1];
	enum status status;

	hash_sha256(buf_string(sql), sql->count, hash);
	hash_hex(hash, sizeof hash, line);
	status = migration_read(all, "CHECKSUMS", &sums, fault);
	if (!status && !strstr(buf_string(&sums),
			       arena_printf(all->arena, "%s  %s\n", line,
					    name)))
		status = fault_set(fault, E_REFUSED, name,
				   N_("This schema file is not the one that "
				      "was released: install Vernacular "
				      "again"),
				   NULL);
	buf_free(&sums);
	return status;
}

static enum status
sql_fault(sqlite3 *connection, const char *where, struct fault *fault)
{
	if ((sqlite3_errcode(connection) & 0xff) == SQLITE_CORRUPT)
		return fault_set(fault, E_IO, "database",
				 N_("The database is damaged: restore a "
				    "backup"),
				 NULL);
	return fault_set(fault, E_IO, where,
			 N_("The schema could not be brought up to date "
			    "({reason}): the file is as it was"),
			 "reason", sqlite3_errmsg(connection), NULL);
}

static int
keep_int(void *self, int count, char **value, char **name)
{
	(void)count;
	(void)name;
	*(long *)self = value[0] ? strtol(value[0], NULL, 10) : 0;
	return 0;
}

static int
pragma_read(sqlite3 *connection, const char *sql, long *ret_value)
{
	*ret_value = 0;
	return sqlite3_exec(connection, sql, keep_int, ret_value, NULL);
}

/* Apply one file unless another program just did. */
static enum status
migration_apply(sqlite3 *connection, const struct migration *one,
		const char *sql, struct fault *fault)
{
	char close[120];
	long version;
	enum status status;

	snprintf(close, sizeof close,
		 "PRAGMA user_version = %d; PRAGMA application_id = %d; COMMIT",
		 one->number, STORE_APPLICATION);
	if (sqlite3_exec(connection, "BEGIN IMMEDIATE", NULL, NULL, NULL))
		return sql_fault(connection, one->name, fault);
	if (!pragma_read(connection, "PRAGMA user_version", &version) &&
	    (version >= one->number ||
	     !sqlite3_exec(connection, sql, NULL, NULL, NULL)) &&
	    !sqlite3_exec(connection,
			  version >= one->number ? "COMMIT" : close, NULL,
			  NULL, NULL))
		return OK;
	status = sql_fault(connection, one->name, fault);
	sqlite3_exec(connection, "ROLLBACK", NULL, NULL, NULL);
	return status;
}

static enum status
is_ours(sqlite3 *connection, long version, long newest, struct fault *fault)
{
	long application, tables;

	if (pragma_read(connection, "PRAGMA application_id", &application) ||
	    pragma_read(connection, "SELECT count(*) FROM sqlite_master",
			&tables))
		return sql_fault(connection, "database", fault);
	if (tables && application != STORE_APPLICATION)
		return fault_set(fault, E_INPUT, "database",
				 N_("The file belongs to another program: "
				    "name a Vernacular database"),
				 NULL);
	if (version > newest)
		return fault_set(fault, E_REFUSED, "database",
				 N_("The database was made by a newer version "
				    "of Vernacular: install that version"),
				 NULL);
	return OK;
}

enum status
migrate(sqlite3 *connection, struct fault *fault)
{
	struct migrations all = {.arena = arena_new()};
	struct buf sql = {0};
	enum status status;
	long version;

	if (pragma_read(connection, "PRAGMA user_version", &version)) {
		status = sql_fault(connection, "database", fault);
		goto out;
	}
	if ((status = migrations_find(&all, fault)))
		goto out;
	status = is_ours(connection, version,
			 all.count ? all.list[all.count - 1].number : 0,
			 fault);
	for (size_t i = 0; i < all.count && !status; i++) {
		if (all.list[i].number <= version)
			continue;
		buf_clear(&sql);
		status = migration_read(&all, all.list[i].name, &sql, fault);
		if (!status)
			status = migration_check(&all, all.list[i].name, &sql,
						 fault);
		if (!status)
			status = migration_apply(connection, &all.list[i],
						 buf_string(&sql), fault);
	}
out:
	buf_free(&sql);
	arena_free(all.arena);
	return status;
}

enum status
migrate_version(sqlite3 *connection, int *ret_version, int *ret_newest,
		struct fault *fault)
{
	struct migrations all = {.arena = arena_new()};
	long version, newest;
	enum status status = migrations_find(&all, fault);

	newest = all.count ? all.list[all.count - 1].number : 0;
	arena_free(all.arena);
	if (status == OK &&
	    pragma_read(connection, "PRAGMA user_version", &version))
		status = sql_fault(connection, "database", fault);
	if (status == OK)
		status = is_ours(connection, version, newest, fault);
	if (status == OK) {
		*ret_version = (int)version;
		*ret_newest = (int)newest;
	}
	return status;
}
