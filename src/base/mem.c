/* Allocation that does not return when memory is out: a process that cannot
 * allocate ends at once, says so, and is started again by its supervisor.
 * Input cannot bring this about: bodies, queues and pages are bounded. */
#include "base/mem.h"

#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static _Noreturn void
out_of_memory(void)
{
	fputs("vernacular: out of memory\n", stderr);
	_Exit(1);
}

void *
mem_new(size_t bytes)
{
	void *p = calloc(1, bytes ? bytes : 1);

	if (!p)
		out_of_memory();
	return p;
}

void *
mem_resize(void *old, size_t bytes)
{
	void *p = realloc(old, bytes ? bytes : 1);

	if (!p)
		out_of_memory();
	return p;
}

char *
mem_text(const char *text)
{
	size_t bytes = strlen(text) + 1;

	return memcpy(mem_new(bytes), text, bytes);
}

void
mem_grow(void *array, size_t count, size_t *cap, size_t element_bytes)
{
	void *old;

	if (count < *cap)
		return;
	if (*cap > SIZE_MAX / 2 / element_bytes)
		out_of_memory();
	*cap = *cap ? *cap * 2 : 32;
	memcpy(&old, array, sizeof old);
	old = mem_resize(old, *cap * element_bytes);
	memcpy(array, &old, sizeof old);
}
