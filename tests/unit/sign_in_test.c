/* Codes by time against the standards' own values, passwords that are guessed,
 * what a token is for. */
#include <string.h>

#include "base/hash.h"
#include "base/sha1.h"
#include "core/password.h"
#include "core/token_scope.h"
#include "core/totp.h"
#include "tests/unit/unit.h"

static const unsigned char rfc_secret[] = "12345678901234567890";

static void
keyed_as_rfc_2202_has_it(void **state)
{
	static const struct {
		const char *key, *data, *hex;
	} cases[] = {
		{"\x0b\x0b\x0b\x0b\x0b\x0b\x0b\x0b\x0b\x0b"
		 "\x0b\x0b\x0b\x0b\x0b\x0b\x0b\x0b\x0b\x0b",
		 "Hi There", "b617318655057264e28bc0b6fb378c8ef146be00"},
		{"Jefe", "what do ya want for nothing?",
		 "effcdf6ae5eb2fa2d27416d5f184df9c259a7c79"},
	};

	(void)state;
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		unsigned char hash[SHA1_BYTES];
		char hex[2 * SHA1_BYTES + 1];

		sha1_keyed((const unsigned char *)cases[i].key,
			   strlen(cases[i].key),
			   (const unsigned char *)cases[i].data,
			   strlen(cases[i].data), hash);
		hash_hex(hash, SHA1_BYTES, hex);
		assert_string_equal(hex, cases[i].hex);
	}
}

/* Source: RFC 6238, appendix B. */
static void
codes_as_rfc_6238_has_them(void **state)
{
	static const struct {
		int64_t at_utc;
		uint32_t number;
	} cases[] = {
		{59, 94287082},		{1111111109, 7081804},
		{1111111111, 14050471}, {1234567890, 89005924},
		{2000000000, 69279037}, {20000000000, 65353130},
	};

	(void)state;
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
		assert_int_equal(totp_number(rfc_secret,
					     cases[i].at_utc / TOTP_STEP_S, 8),
				 cases[i].number);
}

static void
a_code_is_taken_once_and_about_now(void **state)
{
	int64_t step = 0;

	(void)state;
	assert_true(totp_holds(rfc_secret, "287082", 59, 0, &step));
	assert_int_equal(step, 1);
	assert_false(totp_holds(rfc_secret, "287082", 59, 1, &step));
	assert_true(totp_holds(rfc_secret, " 287 082", 89, 0, &step));
	assert_true(totp_holds(rfc_secret, "287082", 29, 0, &step));
	assert_false(totp_holds(rfc_secret, "287082", 90, 0, &step));
	assert_false(totp_holds(rfc_secret, "28708", 59, 0, &step));
	assert_false(totp_holds(rfc_secret, "2870820", 59, 0, &step));
	assert_false(totp_holds(rfc_secret, "94287082", 59, 0, &step));
	assert_false(totp_holds(rfc_secret, "", 59, 0, &step));
	assert_false(totp_holds(rfc_secret, "28708a", 59, 0, &step));
}

static void
secrets_are_read_as_written(void **state)
{
	unsigned char secret[TOTP_BYTES];
	char text[TOTP_TEXT];
	struct buf address = {0};

	(void)state;
	totp_text(rfc_secret, text);
	assert_string_equal(text, "GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ");
	assert_true(totp_read(text, secret));
	assert_memory_equal(secret, rfc_secret, TOTP_BYTES);
	assert_false(totp_read("GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJ1", secret));
	assert_false(totp_read("GEZDGNBV", secret));
	totp_address(text, "Tŷ & Co", "ana@homes.example", &address);
	assert_string_equal(buf_string(&address),
			    "otpauth://totp/T%C5%B7%20%26%20Co:"
			    "ana%40homes.example?secret="
			    "GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ"
			    "&issuer=T%C5%B7%20%26%20Co");
	buf_free(&address);
}

static void
guessable_passwords_are_refused(void **state)
{
	static const char *const own[] = {"nia.puw@north.example", "Nia Puw",
					  "Northbeck Homes", NULL};
	static const struct {
		const char *password;
		enum password_fault fault;
	} cases[] = {
		{"", PASSWORD_SHORT},
		{"elevenchars", PASSWORD_SHORT},
		{"ŵŵŵŵŵŵŵŵŵŵŵ", PASSWORD_SHORT},
		{"password1234", PASSWORD_COMMON},
		{"PASSWORD1234", PASSWORD_COMMON},
		{"P4$$w0rd2024", PASSWORD_COMMON},
		{"aaaaaaaaaaaaaaaaaaaa", PASSWORD_COMMON},
		{"qwertyuiopasdf", PASSWORD_COMMON},
		{"poiuytrewq12", PASSWORD_COMMON},
		{"123456789012345", PASSWORD_COMMON},
		{"Summer2025!!", PASSWORD_COMMON},
		{"abc7abc7abc7abc7", PASSWORD_COMMON},
		{"Northbeck2024!", PASSWORD_COMMON},
		{"nia.puw@north.example", PASSWORD_COMMON},
		{"correct horse battery staple", PASSWORD_FITS},
		{"lamp gravel teapot nine", PASSWORD_FITS},
		{"four plain words together", PASSWORD_FITS},
		{"k7Wq!zPt02vx", PASSWORD_FITS},
		{"ਪੰਜਾਬੀ ਵਿੱਚ ਲੰਮਾ ਵਾਕ", PASSWORD_FITS},
	};

	(void)state;
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		enum password_fault fault =
			password_check(cases[i].password, own);

		if (fault != cases[i].fault)
			fail_msg("%s: %d", cases[i].password, (int)fault);
	}
}

static void
a_scope_lets_through_what_it_names(void **state)
{
	(void)state;
	assert_true(token_scope_fits("tenants:read requests"));
	assert_false(token_scope_fits(""));
	assert_false(token_scope_fits("tenants  requests"));
	assert_false(token_scope_fits("tenants "));
	assert_false(token_scope_fits("tenants:write"));
	assert_false(token_scope_fits(":read"));
	assert_true(token_scope_allows(NULL, "tenants", TOKEN_WRITES));
	assert_true(token_scope_allows("a tenants:read", "tenants",
				       TOKEN_READS));
	assert_false(token_scope_allows("a tenants:read", "tenants",
					TOKEN_WRITES));
	assert_false(token_scope_allows("tenants", "tenant", TOKEN_READS));
	assert_false(token_scope_allows("tenant", "tenants", TOKEN_READS));
	assert_false(token_scope_allows("tenants", NULL, TOKEN_READS));
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(keyed_as_rfc_2202_has_it),
		cmocka_unit_test(codes_as_rfc_6238_has_them),
		cmocka_unit_test(a_code_is_taken_once_and_about_now),
		cmocka_unit_test(secrets_are_read_as_written),
		cmocka_unit_test(guessable_passwords_are_refused),
		cmocka_unit_test(a_scope_lets_through_what_it_names),
	};

	return cmocka_run_group_tests_name("sign_in", tests, NULL, NULL);
}
