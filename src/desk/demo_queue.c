/* What happens next: a binary heap by time. */
#include "desk/demo_queue.h"

#include <stdlib.h>

#include "base/mem.h"

static bool
before(const struct demo_job *a, const struct demo_job *b)
{
	return a->at_utc != b->at_utc ? a->at_utc < b->at_utc
				      : a->order < b->order;
}

void
demo_push(struct demo_queue *queue, const struct demo_job *job)
{
	struct demo_job added = *job;
	size_t at = queue->count;

	mem_grow(&queue->heap, queue->count, &queue->cap, sizeof *queue->heap);
	queue->count++;
	added.order = queue->pushed++;
	while (at && before(&added, &queue->heap[(at - 1) / 2])) {
		queue->heap[at] = queue->heap[(at - 1) / 2];
		at = (at - 1) / 2;
	}
	queue->heap[at] = added;
}

bool
demo_pop(struct demo_queue *queue, struct demo_job *ret)
{
	struct demo_job *heap = queue->heap;
	struct demo_job last;
	size_t at = 0;

	if (!queue->count)
		return false;
	*ret = heap[0];
	last = heap[--queue->count];
	for (;;) {
		size_t child = 2 * at + 1;

		if (child + 1 < queue->count &&
		    before(&heap[child + 1], &heap[child]))
			child++;
		if (child >= queue->count || !before(&heap[child], &last))
			break;
		heap[at] = heap[child];
		at = child;
	}
	heap[at] = last;
	return true;
}

void
demo_queue_free(struct demo_queue *queue)
{
	free(queue->heap);
	*queue = (struct demo_queue){0};
}
