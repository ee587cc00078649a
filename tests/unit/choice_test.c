/* How letters go to people, by lines of tests/data/choices.txt. */
#include <stdio.h>
#include <string.h>

#include "core/choice.h"
#include "tests/unit/lines.h"
#include "tests/unit/unit.h"

#define NEEDS 6

/* "kind=value; kind=value". */
static size_t
read_needs(const struct line *line, char *text, struct wanted *ret)
{
	char *rest;
	size_t count = 0;

	if (!strcmp(text, "-"))
		return 0;
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

/* The word behind "name=", NULL where it is not there. */
static const char *
asked(const char *text, const char *name, char *word, size_t size)
{
	const char *at = strstr(text, name);

	if (!at)
		return NULL;
	at += strlen(name);
	snprintf(word, size, "%.*s", (int)strcspn(at, " "), at);
	return word;
}

static void
say_format(const struct choice *choice, char *ret, size_t size)
{
	char number[8] = "", paper[24] = "";

	if (choice->size)
		snprintf(number, sizeof number, " %d", choice->size);
	if (choice->paper)
		snprintf(paper, sizeof paper, " paper=%s", choice->paper);
	snprintf(ret, size, "%s%s%s%s %s",
		 choice->format == FORMAT_NONE ? "-"
					       : format_names[choice->format],
		 number, paper, choice->spaced ? " spaced" : "",
		 choice_why_names[choice->of_format.why]);
}

static void
check_line(const struct line *line)
{
	char text[300], language[40], channel[40], said[100];
	struct wanted wanted[NEEDS];
	struct choice_case question = {
		.language = asked(line->field[0], "language=", language,
				  sizeof language),
		.channel = -1,
		.email = strstr(line->field[0], "email"),
		.posted = strstr(line->field[0], "posted"),
		.need = wanted,
	};
	struct choice choice;
	enum channel by;

	snprintf(text, sizeof text, "%s", line->field[1]);
	question.needs = read_needs(line, text, wanted);
	if (asked(line->field[0], "channel=", channel, sizeof channel) &&
	    channel_parse(channel, &by))
		question.channel = (int)by;
	choice_make(&question, &choice);
	snprintf(said, sizeof said, "%s %s", choice.language,
		 choice_why_names[choice.of_language.why]);
	line_same(line, "language", line->field[2], said);
	say_format(&choice, said, sizeof said);
	line_same(line, "format", line->field[3], said);
	snprintf(said, sizeof said, "%s %s", channel_names[choice.channel],
		 choice_why_names[choice.of_channel.why]);
	line_same(line, "channel", line->field[4], said);
	line_same(line, "stop", line->field[5],
		  choice_stop_names[choice.stop]);
	if (choice.stop && choice.of_channel.need < 0)
		line_wrong(line, "stop", "by a need", "none");
}

static void
follows_the_register(void **state)
{
	(void)state;
	lines_all("tests/data/choices.txt", 6, check_line);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(follows_the_register),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
