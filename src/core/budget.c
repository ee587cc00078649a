/* When a budget warns. */
#include "core/budget.h"

#include <ctype.h>
#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "lang/zone.h"

int
budget_percent(int64_t amount_minor, int64_t used_minor)
{
	int64_t percent;

	if (used_minor <= 0)
		return 0;
	if (amount_minor <= 0)
		return INT_MAX;
	percent = used_minor / amount_minor * 100 +
		  used_minor % amount_minor * 100 / amount_minor;
	return percent > INT_MAX ? INT_MAX : (int)percent;
}

static int
ascending(const void *a, const void *b)
{
	return *(const int *)a - *(const int *)b;
}

bool
budget_warn_parse(const char *text, char ret[BUDGET_WARN_TEXT])
{
	int percent[BUDGET_WARNS], count = 0;
	size_t used = 0;

	for (text += strspn(text, " ,%"); *text; text += strspn(text, " ,%")) {
		char *end;
		long one;

		if (!isdigit((unsigned char)*text) || count == BUDGET_WARNS)
			return false;
		one = strtol(text, &end, 10);
		if (one < 1 || one > BUDGET_PERCENT_MOST)
			return false;
		percent[count++] = (int)one;
		text = end;
	}
	if (count)
		qsort(percent, (size_t)count, sizeof *percent, ascending);
	for (int i = 0; i < count; i++) {
		if (i && percent[i] == percent[i - 1])
			return false;
		used += (size_t)snprintf(ret + used, BUDGET_WARN_TEXT - used,
					 "%s%d", i ? " " : "", percent[i]);
	}
	return count > 0;
}

int
budget_warned(const char *warn, int percent)
{
	int highest = 0;

	while (*warn) {
		char *end;
		long one = strtol(warn, &end, 10);

		if (end == warn)
			break;
		if (one <= percent)
			highest = (int)one;
		warn = end;
	}
	return highest;
}

int
budget_month(int64_t utc)
{
	struct civil day = civil_from_day(zone_local(utc).day_days);

	return (day.year - 1970) * 12 + day.month - 1;
}

int32_t
budget_month_days(int month)
{
	return day_from_civil(1970 + month / 12, month % 12 + 1, 1);
}
