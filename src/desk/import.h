/* Tables from other systems: all or nothing, every bad row named. */
#ifndef VERNACULAR_DESK_IMPORT_H
#define VERNACULAR_DESK_IMPORT_H

#include "desk/desk.h"

struct import;
struct model;

enum import_kind { IMPORT_TENANTS, IMPORT_PROVIDERS, IMPORT_REQUESTS };
bool import_kind_parse(const char *name, enum import_kind *);

const char *import_kind_name(enum import_kind); /* "tenants" */

struct import_source {
	enum import_kind kind;
	/* A table in UTF-8, UTF-16 or Windows-1252, its cells separated by
	 * commas, semicolons or tabs; borrowed for the call. */
	const char *bytes;
	size_t count;
	/* How far reading and then publishing is, NULL nobody asks; total is a
	 * guess until the table was read. */
	void (*progress)(void *self, int64_t done, int64_t total);
	void *self;
};

/* Read and check everything with a read visit (no row is kept yet). Unknown
 * headings are what the caller's organisation says they are (imports_choose).
 *   ret_import  set where E_INPUT is returned, too: import_about tells what
 *               there is to tell; it is not to be published
 *   faults      every bad row: where is "line 12/postcode"
 * Errors: E_INPUT with faults filled (also for unknown headings). */
enum status import_read(struct visit *, const struct import_source *,
			struct import **ret_import, struct faults *,
			struct fault *) MUST_USE;

/* {rows, added, changed, same}: what publishing would do, or did. */
void import_summary(const struct import *, struct model *);

/* {encoding, separator(code separator), columns: [{n, heading, meaning,
 *  state(code column-state), unknown(bool), sample}], names: [text]}: how the
 * table was understood; names are some with letters beyond ASCII. */
void import_about(const struct import *, struct model *);

/* Put it into the register in one short write. Errors: E_STALE the register
 * changed in between: read again. */
enum status import_publish(struct visit *, struct import *, struct fault *)
	MUST_USE;

void import_free(struct import *);

#endif
