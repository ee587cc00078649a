/* The table of languages, by lines of tests/data/tag.txt. */
#include <string.h>
#include <unicode/uloc.h>

#include "lang/plural.h"
#include "lang/tag.h"
#include "tests/unit/lines.h"
#include "tests/unit/unit.h"

static void
check_line(const struct line *line)
{
	const char *verb = line->field[0], *text = line->field[1];
	const char *wanted = line->field[2];
	const struct tag *tag = NULL;

	if (!strcmp(verb, "find"))
		tag = tag_find(text);
	else if (!strcmp(verb, "named"))
		tag = tag_named(text);
	else if (!strcmp(verb, "nearest"))
		tag = tag_nearest(text);
	else
		fail_msg("line %u: unknown verb %s", line->number, verb);
	if (strcmp(tag ? tag->tag : "none", wanted))
		fail_msg("line %u: %s %s gave %s, not %s", line->number, verb,
			 text, tag ? tag->tag : "none", wanted);
}

static void
finds_what_people_write(void **state)
{
	(void)state;
	assert_true(lines_each("tests/data/tag.txt", 3, check_line) > 60);
}

static void
is_in_order_and_complete(void **state)
{
	const struct tag *tag;
	size_t count = tag_all(&tag);

	(void)state;
	assert_true(count >= 130);
	for (size_t i = 0; i < count; i++) {
		assert_ptr_equal(tag_find(tag[i].tag), &tag[i]);
		assert_ptr_equal(tag_named(tag[i].english), &tag[i]);
		assert_true(!i || strcmp(tag[i - 1].tag, tag[i].tag) < 0);
		assert_true(tag[i].font || tag[i].kind != TAG_WRITTEN);
		assert_true(*tag[i].english && *tag[i].autonym);
	}
}

/* Script and direction as CLDR has them, for written languages. */
static void
agrees_with_icu(void **state)
{
	const struct tag *tag;
	size_t count = tag_all(&tag);

	(void)state;
	for (size_t i = 0; i < count; i++) {
		UErrorCode code = U_ZERO_ERROR;
		char likely[64], script[8];

		if (tag[i].kind != TAG_WRITTEN)
			continue;
		uloc_addLikelySubtags(tag[i].locale, likely, sizeof likely,
				      &code);
		uloc_getScript(likely, script, sizeof script, &code);
		assert_int_equal(code, U_ZERO_ERROR);
		assert_string_equal(script, tag[i].script);
		assert_int_equal(uloc_isRightToLeft(likely), tag[i].rtl);
	}
}

static void
has_a_plural_rule_for_each(void **state)
{
	const struct tag *tag;
	size_t count = tag_all(&tag);

	(void)state;
	for (size_t i = 0; i < count; i++) {
		struct plural *plural;

		assert_int_equal(
			plural_compile("", tag[i].plural, &plural, NULL), OK);
		plural_free(plural);
	}
}

static void
says_what_was_perhaps_meant(void **state)
{
	const struct tag *tag = NULL;
	struct fault fault;
	char text[400];

	(void)state;
	assert_int_equal(tag_parse("--lang", "uru", &tag, &fault), E_INPUT);
	assert_null(tag);
	fault_text(&fault, fault.message, text, sizeof text);
	assert_string_equal(fault.where, "--lang");
	assert_string_equal(text, "uru is not a language known here: the "
				  "nearest is ur (Urdu), then ru (Russian), "
				  "ug (Uyghur)");
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(finds_what_people_write),
		cmocka_unit_test(is_in_order_and_complete),
		cmocka_unit_test(agrees_with_icu),
		cmocka_unit_test(has_a_plural_rule_for_each),
		cmocka_unit_test(says_what_was_perhaps_meant),
	};

	return cmocka_run_group_tests_name("tag", tests, NULL, NULL);
}
