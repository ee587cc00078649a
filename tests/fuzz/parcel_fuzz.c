/* Any bytes as a file that came back from a translator: what is read is
 * written in every kind and read again, and the check of an import ends. */
#include <stdlib.h>

#include "base/arena.h"
#include "base/buf.h"
#include "base/hash.h"
#include "fuzz.h"
#include "lang/tag.h"
#include "notice/import_check.h"

static const char source[] =
	"---\nname: a\ntitle: A title\npurpose: p\nclass: service\nfields:\n"
	"  n:\n    type: count\n    label: l\n    example: 2\n---\n"
	"{n: one} **{n}** day {n: other} **{n}** days\n\n"
	"Words with a [link](https://example.org) and `code`.\n";

static const struct notice *
notice_of(struct arena *arena)
{
	const struct notice_file file = {.path = "a/notice.md",
					 .name = "a",
					 .text = source,
					 .count = sizeof source - 1};
	const struct notice *notice = NULL;
	struct faults faults = {0};

	assert(notice_parse(&file, arena, &notice, &faults) == OK);
	faults_free(&faults);
	return notice;
}

/* Only what our notices can hold: a name, a language, markup in each text. */
static void
complete(struct parcel *parcel)
{
	parcel->notice = "a";
	parcel->lang = "pl";
	parcel->plural = "nplurals=2; plural=(n != 1);";
	for (size_t i = 0; i < parcel->units; i++)
		if (!parcel->unit[i].source)
			parcel->unit[i].source = "";
}

static void
check(const struct notice *notice, const struct parcel *parcel,
      struct arena *arena)
{
	const struct import import = {.notice = notice,
				      .tag = tag_find("pl"),
				      .parcel = parcel,
				      .name = "fuzz"};
	struct import_result result;
	struct faults faults = {0};
	struct buf out = {0};

	if (import_check(&import, arena, &result, &faults) == OK) {
		assert(result.accepted + result.unchanged + result.refused ==
		       parcel->units);
		assert(import_apply(&import, &result, NULL, &out, &faults) ==
		       OK);
	}
	buf_free(&out);
	faults_free(&faults);
}

/* Not all that others write can be written in every kind, but it ends, and
 * what was written is read. */
static void
write_each(const struct parcel *parcel, struct arena *arena)
{
	for (int kind = 0; kind < PARCEL_KINDS; kind++) {
		struct faults faults = {0};
		struct parcel again;
		struct buf out = {0};

		if (parcel_write(parcel, (enum parcel_kind)kind, NULL, &out,
				 &faults) == OK) {
			const struct parcel_file file = {"again", out.bytes,
							 out.count};

			(void)!parcel_read(&file, (enum parcel_kind)kind,
					   arena, &again, &faults);
		}
		buf_free(&out);
		faults_free(&faults);
	}
}

int
LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t count)
{
	const struct parcel_file file = {"fuzz", bytes, count};
	struct arena *arena = arena_new();
	struct faults faults = {0};
	struct parcel parcel;
	enum parcel_kind kind;

	if (hash_init() == OK &&
	    parcel_kind_of("fuzz", bytes, count, &kind, NULL) == OK &&
	    parcel_read(&file, kind, arena, &parcel, &faults) == OK) {
		check(notice_of(arena), &parcel, arena);
		complete(&parcel);
		write_each(&parcel, arena);
	}
	faults_free(&faults);
	arena_free(arena);
	return 0;
}
