/* Reading a row of case_file, for the files that have queries over it. */
#ifndef VERNACULAR_STORE_CASE_ROW_H
#define VERNACULAR_STORE_CASE_ROW_H

#include "store/case.h"

struct cursor;

#define CASE_COLUMNS                                                       \
	"id, ref, organisation, tenant, kind, began, stage, number,"       \
	" subject, nation, landlord, received_at, opened_at, opened_by,"   \
	" closed_at, closed_reason, next_clock, next_due, version"

void case_read(struct cursor *, struct statutory_case *);

#endif
