/* Allocation that does not return when memory is out. Everything of ours
 * allocates here; libraries that hand memory over are copied at once. */
#ifndef VERNACULAR_BASE_MEM_H
#define VERNACULAR_BASE_MEM_H

#include <stddef.h>

/* Never NULL. Free with free(). mem_new zeroes. */
void *mem_new(size_t bytes);
void *mem_resize(void *, size_t bytes);
char *mem_text(const char *text);

/* Give *array (of *cap elements, count in use) room for one more. */
void mem_grow(void *array, size_t count, size_t *cap, size_t element_bytes);

#endif
