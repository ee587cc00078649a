/* Which font prints what, by lines of tests/data/fonts.txt; fonts that are
 * missing or damaged; two threads that open the same. */
#include <pthread.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/buf.h"
#include "base/file.h"
#include "base/utf8.h"
#include "tests/unit/lines.h"
#include "tests/unit/unit.h"
#include "text/font_file.h"
#include "text/font_table.h"
#include "text/fonts.h"

#define DEBIAN "/usr/share/fonts/truetype/noto/"

static struct fonts *all;

static const struct font_chain *
chain_of(struct fonts *fonts, const char *tag, enum font_weight weight)
{
	const struct font_chain *chain = NULL;
	struct fault fault = {0};

	assert_non_null(tag_find(tag));
	if (fonts_chain(fonts, tag_find(tag), weight, &chain, &fault) != OK)
		fail_msg("%s: %s %s", tag, fault.where, fault.message);
	return chain;
}

/* Spaces in the line only keep its characters apart. */
static void
check_line(const struct line *line)
{
	const struct font_chain *chain =
		chain_of(all, line->field[0], FONT_REGULAR);
	hb_script_t script = hb_script_from_string(line->field[1], -1);
	const char *at = line->field[2];

	while (*at) {
		uint32_t cp = utf8_next(&at);
		const struct font *font = font_chain_pick(chain, script, cp);
		const char *name = font ? font->name : "-";
		char what[40];

		snprintf(what, sizeof what, "U+%04X in %s", (unsigned)cp,
			 line->field[1]);
		/* ZWJ and ZWNJ go with the letter before them. */
		if (cp != ' ' && cp != 0x200c && cp != 0x200d)
			line_same(line, what, line->field[3], name);
	}
}

static void
picks_by_character(void **state)
{
	(void)state;
	lines_all("tests/data/fonts.txt", 4, check_line);
}

/* Every language has its own family first, in both weights, and that one has
 * its name in it. */
static void
every_language_has_a_chain(void **state)
{
	const struct tag *tags;
	size_t count = tag_all(&tags), written = 0;

	(void)state;
	for (size_t i = 0; i < count; i++) {
		const struct font *regular, *bold;

		if (!tags[i].font)
			continue;
		written++;
		assert_true(font_table_find(tags[i].font) < FAMILIES);
		regular = font_chain_first(
			chain_of(all, tags[i].tag, FONT_REGULAR));
		bold = font_chain_first(chain_of(all, tags[i].tag, FONT_BOLD));
		assert_string_equal(regular->family, tags[i].font);
		assert_string_equal(bold->family, tags[i].font);
		assert_true(regular->weight == FONT_REGULAR);
		assert_true(bold->weight == FONT_BOLD);
	}
	assert_true(written > 80);
}

static const char *
first_name(const char *tag, enum font_weight weight)
{
	return font_chain_first(chain_of(all, tag, weight))->name;
}

/* The collection's faces are in the order that the table says. */
static void
has_the_right_han_forms(void **state)
{
	(void)state;
	assert_string_equal(first_name("ja", FONT_BOLD), "NotoSansCJKjp-Bold");
	assert_string_equal(first_name("ko", FONT_BOLD), "NotoSansCJKkr-Bold");
	assert_string_equal(first_name("zh-Hans", FONT_BOLD),
			    "NotoSansCJKsc-Bold");
	assert_string_equal(first_name("zh-Hant", FONT_BOLD),
			    "NotoSansCJKtc-Bold");
}

static void
reads_measures(void **state)
{
	const struct font *sans =
		font_chain_first(chain_of(all, "en", FONT_REGULAR));
	const struct font *urdu =
		font_chain_first(chain_of(all, "ur", FONT_REGULAR));
	const struct font *han =
		font_chain_first(chain_of(all, "ja", FONT_REGULAR));

	(void)state;
	assert_int_equal(sans->upem, 1000);
	assert_int_equal(sans->ascent_fu, 1069);
	assert_int_equal(sans->descent_fu, 293);
	assert_int_equal(sans->glyphs, hb_face_get_glyph_count(sans->face));
	assert_false(sans->cff);
	assert_int_equal(urdu->ascent_fu + urdu->descent_fu, 2500);
	assert_true(han->cff);
	assert_int_equal(han->glyphs, 65535);
	assert_true(hb_face_is_immutable(sans->face));
	assert_true(hb_font_is_immutable(sans->hb));
	assert_true(font_has(sans, 'a'));
	assert_false(font_has(sans, 0x995));
}

/* Everything is installed, and nothing prints it. */
static void
says_that_none_has_it(void **state)
{
	struct fault fault;

	(void)state;
	assert_int_equal(font_chain_why(chain_of(all, "en", FONT_REGULAR),
					HB_SCRIPT_COMMON, 0x1f600, &fault),
			 OK);
}

/* What has no bold face is printed in the regular one. */
static void
does_without_bold(void **state)
{
	const struct font *font = font_chain_pick(
		chain_of(all, "en", FONT_BOLD), HB_SCRIPT_LATIN, 0x2713);

	(void)state;
	assert_non_null(font);
	assert_string_equal(font->name, "NotoSansSymbols2-Regular");
	assert_true(font->weight == FONT_BOLD);
}

/* Below, a folder of the test's own. */
static char folder[] = "/tmp/vernacular-fonts-XXXXXX";

static const char *
inside(const char *file)
{
	static char path[128];

	snprintf(path, sizeof path, "%s/%s", folder, file);
	return path;
}

static void
put(const char *file, const void *bytes, size_t count)
{
	FILE *out;

	unlink(inside(file));
	out = fopen(inside(file), "wb");
	assert_non_null(out);
	assert_int_equal(fwrite(bytes, 1, count, out), count);
	assert_int_equal(fclose(out), 0);
}

static void
link_sans(void)
{
	unlink(inside("NotoSans-Regular.ttf"));
	assert_int_equal(symlink(DEBIAN "NotoSans-Regular.ttf",
				 inside("NotoSans-Regular.ttf")),
			 0);
}

static enum status
try_thai(const struct font_chain **ret, struct fonts **ret_fonts,
	 struct fault *fault)
{
	*ret_fonts = fonts_new(folder);
	return fonts_chain(*ret_fonts, tag_find("th"), FONT_REGULAR, ret,
			   fault);
}

static void
names_what_is_missing(void **state)
{
	struct fonts *fonts = fonts_new("/nowhere:/neither");
	const struct font_chain *chain = NULL;
	struct fault fault = {0};

	(void)state;
	assert_int_equal(fonts_chain(fonts, tag_find("ja"), FONT_REGULAR,
				     &chain, &fault),
			 E_NOT_FOUND);
	assert_string_equal(fault.where, "NotoSansCJK-Regular.ttc");
	assert_string_equal(fault.arg[0].value, "Noto Sans CJK JP");
	assert_string_equal(fault.arg[1].value, "fonts-noto-cjk");
	assert_null(chain);
	fonts_free(fonts);
}

/* A family of another script that is missing prints nothing; one that is
 * installed afterwards prints at once. */
static void
takes_what_there_is(void **state)
{
	const struct font_chain *chain = NULL;
	struct fonts *fonts;
	struct fault fault = {0};

	(void)state;
	link_sans();
	unlink(inside("NotoSansThai-Regular.ttf"));
	assert_int_equal(try_thai(&chain, &fonts, &fault), E_NOT_FOUND);
	assert_string_equal(fault.arg[1].value, "fonts-noto-core");
	chain = chain_of(fonts, "en", FONT_REGULAR);
	assert_null(font_chain_pick(chain, HB_SCRIPT_BENGALI, 0x995));
	assert_int_equal(
		font_chain_why(chain, HB_SCRIPT_BENGALI, 0x995, &fault),
		E_NOT_FOUND);
	assert_string_equal(fault.where, "NotoSansBengali-Regular.ttf");
	assert_int_equal(font_chain_why(chain, HB_SCRIPT_HAN, 0x5f20, &fault),
			 E_NOT_FOUND);
	assert_string_equal(fault.arg[1].value, "fonts-noto-cjk");
	assert_int_equal(symlink(DEBIAN "NotoSansThai-Regular.ttf",
				 inside("NotoSansThai-Regular.ttf")),
			 0);
	assert_non_null(chain_of(fonts, "th", FONT_REGULAR));
	assert_non_null(font_chain_pick(chain, HB_SCRIPT_THAI, 0xe01));
	fonts_free(fonts);
}

/* Several folders: the first that has the file, also laid out as Debian's. */
static void
looks_in_each_folder(void **state)
{
	char folders[200];
	struct fonts *fonts;
	const struct font *font;

	(void)state;
	link_sans();
	snprintf(folders, sizeof folders, "/nowhere:%s:/usr/share/fonts",
		 folder);
	fonts = fonts_new(folders);
	font = font_chain_first(chain_of(fonts, "en", FONT_REGULAR));
	assert_string_equal(font->path, inside("NotoSans-Regular.ttf"));
	font = font_chain_first(chain_of(fonts, "ko", FONT_REGULAR));
	assert_string_equal(font->path, "/usr/share/fonts/opentype/noto/"
					"NotoSansCJK-Regular.ttc");
	fonts_free(fonts);
}

static void
refuses_what_is_no_file(void **state)
{
	const struct font_chain *chain;
	struct fonts *fonts;
	struct fault fault = {0};

	(void)state;
	link_sans();
	unlink(inside("NotoSansThai-Regular.ttf"));
	assert_int_equal(mkfifo(inside("NotoSansThai-Regular.ttf"), 0600), 0);
	assert_int_equal(try_thai(&chain, &fonts, &fault), E_IO);
	fonts_free(fonts);
	unlink(inside("NotoSansThai-Regular.ttf"));
	assert_int_equal(mkdir(inside("NotoSansThai-Regular.ttf"), 0700), 0);
	assert_int_equal(try_thai(&chain, &fonts, &fault), E_IO);
	fonts_free(fonts);
	assert_int_equal(rmdir(inside("NotoSansThai-Regular.ttf")), 0);
}

/* Whatever opens can be asked and shaped with. */
static void
use(const struct font_chain *chain)
{
	hb_buffer_t *buffer = hb_buffer_create();
	const struct font *font = font_chain_first(chain);

	for (hb_codepoint_t cp = 0xe00; cp < 0xe60; cp++)
		(void)font_chain_pick(chain, HB_SCRIPT_THAI, cp);
	hb_buffer_add_utf8(buffer, "กำลัง ที่นี่ น้ำ", -1, 0, -1);
	hb_buffer_guess_segment_properties(buffer);
	hb_shape(font->hb, buffer, NULL, 0);
	hb_buffer_destroy(buffer);
}

/* True when it was refused, in words that say what and how to mend it. */
static bool
refused(const void *bytes, size_t count)
{
	const struct font_chain *chain;
	struct fonts *fonts;
	struct fault fault = {0};
	enum status status;

	put("NotoSansThai-Regular.ttf", bytes, count);
	status = try_thai(&chain, &fonts, &fault);
	if (status == OK) {
		use(chain);
	} else {
		assert_int_equal(status, E_IO);
		assert_non_null(strstr(fault.where, "NotoSansThai"));
		assert_string_equal(fault.arg[fault.args - 1].value,
				    "fonts-noto-core");
	}
	fonts_free(fonts);
	return status != OK;
}

static void
read_thai(struct buf *buf)
{
	struct fault fault;

	link_sans();
	assert_int_equal(file_read(DEBIAN "NotoSansThai-Regular.ttf", 1 << 20,
				   buf, &fault),
			 OK);
}

static void
refuses_a_cut_file(void **state)
{
	struct buf buf = {0};

	(void)state;
	read_thai(&buf);
	assert_false(refused(buf.bytes, buf.count));
	for (size_t count = 0; count < buf.count - 64; count += 211)
		if (!refused(buf.bytes, count))
			fail_msg("%zu of %zu bytes are no font", count,
				 buf.count);
	buf_free(&buf);
}

/* Where a table begins, by the directory. */
static unsigned char *
table(const struct buf *buf, const char *tag)
{
	unsigned char *at = (unsigned char *)buf->bytes;
	unsigned char *record = at + 12;

	while (memcmp(record, tag, 4))
		record += 16;
	return at + (record[8] << 24 | record[9] << 16 | record[10] << 8 |
		     record[11]);
}

static void
set16(unsigned char *at, unsigned value)
{
	at[0] = (unsigned char)(value >> 8);
	at[1] = (unsigned char)value;
}

static void
refuses_unsound_tables(void **state)
{
	static const struct {
		const char *table;
		size_t at;
		unsigned value;
	} rows[] = {
		{"head", 12, 0},      {"head", 18, 0},	   {"head", 18, 65535},
		{"head", 50, 7},      {"head", 50, 1},	   {"maxp", 4, 65535},
		{"hhea", 34, 0},      {"hhea", 34, 65535}, {"loca", 0, 65535},
		{"loca", 100, 65535}, {"loca", 100, 0},	   {"loca", 2, 1},
	};

	(void)state;
	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		struct buf buf = {0};

		read_thai(&buf);
		set16(table(&buf, rows[i].table) + rows[i].at, rows[i].value);
		if (!refused(buf.bytes, buf.count))
			fail_msg("%s at %zu as %u", rows[i].table, rows[i].at,
				 rows[i].value);
		buf_free(&buf);
	}
}

/* Tables that are not there, and tables that leave the file. */
static void
refuses_wrong_directories(void **state)
{
	static const char *const needed[] = {"head", "hhea", "hmtx", "maxp",
					     "cmap", "loca", "glyf"};

	(void)state;
	for (size_t i = 0; i < 2 * sizeof needed / sizeof *needed; i++) {
		struct buf buf = {0};
		char *record;

		read_thai(&buf);
		record = buf.bytes + 12;
		while (memcmp(record, needed[i / 2], 4))
			record += 16;
		if (i % 2)
			record[0] = 'X';
		else
			memset(record + 8, 0x7f, 4);
		if (!refused(buf.bytes, buf.count))
			fail_msg("without %s", needed[i / 2]);
		buf_free(&buf);
	}
}

/* Bytes by chance anywhere: refused or used, never a crash. */
static void
bears_chance_bytes(void **state)
{
	struct buf buf = {0}, copy = {0};
	uint32_t chance = 1;
	size_t count = 0;

	(void)state;
	read_thai(&buf);
	for (int round = 0; round < 300; round++) {
		buf_clear(&copy);
		buf_put(&copy, buf.bytes, buf.count);
		for (int k = 0; k < 1 + round % 40; k++) {
			chance = chance * 1664525 + 1013904223;
			copy.bytes[(chance >> 8) %
				   (round % 3 ? buf.count : 400)] =
				(char)(chance >> 3);
		}
		count += refused(copy.bytes, copy.count);
	}
	assert_true(count > 50 && count < 300);
	memset(copy.bytes, 0x5a, copy.count);
	assert_true(refused(copy.bytes, copy.count));
	assert_true(refused("ttcf\0\1\0\0\xff\xff\xff\xff\xff\xff", 14));
	buf_free(&buf);
	buf_free(&copy);
}

/* Each thread asks for what no other has asked for before it. */
static void *
ask(void *fonts)
{
	static const char *const tags[] = {"ur", "hi", "en", "am", "zh-Hans"};
	unsigned long sum = 0;

	for (size_t i = 0; i < 5 * 6; i++) {
		const struct font_chain *chain = chain_of(
			fonts, tags[i % 5], i % 2 ? FONT_BOLD : FONT_REGULAR);

		for (hb_codepoint_t cp = 0x20; cp < 0x1400; cp++) {
			const struct font *font = font_chain_pick(
				chain, HB_SCRIPT_DEVANAGARI, cp);

			sum = sum * 31 + (font ? font->glyphs : 7);
		}
	}
	return (void *)sum;
}

static void
is_shared_by_threads(void **state)
{
	struct fonts *fonts = fonts_new(NULL);
	void *sum[4];
	pthread_t thread[4];

	(void)state;
	for (int i = 0; i < 4; i++)
		assert_int_equal(pthread_create(&thread[i], NULL, ask, fonts),
				 0);
	for (int i = 0; i < 4; i++)
		pthread_join(thread[i], &sum[i]);
	for (int i = 1; i < 4; i++)
		assert_ptr_equal(sum[i], sum[0]);
	fonts_free(fonts);
}

static int
set_up(void **state)
{
	(void)state;
	all = fonts_new(NULL);
	return mkdtemp(folder) ? 0 : -1;
}

static int
tear_down(void **state)
{
	(void)state;
	fonts_free(all);
	unlink(inside("NotoSans-Regular.ttf"));
	unlink(inside("NotoSansThai-Regular.ttf"));
	return rmdir(folder);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(picks_by_character),
		cmocka_unit_test(every_language_has_a_chain),
		cmocka_unit_test(has_the_right_han_forms),
		cmocka_unit_test(reads_measures),
		cmocka_unit_test(does_without_bold),
		cmocka_unit_test(says_that_none_has_it),
		cmocka_unit_test(names_what_is_missing),
		cmocka_unit_test(takes_what_there_is),
		cmocka_unit_test(looks_in_each_folder),
		cmocka_unit_test(refuses_what_is_no_file),
		cmocka_unit_test(refuses_a_cut_file),
		cmocka_unit_test(refuses_unsound_tables),
		cmocka_unit_test(refuses_wrong_directories),
		cmocka_unit_test(bears_chance_bytes),
		cmocka_unit_test(is_shared_by_threads),
	};

	return cmocka_run_group_tests_name("fonts", tests, set_up, tear_down);
}
