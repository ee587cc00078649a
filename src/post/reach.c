/* Whom the service may talk to. */
#include "post/reach.h"

#include <arpa/inet.h>
#include <netdb.h>
#include <netinet/in.h>
#include <string.h>
#include <sys/socket.h>

#include "post/address.h"

static bool
is_inside(const struct reach *reach, const struct sockaddr *address)
{
	switch (reach->extent) {
	case REACH_WORLD:
		return address_public(address);
	case REACH_LOCAL:
		return !address_public(address);
	case REACH_ANYWHERE:
		break;
	}
	return true;
}

static bool
is_literal(const char *host)
{
	struct in_addr address;

	return *host == '[' || inet_pton(AF_INET, host, &address) == 1;
}

/* The first address within the reach. */
static enum status
pin(struct reach *reach, const struct addrinfo *at, struct arena *arena,
    const char **ret_pinned)
{
	char text[INET6_ADDRSTRLEN];

	while (at && !is_inside(reach, at->ai_addr))
		at = at->ai_next;
	reach->refused = !at;
	if (!at || getnameinfo(at->ai_addr, at->ai_addrlen, text, sizeof text,
			       NULL, 0, NI_NUMERICHOST))
		return E_REFUSED;
	if (!is_literal(reach->host))
		*ret_pinned = arena_printf(arena, "%s:%s:%s%s%s", reach->host,
					   reach->port,
					   strchr(text, ':') ? "[" : "", text,
					   strchr(text, ':') ? "]" : "");
	return OK;
}

enum status
reach_resolve(struct reach *reach, struct arena *arena,
	      const char **ret_pinned)
{
	struct addrinfo wish = {.ai_socktype = SOCK_STREAM}, *found = NULL;
	const char *host = reach->host;
	enum status status;

	*ret_pinned = NULL;
	if (*host == '[')
		host = arena_copy(arena, host + 1, strlen(host) - 2);
	if (getaddrinfo(host, reach->port, &wish, &found))
		return E_IO;
	status = pin(reach, found, arena, ret_pinned);
	freeaddrinfo(found);
	return status;
}

curl_socket_t
reach_open(void *self, curlsocktype purpose, struct curl_sockaddr *to)
{
	struct reach *reach = self;

	(void)purpose;
	if (!is_inside(reach, &to->addr)) {
		reach->refused = true;
		return CURL_SOCKET_BAD;
	}
	return socket(to->family, to->socktype | SOCK_CLOEXEC, to->protocol);
}
