/* Words shaped one by one against whole runs shaped by HarfBuzz, by lines of
 * tests/data/text-words.txt; and the cache itself. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unicode/ustring.h>

#include "tests/unit/lines.h"
#include "tests/unit/unit.h"
#include "text/itemize.h"
#include "text/lines.h"

#define GLYPHS 4000

/* A glyph in a run: where its cluster is in the paragraph, where it is drawn
 * from the run's left edge. */
struct drawn {
	unsigned id, cluster;
	int x, y;
};

static struct world {
	struct fonts *fonts;
	struct typesetter *typesetter;
	struct itemizer *itemizer;
	struct order *order;
	struct breaker *breaker;
	struct arena *arena;
	size_t runs, wrong;
} world;

/* Whether a glyph draws nothing and moves nothing. Noto Nastaliq has some that
 * are there only before a space. */
static bool
is_blank(const struct font *font, hb_codepoint_t glyph, int advance_fu)
{
	hb_glyph_extents_t box;

	return !advance_fu &&
	       hb_font_get_glyph_extents(font->hb, glyph, &box) && !box.width &&
	       !box.height;
}

static size_t
draw_whole(const struct passage *p, const struct stretch *s, struct drawn *to)
{
	hb_buffer_t *buffer = hb_buffer_create();
	unsigned count;
	size_t drawn = 0;
	hb_glyph_info_t *info;
	hb_glyph_position_t *at;
	int pen = 0;

	hb_buffer_add_utf16(buffer, (const uint16_t *)p->unit, p->count,
			    (unsigned)s->start, s->end - s->start);
	hb_buffer_set_direction(buffer, s->level & 1 ? HB_DIRECTION_RTL
						     : HB_DIRECTION_LTR);
	hb_buffer_set_script(buffer, s->script);
	hb_buffer_set_language(
		buffer,
		hb_language_from_string(p->piece[s->piece].tag->tag, -1));
	hb_shape(s->font->hb, buffer, NULL, 0);
	info = hb_buffer_get_glyph_infos(buffer, &count);
	at = hb_buffer_get_glyph_positions(buffer, &count);
	assert_true(count < GLYPHS);
	for (unsigned i = 0; i < count; i++) {
		if (is_blank(s->font, info[i].codepoint, at[i].x_advance))
			continue;
		to[drawn].id = info[i].codepoint;
		to[drawn].cluster = info[i].cluster;
		to[drawn].x = pen + at[i].x_offset;
		to[drawn++].y = at[i].y_offset;
		pen += at[i].x_advance;
	}
	hb_buffer_destroy(buffer);
	return drawn;
}

static size_t
draw_words(const struct text_ready *ready, const struct stretch *s,
	   struct drawn *to)
{
	size_t first = 0, last, count = 0;
	int pen = 0;

	while (first < ready->atoms && ready->atom[first].start < s->start)
		first++;
	for (last = first; last < ready->atoms; last++)
		if (ready->atom[last].start >= s->end)
			break;
	for (size_t i = first; i < last; i++) {
		const struct atom *atom =
			&ready->atom[s->level & 1 ? last - 1 - (i - first) : i];
		const struct word *word = atom->word;

		for (size_t k = 0; word && k < word->glyphs; k++) {
			const struct glyph *g = &word->glyph[k];

			if (is_blank(word->font, g->id, g->advance_fu))
				continue;
			to[count].id = g->id;
			to[count].cluster = (unsigned)atom->start + g->cluster;
			to[count].x = pen + g->x_fu;
			to[count++].y = g->y_fu;
			pen += g->advance_fu;
		}
	}
	return count;
}

static void
compare(const struct line *line, const struct passage *p,
	const struct text_ready *ready, const struct stretch *s)
{
	static struct drawn whole[GLYPHS], words[GLYPHS];
	size_t count = draw_whole(p, s, whole);
	size_t got = draw_words(ready, s, words);
	char wanted[200], came[200], text[600];
	int32_t bytes = 0;
	UErrorCode error = U_ZERO_ERROR;

	for (size_t i = 0; i < count || i < got; i++) {
		struct drawn *a = &whole[i], *b = &words[i];
		int32_t from = (int32_t)(i < count ? a->cluster : 0);

		if (i < count && i < got && a->id == b->id &&
		    a->cluster == b->cluster && a->x == b->x && a->y == b->y)
			continue;
		u_strToUTF8(text, sizeof text - 1, &bytes, p->unit + from,
			    s->end - from < 20 ? s->end - from : 20, &error);
		text[bytes] = '\0';
		snprintf(wanted, sizeof wanted, "glyph %u of %u at %d,%d",
			 a->id, a->cluster, a->x, a->y);
		snprintf(came, sizeof came, "glyph %u of %u at %d,%d (%s)",
			 b->id, b->cluster, b->x, b->y, s->font->name);
		line_wrong(line, text, wanted, came);
		world.wrong++;
		return;
	}
	world.runs++;
}

/* The short way through text that is all Latin leads to the same place. */
static void
compare_ways(struct passage *p, const struct tag *tag)
{
	const struct stretch *stretch;
	struct stretch shortly[500];
	struct fault fault;
	size_t count, again;

	assert_int_equal(
		itemize(world.itemizer, p, tag, &stretch, &count, &fault), OK);
	assert_true(count < 500);
	for (size_t i = 0; i < count; i++)
		shortly[i] = stretch[i];
	p->simple = false;
	assert_int_equal(
		itemize(world.itemizer, p, tag, &stretch, &again, &fault), OK);
	assert_int_equal(count, again);
	for (size_t i = 0; i < count; i++) {
		assert_int_equal(stretch[i].start, shortly[i].start);
		assert_int_equal(stretch[i].end, shortly[i].end);
		assert_ptr_equal(stretch[i].font, shortly[i].font);
		assert_int_equal(stretch[i].script, shortly[i].script);
		assert_int_equal(stretch[i].level, shortly[i].level);
	}
}

static void
check_weight(const struct line *line, enum font_weight weight)
{
	const struct tag *tag = tag_find(line->field[0]);
	struct text_piece piece = {
		.text = line->field[1],
		.bytes = strlen(line->field[1]),
		.tag = tag,
		.weight = weight,
	};
	struct text_style style = {.tag = tag, .rtl = tag->rtl, .size_pt = 12};
	const struct text_ready *ready;
	const struct stretch *stretch;
	struct passage p = {0};
	struct fault fault;
	size_t count;

	assert_int_equal(text_prepare(world.typesetter, &piece, 1, &style,
				      world.arena, &ready, &fault),
			 OK);
	assert_int_equal(passage_set(&p, &piece, 1, &fault), OK);
	assert_int_equal(passage_order(&p, world.order, tag->rtl, &fault), OK);
	passage_break(&p, world.breaker, tag);
	assert_int_equal(
		itemize(world.itemizer, &p, tag, &stretch, &count, &fault), OK);
	for (size_t i = 0; i < count; i++)
		compare(line, &p, ready, &stretch[i]);
	compare_ways(&p, tag);
	passage_free(&p);
}

static void
check_line(const struct line *line)
{
	check_weight(line, FONT_REGULAR);
	check_weight(line, FONT_BOLD);
}

static void
shapes_words_as_runs(void **state)
{
	(void)state;
	lines_all("tests/data/text-words.txt", 2, check_line);
	assert_true(world.runs > 500);
}

/* Words are put together from signs: nobody may see it. */
static void
composes_words(void **state)
{
	static const char figures[] =
		"0123456789.,:-/%0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ"
		"abcdefghijklmnopqrstuvwxyz()'\"!?&*+;<=>@[]_{}~#$^`";
	static const char *const tags[] = {"en", "ar", "ur", "hi", "zh-Hans",
					   "nl", "tr", "ro", "vi", "ig"};
	unsigned random = 1;
	char text[400];

	(void)state;
	for (int i = 0; i < 1000; i++) {
		struct line line = {.file = "numbers", .number = (unsigned)i};
		size_t count = 0, letters = i % 3 ? 26 : sizeof figures - 1;

		while (count + 20 < sizeof text) {
			random = random * 1103515245 + 12345;
			if (random >> 16 & 8)
				count += (size_t)sprintf(text + count, "£");
			for (unsigned k = random >> 20 & 7; k; k--) {
				random = random * 1103515245 + 12345;
				text[count++] =
					figures[(random >> 16) % letters];
			}
			text[count++] = ' ';
		}
		text[count] = '\0';
		line.field[0] = tags[i % 10];
		line.field[1] = text;
		check_line(&line);
	}
	assert_int_equal(world.wrong, 0);
}

static const struct word *
find(struct words *words, const char *tag, const UChar *text)
{
	struct fault fault;
	const struct font_chain *chain;
	struct spelling spelling = {
		.tag = tag_find(tag),
		.script = HB_SCRIPT_LATIN,
		.units = (uint16_t)u_strlen(text),
		.text = text,
	};

	assert_int_equal(itemizer_chain(world.itemizer, spelling.tag,
					FONT_REGULAR, &chain, &fault),
			 OK);
	spelling.font = font_chain_first(chain);
	return words_find(words, &spelling);
}

static void
keeps_each_word_once(void **state)
{
	struct words *words = words_new(1 << 20);
	const struct word *rent = find(words, "en", u"rent");

	(void)state;
	assert_int_equal(rent->serial, 0);
	assert_int_equal(rent->glyphs, 4);
	assert_ptr_equal(find(words, "en", u"rent"), rent);
	assert_ptr_not_equal(find(words, "en", u"rents"), rent);
	assert_ptr_not_equal(find(words, "pl", u"rent"), rent);
	assert_int_equal(find(words, "en", u"rents")->serial, 1);
	words_free(words);
}

static void
shapes_a_part_afresh(void **state)
{
	struct words *words = words_new(1 << 20);
	const struct word *whole = find(words, "en", u"well-known");
	const struct word *part = words_part(words, whole, 5, 10);

	(void)state;
	assert_ptr_equal(part, find(words, "en", u"known"));
	assert_int_equal(part->units, 5);
	words_free(words);
}

/* A million different words need no more than one rest allows. */
static void
forgets_between_letters(void **state)
{
	struct words *words = words_new(100000);
	size_t rests = 0;

	(void)state;
	for (int i = 0; i < 20000; i++) {
		UChar text[8];

		for (int k = 0, n = i; k < 7; k++, n /= 10)
			text[k] = (UChar)('a' + n % 10);
		text[7] = 0;
		assert_non_null(find(words, "en", text));
		if (i % 100 == 99 && words_rest(words)) {
			rests++;
			assert_int_equal(find(words, "en", u"rent")->serial, 0);
		}
	}
	assert_in_range(rests, 20, 60);
	words_free(words);
}

static void
says_what_a_font_lacks(void **state)
{
	struct words *words = words_new(1 << 20);
	unsigned at = 0;

	(void)state;
	assert_false(word_lacks(find(words, "en", u"rent"), &at));
	assert_true(word_lacks(find(words, "en", u"re中t"), &at));
	assert_int_equal(at, 2);
	words_free(words);
}

static int
begin(void **state)
{
	(void)state;
	world.fonts = fonts_new(NULL);
	world.typesetter = typesetter_new(world.fonts);
	world.itemizer = itemizer_new(world.fonts);
	world.order = order_new();
	world.breaker = breaker_new();
	world.arena = arena_new();
	return 0;
}

static int
end(void **state)
{
	(void)state;
	arena_free(world.arena);
	breaker_free(world.breaker);
	order_free(world.order);
	itemizer_free(world.itemizer);
	typesetter_free(world.typesetter);
	fonts_free(world.fonts);
	return 0;
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(shapes_words_as_runs),
		cmocka_unit_test(composes_words),
		cmocka_unit_test(keeps_each_word_once),
		cmocka_unit_test(shapes_a_part_afresh),
		cmocka_unit_test(forgets_between_letters),
		cmocka_unit_test(says_what_a_font_lacks),
	};

	return cmocka_run_group_tests_name("text words", tests, begin, end);
}
