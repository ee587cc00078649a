/* How long text messages are, by lines of tests/data/sms.txt. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/buf.h"
#include "core/sms.h"
#include "tests/unit/lines.h"
#include "tests/unit/unit.h"

static void
repeat(const char *field, struct buf *out)
{
	const char *star = strchr(field, '*');
	size_t bytes = star ? (size_t)(star - field) : strlen(field);
	long times = star ? strtol(star + 1, NULL, 10) : 1;

	while (times-- > 0)
		buf_put(out, field, bytes);
}

static void
check_length(const struct line *line)
{
	struct buf text = {0};
	struct sms_length length;
	char number[3][24];

	repeat(line->field[0], &text);
	length = sms_length(buf_string(&text));
	buf_free(&text);
	snprintf(number[0], sizeof number[0], "%zu", length.units);
	snprintf(number[1], sizeof number[1], "%zu", length.parts);
	snprintf(number[2], sizeof number[2], "%zu", length.left);
	line_same(line, "alphabet", line->field[1],
		  length.wide ? "wide" : "gsm");
	line_same(line, "units", line->field[2], number[0]);
	line_same(line, "parts", line->field[3], number[1]);
	line_same(line, "left", line->field[4], number[2]);
}

static void
is_counted_as_networks_do(void **state)
{
	(void)state;
	lines_all("tests/data/sms.txt", 5, check_length);
}

/* A character of two units moves whole into the next part: the part before
 * it stays one short. */
static void
never_parts_a_character(void **state)
{
	struct buf text = {0};
	struct sms_length length;

	(void)state;
	for (int i = 0; i < 152; i++)
		buf_char(&text, 'a');
	buf_text(&text, "\u20ac");
	for (int i = 0; i < 151; i++)
		buf_char(&text, 'a');
	length = sms_length(buf_string(&text));
	assert_int_equal(length.units, 305);
	assert_int_equal(length.parts, 2);
	assert_int_equal(length.left, 0);
	buf_text(&text, "a");
	length = sms_length(buf_string(&text));
	assert_int_equal(length.parts, 3);
	buf_free(&text);
}

static void
check_number(const struct line *line)
{
	char number[SMS_NUMBER_TEXT];

	line_same(line, "number", line->field[1],
		  sms_number(line->field[0], number) ? number : "-");
}

static void
knows_numbers_of_mobile_telephones(void **state)
{
	(void)state;
	lines_all("tests/data/sms-numbers.txt", 2, check_number);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(is_counted_as_networks_do),
		cmocka_unit_test(knows_numbers_of_mobile_telephones),
		cmocka_unit_test(never_parts_a_character),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
