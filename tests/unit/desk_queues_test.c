/* Who looks after what: queues, absences, handing over, and the reminder at the
 * start of a working day and at no other time. */
#include <sqlite3.h>

#include "base/buf.h"
#include "desk/queues.h"
#include "desk/requests.h"
#include "desk/tick.h"
#include "lang/zone.h"
#include "store/queue.h"
#include "tests/unit/house.h"
#include "tests/unit/unit.h"
#include "wire/model.h"

#define NORTH_OFFICER "nia@north.example"
#define NORTH_MANAGER "max@north.example"
#define SOUTH_OFFICER "sol@south.example"

static enum status
show(struct visit *visit, void *input, struct house *house)
{
	(void)input;
	return queues_show(visit, house->model, &house->fault);
}

static enum status
hand(struct visit *visit, void *input, struct house *house)
{
	return request_hand_over(visit, input, house->model, &house->faults,
				 &house->fault);
}

static enum status
hand_all(struct visit *visit, void *input, struct house *house)
{
	return caseload_hand_over(visit, input, house->model, &house->faults,
				  &house->fault);
}

static enum status
away(struct visit *visit, void *input, struct house *house)
{
	return absence_add(visit, input, house->model, &house->faults,
			   &house->fault);
}

static enum status
back(struct visit *visit, void *input, struct house *house)
{
	return absence_take_back(visit, input, &house->fault);
}

static enum status
seen(struct visit *visit, void *input, struct house *house)
{
	(void)input;
	return reminder_put_away(visit, &house->fault);
}

static enum status
run_tick(struct visit *visit, void *input, struct house *house)
{
	return tick(visit, input, &house->fault);
}

static enum status
list(struct visit *visit, void *input, struct house *house)
{
	return requests_list(visit, input, house->model, &house->fault);
}

static int64_t
shown(struct house *house, const struct caller *who, const char *path)
{
	assert_int_equal(house_read(house, who, show, NULL), OK);
	return int_at(house, path);
}

static bool
is_reminded(struct house *house, const struct caller *who)
{
	struct tick_done done;

	assert_int_equal(house_write(house, &house->admin, run_tick, &done),
			 OK);
	assert_int_equal(house_read(house, who, show, NULL), OK);
	return model_kind_of(at(house, "reminder")) != MODEL_NULL;
}

/* A local time of day, some days after NOW's. */
static int64_t
local(int days, int hour, int minute)
{
	int64_t utc;

	(void)zone_utc(zone_local(NOW).day_days + days,
		       hour * HOUR + minute * 60, &utc);
	return utc;
}

static void
who_logs_looks_after(void **state)
{
	struct house *house = *state;
	const char *ref = house_request(house, &house->north, house->amina,
					"translation", "so");
	struct request_filter mine = {.queue = "mine"};

	assert_int_equal(shown(house, &house->north, "mine.open"), 1);
	assert_int_equal(shown(house, &house->north_manager, "mine.open"), 0);
	assert_int_equal(house_read(house, &house->north, list, &mine), OK);
	assert_string_equal(text_at(house, "requests.0.ref"), ref);
	assert_int_equal(house_read(house, &house->north_manager, list, &mine),
			 OK);
	assert_int_equal(model_count(at(house, "requests")), 0);
	mine.queue = "yours";
	assert_int_equal(house_read(house, &house->north, list, &mine),
			 E_INPUT);
}

static void
one_is_handed_over(void **state)
{
	struct house *house = *state;
	struct handing in = {
		.ref = house_request(house, &house->north, house->amina,
				     "translation", "so"),
		.to = NORTH_MANAGER,
		.reason = "long-term leave"};

	assert_int_equal(house_write(house, &house->south, hand, &in),
			 E_NOT_FOUND);
	assert_int_equal(house_write(house, &house->north, hand, &in), OK);
	assert_int_equal(shown(house, &house->north, "mine.open"), 0);
	assert_int_equal(shown(house, &house->north_manager, "mine.open"), 1);
	in.to = SOUTH_OFFICER;
	assert_int_equal(house_write(house, &house->north, hand, &in),
			 E_INPUT);
	assert_true(fault_at(house, "/to"));
	in.to = NULL; /* taken over by who asks */
	assert_int_equal(house_write(house, &house->north, hand, &in), OK);
	assert_int_equal(shown(house, &house->north, "mine.open"), 1);
}

static void
all_are_handed_over(void **state)
{
	struct house *house = *state;
	struct handing_all in = {.from = NORTH_OFFICER, .to = NORTH_MANAGER};

	(void)house_request(house, &house->north, house->amina, "translation",
			    "so");
	(void)house_request(house, &house->north, house->amina, "translation",
			    "pl");
	assert_int_equal(house_write(house, &house->north_manager, hand_all,
				     &in),
			 OK);
	assert_int_equal(int_at(house, "handed"), 2);
	assert_int_equal(int_at(house, "left"), 0);
	in.from = NORTH_MANAGER;
	in.to = NORTH_OFFICER;
	assert_int_equal(house_write(house, &house->north, hand_all, &in),
			 E_FORBIDDEN);
	in.to = NULL;
	assert_int_equal(house_write(house, &house->north_manager, hand_all,
				     &in),
			 E_INPUT);
}

static void
wrong_absences_are_refused(void **state)
{
	static const struct {
		int from, to;
		const char *cover, *where;
	} cases[] = {
		{5, 4, NULL, "/to"},
		{0, 400, NULL, "/to"},
		{0, 1, NORTH_OFFICER, "/cover"},
		{0, 1, SOUTH_OFFICER, "/cover"},
		{0, 1, "nobody", "/cover"},
	};
	struct house *house = *state;
	int32_t today = zone_local(NOW).day_days;
	struct absence_input in = {.from_days = INT32_MIN,
				   .to_days = INT32_MIN};

	assert_int_equal(house_write(house, &house->north, away, &in),
			 E_INPUT);
	assert_true(fault_at(house, "/from") && fault_at(house, "/to"));
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		in.from_days = today + cases[i].from;
		in.to_days = today + cases[i].to;
		in.cover = cases[i].cover;
		assert_int_equal(house_write(house, &house->north, away, &in),
				 E_INPUT);
		assert_true(fault_at(house, cases[i].where));
	}
	in = (struct absence_input){.account = NORTH_MANAGER,
				    .from_days = today,
				    .to_days = today};
	assert_int_equal(house_write(house, &house->north, away, &in),
			 E_FORBIDDEN);
}

static void
a_colleague_covers(void **state)
{
	struct house *house = *state;
	int32_t today = zone_local(NOW).day_days;
	struct absence_input in = {.cover = NORTH_MANAGER,
				   .from_days = today,
				   .to_days = today + 1};
	const char *id;

	(void)house_request(house, &house->north, house->amina, "translation",
			    "pl"); /* a manager decides */
	assert_int_equal(house_write(house, &house->north, away, &in), OK);
	id = arena_text(house->arena, text_at(house, "id"));
	assert_int_equal(shown(house, &house->north_manager, "away.0.open"),
			 1);
	assert_true(int_at(house, "away.0.for_me"));
	assert_int_equal(shown(house, &house->south, "mine.open"), 0);
	assert_int_equal(model_count(at(house, "away")), 0);
	house_at(house, local(1, 9, 1));
	assert_true(is_reminded(house, &house->north_manager));
	assert_false(is_reminded(house, &house->north));
	assert_int_equal(house_write(house, &house->south, back,
				     (void *)(uintptr_t)id),
			 E_NOT_FOUND);
	assert_int_equal(house_write(house, &house->north, back,
				     (void *)(uintptr_t)id),
			 OK);
	assert_int_equal(house_write(house, &house->north, back,
				     (void *)(uintptr_t)id),
			 E_NOT_FOUND);
}

/* Puts an item there again, past every function of ours. */
static void
multiply(struct house *house, int times)
{
	struct buf sql = {0};
	sqlite3 *db;

	buf_text(&sql, "BEGIN; CREATE TEMP TABLE one AS SELECT * FROM item;");
	for (int i = 0; i < times; i++)
		buf_text(&sql, "UPDATE one SET id = id + 1, n = n + 1;"
			       "INSERT INTO item SELECT * FROM one;");
	buf_text(&sql, "COMMIT");
	assert_int_equal(sqlite3_open(house->path, &db), SQLITE_OK);
	if (sqlite3_exec(db, buf_string(&sql), NULL, NULL, NULL))
		fail_msg("%s", sqlite3_errmsg(db));
	assert_int_equal(sqlite3_close(db), SQLITE_OK);
	buf_free(&sql);
}

static void
what_nobody_counts_is_said(void **state)
{
	struct house *house = *state;

	(void)house_request(house, &house->north, house->amina, "translation",
			    "so");
	multiply(house, LOAD_MOST - 1);
	assert_int_equal(shown(house, &house->north, "mine.open"), LOAD_MOST);
	assert_false(model_true(at(house, "mine.more")));
	(void)house_request(house, &house->north, house->amina, "translation",
			    "pl");
	assert_int_equal(shown(house, &house->north, "mine.open"), LOAD_MOST);
	assert_true(model_true(at(house, "mine.more")));
	assert_int_equal(shown(house, &house->admin, "mine.open"), 0);
	assert_false(model_true(at(house, "mine.more")));
}

static void
the_working_day_begins(void **state)
{
	struct house *house = *state;

	(void)house_request(house, &house->north, house->amina, "translation",
			    "pl"); /* a manager decides */
	house_at(house, local(1, 0, 1));
	assert_false(is_reminded(house, &house->north));
	house_at(house, local(1, 8, 59));
	assert_false(is_reminded(house, &house->north));
	house_at(house, local(1, 9, 1));
	assert_true(is_reminded(house, &house->north));
	assert_int_equal(house_write(house, &house->north, seen, NULL), OK);
	house_at(house, local(1, 16, 0));
	assert_false(is_reminded(house, &house->north));
	house_at(house, local(2, 12, 0)); /* nothing ran in the morning */
	assert_true(is_reminded(house, &house->north));
	house_at(house, local(5, 10, 0)); /* Saturday */
	assert_false(is_reminded(house, &house->north));
	house_at(house, local(95, 10, 0)); /* Christmas Day */
	assert_false(is_reminded(house, &house->north));
	house_audit(house);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
#define TEST(name) \
	cmocka_unit_test_setup_teardown(name, house_open, house_close)
		TEST(who_logs_looks_after),
		TEST(one_is_handed_over),
		TEST(all_are_handed_over),
		TEST(wrong_absences_are_refused),
		TEST(a_colleague_covers),
		TEST(what_nobody_counts_is_said),
		TEST(the_working_day_begins),
#undef TEST
	};

	return cmocka_run_group_tests_name("desk queues", tests, NULL, NULL);
}
