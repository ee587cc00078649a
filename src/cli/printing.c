/* How letters are printed. */
#include "cli/printing.h"

#include <string.h>

#include "base/place.h"
#include "doc/letterhead.h"
#include "render/press.h"

/* An option that would be passed by is a mistake of who wrote it. */
static enum status
refuse_all(const struct cli *cli, const char *const *names,
	   const char *message, struct fault *fault)
{
	for (; *names; names++)
		if (option_given(cli->options, *names))
			return fault_set(fault, E_INPUT,
					 arena_printf(cli->arena, "--%s",
						      *names),
					 message, NULL);
	return OK;
}

static bool
is_braille(const struct renderer *renderer)
{
	return renderer->render == render_brf ||
	       renderer->render == render_pef;
}

static enum status
check_options(const struct cli *cli, const struct renderer *renderer,
	      struct fault *fault)
{
	static const char *const of_pdf[] = {"size",	  "paper",
					     "letterhead", "bilingual",
					     "layout",	  NULL};
	static const char *const of_braille[] = {"grade", "cells", "lines",
						 NULL};
	enum status status = OK;

	if (renderer->render != render_pdf)
		status = refuse_all(cli, of_pdf,
				    N_("only a PDF has that: write "
				       "--format pdf"),
				    fault);
	if (status == OK && !is_braille(renderer))
		status = refuse_all(cli, of_braille,
				    N_("only Braille has that: write "
				       "--format brf or pef"),
				    fault);
	if (status != OK)
		return status;
	if (!option_given(cli->options, "bilingual") &&
	    option_given(cli->options, "layout"))
		return fault_set(fault, E_INPUT, "--layout",
				 N_("it is for letters in two languages: name "
				    "the other with --bilingual"),
				 NULL);
	return OK;
}

static enum status
read_braille(const struct cli *cli, struct braille_options *braille,
	     struct fault *fault)
{
	int64_t grade = 0, cells = BRAILLE_CELLS, lines = BRAILLE_LINES;

	if (option_number(cli->options, "grade", 1, BRAILLE_GRADES, &grade,
			  fault) != OK ||
	    option_number(cli->options, "cells", BRAILLE_CELLS_MIN,
			  BRAILLE_CELLS_MAX, &cells, fault) != OK ||
	    option_number(cli->options, "lines", BRAILLE_LINES_MIN,
			  BRAILLE_LINES_MAX, &lines, fault) != OK)
		return E_INPUT;
	*braille = (struct braille_options){(int)grade,
					    {(int)cells, (int)lines}};
	return OK;
}

enum status
printing_open(const struct cli *cli, struct printing *printing,
	      struct fault *fault)
{
	const char *paper = option_text(cli->options, "paper");
	const char *layout = option_text(cli->options, "layout");
	int64_t size_pt = 0; /* the least that suits */

	*printing = (struct printing){.options = {.frame = RENDER_FILE}};
	if (render_find(option_text(cli->options, "format"),
			&printing->renderer, fault) != OK ||
	    option_number(cli->options, "size", SIZE_PT_MIN, SIZE_PT_MAX,
			  &size_pt, fault) != OK ||
	    check_options(cli, printing->renderer, fault) != OK ||
	    read_braille(cli, &printing->braille, fault) != OK)
		return E_INPUT;
	printing->options.braille = &printing->braille;
	printing->options.size_pt = (int)size_pt;
	printing->options.paper = paper_named(paper);
	if (layout && !strcmp(layout, "after"))
		printing->options.bilingual = BILINGUAL_AFTER;
	if (printing->renderer->render == render_pdf)
		printing->options.press = press_alone(place_fonts());
	return OK;
}

void
printing_close(struct printing *printing)
{
	press_free(printing->options.press);
	printing->options.press = NULL;
}

enum cli_exit
printing_letterhead(const struct cli *cli, struct printing *printing)
{
	const char *path = option_text(cli->options, "letterhead");
	struct faults faults = {0};
	enum cli_exit code = CLI_DONE;

	if (path && letterhead_read(path, cli->arena,
				    &printing->options.letterhead,
				    &faults) != OK)
		code = cli_fail_all(&faults);
	faults_free(&faults);
	return code;
}

enum cli_exit
printing_write(const struct cli *cli, const struct printing *printing,
	       const struct document *document)
{
	struct buf out = {0};
	struct fault fault;
	enum cli_exit code;

	code = printing->renderer->render(document, &printing->options, &out,
					  &fault) == OK
		       ? cli_write(option_text(cli->options, "o"),
				   buf_string(&out), out.count)
		       : cli_fail(&fault);
	buf_free(&out);
	return code;
}
