/* What is urgent, what is asked for twice, and what is said of a need. */
#include <stdlib.h>
#include <string.h>

#include "core/alike.h"
#include "core/necessity.h"
#include "core/urgency.h"
#include "tests/unit/lines.h"
#include "tests/unit/unit.h"

#define NOW 1795000000
#define HOUR 3600

static int64_t
start_of(const struct line *line, size_t n)
{
	const char *text = line->field[n];

	return strcmp(text, "-") ? NOW + strtol(text, NULL, 10) * HOUR : 0;
}

static void
check_alike(const struct line *line)
{
	static const char *const names[] = {"not", "near", "same"};
	int64_t hours = strtol(line->field[2], NULL, 10);
	struct likeness in = {line->field[0], NOW, start_of(line, 3)};
	struct likeness open = {line->field[1], NOW - hours * HOUR,
				start_of(line, 4)};

	line_same(line, "how", line->field[5], names[alike(&in, &open)]);
	line_same(line, "the other way", line->field[5],
		  names[alike(&open, &in)]);
}

static void
points_out_what_is_the_same(void **state)
{
	(void)state;
	lines_all("tests/data/alike.txt", 6, check_alike);
}

static struct standard
read_standard(const struct line *line, size_t n)
{
	struct standard standard = {.code = "answer"};
	const char *space = strchr(line->field[n], ' ');
	char text[DURATION_TEXT] = "";

	if (!space || space - line->field[n] >= DURATION_TEXT) {
		line_wrong(line, "words", "duration and clock",
			   line->field[n]);
		return standard;
	}
	memcpy(text, line->field[n], (size_t)(space - line->field[n]));
	if (duration_parse("", text, &standard.duration, NULL) != OK)
		line_wrong(line, "words", "a duration", text);
	standard.kind = strcmp(space + 1, "elapsed") ? CLOCK_SERVICE
						     : CLOCK_ELAPSED;
	return standard;
}

static void
check_urgency(const struct line *line)
{
	const char *word = strcmp(line->field[0], "-") ? line->field[0] : "";
	struct standard usual = read_standard(line, 1);
	struct standard wanted = read_standard(line, 2), got;
	char text[DURATION_TEXT], wanted_text[DURATION_TEXT];
	enum urgency urgency = URGENCY_NONE;

	if (!urgency_parse(word, &urgency))
		line_wrong(line, "words", "an urgency", word);
	got = urgency_answer_time(urgency, usual);
	duration_text(got.duration, text);
	duration_text(wanted.duration, wanted_text);
	line_same(line, "time", wanted_text, text);
	line_same(line, "clock", clock_kind_name(wanted.kind),
		  clock_kind_name(got.kind));
}

static void
hurries_whom_it_asks(void **state)
{
	(void)state;
	lines_all("tests/data/urgency.txt", 3, check_urgency);
}

/* Every kind of matter has something that turns on it, each another. */
static void
says_why_it_is_needed(void **state)
{
	struct item_spec out = {.service = SERVICE_TRANSLATION,
				.from = "en",
				.language = "so"};
	struct item_spec in = {.service = SERVICE_TRANSLATION,
			       .from = "so",
			       .language = "en"};

	(void)state;
	for (int a = 0; a < CLASSES; a++)
		for (int b = 0; b < a; b++)
			assert_string_not_equal(
				necessity_stakes((enum document_class)a),
				necessity_stakes((enum document_class)b));
	assert_string_not_equal(necessity_reader(&out),
				necessity_reader(&in));
}

/* What is still to be found out may stand in either place. */
static void
knows_what_is_unknown(void **state)
{
	struct item_spec to = {.from = "en", .language = "und"};
	struct item_spec from = {.from = "und", .language = "en"};
	struct item_spec known = {.from = "en", .language = "uk"};

	(void)state;
	assert_true(item_language_unknown(&to));
	assert_true(item_language_unknown(&from));
	assert_false(item_language_unknown(&known));
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(points_out_what_is_the_same),
		cmocka_unit_test(hurries_whom_it_asks),
		cmocka_unit_test(says_why_it_is_needed),
		cmocka_unit_test(knows_what_is_unknown),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
