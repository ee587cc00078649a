/* Who asks through a proxy. What stands further left in X-Forwarded-For than
 * the last address that our own proxies saw was written by anybody. */
#include "web/proxy.h"

#include <arpa/inet.h>
#include <string.h>
#include <strings.h>

#include "web/inside.h"

#define MAPPED "::ffff:" /* IPv4 on a socket of IPv6: RFC 4291, 2.5.5.2 */

/* As the system writes it, so that two of one address are the same; false
 * where it is none. */
static bool
read_address(const char *text, char ret[INET6_ADDRSTRLEN])
{
	unsigned char bytes[sizeof(struct in6_addr)];

	if (!strncasecmp(text, MAPPED, strlen(MAPPED)) && strchr(text, '.'))
		text += strlen(MAPPED);
	if (inet_pton(AF_INET, text, bytes) == 1)
		return inet_ntop(AF_INET, bytes, ret, INET6_ADDRSTRLEN);
	return inet_pton(AF_INET6, text, bytes) == 1 &&
	       inet_ntop(AF_INET6, bytes, ret, INET6_ADDRSTRLEN);
}

enum status
proxies_add(struct proxies *proxies, struct arena *arena, const char *address,
	    struct fault *fault)
{
	size_t cap = proxies->count;
	char text[INET6_ADDRSTRLEN];

	if (!read_address(address, text))
		return fault_set(fault, E_INPUT, "--proxy",
				 N_("{value} is no address: write it in "
				    "numbers, like 192.0.2.1"),
				 "value", address, NULL);
	proxies->list = arena_grow(arena, proxies->list, proxies->count, &cap,
				   sizeof *proxies->list);
	proxies->list[proxies->count++] = arena_text(arena, text);
	return OK;
}

static bool
has(const struct proxies *proxies, const char *address)
{
	for (size_t i = 0; i < proxies->count; i++)
		if (!strcmp(proxies->list[i], address))
			return true;
	return false;
}

/* The piece before *end, without blanks; false where there is no more. */
static bool
take_last(const char *list, size_t *end, char ret[INET6_ADDRSTRLEN])
{
	size_t to = *end, from;

	if (!to)
		return false;
	while (to && strchr(" \t,", list[to - 1]))
		to--;
	for (from = to; from && list[from - 1] != ',';)
		from--;
	*end = from;
	from += strspn(list + from, " \t");
	if (from >= to || to - from >= INET6_ADDRSTRLEN)
		return false;
	memcpy(ret, list + from, to - from);
	ret[to - from] = '\0';
	return true;
}

void
proxies_read(const struct proxies *proxies, struct asked *asked)
{
	const char *list = asked->header[HEADER_FORWARDED_FOR];
	const char *scheme = asked->header[HEADER_FORWARDED_PROTO];
	char piece[INET6_ADDRSTRLEN], address[INET6_ADDRSTRLEN];
	size_t end = list ? strlen(list) : 0;

	if (!read_address(asked->peer, address))
		return;
	memcpy(asked->peer, address, sizeof address);
	if (!has(proxies, asked->peer))
		return;
	if (scheme)
		asked->secure = !strcasecmp(scheme, "https");
	while (has(proxies, asked->peer) && take_last(list, &end, piece) &&
	       read_address(piece, address))
		memcpy(asked->peer, address, sizeof address);
}
