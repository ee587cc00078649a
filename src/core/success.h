/* Success of items, in both forms that managers are asked for, and who failed
 * where it failed. Pure. */
#ifndef VERNACULAR_CORE_SUCCESS_H
#define VERNACULAR_CORE_SUCCESS_H

#include "core/fact.h"
#include "core/measure.h"
#include "core/parity.h"

/* Closed items, each counted in one of these. */
struct success {
	size_t closed;
	size_t fulfilled;
	size_t tenant_absent, interpreter_absent;
	size_t cancelled_early, cancelled_late; /* by the landlord */
	size_t provider_cancelled, unfilled;
	size_t rejected; /* decided against: neither form counts it */
};

/* Open ones are passed over. */
void success_add(struct success *, const struct fact *);

/* As core/measure takes them. Needed is all but what was decided against and
 * what the landlord called off in good time, as it was needed no more. */
struct outcomes success_outcomes(const struct success *);

/* The same two as shares of so many. */
struct parity_share success_contract(const struct success *);
struct parity_share success_tenant(const struct success *);

#endif
