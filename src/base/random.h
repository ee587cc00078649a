/* Random bytes, injected: the system's, or a seeded stream for the demo and
 * for tests (same seed, same bytes, on every machine). Not thread-safe: each
 * thread has its own source. */
#ifndef VERNACULAR_BASE_RANDOM_H
#define VERNACULAR_BASE_RANDOM_H

#include <stddef.h>
#include <stdint.h>

struct random_source {
	uint64_t seed, block; /* block counts what a seeded stream gave */
	unsigned char bytes[512];
	size_t left;
	int seeded;
};

struct random_source random_system(void);
struct random_source random_seeded(uint64_t seed);

void random_fill(struct random_source *, void *bytes, size_t count);
uint64_t random_u64(struct random_source *);

/* Evenly from 0 to below limit (limit > 0). */
uint64_t random_below(struct random_source *, uint64_t limit);

/* Evenly from 0 to below 1. */
double random_unit(struct random_source *);

#endif
