/* Messages with their {arguments} put in, and faults told in the reader's
 * language. */
#ifndef VERNACULAR_LANG_MESSAGE_H
#define VERNACULAR_LANG_MESSAGE_H

#include <stddef.h>

#include "base/buf.h"
#include "base/fault.h"
#include "lang/catalogue.h"

struct message_arg {
	const char *name, *value; /* NUL-terminated UTF-8 */
};

/* Append text with each {name} replaced by the argument of that name; braces
 * round anything else stay as they are. */
void message_format(struct buf *, const char *text, const struct message_arg *,
		    size_t args);

/* Append what a fault says, in the catalogue's language (NULL is English),
 * without its where. */
void message_fault(struct buf *, const struct catalogue *,
		   const struct fault *);

#endif
