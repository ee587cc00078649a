/* CSV in and out. Source: RFC 4180, with LF accepted as an end of line and a
 * byte order mark passed over,
 * and with other separators than the comma. */
#ifndef VERNACULAR_WIRE_CSV_H
#define VERNACULAR_WIRE_CSV_H

#include <stdint.h>
#include <stdio.h>

#include "base/fault.h"

struct buf;
struct csv;

#define CSV_FIELD_BYTES_MAX 65536
#define CSV_FIELDS_MAX 256

struct csv_row {
	size_t row;         /* 1 for the first, empty lines not counted */
	size_t line;        /* of its first character, from 1 */
	const char **field; /* UTF-8, valid until the next row is read */
	size_t fields;
};

/* Read from memory (borrowed while reading) or from a file at its place. */
struct csv *csv_new_memory(const char *bytes, size_t count);
struct csv *csv_new_file(FILE *);
void csv_free(struct csv *);

/* What stands between fields instead of a comma: before the first row. */
void csv_separate(struct csv *, char separator);

/* What stands between the fields of the first line: of comma, semicolon and
 * tab the one that is there most often outside quotes; a comma where none. */
char csv_separator(const char *bytes, size_t count);

/* The next row; *ret is NULL at the end of the input. Empty lines are passed
 * over.
 * Errors: E_INPUT, and the fault's place is "row 3, line 5": a quote that is
 * never closed, a quote inside a plain field, bytes that are not UTF-8, NUL,
 * too long a field, too many fields; E_IO. After E_INPUT the next call goes
 * on with the line after it, so that all faults of a file can be told. */
enum status csv_next(struct csv *, const struct csv_row **ret,
		     struct fault *) MUST_USE;

/* Writes rows into a buffer, CR LF at their ends. A zeroed struct but for out
 * is ready. */
struct csv_writer {
	struct buf *out;
	size_t fields; /* in the row so far */
};

/* A field for people: quoted where needed, and with an apostrophe in front
 * where a spreadsheet would take it for a formula (it begins with = + - @,
 * tab, CR or LF). NULL is an empty field. */
void csv_put(struct csv_writer *, const char *text);
void csv_put_int(struct csv_writer *, int64_t);
/* Hundredths as a number with two places: "-12.30". */
void csv_put_hundredths(struct csv_writer *, int64_t);
void csv_end_row(struct csv_writer *);

#endif
