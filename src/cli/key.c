/* vernacular key: the installation's key. */
#include "cli/commands.h"
#include "cli/service.h"
#include "desk/key.h"

static enum cli_exit
run_rotate(struct cli *cli)
{
	struct service service;
	struct fault fault;
	enum status status = service_open(cli, &service, &fault);

	if (status != OK)
		return cli_fail_option(cli, &fault);
	status = key_rotate(service.desk, cli->arena, &fault);
	service_close(&service);
	return status == OK ? CLI_DONE : cli_fail_option(cli, &fault);
}

static const struct option rotate_options[] = {OPTION_DB};

const struct command command_key_rotate = {
	.name = "key rotate",
	.synopsis = "[--db FILE]",
	.help = N_("Make a new key of the installation, seal under it what the "
		   "old one sealed, and drop that. A service may run beside "
		   "it."),
	.option = rotate_options,
	.options = sizeof rotate_options / sizeof *rotate_options,
	.run = run_rotate,
};
