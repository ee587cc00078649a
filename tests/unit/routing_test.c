/* Who is asked: by lines of tests/data/routing.txt, with reasons, always the
 * same. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/buf.h"
#include "base/random.h"
#include "core/routing.h"
#include "core/routing_mode.h"
#include "tests/unit/lines.h"
#include "tests/unit/unit.h"

static const struct candidate usual = {
	.active = true,
	.can_do = true,
	.cleared = true,
	.gender_fits = true,
	.contract_order = 1,
	.done = 50,
	.in_standard = 45,
	.offers = 50,
	.accepted = 40,
	.price_minor = 1000,
	.travel_min = -1,
};

/* "Guru+Arab" with blanks. */
static char *
blanks(char *text)
{
	for (char *at = text; *at; at++)
		if (*at == '+')
			*at = ' ';
	return text;
}

static void
set(struct candidate *c, char *word)
{
	int value = (int)strtol(word + 1, NULL, 10);

	switch (word[0]) {
	case 'k':
		c->contract_order = value;
		break;
	case 'o':
		c->open_items = value;
		break;
	case 'c':
		c->capacity = value;
		break;
	case 'd':
		c->done = value;
		break;
	case 't':
		c->in_standard = value;
		break;
	case 'f':
		c->offers = value;
		break;
	case 'y':
		c->accepted = value;
		break;
	case 'C':
		c->checked = value;
		break;
	case 'G':
		c->good = value;
		break;
	case 'p':
		c->price_minor = value;
		break;
	case 'x':
		c->active = false;
		break;
	case 'u':
		c->can_do = false;
		break;
	case 'n':
		c->cleared = false;
		break;
	case 'e':
		c->tie = TIE_NEVER;
		break;
	case 'a':
		c->same_area = true;
		break;
	case 'g':
		c->gender_fits = false;
		break;
	case 'l':
		c->together = 1;
		break;
	case 'b':
		c->busy = true;
		break;
	case 'w':
		c->tie = TIE_PREFERRED;
		break;
	case 'i':
		c->tie = TIE_CONFLICT;
		break;
	case 'h':
		c->in_house = true;
		break;
	case 'A':
		c->agency = true;
		break;
	case 'F':
		c->too_far = true;
		break;
	case 'D':
		c->dialects = blanks(word + 1);
		break;
	case 'S':
		c->scripts = blanks(word + 1);
		break;
	case 'm':
		c->travel_min = value;
		break;
	default:
		fail_msg("%s is no word of a candidate", word);
	}
}

/* "a,k2,o3 b" as candidates; text is taken apart. */
static size_t
read_candidates(char *text, struct candidate *ret)
{
	char *outer = NULL, *inner = NULL;
	size_t count = 0;

	for (char *one = strtok_r(text, " ", &outer); one;
	     one = strtok_r(NULL, " ", &outer)) {
		struct candidate *c = &ret[count++];
		char *word = strtok_r(one, ",", &inner);

		*c = usual;
		c->provider = word[0];
		while ((word = strtok_r(NULL, ",", &inner)))
			set(c, word);
	}
	return count;
}

/* "interpreting on-site none any dialect=Sylheti". */
static void
read_question(const struct line *line, char *text,
	      struct routing_question *question, struct item_spec *item)
{
	char *inner = NULL, *word = strtok_r(text, " ", &inner);
	bool ok = service_parse(word, &item->service);

	word = strtok_r(NULL, " ", &inner);
	ok = ok && mode_parse(word[0] == '-' ? "" : word, &item->mode);
	word = strtok_r(NULL, " ", &inner);
	ok = ok && sensitivity_parse(word, &question->sensitivity);
	while ((word = strtok_r(NULL, " ", &inner)))
		if (!strcmp(word, "any"))
			question->any_gender = true;
		else if (!strncmp(word, "dialect=", 8))
			question->dialect = blanks(word + 8);
		else if (!strncmp(word, "script=", 7))
			question->script = word + 7;
		else
			ok = false;
	if (!ok)
		line_wrong(line, "words", "a question", line->field[0]);
}

static void
check_order(const struct line *line)
{
	struct item_spec item = {.from = "en", .language = "so"};
	struct routing_question question = {.item = &item};
	struct arena *arena = arena_new();
	char text[300], asked[120];
	struct candidate candidates[10];
	struct ranked *list;
	struct buf got = {0};
	size_t count, in;

	snprintf(asked, sizeof asked, "%s", line->field[0]);
	read_question(line, asked, &question, &item);
	snprintf(text, sizeof text, "%s", line->field[1]);
	count = read_candidates(text, candidates);
	in = routing_rank(candidates, count, &question, arena, &list);
	for (size_t i = 0; i < count; i++) {
		if (i)
			buf_char(&got, ' ');
		if (list[i].out == ROUTING_IN)
			buf_char(&got, (char)list[i].candidate->provider);
		else
			buf_printf(&got, "(%c%d)",
				   (char)list[i].candidate->provider,
				   (int)list[i].out);
		if ((list[i].out == ROUTING_IN) != (i < in))
			line_wrong(line, "how many", "those in", "others");
	}
	line_same(line, "order", line->field[2], buf_string(&got));
	buf_free(&got);
	arena_free(arena);
}

/* "interpreting.soon" or "class.legal". */
static bool
set_mode(struct routing_policy *policy, const char *name,
	 enum routing_mode mode)
{
	const char *dot = strchr(name, '.');
	enum document_class class;

	if (!dot)
		return false;
	for (int i = 0; i < SERVICES; i++)
		for (int j = 0; j < ROUTING_SITUATIONS; j++)
			if (!strncmp(name, service_names[i],
				     (size_t)(dot - name)) &&
			    !strcmp(dot + 1, routing_situation_names[j])) {
				policy->mode[i][j] = mode;
				return true;
			}
	if (!document_class_parse(dot + 1, &class))
		return false;
	policy->of_class[class].said = true;
	policy->of_class[class].mode = mode;
	return true;
}

#define STARTS_UTC 1700000000

/* "legal court 90 translation.soon=direct class.legal=cascade soon=48": the
 * minutes until it starts, and what the landlord decided. */
static void
read_moment(const struct line *line, char *text, struct routing_moment *moment,
	    struct routing_policy *policy)
{
	char *inner = NULL, *word = strtok_r(text, " ", &inner);
	bool ok = document_class_parse(word, &moment->document_class);

	word = strtok_r(NULL, " ", &inner);
	moment->urgency = URGENCY_NONE;
	ok = ok && (!strcmp(word, "-") ||
		    urgency_parse(word, &moment->urgency));
	while ((word = strtok_r(NULL, " ", &inner))) {
		char *value = strchr(word, '=');
		int mode = -1;

		if (!value) {
			moment->now_utc =
				STARTS_UTC - strtol(word, NULL, 10) * 60;
			continue;
		}
		*value++ = '\0';
		for (int i = 0; i < ROUTING_MODES; i++)
			if (!strcmp(value, routing_mode_names[i]))
				mode = i;
		if (!strcmp(word, "soon"))
			policy->soon_hours = (int)strtol(value, NULL, 10);
		else
			ok = ok && mode >= 0 &&
			     set_mode(policy, word, (enum routing_mode)mode);
	}
	if (!ok)
		line_wrong(line, "words", "a moment", line->field[2]);
}

static void
check_mode(const struct line *line)
{
	struct item_spec item = {.from = "en", .language = "so"};
	struct routing_question question = {.item = &item};
	struct routing_policy policy = routing_shipped, again;
	struct routing_moment moment = {.question = &question};
	struct arena *arena = arena_new();
	char asked[120], text[300], when[200], kept[ROUTING_POLICY_TEXT];
	struct candidate candidates[10];
	struct ranked *list;
	size_t count;

	snprintf(asked, sizeof asked, "%s", line->field[0]);
	read_question(line, asked, &question, &item);
	snprintf(text, sizeof text, "%s", line->field[1]);
	count = read_candidates(text, candidates);
	if (routing_rank(candidates, count, &question, arena, &list))
		moment.first = list;
	snprintf(when, sizeof when, "%s", line->field[2]);
	read_moment(line, when, &moment, &policy);
	item.starts_utc = moment.now_utc ? STARTS_UTC : 0;
	line_same(line, "mode", line->field[3],
		  routing_mode_names[routing_mode_for(&policy, &moment)]);
	routing_policy_text(&policy, kept);
	if (!routing_policy_parse(kept, &again) ||
	    routing_mode_for(&again, &moment) !=
		    routing_mode_for(&policy, &moment))
		line_wrong(line, "kept", "the same policy", kept);
	arena_free(arena);
}

static void
check_line(const struct line *line)
{
	if (line->fields == 4)
		check_mode(line);
	else
		check_order(line);
}

/* A line that was kept and is damaged is no policy. */
static void
damaged_policies_are_none(void **state)
{
	struct routing_policy policy = routing_shipped;
	char kept[ROUTING_POLICY_TEXT], wrong[ROUTING_POLICY_TEXT];

	(void)state;
	routing_policy_text(&policy, kept);
	for (size_t bytes = 0; bytes < strlen(kept); bytes++) {
		snprintf(wrong, sizeof wrong, "%.*s", (int)bytes, kept);
		/* A shorter number of hours is a number, too. */
		if (bytes < strlen(kept) - 1)
			assert_false(routing_policy_parse(wrong, &policy));
	}
	snprintf(wrong, sizeof wrong, "%.200s 1", kept);
	assert_false(routing_policy_parse(wrong, &policy));
	kept[0] = 'x';
	assert_false(routing_policy_parse(kept, &policy));
}

static void
asks_in_the_right_order(void **state)
{
	(void)state;
	lines_all("tests/data/routing.txt", 3, check_line);
}

static void
gives_its_reasons(void **state)
{
	struct item_spec item = {.service = SERVICE_TRANSLATION};
	struct routing_question question = {.item = &item};
	struct candidate two[] = {usual, usual};
	struct arena *arena = arena_new();
	const char *why[ROUTING_REASONS];
	struct ranked *list;

	(void)state;
	two[0].provider = 1;
	two[0].together = 3;
	two[1].provider = 2;
	two[1].tie = TIE_NEVER;
	assert_int_equal(routing_rank(two, 2, &question, arena, &list), 1);
	assert_int_equal(routing_reasons(&list[0], why), 5);
	assert_string_equal(why[0], "High in the order of the contract.");
	assert_string_equal(why[4], "Worked for this tenant before.");
	assert_true(list[0].score > 0.8 && list[0].score <= 1);
	assert_int_equal(routing_reasons(&list[1], why), 1);
	assert_string_equal(why[0], "Not to be used for this tenant.");
	assert_int_equal(routing_rank(two, 0, &question, arena, &list), 0);
	arena_free(arena);
}

/* What speaks for a provider is said as it is: a dialect or a script. */
static void
says_which_variety(void **state)
{
	struct item_spec item = {.service = SERVICE_INTERPRETING,
				 .mode = MODE_TELEPHONE};
	struct routing_question question = {.item = &item,
					    .dialect = "Sylheti"};
	struct candidate two[] = {usual, usual};
	struct arena *arena = arena_new();
	const char *why[ROUTING_REASONS];
	struct ranked *list;

	(void)state;
	two[0].provider = 1;
	two[0].dialects = "Dhakaiya; sylheti";
	two[1].provider = 2;
	two[1].dialects = "Chittagonian";
	two[1].scripts = "Beng";
	assert_int_equal(routing_rank(two, 2, &question, arena, &list), 1);
	assert_int_equal(routing_reasons(&list[0], why), 5);
	assert_string_equal(why[4], "Speaks the dialect that is needed.");
	assert_int_equal(routing_reasons(&list[1], why), 1);
	assert_string_equal(
		why[0], "Speaks other dialects than the one that is needed.");
	question.dialect = NULL;
	question.script = "Beng";
	assert_int_equal(routing_rank(two, 2, &question, arena, &list), 2);
	assert_int_equal(routing_reasons(&list[0], why), 5);
	assert_string_equal(why[4], "Writes the script that is needed.");
	arena_free(arena);
}

static void
fill(struct candidate *list, size_t count)
{
	struct random_source random = random_seeded(500);

	for (size_t i = 0; i < count; i++) {
		list[i] = usual;
		list[i].provider = (int64_t)i + 1;
		list[i].can_do = random_below(&random, 10) > 0;
		list[i].contract_order = (int)random_below(&random, 6);
		list[i].open_items = (int)random_below(&random, 30);
		list[i].capacity = (int)random_below(&random, 50);
		list[i].in_standard = (int)random_below(&random, 51);
		list[i].price_minor = (int64_t)random_below(&random, 9000) - 1;
	}
}

/* The same answer whatever order the candidates come in. */
static void
always_answers_the_same(void **state)
{
	struct item_spec item = {.service = SERVICE_TRANSLATION};
	struct routing_question question = {.item = &item};
	struct candidate there[500], back[500];
	struct arena *arena = arena_new();
	struct ranked *one, *other;
	size_t in;

	(void)state;
	fill(there, 500);
	for (size_t i = 0; i < 500; i++)
		back[499 - i] = there[i];
	in = routing_rank(there, 500, &question, arena, &one);
	assert_int_equal(routing_rank(back, 500, &question, arena, &other), in);
	for (size_t i = 0; i < 500; i++) {
		assert_int_equal(one[i].candidate->provider,
				 other[i].candidate->provider);
		assert_true(one[i].score >= 0 && one[i].score <= 1);
		if (i && i < in)
			assert_true(one[i - 1].score >= one[i].score);
	}
	arena_free(arena);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(asks_in_the_right_order),
		cmocka_unit_test(gives_its_reasons),
		cmocka_unit_test(damaged_policies_are_none),
		cmocka_unit_test(says_which_variety),
		cmocka_unit_test(always_answers_the_same),
	};

	return cmocka_run_group_tests_name("routing", tests, NULL, NULL);
}
