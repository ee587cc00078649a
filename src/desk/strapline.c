/* The languages that most tenants read, counted once a week. */
#include "desk/strapline.h"

#include "desk/inside.h"
#include "store/strapline.h"

#define WEEK (7 * (int64_t)86400)

enum status
strapline_renew(struct visit *visit, struct fault *fault)
{
	struct access access = visit_access_of_service(visit);
	int64_t organisation;
	enum status status = strapline_due(&access, visit->now_utc - WEEK,
					   &organisation, fault);

	if (status != OK || !organisation)
		return status;
	return strapline_count(&access, organisation, visit->now_utc, fault);
}
