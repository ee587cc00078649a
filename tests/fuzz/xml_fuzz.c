/* Any bytes as XML: what is read is written so that it reads the same. */
#include "base/arena.h"
#include "base/buf.h"
#include "fuzz.h"
#include "wire/xml.h"

static void
reads_again(struct arena *arena, const struct xml *xml)
{
	struct buf once = {0}, twice = {0};
	struct xml_file file = {"once.xml", NULL, 0, (size_t)-1,
				XML_DOCTYPE_NAMED};
	struct xml again;

	xml_write(xml, &once);
	file.bytes = once.bytes;
	file.count = once.count;
	assert(xml_read(&file, arena, &again, NULL) == OK);
	xml_write(&again, &twice);
	assert(once.count == twice.count);
	assert(!memcmp(once.bytes, twice.bytes, once.count));
	buf_free(&once);
	buf_free(&twice);
}

int
LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t count)
{
	struct arena *arena = arena_new();
	const struct xml_file file = {"fuzz.xml", bytes, count, 1 << 20,
				      XML_DOCTYPE_NAMED};
	struct xml xml = {0};
	struct fault fault;

	if (xml_read(&file, arena, &xml, &fault) == OK)
		reads_again(arena, &xml);
	else
		assert(!xml.root);
	arena_free(arena);
	return 0;
}
