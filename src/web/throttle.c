/* A fixed table of counters: what somebody guesses from cannot grow it. Two
 * names may share a counter; then both wait, which is harmless. */
#include <pthread.h>
#include <stdlib.h>
#include <string.h>

#include "base/hash.h"
#include "base/mem.h"
#include "web/session.h"

#define COUNTERS 4096

struct throttle {
	pthread_mutex_t lock;
	struct counter {
		double since_s;
		int failures;
	} counter[COUNTERS];
};

struct throttle *
throttle_new(void)
{
	struct throttle *throttle = mem_new(sizeof *throttle);

	pthread_mutex_init(&throttle->lock, NULL);
	return throttle;
}

void
throttle_free(struct throttle *throttle)
{
	if (!throttle)
		return;
	pthread_mutex_destroy(&throttle->lock);
	free(throttle);
}

static struct counter *
counter_of(struct throttle *throttle, const char *who)
{
	unsigned char hash[HASH_BYTES];

	hash_sha256(who, strlen(who), hash);
	return &throttle->counter[(hash[0] * 256u + hash[1]) % COUNTERS];
}

bool
throttle_open(struct throttle *throttle, const char *who, double now_s)
{
	struct counter *counter = counter_of(throttle, who);
	bool open;

	pthread_mutex_lock(&throttle->lock);
	open = counter->failures < THROTTLE_TRIES ||
	       now_s - counter->since_s > THROTTLE_SPAN_S;
	pthread_mutex_unlock(&throttle->lock);
	return open;
}

void
throttle_failed(struct throttle *throttle, const char *who, double now_s)
{
	struct counter *counter = counter_of(throttle, who);

	pthread_mutex_lock(&throttle->lock);
	if (now_s - counter->since_s > THROTTLE_SPAN_S) {
		counter->since_s = now_s;
		counter->failures = 0;
	}
	counter->failures++;
	pthread_mutex_unlock(&throttle->lock);
}
