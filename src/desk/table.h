/* What an import of one kind must be able to do. Internal to desk/: import
 * reads the table, import_tenants and import_others know the rows. */
#ifndef VERNACULAR_DESK_TABLE_H
#define VERNACULAR_DESK_TABLE_H

#include "desk/desk.h"
#include "desk/field.h"
#include "desk/heading.h"
#include "desk/import.h"

/* A row of the table, by heading; "" where it has none. */
struct table_row {
	size_t line;
	const char *value[HEADINGS_MOST]; /* until the next row is read */
};

enum change { CHANGE_NONE, CHANGE_ADD, CHANGE_EDIT };

struct table_kind {
	const struct heading *heading;
	size_t headings;
	/* Check one row and keep it in the arena of the import; faults go to
	 * the fields. */
	enum status (*read)(struct import *, struct visit *,
			    const struct table_row *, struct fields *,
			    void **ret_kept, enum change *ret,
			    struct fault *);
	/* Write one that was kept. */
	enum status (*write)(struct visit *, void *kept, enum change,
			     struct fault *);
	/* After the last one was written; NULL nothing is left to do. */
	enum status (*finish)(struct visit *, const struct import *,
			      struct fault *);
	/* Two rows of the same thing: a key that is the same for both. */
	const char *(*key)(struct arena *, const void *kept);
	const char *key_heading;
};

extern const struct table_kind table_tenants, table_providers, table_requests;

/* The organisation of that name, the caller's own for "". A fault at the
 * field where there is none; looked up once for each name. */
enum status import_organisation(struct import *, struct visit *,
				struct fields *, const char *name,
				int64_t *ret, struct fault *) MUST_USE;
const struct table_kind *import_table(const char *kind);

/* Only the first row, with what is unknown in it. */
enum status import_head(struct visit *, const struct import_source *,
			struct import **ret_import, struct fault *) MUST_USE;
size_t import_width(const struct import *); /* columns */
const char *import_heading_at(const struct import *, size_t column);

/* What lives as long as the import, and as long as the row is read. */
struct arena *import_arena(struct import *);
struct arena *import_scratch(struct import *);

/* What was kept of row i, NULL after the last. */
void *import_kept(const struct import *, size_t i, enum change *ret);

#endif
