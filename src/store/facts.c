/* Reading facts. */
#include "store/facts.h"

#include "store/fact_row.h"

enum status
facts_visit(const struct access *access, const struct facts_query *query,
	    struct fault *fault)
{
	struct facts_query one = *query;
	enum status status = OK;
	bool more = true;

	for (size_t i = 0;
	     status == OK && more && i < access->scope->count; i++) {
		one.organisation = access->scope->organisation[i];
		if (!query->organisation ||
		    query->organisation == one.organisation)
			status = fact_rows(access, &one, &more, fault);
	}
	return status;
}
