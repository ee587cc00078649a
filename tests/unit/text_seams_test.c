/* Words put together from syllables against HarfBuzz: words of any letters and
 * signs of a script, and of what looks like syllables. Then tables that are
 * damaged. */
#include <hb-ot.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unicode/uchar.h>

#include "lang/tag.h"
#include "tests/unit/unit.h"
#include "text/seams.h"
#include "text/words.h"

#define WORDS 3000 /* of each language, weight and way */
#define WORD 12
#define DAMAGES 30

static const struct language {
	const char *tag;
	hb_script_t script;
	UChar consonant, consonants; /* the first, and how many */
	UChar sign, signs;
	UChar virama;
} languages[] = {
	{"hi", HB_SCRIPT_DEVANAGARI, 0x915, 37, 0x93E, 15, 0x94D},
	{"mr", HB_SCRIPT_DEVANAGARI, 0x915, 37, 0x93E, 15, 0x94D},
	{"ne", HB_SCRIPT_DEVANAGARI, 0x904, 54, 0x93A, 24, 0x94D},
	{"bn", HB_SCRIPT_BENGALI, 0x995, 37, 0x9BE, 15, 0x9CD},
	{"pa-Guru", HB_SCRIPT_GURMUKHI, 0xA15, 37, 0xA3E, 15, 0xA4D},
	{"gu", HB_SCRIPT_GUJARATI, 0xA95, 37, 0xABE, 15, 0xACD},
	{"ta", HB_SCRIPT_TAMIL, 0xB95, 37, 0xBBE, 15, 0xBCD},
};
#define LANGUAGES (sizeof languages / sizeof *languages)

static struct world {
	struct fonts *fonts;
	const struct font *font;
	const struct tag *tag;
	hb_segment_properties_t props;
	hb_shape_plan_t *plan;
	struct seams *seams;
	struct words *words;
	hb_buffer_t *buffer;
	size_t asked, cut;
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
	const struct font_chain *chain;
	struct fault fault;

	world.tag = tag_find(language->tag);
	assert_non_null(world.tag);
	assert_int_equal(
		fonts_chain(world.fonts, world.tag, weight, &chain, &fault),
		OK);
	world.font = font_chain_first(chain);
	world.props = (hb_segment_properties_t){
		.direction = HB_DIRECTION_LTR,
		.script = language->script,
		.language = hb_language_from_string(world.tag->tag, -1)};
	world.plan = hb_shape_plan_create_cached(world.font->face, &world.props,
						 NULL, 0, NULL);
	world.seams = seams_find(world.font, &world.props, world.plan);
	assert_non_null(world.seams);
	world.words = words_new(1 << 20);
}

static void
drop_language(void)
{
	words_free(world.words);
	hb_shape_plan_destroy(world.plan);
}

static bool
is_blank(unsigned glyph, int advance_fu)
{
	hb_glyph_extents_t box;

	return !advance_fu &&
	       hb_font_get_glyph_extents(world.font->hb, glyph, &box) &&
	       !box.width && !box.height;
}

static void
say_wrong(const UChar *text, unsigned units, unsigned at)
{
	char spelt[WORD * 5 + 1] = "";

	for (unsigned i = 0; i < units; i++)
		sprintf(spelt + 5 * i, "%04X ", text[i]);
	fail_msg("%s: %s: glyph %u is another", world.font->name, spelt, at);
}

static void
compare(const struct word *word, const UChar *text, unsigned units)
{
	hb_buffer_t *b = world.buffer;
	const hb_glyph_info_t *info;
	const hb_glyph_position_t *at;
	unsigned count, k = 0;
	int width = 0;

	hb_buffer_clear_contents(b);
	hb_buffer_set_segment_properties(b, &world.props);
	hb_buffer_add_utf16(b, (const uint16_t *)text, (int)units, 0,
			    (int)units);
	hb_shape_plan_execute(world.plan, world.font->hb, b, NULL, 0);
	info = hb_buffer_get_glyph_infos(b, &count);
	at = hb_buffer_get_glyph_positions(b, &count);
	for (unsigned i = 0; i < count; i++) {
		const struct glyph *g = &word->glyph[k];

		if (is_blank(info[i].codepoint, at[i].x_advance) &&
		    (k == word->glyphs || g->id != info[i].codepoint))
			continue;
		if (k == word->glyphs || g->id != info[i].codepoint ||
		    g->cluster != info[i].cluster ||
		    g->advance_fu != at[i].x_advance ||
		    g->x_fu != at[i].x_offset || g->y_fu != at[i].y_offset)
			say_wrong(text, units, i);
		width += at[i].x_advance;
		k++;
	}
	assert_int_equal(k, word->glyphs);
	assert_int_equal(width, word->width_fu);
}

static void
check(const struct language *language, const UChar *text, unsigned units)
{
	const struct spelling spelling = {
		.font = world.font,
		.tag = world.tag,
		.script = language->script,
		.units = (uint16_t)units,
		.text = text,
	};
	uint8_t start[SEAMS_UNITS];

	world.asked++;
	world.cut += seams_cut(world.seams, text, units, start) > 1;
	compare(words_find(world.words, &spelling), text, units);
	(void)words_rest(world.words);
}

/* One that Unicode has, of so many. */
static UChar
any_of(unsigned first, unsigned count)
{
	UChar u;

	do
		u = (UChar)(first + chance() % count);
	while (!u_isdefined(u));
	return u;
}

/* Any characters of the script, whatever they are, and some of Latin's. */
static unsigned
any_word(const struct language *language, UChar *ret)
{
	unsigned units = 2 + chance() % (WORD - 2);
	UChar block = language->consonant & 0xFF80;

	for (unsigned i = 0; i < units; i++)
		ret[i] = chance() % 12 ? any_of(block, 128) : any_of('!', 94);
	return units;
}

/* Consonants, some of them joined, with signs. */
static unsigned
likely_word(const struct language *language, UChar *ret)
{
	unsigned units = 0, most = 3 + chance() % (WORD - 5);

	while (units < most) {
		ret[units++] =
			any_of(language->consonant, language->consonants);
		if (chance() % 4 == 0)
			ret[units++] = language->virama;
		else if (chance() % 2)
			ret[units++] = any_of(language->sign, language->signs);
		if (chance() % 9 == 0)
			ret[units++] =
				any_of((language->consonant & 0xFF80) + 1, 3);
	}
	return units;
}

static void
check_language(const struct language *language, enum font_weight weight)
{
	UChar word[WORD + 2];

	take_language(language, weight);
	for (unsigned i = 0; i < WORDS; i++) {
		check(language, word, any_word(language, word));
		check(language, word, likely_word(language, word));
	}
	drop_language();
}

static void
joins_syllables_as_harfbuzz_does(void **state)
{
	(void)state;
	for (size_t i = 0; i < LANGUAGES; i++) {
		world.asked = world.cut = 0;
		check_language(&languages[i], FONT_REGULAR);
		check_language(&languages[i], FONT_BOLD);
		print_message("# %s: %zu of %zu cut\n", languages[i].tag,
			      world.cut, world.asked);
		assert_true(world.cut > world.asked / 6);
	}
}

/* ---- where words are cut ---- */

static void
cuts_before_syllables(void **state)
{
	static const struct {
		size_t language;
		const UChar *text;
		unsigned pieces;
		uint8_t start[4];
	} all[] = {
		{0, u"नमस्ते", 3, {0, 1, 2}}, {0, u"किराया", 3, {0, 2, 4}},
		{0, u"क्ष", 1, {0}},	    {0, u"क्\u200Dष", 1, {0}},
		{0, u"घर।", 3, {0, 1, 2}},  {0, u"Zर", 1, {0}},
		{3, u"দয়া", 2, {0, 1}},	    {3, u"বাড়ি", 2, {0, 2}},
		{6, u"தமிழ்", 3, {0, 1, 3}}, {6, u"ஃபா", 1, {0}},
	};

	(void)state;
	for (size_t i = 0; i < sizeof all / sizeof *all; i++) {
		uint8_t start[SEAMS_UNITS];
		unsigned units = 0;

		while (all[i].text[units])
			units++;
		take_language(&languages[all[i].language], FONT_REGULAR);
		assert_int_equal(
			seams_cut(world.seams, all[i].text, units, start),
			all[i].pieces);
		assert_memory_equal(start, all[i].start, all[i].pieces);
		drop_language();
	}
}

static void
leaves_other_scripts_and_long_words(void **state)
{
	hb_segment_properties_t props = {.direction = HB_DIRECTION_LTR,
					 .script = HB_SCRIPT_MALAYALAM};
	UChar text[SEAMS_UNITS + 1];
	uint8_t start[SEAMS_UNITS];

	(void)state;
	take_language(&languages[0], FONT_REGULAR);
	assert_null(seams_find(world.font, &props, world.plan));
	props.script = HB_SCRIPT_DEVANAGARI;
	props.direction = HB_DIRECTION_RTL;
	assert_null(seams_find(world.font, &props, world.plan));
	for (unsigned i = 0; i <= SEAMS_UNITS; i++)
		text[i] = 0x915;
	assert_int_equal(seams_cut(world.seams, text, SEAMS_UNITS, start),
			 SEAMS_UNITS);
	assert_int_equal(seams_cut(world.seams, text, SEAMS_UNITS + 1, start),
			 1);
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

/* The plan is of the font that is whole, and names its lookups. */
static void
read_damaged(struct damaged *d)
{
	hb_face_t *face = hb_face_create_for_tables(table_of, d, NULL);
	struct seam_rules *rules = seam_rules_new(face, world.plan);
	struct seam_glyph sign[40];

	for (unsigned i = 0; rules && i < 40; i++)
		seam_rules_glyph(rules, 30 + 3 * i, &sign[i]);
	for (unsigned i = 0; rules && i + 1 < 40; i++)
		(void)seam_rules_kern(rules, UINT64_MAX, sign[i].kern,
				      sign[i + 1].kern);
	seam_rules_free(rules);
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
			d.bytes[chance() % (k % 2 || all < 400 ? all : 400)] =
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
		damage(HB_TAG('G', 'D', 'E', 'F'));
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
	hb_buffer_set_flags(world.buffer,
			    HB_BUFFER_FLAG_DO_NOT_INSERT_DOTTED_CIRCLE);
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
		cmocka_unit_test(joins_syllables_as_harfbuzz_does),
		cmocka_unit_test(cuts_before_syllables),
		cmocka_unit_test(leaves_other_scripts_and_long_words),
		cmocka_unit_test(survives_damage),
	};

	return cmocka_run_group_tests_name("text seams", tests, begin, end);
}
