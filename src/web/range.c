/* Ranges of bytes. */
#include "web/range.h"

#include <stddef.h>
#include <string.h>
#include <strings.h>

#define DIGITS_MOST 15

/* A number of decimal digits; *text goes past it. -1: there is none. */
static int64_t
number(const char **text)
{
	int64_t value = -1;

	for (int n = 0; **text >= '0' && **text <= '9'; (*text)++) {
		value = (value < 0 ? 0 : value) * 10 + (**text - '0');
		if (++n > DIGITS_MOST)
			value = INT64_C(1) << 50;
	}
	return value;
}

void
range_read(const char *header, int64_t total, struct range *ret)
{
	static const char unit[] = "bytes=";
	const char *at = header;
	int64_t first, last;

	*ret = (struct range){RANGE_WHOLE, 0, total};
	if (!at || strncasecmp(at, unit, sizeof unit - 1) != 0)
		return;
	at += sizeof unit - 1;
	first = number(&at);
	if (*at++ != '-')
		return;
	last = number(&at);
	if (*at || (first < 0 && last < 0) || (last >= 0 && first > last))
		return;
	if (first < 0) { /* the last so many */
		first = last < total ? total - last : 0;
		last = last ? total - 1 : -1;
	} else if (last < 0 || last >= total) {
		last = total - 1;
	}
	if (first >= total || last < first) {
		*ret = (struct range){RANGE_OUTSIDE, 0, 0};
		return;
	}
	*ret = (struct range){RANGE_PART, first, last - first + 1};
}
