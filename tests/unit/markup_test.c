/* A message's text as spans and back: whatever a translator types comes to
 * stand in a letter as he typed it. */
#include "unit.h"

#include <string.h>

#include "doc/markdown.h"
#include "doc/span.h"
#include "notice/markup.h"

static const char *
written(const struct span *spans, struct arena *arena)
{
	struct buf out = {0};
	const char *text;

	markup_write(spans, &out);
	text = arena_text(arena, buf_string(&out));
	buf_free(&out);
	return text;
}

static void
canonical_texts_stay(void **state)
{
	static const char *const texts[] = {
		"Plain words, and an end.",
		"**{a}** and [a **b** {c}](https://example.org/x) `d` \\*",
		"One line\\\nand another",
		"1\\. May",
		"\\- a dash, and - another",
		"\\# no heading",
		"a \\<b> and 3 < 4",
		"\\{ \\} \\[ \\] \\` \\\\",
		"\u0631\u0633\u0627\u0644\u0629 **{a}**\u060C",
	};
	struct arena *arena = arena_new();

	(void)state;
	for (size_t i = 0; i < sizeof texts / sizeof *texts; i++)
		assert_string_equal(
			written(markup_read(texts[i], arena), arena), texts[i]);
	arena_free(arena);
}

/* Typed text is text, whatever it would mean in Markdown, but for {name}. */
static void
typed_text_is_text(void **state)
{
	static const char *const texts[] = {
		"1. May",
		"12) May",
		"- item",
		"+ item",
		"* item",
		"# head",
		"> quote",
		"**strong**",
		"*slant*",
		"[a](b)",
		"<b>bold</b>",
		"`code`",
		"a\\b",
		"===",
		"---",
		"~~~",
		"{",
		"}{",
		"{A}",
		"{1}",
		"| a | b |",
		"a < b > c",
		"___",
		"![a](b)",
		"\u4E00. \u4E8C",
		"&amp; &#42;",
		"a]b[c",
		": x",
	};
	struct arena *arena = arena_new();

	(void)state;
	for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
		struct markup markup;
		struct markdown md = {.name = "t", .mode = SPAN_MODE_TEMPLATE};
		struct block *block = NULL;
		struct faults faults = {0};
		struct buf words = {0};

		markup_build(&markup, arena);
		markup_text(&markup, texts[i]);
		md.text = written(markup.first, arena);
		md.count = strlen(md.text);
		assert_int_equal(markdown_parse(&md, arena, &block, &faults),
				 OK);
		assert_int_equal(block->kind, BLOCK_PARAGRAPH);
		assert_null(block->next);
		spans_text(markup_read(block->source, arena), &words);
		assert_string_equal(buf_string(&words), texts[i]);
		buf_free(&words);
		faults_free(&faults);
	}
	arena_free(arena);
}

static void
fields_are_fields(void **state)
{
	struct arena *arena = arena_new();
	struct markup markup;

	(void)state;
	markup_build(&markup, arena);
	markup_text(&markup, "a {b_1} {c}{B} {d");
	assert_string_equal(written(markup.first, arena),
			    "a {b_1} {c}\\{B\\} \\{d");
	arena_free(arena);
}

static void
same_words_in_other_escapes(void **state)
{
	struct arena *arena = arena_new();

	(void)state;
	assert_true(markup_same("1\\. \\a \\<b", "1\\. \\a \\<b", arena));
	assert_true(markup_same("a \\- b\\!", "a - b!", arena));
	assert_true(markup_same("a\nb", "a b", arena));
	assert_false(markup_same("**a** b", "a b", arena));
	assert_false(markup_same("{a}", "\\{a\\}", arena));
	assert_false(markup_same("[a](https://a.example)",
				 "[a](https://b.example)", arena));
	arena_free(arena);
}

/* Of two that are the same the first is the first. */
static void
numbers_codes(void **state)
{
	struct arena *arena = arena_new();
	const struct span *english =
		markup_read("{a} **{b}** {a} [x](tel:1)", arena);
	const struct span *other = markup_read("[y](tel:1) {a} {c}", arena);
	struct markup_codes codes;

	(void)state;
	markup_number(&codes, english, arena);
	assert_int_equal(codes.count, 5);
	assert_string_equal(markup_id(&codes, other, arena), "5");
	assert_string_equal(markup_id(&codes, other->next->next, arena), "1");
	assert_string_equal(markup_id(&codes, other->next->next, arena), "4");
	assert_string_equal(markup_id(&codes, other->next->next, arena), "6");
	markup_again(&codes);
	assert_string_equal(markup_id(&codes, other->next->next, arena), "1");
	arena_free(arena);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(canonical_texts_stay),
		cmocka_unit_test(typed_text_is_text),
		cmocka_unit_test(fields_are_fields),
		cmocka_unit_test(same_words_in_other_escapes),
		cmocka_unit_test(numbers_codes),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
