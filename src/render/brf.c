/* Braille ready for an embosser: a line of ASCII for each line of cells, a
 * form feed behind each page.
 * Source: the North American Braille computer code, 64 characters. */
#include "render/braille.h"
#include "render/render.h"

struct brf {
	struct braille_printer printer;
	const struct braille *braille;
};

static void
begin_page(struct braille_printer *printer)
{
	(void)printer;
}

static void
put_line(struct braille_printer *printer, const uint8_t *cell, int count)
{
	static const char ascii[] = " A1B'K2L@CIF/MSP\"E3H9O6R^DJG>NTQ"
				    ",*5<-U8V.%[$+X!&;:4\\0Z7(_?W]#Y)=";

	for (int i = 0; i < count; i++)
		buf_char(printer->out, ascii[cell[i] & CELL_DOTS]);
	buf_text(printer->out, "\r\n");
}

static void
end_page(struct braille_printer *printer)
{
	buf_char(printer->out, '\f');
}

static struct braille_cells
number(struct braille_printer *printer, int page)
{
	struct brf *brf = (struct brf *)printer;

	return braille_number(brf->braille, page);
}

enum status
render_brf(const struct document *document,
	   const struct render_options *options, struct buf *out,
	   struct fault *fault)
{
	struct arena *arena = arena_new();
	struct braille braille;
	struct brf brf = {{begin_page, put_line, end_page, number, out},
			  &braille};
	enum status status =
		braille_make(document, options, arena, &braille, fault);

	if (status == OK)
		braille_print(&braille.pages, &brf.printer);
	arena_free(arena);
	return status;
}
