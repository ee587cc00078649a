/* How the service is: for a monitor, never for a person's page. Nothing in it
 * is about anybody. */
#ifndef VERNACULAR_DESK_VITALS_H
#define VERNACULAR_DESK_VITALS_H

#include "desk/desk.h"

#define VITALS_BUCKETS 12

struct vitals {
	bool writable, full; /* the disk took the last write; was full */
	/* Ages in seconds, 0 where there is none. */
	int64_t logged_s, approved_s, offered_s, outbox_late_s;
	int64_t outbox_waiting, outbox_failed;
	uint64_t commits, writes, refused, waiting;
	/* Commits by how long they took: took[i] within bound_s[i], the last
	 * beyond all of them. */
	const double *bound_s;
	uint64_t took[VITALS_BUCKETS + 1];
	double took_s;
};

/* Errors: E_IO what is in the file could not be read; the rest is filled. */
enum status vitals_read(struct desk *, struct vitals *ret, struct fault *)
	MUST_USE;

#endif
