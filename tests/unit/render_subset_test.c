/* Subsets draw what their fonts draw: every glyph of the fonts of many
 * scripts, and composites of ours; files are sound; damage is seen. */
#include <hb-ot.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "render/subset_cff.h"
#include "render/subset_glyf.h"
#include "tests/unit/drawn.h"
#include "tests/unit/unit.h"

#define TRUETYPE "/usr/share/fonts/truetype/noto/"
#define OPENTYPE "/usr/share/fonts/opentype/noto/"

static const char *const truetype[] = {
	"NotoSans-Regular",	      "NotoSans-Bold",
	"NotoNaskhArabic-Regular",    "NotoNaskhArabic-Bold",
	"NotoNastaliqUrdu-Regular",   "NotoSansArabic-Regular",
	"NotoSansHebrew-Regular",     "NotoSansBengali-Regular",
	"NotoSansDevanagari-Regular", "NotoSansGurmukhi-Regular",
	"NotoSansGujarati-Regular",   "NotoSansTamil-Regular",
	"NotoSansTelugu-Regular",     "NotoSansKannada-Regular",
	"NotoSansMalayalam-Regular",  "NotoSansSinhala-Regular",
	"NotoSansThai-Regular",	      "NotoSansLao-Regular",
	"NotoSansKhmer-Regular",      "NotoSansMyanmar-Regular",
	"NotoSerifMyanmar-Regular",   "NotoSansEthiopic-Regular",
	"NotoSansGeorgian-Regular",   "NotoSansArmenian-Regular",
	"NotoSansTifinagh-Regular",   "NotoSerifTibetan-Regular",
	"NotoSansSymbols-Regular",    "NotoSansOriya-Regular",
};

static hb_face_t *
open_face(const char *folder, const char *name, unsigned index)
{
	char path[200];
	hb_blob_t *blob;
	hb_face_t *face;

	snprintf(path, sizeof path, "%s%s", folder, name);
	blob = hb_blob_create_from_file(path);
	face = hb_face_create(blob, index);
	hb_blob_destroy(blob);
	if (!hb_face_get_glyph_count(face))
		fail_msg("%s cannot be read", path);
	return face;
}

static hb_face_t *
open_truetype(const char *name)
{
	char file[100];

	snprintf(file, sizeof file, "%s.ttf", name);
	return open_face(TRUETYPE, file, 0);
}

static hb_font_t *
whole_font(hb_face_t *face)
{
	hb_font_t *font = hb_font_create(face);
	int upem = (int)hb_face_get_upem(face);

	hb_font_set_scale(font, upem, upem);
	return font;
}

/* Fails where glyph number in the subset is not what the font has. */
static void
same_glyph(hb_font_t *subset, unsigned number, hb_font_t *font, unsigned id)
{
	struct drawn wanted = {0}, got = {0};

	drawn_glyph(&wanted, font, id, 0, 0);
	drawn_glyph(&got, subset, number, 0, 0);
	if (!drawn_equal(&wanted, &got))
		fail_msg("glyph %u is not as in the font: %zu, %zu", id,
			 wanted.count, got.count);
	drawn_free(&wanted);
	drawn_free(&got);
}

static struct bytes
find_table(struct bytes file, const char *tag)
{
	size_t tables = get16(file.at + 4);

	for (size_t i = 0; i < tables; i++) {
		const uint8_t *row = file.at + 12 + 16 * i;

		if (!memcmp(row, tag, 4)) {
			assert_true(bytes_have(file, get32(row + 8),
					       get32(row + 12)));
			return (struct bytes){file.at + get32(row + 8),
					      get32(row + 12)};
		}
	}
	fail_msg("no table %s", tag);
	return (struct bytes){0};
}

/* The sum of the file's words is what head makes it. */
static void
sums_up(struct bytes file)
{
	uint32_t sum = 0;

	assert_int_equal(file.count % 4, 0);
	for (size_t i = 0; i < file.count; i += 4)
		sum += get32(file.at + i);
	assert_int_equal(sum, 0xb1b0afba);
}

static void
is_sound(struct bytes file)
{
	struct bytes head = find_table(file, "head");
	struct bytes maxp = find_table(file, "maxp");
	struct bytes loca = find_table(file, "loca");
	struct bytes glyf = find_table(file, "glyf");
	struct bytes hmtx = find_table(file, "hmtx");
	struct bytes hhea = find_table(file, "hhea");
	size_t glyphs = get16(maxp.at + 4), size = get16(head.at + 50) ? 4 : 2;
	size_t last = 0;

	assert_int_equal(loca.count, (glyphs + 1) * size);
	assert_int_equal(hmtx.count, glyphs * 4);
	assert_int_equal(get16(hhea.at + 34), glyphs);
	for (size_t i = 0; i <= glyphs; i++) {
		size_t at = size == 4 ? get32(loca.at + 4 * i)
				      : 2u * get16(loca.at + 2 * i);

		assert_true(at >= last && at <= glyf.count);
		last = at;
	}
	/* A table of nothing has two bytes. */
	assert_int_equal(last ? last : 2, glyf.count);
	sums_up(file);
}

static void
check_truetype(const char *name)
{
	hb_face_t *face = open_truetype(name);
	struct glyf *g = glyf_new(face);
	unsigned count = hb_face_get_glyph_count(face);
	struct outline **list = mem_new(count * sizeof *list);
	hb_font_t *font = whole_font(face), *subset;
	struct bytes file;

	assert_non_null(g);
	/* Backwards, so that no number stays what it was. */
	for (unsigned i = 0; i < count; i++) {
		list[i] = glyf_outline(g, count - 1 - i);
		assert_non_null(list[i]);
	}
	file = glyf_subset(g, list, count);
	assert_non_null(file.at);
	is_sound(file);
	subset = drawn_font(file.at, file.count);
	for (unsigned i = 0; i < count; i++) {
		same_glyph(subset, i + 1, font, count - 1 - i);
		assert_int_equal(
			hb_font_get_glyph_h_advance(subset, i + 1),
			hb_font_get_glyph_h_advance(font, count - 1 - i));
	}
	hb_font_destroy(subset);
	hb_font_destroy(font);
	glyf_free(g);
	hb_face_destroy(face);
	free(list);
}

static void
truetype_glyphs_stay(void **state)
{
	(void)state;
	for (size_t i = 0; i < sizeof truetype / sizeof *truetype; i++)
		check_truetype(truetype[i]);
}

/* The same glyph twice, for two texts: drawn twice, kept once. */
static void
second_names_are_short(void **state)
{
	hb_face_t *face = open_truetype("NotoSans-Regular");
	hb_font_t *font = whole_font(face), *subset;
	struct glyf *g = glyf_new(face);
	struct outline *list[8], *one;
	hb_codepoint_t id;
	struct bytes once, often;
	size_t alone;

	(void)state;
	hb_font_get_nominal_glyph(font, 0x00e9, &id);
	one = glyf_outline(g, id);
	for (size_t i = 0; i < 8; i++)
		list[i] = one;
	once = glyf_subset(g, list, 1);
	alone = once.count;
	often = glyf_subset(g, list, 8);
	is_sound(often);
	assert_true(often.count <= alone + 7 * 24);
	subset = drawn_font(often.at, often.count);
	for (unsigned i = 1; i <= 8; i++)
		same_glyph(subset, i, font, id);
	hb_font_destroy(subset);
	hb_font_destroy(font);
	glyf_free(g);
	hb_face_destroy(face);
}

static void
check_composite(hb_face_t *face, struct glyf *g, const struct glyf_part *part,
		size_t parts)
{
	struct outline *o = glyf_compose(g, part, parts, 700);
	hb_font_t *font = whole_font(face), *subset;
	struct drawn wanted = {0}, got = {0};
	struct bytes file;
	hb_glyph_extents_t box;

	assert_non_null(o);
	assert_ptr_equal(o, glyf_compose(g, part, parts, 700));
	assert_ptr_not_equal(o, glyf_compose(g, part, parts, 701));
	file = glyf_subset(g, &o, 1);
	is_sound(file);
	subset = drawn_font(file.at, file.count);
	for (size_t i = 0; i < parts; i++)
		drawn_glyph(&wanted, font, part[i].id, part[i].x_fu,
			    part[i].y_fu);
	drawn_glyph(&got, subset, 1, 0, 0);
	assert_true(drawn_equal(&wanted, &got));
	assert_int_equal(hb_font_get_glyph_h_advance(subset, 1), 700);
	assert_true(hb_font_get_glyph_extents(subset, 1, &box));
	assert_int_equal(box.x_bearing, o->x_min);
	assert_int_equal(box.y_bearing, o->y_max);
	drawn_free(&wanted);
	drawn_free(&got);
	hb_font_destroy(subset);
	hb_font_destroy(font);
}

static void
composites_draw_their_parts(void **state)
{
	static const int32_t place[] = {0,    1,    -1,	  127, 128,
					-128, -129, 1000, -900};
	const size_t places = sizeof place / sizeof *place;

	(void)state;
	for (size_t f = 0; f < sizeof truetype / sizeof *truetype; f++) {
		hb_face_t *face = open_truetype(truetype[f]);
		struct glyf *g = glyf_new(face);
		unsigned count = hb_face_get_glyph_count(face);

		for (unsigned i = 0; i < 60; i++) {
			struct glyf_part part[3];

			for (unsigned k = 0; k < 3; k++)
				part[k] = (struct glyf_part){
					.id = (i * 37 + k * 101) % count,
					.x_fu = place[(i + k) % places],
					.y_fu = place[(i * 3 + k) % places]};
			check_composite(face, g, part, 1 + i % 3);
		}
		glyf_free(g);
		hb_face_destroy(face);
	}
}

static void
what_fits_no_field_is_refused(void **state)
{
	hb_face_t *face = open_truetype("NotoSans-Regular");
	struct glyf *g = glyf_new(face);
	struct glyf_part far = {.id = 40, .x_fu = 32760};

	(void)state;
	assert_null(glyf_compose(g, &far, 1, 0));
	far.x_fu = 70000;
	assert_null(glyf_compose(g, &far, 1, 0));
	far.x_fu = 0;
	assert_null(glyf_compose(g, &far, 1, 70000));
	assert_null(glyf_compose(g, &far, 1, -1));
	assert_null(glyf_outline(g, hb_face_get_glyph_count(face)));
	assert_non_null(glyf_compose(g, &far, 1, 0));
	glyf_free(g);
	hb_face_destroy(face);
}

static void
check_cff(unsigned index, const char *name, unsigned first, unsigned step)
{
	hb_face_t *face = open_face(OPENTYPE, name, index);
	struct cff *c = cff_new(face);
	unsigned all = hb_face_get_glyph_count(face), count = 0;
	struct outline **list = mem_new(all * sizeof *list);
	hb_font_t *font = whole_font(face), *subset;
	struct bytes table;

	assert_non_null(c);
	for (unsigned id = first; id < all; id += step) {
		list[count] = cff_outline(c, id);
		assert_non_null(list[count++]);
	}
	table = cff_subset(c, "Example", list, count);
	assert_non_null(table.at);
	subset = drawn_font_cff(table.at, table.count, face, count + 1);
	for (unsigned i = 0; i < count; i++) {
		same_glyph(subset, i + 1, font, first + i * step);
		assert_int_equal(
			list[i]->advance_fu,
			hb_font_get_glyph_h_advance(font, first + i * step));
	}
	hb_font_destroy(subset);
	hb_font_destroy(font);
	cff_free(c);
	hb_face_destroy(face);
	free(list);
}

static void
cff_glyphs_stay(void **state)
{
	(void)state;
	/* One in 13, and all that are letters, digits and kana. */
	check_cff(0, "NotoSansCJK-Regular.ttc", 0, 13);
	check_cff(2, "NotoSansCJK-Regular.ttc", 5, 13);
	check_cff(2, "NotoSansCJK-Bold.ttc", 3, 29);
	check_cff(1, "NotoSansCJK-Bold.ttc", 64000, 1);
}

static void
one_format_is_not_the_other(void **state)
{
	hb_face_t *truetype_face = open_truetype("NotoSans-Regular");
	hb_face_t *cff_face = open_face(OPENTYPE, "NotoSansCJK-Regular.ttc", 0);

	(void)state;
	assert_null(cff_new(truetype_face));
	assert_null(glyf_new(cff_face));
	assert_null(glyf_new(hb_face_get_empty()));
	assert_null(cff_new(hb_face_get_empty()));
	hb_face_destroy(truetype_face);
	hb_face_destroy(cff_face);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(truetype_glyphs_stay),
		cmocka_unit_test(second_names_are_short),
		cmocka_unit_test(composites_draw_their_parts),
		cmocka_unit_test(what_fits_no_field_is_refused),
		cmocka_unit_test(cff_glyphs_stay),
		cmocka_unit_test(one_format_is_not_the_other),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
