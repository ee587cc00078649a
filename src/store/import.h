/* Tables that were brought in the browser, until their rows are in the
 * register, and what an organisation says its columns are. */
#ifndef VERNACULAR_STORE_IMPORT_H
#define VERNACULAR_STORE_IMPORT_H

#include "store/db.h"

struct import_row {
	int64_t id, organisation;
	const char *kind;  /* "tenants" */
	const char *name;  /* of the file */
	const char *state; /* "checking", "ready", "wrong", "publishing",
			      "done" */
	int64_t at_utc, by;
	const char *report; /* JSON; NULL none */
	const char *faults; /* CSV; NULL none */
};

enum status import_insert(const struct access *, const struct import_row *,
			  const char *bytes, size_t count, struct fault *)
	MUST_USE;
/* Errors: E_NOT_FOUND. */
enum status import_get(const struct access *, int64_t id,
		       struct import_row *ret, struct fault *) MUST_USE;
/* The file, in the arena. Errors: E_NOT_FOUND also where it is gone. */
enum status import_content(const struct access *, int64_t id,
			   const char **ret_bytes, size_t *ret_count,
			   struct fault *) MUST_USE;
/* State, report and faults; a file that is done is let go.
 * Errors: E_NOT_FOUND. */
enum status import_change(const struct access *, const struct import_row *,
			  struct fault *) MUST_USE;
/* Errors: E_NOT_FOUND. */
enum status import_delete(const struct access *, int64_t id, struct fault *)
	MUST_USE;

struct import_rows {
	struct import_row *list; /* without report and faults */
	size_t count;
};
/* The newest first, at most limit. */
enum status import_list(const struct access *, size_t limit,
			struct import_rows *ret, struct fault *) MUST_USE;
/* Those that nobody finished since then are let go. */
enum status import_purge(const struct access *, int64_t before_utc,
			 struct fault *) MUST_USE;

struct import_heading {
	const char *heading; /* in lower case, its words joined by _ */
	const char *meaning; /* one of our columns; "" it is left out */
};
struct import_headings {
	struct import_heading *list;
	size_t count;
};
/* Those of an organisation; a member follows its partnership where it said
 * nothing itself. */
enum status import_heading_list(const struct access *, int64_t organisation,
				const char *kind, struct import_headings *ret,
				struct fault *) MUST_USE;
struct import_saying {
	int64_t organisation;
	const char *kind;
	struct import_heading heading;
	int64_t by, at_utc;
};
enum status import_heading_put(const struct access *,
			       const struct import_saying *, struct fault *)
	MUST_USE;

#endif
