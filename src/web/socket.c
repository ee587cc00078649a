/* Bind and listen. */
#include "web/socket.h"

#include <errno.h>
#include <netdb.h>
#include <netinet/in.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <unistd.h>

#include "base/supervisor.h"
#include "config.h"

static enum status
refuse(enum status status, const char *address, const char *message,
       const char *reason, struct fault *fault)
{
	return fault_set(fault, status, "--listen", message, "value", address,
			 "reason", reason, NULL);
}

#define PORT_MOST 65535
#define USUAL "127.0.0.1:8080"

/* "[::1]:80" -> "::1" and "80". */
static bool
split(const char *address, char *host, char *port, size_t size)
{
	const char *colon = strrchr(address, ':');
	size_t bytes = colon ? (size_t)(colon - address) : 0;

	if (!bytes || !colon[1] || strlen(colon + 1) > 5 ||
	    strspn(colon + 1, "0123456789") != strlen(colon + 1) ||
	    strtol(colon + 1, NULL, 10) > PORT_MOST)
		return false;
	if (address[0] == '[' && address[bytes - 1] == ']') {
		address++;
		bytes -= 2;
	}
	return snprintf(host, size, "%.*s", (int)bytes, address) < (int)size &&
	       snprintf(port, size, "%s", colon + 1) < (int)size;
}

static void
name(struct listening *listening)
{
	struct sockaddr_storage bound;
	socklen_t size = sizeof bound;
	char host[48] = "", port[8] = "";

	getsockname(listening->fd, (struct sockaddr *)&bound, &size);
	getnameinfo((struct sockaddr *)&bound, size, host, sizeof host, port,
		    sizeof port, NI_NUMERICHOST | NI_NUMERICSERV);
	listening->loopback =
		!strncmp(host, "127.", 4) || !strcmp(host, "::1");
	snprintf(listening->address, sizeof listening->address,
		 bound.ss_family == AF_INET6 ? "[%s]:%s" : "%s:%s", host,
		 port);
}

static int
listen_on(const struct addrinfo *info)
{
	int one = 1, error;
	int fd = socket(info->ai_family,
			info->ai_socktype | SOCK_CLOEXEC | SOCK_NONBLOCK, 0);

	if (fd < 0)
		return -1;
	setsockopt(fd, SOL_SOCKET, SO_REUSEADDR, &one, sizeof one);
	if (!bind(fd, info->ai_addr, info->ai_addrlen) &&
	    !listen(fd, SOMAXCONN))
		return fd;
	error = errno;
	close(fd);
	errno = error;
	return -1;
}

enum status
socket_listen(const char *address, struct listening *ret, struct fault *fault)
{
	struct addrinfo wish = {.ai_flags = AI_PASSIVE | AI_NUMERICHOST,
				.ai_socktype = SOCK_STREAM};
	struct addrinfo *info = NULL;
	char host[64], port[64];
	int error;

	if (!address) {
		ret->fd = supervisor_socket();
		if (ret->fd >= 0) {
			name(ret);
			return OK;
		}
		address = USUAL;
	}
	if (!split(address, host, port, sizeof host) ||
	    (error = getaddrinfo(host, port, &wish, &info)))
		return refuse(E_INPUT, address,
			      N_("{value} is no address and port: write it "
				 "like 127.0.0.1:8080"),
			      "", fault);
	ret->fd = listen_on(info);
	error = errno;
	freeaddrinfo(info);
	if (ret->fd < 0)
		return refuse(E_IO, address,
			      error == EADDRINUSE
				      ? N_("{value} is in use: stop the other "
					   "program or choose another port")
				      : N_("cannot listen on {value}: "
					   "{reason}"),
			      error == EACCES ? "not permitted" : "no such "
								  "address",
			      fault);
	name(ret);
	return OK;
}
