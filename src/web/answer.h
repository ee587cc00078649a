/* The way of one exchange, in steps that the server calls. */
#ifndef VERNACULAR_WEB_ANSWER_H
#define VERNACULAR_WEB_ANSWER_H

#include <stddef.h>

struct exchange;

enum answer_step {
	ANSWER_READY, /* finish and send */
	ANSWER_WAITS, /* suspend the connection, then submit */
};

#define ANSWER_BODY_MAX (1u << 20)    /* bytes */
/* Of rows that take files: one of 20 MB, and the form round it. */
#define ANSWER_UPLOAD_MAX ((20u << 20) + (64u << 10))

/* The headers are here: find the row; how long a body it takes. */
size_t answer_open(struct exchange *);

/* The whole request is here: find the caller, the fields; a READ is
 * done at once. On the server's thread. */
enum answer_step answer_begin(struct exchange *);

/* Hand the work to the writer or a worker. x->resume is called when it is
 * done, perhaps before this returns, and on any thread. */
void answer_submit(struct exchange *);

/* Write the face into x->answer. On the server's thread. */
void answer_finish(struct exchange *);

#endif
