/* Whom the service may talk to: a host is resolved once, an address outside
 * the reach refused, and that same address connected to. */
#ifndef VERNACULAR_POST_REACH_H
#define VERNACULAR_POST_REACH_H

#include <stdbool.h>

#include "base/arena.h"
#include "base/status.h"
#include "post/curl.h"

struct reach {
	const char *host; /* a name, 192.0.2.1 or [2001:db8::1] */
	const char *port;
	enum reach_extent {
		REACH_WORLD,	/* public addresses only */
		REACH_ANYWHERE, /* this machine and the own network too */
		REACH_LOCAL	/* those only */
	} extent;
	bool refused; /* an address outside the reach was met */
};

/* Find the address. *ret_pinned is "HOST:PORT:ADDRESS" for CURLOPT_RESOLVE, in
 * the arena; NULL where the host is an address itself.
 * Errors: E_REFUSED outside the reach; E_IO not known to the network. The
 * caller says so in its words. */
enum status reach_resolve(struct reach *, struct arena *,
			  const char **ret_pinned) MUST_USE;

/* CURLOPT_OPENSOCKETFUNCTION, with the reach as its data: the last wall. */
curl_socket_t reach_open(void *reach, curlsocktype, struct curl_sockaddr *);

#endif
