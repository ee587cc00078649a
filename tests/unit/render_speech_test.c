/* Letters read aloud: what amounts, references and structure become, and the
 * sound that engines give, whole or broken. */
#include <stdlib.h>
#include <string.h>

#include "doc/markdown.h"
#include "lang/spoken.h"
#include "render/render.h"
#include "render/speech.h"
#include "tests/unit/unit.h"

static void
amounts_are_said(void **state)
{
	static const struct {
		const char *lang, *text, *said; /* NULL: no amount */
	} rows[] = {
		{"en", "£1,104.50", "1104 pounds 50"},
		{"en", "£1", "1 pound"},
		{"en", "£1.05", "1 pound 5"},
		{"en", "£1,000,000", "1000000 pounds"},
		{"en", "1104.50 GBP", "1104 pounds 50"},
		{"en", "€12.34", "12 euros 34"},
		{"cy", "£412.50", "412 punt Prydain 50"},
		{"pl", "1104,50 GBP", "1104 funty szterlingi 50"},
		{"pl", "5 GBP", "5 funtów szterlingów"},
		{"bn", "১,১০৪.৫০£", "1104 ব্রিটিশ পাউন্ড 50"},
		{"ar", "‏١٬١٠٤٫٥٠ UK£", "1104 جنيه إسترليني 50"},
		{"fa", "‎£۱٬۱۰۴٫۵۰", "1104 پوند بریتانیا 50"},
		{"zh-Hans", "£1,104.00", "1104英镑"},
		{"en", "£0.50", NULL},
		{"en", "£", NULL},
		{"en", "1,104.50", NULL},
		{"en", "-£5", NULL},
		{"en", "£1.234567", NULL},
		{"en", "£99999999999999999999", NULL},
		{"en", "", NULL},
	};

	(void)state;
	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		struct buf out = {0};
		bool said = spoken_money(tag_find(rows[i].lang), rows[i].text,
					 &out);

		assert_int_equal(said, rows[i].said != NULL);
		assert_string_equal(buf_string(&out),
				    rows[i].said ? rows[i].said : "");
		buf_free(&out);
	}
}

/* The markup of a document's chapters, one after another. */
static const char *
spoken(const char *lang, const char *markdown, struct arena *arena,
       struct speech *speech)
{
	struct markdown md = {"f", markdown, strlen(markdown), 0,
			      SPAN_MODE_PLAIN};
	struct document document = {.title = "A letter", .lang = lang};
	struct faults faults = {0};
	struct fault fault = {0};
	const char *all = "";

	assert_int_equal(markdown_parse(&md, arena, &document.blocks, &faults),
			 OK);
	assert_int_equal(speech_make(&document, NULL, arena, speech, &fault),
			 OK);
	for (size_t i = 0; i < speech->count; i++) {
		const char *ssml = strstr(speech->list[i].ssml, "<speak");

		assert_non_null(ssml);
		ssml = strchr(ssml, '>') + 1;
		all = arena_printf(arena, "%s%.*s\n", all,
				   (int)(strstr(ssml, "</speak>") - ssml),
				   ssml);
	}
	return all;
}

#define LETTER(c) "<say-as interpret-as=\"characters\">" c "</say-as> "

static void
structure_is_said(void **state)
{
	static const struct {
		const char *markdown, *said;
	} rows[] = {
		{"Pay **£12.30** by 6 April.",
		 "<p>Pay <emphasis>12 pounds 30</emphasis> by 6 April.</p>\n"},
		{"Call 020 7946 0000.",
		 "<p>Call 0 2 0 , 7 9 4 6 , 0 0 0 0 .</p>\n"},
		{"Quote `V26-01`.",
		 "<p>Quote " LETTER("V") "2 6 , 0 1 .</p>\n"},
		{"1. One\n2. Two\n",
		 "<s>1:</s><p>One</p><break time=\"300ms\"/>"
		 "<s>2:</s><p>Two</p><break time=\"300ms\"/>\n"},
		{"| Week | Rent |\n| --- | --- |\n| First | 5 |\n",
		 "<p>Week: First</p><p>Rent: 5</p>"
		 "<break time=\"400ms\"/>\n"},
		{"See [our page](https://a.example/b) & more.",
		 "<p>See our page, a.example/b &amp; more.</p>\n"},
		{"Before\n\n# One\n\nWords\n\n## Two\n\n### Within\n",
		 "<p>Before</p>\n"
		 "<p>One</p><break time=\"600ms\"/><p>Words</p>\n"
		 "<p>Two</p><break time=\"600ms\"/>"
		 "<p>Within</p><break time=\"600ms\"/>\n"},
		{"> Said\n\n---\n\nAfter",
		 "<p>Said</p><break time=\"800ms\"/><p>After</p>\n"},
	};

	(void)state;
	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		struct arena *arena = arena_new();
		struct speech speech;

		assert_string_equal(
			spoken("en", rows[i].markdown, arena, &speech),
			rows[i].said);
		arena_free(arena);
	}
}

static void
chapters_are_named(void **state)
{
	struct arena *arena = arena_new();
	struct speech speech;

	(void)state;
	(void)spoken("pl", "Wstęp\n\n## Co **teraz**\n\nDalej", arena, &speech);
	assert_int_equal(speech.count, 2);
	assert_string_equal(speech.list[0].title, "A letter");
	assert_string_equal(speech.list[1].title, "Co teraz");
	assert_string_equal(speech.list[1].voice->lang, "pl");
	arena_free(arena);
}

static void
without_a_voice_is_refused(void **state)
{
	struct document document = {.title = "T", .lang = "so"};
	struct arena *arena = arena_new();
	struct speech speech;
	struct fault fault;

	(void)state;
	assert_int_equal(speech_make(&document, NULL, arena, &speech, &fault),
			 E_NOT_FOUND);
	document.lang = "xx-none";
	assert_int_equal(speech_make(&document, NULL, arena, &speech, &fault),
			 E_INPUT);
	arena_free(arena);
}

/* 16 samples in two channels, between chunks that nobody asked for. */
static const unsigned char stereo[] =
	"RIFF\x5c\0\0\0WAVE"
	"junk\x03\0\0\0abc\0"
	"fmt \x10\0\0\0\x01\0\x02\0\x40\x1f\0\0\0\x7d\0\0\x04\0\x10\0"
	"data\x10\0\0\0"
	"\x01\0\x09\x09\x02\0\x09\x09\xff\xff\x09\x09\x00\x80\x09\x09";

#define DATA_AT 48

static void
wav_files_are_added(void **state)
{
	struct sound sound = {0};
	struct buf out = {0};
	struct fault fault;
	unsigned char piped[sizeof stereo];

	(void)state;
	assert_int_equal(sound_add(&sound, stereo, sizeof stereo - 1, &fault),
			 OK);
	assert_int_equal(sound.rate, 8000);
	assert_int_equal(sound.count, 4);
	assert_int_equal(sound.sample[1], 2);
	assert_int_equal(sound.sample[2], -1);
	assert_int_equal(sound.sample[3], -32768);
	memcpy(piped, stereo, sizeof piped);
	memset(piped + 4, 0xFF, 4);
	memset(piped + DATA_AT + 4, 0xFF, 4);
	assert_int_equal(sound_add(&sound, piped, sizeof piped - 1, &fault),
			 OK);
	assert_int_equal(sound.count, 8);
	sound_pause(&sound, 1000);
	assert_int_equal(sound.count, 8008);
	assert_int_equal(sound_seconds(&sound), 2);
	sound_mark(&sound, "End");
	sound_wav(&sound, &out);
	assert_int_equal(out.count,
			 44 + 8008 * 2 + 8 + 4 + 24 + 8 + 4 + 8 + 4 + 4);
	buf_free(&out);
	sound_free(&sound);
}

/* Cut anywhere, or with any byte changed, it is taken or refused. */
static void
broken_files_end_well(void **state)
{
	struct fault fault;

	(void)state;
	for (size_t count = 0; count < DATA_AT + 8; count++) {
		struct sound sound = {0};
		unsigned char *cut = malloc(count + 1);

		memcpy(cut, stereo, count);
		assert_int_equal(sound_add(&sound, cut, count, &fault),
				 E_INPUT);
		sound_free(&sound);
		free(cut);
	}
	for (size_t at = 0; at < sizeof stereo - 1; at++)
		for (int byte = 0; byte < 256; byte += 5) {
			struct sound sound = {0};
			unsigned char changed[sizeof stereo];
			enum status status;

			memcpy(changed, stereo, sizeof changed);
			changed[at] = (unsigned char)byte;
			status = sound_add(&sound, changed,
					   sizeof changed - 1, &fault);
			assert_true(status == OK || status == E_INPUT);
			sound_free(&sound);
		}
}

static void
other_rates_are_refused(void **state)
{
	struct sound sound = {.rate = 22050};
	struct fault fault;

	(void)state;
	assert_int_equal(sound_add(&sound, stereo, sizeof stereo - 1, &fault),
			 E_INPUT);
	assert_int_equal(sound.count, 0);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(amounts_are_said),
		cmocka_unit_test(structure_is_said),
		cmocka_unit_test(chapters_are_named),
		cmocka_unit_test(without_a_voice_is_refused),
		cmocka_unit_test(wav_files_are_added),
		cmocka_unit_test(broken_files_end_well),
		cmocka_unit_test(other_rates_are_refused),
	};

	return cmocka_run_group_tests_name("speech", tests, NULL, NULL);
}
