/* Names are covered in the words of somebody else's record. */
#include <string.h>

#include "desk/parting.h"
#include "tests/unit/lines.h"
#include "tests/unit/unit.h"

static void
check_line(const struct line *line)
{
	struct arena *arena = arena_new();
	struct parting parting = {.arena = arena};
	const struct tenant other = {
		.id = 1,
		.name = line->field[0],
		.name_native = strcmp(line->field[1], "-") != 0
				       ? line->field[1]
				       : NULL,
		.reference = "J-77B",
		.phone = "07700 900111",
		.email = "home@joint.example",
	};
	const struct tenant own = {.name = line->field[2]};
	const char *text = line->field[3];
	const char *stays;

	parting_add(&parting, &other, &own);
	stays = parting_cover(&parting, text);
	line_same(line, "text", line->field[4], stays);
	if (!strcmp(text, line->field[4]) && stays != text)
		line_wrong(line, "pointer", "the same", "a copy");
	arena_free(arena);
}

static void
covers_names_and_nothing_else(void **state)
{
	(void)state;
	lines_all("tests/data/parting.txt", 5, check_line);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(covers_names_and_nothing_else),
	};

	return cmocka_run_group_tests_name("parting", tests, NULL, NULL);
}
