/* vernacular glossary list, import and export: a landlord's own words. */
#include <stdio.h>

#include "cli/act.h"
#include "cli/commands.h"
#include "cli/service.h"
#include "desk/glossary.h"
#include "wire/model.h"

#define FILE_BYTES_MAX (20 << 20)

static enum status
list(struct visit *visit, struct act *act, struct fault *fault)
{
	return glossary_list(visit, act->self, act->model, fault);
}

static void
put_words(const struct model *words, const char *before, struct buf *out)
{
	for (const struct model *word = model_first(words); word;
	     word = model_next(word)) {
		buf_printf(out, "%s%s", before, model_text_of(word));
		before = ", ";
	}
}

static void
put_term(const struct model *term, struct buf *out)
{
	buf_printf(out, "%-8s %s", model_text_of(model_get(term, "language")),
		   model_text_of(model_get(term, "term")));
	if (model_true(model_get(term, "keep")))
		buf_text(out, ": as it is");
	put_words(model_get(term, "wanted"), ": ", out);
	put_words(model_get(term, "forbidden"), "; not ", out);
	buf_char(out, '\n');
}

static enum cli_exit
run_list(struct cli *cli)
{
	struct glossary_wish wish = {
		.language = option_text(cli->options, "lang"),
		.page = {.limit = 200},
	};
	struct act act = {.cli = cli, .run = list, .self = &wish};
	const struct model *term;
	struct buf out = {0};
	struct fault fault;
	enum cli_exit code;

	do {
		if (act_read(&act, &fault) != OK) {
			buf_free(&out);
			return act_failed(&act, &fault);
		}
		term = model_first(model_get(act.model, "terms"));
		for (; term; term = model_next(term))
			put_term(term, &out);
		wish.page.after = model_text_of(model_get(act.model, "next"));
	} while (wish.page.after);
	code = cli_print(&out);
	buf_free(&out);
	return code;
}

static enum status
export(struct visit *visit, struct act *act, struct fault *fault)
{
	return glossary_export(visit, option_text(act->cli->options, "lang"),
			       act->self, fault);
}

static enum cli_exit
run_export(struct cli *cli)
{
	return act_save(cli, export);
}

struct table {
	const char *bytes;
	size_t count;
};

static enum status
import(struct visit *visit, struct act *act, struct fault *fault)
{
	const struct table *table = act->self;

	return glossary_import(visit, table->bytes, table->count, act->model,
			       &act->faults, fault);
}

static enum cli_exit
run_import(struct cli *cli)
{
	struct table table = {NULL, 0};
	struct act act = {.cli = cli, .run = import, .self = &table};
	struct fault fault;

	if (service_read_file(cli, operand(cli->options, 0), FILE_BYTES_MAX,
			      &table.bytes, &table.count, &fault) != OK)
		return cli_fail(&fault);
	if (act_write(&act, &fault) != OK)
		return act_failed(&act, &fault);
	fprintf(stderr, "%lld added, %lld changed, %lld as they were\n",
		(long long)model_int_of(model_get(act.model, "added")),
		(long long)model_int_of(model_get(act.model, "changed")),
		(long long)model_int_of(model_get(act.model, "same")));
	faults_free(&act.faults);
	return CLI_DONE;
}

static const struct option list_options[] = {
	OPTION_DB,
	OPTION_BY,
	{"lang", "TAG", N_("only this language"), OPTION_MAY},
};

const struct command command_glossary_list = {
	.name = "glossary list",
	.synopsis = "[--lang TAG] [--by EMAIL] [--db FILE]",
	.help = N_("List the terms of a landlord and how each is translated. "
		   "In English, what letters say instead of it."),
	.option = list_options,
	.options = sizeof list_options / sizeof *list_options,
	.run = run_list,
};

static const struct option export_options[] = {
	OPTION_DB,
	OPTION_BY,
	{"lang", "TAG", N_("only this language"), OPTION_MAY},
	OPTION_OUT,
};

const struct command command_glossary_export = {
	.name = "glossary export",
	.synopsis = "[--lang TAG] -o OUT [--by EMAIL] [--db FILE]",
	.help = N_("Write the terms of a landlord as a table."),
	.option = export_options,
	.options = sizeof export_options / sizeof *export_options,
	.run = run_export,
};

static const struct option import_options[] = {
	OPTION_DB,
	OPTION_BY,
};

const struct command command_glossary_import = {
	.name = "glossary import",
	.synopsis = "FILE.csv [--by EMAIL] [--db FILE]",
	.help = N_("Read terms from a table with the columns term, language, "
		   "wanted, forbidden, keep and note. Every wrong row is named "
		   "and nothing is kept unless all are right; a term that is "
		   "there already is replaced."),
	.option = import_options,
	.options = sizeof import_options / sizeof *import_options,
	.operands_min = 1,
	.operands_max = 1,
	.run = run_import,
};
