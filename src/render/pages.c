/* A document laid out: flow, letter paper, pages, and what stands on each. */
#include "render/pages.h"

#include <string.h>

#include "render/bilingual.h"
#include "render/enclosure.h"
#include "render/geometry.h"
#include "render/letterpaper.h"
#include "render/numerals.h"
#include "render/paginate.h"

/* Large print needs the width; but Nastaliq hangs over the ends of its lines by
 * a fifth of its size, and no ink may leave the border. */
#define LARGE_PT 16
#define MARGIN_MPT TENTHS_MM(200)
#define MARGIN_LARGE_MPT TENTHS_MM(175)

/* The base line of page numbers, and where a page without one ends. */
#define NUMBER_BASE_MPT TENTHS_MM(2870)
#define BOTTOM_MPT TENTHS_MM(2820)

/* What stands on a last page is so many times as high as its type at least:
 * about four lines. */
#define END_EM 5

struct maker {
	struct flow flow;
	struct strip strip;
	struct sheets sheets;
	const struct document *document;
	const struct render_options *options;
	struct languages languages;
	struct ink ground;
	struct place place;
	const struct text_paragraph *notice; /* on every page but the first */
	struct place notice_place;
	int32_t notice_mpt; /* where its top is */
};

static enum status
find_language(struct maker *maker, const struct document *document,
	      struct place *place)
{
	const struct tag *tag = tag_find(document->lang);

	if (!tag)
		return fault_set(maker->flow.fault, E_INPUT, "language",
				 N_("{value} is not a language this version "
				    "knows"),
				 "value", document->lang, NULL);
	*place = maker->place;
	place->tag = tag;
	place->rtl = document->rtl;
	return OK;
}

/* The edges of text by the size of its type. */
static void
set_edges(struct maker *maker)
{
	const int size_pt = maker->flow.size_pt;
	const int32_t margin =
		size_pt < LARGE_PT ? MARGIN_MPT : MARGIN_LARGE_MPT;
	struct sheets *sheets = &maker->sheets;

	maker->place.left_mpt = margin;
	maker->place.right_mpt = PAGE_WIDTH_MPT - margin;
	sheets->top_mpt = margin;
	sheets->first_top_mpt =
		maker->options->letterhead || maker->document->to ? BODY_TOP_MPT
								  : margin;
	sheets->bottom_mpt = BOTTOM_MPT;
}

/* Over a page number at its largest. */
static int32_t
bottom_over_number(int size_pt)
{
	return NUMBER_BASE_MPT - POINTS(size_pt) * 7 / 4;
}

static enum status
prepare(struct maker *maker)
{
	struct flow *flow = &maker->flow;
	enum status status;

	set_edges(maker);
	maker->place.within = element_new(flow, NULL, ROLE_DOCUMENT);
	status = find_language(maker, maker->document,
			       &maker->languages.place[0]);
	if (status != OK)
		return status;
	maker->place = maker->languages.place[0];
	maker->place.said = maker->place.tag;
	maker->languages.place[0] = maker->place;
	maker->languages.document[0] = maker->document;
	if (maker->options->other) {
		maker->languages.document[1] = maker->options->other;
		status = find_language(maker, maker->options->other,
				       &maker->languages.place[1]);
	}
	if (letterpaper_ground(maker->options->paper, &maker->ground))
		maker->sheets.ground = &maker->ground;
	flow->out = &maker->strip;
	flow->page_mpt =
		bottom_over_number(flow->size_pt) - maker->sheets.top_mpt;
	return status;
}

/* Up to the end of its first sentence. */
static size_t
sentence_bytes(const char *text)
{
	static const char *const ends[] = {". ", "! ", "。", "۔",
					   "।",	 "።",  "။"};
	size_t bytes = strlen(text);

	for (size_t i = 0; i < sizeof ends / sizeof *ends; i++) {
		const char *end = strstr(text, ends[i]);
		const size_t mark = strcspn(ends[i], " ");

		if (end && (size_t)(end - text) + mark < bytes)
			bytes = (size_t)(end - text) + mark;
	}
	return bytes;
}

/* Lay words of our own that stand outside the text. */
static enum status
lay_own(const struct flow *flow, const struct place *place,
	const struct text_piece *piece, const struct text_paragraph **ret)
{
	const struct text_style style = {place->tag, place->rtl, flow->size_pt,
					 place_width(place)};

	return text_lay(flow->typesetter, piece, 1, &style, flow->arena, ret,
			flow->fault);
}

/* That it is a draft is said on every page: what it says first. */
static enum status
lay_notice(struct maker *maker)
{
	const struct banner *banner = maker->document->banners;
	struct sheets *sheets = &maker->sheets;
	struct text_piece piece = {.weight = FONT_BOLD};
	enum status status;

	if (!banner)
		return OK;
	maker->notice_place = banner_place(&maker->place, banner);
	piece.text = banner->text;
	piece.bytes = sentence_bytes(banner->text);
	piece.tag = maker->notice_place.tag;
	status = lay_own(&maker->flow, &maker->notice_place, &piece,
			 &maker->notice);
	if (status == OK) {
		const int32_t high = (int32_t)maker->notice->lines *
					     maker->notice->leading_mpt +
				     POINTS(maker->flow.size_pt);

		maker->notice_mpt = sheets->top_mpt;
		sheets->top_mpt += high;
		maker->flow.page_mpt -= high;
	}
	return status;
}

static enum status
put_blocks(struct maker *maker)
{
	if (!maker->options->other)
		return flow_blocks(&maker->flow, &maker->place,
				   maker->document->blocks);
	switch (maker->options->bilingual) {
	case BILINGUAL_SIDE:
		return bilingual_side(&maker->flow, &maker->languages);
	case BILINGUAL_AFTER:
		return bilingual_after(&maker->flow, &maker->languages);
	}
	return OK;
}

static void
put_notice(struct maker *maker, size_t page)
{
	const struct words words = {.size_pt = maker->flow.size_pt};
	const struct text_paragraph *text = maker->notice;

	for (size_t i = 0; i < text->lines; i++) {
		struct ink ink =
			line_ink(text, i, &maker->notice_place, &words);

		ink.artifact = ARTIFACT_PAGINATION;
		ink.y_mpt += maker->notice_mpt + (int32_t)i * text->leading_mpt;
		sheet_ink(&maker->sheets, page, &ink);
	}
}

static enum status
put_number(struct maker *maker, size_t page)
{
	const struct place *place = &maker->place;
	const struct words words = {.size_pt = maker->flow.size_pt};
	const struct text_paragraph *text;
	char number[2 * NUMERALS_BYTES + 4], *end = number;
	struct text_piece piece = {.text = number, .tag = place->tag};
	struct ink ink;
	enum status status;

	end = numerals_put(end, place->tag, page + 1);
	/* Without spaces: with them it would turn round in right-to-left text,
	 * and 1 of 4 read as 4 of 1 (UAX 9, W4). */
	*end++ = '/';
	end = numerals_put(end, place->tag, maker->sheets.count);
	piece.bytes = (size_t)(end - number);
	status = lay_own(&maker->flow, place, &piece, &text);
	if (status != OK)
		return status;
	ink = line_ink(text, 0, place, &words);
	ink.artifact = ARTIFACT_PAGINATION;
	ink.x_mpt = (PAGE_WIDTH_MPT - ink.width_mpt) / 2;
	ink.y_mpt = NUMBER_BASE_MPT;
	sheet_ink(&maker->sheets, page, &ink);
	return OK;
}

static enum status
fill(struct maker *maker)
{
	struct sheets *sheets = &maker->sheets;
	enum status status = OK;

	strip_keep_end(&maker->strip, POINTS(maker->flow.size_pt) * END_EM);
	if (!sheets_one(sheets, &maker->strip))
		sheets->bottom_mpt = bottom_over_number(maker->flow.size_pt);
	sheets_fill(sheets, &maker->strip);
	for (size_t i = 0; i < sheets->count && status == OK; i++) {
		if (i && maker->notice)
			put_notice(maker, i);
		if (sheets->count > 1)
			status = put_number(maker, i);
	}
	return status;
}

static const struct pages *
gather(struct maker *maker, const struct element *root)
{
	struct arena *arena = maker->flow.arena;
	const struct sheets *sheets = &maker->sheets;
	struct pages *pages = arena_alloc(arena, sizeof *pages);
	struct page *page = arena_alloc(arena, sheets->count * sizeof *page);

	for (size_t i = 0; i < sheets->count; i++) {
		page[i].ink = sheets->sheet[i].ink;
		page[i].inks = sheets->sheet[i].inks;
	}
	*pages = (struct pages){
		.page = page,
		.count = sheets->count,
		.root = root,
		.elements = maker->flow.elements,
		.width_mpt = PAGE_WIDTH_MPT,
		.height_mpt = PAGE_HEIGHT_MPT,
		.title = maker->document->title,
		.lang = maker->place.tag->tag,
	};
	return pages;
}

static enum status
make(struct maker *maker)
{
	enum status status = prepare(maker);

	if (status != OK)
		return status;
	sheets_add(&maker->sheets);
	status = letterpaper_put(&maker->flow, &maker->place, maker->options,
				 maker->document->to, &maker->sheets);
	if (status == OK)
		status = banners_put(&maker->flow, &maker->place,
				     maker->document->banners);
	if (status == OK)
		status = lay_notice(maker);
	if (status == OK)
		status = put_blocks(maker);
	if (status == OK && maker->options->enclosure)
		status = enclosure_put(&maker->flow, &maker->place,
				       maker->document,
				       maker->options->enclosure);
	return status == OK ? fill(maker) : status;
}

/* Easy Read is in large print. */
static int
usual_size(const struct document *document,
	   const struct render_options *options)
{
	return options->size_pt	     ? options->size_pt
	       : document->easy_read ? EASY_READ_PT
				     : SIZE_PT_MIN;
}

enum status
pages_make(struct typesetter *typesetter, const struct document *document,
	   const struct render_options *options, struct arena *arena,
	   const struct pages **ret, struct fault *fault)
{
	struct maker maker = {
		.flow = {.typesetter = typesetter,
			 .arena = arena,
			 .fault = fault,
			 .spacing = options->spacing,
			 .size_pt = usual_size(document, options)},
		.sheets = {.arena = arena},
		.document = document,
		.options = options,
	};
	enum status status;

	if (maker.flow.size_pt < SIZE_PT_MIN ||
	    maker.flow.size_pt > SIZE_PT_MAX)
		return fault_set(fault, E_INPUT, "size",
				 N_("type of a letter is 12 to 28 points "
				    "large"),
				 NULL);
	status = make(&maker);
	if (status == OK)
		*ret = gather(&maker, maker.place.within);
	return status;
}
