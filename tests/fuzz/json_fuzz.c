/* Any bytes as JSON: what is read prints as JSON that reads the same. */
#include "base/arena.h"
#include "base/buf.h"
#include "fuzz.h"
#include "wire/json.h"

static void
reads_again(struct arena *arena, const struct model *value)
{
	struct buf once = {0}, twice = {0};
	const struct model *again = NULL;
	struct fault fault;

	json_print(value, &once);
	assert(json_parse(once.bytes, once.count, arena, &again, &fault) == OK);
	json_print(again, &twice);
	assert(once.count == twice.count);
	assert(!memcmp(once.bytes, twice.bytes, once.count));
	buf_free(&once);
	buf_free(&twice);
}

int
LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t count)
{
	struct arena *arena = arena_new();
	const struct model *value = NULL;
	struct fault fault;

	if (json_parse((const char *)bytes, count, arena, &value, &fault) == OK)
		reads_again(arena, value);
	else
		assert(!value);
	arena_free(arena);
	return 0;
}
