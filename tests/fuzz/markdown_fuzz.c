/* Any bytes as Markdown: a tree that every output takes, or at least one
 * fault. */
#include "base/arena.h"
#include "base/buf.h"
#include "base/fault.h"
#include "doc/markdown.h"
#include "fuzz.h"
#include "render/render.h"

static void
renders(struct block *blocks)
{
	const struct document document = {.title = "T",
					   .lang = "ur",
					   .rtl = true,
					   .blocks = blocks};
	struct buf out = {0};

	assert(render_html(&document, NULL, &out, NULL) == OK);
	assert(!strstr(buf_string(&out), "<script"));
	assert(render_text(&document, NULL, &out, NULL) == OK);
	assert(render_tree(&document, NULL, &out, NULL) == OK);
	buf_free(&out);
}

static void
try_mode(const uint8_t *bytes, size_t count, enum span_mode mode)
{
	struct markdown markdown = {.name = "fuzz.md",
				    .text = (const char *)bytes,
				    .count = count,
				    .mode = mode};
	struct arena *arena = arena_new();
	struct faults faults = {0};
	struct block *blocks = NULL;
	enum status status = markdown_parse(&markdown, arena, &blocks,
					    &faults);

	assert((status == OK) == (faults.count == 0));
	for (size_t i = 0; i < faults.count && i < FAULTS_MAX; i++)
		assert(faults.list[i].message && *faults.list[i].where);
	if (status == OK)
		renders(blocks);
	faults_free(&faults);
	arena_free(arena);
}

int
LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t count)
{
	try_mode(bytes, count, SPAN_MODE_PLAIN);
	try_mode(bytes, count, SPAN_MODE_TEMPLATE);
	return 0;
}
