/* Copies are whole, and nothing broken takes the store's place. */
#include "store/backup.h"

#include <pthread.h>
#include <stdatomic.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "store/event.h"
#include "store/outbox.h"
#include "tests/unit/unit.h"
#include "tests/unit/world.h"

static enum status
append(const struct access *access, struct world *world, const void *what,
       struct fault *fault)
{
	const struct event event = {
		.at_utc = NOW, .kind = "x", .subject = 1, .organisation = NORTH};

	(void)what;
	return event_append(access, &event, &world->random, fault);
}

static const char *
beside(struct world *world, const char *name)
{
	return arena_printf(world->arena, "%s/%s", world->folder, name);
}

static enum status
look(struct world *world, int64_t *ret_events)
{
	struct access access = world_read(world, &both);
	struct event_census census = {0};
	enum status status = event_verify(&access, &census, &world->fault);

	store_release(world->store, access.db);
	*ret_events = census.events;
	return status;
}

static int
raw(struct world *world, const char *name, const char *sql)
{
	struct world other = {0};

	snprintf(other.path, sizeof other.path, "%s/%s", world->folder, name);
	return world_raw(&other, sql);
}

static void
copies_and_puts_back(void **state)
{
	struct world *world = *state;
	const char *copy = beside(world, "copy");
	int64_t events;

	for (int i = 0; i < 5; i++)
		assert_int_equal(world_write(world, &both, append, NULL), OK);
	assert_int_equal(backup_make(world->path, copy, &world->fault), OK);
	assert_int_equal(backup_make(world->path, copy, &world->fault),
			 E_CONFLICT);
	assert_int_not_equal(access(beside(world, "copy-wal"), F_OK), 0);
	assert_int_equal(world_write(world, &both, append, NULL), OK);
	assert_int_equal(backup_restore(copy, world->path, &world->fault),
			 E_BUSY);
	assert_int_equal(look(world, &events), OK);
	assert_int_equal(events, 6);
	store_close(world->store);
	world->store = NULL;
	assert_int_equal(backup_restore(copy, world->path, &world->fault), OK);
	world_reopen(world, STORE_SERVE);
	assert_int_equal(look(world, &events), OK);
	assert_int_equal(events, 5);
	assert_int_equal(access(beside(world, "x.db.before-restore"), F_OK),
			 0);
	assert_int_equal(access(copy, F_OK), 0);
}

static void
refuses_what_is_broken(void **state)
{
	struct world *world = *state;
	int64_t events;
	FILE *file;

	for (int i = 0; i < 5; i++)
		assert_int_equal(world_write(world, &both, append, NULL), OK);
	for (const char *name = "abc"; *name; name++) {
		char text[2] = {*name, 0};

		assert_int_equal(backup_make(world->path, beside(world, text),
					     &world->fault),
				 OK);
	}
	store_close(world->store);
	world->store = NULL;
	assert_int_equal(backup_restore(beside(world, "none"), world->path,
					&world->fault),
			 E_NOT_FOUND);
	assert_int_equal(raw(world, "a", "DROP TRIGGER event_keeps;"
					 "UPDATE event SET at = 1"
					 " WHERE seq = 4"),
			 SQLITE_OK);
	assert_int_equal(backup_restore(beside(world, "a"), world->path,
					&world->fault),
			 E_CONFLICT);
	assert_string_equal(world->fault.arg[0].value, "4");
	file = fopen(beside(world, "b"), "r+");
	assert_non_null(file);
	fseek(file, 4096 * 3, SEEK_SET);
	for (int i = 0; i < 4096; i++)
		fputc('x', file);
	fclose(file);
	assert_int_equal(backup_restore(beside(world, "b"), world->path,
					&world->fault),
			 E_INPUT);
	assert_int_equal(truncate(beside(world, "c"), 4096 * 5), 0);
	assert_int_equal(backup_restore(beside(world, "c"), world->path,
					&world->fault),
			 E_INPUT);
	assert_int_equal(raw(world, "d", "CREATE TABLE theirs (x)"),
			 SQLITE_OK);
	assert_int_equal(backup_restore(beside(world, "d"), world->path,
					&world->fault),
			 E_INPUT);
	assert_int_not_equal(access(beside(world, "x.db.restoring"), F_OK),
			     0);
	world_reopen(world, STORE_SERVE);
	assert_int_equal(look(world, &events), OK);
	assert_int_equal(events, 5);
}

struct busy {
	struct world *world;
	atomic_int stop;
	int64_t written;
};

static void *
keep_writing(void *self)
{
	struct busy *busy = self;

	while (!busy->stop)
		if (!world_write(busy->world, &both, append, NULL))
			busy->written++;
	return NULL;
}

/* What is copied while others write is one moment of it. */
static void
copies_while_served(void **state)
{
	struct world *world = *state;
	struct busy busy = {.world = world};
	pthread_t thread;
	struct fault fault;

	assert_int_equal(pthread_create(&thread, NULL, keep_writing, &busy),
			 0);
	for (int i = 0; i < 5; i++) {
		const char *copy = beside(world, i % 2 ? "odd" : "even");
		const struct store_options options = {
			.path = copy, .use = STORE_COMMAND, .readers = 1};
		struct access access = {NULL, &both, NULL};
		struct event_census census;
		struct store *store;

		unlink(copy);
		assert_int_equal(backup_make(world->path, copy, &fault), OK);
		assert_int_equal(store_open(&options, &store, &fault), OK);
		access.db = store_reader(store);
		assert_int_equal(event_verify(&access, &census, &fault), OK);
		store_release(store, access.db);
		store_close(store);
	}
	busy.stop = 1;
	pthread_join(thread, NULL);
	assert_true(busy.written > 0);
}

#define WORLD_TEST(test) \
	cmocka_unit_test_setup_teardown(test, world_open, world_close)

int
main(void)
{
	const struct CMUnitTest tests[] = {
		WORLD_TEST(copies_and_puts_back),
		WORLD_TEST(refuses_what_is_broken),
		WORLD_TEST(copies_while_served),
	};

	return cmocka_run_group_tests_name("backup", tests, NULL, NULL);
}
