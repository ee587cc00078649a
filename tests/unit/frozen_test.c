/* What is kept of a document is the document, and nothing else is one. */
#include <string.h>

#include "base/buf.h"
#include "doc/address.h"
#include "doc/dump.h"
#include "doc/frozen.h"
#include "doc/markdown.h"
#include "tests/unit/unit.h"

static const char every_kind[] =
	"# رسالة **مهمة**\n\nOne `two` [three](https://example.org/?a=b)\\\n"
	"four \\* five.\n\n1. first\n2. second\n   - inner\n\n> said\n\n---\n\n"
	"999999999. the last number that a list may begin with\n\n"
	"| A | B |\n|---|---|\n| c | **d** |\n\n![A door](door.png)\n";

static const struct address to = {
	.line = {"Amal Example", "1 Sample Street", "Exampleton M14 5RX"},
	.lines = 3,
};

static void
make(const char *text, struct arena *arena, struct document *ret)
{
	const struct markdown md = {"f.md", text, strlen(text), 0,
				    SPAN_MODE_PLAIN};
	struct banner *banner = arena_alloc(arena, sizeof *banner);
	struct span *value = arena_alloc(arena, sizeof *value);
	struct faults faults = {0};

	assert_int_equal(markdown_parse(&md, arena, &ret->blocks, &faults),
			 OK);
	faults_free(&faults);
	*banner = (struct banner){"ar", "مسودة", true, NULL};
	*value = (struct span){.kind = SPAN_VALUE,
			       .whole = true,
			       .text = "£412.50",
			       .type = "money",
			       .next = ret->blocks->spans};
	ret->blocks->spans = value;
	ret->title = "رسالة";
	ret->lang = "ar";
	ret->rtl = true;
	ret->easy_read = true;
	ret->banners = banner;
	ret->to = &to;
}

static void
thaws_as_it_was(void **state)
{
	struct arena *arena = arena_new();
	struct document document = {0};
	struct document *again = NULL;
	struct buf kept = {0}, before = {0}, after = {0}, twice = {0};

	(void)state;
	make(every_kind, arena, &document);
	document_freeze(&document, &kept);
	assert_int_equal(document_thaw(kept.bytes, kept.count, arena, &again,
				       NULL),
			 OK);
	document_dump(&document, &before);
	document_dump(again, &after);
	assert_string_equal(buf_string(&after), buf_string(&before));
	assert_true(again->blocks->spans->whole);
	assert_true(again->rtl && again->easy_read);
	assert_int_equal(again->to->lines, 3);
	assert_string_equal(again->to->line[2], to.line[2]);
	document_freeze(again, &twice);
	assert_int_equal(twice.count, kept.count);
	assert_memory_equal(twice.bytes, kept.bytes, kept.count);
	buf_free(&kept);
	buf_free(&before);
	buf_free(&after);
	buf_free(&twice);
	arena_free(arena);
}

/* Cut anywhere, or with something behind it, it is refused. */
static void
refuses_what_was_cut(void **state)
{
	struct arena *arena = arena_new();
	struct document document = {0};
	struct document *again = NULL;
	struct buf kept = {0};
	struct fault fault;

	(void)state;
	make(every_kind, arena, &document);
	document_freeze(&document, &kept);
	for (size_t n = 0; n < kept.count; n++) {
		char *cut = arena_copy(arena, kept.bytes, n);

		assert_int_equal(document_thaw(cut, n, arena, &again, &fault),
				 E_INTERNAL);
	}
	buf_char(&kept, 'x');
	assert_int_equal(document_thaw(kept.bytes, kept.count, arena, &again,
				       &fault),
			 E_INTERNAL);
	assert_null(again);
	buf_free(&kept);
	arena_free(arena);
}

/* Damaged in one byte it is refused or another document: the sanitizers say
 * whether it was read beyond its end. */
static void
stands_damage(void **state)
{
	struct arena *arena = arena_new();
	struct document document = {0};
	struct buf kept = {0}, dump = {0};
	size_t refused = 0;

	(void)state;
	make(every_kind, arena, &document);
	document_freeze(&document, &kept);
	for (size_t n = 0; n < kept.count; n++) {
		struct document *again = NULL;
		char was = kept.bytes[n];

		kept.bytes[n] = (char)(was ^ 0xFF);
		if (document_thaw(kept.bytes, kept.count, arena, &again,
				  NULL) == OK)
			document_dump(again, &dump);
		else
			refused++;
		kept.bytes[n] = was;
		buf_clear(&dump);
	}
	assert_true(refused > kept.count / 2);
	buf_free(&kept);
	buf_free(&dump);
	arena_free(arena);
}

static void
bounds_its_depth(void **state)
{
	struct arena *arena = arena_new();
	struct document *again = NULL;
	struct buf deep = {0};
	static const char head[] = "vdoc1\2t\3en\0\0\0";

	(void)state;
	buf_put(&deep, head, sizeof head - 1);
	for (int i = 0; i < 100000; i++) /* a quote in a quote ... */
		buf_put(&deep, "\1\7\0\0\0\0\0\0\0\0", 10);
	assert_int_equal(document_thaw(deep.bytes, deep.count, arena, &again,
				       NULL),
			 E_INTERNAL);
	buf_free(&deep);
	arena_free(arena);
}

/* A number of 32 bits would be a negative kind of span. */
static void
bounds_its_numbers(void **state)
{
	static const char text[] = "vdoc1\2t\3en\0\0\0\1\1\0\0\0\0\0\0\0"
				   "\1\xff\xff\xff\xff\x0f\0\0\0\0\0\0\0"
				   "\0\0\0";
	struct arena *arena = arena_new();
	struct document *again = NULL;

	(void)state;
	assert_int_equal(document_thaw(text, sizeof text - 1, arena, &again,
				       NULL),
			 E_INTERNAL);
	assert_null(again);
	arena_free(arena);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(thaws_as_it_was),
		cmocka_unit_test(refuses_what_was_cut),
		cmocka_unit_test(stands_damage),
		cmocka_unit_test(bounds_its_depth),
		cmocka_unit_test(bounds_its_numbers),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
