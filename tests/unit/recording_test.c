/* Recordings by their bytes, whole, cut and changed; captions of films. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/buf.h"
#include "base/file.h"
#include "tests/unit/unit.h"
#include "wire/recording.h"
#include "wire/webvtt.h"

static const struct {
	const char *name, *kind;
	bool film;
	int64_t ms; /* as ffprobe says */
} files[] = {
	{"film.mp4", "mp4", true, 3000},
	{"film.webm", "webm", true, 3000},
	{"reading.mp3", "mp3", false, 2088},
};

static void
read_data(const char *name, struct buf *out)
{
	char path[200];
	struct fault fault;

	(void)snprintf(path, sizeof path, "%s/tests/data/media/%s",
		       getenv("top_srcdir") ? getenv("top_srcdir") : ".", name);
	assert_int_equal(file_read(path, 1 << 20, out, &fault), OK);
}

static void
tells_kinds(void **state)
{
	(void)state;
	for (size_t i = 0; i < sizeof files / sizeof *files; i++) {
		struct buf bytes = {0};
		struct recording found;

		read_data(files[i].name, &bytes);
		assert_true(recording_read(bytes.bytes, bytes.count, &found));
		assert_string_equal(found.kind, files[i].kind);
		assert_int_equal(found.film, files[i].film);
		assert_in_range(found.ms, files[i].ms - 100,
				files[i].ms + 100);
		buf_free(&bytes);
	}
}

/* Cut anywhere a film is none; with any byte changed nothing breaks. */
static void
bears_damage(void **state)
{
	(void)state;
	for (size_t i = 0; i < sizeof files / sizeof *files; i++) {
		struct buf bytes = {0};
		struct recording found;

		read_data(files[i].name, &bytes);
		for (size_t cut = 0; cut < bytes.count; cut += 7)
			if (recording_read(bytes.bytes, cut, &found))
				assert_false(found.film);
		for (size_t at = 0; at < bytes.count; at++) {
			char was = bytes.bytes[at];

			bytes.bytes[at] = (char)(was ^ 0xFF);
			(void)recording_read(bytes.bytes, bytes.count, &found);
			bytes.bytes[at] = was;
		}
		buf_free(&bytes);
	}
}

static void
reads_wav(void **state)
{
	static const unsigned char wav[] = {
		'R', 'I', 'F', 'F', 44, 0, 0, 0, 'W', 'A', 'V', 'E', 'f', 'm',
		't', ' ', 16, 0, 0, 0, 1, 0, 1, 0, 8, 0, 0, 0, 8, 0, 0, 0, 1,
		0, 8, 0, 'd', 'a', 't', 'a', 8, 0, 0, 0, 1, 2, 3, 4, 5, 6, 7,
		8};
	struct recording found;

	(void)state;
	assert_true(recording_read(wav, sizeof wav, &found));
	assert_string_equal(found.kind, "wav");
	assert_int_equal(found.ms, 1000);
	for (size_t cut = 0; cut < sizeof wav; cut++)
		assert_false(recording_read(wav, cut, &found));
	assert_false(recording_read("%PDF-1.7 is no recording", 24, &found));
	assert_false(recording_read("", 0, &found));
}

static const struct {
	const char *text, *where; /* NULL: they are right */
	size_t cues;
	int64_t end_ms;
} captions[] = {
	{"WEBVTT\n\n00:01.000 --> 00:04.000\nHello\n", NULL, 1, 4000},
	{"\xEF\xBB\xBFWEBVTT a film\r\nKind: captions\r\n\r\n1\r\n"
	 "00:00:01.000 --> 01:00:04.250 align:start\r\nHello\r\n\r\n"
	 "NOTE by hand\r\n\r\n01:00:05.000 --> 01:00:06.000\r\n<b>you</b>",
	 NULL, 2, 3606000},
	{"", "1", 0, 0},
	{"WEBVTT", "2", 0, 0},
	{"WEBVTTX\n\n00:01.000 --> 00:04.000\nHello\n", "1", 0, 0},
	{"1\n00:00:01,000 --> 00:00:04,000\nSubRip\n", "1", 0, 0},
	{"WEBVTT\n\n00:01,000 --> 00:04,000\nHello\n", "3", 0, 0},
	{"WEBVTT\n\n00:04.000 --> 00:04.000\nHello\n", "3", 0, 0},
	{"WEBVTT\n\n00:61.000 --> 02:04.000\nHello\n", "3", 0, 0},
	{"WEBVTT\n\n1:00.000 --> 02:04.000\nHello\n", "3", 0, 0},
	{"WEBVTT\n\n00:01.000 --> 00:04.000\n\n", "4", 0, 0},
	{"WEBVTT\n\nname\n", "4", 0, 0},
	{"WEBVTT\n\nSTYLE\n::cue {color: red}\n", "3", 0, 0},
	{"WEBVTT\n\n00:03.000 --> 00:04.000\nA\n\n00:02.000 --> 00:05.000\nB",
	 "6", 0, 0},
	{"WEBVTT\n\n00:01.000 --> 00:04.000\nA\n00:04.000 --> 00:05.000\nB",
	 "5", 0, 0},
	{"WEBVTT\n\n00:01.000 --> 00:04.000\n\xFF\n", "", 0, 0},
};

static void
reads_captions(void **state)
{
	(void)state;
	for (size_t i = 0; i < sizeof captions / sizeof *captions; i++) {
		const char *text = captions[i].text;
		struct webvtt found = {0};
		struct buf clean = {0};
		struct fault fault = {0};
		enum status status = webvtt_check(text, strlen(text), &clean,
						  &found, &fault);

		if (captions[i].where) {
			assert_int_equal(status, E_INPUT);
			assert_string_equal(fault.where, captions[i].where);
		} else {
			assert_int_equal(status, OK);
			assert_int_equal(found.cues, captions[i].cues);
			assert_int_equal(found.end_ms, captions[i].end_ms);
			assert_null(strchr(buf_string(&clean), '\r'));
			assert_memory_equal(clean.bytes, "WEBVTT", 6);
		}
		buf_free(&clean);
	}
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(tells_kinds),
		cmocka_unit_test(bears_damage),
		cmocka_unit_test(reads_wav),
		cmocka_unit_test(reads_captions),
	};

	return cmocka_run_group_tests_name("recording", tests, NULL, NULL);
}
