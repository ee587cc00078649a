/* Outputs escape, isolate and wrap. */
#include <string.h>

#include "doc/markdown.h"
#include "lang/line.h"
#include "render/render.h"
#include "tests/unit/unit.h"

static const char *
rendered(const char *format, const struct document *document, struct buf *out)
{
	const struct render_options part = {.frame = RENDER_PART};
	const struct renderer *renderer;

	assert_int_equal(render_find(format, &renderer, NULL), OK);
	assert_int_equal(renderer->render(document, &part, out, NULL), OK);
	return buf_string(out);
}

static struct block *
blocks(const char *text, struct arena *arena)
{
	struct markdown md = {"f", text, strlen(text), 0, SPAN_MODE_PLAIN};
	struct faults faults = {0};
	struct block *ret = NULL;

	assert_int_equal(markdown_parse(&md, arena, &ret, &faults), OK);
	return ret;
}

static void
writes_html(void **state)
{
	static const struct {
		const char *text, *holds;
	} cases[] = {
		{"a < b & \"c\"", "<p>a &lt; b &amp; &quot;c&quot;</p>"},
		{"\\<script\\>", "<p>&lt;script&gt;</p>"},
		{"[a](https://b.example/?c=1&d=2)",
		 "<a href=\"https://b.example/?c=1&amp;d=2\">a</a>"},
		{"a\\\nb", "a<br>\nb"},
		{"`<x>`", "<code dir=\"ltr\">&lt;x&gt;</code>"},
		{"3. a\n4. b", "<ol start=\"3\">\n<li>a</li>\n<li>b</li>"},
		{"- a\n  - b", "<li>a<ul>\n<li>b</li>\n</ul>\n</li>"},
		{"> a", "<blockquote>\n<p>a</p>"},
		{"## **a**", "<h2><strong>a</strong></h2>"},
		{"| a |\n|---|\n| b |",
		 "<thead>\n<tr>\n<th scope=\"col\">a</th>\n</tr>\n</thead>\n"
		 "<tbody>\n<tr>\n<td data-h=\"a\">b</td>"},
		{"![a\"b](c.png)", "<img src=\"c.png\" alt=\"a&quot;b\">"},
		{"", "<article class=\"letter\" lang=\"fa\" dir=\"rtl\">"},
	};
	struct arena *arena = arena_new();

	(void)state;
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		struct document document = {
			.title = "T",
			.lang = "fa",
			.rtl = true,
			.blocks = blocks(cases[i].text, arena)};
		struct buf out = {0};

		if (!strstr(rendered("html", &document, &out), cases[i].holds))
			fail_msg("%s", out.bytes);
		buf_free(&out);
	}
	arena_free(arena);
}

static void
isolates_values(void **state)
{
	static const struct {
		const char *lang;
		bool rtl, value_rtl;
		const char *html, *text;
	} cases[] = {
		{"en", false, false, "<bdi dir=\"ltr\">v</bdi>", "v\n"},
		{"en", false, true, "<bdi dir=\"rtl\">v</bdi>",
		 "\u2068v\u2069\n"},
		{"ur", true, false, "<bdi dir=\"ltr\">v</bdi>",
		 "\u2068v\u2069\n"},
		{"ur", true, true, "<bdi dir=\"rtl\">v</bdi>",
		 "\u2068v\u2069\n"},
	};

	(void)state;
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		struct span value = {.kind = SPAN_VALUE, .type = "name",
				     .text = "v", .rtl = cases[i].value_rtl};
		struct block block = {.kind = BLOCK_PARAGRAPH,
				      .spans = &value};
		struct document document = {.title = "T",
					    .lang = cases[i].lang,
					    .rtl = cases[i].rtl,
					    .blocks = &block};
		struct buf html = {0}, text = {0};

		assert_non_null(strstr(rendered("html", &document, &html),
				       cases[i].html));
		assert_string_equal(rendered("text", &document, &text),
				    cases[i].text);
		buf_free(&html);
		buf_free(&text);
	}
}

static void
wraps_by_script(void **state)
{
	static const struct {
		const char *tag, *text, *lines;
	} cases[] = {
		{"en", "", ""},
		{"en", "one two three four", "one two\n three\n four"},
		{"en", "one\ntwo", "one\n two"},
		{"en", "one\u00a0two\u00a0three", "one\u00a0two\u00a0three"},
		{"en", "a incomprehensible b", "a\n incomprehensible\n b"},
		{"zh-Hans", "您的租金将上涨。", "您的租金\n 将上涨。"},
		{"zh-Hans", "自\uFDD02027年4月5日\uFDD1起",
		 "自\n 2027年4月5日\n 起"},
		{"ur", "ایک \u2068a b c d e\u2069 دو",
		 "ایک\n \u2068a b c d e\u2069\n دو"},
		{"th", "ค่าเช่าใหม่ของคุณ", "ค่าเช่าใหม่\n ของคุณ"},
	};

	(void)state;
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		struct line_fill fill = {tag_find(cases[i].tag), 9, 0, " "};
		struct buf out = {0};

		line_fill(&fill, cases[i].text, &out);
		assert_string_equal(buf_string(&out), cases[i].lines);
		buf_free(&out);
	}
	assert_int_equal(line_columns("字a", 4), 3);
	assert_int_equal(line_columns("कि", 6), 2);
}

static void
names_the_formats_there_are(void **state)
{
	static const struct {
		const char *name, *says;
	} cases[] = {
		{"mp3", "is no format"}, {"prf", "is no format"},
		{"oga", "is no format"}, {"htlm", "is no format"},
		{"", "is no format"},
	};
	const struct renderer *renderer = NULL;
	struct fault fault;

	(void)state;
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		assert_int_equal(render_find(cases[i].name, &renderer, &fault),
				 E_INPUT);
		assert_non_null(strstr(fault.message, cases[i].says));
		assert_null(renderer);
	}
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(writes_html),
		cmocka_unit_test(isolates_values),
		cmocka_unit_test(wraps_by_script),
		cmocka_unit_test(names_the_formats_there_are),
	};

	return cmocka_run_group_tests_name("render", tests, NULL, NULL);
}
