/* Looking in the memory: notice/ says what is alike, store/ has it. Internal
 * to desk/. */
#ifndef VERNACULAR_DESK_RECALL_H
#define VERNACULAR_DESK_RECALL_H

#include "desk/inside.h"
#include "notice/memory.h"
#include "store/memory.h"

/* What a sentence is kept and found by. In the visit's arena. */
void recall_index(struct visit *, const struct sentence *,
		  struct memory_index *ret);

/* One unit that is like what was asked for. */
struct recalled {
	struct memory_unit unit;
	int percent; /* MEMORY_LEAST to MEMORY_CONTEXT */
	const char *translation; /* the unit's, with the values asked for */
	bool adapted;		 /* and those were others */
	struct sentence then;	 /* the unit's source */
};

struct recall {
	const struct recalled *list; /* the likest first, own before others',
				      * new before old */
	size_t count;
};

struct recall_question {
	const struct memories *memories; /* to look in */
	const struct sentence *sentence;
	const char *before, *after; /* neighbours; NULL: not known */
	int form;		    /* of a plural */
	size_t limit;		    /* 1 to 50 */
	/* Where something is found at least so much alike nothing else is
	 * looked for; MEMORY_CONTEXT + 1: everything always is. */
	int enough;
};
enum status recall(struct visit *, const struct recall_question *,
		   struct recall *ret, struct fault *) MUST_USE;

#endif
