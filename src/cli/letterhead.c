/* vernacular letterhead: what a landlord's letters are headed with. */
#include "cli/commands.h"
#include "cli/service.h"
#include "desk/letterheads.h"

static enum status
set(struct visit *visit, void *self, struct fault *fault)
{
	return letterhead_set(visit, self, fault);
}

static enum status
unset(struct visit *visit, void *self, struct fault *fault)
{
	const struct letterhead_set *wish = self;

	return letterhead_unset(visit, wish->organisation, fault);
}

/* It is parsed before anything is kept, so that no letter finds the fault. */
static enum cli_exit
run_set(struct cli *cli)
{
	struct letterhead_set wish = {
		.organisation = option_text(cli->options, "org")};
	const struct letterhead *head;
	struct faults faults = {0};
	struct fault fault;
	enum cli_exit code = CLI_DONE;

	if (letterhead_load(operand(cli->options, 0), cli->arena, &wish.files,
			    &faults) != OK ||
	    letterhead_parse(&wish.files, cli->arena, &head, &faults) != OK)
		code = cli_fail_all(&faults);
	else if (service_change(cli, set, &wish, &fault) != OK)
		code = cli_fail_option(cli, &fault);
	faults_free(&faults);
	return code;
}

static enum cli_exit
run_unset(struct cli *cli)
{
	struct letterhead_set wish = {
		.organisation = option_text(cli->options, "org")};
	struct fault fault;

	if (service_change(cli, unset, &wish, &fault) != OK)
		return cli_fail_option(cli, &fault);
	return CLI_DONE;
}

static const struct option options[] = {
	OPTION_DB,
	{"org", "NAME", N_("the organisation; the first one"), OPTION_MAY},
};

const struct command command_letterhead_set = {
	.name = "letterhead set",
	.synopsis = "FILE.md [--org NAME] [--db FILE]",
	.help = N_("Head the letters of an organisation, and of its members "
		   "that have none of their own, with the name, logo and "
		   "address in the file. Letters that were issued stay as they "
		   "are."),
	.option = options,
	.options = sizeof options / sizeof *options,
	.operands_min = 1,
	.operands_max = 1,
	.run = run_set,
};

const struct command command_letterhead_unset = {
	.name = "letterhead unset",
	.synopsis = "[--org NAME] [--db FILE]",
	.help = N_("Head the letters of an organisation with its name "
		   "alone."),
	.option = options,
	.options = sizeof options / sizeof *options,
	.run = run_unset,
};
