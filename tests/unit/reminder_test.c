/* How tenants are told, by lines of tests/data/reminders.txt. */
#include <stdio.h>
#include <string.h>

#include "core/reminder.h"
#include "tests/unit/lines.h"
#include "tests/unit/unit.h"

#define NEEDS 4

/* "kind=value; kind=value". */
static size_t
read_needs(const struct line *line, char *text, struct wanted *ret)
{
	char *rest;
	size_t count = 0;

	for (char *one = strtok_r(text, ";", &rest); one && count < NEEDS;
	     one = strtok_r(NULL, ";", &rest)) {
		char *value = strchr(one, '=');

		one += strspn(one, " ");
		if (!value) {
			line_wrong(line, "need", "kind=value", one);
			continue;
		}
		*value = '\0';
		if (!need_kind_parse(one, &ret[count].kind))
			line_wrong(line, "kind", "a kind of need", one);
		ret[count++].value = value + 1;
	}
	return count;
}

static void
check_line(const struct line *line)
{
	char text[200];
	struct wanted wanted[NEEDS];
	struct reminder_case question = {
		.email = strstr(line->field[0], "email"),
		.phone = strstr(line->field[0], "phone"),
		.confidential = strstr(line->field[0], "confidential"),
		.need = wanted,
	};
	const char *why = "";
	char begins[100];
	enum reminder_channel channel;

	snprintf(text, sizeof text, "%s", line->field[2]);
	question.needs = read_needs(line, text, wanted);
	if (!sensitivity_parse(line->field[1], &question.sensitivity))
		line_wrong(line, "sensitivity", "one", line->field[1]);
	channel = reminder_choose(&question, &why);
	line_same(line, "channel", line->field[3],
		  reminder_channel_names[channel]);
	snprintf(begins, sizeof begins, "%.*s", (int)strlen(line->field[4]),
		 why);
	line_same(line, "why", line->field[4], begins);
}

static void
chooses_a_safe_way(void **state)
{
	(void)state;
	lines_all("tests/data/reminders.txt", 5, check_line);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(chooses_a_safe_way),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
