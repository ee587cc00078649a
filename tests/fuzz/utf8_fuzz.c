/* Any bytes as UTF-8: what is valid decodes and encodes to itself. */
#include "base/utf8.h"
#include "fuzz.h"

int
LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t count)
{
	const char *text = (const char *)bytes;
	size_t valid = utf8_valid(text, count);
	size_t characters = 0, at = 0;
	uint32_t cp = 0;

	assert(valid <= count);
	for (const char *p = text; p < text + valid;) {
		const char *start = p;
		char again[4];
		size_t bytes_again;

		bytes_again = utf8_encode(utf8_next(&p), again);
		assert(bytes_again == (size_t)(p - start));
		assert(!memcmp(again, start, bytes_again));
		characters++;
	}
	assert(utf8_length(text, valid) == characters);
	assert(utf8_cut(text, valid, valid / 2) <= valid / 2);
	if (!utf8_acceptable(text, count, &at, &cp))
		assert(at < count);
	else
		assert(valid == count);
	return 0;
}
