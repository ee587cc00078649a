/* vernacular render: any Markdown file as a letter. */
#include <string.h>

#include "base/file.h"
#include "cli/commands.h"
#include "cli/printing.h"
#include "doc/check.h"
#include "doc/front.h"
#include "doc/isolate.h"
#include "doc/markdown.h"
#include "lang/tag.h"

static enum status
read_document(struct cli *cli, const char *path, const struct buf *text,
	      struct document *document, struct faults *faults)
{
	struct markdown md = {path, buf_string(text), text->count, 0,
			      SPAN_MODE_PLAIN};
	struct front front;

	if (markdown_acceptable(&md, cli->arena, faults) != OK ||
	    front_parse(path, md.text, md.count, cli->arena, &front, faults) !=
		    OK)
		return E_INPUT;
	for (size_t i = 0; i < front.count; i++)
		if (!strcmp(front.entry[i].key, "title"))
			document->title = front.entry[i].value;
	md.text += front.body;
	md.count -= front.body;
	md.lines_before = front.body_lines;
	return markdown_parse(&md, cli->arena, &document->blocks, faults);
}

/* The first heading, where the front matter names no title. */
static const char *
title_of(struct cli *cli, const struct document *document, const char *path)
{
	struct buf words = {0};
	const char *title = path;

	if (document->title)
		return document->title;
	for (const struct block *b = document->blocks; b; b = b->next) {
		if (b->kind != BLOCK_HEADING)
			continue;
		spans_text(b->spans, &words);
		title = arena_text(cli->arena, buf_string(&words));
		break;
	}
	buf_free(&words);
	return title;
}

/* What shuts readers out is said, and the file is rendered all the same: it is
 * its author's. */
static void
say_checks(const struct document *document, const char *path)
{
	struct faults faults = {0};

	if (document_check(document, path, &faults) != OK)
		(void)cli_fail_all(&faults);
	faults_free(&faults);
}

static enum cli_exit
render_file(struct cli *cli, const struct tag *tag,
	    const struct printing *printing, const struct buf *text)
{
	const char *path = operand(cli->options, 0);
	struct document document = {.lang = tag->tag, .rtl = tag->rtl};
	struct faults faults = {0};
	enum cli_exit code;

	if (read_document(cli, path, text, &document, &faults) != OK) {
		code = cli_fail_all(&faults);
		faults_free(&faults);
		return code;
	}
	document_isolate(&document, cli->arena);
	document.title = title_of(cli, &document, path);
	say_checks(&document, path);
	return printing_write(cli, printing, &document);
}

static enum cli_exit
run(struct cli *cli)
{
	struct printing printing = {0};
	const struct tag *tag;
	struct fault fault;
	struct buf text = {0};
	enum cli_exit code;

	if (tag_parse("--lang", option_text(cli->options, "lang"), &tag,
		      &fault) != OK ||
	    printing_open(cli, &printing, &fault) != OK)
		return cli_usage(cli, &fault);
	code = file_read(operand(cli->options, 0), MARKDOWN_BYTES_MAX, &text,
			 &fault) == OK
		       ? render_file(cli, tag, &printing, &text)
		       : cli_fail(&fault);
	buf_free(&text);
	printing_close(&printing);
	return code;
}

static const struct option options[] = {
	{"lang", "TAG", N_("the language it is written in"), OPTION_MUST},
	OPTIONS_PRINTING,
};

const struct command command_render = {
	.name = "render",
	.synopsis = "FILE.md --lang TAG " SYNOPSIS_PRINTING,
	.help = N_("Make a letter of a Markdown file. No database is needed. "
		   "What would shut readers out, such as a heading level left "
		   "out, is said on standard error."),
	.option = options,
	.options = sizeof options / sizeof *options,
	.operands_min = 1,
	.operands_max = 1,
	.run = run,
};
