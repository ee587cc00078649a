/* Who asks, where requests come through proxies. */
#include <stdio.h>
#include <string.h>

#include "tests/unit/unit.h"
#include "web/inside.h"

static const struct {
	const char *peer, *forwarded, *who;
} cases[] = {
	{"198.51.100.1", NULL, "198.51.100.1"},
	{"198.51.100.1", "203.0.113.9", "198.51.100.1"},
	{"192.0.2.1", NULL, "192.0.2.1"},
	{"192.0.2.1", "203.0.113.9", "203.0.113.9"},
	{"192.0.2.1", " 203.0.113.9\t", "203.0.113.9"},
	{"192.0.2.1", "198.51.100.7, 203.0.113.9", "203.0.113.9"},
	{"192.0.2.1", "203.0.113.9, 2001:db8::1", "203.0.113.9"},
	{"192.0.2.1", "203.0.113.9,192.0.2.1", "203.0.113.9"},
	{"192.0.2.1", "2001:DB8:0::1,192.0.2.1", "2001:db8::1"},
	{"192.0.2.1", "192.0.2.1", "192.0.2.1"},
	{"192.0.2.1", "2001:db8::77", "2001:db8::77"},
	{"2001:db8::1", "203.0.113.9", "203.0.113.9"},
	{"::ffff:192.0.2.1", "203.0.113.9", "203.0.113.9"},
	{"::ffff:198.51.100.1", "203.0.113.9", "198.51.100.1"},
	{"192.0.2.1", "::ffff:203.0.113.9", "203.0.113.9"},
	{"192.0.2.1", "unknown", "192.0.2.1"},
	{"192.0.2.1", "203.0.113.9, unknown", "192.0.2.1"},
	{"192.0.2.1", "203.0.113.9:4711", "192.0.2.1"},
	{"192.0.2.1", "", "192.0.2.1"},
	{"192.0.2.1", ",,, ,", "192.0.2.1"},
	{"192.0.2.1", "203.0.113.9,,", "203.0.113.9"},
	{"192.0.2.1", "999.1.1.1", "192.0.2.1"},
	{"192.0.2.1",
	 "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa",
	 "192.0.2.1"},
};

static void
looks_through_proxies(void **state)
{
	struct arena *arena = arena_new();
	struct proxies proxies = {0};
	struct fault fault;

	(void)state;
	assert_int_equal(proxies_add(&proxies, arena, "192.0.2.1", &fault),
			 OK);
	assert_int_equal(proxies_add(&proxies, arena, "2001:db8:0:0::1",
				     &fault),
			 OK);
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		struct asked asked = {0};

		snprintf(asked.peer, sizeof asked.peer, "%s", cases[i].peer);
		asked.header[HEADER_FORWARDED_FOR] = cases[i].forwarded;
		proxies_read(&proxies, &asked);
		assert_string_equal(asked.peer, cases[i].who);
	}
	arena_free(arena);
}

static void
believes_the_named_alone(void **state)
{
	static const struct {
		const char *peer, *scheme;
		bool before, after;
	} schemes[] = {
		{"192.0.2.1", "https", false, true},
		{"192.0.2.1", "HTTPS", false, true},
		{"192.0.2.1", "http", true, false},
		{"192.0.2.1", "ftp", false, false},
		{"192.0.2.1", NULL, true, true},
		{"192.0.2.2", "https", false, false},
		{"192.0.2.2", "http", true, true},
	};
	struct arena *arena = arena_new();
	struct proxies proxies = {0};
	struct fault fault;

	(void)state;
	assert_int_equal(proxies_add(&proxies, arena, "192.0.2.1", &fault),
			 OK);
	for (size_t i = 0; i < sizeof schemes / sizeof *schemes; i++) {
		struct asked asked = {.secure = schemes[i].before};

		snprintf(asked.peer, sizeof asked.peer, "%s",
			 schemes[i].peer);
		asked.header[HEADER_FORWARDED_PROTO] = schemes[i].scheme;
		proxies_read(&proxies, &asked);
		assert_int_equal(asked.secure, schemes[i].after);
	}
	arena_free(arena);
}

static void
takes_addresses_alone(void **state)
{
	static const char *const wrong[] = {"", "localhost", "192.0.2.1/24",
					    "192.0.2", "::g", "192.0.2.1:80",
					    "*", " 192.0.2.1"};
	struct arena *arena = arena_new();
	struct proxies proxies = {0};
	struct fault fault;

	(void)state;
	for (size_t i = 0; i < sizeof wrong / sizeof *wrong; i++)
		assert_int_equal(proxies_add(&proxies, arena, wrong[i],
					     &fault),
				 E_INPUT);
	assert_int_equal(proxies.count, 0);
	arena_free(arena);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(looks_through_proxies),
		cmocka_unit_test(believes_the_named_alone),
		cmocka_unit_test(takes_addresses_alone),
	};

	return cmocka_run_group_tests_name("proxy", tests, NULL, NULL);
}
