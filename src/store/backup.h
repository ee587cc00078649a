/* A copy of the store while it is served, and back. */
#ifndef VERNACULAR_STORE_BACKUP_H
#define VERNACULAR_STORE_BACKUP_H

#include "base/fault.h"

/* Copy the store at path to a new file that is on disk when this returns.
 * Errors: E_CONFLICT (target exists), E_NOT_FOUND, E_IO. */
enum status backup_make(const char *path, const char *target, struct fault *)
	MUST_USE;

/* Put the copy in the place of path, which nobody may have open. Before it
 * replaces anything the copy's pages, schema and event chain are checked.
 * The old file is kept beside it as PATH.before-restore.
 * Errors: E_NOT_FOUND, E_INPUT (not a copy of ours, damaged), E_CONFLICT (the
 * chain does not fit), E_BUSY (somebody has path open), E_IO. */
enum status backup_restore(const char *copy, const char *path, struct fault *)
	MUST_USE;

#endif
