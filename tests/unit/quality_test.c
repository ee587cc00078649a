/* Evidence and quality: by lines of tests/data/quality.txt, and that samples
 * are fair and the same each time. */
#include <stdio.h>
#include <string.h>

#include "core/declaration.h"
#include "core/feedback.h"
#include "core/name.h"
#include "core/provider_complaint.h"
#include "core/spot_check.h"
#include "tests/unit/lines.h"
#include "tests/unit/unit.h"

static int
found(const struct line *line, const char *const *names, size_t count,
      const char *word)
{
	int i = name_find(names, count, word);

	if (i < 0)
		line_wrong(line, "word", "one that is known", word);
	return i < 0 ? 0 : i;
}

static void
check_want(const struct line *line)
{
	char kind[20], stance[20], class[20], sensitivity[20];
	struct declaration_case work;

	if (sscanf(line->field[1], "%19s %19s %19s %19s", kind, stance, class,
		   sensitivity) != 4 ||
	    !document_class_parse(class, &work.document_class) ||
	    !sensitivity_parse(sensitivity, &work.sensitivity))
		line_wrong(line, "words", "a piece of work", line->field[1]);
	work.kind = (enum declaration)found(line, declaration_names,
					    DECLARATIONS, kind);
	work.stance = (enum declaration_stance)found(
		line, declaration_stance_names, DECLARATION_STANCES, stance);
	line_same(line, "want", line->field[2],
		  declaration_want_names[declaration_want(&work)]);
	assert_true(strlen(declaration_words(work.kind)) > 100);
}

static void
check_for(const struct line *line)
{
	char service[20], response[20], mode[20] = "on-site";
	struct item_spec work = {0};
	enum response to;
	enum declaration kind;

	if (sscanf(line->field[1], "%19s %19s %19s", service, response,
		   mode) < 2 ||
	    !service_parse(service, &work.service) ||
	    !response_parse(response, &to) || !mode_parse(mode, &work.mode)) {
		line_wrong(line, "words", "a piece of work", line->field[1]);
		return;
	}
	line_same(line, "kind", line->field[2],
		  declaration_for(&work, to, &kind) ? declaration_names[kind]
						 : "-");
}

static void
check_said(const struct line *line)
{
	const char *text = line->field[1];
	bool call_me = *text == '+';
	struct feedback_said said;
	char written[FEEDBACK_TEXT];

	feedback_read(text + call_me, &said);
	line_same(line, "bad", line->field[2],
		  feedback_bad(&said, call_me) ? "bad" : "good");
	feedback_write(&said, written);
	line_same(line, "text", line->field[3], *written ? written : "-");
}

static void
check_marks(const struct line *line)
{
	int mark[SPOT_CRITERIA];

	if (sscanf(line->field[1], "%d %d %d %d", &mark[0], &mark[1],
		   &mark[2], &mark[3]) != 4)
		line_wrong(line, "marks", "four", line->field[1]);
	line_same(line, "good", line->field[2],
		  spot_good(mark) ? "good" : "bad");
}

static void
check_step(const struct line *line)
{
	char state[20], step[20];

	if (sscanf(line->field[1], "%19s %19s", state, step) != 2)
		line_wrong(line, "words", "state, step", line->field[1]);
	line_same(line, "allowed", line->field[2],
		  complaint_allows((enum complaint_state)found(
					   line, complaint_state_names,
					   COMPLAINT_STATES, state),
				   (enum complaint_step)found(
					   line, complaint_step_names,
					   COMPLAINT_STEPS, step))
			  ? "yes"
			  : "no");
}

static void
check_line(const struct line *line)
{
	static const struct {
		const char *what;
		void (*check)(const struct line *);
	} kinds[] = {
		{"want", check_want},	{"for", check_for},
		{"said", check_said},	{"marks", check_marks},
		{"step", check_step},
	};

	for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++)
		if (!strcmp(kinds[i].what, line->field[0])) {
			kinds[i].check(line);
			return;
		}
	line_wrong(line, "kind", "a kind of line", line->field[0]);
}

static void
rules_hold(void **state)
{
	(void)state;
	lines_all("tests/data/quality.txt", 3, check_line);
}

/* Every answer to every question fits into the text. */
static void
longest_answer_fits(void **state)
{
	struct feedback_said said, again;
	char text[FEEDBACK_TEXT];

	(void)state;
	for (int i = 0; i < FEEDBACK_QUESTIONS; i++)
		said.answer[i] = FEEDBACK_PARTLY;
	feedback_write(&said, text);
	assert_true(strlen(text) + 1 < FEEDBACK_TEXT);
	feedback_read(text, &again);
	assert_memory_equal(&said, &again, sizeof said);
}

static void
samples_are_fair(void **state)
{
	enum { PIECES = 40, WANTED = 8, SEEDS = 2000 };
	size_t taken[PIECES], again[PIECES];
	int often[PIECES] = {0};

	(void)state;
	assert_int_equal(spot_sample(1, 0, 5, taken), 0);
	assert_int_equal(spot_sample(1, 3, 5, taken), 3);
	assert_int_equal(taken[2], 2);
	for (uint64_t seed = 0; seed < SEEDS; seed++) {
		assert_int_equal(spot_sample(seed, PIECES, WANTED, taken),
				 WANTED);
		assert_int_equal(spot_sample(seed, PIECES, WANTED, again),
				 WANTED);
		assert_memory_equal(taken, again, WANTED * sizeof *taken);
		for (int i = 0; i < WANTED; i++) {
			assert_true(taken[i] < PIECES &&
				    (!i || taken[i] > taken[i - 1]));
			often[taken[i]]++;
		}
	}
	/* 400 expected of each; 5 standard deviations are 90. */
	for (int i = 0; i < PIECES; i++)
		assert_in_range(often[i], 310, 490);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(rules_hold),
		cmocka_unit_test(longest_answer_fits),
		cmocka_unit_test(samples_are_fair),
	};

	return cmocka_run_group_tests_name("quality", tests, NULL, NULL);
}
