/* Letter paper and letters in two languages. */
#include <stdio.h>
#include <string.h>

#include "doc/address.h"
#include "doc/letterhead.h"
#include "doc/picture.h"
#include "render/geometry.h"
#include "tests/unit/laid.h"
#include "tests/unit/unit.h"

static const struct picture logo = {
	.kind = PICTURE_PATHS,
	.width_mpt = 300000,
	.height_mpt = 60000,
	.paths = {50000, 10000, NULL, 0},
};

static const struct letterhead letterhead = {
	.name = "Example Homes",
	.strapline = "Homes for Exampleton",
	.lang = "en",
	.contact = {{"Example Homes", "1 Example Street", "Exampleton",
		     "EX1 1AA", "homes.example"},
		    5},
	.service = {{"2 Example Road, EX1 1AB"}, 1},
};

static const struct address tenant = {{"Ms A. Example", "Flat 3",
				       "12 Example Road", "Exampleton",
				       "Exampleshire", "EX2 3BB"},
				      6};

static bool
in_box(const struct ink *ink, struct box box)
{
	return ink->x_mpt >= box.x_mpt &&
	       ink->x_mpt + ink->width_mpt <= box.x_mpt + box.width_mpt &&
	       ink->y_mpt >= box.y_mpt &&
	       ink->y_mpt <= box.y_mpt + box.height_mpt;
}

static bool
near_box(const struct ink *ink, struct box box)
{
	const int32_t clear = ADDRESS_CLEAR_MPT;
	const int32_t high = ink->height_mpt;

	return ink->x_mpt < box.x_mpt + box.width_mpt + clear &&
	       ink->x_mpt + ink->width_mpt > box.x_mpt - clear &&
	       ink->y_mpt - high < box.y_mpt + box.height_mpt + clear &&
	       ink->y_mpt > box.y_mpt - clear;
}

/* Every ink of the first page is in one of the boxes, the address alone in and
 * near the window, whatever the language and the size. */
static void
holds_to_the_boxes(const struct pages *pages)
{
	const struct element *root = pages->root;
	int address = 0;

	for (size_t i = 0; i < pages->page->inks; i++) {
		const struct ink *ink = &pages->page->ink[i];
		const struct ink bottom = {.x_mpt = ink->x_mpt,
					   .width_mpt = ink->width_mpt,
					   .y_mpt = ink->y_mpt};

		if (ink->kind == INK_LINE && ink->size_pt == ADDRESS_SIZE_PT &&
		    in_box(ink, BOX_ADDRESS)) {
			address++;
			continue;
		}
		assert_false(near_box(ink, BOX_ADDRESS));
		assert_true(in_box(&bottom, BOX_LOGO) ||
			    in_box(&bottom, BOX_CONTACT) ||
			    ink->y_mpt >= BODY_TOP_MPT);
	}
	assert_int_equal(address, 6);
	assert_ptr_equal(pages->root, root);
	pages_sound(pages);
}

static void
keeps_the_window(void **state)
{
	static const char *const markdown =
		"# \u0627\n\nab \u0627\u0628 ab \u0627\u0628 ab \u0627\u0628 "
		"ab \u0627\u0628 ab \u0627\u0628 ab \u0627\u0628\n\n"
		"- c\n- d\n";
	static const char *const langs[] = {"en", "ar", "ur", "zh-Hans"};
	struct laid laid;

	(void)state;
	laid_open(&laid);
	for (int size = SIZE_PT_MIN; size <= SIZE_PT_MAX; size++) {
		struct letterhead own = letterhead;
		const struct render_options options = {.size_pt = size,
						       .letterhead = &own};
		struct document *document =
			laid_document(&laid, langs[size % 4], markdown);

		if (size % 2) {
			own.logo = &logo;
			own.logo_alt = "Example Homes";
		}
		document->to = &tenant;
		holds_to_the_boxes(laid_make(&laid, document, &options));
	}
	laid_close(&laid);
}

static void
reads_sender_address_letter(void **state)
{
	struct letterhead own = letterhead;
	const struct render_options options = {.letterhead = &own};
	struct document *document;
	struct buf out = {0};
	struct laid laid;

	(void)state;
	laid_open(&laid);
	own.logo = &logo;
	own.logo_alt = "Example Homes";
	document = laid_document(&laid, "ar", "\u0627");
	document->to = &tenant;
	pages_structure(laid_make(&laid, document, &options)->root, &out);
	assert_string_equal(out.bytes, "Document(Figure[en] P[en] P[en] P[en] "
				       "P[en] P)");
	assert_string_equal(laid.pages->root->child->alt, "Example Homes");
	buf_clear(&out);
	for (size_t i = 0; i < laid.pages->page->inks; i++)
		if (laid.pages->page->ink[i].kind == INK_LINE)
			line_text(laid.pages->page->ink[i].line, &out);
	assert_non_null(strstr(out.bytes, "1 Example Street Exampleton EX1"));
	assert_non_null(strstr(out.bytes, "Flat 3 12 Example Road"));
	buf_free(&out);
	laid_close(&laid);
}

static void
refuses_what_does_not_fit(void **state)
{
	static const struct address wide = {
		{"Ms A. Example",
		 "The Very Long Name of an Example House that goes on for "
		 "ever and ever",
		 "EX2 3BB"},
		3};
	static const struct address short_one = {{"EX2 3BB"}, 1};
	struct letterhead own = letterhead;
	const struct render_options options = {.letterhead = &own};
	struct document *document;
	struct laid laid;

	(void)state;
	laid_open(&laid);
	document = laid_document(&laid, "en", "a");
	document->to = &wide;
	assert_int_equal(pages_make(laid.typesetter, document, &options,
				    laid.arena, &laid.pages, &laid.fault),
			 E_REFUSED);
	assert_string_equal(laid.fault.where, "address-line-too-wide");
	document->to = &short_one;
	assert_int_equal(pages_make(laid.typesetter, document, &options,
				    laid.arena, &laid.pages, &laid.fault),
			 E_REFUSED);
	document->to = NULL;
	own.contact.lines = LETTERHEAD_LINES_MAX;
	for (size_t i = 0; i < LETTERHEAD_LINES_MAX; i++)
		own.contact.line[i] = "A line that is too long to stand on one "
				      "line, or on two, as there are twelve";
	assert_int_equal(pages_make(laid.typesetter, document, &options,
				    laid.arena, &laid.pages, &laid.fault),
			 E_INPUT);
	assert_string_equal(laid.fault.where, "contact");
	laid_close(&laid);
}

static void
says_drafts_on_every_page(void **state)
{
	struct banner banner = {.lang = "en", .text = "Draft: no. Not yet."};
	const struct render_options options = {.paper = PAPER_CREAM};
	struct document *document;
	struct buf markdown = {0};
	struct laid laid;

	(void)state;
	for (int i = 0; i < 100; i++)
		buf_text(&markdown, "a\n\n");
	laid_open(&laid);
	document = laid_document(&laid, "en", markdown.bytes);
	document->banners = &banner;
	laid_make(&laid, document, &options);
	assert_true(laid.pages->count > 2);
	for (size_t p = 0; p < laid.pages->count; p++) {
		const struct page *page = &laid.pages->page[p];
		struct buf all = {0};

		assert_int_equal(page->ink[0].artifact, ARTIFACT_BACKGROUND);
		assert_int_equal(page->ink[0].width_mpt, PAGE_WIDTH_MPT);
		for (size_t i = 0; i < page->inks; i++)
			if (page->ink[i].kind == INK_LINE &&
			    (p > 0) == !page->ink[i].element)
				line_text(page->ink[i].line, &all);
		assert_non_null(strstr(all.bytes, "Draft: no."));
		assert_int_equal(strstr(all.bytes, "Not yet") != NULL, p == 0);
		buf_free(&all);
	}
	pages_sound(laid.pages);
	buf_free(&markdown);
	laid_close(&laid);
}

/* The base line of the first line that begins so. */
static int32_t
base_of(const struct pages *pages, const char *text, size_t *ret_page)
{
	for (size_t p = 0; p < pages->count; p++)
		for (size_t i = 0; i < pages->page[p].inks; i++) {
			const struct ink *ink = &pages->page[p].ink[i];
			struct buf out = {0};
			bool same;

			if (ink->kind != INK_LINE)
				continue;
			line_text(ink->line, &out);
			same = !strncmp(buf_string(&out), text, strlen(text));
			buf_free(&out);
			*ret_page = p;
			if (same)
				return ink->y_mpt;
		}
	fail_msg("%s is nowhere", text);
	return 0;
}

/* A long clause before each pushes them over the ends of pages. */
static void
sets_clause_beside_clause(void **state)
{
	const struct render_options plain = {0};
	struct render_options options = plain;
	struct buf a = {0}, b = {0}, out = {0};
	struct laid laid;

	(void)state;
	for (int i = 0; i < 60; i++) {
		buf_printf(&a,
			   "%d. Item %d and some more words that need two "
			   "lines at least\n",
			   i + 1, i);
		buf_printf(&b, "%d. \u0627\u0628 %d \u0627\n", i + 1, i);
	}
	buf_text(&a, "\n## End\n\n| A |\n|---|\n| one |\n| two |\n");
	buf_text(&b, "\n## \u0627\n\n| B |\n|---|\n| x1 |\n| x2 |\n");
	laid_open(&laid);
	options.other = laid_document(&laid, "ur", b.bytes);
	laid_make(&laid, laid_document(&laid, "en", a.bytes), &options);
	pages_sound(laid.pages);
	for (int i = 0; i < 60; i++) {
		char ltr[60], rtl[20];
		size_t left, right;

		snprintf(ltr, sizeof ltr, "Item %d and", i);
		snprintf(rtl, sizeof rtl, "\u0627\u0628 %d \u0627", i);
		assert_int_equal(base_of(laid.pages, ltr, &left),
				 base_of(laid.pages, rtl, &right));
		assert_int_equal(left, right);
	}
	for (int i = 0; i < 2; i++) {
		size_t page;

		assert_int_equal(base_of(laid.pages, i ? "two" : "one", &page),
				 base_of(laid.pages, i ? "x2" : "x1", &page));
	}
	pages_structure(laid.pages->root, &out);
	assert_non_null(strstr(out.bytes, "Sect(H2 H2[ur]) Sect(Table("));
	assert_non_null(strstr(out.bytes, "Document(Sect(L(LI(Lbl LBody)"));
	assert_non_null(strstr(out.bytes, ") L[ur](LI(Lbl LBody)"));
	buf_free(&a);
	buf_free(&b);
	buf_free(&out);
	laid_close(&laid);
}

/* Whether the last words on a page are a heading's. */
static bool
ends_in_heading(const struct page *page)
{
	const struct element *last = NULL;

	for (size_t i = 0; i < page->inks; i++)
		if (page->ink[i].element)
			last = page->ink[i].element;
	return last && last->role == ROLE_HEADING;
}

static void
keeps_headings_with_clauses(void **state)
{
	static const char clause[] =
		"Words that go on over some lines of half a page, so that "
		"there are six lines or seven of them, and that is as many "
		"as a clause may have that is not parted over two pages.\n\n";
	struct render_options options = {0};
	struct laid laid;

	(void)state;
	laid_open(&laid);
	for (int n = 15; n < 34; n++) {
		struct buf markdown = {0};

		for (int i = 0; i < n; i++)
			buf_text(&markdown, "Filler.\n\n");
		buf_printf(&markdown, "## Heading\n\n%s%s", clause, clause);
		options.other = laid_document(&laid, "pl", markdown.bytes);
		laid_make(&laid, laid_document(&laid, "en", markdown.bytes),
			  &options);
		for (size_t p = 0; p < laid.pages->count; p++)
			assert_false(ends_in_heading(&laid.pages->page[p]));
		pages_sound(laid.pages);
		buf_free(&markdown);
	}
	laid_close(&laid);
}

/* In large print there is no room for two columns. */
static void
sets_clause_over_clause(void **state)
{
	struct render_options options = {.size_pt = 24};
	struct laid laid;
	size_t page;
	int32_t base[4];

	(void)state;
	laid_open(&laid);
	options.other = laid_document(&laid, "ur", "x1\n\nx2");
	laid_make(&laid, laid_document(&laid, "en", "one\n\ntwo"), &options);
	base[0] = base_of(laid.pages, "one", &page);
	base[1] = base_of(laid.pages, "x1", &page);
	base[2] = base_of(laid.pages, "two", &page);
	base[3] = base_of(laid.pages, "x2", &page);
	for (int i = 1; i < 4; i++)
		assert_true(base[i] > base[i - 1]);
	assert_true(base[2] - base[1] > base[1] - base[0]);
	laid_close(&laid);
}

static void
sets_one_after_the_other(void **state)
{
	struct render_options options = {.bilingual = BILINGUAL_AFTER};
	struct buf out = {0};
	struct laid laid;
	size_t page;

	(void)state;
	laid_open(&laid);
	options.other = laid_document(&laid, "en", "# b\n\n- c");
	laid_make(&laid, laid_document(&laid, "cy", "a"), &options);
	pages_structure(laid.pages->root, &out);
	assert_string_equal(out.bytes,
			    "Document(P Sect[en](H1 L(LI(Lbl LBody))))");
	assert_int_equal(laid.pages->count, 2);
	base_of(laid.pages, "b", &page);
	assert_int_equal(page, 1);
	buf_free(&out);
	laid_close(&laid);
}

static void
finds_where_languages_part(void **state)
{
	static const struct {
		const char *first, *other, *where; /* NULL: they do not */
	} cases[] = {
		{"a\n\nb", "c\n\nd", NULL},
		{"a\n\nb", "c\n\n- d", "line 3"},
		{"a\n\n## b", "c\n\n### d", "line 3"},
		{"- a\n- b", "- c", "line 1"},
		{"1. a", "2. c", "line 1"},
		{"1. a", "- c", "line 1"},
		{"a", "b\n\nc", "line 3"},
		{"a\n\nb", "c", "line 3"},
		{"a", "b\n\n---\n\nThis is a translation.", NULL},
		{"| a |\n|---|\n| b |", "| a |\n|---|", "line 1"},
		{"> a\n>\n> b", "> c", NULL},
	};
	struct laid laid;

	(void)state;
	laid_open(&laid);
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		struct render_options options = {0};
		enum status status;

		options.other = laid_document(&laid, "pl", cases[i].other);
		status = pages_make(laid.typesetter,
				    laid_document(&laid, "en", cases[i].first),
				    &options, laid.arena, &laid.pages,
				    &laid.fault);
		assert_int_equal(status, cases[i].where ? E_INPUT : OK);
		if (cases[i].where)
			assert_string_equal(laid.fault.where, cases[i].where);
	}
	laid_close(&laid);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(keeps_the_window),
		cmocka_unit_test(reads_sender_address_letter),
		cmocka_unit_test(refuses_what_does_not_fit),
		cmocka_unit_test(says_drafts_on_every_page),
		cmocka_unit_test(sets_clause_beside_clause),
		cmocka_unit_test(keeps_headings_with_clauses),
		cmocka_unit_test(sets_clause_over_clause),
		cmocka_unit_test(sets_one_after_the_other),
		cmocka_unit_test(finds_where_languages_part),
	};

	return cmocka_run_group_tests_name("paper", tests, NULL, NULL);
}
