/* Values as one reader reads them, and the addresses that carry them. */
#include <string.h>

#include "base/buf.h"
#include "desk/reader.h"
#include "lang/zone.h"
#include "tests/unit/unit.h"
#include "web/label.h"
#include "web/percent.h"
#include "web/session.h"
#include "wire/model.h"

/* Saturday 21 November 2026, noon. */
#define NOON ((int64_t)20778 * DAY_SECONDS + 12 * 3600)

static void
says_when(void **state)
{
	static const struct {
		int64_t ahead_s;
		const char *text;
	} cases[] = {
		{0, "today 12:00"},
		{5 * 3600, "today 17:00"},
		{12 * 3600, "tomorrow 00:00"},
		{-13 * 3600, "yesterday 23:00"},
		{2 * DAY_SECONDS, "Mon 23 Nov, 12:00"},
		{-2 * DAY_SECONDS, "Thu 19 Nov, 12:00"},
		{60 * DAY_SECONDS, "20 January 2027, 12:00"},
	};
	struct reader reader = {.now_utc = NOON,
				.tag = tag_find("en"),
				.label = label_of};

	(void)state;
	reader.value = value_new(reader.tag, VALUE_DIGITS_LATIN);
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		struct buf buf = {0};

		reader_time(&reader, NOON + cases[i].ahead_s, &buf);
		assert_string_equal(buf_string(&buf), cases[i].text);
		buf_free(&buf);
	}
	value_free(reader.value);
}

static void
shows_leaves(void **state)
{
	struct arena *arena = arena_new();
	struct model *m = model_object(arena);
	struct reader reader = {.now_utc = NOON,
				.tag = tag_find("en"),
				.label = label_of};
	struct mustache_host host = reader_host(&reader);
	static const struct {
		const char *key, *text;
	} cases[] = {
		{"state", "On hold"}, {"language", "Urdu"},
		{"price", "£45.00"},  {"share", "87.5%"},
		{"n", "1,234"},	      {"due", "today 12:00"},
		{"yes", "yes"},	      {"name", "فاطمة"},
		{"word", "unheard"},
	};

	(void)state;
	reader.value = value_new(reader.tag, VALUE_DIGITS_LATIN);
	model_code(m, "state", "state", "on-hold");
	model_code(m, "word", "state", "unheard");
	model_language(m, "language", "ur");
	model_money(m, "price", 4500, "GBP");
	model_real(m, "share", 0.875);
	model_int(m, "n", 1234);
	model_time(m, "due", NOON);
	model_bool(m, "yes", true);
	model_name(m, "name", "فاطمة", "ar");
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		struct mustache_shown shown = {0};
		struct buf buf = {0};

		host.show(host.self, model_get(m, cases[i].key), &buf, &shown);
		assert_string_equal(buf_string(&buf), cases[i].text);
		assert_int_equal(shown.isolate,
				 !strcmp(cases[i].key, "name"));
		buf_free(&buf);
	}
	value_free(reader.value);
	arena_free(arena);
}

static void
encodes_and_decodes(void **state)
{
	static const char *const texts[] = {"", "a b&c=d", "ਗੁਰ/../%", "~-_."};
	static const char *const bad[] = {"%", "%4", "%zz", "%00", "%ff"};
	struct arena *arena = arena_new();

	(void)state;
	for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
		struct buf buf = {0};
		const char *again = NULL;

		percent_encode(texts[i], &buf);
		assert_true(percent_decode(arena, buf_string(&buf), buf.count,
					   PERCENT_FORM, &again));
		assert_string_equal(again, texts[i]);
		buf_free(&buf);
	}
	for (size_t i = 0; i < sizeof bad / sizeof *bad; i++) {
		const char *none = NULL;

		assert_false(percent_decode(arena, bad[i], strlen(bad[i]),
					    PERCENT_PATH, &none));
		assert_null(none);
	}
	arena_free(arena);
}

static void
shuts_out_who_guesses(void **state)
{
	struct throttle *throttle = throttle_new();
	const struct attempt guess = {"192.0.2.1", "a@b.example", NULL};
	const struct attempt owner = {"192.0.2.2", "a@b.example", NULL};
	const struct attempt other = {"192.0.2.1", "c@d.example", NULL};

	(void)state;
	for (int i = 0; i < THROTTLE_TRIES; i++) {
		assert_true(throttle_open(throttle, &guess, 100));
		throttle_failed(throttle, &guess, 100);
	}
	assert_false(throttle_open(throttle, &guess, 100));
	assert_true(throttle_open(throttle, &owner, 100));
	assert_true(throttle_open(throttle, &other, 100));
	for (int i = 0; i < 9 * THROTTLE_TRIES; i++)
		throttle_failed(throttle, &guess, 100);
	assert_false(throttle_open(throttle, &owner, 100));
	assert_true(throttle_open(throttle, &other, 100));
	assert_true(throttle_open(throttle, &guess,
				  101 + THROTTLE_SPAN_S));
	throttle_free(throttle);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(says_when),
		cmocka_unit_test(shows_leaves),
		cmocka_unit_test(encodes_and_decodes),
		cmocka_unit_test(shuts_out_who_guesses),
	};

	return cmocka_run_group_tests_name("reader", tests, NULL, NULL);
}
