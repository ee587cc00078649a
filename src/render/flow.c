/* Blocks to slabs: paragraphs, headings, quotations, rules, pictures. Lists
 * and tables have files of their own. */
#include "render/flow.h"

#include <assert.h>
#include <string.h>

#include "doc/picture.h"
#include "render/geometry.h"

#define QUOTES_MAX 8

/* From line to line, in thousandths of the size: Noto Sans's own. */
#define LEADING_MILLI 1362

/* An element that is still growing. */
struct twig {
	struct element element;
	struct element *last; /* child */
};

struct element *
element_new(struct flow *flow, struct element *parent, enum role role)
{
	struct twig *twig = arena_alloc(flow->arena, sizeof *twig);
	struct twig *above = (struct twig *)parent;

	twig->element.role = role;
	twig->element.number = flow->elements++;
	twig->element.parent = parent;
	if (above) {
		if (above->last)
			above->last->next = &twig->element;
		else
			parent->child = &twig->element;
		above->last = &twig->element;
	}
	return &twig->element;
}

struct element *
element_in(struct flow *flow, const struct place *place, enum role role)
{
	struct element *element = element_new(flow, place->within, role);

	if (place->tag != place->said)
		element->lang = place->tag->tag;
	return element;
}

struct place
place_of(const struct place *place, const struct block *block)
{
	const struct tag *tag = block->lang ? tag_find(block->lang) : NULL;
	struct place own = *place;

	if (tag && tag != own.tag) {
		own.tag = tag;
		own.rtl = tag->rtl;
	}
	return own;
}

int32_t
place_width(const struct place *place)
{
	return place->right_mpt - place->left_mpt;
}

enum status
flow_fault(struct flow *flow, int line, enum status status)
{
	if (flow->fault && line > 0) {
		char *to = flow->fault->where;
		char digits[12];
		size_t n = 0;

		do
			digits[n++] = (char)('0' + line % 10);
		while (line /= 10);
		memcpy(to, "line ", 5);
		for (to += 5; n; n--)
			*to++ = digits[n - 1];
		*to = '\0';
	}
	return status;
}

struct slab *
strip_add(struct strip *strip, struct arena *arena)
{
	strip->slab = arena_grow(arena, strip->slab, strip->slabs, &strip->cap,
				 sizeof *strip->slab);
	return &strip->slab[strip->slabs++];
}

/* Half a line and a little; a line that is tall for its size, as Nastaliq's
 * is, has white of its own. */
int32_t
gap_mpt(const struct flow *flow, enum gap gap, int32_t leading_mpt)
{
	const int32_t em = POINTS(flow->size_pt);
	const int32_t share = leading_mpt * 3 / 5;
	const int32_t plain = share < em ? share : em;
	const int32_t unit =
		flow->spacing == SPACING_WIDE ? plain * 3 / 2 : plain;

	switch (gap) {
	case GAP_NONE:
		return 0;
	case GAP_ITEM:
		return unit * 2 / 5;
	case GAP_BLOCK:
		return unit;
	case GAP_SECTION:
		return unit * 9 / 5;
	}
	return 0;
}

static size_t
labels_waiting(const struct flow *flow)
{
	size_t count = 0;

	for (const struct label *l = flow->label; l; l = l->next)
		count++;
	return count;
}

static void
put_labels(struct flow *flow, int32_t base_mpt, struct ink *ink)
{
	for (const struct label *l = flow->label; l; l = l->next) {
		*ink++ = (struct ink){
			.kind = INK_LINE,
			.element = l->element,
			.x_mpt = l->x_mpt,
			.y_mpt = base_mpt,
			.width_mpt = l->text->line->width_mpt,
			.height_mpt = l->text->leading_mpt,
			.size_pt = flow->size_pt,
			.rgb = RGB_TEXT,
			.line = l->text->line,
		};
	}
	flow->label = NULL;
}

static void
make_room(struct slab_size *size, const struct text_paragraph *label)
{
	const int32_t below = label->leading_mpt - label->ascent_mpt;
	const int32_t more = label->ascent_mpt - size->base_mpt;

	if (more > 0) {
		size->height_mpt += size->base_mpt ? more : 0;
		size->base_mpt += more;
	}
	if (size->height_mpt < size->base_mpt + below)
		size->height_mpt = size->base_mpt + below;
}

struct slab *
flow_slab(struct flow *flow, const struct place *place, struct slab_size *size,
	  struct ink **ret_ink)
{
	const size_t labels = labels_waiting(flow);
	struct slab *slab = strip_add(flow->out, flow->arena);

	for (const struct label *l = flow->label; l; l = l->next)
		make_room(size, l->text);
	slab->before_mpt = gap_mpt(flow, flow->gap, size->leading_mpt);
	flow->gap = GAP_NONE;
	slab->height_mpt = size->height_mpt;
	slab->bar = place->bar;
	slab->inks = labels + size->inks;
	slab->ink = arena_alloc(flow->arena, slab->inks * sizeof *slab->ink);
	put_labels(flow, size->base_mpt, slab->ink);
	*ret_ink = slab->ink + labels;
	return slab;
}

struct ink
line_ink(const struct text_paragraph *text, size_t nth,
	 const struct place *place, const struct words *words)
{
	const struct text_line *line = &text->line[nth];

	return (struct ink){
		.kind = INK_LINE,
		.element = words->element,
		.x_mpt = place->rtl ? place->right_mpt - line->width_mpt
				    : place->left_mpt,
		.y_mpt = text->ascent_mpt,
		.width_mpt = line->width_mpt,
		.height_mpt = text->leading_mpt,
		.size_pt = words->size_pt,
		.rgb = RGB_TEXT,
		.line = line,
	};
}

/* No line of a paragraph stands alone on a page. */
static enum keep
line_keep(size_t nth, size_t lines, enum keep all)
{
	if (nth + 1 == lines || all == KEEP)
		return all;
	return nth == 0 || nth + 2 == lines ? KEEP : all;
}

void
flow_lines(struct flow *flow, const struct place *place,
	   const struct words *words, const struct text_paragraph *text)
{
	for (size_t i = 0; i < text->lines; i++) {
		struct slab_size size = {text->leading_mpt, text->ascent_mpt,
					 text->leading_mpt, 1};
		struct ink *ink;
		struct slab *slab = flow_slab(flow, place, &size, &ink);

		*ink = line_ink(text, i, place, words);
		ink->y_mpt = size.base_mpt;
		slab->keep = line_keep(i, text->lines, words->keep);
	}
}

/* How far apart lines stand at least, in thousandths of the size. Latin and
 * all that is not here: as far as Noto Sans has it. */
static int32_t
least_leading(const struct tag *tag)
{
	static const struct {
		const char *script;
		int32_t milli;
	} leading[] = {
		{"Hans", 1600}, {"Hant", 1600}, {"Jpan", 1600}, {"Kore", 1500},
		{"Beng", 1500}, {"Deva", 1500}, {"Gujr", 1500}, {"Guru", 1500},
		{"Khmr", 1600}, {"Knda", 1500}, {"Laoo", 1500}, {"Mlym", 1500},
		{"Orya", 1500}, {"Sinh", 1500}, {"Taml", 1500}, {"Telu", 1500},
		{"Thai", 1500},
	};

	if (!strcmp(tag->script, "Latn"))
		return LEADING_MILLI;
	for (size_t i = 0; i < sizeof leading / sizeof *leading; i++)
		if (!strcmp(tag->script, leading[i].script))
			return leading[i].milli;
	return LEADING_MILLI;
}

const struct text_paragraph *
flow_air(struct flow *flow, const struct tag *tag, const struct words *words,
	 const struct text_paragraph *text)
{
	const int32_t plain = words->size_pt * least_leading(tag);
	const int32_t least =
		flow->spacing == SPACING_WIDE ? plain * 5 / 4 : plain;
	struct text_paragraph *aired;

	if (text->leading_mpt >= least)
		return text;
	aired = arena_alloc(flow->arena, sizeof *aired);
	*aired = *text;
	aired->ascent_mpt += (least - text->leading_mpt) / 2;
	aired->leading_mpt = least;
	return aired;
}

enum status
flow_lay(struct flow *flow, const struct place *place,
	 const struct words *words, int32_t width_mpt,
	 const struct text_paragraph **ret)
{
	const struct text_style style = {place->tag, place->rtl, words->size_pt,
					 width_mpt};
	enum status status =
		text_lay(flow->typesetter, flow->piece, flow->pieces, &style,
			 flow->arena, ret, flow->fault);

	if (status != OK)
		return flow_fault(flow, words->line, status);
	*ret = flow_air(flow, place->tag, words, *ret);
	return OK;
}

enum status
flow_prepare(struct flow *flow, const struct place *place,
	     const struct words *words, const struct text_ready **ret)
{
	const struct text_style style = {.tag = place->tag,
					 .rtl = place->rtl,
					 .size_pt = words->size_pt};
	enum status status;

	flow_pieces(flow, place, words);
	status = text_prepare(flow->typesetter, flow->piece, flow->pieces,
			      &style, flow->arena, ret, flow->fault);
	return status == OK ? OK : flow_fault(flow, words->line, status);
}

enum status
flow_words(struct flow *flow, const struct place *place,
	   const struct words *words)
{
	const struct text_paragraph *text;
	enum status status;

	flow_pieces(flow, place, words);
	status = flow_lay(flow, place, words, place_width(place), &text);
	if (status == OK)
		flow_lines(flow, place, words, text);
	return status;
}

static enum status
paragraph(struct flow *flow, const struct place *place,
	  const struct block *block)
{
	const struct words words = {
		.spans = block->spans,
		.element = element_in(flow, place, ROLE_PARAGRAPH),
		.size_pt = flow->size_pt,
		.line = block->line,
	};
	enum status status = flow_words(flow, place, &words);

	flow->gap = GAP_BLOCK;
	return status;
}

/* Half as large again, a quarter, a tenth; less where the text is large. */
static int
heading_size(int size_pt, int level)
{
	const bool large = size_pt >= 18;

	switch (level) {
	case 1:
		return size_pt + (large ? size_pt * 3 + 5 : size_pt * 5) / 10;
	case 2:
		return size_pt + (large ? size_pt * 3 : size_pt * 5) / 20;
	case 3:
		return size_pt + size_pt / 12;
	}
	return size_pt;
}

static enum status
heading(struct flow *flow, const struct place *place, const struct block *block)
{
	struct element *element = element_in(flow, place, ROLE_HEADING);
	const struct words words = {
		.spans = block->spans,
		.element = element,
		.weight = FONT_BOLD,
		.size_pt = heading_size(flow->size_pt, block->level),
		.keep = KEEP,
		.line = block->line,
	};
	enum status status;

	element->level = block->level;
	if (flow->gap == GAP_BLOCK)
		flow->gap = GAP_SECTION;
	status = flow_words(flow, place, &words);
	flow->gap = GAP_ITEM;
	return status;
}

void
place_behind_bar(struct flow *flow, struct place *place)
{
	const int32_t width = POINTS(3), indent = POINTS(flow->size_pt) * 5 / 4;
	struct bar *bar = arena_alloc(flow->arena, sizeof *bar);

	bar->width_mpt = width;
	bar->rgb = RGB_STRONG;
	bar->outer = place->bar;
	bar->x_mpt = place->rtl ? place->right_mpt - width : place->left_mpt;
	place->bar = bar;
	if (place->rtl)
		place->right_mpt -= indent;
	else
		place->left_mpt += indent;
}

static enum status
quote(struct flow *flow, const struct place *place, const struct block *block)
{
	struct place inside = *place;
	enum status status;

	if (++inside.quotes > QUOTES_MAX)
		return flow_fault(flow, block->line,
				  fault_set(flow->fault, E_INPUT, "",
					    N_("quotations stand more than 8 "
					       "deep inside each other: take "
					       "some apart"),
					    NULL));
	place_behind_bar(flow, &inside);
	inside.within = element_in(flow, place, ROLE_QUOTE);
	inside.said = place->tag;
	status = flow_blocks(flow, &inside, block->child);
	flow->gap = GAP_BLOCK;
	return status;
}

static void
rule(struct flow *flow, const struct place *place)
{
	const int32_t thick = POINTS(3) / 4;
	struct slab_size size = {POINTS(flow->size_pt) * 4 / 3, 0, thick, 1};
	struct ink *ink;

	flow_slab(flow, place, &size, &ink);
	*ink = (struct ink){
		.kind = INK_RULE,
		.x_mpt = place->left_mpt,
		.width_mpt = place_width(place),
		.height_mpt = thick,
		.rgb = RGB_FAINT,
	};
	flow->gap = GAP_BLOCK;
}

void
fit_picture(const struct picture *picture, int32_t width_mpt,
	    int32_t height_mpt, struct ink *ink)
{
	int64_t width = picture->width_mpt, height = picture->height_mpt;

	if (width > width_mpt) {
		height = height * width_mpt / width;
		width = width_mpt;
	}
	if (height > height_mpt) {
		width = width * height_mpt / height;
		height = height_mpt;
	}
	ink->width_mpt = width ? (int32_t)width : 1;
	ink->height_mpt = height ? (int32_t)height : 1;
}

static enum status
picture(struct flow *flow, const struct place *place, const struct block *block)
{
	struct ink fitted = {.kind = INK_PICTURE, .picture = block->picture};
	struct element *element;
	struct slab_size size;
	struct ink *ink;

	if (!block->picture)
		return flow_fault(flow, block->line,
				  fault_set(flow->fault, E_INPUT, "",
					    N_("the picture {file} is not "
					       "there"),
					    "file", block->target, NULL));
	if (block->spans)
		return flow_beside(flow, place, block);
	element = element_in(flow, place, ROLE_FIGURE);
	element->alt = block->text ? block->text : "";
	fit_picture(block->picture, place_width(place), flow->page_mpt,
		    &fitted);
	fitted.element = element;
	fitted.x_mpt = place->rtl ? place->right_mpt - fitted.width_mpt
				  : place->left_mpt;
	size = (struct slab_size){POINTS(flow->size_pt) * 4 / 3, 0,
				  fitted.height_mpt, 1};
	flow_slab(flow, place, &size, &ink);
	*ink = fitted;
	flow->gap = GAP_BLOCK;
	return OK;
}

enum status
flow_block(struct flow *flow, const struct place *place,
	   const struct block *block)
{
	const struct place own = place_of(place, block);

	switch (block->kind) {
	case BLOCK_HEADING:
		return heading(flow, &own, block);
	case BLOCK_PARAGRAPH:
	case BLOCK_CELL:
		return paragraph(flow, &own, block);
	case BLOCK_LIST:
		return flow_list(flow, &own, block);
	case BLOCK_TABLE:
		return flow_table(flow, &own, block);
	case BLOCK_QUOTE:
		return quote(flow, &own, block);
	case BLOCK_ITEM:
	case BLOCK_ROW:
		return flow_blocks(flow, &own, block->child);
	case BLOCK_RULE:
		rule(flow, &own);
		return OK;
	case BLOCK_PICTURE:
		return picture(flow, &own, block);
	}
	return OK;
}

void
flow_lead(struct flow *flow, const struct block *block, size_t slabs_before)
{
	const struct block *next = block->next;
	struct strip *out = flow->out;

	if (block->kind != BLOCK_PARAGRAPH || !next ||
	    out->slabs == slabs_before)
		return;
	if (next->kind == BLOCK_LIST || next->kind == BLOCK_TABLE)
		out->slab[out->slabs - 1].keep = KEEP;
	if (next->kind == BLOCK_LIST)
		flow->gap = GAP_ITEM;
}

enum status
flow_blocks(struct flow *flow, const struct place *place,
	    const struct block *block)
{
	enum status status = OK;

	for (; block && status == OK; block = block->next) {
		const size_t before = flow->out->slabs;

		status = flow_block(flow, place, block);
		flow_lead(flow, block, before);
	}
	return status;
}
