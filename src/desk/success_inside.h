/* What the report of success is made of. Internal to desk/. */
#ifndef VERNACULAR_DESK_SUCCESS_INSIDE_H
#define VERNACULAR_DESK_SUCCESS_INSIDE_H

#include "desk/grouping.h"

/* What was said and bought: complaints and bought of figures.h. */
enum status success_told(struct visit *, const struct grouping *,
			 struct model *, struct fault *) MUST_USE;

#endif
