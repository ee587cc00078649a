/* Charts: well formed whatever their words are, mirrored, and the same each
 * time; nothing lies outside, nothing is lost that is not said. */
#include <expat.h>
#include <math.h>
#include <string.h>

#include "base/arena.h"
#include "base/buf.h"
#include "base/utf8.h"
#include "render/chart.h"
#include "render/chart_marks.h"
#include "tests/unit/unit.h"

#define LETTERS "abcdefghij"
#define THIRTY LETTERS LETTERS LETTERS

/* Labels that people and machines send. */
static const char *const labels[] = {
	"Translation",
	"",
	"a <b> & \"c\" 'd' ]]>",
	"line\nbreak\ttab",
	THIRTY THIRTY THIRTY THIRTY THIRTY THIRTY THIRTY THIRTY THIRTY THIRTY,
	"\xd8\xaa\xd8\xb1\xd8\xac\xd9\x85\xd8\xa9 \xd9\x85\xd9\x83\xd8\xaa"
	"\xd9\x88\xd8\xa8\xd8\xa9",
	"\xe5\xad\x9f\xe5\x8a\xa0\xe6\x8b\x89\xe8\xaf\xad",
	"\xe0\xa6\xac\xe0\xa6\xbe\xe0\xa6\x82\xe0\xa6\xb2\xe0\xa6\xbe",
	"\xf0\x9f\x91\xa9\xe2\x80\x8d\xf0\x9f\x91\xa9\xe2\x80\x8d"
	"\xf0\x9f\x91\xa7",
};
#define LABELS (sizeof labels / sizeof *labels)

static const double values[] = {0,    1,   .5, NAN,   INFINITY,
				1e300, -3, 7,  1e-300};
#define VALUES (sizeof values / sizeof *values)

#define ROWS 40

static struct chart
chart_of(enum chart_kind kind, struct chart_row *rows, size_t count)
{
	for (size_t i = 0; i < count; i++)
		rows[i] = (struct chart_row){
			.label = labels[i % LABELS],
			.value = values[i % VALUES],
			.low = i % 3 ? NAN : 0,
			.high = i % 3 ? NAN : 2,
			.shown = i % 5 ? "45 %" : NULL,
			.count = i % 2 ? "n 12" : NULL,
		};
	return (struct chart){.kind = kind,
			      .id = "c",
			      .title = "A & B",
			      .description = "<most>",
			      .lang = "en",
			      .unknown = "not known",
			      .empty = "Nothing to show.",
			      .rest = "More below.",
			      .row = rows,
			      .rows = count};
}

static void
assert_well_formed(const struct buf *svg)
{
	XML_Parser parser = XML_ParserCreate("UTF-8");

	assert_int_equal(XML_Parse(parser, svg->bytes, (int)svg->count, 1),
			 XML_STATUS_OK);
	XML_ParserFree(parser);
}

static void
is_well_formed(void **state)
{
	struct chart_row rows[ROWS];

	(void)state;
	for (int kind = CHART_BARS; kind <= CHART_HISTOGRAM; kind++)
		for (size_t count = 0; count <= ROWS; count++) {
			struct chart chart = chart_of((enum chart_kind)kind,
						      rows, count);
			struct buf svg = {0}, again = {0};

			chart.rtl = count % 2;
			chart_svg(&chart, &svg);
			assert_well_formed(&svg);
			assert_non_null(strstr(svg.bytes, "role=\"img\""));
			assert_non_null(strstr(svg.bytes,
					       "<title id=\"c-t\">A &amp; B<"));
			assert_non_null(strstr(svg.bytes,
					       "<desc id=\"c-d\">&lt;most&gt;"));
			assert_null(strstr(svg.bytes, "nan"));
			assert_null(strstr(svg.bytes, "style="));
			chart_svg(&chart, &again);
			assert_int_equal(svg.count, again.count);
			assert_memory_equal(svg.bytes, again.bytes, svg.count);
			buf_free(&svg);
			buf_free(&again);
		}
}

static void
stays_inside(void **state)
{
	struct chart_row rows[ROWS];
	struct arena *arena = arena_new();

	(void)state;
	for (int kind = CHART_BARS; kind <= CHART_HISTOGRAM; kind++)
		for (size_t count = 0; count <= ROWS; count++) {
			struct chart chart = chart_of((enum chart_kind)kind,
						      rows, count);
			struct marks marks;

			chart_lay(&chart, arena, &marks);
			assert_true(marks.height > 0);
			for (size_t i = 0; i < marks.count; i++) {
				const struct mark *m = &marks.list[i];

				if (m->kind == MARK_OPEN ||
				    m->kind == MARK_CLOSE)
					continue;
				assert_in_range(m->x + 100, 0, 3400);
				assert_in_range(m->x + m->width + 100, 0,
						3400);
				assert_in_range(m->y + 100, 0,
						marks.height + 200);
			}
		}
	arena_free(arena);
}

/* Each mark stands where the other chart's mirror has it. */
static void
is_mirrored(void **state)
{
	struct chart_row rows[ROWS];
	struct arena *arena = arena_new();

	(void)state;
	for (int kind = CHART_BARS; kind <= CHART_HISTOGRAM; kind++) {
		struct chart chart = chart_of((enum chart_kind)kind, rows, 9);
		struct marks left, right;

		chart_lay(&chart, arena, &left);
		chart.rtl = true;
		chart_lay(&chart, arena, &right);
		assert_int_equal(left.count, right.count);
		for (size_t i = 0; i < left.count; i++) {
			const struct mark *a = &left.list[i];
			const struct mark *b = &right.list[i];

			assert_int_equal(a->y, b->y);
			if (a->kind == MARK_BOX)
				assert_int_equal(b->x,
						 3200 - a->x - a->width);
			if (a->kind == MARK_LINE || a->kind == MARK_TEXT)
				assert_int_equal(b->x, 3200 - a->x);
			if (a->kind == MARK_LINE)
				assert_int_equal(b->width, -a->width);
		}
	}
	arena_free(arena);
}

static void
cuts_between_letters(void **state)
{
	static const struct {
		const char *text;
		int32_t width;
		const char *wanted;
	} rows[] = {
		{"short", 3000, "short"},
		{"", 10, ""},
		{LETTERS LETTERS, 1000, "abcdefghija\xe2\x80\xa6"},
		/* A family is one letter, and so is ki in Bengali. */
		{"\xf0\x9f\x91\xa9\xe2\x80\x8d\xf0\x9f\x91\xa9xxxxxxxx", 300,
		 "\xe2\x80\xa6"},
		{"\xe0\xa6\x95\xe0\xa6\xbf\xe0\xa6\x95\xe0\xa6\xbf\xe0\xa6\x95"
		 "\xe0\xa6\xbf",
		 330, "\xe0\xa6\x95\xe0\xa6\xbf\xe2\x80\xa6"},
	};
	struct arena *arena = arena_new();

	(void)state;
	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		const char *cut = chart_text_cut(arena, rows[i].text, 130,
						 rows[i].width);

		assert_true(utf8_valid(cut, strlen(cut)) == strlen(cut));
		assert_string_equal(cut, rows[i].wanted);
	}
	arena_free(arena);
}

/* A bar is as long as its value; what is not known has none. */
static void
draws_what_it_is_given(void **state)
{
	struct chart_row rows[] = {
		{"a", 10, NAN, NAN, "10", NULL},
		{"b", 5, NAN, NAN, "5", NULL},
		{"c", NAN, NAN, NAN, NULL, NULL},
	};
	struct chart chart = {.kind = CHART_BARS,
			      .id = "c",
			      .lang = "en",
			      .unknown = "?",
			      .row = rows,
			      .rows = 3};
	struct arena *arena = arena_new();
	struct marks marks;
	int32_t wide[3] = {0};
	size_t boxes = 0;

	(void)state;
	chart_lay(&chart, arena, &marks);
	for (size_t i = 0; i < marks.count; i++)
		if (marks.list[i].kind == MARK_BOX && boxes < 3)
			wide[boxes++] = marks.list[i].width;
	assert_int_equal(boxes, 2);
	assert_in_range(wide[0] - 2 * wide[1] + 1, 0, 2);
	arena_free(arena);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(is_well_formed),
		cmocka_unit_test(stays_inside),
		cmocka_unit_test(is_mirrored),
		cmocka_unit_test(cuts_between_letters),
		cmocka_unit_test(draws_what_it_is_given),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
