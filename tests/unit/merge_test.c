/* Letters: plurals by the catalogue, blocks left out, and no mangled or
 * unapproved translation. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "notice/merge.h"
#include "render/render.h"
#include "tests/unit/unit.h"
#include "wire/json.h"

static const char source[] =
	"---\nname: n\ntitle: T\npurpose: P\nclass: legal\nfields:\n"
	"  n:\n    type: count\n    label: N\n    example: 1\n"
	"  m:\n    type: money\n    label: M\n    example: 5.00 GBP\n"
	"    required: no\n---\n# T\n\n"
	"{n: one} {n} **day**\n{n: other} {n} **days**\n\n- m {m}\n";

/* A catalogue with these three translations and the state in its header. */
static struct catalogue *
catalogue(const char *const text[5], const char *state)
{
	char path[] = "/tmp/vernacular-merge-XXXXXX";
	struct catalogue *ret = NULL;
	struct faults faults = {0};
	int fd = mkstemp(path);
	FILE *file = fdopen(fd, "w");

	fprintf(file,
		"msgid \"\"\nmsgstr \"\"\n"
		"\"Content-Type: text/plain; charset=UTF-8\\n\"\n"
		"\"Plural-Forms: nplurals=3; plural=(n==1 ? 0 : n==2 ? 1 : "
		"2);\\n\"\n\"X-Vernacular-State: %s\\n\"\n\n"
		"msgid \"T\"\nmsgstr \"%s\"\n\n"
		"msgid \"{n} **day**\"\nmsgid_plural \"{n} **days**\"\n"
		"msgstr[0] \"%s\"\nmsgstr[1] \"%s\"\nmsgstr[2] \"%s\"\n\n"
		"msgid \"m {m}\"\nmsgstr \"%s\"\n\n"
		"msgid \"" NOTICE_DRAFT "\"\nmsgstr \"D\"\n",
		state, text[0], text[1], text[2], text[3], text[4]);
	fclose(file);
	assert_int_equal(catalogue_load(path, tag_find("he"), &ret, &faults),
			 OK);
	unlink(path);
	return ret;
}

static const char *const words[5] = {"כ", "**יום**", "{n} **יומיים**",
				     "{n} **ימים**", "מ {m}"};

static enum translate_state
all_approved(const struct translate_review *review,
	     const unsigned char key[HASH_BYTES])
{
	(void)review;
	(void)key;
	return TRANSLATE_APPROVED;
}

static enum status
merge(struct arena *arena, const struct catalogue *c, const char *json,
      enum merge_draft draft, struct buf *ret_text, struct faults *faults)
{
	const struct notice_file file = {.path = "n/notice.md",
					 .name = "n",
					 .text = source,
					 .count = sizeof source - 1};
	const struct translate_review review = {all_approved, NULL};
	struct wording wording = {.own = c};
	struct merge m = {.draft = draft};
	const struct document *document;
	enum status status;

	m.tag = wording.tag = tag_find(c ? "he" : "en");
	m.wording = c ? &wording : NULL;
	m.review = draft == MERGE_FINAL ? &review : NULL;
	assert_int_equal(notice_parse(&file, arena, &m.notice, faults), OK);
	assert_int_equal(json_parse(json, strlen(json), arena, &m.values, NULL),
			 OK);
	status = notice_merge(&m, arena, &document, faults);
	if (status == OK)
		assert_int_equal(render_text(document, NULL, ret_text, NULL),
				 OK);
	return status;
}

static void
chooses_plurals_and_leaves_out(void **state)
{
	static const struct {
		bool hebrew;
		const char *json, *text;
	} cases[] = {
		{false, "{\"n\":1,\"m\":\"5.00 GBP\"}",
		 "T\n=\n\n1 day\n- m £5.00\n"},
		{false, "{\"n\":2}", "T\n=\n\n2 days\n"},
		{false, "{\"n\":0,\"m\":null}", "T\n=\n\n0 days\n"},
		{false, "{\"n\":\"3\",\"m\":\"\"}", "T\n=\n\n3 days\n"},
		{true, "{\"n\":1}", "כ\n=\n\nיום\n"},
		{true, "{\"n\":2}", "כ\n=\n\n\u20682\u2069 יומיים\n"},
		{true, "{\"n\":5}", "כ\n=\n\n\u20685\u2069 ימים\n"},
	};
	struct catalogue *hebrew = catalogue(words, "translated");
	struct arena *arena = arena_new();

	(void)state;
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		struct faults faults = {0};
		struct buf text = {0};

		assert_int_equal(merge(arena,
				       cases[i].hebrew ? hebrew : NULL,
				       cases[i].json, MERGE_FINAL, &text,
				       &faults),
				 OK);
		assert_string_equal(buf_string(&text), cases[i].text);
		buf_free(&text);
	}
	catalogue_free(hebrew);
	arena_free(arena);
}

static void
refuses_mangled_translations(void **state)
{
	static const struct {
		const char *words[5], *says;
	} cases[] = {
		{{"כ", "יום", "{n} **ב**", "{n} **ג**", "מ {m}"}, "not the same"},
		{{"כ", "**א** {m}", "{n} **ב**", "{n} **ג**", "מ {m}"},
		 "not the same"},
		{{"כ", "**א**", "{n} **ב**", "{n} **ג**", "מ {mm}"},
		 "not the same"},
		{{"כ", "**א**", "{n} **ב**", "{n} **ג**", "- {m}"},
		 "one paragraph"},
		{{"1. כ", "**א**", "{n} **ב**", "{n} **ג**", "מ {m}"},
		 "one paragraph"},
		{{"א\\n\\nב", "**א**", "{n} **ב**", "{n} **ג**", "מ {m}"},
		 "one paragraph"},
		{{"כ", "**א", "{n} **ב**", "{n} **ג**", "מ {m}"},
		 "never closed"},
		{{"<b>כ</b>", "**א**", "{n} **ב**", "{n} **ג**", "מ {m}"},
		 "HTML"},
		{{"[כ](https://x.example)", "**א**", "{n} **ב**", "{n} **ג**",
		  "מ {m}"},
		 "not the same"},
	};
	struct arena *arena = arena_new();

	(void)state;
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		struct catalogue *c = catalogue(cases[i].words, "translated");
		struct faults faults = {0};
		struct buf text = {0};

		assert_int_equal(merge(arena, c,
				       "{\"n\":1,\"m\":\"5.00 GBP\"}",
				       MERGE_DRAFT, &text, &faults),
				 E_INPUT);
		if (!strstr(faults.list[0].message, cases[i].says))
			fail_msg("%zu: %s", i, faults.list[0].message);
		assert_non_null(strstr(faults.list[0].where, "he.po: “"));
		faults_free(&faults);
		buf_free(&text);
		catalogue_free(c);
	}
	arena_free(arena);
}

static void
marks_drafts_with_english_for_what_is_missing(void **state)
{
	static const char *const some[5] = {"כ", "", "", "", "מ {m}"};
	struct catalogue *c = catalogue(some, "machine-drafted");
	struct arena *arena = arena_new();
	struct faults faults = {0};
	struct buf text = {0};

	(void)state;
	assert_int_equal(merge(arena, c, "{\"n\":1}", MERGE_DRAFT, &text,
			       &faults),
			 OK);
	assert_string_equal(buf_string(&text),
			    "[D]\n[" NOTICE_DRAFT "]\n\nכ\n=\n\n"
			    "\u20681\u2069 day\n\n[D]\n[" NOTICE_DRAFT "]\n");
	buf_clear(&text);
	assert_int_equal(merge(arena, c, "{\"n\":1}", MERGE_FINAL, &text,
			       &faults),
			 E_REFUSED);
	assert_int_equal(faults.count, 1);
	assert_string_equal(faults.list[0].arg[0].value, "missing");
	faults_free(&faults);
	buf_free(&text);
	catalogue_free(c);
	arena_free(arena);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(chooses_plurals_and_leaves_out),
		cmocka_unit_test(refuses_mangled_translations),
		cmocka_unit_test(marks_drafts_with_english_for_what_is_missing),
	};

	return cmocka_run_group_tests_name("merge", tests, NULL, NULL);
}
