/* UTF-16, the encoding of ICU. */
#include "lang/u16.h"

#include <stdlib.h>
#include <unicode/utf16.h>
#include <unicode/utf8.h>

#include "base/mem.h"
#include "base/utf8.h"

void
u16_free(struct u16 *text)
{
	free(text->units);
	*text = (struct u16){0};
}

void
u16_reserve(struct u16 *text, int32_t count)
{
	if (text->cap >= count)
		return;
	text->cap = count + count / 2 + 32;
	text->units = mem_resize(text->units,
				 (size_t)text->cap * sizeof *text->units);
}

void
u16_set(struct u16 *text, const char *bytes, size_t count)
{
	const uint8_t *p = (const uint8_t *)bytes;
	size_t at = 0;
	int32_t out = 0;

	u16_reserve(text, (int32_t)count + 1);
	while (at < count) {
		UChar32 cp;

		U8_NEXT_OR_FFFD(p, at, count, cp);
		U16_APPEND_UNSAFE(text->units, out, cp);
	}
	text->units[out] = 0;
	text->count = out;
}

void
u16_put(const struct u16 *text, struct buf *buf)
{
	int32_t at = 0;

	while (at < text->count) {
		char bytes[4];
		UChar32 cp;

		U16_NEXT_OR_FFFD(text->units, at, text->count, cp);
		buf_put(buf, bytes, utf8_encode((uint32_t)cp, bytes));
	}
}
