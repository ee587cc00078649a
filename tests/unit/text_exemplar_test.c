/* Every written language can be printed here, and one that cannot is told. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "tests/unit/unit.h"
#include "text/exemplar.h"

#define DEBIAN "/usr/share/fonts/truetype/noto/"

static void
every_written_language_is_printed(void **state)
{
	struct fonts *fonts = fonts_new(NULL);
	const struct tag *tags;
	size_t count = tag_all(&tags), written = 0;

	(void)state;
	for (size_t i = 0; i < count; i++) {
		size_t characters = 0;
		struct fault fault = {0};

		if (tags[i].kind != TAG_WRITTEN)
			continue;
		written++;
		if (exemplar_check(fonts, &tags[i], &characters, &fault) != OK)
			fail_msg("%s: %s %s %s", tags[i].tag, fault.where,
				 fault.message, fault.arg[1].value);
		/* Both cases of some 20 letters, digits, punctuation; the
		 * least are the scripts with one case. */
		if (characters < 50)
			fail_msg("%s: %zu", tags[i].tag, characters);
	}
	assert_true(written >= 100);
	fonts_free(fonts);
}

/* Looks for an exemplar, given as its code points. */
struct wanted {
	const hb_codepoint_t *text;
	size_t count, found;
};

static void
compare(void *context, const hb_codepoint_t *text, size_t count)
{
	struct wanted *wanted = context;

	wanted->found += count == wanted->count &&
			 !memcmp(text, wanted->text, count * sizeof *text);
}

static size_t
times(const char *tag, const hb_codepoint_t *text, size_t count)
{
	struct wanted wanted = {text, count, 0};

	assert_true(exemplar_each(tag_find(tag), compare, &wanted) > 0);
	return wanted.found;
}

static void
names_what_cldr_names(void **state)
{
	static const struct {
		const char *tag;
		hb_codepoint_t text[4];
		size_t count, times;
	} rows[] = {
		{"ro", {0x219}, 1, 1},		      /* ș */
		{"ro", {0x218}, 1, 1},		      /* Ș */
		{"ro", {0x15f}, 1, 1},		      /* ş, of Turkish names */
		{"tr", {0x131}, 1, 1},		      /* dotless */
		{"cy", {0x175}, 1, 1},		      /* ŵ */
		{"cy", {'l', 'l'}, 2, 1},	      /* a letter of Welsh */
		{"yo", {0x1ecd, 0x301}, 2, 1},	      /* ọ́ */
		{"bn", {0x995, 0x9cd}, 2, 1},	      /* a mark on ক */
		{"bn", {0x9cd}, 1, 0},		      /* never by itself */
		{"bn", {0x9e7}, 1, 1},		      /* ১ */
		{"bn", {'1'}, 1, 1},		      /* and 1 */
		{"ml", {0xd15, 0x200c, 0xd15}, 3, 1}, /* ZWNJ */
		{"ar", {0x200f}, 1, 0},		      /* has no glyph */
		{"bo", {0xf40, 0xf71, 0xf72}, 3, 1},  /* two marks as one */
		{"zh-Hans", {0x3002}, 1, 1},	      /* 。 */
		{"ko", {0xd7a3}, 1, 1},		      /* the last syllable */
		{"en", {0x451}, 1, 0},
	};

	(void)state;
	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
		if (times(rows[i].tag, rows[i].text, rows[i].count) !=
		    rows[i].times)
			fail_msg("row %zu: %s", i, rows[i].tag);
}

static void
put_link(const char *folder, const char *file, const char *target)
{
	char path[200], from[200];

	snprintf(path, sizeof path, "%s/%s", folder, file);
	snprintf(from, sizeof from, DEBIAN "%s", target);
	unlink(path);
	if (target[0])
		assert_int_equal(symlink(from, path), 0);
}

/* Thai's file here is the one of Lao. */
static void
tells_what_is_missing(void **state)
{
	char folder[] = "/tmp/vernacular-exemplar-XXXXXX";
	struct fonts *fonts;
	struct fault fault = {0};
	size_t count = 7;

	(void)state;
	assert_non_null(mkdtemp(folder));
	put_link(folder, "NotoSans-Regular.ttf", "NotoSans-Regular.ttf");
	put_link(folder, "NotoSans-Bold.ttf", "NotoSans-Bold.ttf");
	put_link(folder, "NotoSansThai-Regular.ttf", "NotoSansLao-Regular.ttf");
	fonts = fonts_new(folder);
	assert_int_equal(exemplar_check(fonts, tag_find("pl"), &count, &fault),
			 OK);
	assert_true(count > 80);
	count = 7;
	assert_int_equal(exemplar_check(fonts, tag_find("th"), &count, &fault),
			 E_INPUT);
	assert_string_equal(fault.where, "th");
	assert_string_equal(fault.arg[0].value, "Thai");
	assert_memory_equal(fault.arg[1].value, "U+0E01 U+0E02 ", 14);
	assert_int_equal(exemplar_check(fonts, tag_find("bn"), &count, &fault),
			 E_NOT_FOUND);
	assert_int_equal(count, 7);
	fonts_free(fonts);
	put_link(folder, "NotoSans-Regular.ttf", "");
	put_link(folder, "NotoSans-Bold.ttf", "");
	put_link(folder, "NotoSansThai-Regular.ttf", "");
	assert_int_equal(rmdir(folder), 0);
}

/* ICU answers for a language that it does not know with another's letters. */
static void
does_not_believe_a_stand_in(void **state)
{
	const struct tag unknown = {.tag = "kri",
				    .script = "Latn",
				    .english = "Krio",
				    .autonym = "Krio",
				    .font = "Noto Sans",
				    .locale = "kri",
				    .kind = TAG_WRITTEN};
	struct fonts *fonts = fonts_new(NULL);
	struct fault fault = {0};
	size_t count;

	(void)state;
	assert_int_equal(exemplar_check(fonts, &unknown, &count, &fault),
			 E_NOT_FOUND);
	assert_string_equal(fault.arg[0].value, "Krio");
	fonts_free(fonts);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(every_written_language_is_printed),
		cmocka_unit_test(names_what_cldr_names),
		cmocka_unit_test(tells_what_is_missing),
		cmocka_unit_test(does_not_believe_a_stand_in),
	};

	return cmocka_run_group_tests_name("exemplar", tests, NULL, NULL);
}
