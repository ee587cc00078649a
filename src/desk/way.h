/* How far a provider has to go to a job. Internal to desk/: routing and prices
 * ask. */
#ifndef VERNACULAR_DESK_WAY_H
#define VERNACULAR_DESK_WAY_H

#include "desk/desk.h"
#include "store/provider.h"

struct item;

/* Whether "M" is the area of the postcode "M14 5RX". */
bool way_same_area(const char *area, const char *postcode);

/* The way to a postcode: in the home area it is short; where it was said, no
 * longer than that. Who says no areas goes anywhere.
 *   minutes, miles  one way; -1 not known */
struct way {
	int minutes, miles;
	bool too_far;
};
struct way way_of(const struct provider *, const char *postcode);

/* Where somebody goes for the item: the postcode that its booking's place ends
 * in, else the tenant's; NULL where nobody goes anywhere, or nobody knows. */
enum status way_to(struct visit *, const struct item *, const char **ret,
		   struct fault *) MUST_USE;

#endif
