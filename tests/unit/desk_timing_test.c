/* The service clocks of items from asking to the end: what starts and stops
 * them, what is due then, what a pause does. */
#include <string.h>

#include "desk/offers.h"
#include "desk/providers.h"
#include "desk/requests.h"
#include "desk/tick.h"
#include "tests/unit/house.h"
#include "tests/unit/unit.h"
#include "wire/model.h"

/* Monday 5 October 2026, 10:00 to 11:00 in London. */
#define MEETING_ENDS 1791194400
/* Tuesday 13 October 2026, 14:00 to 15:00. */
#define LATER_ENDS 1791900000

static enum status
show(struct visit *visit, void *input, struct house *house)
{
	return request_show(visit, input, house->model, &house->fault);
}

static enum status
show_clock(struct visit *visit, void *input, struct house *house)
{
	return item_clock(visit, input, 1, house->model, &house->fault);
}

static enum status
act(struct visit *visit, void *input, struct house *house)
{
	return item_act(visit, input, house->model, &house->fault);
}

static enum status
accept(struct visit *visit, void *input, struct house *house)
{
	return offer_accept(visit, OFFER_LINK(input), house->model, &house->fault);
}

static enum status
decline(struct visit *visit, void *input, struct house *house)
{
	return offer_decline(visit, OFFER_LINK(input), NULL, house->model, &house->fault);
}

static enum status
log_one(struct visit *visit, void *input, struct house *house)
{
	return intake_log(visit, input, house->model, &house->faults,
			  &house->fault);
}

static enum status
add_one(struct visit *visit, void *input, struct house *house)
{
	return provider_add(visit, input, house->model, &house->faults,
			    &house->fault);
}

static void
read_request(struct house *house, const char *ref)
{
	assert_int_equal(house_read(house, &house->north, show,
				    (void *)(uintptr_t)ref),
			 OK);
}

static void
read_clock(struct house *house, const char *ref)
{
	assert_int_equal(house_read(house, &house->north, show_clock,
				    (void *)(uintptr_t)ref),
			 OK);
}

/* With the version as it is now. */
static void
acts(struct house *house, struct item_act what)
{
	read_request(house, what.ref);
	what.n = 1;
	what.version = int_at(house, "version");
	if (house_write(house, &house->north, act, &what) != OK)
		fail_msg("%s: %s", what.action, house->fault.message);
}

/* The answer to the last offer. */
static void
answers(struct house *house, const char *ref,
	enum status (*call)(struct visit *, void *, struct house *))
{
	const char *path;

	read_request(house, ref);
	path = arena_printf(house->arena, "items.0.offers.%zu.address",
			    model_count(at(house, "items.0.offers")) - 1);
	path = arena_text(house->arena, text_at(house, path) + 3);
	assert_int_equal(
		house_write(house, NULL, call, (void *)(uintptr_t)path), OK);
	read_request(house, ref);
}

static void
another_provider(struct house *house, const char *name, const char *skills)
{
	struct provider_input input = {
		.name = name, .kind = "agency", .skills = skills,
		.contract_order = 2};

	assert_int_equal(house_write(house, &house->admin, add_one, &input),
			 OK);
}

static const char *
booking(struct house *house, const char *language, const char *mode)
{
	struct intake_item item = {.language = language, .mode = mode};
	struct intake intake = {.service = "interpreting",
				.tenant = house->amina,
				.minutes = 60,
				.item = &item,
				.items = 1};

	if (strcmp(mode, "on-demand") != 0)
		intake.starts_at = "2026-10-05T10:00";
	assert_int_equal(house_write(house, &house->north, log_one, &intake),
			 OK);
	return arena_text(house->arena, text_at(house, "ref"));
}

/* Standard's measure, and the due time of the item. */
static void
has(struct house *house, int64_t gross_min, int64_t in_standard,
    int64_t due_utc)
{
	assert_int_equal(model_kind_of(at(house, "items.0.gross_min")),
			 gross_min < 0 ? MODEL_NULL : MODEL_MINUTES);
	if (gross_min >= 0) {
		assert_int_equal(int_at(house, "items.0.gross_min"),
				 gross_min);
		assert_int_equal(int_at(house, "items.0.in_standard"),
				 in_standard);
	}
	assert_int_equal(int_at(house, "items.0.clock.due_at"), due_utc);
}

static void
a_confirmed_booking_is_not_late(void **state)
{
	struct house *house = *state;
	const char *ref = booking(house, "ar", "telephone");

	read_request(house, ref);
	has(house, -1, 0, NOW + DAY);
	house_at(house, NOW + 2 * HOUR);
	answers(house, ref, accept);
	has(house, 120, 1, MEETING_ENDS);
	assert_int_equal(int_at(house, "items.0.net_min"), 120);
	house_at(house, NOW + 5 * DAY);
	read_request(house, ref);
	assert_false(int_at(house, "items.0.overdue"));
	read_clock(house, ref);
	assert_int_equal(int_at(house, "started_at"), NOW);
	assert_int_equal(int_at(house, "due_at"), NOW + DAY);
	assert_int_equal(int_at(house, "stopped_at"), NOW + 2 * HOUR);
	assert_int_equal(int_at(house, "appointment_ends_at"), MEETING_ENDS);
	assert_int_equal(int_at(house, "gross_min"), 120);
	house_at(house, MEETING_ENDS + HOUR);
	read_request(house, ref);
	assert_true(int_at(house, "items.0.overdue"));
	acts(house, (struct item_act){.ref = ref, .action = "deliver"});
	acts(house, (struct item_act){.ref = ref, .action = "check"});
	acts(house, (struct item_act){.ref = ref, .action = "complete"});
	read_request(house, ref);
	has(house, 120, 1, MEETING_ENDS);
	assert_int_equal(int_at(house, "items.0.closed_at"),
			 MEETING_ENDS + HOUR);
	read_clock(house, ref);
	assert_int_equal(int_at(house, "stopped_at"), NOW + 2 * HOUR);
	assert_int_equal(int_at(house, "due_at"), NOW + DAY);
	assert_true(int_at(house, "in_standard"));
}

static void
confirmed_late_is_out_of_standard(void **state)
{
	struct house *house = *state;
	const char *ref, *provider;

	another_provider(house, "Second", "interpreting ar 45/hour");
	provider = arena_text(house->arena, text_at(house, "id"));
	ref = booking(house, "ar", "on-site");
	house_at(house, NOW + 25 * HOUR);
	read_request(house, ref);
	assert_true(int_at(house, "items.0.overdue"));
	house_at(house, NOW + 30 * HOUR);
	acts(house, (struct item_act){.ref = ref,
				      .action = "assign",
				      .provider = provider,
				      .reason = "They know the family"});
	read_request(house, ref);
	has(house, 30 * 60, 0, MEETING_ENDS);
	assert_false(int_at(house, "items.0.overdue"));
	/* Another by name: it stays confirmed, as late as it was. */
	house_at(house, NOW + 40 * HOUR);
	acts(house, (struct item_act){.ref = ref,
				      .action = "assign",
				      .provider = provider,
				      .reason = "They know the family"});
	read_request(house, ref);
	has(house, 30 * 60, 0, MEETING_ENDS);
}

static void
a_lost_provider_starts_it_anew(void **state)
{
	struct house *house = *state;
	const char *ref;
	int64_t lost_utc = NOW + 50 * HOUR;

	another_provider(house, "Second", "interpreting ar 45/hour");
	ref = booking(house, "ar", "telephone");
	answers(house, ref, accept);
	has(house, 0, 1, MEETING_ENDS);
	house_at(house, lost_utc);
	acts(house, (struct item_act){.ref = ref, .action = "offer"});
	read_request(house, ref);
	assert_string_equal(text_at(house, "items.0.state"), "offered");
	has(house, -1, 0, lost_utc + DAY);
	house_at(house, lost_utc + HOUR);
	answers(house, ref, accept);
	has(house, 60, 1, MEETING_ENDS);
	read_clock(house, ref);
	assert_int_equal(int_at(house, "started_at"), lost_utc);
}

static void
a_new_time_starts_it_anew(void **state)
{
	struct house *house = *state;
	const char *ref = booking(house, "ar", "telephone");
	int64_t moved_utc = NOW + 3 * DAY;

	answers(house, ref, accept);
	house_at(house, moved_utc);
	acts(house, (struct item_act){.ref = ref,
				      .action = "reschedule",
				      .starts_at = "2026-10-13T14:00"});
	read_request(house, ref);
	assert_string_equal(text_at(house, "items.0.state"), "approved");
	has(house, -1, 0, moved_utc + DAY);
	another_provider(house, "Second", "interpreting ar 45/hour");
	acts(house, (struct item_act){.ref = ref, .action = "offer"});
	house_at(house, moved_utc + 20 * 60);
	answers(house, ref, accept);
	has(house, 20, 1, LATER_ENDS);
}

static void
a_pause_moves_no_appointment(void **state)
{
	struct house *house = *state;
	const char *ref = booking(house, "ar", "telephone");
	struct item_act hold = {
		.ref = ref, .action = "hold", .reason = "asks the tenant"};
	struct item_act resume = {.ref = ref, .action = "resume"};

	/* 24 hours of the wall run on. */
	acts(house, hold);
	read_request(house, ref);
	has(house, -1, 0, NOW + DAY);
	house_at(house, NOW + HOUR);
	acts(house, resume);
	read_request(house, ref);
	has(house, -1, 0, NOW + DAY);
	answers(house, ref, accept);
	has(house, 60, 1, MEETING_ENDS);
	acts(house, hold);
	read_request(house, ref);
	has(house, 60, 1, MEETING_ENDS);
	acts(house, resume);
	read_request(house, ref);
	has(house, 60, 1, MEETING_ENDS);
}

static void
a_pause_moves_a_service_clock(void **state)
{
	struct house *house = *state;
	const char *ref;
	int64_t due_utc;

	another_provider(house, "Signs", "interpreting bfi 60/hour");
	ref = booking(house, "bfi", "on-site");
	due_utc = 1790179200; /* Wednesday 17:00 */
	read_request(house, ref);
	has(house, -1, 0, due_utc);
	house_at(house, NOW + HOUR); /* 16:13 */
	acts(house, (struct item_act){.ref = ref,
				      .action = "hold",
				      .reason = "waits for the tenant"});
	read_request(house, ref);
	has(house, -1, 0, 0);
	/* Tuesday 10:13: 46 minutes of Monday and 73 of Tuesday are gone. */
	house_at(house, NOW + 19 * HOUR);
	acts(house, (struct item_act){.ref = ref, .action = "resume"});
	read_request(house, ref);
	assert_true(int_at(house, "items.0.clock.due_at") > due_utc);
	read_clock(house, ref);
	assert_int_equal(model_count(at(house, "pauses")), 1);
	assert_int_equal(int_at(house, "days.0.paused"), 46);
}

static void
unfilled_in_time_is_an_answer_for_signs(void **state)
{
	struct house *house = *state;
	const char *signs, *speaks;
	struct item_act offer = {.action = "offer"};

	another_provider(house, "Signs", "interpreting bfi 60/hour");
	signs = booking(house, "bfi", "on-site");
	house_at(house, NOW + HOUR);
	answers(house, signs, decline);
	assert_string_equal(text_at(house, "items.0.state"), "unfilled");
	assert_int_equal(int_at(house, "items.0.in_standard"), 1);
	assert_int_equal(int_at(house, "items.0.gross_min"), 60);
	speaks = booking(house, "ar", "on-site");
	answers(house, speaks, decline);
	assert_string_equal(text_at(house, "items.0.state"), "unfilled");
	assert_int_equal(int_at(house, "items.0.in_standard"), 0);
	/* Somebody is found after all: the clock ran on. */
	another_provider(house, "Second", "interpreting ar 45/hour");
	house_at(house, NOW + 2 * HOUR);
	offer.ref = speaks;
	acts(house, offer);
	read_request(house, speaks);
	has(house, -1, 0, NOW + HOUR + DAY);
	answers(house, speaks, accept);
	has(house, 60, 1, MEETING_ENDS);
}

static void
nobody_can_is_said_at_once(void **state)
{
	struct house *house = *state;
	const char *ref = booking(house, "bfi", "on-site");

	read_request(house, ref);
	assert_string_equal(text_at(house, "items.0.state"), "unfilled");
	assert_string_equal(text_at(house, "items.0.outcome"), "unfilled");
	assert_int_equal(int_at(house, "items.0.in_standard"), 1);
	assert_int_equal(int_at(house, "items.0.closed_at"), NOW);
}

static void
on_demand_is_in_standard_at_once(void **state)
{
	struct house *house = *state;
	const char *ref = booking(house, "ar", "on-demand");

	read_request(house, ref);
	assert_string_equal(text_at(house, "items.0.state"), "assigned");
	has(house, 0, 1, NOW + HOUR);
	read_clock(house, ref);
	assert_int_equal(int_at(house, "due_at"), NOW + 15 * 60);
	assert_true(int_at(house, "in_standard"));
}

#define HOUSE_TEST(test)                                                       \
	cmocka_unit_test_setup_teardown(test, house_open, house_close)

int
main(void)
{
	const struct CMUnitTest tests[] = {
		HOUSE_TEST(a_confirmed_booking_is_not_late),
		HOUSE_TEST(confirmed_late_is_out_of_standard),
		HOUSE_TEST(a_lost_provider_starts_it_anew),
		HOUSE_TEST(a_new_time_starts_it_anew),
		HOUSE_TEST(a_pause_moves_no_appointment),
		HOUSE_TEST(a_pause_moves_a_service_clock),
		HOUSE_TEST(unfilled_in_time_is_an_answer_for_signs),
		HOUSE_TEST(nobody_can_is_said_at_once),
		HOUSE_TEST(on_demand_is_in_standard_at_once),
	};

	return cmocka_run_group_tests_name("desk timing", tests, NULL, NULL);
}
