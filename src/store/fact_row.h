/* A fact read from the rows of its item. Internal to store/. */
#ifndef VERNACULAR_STORE_FACT_ROW_H
#define VERNACULAR_STORE_FACT_ROW_H

#include "store/facts.h"

/* Those of one landlord, as facts_visit has them.
 *   query  organisation is given; FACTS_CLOSED or FACTS_OPEN
 *   ret_more  false where visit ended it */
enum status fact_rows(const struct access *, const struct facts_query *,
		      bool *ret_more, struct fault *) MUST_USE;

#endif
