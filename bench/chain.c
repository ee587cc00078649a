/* How fast the event log is checked, against hashing the same bytes.
 *
 *     chain DATABASE EVENTS
 *
 * Makes the database with that many events, by the function that the service
 * uses, with payloads as long as the service's own; then walks the chain, and
 * hashes as many bytes as its hashes are made from in one piece, five times
 * each and by turns. Prints JSON: processor seconds of both (the best of each:
 * what else runs only adds to them), the bytes, and raw through checked. */
#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

#include "base/hash.h"
#include "base/mem.h"
#include "store/event.h"
#include "store/writer.h"

#define BATCH 2000
#define ROUNDS 5

static const char payload[] =
	"{\"n\":1,\"state\":\"assigned\",\"from\":\"offered\",\"provider\":"
	"\"01J3ZK8Q4W2V7R9T5X1Y6B0C3D\",\"due_at\":\"2026-11-24T17:00:00Z\"}";

static double
seconds(void)
{
	struct timespec now;

	clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &now);
	return (double)now.tv_sec + (double)now.tv_nsec / 1e9;
}

static enum status
add_batch(struct db *db, void *self, struct fault *fault)
{
	struct arena *arena = arena_new();
	struct access access = {db, &scope_of_the_service_itself, arena};
	struct random_source *random = self;
	enum status status = OK;

	for (int i = 0; i < BATCH && status == OK; i++) {
		const struct event event = {.at_utc = 1795000000 + i,
					    .actor = 1795000000000001,
					    .kind = "item.assigned",
					    .subject = 1795000000000777 + i,
					    .organisation = 1795000000000002,
					    .service = "translation",
					    .language = "so",
					    .payload = payload};

		status = event_append(&access, &event, random, fault);
	}
	arena_free(arena);
	return status;
}

static size_t
bytes_of(int64_t events)
{
	char text[400];
	int line = snprintf(text, sizeof text,
			    "%064d\n%" PRId64 "\n1795000000\n1795000000000001\n"
			    "item.assigned\n1795000000000777\n"
			    "1795000000000002\ntranslation\nso\n%064d\n",
			    0, events, 0);

	return (size_t)events * ((size_t)line + 16 + sizeof payload - 1);
}

static double
hash_raw(size_t bytes)
{
	static unsigned char block[1 << 16];
	unsigned char hash[HASH_BYTES];
	struct hash_state state;
	double begun = seconds();

	hash_begin(&state);
	for (; bytes; bytes -= bytes < sizeof block ? bytes : sizeof block)
		hash_add(&state, block,
			 bytes < sizeof block ? bytes : sizeof block);
	hash_end(&state, hash);
	return seconds() - begun;
}

static int
by_size(const void *a, const void *b)
{
	double x = *(const double *)a, y = *(const double *)b;

	return (x > y) - (x < y);
}

static int
fail(const struct fault *fault)
{
	char text[400];

	fault_text(fault, fault->message, text, sizeof text);
	fprintf(stderr, "chain: %s\n", text);
	return 1;
}

int
main(int argc, char **argv)
{
	struct store_options options = {.path = argc == 3 ? argv[1] : "",
					.use = STORE_NEW};
	int64_t events = argc == 3 ? atoll(argv[2]) : 0;
	struct random_source random = random_seeded(7);
	double checked[ROUNDS], raw[ROUNDS];
	struct event_census census;
	struct store *store;
	struct access access = {NULL, &scope_of_the_service_itself, NULL};
	struct fault fault;
	size_t bytes;

	if (events < BATCH || hash_init() ||
	    store_open(&options, &store, &fault))
		return 2;
	for (int64_t i = 0; i < events; i += BATCH)
		if (writer_run(store, add_batch, &random, &fault))
			return fail(&fault);
	access.db = store_reader(store);
	bytes = bytes_of(events);
	for (int i = 0; i < ROUNDS; i++) {
		double begun = seconds();

		if (event_verify(&access, &census, &fault))
			return fail(&fault);
		checked[i] = seconds() - begun;
		raw[i] = hash_raw(bytes);
	}
	store_release(store, access.db);
	store_close(store);
	qsort(checked, ROUNDS, sizeof *checked, by_size);
	qsort(raw, ROUNDS, sizeof *raw, by_size);
	printf("{\"events\":%" PRId64 ",\"bytes\":%zu,\"checked_s\":%.3f,"
	       "\"raw_s\":%.3f,\"ratio\":%.2f}\n",
	       census.events, bytes, checked[0], raw[0],
	       raw[0] / checked[0]);
	return 0;
}
