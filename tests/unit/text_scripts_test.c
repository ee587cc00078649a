/* Which font prints each character of a text, by lines of
 * tests/data/text-fonts.txt: numbers and their spaces alike in every language,
 * two of one pair by the same. */
#include <stdlib.h>
#include <string.h>
#include <unicode/utf16.h>

#include "base/buf.h"
#include "tests/unit/lines.h"
#include "tests/unit/unit.h"
#include "text/paragraph.h"

/* One letter for each unit of a word, in the order it is read. */
static void
put_word(const struct word *word, const struct font *own, struct buf *got)
{
	for (size_t i = 0; i < word->units; i++)
		if (!U16_IS_TRAIL(word->text[i]))
			buf_char(got, word->font == own ? 'o' : 'l');
}

static void
put_run(const struct text_run *run, const struct font *own, struct buf *got)
{
	for (size_t i = 0; i < run->parts; i++)
		put_word(run->part[run->rtl ? run->parts - 1 - i : i].word, own,
			 got);
}

static void
check_line(const struct line *line)
{
	struct fonts *fonts = fonts_new(NULL);
	struct typesetter *typesetter = typesetter_new(fonts);
	const struct tag *tag = tag_find(line->field[0]);
	const struct text_piece piece = {.text = line->field[1],
					 .bytes = strlen(line->field[1]),
					 .tag = tag};
	const struct text_style style = {.tag = tag,
					 .rtl = tag->rtl,
					 .size_pt = 12,
					 .width_mpt = 1000000};
	const struct text_paragraph *p;
	const struct font_chain *chain;
	struct arena *arena = arena_new();
	struct fault fault = {0};
	struct buf got = {0};

	assert_int_equal(fonts_chain(fonts, tag, FONT_REGULAR, &chain, &fault),
			 OK);
	assert_int_equal(
		text_lay(typesetter, &piece, 1, &style, arena, &p, &fault), OK);
	assert_int_equal(p->lines, 1);
	for (size_t i = 0; i < p->line[0].runs; i++)
		put_run(&p->line[0].run[i], font_chain_first(chain), &got);
	line_same(line, "fonts", line->field[2], buf_string(&got));
	buf_free(&got);
	arena_free(arena);
	typesetter_free(typesetter);
	fonts_free(fonts);
}

static void
picks_by_what_stands_round(void **state)
{
	(void)state;
	lines_all("tests/data/text-fonts.txt", 3, check_line);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(picks_by_what_stands_round),
	};

	return cmocka_run_group_tests_name("scripts", tests, NULL, NULL);
}
