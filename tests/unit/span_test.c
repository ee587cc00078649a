/* Markup opens and closes beside every script, and wrong markup is named. */
#include <string.h>

#include "base/buf.h"
#include "doc/span.h"
#include "tests/unit/unit.h"

/* A short form: s(..) l(..|target) c(..) v(..) and / for a line end. */
static void
sketch(const struct span *span, struct buf *out)
{
	for (; span; span = span->next) {
		switch (span->kind) {
		case SPAN_TEXT:
			buf_text(out, span->text);
			break;
		case SPAN_STRONG:
			buf_text(out, "s(");
			sketch(span->child, out);
			buf_char(out, ')');
			break;
		case SPAN_LINK:
			buf_text(out, "l(");
			sketch(span->child, out);
			buf_printf(out, "|%s)", span->target);
			break;
		case SPAN_CODE:
			buf_printf(out, "c(%s)", span->text);
			break;
		case SPAN_BREAK:
			buf_char(out, '/');
			break;
		case SPAN_PLACEHOLDER:
		case SPAN_VALUE:
			buf_printf(out, "v(%s)", span->text);
			break;
		}
	}
}

static void
parses_beside_every_script(void **state)
{
	static const struct {
		const char *text, *spans;
	} cases[] = {
		{"", ""},
		{"plain", "plain"},
		{"a **b** c", "a s(b) c"},
		{"**重要：**请回复", "s(重要：)请回复"},
		{"请在**{date}**之前回复", "请在s(v(date))之前回复"},
		{"و**{name}**و", "وs(v(name))و"},
		{"**اہم**۔", "s(اہم)۔"},
		{"ভাড়া**বাড়বে**।", "ভাড়াs(বাড়বে)।"},
		{"ค่าเช่า**ใหม่**เริ่ม", "ค่าเช่าs(ใหม่)เริ่ม"},
		{"ኪራይ**አዲስ**፡፡", "ኪራይs(አዲስ)፡፡"},
		{"می‌خواهم **می‌خواهم**", "می‌خواهم s(می‌خواهم)"},
		{"{rent_new}", "v(rent_new)"},
		{"{a}{b2}", "v(a)v(b2)"},
		{"[words](https://a.example/x?y=1)",
		 "l(words|https://a.example/x?y=1)"},
		{"打[电话](tel:{phone})。", "打l(电话|tel:{phone})。"},
		{"**[a](tel:1) b**", "s(l(a|tel:1) b)"},
		{"[**a**](tel:1)", "l(s(a)|tel:1)"},
		{"`a*b`", "c(a*b)"},
		{"\\*\\*a\\{b\\}\\[c\\]", "**a{b}[c]"},
		{"one\\\ntwo\nthree", "one/two three"},
		{"a < b & c > d", "a < b & c > d"},
		{"back\\slash", "back\\slash"},
		{"snake_case_", "snake_case_"},
	};
	struct arena *arena = arena_new();

	(void)state;
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		struct buf out = {0};
		struct fault fault = {0};
		struct span *spans;

		assert_int_equal(span_parse("f:1", cases[i].text,
					    SPAN_MODE_TEMPLATE, arena, &spans,
					    &fault),
				 OK);
		sketch(spans, &out);
		assert_string_equal(buf_string(&out), cases[i].spans);
		buf_free(&out);
	}
	arena_free(arena);
}

static void
refuses_wrong_markup(void **state)
{
	static const struct {
		const char *text, *says;
	} cases[] = {
		{"**open", "never closed"},
		{"****", "nothing between"},
		{"a * b", "one * alone"},
		{"*slanted*", "one * alone"},
		{"`open", "never closed"},
		{"``", "never closed"},
		{"[words", "[words](address)"},
		{"[words]", "[words](address)"},
		{"[words] (x)", "[words](address)"},
		{"[w](", "round brackets"},
		{"[w]()", "round brackets"},
		{"[w](a b)", "round brackets"},
		{"[w](javascript:alert(1))", "may not go to"},
		{"[w](JaVaScRiPt:x)", "may not go to"},
		{"[w](data:text/html,x)", "may not go to"},
		{"[w](//a.example)", "may not go to"},
		{"[w](https:)", "may not go to"},
		{"[w](https://a\"b)", "may not go to"},
		{"[a [b](tel:1)](tel:2)", "inside a link"},
		{"close ]", "closes that was not opened"},
		{"<b>x</b>", "HTML is not taken"},
		{"<!-- x -->", "HTML is not taken"},
		{"![alt](x.png)", "paragraph of its own"},
		{"{Rent}", "a field is written"},
		{"{rent new}", "a field is written"},
		{"{}", "a field is written"},
		{"{rent", "a field is written"},
		{"rent}", "brace closes"},
		{"[**a](tel:1)**", "never closed"},
	};
	struct arena *arena = arena_new();

	(void)state;
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		struct fault fault = {0};
		struct span *spans = NULL;

		assert_int_equal(span_parse("f:1", cases[i].text,
					    SPAN_MODE_TEMPLATE, arena, &spans,
					    &fault),
				 E_INPUT);
		assert_null(spans);
		assert_string_equal(fault.where, "f:1");
		if (!strstr(fault.message, cases[i].says))
			fail_msg("%s: %s", cases[i].text, fault.message);
	}
	arena_free(arena);
}

static void
compares_skeletons(void **state)
{
	static const struct {
		const char *a, *b, *optional, *what; /* what NULL: the same */
	} cases[] = {
		{"Pay {a} by {b}", "{b} تک {a} ادا کریں", NULL, NULL},
		{"Pay {a} by {b}", "{a}", NULL, "{b}"},
		{"Pay {a}", "{a} {a}", NULL, "{a}"},
		{"**x** y", "x y", NULL, "**"},
		{"[x](tel:1)", "[y](tel:1)", NULL, NULL},
		{"[x](tel:1)", "[x](tel:2)", NULL, "(tel:1)"},
		{"{n} days", "one day", "n", NULL},
		{"{n} days {m}", "one day", "n", "{m}"},
		{"plain", "{n}", NULL, "{n}"},
	};
	struct arena *arena = arena_new();

	(void)state;
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		struct span *a, *b;
		const char *what = NULL;
		bool same;

		assert_int_equal(span_parse("", cases[i].a, SPAN_MODE_TEMPLATE,
					    arena, &a, NULL),
				 OK);
		assert_int_equal(span_parse("", cases[i].b, SPAN_MODE_TEMPLATE,
					    arena, &b, NULL),
				 OK);
		same = span_same_skeleton(a, b, cases[i].optional, arena,
					  &what);
		assert_int_equal(same, !cases[i].what);
		if (!same)
			assert_string_equal(what, cases[i].what);
	}
	arena_free(arena);
}

static void
knows_how_a_text_runs(void **state)
{
	(void)state;
	assert_true(text_rtl("اردو"));
	assert_true(text_rtl("12 شعبان"));
	assert_true(text_rtl("\u200f£118.75"));
	assert_true(text_rtl("עברית abc"));
	assert_false(text_rtl("020 7946 0000"));
	assert_false(text_rtl("£118.75"));
	assert_false(text_rtl("Amina عمر"));
	assert_false(text_rtl("字"));
	assert_false(text_rtl(""));
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(parses_beside_every_script),
		cmocka_unit_test(refuses_wrong_markup),
		cmocka_unit_test(compares_skeletons),
		cmocka_unit_test(knows_how_a_text_runs),
	};

	return cmocka_run_group_tests_name("span", tests, NULL, NULL);
}
