/* Notices: each block one message, and every mistake named with its line. */
#include <string.h>

#include "base/buf.h"
#include "notice/template.h"
#include "tests/unit/unit.h"

#define HEAD                                                                   \
	"---\nname: n\ntitle: T\npurpose: P\nclass: legal\nfields:\n"          \
	"  day:\n    type: date\n    label: Day\n    example: 2026-04-06\n"    \
	"  weeks:\n    type: count\n    label: Weeks\n    example: 3\n"
#define CHOICE(choices)                                                        \
	"  c:\n    type: choice\n    label: C\n    example: a\n" choices
#define C CHOICE("    choices: a ab\n") /* five lines */
#define Y "  y:\n    type: yes-no\n    label: Y\n    example: yes\n"
#define END "---\n" /* line 15; the text begins on line 16 */

static enum status
parse(const char *text, struct arena *arena, const struct notice **ret,
      struct faults *faults)
{
	const struct notice_file file = {.path = "n/notice.md",
					 .name = "n",
					 .text = text,
					 .count = strlen(text)};

	return notice_parse(&file, arena, ret, faults);
}

static void
makes_a_message_of_each_block(void **state)
{
	static const char text[] =
		HEAD END "# T\n\nPay on\n{day}.\n\n{day}\n\n- **Now**\n- Now\n"
			 "- Now\n\n{weeks: one} In {weeks} week.\n"
			 "{weeks: other} In {weeks} weeks.\n\n"
			 "| A | 5 |\n|---|---|\n| {day} | 6 |\n";
	static const char ids[] =
		"T\nPay on {day}.\n**Now**\nNow\n"
		"In {weeks} week.|In {weeks} weeks.|weeks\nA\n" NOTICE_DRAFT
		"\n";
	struct arena *arena = arena_new();
	const struct notice *notice = NULL;
	struct faults faults = {0};
	struct buf out = {0};

	(void)state;
	assert_int_equal(parse(text, arena, &notice, &faults), OK);
	for (size_t i = 0; i < notice->message_count; i++) {
		const struct message *m = &notice->messages[i];

		buf_text(&out, m->id);
		if (m->id_plural)
			buf_printf(&out, "|%s|%s", m->id_plural, m->count);
		buf_char(&out, '\n');
	}
	assert_string_equal(buf_string(&out), ids);
	assert_int_equal(notice_message(notice, "Pay on {day}.")->line, 18);
	assert_null(notice_message(notice, "{day}"));
	assert_int_equal(notice_field(notice, "day")->type, FIELD_DATE);
	assert_true(notice_field(notice, "day")->required);
	buf_free(&out);
	arena_free(arena);
}

static void
names_every_mistake(void **state)
{
	static const struct {
		const char *text, *where, *says, *value;
	} cases[] = {
		{HEAD "colour: x\n" END, ":15", "no key", "colour"},
		{HEAD "titel: x\n" END, ":15", "perhaps", "titel"},
		{HEAD "  a:\n    type: dat\n    label: A\n    example: x\n" END,
		 ":16", "no type of field", "dat"},
		{HEAD "  a:\n    label: A\n" END, ":15", "no example", "a"},
		{HEAD "  a:\n    example: A\n" END, ":15", "no label", "a"},
		{HEAD "  a:\n    type: money\n    label: A\n    example: 5\n"
		      END,
		 ":15", "", ""},
		{HEAD "  a:\n    label: A\n    example: b\n    limit: none\n"
		      END,
		 ":18", "no limit", "none"},
		{HEAD "  a:\n    label: A\n    example: b\n    required: may\n"
		      END,
		 ":18", "neither yes nor no", "may"},
		{HEAD "  a:\n    label: A\n    example: b\n    lang: xq\n" END,
		 ":18", "", ""},
		{HEAD "  a:\n    label: A\n    exampel: b\n    example: c\n"
		      END,
		 ":17", "perhaps", "exampel"},
		{HEAD END "Pay {dya}.\n", ":16", "perhaps", "dya"},
		{HEAD END "{zzzzzz}\n", ":16", "no field", "zzzzzz"},
		{HEAD END "[x](tel:{dya})\n", ":16", "perhaps", "dya"},
		{HEAD END "a\n\n{day: one} x\n{day: other} y\n", ":18",
		 "type count", "day"},
		{HEAD END "{weeks: one} x {weeks}\n", ":16", "goes on with",
		 NULL},
		{HEAD END "a\n\nb **c\n", ":18", "never closed", NULL},
		{HEAD "  end:\n    label: A\n    example: b\n" END, ":15",
		 "another name", "end"},
		{HEAD CHOICE("") END, ":15", "no choices", "c"},
		{HEAD CHOICE("") END "A {c}.\n", ":15", "no choices", "c"},
		{HEAD CHOICE("    choices: a B\n") END, ":19", "no name of a",
		 "B"},
		{HEAD CHOICE("    choices: a a\n") END, ":19", "twice", "a"},
		{HEAD CHOICE("    choices:\n      a: A\n      b:\n") END,
		 ":15", "every choice", "c"},
		{HEAD CHOICE("    choices: b\n") END, ":15", "is one of", "C"},
		{HEAD CHOICE("    choices:\n      a: A {day}\n") END, ":20",
		 "plain words", "A {day}"},
		{HEAD "  a:\n    label: A\n    example: b\n    choices: x\n"
		 END, ":15", "of type choice", "a"},
		{HEAD "  a:\n    label:\n      b: x\n" END, ":17",
		 "only choices", "b"},
		{HEAD "  a:\n    label: A\n    example: b\n"
		 "    not-before: letter\n" END, ":18", "only a date", "a"},
		{HEAD "  a:\n    type: date\n    label: A\n"
		 "    example: 2027-01-01\n    not-after: dya -1d\n" END,
		 ":19", "perhaps", "dya"},
		{HEAD "  a:\n    type: date\n    label: A\n"
		 "    example: 2027-01-01\n    not-after: a -1d\n" END,
		 ":19", "no other field", "a"},
		{HEAD "applies:\n  nation: whales\n" END, ":16", "perhaps",
		 "whales"},
		{HEAD "applies:\n  nations: wales\n" END, ":16", "none of",
		 "nations"},
		{HEAD "pictures:\n  p:\n    file: a.svg\n" END, ":16",
		 "three keys", "p"},
		{HEAD END "![x](a.svg)\n", ":16", "comes from", "a.svg"},
		{HEAD END "a\n\n{if dya} b\n", ":18", "perhaps", "dya"},
		{HEAD END "{if day: x} b\n", ":16", "is compared", "day"},
		{HEAD C END "{if c: ab | d} b\n", ":21", "none of the choices",
		 "d"},
		{HEAD C END "{if c: ab |} b\n", ":21", "none of the choices",
		 ""},
		{HEAD END "{if: day} b\n", ":16", "condition is written", NULL},
		{HEAD END "{if } b\n", ":16", "condition is written", NULL},
		{HEAD END "{if day}\nb {end}\n", ":16", "paragraph of its own",
		 "{end}"},
		{HEAD END "{if day}\n\nb\n", ":16", "never closed",
		 "{if day}"},
		{HEAD END "b\n\n{end}\n", ":18", "closes nothing", "{end}"},
		{HEAD END "{if day}\n\n{end}\n", ":16", "nothing between",
		 "{if day}"},
		{HEAD END "# {if day}\n", ":16", "no words after", "{if day}"},
		{HEAD END "- {if day}\n- a\n", ":16", "never closed",
		 "{if day}"},
		{HEAD END "| {if day} A |\n|---|\n| b |\n", ":16",
		 "headers of a table", "{if day}"},
		{HEAD END "{if day}\n\n- a\n- {end}\n", ":19",
		 "closes nothing", "{end}"},
		{HEAD END "a {if day} b\n", ":16", "a field is written", NULL},
		{HEAD Y END "Yes {y}.\n", ":20", "has no words", "y"},
		{HEAD C END "A {c}.\n", ":21", "have no words", "c"},
		{HEAD END "{weeks: one}{weeks: other} x\n", ":16", "is empty",
		 NULL},
		{HEAD END "w\n\n{weeks: one} w\n{weeks: other} v\n", ":18",
		 "another plural", "w"},
		{HEAD END "{clause: x}\n", ":16", "no clauses here", "x"},
		{HEAD END "<b>x</b>\n", ":16", "HTML", NULL},
		{HEAD END "a\xff\n", ":16", "not UTF-8", NULL},
		{"# T\n", ":1", "name", NULL},
	};
	struct arena *arena = arena_new();

	(void)state;
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		const struct notice *notice = NULL;
		struct faults faults = {0};

		assert_int_equal(parse(cases[i].text, arena, &notice, &faults),
				 E_INPUT);
		assert_null(notice);
		assert_true(faults.count > 0);
		if (!strstr(faults.list[0].where, cases[i].where) ||
		    !strstr(faults.list[0].message, cases[i].says))
			fail_msg("%zu: %s: %s", i, faults.list[0].where,
				 faults.list[0].message);
		if (cases[i].value && *cases[i].value)
			assert_string_equal(faults.list[0].arg[0].value,
					    cases[i].value);
		faults_free(&faults);
	}
	arena_free(arena);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(makes_a_message_of_each_block),
		cmocka_unit_test(names_every_mistake),
	};

	return cmocka_run_group_tests_name("template", tests, NULL, NULL);
}
