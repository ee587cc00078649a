/* The certificate that the server shows, and its key. */
#ifndef VERNACULAR_WEB_CERTIFICATE_H
#define VERNACULAR_WEB_CERTIFICATE_H

#include "base/arena.h"
#include "base/fault.h"

struct server_options;

struct certificate {
	const char *chain, *key; /* PEM, in the arena */
};

/* Errors: E_INPUT one of the two is missing; E_IO one cannot be read. */
enum status certificate_read(struct arena *, const struct server_options *,
			     struct certificate *ret, struct fault *)
	MUST_USE;

#endif
