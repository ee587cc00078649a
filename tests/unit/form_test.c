/* Queries, forms and JSON become checked fields, or named faults. */
#include <string.h>

#include "tests/unit/unit.h"
#include "web/form.h"

static const struct field item_fields[] = {
	{.name = "language", .type = FIELD_LANGUAGE, .required = true},
	{.name = "mode", .type = FIELD_PICK, .set = "mode"},
	{0},
};
static const struct field necessity_fields[] = {
	{.name = "reader", .type = FIELD_TEXT},
	{0},
};
static const struct field fields[] = {
	{.name = "subject", .type = FIELD_TEXT, .max = 10, .required = true},
	{.name = "note", .type = FIELD_AREA},
	{.name = "words", .type = FIELD_INT, .min = 1, .max = 1000},
	{.name = "service", .type = FIELD_WORD, .set = "service"},
	{.name = "urgent", .type = FIELD_YES},
	{.name = "day", .type = FIELD_DAY},
	{.name = "at", .type = FIELD_TIME},
	{.name = "email", .type = FIELD_EMAIL},
	{.name = "secret", .type = FIELD_SECRET},
	{.name = "file", .type = FIELD_FILE, .max = 8},
	{.name = "items",
	 .type = FIELD_LIST,
	 .max = 3,
	 .fields = item_fields},
	{.name = "necessity",
	 .type = FIELD_GROUP,
	 .fields = necessity_fields},
	{0},
};

enum encoding { FORM, JSON };

/* Each line: what came, and where its faults are ("" none, "!" malformed). */
static const struct {
	enum encoding encoding;
	const char *text, *where;
} cases[] = {
	{FORM, "subject=Rent", ""},
	{FORM, "", "/subject"},
	{FORM, "subject=++", "/subject"},
	{FORM, "subject=0123456789", ""},
	{FORM, "subject=01234567890", "/subject"},
	{FORM, "subject=%E0%A8%97%E0%A9%81%E0%A8%B0%E0%A8%AA", ""},
	{FORM, "subject=a%0Ab", "/subject"},
	{FORM, "subject=a&note=a%0D%0Ab", ""},
	{FORM, "subject=a%E2%80%AEb", "/subject"},
	{FORM, "subject=a%07b", "/subject"},
	{FORM, "subject=%FF", "!"},
	{FORM, "subject=%00", "!"},
	{FORM, "subject=%4", "!"},
	{FORM, "subject=%zz", "!"},
	{FORM, "sub ject=a", "!"},
	{FORM, "subject=a&subject=b", "/subject"},
	{FORM, "subject=a&sujbect=b", "/sujbect"},
	{FORM, "subject=a&csrf=b", ""},
	{FORM, "subject=a&words=12", ""},
	{FORM, "subject=a&words=0", "/words"},
	{FORM, "subject=a&words=1001", "/words"},
	{FORM, "subject=a&words=12x", "/words"},
	{FORM, "subject=a&words=1e3", "/words"},
	{FORM, "subject=a&words=+", ""},
	{FORM, "subject=a&words=99999999999999999999", "/words"},
	{FORM, "subject=a&service=format", ""},
	{FORM, "subject=a&service=formats", "/service"},
	{FORM, "subject=a&urgent=on", ""},
	{FORM, "subject=a&urgent=maybe", "/urgent"},
	{FORM, "subject=a&day=2026-02-29", "/day"},
	{FORM, "subject=a&day=2028-02-29", ""},
	{FORM, "subject=a&at=2026-03-29T01:30", "/at"},
	{FORM, "subject=a&at=2026-11-21T09:30", ""},
	{FORM, "subject=a&email=a@b.example", ""},
	{FORM, "subject=a&email=a.b.example", "/email"},
	{FORM, "subject=a&email=a@b@c", "/email"},
	{FORM, "subject=a&file=text", "/file"},
	{FORM, "subject=a&items.0.language=ur", ""},
	{FORM, "subject=a&items.0.language=urdoo", "/items/0/language"},
	{FORM, "subject=a&items.0.mode=video", "/items/0/language"},
	{FORM, "subject=a&items.3.language=ur", "/items"},
	{FORM, "subject=a&items.x.language=ur", "/items"},
	{FORM, "subject=a&items=ur", "/items"},
	{FORM, "subject=a&necessity.reader=son", ""},
	{FORM, "subject=a&necessity=son", "/necessity"},
	{FORM, "words=x&day=y", "/subject /words /day"},
	{JSON, "{\"subject\":\"a\"}", ""},
	{JSON, "{\"subject\":12}", "/subject"},
	{JSON, "{\"subject\":null}", "/subject"},
	{JSON, "{\"subject\":[\"a\"]}", "/subject /subject/0"},
	{JSON, "{\"subject\":\"a\",\"words\":12}", ""},
	{JSON, "{\"subject\":\"a\",\"words\":\"12\"}", "/words"},
	{JSON, "{\"subject\":\"a\",\"words\":1.5}", "/words"},
	{JSON, "{\"subject\":\"a\",\"urgent\":true}", ""},
	{JSON, "{\"subject\":\"a\",\"urgent\":\"true\"}", "/urgent"},
	{JSON, "{\"subject\":\"a\",\"items\":[{\"language\":\"pl\"},{}]}",
	 "/items/1/language"},
	{JSON,
	 "{\"subject\":\"a\",\"items\":[{\"language\":\"pl\"},"
	 "{\"mode\":\"x\"}]}",
	 "/items/1/language /items/1/mode"},
	{JSON, "{\"subject\":\"a\",\"necessity\":{\"reader\":\"son\"}}", ""},
	{JSON, "{\"subject\":\"a\",\"items\":null}", ""},
	{JSON, "{\"subject\":\"a\",\"items\":3}", "/items"},
	{JSON, "{\"subject\":\"a\",\"necessity\":[]}", "/necessity"},
	{JSON, "{\"subject\":\"a\",\"necessity\":{}}", ""},
	{JSON, "{\"subject\":\"a\",\"items\":[]}", ""},
	{JSON, "{\"subject\":\"a\",\"items\":{}}", "/items"},
	{JSON, "{\"subject\":\"a\",\"words\":[]}", "/words"},
	{JSON, "{\"subject\":{}}", "/subject"},
	{JSON, "{\"subject\":\"a\",\"a.b\":1}", "/a/b"},
	{JSON, "{\"subject\":\"a\",\"\":1}", "!"},
	{JSON, "{\"subject\":\"a\"", "!"},
	{JSON, "[]", "!"},
	{JSON, "12", "!"},
	{JSON, "{\"subject\":\"a\",\"subject\":\"b\"}", "!"},
};

static void
names_every_fault(void **state)
{
	static const char *const also[] = {"csrf", NULL};

	(void)state;
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		struct arena *arena = arena_new();
		struct form *form = form_new(arena);
		struct faults faults = {0};
		struct fault fault;
		const char *text = cases[i].text, *where = "";
		enum status status =
			cases[i].encoding == FORM
				? form_add_urlencoded(form, text, strlen(text),
						      &fault)
				: form_add_json(form, text, strlen(text),
						&fault);

		if (status)
			where = "!";
		else
			(void)!form_check(form, fields, also, &faults);
		for (size_t f = 0; f < faults.count; f++)
			where = arena_printf(arena, "%s%s%s", where,
					     f ? " " : "",
					     faults.list[f].where);
		if (strcmp(where, cases[i].where) != 0)
			fail_msg("%s: faults at \"%s\", not \"%s\"", text,
				 where, cases[i].where);
		faults_free(&faults);
		arena_free(arena);
	}
}

static void
reads_what_was_checked(void **state)
{
	static const char text[] =
		"subject=+Rent+&words=12&urgent=on&day=1970-01-03&"
		"at=1970-01-01T01:00:05Z&secret=+x+&"
		"items.0.language=ZH-hans&items.1.language=pl";
	struct arena *arena = arena_new();
	struct form *form = form_new(arena);
	struct faults faults = {0};

	(void)state;
	assert_int_equal(
		form_add_urlencoded(form, text, sizeof text - 1, NULL), OK);
	assert_int_equal(form_check(form, fields, NULL, &faults), OK);
	assert_string_equal(form_text(form, "subject"), "Rent");
	assert_string_equal(form_typed(form, "subject"), " Rent ");
	assert_int_equal(form_int(form, "words"), 12);
	assert_true(form_yes(form, "urgent"));
	assert_int_equal(form_day(form, "day"), 2);
	assert_int_equal(form_time(form, "at"), 3605);
	assert_string_equal(form_text(form, "secret"), " x ");
	assert_string_equal(form_typed(form, "secret"), "");
	assert_int_equal(form_count(form, "items"), 2);
	assert_string_equal(
		form_text(form_element(form, "items", 0), "language"),
		"zh-Hans");
	assert_string_equal(
		form_text(form_element(form, "items", 1), "language"), "pl");
	assert_null(form_text(form_element(form, "items", 1), "mode"));
	assert_false(form_has(form, "note"));
	arena_free(arena);
}

#define TYPE "multipart/form-data; boundary=x"
#define PART "Content-Disposition: form-data; name="

static const struct {
	const char *type, *body;
	enum status status;
} parts[] = {
	{TYPE, "--x\r\n" PART "\"subject\"\r\n\r\nRent\r\n--x--\r\n", OK},
	{TYPE, "--x\r\n" PART "subject\r\n\r\nRent\r\n--x--", OK},
	{"multipart/form-data; boundary=\"x\"",
	 "before\r\n--x \r\n" PART "\"subject\"\r\n\r\n\r\n--x--", OK},
	{TYPE, "", E_INPUT},
	{TYPE, "--x", E_INPUT},
	{TYPE, "--x--", OK},
	{TYPE, "--x\r\n", E_INPUT},
	{TYPE, "--x\r\n" PART "\"subject\"\r\n\r\nRent", E_INPUT},
	{TYPE, "--x\r\n" PART "\"subject\"\r\nRent\r\n--x--", E_INPUT},
	{TYPE, "--x\r\n\r\nRent\r\n--x--", E_INPUT},
	{TYPE, "--x\r\nContent-Disposition: form-data\r\n\r\n\r\n--x--",
	 E_INPUT},
	{TYPE, "--x\r\n" PART "\"a b\"\r\n\r\nRent\r\n--x--", E_INPUT},
	{TYPE, "--y\r\n" PART "\"subject\"\r\n\r\nRent\r\n--y--", E_INPUT},
	{"multipart/form-data", "--x--", E_INPUT},
	{"multipart/form-data; boundary=", "--x--", E_INPUT},
};

static void
takes_multipart(void **state)
{
	static const char body[] =
		"--x\r\n" PART "\"subject\"\r\n\r\nRent\r\n--x\r\n" PART
		"\"file\"; filename=\"C:\\\\fakepath\\\\a.txt\"\r\n"
		"Content-Type: text/plain\r\n\r\na\r\n-\r\n--x--\r\n";
	struct arena *arena = arena_new();
	struct form *form = form_new(arena);
	struct faults faults = {0};
	const struct form_file *file;

	(void)state;
	for (size_t i = 0; i < sizeof parts / sizeof *parts; i++)
		assert_int_equal(
			form_add_multipart(form_new(arena), parts[i].type,
					   parts[i].body,
					   strlen(parts[i].body), NULL),
			parts[i].status);
	assert_int_equal(form_add_multipart(form, TYPE, body, sizeof body - 1,
					    NULL),
			 OK);
	assert_int_equal(form_check(form, fields, NULL, &faults), OK);
	assert_string_equal(form_text(form, "subject"), "Rent");
	file = form_file(form, "file");
	assert_non_null(file);
	assert_string_equal(file->name, "a.txt");
	assert_string_equal(file->type, "text/plain");
	assert_int_equal(file->count, 4);
	assert_memory_equal(file->bytes, "a\r\n-", 4);
	arena_free(arena);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(names_every_fault),
		cmocka_unit_test(reads_what_was_checked),
		cmocka_unit_test(takes_multipart),
	};

	return cmocka_run_group_tests_name("form", tests, NULL, NULL);
}
