/* The table of renderers. */
#include "render/render.h"

#include <string.h>

#include "base/near.h"
#include "doc/dump.h"

static const struct renderer renderers[] = {
	{"html", "text/html; charset=utf-8", "html", render_html},
	{"text", "text/plain; charset=utf-8", "txt", render_text},
	{"pdf", "application/pdf", "pdf", render_pdf},
	{"brf", "text/plain; charset=us-ascii", "brf", render_brf},
	{"pef", "application/x-pef+xml", "pef", render_pef},
	{"wav", "audio/wav", "wav", render_wav},
	{"ogg", "audio/ogg; codecs=opus", "ogg", render_ogg},
	{"tree", "text/plain; charset=utf-8", "tree", render_tree},
};

#define RENDERERS (sizeof renderers / sizeof *renderers)

enum paper
paper_named(const char *name)
{
	static const char *const names[] = {
		[PAPER_WHITE] = "white",   [PAPER_CREAM] = "cream",
		[PAPER_YELLOW] = "yellow", [PAPER_BLUE] = "blue",
		[PAPER_GREEN] = "green",   [PAPER_PINK] = "pink",
	};

	for (size_t i = 0; name && i < sizeof names / sizeof *names; i++)
		if (!strcmp(name, names[i]))
			return (enum paper)i;
	return PAPER_WHITE;
}

enum status
render_find(const char *name, const struct renderer **ret, struct fault *fault)
{
	struct near near = {.word = name};

	for (size_t i = 0; i < RENDERERS; i++) {
		if (!strcmp(name, renderers[i].name)) {
			*ret = &renderers[i];
			return OK;
		}
		near_offer(&near, renderers[i].name);
	}
	return fault_set(fault, E_INPUT, "format",
			 N_("{value} is no format: perhaps {nearest}? (html, "
			    "text, pdf, brf, pef, wav, ogg, tree)"),
			 "value", name, "nearest",
			 near.best ? near.best : "html", NULL);
}

enum status
render_tree(const struct document *document,
	    const struct render_options *options, struct buf *out,
	    struct fault *fault)
{
	const struct enclosure *enclosure = options ? options->enclosure : NULL;

	(void)fault;
	document_dump(document, out);
	if (enclosure && enclosure->form)
		document_dump(enclosure->form, out);
	if (enclosure && enclosure->companion)
		document_dump(enclosure->companion, out);
	return OK;
}
