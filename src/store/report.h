/* Demand against the register. */
#ifndef VERNACULAR_STORE_REPORT_H
#define VERNACULAR_STORE_REPORT_H

#include "store/db.h"

/* Requests for a language against the register, per organisation: who adds up
 * organisations adds the rows of one language. */
struct demand {
	int64_t organisation;
	const char *language;
	int64_t tenants; /* with an active need for it, read or spoken */
	int64_t items;	 /* received in the period */
};
struct demands {
	struct demand *list;
	size_t count;
};
enum status report_demand(const struct access *, int64_t from_utc,
			  int64_t to_utc, struct demands *ret, struct fault *)
	MUST_USE;

#endif
