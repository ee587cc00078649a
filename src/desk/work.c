/* A few threads for slow work, with a queue that has an end. */
#include "desk/work.h"

#include <pthread.h>
#include <stdlib.h>

#include "base/mem.h"
#include "desk/desk.h"

struct workers {
	struct desk *desk;
	pthread_mutex_t mutex;
	pthread_cond_t more;
	struct desk_task *first, **end;
	size_t waiting, most;
	bool closing;
	unsigned threads;
	pthread_t thread[16];
};

/* The next task, NULL when there will be none. */
static struct desk_task *
take(struct workers *workers)
{
	struct desk_task *task;

	pthread_mutex_lock(&workers->mutex);
	while (!workers->first && !workers->closing)
		pthread_cond_wait(&workers->more, &workers->mutex);
	task = workers->first;
	if (task) {
		workers->first = task->next;
		if (!workers->first)
			workers->end = &workers->first;
		workers->waiting--;
	}
	pthread_mutex_unlock(&workers->mutex);
	return task;
}

static void *
work(void *self)
{
	struct workers *workers = self;
	struct desk_task *task;

	while ((task = take(workers)))
		task->run(workers->desk, task->self);
	return NULL;
}

enum status
workers_new(struct desk *desk, unsigned threads, size_t most,
	    struct workers **ret, struct fault *fault)
{
	struct workers *workers = mem_new(sizeof *workers);

	workers->desk = desk;
	workers->most = most;
	workers->end = &workers->first;
	pthread_mutex_init(&workers->mutex, NULL);
	pthread_cond_init(&workers->more, NULL);
	if (threads > sizeof workers->thread / sizeof *workers->thread)
		threads = sizeof workers->thread / sizeof *workers->thread;
	while (workers->threads < threads) {
		if (pthread_create(&workers->thread[workers->threads], NULL,
				   work, workers)) {
			workers_free(workers);
			return fault_set(fault, E_IO, "",
					 N_("The system gives no more threads: "
					    "end other programs, or allow "
					    "this one more"),
					 NULL);
		}
		workers->threads++;
	}
	*ret = workers;
	return OK;
}

enum status
workers_submit(struct workers *workers, struct desk_task *task,
	       struct fault *fault)
{
	bool room;

	pthread_mutex_lock(&workers->mutex);
	room = !workers->closing && workers->waiting < workers->most;
	if (room) {
		task->next = NULL;
		*workers->end = task;
		workers->end = &task->next;
		workers->waiting++;
		pthread_cond_signal(&workers->more);
	}
	pthread_mutex_unlock(&workers->mutex);
	if (room)
		return OK;
	return fault_set(fault, E_BUSY, "",
			 N_("Too much waits to be done: try again in a few "
			    "seconds"),
			 NULL);
}

void
workers_free(struct workers *workers)
{
	if (!workers)
		return;
	pthread_mutex_lock(&workers->mutex);
	workers->closing = true;
	pthread_cond_broadcast(&workers->more);
	pthread_mutex_unlock(&workers->mutex);
	for (unsigned i = 0; i < workers->threads; i++)
		pthread_join(workers->thread[i], NULL);
	pthread_cond_destroy(&workers->more);
	pthread_mutex_destroy(&workers->mutex);
	free(workers);
}
