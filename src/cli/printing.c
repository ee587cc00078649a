/* How letters are printed. */
#include "cli/printing.h"

#include <string.h>

#include "base/place.h"
#include "doc/letterhead.h"
#include "render/press.h"

/* An option that would be passed by is a mistake of who wrote it. */
static enum status
check_options(const struct cli *cli, const struct renderer *renderer,
	      struct fault *fault)
{
	static const char *const of_pdf[] = {"size", "paper", "letterhead",
					     "bilingual", "layout"};

	if (renderer->render != render_pdf)
		for (size_t i = 0; i < sizeof of_pdf / sizeof *of_pdf; i++)
			if (option_given(cli->options, of_pdf[i]))
				return fault_set(
					fault, E_INPUT,
					arena_printf(cli->arena, "--%s",
						     of_pdf[i]),
					N_("only a PDF has that: write "
					   "--format pdf"),
					NULL);
	if (!option_given(cli->options, "bilingual") &&
	    option_given(cli->options, "layout"))
		return fault_set(fault, E_INPUT, "--layout",
				 N_("it is for letters in two languages: name "
				    "the other with --bilingual"),
				 NULL);
	return OK;
}

enum status
printing_open(const struct cli *cli, struct printing *printing,
	      struct fault *fault)
{
	const char *paper = option_text(cli->options, "paper");
	const char *layout = option_text(cli->options, "layout");
	int64_t size_pt = SIZE_PT_MIN;

	*printing = (struct printing){.options = {.frame = RENDER_FILE}};
	if (render_find(option_text(cli->options, "format"),
			&printing->renderer, fault) != OK ||
	    option_number(cli->options, "size", SIZE_PT_MIN, SIZE_PT_MAX,
			  &size_pt, fault) != OK ||
	    check_options(cli, printing->renderer, fault) != OK)
		return E_INPUT;
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
