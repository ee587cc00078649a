/* Tables that are brought in the browser: kept, checked on a worker, shown,
 * and put into the register when somebody says so. The page refreshes itself
 * while a worker is at it, and starts one where there is none, as after a
 * restart. One that nobody finishes is let go after a day. */
#ifndef VERNACULAR_DESK_IMPORTS_H
#define VERNACULAR_DESK_IMPORTS_H

#include "desk/desk.h"
#include "desk/import.h"

struct model;

#define IMPORT_FAULTS_SHOWN 100

struct import_file {
	const char *kind; /* "tenants"; NULL tenants */
	const char *name; /* of the file */
	const char *bytes;
	size_t count;
};

/* {id} Errors: E_INPUT. */
enum status imports_bring(struct visit *, const struct import_file *,
			  struct model *, struct fault *) MUST_USE;

/* {id, kind(code import-kind), name, state(code import-state), at,
 *  running(bool), percent, rows, added, changed, same, faults, encoding,
 *  separator(code), columns: [as import_about], meanings: [text], names:
 *  [text], ask(bool)}
 * What is not known yet is null or empty. ask: a heading is unknown; meanings
 * are all that a column may be. *ret_faults (borrowed until the visit's arena
 * goes) has the first IMPORT_FAULTS_SHOWN.
 * Errors: E_NOT_FOUND. */
enum status imports_show(struct visit *, const char *id, struct model *,
			 struct faults *ret_faults, struct fault *) MUST_USE;

/* What is wrong where, as CSV: line, column, value, what is wrong.
 * Errors: E_NOT_FOUND. */
enum status imports_faults(struct visit *, const char *id,
			   const char **ret_name, const char **ret_csv,
			   struct fault *) MUST_USE;

/* What the table's columns are, by their number from 0: {"3": "phone", "5":
 * "leave-out"}; "?" says nothing. The organisation is not asked again. The
 * table is checked anew.
 * Errors: E_NOT_FOUND, E_INPUT, E_CONFLICT it is done. */
enum status imports_choose(struct visit *, const char *id,
			   const struct model *columns, struct faults *,
			   struct fault *) MUST_USE;

/* Put it into the register; a worker does it.
 * Errors: E_NOT_FOUND, E_CONFLICT it is not ready. */
enum status imports_publish(struct visit *, const char *id, struct fault *)
	MUST_USE;

/* Let it go. Errors: E_NOT_FOUND; E_CONFLICT it is in the register, or on its
 * way. */
enum status imports_drop(struct visit *, const char *id, struct fault *)
	MUST_USE;

/* {imports: [{id, kind, name, state, at}]}, the newest first. */
enum status imports_list(struct visit *, struct model *, struct fault *)
	MUST_USE;

/* Those that nobody finished. Tick calls it. */
enum status imports_sweep(struct visit *, struct fault *) MUST_USE;

/* The desk's own: what workers found. */
struct import_jobs;
struct import_jobs *import_jobs_new(void);
void import_jobs_free(struct import_jobs *); /* after the workers */

#endif
