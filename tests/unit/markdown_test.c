/* Blocks become the tree, with the words as they stand in the source. */
#include <string.h>

#include "base/buf.h"
#include "doc/dump.h"
#include "doc/markdown.h"
#include "tests/unit/unit.h"

static enum status
parse(const char *text, enum span_mode mode, struct arena *arena,
      struct block **ret, struct faults *faults)
{
	const struct markdown md = {"f.md", text, strlen(text), 10, mode};

	return markdown_parse(&md, arena, ret, faults);
}

/* kind:source of every leaf, in order, one a line. */
static void
leaves(const struct block *block, struct buf *out)
{
	for (; block; block = block->next) {
		if (block_leaf(block))
			buf_printf(out, "%d|%s\n", block->line, block->source);
		leaves(block->child, out);
	}
}

static void
keeps_the_source_of_leaves(void **state)
{
	static const struct {
		const char *text, *leaves;
	} cases[] = {
		{"", ""},
		{"# One #\n\n## **Two** C#\n", "11|One\n13|**Two** C#\n"},
		{"one\ntwo\n  three\n", "11|one two three\n"},
		{"one  \ntwo\\\nthree\n", "11|one\\\ntwo\\\nthree\n"},
		{"one\r\ntwo\r\n", "11|one two\n"},
		{"> quote\n> more\nlazy\n", "11|quote more lazy\n"},
		{"> > deep\n> > er\n", "11|deep er\n"},
		{"1. one\n   two\n   - sub\n     x\n2. last\n",
		 "11|one two\n13|sub x\n15|last\n"},
		{"**重要：**请\n", "11|**重要：**请\n"},
		{"| A | B |\n|---|---|\n| {x} | c \\| d |\n| only |\n",
		 "11|A\n11|B\n13|{x}\n13|c \\| d\n14|only\n14|\n"},
		{"- | a |\n  |---|\n  | b |\n", "11|a\n13|b\n"},
		{"a\n\n***\n\nb\n", "11|a\n15|b\n"},
		{"5\\. not a list\n", "11|5\\. not a list\n"},
	};
	struct arena *arena = arena_new();

	(void)state;
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		struct buf out = {0};
		struct faults faults = {0};
		struct block *blocks = NULL;

		assert_int_equal(parse(cases[i].text, SPAN_MODE_TEMPLATE, arena,
				       &blocks, &faults),
				 OK);
		leaves(blocks, &out);
		assert_string_equal(buf_string(&out), cases[i].leaves);
		buf_free(&out);
	}
	arena_free(arena);
}

static void
makes_the_tree(void **state)
{
	static const char text[] =
		"# Head\n\n3. three\n4. four\n\n> said\n\n"
		"![A map](map.png)\n\n---\n\n| A |\n|---|\n| **b** |\n";
	static const char tree[] = "document lang=en dir=ltr\n"
				   "  title \"T\"\n"
				   "  heading 1\n"
				   "    text \"Head\"\n"
				   "  ordered-list from=3\n"
				   "    item\n"
				   "      paragraph\n"
				   "        text \"three\"\n"
				   "    item\n"
				   "      paragraph\n"
				   "        text \"four\"\n"
				   "  quote\n"
				   "    paragraph\n"
				   "      text \"said\"\n"
				   "  picture \"A map\"\n"
				   "  rule\n"
				   "  table\n"
				   "    row\n"
				   "      header-cell\n"
				   "        text \"A\"\n"
				   "    row\n"
				   "      cell\n"
				   "        strong\n"
				   "          text \"b\"\n";
	struct arena *arena = arena_new();
	struct document document = {.title = "T", .lang = "en"};
	struct faults faults = {0};
	struct buf out = {0};

	(void)state;
	assert_int_equal(parse(text, SPAN_MODE_PLAIN, arena, &document.blocks,
			       &faults),
			 OK);
	document_dump(&document, &out);
	assert_string_equal(buf_string(&out), tree);
	buf_free(&out);
	arena_free(arena);
}

static void
gives_comments_to_translators(void **state)
{
	struct arena *arena = arena_new();
	struct faults faults = {0};
	struct block *blocks = NULL;

	(void)state;
	assert_int_equal(parse("<!-- Rent, not hire. -->\n\nRent\n\nMore\n",
			       SPAN_MODE_TEMPLATE, arena, &blocks, &faults),
			 OK);
	assert_string_equal(blocks->note, "Rent, not hire.");
	assert_null(blocks->next->note);
	arena_free(arena);
}

static void
names_the_line_of_what_is_wrong(void **state)
{
	static const struct {
		const char *text, *where, *says;
	} cases[] = {
		{"a\n\n<div>x</div>\n", "f.md:13", "HTML is not taken"},
		{"a\n\n    code\n", "f.md:13", "block of code"},
		{"```\ncode\n```\n", "f.md:11", "block of code"},
		{"Head\n====\n", "f.md:11", "written with #"},
		{"a\n\n[x]: https://a.example\n", "f.md:13", "beside its"},
		{"- [x]: https://a.example\n", "f.md:11", "beside its"},
		{"a\n\nb **c\n", "f.md:13", "never closed"},
		{"0. none\n", "f.md:11", "starts from 1"},
		{"a\n\xe2\x80\xae b\n", "f.md:12", "may not stand"},
		{"a\n\nb\xff\n", "f.md:13", "not UTF-8"},
		{"a\rb", "f.md:11", "may not stand"},
		{"> > > > > > > > > > > > > > > a\n", "f.md:11", "too deep"},
	};
	struct arena *arena = arena_new();

	(void)state;
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		struct faults faults = {0};
		struct block *blocks = NULL;

		assert_int_equal(parse(cases[i].text, SPAN_MODE_PLAIN, arena,
				       &blocks, &faults),
				 E_INPUT);
		assert_int_equal(faults.count, 1);
		assert_string_equal(faults.list[0].where, cases[i].where);
		if (!strstr(faults.list[0].message, cases[i].says))
			fail_msg("%s", faults.list[0].message);
		faults_free(&faults);
	}
	arena_free(arena);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(keeps_the_source_of_leaves),
		cmocka_unit_test(makes_the_tree),
		cmocka_unit_test(gives_comments_to_translators),
		cmocka_unit_test(names_the_line_of_what_is_wrong),
	};

	return cmocka_run_group_tests_name("markdown", tests, NULL, NULL);
}
