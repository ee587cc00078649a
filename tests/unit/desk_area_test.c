/* How much of an address an offer tells. */
#include "desk/offer_open.h"
#include "tests/unit/unit.h"

static const struct {
	const char *place, *postcode;
	int confidential;
	enum mode mode;
	const char *area;
} cases[] = {
	{NULL, "NB1 4QX", 0, MODE_ON_SITE, "NB1"},
	{NULL, "nb14qx", 0, MODE_ON_SITE, "NB1"},
	{NULL, "SW1A 1AA", 0, MODE_ON_SITE, "SW1A"},
	{NULL, "M1 1AE", 0, MODE_ON_SITE, "M1"},
	/* Who is kept safe lives somewhere in a whole town. */
	{NULL, "NB1 4QX", 1, MODE_ON_SITE, "NB"},
	{NULL, "M1 1AE", 1, MODE_ON_SITE, "M"},
	/* Nobody travels. */
	{NULL, "NB1 4QX", 0, MODE_TELEPHONE, NULL},
	{NULL, "NB1 4QX", 0, MODE_VIDEO, NULL},
	{NULL, "NB1 4QX", 0, MODE_NONE, NULL},
	/* A place of its own says where, however it ends. */
	{"Advice Centre, 3 Sample Street, Northbeck NB2 7AA", "NB1 4QX", 0,
	 MODE_ON_SITE, "NB2"},
	{"3 Sample Street\nNorthbeck\nnb27aa.\n", "NB1 4QX", 1, MODE_ON_SITE,
	 "NB2"},
	{"NB2 7AA", NULL, 0, MODE_ON_SITE, "NB2"},
	/* And where it does not, nothing of the home is told instead. */
	{"The library", "NB1 4QX", 0, MODE_ON_SITE, NULL},
	{"Room 12 at NB2 7AA, second floor", "NB1 4QX", 0, MODE_ON_SITE,
	 NULL},
	{"", "NB1 4QX", 0, MODE_ON_SITE, NULL},
	{" ,., ", "NB1 4QX", 0, MODE_ON_SITE, NULL},
	{NULL, NULL, 0, MODE_ON_SITE, NULL},
	{NULL, "no fixed abode", 0, MODE_ON_SITE, NULL},
};

static void
says_no_more_than_it_takes(void **state)
{
	struct arena *arena = arena_new();

	(void)state;
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		const struct whereabouts where = {
			.place = cases[i].place,
			.postcode = cases[i].postcode,
			.confidential_utc = cases[i].confidential,
			.mode = cases[i].mode,
		};
		const char *area = job_area(arena, &where);

		print_message("# case %zu\n", i);
		if (cases[i].area) {
			assert_non_null(area);
			assert_string_equal(area, cases[i].area);
		} else {
			assert_null(area);
		}
	}
	arena_free(arena);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(says_no_more_than_it_takes),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
