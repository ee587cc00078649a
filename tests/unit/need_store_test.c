/* The needs of a tenant: stages, reviews that are due, contacts, figures. */
#include <string.h>

#include "store/contact.h"
#include "store/need.h"
#include "tests/unit/unit.h"
#include "tests/unit/world.h"

#define DAY 86400

static enum status
add_need(const struct access *access, struct world *world, const void *what,
	 struct fault *fault)
{
	(void)world;
	return need_insert(access, what, fault);
}

static enum status
add_step(const struct access *access, struct world *world, const void *what,
	 struct fault *fault)
{
	(void)world;
	return need_step_insert(access, what, fault);
}

static enum status
add_contact(const struct access *access, struct world *world, const void *what,
	    struct fault *fault)
{
	(void)world;
	return contact_insert(access, what, fault);
}

static enum status
put_met(const struct access *access, struct world *world, const void *what,
	struct fault *fault)
{
	(void)world;
	return contact_need_put(access, what, fault);
}

static enum status
confirm(const struct access *access, struct world *world, const void *what,
	struct fault *fault)
{
	(void)world;
	return contact_confirm(access, what, fault);
}

static struct need
some_need(int64_t id, enum need_kind kind, const char *value)
{
	return (struct need){
		.id = id,
		.tenant = AMINA,
		.organisation = NORTH,
		.kind = kind,
		.value = value,
		.evidence = "self-declared",
		.identified_utc = NOW,
		.recorded_utc = NOW,
		.recorded_by = OFFICER,
		.flagged_utc = NOW,
		.review_due_utc = NOW + 365 * DAY,
	};
}

static void
add(struct world *world, const struct need *need)
{
	const struct scope *scope =
		need->organisation == NORTH ? &north_only : &south_only;

	assert_int_equal(world_write(world, scope, add_need, need), OK);
}

static void
keeps_what_is_said_of_consent(void **state)
{
	struct world *world = *state;
	struct need need = some_need(71, NEED_FORMAT, "audio"), got;
	struct access access;

	need.consent_asked_utc = NOW + 1;
	need.safeguarding = "a child may be at risk";
	need.replaces = 70;
	need.ended_utc = NOW + 2;
	need.ended_by = OFFICER;
	need.ended_why = "moved abroad";
	assert_true(need_shareable(&need));
	add(world, &need);
	access = world_read(world, &north_only);
	assert_int_equal(need_get(&access, 71, &got, NULL), OK);
	assert_false(got.consent);
	assert_int_equal(got.consent_asked_utc, NOW + 1);
	assert_string_equal(got.safeguarding, need.safeguarding);
	assert_int_equal(got.replaces, 70);
	assert_int_equal(got.ended_by, OFFICER);
	assert_string_equal(got.ended_why, need.ended_why);
	access.scope = &south_only;
	assert_int_equal(need_get(&access, 71, &got, NULL), E_NOT_FOUND);
	got.safeguarding = NULL;
	assert_false(need_shareable(&got));
	got.consent = true;
	assert_true(need_shareable(&got));
	store_release(world->store, access.db);
}

static void
steps_are_told_in_order(void **state)
{
	struct world *world = *state;
	struct need need = some_need(71, NEED_FORMAT, "audio");
	struct need_step step = {.need = 71,
				 .organisation = NORTH,
				 .by = OFFICER,
				 .stage = STAGE_REVIEW,
				 .outcome = "still-right"};
	struct need_steps steps;
	struct access access;

	add(world, &need);
	for (int i = 0; i < 5; i++) {
		step.id = 80 + i;
		step.at_utc = NOW + i * DAY;
		assert_int_equal(
			world_write(world, &north_only, add_step, &step), OK);
	}
	step.id = 90;
	step.stage = STAGE_SHARE;
	step.outcome = "told";
	step.evidence = "the gas contractor";
	step.at_utc = NOW + 9 * DAY;
	assert_int_equal(world_write(world, &south_only, add_step, &step),
			 E_NOT_FOUND);
	step.id = 91;
	assert_int_equal(world_write(world, &north_only, add_step, &step), OK);
	access = world_read(world, &north_only);
	assert_int_equal(need_step_list(&access, 71, 3, &steps, NULL), OK);
	assert_int_equal(steps.count, 3);
	assert_int_equal(steps.list[0].id, 83);
	assert_int_equal(steps.list[2].stage, STAGE_SHARE);
	assert_string_equal(steps.list[2].evidence, "the gas contractor");
	assert_int_equal(need_get(&access, 71, &need, NULL), OK);
	assert_int_equal(need.shared_utc, NOW + 9 * DAY);
	access.scope = &south_only;
	assert_int_equal(need_step_list(&access, 71, 3, &steps, NULL), OK);
	assert_int_equal(steps.count, 0);
	store_release(world->store, access.db);
}

/* The queue, page by page, of whoever may see both landlords. */
static void
reviews_come_soonest_first(void **state)
{
	struct world *world = *state;
	static const int days[] = {5, 1, 3, 3, -2, 9, 40};
	struct need_due_wish wish = {.before_utc = NOW + 10 * DAY, .limit = 4};
	struct need need;
	struct needs due;
	struct access access;

	for (int i = 0; i < 7; i++) {
		need = some_need(71 + i, NEED_FORMAT, "audio");
		need.review_due_utc = NOW + days[i] * DAY;
		if (i % 2) {
			need.tenant = PIOTR;
			need.organisation = SOUTH;
		}
		add(world, &need);
	}
	need = some_need(79, NEED_FORMAT, "easy-read");
	need.review_due_utc = NOW;
	need.ended_utc = NOW;
	add(world, &need);
	access = world_read(world, &both);
	assert_int_equal(need_due(&access, &wish, &due, NULL), OK);
	assert_int_equal(due.count, 4);
	assert_int_equal(due.list[0].id, 75);
	assert_int_equal(due.list[1].id, 72);
	assert_int_equal(due.list[2].id, 73);
	assert_int_equal(due.list[3].id, 74);
	wish.after_utc = due.list[2].review_due_utc;
	wish.after_id = due.list[2].id;
	assert_int_equal(need_due(&access, &wish, &due, NULL), OK);
	assert_int_equal(due.count, 3);
	assert_int_equal(due.list[0].id, 74);
	assert_int_equal(due.list[1].id, 71);
	assert_int_equal(due.list[2].id, 76);
	access.scope = &north_only;
	wish.after_utc = wish.after_id = 0;
	assert_int_equal(need_due(&access, &wish, &due, NULL), OK);
	assert_int_equal(due.count, 3);
	for (size_t i = 0; i < due.count; i++)
		assert_int_equal(due.list[i].organisation, NORTH);
	store_release(world->store, access.db);
}

static void
what_is_common_is_offered(void **state)
{
	struct world *world = *state;
	struct need_common_wish wish = {.organisation = NORTH, .limit = 3};
	static const struct {
		enum need_kind kind;
		const char *value;
	} rows[] = {
		{NEED_SPOKEN_LANGUAGE, "so"}, {NEED_FORMAT, "audio"},
		{NEED_FORMAT, "braille:2"},   {NEED_FORMAT, "audio"},
		{NEED_DIALECT, "Mirpuri"},    {NEED_DIALECT, "Mirpuri"},
		{NEED_DIALECT, "Mirpuri"},    {NEED_READ_LANGUAGE, "ar"},
	};
	struct needs common;
	struct access access;

	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		struct need need = some_need(71 + (int64_t)i, rows[i].kind,
					     rows[i].value);

		add(world, &need);
	}
	access = world_read(world, &both);
	assert_int_equal(need_common(&access, &wish, &common, NULL), OK);
	assert_int_equal(common.count, 3);
	assert_string_equal(common.list[0].value, "audio");
	wish.organisation = SOUTH;
	assert_int_equal(need_common(&access, &wish, &common, NULL), OK);
	assert_int_equal(common.count, 0);
	wish.organisation = NORTH;
	wish.language = "so";
	wish.limit = 9;
	assert_int_equal(need_common(&access, &wish, &common, NULL), OK);
	assert_int_equal(common.count, 4);
	wish.language = "ur";
	assert_int_equal(need_common(&access, &wish, &common, NULL), OK);
	assert_int_equal(common.count, 4);
	access.scope = &south_only;
	assert_int_equal(need_common(&access, &wish, &common, NULL), OK);
	assert_int_equal(common.count, 0);
	store_release(world->store, access.db);
}

static struct contact
some_contact(int64_t id, enum channel channel)
{
	return (struct contact){
		.id = id,
		.organisation = NORTH,
		.tenant = AMINA,
		.at_utc = NOW + id,
		.recorded_utc = NOW + id,
		.recorded_by = OFFICER,
		.manner = {.channel = channel,
			   .written = {"en", "so"},
			   .formats = {"easy-read", "large-print:18"},
			   .spoken = "ar",
			   .interpreter = INTERPRETER_FAMILY,
			   .gender = "woman",
			   .support = "lipspeaker"},
		.note = "about the boiler",
	};
}

static void
contacts_are_kept_whole(void **state)
{
	struct world *world = *state;
	struct contact contact = some_contact(81, CHANNEL_RELAY), got;
	struct contact_wish wish = {.tenant = AMINA, .limit = 2};
	struct contacts list;
	struct access access;

	assert_int_equal(world_write(world, &north_only, add_contact,
				     &contact), OK);
	contact.confirmed_utc = NOW + 99;
	contact.confirmed_by = OFFICER;
	assert_int_equal(world_write(world, &south_only, confirm, &contact),
			 E_NOT_FOUND);
	assert_int_equal(world_write(world, &north_only, confirm, &contact),
			 OK);
	for (int i = 82; i < 85; i++) {
		contact = some_contact(i, CHANNEL_VISIT);
		assert_int_equal(world_write(world, &north_only, add_contact,
					     &contact), OK);
	}
	access = world_read(world, &north_only);
	assert_int_equal(contact_get(&access, 81, &got, NULL), OK);
	assert_int_equal(got.manner.channel, CHANNEL_RELAY);
	assert_string_equal(got.manner.written[0], "en");
	assert_string_equal(got.manner.written[1], "so");
	assert_string_equal(got.manner.formats[1], "large-print:18");
	assert_null(got.manner.formats[2]);
	assert_string_equal(got.manner.spoken, "ar");
	assert_string_equal(got.manner.gender, "woman");
	assert_string_equal(got.manner.support, "lipspeaker");
	assert_int_equal(got.manner.interpreter, INTERPRETER_FAMILY);
	assert_int_equal(got.confirmed_utc, NOW + 99);
	assert_int_equal(contact_of_tenant(&access, &wish, &list, NULL), OK);
	assert_int_equal(list.count, 2);
	assert_int_equal(list.list[0].id, 84);
	wish.before_utc = list.list[1].at_utc;
	wish.before_id = list.list[1].id;
	assert_int_equal(contact_of_tenant(&access, &wish, &list, NULL), OK);
	assert_int_equal(list.count, 2);
	assert_int_equal(list.list[1].id, 81);
	access.scope = &south_only;
	assert_int_equal(contact_get(&access, 81, &got, NULL), E_NOT_FOUND);
	store_release(world->store, access.db);
}

static void
what_was_met_follows_what_is_said(void **state)
{
	struct world *world = *state;
	struct need need = some_need(71, NEED_FORMAT, "audio");
	struct contact_need one = {.need = 71,
				   .organisation = NORTH,
				   .channel = CHANNEL_LETTER,
				   .kind = NEED_FORMAT,
				   .met = true,
				   .why = WHY_THEIR_FORMAT};
	struct contact_needs history;
	struct met_counts counts;
	struct access access;

	add(world, &need);
	for (int i = 81; i < 84; i++) {
		struct contact contact = some_contact(i, CHANNEL_LETTER);

		assert_int_equal(world_write(world, &north_only, add_contact,
					     &contact), OK);
		one.contact = i;
		one.at_utc = contact.at_utc;
		one.met = i != 83;
		one.why = i != 83 ? WHY_THEIR_FORMAT : WHY_ANOTHER_FORMAT;
		assert_int_equal(world_write(world, &north_only, put_met,
					     &one), OK);
	}
	access = world_read(world, &north_only);
	assert_int_equal(need_get(&access, 71, &need, NULL), OK);
	assert_int_equal(need.met_utc, NOW + 82);
	assert_int_equal(contact_tally(&access, NOW, NOW + 90, &counts, NULL),
			 OK);
	assert_int_equal(counts.count, 2);
	assert_int_equal(counts.list[0].n + counts.list[1].n, 3);
	store_release(world->store, access.db);

	one.contact = 82;
	one.met = false;
	one.why = WHY_SAID;
	one.said_by = OFFICER;
	one.said_why = "the disc was blank";
	assert_int_equal(world_write(world, &south_only, put_met, &one),
			 E_NOT_FOUND);
	assert_int_equal(world_write(world, &north_only, put_met, &one), OK);
	access = world_read(world, &north_only);
	assert_int_equal(need_get(&access, 71, &need, NULL), OK);
	assert_int_equal(need.met_utc, NOW + 81);
	assert_int_equal(contact_need_history(&access, 71, 2, &history, NULL),
			 OK);
	assert_int_equal(history.count, 2);
	assert_int_equal(history.list[0].contact, 82);
	assert_string_equal(history.list[0].said_why, one.said_why);
	assert_int_equal(contact_tally(&access, NOW + 82, NOW + 83, &counts,
				       NULL), OK);
	assert_int_equal(counts.count, 1);
	assert_int_equal(counts.list[0].why, WHY_SAID);
	access.scope = &south_only;
	assert_int_equal(contact_tally(&access, NOW, NOW + 90, &counts, NULL),
			 OK);
	assert_int_equal(counts.count, 0);
	store_release(world->store, access.db);
}

#define WORLD_TEST(test) \
	cmocka_unit_test_setup_teardown(test, world_open, world_close)

int
main(void)
{
	const struct CMUnitTest tests[] = {
		WORLD_TEST(keeps_what_is_said_of_consent),
		WORLD_TEST(steps_are_told_in_order),
		WORLD_TEST(reviews_come_soonest_first),
		WORLD_TEST(what_is_common_is_offered),
		WORLD_TEST(contacts_are_kept_whole),
		WORLD_TEST(what_was_met_follows_what_is_said),
	};

	return cmocka_run_group_tests_name("need_store", tests, NULL, NULL);
}
