/* A file in a form of several fields: the field is called "attachment". */
#ifndef VERNACULAR_WEB_ATTACHMENTS_H
#define VERNACULAR_WEB_ATTACHMENTS_H

#include "base/fault.h"

struct exchange;

/* For the prepare of a ROUTE_SLOW row: looks at the file that was sent, and
 * keeps it (exchange_kept: struct attachment_file) for the handler, or nothing
 * where none was sent. Errors: E_INPUT, also among exchange_faults. */
enum status attachment_look(struct exchange *, struct fault *) MUST_USE;

#endif
