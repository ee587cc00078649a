/* Any bytes as a notice, and what follows a byte 1 as its Easy Read, with one
 * clause at hand: what is read makes letters of its own examples, and is looked
 * at for what can never be said. */
#include <string.h>

#include "fuzz.h"
#include "notice/checks.h"
#include "notice/merge.h"

static const char clause_text[] =
	"---\nname: c\ntitle: C\npurpose: P\nfields:\n"
	"  phone:\n    type: phone\n    label: P\n"
	"    example: 020 7946 0000\n---\nCall {phone}.\n";

static enum status
find(const struct clause_bank *bank, const char *name,
     const struct notice **ret, struct fault *fault)
{
	const struct notice_file file = {.path = "c/clause.md",
					 .name = "c",
					 .text = clause_text,
					 .count = sizeof clause_text - 1,
					 .kind = NOTICE_CLAUSE};
	struct faults faults = {0};

	if (name[0] == 'c')
		return notice_parse(&file, bank->self, ret, &faults);
	return fault_set(fault, E_INPUT, "", "there is no clause {value}",
			 "value", name, NULL);
}

static void
makes_a_letter(const struct notice *notice, enum notice_variant variant,
	       struct arena *arena)
{
	struct merge merge = {.notice = notice, .tag = tag_find("en"),
			      .values = notice_examples(notice, arena),
			      .variant = variant, .letter_days = 20000};
	const struct document *document = NULL;
	struct faults faults = {0};

	if (notice_merge(&merge, arena, &document, &faults) == OK)
		assert(document && document->title);
	else
		assert(faults.count);
	faults_free(&faults);
}

static void
looks_at_it(const struct notice *notice, struct arena *arena)
{
	const struct avoid nothing = {0};
	struct faults faults = {0};

	check_reach(notice, arena, &faults);
	check_english(notice, &nothing, arena, &faults);
	faults_free(&faults);
}

int
LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t count)
{
	struct arena *arena = arena_new();
	const struct clause_bank bank = {find, arena};
	const char *text = (const char *)bytes;
	const char *easy = count ? memchr(text, 1, count) : NULL;
	struct notice_file file = {.path = "n/notice.md", .name = "n",
				   .text = text, .count = count,
				   .bank = &bank};
	const struct notice *notice = NULL;
	struct faults faults = {0};

	if (easy) {
		file.count = (size_t)(easy - text);
		file.easy_path = "n/easy-read.md";
		file.easy_text = easy + 1;
		file.easy_count = count - file.count - 1;
	}
	if (notice_parse(&file, arena, &notice, &faults) == OK) {
		makes_a_letter(notice, NOTICE_STANDARD, arena);
		if (easy)
			makes_a_letter(notice, NOTICE_EASY, arena);
		looks_at_it(notice, arena);
	} else {
		assert(!notice && faults.count);
	}
	faults_free(&faults);
	arena_free(arena);
	return 0;
}
