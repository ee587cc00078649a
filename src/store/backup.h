/* A copy of the store while it is served, and back. */
#ifndef VERNACULAR_STORE_BACKUP_H
#define VERNACULAR_STORE_BACKUP_H

#include <stdint.h>

#include "store/event.h"

/* Copy the store at path to a new file that is on disk when this returns.
 * Errors: E_CONFLICT (target exists), E_NOT_FOUND, E_IO. */
enum status backup_make(const char *path, const char *target, struct fault *)
	MUST_USE;

/* Restore a copy beside path, look at all of it, and take it away again.
 *   ret  what its chain of events holds
 * Errors: those of backup_restore. */
enum status backup_test(const char *copy, const char *path,
			struct event_census *ret, struct fault *) MUST_USE;

/* Note in the database at path that a backup was restored and found good, and
 * read when that was last; 0: never.
 * Errors: those of store_open. */
enum status backup_note_test(const char *path, int64_t now_utc,
			     struct fault *) MUST_USE;
enum status backup_last_test(const char *path, int64_t *ret_utc,
			     struct fault *) MUST_USE;

/* Where the schema of the file at path is older than this program's, copy it
 * to PATH.before-schema-N first, N being the newer one. What is there from an
 * earlier try stays.
 * Errors: E_IO. */
enum status backup_before_upgrade(const char *path, struct fault *) MUST_USE;

/* Put the copy in the place of path, which nobody may have open. Before it
 * replaces anything the copy's pages, schema and event chain are checked.
 * The old file is kept beside it as PATH.before-restore.
 * Errors: E_NOT_FOUND, E_INPUT (not a copy of ours, damaged), E_CONFLICT (the
 * chain does not fit), E_BUSY (somebody has path open), E_IO. */
enum status backup_restore(const char *copy, const char *path, struct fault *)
	MUST_USE;

#endif
