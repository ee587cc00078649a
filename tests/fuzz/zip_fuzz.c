/* Any bytes as a ZIP archive: every entry is read or refused, and what is read
 * is packed so that it reads the same. */
#include "base/arena.h"
#include "base/buf.h"
#include "fuzz.h"
#include "wire/zip.h"

#define MOST (1 << 20)

static void
packs_again(struct arena *arena, const char *path, const struct buf *content)
{
	struct buf packed = {0}, again = {0};
	struct zip_writer writer = {.out = &packed};
	struct zip zip;

	zip_add(&writer, path, buf_string(content), content->count);
	zip_end(&writer);
	assert(zip_open("again", packed.bytes, packed.count, arena, &zip,
			NULL) == OK);
	assert(zip_read(&zip, path, MOST, &again, NULL) == OK);
	assert(again.count == content->count);
	assert(!memcmp(buf_string(&again), buf_string(content), again.count));
	buf_free(&packed);
	buf_free(&again);
}

int
LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t count)
{
	struct arena *arena = arena_new();
	struct zip zip;
	struct fault fault;

	if (zip_open("fuzz.zip", bytes, count, arena, &zip, &fault) == OK)
		for (size_t i = 0; i < zip.entries; i++) {
			const char *path = zip.entry[i].path;
			struct buf content = {0};

			if (zip_read(&zip, path, MOST, &content, &fault) == OK)
				packs_again(arena, path, &content);
			buf_free(&content);
		}
	arena_free(arena);
	return 0;
}
