/* Where languages are spoken: every one of the table is known, and every one
 * that is known can be found by its part of the world. */
#include <string.h>

#include "lang/region.h"
#include "lang/tag.h"
#include "tests/unit/unit.h"

static void
every_language_is_known_once_in_its_region(void **state)
{
	const struct region *all;
	size_t count = region_all(&all);

	(void)state;
	assert_true(count > 8);
	for (size_t i = 0; i < count; i++) {
		assert_ptr_equal(region_find(all[i].code), &all[i]);
		for (const char *const *tag = all[i].tags; *tag; tag++) {
			assert_non_null(tag_find(*tag));
			assert_string_equal(tag_find(*tag)->tag, *tag);
			for (const char *const *o = all[i].tags; o < tag; o++)
				assert_string_not_equal(*o, *tag);
		}
	}
	assert_null(region_find("atlantis"));
}

static void
those_most_asked_for_are_known(void **state)
{
	(void)state;
	for (const char *const *tag = region_common; *tag; tag++)
		assert_non_null(tag_find(*tag));
}

static bool
has(const struct region *region, const char *wanted)
{
	for (const char *const *tag = region->tags; *tag; tag++)
		if (!strcmp(*tag, wanted))
			return true;
	return false;
}

/* Languages of writing that nobody speaks as such, forms of one that stands
 * there, and English. */
static bool
left_out(const char *tag)
{
	static const char *const tags[] = {"en", "ase", "lb", "sr", "zh-Hans",
					   "zh-Hant"};

	for (size_t i = 0; i < sizeof tags / sizeof *tags; i++)
		if (!strcmp(tags[i], tag))
			return true;
	return false;
}

static void
every_language_has_a_region(void **state)
{
	const struct region *all;
	const struct tag *tags;
	size_t regions = region_all(&all), count = tag_all(&tags);

	(void)state;
	for (size_t i = 0; i < count; i++) {
		bool found = left_out(tags[i].tag);

		for (size_t r = 0; r < regions; r++)
			found = found || has(&all[r], tags[i].tag);
		if (!found)
			fail_msg("%s stands in no region", tags[i].tag);
	}
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(every_language_is_known_once_in_its_region),
		cmocka_unit_test(those_most_asked_for_are_known),
		cmocka_unit_test(every_language_has_a_region),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
