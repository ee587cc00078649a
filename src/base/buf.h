/* Growable bytes: what most outputs are written into. A zeroed struct is an
 * empty buffer. Always terminated by NUL once something was written. */
#ifndef VERNACULAR_BASE_BUF_H
#define VERNACULAR_BASE_BUF_H

#include <stddef.h>

struct buf {
	char *bytes; /* NULL while nothing was written */
	size_t count, cap;
};

void buf_free(struct buf *);  /* frees the bytes and zeroes the struct */
void buf_clear(struct buf *); /* keeps the memory */
void buf_put(struct buf *, const void *bytes, size_t count);
void buf_text(struct buf *, const char *text);
void buf_char(struct buf *, char);
void buf_printf(struct buf *, const char *format, ...)
	__attribute__((format(printf, 2, 3)));

/* Room for count bytes at the end, for who writes there himself and then adds
 * what he wrote to count; valid until the next write. */
char *buf_room(struct buf *, size_t count);

/* The text so far, "" when empty; valid until the next write. */
const char *buf_string(const struct buf *);

#endif
