/* Which network addresses lie in the world outside: an administrator's typing
 * must not make the service talk to machines that only it can reach. */
#ifndef VERNACULAR_POST_ADDRESS_H
#define VERNACULAR_POST_ADDRESS_H

#include <stdbool.h>

struct sockaddr;

/* Whether anybody may have that address as their own: not this machine, not a
 * private or link-local network, not shared, reserved, for documentation or
 * for many. An IPv4 address inside an IPv6 one is asked about as such.
 * Sources: the IANA registries of special-purpose addresses (RFC 6890) for
 * IPv4 and IPv6, RFC 4291 (mapped), RFC 6052 (NAT64). */
bool address_public(const struct sockaddr *);

#endif
