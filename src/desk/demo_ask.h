/* What a demonstration's tenant asks for. */
#ifndef VERNACULAR_DESK_DEMO_ASK_H
#define VERNACULAR_DESK_DEMO_ASK_H

#include "desk/demo_inside.h"
#include "desk/intake.h"

/* Fill in *in and its one *item for something that comes in at at_utc; texts
 * live in the arena. */
void demo_ask(struct demo *, int64_t at_utc, struct arena *, struct intake *in,
	      struct intake_item *item);

#endif
