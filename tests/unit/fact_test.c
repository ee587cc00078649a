/* Facts: languages and areas as they are kept, and where the time went. */
#include <string.h>

#include "core/fact.h"
#include "lang/tag.h"
#include "tests/unit/unit.h"

static void
keeps_a_tag(void **state)
{
	static const struct {
		const char *tag, *kept;
	} rows[] = {
		{"so", "so"},
		{"pa-Guru", "pa-Guru"},
		{"zh-Hant-HK", "zh-Hant"},
		{"sgn-GB-x", "sgn-GB"},
		{"und", "und"},
		{"abcdefghijk", "abcdefg"},
		{"", ""},
	};

	(void)state;
	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		struct fact fact = {0};

		fact_language_set(&fact, rows[i].tag);
		assert_string_equal(fact.language, rows[i].kept);
	}
}

static void
keeps_the_outward_part(void **state)
{
	static const struct {
		const char *postcode, *area;
	} rows[] = {
		{"M14 5RT", "M14"}, {"m14 5rt", "M14"}, {"SW1A1AA", "SW1A"},
		{"N1 9GU", "N1"},   {"CF10 3NP", "CF10"}, {"N19GU", "N1"},
		{"", ""},	    {NULL, ""},		 {"M14", ""},
		{"unknown", ""},    {"M14 5R?", ""},	 {"ABCDE 1AA", ""},
		{"M145RTX", ""},
	};

	(void)state;
	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		struct fact fact = {0};

		fact_area_set(&fact, rows[i].postcode);
		assert_string_equal(fact.area, rows[i].area);
	}
}

#define MINUTE 60
#define BEGAN 1790000000

/* Minutes from receipt to: asked, taken, handed in, closed (-1 never); held in
 * each of four stages; what each of five took. */
static const struct times_row {
	int asked, taken, handed, closed;
	int held[FACT_HELD];
	int took[FACT_STAGES];
} times_rows[] = {
	{10, 40, 100, 160, {0, 0, 0, 0}, {10, 30, 60, 60, 0}},
	{10, 40, 100, 160, {5, 0, 20, 10}, {5, 30, 40, 50, 35}},
	/* Given to a colleague without an offer. */
	{-1, 40, 100, 160, {0, 0, 0, 0}, {40, 0, 60, 60, 0}},
	/* Never taken; never asked; never handed in. */
	{10, -1, -1, 160, {0, 0, 0, 0}, {10, 150, 0, 0, 0}},
	{-1, -1, -1, 160, {0, 0, 0, 0}, {160, 0, 0, 0, 0}},
	{10, 40, -1, 160, {0, 0, 0, 0}, {10, 30, 120, 0, 0}},
	/* Logged afterwards: all at once. */
	{0, 0, 0, 0, {0, 0, 0, 0}, {0, 0, 0, 0, 0}},
	/* An appointment that was given up before it came. */
	{10, 40, 900, 160, {0, 0, 0, 0}, {10, 30, 120, 0, 0}},
	/* Handed in by one before another took it again. */
	{10, 120, 100, 160, {0, 0, 0, 0}, {10, 110, 0, 40, 0}},
};

static int64_t
at(int minutes)
{
	return minutes < 0 ? 0 : BEGAN + (int64_t)minutes * MINUTE;
}

static void
tells_where_time_went(void **state)
{
	(void)state;
	for (size_t i = 0; i < sizeof times_rows / sizeof *times_rows; i++) {
		const struct times_row *row = &times_rows[i];
		struct fact fact = {.received_utc = BEGAN,
				    .closed_utc = at(row->closed)};
		const struct fact_times times = {at(row->asked), at(row->taken),
						 at(row->handed)};
		int64_t held_s[FACT_HELD];
		int sum = 0;

		for (int k = 0; k < FACT_HELD; k++)
			held_s[k] = (int64_t)row->held[k] * MINUTE;
		fact_stages_set(&fact, &times, held_s);
		for (int k = 0; k < FACT_STAGES; k++) {
			if (fact.stage_min[k] != row->took[k])
				fail_msg("row %zu, stage %s: %d", i,
					 fact_stage_names[k],
					 (int)fact.stage_min[k]);
			sum += fact.stage_min[k];
		}
		assert_int_equal(sum, row->closed);
	}
}

/* No language that the product knows is cut short. */
static void
every_language_fits(void **state)
{
	const struct tag *tags;
	size_t count = tag_all(&tags);

	(void)state;
	assert_true(count > 50);
	for (size_t i = 0; i < count; i++) {
		struct fact fact = {0};

		fact_language_set(&fact, tags[i].tag);
		assert_string_equal(fact.language, tags[i].tag);
	}
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(keeps_a_tag),
		cmocka_unit_test(every_language_fits),
		cmocka_unit_test(keeps_the_outward_part),
		cmocka_unit_test(tells_where_time_went),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
