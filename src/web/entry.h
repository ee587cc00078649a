/* The inside of a form: one entry for each name and value that came. Only
 * form.c, formdata.c and check.c include this. */
#ifndef VERNACULAR_WEB_ENTRY_H
#define VERNACULAR_WEB_ENTRY_H

#include "web/form.h"

#define ENTRIES_MAX 1000
#define ENTRY_PATH_MAX 100 /* bytes */

enum entry_kind {
	ENTRY_TYPED, /* from a query or a form: always text */
	ENTRY_TEXT,  /* JSON's string, number, true or false, null */
	ENTRY_NUMBER,
	ENTRY_BOOL,
	ENTRY_NULL,
	ENTRY_NOTHING, /* JSON's [] */
	ENTRY_BARE,    /* JSON's {} */
	ENTRY_FILE,
};

struct entry {
	const char *path; /* "items.0.language" */
	enum entry_kind kind;
	const char *text; /* as checked: trimmed, canonical */
	const char *typed; /* as it came */
	size_t count;	   /* bytes of text */
	const struct form_file *file;
	int64_t number; /* value, UTC seconds, days, id, 0 or 1 */
	bool known;	/* a field spec or a permitted name */
	bool secret;
};

struct form {
	struct arena *arena;
	struct form *root; /* itself, but for an element of a list */
	const char *prefix; /* "items.0." of an element, else "" */
	struct entry *entry;
	size_t entries, cap;
};

/* The entry of a path, NULL where none came. */
struct entry *entry_find(const struct form *, const char *path);

/* Add one. path is copied.
 * Errors: E_INPUT: no name, a name of other characters than A-Z a-z 0-9 _ - .
 * or too long, too many entries. */
enum status entry_add(struct form *, const char *path, size_t path_bytes,
		      struct entry **ret_entry, struct fault *) MUST_USE;

/* 1 + the largest index that came below "path.". */
size_t entry_elements(const struct form *, const char *path);

#endif
