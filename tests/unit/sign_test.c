/* Signatures: the second test vector of RFC 8032, 7.1, and the key's PEM as
 * RFC 8410, 10.1 prints it. */
#include <string.h>

#include "base/hash.h"
#include "base/sign.h"
#include "tests/unit/unit.h"

static void
bytes_of(const char *hex, unsigned char *ret)
{
	static const char digits[] = "0123456789abcdef";

	for (; *hex; hex += 2)
		*ret++ = (unsigned char)((strchr(digits, hex[0]) - digits) * 16 +
					 (strchr(digits, hex[1]) - digits));
}

static const char seed_hex[] =
	"4ccd089b28ff96da9db6c346ec114e0f5b8a319f35aba624da8cf6ed4fb8a6fb";
static const char key_hex[] =
	"3d4017c3e843895a92b70aa74d1b7ebc9c982ccf2ec4968cc0cd55f12af4660c";
static const char signature_hex[] =
	"92a009a9f0d4cab8720e820b5f642540a2b27b5416503f8fb3762223ebdb69da"
	"085ac1e43e15996e458f3613d0f11d8c387b2eaeb4302aeeb00d291612bb0c00";

static void
signs_as_the_standard(void **state)
{
	unsigned char seed[SIGN_SEED_BYTES], key[SIGN_KEY_BYTES];
	unsigned char signature[SIGNATURE_BYTES];
	char hex[2 * SIGNATURE_BYTES + 1];

	(void)state;
	bytes_of(seed_hex, seed);
	sign_key(seed, key);
	hash_hex(key, sizeof key, hex);
	assert_string_equal(hex, key_hex);
	sign_bytes(seed, "\x72", 1, signature);
	hash_hex(signature, sizeof signature, hex);
	assert_string_equal(hex, signature_hex);
}

static void
sees_every_change(void **state)
{
	char text[] = "reference,uprn,flag\r\nT-1,10,Speaks Somali\r\n";
	unsigned char seed[SIGN_SEED_BYTES], key[SIGN_KEY_BYTES];
	unsigned char signature[SIGNATURE_BYTES];

	(void)state;
	bytes_of(seed_hex, seed);
	sign_key(seed, key);
	sign_bytes(seed, text, sizeof text - 1, signature);
	assert_true(sign_holds(key, text, sizeof text - 1, signature));
	assert_false(sign_holds(key, text, sizeof text - 2, signature));
	for (size_t i = 0; i < sizeof text - 1; i++) {
		text[i] ^= 1;
		assert_false(sign_holds(key, text, sizeof text - 1,
					signature));
		text[i] ^= 1;
	}
	for (size_t i = 0; i < sizeof signature; i++) {
		signature[i] ^= 4;
		assert_false(sign_holds(key, text, sizeof text - 1,
					signature));
		signature[i] ^= 4;
	}
	key[0] ^= 1;
	assert_false(sign_holds(key, text, sizeof text - 1, signature));
}

static void
prints_the_key(void **state)
{
	unsigned char key[SIGN_KEY_BYTES];
	char pem[SIGN_PEM_TEXT];

	(void)state;
	bytes_of("19bf44096984cdfe8541bac167dc3b96c85086aa30b6b6cb0c5c38ad703166"
		 "e1",
		 key);
	sign_pem(key, pem);
	assert_string_equal(
		pem,
		"-----BEGIN PUBLIC KEY-----\n"
		"MCowBQYDK2VwAyEAGb9ECWmEzf6FQbrBZ9w7lshQhqowtrbLDFw4rXAxZuE=\n"
		"-----END PUBLIC KEY-----\n");
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(signs_as_the_standard),
		cmocka_unit_test(sees_every_change),
		cmocka_unit_test(prints_the_key),
	};

	if (hash_init())
		return 1;
	return cmocka_run_group_tests_name("sign", tests, NULL, NULL);
}
