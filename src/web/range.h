/* Parts of what is long, as browsers ask for them to play sound and film.
 * Source: RFC 9110, 14. */
#ifndef VERNACULAR_WEB_RANGE_H
#define VERNACULAR_WEB_RANGE_H

#include <stdbool.h>
#include <stdint.h>

struct range {
	enum range_kind {
		RANGE_WHOLE,   /* nothing that we know is asked for */
		RANGE_PART,    /* count bytes from `from` */
		RANGE_OUTSIDE, /* nothing of it is there: 416 */
	} kind;
	int64_t from, count;
};

/* What a Range header asks of so many bytes: one range; of several, and of
 * what is no range, the whole.
 *   header  NULL for none
 *   total   bytes, > 0 */
void range_read(const char *header, int64_t total, struct range *ret);

#endif
