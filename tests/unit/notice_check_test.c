/* What is found in a notice before a letter is made of it. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "lang/tag.h"
#include "notice/check.h"
#include "tests/unit/unit.h"

#define HEAD                                                                   \
	"---\nname: n\ntitle: T\npurpose: P\nclass: legal\nfields:\n"          \
	"  kind:\n    type: choice\n    label: K\n    example: a\n"            \
	"    choices: a b c\n"                                                 \
	"  key:\n    type: yes-no\n    label: K\n    example: yes\n"           \
	"  why:\n    label: W\n    example: x\n    required: no\n"             \
	"  n:\n    type: count\n    label: N\n    example: 3\n"                \
	"  must:\n    label: M\n    example: y\n"
/* 26 lines, then six that use every field. */
#define END                                                                    \
	"---\n# T\n\n{if kind: a} {if key} {why} {n} {must}.\n\n"

static char folder[] = "/tmp/vernacular-check-XXXXXX";

#define LONG26                                                                 \
	"a a a a a a a a a a a a a a a a a a a a a a a a a"
#define HARD                                                                   \
	"Electrical installations necessitate additional regulatory "          \
	"certification procedures. "

static const struct {
	const char *text, *where, *says;
} cases[] = {
	{HEAD END "Fine.\n", NULL, NULL},
	{HEAD "  more:\n    label: M\n    example: b\n" END, "n/notice.md:27",
	 "never used"},
	{HEAD "pictures:\n  p:\n    file: p.svg\n    source: s\n"
	 "    licence: l\n" END,
	 "n/notice.md:28", "never shown"},
	{HEAD END "{if kind: a}\n\n{if kind: b | c} B\n\nC\n\n{end}\n",
	 "n/notice.md:34", "can never hold"},
	{HEAD END "{if kind: a | b}\n\n{if kind: a} B\n\n{end}\n", NULL, NULL},
	{HEAD END "{if kind: a}\n\n{unless kind: c} B\n\n{end}\n",
	 "n/notice.md:34", "always holds"},
	{HEAD END "{if key}\n\n{unless key} B\n\nC\n\n{end}\n",
	 "n/notice.md:34", "can never hold"},
	{HEAD END "{if key} {unless key} B\n", "n/notice.md:32",
	 "can never hold"},
	{HEAD END "{unless must} B\n", "n/notice.md:32", "can never hold"},
	{HEAD END "{if must} B\n", "n/notice.md:32", "always holds"},
	{HEAD END "{if kind: a | b | c} B\n", "n/notice.md:32",
	 "always holds"},
	{HEAD END "{unless why} B {why}\n", "n/notice.md:32",
	 "this is never said"},
	{HEAD END "{unless why} B\n", NULL, NULL},
	{HEAD END "In {n} weeks.\n", "n/notice.md:32", "must agree"},
	{HEAD END "So far: {n}. Weeks.\n", NULL, NULL},
	{HEAD END "**{n} weeks**\n", "n/notice.md:32", "must agree"},
	{HEAD END LONG26 " b.\n", "n/notice.md:32", "has {count} words"},
	{HEAD END LONG26 ".\n", NULL, NULL},
	{HEAD END HARD HARD HARD HARD HARD "\n", "n/notice.md", "age of {age}"},
	{HEAD END "- " HARD "\n", NULL, NULL},
	{HEAD END "It must commence upon Monday.\n", "n/notice.md:32",
	 "hard to read"},
	{HEAD END "### Deep\n", "n/notice.md (en):32", "leaves out a level"},
	{HEAD END "{if kind: c}\n\n### Deep\n\n{end}\n", "n/notice.md (en):34",
	 "leaves out a level"},
	{HEAD END "{unless key}\n\n### Deep\n\n{end}\n", "n/notice.md (en):34",
	 "leaves out a level"},
};

static void
write_words(void)
{
	char path[64];
	FILE *file;

	(void)snprintf(path, sizeof path, "%s/words.txt", folder);
	file = fopen(path, "w");
	if (!file)
		return;
	(void)fputs("commence\tstart\n", file);
	(void)fclose(file);
}

/* The notices lie in a folder of their own beside the words. */
static struct notices *
nothing(const char *notices)
{
	struct notices *base = NULL;
	struct faults faults = {0};

	assert_int_equal(notices_load(notices, &base, &faults), OK);
	return base;
}

static void
check_text(struct notices *base, const char *text, struct faults *faults)
{
	const struct notices_cover cover = {.part = NOTICES_LETTER,
					    .name = "n",
					    .text = text,
					    .count = strlen(text)};
	struct notices *notices = NULL;
	enum status status;

	if (notices_with(base, &cover, 1, &notices, faults) != OK)
		fail_msg("%s: %s", faults->list[0].where,
			 faults->list[0].message);
	status = notice_check(notices, notices_at(notices, 0), faults);
	assert_int_equal(status, faults->count ? E_INPUT : OK);
	notices_free(notices);
}

static void
finds_each_mistake(void **state)
{
	struct notices *base = nothing(*state);

	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		struct faults faults = {0};
		char where[FAULT_BYTES] = "";

		check_text(base, cases[i].text, &faults);
		if (!cases[i].says && faults.count)
			fail_msg("%zu: %s: %s", i, faults.list[0].where,
				 faults.list[0].message);
		if (cases[i].says && faults.count)
			memcpy(where, faults.list[0].where, sizeof where);
		if (cases[i].says &&
		    (!faults.count || strcmp(where, cases[i].where) != 0 ||
		     !strstr(faults.list[0].message, cases[i].says)))
			fail_msg("%zu: %s: %s, not %s: %s", i, where,
				 faults.count ? faults.list[0].message : "",
				 cases[i].where, cases[i].says);
		faults_free(&faults);
	}
	notices_free(base);
}

static void
finds_what_a_language_lacks(void **state)
{
	static const char letter[] =
		"---\nname: n\ntitle: T\npurpose: P\nclass: legal\n---\n"
		"# T\n\nHello.\n\n{clause: c}\n";
	static const char clause[] = "---\nname: c\ntitle: C\npurpose: P\n---\n"
				     "Bye.\n";
	static const char polish[] =
		"msgid \"\"\nmsgstr \"\"\n"
		"\"Content-Type: text/plain; charset=UTF-8\\n\"\n"
		"\"Plural-Forms: nplurals=2; plural=(n != 1);\\n\"\n\n"
		"msgid \"T\"\nmsgstr \"T\"\n\nmsgid \"Gone.\"\n"
		"msgstr \"x\"\n\nmsgid \"" NOTICE_DRAFT "\"\nmsgstr \"D\"\n";
	struct notices_cover covers[] = {
		{.part = NOTICES_LETTER, .name = "n", .text = letter},
		{.part = NOTICES_CLAUSE, .name = "c", .text = clause},
		{.part = NOTICES_CATALOGUE, .name = "n", .text = polish,
		 .tag = tag_find("pl")},
	};
	static const char *const says[] = {"clause {value} is not translated",
					   "this is not translated",
					   "does not say this"};
	struct notices *base = nothing(*state), *notices = NULL;
	struct faults faults = {0};

	for (size_t i = 0; i < 3; i++)
		covers[i].count = strlen(covers[i].text);
	assert_int_equal(notices_with(base, covers, 3, &notices, &faults), OK);
	assert_int_equal(notice_check(notices, notices_at(notices, 0), &faults),
			 E_INPUT);
	assert_int_equal(faults.count, 3);
	for (size_t i = 0; i < 3; i++)
		assert_non_null(strstr(faults.list[i].message, says[i]));
	faults_free(&faults);
	assert_int_equal(
		notice_check(notices, notices_clause_at(notices, 0), &faults),
		OK);
	notices_free(notices);
	notices_free(base);
}

static void
clear(const char *notices)
{
	char path[64];

	(void)rmdir(notices);
	(void)snprintf(path, sizeof path, "%s/words.txt", folder);
	(void)unlink(path);
	(void)rmdir(folder);
}

int
main(void)
{
	static char notices[64];
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_prestate(finds_each_mistake, notices),
		cmocka_unit_test_prestate(finds_what_a_language_lacks, notices),
	};
	int failed;

	if (!mkdtemp(folder))
		return 1;
	(void)snprintf(notices, sizeof notices, "%s/notices", folder);
	if (mkdir(notices, 0700))
		return 1;
	write_words();
	failed = cmocka_run_group_tests_name("notice check", tests, NULL, NULL);
	clear(notices);
	return failed;
}
