/* Pages: structure, where things stand, what stays together. */
#include <string.h>
#include <unicode/unumsys.h>

#include "lang/u16.h"
#include "render/geometry.h"
#include "render/numerals.h"
#include "tests/unit/laid.h"
#include "tests/unit/unit.h"

static const struct render_options plain = {.size_pt = 12};

static void
says_what_things_are(void **state)
{
	static const struct {
		const char *lang, *markdown, *structure;
	} cases[] = {
		{"en", "# a\n\nb", "Document(H1 P)"},
		{"en", "a **b** `c`", "Document(P)"},
		{"en", "a [b](https://c.example/)", "Document(P(Link))"},
		{"en", "- a\n- b", "Document(L(LI(Lbl LBody) LI(Lbl LBody)))"},
		{"ar", "1. \u0627\n   - \u0628",
		 "Document(L(LI(Lbl LBody(L(LI(Lbl LBody))))))"},
		{"en", "- a\n\n  b", "Document(L(LI(Lbl LBody(P P))))"},
		{"en", "- - a",
		 "Document(L(LI(Lbl LBody(L(LI(Lbl "
		 "LBody))))))"},
		{"en", "> a\n>\n> - b",
		 "Document(BlockQuote(P L(LI(Lbl LBody))))"},
		{"en", "| a | b |\n|---|---|\n| c | d |",
		 "Document(Table(TR(TH TH) TR(TD TD)))"},
		{"en", "a\n\n---\n\nb", "Document(P P)"},
		{"en", "", "Document"},
	};
	struct laid laid;

	(void)state;
	laid_open(&laid);
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		struct buf out = {0};

		pages_structure(laid_make(&laid,
					  laid_document(&laid, cases[i].lang,
							cases[i].markdown),
					  &plain)
					->root,
				&out);
		assert_string_equal(out.bytes, cases[i].structure);
		buf_free(&out);
	}
	laid_close(&laid);
}

static void
says_where_the_language_changes(void **state)
{
	struct span date = {
		.kind = SPAN_VALUE, .text = "5 April", .lang = "en"};
	struct span same = {
		.kind = SPAN_VALUE, .text = "x", .lang = "cy", .next = &date};
	struct span name = {.kind = SPAN_VALUE, .text = "N7-1", .next = &same};
	struct block foreign = {
		.kind = BLOCK_PARAGRAPH, .lang = "en", .spans = &name};
	struct block block = {
		.kind = BLOCK_PARAGRAPH, .spans = &name, .next = &foreign};
	struct document document = {
		.title = "T", .lang = "cy", .blocks = &block};
	struct buf out = {0};
	struct laid laid;

	(void)state;
	laid_open(&laid);
	pages_structure(laid_make(&laid, &document, &plain)->root, &out);
	assert_string_equal(out.bytes, "Document(P(Span[en]) P[en](Span[cy]))");
	assert_string_equal(laid.pages->lang, "cy");
	buf_free(&out);
	laid_close(&laid);
}

static void
tells_readers_of_paper_where_links_go(void **state)
{
	static const struct {
		const char *markdown, *text;
	} cases[] = {
		{"[a](https://b.example/c)", "a(b.example/c)"},
		{"[a](http://b.example)", "a(http://b.example)"},
		{"[b.example](https://b.example/)", "b.example"},
		{"[https://b.example/](https://b.example/)",
		 "https://b.example/"},
		{"[write](mailto:a@b.example)", "write(a@b.example)"},
		{"[to A@b.example](mailto:a@b.example)", "toA@b.example"},
		{"[020 7946 0000](tel:+442079460000)", "02079460000"},
		{"[ring](tel:+442079460000)", "ring(+442079460000)"},
	};
	struct laid laid;

	(void)state;
	laid_open(&laid);
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		struct buf out = {0};

		pages_text(
			laid_make(&laid,
				  laid_document(&laid, "en", cases[i].markdown),
				  &plain),
			&out);
		assert_string_equal(buf_string(&out), cases[i].text);
		buf_free(&out);
	}
	laid_close(&laid);
}

/* The same words set from the right stand where a mirror shows them. */
static void
mirrors(void **state)
{
	static const char markdown[] =
		"# a\n\n1. b\n2. c\n   - d\n\n> e\n\n---\n\n"
		"| f | ggg |\n|---|---|\n| h | i |\n";
	const struct pages *ltr, *rtl;
	struct document *document;
	struct laid laid;

	(void)state;
	laid_open(&laid);
	document = laid_document(&laid, "en", markdown);
	ltr = laid_make(&laid, document, &plain);
	document->rtl = true;
	rtl = laid_make(&laid, document, &plain);
	assert_int_equal(ltr->page->inks, rtl->page->inks);
	for (size_t i = 0; i < ltr->page->inks; i++) {
		const struct ink *a = &ltr->page->ink[i];
		const struct ink *b = &rtl->page->ink[i];

		assert_int_equal(a->y_mpt, b->y_mpt);
		assert_int_equal(a->width_mpt, b->width_mpt);
		assert_int_equal(a->x_mpt + a->width_mpt + b->x_mpt,
				 PAGE_WIDTH_MPT);
	}
	laid_close(&laid);
}

static void
counts_in_the_languages_digits(void **state)
{
	const struct tag *tag;
	const size_t tags = tag_all(&tag);

	(void)state;
	for (size_t i = 0; i < tags; i++) {
		UErrorCode code = U_ZERO_ERROR;
		UNumberingSystem *system = unumsys_open(tag[i].locale, &code);
		UChar digits[24];
		struct buf wanted = {0};
		struct u16 one = {digits, 1, 24};
		char text[NUMERALS_BYTES], *end;

		if (tag[i].kind != TAG_WRITTEN) {
			unumsys_close(system);
			continue;
		}
		assert_int_equal(
			unumsys_getDescription(system, digits, 24, &code), 10);
		digits[0] = digits[7];
		u16_put(&one, &wanted);
		end = numerals_put(text, &tag[i], 7);
		assert_string_equal(text, wanted.bytes);
		assert_int_equal(end - text, strlen(text));
		end = numerals_put(text, &tag[i], UINT64_MAX);
		assert_true(end < text + NUMERALS_BYTES);
		unumsys_close(system);
		buf_free(&wanted);
	}
}

/* Filler of n paragraphs of one line. */
static void
put_filler(struct buf *out, int n)
{
	for (int i = 0; i < n; i++)
		buf_text(out, "Filler.\n\n");
}

static const struct ink *
last_words(const struct page *page)
{
	const struct ink *last = NULL;

	for (size_t i = 0; i < page->inks; i++)
		if (page->ink[i].element)
			last = &page->ink[i];
	return last;
}

/* How many lines of an element stand on a page. */
static int
lines_on(const struct page *page, const struct element *element)
{
	int lines = 0;

	for (size_t i = 0; i < page->inks; i++)
		lines += page->ink[i].element == element;
	return lines;
}

/* Push a heading and a long paragraph over the end of the page, a line at a
 * time. */
static void
keeps_together(void **state)
{
	static const char words[] =
		"One two three four five six seven eight nine ten eleven "
		"twelve thirteen fourteen fifteen sixteen seventeen eighteen "
		"nineteen twenty, and once more one two three four five six "
		"seven eight nine ten eleven twelve thirteen fourteen "
		"fifteen sixteen seventeen eighteen nineteen twenty, and "
		"then a few words more until the lines are five.\n";
	struct laid laid;
	int split = 0;

	(void)state;
	laid_open(&laid);
	for (int n = 20; n < 34; n++) {
		const struct pages *pages;
		const struct element *heading, *text;
		struct buf out = {0};

		put_filler(&out, n);
		buf_printf(&out, "## Heading\n\n%s\n", words);
		put_filler(&out, 8);
		pages = laid_make(&laid, laid_document(&laid, "en", out.bytes),
				  &plain);
		heading = pages->root->child;
		while (heading->role != ROLE_HEADING)
			heading = heading->next;
		text = heading->next;
		for (size_t p = 0; p < pages->count; p++) {
			const struct page *page = &pages->page[p];
			const int lines = lines_on(page, text);

			assert_int_not_equal(lines, 1);
			if (lines_on(page, heading))
				assert_true(lines >= 2);
			assert_ptr_not_equal(last_words(page)->element,
					     heading);
		}
		split +=
			lines_on(&pages->page[0], text) > 0 && pages->count > 1;
		pages_sound(pages);
		buf_free(&out);
	}
	assert_true(split > 0);
	laid_close(&laid);
}

/* A line or two over the page make its spaces smaller, by less than a third;
 * more take a page of their own. */
static void
saves_a_page(void **state)
{
	struct laid laid;
	int32_t usual = 0, least = INT32_MAX;

	(void)state;
	laid_open(&laid);
	for (int n = 2; n < 34; n++) {
		struct buf out = {0};
		const struct page *page;
		int32_t step;

		put_filler(&out, n);
		page = laid_make(&laid, laid_document(&laid, "en", out.bytes),
				 &plain)
			       ->page;
		step = page->ink[1].y_mpt - page->ink[0].y_mpt;
		usual = usual ? usual : step;
		if (laid.pages->count == 1)
			least = step < least ? step : least;
		else
			assert_int_equal(step, usual);
		buf_free(&out);
	}
	assert_true(least < usual);
	assert_true(usual - least <
		    (usual - laid.pages->page->ink->height_mpt) / 3);
	laid_close(&laid);
}

/* The first line of text on a page, artifact or not. */
static void
first_line(const struct page *page, struct buf *out, bool *ret_artifact)
{
	for (size_t i = 0; i < page->inks; i++)
		if (page->ink[i].kind == INK_LINE) {
			line_text(page->ink[i].line, out);
			*ret_artifact = !page->ink[i].element;
			return;
		}
}

static void
repeats_headers(void **state)
{
	struct buf markdown = {0};
	const struct pages *pages;
	struct laid laid;

	(void)state;
	buf_text(&markdown, "| Week | Rent |\n|---|---|\n");
	for (int i = 0; i < 300; i++)
		buf_printf(&markdown, "| %d | 120.00 |\n", i);
	laid_open(&laid);
	pages = laid_make(&laid, laid_document(&laid, "en", markdown.bytes),
			  &plain);
	assert_true(pages->count > 5);
	for (size_t p = 0; p < pages->count; p++) {
		struct buf out = {0};
		bool artifact;

		first_line(&pages->page[p], &out, &artifact);
		assert_string_equal(out.bytes, "Week");
		assert_int_equal(artifact, p > 0);
		buf_free(&out);
	}
	pages_sound(pages);
	buf_free(&markdown);
	laid_close(&laid);
}

/* Where columns do not fit, each cell stands below its header: what is read
 * says each header once, what is seen every time. */
static void
stacks_what_does_not_fit(void **state)
{
	static const char markdown[] =
		"| Accommodation | Responsibilities | Correspondence |\n"
		"|---|---|---|\n"
		"| Accommodation1 | Responsibilities2 | Correspondence3 |\n"
		"| Accommodation4 | | Correspondence6 |\n";
	const struct render_options large = {.size_pt = 28};
	const struct pages *pages;
	struct buf out = {0}, structure = {0};
	struct laid laid;
	int repeated = 0;

	(void)state;
	laid_open(&laid);
	pages = laid_make(&laid, laid_document(&laid, "en", markdown), &large);
	pages_text(pages, &out);
	assert_string_equal(out.bytes,
			    "AccommodationResponsibilitiesCorrespondence"
			    "Accommodation1Responsibilities2Correspondence3"
			    "Accommodation4Correspondence6");
	pages_structure(pages->root, &structure);
	assert_string_equal(structure.bytes,
			    "Document(Table(TR(TH TH TH) TR(TD TD TD) "
			    "TR(TD TD TD)))");
	for (size_t i = 0; i < pages->page->inks; i++)
		repeated += pages->page->ink[i].kind == INK_LINE &&
			    !pages->page->ink[i].element;
	assert_int_equal(repeated, 2);
	pages_sound(pages);
	buf_free(&out);
	buf_free(&structure);
	laid_close(&laid);
}

/* A row longer than a page goes on over the next. */
static void
breaks_rows_as_a_last_resort(void **state)
{
	struct buf markdown = {0}, words = {0}, out = {0};
	const struct pages *pages;
	struct laid laid;

	(void)state;
	for (int i = 0; i < 1500; i++)
		buf_printf(&words, "w%d ", i);
	buf_printf(&markdown, "| a | b |\n|---|---|\n| c | %s |\n| d | e |\n",
		   words.bytes);
	laid_open(&laid);
	pages = laid_make(&laid, laid_document(&laid, "en", markdown.bytes),
			  &plain);
	assert_true(pages->count >= 2);
	pages_text(pages, &out);
	assert_non_null(strstr(out.bytes, "w0w1w2"));
	assert_non_null(strstr(out.bytes, "w1498w1499de"));
	pages_sound(pages);
	buf_free(&markdown);
	buf_free(&words);
	buf_free(&out);
	laid_close(&laid);
}

static void
refuses(void **state)
{
	static const char deep[] =
		"a\n\n- 1\n  - 2\n    - 3\n      - 4\n        - 5";
	const struct render_options small = {.size_pt = 11};
	const struct render_options large = {.size_pt = 28};
	struct block picture = {
		.kind = BLOCK_PICTURE, .target = "a.png", .line = 7};
	struct block list[10] = {0}, item[10] = {0};
	struct document document = {.title = "T", .lang = "en"};
	struct laid laid;

	(void)state;
	laid_open(&laid);
	pages_sound(laid_make(&laid, laid_document(&laid, "en", deep), &large));
	assert_int_equal(pages_make(laid.typesetter, &document, &small,
				    laid.arena, &laid.pages, &laid.fault),
			 E_INPUT);
	document.blocks = &picture;
	assert_int_equal(pages_make(laid.typesetter, &document, &plain,
				    laid.arena, &laid.pages, &laid.fault),
			 E_INPUT);
	assert_string_equal(laid.fault.where, "line 7");
	for (int i = 0; i < 10; i++) {
		list[i] = (struct block){
			.kind = BLOCK_LIST, .line = i + 1, .child = &item[i]};
		item[i] = (struct block){.kind = BLOCK_ITEM,
					 .child = i < 9 ? &list[i + 1] : NULL};
	}
	document.blocks = list;
	assert_int_equal(pages_make(laid.typesetter, &document, &plain,
				    laid.arena, &laid.pages, &laid.fault),
			 E_INPUT);
	assert_string_equal(laid.fault.where, "line 9");
	document.lang = "xx";
	assert_int_equal(pages_make(laid.typesetter, &document, &plain,
				    laid.arena, &laid.pages, &laid.fault),
			 E_INPUT);
	laid_close(&laid);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(says_what_things_are),
		cmocka_unit_test(says_where_the_language_changes),
		cmocka_unit_test(tells_readers_of_paper_where_links_go),
		cmocka_unit_test(mirrors),
		cmocka_unit_test(counts_in_the_languages_digits),
		cmocka_unit_test(keeps_together),
		cmocka_unit_test(saves_a_page),
		cmocka_unit_test(repeats_headers),
		cmocka_unit_test(stacks_what_does_not_fit),
		cmocka_unit_test(breaks_rows_as_a_last_resort),
		cmocka_unit_test(refuses),
	};

	return cmocka_run_group_tests_name("pages", tests, NULL, NULL);
}
