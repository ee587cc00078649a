/* Memory that goes all at once: one HTTP request, one command, one letter. */
#ifndef VERNACULAR_BASE_ARENA_H
#define VERNACULAR_BASE_ARENA_H

#include <stdarg.h>
#include <stddef.h>

struct arena;

struct arena *arena_new(void);
void arena_free(struct arena *);

/* Forget everything but keep the first block, for the next piece of work. */
void arena_reset(struct arena *);

/* Zeroed, aligned for any type, never NULL. */
void *arena_alloc(struct arena *, size_t bytes);

/* As arena_alloc, but holding anything: for who writes before he reads. */
void *arena_room(struct arena *, size_t bytes);

/* Copies, always terminated by NUL. */
char *arena_text(struct arena *, const char *text);
char *arena_copy(struct arena *, const void *bytes, size_t count);
char *arena_printf(struct arena *, const char *format, ...)
	__attribute__((format(printf, 2, 3)));
char *arena_vprintf(struct arena *, const char *format, va_list)
	__attribute__((format(printf, 2, 0)));

/* Room for one more element: returns the (perhaps moved) array. Elements are
 * zeroed when the array grows.
 *   count  elements in use
 *   cap    elements there is room for; 0 at first, updated */
void *arena_grow(struct arena *, void *array, size_t count, size_t *cap,
		 size_t element_bytes);

#endif
