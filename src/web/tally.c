/* Counting answers. */
#include "web/tally.h"

void
tally_count(struct tally *tally, int code)
{
	if (code > 0 && code < TALLY_CODES)
		atomic_fetch_add_explicit(&tally->answers[code], 1,
					  memory_order_relaxed);
}
