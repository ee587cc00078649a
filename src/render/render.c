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
	{"tree", "text/plain; charset=utf-8", "tree", render_tree},
};

#define RENDERERS (sizeof renderers / sizeof *renderers)

/* Formats of letters that this version does not make. */
static const char *const later[] = {"wav", "ogg"};

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
	for (size_t i = 0; i < sizeof later / sizeof *later; i++)
		if (!strcmp(name, later[i]))
			return fault_set(fault, E_INPUT, "format",
					 N_("{value} is not available yet in "
					    "this version: choose html, text, "
					    "pdf, brf, pef or tree"),
					 "value", name, NULL);
	return fault_set(fault, E_INPUT, "format",
			 N_("{value} is no format: perhaps {nearest}? (html, "
			    "text, pdf, brf, pef, tree)"),
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
