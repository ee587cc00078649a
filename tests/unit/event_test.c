/* The chain of events: what was tampered with is named. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "store/event.h"
#include "store/letter.h"
#include "tests/unit/unit.h"
#include "tests/unit/world.h"

#define EVENTS 20

static enum status
append(const struct access *access, struct world *world, const void *what,
       struct fault *fault)
{
	enum status status = OK;

	(void)what;
	for (int i = 1; i <= EVENTS && !status; i++) {
		const struct event event = {
			.at_utc = NOW + i,
			.actor = OFFICER,
			.kind = i % 2 ? "item.logged" : "item.assigned",
			.subject = i % 4,
			.organisation = i % 3 ? NORTH : SOUTH,
			.service = "translation",
			.language = i % 5 ? "so" : NULL,
			.payload = i % 6 ? "{\"n\":1,\"name\":\"Ш\\n\\\"\"}"
					 : NULL,
		};

		status = event_append(access, &event, &world->random, fault);
	}
	return status;
}

static enum status
verify(struct world *world, struct event_census *census)
{
	struct access access =
		world_read(world, &scope_of_the_service_itself);
	enum status status = event_verify(&access, census, &world->fault);

	store_release(world->store, access.db);
	return status;
}

static void
verifies_what_was_appended(void **state)
{
	struct world *world = *state;
	struct event_census census;

	assert_int_equal(verify(world, &census), OK);
	assert_int_equal(census.events, 0);
	assert_int_equal(strspn(census.head, "0"), 64);
	assert_int_equal(world_write(world, &both, append, NULL), OK);
	assert_int_equal(verify(world, &census), OK);
	assert_int_equal(census.events, EVENTS);
	assert_int_equal(census.emptied, 0);
}

/* Somebody with the file, its triggers dropped, changes one thing. */
static const struct {
	const char *sql;
	const char *names; /* the first event that does not fit */
} tampering[] = {
	{"UPDATE event SET at = at + 1 WHERE seq = 7", "7"},
	{"UPDATE event SET actor = 8 WHERE seq = 1", "1"},
	{"UPDATE event SET kind = 'item.rejected' WHERE seq = 20", "20"},
	{"UPDATE event SET subject = 99 WHERE seq = 8", "8"},
	{"UPDATE event SET organisation = 1 WHERE seq = 9", "9"},
	{"UPDATE event SET service = 'format' WHERE seq = 10", "10"},
	{"UPDATE event SET language = 'sq' WHERE seq = 11", "11"},
	{"UPDATE event SET hash = zeroblob(32) WHERE seq = 12", "12"},
	{"UPDATE event_payload SET payload = '{}' WHERE seq = 13", "13"},
	{"UPDATE event_payload SET salt = zeroblob(16) WHERE seq = 14", "14"},
	{"UPDATE event_payload SET payload = NULL WHERE seq = 15", "15"},
	{"DELETE FROM event WHERE seq = 16", "16"},
	{"DELETE FROM event_payload WHERE seq = 17", "17"},
	{"DELETE FROM event WHERE seq > 18", "19"},
	{"UPDATE event SET kind = kind || char(10) WHERE seq = 3", "3"},
};

static void
names_what_was_tampered_with(void **state)
{
	struct world *world = *state;
	struct event_census census;
	char sql[300];

	assert_int_equal(world_write(world, &both, append, NULL), OK);
	assert_int_equal(world_raw(world, "DROP TRIGGER event_keeps;"
					  "DROP TRIGGER event_stays;"
					  "DROP TRIGGER event_payload_keeps;"
					  "DROP TRIGGER event_payload_stays;"
					  "CREATE TABLE e AS SELECT * FROM"
					  " event; CREATE TABLE p AS"
					  " SELECT * FROM event_payload"),
			 SQLITE_OK);
	for (size_t i = 0; i < sizeof tampering / sizeof *tampering; i++) {
		assert_int_equal(world_raw(world, tampering[i].sql),
				 SQLITE_OK);
		assert_int_equal(verify(world, &census), E_CONFLICT);
		if (strcmp(world->fault.arg[0].value, tampering[i].names))
			fail_msg("%s: %s", tampering[i].sql,
				 world_fault(world));
		snprintf(sql, sizeof sql,
			 "DELETE FROM event_payload; DELETE FROM event;"
			 "INSERT INTO event SELECT * FROM e ORDER BY seq;"
			 "INSERT INTO event_payload SELECT * FROM p");
		assert_int_equal(world_raw(world, sql), SQLITE_OK);
		assert_int_equal(verify(world, &census), OK);
	}
}

static enum status
forget(const struct access *access, struct world *world, const void *what,
       struct fault *fault)
{
	(void)world;
	return event_forget(access, *(const int64_t *)what, fault);
}

static void
forgets_and_stays_whole(void **state)
{
	struct world *world = *state;
	struct event_census before, after;
	const int64_t three = 3, four = 4; /* of SOUTH and of NORTH */

	assert_int_equal(world_write(world, &both, append, NULL), OK);
	assert_int_equal(verify(world, &before), OK);
	assert_int_equal(world_write(world, &both, forget, &three),
			 E_FORBIDDEN);
	world_reopen(world, STORE_RETENTION);
	assert_int_equal(world_write(world, &north_only, forget, &three),
			 E_NOT_FOUND);
	assert_int_equal(world_write(world, &north_only, forget, &four), OK);
	assert_int_equal(world_write(world, &north_only, forget, &four),
			 E_NOT_FOUND);
	assert_int_equal(verify(world, &after), OK);
	assert_int_equal(after.emptied, 1);
	assert_string_equal(after.head, before.head);
}

static void
shows_a_subject_to_its_own(void **state)
{
	struct world *world = *state;
	struct event_query query = {.subject = 1, .limit = 100};
	struct events events;
	struct access access;

	assert_int_equal(world_write(world, &both, append, NULL), OK);
	access = world_read(world, &both);
	assert_int_equal(event_of_subject(&access, &query, &events, NULL), OK);
	assert_int_equal(events.count, 5); /* 1 5 9 13 17 */
	assert_int_equal(events.list[4].seq, 17);
	assert_string_equal(events.list[4].payload,
			    "{\"n\":1,\"name\":\"Ш\\n\\\"\"}");
	query.after_seq = 5;
	query.limit = 2;
	assert_int_equal(event_of_subject(&access, &query, &events, NULL), OK);
	assert_int_equal(events.count, 2);
	assert_int_equal(events.list[0].seq, 9);
	access.scope = &south_only;
	query = (struct event_query){.subject = 1, .limit = 100};
	assert_int_equal(event_of_subject(&access, &query, &events, NULL), OK);
	assert_int_equal(events.count, 1); /* 9 */
	store_release(world->store, access.db);
}

/* The exit code of the program that doc/event-log.md gives to everybody. */
static int
check_export(struct world *world, const struct scope *scope,
	     const char *spoil, char ret_said[120])
{
	struct access access = world_read(world, scope);
	const char *log = arena_printf(world->arena, "%s/log", world->folder);
	struct sink *sink;
	FILE *said;
	int code;

	assert_int_equal(sink_open(log, &sink, &world->fault), OK);
	assert_int_equal(event_export(&access, sink, &world->fault), OK);
	assert_int_equal(sink_close(sink, &world->fault), OK);
	store_release(world->store, access.db);
	code = system(arena_printf(
		world->arena,
		"cd %s && sed -n '/^```python/,/^```$/p'"
		" '%s/doc/event-log.md' | sed '/^```/d' >check.py &&"
		" sed -i '%s' log && python3 check.py log >said 2>&1",
		world->folder, getenv("top_srcdir"), spoil));
	said = fopen(arena_printf(world->arena, "%s/said", world->folder),
		     "r");
	assert_non_null(said);
	assert_non_null(fgets(ret_said, 120, said));
	fclose(said);
	return code;
}

static void
exports_what_others_can_check(void **state)
{
	struct world *world = *state;
	struct event_census census;
	char said[120], head[120];

	if (!getenv("top_srcdir"))
		fail_msg("top_srcdir is not set: use make check");
	assert_int_equal(world_write(world, &both, append, NULL), OK);
	assert_int_equal(verify(world, &census), OK);
	snprintf(head, sizeof head, "%d events, head %s\n", EVENTS,
		 census.head);
	assert_int_equal(check_export(world, &both, "", said), 0);
	assert_string_equal(said, head);
	assert_int_equal(check_export(world, &south_only, "", said), 0);
	assert_string_equal(said, head);
	assert_int_not_equal(check_export(world, &both,
					  "6s/assigned/logged/", said),
			     0);
	assert_string_equal(said, "event 6 was changed\n");
	assert_int_not_equal(check_export(world, &both, "9d", said), 0);
	assert_string_equal(said, "event 9 is missing\n");
}

static enum status
issue(const struct access *access, struct world *world, const void *what,
      struct fault *fault)
{
	(void)world;
	return letter_insert(access, what, fault);
}

static void
keeps_letters_as_issued(void **state)
{
	struct world *world = *state;
	const struct letter letter = {
		.id = 51, .token_hash = "a token's hash", .token_sealed = "x",
		.token_sealed_bytes = 1, .organisation = NORTH,
		.tenant = AMINA, .notice = "rent-increase", .language = "so",
		.issued_utc = NOW, .issued_by = OFFICER,
		.window_code = "no-postcode", .html = "<p>Kirada</p>", .text = "Kirada",
	};
	struct letter read;
	struct letters letters;
	struct access access;

	assert_int_equal(world_write(world, &north_only, issue, &letter), OK);
	assert_int_not_equal(world_write(world, &north_only, issue, &letter),
			     OK);
	access = world_read(world, &north_only);
	assert_int_equal(letter_get(&access, 51, &read, NULL), OK);
	assert_string_equal(read.html, letter.html);
	assert_string_equal(read.window_code, letter.window_code);
	assert_int_equal(read.token_sealed_bytes, 1);
	assert_int_equal(letter_of_tenant(&access, AMINA, 10, &letters, NULL),
			 OK);
	assert_int_equal(letters.count, 1);
	assert_null(letters.list[0].html);
	access.scope = &south_only;
	assert_int_equal(letter_get(&access, 51, &read, NULL), E_NOT_FOUND);
	assert_int_equal(letter_by_token(&access, letter.token_hash, &read,
					 NULL),
			 E_NOT_FOUND);
	access.scope = &scope_of_the_service_itself;
	assert_int_equal(letter_by_token(&access, letter.token_hash, &read,
					 NULL),
			 OK);
	store_release(world->store, access.db);
}

#define WORLD_TEST(test) \
	cmocka_unit_test_setup_teardown(test, world_open, world_close)

int
main(void)
{
	const struct CMUnitTest tests[] = {
		WORLD_TEST(verifies_what_was_appended),
		WORLD_TEST(names_what_was_tampered_with),
		WORLD_TEST(forgets_and_stays_whole),
		WORLD_TEST(shows_a_subject_to_its_own),
		WORLD_TEST(exports_what_others_can_check),
		WORLD_TEST(keeps_letters_as_issued),
	};

	return cmocka_run_group_tests_name("event", tests, NULL, NULL);
}
