/* The sender's name, logo and addresses, and the address in the window. */
#include "render/letterpaper.h"

#include <string.h>

#include "doc/address.h"
#include "doc/letterhead.h"
#include "render/geometry.h"

#define NAME_SIZE_PT 14
#define STRAPLINE_SIZE_PT 10

/* The sender's lines are set as large as their box allows. */
#define CONTACT_SIZE_MAX_PT 11
#define CONTACT_SIZE_MIN_PT 8

#define WIDE_MPT POINTS(100000)

/* The logo keeps off the border, and leaves its box some air. */
#define LOGO_TOP_MPT TENTHS_MM(80)
#define LOGO_WIDTH_MPT TENTHS_MM(800)
#define LOGO_HEIGHT_MPT TENTHS_MM(160)

struct sender {
	struct flow *flow;
	struct place place;
	struct sheets *sheets;
	const struct letterhead *letterhead;
};

static struct place
place_in(const struct place *place, int32_t left_mpt, int32_t right_mpt)
{
	struct place own = *place;

	own.left_mpt = left_mpt;
	own.right_mpt = right_mpt;
	return own;
}

static struct text_piece *
piece_add(struct flow *flow, const struct place *place, const char *text)
{
	struct text_piece *piece;

	flow->piece = arena_grow(flow->arena, flow->piece, flow->pieces,
				 &flow->pieces_cap, sizeof *flow->piece);
	piece = &flow->piece[flow->pieces++];
	*piece = (struct text_piece){
		.text = text,
		.bytes = strlen(text),
		.tag = place->tag,
	};
	return piece;
}

/* Lines, one under the other, as one paragraph; the space between two is for
 * who listens. */
static void
line_pieces(struct flow *flow, const struct place *place,
	    const char *const *line, size_t lines)
{
	flow->pieces = 0;
	for (size_t i = 0; i < lines; i++) {
		piece_add(flow, place, line[i]);
		if (i + 1 < lines)
			piece_add(flow, place, " ")->ends_line = true;
	}
}

/* The lines of a paragraph from y on; returns where they end. */
static int32_t
put_lines(struct sheets *sheets, const struct place *place,
	  const struct words *words, const struct text_paragraph *text,
	  int32_t y_mpt)
{
	for (size_t i = 0; i < text->lines; i++) {
		struct ink ink = line_ink(text, i, place, words);

		ink.y_mpt += y_mpt;
		sheet_ink(sheets, 0, &ink);
		y_mpt += text->leading_mpt;
	}
	return y_mpt;
}

static enum status
put_text(struct sender *sender, const char *text, struct words words,
	 int32_t *y_mpt)
{
	struct flow *flow = sender->flow;
	const struct text_paragraph *lines;
	enum status status;

	words.element = element_in(flow, &sender->place, ROLE_PARAGRAPH);
	line_pieces(flow, &sender->place, &text, 1);
	flow->piece[0].weight = words.weight;
	status = flow_lay(flow, &sender->place, &words,
			  place_width(&sender->place), &lines);
	if (status != OK)
		return status;
	*y_mpt = put_lines(sender->sheets, &sender->place, &words, lines,
			   *y_mpt);
	return OK;
}

static void
put_logo(struct sender *sender, int32_t *y_mpt)
{
	const struct letterhead *letterhead = sender->letterhead;
	struct element *element =
		element_in(sender->flow, &sender->place, ROLE_FIGURE);
	int64_t width = letterhead->logo->width_mpt;
	int64_t height = letterhead->logo->height_mpt;
	struct ink ink = {.kind = INK_PICTURE,
			  .element = element,
			  .picture = letterhead->logo,
			  .y_mpt = *y_mpt};

	element->alt = letterhead->logo_alt;
	width = width * LOGO_HEIGHT_MPT / height;
	height = LOGO_HEIGHT_MPT;
	if (width > LOGO_WIDTH_MPT) {
		height = height * LOGO_WIDTH_MPT / width;
		width = LOGO_WIDTH_MPT;
	}
	ink.x_mpt = sender->place.left_mpt;
	ink.width_mpt = (int32_t)width;
	ink.height_mpt = (int32_t)height;
	sheet_ink(sender->sheets, 0, &ink);
	*y_mpt += ink.height_mpt;
}

static enum status
does_not_fit(const struct flow *flow, const char *where)
{
	return fault_set(flow->fault, E_INPUT, where,
			 N_("this does not fit into its place on the letter: "
			    "make it shorter"),
			 NULL);
}

static enum status
put_name(struct sender *sender)
{
	const struct letterhead *letterhead = sender->letterhead;
	const struct box box = BOX_LOGO;
	int32_t y_mpt = LOGO_TOP_MPT;
	enum status status = OK;

	if (letterhead->logo)
		put_logo(sender, &y_mpt);
	else
		status = put_text(sender, letterhead->name,
				  (struct words){.weight = FONT_BOLD,
						 .size_pt = NAME_SIZE_PT},
				  &y_mpt);
	if (status == OK && *letterhead->strapline)
		status = put_text(sender, letterhead->strapline,
				  (struct words){.size_pt = STRAPLINE_SIZE_PT},
				  &y_mpt);
	if (status == OK && y_mpt > box.y_mpt + box.height_mpt)
		return does_not_fit(sender->flow, "name");
	return status;
}

/* The two groups of the sender's lines. */
struct groups {
	const struct letterhead_lines *lines[2];
	const struct text_paragraph *text[2];
	int32_t space_mpt; /* between them */
};

/* Both at a size; *ret_high is what they take. */
static enum status
lay_groups(struct sender *sender, struct groups *groups, int size_pt,
	   int32_t *ret_high)
{
	const struct words words = {.size_pt = size_pt};
	int32_t high = 0;

	for (int i = 0; i < 2; i++) {
		enum status status;

		if (!groups->lines[i]->lines)
			continue;
		line_pieces(sender->flow, &sender->place,
			    groups->lines[i]->line, groups->lines[i]->lines);
		status =
			flow_lay(sender->flow, &sender->place, &words,
				 place_width(&sender->place), &groups->text[i]);
		if (status != OK)
			return status;
		groups->space_mpt = groups->text[i]->leading_mpt / 2;
		high += (high ? groups->space_mpt : 0) +
			(int32_t)groups->text[i]->lines *
				groups->text[i]->leading_mpt;
	}
	*ret_high = high;
	return OK;
}

static enum status
put_contact(struct sender *sender)
{
	const struct letterhead *letterhead = sender->letterhead;
	const struct box box = BOX_CONTACT;
	struct groups groups = {
		.lines = {&letterhead->contact, &letterhead->service}};
	struct words words = {.size_pt = CONTACT_SIZE_MAX_PT + 1};
	int32_t high = 0, y_mpt = box.y_mpt;
	enum status status;

	do {
		if (--words.size_pt < CONTACT_SIZE_MIN_PT)
			return does_not_fit(sender->flow, "contact");
		status = lay_groups(sender, &groups, words.size_pt, &high);
		if (status != OK)
			return status;
	} while (high > box.height_mpt);
	for (int i = 0; i < 2; i++) {
		if (!groups.text[i])
			continue;
		words.element = element_in(sender->flow, &sender->place,
					   ROLE_PARAGRAPH);
		y_mpt = put_lines(sender->sheets, &sender->place, &words,
				  groups.text[i], y_mpt) +
			groups.space_mpt;
	}
	return OK;
}

static enum status
put_sender(struct flow *flow, const struct place *body,
	   const struct letterhead *letterhead, struct sheets *sheets)
{
	const struct box logo = BOX_LOGO, contact = BOX_CONTACT;
	const struct tag *tag = tag_find(letterhead->lang);
	struct sender sender = {flow, *body, sheets, letterhead};
	enum status status;

	if (tag) {
		sender.place.tag = tag;
		sender.place.rtl = tag->rtl;
	}
	sender.place = place_in(&sender.place, TENTHS_MM(200),
				logo.x_mpt + logo.width_mpt);
	status = put_name(&sender);
	if (status != OK)
		return status;
	sender.place = place_in(&sender.place, contact.x_mpt,
				contact.x_mpt + contact.width_mpt);
	return put_contact(&sender);
}

/* Too wide for the window: the first line that is. */
static enum status
check_width(struct flow *flow, const struct address *to,
	    const struct text_paragraph *text, int32_t width_mpt)
{
	for (size_t i = 0; i < text->lines; i++)
		if (text->line[i].width_mpt > width_mpt)
			return address_refuse(ADDRESS_TOO_WIDE, to->line[i],
					      flow->fault);
	return OK;
}

/* Latin and 10 point whatever the letter is: machines read it. As many lines
 * as there are share the window. */
static enum status
put_address(struct flow *flow, const struct place *body,
	    const struct address *to, struct sheets *sheets)
{
	const struct box box = BOX_ADDRESS;
	const int32_t room = box.height_mpt - TENTHS_MM(20);
	struct words words = {.size_pt = ADDRESS_SIZE_PT};
	const struct text_paragraph *text;
	struct place place =
		place_in(body, box.x_mpt + ADDRESS_CLEAR_MPT,
			 box.x_mpt + box.width_mpt - ADDRESS_CLEAR_MPT);
	int32_t leading = POINTS(13), y_mpt;
	enum status status = address_acceptable(to, flow->fault);

	if (status != OK)
		return status;
	place.tag = tag_find("en");
	place.rtl = false;
	line_pieces(flow, &place, to->line, to->lines);
	status = flow_lay(flow, &place, &words, WIDE_MPT, &text);
	if (status == OK)
		status = check_width(flow, to, text, place_width(&place));
	if (status != OK)
		return status;
	words.element = element_in(flow, &place, ROLE_PARAGRAPH);
	if (leading * (int32_t)to->lines > room)
		leading = room / (int32_t)to->lines;
	y_mpt = box.y_mpt + (box.height_mpt - leading * (int32_t)to->lines) / 2;
	for (size_t i = 0; i < text->lines; i++) {
		struct ink ink = line_ink(text, i, &place, &words);

		/* Capitals are about 7 tenths of the size: centre them. */
		ink.y_mpt = y_mpt + (leading + POINTS(7)) / 2;
		ink.height_mpt = leading;
		sheet_ink(sheets, 0, &ink);
		y_mpt += leading;
	}
	return OK;
}

enum status
letterpaper_put(struct flow *flow, const struct place *body,
		const struct render_options *options, const struct address *to,
		struct sheets *sheets)
{
	enum status status = OK;

	if (options->letterhead)
		status = put_sender(flow, body, options->letterhead, sheets);
	if (status == OK && to)
		status = put_address(flow, body, to, sheets);
	return status;
}

bool
letterpaper_ground(enum paper paper, struct ink *ret)
{
	static const uint32_t rgb[] = {
		[PAPER_WHITE] = 0xFFFFFF,  [PAPER_CREAM] = 0xFFF8E1,
		[PAPER_YELLOW] = 0xFFF4A8, [PAPER_BLUE] = 0xDDEBFA,
		[PAPER_GREEN] = 0xDFF3E0,  [PAPER_PINK] = 0xFBE2EA,
	};

	*ret = (struct ink){
		.kind = INK_RULE,
		.artifact = ARTIFACT_BACKGROUND,
		.width_mpt = PAGE_WIDTH_MPT,
		.height_mpt = PAGE_HEIGHT_MPT,
		.rgb = rgb[paper],
	};
	return paper != PAPER_WHITE;
}
