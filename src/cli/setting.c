/* vernacular setting: what an organisation decides for itself. */
#include "cli/commands.h"
#include "cli/service.h"
#include "desk/settings.h"
#include "wire/model.h"

static enum status
set(struct visit *visit, void *self, struct fault *fault)
{
	return setting_set(visit, self, fault);
}

static enum cli_exit
run_set(struct cli *cli)
{
	struct setting_change change = {
		.name = operand(cli->options, 0),
		.value = operand(cli->options, 1),
		.organisation = option_text(cli->options, "org"),
	};
	struct fault fault;

	if (service_change(cli, set, &change, &fault) != OK)
		return cli_fail_option(cli, &fault);
	return CLI_DONE;
}

static enum cli_exit
run_list(struct cli *cli)
{
	struct model *root = model_object(cli->arena);
	const struct model *row;
	struct buf out = {0};
	struct fault fault;
	enum cli_exit code;

	if (service_show(cli, settings_show, root, &fault) != OK)
		return cli_fail_option(cli, &fault);
	for (row = model_first(model_get(root, "settings")); row;
	     row = model_next(row))
		buf_printf(&out, "%s\t%s\t%s\t%s\n",
			   model_text_of(model_get(row, "name")),
			   model_true(model_get(row, "value")) ? "yes" : "no",
			   model_text_of(model_get(row, "origin")),
			   model_text_of(model_get(row, "label")));
	code = cli_print(&out);
	buf_free(&out);
	return code;
}

static const struct option set_options[] = {
	OPTION_DB,
	{"org", "NAME", N_("the organisation; the first one"), OPTION_MAY},
};
static const struct option list_options[] = {OPTION_DB};

const struct command command_setting_set = {
	.name = "setting set",
	.synopsis = "NAME yes|no [--org NAME] [--db FILE]",
	.help = N_("Decide something for an organisation, and for its members "
		   "that have not decided themselves."),
	.option = set_options,
	.options = sizeof set_options / sizeof *set_options,
	.operands_min = 2,
	.operands_max = 2,
	.run = run_set,
};

const struct command command_setting_list = {
	.name = "setting list",
	.synopsis = "[--db FILE]",
	.help = N_("List what the first organisation has decided: name, value, "
		   "who decided, and what it means, with tabs between."),
	.option = list_options,
	.options = sizeof list_options / sizeof *list_options,
	.run = run_list,
};
