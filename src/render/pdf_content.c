/* The drawing of pages. Text is shown in the order that it is read in; a mark
 * stays open for as long as what is drawn belongs to it. */
#include "render/pdf_content.h"

#include "render/pdf_pen.h"
#include "render/pdf_put.h"

/* What the mark that is open is of. */
struct owner {
	const struct element *element; /* NULL: an artifact */
	enum artifact artifact;
};

struct content {
	const struct pdf_drawing *drawing;
	const struct pages *pages;
	uint32_t page;
	struct pdf_pen pen;
	bool marked;
	struct owner owner; /* where marked */
	struct fault *fault;
};

static const char *
artifact_entries(enum artifact artifact)
{
	switch (artifact) {
	case ARTIFACT_LAYOUT:
		return "/Artifact<</Type/Layout>>BDC\n";
	case ARTIFACT_PAGINATION:
		return "/Artifact<</Type/Pagination>>BDC\n";
	case ARTIFACT_BACKGROUND:
		return "/Artifact<</Type/Background>>BDC\n";
	}
	return "/Artifact BMC\n";
}

static void
unmark(struct content *c)
{
	if (!c->marked)
		return;
	pdf_pen_rest(&c->pen);
	pdf_put(c->pen.out, "EMC\n");
	c->marked = false;
}

/* What is drawn next belongs to the owner. */
static void
mark(struct content *c, const struct owner *owner, int32_t y_mpt)
{
	const struct pdf_drawing *d = c->drawing;
	struct buf *b = c->pen.out;

	if (c->marked && c->owner.element == owner->element &&
	    (owner->element || c->owner.artifact == owner->artifact))
		return;
	unmark(c);
	c->marked = true;
	c->owner = *owner;
	if (!owner->element) {
		buf_text(b, artifact_entries(owner->artifact));
		return;
	}
	buf_char(b, '/');
	buf_text(b, pdf_tags_type(d->tags, owner->element));
	pdf_put(b, "<</MCID ");
	pdf_put_number(b,
		       pdf_tags_mark(d->tags, owner->element, c->page, y_mpt));
	pdf_put(b, ">>BDC\n");
}

/* A mark and a text object lie one within the other, so where a text object
 * begins or ends no mark is open. */
static void
into_text(struct content *c)
{
	if (!c->pen.in_text)
		unmark(c);
	pdf_pen_text(&c->pen);
}

static void
out_of_text(struct content *c)
{
	if (c->pen.in_text)
		unmark(c);
	pdf_pen_no_text(&c->pen);
}

static int32_t
flip(const struct content *c, int32_t y_mpt)
{
	return c->pages->height_mpt - y_mpt;
}

/* Where a link was drawn. */
static void
add_link(struct content *c, const struct ink *ink, const struct text_run *run,
	 const struct element *link)
{
	const struct font *font = run->font;
	const int64_t em_mpt = (int64_t)ink->size_pt * 1000;
	const int32_t base_mpt = flip(c, ink->y_mpt);
	const struct pdf_box box = {
		ink->x_mpt + run->x_mpt,
		base_mpt - (int32_t)(font->descent_fu * em_mpt / font->upem),
		ink->x_mpt + run->x_mpt + run->width_mpt,
		base_mpt + (int32_t)(font->ascent_fu * em_mpt / font->upem),
	};

	pdf_links_add(c->drawing->links, link, c->page, &box);
}

/* What the run reads as, in logical order. */
static void
read_run(struct pdf_tags *tags, const struct text_run *run)
{
	for (size_t i = 0; i < run->parts; i++) {
		const size_t nth = run->rtl ? run->parts - 1 - i : i;
		const struct word *word = run->part[nth].word;

		pdf_tags_text(tags, word->text, word->units);
	}
	if (run->rtl && run->parts > 1)
		pdf_tags_differs(tags);
}

/* The codes of a word, and the number of their font. */
static enum status
code_word(struct content *c, const struct word *word, const struct coded **ret,
	  int *ret_font)
{
	const struct pdf_drawing *d = c->drawing;
	enum status status = pdf_fonts_code(d->fonts, word, ret, c->fault);
	int before = 0;

	if (status == E_NOT_FOUND && d->more) {
		before = (int)pdf_fonts_count(d->fonts);
		status = pdf_fonts_code(d->more, word, ret, c->fault);
	}
	if (status == OK)
		*ret_font = before + (*ret)->font;
	return status;
}

static enum status
draw_run(struct content *c, const struct ink *ink, const struct text_run *run)
{
	const struct pdf_drawing *d = c->drawing;
	const bool tagged = ink->element;
	const struct coded *coded;
	int font;

	/* What is shown at once browsers turn round at once: a date in Arabic
	 * was copied with its numbers in the wrong places. */
	pdf_pen_rest(&c->pen);
	if (tagged)
		read_run(d->tags, run);
	for (size_t i = 0; i < run->parts; i++) {
		const struct text_part *part = &run->part[i];
		const enum status status =
			code_word(c, part->word, &coded, &font);

		if (status != OK)
			return status;
		if (tagged && coded->text_differs)
			pdf_tags_differs(d->tags);
		pdf_pen_font(&c->pen, font, ink->size_pt,
			     part->word->font->upem);
		pdf_pen_show(&c->pen, coded, ink->x_mpt + part->x_mpt);
	}
	return OK;
}

static enum status
draw_line(struct content *c, const struct ink *ink)
{
	const struct text_line *line = ink->line;
	enum status status = OK;
	bool placed = false;

	into_text(c);
	for (size_t i = 0; i < line->runs && status == OK; i++) {
		const struct text_run *run = &line->run[i];
		const struct element *own = run->owner;
		const struct element *link;
		struct owner owner = {ink->element, ink->artifact};

		if (own && ink->element)
			owner.element = own;
		mark(c, &owner, ink->y_mpt - ink->height_mpt);
		pdf_pen_colour(&c->pen, own ? own->rgb : ink->rgb);
		if (!placed)
			pdf_pen_line(&c->pen, ink->x_mpt + run->x_mpt,
				     flip(c, ink->y_mpt));
		placed = true;
		link = owner.element
			       ? pdf_tags_link(c->drawing->tags, owner.element)
			       : NULL;
		if (link)
			add_link(c, ink, run, link);
		status = draw_run(c, ink, run);
	}
	return status;
}

static void
draw_rule(struct content *c, const struct ink *ink)
{
	struct buf *b = c->pen.out;

	out_of_text(c);
	mark(c, &(struct owner){ink->element, ink->artifact}, ink->y_mpt);
	pdf_pen_colour(&c->pen, ink->rgb);
	pdf_put_thousandths(b, ink->x_mpt);
	buf_char(b, ' ');
	pdf_put_thousandths(b, flip(c, ink->y_mpt + ink->height_mpt));
	buf_char(b, ' ');
	pdf_put_thousandths(b, ink->width_mpt);
	buf_char(b, ' ');
	pdf_put_thousandths(b, ink->height_mpt);
	pdf_put(b, " re f\n");
}

/* A figure's place is told to its element. */
static void
draw_picture(struct content *c, const struct ink *ink)
{
	const struct pdf_box box = {
		ink->x_mpt, flip(c, ink->y_mpt + ink->height_mpt),
		ink->x_mpt + ink->width_mpt, flip(c, ink->y_mpt)};

	out_of_text(c);
	mark(c, &(struct owner){ink->element, ink->artifact}, ink->y_mpt);
	if (ink->element)
		pdf_tags_box(c->drawing->tags, ink->element, &box);
	pdf_pictures_draw(c->drawing->pictures, ink->picture, &box, c->pen.out);
}

static enum status
draw(struct content *c, const struct ink *ink)
{
	switch (ink->kind) {
	case INK_LINE:
		return draw_line(c, ink);
	case INK_RULE:
		draw_rule(c, ink);
		return OK;
	case INK_PICTURE:
		draw_picture(c, ink);
		return OK;
	}
	return E_INTERNAL;
}

enum status
pdf_content(const struct pdf_drawing *drawing, const struct pages *pages,
	    uint32_t number, struct buf *out, struct fault *fault)
{
	struct content c = {drawing, pages, number, .fault = fault};
	const struct page *page = &pages->page[number];

	pdf_pen_begin(&c.pen, out);
	for (size_t i = 0; i < page->inks; i++) {
		const enum status status = draw(&c, &page->ink[i]);

		if (status != OK)
			return status;
	}
	unmark(&c);
	pdf_pen_no_text(&c.pen);
	return OK;
}
