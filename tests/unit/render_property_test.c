/* What holds of any document: all of its text is on the pages, once and in
 * order, within the margins, and nothing lies over anything else. */
#include <string.h>

#include "doc/picture.h"
#include "tests/unit/laid.h"
#include "tests/unit/unit.h"

#define DOCUMENTS 150

/* Words of a language; the last of a paragraph ends it. */
static const struct {
	const char *lang, *words[6], *end;
} languages[] = {
	{"en", {"rent", "is", "due", "on", "every", "Monday"}, "."},
	{"de",
	 {"Mieterhöhung", "ist", "am", "Donaudampfschiff", "zum", "fällig"},
	 "."},
	{"ar", {"الإيجار", "مستحق", "في", "كل", "يوم", "اثنين"}, "."},
	{"ur", {"کرایہ", "ہر", "پیر", "کو", "واجب", "الادا"}, "۔"},
	{"bn", {"ভাড়া", "প্রতি", "সোমবার", "দিতে", "হয়", "আপনার"}, "।"},
	{"zh-Hans", {"租金", "每周一", "到期", "请您", "按时", "缴纳"}, "。"},
	{"th", {"ค่าเช่า", "ครบกำหนด", "ทุก", "วัน", "จันทร์", "นะ"}, ""},
};

#define LANGUAGES (sizeof languages / sizeof *languages)

struct dice {
	uint32_t state;
	struct laid *laid;
	size_t language;
	struct buf said; /* all text so far, without spaces */
};

static uint32_t
roll(struct dice *dice, uint32_t sides)
{
	dice->state = dice->state * 1664525 + 1013904223;
	return (dice->state >> 8) % sides;
}

static void *new (struct dice *dice, size_t bytes)
{
	return arena_alloc(dice->laid->arena, bytes);
}

/* Some words, and perhaps a number that is isolated. */
static struct span *
random_spans(struct dice *dice)
{
	struct span *first = NULL, **tail = &first;
	const uint32_t spans = 1 + roll(dice, 4);

	for (uint32_t i = 0; i < spans; i++) {
		struct span *span = new (dice, sizeof *span);
		struct buf text = {0};

		for (uint32_t w = 1 + roll(dice, 12); w; w--)
			buf_printf(
				&text, "%s%s",
				languages[dice->language].words[roll(dice, 6)],
				w > 1 || i + 1 < spans
					? " "
					: languages[dice->language].end);
		if (roll(dice, 4) == 0) {
			buf_clear(&text);
			buf_printf(&text, "%u-%u", roll(dice, 900),
				   roll(dice, 900));
			span->kind = SPAN_VALUE;
			span->whole = true;
		}
		span->text = arena_text(dice->laid->arena, buf_string(&text));
		for (const char *c = span->text; *c; c++)
			if (*c != ' ')
				buf_char(&dice->said, *c);
		if (span->kind == SPAN_TEXT && roll(dice, 5) == 0) {
			struct span *strong = new (dice, sizeof *strong);

			strong->kind = SPAN_STRONG;
			strong->child = span;
			span = strong;
		}
		*tail = span;
		tail = &span->next;
		buf_free(&text);
	}
	return first;
}

static struct block *random_blocks(struct dice *, int depth);

static struct block *
random_table(struct dice *dice)
{
	struct block *table = new (dice, sizeof *table);
	struct block **row = &table->child;
	const uint32_t columns = 1 + roll(dice, 4);

	table->kind = BLOCK_TABLE;
	for (uint32_t r = 1 + roll(dice, 9); r; r--) {
		struct block **cell;

		*row = new (dice, sizeof **row);
		(*row)->kind = BLOCK_ROW;
		cell = &(*row)->child;
		for (uint32_t c = 0; c < columns; c++) {
			*cell = new (dice, sizeof **cell);
			(*cell)->kind = BLOCK_CELL;
			(*cell)->spans = random_spans(dice);
			cell = &(*cell)->next;
		}
		row = &(*row)->next;
	}
	return table;
}

static struct block *
random_list(struct dice *dice, int depth)
{
	struct block *list = new (dice, sizeof *list);
	struct block **item = &list->child;

	list->kind = BLOCK_LIST;
	list->first = (int)roll(dice, 3);
	for (uint32_t n = 1 + roll(dice, 4); n; n--) {
		*item = new (dice, sizeof **item);
		(*item)->kind = BLOCK_ITEM;
		(*item)->child = random_blocks(dice, depth + 1);
		item = &(*item)->next;
	}
	return list;
}

static struct block *
random_block(struct dice *dice, int depth)
{
	struct block *block;

	switch (roll(dice, depth < 3 ? 10 : 5)) {
	case 5:
	case 6:
		return random_list(dice, depth);
	case 7:
		return random_table(dice);
	case 8:
		block = new (dice, sizeof *block);
		block->kind = BLOCK_QUOTE;
		block->child = random_blocks(dice, depth + 1);
		return block;
	}
	block = new (dice, sizeof *block);
	if (roll(dice, 6) == 0) {
		block->kind = BLOCK_HEADING;
		block->level = 1 + (int)roll(dice, 4);
	} else {
		block->kind = BLOCK_PARAGRAPH;
	}
	block->spans = random_spans(dice);
	return block;
}

static struct block *
random_blocks(struct dice *dice, int depth)
{
	struct block *first = NULL, **tail = &first;

	for (uint32_t n = roll(dice, depth ? 3 : 25); n; n--) {
		*tail = random_block(dice, depth);
		tail = &(*tail)->next;
	}
	return first;
}

/* What is read on a page, but labels, without spaces. */
static void
put_page_text(const struct page *page, struct buf *out)
{
	struct buf text = {0};

	for (size_t i = 0; i < page->inks; i++)
		if (page->ink[i].kind == INK_LINE && page->ink[i].element &&
		    page->ink[i].element->role != ROLE_LABEL)
			line_text(page->ink[i].line, &text);
	for (size_t i = 0; i < text.count; i++)
		if (text.bytes[i] != ' ')
			buf_char(out, text.bytes[i]);
	buf_free(&text);
}

static void
loses_nothing(void **state)
{
	struct laid laid;

	(void)state;
	laid_open(&laid);
	for (uint32_t i = 0; i < DOCUMENTS; i++) {
		struct dice dice = {
			.state = i, .laid = &laid, .language = i % LANGUAGES};
		struct document document = {.title = "T"};
		const struct render_options options = {
			.size_pt = 12 + (int)roll(&dice, 17)};
		struct buf out = {0};

		document.lang = languages[dice.language].lang;
		document.rtl = tag_find(document.lang)->rtl;
		document.blocks = random_blocks(&dice, 0);
		pages_text(laid_make(&laid, &document, &options), &out);
		assert_string_equal(buf_string(&out), buf_string(&dice.said));
		pages_sound(laid.pages);
		buf_free(&out);
		buf_free(&dice.said);
	}
	laid_close(&laid);
}

static void
sets_long_tables_in_time(void **state)
{
	struct dice dice = {.state = 1};
	struct block table = {.kind = BLOCK_TABLE}, **row = &table.child;
	struct document document = {
		.title = "T", .lang = "en", .blocks = &table};
	const struct render_options options = {0};
	struct buf out = {0};
	struct laid laid;

	(void)state;
	laid_open(&laid);
	dice.laid = &laid;
	for (int i = 0; i < 10000; i++) {
		struct block **cell;

		*row = new (&dice, sizeof **row);
		(*row)->kind = BLOCK_ROW;
		cell = &(*row)->child;
		for (int c = 0; c < 3; c++) {
			*cell = new (&dice, sizeof **cell);
			(*cell)->kind = BLOCK_CELL;
			(*cell)->spans = random_spans(&dice);
			cell = &(*cell)->next;
		}
		row = &(*row)->next;
	}
	pages_text(laid_make(&laid, &document, &options), &out);
	assert_true(laid.pages->count > 100);
	assert_int_equal(out.count, dice.said.count);
	buf_free(&out);
	buf_free(&dice.said);
	laid_close(&laid);
}

/* Beside itself, a document is there twice; nothing lies over anything. */
static void
loses_nothing_beside(void **state)
{
	struct laid laid;

	(void)state;
	laid_open(&laid);
	for (uint32_t i = 0; i < DOCUMENTS; i++) {
		struct dice dice = {.state = i + 7777,
				    .laid = &laid,
				    .language = i % LANGUAGES};
		struct document document = {.title = "T"};
		struct document other = {.title = "T"};
		const struct render_options options = {
			.size_pt = 12 + (int)roll(&dice, 17),
			.other = &other,
			.bilingual = roll(&dice, 4) ? BILINGUAL_SIDE
						    : BILINGUAL_AFTER};
		struct buf out = {0};

		document.lang = languages[dice.language].lang;
		document.rtl = tag_find(document.lang)->rtl;
		document.blocks = random_blocks(&dice, 0);
		other = document;
		other.rtl = !document.rtl;
		laid_make(&laid, &document, &options);
		pages_sound(laid.pages);
		for (size_t p = 0; p < laid.pages->count; p++)
			put_page_text(&laid.pages->page[p], &out);
		assert_int_equal(out.count, 2 * dice.said.count);
		buf_free(&out);
		buf_free(&dice.said);
	}
	laid_close(&laid);
}

/* Blocks with nothing in them, and rows of no cells. */
static void
bears_emptiness(void **state)
{
	static const enum block_kind kinds[] = {
		BLOCK_HEADING, BLOCK_PARAGRAPH, BLOCK_LIST,
		BLOCK_ITEM,    BLOCK_TABLE,	BLOCK_ROW,
		BLOCK_CELL,    BLOCK_QUOTE,	BLOCK_RULE,
	};
	struct block outer = {0}, middle = {0}, inner = {0};
	struct document document = {
		.title = "T", .lang = "en", .blocks = &outer};
	struct document same = document;
	const struct render_options options = {.other = &same};
	struct laid laid;

	(void)state;
	laid_open(&laid);
	outer.child = &middle;
	middle.child = &inner;
	for (size_t i = 0; i < 9 * 9 * 9; i++) {
		outer.kind = kinds[i / 81];
		middle.kind = kinds[i / 9 % 9];
		inner.kind = kinds[i % 9];
		pages_sound(laid_make(&laid, &document, &options));
	}
	laid_close(&laid);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(loses_nothing),
		cmocka_unit_test(loses_nothing_beside),
		cmocka_unit_test(bears_emptiness),
		cmocka_unit_test(sets_long_tables_in_time),
	};

	return cmocka_run_group_tests_name("pages hold", tests, NULL, NULL);
}
