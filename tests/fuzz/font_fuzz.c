/* Any bytes as a font file, TrueType for Thai and CFF for Chinese: refused by
 * name, or a letter is set in it and bound into a PDF. */
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#include "base/buf.h"
#include "base/mem.h"
#include "doc/tree.h"
#include "fuzz.h"
#include "render/press.h"
#include "render/render.h"

#define DEBIAN "/usr/share/fonts/truetype/noto/NotoSans-Regular.ttf"
#define COLLECTION 24 /* bytes before the font, for three faces */
#define INDEX_OF_SC 2

static char folder[] = "/tmp/vernacular-font-XXXXXX";

static const char *
inside(const char *file)
{
	static char path[sizeof folder + 40];

	snprintf(path, sizeof path, "%s/%s", folder, file);
	return path;
}

static void
leave(void)
{
	unlink(inside("NotoSans-Regular.ttf"));
	unlink(inside("NotoSansThai-Regular.ttf"));
	unlink(inside("NotoSansCJK-Regular.ttc"));
	rmdir(folder);
}

static void
enter(void)
{
	static int entered;

	if (entered++)
		return;
	assert(mkdtemp(folder));
	atexit(leave);
	assert(!symlink(DEBIAN, inside("NotoSans-Regular.ttf")));
}

static uint32_t
u32(const uint8_t *at)
{
	return (uint32_t)at[0] << 24 | (uint32_t)at[1] << 16 |
	       (uint32_t)at[2] << 8 | at[3];
}

static void
put_u32(uint8_t *at, uint32_t value)
{
	for (int i = 0; i < 4; i++)
		at[i] = (uint8_t)(value >> (24 - 8 * i));
}

/* The font as each face of a collection: its tables move up. */
static uint8_t *
collect(const uint8_t *bytes, size_t count)
{
	uint8_t *all = mem_new(COLLECTION + count);
	uint8_t *font = all + COLLECTION;
	size_t tables = count >= 12 ? (size_t)bytes[4] << 8 | bytes[5] : 0;

	memcpy(all, "ttcf\0\1\0\0", 8);
	put_u32(all + 8, INDEX_OF_SC + 1);
	for (int i = 0; i <= INDEX_OF_SC; i++)
		put_u32(all + 12 + 4 * i, COLLECTION);
	memcpy(font, bytes, count);
	for (size_t i = 0; i < tables && 28 + 16 * i <= count; i++) {
		uint8_t *at = font + 20 + 16 * i;

		put_u32(at, u32(at) + COLLECTION);
	}
	return all;
}

static void
put(const char *file, const void *bytes, size_t count)
{
	FILE *out = fopen(inside(file), "wb");

	assert(out && fwrite(bytes, 1, count, out) == count && !fclose(out));
}

static void
print(const char *lang, char *text)
{
	struct span span = {.kind = SPAN_TEXT, .text = text};
	struct block block = {.kind = BLOCK_PARAGRAPH, .spans = &span};
	const struct document document = {
		.title = "T", .lang = lang, .blocks = &block};
	struct fonts *fonts = fonts_new(folder);
	struct press *press = press_new(fonts);
	const struct render_options options = {.frame = RENDER_FILE,
					       .press = press};
	struct buf out = {0};
	struct fault fault = {0};

	if (render_pdf(&document, &options, &out, &fault) == OK)
		assert(!memcmp(out.bytes, "%PDF-1.7", 8));
	else
		assert(fault.message && *fault.message);
	buf_free(&out);
	press_free(press);
	fonts_free(fonts);
}

int
LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t count)
{
	enter();
	if (count >= 4 && !memcmp(bytes, "OTTO", 4)) {
		uint8_t *all = collect(bytes, count);

		put("NotoSansCJK-Regular.ttc", all, COLLECTION + count);
		print("zh-Hans", "租金，一二三。租");
		free(all);
	} else {
		put("NotoSansThai-Regular.ttf", bytes, count);
		print("th", "กำลัง น้ำ ที่นี่ ป่า abc ญู ฐุ");
	}
	return 0;
}
