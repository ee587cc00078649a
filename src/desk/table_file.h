/* A supplier's table, read row by row: its first row names the columns. In
 * UTF-8, UTF-16 or Windows-1252; separated by commas, semicolons or tabs.
 * Internal to desk/. */
#ifndef VERNACULAR_DESK_TABLE_FILE_H
#define VERNACULAR_DESK_TABLE_FILE_H

#include <stdbool.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/fault.h"
#include "desk/heading.h"

#define TABLE_COLUMNS 16
#define TABLE_TEXT_MOST 120

struct table_file {
	struct arena *arena;
	struct faults *faults;
	const struct heading *heading;
	int columns;		/* of them, at most TABLE_COLUMNS */
	size_t rows_most;
	const char *none;	/* message: there is no row */
	void (*row)(struct table_file *);
	void *of; /* the caller's */

	const char *value[TABLE_COLUMNS]; /* of the row; "" where none */
	int64_t line;			  /* of the file */
	size_t rows;
};

/* Each row that says something is given to `row`, all of them, wrong ones too.
 * Errors: E_INPUT, everything wrong is in faults: where is "line 12/net". */
enum status table_file_read(struct table_file *, const char *bytes,
			    size_t count) MUST_USE;

/* The value of that column is wrong; {value} is it. */
void table_wrong(struct table_file *, int column, const char *message);

/* As it stands there; "" and a fault where it is too long. */
const char *table_text(struct table_file *, int column);

/* "12.34", "£1,234.50": not below nothing. False and a fault where bad. */
bool table_money(struct table_file *, int column, int64_t *ret_minor);

/* BCP 47 of a language by its name or tag; NULL where it is none we know. */
const char *table_language(struct table_file *, int column);

/* 21/11/2026 and 21.11.2026 as 2026-11-21; others as they are. */
const char *table_day_text(struct table_file *, int column);

#endif
