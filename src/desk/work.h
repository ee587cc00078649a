/* A few threads for slow work, with a queue that has an end. The desk owns
 * one pool; desk_work hands tasks to it. */
#ifndef VERNACULAR_DESK_WORK_H
#define VERNACULAR_DESK_WORK_H

#include "base/fault.h"

struct desk;
struct desk_task;
struct workers;

/* desk is handed to each task's run; borrowed.
 *   threads  1 to 16
 *   most     tasks that may wait
 * Errors: E_IO the system gives no threads. */
enum status workers_new(struct desk *, unsigned threads, size_t most,
			struct workers **ret, struct fault *) MUST_USE;

/* Errors: E_BUSY. Any thread. */
enum status workers_submit(struct workers *, struct desk_task *,
			   struct fault *) MUST_USE;

/* Refuse new tasks, finish those that wait. NULL is fine. */
void workers_free(struct workers *);

#endif
