/* Words set from the font's tables against HarfBuzz: all pairs of letters, and
 * words of more. Then tables that are damaged. */
#include <hb-ot.h>
#include <stdlib.h>
#include <string.h>

#include "lang/tag.h"
#include "tests/unit/unit.h"
#include "text/pair_rules.h"
#include "text/plain.h"

#define SIGNS 260 /* of each language, for the pairs */
#define WORDS 40000
#define WORD 9
#define DAMAGES 30

static const struct language {
	const char *tag;
	hb_script_t script;
	UChar first, last; /* of its own letters, besides Latin's */
} languages[] = {
	{"en", HB_SCRIPT_LATIN, 0xA1, 0x1FF},
	{"vi", HB_SCRIPT_LATIN, 0x1EA0, 0x1EF9},
	{"tr", HB_SCRIPT_LATIN, 0xC0, 0x17F},
	{"nl", HB_SCRIPT_LATIN, 0x2010, 0x20BF},
	{"el", HB_SCRIPT_GREEK, 0x384, 0x3FF},
	{"ru", HB_SCRIPT_CYRILLIC, 0x400, 0x481},
	{"bg", HB_SCRIPT_CYRILLIC, 0x410, 0x4FF},
	{"hy", HB_SCRIPT_ARMENIAN, 0x531, 0x58A},
	{"am", HB_SCRIPT_ETHIOPIC, 0x1208, 0x12CF},
	{"ti", HB_SCRIPT_ETHIOPIC, 0x12D0, 0x137C},
};
#define LANGUAGES (sizeof languages / sizeof *languages)

static struct world {
	struct fonts *fonts;
	const struct font *font;
	hb_segment_properties_t props;
	hb_shape_plan_t *plan;
	struct plain *plain;
	hb_buffer_t *buffer;
	size_t asked, plain_words;
} world;

static unsigned
chance(void)
{
	static uint32_t state = 1;

	state = state * 1664525 + 1013904223;
	return state >> 8;
}

static void
take_language(const struct language *language, enum font_weight weight)
{
	const struct tag *tag = tag_find(language->tag);
	const struct font_chain *chain;
	struct fault fault;

	assert_int_equal(fonts_chain(world.fonts, tag, weight, &chain, &fault),
			 OK);
	world.font = font_chain_first(chain);
	world.props = (hb_segment_properties_t){
		.direction = HB_DIRECTION_LTR,
		.script = language->script,
		.language = hb_language_from_string(language->tag, -1)};
	world.plan = hb_shape_plan_create_cached(world.font->face, &world.props,
						 NULL, 0, NULL);
	world.plain = plains_find(world.font, &world.props, world.plan);
	assert_non_null(world.plain);
}

static void
drop_language(void)
{
	hb_shape_plan_destroy(world.plan);
}

static void
check(const UChar *text, unsigned units)
{
	struct glyph got[WORD];
	hb_buffer_t *b = world.buffer;
	const hb_glyph_info_t *info;
	const hb_glyph_position_t *at;
	unsigned count;

	world.asked++;
	if (!plain_set(world.plain, text, units, got))
		return;
	world.plain_words++;
	hb_buffer_clear_contents(b);
	hb_buffer_set_segment_properties(b, &world.props);
	hb_buffer_add_utf16(b, (const uint16_t *)text, (int)units, 0,
			    (int)units);
	hb_shape_plan_execute(world.plan, world.font->hb, b, NULL, 0);
	info = hb_buffer_get_glyph_infos(b, &count);
	at = hb_buffer_get_glyph_positions(b, &count);
	assert_int_equal(count, units);
	for (unsigned i = 0; i < count; i++) {
		if (got[i].id == info[i].codepoint &&
		    got[i].cluster == info[i].cluster &&
		    got[i].advance_fu == at[i].x_advance &&
		    got[i].x_fu == at[i].x_offset &&
		    got[i].y_fu == at[i].y_offset)
			continue;
		fail_msg("%s: U+%04X of U+%04X U+%04X: glyph %u+%d, not %u+%d",
			 world.font->name, text[i], text[0], text[1], got[i].id,
			 got[i].advance_fu, info[i].codepoint, at[i].x_advance);
	}
}

/* The signs of a language: ASCII and its own, up to so many. */
static unsigned
signs_of(const struct language *language, UChar *ret)
{
	unsigned count = 0;

	for (UChar u = '!'; u <= '~'; u++)
		ret[count++] = u;
	for (unsigned u = language->first; u <= language->last && count < SIGNS;
	     u++)
		ret[count++] = (UChar)u;
	return count;
}

static void
check_language(const struct language *language, enum font_weight weight)
{
	UChar sign[SIGNS], word[WORD];
	unsigned signs = signs_of(language, sign);

	take_language(language, weight);
	for (unsigned a = 0; a < signs; a++)
		for (unsigned b = 0; b < signs; b++) {
			word[0] = sign[a];
			word[1] = sign[b];
			check(word, 2);
		}
	for (unsigned i = 0; i < WORDS / LANGUAGES; i++) {
		unsigned units = 3 + chance() % (WORD - 2);

		for (unsigned k = 0; k < units; k++)
			word[k] = sign[chance() % signs];
		check(word, units);
	}
	drop_language();
}

static void
sets_words_as_harfbuzz_does(void **state)
{
	(void)state;
	for (size_t i = 0; i < LANGUAGES; i++) {
		world.asked = world.plain_words = 0;
		check_language(&languages[i], FONT_REGULAR);
		check_language(&languages[i], FONT_BOLD);
		print_message("# %s: %zu of %zu without HarfBuzz\n",
			      languages[i].tag, world.plain_words, world.asked);
		assert_true(world.plain_words > world.asked / 8);
	}
}

static void
leaves_the_rest(void **state)
{
	static const UChar *const shaped[] = {
		u"office",     u"e\u0301", u"a\u00ADb", u"1\u20442",
		u"\U0001F600", u"\u200Dx", u"\u0E01",	u"\uFFFF"};
	struct glyph got[WORD];

	(void)state;
	take_language(&languages[0], FONT_REGULAR);
	for (size_t i = 0; i < sizeof shaped / sizeof *shaped; i++) {
		unsigned units = 0;

		while (shaped[i][units])
			units++;
		assert_false(plain_set(world.plain, shaped[i], units, got));
	}
	assert_true(plain_set(world.plain, u"\u00A3412.50", 7, got));
	drop_language();
}

static void
asks_harfbuzz_for_other_scripts(void **state)
{
	hb_segment_properties_t props = {.direction = HB_DIRECTION_RTL,
					 .script = HB_SCRIPT_ARABIC};

	(void)state;
	take_language(&languages[0], FONT_REGULAR);
	assert_null(plains_find(world.font, &props, world.plan));
	props.script = HB_SCRIPT_LATIN;
	assert_null(plains_find(world.font, &props, world.plan));
	drop_language();
}

/* Languages of the same rules share what is found. */
static void
keeps_letters_once(void **state)
{
	static const struct language other = {"so", HB_SCRIPT_LATIN, 0, 0};
	struct plain *first;

	(void)state;
	take_language(&languages[0], FONT_REGULAR);
	first = world.plain;
	drop_language();
	take_language(&other, FONT_REGULAR);
	assert_ptr_equal(world.plain, first);
	drop_language();
}

/* ---- damage ---- */

struct damaged {
	hb_face_t *whole;
	hb_tag_t tag;
	unsigned char *bytes;
	unsigned count;
};

static hb_blob_t *
table_of(hb_face_t *face, hb_tag_t tag, void *data)
{
	struct damaged *d = data;

	(void)face;
	if (tag != d->tag)
		return hb_face_reference_table(d->whole, tag);
	return hb_blob_create((const char *)d->bytes, d->count,
			      HB_MEMORY_MODE_DUPLICATE, NULL, NULL);
}

static void
read_damaged(struct damaged *d)
{
	hb_face_t *face = hb_face_create_for_tables(table_of, d, NULL);
	struct pair_rules *rules;

	/* The plan is of the font that is whole, and names its lookups. */
	rules = pair_rules_new(face, world.plan);
	for (unsigned a = 30; rules && a < 70; a++) {
		struct pair_glyph first, second;
		int kern;

		if (!pair_rules_glyph(rules, a, &first))
			continue;
		for (unsigned b = 30; b < 70; b++)
			if (pair_rules_glyph(rules, b, &second))
				(void)pair_rules_meet(rules, &first, &second,
						      &kern);
	}
	pair_rules_free(rules);
	hb_face_destroy(face);
}

static void
damage(hb_tag_t tag)
{
	hb_blob_t *blob = hb_face_reference_table(world.font->face, tag);
	struct damaged d = {.whole = world.font->face, .tag = tag};
	const char *whole = hb_blob_get_data(blob, &d.count);
	unsigned all = d.count;

	d.bytes = malloc(all);
	assert_non_null(d.bytes);
	for (int i = 0; i < DAMAGES; i++) {
		memcpy(d.bytes, whole, all);
		d.count = i % 3 ? all : chance() % all;
		for (int k = 0; k < 1 << i % 10; k++)
			d.bytes[chance() % (k % 2 ? all : 400)] =
				(unsigned char)chance();
		read_damaged(&d);
	}
	free(d.bytes);
	hb_blob_destroy(blob);
}

static void
survives_damage(void **state)
{
	(void)state;
	for (size_t i = 0; i < LANGUAGES; i += 2) {
		take_language(&languages[i], FONT_REGULAR);
		damage(HB_OT_TAG_GSUB);
		damage(HB_OT_TAG_GPOS);
		drop_language();
	}
}

static int
begin(void **state)
{
	(void)state;
	world.fonts = fonts_new(NULL);
	world.buffer = hb_buffer_create();
	hb_buffer_set_cluster_level(world.buffer,
				    HB_BUFFER_CLUSTER_LEVEL_MONOTONE_GRAPHEMES);
	return 0;
}

static int
end(void **state)
{
	(void)state;
	hb_buffer_destroy(world.buffer);
	fonts_free(world.fonts);
	return 0;
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(sets_words_as_harfbuzz_does),
		cmocka_unit_test(leaves_the_rest),
		cmocka_unit_test(asks_harfbuzz_for_other_scripts),
		cmocka_unit_test(keeps_letters_once),
		cmocka_unit_test(survives_damage),
	};

	return cmocka_run_group_tests_name("text plain", tests, begin, end);
}
