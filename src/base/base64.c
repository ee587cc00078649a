/* Base64. */
#include "base/base64.h"

#include <stdint.h>

void
base64_put(struct buf *out, const void *bytes, size_t count)
{
	static const char letters[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
				      "abcdefghijklmnopqrstuvwxyz0123456789+/";
	const unsigned char *from = bytes;

	for (size_t i = 0; i < count; i += 3) {
		size_t left = count - i;
		uint32_t three = (uint32_t)from[i] << 16;
		char four[4];

		three |= left > 1 ? (uint32_t)from[i + 1] << 8 : 0;
		three |= left > 2 ? from[i + 2] : 0;
		for (int n = 0; n < 4; n++)
			four[n] = letters[three >> (18 - 6 * n) & 63];
		if (left < 3)
			four[3] = '=';
		if (left < 2)
			four[2] = '=';
		buf_put(out, four, sizeof four);
	}
}
