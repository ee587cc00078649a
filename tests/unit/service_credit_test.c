/* What is given back for a month in which promises were missed. */
#include <stdio.h>
#include <stdlib.h>

#include "base/arena.h"
#include "base/buf.h"
#include "core/service_credit.h"
#include "tests/unit/lines.h"
#include "tests/unit/unit.h"

#define MOST 4

static size_t
read_cases(const char *text, struct credit_case *ret)
{
	size_t count = 0;
	int used;

	while (count < MOST) {
		long long hits, of;
		struct credit_case one = {0};

		if (sscanf(text, " %d %d %lld %lld%n", &one.share_bp,
			   &one.credit_bp, &hits, &of, &used) != 4)
			break;
		one.hits = hits;
		one.of = of;
		ret[count++] = one;
		text += used;
		text += *text == ' ';
		text += *text == ';';
	}
	return count;
}

static void
check(const struct line *line)
{
	struct credit_case list[MOST];
	struct buf got = {0};
	int64_t base = strtoll(line->field[0], NULL, 10), sum = 0;
	size_t count = read_cases(line->field[1], list);

	credit_reckon(list, count, base);
	for (size_t i = 0; i < count; i++) {
		buf_text(&got, i ? " " : "");
		if (list[i].missed)
			buf_printf(&got, "%lld",
				   (long long)list[i].credit_minor);
		else
			buf_char(&got, '-');
		sum += list[i].credit_minor;
	}
	assert_true(sum <= (base > 0 ? base : 0));
	line_same(line, "credits", line->field[2], buf_string(&got));
	buf_free(&got);
}

static void
test_lines(void **state)
{
	(void)state;
	lines_all("tests/data/credits.txt", 3, check);
}

int
main(void)
{
	static const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_lines),
	};

	return cmocka_run_group_tests_name("service credit", tests, NULL,
					   NULL);
}
