/* Where results go: a file, standard output, or memory. Sticky: write on, ask
 * once at the end whether it failed. */
#ifndef VERNACULAR_BASE_SINK_H
#define VERNACULAR_BASE_SINK_H

#include <stddef.h>

#include "base/fault.h"

struct sink;

/* path "-" is standard output. A file is written beside its final name and
 * moved there by sink_close, so that a failure leaves the old one; a device or
 * a pipe is written as it is. */
enum status sink_open(const char *path, struct sink **ret_sink, struct fault *)
	MUST_USE;

void sink_put(struct sink *, const void *bytes, size_t count);

/* Flush, sync, rename. Frees the sink in any case.
 * Errors: E_IO, the fault names the path and the system's reason. */
enum status sink_close(struct sink *, struct fault *) MUST_USE;

/* Give up: nothing stays on disk. NULL is fine. */
void sink_abandon(struct sink *);

#endif
