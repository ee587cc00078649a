/* Braille: what each table knows, known lines of Unified English Braille,
 * pages, PEF, and what cannot be written. */
#include <stdio.h>
#include <string.h>
#include <unicode/uchar.h>

#include "base/utf8.h"
#include "doc/markdown.h"
#include "render/braille.h"
#include "render/render.h"
#include "tests/unit/unit.h"
#include "text/exemplar.h"

struct wish {
	const char *lang;
	int grade, cells, lines;
};

static enum status
brf_of(const char *markdown, struct wish wish, struct buf *out,
       struct fault *fault)
{
	struct markdown md = {"f", markdown, strlen(markdown), 0,
			      SPAN_MODE_PLAIN};
	const struct braille_options braille = {wish.grade,
						{wish.cells, wish.lines}};
	const struct render_options options = {.braille = &braille};
	struct document document = {.title = "T", .lang = wish.lang};
	struct arena *arena = arena_new();
	struct faults faults = {0};
	enum status status;

	assert_int_equal(markdown_parse(&md, arena, &document.blocks, &faults),
			 OK);
	status = render_brf(&document, &options, out, fault);
	arena_free(arena);
	return status;
}

/* The page without its number and the empty lines before it. */
static const char *
page_of(struct buf *out)
{
	char *text = out->bytes, *to = text;

	for (const char *c = text; *c; c++)
		if (*c != '\r' && *c != '\f')
			*to++ = *c;
	*to = '\0';
	to = strstr(text, "\n\n\n");
	if (to)
		to[1] = '\0';
	return text;
}

/* Sources: Rules of Unified English Braille (2013), sections 3 to 16; each
 * line is also what lou_translate of liblouis-bin writes. */
static void
writes_blocks(void **state)
{
	static const struct {
		int grade;
		const char *markdown, *brf;
	} cases[] = {
		{1, "Your rent is £412.50.", "  ,YOUR RENT IS @L#DAB4EJ4\n"},
		{2, "Your rent is £412.50.", "  ,YR R5T IS @L#DAB4EJ4\n"},
		{2, "You should know that people will understand it.",
		 "  ,Y %D \"K T P W \"U/& X4\n"},
		{2, "On 1 May 2024, SW1A 1AA",
		 "  ,ON #A ,MAY #BJBD1 ,,SW#A,A #A,,AA\n"},
		{2, "O’Brien “and” Ms – so",
		 "  ,O',BRI5 8&0 ,MS ,- S\n"},
		{2, "Pay **now**, **please pay it now**.",
		 "  ,PAY ^1N[^'1 ^7PL1SE PAY X^' ^1N[^'4\n"},
		{2, "# Your rent", "                ,YR R5T\n"},
		{2, "## Your rent", "    ,YR R5T\n"},
		{2, "### Your rent", "      ,YR R5T\n"},
		{2, "- one\n- two", "_4 \"O\n_4 TWO\n"},
		{2, "3. one\n4. two", "#C4 \"O\n#D4 TWO\n"},
		{2, "- one\n  - two", "_4 \"O\n  _4 TWO\n"},
		{2, "> one\n\nb", "    \"O\n\n  ;B\n"},
		{2, "a\n\n---\n\nb",
		 "  A\n\n              333333333333\n\n  ;B\n"},
		{2, "| Day | Due |\n|---|---|\n| May | £3 |\n| June | £4 |",
		 ",\"D3 ,MAY\n  ,DUE3 @L#C\n,\"D3 ,JUNE\n  ,DUE3 @L#D\n"},
		{2, "![A key](k.png)", "  .<,A KEY.>\n"},
		{2, "[our page](https://a.example/b)",
		 "  \\R PAGE \"<HTTPS3_/_/A4EXAMPLE_/B\">\n"},
		{2, "12 High St\\\nM14 5RX", "#AB ,HI< ,ST\n,M#AD\"E,,RX\n"},
	};
	struct fault fault;

	(void)state;
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		struct buf out = {0};
		struct wish wish = {"en", cases[i].grade, 0, 0};

		assert_int_equal(brf_of(cases[i].markdown, wish, &out, &fault),
				 OK);
		assert_string_equal(page_of(&out), cases[i].brf);
		buf_free(&out);
	}
}

/* Cells of other codes, from World Braille Usage (2013), and what goes by
 * another code than its language's. */
static void
writes_languages(void **state)
{
	static const struct {
		const char *lang, *markdown, *brf;
	} cases[] = {
		{"cy", "Mae eich rhent yn codi", "  ,M EI* RH5T YN CODI\n"},
		{"ur", "کرایہ £412.50۔", "  KRAIH @L#DAB4EJ4\n"},
		{"bn", "ভাড়া ৪১২", "  ^>]> #DAB\n"},
		{"pl", "Czynsz wzrośnie", "  .CZYNSZ WZRO[NIE\n"},
		{"fa", "می‌شود", "  MI%WD\n"},
		{"ar", "السلام AB-12 عليكم", "  CSVM ,,AB--#AB (LIKM\n"},
		{"en", "Ms محمد", "  ,MS M:MD\n"},
		{"hi", "ज़मीन ४५", "  JM9N #DE\n"},
	};
	struct fault fault;

	(void)state;
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		struct buf out = {0};
		struct wish wish = {cases[i].lang, 0, 0, 0};

		assert_int_equal(brf_of(cases[i].markdown, wish, &out, &fault),
				 OK);
		assert_string_equal(page_of(&out), cases[i].brf);
		buf_free(&out);
	}
}

/* Lines no longer than the page is wide, pages of equal lines, each with its
 * number at the right of the last. */
static void
breaks_pages(void **state)
{
	static const struct wish wishes[] = {
		{"en", 2, 0, 0}, {"en", 1, 20, 10}, {"en", 2, 60, 60},
		{"ur", 1, 31, 11}, {"zh-Hans", 1, 28, 27},
	};
	struct fault fault;

	(void)state;
	for (size_t i = 0; i < sizeof wishes / sizeof *wishes; i++) {
		struct buf text = {0}, out = {0};
		int cells = wishes[i].cells ? wishes[i].cells : 40;
		int lines = wishes[i].lines ? wishes[i].lines : 25;
		int line = 0, column = 0, pages = 0;

		for (int n = 1; n <= 60; n++)
			buf_printf(&text,
				   "## Part %d\n\nThe %d words of this part "
				   "stand at averyveryverylongaddress@of."
				   "somebody.housing.example now.\n\n",
				   n, n * n);
		assert_int_equal(brf_of(text.bytes, wishes[i], &out, &fault),
				 OK);
		for (const char *c = out.bytes; *c; c++) {
			if (*c == '\f') {
				assert_int_equal(line, lines);
				line = 0;
				pages++;
			} else if (*c == '\n') {
				assert_true(column <= cells);
				assert_int_equal(c[-1], '\r');
				line++;
				if (line == lines)
					assert_int_equal(column, cells);
				column = 0;
			} else if (*c != '\r') {
				assert_in_range(*c, 0x20, 0x5F);
				column++;
			}
		}
		assert_true(pages > 3);
		assert_int_equal(line, 0);
		buf_free(&text);
		buf_free(&out);
	}
}

/* A heading stands on the page of what it heads, wherever the page ends. */
static void
keeps_headings(void **state)
{
	struct fault fault;

	(void)state;
	for (int before = 0; before < 30; before++) {
		struct buf text = {0}, out = {0};
		struct wish wish = {"en", 2, 40, 12};
		const char *heading;

		for (int n = 0; n < before; n++)
			buf_text(&text, "Words\n\n");
		buf_text(&text, "## Zebra\n\nBody of it.\n");
		assert_int_equal(brf_of(text.bytes, wish, &out, &fault), OK);
		heading = strstr(out.bytes, "    ,Z");
		assert_non_null(heading);
		heading = strchr(heading, '\n');
		assert_non_null(heading);
		assert_memory_equal(heading + 1, "  ,BODY", 7);
		buf_free(&text);
		buf_free(&out);
	}
}

/* One page in PEF 2008-1: a volume of so many cells and lines, a section, a
 * page, a row for each line. */
static void
writes_pef(void **state)
{
	struct span span = {.kind = SPAN_TEXT, .text = "Rent <1>"};
	struct block block = {.kind = BLOCK_PARAGRAPH, .spans = &span};
	const struct document document = {
		.title = "A < B", .lang = "en", .blocks = &block};
	const struct braille_options braille = {2, {30, 12}};
	const struct render_options options = {.braille = &braille};
	struct buf out = {0}, again = {0};
	struct fault fault;
	int rows = 0;

	(void)state;
	assert_int_equal(render_pef(&document, &options, &out, &fault), OK);
	assert_int_equal(render_pef(&document, &options, &again, &fault), OK);
	assert_string_equal(out.bytes, again.bytes);
	assert_non_null(strstr(out.bytes, "<dc:title>A &lt; B</dc:title>"));
	assert_non_null(strstr(out.bytes, "cols=\"30\" rows=\"12\""));
	assert_non_null(strstr(out.bytes, "<row>⠀⠀⠠⠗⠢⠞"));
	for (const char *c = out.bytes; (c = strstr(c, "<row>")); c++)
		rows++;
	assert_int_equal(rows, 12);
	buf_free(&out);
	buf_free(&again);
}

/* A paragraph in another language goes by its code; in one that has none it
 * is left out. */
static void
writes_other_languages(void **state)
{
	struct span here = {.kind = SPAN_TEXT, .text = "Rent"},
		    welsh = {.kind = SPAN_TEXT, .text = "Mae"},
		    tigrinya = {.kind = SPAN_TEXT, .text = "ሰላም"};
	struct block last = {.kind = BLOCK_PARAGRAPH,
			     .lang = "ti",
			     .spans = &tigrinya},
		     second = {.kind = BLOCK_PARAGRAPH,
			       .lang = "cy",
			       .spans = &welsh,
			       .next = &last},
		     first = {.kind = BLOCK_PARAGRAPH,
			      .spans = &here,
			      .next = &second};
	const struct document document = {.lang = "en", .blocks = &first};
	struct buf out = {0};
	struct fault fault;

	(void)state;
	assert_int_equal(render_brf(&document, NULL, &out, &fault), OK);
	assert_string_equal(page_of(&out), "  ,R5T\n  ,M\n");
	buf_free(&out);
}

static void
refuses(void **state)
{
	static const struct {
		struct wish wish;
		const char *text;
		enum status status;
		const char *says;
	} cases[] = {
		{{"so", 0, 0, 0}, "Waa", E_NOT_FOUND, "no Braille table"},
		{{"ti", 1, 0, 0}, "ሰላም", E_NOT_FOUND, "no Braille table"},
		{{"xx", 1, 0, 0}, "a", E_INPUT, "not a language"},
		{{"en", 2, 0, 0}, "A 🏠", E_INPUT, "no sign for"},
		{{"ur", 1, 0, 0}, "ሰላም", E_INPUT, "no sign for"},
	};

	(void)state;
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		struct fault fault;
		struct buf out = {0};

		assert_int_equal(brf_of(cases[i].text, cases[i].wish, &out,
					&fault),
				 cases[i].status);
		assert_non_null(strstr(fault.message, cases[i].says));
		assert_int_equal(out.count, 0);
		buf_free(&out);
	}
}

#define ALPHABET 33 /* letters and marks of the smallest */

struct gaps {
	const struct braille_table *table;
	size_t letters, unknown;
};

static void
look(void *context, const hb_codepoint_t *text, size_t count)
{
	struct gaps *gaps = context;
	bool known = true;
	struct fault fault;

	/* Letters with their marks; hanja and the like are not asked for. */
	if (count != 1 || (text[0] > 0x2E7F && gaps->table->tag[0] != 'z'))
		return;
	assert_int_equal(braille_knows(gaps->table, text[0], &known, &fault),
			 OK);
	gaps->letters++;
	gaps->unknown += !known;
}

static void
knows_its_name(const struct braille_table *table, const char *name)
{
	while (*name) {
		uint32_t cp = utf8_next(&name);
		bool known = false;
		struct fault fault;

		assert_int_equal(braille_knows(table, cp, &known, &fault), OK);
		if (!known && u_getCombiningClass((UChar32)cp) == 0)
			fail_msg("%s lacks U+%04X of its name", table->tag,
				 (unsigned)cp);
	}
}

/* Every row names a language there is and tables that are installed, which
 * know nearly all that it is written with. Signs of other languages' names
 * and typographers' marks are what they lack. */
static void
has_its_tables(void **state)
{
	const struct braille_table *table;
	size_t count = braille_tables(&table);
	struct fault fault;

	(void)state;
	assert_true(count > 60);
	for (size_t i = 0; i < count; i++) {
		const struct tag *tag = tag_find(table[i].tag);
		struct gaps gaps = {.table = &table[i]};

		assert_non_null(tag);
		assert_string_equal(tag->tag, table[i].tag);
		assert_true(i == 0 ||
			    strcmp(table[i - 1].tag, table[i].tag) < 0);
		assert_int_equal(braille_check(&table[i], &fault), OK);
		knows_its_name(&table[i], tag->autonym);
		exemplar_each(tag, look, &gaps);
		if (gaps.letters - gaps.unknown < ALPHABET)
			fail_msg("%s: %zu of %zu unknown", tag->tag,
				 gaps.unknown, gaps.letters);
	}
	assert_int_equal(braille_table_find(tag_find("so"), &table, &fault),
			 E_NOT_FOUND);
}

static void
reads_back(void **state)
{
	static const struct {
		const char *lang, *text;
		int grade;
		enum span_kind kind;
	} cases[] = {
		{"en", "Your rent is £412.50 from 1 May 2024.", 1, SPAN_TEXT},
		{"en", "Your rent is £412.50 from 1 May 2024.", 2, SPAN_TEXT},
		{"en", "It goes up on 5 April 2027.", 2, SPAN_STRONG},
		{"en", "People should know that the landlord will pay.", 2,
		 SPAN_TEXT},
		{"fr", "Le loyer augmente demain.", 1, SPAN_TEXT},
	};

	(void)state;
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		struct span words = {.kind = SPAN_TEXT, .text = cases[i].text};
		struct span strong = {.kind = SPAN_STRONG, .child = &words};
		struct span span = cases[i].kind == SPAN_STRONG ? strong
								: words;
		struct block block = {.kind = BLOCK_PARAGRAPH, .spans = &span};
		const struct document document = {.lang = cases[i].lang,
						  .blocks = &block};
		const struct braille_options braille = {.grade =
								cases[i].grade};
		const struct render_options options = {.braille = &braille};
		struct arena *arena = arena_new();
		struct braille_passages passages;
		struct fault fault;

		assert_int_equal(braille_proof(&document, &options, arena,
					       &passages, &fault),
				 OK);
		assert_int_equal(passages.count, 1);
		assert_string_equal(passages.list[0].text, cases[i].text);
		assert_string_equal(passages.list[0].back, cases[i].text);
		arena_free(arena);
	}
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(writes_blocks),
		cmocka_unit_test(writes_languages),
		cmocka_unit_test(breaks_pages),
		cmocka_unit_test(keeps_headings),
		cmocka_unit_test(writes_pef),
		cmocka_unit_test(writes_other_languages),
		cmocka_unit_test(refuses),
		cmocka_unit_test(has_its_tables),
		cmocka_unit_test(reads_back),
	};

	return cmocka_run_group_tests_name("braille", tests, NULL, NULL);
}
