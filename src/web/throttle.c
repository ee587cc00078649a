/* A fixed table of counters: what somebody guesses from cannot grow it, and
 * because its hash has a secret of its own nobody can aim at another's
 * counter. When it is full the oldest counters give way. */
#include <pthread.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "base/hash.h"
#include "base/mem.h"
#include "base/random.h"
#include "web/session.h"

#define COUNTERS 4096
#define NEIGHBOURS 8 /* places where a counter may stand */
#define TRIES_TOGETHER (10 * THROTTLE_TRIES)

struct counter {
	uint64_t who; /* 0: nobody's */
	double since_s, last_s;
	int failures;
};

struct throttle {
	pthread_mutex_t lock;
	unsigned char secret[HASH_BYTES];
	struct counter counter[COUNTERS];
};

struct throttle *
throttle_new(void)
{
	struct throttle *throttle = mem_new(sizeof *throttle);
	struct random_source random = random_system();

	pthread_mutex_init(&throttle->lock, NULL);
	random_fill(&random, throttle->secret, sizeof throttle->secret);
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

/* machine is "" for all machines together. */
static uint64_t
name_of(const struct throttle *throttle, const char *machine,
	const char *account)
{
	unsigned char hash[HASH_BYTES];
	struct hash_state state;
	uint64_t who;

	hash_begin(&state);
	hash_add(&state, throttle->secret, sizeof throttle->secret);
	hash_add(&state, machine, strlen(machine) + 1);
	hash_add(&state, account, strlen(account));
	hash_end(&state, hash);
	memcpy(&who, hash, sizeof who);
	return who ? who : 1;
}

/* NULL where none is kept. */
static struct counter *
find(struct throttle *throttle, uint64_t who)
{
	for (uint64_t i = 0; i < NEIGHBOURS; i++) {
		struct counter *counter =
			&throttle->counter[(who + i) % COUNTERS];

		if (counter->who == who)
			return counter;
	}
	return NULL;
}

static int
failures_of(struct throttle *throttle, uint64_t who, double now_s)
{
	const struct counter *counter = find(throttle, who);

	return counter && now_s - counter->since_s <= THROTTLE_SPAN_S
		       ? counter->failures
		       : 0;
}

/* The place of a new counter: the oldest one's. */
static struct counter *
make(struct throttle *throttle, uint64_t who)
{
	struct counter *oldest = &throttle->counter[who % COUNTERS];

	for (uint64_t i = 0; i < NEIGHBOURS; i++) {
		struct counter *counter =
			&throttle->counter[(who + i) % COUNTERS];

		if (!counter->who || counter->since_s < oldest->since_s)
			oldest = counter;
		if (!counter->who)
			break;
	}
	return oldest;
}

static void
count_failure(struct throttle *throttle, uint64_t who, double now_s)
{
	struct counter *counter = find(throttle, who);

	if (!counter)
		counter = make(throttle, who);
	if (counter->who != who || now_s - counter->since_s > THROTTLE_SPAN_S)
		*counter = (struct counter){.who = who, .since_s = now_s};
	counter->failures++;
	counter->last_s = now_s;
}

bool
throttle_open(struct throttle *throttle, const struct attempt *attempt,
	      double now_s)
{
	uint64_t one = name_of(throttle, attempt->machine, attempt->account);
	uint64_t all = name_of(throttle, "", attempt->account);
	bool open;

	pthread_mutex_lock(&throttle->lock);
	open = failures_of(throttle, one, now_s) < THROTTLE_TRIES &&
	       failures_of(throttle, all, now_s) < TRIES_TOGETHER;
	pthread_mutex_unlock(&throttle->lock);
	return open;
}

void
throttle_failed(struct throttle *throttle, const struct attempt *attempt,
		double now_s)
{
	uint64_t one = name_of(throttle, attempt->machine, attempt->account);
	uint64_t all = name_of(throttle, "", attempt->account);

	pthread_mutex_lock(&throttle->lock);
	count_failure(throttle, one, now_s);
	count_failure(throttle, all, now_s);
	pthread_mutex_unlock(&throttle->lock);
}

/* Seconds until the next try under that counter; most is how often. */
static int
pause_of(struct throttle *throttle, uint64_t who, int most, double now_s)
{
	const struct counter *counter = find(throttle, who);
	double until_s;

	if (!counter || now_s - counter->since_s > THROTTLE_SPAN_S ||
	    counter->failures < THROTTLE_EASY)
		return 0;
	if (counter->failures >= most)
		until_s = counter->since_s + THROTTLE_SPAN_S;
	else if (most == THROTTLE_TRIES)
		until_s = counter->last_s +
			  (1 << (counter->failures - THROTTLE_EASY));
	else
		return 0;
	return until_s > now_s ? (int)(until_s - now_s) + 1 : 0;
}

/* What an attempt counts under, and how often each may miss. */
struct counted {
	uint64_t who;
	int most;
};
#define COUNTED 3

static size_t
counted(const struct throttle *throttle, const struct attempt *attempt,
	struct counted ret[COUNTED])
{
	if (attempt->device) {
		ret[0] = (struct counted){name_of(throttle, attempt->device,
						  attempt->account),
					  THROTTLE_TRIES};
		return 1;
	}
	ret[0] = (struct counted){name_of(throttle, attempt->machine,
					  attempt->account),
				  THROTTLE_TRIES};
	ret[1] = (struct counted){name_of(throttle, "", attempt->account),
				  TRIES_TOGETHER};
	ret[2] = (struct counted){name_of(throttle, attempt->machine, ""),
				  TRIES_TOGETHER};
	return COUNTED;
}

int
throttle_wait_s(struct throttle *throttle, const struct attempt *attempt,
		double now_s)
{
	struct counted all[COUNTED];
	size_t count = counted(throttle, attempt, all);
	int wait_s = 0;

	pthread_mutex_lock(&throttle->lock);
	for (size_t i = 0; i < count; i++) {
		int one_s = pause_of(throttle, all[i].who, all[i].most, now_s);

		if (one_s > wait_s)
			wait_s = one_s;
	}
	pthread_mutex_unlock(&throttle->lock);
	return wait_s;
}

void
throttle_missed(struct throttle *throttle, const struct attempt *attempt,
		double now_s)
{
	struct counted all[COUNTED];
	size_t count = counted(throttle, attempt, all);

	pthread_mutex_lock(&throttle->lock);
	for (size_t i = 0; i < count; i++)
		count_failure(throttle, all[i].who, now_s);
	pthread_mutex_unlock(&throttle->lock);
}

void
throttle_hit(struct throttle *throttle, const struct attempt *attempt)
{
	struct counted all[COUNTED];
	struct counter *counter;

	(void)counted(throttle, attempt, all);
	pthread_mutex_lock(&throttle->lock);
	counter = find(throttle, all[0].who);
	if (counter)
		*counter = (struct counter){.who = 0};
	pthread_mutex_unlock(&throttle->lock);
}
