/* vernacular notice approve: somebody who reads the language says that every
 * sentence of a notice is right. */
#include "cli/commands.h"
#include "cli/person.h"
#include "desk/letters.h"
#include "wire/model.h"

struct approval {
	const char *name, *tag;
	struct model *model;
};

static enum status
approve(struct visit *visit, void *self, struct fault *fault)
{
	struct approval *approval = self;

	approval->model = model_object(visit->arena);
	return notice_approve(visit, approval->name, approval->tag,
			      approval->model, fault);
}

static enum cli_exit
run(struct cli *cli)
{
	struct approval approval = {
		.name = operand(cli->options, 0),
		.tag = option_text(cli->options, "lang"),
	};
	struct buf out = {0};
	struct fault fault;
	enum cli_exit code;

	if (person_write(cli, approve, &approval, &fault) != OK)
		return cli_fail(&fault);
	buf_printf(
		&out, "%s %s %lld\n", approval.name,
		model_text_of(model_get(approval.model, "language")),
		(long long)model_int_of(model_get(approval.model, "approved")));
	code = cli_print(&out);
	buf_free(&out);
	return code;
}

static const struct option options[] = {
	OPTION_DB,
	{"lang", "TAG", N_("the language"), OPTION_MUST},
	{"by", "EMAIL", N_("the account of the person who reads it"),
	 OPTION_MUST},
};

const struct command command_notice_approve = {
	.name = "notice approve",
	.synopsis = "NAME --lang TAG --by EMAIL [--db FILE]",
	.help = N_("Approve a notice in one language. Everything current in "
		   "that language; letters can go out in it from then on. "
		   "Prints the notice, the language and how many sentences "
		   "were approved."),
	.option = options,
	.options = sizeof options / sizeof *options,
	.operands_min = 1,
	.operands_max = 1,
	.run = run,
};
