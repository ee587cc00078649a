/* How far a provider has to go to a job. */
#include "desk/way.h"

#include <ctype.h>
#include <string.h>

#include "desk/inside.h"
#include "desk/offer_open.h"
#include "store/booking.h"
#include "store/request.h"
#include "store/tenant.h"

/* In the letters of one postcode a job is taken to be so near. */
#define HOME_AREA_MIN 15
#define HOME_AREA_MILES 5

#define CAPITALS "ABCDEFGHIJKLMNOPQRSTUVWXYZ"

bool
way_same_area(const char *area, const char *postcode)
{
	size_t letters = 0;

	if (!area || !postcode)
		return false;
	while (isalpha((unsigned char)postcode[letters]))
		letters++;
	return letters && strspn(area, CAPITALS) == letters &&
	       !strncmp(area, postcode, letters);
}

/* Whether one of the areas, "M SK OL", is the postcode's. */
static bool
has_area(const char *areas, const char *postcode)
{
	size_t letters = strspn(postcode, CAPITALS);

	while (*(areas += strspn(areas, " "))) {
		size_t bytes = strcspn(areas, " ");

		if (letters && bytes == letters &&
		    !strncmp(areas, postcode, letters))
			return true;
		areas += bytes;
	}
	return false;
}

struct way
way_of(const struct provider *provider, const char *postcode)
{
	bool home = way_same_area(provider->area, postcode);
	struct way way = {.minutes = -1, .miles = -1};

	if (provider->travel_min)
		way.minutes = provider->travel_min;
	if (provider->travel_miles)
		way.miles = provider->travel_miles;
	if (home)
		way.minutes = HOME_AREA_MIN;
	if (home && way.miles > HOME_AREA_MILES)
		way.miles = HOME_AREA_MILES;
	way.too_far = provider->areas && *provider->areas && postcode &&
		      !home && !has_area(provider->areas, postcode);
	return way;
}

enum status
way_to(struct visit *visit, const struct item *item, const char **ret,
       struct fault *fault)
{
	struct access access = visit_access_of_service(visit);
	struct whereabouts where = {.mode = item->spec.mode};
	struct booking booking = {0};
	struct tenant tenant;
	enum status status = OK;

	*ret = NULL;
	if (item->spec.service != SERVICE_INTERPRETING ||
	    item->spec.mode != MODE_ON_SITE)
		return OK;
	if (item->id)
		status = booking_get(&access, item->id, &booking, fault);
	if (status == OK)
		status = tenant_get(&access, item->tenant, &tenant, fault);
	if (status != OK)
		return status;
	where.place = booking.place;
	where.postcode = tenant.postcode;
	*ret = job_area(visit->arena, &where);
	return OK;
}
