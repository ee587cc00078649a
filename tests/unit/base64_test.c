/* Base64, by the vectors of RFC 4648, 10. */
#include <string.h>

#include "base/base64.h"
#include "tests/unit/unit.h"

static void
is_as_the_rfc_has_it(void **state)
{
	static const char *const vectors[][2] = {
		{"", ""},
		{"f", "Zg=="},
		{"fo", "Zm8="},
		{"foo", "Zm9v"},
		{"foob", "Zm9vYg=="},
		{"fooba", "Zm9vYmE="},
		{"foobar", "Zm9vYmFy"},
		{"\xff\xfe\xfb\xef", "//777w=="},
	};

	(void)state;
	for (size_t i = 0; i < sizeof vectors / sizeof *vectors; i++) {
		struct buf out = {0};

		base64_put(&out, vectors[i][0], strlen(vectors[i][0]));
		assert_string_equal(buf_string(&out), vectors[i][1]);
		buf_free(&out);
	}
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(is_as_the_rfc_has_it),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
