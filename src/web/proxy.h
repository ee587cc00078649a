/* Servers of one's own that pass requests on: what they, and nobody else, say
 * of who asks and how it came. */
#ifndef VERNACULAR_WEB_PROXY_H
#define VERNACULAR_WEB_PROXY_H

#include <stddef.h>

#include "base/arena.h"
#include "base/fault.h"

struct asked;

/* Their addresses, in numbers. */
struct proxies {
	const char **list;
	size_t count;
};

/* Add one, such as "192.0.2.1" or "::1". Errors: E_INPUT no address. */
enum status proxies_add(struct proxies *, struct arena *, const char *address,
			struct fault *) MUST_USE;

/* asked->peer is who sent the bytes. Where that is one of these, it becomes
 * the last address of X-Forwarded-For that is none, and asked->secure what
 * X-Forwarded-Proto says. From anybody else both headers mean nothing. */
void proxies_read(const struct proxies *, struct asked *);

#endif
