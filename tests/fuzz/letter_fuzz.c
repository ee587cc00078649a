/* Any Markdown as a letter in PDF: a whole file, the same twice from one press
 * and from a press that has printed nothing yet, or a fault. The first bytes
 * choose language, size, paper and whether it stands beside its English. */
#include <stdbool.h>
#include <stdlib.h>

#include "base/arena.h"
#include "base/buf.h"
#include "doc/markdown.h"
#include "fuzz.h"
#include "lang/tag.h"
#include "render/press.h"
#include "render/render.h"

static const char *const tags[] = {"en", "ar", "ur", "hi",	"th",
				   "am", "he", "ko", "zh-Hans", "si"};

static const char english[] = "# Your rent\n\nIt is **£412.50**.\n\n"
			      "1. one\n2. two\n\n| a | b |\n| - | - |\n"
			      "| 1 | 2 |\n";

static struct fonts *fonts;
static struct press *press;

static bool
parse(const char *text, size_t count, struct arena *arena, struct block **ret)
{
	struct markdown markdown = {.name = "fuzz.md",
				    .text = text,
				    .count = count,
				    .mode = SPAN_MODE_PLAIN};
	struct faults faults = {0};
	enum status status = markdown_parse(&markdown, arena, ret, &faults);

	faults_free(&faults);
	return status == OK;
}

static void
whole(const struct buf *pdf)
{
	assert(pdf->count > 500);
	assert(!memcmp(pdf->bytes, "%PDF-1.7\n", 9));
	assert(!memcmp(pdf->bytes + pdf->count - 6, "%%EOF\n", 6));
}

static void
print_again(const struct document *document,
	    const struct render_options *options, const struct buf *first)
{
	struct buf again = {0};
	struct fault fault = {0};

	assert(render_pdf(document, options, &again, &fault) == OK);
	assert(first->count == again.count);
	assert(!memcmp(first->bytes, again.bytes, first->count));
	buf_free(&again);
}

static void
print(const struct document *document, struct render_options *options)
{
	struct press *fresh = press_new(fonts);
	struct buf first = {0};
	struct fault fault = {0};

	if (render_pdf(document, options, &first, &fault) != OK) {
		assert(fault.status != OK && fault.message);
	} else {
		whole(&first);
		print_again(document, options, &first);
		options->press = fresh;
		print_again(document, options, &first);
	}
	buf_free(&first);
	press_free(fresh);
}

int
LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t count)
{
	const struct tag *tag = tag_find(tags[count > 0 ? bytes[0] % 10 : 0]);
	uint8_t how = count > 1 ? bytes[1] : 0;
	struct document document = {
		.title = "Letter", .lang = tag->tag, .rtl = tag->rtl};
	struct document other = {.title = "Letter", .lang = "en"};
	struct render_options options = {.size_pt = SIZE_PT_MIN + how % 17,
					 .paper = (enum paper)(how % 6)};
	struct arena *arena = arena_new();

	if (!press) {
		fonts = fonts_new(NULL);
		press = press_new(fonts);
	}
	options.press = press;
	if (how & 128)
		options.other = &other;
	options.bilingual = how & 64 ? BILINGUAL_AFTER : BILINGUAL_SIDE;
	if (count > 2 &&
	    parse(english, sizeof english - 1, arena, &other.blocks) &&
	    parse((const char *)bytes + 2, count - 2, arena, &document.blocks))
		print(&document, &options);
	arena_free(arena);
	return 0;
}
