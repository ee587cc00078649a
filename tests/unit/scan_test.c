/* What a virus scanner may answer, and what we make of it: a peer that speaks
 * by a script. The real one is asked in tests/web/scan_test.py. */
#include "config.h"

#include <arpa/inet.h>
#include <netinet/in.h>
#include <poll.h>
#include <pthread.h>
#include <stdbool.h>
#include <stdio.h>
#include <string.h>
#include <sys/socket.h>
#include <unistd.h>

#include "post/scan.h"
#include "tests/unit/unit.h"

#define SOME_BYTES (3 * 65536 + 7)

/* It reads so much and says that. */
struct script {
	enum { READ_NOTHING, READ_ALL } reads;
	const char *reply; /* its NUL is sent; NULL: it closes */
	enum { THEN_CLOSE, THEN_HANG } then;
	size_t count; /* of the reply; 0: with its NUL */
};

struct peer {
	struct script script;
	int listener;
	pthread_t thread;
	size_t got;	  /* bytes of the file */
	unsigned sum;
};

static bool
read_all(int fd, void *to, size_t count)
{
	char *at = to;

	while (count) {
		ssize_t n = read(fd, at, count);

		if (n <= 0)
			return false;
		at += n;
		count -= (size_t)n;
	}
	return true;
}

/* The command, and chunks with their length before them, up to an empty one. */
static void
read_file(struct peer *peer, int fd)
{
	unsigned char size[4], byte;
	char command[10];

	assert_true(read_all(fd, command, sizeof command));
	assert_memory_equal(command, "zINSTREAM", sizeof command);
	while (read_all(fd, size, sizeof size)) {
		size_t n = (size_t)size[0] << 24 | (size_t)size[1] << 16 |
			   (size_t)size[2] << 8 | size[3];

		if (!n)
			return;
		peer->got += n;
		while (n-- && read_all(fd, &byte, 1))
			peer->sum = peer->sum * 31 + byte;
	}
}

static void *
serve(void *self)
{
	struct peer *peer = self;
	const struct script *script = &peer->script;
	int fd = accept(peer->listener, NULL, NULL);
	struct pollfd gone = {.fd = fd, .events = POLLRDHUP};

	if (fd < 0)
		return NULL;
	if (script->reads == READ_ALL)
		read_file(peer, fd);
	if (script->reply)
		(void)!write(fd, script->reply,
			     script->count ? script->count
					   : strlen(script->reply) + 1);
	if (script->then == THEN_HANG)
		(void)poll(&gone, 1, 10000);
	(void)shutdown(fd, SHUT_WR);
	(void)close(fd);
	return NULL;
}

static void
begin(struct peer *peer, const struct script *script, char port[8])
{
	struct sockaddr_in in = {.sin_family = AF_INET};
	socklen_t size = sizeof in;

	*peer = (struct peer){.script = *script};
	in.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
	peer->listener = socket(AF_INET, SOCK_STREAM, 0);
	assert_int_equal(bind(peer->listener, (struct sockaddr *)&in, size),
			 0);
	assert_int_equal(listen(peer->listener, 4), 0);
	assert_int_equal(getsockname(peer->listener, (struct sockaddr *)&in,
				     &size), 0);
	(void)snprintf(port, 8, "%d", ntohs(in.sin_port));
	assert_int_equal(pthread_create(&peer->thread, NULL, serve, peer), 0);
}

static void
end(struct peer *peer)
{
	shutdown(peer->listener, SHUT_RDWR);
	pthread_join(peer->thread, NULL);
	close(peer->listener);
}

static void
fill(unsigned char bytes[SOME_BYTES], unsigned *ret_sum)
{
	*ret_sum = 0;
	for (size_t i = 0; i < SOME_BYTES; i++) {
		bytes[i] = (unsigned char)(i * 7 + i / 256);
		*ret_sum = *ret_sum * 31 + bytes[i];
	}
}

static void
makes_sense_of_each_answer(void **state)
{
	static const struct {
		struct script script;
		enum status status;
		const char *finding;
		const char *word; /* of the message */
	} cases[] = {
		{{READ_ALL, "stream: OK", THEN_CLOSE, 0}, OK, "", NULL},
		{{READ_ALL, "stream: OK", THEN_HANG, 0}, OK, "", NULL},
		{{READ_ALL, "stream: Example.Test FOUND", THEN_CLOSE, 0},
		 E_REFUSED, "Example.Test", "found"},
		{{READ_ALL, "stream: Two words FOUND", THEN_CLOSE, 0},
		 E_REFUSED, "Two words", "found"},
		{{READ_ALL, "stream:  FOUND", THEN_CLOSE, 0}, E_IO, "", NULL},
		{{READ_ALL, "stream: \x1b[2J FOUND", THEN_CLOSE, 0}, E_IO, "",
		 NULL},
		{{READ_ALL, "INSTREAM size limit exceeded. ERROR", THEN_CLOSE,
		  0}, E_INPUT, "", "size"},
		{{READ_NOTHING, "INSTREAM size limit exceeded. ERROR",
		  THEN_HANG, 0}, E_INPUT, "", "size"},
		{{READ_ALL, "stream: Can't allocate memory ERROR", THEN_CLOSE,
		  0}, E_IO, "", "does not answer"},
		{{READ_ALL, "UNKNOWN COMMAND", THEN_CLOSE, 0}, E_IO, "", NULL},
		{{READ_ALL, "", THEN_CLOSE, 0}, E_IO, "", NULL},
		{{READ_ALL, "stream: OK", THEN_CLOSE, 10}, E_IO, "", NULL},
		{{READ_ALL, "stream: OK", THEN_HANG, 10}, E_IO, "", NULL},
		{{READ_ALL, NULL, THEN_CLOSE, 0}, E_IO, "", NULL},
		{{READ_ALL, NULL, THEN_HANG, 0}, E_IO, "", NULL},
		{{READ_NOTHING, NULL, THEN_CLOSE, 0}, E_IO, "", NULL},
	};
	static unsigned char bytes[SOME_BYTES];
	const struct scan_bytes file = {bytes, sizeof bytes};
	unsigned sum;

	(void)state;
	fill(bytes, &sum);
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		struct scanner scanner = {.way = SCANNER_TCP,
					  .host = "127.0.0.1",
					  .total_s = 1};
		char port[8], finding[SCAN_TEXT_BYTES];
		struct fault fault = {0};
		struct peer peer;
		enum status status;

		begin(&peer, &cases[i].script, port);
		scanner.port = port;
		status = scan(&scanner, &file, NULL, finding, &fault);
		end(&peer);
		if (status != cases[i].status)
			fail_msg("%zu: %s", i, status_name(status));
		assert_string_equal(finding, cases[i].finding);
		if (cases[i].word && !strstr(fault.message, cases[i].word))
			fail_msg("%zu: %s", i, fault.message);
		if (peer.script.reads == READ_ALL) {
			assert_int_equal(peer.got, sizeof bytes);
			assert_int_equal(peer.sum, sum);
		}
	}
}

/* As long as we have room for, and no longer. */
static void
an_answer_without_end_is_none(void **state)
{
	static char endless[4 * SCAN_TEXT_BYTES];
	struct script script = {READ_ALL, endless, THEN_HANG, sizeof endless};
	struct scanner scanner = {.way = SCANNER_TCP, .host = "127.0.0.1"};
	const struct scan_bytes file = {"x", 1};
	char port[8], finding[SCAN_TEXT_BYTES];
	struct fault fault;
	struct peer peer;

	(void)state;
	memset(endless, 'a', sizeof endless);
	begin(&peer, &script, port);
	scanner.port = port;
	assert_int_equal(scan(&scanner, &file, NULL, finding, &fault), E_IO);
	end(&peer);
}

static void
the_end_of_the_service_ends_it(void **state)
{
	static const struct script hang = {READ_ALL, NULL, THEN_HANG, 0};
	struct scanner scanner = {.way = SCANNER_TCP, .host = "127.0.0.1"};
	const struct scan_bytes file = {"x", 1};
	const atomic_bool stop = true;
	char port[8], finding[SCAN_TEXT_BYTES];
	struct fault fault;
	struct peer peer;

	(void)state;
	begin(&peer, &hang, port);
	scanner.port = port;
	assert_int_equal(scan(&scanner, &file, &stop, finding, &fault), E_IO);
	end(&peer);
}

/* Nobody there; and files of tenants never leave the own network in clear. */
static void
who_is_not_there_does_not_answer(void **state)
{
	static const struct scanner scanners[] = {
		{.way = SCANNER_UNIX, .path = "/nonexistent/clamd.ctl"},
		{.way = SCANNER_UNIX, .path = "/"},
		{.way = SCANNER_TCP, .host = "127.0.0.1", .port = "1"},
		{.way = SCANNER_TCP, .host = "8.8.8.8", .port = "3310"},
		{.way = SCANNER_TCP, .host = "2606:4700::1", .port = "3310"},
	};
	const struct scan_bytes file = {"x", 1};
	char text[SCAN_TEXT_BYTES];
	struct fault fault;

	(void)state;
	for (size_t i = 0; i < sizeof scanners / sizeof *scanners; i++) {
		assert_int_equal(scan(&scanners[i], &file, NULL, text, &fault),
				 E_IO);
		assert_int_equal(scan_version(&scanners[i], text, &fault),
				 E_IO);
	}
}

static void
reads_its_address(void **state)
{
	static const char *const good[][3] = {
		{"unix:/run/clamav/clamd.ctl", "/run/clamav/clamd.ctl", NULL},
		{"tcp:127.0.0.1:3310", "127.0.0.1", "3310"},
		{"tcp:scanner.homes.example:3310", "scanner.homes.example",
		 "3310"},
		{"tcp:[::1]:3310", "::1", "3310"},
	};
	static const char *const bad[] = {
		"x", "unix:", "unix:clamd.ctl", "tcp:", "tcp::3310",
		"tcp:host", "tcp:host:", "tcp:host:http", "tcp:host:333333",
		"tcp:::1:3310", "tcp:[]:3310", "tcp:[::1:3310", "off",
		"/run/clamav/clamd.ctl", "http://127.0.0.1:3310",
		"unix:/0123456789012345678901234567890123456789012345678901234"
		"5678901234567890123456789012345678901234567890123456789",
	};
	struct arena *arena = arena_new();
	struct scanner scanner;
	struct fault fault;

	(void)state;
	for (size_t i = 0; i < sizeof good / sizeof *good; i++) {
		assert_int_equal(scanner_read("x", good[i][0], arena, &scanner,
					      &fault), OK);
		assert_string_equal(scanner.way == SCANNER_UNIX
					    ? scanner.path
					    : scanner.host, good[i][1]);
		if (good[i][2])
			assert_string_equal(scanner.port, good[i][2]);
	}
	for (size_t i = 0; i < sizeof bad / sizeof *bad; i++)
		if (scanner_read("x", bad[i], arena, &scanner, &fault) !=
		    E_INPUT)
			fail_msg("%s was taken", bad[i]);
	arena_free(arena);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(makes_sense_of_each_answer),
		cmocka_unit_test(an_answer_without_end_is_none),
		cmocka_unit_test(the_end_of_the_service_ends_it),
		cmocka_unit_test(who_is_not_there_does_not_answer),
		cmocka_unit_test(reads_its_address),
	};

	return cmocka_run_group_tests_name("scan", tests, NULL, NULL);
}
