/* A provider's columns, read the same way by provider.c and candidate.c. */
#ifndef VERNACULAR_STORE_PROVIDER_ROW_H
#define VERNACULAR_STORE_PROVIDER_ROW_H

#include "store/inside.h"
#include "store/provider.h"

#define PROVIDER_COLUMNS                                                    \
	"p.id, p.organisation, p.name, p.kind, p.email, p.phone, p.area,"   \
	" p.areas, p.travel_minutes, p.travel_miles, p.language, p.gender,"  \
	" p.active, p.contract_order,"                                       \
	" p.capacity, p.manager, p.note, p.stopped_at, p.stopped_by,"       \
	" p.stopped_why, p.agreed_with, p.ended_at, p.version,"             \
	" p.open_items, p.created"
/* The owner is visible, or the partnership of one that is. */
#define WORKS_FOR_SCOPE                                          \
	"(visible(p.organisation) OR EXISTS (SELECT 1 FROM"      \
	" organisation o WHERE o.parent = p.organisation"        \
	" AND visible(o.id)))"

void provider_row_read(struct cursor *, struct provider *ret);

#endif
