/* Routing in a partnership: neighbours lend a hand, officers are told of what
 * is near, and offers are made again from the events. */
#include <stdio.h>
#include <string.h>

#include "desk/intake.h"
#include "desk/queues.h"
#include "desk/providers.h"
#include "desk/rebuild.h"
#include "desk/requests.h"
#include "desk/routes.h"
#include "desk/tick.h"
#include "tests/unit/house.h"
#include "tests/unit/unit.h"
#include "wire/model.h"

#define HOUR 3600

static enum status
log_one(struct visit *visit, void *input, struct house *house)
{
	return intake_log(visit, input, house->model, &house->faults,
			  &house->fault);
}

static enum status
show_one(struct visit *visit, void *input, struct house *house)
{
	return request_show(visit, input, house->model, &house->fault);
}

static enum status
act_one(struct visit *visit, void *input, struct house *house)
{
	return item_act(visit, input, house->model, &house->fault);
}

static enum status
add_one(struct visit *visit, void *input, struct house *house)
{
	return provider_add(visit, input, house->model, &house->faults,
			    &house->fault);
}

static enum status
time_passes(struct visit *visit, void *input, struct house *house)
{
	return tick(visit, input, &house->fault);
}

static enum status
see_queues(struct visit *visit, void *input, struct house *house)
{
	(void)input;
	return queues_show(visit, house->model, &house->fault);
}

static void
another(struct house *house, struct provider_input input)
{
	assert_int_equal(house_write(house, &house->admin, add_one, &input),
			 OK);
}

static const char *
booking(struct house *house, const char *language, const char *starts_at)
{
	struct intake_item item = {.language = language, .mode = "on-site"};
	struct intake intake = {.service = "interpreting",
				.tenant = house->amina,
				.minutes = 60,
				.document_class = "safety",
				.starts_at = starts_at,
				.item = &item,
				.items = 1};

	assert_int_equal(house_write(house, &house->north, log_one, &intake),
			 OK);
	return arena_text(house->arena, text_at(house, "ref"));
}

static void
see(struct house *house, const char *ref)
{
	assert_int_equal(house_read(house, &house->north, show_one,
				    (void *)(uintptr_t)ref),
			 OK);
}

static enum status
ask(struct house *house, const char *ref, const char *provider)
{
	struct item_act act = {.ref = ref,
			       .n = 1,
			       .action = "offer",
			       .provider = provider,
			       .reason = "nobody of ours is left"};

	see(house, ref);
	act.version = int_at(house, "version");
	return house_write(house, &house->north, act_one, &act);
}

/* A colleague of the South is nobody of the North's, until nobody is left. */
static void
neighbours_lend_a_hand(void **state)
{
	struct house *house = *state;
	const char *ref, *colleague;

	another(house, (struct provider_input){
			       .name = "Sol Helper",
			       .kind = "in-house",
			       .organisation = "South Homes",
			       .hours = "mon-fri 09:00-17:00",
			       .skills = "interpreting ti on-site"});
	colleague = arena_text(house->arena, text_at(house, "id"));
	ref = booking(house, "ar", "2026-10-05T10:00");
	assert_int_equal(ask(house, ref, colleague), E_INPUT);
	ref = booking(house, "ti", "2026-10-05T12:00");
	see(house, ref);
	assert_string_equal(text_at(house, "items.0.state"), "unfilled");
	assert_string_equal(text_at(house, "items.0.routing.told"),
			    "nobody-left");
	assert_string_equal(text_at(house, "items.0.ways.neighbours.0.name"),
			    "Sol Helper");
	assert_string_equal(
		text_at(house, "items.0.ways.neighbours.0.organisation"),
		"South Homes");
	assert_int_equal(ask(house, ref, colleague), OK);
	see(house, ref);
	assert_string_equal(text_at(house, "items.0.state"), "offered");
	assert_string_equal(text_at(house, "items.0.provider_name"),
			    "Sol Helper");
	assert_int_equal(model_kind_of(at(house, "items.0.ways")), MODEL_NULL);
}

/* An offer is out and the day is near: officers are told, once. */
static void
what_is_near_is_told(void **state)
{
	struct house *house = *state;
	const char *ref = booking(house, "ar", "2026-10-09T10:00");
	struct tick_done done;
	int64_t starts_utc;

	see(house, ref);
	starts_utc = int_at(house, "items.0.starts_at");
	house_at(house, starts_utc - SLOT_NEAR_SECONDS - HOUR);
	assert_int_equal(house_write(house, NULL, time_passes, &done), OK);
	see(house, ref);
	house_at(house, starts_utc - SLOT_NEAR_SECONDS + HOUR);
	for (int i = 0; i < 3; i++)
		assert_int_equal(house_write(house, NULL, time_passes, &done),
				 OK);
	assert_int_equal(house_read(house, &house->north, see_queues, NULL),
			 OK);
	assert_int_equal(model_count(at(house, "unplaced")), 1);
	assert_string_equal(text_at(house, "unplaced.0.ref"), ref);
	assert_true(int_at(house, "unplaced.0.mine"));
	assert_true(int_at(house, "mine.waiting") >= 1);
	/* Another landlord hears nothing of it. */
	assert_int_equal(house_read(house, &house->south, see_queues, NULL),
			 OK);
	assert_int_equal(model_count(at(house, "unplaced")), 0);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(neighbours_lend_a_hand,
						house_open, house_close),
		cmocka_unit_test_setup_teardown(what_is_near_is_told,
						house_open, house_close),
	};

	return cmocka_run_group_tests_name("desk_routing", tests, NULL, NULL);
}
