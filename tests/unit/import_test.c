/* What may be taken of a file that came back, a case a line in
 * tests/data/import.txt: language, English, translation, and what the fault
 * says, or ok. Then which messages a file's are, and the catalogue with what
 * was taken. */
#include "unit.h"

#include <stdio.h>
#include <string.h>

#include "base/hash.h"
#include "lang/catalogue.h"
#include "lines.h"
#include "notice/import_check.h"
#include "notice/template.h"

static const struct notice *
notice_saying(const char *english, struct arena *arena)
{
	const char *text = arena_printf(
		arena,
		"---\nname: a\ntitle: X\npurpose: p\nclass: service\n"
		"fields:\n  a:\n    type: text\n    label: l\n"
		"    example: e\n  n:\n    type: count\n    label: l\n"
		"    example: 2\n---\n%s\n",
		english);
	const struct notice_file file = {.path = "a/notice.md",
					 .name = "a",
					 .text = text,
					 .count = strlen(text)};
	const struct notice *notice = NULL;
	struct faults faults = {0};

	if (notice_parse(&file, arena, &notice, &faults) != OK)
		fail_msg("%s: %s", english, faults.list[0].message);
	faults_free(&faults);
	return notice;
}

static struct parcel_unit
unit_of(const char *source, const char *const *target, struct arena *arena)
{
	struct parcel_unit unit = {.source = source,
				   .target = target,
				   .targets = 1,
				   .line = 7,
				   .state = TRANSLATE_TRANSLATED};
	char id[PARCEL_ID_BYTES];

	parcel_id(source, NULL, id);
	unit.id = arena_text(arena, id);
	return unit;
}

static void
check_line(const struct line *line)
{
	struct arena *arena = arena_new();
	struct parcel_unit unit =
		unit_of(line->field[1], &line->field[2], arena);
	const struct parcel parcel = {.unit = &unit, .units = 1};
	const struct import import = {
		.notice = notice_saying(line->field[1], arena),
		.tag = tag_find(line->field[0]),
		.parcel = &parcel,
		.name = "f.xlf",
	};
	struct import_result result;
	struct faults faults = {0};
	char said[400] = "ok";

	assert_non_null(import.tag);
	assert_int_equal(import_check(&import, arena, &result, &faults), OK);
	if (result.refused) {
		assert_string_equal(faults.list[0].where, "f.xlf:7");
		fault_text(&faults.list[0], faults.list[0].message, said,
			   sizeof said);
	}
	assert_int_equal(result.accepted, !result.refused);
	if (!strstr(said, line->field[3]) ||
	    !strcmp(line->field[3], "ok") != !result.refused)
		line_wrong(line, line->field[2], line->field[3], said);
	faults_free(&faults);
	arena_free(arena);
}

static void
checks_each_text(void **state)
{
	(void)state;
	lines_all("tests/data/import.txt", 4, check_line);
}

static const char po[] =
	"# kept\nmsgid \"\"\nmsgstr \"\"\n"
	"\"Content-Type: text/plain; charset=UTF-8\\n\"\n"
	"\"Plural-Forms: nplurals=2; plural=(n != 1);\\n\"\n"
	"\"X-Vernacular-Notice: a\\n\"\n\n"
	"#~ msgid \"gone\"\n#~ msgstr \"weg\"\n\n"
	"# kept too\n#, fuzzy\n#| msgid \"One\"\nmsgid \"One thing.\"\n"
	"msgstr \"\"\n\"Eine \"\n\"Sache.\"\n\n"
	"msgid   \"Another thing.\"\nmsgstr \"Noch eine Sache.\"\n";

static void
takes_what_is_right(void **state)
{
	static const char *const texts[] = {"Ein Ding.", "Noch ein Ding.",
					    "Neu ist das.", "{b}", "Egal"};
	struct arena *arena = arena_new();
	struct parcel_unit units[] = {
		unit_of("One thing.", &texts[0], arena),
		unit_of("Another thing.", &texts[1], arena),
		unit_of("A third thing.", &texts[2], arena),
		unit_of("A fourth thing {a}.", &texts[3], arena),
		unit_of("Nobody says this.", &texts[4], arena),
	};
	const struct parcel parcel = {
		.unit = units, .units = 5, .notice = "a", .lang = "de"};
	struct import import = {
		.notice = notice_saying("One thing.\n\nAnother thing.\n\nA "
					"third thing.\n\nA fourth thing {a}.",
					arena),
		.tag = tag_find("de"),
		.parcel = &parcel,
		.name = "f.xlf",
	};
	const struct parcel_file file = {"de.po", po, sizeof po - 1};
	struct catalogue *catalogue = NULL;
	struct import_result result;
	struct faults faults = {0};
	struct buf out = {0};

	(void)state;
	assert_int_equal(catalogue_read("de.po", po, sizeof po - 1, import.tag,
					&catalogue, &faults),
			 OK);
	import.catalogue = catalogue;
	assert_int_equal(import_check(&import, arena, &result, &faults), OK);
	assert_int_equal(result.accepted, 3);
	assert_int_equal(result.refused, 2);
	assert_true(result.unit[4].message == NULL);
	assert_int_equal(result.unit[3].faults, 1);
	assert_int_equal(import_apply(&import, &result, &file, &out, &faults),
			 OK);
	assert_non_null(strstr(buf_string(&out), "#~ msgid \"gone\""));
	assert_non_null(strstr(buf_string(&out),
			       "# kept too\nmsgid \"One thing.\"\n"
			       "msgstr \"Ein Ding.\"\n"));
	assert_non_null(strstr(buf_string(&out), "msgid \"A third thing.\"\n"
						 "msgstr \"Neu ist das.\"\n"));
	assert_null(strstr(buf_string(&out), "fuzzy"));
	assert_null(strstr(buf_string(&out), "fourth"));
	buf_free(&out);
	catalogue_free(catalogue);
	faults_free(&faults);
	arena_free(arena);
}

static void
refuses_what_is_of_something_else(void **state)
{
	static const char *const text[] = {"Ein Ding."};
	struct arena *arena = arena_new();
	struct parcel_unit units[] = {unit_of("One thing.", text, arena),
				      unit_of("One thing.", text, arena)};
	struct parcel parcel = {.unit = units, .units = 2, .notice = "b"};
	struct import import = {
		.notice = notice_saying("One thing.", arena),
		.tag = tag_find("de"),
		.parcel = &parcel,
		.name = "f.po",
	};
	struct import_result result;
	struct faults faults = {0};

	(void)state;
	assert_int_equal(import_check(&import, arena, &result, &faults),
			 E_INPUT);
	parcel.notice = NULL;
	parcel.lang = "pl";
	assert_int_equal(import_check(&import, arena, &result, &faults),
			 E_INPUT);
	parcel.lang = "DE";
	assert_int_equal(import_check(&import, arena, &result, &faults), OK);
	assert_int_equal(result.accepted, 1);
	assert_int_equal(result.refused, 1);
	assert_int_equal(result.absent, import.notice->message_count - 1);
	faults_free(&faults);
	arena_free(arena);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(checks_each_text),
		cmocka_unit_test(takes_what_is_right),
		cmocka_unit_test(refuses_what_is_of_something_else),
	};

	if (hash_init() != OK)
		return 1;
	return cmocka_run_group_tests(tests, NULL, NULL);
}
