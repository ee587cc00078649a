/* Tables from other systems: all or nothing, every bad row named. */
#ifndef VERNACULAR_DESK_IMPORT_H
#define VERNACULAR_DESK_IMPORT_H

#include "desk/desk.h"

struct import;
struct model;

enum import_kind { IMPORT_TENANTS, IMPORT_PROVIDERS, IMPORT_REQUESTS };
bool import_kind_parse(const char *name, enum import_kind *);

/* Read and check everything with a read visit (no row is kept yet).
 *   bytes     CSV in UTF-8, with or without BOM, borrowed until import_free
 *   faults    every bad row: where is "line 12/postcode"
 * Errors: E_INPUT with faults filled (also for unknown headings). */
enum status import_read(struct visit *, enum import_kind, const char *bytes,
			size_t count, struct import **ret_import,
			struct faults *, struct fault *) MUST_USE;

/* {rows, added, changed, same}: what publishing would do, or did. */
void import_summary(const struct import *, struct model *);

/* Put it into the register in one short write. Errors: E_STALE the register
 * changed in between: read again. */
enum status import_publish(struct visit *, struct import *, struct fault *)
	MUST_USE;

void import_free(struct import *);

#endif
