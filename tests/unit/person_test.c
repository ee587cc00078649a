/* By what right somebody acts for a tenant, and until when. */
#include <string.h>

#include "core/life.h"
#include "core/name.h"
#include "core/person.h"
#include "lang/zone.h"
#include "tests/unit/lines.h"
#include "tests/unit/unit.h"

static int32_t
day_of(const struct line *line, size_t field)
{
	struct fault fault;
	int32_t day = NO_DAY;

	if (*line->field[field] &&
	    zone_parse_day("", line->field[field], &day, &fault) != OK)
		line_wrong(line, "date", "a date", line->field[field]);
	return day;
}

static void
check_authority(const struct line *line)
{
	int kind = name_find(authority_names, AUTHORITIES, line->field[0]);
	struct authority_case c = {
		.kind = (enum authority)kind,
		.given_days = day_of(line, 1),
		.expires_days = day_of(line, 2),
		.died = !strcmp(line->field[4], "died"),
	};
	enum authority_state state;

	if (kind < 0) {
		line_wrong(line, "kind", "an authority", line->field[0]);
		return;
	}
	state = authority_on(&c, day_of(line, 3));
	line_same(line, "state", line->field[5], authority_state_names[state]);
	if (authority_usable(state) != (!strcmp(line->field[5], "holds") ||
					!strcmp(line->field[5], "expiring")))
		line_wrong(line, "usable", line->field[5], "the other");
}

static void
holds_until_its_end(void **state)
{
	(void)state;
	lines_all("tests/data/authority.txt", 6, check_authority);
}

static void
lives_have_names(void **state)
{
	enum life life = LIFE_MOVED;

	(void)state;
	for (int i = 0; i < LIVES; i++) {
		assert_true(life_parse(life_name((enum life)i), &life));
		assert_int_equal(life, i);
	}
	assert_false(life_parse("", &life));
	assert_false(life_parse(NULL, &life));
	assert_int_equal(life, LIFE_MOVED);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(holds_until_its_end),
		cmocka_unit_test(lives_have_names),
	};

	return cmocka_run_group_tests_name("person", tests, NULL, NULL);
}
