/* Braille as PEF: cells as Unicode characters in XML, for programs that keep
 * and emboss Braille.
 * Source: PEF 2008-1, Public review draft of the Portable Embosser Format. */
#include <string.h>

#include "base/hash.h"
#include "base/utf8.h"
#include "render/braille.h"
#include "render/render.h"
#include "wire/html.h"

struct pef {
	struct braille_printer printer;
	const struct braille *braille;
};

static void
begin_page(struct braille_printer *printer)
{
	buf_text(printer->out, "<page>\n");
}

static void
put_line(struct braille_printer *printer, const uint8_t *cell, int count)
{
	buf_text(printer->out, "<row>");
	for (int i = 0; i < count; i++) {
		char utf8[4];

		buf_put(printer->out, utf8,
			utf8_encode(0x2800u + (cell[i] & CELL_DOTS), utf8));
	}
	buf_text(printer->out, "</row>\n");
}

static void
end_page(struct braille_printer *printer)
{
	buf_text(printer->out, "</page>\n");
}

static struct braille_cells
number(struct braille_printer *printer, int page)
{
	struct pef *pef = (struct pef *)printer;

	return braille_number(pef->braille, page);
}

static void
put_escaped(const char *text, struct buf *out)
{
	html_escape(text, strlen(text), out);
}

/* Named by what it holds, so that the same letter is the same bytes. */
static void
put_head(const struct document *document, const struct buf *body,
	 struct buf *out)
{
	unsigned char hash[HASH_BYTES];
	char hex[2 * HASH_BYTES + 1];

	hash_sha256(body->bytes, body->count, hash);
	hash_hex(hash, HASH_BYTES, hex);
	buf_printf(out,
		   "<head>\n<meta xmlns:dc=\"http://purl.org/dc/elements/1.1/"
		   "\">\n<dc:format>application/x-pef+xml</dc:format>\n"
		   "<dc:identifier>urn:sha256:%s</dc:identifier>\n"
		   "<dc:title>",
		   hex);
	put_escaped(document->title ? document->title : "", out);
	buf_text(out, "</dc:title>\n<dc:language>");
	put_escaped(document->lang, out);
	buf_text(out, "-Brai</dc:language>\n</meta>\n</head>\n");
}

static void
put_file(const struct document *document, const struct braille *braille,
	 struct buf *out)
{
	struct buf body = {0};
	struct pef pef = {{begin_page, put_line, end_page, number, &body},
			  braille};

	braille_print(&braille->pages, &pef.printer);
	buf_text(out, "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
		      "<pef version=\"2008-1\" "
		      "xmlns=\"http://www.daisy.org/ns/2008/pef\">\n");
	put_head(document, &body, out);
	buf_printf(out,
		   "<body>\n<volume cols=\"%d\" rows=\"%d\" rowgap=\"0\" "
		   "duplex=\"false\">\n<section>\n",
		   braille->pages.size.cells, braille->pages.size.lines);
	buf_put(out, body.bytes, body.count);
	buf_text(out, "</section>\n</volume>\n</body>\n</pef>\n");
	buf_free(&body);
}

enum status
render_pef(const struct document *document,
	   const struct render_options *options, struct buf *out,
	   struct fault *fault)
{
	struct arena *arena = arena_new();
	struct braille braille;
	enum status status =
		braille_make(document, options, arena, &braille, fault);

	if (status == OK)
		put_file(document, &braille, out);
	arena_free(arena);
	return status;
}
