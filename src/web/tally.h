/* How many answers there were, by what they said: for a monitor. */
#ifndef VERNACULAR_WEB_TALLY_H
#define VERNACULAR_WEB_TALLY_H

#include <stdatomic.h>
#include <stdint.h>

#define TALLY_CODES 600

/* By HTTP code. Any thread counts. */
struct tally {
	_Atomic uint64_t answers[TALLY_CODES];
};

void tally_count(struct tally *, int code);

#endif
