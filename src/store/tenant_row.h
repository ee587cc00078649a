/* A tenant's row, for the files of this layer that have to do with it. */
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

/* The tenant's version grows. Errors: E_NOT_FOUND. */
enum status tenant_touch(const struct access *, int64_t id, struct fault *)
	MUST_USE;

#endif
