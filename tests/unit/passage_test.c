/* What of a notice is said: conditions, groups, choices in words, and what a
 * letter asks for because of them. */
#include <string.h>

#include "notice/merge.h"
#include "render/render.h"
#include "tests/unit/unit.h"
#include "wire/json.h"

static const char head[] =
	"---\nname: n\ntitle: T\npurpose: P\nclass: legal\nfields:\n"
	"  kind:\n    type: choice\n    label: Kind\n    example: gas\n"
	"    choices:\n      gas: the gas\n      damp: the damp\n"
	"      other: something else\n"
	"  key:\n    type: yes-no\n    label: Key\n    example: yes\n"
	"  why:\n    label: Why\n    example: Because.\n    required: no\n"
	"  part:\n    type: choice\n    label: Part\n    example: am\n"
	"    choices: am pm\n    required: no\n"
	"  at:\n    type: time\n    label: At\n    example: 09:30\n"
	"---\n# T\n\n";

static enum status
merge(const char *text, const char *json, struct arena *arena,
      const char **ret_text, struct faults *faults)
{
	const char *whole = arena_printf(arena, "%s%s", head, text);
	const struct notice_file file = {.path = "n/notice.md",
					 .name = "n",
					 .text = whole,
					 .count = strlen(whole)};
	struct merge m = {.tag = tag_find("en")};
	const struct document *document;
	struct buf out = {0};
	enum status status;

	if (notice_parse(&file, arena, &m.notice, faults) != OK)
		fail_msg("%s: %s", faults->list[0].where,
			 faults->list[0].message);
	assert_int_equal(json_parse(json, strlen(json), arena, &m.values, NULL),
			 OK);
	status = notice_merge(&m, arena, &document, faults);
	if (status == OK) {
		assert_int_equal(render_text(document, NULL, &out, NULL), OK);
		*ret_text = arena_text(arena, buf_string(&out));
	}
	buf_free(&out);
	return status;
}

/* After the heading. */
static void
says_what_holds(void **state)
{
	static const char group[] =
		"{if kind: gas | damp}\n\nG\n\n{if key}\n\n{if why}\n\nW\n\n"
		"{end}\n\nK\n\n{end}\n\n{end}\n\nE\n";
	static const struct {
		const char *text, *json, *said;
	} cases[] = {
		{"{if why} A\n\n{unless why} B\n", "{\"why\":\"x\"}", "A\n"},
		{"{if why} A\n\n{unless why} B\n", "{}", "B\n"},
		{"{if why} A\n\n{unless why} B\n", "{\"why\":\"\"}", "B\n"},
		{"{if key} A\n\n{unless key} B\n", "{\"key\":true}", "A\n"},
		{"{if key} A\n\n{unless key} B\n", "{\"key\":\"no\"}", "B\n"},
		{"{if key} A\n\n{unless key} B\n", "{}", "B\n"},
		{"{if kind: gas} A\n\n{unless kind: gas | damp} B\n",
		 "{\"kind\":\"gas\"}", "A\n"},
		{"{if kind: gas} A\n\n{unless kind: gas | damp} B\n\nC\n",
		 "{\"kind\":\"damp\"}", "C\n"},
		{"{if kind: gas} A\n\n{unless kind: gas|damp} B\n",
		 "{\"kind\":\"other\"}", "B\n"},
		{"{if part: am} A\n\n{unless part: am} B\n\n{if part} C\n",
		 "{}", "B\n"},
		{"{if part: am} A\n\n{unless part: am} B\n\n{if part} C\n",
		 "{\"part\":\"pm\"}", "B\n\nC\n"},
		{"{if key} {unless why} A\n\nB\n", "{\"key\":true}", "A\n\nB\n"},
		{"{if key} {unless why} A\n\nB\n",
		 "{\"key\":true,\"why\":\"x\"}", "B\n"},
		{"{if key}\nover lines\n", "{\"key\":true}", "over lines\n"},
		{"- {if key} A\n\n  more\n- B\n", "{}", "- B\n"},
		{"- {if key} A\n- {if why} B\n\nC\n", "{}", "C\n"},
		{"> {if key} A\n\nC\n", "{}", "C\n"},
		{"## {if key} A\n\n{unless key} C\n", "{}", "C\n"},
		{"| H | I |\n|---|---|\n| {if kind: gas \\| damp} a | b |\n"
		 "| c | {kind} |\n",
		 "{\"kind\":\"other\"}", "H: c\nI: something else\n"},
		{group, "{\"kind\":\"other\",\"key\":true,\"why\":\"x\"}",
		 "E\n"},
		{group, "{\"kind\":\"damp\",\"key\":false,\"why\":\"x\"}",
		 "G\n\nE\n"},
		{group, "{\"kind\":\"gas\",\"key\":true}", "G\n\nK\n\nE\n"},
		{group, "{\"kind\":\"gas\",\"key\":true,\"why\":\"x\"}",
		 "G\n\nW\n\nK\n\nE\n"},
		{"It is {kind}.\n", "{\"kind\":\"damp\"}", "It is the damp.\n"},
		{"{kind}\n", "{\"kind\":\"gas\"}", "the gas\n"},
		{"{if key} **{at}** is {at}\n",
		 "{\"key\":true,\"at\":\"9:30\"}", "09:30 is 09:30\n"},
	};

	(void)state;
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		struct arena *arena = arena_new();
		struct faults faults = {0};
		const char *text = "";

		if (merge(cases[i].text, cases[i].json, arena, &text,
			  &faults) != OK)
			fail_msg("%zu: %s: %s", i, faults.list[0].where,
				 faults.list[0].message);
		assert_string_equal(text, arena_printf(arena, "T\n=\n\n%s",
						       cases[i].said));
		arena_free(arena);
	}
}

/* The fields that faults name, in order. */
static void
asks_for_what_it_says(void **state)
{
	static const struct {
		const char *text, *json, *missing;
	} cases[] = {
		{"A\n", "{}", ""},
		{"{at}\n", "{}", "at "},
		{"[x](https://x.example/{at})\n", "{}", "at "},
		{"{if key} {at}\n", "{}", ""},
		{"{if key} {at}\n", "{\"key\":true}", "at "},
		{"{if kind: gas} {at}\n", "{}", "kind "},
		{"{if kind: gas} {at}\n", "{\"kind\":\"gas\"}", "at "},
		{"{if kind: gas} {at}\n", "{\"kind\":\"damp\"}", ""},
		{"{if key}\n\n{if kind: gas} A\n\n{end}\n", "{}", ""},
		{"{if key}\n\n{if kind: gas} A\n\n{end}\n", "{\"key\":true}",
		 "kind "},
		{"{kind} {at}\n", "{\"at\":\"25:00\",\"knd\":1}",
		 "knd at kind "},
	};

	(void)state;
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		struct arena *arena = arena_new();
		struct faults faults = {0};
		const char *text, *got = "";

		assert_int_equal(merge(cases[i].text, cases[i].json, arena,
				       &text, &faults),
				 *cases[i].missing ? E_INPUT : OK);
		for (size_t f = 0; f < faults.count; f++)
			got = arena_printf(arena, "%s%s ", got,
					   faults.list[f].where);
		assert_string_equal(got, cases[i].missing);
		faults_free(&faults);
		arena_free(arena);
	}
}

/* Nesting is bounded, and what never ends is refused. */
static void
refuses_depth(void **state)
{
	struct arena *arena = arena_new();
	struct faults faults = {0};
	const struct notice *notice = NULL;
	struct notice_file file = {.path = "n/notice.md", .name = "n"};
	struct buf text = {0};

	(void)state;
	buf_text(&text, head);
	for (int i = 0; i < 20000; i++)
		buf_text(&text, "{if key}\n\n");
	file.text = buf_string(&text);
	file.count = text.count;
	assert_int_equal(notice_parse(&file, arena, &notice, &faults), E_INPUT);
	assert_null(notice);
	assert_non_null(strstr(faults.list[0].message, "too deep"));
	buf_free(&text);
	faults_free(&faults);
	arena_free(arena);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(says_what_holds),
		cmocka_unit_test(asks_for_what_it_says),
		cmocka_unit_test(refuses_depth),
	};

	return cmocka_run_group_tests_name("passage", tests, NULL, NULL);
}
