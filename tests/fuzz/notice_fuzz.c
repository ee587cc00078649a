/* Any bytes as a notice: what is read makes a letter of its own examples. */
#include "fuzz.h"
#include "notice/merge.h"

static void
makes_a_letter(const struct notice *notice, struct arena *arena)
{
	struct merge merge = {.notice = notice, .tag = tag_find("en"),
			      .values = notice_examples(notice, arena)};
	const struct document *document = NULL;
	struct faults faults = {0};

	if (notice_merge(&merge, arena, &document, &faults) == OK)
		assert(document && document->title);
	else
		assert(faults.count);
	faults_free(&faults);
}

int
LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t count)
{
	const struct notice_file file = {.path = "n/notice.md",
					 .name = "n",
					 .text = (const char *)bytes,
					 .count = count};
	struct arena *arena = arena_new();
	const struct notice *notice = NULL;
	struct faults faults = {0};

	if (notice_parse(&file, arena, &notice, &faults) == OK)
		makes_a_letter(notice, arena);
	else
		assert(!notice && faults.count);
	faults_free(&faults);
	arena_free(arena);
	return 0;
}
