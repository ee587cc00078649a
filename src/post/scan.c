/* A virus scanner that looks at bytes before anybody keeps them. */
#include "post/scan.h"

#include <errno.h>
#include <fcntl.h>
#include <netdb.h>
#include <poll.h>
#include <stdio.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/un.h>
#include <unistd.h>

#include "base/clock.h"
#include "post/address.h"

#define CHUNK_BYTES 65536u
#define LOOK_MS 200 /* how long a stop may stay unseen */

/* One conversation. */
struct talk {
	const struct scanner *scanner;
	const atomic_bool *stop;
	double until_s; /* by clock_elapsed */
	int socket;
	char answer[SCAN_TEXT_BYTES];
	size_t count; /* of the answer so far */
};

static enum status
bad_address(const char *where, const char *text, struct fault *fault)
{
	return fault_set(fault, E_INPUT, where,
			 N_("{value} is no address of a scanner: write it like "
			    "unix:/run/clamav/clamd.ctl or "
			    "tcp:127.0.0.1:3310"),
			 "value", text, NULL);
}

/* HOST:PORT, where HOST may be [2001:db8::1]. */
static bool
split(const char *text, struct arena *arena, struct scanner *scanner)
{
	const char *colon = strrchr(text, ':');
	size_t host = colon ? (size_t)(colon - text) : 0;

	if (!host || strlen(colon + 1) > 5 ||
	    strspn(colon + 1, "0123456789") != strlen(colon + 1) ||
	    !colon[1])
		return false;
	if (*text == '[') {
		if (host < 3 || text[host - 1] != ']')
			return false;
		scanner->host = arena_copy(arena, text + 1, host - 2);
	} else {
		scanner->host = arena_copy(arena, text, host);
	}
	scanner->port = arena_text(arena, colon + 1);
	return *text == '[' || !strchr(scanner->host, ':');
}

enum status
scanner_read(const char *where, const char *text, struct arena *arena,
	     struct scanner *ret, struct fault *fault)
{
	struct scanner scanner = {0};
	struct sockaddr_un place;

	if (!strncmp(text, "unix:/", 6) &&
	    strlen(text + 5) < sizeof place.sun_path) {
		scanner.way = SCANNER_UNIX;
		scanner.path = arena_text(arena, text + 5);
	} else if (!strncmp(text, "tcp:", 4) &&
		   split(text + 4, arena, &scanner)) {
		scanner.way = SCANNER_TCP;
	} else {
		return bad_address(where, text, fault);
	}
	*ret = scanner;
	return OK;
}

static enum status
silent(struct fault *fault)
{
	return fault_set(fault, E_IO, "scanner",
			 N_("The virus scanner does not answer, so nothing was "
			    "kept: try again in some minutes, and tell your "
			    "administrator if it stays so"),
			 NULL);
}

/* Wait until the socket is ready for one of those; what it is ready for, 0
 * where the time is over. */
static int
wait_for(const struct talk *talk, short events)
{
	struct pollfd one = {.fd = talk->socket, .events = events};

	while (!(talk->stop && atomic_load(talk->stop)) &&
	       clock_elapsed() < talk->until_s) {
		int ready = poll(&one, 1, LOOK_MS);

		if (ready > 0)
			return one.revents;
		if (ready < 0 && errno != EINTR)
			return 0;
	}
	return 0;
}

static bool
join(struct talk *talk, const struct sockaddr *address, socklen_t bytes)
{
	int wrong = 0;
	socklen_t size = sizeof wrong;

	talk->socket = socket(address->sa_family,
			      SOCK_STREAM | SOCK_CLOEXEC | SOCK_NONBLOCK, 0);
	if (talk->socket < 0)
		return false;
	if (!connect(talk->socket, address, bytes))
		return true;
	if (errno == EINPROGRESS && wait_for(talk, POLLOUT) &&
	    !getsockopt(talk->socket, SOL_SOCKET, SO_ERROR, &wrong, &size) &&
	    !wrong)
		return true;
	(void)close(talk->socket);
	talk->socket = -1;
	return false;
}

static bool
join_unix(struct talk *talk)
{
	struct sockaddr_un place = {.sun_family = AF_UNIX};

	memcpy(place.sun_path, talk->scanner->path,
	       strlen(talk->scanner->path) + 1);
	return join(talk, (struct sockaddr *)&place, sizeof place);
}

/* The first address in the own network that takes the connection. */
static bool
join_tcp(struct talk *talk)
{
	struct addrinfo wish = {.ai_socktype = SOCK_STREAM}, *found = NULL;
	const struct scanner *scanner = talk->scanner;
	bool joined = false;

	if (getaddrinfo(scanner->host, scanner->port, &wish, &found))
		return false;
	for (const struct addrinfo *at = found; at && !joined;
	     at = at->ai_next)
		joined = !address_public(at->ai_addr) &&
			 join(talk, at->ai_addr, at->ai_addrlen);
	freeaddrinfo(found);
	return joined;
}

static bool
start(struct talk *talk, const struct scanner *scanner, int seconds)
{
	*talk = (struct talk){.scanner = scanner, .socket = -1};
	talk->until_s = clock_elapsed() + seconds;
	switch (scanner->way) {
	case SCANNER_UNIX:
		return join_unix(talk);
	case SCANNER_TCP:
		break;
	}
	return join_tcp(talk);
}

/* True where all was sent. An answer that comes before the end is one already:
 * the scanner has had enough. */
static bool
put(struct talk *talk, const void *bytes, size_t count)
{
	const char *at = bytes;

	while (count) {
		int ready = wait_for(talk, POLLIN | POLLOUT);
		ssize_t sent;

		if (!ready || ready & POLLIN)
			return false;
		sent = send(talk->socket, at, count, MSG_NOSIGNAL);
		if (sent < 0 && errno != EAGAIN && errno != EINTR)
			return false;
		if (sent > 0) {
			at += sent;
			count -= (size_t)sent;
		}
	}
	return true;
}

static bool
put_file(struct talk *talk, const struct scan_bytes *file)
{
	static const char command[] = "zINSTREAM";
	static const unsigned char end[4];
	const unsigned char *at = file->bytes;
	size_t left = file->count;

	if (!put(talk, command, sizeof command))
		return false;
	while (left) {
		size_t n = left < CHUNK_BYTES ? left : CHUNK_BYTES;
		const unsigned char size[4] = {
			(unsigned char)(n >> 24), (unsigned char)(n >> 16),
			(unsigned char)(n >> 8), (unsigned char)n};

		if (!put(talk, size, sizeof size) || !put(talk, at, n))
			return false;
		at += n;
		left -= n;
	}
	return put(talk, end, sizeof end);
}

/* One answer, up to its NUL. What is longer than we have room for is none of
 * clamd's. */
static bool
take(struct talk *talk)
{
	while (talk->count < sizeof talk->answer && wait_for(talk, POLLIN)) {
		ssize_t got = recv(talk->socket, talk->answer + talk->count,
				   sizeof talk->answer - talk->count, 0);

		if (got < 0 && (errno == EAGAIN || errno == EINTR))
			continue;
		if (got <= 0)
			return false;
		talk->count += (size_t)got;
		if (memchr(talk->answer, '\0', talk->count))
			return true;
	}
	return false;
}

/* What it found is shown to people: printable ASCII, or no answer of clamd's.
 */
static bool
is_finding(const char *text, char ret[SCAN_TEXT_BYTES])
{
	static const char before[] = "stream: ", after[] = " FOUND";
	size_t all = strlen(text), head = sizeof before - 1,
	       tail = sizeof after - 1;

	if (all <= head + tail || strncmp(text, before, head) != 0 ||
	    strcmp(text + all - tail, after) != 0)
		return false;
	for (const char *at = text; *at; at++)
		if (*at < ' ' || *at > '~')
			return false;
	(void)snprintf(ret, SCAN_TEXT_BYTES, "%.*s",
		       (int)(all - head - tail), text + head);
	return true;
}

static enum status
judge(const char *answer, char ret_finding[SCAN_TEXT_BYTES],
      struct fault *fault)
{
	if (!strcmp(answer, "stream: OK"))
		return OK;
	if (is_finding(answer, ret_finding))
		return fault_set(fault, E_REFUSED, "scanner",
				 N_("The virus scanner found {finding} in "
				    "this file"),
				 "finding", ret_finding, NULL);
	if (strstr(answer, "size limit exceeded"))
		return fault_set(fault, E_INPUT, "scanner",
				 N_("The virus scanner takes no file of this "
				    "size, so it was not kept: send a smaller "
				    "one, or ask your administrator to raise "
				    "the limit"),
				 NULL);
	return silent(fault);
}

enum status
scan(const struct scanner *scanner, const struct scan_bytes *file,
     const atomic_bool *stop, char ret_finding[SCAN_TEXT_BYTES],
     struct fault *fault)
{
	struct talk talk;
	enum status status;

	ret_finding[0] = '\0';
	if (!start(&talk, scanner,
		   scanner->total_s ? scanner->total_s : SCAN_TOTAL_S))
		return silent(fault);
	talk.stop = stop;
	/* Where it stopped taking, it may have said why. */
	(void)put_file(&talk, file);
	status = take(&talk) ? judge(talk.answer, ret_finding, fault)
			     : silent(fault);
	(void)close(talk.socket);
	return status;
}

enum status
scan_version(const struct scanner *scanner, char ret[SCAN_TEXT_BYTES],
	     struct fault *fault)
{
	static const char command[] = "zVERSION";
	struct talk talk;
	enum status status = E_IO;

	if (!start(&talk, scanner, SCAN_VERSION_S))
		return silent(fault);
	if (put(&talk, command, sizeof command) && take(&talk) &&
	    !strncmp(talk.answer, "ClamAV ", 7)) {
		memcpy(ret, talk.answer, SCAN_TEXT_BYTES);
		status = OK;
	}
	(void)close(talk.socket);
	return status ? silent(fault) : OK;
}
