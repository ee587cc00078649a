/* How letters are printed: the options that commands which make letters have
 * in common, and the press for formats that need one. */
#ifndef VERNACULAR_CLI_PRINTING_H
#define VERNACULAR_CLI_PRINTING_H

#include "cli/command.h"
#include "render/render.h"

#define OPTIONS_PRINTING                                                       \
	{"format", "FORMAT", N_("html, text, pdf or tree"), OPTION_MUST},      \
		{"size", "POINTS",                                             \
		 N_("of the letters in a PDF, 12 to 28; else 12"),             \
		 OPTION_MAY},                                                  \
		{"paper", "white|cream|yellow|blue|green|pink",                \
		 N_("the colour of the pages in a PDF; else white"),           \
		 OPTION_MAY},                                                  \
		{"letterhead", "FILE",                                         \
		 N_("who sends it, in a PDF: see doc/letterhead-format.md"),   \
		 OPTION_MAY},                                                  \
		{"layout", "side|after",                                       \
		 N_("of two languages in a PDF: clause beside clause, or one " \
		    "after the other; else side"),                             \
		 OPTION_MAY},                                                  \
		OPTION_OUT

#define SYNOPSIS_PRINTING                                                     \
	"--format FORMAT [--size POINTS] [--paper COLOUR] "                   \
	"[--letterhead FILE] [--layout LAYOUT] -o OUT"

struct printing {
	const struct renderer *renderer;
	struct render_options options;
};

/* What the command line says of printing; closed in any case.
 * Errors: E_INPUT an option's value is wrong, or the format or another option
 * makes nothing of it. */
enum status printing_open(const struct cli *, struct printing *,
			  struct fault *) MUST_USE;
void printing_close(struct printing *);

/* Read the letterhead that the command line names, if it does, and say what
 * is wrong with it. */
enum cli_exit printing_letterhead(const struct cli *, struct printing *);

/* Print a document to where the command line says, and say what failed. */
enum cli_exit printing_write(const struct cli *, const struct printing *,
			     const struct document *);

#endif
