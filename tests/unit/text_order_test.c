/* Levels of text that all runs from the right are as ICU has them, and lines
 * are turned as UAX 9 says. */
#include <stdlib.h>
#include <string.h>
#include <unicode/uchar.h>

#include "tests/unit/unit.h"
#include "text/order.h"

static unsigned
drawn(unsigned *state, unsigned below)
{
	*state = *state * 1103515245 + 12345;
	return (*state >> 16) % below;
}

/* Any text of what is plain, of every kind of it. */
static void
plain_text_is_level_one(void **state)
{
	struct order *order = order_new();
	UChar plain[0x10000], text[40];
	unsigned count = 0, random = 7;

	(void)state;
	for (unsigned u = 1; u < 0xD800; u++) {
		UChar one = (UChar)u;

		if (u != '\n' && u >= ' ' && order_plain(&one, 1))
			plain[count++] = one;
	}
	assert_in_range(count, 300, 600);
	for (int i = 0; i < 20000; i++) {
		const uint8_t *level;
		int32_t units = 1 + (int32_t)drawn(&random, 40);

		for (int32_t k = 0; k < units; k++)
			text[k] = plain[drawn(&random, count)];
		level = order_levels(order, text, units, true);
		assert_non_null(level);
		for (int32_t k = 0; k < units; k++)
			assert_int_equal(level[k], 1);
	}
	order_free(order);
}

/* What ICU gives another level anywhere is not plain. */
static void
plain_is_what_may_be(void **state)
{
	(void)state;
	for (unsigned u = 1; u < 0xD800; u++) {
		UChar one = (UChar)u;
		int class = u_charDirection((UChar32)u);

		if (class == U_LEFT_TO_RIGHT || class == U_EUROPEAN_NUMBER ||
		    class == U_ARABIC_NUMBER ||
		    class >= U_LEFT_TO_RIGHT_ISOLATE ||
		    class == U_RIGHT_TO_LEFT_EMBEDDING)
			assert_false(order_plain(&one, 1));
		if (u_isalpha((UChar32)u) && u >= 0x620 && u < 0x64B)
			assert_true(order_plain(&one, 1));
	}
}

static void
turns_lines(void **state)
{
	static const struct {
		const char *levels, *order;
	} cases[] = {
		{"", ""},
		{"0", "0"},
		{"000", "012"},
		{"111", "210"},
		{"0110", "0213"},
		{"1221", "3120"},
		{"12321", "41230"},
		{"0123210", "0523416"},
		{"010101", "012345"},
		{"2112", "3210"},
	};

	(void)state;
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		size_t count = strlen(cases[i].levels);
		uint8_t level[10];
		uint32_t index[10];

		for (size_t k = 0; k < count; k++)
			level[k] = (uint8_t)(cases[i].levels[k] - '0');
		order_line(level, count, index);
		for (size_t k = 0; k < count; k++)
			assert_int_equal(index[k], cases[i].order[k] - '0');
	}
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(plain_text_is_level_one),
		cmocka_unit_test(plain_is_what_may_be),
		cmocka_unit_test(turns_lines),
	};

	return cmocka_run_group_tests_name("text order", tests, NULL, NULL);
}
