/* Prescribed forms: read, filled in whole, and beside a translation. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/buf.h"
#include "base/file.h"
#include "lang/catalogue.h"
#include "notice/merge.h"
#include "notice/prescribed.h"
#include "render/render.h"
#include "tests/unit/unit.h"
#include "wire/model.h"

static struct arena *arena;
static const char *form_text;

static const char *
source(const char *path)
{
	const char *folder = getenv("top_srcdir");
	struct buf text = {0};
	struct fault fault;
	const char *ret;

	path = arena_printf(arena, "%s/%s", folder ? folder : ".", path);
	assert_int_equal(file_read(path, 1 << 20, &text, &fault), OK);
	ret = arena_text(arena, buf_string(&text));
	buf_free(&text);
	return ret;
}

static int
begin(void **state)
{
	(void)state;
	arena = arena_new();
	form_text = source("tests/data/form/form-4.md");
	return 0;
}

static int
end(void **state)
{
	(void)state;
	arena_free(arena);
	return 0;
}

static enum status
parse(const char *text, const struct notice **ret, struct faults *faults)
{
	const struct prescribed_file file = {"form-4.md", "form-4", text,
					     strlen(text)};

	return prescribed_parse(&file, arena, ret, faults);
}

static struct catalogue *
urdu(const char *text)
{
	struct catalogue *catalogue;
	struct faults faults = {0};

	assert_int_equal(catalogue_read("ur.po", text, strlen(text),
					tag_find("ur"), &catalogue, &faults),
			 OK);
	faults_free(&faults);
	return catalogue;
}

/* With one part replaced by another. */
static const char *
changed(const char *text, const char *from, const char *to)
{
	const char *at = strstr(text, from);

	assert_non_null(at);
	return arena_printf(arena, "%.*s%s%s", (int)(at - text), text, to,
			    at + strlen(from));
}

static const char *
as_text(const struct document *document, const struct enclosure *enclosure)
{
	const struct render_options options = {.enclosure = enclosure};
	struct buf out = {0};
	struct fault fault;
	const char *ret;

	assert_int_equal(render_text(document, &options, &out, &fault), OK);
	ret = arena_text(arena, buf_string(&out));
	buf_free(&out);
	return ret;
}

static void
a_form_is_filled_in_whole(void **state)
{
	const struct notice *form;
	const struct document *document;
	struct faults faults = {0};
	struct prescribed p = {.tag = tag_find("en")};
	const char *text;

	(void)state;
	assert_int_equal(parse(form_text, &form, &faults), OK);
	p.form = form;
	p.values = notice_examples(form, arena);
	model_text((struct model *)p.values, "weeks", "6"); /* no blank */
	assert_int_equal(prescribed_fill(&p, arena, &document, &faults), OK);
	text = as_text(document, NULL);
	assert_non_null(strstr(text, "Amina Example"));
	assert_non_null(strstr(text, "Nothing on this form may be left out."));
	assert_null(strstr(text, PRESCRIBED_COMPANION));
	assert_null(document->banners);
	faults_free(&faults);
}

static void
an_empty_blank_is_refused(void **state)
{
	const struct notice *form;
	const struct document *document = NULL;
	struct faults faults = {0};
	struct prescribed p = {.tag = tag_find("en"),
			       .values = model_object(arena)};

	(void)state;
	assert_int_equal(parse(form_text, &form, &faults), OK);
	p.form = form;
	assert_int_equal(prescribed_fill(&p, arena, &document, &faults),
			 E_INPUT);
	assert_int_equal(faults.count, form->field_count);
	assert_null(document);
	faults_free(&faults);
}

static void
what_could_cut_a_form_is_refused(void **state)
{
	static const struct {
		const char *from, *to, *where;
	} cases[] = {
		{"example: Amina Example\n",
		 "example: Amina Example\n    required: no\n", "form-4.md:7"},
		{"# Example form E4\n", "![x](logo.svg)\n", "form-4.md:40"},
		{"The example rent", "{if rent_new} The example rent",
		 "form-4.md:53"},
		{"The example rent", "{unless rent_new} The example rent",
		 "form-4.md:53"},
		{"## Example notes", "{clause: notes}", "form-4.md:55"},
		{"class: legal", "class: legal\ncompanion: Mine.",
		 "form-4.md:1"},
		{"name: form-4", "name: form-9", "form-4.md:1"},
		{"{start_date}", "{begin_date}", "form-4.md:53"},
		{"# Example form E4\n", "<b>Example</b>\n", "form-4.md:40"},
	};

	(void)state;
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		const char *text =
			changed(form_text, cases[i].from, cases[i].to);
		const struct notice *form;
		struct faults faults = {0};
		bool named = false;

		if (parse(text, &form, &faults) != E_INPUT)
			fail_msg("%s was taken", cases[i].to);
		for (size_t f = 0; f < faults.count; f++)
			named |= !strcmp(faults.list[f].where, cases[i].where);
		if (!named)
			fail_msg("%s: %s %s", cases[i].to, faults.list[0].where,
				 faults.list[0].message);
		faults_free(&faults);
	}
}

static void
a_translation_is_marked_in_both_languages(void **state)
{
	struct catalogue *catalogue =
		urdu(source("tests/data/form/ur.po"));
	const struct notice *form;
	struct enclosure enclosure;
	struct faults faults = {0};
	struct prescribed p = {.tag = tag_find("en")};
	const char *text;

	(void)state;
	assert_int_equal(parse(form_text, &form, &faults), OK);
	p.form = form;
	p.values = notice_examples(form, arena);
	assert_int_equal(prescribed_fill(&p, arena, &enclosure.form, &faults),
			 OK);
	assert_int_equal(prescribed_companion(&p, catalogue, arena,
					      &enclosure.companion, &faults),
			 OK);
	text = as_text(enclosure.form, &enclosure);
	assert_non_null(strstr(text, "قانونی حیثیت"));
	assert_non_null(strstr(text, "It has no legal effect."));
	assert_true(enclosure.companion->rtl);
	assert_string_equal(enclosure.companion->banners->lang, "ur");
	assert_string_equal(enclosure.companion->banners->next->lang, "en");
	catalogue_free(catalogue);
	faults_free(&faults);
}

static void
a_translation_must_be_whole(void **state)
{
	static const struct {
		const char *from, *to;
	} cases[] = {
		{"\"بنام: {tenant_name}\"", "\"\""},
		{"\"بنام: {tenant_name}\"", "\"بنام\""},
		{"msgid \"Rent before\"", "msgid \"Rent then\""},
		{"msgid \"Rent before\"",
		 "#, fuzzy\n#| msgid \"Rent\"\nmsgid \"Rent before\""},
		{"This is a translation for information.", "Translated."},
	};
	const char *po = source("tests/data/form/ur.po");
	const struct notice *form;
	struct faults faults = {0};

	(void)state;
	assert_int_equal(parse(form_text, &form, &faults), OK);
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		struct catalogue *catalogue =
			urdu(changed(po, cases[i].from, cases[i].to));

		faults.count = 0;
		if (prescribed_check(form, catalogue, &faults) != E_INPUT)
			fail_msg("%s was taken", cases[i].to);
		catalogue_free(catalogue);
	}
	faults_free(&faults);
}

/* A Welsh form is written in Welsh, and its words are its own. */
static void
a_welsh_form_is_an_instrument(void **state)
{
	const char *text = changed(form_text, "## Example notes",
				   "## Nodiadau enghreifftiol");
	const struct notice *form;
	const struct document *document;
	struct faults faults = {0};
	struct prescribed p = {.tag = tag_find("cy")};
	const char *set;

	(void)state;
	assert_int_equal(parse(text, &form, &faults), OK);
	p.form = form;
	p.values = notice_examples(form, arena);
	assert_int_equal(prescribed_fill(&p, arena, &document, &faults), OK);
	assert_string_equal(document->lang, "cy");
	set = as_text(document, NULL);
	assert_non_null(strstr(set, "Ebrill"));
	for (const struct block *b = document->blocks; b; b = b->next)
		assert_null(b->lang);
	faults_free(&faults);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_form_is_filled_in_whole),
		cmocka_unit_test(an_empty_blank_is_refused),
		cmocka_unit_test(what_could_cut_a_form_is_refused),
		cmocka_unit_test(a_translation_is_marked_in_both_languages),
		cmocka_unit_test(a_translation_must_be_whole),
		cmocka_unit_test(a_welsh_form_is_an_instrument),
	};

	return cmocka_run_group_tests(tests, begin, end);
}
