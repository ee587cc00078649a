/* How long sentences are, by lines of tests/data/lengths.txt. */
#include <stdio.h>

#include "lang/tag.h"
#include "notice/length.h"
#include "tests/unit/lines.h"
#include "tests/unit/unit.h"

static void
check_length(const struct line *line)
{
	const struct tag *tag = tag_find(line->field[0]);
	struct sentence_length length;
	char seen[60];

	assert_non_null(tag);
	length = sentence_longest(line->field[1], tag);
	snprintf(seen, sizeof seen, "%zu %zu %s", length.count, length.most,
		 length.letters ? "letters" : "words");
	line_same(line, "longest", line->field[2], seen);
}

static void
is_counted_by_script(void **state)
{
	(void)state;
	lines_all("tests/data/lengths.txt", 3, check_length);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(is_counted_by_script),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
