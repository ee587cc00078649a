/* Mail that a mail server sends back: what could not be delivered, and why.
 * Sources: RFC 3464 (reports of delivery), RFC 6522 (multipart/report). */
#ifndef VERNACULAR_POST_BOUNCE_H
#define VERNACULAR_POST_BOUNCE_H

#include <stddef.h>

#include "base/arena.h"
#include "base/fault.h"

#define BOUNCE_BYTES_MAX (1u << 20)

struct bounce {
	const char *id;	    /* before the @ of the mail's own Message-ID */
	const char *action; /* "failed", "delayed", "delivered" ..., in small */
	const char *status; /* "5.1.1"; "" not said */
	const char *why;    /* what the server said, printable; "" nothing */
};

/* All in the arena. Errors: E_INPUT: no report of delivery, or one that does
 * not hold the headers of the mail it is about. */
enum status bounce_read(const char *bytes, size_t count, struct arena *,
			struct bounce *ret, struct fault *) MUST_USE;

#endif
