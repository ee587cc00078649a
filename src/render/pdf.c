/* PDF: a document laid out as pages, drawn, tagged and written as a file that
 * keeps PDF/UA-1. The same document with the same fonts is the same bytes. */
#include <assert.h>

#include "render/pdf_write.h"

enum status
render_pages(struct press *press, const struct pages *pages, struct buf *out,
	     struct fault *fault)
{
	const struct pdf_job job = {
		.press = press, .pages = pages, .fonts = press->fonts};
	const size_t start = out->count;

	press->pages = pages->count;
	pdf_file_begin(press->file, out);
	pdf_fonts_begin(press->fonts, press->generation);
	return pdf_write_file(&job, out, start, fault);
}

enum status
render_pdf(const struct document *document,
	   const struct render_options *options, struct buf *out,
	   struct fault *fault)
{
	struct press *press = options->press;
	const struct pages *pages;
	enum status status;

	assert(press);
	press_begin(press);
	status = pages_make(press->typesetter, document, options, press->arena,
			    &pages, fault);
	return status == OK ? render_pages(press, pages, out, fault) : status;
}
