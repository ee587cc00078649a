/* What is decided, how long it may take, how long an offer stands. */
#include <stdlib.h>
#include <string.h>

#include "core/policy.h"
#include "tests/unit/lines.h"
#include "tests/unit/unit.h"

#define NOW 1795000000

/* "-" stands for none. */
static const char *
word(const struct line *line, size_t n)
{
	return strcmp(line->field[n], "-") ? line->field[n] : "";
}

static struct item_spec
read_item(const struct line *line)
{
	struct item_spec item = {.from = "en", .language = "ur"};

	if (!service_parse(line->field[0], &item.service) ||
	    !mode_parse(word(line, 1), &item.mode))
		line_wrong(line, "words", "service, mode", line->field[0]);
	return item;
}

static void
read_more(const struct line *line, struct item_spec *item)
{
	if (!format_parse(word(line, 2), &item->format))
		line_wrong(line, "words", "format", line->field[2]);
	item->language = line->field[3];
}

static void
check_decision(const struct line *line)
{
	struct item_spec item = read_item(line);
	struct policy_question question = {
		.item = &item,
		.need_recorded = !strcmp(line->field[6], "yes"),
		.disability = !strcmp(line->field[7], "yes"),
		.cost_minor = -1,
	};
	struct policy_decision d;
	bool machine;

	read_more(line, &item);
	item.words = (int)strtol(line->field[5], NULL, 10);
	if (!document_class_parse(line->field[4], &question.document_class))
		line_wrong(line, "words", "class", line->field[4]);
	d = policy_decide(&policy_shipped, &question);
	line_same(line, "verdict", line->field[8],
		  policy_verdict_name(d.verdict));
	line_same(line, "response", line->field[9], response_name(d.response));
	line_same(line, "rule", line->field[10], d.rule);
	machine = item.service == SERVICE_TRANSLATION &&
		  question.document_class >= CLASS_SERVICE;
	if (d.machine_translation_allowed != machine)
		line_wrong(line, "machine", machine ? "yes" : "no", "other");
	if (!d.why || !strchr(d.why, '.'))
		line_wrong(line, "why", "a sentence", d.why);
}

static void
decides_by_the_defaults(void **state)
{
	(void)state;
	lines_all("tests/data/policy.txt", 11, check_decision);
}

static const char *const met_names[] = {"completion", "confirmation", "answer",
					"once"};

static void
check_standard(const struct line *line)
{
	struct item_spec item = read_item(line);
	struct standard standard;
	char text[DURATION_TEXT];

	read_more(line, &item);
	item.words = (int)strtol(line->field[4], NULL, 10);
	standard = policy_standard(&policy_shipped, &item);
	duration_text(standard.duration, text);
	line_same(line, "code", line->field[5], standard.code);
	line_same(line, "kind", line->field[6], clock_kind_name(standard.kind));
	line_same(line, "duration", line->field[7], text);
	line_same(line, "met by", line->field[8],
		  met_names[policy_met(&item)]);
}

/* A start of 0 is none: only a call on demand has an end all the same. */
static void
knows_when_an_appointment_ends(void **state)
{
	struct item_spec item = {.service = SERVICE_INTERPRETING,
				 .mode = MODE_ON_SITE,
				 .from = "en",
				 .language = "so",
				 .minutes = 90};

	(void)state;
	assert_int_equal(policy_appointment_end(&item, NOW), 0);
	item.starts_utc = NOW + 60;
	assert_int_equal(policy_appointment_end(&item, NOW), NOW + 91 * 60);
	item.mode = MODE_ON_DEMAND;
	item.minutes = 0;
	assert_int_equal(policy_appointment_end(&item, NOW), NOW + 16 * 60);
	item.starts_utc = 0;
	assert_int_equal(policy_appointment_end(&item, NOW), NOW + 15 * 60);
	item.minutes = 40;
	assert_int_equal(policy_appointment_end(&item, NOW), NOW + 40 * 60);
	item.service = SERVICE_TRANSLATION;
	assert_int_equal(policy_appointment_end(&item, NOW), 0);
}

static void
knows_the_standards(void **state)
{
	(void)state;
	lines_all("tests/data/standards.txt", 9, check_standard);
}

static void
check_answer(const struct line *line)
{
	struct item_spec item = read_item(line);
	enum sensitivity sensitivity = SENSITIVITY_NONE;
	int64_t minutes = strtol(line->field[2], NULL, 10);
	struct standard answer;
	char text[DURATION_TEXT];

	item.starts_utc = minutes ? NOW + minutes * 60 : 0;
	if (!sensitivity_parse(line->field[3], &sensitivity))
		line_wrong(line, "words", "sensitivity", line->field[3]);
	answer = policy_answer_time(&item, sensitivity, NOW);
	duration_text(answer.duration, text);
	line_same(line, "kind", line->field[4], clock_kind_name(answer.kind));
	line_same(line, "duration", line->field[5], text);
}

static void
gives_time_to_answer(void **state)
{
	(void)state;
	lines_all("tests/data/answers.txt", 6, check_answer);
}

/* A signed language is one in either direction. */
static void
sees_signs_both_ways(void **state)
{
	struct item_spec item = {.service = SERVICE_INTERPRETING,
				 .mode = MODE_VIDEO,
				 .from = "bfi",
				 .language = "en"};
	struct policy_question question = {
		.item = &item,
		.document_class = CLASS_INFORMATION,
		.cost_minor = -1,
	};

	(void)state;
	assert_string_equal(policy_decide(&policy_shipped, &question).rule,
			    "disability-go-ahead");
	assert_string_equal(policy_standard(&policy_shipped, &item).code,
			    "signed-booking");
	item.from = "pl";
	assert_string_equal(policy_standard(&policy_shipped, &item).code,
			    "spoken-booking");
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(decides_by_the_defaults),
		cmocka_unit_test(knows_the_standards),
		cmocka_unit_test(knows_when_an_appointment_ends),
		cmocka_unit_test(gives_time_to_answer),
		cmocka_unit_test(sees_signs_both_ways),
	};

	return cmocka_run_group_tests_name("policy", tests, NULL, NULL);
}
