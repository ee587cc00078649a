/* A load client of our own: many kept-alive connections on one thread, each
 * with one question on its way at a time. Prints what it counted as JSON. It
 * talks to this machine only and stops by itself.
 *
 *     load PORT CLIENTS SECONDS FILE
 *
 * FILE holds whole requests (head and body), each after a line with its length
 * in bytes; they are sent in turn. */
#define _GNU_SOURCE
#include <arpa/inet.h>
#include <errno.h>
#include <netinet/tcp.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/epoll.h>
#include <sys/socket.h>
#include <time.h>
#include <unistd.h>

#define CLIENTS_MAX 1024
#define SECONDS_MAX 60
#define ANSWER_MAX (1 << 20)
#define TIMES_MAX (1 << 22)

struct question {
	const char *bytes;
	size_t count;
};

struct client {
	int fd;
	const struct question *question;
	size_t sent;
	char *answer;
	size_t got;
	size_t expected; /* of head and body; 0 until the head is there */
	double asked;
};

struct load {
	int port, epoll;
	struct question *questions;
	size_t question_count, next;
	size_t answers, good, reconnects, bytes;
	float *times; /* seconds, of each answer */
	int first_bad;
};

static double
now(void)
{
	struct timespec t;

	clock_gettime(CLOCK_MONOTONIC, &t);
	return (double)t.tv_sec + (double)t.tv_nsec / 1e9;
}

static void
stop(const char *what)
{
	fprintf(stderr, "load: %s: %s\n", what, strerror(errno));
	exit(1);
}

static void
watch(struct load *load, struct client *c, int how, unsigned events)
{
	struct epoll_event event = {.events = events, .data.ptr = c};

	if (epoll_ctl(load->epoll, how, c->fd, &event))
		stop("epoll_ctl");
}

static void
dial(struct load *load, struct client *c)
{
	struct sockaddr_in to = {.sin_family = AF_INET,
				 .sin_port = htons((unsigned short)load->port),
				 .sin_addr.s_addr = htonl(INADDR_LOOPBACK)};
	int one = 1;

	c->fd = socket(AF_INET, SOCK_STREAM, 0);
	if (c->fd < 0 || connect(c->fd, (struct sockaddr *)&to, sizeof to))
		stop("connect");
	setsockopt(c->fd, IPPROTO_TCP, TCP_NODELAY, &one, sizeof one);
	watch(load, c, EPOLL_CTL_ADD, EPOLLIN);
}

static void
ask(struct load *load, struct client *c)
{
	c->question = &load->questions[load->next++ % load->question_count];
	c->got = c->expected = 0;
	c->asked = now();
	for (c->sent = 0; c->sent < c->question->count;) {
		ssize_t count = send(c->fd, c->question->bytes + c->sent,
				     c->question->count - c->sent,
				     MSG_NOSIGNAL);

		if (count <= 0)
			stop("send");
		c->sent += (size_t)count;
	}
}

/* Bytes of the whole answer, once its head is there. */
static size_t
expect(const struct client *c)
{
	const char *end = memmem(c->answer, c->got, "\r\n\r\n", 4);
	const char *length;

	if (!end)
		return 0;
	length = strcasestr(c->answer, "\r\ncontent-length:");
	if (!length || length > end) {
		fprintf(stderr, "load: an answer without its length\n");
		exit(1);
	}
	return (size_t)(end - c->answer) + 4 +
	       strtoul(length + strlen("\r\ncontent-length:"), NULL, 10);
}

static void
count_answer(struct load *load, struct client *c)
{
	int status = (int)strtol(c->answer + strlen("HTTP/1.1 "), NULL, 10);

	if (load->answers < TIMES_MAX)
		load->times[load->answers] = (float)(now() - c->asked);
	load->answers++;
	load->bytes += c->got;
	if (status >= 200 && status < 300)
		load->good++;
	else if (!load->first_bad++)
		fprintf(stderr, "load: %.*s\n", (int)(c->got < 900 ? c->got : 900),
			c->answer);
}

/* What arrived for one client; true when its answer is complete. */
static int
hear(struct load *load, struct client *c)
{
	ssize_t count = recv(c->fd, c->answer + c->got,
			     ANSWER_MAX - 1 - c->got, 0);

	if (count <= 0) {
		load->reconnects++;
		close(c->fd);
		dial(load, c);
		ask(load, c);
		return 0;
	}
	c->got += (size_t)count;
	c->answer[c->got] = '\0';
	if (!c->expected)
		c->expected = expect(c);
	if (!c->expected || c->got < c->expected)
		return 0;
	count_answer(load, c);
	return 1;
}

static void
work(struct load *load, struct client *clients, int count, double seconds)
{
	double end = now() + seconds;
	int busy = count;

	for (int i = 0; i < count; i++) {
		clients[i].answer = malloc(ANSWER_MAX);
		dial(load, &clients[i]);
		ask(load, &clients[i]);
	}
	while (busy) {
		struct epoll_event events[256];
		int n = epoll_wait(load->epoll, events, 256, 5000);

		if (n <= 0) {
			fprintf(stderr, "load: no answer for 5 seconds\n");
			exit(1);
		}
		for (int i = 0; i < n; i++) {
			struct client *c = events[i].data.ptr;

			if (!hear(load, c))
				continue;
			if (now() < end) {
				ask(load, c);
				continue;
			}
			close(c->fd);
			busy--;
		}
	}
}

static void
read_questions(struct load *load, const char *path)
{
	FILE *file = fopen(path, "rb");
	size_t cap = 0, count;
	char line[32];

	if (!file)
		stop(path);
	while (fgets(line, sizeof line, file)) {
		char *bytes;

		count = strtoul(line, NULL, 10);
		bytes = malloc(count + 1);
		if (!bytes || fread(bytes, 1, count, file) != count)
			stop(path);
		if (load->question_count == cap) {
			cap = cap ? cap * 2 : 64;
			load->questions = realloc(
				load->questions, cap * sizeof *load->questions);
			if (!load->questions)
				stop("memory");
		}
		load->questions[load->question_count++] =
			(struct question){bytes, count};
	}
	fclose(file);
	if (!load->question_count)
		stop(path);
}

static int
compare(const void *a, const void *b)
{
	float x = *(const float *)a, y = *(const float *)b;

	return (x > y) - (x < y);
}

int
main(int argc, char **argv)
{
	static struct client clients[CLIENTS_MAX];
	struct load load = {.epoll = epoll_create1(0)};
	double began, took, seconds;
	size_t timed;
	int count;

	if (argc != 5) {
		fprintf(stderr, "usage: load PORT CLIENTS SECONDS FILE\n");
		return 2;
	}
	load.port = (int)strtol(argv[1], NULL, 10);
	count = (int)strtol(argv[2], NULL, 10);
	seconds = strtod(argv[3], NULL);
	if (count < 1 || count > CLIENTS_MAX || !(seconds <= SECONDS_MAX)) {
		fprintf(stderr, "load: at most %d clients and %d seconds\n",
			CLIENTS_MAX, SECONDS_MAX);
		return 2;
	}
	read_questions(&load, argv[4]);
	load.times = calloc(TIMES_MAX, sizeof *load.times);
	began = now();
	work(&load, clients, count, seconds);
	took = now() - began;
	timed = load.answers < TIMES_MAX ? load.answers : TIMES_MAX;
	qsort(load.times, timed, sizeof *load.times, compare);
	printf("{\"answers\":%zu,\"good\":%zu,\"reconnects\":%zu,"
	       "\"bytes\":%zu,\"seconds\":%.6f,"
	       "\"median_ms\":%.3f,\"p99_ms\":%.3f}\n",
	       load.answers, load.good, load.reconnects, load.bytes, took,
	       (double)load.times[timed / 2] * 1000,
	       (double)load.times[timed * 99 / 100] * 1000);
	return load.good == load.answers ? 0 : 1;
}
