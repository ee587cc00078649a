/* vernacular notice ask: a translator is asked for what is missing. */
#include "cli/commands.h"
#include "cli/person.h"
#include "desk/translations.h"
#include "wire/model.h"

struct wish {
	struct translation_ask ask;
	struct model *model;
	struct faults faults;
};

static enum status
ask(struct visit *visit, void *self, struct fault *fault)
{
	struct wish *wish = self;

	faults_free(&wish->faults);
	wish->model = model_object(visit->arena);
	return translation_ask(visit, &wish->ask, wish->model, &wish->faults,
			       fault);
}

static enum cli_exit
print_asked(const struct model *model)
{
	struct buf out = {0};
	enum cli_exit code;

	buf_printf(&out, "%s %lld sentences, %lld words%s\n",
		   model_text_of(model_get(model, "ref")),
		   (long long)model_int_of(model_get(model, "messages")),
		   (long long)model_int_of(model_get(model, "words")),
		   model_true(model_get(model, "already"))
			   ? ": somebody is at work on it already"
			   : "");
	code = cli_print(&out);
	buf_free(&out);
	return code;
}

static enum cli_exit
run(struct cli *cli)
{
	struct wish wish = {
		.ask = {.name = operand(cli->options, 0),
			.language = option_text(cli->options, "lang"),
			.tenant = option_text(cli->options, "tenant"),
			.as = option_text(cli->options, "as"),
			.needed_by = option_text(cli->options, "needed-by")},
	};
	struct fault fault;
	enum cli_exit code;

	if (person_write(cli, ask, &wish, &fault) == OK)
		code = print_asked(wish.model);
	else
		code = wish.faults.count ? cli_fail_all(&wish.faults)
					 : cli_fail_option(cli, &fault);
	faults_free(&wish.faults);
	return code;
}

static const struct option options[] = {
	OPTION_DB,
	OPTION_BY,
	{"lang", "TAG", N_("the language"), OPTION_MUST},
	{"tenant", "TENANT", N_("who the letter is for: reference or id"),
	 OPTION_MUST},
	{"as", "po|xliff|xliff2|tmx|docx",
	 N_("the kind of file that the provider gets; docx"), OPTION_MAY},
	{"needed-by", "TIME", N_("when it must be there"), OPTION_MAY},
};

const struct command command_notice_ask = {
	.name = "notice ask",
	.synopsis = "NAME --lang TAG --tenant TENANT [--as KIND] "
		    "[--needed-by TIME] --by EMAIL [--db FILE]",
	.help = N_("Ask a translator for what is missing. Logs a request whose "
		   "provider gets a file of the sentences that are not "
		   "approved, for the notice and each of its clauses; what "
		   "comes back is imported. Prints its reference and how much "
		   "it is."),
	.option = options,
	.options = sizeof options / sizeof *options,
	.operands_min = 1,
	.operands_max = 1,
	.run = run,
};
