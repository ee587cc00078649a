/* What happens next in the demonstration: steps by time. */
#ifndef VERNACULAR_DESK_DEMO_QUEUE_H
#define VERNACULAR_DESK_DEMO_QUEUE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "store/request.h"

struct demo_job {
	int64_t at_utc;
	uint32_t order; /* of two at the same time the first pushed */
	enum demo_move {
		DEMO_INTAKE,
		DEMO_APPROVE,
		DEMO_ANSWER,
		DEMO_EXPIRE,
		DEMO_HOLD,
		DEMO_RESUME,
		DEMO_LOSE,
		DEMO_DELIVER,
		DEMO_CHECK,
		DEMO_COMPLETE,
		DEMO_CANCEL,
	} move;
	int64_t due_utc;
	char ref[REF_TEXT];
};

struct demo_queue {
	struct demo_job *heap;
	size_t count, cap;
	uint32_t pushed;
};

void demo_push(struct demo_queue *, const struct demo_job *);
/* The earliest; false where none is left. */
bool demo_pop(struct demo_queue *, struct demo_job *ret);
void demo_queue_free(struct demo_queue *);

#endif
