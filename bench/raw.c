/* What durable writing costs before anything is done for it: the rows that the
 * service wrote, put into the same tables by SQLite alone, from memory, by
 * prepared statements on one thread.
 *
 *     raw BEFORE AFTER INTAKES GROUP PRAGMAS
 *
 * BEFORE is the file before a traced run and is written to; AFTER the file
 * after INTAKES intakes. What AFTER has and BEFORE lacks is what they wrote:
 * an INTAKES-th part of each table makes one intake, and GROUP of these share a
 * transaction. Rows that an intake changed and did not add are left out, which
 * flatters this program. PRAGMAS are those of the service. Prints what it did as JSON. */
#include <sqlite3.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#define TABLES_MAX 64

struct table {
	char *name;
	const char *verb;
	int columns;
	size_t count, cap;
	sqlite3_value **values; /* columns of each row, one after another */
	sqlite3_stmt *insert;
};

struct trace {
	struct table tables[TABLES_MAX];
	size_t count, rows;
};

static sqlite3 *db;

static void
stop(const char *what)
{
	fprintf(stderr, "raw: %s: %s\n", what, sqlite3_errmsg(db));
	exit(1);
}

static void
run(const char *sql)
{
	if (sqlite3_exec(db, sql, NULL, NULL, NULL))
		stop(sql);
}

static sqlite3_stmt *
prepare(const char *format, const char *name)
{
	char *sql = sqlite3_mprintf(format, name, name, name, name);
	sqlite3_stmt *statement;

	if (sqlite3_prepare_v3(db, sql, -1, SQLITE_PREPARE_PERSISTENT,
			       &statement, NULL))
		stop(sql);
	sqlite3_free(sql);
	return statement;
}

/* Rowid tables are told apart by it; the others by all their columns, so that
 * a row that only changed is put in the place of the old one. */
static sqlite3_stmt *
added_rows(struct table *table, const char *name)
{
	sqlite3_stmt *statement;
	char *sql = sqlite3_mprintf(
		"SELECT * FROM after.\"%w\" AS a WHERE NOT EXISTS (SELECT 1 "
		"FROM main.\"%w\" AS b WHERE b.rowid = a.rowid) "
		"ORDER BY a.rowid",
		name, name);
	int failed = sqlite3_prepare_v3(db, sql, -1, 0, &statement, NULL);

	sqlite3_free(sql);
	table->verb = failed ? "INSERT OR REPLACE" : "INSERT";
	if (!failed)
		return statement;
	return prepare("SELECT * FROM after.\"%w\" EXCEPT "
		       "SELECT * FROM main.\"%w\"",
		       name);
}

static void
keep_row(struct table *table, sqlite3_stmt *row)
{
	size_t width = (size_t)table->columns;

	if (table->count == table->cap) {
		table->cap = table->cap ? table->cap * 2 : 1024;
		table->values = realloc(table->values,
					table->cap * width *
						sizeof *table->values);
		if (!table->values)
			stop("memory");
	}
	for (int i = 0; i < table->columns; i++)
		table->values[table->count * width + (size_t)i] =
			sqlite3_value_dup(sqlite3_column_value(row, i));
	table->count++;
}

static void
prepare_insert(struct table *table)
{
	sqlite3_str *sql = sqlite3_str_new(db);
	char *text;

	sqlite3_str_appendf(sql, "%s INTO main.\"%w\" VALUES(?", table->verb,
			    table->name);
	for (int i = 1; i < table->columns; i++)
		sqlite3_str_appendall(sql, ",?");
	sqlite3_str_appendall(sql, ")");
	text = sqlite3_str_finish(sql);
	if (sqlite3_prepare_v3(db, text, -1, SQLITE_PREPARE_PERSISTENT,
			       &table->insert, NULL))
		stop(text);
	sqlite3_free(text);
}

/* Every table's added rows, in the order the schema was written in: parents
 * before children. */
static void
read_trace(struct trace *trace)
{
	sqlite3_stmt *names = prepare(
		"SELECT name FROM main.sqlite_schema WHERE type = 'table' "
		"AND sql NOT LIKE 'CREATE VIRTUAL%%' "
		"AND name NOT LIKE 'sqlite_%%' ORDER BY rowid",
		NULL);

	while (sqlite3_step(names) == SQLITE_ROW &&
	       trace->count < TABLES_MAX) {
		const char *name = (const char *)sqlite3_column_text(names, 0);
		struct table *table = &trace->tables[trace->count];
		sqlite3_stmt *rows = added_rows(table, name);

		table->columns = sqlite3_column_count(rows);
		while (sqlite3_step(rows) == SQLITE_ROW)
			keep_row(table, rows);
		sqlite3_finalize(rows);
		if (!table->count)
			continue;
		table->name = strdup(name);
		prepare_insert(table);
		trace->rows += table->count;
		trace->count++;
	}
	sqlite3_finalize(names);
}

static void
insert_row(struct table *table, size_t row)
{
	size_t width = (size_t)table->columns;

	for (int i = 0; i < table->columns; i++)
		sqlite3_bind_value(table->insert, i + 1,
				   table->values[row * width + (size_t)i]);
	if (sqlite3_step(table->insert) != SQLITE_DONE)
		stop(table->name);
	sqlite3_reset(table->insert);
}

static void
insert_intake(struct trace *trace, size_t intake, size_t intakes)
{
	for (size_t i = 0; i < trace->count; i++) {
		struct table *table = &trace->tables[i];
		size_t end = table->count * (intake + 1) / intakes;

		for (size_t row = table->count * intake / intakes; row < end;
		     row++)
			insert_row(table, row);
	}
}

static double
seconds(void)
{
	struct timespec t;

	clock_gettime(CLOCK_MONOTONIC, &t);
	return (double)t.tv_sec + (double)t.tv_nsec / 1e9;
}

static void
open_files(const char *before, const char *after, const char *pragmas)
{
	sqlite3_stmt *attach;

	if (sqlite3_open(before, &db))
		stop(before);
	run(pragmas);
	attach = prepare("ATTACH ? AS after", NULL);
	sqlite3_bind_text(attach, 1, after, -1, SQLITE_STATIC);
	if (sqlite3_step(attach) != SQLITE_DONE)
		stop(after);
	sqlite3_finalize(attach);
}

int
main(int argc, char **argv)
{
	static struct trace trace;
	size_t intakes, group;
	double began;

	if (argc != 6) {
		fprintf(stderr, "usage: raw BEFORE AFTER INTAKES GROUP PRAGMAS\n");
		return 2;
	}
	intakes = strtoul(argv[3], NULL, 10);
	group = strtoul(argv[4], NULL, 10);
	if (!intakes || !group) {
		fprintf(stderr, "raw: INTAKES and GROUP are numbers\n");
		return 2;
	}
	open_files(argv[1], argv[2], argv[5]);
	read_trace(&trace);
	run("DETACH after");
	began = seconds();
	for (size_t i = 0; i < intakes; i++) {
		if (i % group == 0)
			run("BEGIN IMMEDIATE");
		insert_intake(&trace, i, intakes);
		if (i % group == group - 1 || i == intakes - 1)
			run("COMMIT");
	}
	printf("{\"intakes\":%zu,\"rows\":%zu,\"seconds\":%.6f,\"tables\":{",
	       intakes, trace.rows, seconds() - began);
	for (size_t i = 0; i < trace.count; i++)
		printf("%s\"%s\":%zu", i ? "," : "", trace.tables[i].name,
		       trace.tables[i].count);
	puts("}}");
	return 0;
}
