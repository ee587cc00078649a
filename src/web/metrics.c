/* A monitor asks every few seconds, one question a connection: one thread
 * that takes them in turn is enough, and no web page can get in its way. */
#include "web/metrics.h"

#include <inttypes.h>
#include <poll.h>
#include <pthread.h>
#include <stdlib.h>
#include <string.h>
#include <sys/eventfd.h>
#include <sys/socket.h>
#include <unistd.h>

#include "base/buf.h"
#include "base/mem.h"
#include "config.h"
#include "desk/vitals.h"
#include "web/socket.h"
#include "web/tally.h"

#define ASKED_BYTES 8192
#define WAIT_MS 2000 /* for who asks */

struct metrics {
	struct desk *desk;
	const struct tally *tally;
	struct listening listening;
	int stop; /* an eventfd: ready when it is to end */
	pthread_t thread;
};

static void
put_head(struct buf *out, const char *name, const char *type, const char *help)
{
	buf_printf(out, "# HELP vernacular_%s %s\n# TYPE vernacular_%s %s\n",
		   name, help, name, type);
}

static void
put_one(struct buf *out, const char *name, const char *type, const char *help,
	int64_t value)
{
	put_head(out, name, type, help);
	buf_printf(out, "vernacular_%s %" PRId64 "\n", name, value);
}

static void
put_commits(struct buf *out, const struct vitals *v)
{
	uint64_t count = 0;

	put_head(out, "commit_seconds", "histogram",
		 "How long commits took, with their sync to disk.");
	for (int i = 0; i < VITALS_BUCKETS; i++) {
		count += v->took[i];
		buf_printf(out,
			   "vernacular_commit_seconds_bucket{le=\"%g\"} "
			   "%" PRIu64 "\n",
			   v->bound_s[i], count);
	}
	count += v->took[VITALS_BUCKETS];
	buf_printf(out,
		   "vernacular_commit_seconds_bucket{le=\"+Inf\"} %" PRIu64
		   "\nvernacular_commit_seconds_sum %.6f\n"
		   "vernacular_commit_seconds_count %" PRIu64 "\n",
		   count, v->took_s, count);
}

static void
put_waiting(struct buf *out, const struct vitals *v)
{
	put_head(out, "oldest_item_seconds", "gauge",
		 "Age of the oldest item that waits in this state.");
	buf_printf(out,
		   "vernacular_oldest_item_seconds{state=\"logged\"} %" PRId64
		   "\nvernacular_oldest_item_seconds{state=\"approved\"} "
		   "%" PRId64
		   "\nvernacular_oldest_item_seconds{state=\"offered\"} "
		   "%" PRId64 "\n",
		   v->logged_s, v->approved_s, v->offered_s);
	put_one(out, "outbox_waiting", "gauge",
		"Messages that are still to leave.", v->outbox_waiting);
	put_one(out, "outbox_failed", "gauge",
		"Messages of the last day that were given up.",
		v->outbox_failed);
	put_one(out, "outbox_late_seconds", "gauge",
		"How long the first of those to leave has been due.",
		v->outbox_late_s);
}

static void
put_answers(struct buf *out, const struct tally *tally)
{
	put_head(out, "answers_total", "counter", "Answers, by HTTP code.");
	for (int code = 0; code < TALLY_CODES; code++) {
		uint64_t count = atomic_load_explicit(&tally->answers[code],
						      memory_order_relaxed);

		if (count)
			buf_printf(out,
				   "vernacular_answers_total{code=\"%d\"} "
				   "%" PRIu64 "\n",
				   code, count);
	}
}

static void
put_all(struct metrics *metrics, struct buf *out)
{
	struct vitals v;
	struct fault ignored;
	bool readable = vitals_read(metrics->desk, &v, &ignored) == OK;

	put_head(out, "build_info", "gauge", "Which version runs.");
	buf_printf(out, "vernacular_build_info{version=\"%s\"} 1\n",
		   PACKAGE_VERSION);
	put_one(out, "readable", "gauge", "Whether the database is read.",
		readable);
	put_one(out, "writable", "gauge",
		"Whether writing goes on; 0 until a start.", v.writable);
	put_one(out, "disk_full", "gauge",
		"Whether the last write found the disk full.", v.full);
	if (readable)
		put_waiting(out, &v);
	put_one(out, "writes_total", "counter", "Changes on disk.",
		(int64_t)v.writes);
	put_one(out, "writes_refused_total", "counter",
		"Changes that were not taken, for want of room or a disk.",
		(int64_t)v.refused);
	put_one(out, "writes_waiting", "gauge", "Changes that wait.",
		(int64_t)v.waiting);
	put_commits(out, &v);
	put_answers(out, metrics->tally);
}

static bool
is_ready(int fd, short what)
{
	struct pollfd wish = {.fd = fd, .events = what};

	return poll(&wish, 1, WAIT_MS) == 1;
}

/* Read up to the empty line, and no further than a question can be. */
static bool
hear(int fd, char asked[ASKED_BYTES])
{
	size_t count = 0;

	while (count < ASKED_BYTES - 1 && is_ready(fd, POLLIN)) {
		ssize_t got = recv(fd, asked + count, ASKED_BYTES - 1 - count,
				   0);

		if (got <= 0)
			return false;
		count += (size_t)got;
		asked[count] = '\0';
		if (strstr(asked, "\r\n\r\n"))
			return true;
	}
	return false;
}

static void
say(int fd, const struct buf *out)
{
	size_t at = 0;

	while (at < out->count && is_ready(fd, POLLOUT)) {
		ssize_t sent = send(fd, out->bytes + at, out->count - at,
				    MSG_NOSIGNAL | MSG_DONTWAIT);

		if (sent <= 0)
			return;
		at += (size_t)sent;
	}
}

static void
answer(struct metrics *metrics, int fd)
{
	char asked[ASKED_BYTES];
	struct buf body = {0}, out = {0};
	const char *line = "200 OK";

	if (!hear(fd, asked))
		return;
	if (strncmp(asked, "GET ", 4) != 0)
		line = "501 Not Implemented";
	else
		put_all(metrics, &body);
	buf_printf(&out,
		   "HTTP/1.1 %s\r\nContent-Type: text/plain; version=0.0.4; "
		   "charset=utf-8\r\nContent-Length: %zu\r\n"
		   "Cache-Control: no-store\r\nConnection: close\r\n\r\n",
		   line, body.count);
	buf_put(&out, buf_string(&body), body.count);
	say(fd, &out);
	buf_free(&body);
	buf_free(&out);
}

static void *
metrics_main(void *self)
{
	struct metrics *metrics = self;
	struct pollfd wish[] = {
		{.fd = metrics->stop, .events = POLLIN},
		{.fd = metrics->listening.fd, .events = POLLIN},
	};

	while (poll(wish, 2, -1) >= 0 && !wish[0].revents) {
		int fd = accept(metrics->listening.fd, NULL, NULL);

		if (fd < 0)
			continue;
		answer(metrics, fd);
		close(fd);
	}
	return NULL;
}

enum status
metrics_start(struct desk *desk, const struct tally *tally,
	      const char *address, struct metrics **ret, struct fault *fault)
{
	struct metrics *metrics = mem_new(sizeof *metrics);
	enum status status =
		socket_listen(address, &metrics->listening, fault);

	if (status != OK) {
		free(metrics);
		return status;
	}
	metrics->desk = desk;
	metrics->tally = tally;
	metrics->stop = eventfd(0, EFD_CLOEXEC);
	if (metrics->stop >= 0 &&
	    !pthread_create(&metrics->thread, NULL, metrics_main, metrics)) {
		*ret = metrics;
		return OK;
	}
	close(metrics->listening.fd);
	if (metrics->stop >= 0)
		close(metrics->stop);
	free(metrics);
	return fault_set(fault, E_IO, "--metrics",
			 N_("There is no thread left for it: close other "
			    "programs"),
			 NULL);
}

const char *
metrics_address(const struct metrics *metrics)
{
	return metrics->listening.address;
}

void
metrics_stop(struct metrics *metrics)
{
	if (!metrics)
		return;
	eventfd_write(metrics->stop, 1);
	pthread_join(metrics->thread, NULL);
	close(metrics->listening.fd);
	close(metrics->stop);
	free(metrics);
}
