/* How letters go to their readers, by lines of tests/data/dispatch.txt. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "core/dispatch.h"
#include "tests/unit/lines.h"
#include "tests/unit/unit.h"

#define NEEDS 6

static void
check_move(const struct line *line)
{
	enum dispatch_method method = DISPATCH_POST;
	enum dispatch_state from = DISPATCH_TO_DO, to = DISPATCH_TO_DO;

	if (!dispatch_method_parse(line->field[0] + 5, &method) ||
	    !dispatch_state_parse(line->field[1], &from) ||
	    !dispatch_state_parse(line->field[2], &to)) {
		line_wrong(line, "words", "known ones", line->field[0]);
		return;
	}
	line_same(line, "may", line->field[3],
		  dispatch_may(method, from, to) ? "yes" : "no");
}

/* "kind=value;kind=value". */
static size_t
read_needs(const struct line *line, char *text, struct wanted *ret)
{
	char *rest;
	size_t count = 0;

	for (char *one = strtok_r(text, ";", &rest); one && count < NEEDS;
	     one = strtok_r(NULL, ";", &rest)) {
		char *value = strchr(one, '=');

		if (!value)
			continue;
		*value = '\0';
		if (!need_kind_parse(one, &ret[count].kind))
			line_wrong(line, "kind", "a kind of need", one);
		ret[count++].value = value + 1;
	}
	return count;
}

static unsigned
read_tried(const struct line *line, char *text)
{
	unsigned bits = 0;
	char *rest;

	for (char *one = strtok_r(text, " ", &rest); one;
	     one = strtok_r(NULL, " ", &rest)) {
		enum dispatch_method method;

		if (dispatch_method_parse(one, &method))
			bits |= 1u << method;
		else if (strcmp(one, "-") != 0)
			line_wrong(line, "method", "a method", one);
	}
	return bits;
}

static void
check_next(const struct line *line)
{
	enum dispatch_method ways[DISPATCH_METHODS];
	struct wanted need[NEEDS];
	char needs[200], tried[100], got[100] = "", number[24];
	struct dispatch_case c = {
		.email = strstr(line->field[0], "email"),
		.phone = strstr(line->field[0], "phone"),
		.address = strstr(line->field[0], "address"),
		.need = need,
	};
	size_t count;
	int read;

	snprintf(needs, sizeof needs, "%s", line->field[1]);
	snprintf(tried, sizeof tried, "%s", line->field[2]);
	c.needs = read_needs(line, needs, need);
	c.tried = read_tried(line, tried);
	count = dispatch_next(&c, ways, &read);
	for (size_t i = 0; i < count; i++)
		snprintf(got + strlen(got), sizeof got - strlen(got), "%s%s",
			 i ? " " : "", dispatch_method_names[ways[i]]);
	line_same(line, "ways", line->field[3], count ? got : "-");
	snprintf(number, sizeof number, "%d", read);
	line_same(line, "read", line->field[4], number);
}

static void
check_line(const struct line *line)
{
	char number[24];

	if (!strncmp(line->field[0], "move ", 5)) {
		check_move(line);
	} else if (!strncmp(line->field[0], "next ", 5)) {
		check_next(line);
	} else if (!strncmp(line->field[0], "years", 5)) {
		const char *class = strchr(line->field[0], ' ');

		snprintf(number, sizeof number, "%d",
			 dispatch_years(class ? class + 1 : NULL));
		line_same(line, "years", line->field[1], number);
	} else {
		line_wrong(line, "line", "move, next or years",
			   line->field[0]);
	}
}

static void
follows_its_rules(void **state)
{
	(void)state;
	lines_all("tests/data/dispatch.txt", 2, check_line);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(follows_its_rules),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
