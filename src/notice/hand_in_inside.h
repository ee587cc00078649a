/* What the checks of a translation share. Internal to notice/. */
#ifndef VERNACULAR_NOTICE_HAND_IN_INSIDE_H
#define VERNACULAR_NOTICE_HAND_IN_INSIDE_H

#include "notice/hand_in.h"

struct hand_in_checking {
	const struct hand_in_work *work;
	struct arena *arena;
	struct hand_in_findings *found;
};

/* value is copied; NULL none. */
void hand_in_say(struct hand_in_checking *, enum hand_in_fault, size_t part,
		 const char *value);

/* Numbers, dates, money, references and placeholders of one part. */
void hand_in_facts(struct hand_in_checking *, size_t part, const char *source,
		   const char *target);

#endif
