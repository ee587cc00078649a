/* What a monitor reads, on an address of its own: text as Prometheus takes it,
 * at any path. Nobody signs in, so the address is one that only the monitor
 * reaches. Nothing in it is about anybody.
 * Source: Prometheus, "Exposition formats", text-based 0.0.4. */
#ifndef VERNACULAR_WEB_METRICS_H
#define VERNACULAR_WEB_METRICS_H

#include "base/fault.h"

struct desk;
struct metrics;
struct tally;

/* Answer on a thread of its own until metrics_stop. The tally outlives it.
 * Errors: those of socket_listen. */
enum status metrics_start(struct desk *, const struct tally *,
			  const char *address, struct metrics **ret,
			  struct fault *) MUST_USE;

/* "127.0.0.1:9100" */
const char *metrics_address(const struct metrics *);

/* NULL is fine. */
void metrics_stop(struct metrics *);

#endif
