/* Webhooks: which addresses are in reach, what is signed. How they are sent is
 * tested with a real receiver (tests/web/flags_test.py). */
#include <arpa/inet.h>
#include <netinet/in.h>
#include <string.h>

#include "base/hash.h"
#include "post/address.h"
#include "post/webhook.h"
#include "tests/unit/lines.h"
#include "tests/unit/unit.h"

static void
check_line(const struct line *line)
{
	struct sockaddr_in in = {.sin_family = AF_INET};
	struct sockaddr_in6 in6 = {.sin6_family = AF_INET6};
	const char *text = line->field[0];
	const struct sockaddr *address = (const struct sockaddr *)&in;

	if (strchr(text, ':')) {
		address = (const struct sockaddr *)&in6;
		assert_int_equal(inet_pton(AF_INET6, text, &in6.sin6_addr), 1);
	} else {
		assert_int_equal(inet_pton(AF_INET, text, &in.sin_addr), 1);
	}
	line_same(line, text, line->field[1],
		  address_public(address) ? "public" : "private");
}

static void
knows_private_networks(void **state)
{
	struct sockaddr local = {.sa_family = AF_UNIX};

	(void)state;
	lines_all("tests/data/addresses.txt", 2, check_line);
	assert_false(address_public(&local));
}

static void
checks_addresses_of_the_web(void **state)
{
	static const struct {
		const char *url;
		enum webhook_reach reach;
		enum status status;
	} cases[] = {
		{"https://repairs.example/flags", WEBHOOK_WORLD, OK},
		{"https://repairs.example:8443/f?x=1", WEBHOOK_WORLD, OK},
		{"http://repairs.example/flags", WEBHOOK_WORLD, E_INPUT},
		{"http://repairs.example/flags", WEBHOOK_ANYWHERE, OK},
		{"https://ann:secret@repairs.example/", WEBHOOK_WORLD, E_INPUT},
		{"ftp://repairs.example/", WEBHOOK_ANYWHERE, E_INPUT},
		{"file:///etc/passwd", WEBHOOK_ANYWHERE, E_INPUT},
		{"repairs.example/flags", WEBHOOK_ANYWHERE, E_INPUT},
		{"https://", WEBHOOK_WORLD, E_INPUT},
		{"https://a b/", WEBHOOK_WORLD, E_INPUT},
		{"", WEBHOOK_WORLD, E_INPUT},
	};
	struct fault fault;

	(void)state;
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		enum status status = webhook_check("/address", cases[i].url,
						   cases[i].reach, &fault);

		if (status != cases[i].status)
			fail_msg("%s gave %d", cases[i].url, (int)status);
		if (status)
			assert_string_equal(fault.where, "/address");
	}
}

/* Addresses that only this machine can reach are refused before anything is
 * sent, however they are written. */
static void
refuses_private_networks(void **state)
{
	static const char *const urls[] = {
		"https://127.0.0.1:1/",	 "https://2130706433:1/",
		"https://0x7f.1:1/",	 "https://localhost:1/",
		"https://[::1]:1/",	 "https://[::ffff:10.0.0.1]:1/",
		"https://169.254.169.254/latest/meta-data",
	};
	unsigned char secret[HASH_BYTES] = {1};

	(void)state;
	for (size_t i = 0; i < sizeof urls / sizeof *urls; i++) {
		struct webhook webhook = {.url = urls[i],
					  .secret = secret,
					  .id = "d1",
					  .type = "application/json",
					  .body = "{}",
					  .count = 2};
		struct fault fault;
		int code;

		if (webhook_send(&webhook, &code, &fault) != E_REFUSED)
			fail_msg("%s was not refused", urls[i]);
		assert_int_equal(code, 0);
	}
}

/* The same as `printf d1.1790000000.{} | openssl dgst -sha256 -mac HMAC`. */
static void
signs_id_time_and_body(void **state)
{
	unsigned char secret[HASH_BYTES];
	struct webhook webhook = {.id = "d1",
				  .now_utc = 1790000000,
				  .secret = secret,
				  .body = "{}",
				  .count = 2};
	char text[WEBHOOK_SIGNATURE_TEXT], secret_text[WEBHOOK_SECRET_TEXT];

	(void)state;
	for (int i = 0; i < HASH_BYTES; i++)
		secret[i] = (unsigned char)i;
	webhook_sign(&webhook, text);
	assert_string_equal(text, "v1,UlA11w80SqBYcHFqF9+7PaCVYetzeFQoK0UMSVXB/Bw=");
	webhook_secret_text(secret, secret_text);
	assert_string_equal(
		secret_text,
		"whsec_AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8=");
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(knows_private_networks),
		cmocka_unit_test(checks_addresses_of_the_web),
		cmocka_unit_test(refuses_private_networks),
		cmocka_unit_test(signs_id_time_and_body),
	};

	if (hash_init())
		return 1;
	return cmocka_run_group_tests_name("webhook", tests, NULL, NULL);
}
