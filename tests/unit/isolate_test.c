/* What of right-to-left text must keep its order, and what need not. */
#include <string.h>

#include "doc/dump.h"
#include "doc/isolate.h"
#include "doc/markdown.h"
#include "tests/unit/unit.h"

/* What is found, each between bars. */
static void
finds(void **state)
{
	static const struct {
		const char *text, *found;
	} cases[] = {
		{"", ""},
		{"الإيجار £412.50 في", "|£412.50|"},
		{"الإيجار 412.50 £ في", "|412.50 £|"},
		{"כתבו עד 6/4/2027.", "|6/4/2027|"},
		{"في 2027-04-06، الساعة 9:30.", "|2027-04-06||9:30|"},
		{"هاتف 020 7946 0000.", "|020 7946 0000|"},
		{"هاتف (020) 7946 0000", "|(020) 7946 0000|"},
		{"هاتف +44 20 7946 0000", "|+44 20 7946 0000|"},
		{"٢٠٪ و 25%، و -5", "|٢٠٪||25%|"},
		{"۰۲۰ ۷۹۴۶ ۰۰۰۰", "|۰۲۰ ۷۹۴۶ ۰۰۰۰|"},
		{"٠٢ ٧٩٤٦", "|٠٢ ٧٩٤٦|"},
		{"1 234,50 zł", "|1 234,50|"},
		{"1,234.50 €", "|1,234.50 €|"},
		{"7946 0000", "|7946 0000|"},
		{"في عام 2027 12 شقة", ""},
		{"عام 2027.", ""},
		{"(5) أشخاص", ""},
		{"سطر 1، سطر 2", ""},
		{"5% 10%", "|5%||10%|"},
		{"المرجع RENT-20/1.", "|RENT-20/1|"},
		{"«RENT-20/1» و £5.50", "|RENT-20/1||£5.50|"},
		{"(HL-2024/001)", "|HL-2024/001|"},
		{"في 20/1-RENT", "|20/1-RENT|"},
		{"الرمز SW1A 1AA، لندن", "|SW1A 1AA|"},
		{"שקל 12-14 High Street, London SW1A 1AA, 020 7946 0000",
		 "|12-14 High Street, London SW1A 1AA||020 7946 0000|"},
		{"12/3 Flat", "|12/3 Flat|"},
		{"Flat 12/3, Ŵy Court", "|Flat 12/3, Ŵy Court|"},
		{"www.homes.example/a/12?", "|www.homes.example/a/12|"},
		{"a2-b@homes.example", "|a2-b@homes.example|"},
		{"Universal Credit", ""},
		{"Universal Credit 25%", "|Universal Credit 25%|"},
		{"عام 2027 WhatsApp", ""},
		{"WhatsApp: 020 7946 0000", "|020 7946 0000|"},
		{"2027-04-06T10:00", "|2027-04-06T10:00|"},
		{"A", ""},
		{"1A", "|1A|"},
		{"£", ""},
		{"-", ""},
		{"٠٢٠-٧٩٤٦", "|٠٢٠-٧٩٤٦|"},
	};

	(void)state;
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		const char *text = cases[i].text;
		struct buf found = {0};
		size_t start, count;

		while ((count = isolate_find(text, &start))) {
			buf_printf(&found, "|%.*s|", (int)count, text + start);
			text += start + count;
		}
		assert_string_equal(buf_string(&found), cases[i].found);
		buf_free(&found);
	}
}

/* Never ends where each digit is read up to the end of the row. */
static void
reads_a_long_row_once(void **state)
{
	struct buf row = {0};
	size_t start;

	(void)state;
	for (int i = 0; i < 500000; i++)
		buf_text(&row, "1_");
	assert_int_equal(isolate_find(buf_string(&row), &start), 0);
	buf_text(&row, "AB-1");
	assert_int_equal(isolate_find(buf_string(&row) + row.count - 6, &start),
			 6);
	buf_free(&row);
}

static void
isolates_in_what_runs_from_the_right(void **state)
{
	static const char text[] = "**£5.50** ل 020 7946 0000\n";
	const struct markdown md = {"f.md", text, strlen(text), 0,
				    SPAN_MODE_PLAIN};
	struct arena *arena = arena_new();
	struct document document = {.title = "t", .lang = "ar", .rtl = true};
	struct faults faults = {0};
	struct buf dump = {0};

	(void)state;
	assert_int_equal(markdown_parse(&md, arena, &document.blocks, &faults),
			 OK);
	document.rtl = false;
	document_isolate(&document, arena);
	document_dump(&document, &dump);
	assert_null(strstr(buf_string(&dump), "value"));
	buf_clear(&dump);
	document.rtl = true;
	document_isolate(&document, arena);
	document_dump(&document, &dump);
	assert_non_null(strstr(buf_string(&dump),
			       "value number lang=- dir=ltr \"£5.50\""));
	assert_non_null(
		strstr(buf_string(&dump),
		       "value number lang=- dir=ltr \"020 7946 0000\""));
	buf_free(&dump);
	faults_free(&faults);
	arena_free(arena);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(finds),
		cmocka_unit_test(reads_a_long_row_once),
		cmocka_unit_test(isolates_in_what_runs_from_the_right),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
