/* How letters are printed: the options that commands which make letters have
 * in common, and the press for formats that need one. */
#ifndef VERNACULAR_CLI_PRINTING_H
#define VERNACULAR_CLI_PRINTING_H

#include "cli/command.h"
#include "render/braille.h"
#include "render/render.h"

#define OPTIONS_PRINTING                                                       \
	{"format", "FORMAT",                                                   \
	 N_("html, text, pdf, brf, pef, wav, ogg or tree"),                    \
	 OPTION_MUST},                                                         \
		{"size", "POINTS",                                             \
		 N_("of the letters in a PDF, 12 to 28; else 12"),             \
		 OPTION_MAY},                                                  \
		{"paper", "white|cream|yellow|blue|green|pink",                \
		 N_("the colour of the pages in a PDF; else white"),           \
		 OPTION_MAY},                                                  \
		{"letterhead", "FILE",                                         \
		 N_("who sends it, in a PDF: see doc/letterhead-format.md"),   \
		 OPTION_MAY},                                                  \
		{"grade", "1|2",                                               \
		 N_("of Braille: letter by letter or contracted; else 2 "      \
		    "where the language has it"),                              \
		 OPTION_MAY},                                                  \
		{"cells", "NUMBER",                                            \
		 N_("in a line of Braille, 20 to 60; else 40"),                \
		 OPTION_MAY},                                                  \
		{"lines", "NUMBER",                                            \
		 N_("on a page of Braille, 10 to 60; else 25"),                \
		 OPTION_MAY},                                                  \
		{"layout", "side|after",                                       \
		 N_("of two languages in a PDF: clause beside clause, or one " \
		    "after the other; else side"),                             \
		 OPTION_MAY},                                                  \
		OPTION_OUT

#define SYNOPSIS_PRINTING                                                     \
	"--format FORMAT [--size POINTS] [--paper COLOUR] "                   \
	"[--letterhead FILE] [--layout LAYOUT] [--grade 1|2] "               \
	"[--cells NUMBER] [--lines NUMBER] -o OUT"

struct printing {
	const struct renderer *renderer;
	struct render_options options;
	struct braille_options braille;
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
