/* UTF-8: what is valid, what people may send, where it may be cut. */
#include <string.h>

#include "base/utf8.h"
#include "tests/unit/unit.h"

static void
finds_the_first_invalid_byte(void **state)
{
	static const struct {
		const char *text;
		size_t valid;
	} cases[] = {
		{"plain", 5},	      {"\xc3\xa9t\xc3\xa9", 5},
		{"a\xc0\x80", 1},     {"\xed\xa0\x80", 0},
		{"\xf4\x90\x80\x80", 0}, {"ab\xe2\x82", 2},
		{"\xf0\x9f\x98\x80", 4}, {"\xff", 0},
	};

	(void)state;
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
		assert_int_equal(utf8_valid(cases[i].text,
					    strlen(cases[i].text)),
				 cases[i].valid);
}

static void
refuses_what_nobody_may_send(void **state)
{
	static const struct {
		const char *text;
		uint32_t cp;
	} cases[] = {
		{"a\x01", 1},		    {"\xe2\x80\xae", 0x202E},
		{"x\xe2\x81\xa6", 0x2066},  {"\xef\xbf\xbe", 0xFFFE},
		{"\xc2\x85", 0x85},	    {"\r", '\r'},
		{"\x80", 0xFFFD},
	};
	size_t at;
	uint32_t cp;

	(void)state;
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		assert_false(utf8_acceptable(cases[i].text,
					     strlen(cases[i].text), &at, &cp));
		assert_int_equal(cp, cases[i].cp);
	}
	/* ZWNJ, ZWJ and line ends stay */
	assert_true(utf8_acceptable("می\u200cخواهم\r\n\u200d", 17, &at, &cp));
}

static void
cuts_before_a_character(void **state)
{
	(void)state;
	assert_int_equal(utf8_cut("aé", 3, 2), 1);
	assert_int_equal(utf8_cut("aé", 3, 3), 3);
	assert_int_equal(utf8_length("aé😀", 7), 3);
}

static void
encodes_what_it_decodes(void **state)
{
	static const uint32_t cps[] = {'a', 0xE9, 0x20AC, 0x1F600};

	(void)state;
	for (size_t i = 0; i < 4; i++) {
		char bytes[5] = {0};
		const char *p = bytes;

		utf8_encode(cps[i], bytes);
		assert_int_equal(utf8_next(&p), cps[i]);
		assert_int_equal(*p, '\0');
	}
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(finds_the_first_invalid_byte),
		cmocka_unit_test(refuses_what_nobody_may_send),
		cmocka_unit_test(cuts_before_a_character),
		cmocka_unit_test(encodes_what_it_decodes),
	};

	return cmocka_run_group_tests_name("utf8", tests, NULL, NULL);
}
