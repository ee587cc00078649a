/* The model keeps what it is given, in order and with its type. */
#include <string.h>

#include "base/arena.h"
#include "tests/unit/unit.h"
#include "wire/model.h"

static struct arena *arena;

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
	return 0;
}

static void
keeps_types(void **state)
{
	struct model *m = model_object(arena);
	char text[] = "Flat 2";

	(void)state;
	model_text(m, "address", text);
	text[0] = 'X';
	model_int(m, "words", 480);
	model_money(m, "fee", 4500, "GBP");
	model_code(m, "state", "state", "on-hold");
	model_language(m, "language", "zh-Hans");
	model_name(m, "name", "Amina Example", "so");
	model_day(m, "day", 20000);
	model_time(m, "at", -1);
	model_real(m, "share", 0.25);
	model_text(m, "nothing", NULL);
	assert_string_equal(model_text_of(model_get(m, "address")), "Flat 2");
	assert_int_equal(model_text_bytes(model_get(m, "address")), 6);
	assert_int_equal(model_int_of(model_get(m, "words")), 480);
	assert_true(model_real_of(model_get(m, "words")) == 480);
	assert_string_equal(model_currency_of(model_get(m, "fee")), "GBP");
	assert_int_equal(model_int_of(model_get(m, "fee")), 4500);
	assert_string_equal(model_set_of(model_get(m, "state")), "state");
	assert_string_equal(model_text_of(model_get(m, "state")), "on-hold");
	assert_string_equal(model_tag_of(model_get(m, "language")), "zh-Hans");
	assert_string_equal(model_tag_of(model_get(m, "name")), "so");
	assert_int_equal(model_int_of(model_get(m, "day")), 20000);
	assert_int_equal(model_int_of(model_get(m, "at")), -1);
	assert_true(model_real_of(model_get(m, "share")) == 0.25);
	assert_int_equal(model_kind_of(model_get(m, "nothing")), MODEL_NULL);
	assert_non_null(model_get(m, "nothing"));
	assert_null(model_get(m, "missing"));
	assert_null(model_get(model_get(m, "words"), "words"));
}

static void
keeps_order(void **state)
{
	static const char *const keys[] = {"z", "a", "m", "b"};
	struct model *m = model_object(arena);
	size_t n = 0;

	(void)state;
	for (size_t i = 0; i < 4; i++)
		model_int(m, keys[i], (int64_t)i);
	model_text(m, "a", "again");
	assert_int_equal(model_count(m), 4);
	for (const struct model *c = model_first(m); c; c = model_next(c))
		assert_string_equal(model_key(c), keys[n++]);
	assert_string_equal(model_text_of(model_get(m, "a")), "again");
}

static void
nests(void **state)
{
	struct model *m = model_object(arena);
	struct model *list = model_children(m, "list");

	(void)state;
	model_int(model_append(list), "n", 1);
	model_append_text(list, "two");
	model_int(model_child(m, "child"), "n", 3);
	assert_int_equal(model_count(list), 2);
	assert_int_equal(
		model_int_of(model_get(model_first(list), "n")), 1);
	assert_null(model_key(model_first(list)));
	assert_int_equal(
		model_int_of(model_get(model_get(m, "child"), "n")), 3);
}

static void
finds_among_many(void **state)
{
	struct model *m = model_object(arena);

	(void)state;
	for (int i = 0; i < 500; i++)
		model_int(m, arena_printf(arena, "key%d", i), i);
	for (int i = 0; i < 500; i++) {
		const char *key = arena_printf(arena, "key%d", i);

		assert_int_equal(model_int_of(model_get(m, key)), i);
	}
	assert_null(model_get(m, "key500"));
}

static void
knows_what_is_true(void **state)
{
	struct model *m = model_object(arena);

	(void)state;
	model_int(m, "zero", 0);
	model_text(m, "empty", "");
	model_text(m, "text", "0");
	model_bool(m, "no", false);
	model_children(m, "none");
	model_child(m, "object");
	model_time(m, "epoch", 0);
	assert_false(model_true(NULL));
	assert_false(model_true(model_get(m, "zero")));
	assert_false(model_true(model_get(m, "empty")));
	assert_false(model_true(model_get(m, "no")));
	assert_false(model_true(model_get(m, "none")));
	assert_true(model_true(model_get(m, "text")));
	assert_true(model_true(model_get(m, "object")));
	assert_true(model_true(model_get(m, "epoch")));
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(keeps_types, set_up,
						tear_down),
		cmocka_unit_test_setup_teardown(keeps_order, set_up,
						tear_down),
		cmocka_unit_test_setup_teardown(nests, set_up, tear_down),
		cmocka_unit_test_setup_teardown(finds_among_many, set_up,
						tear_down),
		cmocka_unit_test_setup_teardown(knows_what_is_true, set_up,
						tear_down),
	};

	return cmocka_run_group_tests_name("model", tests, NULL, NULL);
}
