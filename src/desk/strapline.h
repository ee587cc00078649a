/* The languages in which a landlord's letters say that they can be had in
 * another (desk/letter_foot). Internal to desk/. */
#ifndef VERNACULAR_DESK_STRAPLINE_H
#define VERNACULAR_DESK_STRAPLINE_H

#include "desk/desk.h"

/* One landlord's are counted anew, where a week has passed. By tick. */
enum status strapline_renew(struct visit *, struct fault *) MUST_USE;

#endif
