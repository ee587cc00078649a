/* Mail in the outbox: put once, in its reader's words, taken back, and kept
 * while there is no server to send it by. */
#include <string.h>

#include "desk/inside.h"
#include "desk/mail.h"
#include "desk/mail_settings.h"
#include "desk/outbox.h"
#include "desk/tick.h"
#include "lang/zone.h"
#include "store/outbox.h"
#include "tests/unit/house.h"
#include "tests/unit/unit.h"
#include "wire/model.h"

static enum status
put(struct visit *visit, void *input, struct house *house)
{
	struct mail mail = *(const struct mail *)input;

	mail.organisation = house->north.organisation;
	mail.model = house->model;
	model_time(mail.model, "starts_at", NOW);
	if (!mail.template)
		mail.template = "test";
	return mail_put(visit, &mail, &house->fault);
}

static enum status
show(struct visit *visit, void *input, struct house *house)
{
	(void)input;
	return mail_settings_show(visit, house->model, &house->fault);
}

static enum status
drop(struct visit *visit, void *input, struct house *house)
{
	return mail_drop(visit, input, &house->fault);
}

/* What waits to be sent by a time. */
struct waiting {
	int64_t by_utc;
	struct messages found;
};

static enum status
find(struct visit *visit, void *input, struct house *house)
{
	struct waiting *waiting = input;
	struct access access = visit_access_of_service(visit);

	access.arena = house->arena;
	return outbox_due(&access, waiting->by_utc, 100, &waiting->found,
			  &house->fault);
}

static size_t
waits(struct house *house, int64_t by_utc)
{
	struct waiting waiting = {.by_utc = by_utc};

	assert_int_equal(house_read(house, &house->admin, find, &waiting), OK);
	return waiting.found.count;
}

static void
must_put(struct house *house, const struct mail *mail)
{
	struct mail copy = *mail;

	assert_int_equal(house_write(house, &house->admin, put, &copy), OK);
}

/* A file in the making writes to nobody: it is opened again. */
static int
house_in_use(void **state)
{
	int code = house_open(state);

	if (!code)
		house_at(*state, NOW);
	return code;
}

static void
nobody_is_told_while_a_file_is_made(void **state)
{
	struct house *house = *state;

	must_put(house, &(struct mail){.to = "a@example.org", .key = "k"});
	assert_int_equal(waits(house, NOW), 0);
}

static void
one_key_is_one_mail(void **state)
{
	struct house *house = *state;
	const struct mail mail = {.to = "a@example.org", .key = "one"};

	must_put(house, &mail);
	must_put(house, &mail);
	assert_int_equal(waits(house, NOW), 1);
	must_put(house, &(struct mail){.to = NULL, .key = "nobody"});
	must_put(house, &(struct mail){.to = "", .key = "nobody"});
	assert_int_equal(waits(house, NOW), 1);
}

static void
what_has_not_gone_is_taken_back(void **state)
{
	static const char *const keys[] = {"remind/a/1", "remind/a/2",
					   "remind/a\xc3\xa9", "remind/b/1",
					   "remind"};
	struct house *house = *state;

	for (size_t i = 0; i < sizeof keys / sizeof *keys; i++)
		must_put(house, &(struct mail){.to = "a@example.org",
					       .key = keys[i],
					       .when_utc = NOW + HOUR});
	assert_int_equal(waits(house, NOW), 0);
	assert_int_equal(waits(house, NOW + HOUR), 5);
	assert_int_equal(
		house_write(house, &house->admin, drop, "remind/a/"), OK);
	assert_int_equal(waits(house, NOW + HOUR), 3);
	must_put(house, &(struct mail){.to = "a@example.org",
				       .key = keys[0],
				       .when_utc = NOW + HOUR});
	assert_int_equal(waits(house, NOW + HOUR), 4);
}

static void
readers_have_their_words(void **state)
{
	static const struct {
		const char *language, *told, *begins;
	} cases[] = {
		{NULL, "\"en\"", "Test of mail from"},
		{"en", "\"en\"", "Test of mail from"},
		{"cy", "\"cy\"", "Prawf"},
		{"sw", "\"en\"", "Test of mail from"},
		/* Some of its words are there, not those. */
		{"ur", "\"en\"", "Test of mail from"},
		{"nonsense", "\"en\"", "Test of mail from"},
	};
	struct house *house = *state;

	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		struct waiting waiting = {.by_utc = NOW};

		must_put(house, &(struct mail){.to = "a@example.org",
					       .key = "k",
					       .language = cases[i].language});
		assert_int_equal(house_read(house, &house->admin, find,
					    &waiting), OK);
		assert_int_equal(waiting.found.count, 1);
		assert_non_null(strstr(waiting.found.list[0].payload,
				       cases[i].told));
		assert_non_null(strstr(waiting.found.list[0].payload,
				       cases[i].begins));
		assert_int_equal(house_write(house, &house->admin, drop, "k"),
				 OK);
	}
}

/* Tenants are told of a booking in their own, values set apart. */
static void
tenants_read_their_own(void **state)
{
	struct house *house = *state;
	struct waiting waiting = {.by_utc = NOW};
	const struct mail mail = {.to = "a@example.org",
				  .key = "k",
				  .template = "booking-tenant",
				  .language = "ur"};

	must_put(house, &mail);
	assert_int_equal(house_read(house, &house->admin, find, &waiting), OK);
	assert_int_equal(waiting.found.count, 1);
	assert_non_null(strstr(waiting.found.list[0].payload, "\"ur\""));
	assert_non_null(strstr(waiting.found.list[0].payload,
			       "\u2068North Homes\u2069 کے ساتھ"));
}

static void
unknown_templates_are_faults(void **state)
{
	struct house *house = *state;
	struct mail mail = {
		.to = "a@example.org", .key = "k", .template = "none-such"};

	assert_int_equal(house_write(house, &house->admin, put, &mail),
			 E_INPUT);
	assert_int_equal(waits(house, NOW), 0);
}

static void
without_a_server_it_waits(void **state)
{
	struct house *house = *state;
	int64_t tried, now_utc = NOW;

	must_put(house, &(struct mail){.to = "a@example.org", .key = "k"});
	for (int i = 0; i < 20; i++) {
		assert_int_equal(outbox_run_here(house->desk, &tried,
						 &house->fault), OK);
		assert_int_equal(tried, 1);
		now_utc += HOUR;
		house_at(house, now_utc);
	}
	assert_int_equal(waits(house, now_utc), 1);
}

/* What is of use for a time is gone after it, and nobody has failed. */
static void
without_a_server_what_is_late_is_gone(void **state)
{
	struct house *house = *state;
	int64_t tried;

	must_put(house, &(struct mail){.to = "a@example.org",
				       .key = "k",
				       .until_utc = NOW + HOUR});
	house_at(house, NOW + 2 * HOUR);
	assert_int_equal(outbox_run_here(house->desk, &tried, &house->fault),
			 OK);
	assert_int_equal(house_read(house, &house->admin, show, NULL), OK);
	assert_int_equal(int_at(house, "failed"), 0);
	assert_int_equal(int_at(house, "waiting"), 0);
}

static enum status
run_tick(struct visit *visit, void *input, struct house *house)
{
	return tick(visit, input, &house->fault);
}

static enum status
wish(struct visit *visit, void *input, struct house *house)
{
	return mail_wish_set(visit, input, &house->fault);
}

/* How many of the mails that wait at that time go there. */
static int
told(struct house *house, int day, int hour, int minute)
{
	struct waiting waiting;
	struct tick_done done;
	int count = 0;

	(void)zone_utc(zone_local(NOW).day_days + day,
		       hour * HOUR + minute * 60, &waiting.by_utc);
	house_at(house, waiting.by_utc);
	assert_int_equal(house_write(house, &house->admin, run_tick, &done),
			 OK);
	assert_int_equal(house_read(house, &house->admin, find, &waiting), OK);
	for (size_t i = 0; i < waiting.found.count; i++) {
		const struct message *one = &waiting.found.list[i];

		count += !strncmp(one->key, "mail/morning/", 13) &&
			 strstr(one->payload, "nia@north.example");
	}
	return count;
}

static void
mornings_are_told_to_who_wants_it(void **state)
{
	struct house *house = *state;

	(void)house_request(house, &house->north, house->amina, "translation",
			    "pl"); /* a manager decides */
	assert_int_equal(told(house, 1, 0, 1), 0);
	assert_int_equal(told(house, 1, 8, 59), 0);
	assert_int_equal(told(house, 1, 9, 1), 1);
	assert_int_equal(told(house, 1, 9, 30), 1);
	assert_int_equal(house_write(house, &house->north, wish, "maybe"),
			 E_INPUT);
	assert_int_equal(house_write(house, &house->north, wish, "no"), OK);
	assert_int_equal(told(house, 2, 9, 1), 1); /* yesterday's */
	assert_int_equal(house_write(house, &house->north, wish, "yes"), OK);
	assert_int_equal(told(house, 3, 9, 1), 2);
	assert_int_equal(told(house, 5, 10, 0), 2); /* Saturday */
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
#define TEST(name) \
	cmocka_unit_test_setup_teardown(name, house_in_use, house_close)
		cmocka_unit_test_setup_teardown(
			nobody_is_told_while_a_file_is_made, house_open,
			house_close),
		TEST(one_key_is_one_mail),
		TEST(what_has_not_gone_is_taken_back),
		TEST(readers_have_their_words),
		TEST(tenants_read_their_own),
		TEST(unknown_templates_are_faults),
		TEST(without_a_server_it_waits),
		TEST(without_a_server_what_is_late_is_gone),
		TEST(mornings_are_told_to_who_wants_it),
#undef TEST
	};

	return cmocka_run_group_tests_name("desk mail", tests, NULL, NULL);
}
