/* The pen of a content stream. */
#include "render/pdf_pen.h"

#include <stdlib.h>

#include "render/pdf_put.h"

/* So much a word may stand beside its place, in thousandths of the size: a
 * hundredth of a point at 12 pt. Words are placed to a thousandth of a point
 * and the viewer's pen moves by whole units, so a line would else be full of
 * moves that nobody sees. */
#define GRACE_PER_MILLE 1

/* The longest that one code becomes: a rise, a move and four bytes. */
#define CODE_BYTES_MAX 64

void
pdf_pen_begin(struct pdf_pen *pen, struct buf *out)
{
	*pen = (struct pdf_pen){.out = out, .font = -1, .upem = 1};
}

static void
end_string(struct pdf_pen *pen)
{
	if (pen->in_string)
		buf_char(pen->out, ')');
	pen->in_string = false;
}

void
pdf_pen_rest(struct pdf_pen *pen)
{
	end_string(pen);
	if (pen->in_array)
		pdf_put(pen->out, "]TJ\n");
	pen->in_array = false;
}

void
pdf_pen_text(struct pdf_pen *pen)
{
	if (pen->in_text)
		return;
	pdf_put(pen->out, "BT\n");
	pen->in_text = true;
	pen->line_x_mpt = 0;
	pen->line_y_mpt = 0;
}

void
pdf_pen_no_text(struct pdf_pen *pen)
{
	pdf_pen_rest(pen);
	if (pen->in_text)
		pdf_put(pen->out, "ET\n");
	pen->in_text = false;
}

/* A part of a colour in thousandths, for 0 to 255. */
static int64_t
part(uint32_t rgb, int shift)
{
	return ((rgb >> shift & 0xFF) * 1000 + 127) / 255;
}

void
pdf_pen_colour(struct pdf_pen *pen, uint32_t rgb)
{
	const int64_t red = part(rgb, 16), green = part(rgb, 8);
	const int64_t blue = part(rgb, 0);

	if (rgb == pen->rgb)
		return;
	pdf_pen_rest(pen);
	pen->rgb = rgb;
	pdf_put_thousandths(pen->out, red);
	if (red == green && green == blue) {
		pdf_put(pen->out, " g\n");
		return;
	}
	buf_char(pen->out, ' ');
	pdf_put_thousandths(pen->out, green);
	buf_char(pen->out, ' ');
	pdf_put_thousandths(pen->out, blue);
	pdf_put(pen->out, " rg\n");
}

void
pdf_pen_line(struct pdf_pen *pen, int32_t x_mpt, int32_t y_mpt)
{
	pdf_pen_rest(pen);
	pdf_put_thousandths(pen->out, x_mpt - pen->line_x_mpt);
	buf_char(pen->out, ' ');
	pdf_put_thousandths(pen->out, y_mpt - pen->line_y_mpt);
	pdf_put(pen->out, " Td\n");
	pen->line_x_mpt = x_mpt;
	pen->line_y_mpt = y_mpt;
	pen->origin_mpt = x_mpt;
	pen->at_fu = 0;
}

void
pdf_pen_font(struct pdf_pen *pen, int font, int size_pt, int upem)
{
	if (font == pen->font && size_pt == pen->size_pt)
		return;
	pdf_pen_rest(pen);
	pen->origin_mpt +=
		(int32_t)(pen->at_fu * pen->size_pt * 1000 / pen->upem);
	pen->at_fu = 0;
	pdf_put(pen->out, "/F");
	pdf_put_number(pen->out, font);
	buf_char(pen->out, ' ');
	pdf_put_number(pen->out, size_pt);
	pdf_put(pen->out, " Tf\n");
	pen->font = font;
	pen->size_pt = size_pt;
	pen->upem = upem;
}

static void
begin_array(struct pdf_pen *pen)
{
	if (!pen->in_array)
		buf_char(pen->out, '[');
	pen->in_array = true;
}

/* Move to a place on the line. */
static void
move(struct pdf_pen *pen, int64_t to_fu)
{
	const int64_t by_fu = pen->at_fu - to_fu;

	end_string(pen);
	begin_array(pen);
	if (pen->upem == 1000)
		pdf_put_number(pen->out, by_fu);
	else
		pdf_put_thousandths(pen->out, by_fu * 1000000 / pen->upem);
	pen->at_fu = to_fu;
}

static void
rise(struct pdf_pen *pen, int rise_fu)
{
	pdf_pen_rest(pen);
	pdf_put_thousandths(pen->out,
			    (int64_t)rise_fu * pen->size_pt * 1000 / pen->upem);
	pdf_put(pen->out, " Ts\n");
	pen->rise_fu = rise_fu;
}

static char *
put_byte(char *p, unsigned char c)
{
	if (c == '(' || c == ')' || c == '\\') {
		*p++ = '\\';
	} else if (c == '\r') {
		*p++ = '\\';
		c = 'r';
	}
	*p++ = (char)c;
	return p;
}

/* There is room already. */
static void
put_code(struct pdf_pen *pen, uint16_t cid)
{
	char *p;

	if (!pen->in_string) {
		begin_array(pen);
		buf_char(pen->out, '(');
		pen->in_string = true;
	}
	p = pen->out->bytes + pen->out->count;
	p = put_byte(p, (unsigned char)(cid >> 8));
	p = put_byte(p, (unsigned char)cid);
	pen->out->count = (size_t)(p - pen->out->bytes);
}

void
pdf_pen_show(struct pdf_pen *pen, const struct coded *coded, int32_t x_mpt)
{
	int64_t word_fu = (int64_t)(x_mpt - pen->origin_mpt) * pen->upem /
			  (pen->size_pt * 1000);

	(void)buf_room(pen->out, coded->codes * CODE_BYTES_MAX);
	if (llabs(word_fu - pen->at_fu) * 1000 <= GRACE_PER_MILLE * pen->upem)
		word_fu = pen->at_fu;
	for (size_t i = 0; i < coded->codes; i++) {
		const struct code *code = &coded->code[i];

		if (code->y_fu != pen->rise_fu)
			rise(pen, code->y_fu);
		if (word_fu + code->x_fu != pen->at_fu)
			move(pen, word_fu + code->x_fu);
		put_code(pen, code->cid);
		pen->at_fu += code->width_fu;
		word_fu += code->advance_fu;
	}
	pen->out->bytes[pen->out->count] = '\0';
}
