/* What a mail server may answer, and what we make of it: a server that speaks
 * by a script. TLS and real servers are tested in tests/web/mail_test.py. */
#include <arpa/inet.h>
#include <netinet/in.h>
#include <poll.h>
#include <pthread.h>
#include <stdbool.h>
#include <stdio.h>
#include <string.h>
#include <sys/socket.h>
#include <unistd.h>

#include "post/smtp.h"
#include "tests/unit/unit.h"

/* A server that says yes to everything but one command. "." is the end of the
 * mail; the reply "drop" closes, "hang" says nothing more. */
struct script {
	const char *at, *reply;
};

struct server {
	const struct script *script;
	int listener, port, connections, mails;
	pthread_t thread;
};

static void
say(int fd, const char *text)
{
	char line[256];
	int count = snprintf(line, sizeof line, "%s\r\n", text);

	if (write(fd, line, (size_t)count) < 0)
		return;
}

/* False: the connection is over. */
static bool
reply(const struct server *server, int fd, const char *verb,
      const char *otherwise)
{
	const struct script *script = server->script;
	struct pollfd gone = {.fd = fd, .events = POLLIN};

	if (strncmp(verb, script->at, strlen(script->at)) != 0) {
		say(fd, otherwise);
		return true;
	}
	if (!strcmp(script->reply, "drop"))
		return false;
	if (!strcmp(script->reply, "hang")) {
		(void)poll(&gone, 1, 5000);
		return false;
	}
	say(fd, script->reply);
	return true;
}

static bool
answer(struct server *server, int fd, const char *line, bool *data)
{
	if (*data) {
		if (strcmp(line, ".") != 0)
			return true;
		*data = false;
		server->mails++;
		return reply(server, fd, ".", "250 taken");
	}
	if (!strncmp(line, "EHLO", 4))
		return reply(server, fd, line,
			     "250-script\r\n250 AUTH PLAIN");
	if (!strncmp(line, "AUTH", 4))
		return reply(server, fd, line, "235 welcome");
	if (!strncmp(line, "QUIT", 4)) {
		say(fd, "221 goodbye");
		return false;
	}
	if (!strncmp(line, "DATA", 4)) {
		*data = strcmp(server->script->at, "DATA") != 0;
		return reply(server, fd, line, "354 go on");
	}
	return reply(server, fd, line, "250 fine");
}

static void
talk(struct server *server, int fd)
{
	FILE *in = fdopen(fd, "r");
	char line[1200];
	bool data = false, on = reply(server, fd, "hello", "220 script");

	while (on && fgets(line, sizeof line, in)) {
		line[strcspn(line, "\r\n")] = '\0';
		on = answer(server, fd, line, &data);
	}
	fclose(in);
}

static void *
serve(void *self)
{
	struct server *server = self;
	int fd;

	while ((fd = accept(server->listener, NULL, NULL)) >= 0) {
		server->connections++;
		talk(server, fd);
	}
	return NULL;
}

static void
begin(struct server *server, const struct script *script)
{
	struct sockaddr_in in = {.sin_family = AF_INET};
	socklen_t size = sizeof in;

	*server = (struct server){.script = script};
	in.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
	server->listener = socket(AF_INET, SOCK_STREAM, 0);
	assert_int_equal(bind(server->listener, (struct sockaddr *)&in, size),
			 0);
	assert_int_equal(listen(server->listener, 4), 0);
	assert_int_equal(getsockname(server->listener, (struct sockaddr *)&in,
				     &size), 0);
	server->port = ntohs(in.sin_port);
	assert_int_equal(pthread_create(&server->thread, NULL, serve, server),
			 0);
}

static void
end(struct server *server)
{
	shutdown(server->listener, SHUT_RDWR);
	pthread_join(server->thread, NULL);
	close(server->listener);
}

static const struct smtp_mail mail = {
	.from = "service@landlord.example",
	.to = "reader@example.org",
	.bytes = "Subject: x\r\n\r\n.hidden\r\n",
	.count = 24,
};

static void
tells_for_good_from_for_now(void **state)
{
	static const struct {
		struct script script;
		enum status status;
		const char *answer;
		const char *word; /* of the message */
	} cases[] = {
		{{"none", ""}, OK, "250 taken", NULL},
		{{"hello", "554 no"}, E_IO, "554 no", "talk"},
		{{"hello", "421 later"}, E_IO, "421 later", "talk"},
		{{"hello", "drop"}, E_IO, "", "did not take"},
		{{"hello", "hang"}, E_IO, "", "did not take"},
		{{"MAIL", "550 not you"}, E_IO, "550 not you", "sender"},
		{{"MAIL", "451 wait"}, E_IO, "451 wait", "sender"},
		{{"RCPT", "550 5.1.1 nobody"}, E_REFUSED, "550 5.1.1 nobody",
		 "{to}"},
		{{"RCPT", "551 moved"}, E_REFUSED, "551 moved", "{to}"},
		{{"RCPT", "450 4.2.0 greylisted"}, E_IO,
		 "450 4.2.0 greylisted", "{to}"},
		{{"RCPT", "451 wait"}, E_IO, "451 wait", "{to}"},
		{{"RCPT", "drop"}, E_IO, "250 fine", "did not take"},
		{{"DATA", "554 no"}, E_REFUSED, "554 no", "did not take"},
		{{"DATA", "451 disk"}, E_IO, "451 disk", "did not take"},
		{{"DATA", "drop"}, E_IO, "250 fine", "did not take"},
		{{".", "554 5.7.1 looks bad"}, E_REFUSED,
		 "554 5.7.1 looks bad", "did not take"},
		{{".", "452 full"}, E_IO, "452 full", "did not take"},
		{{".", "drop"}, E_IO, "354 go on", "did not take"},
		{{".", "hang"}, E_IO, "354 go on", "did not take"},
	};

	(void)state;
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		char answer[SMTP_ANSWER_BYTES];
		struct server server;
		struct smtp_server to = {.host = "127.0.0.1",
					 .security = SMTP_PLAIN,
					 .answer_s = 1};
		struct fault fault = {0};
		struct smtp *smtp;

		begin(&server, &cases[i].script);
		to.port = server.port;
		smtp = smtp_new(&to, NULL);
		assert_int_equal(smtp_send(smtp, &mail, answer, &fault),
				 cases[i].status);
		assert_string_equal(answer, cases[i].answer);
		if (cases[i].word && !strstr(fault.message, cases[i].word))
			fail_msg("%zu: %s", i, fault.message);
		smtp_free(smtp);
		end(&server);
	}
}

static void
one_connection_carries_many(void **state)
{
	static const struct script yes = {"none", ""};
	char answer[SMTP_ANSWER_BYTES];
	struct server server;
	struct smtp_server to = {.host = "127.0.0.1", .security = SMTP_PLAIN};
	struct fault fault;
	struct smtp *smtp;

	(void)state;
	begin(&server, &yes);
	to.port = server.port;
	smtp = smtp_new(&to, NULL);
	for (int i = 0; i < 50; i++)
		assert_int_equal(smtp_send(smtp, &mail, answer, &fault), OK);
	smtp_free(smtp);
	end(&server);
	assert_int_equal(server.connections, 1);
	assert_int_equal(server.mails, 50);
}

static void
the_end_of_the_service_ends_it(void **state)
{
	static const struct script hang = {"hello", "hang"};
	char answer[SMTP_ANSWER_BYTES];
	struct server server;
	struct smtp_server to = {.host = "127.0.0.1", .security = SMTP_PLAIN};
	struct fault fault;
	atomic_bool stop = true;
	struct smtp *smtp;

	(void)state;
	begin(&server, &hang);
	to.port = server.port;
	smtp = smtp_new(&to, &stop);
	assert_int_equal(smtp_send(smtp, &mail, answer, &fault), E_IO);
	smtp_free(smtp);
	end(&server);
}

/* Nothing is sent in the clear where encryption is asked for, or to the
 * outside, and nothing to a private network that was not allowed. */
static void
keeps_within_its_reach(void **state)
{
	static const struct script yes = {"none", ""};
	static const struct {
		const char *host;
		enum smtp_security security;
		enum smtp_reach reach;
		const char *word;
	} cases[] = {
		{"127.0.0.1", SMTP_STARTTLS, SMTP_ANYWHERE, "encryption"},
		{"127.0.0.1", SMTP_TLS, SMTP_ANYWHERE, "did not take"},
		{"127.0.0.1", SMTP_STARTTLS, SMTP_WORLD, "private"},
		{"localhost", SMTP_TLS, SMTP_WORLD, "private"},
		{"[::1]", SMTP_TLS, SMTP_WORLD, "private"},
		{"198.41.0.4", SMTP_PLAIN, SMTP_ANYWHERE, "world"},
		{"none.invalid", SMTP_TLS, SMTP_WORLD, "known"},
	};

	(void)state;
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		char answer[SMTP_ANSWER_BYTES];
		struct server server;
		struct smtp_server to = {.host = cases[i].host,
					 .security = cases[i].security,
					 .reach = cases[i].reach,
					 .answer_s = 1};
		struct fault fault = {0};
		struct smtp *smtp;

		begin(&server, &yes);
		to.port = server.port;
		smtp = smtp_new(&to, NULL);
		assert_int_equal(smtp_send(smtp, &mail, answer, &fault), E_IO);
		if (!strstr(fault.message, cases[i].word))
			fail_msg("%s: %s", to.host, fault.message);
		smtp_free(smtp);
		end(&server);
		assert_int_equal(server.mails, 0);
	}
}

static void
checks_servers(void **state)
{
	static const struct {
		struct smtp_server server;
		const char *where;
	} cases[] = {
		{{.host = "mail.landlord.example", .port = 587}, NULL},
		{{.host = "192.0.2.1", .port = 25, .security = SMTP_PLAIN},
		 NULL},
		{{.host = "[2001:db8::1]", .port = 465}, NULL},
		{{.host = "", .port = 25}, "/host"},
		{{.host = "a b", .port = 25}, "/host"},
		{{.host = "smtp://mail", .port = 25}, "/host"},
		{{.host = "mail\r\nRCPT", .port = 25}, "/host"},
		{{.host = "ann@mail.example", .port = 25}, "/host"},
		{{.host = "[::1", .port = 25}, "/host"},
		{{.host = "m\xc3\xa4il.example", .port = 25}, "/host"},
		{{.host = "mail.example", .port = 0}, "/port"},
		{{.host = "mail.example", .port = 65536}, "/port"},
		{{.host = "mail.example",
		  .port = 25,
		  .security = SMTP_PLAIN,
		  .user = "ann"},
		 "/user"},
		{{.host = "mail.example", .port = 25, .authority = "hello"},
		 "/authority"},
	};

	(void)state;
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		struct fault fault = {0};
		enum status status =
			smtp_server_check(&cases[i].server, &fault);

		assert_int_equal(status, cases[i].where ? E_INPUT : OK);
		if (cases[i].where)
			assert_string_equal(fault.where, cases[i].where);
	}
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(tells_for_good_from_for_now),
		cmocka_unit_test(one_connection_carries_many),
		cmocka_unit_test(the_end_of_the_service_ends_it),
		cmocka_unit_test(keeps_within_its_reach),
		cmocka_unit_test(checks_servers),
	};

	return cmocka_run_group_tests_name("smtp", tests, NULL, NULL);
}
