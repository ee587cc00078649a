/* What a provider gives back for a month in which it missed what it promised.
 * Pure; money is net, in minor units. */
#ifndef VERNACULAR_CORE_SERVICE_CREDIT_H
#define VERNACULAR_CORE_SERVICE_CREDIT_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* One promise, what came of it, and what is given back. */
struct credit_case {
	int share_bp;	  /* at least; 9500 is 95 % */
	int credit_bp;	  /* of the month's price where it is missed */
	int64_t hits, of; /* of so many so many kept it */
	bool missed;	  /* set by credit_reckon, as is: */
	int64_t credit_minor;
};

/* A promise about nothing is kept; one that is exactly reached too. Each credit
 * is rounded once, to the nearest minor unit, a half up; together they are the
 * month's price at most, the first ones in full. */
void credit_reckon(struct credit_case *list, size_t count, int64_t base_minor);

#endif
