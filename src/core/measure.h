/* The figures managers are asked for, from plain numbers. Pure. */
#ifndef VERNACULAR_CORE_MEASURE_H
#define VERNACULAR_CORE_MEASURE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* The p-th percentile (0 to 100) by the nearest-rank method. Sorts minutes in
 * place. 0 where count is 0. */
int64_t measure_percentile(int64_t *minutes, size_t count, int p);

/* The same of smaller numbers, without sorting them: their order changes. */
int32_t measure_rank(int32_t *minutes, size_t count, int p);

/* Groups smaller than this are not shown outside the organisation. */
#define MEASURE_SMALL 10

/* Which of the groups of one total must be hidden: the small ones, and as many
 * of the next smallest as it takes that what is hidden together is not small
 * either and is never one group alone, so that subtraction tells nothing.
 * ret_hidden has room for count. */
void measure_suppress(const size_t *sizes, size_t count, bool *ret_hidden);

/* The same for a table of rows by columns whose sums stand beside it: sizes
 * has (rows + 1) * (columns + 1) numbers, row by row, each row closed by its
 * sum, and a row of sums at the end. What is hidden cannot be had from what
 * stands in its row or column, nor from those sums. */
void measure_suppress_table(const size_t *sizes, size_t rows, size_t columns,
			    bool *ret_hidden);

/* A table of the best ranks nobody with fewer jobs than this. */
#define MEASURE_RANKED_MIN 5

/* Wilson's interval of a share, 95 %. */
void measure_wilson(size_t hits, size_t count, double *ret_low,
		    double *ret_high);

/* How the items of a period were closed, and whether people were reached. */
struct outcomes {
	size_t fulfilled, tenant_absent, unfilled, cancelled_by_landlord,
		cancelled_by_provider, provider_absent;
	size_t communicated, needed;
};

/* The contract's success: fulfilled or the tenant did not come, of all that
 * were closed and not cancelled by the landlord. The tenant's: communicated
 * with, of all that were needed. Shares of 1; negative where there is nothing
 * to divide by. */
double measure_contract_success(const struct outcomes *);
double measure_tenant_success(const struct outcomes *);

#endif
