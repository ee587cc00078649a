/* A picture with words beside it: at the start edge, on the same slab. */
#include "doc/picture.h"
#include "render/flow.h"
#include "render/geometry.h"

/* At most this wide and high: a code, and a picture of Easy Read. */
#define CODE_MPT TENTHS_MM(250)
#define SIDE_MPT TENTHS_MM(400)

/* The words' own place: what the picture leaves. */
static struct place
words_place(const struct flow *flow, const struct place *place,
	    int32_t width_mpt)
{
	const int32_t taken = width_mpt + POINTS(flow->size_pt);
	struct place own = *place;

	if (place->rtl)
		own.right_mpt -= taken;
	else
		own.left_mpt += taken;
	return own;
}

/* Lines beside the picture, in the middle of its height. */
static void
put_beside(const struct text_paragraph *text, const struct place *place,
	   const struct words *words, int32_t height_mpt, struct ink *ink)
{
	const int32_t high = (int32_t)text->lines * text->leading_mpt;

	for (size_t i = 0; i < text->lines; i++) {
		ink[i] = line_ink(text, i, place, words);
		ink[i].y_mpt += (height_mpt - high) / 2 +
				(int32_t)i * text->leading_mpt;
	}
}

static int32_t
taller(int32_t a_mpt, int32_t b_mpt)
{
	return a_mpt > b_mpt ? a_mpt : b_mpt;
}

enum status
flow_beside(struct flow *flow, const struct place *place,
	    const struct block *block)
{
	struct ink fitted = {.kind = INK_PICTURE, .picture = block->picture};
	struct words words = {.spans = block->spans,
			      .size_pt = flow->size_pt,
			      .line = block->line};
	const struct text_paragraph *text;
	struct element *figure = element_in(flow, place, ROLE_FIGURE);
	const int32_t side = block_code(block) ? CODE_MPT : SIDE_MPT;
	struct slab_size size = {0};
	struct place own;
	struct ink *ink;
	enum status status;

	figure->alt = block->text ? block->text : "";
	fit_picture(block->picture, side, side, &fitted);
	fitted.element = figure;
	fitted.x_mpt = place->rtl ? place->right_mpt - fitted.width_mpt
				  : place->left_mpt;
	own = words_place(flow, place,
			  block_code(block) ? fitted.width_mpt : side);
	words.element = element_in(flow, place, ROLE_PARAGRAPH);
	flow_pieces(flow, &own, &words);
	status = flow_lay(flow, &own, &words, place_width(&own), &text);
	if (status != OK)
		return status;
	size.height_mpt = taller(fitted.height_mpt,
				 (int32_t)text->lines * text->leading_mpt);
	size.leading_mpt = POINTS(flow->size_pt) * 4 / 3;
	size.inks = text->lines + 1;
	flow_slab(flow, place, &size, &ink);
	fitted.y_mpt = (size.height_mpt - fitted.height_mpt) / 2;
	ink[0] = fitted;
	put_beside(text, &own, &words, size.height_mpt, ink + 1);
	flow->gap = GAP_BLOCK;
	return OK;
}
