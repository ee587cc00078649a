/* Rates and shares as people write them. */
#include "desk/rate_text.h"

#include <stdio.h>
#include <string.h>

#include "core/price.h"

#define PLACES 4

void
rate_text(int64_t rate, char ret[RATE_TEXT])
{
	size_t bytes;

	snprintf(ret, RATE_TEXT, "%lld.%04lld", (long long)(rate / 10000),
		 (long long)(rate % 10000));
	bytes = strlen(ret);
	/* Pence stand there always, parts of them where there are any. */
	for (int i = 0; i < 2 && ret[bytes - 1] == '0'; i++)
		ret[--bytes] = '\0';
}

/* A decimal number in units of 10^-places; *text goes behind it. */
static bool
read_decimal(const char **text, int places, int64_t most, int64_t *ret)
{
	const char *p = *text;
	int64_t value = 0;
	int after = -1; /* digits after the point */

	if (*p < '0' || *p > '9')
		return false;
	for (; (*p >= '0' && *p <= '9') || *p == '.' || *p == ','; p++) {
		if (*p == ',' && after < 0)
			continue;
		if (*p == '.' && after < 0) {
			after = 0;
			continue;
		}
		if (*p == '.' || *p == ',' || (after >= 0 && ++after > places))
			return false;
		value = value * 10 + (*p - '0');
		if (value > most)
			return false;
	}
	for (after = after < 0 ? 0 : after; after < places; after++)
		value *= 10;
	*text = p;
	*ret = value;
	return value <= most;
}

bool
rate_parse(const char *text, int64_t *ret)
{
	static const char pound[] = "\xc2\xa3";

	if (!strncmp(text, pound, sizeof pound - 1))
		text += sizeof pound - 1;
	return read_decimal(&text, PLACES, RATE_MOST, ret) && !*text;
}

bool
share_parse(const char *text, int *ret_bp)
{
	int64_t bp;

	if (!read_decimal(&text, 2, 10000, &bp))
		return false;
	text += strspn(text, " ");
	text += *text == '%';
	*ret_bp = (int)bp;
	return !*text;
}

void
share_text(int bp, char ret[RATE_TEXT])
{
	if (bp % 100)
		snprintf(ret, RATE_TEXT, "%d.%02d", bp / 100, bp % 100);
	else
		snprintf(ret, RATE_TEXT, "%d", bp / 100);
}
