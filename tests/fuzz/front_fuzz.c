/* Any UTF-8 as front matter: entries lie within bounds, in order. */
#include "base/utf8.h"
#include "doc/front.h"
#include "fuzz.h"

int
LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t count)
{
	const char *text = (const char *)bytes;
	struct arena *arena = arena_new();
	struct faults faults = {0};
	struct front front = {0};
	size_t valid = utf8_valid(text, count);
	int line = 0;

	if (front_parse("fuzz.md", text, valid, arena, &front, &faults)) {
		assert(faults.count > 0);
	} else {
		assert(front.body <= valid);
		for (size_t i = 0; i < front.count; i++) {
			assert(front.entry[i].key && front.entry[i].value);
			assert(front.entry[i].depth >= 0);
			assert(front.entry[i].depth < FRONT_DEPTHS);
			assert(front.entry[i].line > line);
			line = front.entry[i].line;
		}
	}
	faults_free(&faults);
	arena_free(arena);
	return 0;
}
