/* Memory that goes all at once. A list of blocks; the newest is filled from
 * its start. */
#include "base/arena.h"

#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"

#define BLOCK_BYTES 16384
#define ALIGN _Alignof(max_align_t)

struct block {
	struct block *next;
	size_t used, size;
	max_align_t bytes[];
};

struct arena {
	struct block *newest;
};

static struct block *
block_new(size_t size, struct block *next)
{
	struct block *b;

	if (size > SIZE_MAX / 2)
		size = SIZE_MAX / 2; /* mem_new refuses it */
	b = mem_resize(NULL, sizeof *b + size);
	b->next = next;
	b->used = 0;
	b->size = size;
	return b;
}

struct arena *
arena_new(void)
{
	struct arena *a = mem_new(sizeof *a);

	a->newest = block_new(BLOCK_BYTES, NULL);
	return a;
}

void
arena_reset(struct arena *a)
{
	struct block *b = a->newest;

	while (b->next) {
		struct block *next = b->next;

		free(b);
		b = next;
	}
	b->used = 0;
	a->newest = b;
}

void
arena_free(struct arena *a)
{
	if (!a)
		return;
	arena_reset(a);
	free(a->newest);
	free(a);
}

void *
arena_room(struct arena *a, size_t bytes)
{
	struct block *b = a->newest;
	size_t rounded = bytes + (ALIGN - 1);
	void *p;

	rounded -= rounded % ALIGN;
	if (rounded < bytes)
		rounded = SIZE_MAX / 2;
	if (b->size - b->used < rounded) {
		b = block_new(rounded > BLOCK_BYTES ? rounded : BLOCK_BYTES, b);
		a->newest = b;
	}
	p = (char *)b->bytes + b->used;
	b->used += rounded;
	return p;
}

void *
arena_alloc(struct arena *a, size_t bytes)
{
	return memset(arena_room(a, bytes), 0, bytes);
}

char *
arena_copy(struct arena *a, const void *bytes, size_t count)
{
	char *p = arena_room(a, count + 1);

	if (count)
		memcpy(p, bytes, count);
	p[count] = '\0';
	return p;
}

char *
arena_text(struct arena *a, const char *text)
{
	return arena_copy(a, text, strlen(text));
}

char *
arena_vprintf(struct arena *a, const char *format, va_list args)
{
	struct block *b = a->newest;
	size_t room = b->size - b->used;
	va_list again;
	int count;
	char *p;

	/* Straight to where it will stand; printed again where that is short.
	 * Room comes in whole alignments, so what fits is what is given. */
	va_copy(again, args);
	count = vsnprintf((char *)b->bytes + b->used, room, format, again);
	va_end(again);
	if (count < 0)
		return arena_text(a, "");
	p = arena_room(a, (size_t)count + 1);
	if ((size_t)count >= room)
		vsnprintf(p, (size_t)count + 1, format, args);
	return p;
}

char *
arena_printf(struct arena *a, const char *format, ...)
{
	va_list args;
	char *p;

	va_start(args, format);
	p = arena_vprintf(a, format, args);
	va_end(args);
	return p;
}

void *
arena_grow(struct arena *a, void *array, size_t count, size_t *cap,
	   size_t element_bytes)
{
	void *grown;

	if (count < *cap)
		return array;
	*cap = *cap ? *cap * 2 : 8;
	grown = arena_alloc(a, *cap * element_bytes);
	if (count)
		memcpy(grown, array, count * element_bytes);
	return grown;
}
