/* vernacular render: any Markdown file as a letter. */
#include "cli/commands.h"
#include "cli/letter_file.h"
#include "cli/printing.h"

/* The other language of a bilingual letter; *ret is NULL for none. */
static enum cli_exit
read_other(struct cli *cli, const struct tag *tag, const struct document **ret)
{
	const char *path = option_text(cli->options, "bilingual");
	struct document *other;

	*ret = NULL;
	if (!path)
		return CLI_DONE;
	other = arena_alloc(cli->arena, sizeof *other);
	*ret = other;
	return letter_file_read(cli, path, tag, LETTER_PICTURES_READ, other);
}

static enum cli_exit
render_file(struct cli *cli, const struct tag *tag, const struct tag *other,
	    struct printing *printing)
{
	enum letter_pictures pictures =
		printing->renderer->render == render_html ||
				printing->renderer->render == render_pdf
			? LETTER_PICTURES_READ
			: LETTER_PICTURES_NAMED;
	struct document document;
	enum cli_exit code = printing_letterhead(cli, printing);

	if (code == CLI_DONE)
		code = letter_file_read(cli, operand(cli->options, 0), tag,
					pictures, &document);
	if (code == CLI_DONE)
		code = read_other(cli, other, &printing->options.other);
	return code == CLI_DONE ? printing_write(cli, printing, &document)
				: code;
}

static enum status
check_other(const struct cli *cli, const char *language, const struct tag **ret,
	    struct fault *fault)
{
	if (language && !option_given(cli->options, "bilingual"))
		return fault_set(fault, E_INPUT, "--bilingual-lang",
				 N_("it is the language of a second file: name "
				    "the file with --bilingual"),
				 NULL);
	return tag_parse("--bilingual-lang", language ? language : "en", ret,
			 fault);
}

static enum cli_exit
run(struct cli *cli)
{
	const char *language = option_text(cli->options, "bilingual-lang");
	struct printing printing = {0};
	const struct tag *tag, *other;
	struct fault fault;
	enum cli_exit code;

	if (tag_parse("--lang", option_text(cli->options, "lang"), &tag,
		      &fault) != OK ||
	    check_other(cli, language, &other, &fault) != OK ||
	    printing_open(cli, &printing, &fault) != OK)
		return cli_usage(cli, &fault);
	code = render_file(cli, tag, other, &printing);
	printing_close(&printing);
	return code;
}

static const struct option options[] = {
	{"lang", "TAG", N_("the language it is written in"), OPTION_MUST},
	{"bilingual", "OTHER.md",
	 N_("the same letter in another language, to be printed with it"),
	 OPTION_MAY},
	{"bilingual-lang", "TAG", N_("the language of OTHER.md; else en"),
	 OPTION_MAY},
	OPTIONS_PRINTING,
};

const struct command command_render = {
	.name = "render",
	.synopsis = "FILE.md --lang TAG [--bilingual OTHER.md] "
		    "[--bilingual-lang TAG] " SYNOPSIS_PRINTING,
	.help = N_("Make a letter of a Markdown file. No database is needed. "
		   "Its front matter may say `title:` and `address:`, whose "
		   "lines stand between semicolons; pictures lie beside it. "
		   "What would shut readers out, such as a heading level left "
		   "out, is said on standard error."),
	.option = options,
	.options = sizeof options / sizeof *options,
	.operands_min = 1,
	.operands_max = 1,
	.run = run,
};
