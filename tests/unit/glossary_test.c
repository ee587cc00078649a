/* Terms found and checked, by lines of tests/data/glossary.txt. */
#include <stdio.h>
#include <string.h>

#include "base/buf.h"
#include "notice/glossary.h"
#include "tests/unit/lines.h"
#include "tests/unit/unit.h"

#define MOST 8

/* "one ; two" apart; "-" is none. */
static size_t
apart(const char *text, const char *ret[MOST], struct arena *arena)
{
	size_t count = 0;

	if (!strcmp(text, "-"))
		return 0;
	for (;;) {
		const char *end = strstr(text, " ; ");

		ret[count++] = end ? arena_copy(arena, text,
						(size_t)(end - text))
				   : text;
		if (!end || count == MOST)
			return count;
		text = end + 3;
	}
}

static void
check_find(const struct line *line, struct arena *arena)
{
	const char *english[MOST];
	struct term terms[MOST] = {{0}};
	size_t count = apart(line->field[1], english, arena);
	struct terms_found found;
	struct buf got = {0};

	for (size_t i = 0; i < count; i++)
		terms[i].english = english[i];
	glossary_find(glossary_new(tag_find("pl"), terms, count, arena),
		      line->field[2], arena, &found);
	for (size_t i = 0; i < found.count; i++)
		buf_printf(&got, "%s%s", i ? " ; " : "",
			   found.list[i]->english);
	line_same(line, "terms", line->field[3],
		  found.count ? buf_string(&got) : "-");
	buf_free(&got);
}

/* Which of our sentences it is. */
static const char *
kind_of(const struct fault *fault)
{
	if (strstr(fault->message, "is not used"))
		return "forbidden";
	return strstr(fault->message, "stays as it is") ? "keep" : "wanted";
}

static void
check_translation(const struct line *line, struct arena *arena)
{
	const char *wanted[MOST], *forbidden[MOST], *got = "-";
	struct term term = {.english = line->field[2],
			    .wanted = wanted,
			    .forbidden = forbidden};
	const struct glossary *glossary;
	struct faults faults = {0};
	enum status status;

	term.keep = !strcmp(line->field[3], "keep");
	if (!term.keep)
		term.wanteds = apart(line->field[3], wanted, arena);
	term.forbiddens = apart(line->field[4], forbidden, arena);
	glossary = glossary_new(tag_find(line->field[1]), &term, 1, arena);
	status = glossary_check(glossary, "here:1", line->field[5],
				line->field[6], &faults);
	for (size_t i = 0; i < faults.count; i++) {
		assert_string_equal(faults.list[i].where, "here:1");
		got = i ? arena_printf(arena, "%s %s", got,
				       kind_of(&faults.list[i]))
			: kind_of(&faults.list[i]);
	}
	line_same(line, "faults", line->field[7], got);
	assert_int_equal(status, faults.count ? E_INPUT : OK);
	faults_free(&faults);
}

static void
check_english(const struct line *line, struct arena *arena)
{
	const char *english[MOST], *wanted[MOST];
	struct term terms[MOST] = {{0}};
	size_t count = apart(line->field[1], english, arena);
	size_t wanteds = apart(line->field[2], wanted, arena);
	struct faults faults = {0};
	char got[20];

	for (size_t i = 0; i < count; i++)
		terms[i] = (struct term){.english = english[i],
					 .wanted = wanted,
					 .wanteds = wanteds};
	(void)!glossary_check_english(
		glossary_new(tag_find("en"), terms, count, arena), "notice.md",
		line->field[3], &faults);
	snprintf(got, sizeof got, "%zu", faults.count);
	line_same(line, "faults", line->field[4], got);
	faults_free(&faults);
}

static void
check_line(const struct line *line)
{
	struct arena *arena = arena_new();

	if (!strcmp(line->field[0], "find"))
		check_find(line, arena);
	else if (!strcmp(line->field[0], "check"))
		check_translation(line, arena);
	else if (!strcmp(line->field[0], "english"))
		check_english(line, arena);
	else
		line_wrong(line, "verb", "one of those above", line->field[0]);
	arena_free(arena);
}

static void
lines_are_as_written(void **state)
{
	(void)state;
	lines_all("tests/data/glossary.txt", 4, check_line);
}

static void
nothing_is_asked_without_terms(void **state)
{
	struct arena *arena = arena_new();
	struct term empty = {.english = " . "};
	struct faults faults = {0};

	(void)state;
	assert_int_equal(glossary_check(NULL, "", "rent", "x", &faults), OK);
	assert_int_equal(
		glossary_check(glossary_new(tag_find("pl"), &empty, 1, arena),
			       "", "rent . ", "x", &faults),
		OK);
	assert_int_equal(glossary_check_english(NULL, "", "rent", &faults),
			 OK);
	arena_free(arena);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(lines_are_as_written),
		cmocka_unit_test(nothing_is_asked_without_terms),
	};

	return cmocka_run_group_tests_name("glossary", tests, NULL, NULL);
}
