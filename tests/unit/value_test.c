/* Values as languages write them, by lines of tests/data/value.txt. */
#include <pthread.h>
#include <stdio.h>
#include <string.h>

#include "lang/money.h"
#include "lang/value.h"
#include "tests/unit/lines.h"
#include "tests/unit/unit.h"

static enum value_digits
digits_named(const char *name)
{
	return !strcmp(name, "latin")	 ? VALUE_DIGITS_LATIN
	       : !strcmp(name, "native") ? VALUE_DIGITS_NATIVE
					 : VALUE_DIGITS_CLDR;
}

static void
print_list(struct value *value, const char *text, struct buf *buf)
{
	char copy[200], *rest = copy, *item;
	const char *list[10];
	size_t count = 0;

	snprintf(copy, sizeof copy, "%s", text);
	while ((item = strsep(&rest, ";")))
		list[count++] = item;
	value_list(value, list, count, buf);
}

/* TAG | DIGITS | TYPE | TEXT | RESULT */
static void
check_line(const struct line *line)
{
	const char *text = line->field[3], *wanted = line->field[4];
	const struct tag *tag = tag_find(line->field[0]);
	enum value_type type;
	struct value *value;
	struct buf buf = {0};
	struct fault fault;

	assert_non_null(tag);
	assert_int_equal(value_type_parse("", line->field[2], &type, &fault),
			 OK);
	value = value_new(tag, digits_named(line->field[1]));
	if (type == VALUE_LIST)
		print_list(value, text, &buf);
	else if (value_print(value, type, text, &buf, &fault) != OK)
		buf_text(&buf, "refused");
	if (strcmp(buf_string(&buf), wanted))
		fail_msg("line %u: %s %s %s gave %s, not %s", line->number,
			 line->field[0], line->field[2], text, buf_string(&buf),
			 wanted);
	buf_free(&buf);
	value_free(value);
}

static void
writes_as_the_language_does(void **state)
{
	(void)state;
	assert_true(lines_each("tests/data/value.txt", 5, check_line) > 200);
}

static void
rounds_what_is_computed(void **state)
{
	struct value *value = value_new(tag_find("en"), VALUE_DIGITS_CLDR);
	struct buf buf = {0};

	(void)state;
	value_percent(value, 2.0 / 3, &buf);
	buf_char(&buf, ' ');
	value_percent(value, 0.25, &buf);
	buf_char(&buf, ' ');
	value_real(value, 1234.5678, &buf);
	buf_char(&buf, ' ');
	value_integer(value, INT64_MIN, &buf);
	assert_string_equal(buf_string(&buf),
			    "66.7% 25% 1,234.6 -9,223,372,036,854,775,808");
	buf_free(&buf);
	value_free(value);
}

/* In the order and the case of the language. */
static void
calls_a_month_by_its_name(void **state)
{
	static const char *const months[][2] = {
		{"en", "October 2026"},	    {"cy", "Hydref 2026"},
		{"pl", "październik 2026"}, {"zh-Hans", "2026年10月"},
		{"fa", "اکتبر ۲۰۲۶"},
	};

	(void)state;
	for (size_t i = 0; i < sizeof months / sizeof *months; i++) {
		struct value *value = value_new(tag_find(months[i][0]),
						VALUE_DIGITS_CLDR);
		struct buf buf = {0};

		value_month(value, 20727, &buf);
		assert_string_equal(buf_string(&buf), months[i][1]);
		buf_free(&buf);
		value_free(value);
	}
}

/* More currencies than are kept open at a time. */
static void
keeps_currencies_apart(void **state)
{
	static const struct {
		const char *code, *text;
	} money[] = {
		{"GBP", "£12.34"},    {"EUR", "€12.34"},   {"JPY", "JP¥1,234"},
		{"BHD", "BHD 1.234"}, {"USD", "US$12.34"}, {"PLN", "PLN 12.34"},
	};
	struct value *value = value_new(tag_find("en"), VALUE_DIGITS_CLDR);

	(void)state;
	for (size_t i = 0; i < 24; i++) {
		struct buf buf = {0};

		value_money(value, 1234, money[i % 6].code, &buf);
		for (char *p = buf.bytes; *p; p++)
			if ((unsigned char)p[0] == 0xC2 &&
			    (unsigned char)p[1] == 0xA0)
				memmove(p, p + 1, strlen(p)), *p = ' ';
		assert_string_equal(buf_string(&buf), money[i % 6].text);
		buf_free(&buf);
	}
	value_free(value);
}

static void
names_the_nearest_type(void **state)
{
	enum value_type type = VALUE_LIST;
	struct fault fault;
	char text[300];

	(void)state;
	for (size_t i = 0; i < VALUE_TYPES; i++) {
		assert_int_equal(
			value_type_parse("",
					 value_type_name((enum value_type)i),
					 &type, NULL),
			OK);
		assert_int_equal(type, i);
	}
	assert_int_equal(value_type_parse("--type", "mony", &type, &fault),
			 E_INPUT);
	fault_text(&fault, fault.message, text, sizeof text);
	assert_string_equal(text, "mony is not a type of value: the nearest "
				  "is money");
	assert_string_equal(fault.where, "--type");
}

static void *
use_shared(void *shared)
{
	static const char *const tags[] = {"en", "ar", "bn", "pl"};

	for (int i = 0; i < 200; i++) {
		const struct tag *tag = tag_find(tags[i % 4]);
		struct value *value =
			values_take(shared, tag, VALUE_DIGITS_LATIN);
		struct buf buf = {0};

		value_integer(value, i, &buf);
		assert_ptr_equal(value_tag(value), tag);
		assert_int_equal(value_digits(value), VALUE_DIGITS_LATIN);
		buf_free(&buf);
		values_give(shared, value);
	}
	return NULL;
}

static void
is_shared_by_threads(void **state)
{
	struct values *values = values_new();
	pthread_t thread[4];

	(void)state;
	for (int i = 0; i < 4; i++)
		assert_int_equal(
			pthread_create(&thread[i], NULL, use_shared, values),
			0);
	for (int i = 0; i < 4; i++)
		pthread_join(thread[i], NULL);
	values_free(values);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(writes_as_the_language_does),
		cmocka_unit_test(rounds_what_is_computed),
		cmocka_unit_test(calls_a_month_by_its_name),
		cmocka_unit_test(keeps_currencies_apart),
		cmocka_unit_test(names_the_nearest_type),
		cmocka_unit_test(is_shared_by_threads),
	};

	return cmocka_run_group_tests_name("value", tests, NULL, NULL);
}
