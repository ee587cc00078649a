/* Any bytes as a file that somebody sends: told what it is, and where words can
 * be had they are valid text and counted. PDF is read by another program. */
#include "base/arena.h"
#include "base/utf8.h"
#include "fuzz.h"
#include "lang/segment.h"
#include "wire/office.h"
#include "wire/plain.h"
#include "wire/sniff.h"

static void
counted(const struct buf *text)
{
	size_t valid = utf8_valid(buf_string(text), text->count);

	assert(valid == text->count);
	assert(segments_words_any(buf_string(text), valid) <= valid);
}

int
LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t count)
{
	struct arena *arena = arena_new();
	enum sniff_kind kind = sniff(bytes, count, arena);
	struct buf text = {0};
	struct zip zip;

	assert(kind < SNIFF_KINDS);
	if (kind == SNIFF_DOCX || kind == SNIFF_ODT) {
		assert(zip_open("fuzz", bytes, count, arena, &zip, NULL) ==
		       OK);
		if (office_words(&zip,
				 kind == SNIFF_DOCX ? OFFICE_WORD
						    : OFFICE_OPEN_DOCUMENT,
				 &text, NULL) == OK)
			counted(&text);
	} else if (kind == SNIFF_TEXT) {
		assert(plain_read(bytes, count, &text));
		counted(&text);
	}
	buf_free(&text);
	arena_free(arena);
	return 0;
}
