/* JSON: what is printed, and everything that is refused. */
#include <string.h>

#include "base/arena.h"
#include "base/buf.h"
#include "base/fault.h"
#include "tests/unit/unit.h"
#include "wire/json.h"
#include "wire/model.h"

static struct arena *arena;
static struct buf out;

static int
set_up(void **state)
{
	(void)state;
	arena = arena_new();
	return 0;
}

static int
tear_down(void **state)
{
	(void)state;
	arena_free(arena);
	buf_free(&out);
	return 0;
}

static void
prints_every_kind(void **state)
{
	struct model *m = model_object(arena);
	struct model *list;

	(void)state;
	model_text(m, "text", "a\"b\\c\n\t\x7f\xE2\x80\xA8");
	model_text(m, "none", NULL);
	model_bool(m, "yes", true);
	model_int(m, "least", INT64_MIN);
	model_real(m, "share", 0.1);
	model_real(m, "third", 1.0 / 3);
	model_time(m, "at", 1795253400);
	model_day(m, "day", 20778);
	model_money(m, "fee", -4500, "GBP");
	model_language(m, "language", "pa-Guru");
	model_code(m, "state", "state", "on-hold");
	model_name(m, "name", "ਗੁਰ", "pa-Guru");
	model_text(m, "page_token", "secret");
	list = model_children(m, "list");
	model_append_text(list, "x");
	model_int(model_append(list), "n", 1);
	model_append(list);
	model_children(m, "empty");
	json_print(m, &out);
	assert_string_equal(
		buf_string(&out),
		"{\"text\":\"a\\\"b\\\\c\\n\\u0009\\u007f\xE2\x80\xA8\","
		"\"none\":null,\"yes\":true,\"least\":-9223372036854775808,"
		"\"share\":0.1,\"third\":0.3333333333333333,"
		"\"at\":\"2026-11-21T09:30:00Z\",\"day\":\"2026-11-21\","
		"\"fee\":{\"minor\":-4500,\"currency\":\"GBP\"},"
		"\"language\":\"pa-Guru\",\"state\":\"on-hold\","
		"\"name\":\"ਗੁਰ\",\"list\":[\"x\",{\"n\":1},{}],"
		"\"empty\":[]}");
}

static void
prints_days_and_times(void **state)
{
	static const struct {
		int32_t day;
		const char *text;
	} days[] = {
		{0, "1970-01-01"},      {-1, "1969-12-31"},
		{59, "1970-03-01"},     {11016, "2000-02-29"},
		{11017, "2000-03-01"},  {20878, "2027-03-01"},
		{47540, "2100-02-28"},  {47541, "2100-03-01"},
		{-719528, "0000-01-01"},
	};
	struct model *list = model_list(arena);

	(void)state;
	for (size_t i = 0; i < sizeof days / sizeof *days; i++) {
		struct model *m = model_object(arena);

		model_day(m, "d", days[i].day);
		buf_clear(&out);
		json_leaf(model_get(m, "d"), &out);
		assert_string_equal(buf_string(&out), days[i].text);
	}
	model_time(list, NULL, -1);
	buf_clear(&out);
	json_print(list, &out);
	assert_string_equal(buf_string(&out), "[\"1969-12-31T23:59:59Z\"]");
}

static void
reads_what_it_prints(void **state)
{
	static const char *const texts[] = {
		"{\"b\":1,\"a\":[true,false,null,{\"c\":\"\\u0009é\"}]}",
		"[]", "{}", "\"x\"", "-5", "1.21", "null", "[[[]]]",
		"{\"\":{\"a/b\":0,\"m~n\":1}}",
	};

	(void)state;
	for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
		const struct model *m;
		struct fault fault;

		assert_int_equal(json_parse(texts[i], strlen(texts[i]), arena,
					    &m, &fault), OK);
		buf_clear(&out);
		json_print(m, &out);
		assert_string_equal(buf_string(&out), texts[i]);
	}
}

struct refusal {
	const char *text;
	size_t count; /* 0 for all of a text without NUL */
	const char *where, *says;
};

static const struct refusal refusals[] = {
	{"", 0, "1:1", "too early"},
	{"{", 0, "1:2", "too early"},
	{"{\"a\":1", 0, "1:7", "too early"},
	{"{\"a\":1,\n \"b\":2,\n \"a\":3}", 0, "3:", "twice"},
	{"{\"a\":\"\xC3\"}", 0, "1:", "UTF-8"},
	{"\"\xED\xA0\x80\"", 0, "1:", "UTF-8"},
	{"\"\xC0\xAF\"", 0, "1:", "UTF-8"},
	{"\"a\\u0000b\"", 0, "1:", "NUL"},
	{"{\"a\\u0000b\":1}", 0, "1:", "NUL"},
	{"[1\0]", 4, "1:3", "NUL"},
	{"[9223372036854775808]", 0, "1:", "too large"},
	{"[1e999]", 0, "1:", "too large"},
	{"[1,]", 0, "1:", "not JSON"},
	{"[1] x", 0, "1:", "after the end"},
	{"{'a':1}", 0, "1:", "not JSON"},
	{"[NaN]", 0, "1:", "not JSON"},
	{"[01]", 0, "1:", "not JSON"},
	{"// no\n1", 0, "1:", "not JSON"},
	{"\"\\ud800\"", 0, "1:", "not JSON"},
	{"\xEF\xBB\xBF{}", 0, "1:", "not JSON"},
	{"\"a\nb\"", 0, "1:", "not JSON"},
};

static void
refuses(void **state)
{
	(void)state;
	for (size_t i = 0; i < sizeof refusals / sizeof *refusals; i++) {
		const struct refusal *r = &refusals[i];
		const struct model *untouched = NULL;
		struct fault fault = {0};
		size_t count = r->count ? r->count : strlen(r->text);

		if (json_parse(r->text, count, arena, &untouched, &fault) !=
		    E_INPUT)
			fail_msg("taken: %s", r->text);
		assert_null(untouched);
		if (strncmp(fault.where, r->where, strlen(r->where)) != 0 ||
		    !strstr(fault.message, r->says))
			fail_msg("%s: %s: %s", r->text, fault.where,
				 fault.message);
	}
}

static void
bounds_depth_and_size(void **state)
{
	char deep[2 * JSON_DEPTH_MAX + 3];
	size_t n = JSON_DEPTH_MAX;
	const struct model *m;
	struct fault fault;
	char *large;

	(void)state;
	memset(deep, '[', n);
	memset(deep + n, ']', n);
	assert_int_equal(json_parse(deep, 2 * n, arena, &m, &fault), OK);
	memset(deep, '[', n + 1);
	memset(deep + n + 1, ']', n + 1);
	assert_int_equal(json_parse(deep, 2 * n + 2, arena, &m, &fault),
			 E_INPUT);
	assert_string_equal(fault.where, "1:33");
	assert_int_equal(json_parse("\"[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[\"",
				    39, arena, &m, &fault), OK);
	large = arena_alloc(arena, JSON_BYTES_MAX + 1);
	memset(large, ' ', JSON_BYTES_MAX + 1);
	large[0] = '1';
	assert_int_equal(json_parse(large, JSON_BYTES_MAX, arena, &m, &fault),
			 OK);
	assert_int_equal(json_parse(large, JSON_BYTES_MAX + 1, arena, &m,
				    &fault), E_INPUT);
}

static void
points(void **state)
{
	static const char text[] =
		"{\"items\":[{\"from\":\"en\"},{\"a/b~c\":7}]}";
	const struct model *m;
	const char *p;

	(void)state;
	assert_int_equal(json_parse(text, strlen(text), arena, &m, NULL), OK);
	p = json_pointer_index(arena, json_pointer_key(arena, "", "items"), 1);
	assert_string_equal(p, "/items/1");
	p = json_pointer_key(arena, p, "a/b~c");
	assert_string_equal(p, "/items/1/a~1b~0c");
	assert_int_equal(model_int_of(json_at(m, p)), 7);
	assert_ptr_equal(json_at(m, ""), m);
	assert_string_equal(model_text_of(json_at(m, "/items/0/from")), "en");
	assert_null(json_at(m, "/items/2"));
	assert_null(json_at(m, "/items/00"));
	assert_null(json_at(m, "/item"));
	assert_null(json_at(m, "items"));
	assert_null(json_at(m, "/items/0/from/x"));
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)

int
main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(prints_every_kind),
		TEST(prints_days_and_times),
		TEST(reads_what_it_prints),
		TEST(refuses),
		TEST(bounds_depth_and_size),
		TEST(points),
	};

	return cmocka_run_group_tests_name("json", tests, NULL, NULL);
}
