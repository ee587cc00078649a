/* libmicrohttpd, which is not linked but opened by who serves. Its functions
 * are called by their own names, from <microhttpd.h>. */
#ifndef VERNACULAR_WEB_MICROHTTPD_H
#define VERNACULAR_WEB_MICROHTTPD_H

#include "base/fault.h"

/* Open it, before any of its functions is called. Again does nothing.
 * Errors: E_IO it is not installed, or not as this program knows it; why is
 * logged. Thread-safe. */
enum status microhttpd_open(struct fault *) MUST_USE;

#endif
