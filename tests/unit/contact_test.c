/* Whether a contact meets each need. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "core/contact.h"
#include "tests/unit/lines.h"
#include "tests/unit/unit.h"

#define NEEDS_MOST 4
#define TEXT_MOST 300

/* The parts of text between separators, cut in place. */
static size_t
cut(char *text, const char *between, char **ret, size_t most)
{
	size_t count = 0, bytes = strlen(between);

	while (text && count < most) {
		char *end = strstr(text, between);

		ret[count++] = text;
		if (end)
			*end = '\0';
		text = end ? end + bytes : NULL;
	}
	return count;
}

static void
read_lists(const char **ret, char *value, size_t most)
{
	char *part[4];
	size_t count = cut(value, "+", part, most);

	for (size_t i = 0; i < count; i++)
		ret[i] = part[i];
}

static void
read_manner(const struct line *line, char *text, struct manner *ret)
{
	char *word[8];
	size_t words = cut(text, " ", word, 8);

	*ret = (struct manner){.minute = -1};
	if (!channel_parse(word[0], &ret->channel))
		line_wrong(line, "channel", "a channel", word[0]);
	for (size_t i = 1; i < words; i++) {
		char *value = strchr(word[i], '=');

		if (!value)
			continue;
		*value++ = '\0';
		if (!strcmp(word[i], "wrote"))
			read_lists(ret->written, value, WRITTEN_MOST);
		else if (!strcmp(word[i], "format"))
			read_lists(ret->formats, value, FORMATS_MOST);
		else if (!strcmp(word[i], "spoke"))
			ret->spoken = value;
		else if (!strcmp(word[i], "gender"))
			ret->gender = value;
		else if (!strcmp(word[i], "support"))
			ret->support = value;
		else if (!strcmp(word[i], "at"))
			ret->minute = atoi(value) * 60 + atoi(value + 3);
		else if (strcmp(word[i], "by") != 0 ||
			 !interpreter_parse(value, &ret->interpreter))
			line_wrong(line, "contact", "a known word", word[i]);
	}
}

static void
check_contact(const struct line *line)
{
	char needs[TEXT_MOST], contact[TEXT_MOST], wanted[TEXT_MOST];
	char *need[NEEDS_MOST], *verdict[NEEDS_MOST], got[60];
	struct wanted all[NEEDS_MOST];
	struct manner manner;
	size_t count;

	snprintf(needs, sizeof needs, "%s", line->field[0]);
	snprintf(contact, sizeof contact, "%s", line->field[1]);
	snprintf(wanted, sizeof wanted, "%s", line->field[2]);
	count = cut(needs, "; ", need, NEEDS_MOST);
	assert_int_equal(cut(wanted, "; ", verdict, NEEDS_MOST), count);
	for (size_t i = 0; i < count; i++) {
		struct fault fault;
		char *value = strchr(need[i], '=');

		*value++ = '\0';
		if (!need_kind_parse(need[i], &all[i].kind) ||
		    need_check(all[i].kind, value, &fault) != OK)
			line_wrong(line, "need", "a need", need[i]);
		all[i].value = value;
	}
	read_manner(line, contact, &manner);
	for (size_t i = 0; i < count; i++) {
		enum met_why why;
		enum met met = met_by(&manner, &all[i], all, count, &why);

		snprintf(got, sizeof got, "%s:%s",
			 met == MET ? "met" : "not", met_why_names[why]);
		line_same(line, need[i], verdict[i],
			  met == MET_UNTOUCHED ? "-" : got);
	}
}

static void
meets_needs_or_not(void **state)
{
	(void)state;
	lines_all("tests/data/met.txt", 3, check_contact);
}

/* A button that offers a rule offers one that the rules understand, but for
 * messages left, which nobody sees from outside. */
static void
understands_the_rules_it_offers(void **state)
{
	(void)state;
	for (size_t i = 0; i < SAFE_RULES; i++) {
		struct wanted need = {NEED_SAFE_CONTACT, safe_rules[i]};
		int barred = 0;

		for (int channel = 0; channel < CHANNELS; channel++) {
			struct manner manner = {.channel =
							(enum channel)channel};
			enum met_why why;

			barred += met_by(&manner, &need, &need, 1, &why) ==
				  NOT_MET;
		}
		assert_int_equal(barred > 0,
				 !strstr(safe_rules[i], "message"));
	}
}

static void
names_are_read_back(void **state)
{
	enum channel channel;
	enum interpreter interpreter;
	enum met_why why;

	(void)state;
	for (int i = 0; i < CHANNELS; i++)
		assert_true(channel_parse(channel_names[i], &channel) &&
			    (int)channel == i);
	for (int i = 0; i < INTERPRETERS; i++)
		assert_true(interpreter_parse(interpreter_names[i],
					      &interpreter) &&
			    (int)interpreter == i);
	for (int i = 0; i < WHYS; i++)
		assert_true(met_why_parse(met_why_names[i], &why) &&
			    (int)why == i);
	assert_false(channel_parse("pigeon", &channel));
	assert_false(met_why_parse("", &why));
	assert_false(interpreter_parse("child", &interpreter));
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(meets_needs_or_not),
		cmocka_unit_test(understands_the_rules_it_offers),
		cmocka_unit_test(names_are_read_back),
	};

	return cmocka_run_group_tests_name("contact", tests, NULL, NULL);
}
