/* What may not stand in a letter: each kind refused by name and place, and
 * nothing that people write in any script. */
#include <stdbool.h>
#include <stdlib.h>
#include <string.h>

#include "base/buf.h"
#include "base/mem.h"
#include "tests/unit/unit.h"
#include "text/refuse.h"

static void
fine(void **state)
{
	static const char *const texts[] = {
		"",
		"Dear Ms Khan,\r\n\tyour rent is £412.50.\n",
		"آپ کا کرایہ \u2066£412.50\u2069 ہے۔",
		"می‌خواهم",		   /* ZWNJ */
		"ශ්‍රී ලංකාව", /* ZWJ */
		"שָׁלוֹם וּבְרָכָה",
		"བཀྲ་ཤིས་བདེ་ལེགས།",
		"ກຳລັງ",
		"กำลัง",
		"ញ៉ាំ",
		"한국어", /* in parts, as some systems send it */
		"Việt Nam",
		"Việt",
		"e\u0301\u0302\u0303\u0304\u0305\u0306\u0307\u0308",
		"a\u2028b\u2029c",
		"\u00AD\u200B\u2060\uFEFF\u061C",
		"𞤀𞤣𞤤𞤢𞤥 😀👩‍👩‍👧‍👦🏴 "
		"🇬🇧",
	};

	(void)state;
	for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
		struct fault fault = {0};

		if (refuse_text("", texts[i], strlen(texts[i]), &fault) != OK)
			fail_msg("%s: %s %s", texts[i], fault.message,
				 fault.arg[0].value);
	}
}

static void
refused(void **state)
{
	static const struct {
		const char *text, *code, *number, *near, *word;
	} cases[] = {
		{"Dear Ms \u202EKhan", "U+202E", "9", "Dear Ms [U+202E]Khan",
		 "deceive"},
		{"\u202A", "U+202A", "1", "[U+202A]", "deceive"},
		{"\u202C", "U+202C", "1", "[U+202C]", "deceive"},
		{"א\u206A", "U+206A", "2", "א[U+206A]", "seen"},
		{"🏴\U000E0067\U000E007F", "U+E0067", "2", "🏴[U+E0067]",
		 "seen"},
		{"a\vb", "U+000B", "2", "a[U+000B]b", "control"},
		{"a\x7F", "U+007F", "2", "a[U+007F]", "control"},
		{"a\xC2\x85", "U+0085", "2", "a[U+0085]", "control"},
		{"a\rb", "U+000D", "2", "a[U+000D]b", "control"},
		{"a\r", "U+000D", "2", "a[U+000D]", "control"},
		{"Zażółć gęślą jaźń \x1B tu i tam, i tak dalej dalej", "U+001B",
		 "19", "żółć gęślą jaźń [U+001B] tu i tam, i tak", "control"},
		{"caf\xE9 noir", "U+FFFD", "4", "caf[U+FFFD] noir", "UTF-8"},
		{"\xC0\x80", "U+FFFD", "1", "[U+FFFD]", "UTF-8"},
		{"\xF4\x90\x80\x80", "U+FFFD", "1", "[U+FFFD]", "UTF-8"},
		{"ab\xE2\x82", "U+FFFD", "3", "ab[U+FFFD]", "UTF-8"},
		{"a\xED\xA0\x80z", "U+D800", "2", "a[U+D800]z", "half"},
		{"\xED\xBF\xBF", "U+DFFF", "1", "[U+DFFF]", "half"},
		{"caf\uFFFD", "U+FFFD", "4", "caf[U+FFFD]", "lost"},
		{"\uFDD0", "U+FDD0", "1", "[U+FDD0]", "no character"},
		{"x\uFFFE", "U+FFFE", "2", "x[U+FFFE]", "no character"},
		{"\U0010FFFF", "U+10FFFF", "1", "[U+10FFFF]", "no character"},
		{"\uE000", "U+E000", "1", "[U+E000]", "one computer"},
		{"\U000F0000", "U+F0000", "1", "[U+F0000]", "one computer"},
		{"one\ntwo\a", "U+0007", "8", "one two[U+0007]", "control"},
	};

	(void)state;
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		struct fault fault = {0};

		assert_int_equal(refuse_text("body", cases[i].text,
					     strlen(cases[i].text), &fault),
				 E_INPUT);
		assert_string_equal(fault.where, "body");
		assert_string_equal(fault.arg[0].value, cases[i].code);
		assert_string_equal(fault.arg[1].value, cases[i].number);
		assert_string_equal(fault.arg[2].value, cases[i].near);
		if (!strstr(fault.message, cases[i].word))
			fail_msg("%s: %s", cases[i].code, fault.message);
	}
}

/* Every C0 and C1 control, alone. */
static void
refuses_each_control(void **state)
{
	(void)state;
	for (unsigned c = 0; c < 0xA0; c++) {
		char text[3] = {(char)c, 'x'};
		bool control =
			(c < 0x20 && c != '\t' && c != '\n') || c >= 0x7F;

		if (c >= 0x80) {
			text[0] = (char)0xC2;
			text[1] = (char)c;
		}
		assert_int_equal(refuse_text("", text, 2, NULL),
				 control ? E_INPUT : OK);
	}
}

static void
bounds_piles_of_marks(void **state)
{
	static const char *const marks[] = {"\u0301", "\u0E34",	   "\u064E",
					    "\u094D", "\u1161",	   "\u20DD",
					    "\u200D", "\U0001D165"};

	(void)state;
	for (size_t i = 0; i < sizeof marks / sizeof *marks; i++) {
		struct buf buf = {0};
		struct fault fault = {0};

		buf_text(&buf, "a");
		for (int n = 0; n < REFUSE_CLUSTER_CP; n++)
			buf_text(&buf, marks[i]);
		assert_int_equal(refuse_text("", buf.bytes, buf.count, NULL),
				 OK);
		buf_text(&buf, "b");
		buf_text(&buf, marks[i]);
		assert_int_equal(refuse_text("", buf.bytes, buf.count, NULL),
				 OK);
		for (int n = 0; n < REFUSE_CLUSTER_CP; n++)
			buf_text(&buf, marks[i]);
		assert_int_equal(refuse_text("", buf.bytes, buf.count, &fault),
				 E_INPUT);
		assert_non_null(strstr(fault.message, "too many marks"));
		buf_free(&buf);
	}
}

/* A prefix of valid text is refused only where it cuts a character. */
static void
reads_no_further_than_told(void **state)
{
	const char text[] = "żółć 漢字 😀";
	size_t count = sizeof text - 1;

	(void)state;
	for (size_t n = 0; n <= count; n++) {
		char *copy = mem_new(n ? n : 1);
		bool whole = n == count || ((uint8_t)text[n] & 0xC0) != 0x80;

		memcpy(copy, text, n);
		assert_int_equal(refuse_text("", copy, n, NULL),
				 whole ? OK : E_INPUT);
		free(copy);
	}
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(fine),
		cmocka_unit_test(refused),
		cmocka_unit_test(refuses_each_control),
		cmocka_unit_test(bounds_piles_of_marks),
		cmocka_unit_test(reads_no_further_than_told),
	};

	return cmocka_run_group_tests_name("refuse", tests, NULL, NULL);
}
