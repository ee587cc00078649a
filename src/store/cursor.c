/* One running statement: values in, rows out, what went wrong. */
#include <assert.h>
#include <string.h>

#include "store/inside.h"

static void
put_result(struct cursor *cursor, int code)
{
	if (!cursor->code)
		cursor->code = code;
}

void
put_int(struct cursor *cursor, int64_t value)
{
	put_result(cursor, sqlite3_bind_int64(cursor->statement,
					      ++cursor->put, value));
}

void
put_known(struct cursor *cursor, int64_t value)
{
	if (value >= 0)
		put_int(cursor, value);
	else
		cursor->put++; /* bindings are cleared: it is NULL */
}

void
put_some(struct cursor *cursor, int64_t value)
{
	if (value)
		put_int(cursor, value);
	else
		cursor->put++; /* bindings are cleared: it is NULL */
}

void
put_real(struct cursor *cursor, double value)
{
	put_result(cursor, sqlite3_bind_double(cursor->statement,
					       ++cursor->put, value));
}

void
put_text(struct cursor *cursor, const char *text)
{
	put_result(cursor, sqlite3_bind_text(cursor->statement, ++cursor->put,
					     text, -1, SQLITE_STATIC));
}

void
put_bytes(struct cursor *cursor, const void *bytes, size_t count)
{
	put_result(cursor,
		   sqlite3_bind_blob64(cursor->statement, ++cursor->put,
				       count ? bytes : "", count,
				       SQLITE_STATIC));
}

bool
cursor_next(struct cursor *cursor)
{
	cursor->read = 0;
	if (!cursor->code)
		cursor->code = sqlite3_step(cursor->statement);
	if (cursor->code != SQLITE_ROW)
		return false;
	cursor->code = SQLITE_OK;
	return true;
}

int64_t
read_int(struct cursor *cursor)
{
	return sqlite3_column_int64(cursor->statement, cursor->read++);
}

int64_t
read_known(struct cursor *cursor)
{
	int column = cursor->read++;

	if (sqlite3_column_type(cursor->statement, column) == SQLITE_NULL)
		return -1;
	return sqlite3_column_int64(cursor->statement, column);
}

double
read_real(struct cursor *cursor)
{
	return sqlite3_column_double(cursor->statement, cursor->read++);
}

const char *
read_text(struct cursor *cursor)
{
	int column = cursor->read++;
	const unsigned char *text =
		sqlite3_column_text(cursor->statement, column);

	if (!text)
		return NULL;
	return arena_copy(cursor->arena, text,
			  (size_t)sqlite3_column_bytes(cursor->statement,
						       column));
}

const char *
read_word(struct cursor *cursor)
{
	const unsigned char *text =
		sqlite3_column_text(cursor->statement, cursor->read++);

	return text ? (const char *)text : "";
}

const void *
read_blob(struct cursor *cursor, size_t *ret_count)
{
	int column = cursor->read++;
	const void *bytes = sqlite3_column_blob(cursor->statement, column);

	*ret_count = (size_t)sqlite3_column_bytes(cursor->statement, column);
	return bytes ? bytes : "";
}

const void *
read_bytes(struct cursor *cursor, size_t *ret_count)
{
	int column = cursor->read++;
	const void *bytes = sqlite3_column_blob(cursor->statement, column);

	*ret_count = (size_t)sqlite3_column_bytes(cursor->statement, column);
	return arena_copy(cursor->arena, bytes ? bytes : "", *ret_count);
}

void
read_hash(struct cursor *cursor, void *ret, size_t bytes)
{
	int column = cursor->read++;
	const void *hash = sqlite3_column_blob(cursor->statement, column);
	size_t count = (size_t)sqlite3_column_bytes(cursor->statement, column);

	memset(ret, 0, bytes);
	if (count == bytes)
		memcpy(ret, hash, bytes);
}

/* Let the statement go; the code it ended with, 0 for a good end. */
static int
cursor_end(struct cursor *cursor)
{
	int code = cursor->code == SQLITE_DONE ? SQLITE_OK : cursor->code;

	if (cursor->statement) {
		sqlite3_reset(cursor->statement);
		sqlite3_clear_bindings(cursor->statement);
	}
	if (code && (code & 0xff) != SQLITE_CONSTRAINT)
		cursor->db->trouble = code;
	if (code == SQLITE_CONSTRAINT_PRIMARYKEY)
		cursor->db->clash = true;
	return code;
}

enum status
cursor_close(struct cursor *cursor, struct fault *fault)
{
	int code = cursor_end(cursor);

	return code ? db_fault(cursor->db, code, fault) : OK;
}

enum status
cursor_run(struct cursor *cursor, struct fault *fault)
{
	while (cursor_next(cursor))
		;
	return cursor_close(cursor, fault);
}

static enum status
not_found(const char *where, struct fault *fault)
{
	return fault_set(fault, E_NOT_FOUND, where,
			 N_("There is no such record, or it is not yours to "
			    "see: check the address"),
			 NULL);
}

enum status
cursor_change(struct cursor *cursor, const char *where, struct fault *fault)
{
	enum status status = cursor_run(cursor, fault);

	if (!status && !sqlite3_changes(cursor->db->connection))
		return not_found(where, fault);
	return status;
}

enum status
cursor_insert(struct cursor *cursor, const char *where, const char *message,
	      struct fault *fault)
{
	int code;

	while (cursor_next(cursor))
		;
	code = cursor_end(cursor);
	if (code == SQLITE_CONSTRAINT_UNIQUE ||
	    code == SQLITE_CONSTRAINT_PRIMARYKEY)
		return fault_set(fault, E_CONFLICT, where, message, NULL);
	return code ? db_fault(cursor->db, code, fault) : OK;
}

enum status
cursor_found(struct cursor *cursor, bool found, const char *where,
	     struct fault *fault)
{
	enum status status = cursor_close(cursor, fault);

	return status || found ? status : not_found(where, fault);
}
