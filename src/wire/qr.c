/* The squares are libqrencode's; that those side by side become one stroke is
 * ours: it keeps a page light. */
#include "wire/qr.h"

#include <qrencode.h>
#include <string.h>

/* A code has hundreds of strokes, and a sheet thirty codes: buf_printf was more
 * than half of it. */
static void
put_number(struct buf *path, char before, int number)
{
	buf_char(path, before);
	if (number >= 100)
		buf_char(path, (char)('0' + number / 100 % 10));
	if (number >= 10)
		buf_char(path, (char)('0' + number / 10 % 10));
	buf_char(path, (char)('0' + number % 10));
}

static void
put_stroke(struct buf *path, int x, int y, int count)
{
	put_number(path, 'M', x);
	put_number(path, ' ', y);
	put_number(path, 'h', count);
	buf_text(path, "v1h");
	put_number(path, '-', count);
	buf_char(path, 'z');
}

static void
draw(const QRcode *code, struct buf *path)
{
	for (int y = 0; y < code->width; y++) {
		const unsigned char *row =
			code->data + (ptrdiff_t)y * code->width;

		for (int x = 0, from; x < code->width; x++) {
			if (!(row[x] & 1))
				continue;
			for (from = x; x < code->width && row[x] & 1; x++)
				;
			put_stroke(path, from + QR_QUIET, y + QR_QUIET,
				   x - from);
		}
	}
}

enum status
qr_path(const char *text, struct buf *path, int *ret_side, struct fault *fault)
{
	size_t bytes = strlen(text);
	QRcode *code;

	if (!bytes || bytes > QR_BYTES)
		return fault_set(fault, E_INPUT, "",
				 N_("A QR code holds 1 to 300 bytes"), NULL);
	code = QRcode_encodeString8bit(text, 0, QR_ECLEVEL_M);
	if (!code)
		return fault_set(fault, E_IO, "",
				 N_("The QR code could not be made"), NULL);
	draw(code, path);
	*ret_side = code->width + 2 * QR_QUIET;
	QRcode_free(code);
	return OK;
}
