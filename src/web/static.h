/* The style sheet and pictures, read once, each served under a name that
 * holds the hash of its content, so that browsers may keep it for ever. */
#ifndef VERNACULAR_WEB_STATIC_H
#define VERNACULAR_WEB_STATIC_H

#include <stddef.h>

#include "base/fault.h"

struct statics;

struct static_file {
	const char *path; /* "/static/vernacular-1a2b3c4d5e6f.css" */
	const char *etag; /* with quotes */
	const char *type; /* media type */
	const char *bytes;
	size_t count;
};

/* Read every file of folder whose kind is known.
 * Errors: E_IO, the fault names the file. */
enum status statics_load(const char *folder, struct statics **ret_statics,
			 struct fault *) MUST_USE;
void statics_free(struct statics *);

/* The file at a path, NULL where there is none. Also under its plain name. */
const struct static_file *statics_find(const struct statics *,
				       const char *path);

/* The path to write into pages for a name such as "vernacular.css". */
const char *statics_path(const struct statics *, const char *name);

#endif
