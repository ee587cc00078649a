/* What durable writing costs before anything is done for it: the rows that the
 * service wrote, put into the same tables by SQLite alone, from memory, by
 * prepared statements on one thread.
 *
 *     raw BEFORE AFTER INTAKES GROUP PRAGMAS
 *
 * BEFORE is the file before a traced run and is written to; AFTER the file
 * after INTAKES intakes. Rows that AFTER has and BEFORE lacks are what they
 * added: an INTAKES-th part of each table makes one intake. Rows that both have
 * and that differ were changed in place (counters, figures, loads): of each
 * such table an intake changes one row, between its old and its new values,
 * unless it adds a row to it: then the service changed them beside. GROUP
 * intakes share a transaction. PRAGMAS are those of the service; the schema,
 * with its indexes, keys and triggers, is the file's own. Prints what it did as
 * JSON. */
#include <sqlite3.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#define TABLES_MAX 64
#define COLUMNS_MAX 64

/* Rows of one statement: values of each, one after another. */
struct rows {
	sqlite3_stmt *statement;
	int columns, place[COLUMNS_MAX]; /* of its value in the statement */
	size_t count, cap;
	sqlite3_value **values;
};

struct table {
	char *name;
	char *key; /* "b.id = a.id AND ..." */
	struct rows added, changed; /* changed: old and new by turns */
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
prepare(char *sql)
{
	sqlite3_stmt *statement;

	if (sqlite3_prepare_v3(db, sql, -1, SQLITE_PREPARE_PERSISTENT,
			       &statement, NULL))
		stop(sql);
	sqlite3_free(sql);
	return statement;
}

/* The columns of a table, each as format has it, joined. */
enum which { ALL, KEY, NOT_KEY };

static char *
columns(const char *table, enum which which, const char *join,
	const char *format)
{
	static const char *const where[] = {"", " WHERE pk > 0",
					    " WHERE pk = 0"};
	sqlite3_stmt *names = prepare(sqlite3_mprintf(
		"SELECT name FROM pragma_table_info(%Q)%s ORDER BY cid", table,
		where[which]));
	sqlite3_str *text = sqlite3_str_new(db);

	for (int n = 0; sqlite3_step(names) == SQLITE_ROW; n++) {
		const char *name = (const char *)sqlite3_column_text(names, 0);

		if (n)
			sqlite3_str_appendall(text, join);
		sqlite3_str_appendf(text, format, name, name);
	}
	sqlite3_finalize(names);
	return sqlite3_str_finish(text);
}

static void
keep_row(struct rows *rows, sqlite3_stmt *from)
{
	size_t width;

	rows->columns = sqlite3_column_count(from);
	if (rows->columns > COLUMNS_MAX)
		stop("columns");
	width = (size_t)rows->columns;
	if (rows->count == rows->cap) {
		rows->cap = rows->cap ? rows->cap * 2 : 1024;
		rows->values = realloc(rows->values,
				       rows->cap * width *
					       sizeof *rows->values);
		if (!rows->values)
			stop("memory");
	}
	for (int i = 0; i < rows->columns; i++)
		rows->values[rows->count * width + (size_t)i] =
			sqlite3_value_dup(sqlite3_column_value(from, i));
	rows->count++;
}

static void
keep_rows(struct rows *rows, sqlite3_stmt *from)
{
	while (sqlite3_step(from) == SQLITE_ROW)
		keep_row(rows, from);
	sqlite3_finalize(from);
}

/* Prepare, and find the place of each column's value by its name. */
static void
use(struct rows *rows, const char *table, char *sql)
{
	sqlite3_stmt *names = prepare(sqlite3_mprintf(
		"SELECT ':' || name FROM pragma_table_info(%Q) ORDER BY cid",
		table));

	rows->statement = prepare(sql);
	for (int i = 0; sqlite3_step(names) == SQLITE_ROW; i++)
		rows->place[i] = sqlite3_bind_parameter_index(
			rows->statement,
			(const char *)sqlite3_column_text(names, 0));
	sqlite3_finalize(names);
}

static void
read_added(struct table *table)
{
	char *places = columns(table->name, ALL, ",", ":%w");

	keep_rows(&table->added,
		  prepare(sqlite3_mprintf(
			  "SELECT * FROM after.\"%w\" a WHERE NOT EXISTS "
			  "(SELECT 1 FROM main.\"%w\" b WHERE %s)",
			  table->name, table->name, table->key)));
	if (table->added.count)
		use(&table->added, table->name,
		    sqlite3_mprintf("INSERT INTO main.\"%w\" VALUES (%s)",
				    table->name, places));
	sqlite3_free(places);
}

/* The new row and then the old one, so that each differs from what it finds.
 * The statement names its values by their columns. */
static void
read_changed(struct table *table)
{
	char *differ = columns(table->name, ALL, " OR ",
			       "a.\"%w\" IS NOT b.\"%w\"");
	char *set = columns(table->name, NOT_KEY, ", ",
			    "\"%w\" = :%w");
	char *where = columns(table->name, KEY, " AND ", "\"%w\" = :%w");
	static const char *const sides[] = {"a", "b"};

	for (int i = 0; i < 2; i++)
		keep_rows(&table->changed,
			  prepare(sqlite3_mprintf(
				  "SELECT %s.* FROM after.\"%w\" a "
				  "CROSS JOIN main.\"%w\" b ON %s WHERE %s",
				  sides[i], table->name, table->name,
				  table->key, differ)));
	if (table->changed.count)
		use(&table->changed, table->name,
		    sqlite3_mprintf("UPDATE main.\"%w\" SET %s WHERE %s",
				    table->name, set, where));
	sqlite3_free(differ);
	sqlite3_free(set);
	sqlite3_free(where);
}

/* In the order the schema was written in: parents before children. Without
 * what no intake writes: days are packed for figures from time to time, where
 * triggers add them, letters are spoken beside, the log is read again, and the
 * use of a token is written down now and then. */
static void
read_trace(struct trace *trace, size_t intakes)
{
	sqlite3_stmt *names = prepare(sqlite3_mprintf(
		"SELECT name FROM main.sqlite_schema WHERE type = 'table' "
		"AND name NOT LIKE 'sqlite_%%' AND name NOT IN ('fact_day', "
		"'letter_media', 'media_slice', 'token', 'anchor', "
		"'chain_check') ORDER BY rowid"));

	while (sqlite3_step(names) == SQLITE_ROW &&
	       trace->count < TABLES_MAX) {
		struct table *table = &trace->tables[trace->count];

		table->name = strdup((const char *)sqlite3_column_text(names,
								       0));
		table->key = columns(table->name, KEY, " AND ",
				     "b.\"%w\" = a.\"%w\"");
		if (!table->key || !*table->key)
			table->key = strdup("b.rowid = a.rowid");
		read_added(table);
		/* What each intake adds a row to, others changed. */
		if (table->added.count < intakes)
			read_changed(table);
		trace->rows += table->added.count;
		if (table->added.count || table->changed.count)
			trace->count++;
	}
	sqlite3_finalize(names);
}

static void
put_row(const struct rows *rows, size_t row)
{
	size_t width = (size_t)rows->columns;

	for (int i = 0; i < rows->columns; i++)
		sqlite3_bind_value(rows->statement, rows->place[i],
				   rows->values[row * width + (size_t)i]);
	if (sqlite3_step(rows->statement) != SQLITE_DONE)
		stop(sqlite3_sql(rows->statement));
	sqlite3_reset(rows->statement);
}

/* The rows of one table: all new values, then all old ones; by turns. */
static size_t
changed_row(const struct rows *rows, size_t intake)
{
	size_t half = rows->count / 2;

	return intake % half + (intake / half % 2 ? half : 0);
}

static void
put_intake(const struct trace *trace, size_t intake, size_t intakes)
{
	for (size_t i = 0; i < trace->count; i++) {
		const struct rows *added = &trace->tables[i].added;
		const struct rows *changed = &trace->tables[i].changed;
		size_t end = added->count * (intake + 1) / intakes;

		for (size_t row = added->count * intake / intakes; row < end;
		     row++)
			put_row(added, row);
		if (changed->count)
			put_row(changed, changed_row(changed, intake));
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
	attach = prepare(sqlite3_mprintf("ATTACH %Q AS after", after));
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
	read_trace(&trace, intakes);
	run("DETACH after");
	began = seconds();
	for (size_t i = 0; i < intakes; i++) {
		if (i % group == 0)
			run("BEGIN IMMEDIATE");
		put_intake(&trace, i, intakes);
		if (i % group == group - 1 || i == intakes - 1)
			run("COMMIT");
	}
	printf("{\"intakes\":%zu,\"rows\":%zu,\"seconds\":%.6f,\"tables\":{",
	       intakes, trace.rows, seconds() - began);
	for (size_t i = 0; i < trace.count; i++)
		printf("%s\"%s\":%zu", i ? "," : "", trace.tables[i].name,
		       trace.tables[i].added.count +
			       (trace.tables[i].changed.count ? intakes : 0));
	puts("}}");
	return 0;
}
