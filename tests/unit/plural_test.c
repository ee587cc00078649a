/* Plural rules: the language of Plural-Forms, its limits, and CLDR's own
 * choices for whole numbers. */
#include <stdio.h>
#include <string.h>

#include "lang/plural.h"
#include "lang/value.h"
#include "tests/unit/lines.h"
#include "tests/unit/unit.h"

/* RULE | N=FORM N=FORM ..., or "refused" */
static void
check_line(const struct line *line)
{
	const char *wanted = line->field[1];
	struct plural *plural;
	unsigned long n, form;
	int read;
	enum status status =
		plural_compile("Plural-Forms", line->field[0], &plural, NULL);

	if ((status != OK) != !strcmp(wanted, "refused"))
		fail_msg("line %u: %s: %s", line->number, line->field[0],
			 status_name(status));
	if (status != OK)
		return;
	for (; sscanf(wanted, "%lu=%lu%n", &n, &form, &read) == 2;
	     wanted += read)
		if (plural_index(plural, n) != form)
			fail_msg("line %u: %lu gave %zu, not %lu", line->number,
				 n, plural_index(plural, n), form);
	assert_string_equal(wanted, "");
	plural_free(plural);
}

static void
compiles_and_counts(void **state)
{
	(void)state;
	assert_true(lines_each("tests/data/plural.txt", 2, check_line) > 50);
}

static void
refuse_repeated(const char *unit, int times, const char *end)
{
	char rule[4000] = "nplurals=2; plural=";
	struct plural *plural;

	for (int i = 0; i < times; i++)
		strncat(rule, unit, sizeof rule - strlen(rule) - 1);
	strncat(rule, end, sizeof rule - strlen(rule) - 1);
	assert_int_equal(plural_compile("", rule, &plural, NULL), E_INPUT);
}

static void
bounds_size_and_depth(void **state)
{
	(void)state;
	refuse_repeated("n+", PLURAL_NODES_MAX, "n");
	refuse_repeated("(", PLURAL_DEPTH_MAX, "n");
	refuse_repeated("!", PLURAL_DEPTH_MAX, "n");
	refuse_repeated("n?n:", PLURAL_DEPTH_MAX, "n");
	refuse_repeated("(", 3000, "");
}

/* Numbers of one CLDR category have one form, those of two have two. */
static void
agree_for(const struct tag *tag)
{
	struct value *value = value_new(tag, VALUE_DIGITS_LATIN);
	const char *seen[PLURAL_FORMS_MAX] = {0};
	struct plural *plural;

	assert_int_equal(plural_compile("", tag->plural, &plural, NULL), OK);
	for (int n = 0; n < 250; n++) {
		const char *category = value_plural(value, n);
		size_t form = plural_index(plural, (unsigned long)n);

		if (!seen[form])
			seen[form] = category;
		if (strcmp(seen[form], category))
			fail_msg("%s: %d is %s, form %zu was %s", tag->tag, n,
				 category, form, seen[form]);
		for (size_t i = 0; i < PLURAL_FORMS_MAX; i++)
			assert_true(i == form || !seen[i] ||
				    strcmp(seen[i], category));
	}
	plural_free(plural);
	value_free(value);
}

static void
agree_with_cldr(void **state)
{
	static const char *const tags[] = {
		"am",	   "ar", "bg",	"bn", "ckb", "cs",	"cy", "de",
		"el",	   "en", "es",	"fa", "fil", "fr",	"ga", "gd",
		"gu",	   "he", "hi",	"hu", "it",  "ku",	"lt", "nl",
		"pa-Guru", "pl", "prs", "ps", "ro",  "ru",	"si", "sk",
		"sl",	   "so", "sq",	"sr", "sw",  "ta",	"th", "ti",
		"tr",	   "uk", "ur",	"vi", "yi",  "zh-Hans", "zu",
	};

	(void)state;
	for (size_t i = 0; i < sizeof tags / sizeof *tags; i++)
		agree_for(tag_find(tags[i]));
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(compiles_and_counts),
		cmocka_unit_test(bounds_size_and_depth),
		cmocka_unit_test(agree_with_cldr),
	};

	return cmocka_run_group_tests_name("plural", tests, NULL, NULL);
}
