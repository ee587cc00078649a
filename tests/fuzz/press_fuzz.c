/* A letter of any characters in any language: it is printed or refused by
 * name, and what was printed before it changes no byte of it. */
#include <stdio.h>
#include <stdlib.h>

#include "base/buf.h"
#include "base/mem.h"
#include "base/place.h"
#include "base/utf8.h"
#include "doc/tree.h"
#include "fuzz.h"
#include "render/press.h"
#include "render/render.h"
#include "text/exemplar.h"

#define PARAGRAPHS 4
#define SPECIALS (sizeof specials / sizeof *specials)

/* What stands between letters, and what breaks them. */
static const hb_codepoint_t specials[] = {
	' ',	' ',	' ',	' ',	' ',	'0',	'7',	'.',
	',',	'-',	'(',	')',	'[',	']',	'/',	':',
	0xa3,	'a',	'Z',	0xe9,	0xad,	0x301,	0x323,	0x200b,
	0x200c, 0x200d, 0x200e, 0x200f, 0x2066, 0x2069, 0x2028, 0x202e,
	0x2014, 0x201c, 0x2060, 0xfeff, 0x5d0,	0x628,	0x915,	0x4e00,
};

/* The letters of one language, each with its mark. */
struct letters {
	const struct tag *tag;
	struct letter {
		char text[32];
	} * letter;
	size_t count, cap;
};

static struct letters *languages;
static size_t language_count;
static struct fonts *fonts;
static struct press *used; /* by every letter */

static void
keep(void *context, const hb_codepoint_t *text, size_t count)
{
	struct letters *letters = context;
	char *end;

	mem_grow(&letters->letter, letters->count, &letters->cap,
		 sizeof *letters->letter);
	end = letters->letter[letters->count].text;
	if (count > sizeof letters->letter->text / 4 - 1)
		return;
	for (size_t i = 0; i < count; i++)
		end += utf8_encode(text[i], end);
	*end = '\0';
	letters->count++;
}

static void
leave(void)
{
	for (size_t i = 0; i < language_count; i++)
		free(languages[i].letter);
	free(languages);
	press_free(used);
	fonts_free(fonts);
}

static void
enter(void)
{
	const struct tag *tags;
	size_t count;

	if (languages)
		return;
	count = tag_all(&tags);
	languages = mem_new(count * sizeof *languages);
	for (size_t i = 0; i < count; i++) {
		struct letters *letters = &languages[language_count];

		letters->tag = &tags[i];
		if (tags[i].kind == TAG_WRITTEN &&
		    exemplar_each(&tags[i], keep, letters))
			language_count++;
	}
	fonts = fonts_new(place_fonts());
	used = press_new(fonts);
	atexit(leave);
}

/* One byte a character, two from 224 for those of a large script. */
static const uint8_t *
write_character(const struct letters *letters, const uint8_t *at,
		const uint8_t *end, struct buf *text)
{
	size_t number = *at++;
	char bytes[4];

	if (number < SPECIALS) {
		buf_put(text, bytes, utf8_encode(specials[number], bytes));
		return at;
	}
	if (number >= 224 && at < end)
		number = number << 8 | *at++;
	buf_text(text, letters->letter[number % letters->count].text);
	return at;
}

static enum status
print(const struct document *document, struct press *press, int size_pt,
      struct buf *out)
{
	const struct render_options options = {
		.frame = RENDER_FILE, .press = press, .size_pt = size_pt};
	struct fault fault = {0};
	enum status status = render_pdf(document, &options, out, &fault);

	if (status != OK)
		assert(fault.message && *fault.message);
	else
		assert(out->count > 100 && !memcmp(out->bytes, "%PDF-1.7", 8));
	return status;
}

static void
print_twice(const struct document *document, int size_pt)
{
	struct press *fresh = press_new(fonts);
	struct buf warm = {0}, cold = {0};
	enum status status = print(document, used, size_pt, &warm);

	assert(print(document, fresh, size_pt, &cold) == status);
	if (status == OK)
		assert(warm.count == cold.count &&
		       !memcmp(warm.bytes, cold.bytes, warm.count));
	buf_free(&warm);
	buf_free(&cold);
	press_free(fresh);
}

int
LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t count)
{
	const uint8_t *at = bytes + 2, *end = bytes + count;
	struct buf text[PARAGRAPHS] = {0};
	struct span span[PARAGRAPHS] = {0};
	struct block block[PARAGRAPHS] = {0};
	const struct letters *letters;
	struct document document = {.title = "T", .blocks = block};
	size_t paragraphs = 0;

	if (count < 3)
		return 0;
	enter();
	letters = &languages[bytes[0] % language_count];
	document.lang = letters->tag->tag;
	document.rtl = letters->tag->rtl;
	while (at < end && paragraphs < PARAGRAPHS) {
		size_t i = paragraphs++;

		while (at < end && *at != 255)
			at = write_character(letters, at, end, &text[i]);
		at += at < end;
		span[i] = (struct span){.kind = SPAN_TEXT,
					.text = buf_string(&text[i])};
		block[i] = (struct block){.kind = BLOCK_PARAGRAPH,
					  .spans = &span[i]};
		if (i)
			block[i - 1].next = &block[i];
	}
	print_twice(&document, 12 + bytes[1] % 17);
	for (size_t i = 0; i < paragraphs; i++)
		buf_free(&text[i]);
	return 0;
}
