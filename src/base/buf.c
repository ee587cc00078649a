/* Growable bytes. */
#include "base/buf.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"

static void
reserve(struct buf *b, size_t more)
{
	size_t need = b->count + more + 1;

	if (need <= b->cap)
		return;
	b->cap = need < 128 ? 256 : need + need / 2;
	b->bytes = mem_resize(b->bytes, b->cap);
}

void
buf_free(struct buf *b)
{
	free(b->bytes);
	*b = (struct buf){0};
}

void
buf_clear(struct buf *b)
{
	b->count = 0;
	if (b->bytes)
		b->bytes[0] = '\0';
}

void
buf_put(struct buf *b, const void *bytes, size_t count)
{
	reserve(b, count);
	if (count)
		memcpy(b->bytes + b->count, bytes, count);
	b->count += count;
	b->bytes[b->count] = '\0';
}

void
buf_text(struct buf *b, const char *text)
{
	buf_put(b, text, strlen(text));
}

void
buf_char(struct buf *b, char c)
{
	reserve(b, 1);
	b->bytes[b->count++] = c;
	b->bytes[b->count] = '\0';
}

void
buf_printf(struct buf *b, const char *format, ...)
{
	va_list args, again;
	int count;

	va_start(args, format);
	va_copy(again, args);
	count = vsnprintf(NULL, 0, format, again);
	va_end(again);
	if (count > 0) {
		reserve(b, (size_t)count);
		vsnprintf(b->bytes + b->count, (size_t)count + 1, format, args);
		b->count += (size_t)count;
	}
	va_end(args);
}

char *
buf_room(struct buf *b, size_t count)
{
	reserve(b, count);
	return b->bytes + b->count;
}

const char *
buf_string(const struct buf *b)
{
	return b->bytes ? b->bytes : "";
}
