/* A tenant's columns, read the same way by tenant.c and search.c. */
#ifndef VERNACULAR_STORE_TENANT_ROW_H
#define VERNACULAR_STORE_TENANT_ROW_H

#include "store/inside.h"
#include "store/tenant.h"

#define TENANT_COLUMNS                                                     \
	"t.id, t.organisation, t.reference, t.name, t.name_native,"        \
	" t.address_1, t.address_2, t.address_3, t.address_4, t.address_5," \
	" t.address_6, t.address_7, t.postcode, t.uprn, t.email, t.phone," \
	" t.version, t.created, t.updated, t.life, t.confidential,"           \
	" t.confidential_by, t.joint"

void tenant_read(struct cursor *, struct tenant *ret);

#endif
