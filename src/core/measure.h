/* The figures managers are asked for, from plain numbers. Pure. */
#ifndef VERNACULAR_CORE_MEASURE_H
#define VERNACULAR_CORE_MEASURE_H

#include <stddef.h>
#include <stdint.h>

/* The p-th percentile (0 to 100) by the nearest-rank method. Sorts minutes in
 * place. 0 where count is 0. */
int64_t measure_percentile(int64_t *minutes, size_t count, int p);

/* Groups smaller than this are not shown outside the organisation. */
#define MEASURE_SMALL 10

/* Wilson's interval of a share, 95 %. */
void measure_wilson(size_t hits, size_t count, double *ret_low,
		    double *ret_high);

/* The two success rates of the domain. Negative where nothing was closed. */
struct outcomes {
	size_t fulfilled, tenant_absent, unfilled, cancelled_by_landlord,
		cancelled_by_provider, provider_absent;
	size_t communicated, needed;
};
double measure_contract_success(const struct outcomes *);
double measure_tenant_success(const struct outcomes *);

#endif
